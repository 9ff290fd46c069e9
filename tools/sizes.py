"""Does what is installed for the main job stay within its size?

sizes.py VIRTUAL_ENVIRONMENT
"""

import sys
from collections.abc import Iterable
from pathlib import Path

MEGABYTE = 1_000_000
INSTALLED, WEIGHTS = 650, 130
# Packages that are weights or dictionaries and little else, by the folder that they install.
MODELS = ["en_core_web_sm*", "natasha/data", "HanTa/morphmodel_*"]
DICTIONARIES = ["pymorphy3_dicts_*", "pymorphy2_dicts_*"]


def megabytes(paths: Iterable[Path]) -> float:
    """Add up the sizes of files, and of all files in folders."""
    files = {f for p in paths for f in ([p] if p.is_file() else p.rglob("*"))}
    return sum(f.stat().st_size for f in files if f.is_file()) / MEGABYTE


def main() -> int:
    """Measure and compare."""
    (packages,) = Path(sys.argv[1]).glob("lib/python3*/site-packages")
    weights = [p for pattern in MODELS + DICTIONARIES for p in packages.glob(pattern)]
    whole, models = megabytes([packages]), megabytes(weights)
    print(f"sizes: installed {whole:.0f} MB (at most {INSTALLED})")
    print(f"sizes: model weights and dictionaries {models:.0f} MB (at most {WEIGHTS})")
    return int(whole > INSTALLED or models > WEIGHTS)


if __name__ == "__main__":
    sys.exit(main())
