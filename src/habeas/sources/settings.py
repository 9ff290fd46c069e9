"""What does `case.toml` say, and is every key in it one that we know?"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from habeas.errors import BadSettings
from habeas.model.document import DocPath
from habeas.model.settings import FileSettings, Settings
from habeas.text.tables import rows

AT_LINE = re.compile(r"at line (\d+)")
KEYS = Settings.__struct_fields__
FILE_KEYS = FileSettings.__struct_fields__


def settings(untrusted_toml: bytes) -> Settings:
    """Read `case.toml`; an unknown key is refused, because it may be a wish about safety.

    >>> settings(b'title = "Case"').title
    'Case'
    """
    table = _parsed(untrusted_toml)
    _check_keys(table, KEYS)
    return Settings(
        title=_optional(table, "title"),
        public=_texts(table.get("public", []), "public"),
        files={
            DocPath(p): _about(_table(f, "files"))
            for p, f in _table(table.get("files", {}), "files").items()
        },
        aliases={
            name: _texts(others, "aliases")
            for name, others in _table(table.get("aliases", {}), "aliases").items()
        },
        local_model=_texts(table.get("local_model", []), "local_model"),
        columns=_columns(_table(table.get("columns", {}), "columns")),
    )


def _columns(told: Mapping[str, object]) -> dict[str, str]:
    """Read what columns hold: a head on the left, one of our words on the right."""
    known = tuple(row["word"] for row in rows("habeas.sources", "column_words.csv"))
    for value in told.values():
        if value not in known:
            raise BadSettings(
                "case.toml says of a column what habeas does not know",
                hint=f"write one of {', '.join(known)}",
            )
    return {head.casefold().strip(): str(value) for head, value in told.items()}


def _parsed(untrusted_toml: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(untrusted_toml.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise BadSettings("case.toml is not UTF-8", hint="save it in UTF-8") from problem
    except (ValueError, RecursionError) as problem:
        line = AT_LINE.search(str(problem))
        where = f", from line {line[1]} on" if line else ""
        raise BadSettings(
            f"case.toml is not TOML{where}",
            hint="texts stand in quotation marks, lists in square brackets",
        ) from problem


def _about(table: Mapping[str, object]) -> FileSettings:
    _check_keys(table, FILE_KEYS)
    return FileSettings(**{key: _optional(table, key) for key in FILE_KEYS})


def _check_keys(table: Iterable[str], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1, cutoff=0)[:1] or known[:1]
            raise BadSettings(
                f"case.toml does not know the key {key!r}", hint=f"did you mean {near[0]!r}?"
            )


def _optional(table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list) and key == "consent":
        return "; ".join(_texts(value, key))
    if value is not None and not isinstance(value, str):
        raise BadSettings(f"the value of {key!r} is not a text", hint="put it in quotation marks")
    return value


def _texts(value: object, key: str) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadSettings(f"{key!r} is not a list of texts", hint='write ["one", "two"]')
    return tuple(texts)


def _table(value: object, key: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadSettings(f"{key!r} is not a table", hint=f"write [{key}] on a line of its own")
    return value
