"""What do foreign parsers and programs see, without being able to do anything else?"""

from habeas.sandbox.foreign import converted, pages, records

__all__ = ["converted", "pages", "records"]
