"""Are these the same place, the same person, the same body?"""

from habeas.linking.places import near, settle

__all__ = ["near", "settle"]
