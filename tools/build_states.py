"""Derives the checked-in tables of territories from CLDR (through babel): `build_states.py FOLDER` writes them there.

The danger: a display name taken for a name in running text.  Forms with brackets or dashes are left out here; what stands for
them is in `words.tsv`, which is kept by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

LOCALES = {"en": ("en",), "vi": ("vi",), "zh": ("zh", "zh_Hant", "zh_Hant_HK")}
SHORT = {"HKG": "Hong Kong", "MAC": "Macao", "COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo", "PSE": "Palestine", "MMR": "Myanmar", "TUR": "Turkey"}
# Ambiguous by themselves in running text; `words.tsv` has their guarded rows.
GUARDED = frozenset({"Georgia", "Jordan", "Chad", "Turkey", "Guinea", "China", "India", "Mexico", "Niger", "Dominica"})
HEAD = "# Names of territories.  Source: Unicode CLDR through babel, Unicode licence v3; written by tools/build_states.py.\n"


def codes() -> dict[str, str]:
    """Alpha-3 codes by the alpha-2 codes that CLDR names territories with."""
    found = {new[0]: old for old, new in get_global("territory_aliases").items() if len(old) == 3 and old.isalpha() and len(new) == 1}
    names = Locale.parse("en").territories
    current = {two: three for two, three in found.items() if len(two) == 2 and two in names}
    return {two: three for two, three in sorted((current | OLD_ALIASES).items()) if three not in NO_SIDES}


# Codes of CLDR that are no state or territory of ISO 3166: outlying islands, groupings, test regions.
NO_SIDES = frozenset({"ASC", "CPT", "DGA", "QUU", "TAA", "XAA", "XBB", "ZZZ"})
# Alpha-2 codes that also have retired alpha-3 codes, where the last alias met is not the one in force; XK has no ISO code.
OLD_ALIASES = {"XK": "XKX", "FR": "FRA", "CD": "COD", "DE": "DEU", "MM": "MMR", "RU": "RUS", "RO": "ROU", "TL": "TLS", "YE": "YEM", "VN": "VNM"}


def names(language: str) -> list[tuple[str, str]]:
    """Surface and code of every plain name in a language, sorted."""
    rows = {(Locale.parse(locale).territories[two], three) for locale in LOCALES[language] for two, three in codes().items()}
    plain = {(name, code) for name, code in rows if not set(name) & set("()（）") and " - " not in name}
    return sorted((name.replace("’", "'"), code) for name, code in plain if name not in GUARDED)


def write(folder: Path) -> None:
    """Writes `states.tsv` and `names.<language>.tsv`."""
    english = Locale.parse("en").territories
    states = sorted((three, SHORT.get(three, english[two]).replace("’", "'")) for two, three in codes().items())
    _table(folder / "states.tsv", "code\tname", states)
    for language in LOCALES:
        _table(folder / f"names.{language}.tsv", "surface\tcode", names(language))


def _table(file: Path, columns: str, rows: list[tuple[str, str]]) -> None:
    file.write_text(HEAD + columns + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
