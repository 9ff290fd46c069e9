#!/bin/sh
# Is this tree fit to send? Everything is run, so that one failure hides no other.
set -u
cd "$(dirname "$0")/.."
failed=""

step() {
    name=$1; shift
    if "$@"; then echo "check: $name: good"; else echo "check: $name: FAILED"; failed="$failed $name"; fi
}

step format ruff format --check --output-format concise .
step lint ruff check --output-format concise .
step types mypy
step imports lint-imports --no-logo
step house python -m pytest -q tests/test_house.py tests/test_packaging.py
step floors python tools/floors.py
[ -z "$failed" ] || { echo "check: FAILED:$failed"; exit 1; }
echo "check: all good"
