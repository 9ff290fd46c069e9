"""How well are speakers and certainty found, when the spans are perfect?

Usage: python bench/attribution.py [--errors] CORPUS ...   (a folder with gold.json and case.toml)
The scorer's own functions judge; they are looked for beside the corpus, in ../score.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from msgspec.structs import replace

from habeas import sources
from habeas.analyzers import analyze, detect
from habeas.claims import chains
from habeas.claims.reading import Attributed, Reading, Statement
from habeas.model.document import DocPath, Document
from habeas.model.words import EventType, Polarity

RENDERED = (".docx.txt", ".xlsx.txt")


def readings(folder: Path, gold: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Read every document of a case."""
    settings = sources.settings((folder / "case.toml").read_bytes())
    for entry in gold["documents"]:
        name, words = entry["file"], (folder / entry["file"]).read_bytes()
        if name.endswith(RENDERED):
            original = name.removesuffix(".txt")
            found = sources.read(
                DocPath(original), (folder / original).read_bytes(), settings, words
            )
        else:
            found = sources.read(DocPath(name), words, settings)
        yield entry, _analysed(found[0])


def _analysed(document: Document) -> Reading:
    whole = document.language
    if whole == "und":
        whole = detect(" ".join(p.text for p in document.passages))
    passages = tuple(
        replace(p, language=detect(p.text, whole)) if p.language == "und" else p
        for p in document.passages
    )
    document = replace(document, language=whole, passages=passages)
    return Reading(document, tuple(analyze(p.language, [p.text])[0] for p in passages))


def statement(reading: Reading, claim: dict[str, Any]) -> Statement | None:
    """Make the statement that a perfect finder would find."""
    for at, passage in enumerate(reading.document.passages):
        span = passage.within(claim["start"], claim["end"]) if passage.text else None
        if span:
            types = tuple(EventType(t) for t in claim["types"] if t in set(EventType))
            return Statement(at, *span, types, Polarity(claim["polarity"]))
    return None


def compare(
    scorer: ModuleType, gold: SimpleNamespace, claim: dict[str, Any], found: Attributed
) -> dict[str, bool]:
    """Judge one claim by the scorer's rules."""
    want = claim["attribution"]
    have = [
        {"name": s.name, "kind": s.kind.value, "identity": s.identity.value}
        for s in found.attribution
    ]
    same = [scorer.speaker_match(gold, claim, w, h) for w, h in zip(want, have, strict=False)]
    near = [scorer.near_kind(w["kind"], h["kind"]) for w, h in zip(want, have, strict=False)]
    return {
        "first": bool(same and same[0]),
        "chain": len(want) == len(have) and all(same) and all(near),
        "identity": bool(have) and have[0]["identity"] == want[0]["identity"],
        "certainty": found.certainty.value in {claim["certainty"], *scorer_accepts(claim)},
    }


def scorer_accepts(claim: dict[str, Any]) -> list[str]:
    """List the other certainties that the gold takes for right."""
    return list(claim.get("accept", {}).get("certainty", []))


def run(folder: Path, *, errors: bool) -> dict[str, Counter[str]]:
    """Measure a case; with `errors`, print what went wrong."""
    sys.path[:0] = [str(folder.parents[1] / "score"), str(Path("../shared/score").resolve())]
    import compare as names  # type: ignore[import-not-found]  # noqa: PLC0415 - the scorer lies beside the corpus

    import score as scorer  # noqa: PLC0415

    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for entry, reading in readings(folder, gold):
        claims = [c for c in gold["claims"] if c["doc"] == entry["id"]]
        pairs = [(c, s) for c in claims if (s := statement(reading, c))]
        count[entry["lang"]]["lost"] += len(claims) - len(pairs)
        answers = chains.attribute(reading, [s for _, s in pairs], aliases={})
        text = (folder / entry["file"]).read_text(encoding="utf-8")
        view = SimpleNamespace(
            words={entry["id"]: names.words_of(text)}, texts={entry["id"]: text}
        )
        for (claim, _), found in zip(pairs, answers, strict=True):
            result = compare(scorer, view, claim, found)
            count[entry["lang"]].update(k for k, good in result.items() if good)
            count[entry["lang"]]["n"] += 1
            if errors and not all(result.values()):
                _print(claim, found, result)
    return count


def _print(claim: dict[str, Any], found: Attributed, result: dict[str, bool]) -> None:
    wrong = " ".join(k for k, good in result.items() if not good)
    want = " < ".join(
        f"{h['name'][:28]}/{h['kind']}/{h['identity']}" for h in claim["attribution"]
    )
    have = " < ".join(
        f"{s.name[:28]}/{s.kind.value}/{s.identity.value}" for s in found.attribution
    )
    print(f"{claim['id']} [{wrong}] {claim['quote'][:90]!r}")
    print(f"    want {claim['certainty']} {want}")
    print(f"    have {found.certainty.value} {have} ({found.because})")


def main(arguments: list[str]) -> None:
    """Print one line a language and case."""
    for folder in (Path(a) for a in arguments if not a.startswith("-")):
        total: Counter[str] = Counter()
        count = run(folder.resolve(), errors="--errors" in arguments)
        for language, c in [*sorted(count.items()), ("all", total)]:
            if language != "all":
                total.update(c)
            rates = "  ".join(
                f"{k} {c[k] / c['n']:.3f}"
                for k in ("first", "chain", "identity", "certainty")
                if c["n"]
            )
            print(f"{folder.name:10} {language:4} n {c['n']:3} lost {c['lost']:2}  {rates}")


if __name__ == "__main__":
    main(sys.argv[1:])
