"""What does the owner of a case say about its files?"""

from collections.abc import Mapping

from msgspec import Struct

from habeas.model.document import DocPath


class FileSettings(Struct, frozen=True):
    """What the owner says about one file; None where the file may speak for itself."""

    outlet: str | None = None
    published: str | None = None  # ISO 8601 day or time
    url: str | None = None
    language: str | None = None
    consent: str | None = None


class Settings(Struct, frozen=True):
    """What `case.toml` says: a title, what is public, facts about files, other names of bodies.

    `local_model`: confidential files whose sources agreed that a model on this machine reads them.
    """

    title: str | None = None
    public: tuple[str, ...] = ()  # globs on paths: `*` stays in its folder, `**` does not
    files: Mapping[DocPath, FileSettings] = {}
    aliases: Mapping[str, tuple[str, ...]] = {}  # a body's name and its other names
    local_model: tuple[str, ...] = ()  # globs, as in `public`
    columns: Mapping[str, str] = {}  # the head of a list's column, and what it holds

    def about(self, path: DocPath) -> FileSettings:
        """Look up a file; what is said of `a.docx` holds for its rendition `a.docx.txt` too.

        >>> said = Settings(files={DocPath("a.docx"): FileSettings(outlet="Granki")})
        >>> said.about(DocPath("a.docx.txt")).outlet
        'Granki'
        """
        original = DocPath(path.removesuffix(".txt"))
        return self.files.get(path) or self.files.get(original) or FileSettings()
