"""Did the main job write all it promises, for the owner's eyes only, reaching for nothing outside?

written.py OUT
"""

import re
import stat
import sys
from pathlib import Path

PROMISED = [
    "dossier.html",
    "claims.jsonl",
    "origins.json",
    "figures.json",
    "relays.json",
    "mutations.json",
    "claims.csv",
    "claims.xlsx",
    "review.csv",
    "gaps.csv",
    "complaint.docx",
    "complaint.pdf",
    "case.habeas",
]
# What a browser would load by itself. A link that a person must click (<a href>) loads nothing.
LOADED = re.compile(
    r"""<(?!a\b)[a-z]+\b[^>]*?\s(?:src|href|srcset|poster|data|action|xlink:href)\s*=\s*["']?"""
    r"""(?!\#|data:)[^"'\s>]+|url\(\s*["']?(?!\#|data:)|@import|\bfetch\(|XMLHttpRequest""",
    re.IGNORECASE,
)


def complaints(out: Path) -> list[str]:
    """List what is missing from OUT, open to others, or reaching outside."""
    missing = [f"{name} is missing" for name in PROMISED if not (out / name).exists()]
    if missing:
        return missing
    page = (out / "dossier.html").read_text(encoding="utf-8")
    outside = [f"dossier.html loads {found[0][:80]!r}" for found in LOADED.finditer(page)]
    modes = [] if stat.S_IMODE(out.stat().st_mode) == stat.S_IRWXU else ["OUT is open to others"]
    empty = [f"{p.name} is empty" for p in out.iterdir() if p.is_file() and not p.stat().st_size]
    return outside + modes + empty


if __name__ == "__main__":
    wrong = complaints(Path(sys.argv[1]))
    print("\n".join(wrong) or "written: all that is promised, and nothing that reaches outside")
    sys.exit(bool(wrong))
