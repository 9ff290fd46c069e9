"""Who said what, in which words?"""

from habeas.claims.find import find

__all__ = ["find"]
