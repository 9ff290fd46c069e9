"""Scattered reports of unlawful detention become a source-audited dossier.

>>> import habeas
>>> habeas.__all__
['build_dossier', 'find_claims', 'read']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.casework.front import build_dossier, find_claims, read

__version__ = "0.1.0"
__all__ = ["build_dossier", "find_claims", "read"]


def __getattr__(name: str) -> object:
    # Loaded when first asked for: `habeas --help` must not wait for readers and models.
    if name not in __all__:
        raise AttributeError(name)
    from habeas.casework import front  # noqa: PLC0415 - see above

    return getattr(front, name)
