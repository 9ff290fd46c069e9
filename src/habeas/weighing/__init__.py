"""How many voices, which figures agree, what did the relays change?"""

from habeas.weighing.scales import weigh

__all__ = ["weigh"]
