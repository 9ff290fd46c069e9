"""What may leave, and in which words? The only room that makes what publication draws."""

from habeas.protection.cells import cells
from habeas.protection.leaving import check_leaving
from habeas.protection.owner import for_owner
from habeas.protection.sieve import open_texts
from habeas.protection.world import for_world

__all__ = ["cells", "check_leaving", "for_owner", "for_world", "open_texts"]
