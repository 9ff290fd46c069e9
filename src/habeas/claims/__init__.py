"""Who said what, in which words?"""

from habeas.claims.find import Found, find, offered

__all__ = ["Found", "find", "offered"]
