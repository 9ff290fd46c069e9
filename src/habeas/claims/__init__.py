"""Who said what, in which words?"""

from habeas.claims.find import Found, find, offered
from habeas.claims.unread import unread_columns

__all__ = ["Found", "find", "offered", "unread_columns"]
