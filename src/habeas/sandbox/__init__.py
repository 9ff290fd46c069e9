"""What do foreign parsers and programs see, without being able to do anything else?"""

from habeas.sandbox.foreign import converted, pages, records
from habeas.sandbox.loopback import Endpoint, ask, endpoint

__all__ = ["Endpoint", "ask", "converted", "endpoint", "pages", "records"]
