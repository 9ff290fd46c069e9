"""How does a case look outside? Draws only values that protection made."""

from habeas.publication.machine import machine_files
from habeas.publication.page import dossier

__all__ = ["dossier", "machine_files"]
