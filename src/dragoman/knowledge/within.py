"""By which words a meeting is told to belong to a visit or summit, in every language.

The danger: a meeting of last year that the words only recall; `earlier` keeps it apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import data_folder, read_tsv

COLUMNS = ("kind", "language", "pattern")
KINDS = ("during", "earlier", "margins")


@dataclass(frozen=True, slots=True)
class WithinWords:
    """One pattern a kind: in the course of a visit, told in retrospect, beside a larger gathering."""

    during: re.Pattern[str]
    earlier: re.Pattern[str]
    margins: re.Pattern[str]


def load_within(folder: Traversable | Path | None = None) -> WithinWords:
    """The words of `within.tsv`, by default of the one that ships with the package; raises TableError for an unknown kind."""
    patterns: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in read_tsv((folder or data_folder()) / "within.tsv", COLUMNS, sort_key=lambda row: (row["kind"], row["language"])):
        if row["kind"] not in patterns:
            raise row.error(f"kind {row['kind']!r}", "one of " + ", ".join(KINDS))
        patterns[row["kind"]].append(row["pattern"])
    during, earlier, margins = (re.compile("|".join(patterns[kind]) or "(?!)", re.IGNORECASE) for kind in KINDS)
    return WithinWords(during, earlier, margins)
