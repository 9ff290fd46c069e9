"""Is the package whole, the same twice, and at work outside the tree?

package.py SCRATCH ENVIRONMENT      ENVIRONMENT holds what requirements.lock names
"""

import filecmp
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = "habeas/samples"


def call(*command: str | Path, folder: Path = ROOT) -> str:
    """Run a command, with nothing of this tree on its path, and give what it prints."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"package: {command[0]} failed: {done.stderr.decode()[-2000:]}")
    return done.stdout.decode()


def build(folder: Path) -> tuple[Path, Path]:
    """Build the sdist, and the wheel out of it."""
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


def missing_from(wheel: Path) -> list[str]:
    """List the files of the package and the samples that did not go into the wheel."""
    held = set(zipfile.ZipFile(wheel).namelist())
    source = [p for p in (ROOT / "src").rglob("*") if "__pycache__" not in p.parts]
    wanted = {str(p.relative_to(ROOT / "src")) for p in source if p.is_file()}
    cases = [p for p in (ROOT / "samples").rglob("*") if p.is_file()]
    wanted |= {f"{SAMPLES}/{p.relative_to(ROOT / 'samples')}" for p in cases}
    return sorted(wanted - held)


def install(wheel: Path, scratch: Path, environment: Path) -> Path:
    """Lay the wheel into an environment of its own that borrows the locked packages."""
    call(sys.executable, "-m", "venv", "--without-pip", scratch)
    python = scratch / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    call(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    (own,) = scratch.glob("lib/python3*/site-packages")
    (borrowed,) = environment.resolve().glob("lib/python3*/site-packages")
    (own / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return scratch / "bin" / "habeas"


def main() -> int:
    """Build twice, compare, install, use."""
    scratch, environment = Path(sys.argv[1]).absolute(), Path(sys.argv[2])
    (wheel, sdist), (again, _) = build(scratch / "first"), build(scratch / "second")
    outside = scratch / "outside"
    outside.mkdir()
    habeas = install(wheel, scratch / "installed", environment)
    print(call(habeas, "--version", folder=outside).strip())
    print(call(habeas, "demo", "-o", "look", folder=outside).strip())
    written = call(sys.executable, ROOT / "tools" / "written.py", outside / "look", folder=outside)
    wrong = [f"{name} is not in the wheel" for name in missing_from(wheel)]
    if not filecmp.cmp(wheel, again, shallow=False):
        wrong.append("two builds of the wheel differ")
    with tarfile.open(sdist) as archive:
        if not any(name.endswith("/tests/test_house.py") for name in archive.getnames()):
            wrong.append("the sdist has no tests")
    print(written.strip(), *wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
