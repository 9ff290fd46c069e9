"""What may leave, and in which words? The only room that makes what publication draws."""

from habeas.protection.owner import for_owner

__all__ = ["for_owner"]
