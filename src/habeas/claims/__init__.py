"""Who said what, in which words?"""

from habeas.claims.find import Found, find, offered
from habeas.claims.relevance import may_tell
from habeas.claims.unread import unread_columns

__all__ = ["Found", "find", "may_tell", "offered", "unread_columns"]
