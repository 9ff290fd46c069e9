"""Which engine reads this language, and what does it see?"""

from collections.abc import Callable
from functools import cache

from habeas.analyzers.language import detect
from habeas.text.analysis import Analysis

__all__ = ["analyze", "detect", "skim"]

Engine = Callable[[list[str]], list[Analysis]]


def analyze(language: str, texts: list[str]) -> list[Analysis]:
    """Analyse passages of one language (ISO 639-1, "und" if not known), in order.

    >>> [token.lemma for token in analyze("es", ["Dos detenidos."])[0].tokens]
    ['dos', 'detenidos', '.']
    """
    return _engine(language)(texts) if texts else []


def skim(language: str, texts: list[str]) -> list[Analysis]:
    """Find no more than words and sentences, for passages that no engine needs to parse.

    >>> skim("en", ["They left."])[0].engine
    'plain/1'
    """
    from habeas.analyzers import plain  # noqa: PLC0415 - as the other engines

    return plain.engine(language)(texts)


@cache
def _engine(language: str) -> Engine:
    # Engines are imported when first needed: a case without English never loads spaCy.
    if language == "en":
        from habeas.analyzers import english  # noqa: PLC0415 - a model is loaded by need

        return english.engine()
    if language in {"ru", "uk"}:
        from habeas.analyzers import slavic  # noqa: PLC0415 - a model is loaded by need

        return slavic.engine(language)
    if language == "de":
        from habeas.analyzers import german  # noqa: PLC0415 - a model is loaded by need

        return german.engine()
    from habeas.analyzers import plain  # noqa: PLC0415 - the others' path stays symmetric

    return plain.engine(language)
