"""Derives the checked-in variants of towns' names from CLDR (through babel): `build_places.py FOLDER` writes `variants.tsv` there.

The danger: time zones named after towns that share their name with people and common words.  Only towns that the tables kept by
hand have, on the ground of the same side, are taken.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global

from dragoman.knowledge.places import LANGUAGES, PLACE_COLUMNS
from dragoman.knowledge.states import STATE_COLUMNS
from dragoman.knowledge.tables import data_folder, read_tsv

LOCALES = {"vi": ("vi",), "zh": ("zh", "zh_Hant", "zh_Hant_HK")}
HEAD = "# Further names of towns.  Source: Unicode CLDR time zones through babel, Unicode licence v3; written by tools/build_places.py.\n"
# Two Chinese characters are too often something else; the tables kept by hand have those that are safe.
SHORTEST = {"vi": 4, "zh": 3}


def towns() -> dict[tuple[str, str], set[str]]:
    """Known surfaces by English name and alpha-2 code."""
    alpha2 = {row["code"]: row["alpha2"] for row in read_tsv(data_folder() / "states" / "states.tsv", STATE_COLUMNS)}
    known: dict[tuple[str, str], set[str]] = {}
    for file in ("capitals", "towns"):
        for row in read_tsv(data_folder() / "places" / f"{file}.tsv", PLACE_COLUMNS):
            surfaces = {surface for language in LANGUAGES for surface in row.many(language)}
            known[row["name"], alpha2.get(row["state"], row["state"])] = surfaces
    return known


def variants() -> Iterator[tuple[str, str, str, str]]:
    """Name, side, language and surface of every name that the tables kept by hand lack."""
    codes = {row["alpha2"]: row["code"] for row in read_tsv(data_folder() / "states" / "states.tsv", STATE_COLUMNS)}
    known = towns()
    for zone, two in get_global("zone_territories").items():
        name = zone.rsplit("/", 1)[-1].replace("_", " ")
        if (name, two) not in known or two not in codes:
            continue
        for language, locales in LOCALES.items():
            cities = {Locale.parse(locale).time_zones.get(zone, {}).get("city") for locale in locales}
            fresh = {city for city in cities if city and len(city) >= SHORTEST[language]} - known[name, two]
            yield from ((name, codes[two], language, city) for city in fresh)


def write(folder: Path) -> None:
    """Writes `variants.tsv`, sorted."""
    rows = "".join("\t".join(row) + "\n" for row in sorted(variants()))
    (folder / "variants.tsv").write_text(HEAD + "name\tstate\tlanguage\tsurface\n" + rows, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
