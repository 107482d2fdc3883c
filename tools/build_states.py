"""Derives the checked-in names of states from CLDR (through babel): `build_states.py FOLDER` writes `names.<language>.tsv` there.

The danger: a display name taken for a name in running text.  Forms with brackets or dashes are left out here; what stands for
them, and what needs a guard, is in `words.tsv`, which is kept by hand and wins.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

from dragoman.knowledge.states import STATE_COLUMNS
from dragoman.knowledge.tables import data_folder, read_tsv

LOCALES = {"en": ("en",), "vi": ("vi",), "zh": ("zh", "zh_Hant", "zh_Hant_HK")}
HEAD = "# Names of states.  Source: Unicode CLDR through babel, Unicode licence v3; written by tools/build_states.py.\n"


def names(language: str) -> list[tuple[str, str]]:
    """Surface and code of every plain name in a language, sorted."""
    rows = read_tsv(data_folder() / "states" / "states.tsv", STATE_COLUMNS)
    codes = {row["alpha2"]: row["code"] for row in rows}
    shown = {(Locale.parse(locale).territories[two], code) for locale in LOCALES[language] for two, code in codes.items()}
    return sorted((name.replace("’", "'"), code) for name, code in shown if not set(name) & set("()（）") and " - " not in name)


def write(folder: Path) -> None:
    """Writes a table a language."""
    for language in LOCALES:
        rows = "".join("\t".join(row) + "\n" for row in names(language))
        (folder / f"names.{language}.tsv").write_text(HEAD + "surface\tcode\n" + rows, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
