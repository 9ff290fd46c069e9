"""Scattered reports of unlawful detention become a source-audited dossier."""

__version__ = "0.1.0"
__all__: list[str] = []
