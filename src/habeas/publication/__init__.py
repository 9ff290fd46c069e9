"""How does a case look outside? Draws only values that protection made."""

from habeas.publication.machine import machine_files

__all__ = ["machine_files"]
