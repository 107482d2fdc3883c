"""Which agency a dateline or a publisher's name means, and to which house it belongs.

The danger: a town for an agency.  Only names of the tables count, and only as whole words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.tables import data_folder, read_tsv


@dataclass(frozen=True, slots=True)
class Agencies:
    """Names as printed with the house that each belongs to, and what finds them."""

    houses: Mapping[str, str]
    names: re.Pattern[str]

    def house(self, words: str) -> str | None:
        """The house whose agency or paper the words name first; None where they name none."""
        found = self.names.search(words)
        return self.houses[found.group()] if found else None


@lru_cache(maxsize=1)
def load_agencies() -> Agencies:
    """The agencies and houses that ship with the package."""
    grouped = read_tsv(data_folder() / "families.tsv", ("name", "family"), sort_key=lambda row: row["name"])
    families = {row["name"]: row["family"] for row in grouped}
    rows = list(read_tsv(data_folder() / "agencies.tsv", ("name", "language", "english", "side"), sort_key=lambda row: row["name"]))
    named = [(name, row["english"]) for row in rows if row["side"] for name in (row["name"], row["english"])]
    houses = {name: families.get(english, english) for name, english in named} | families
    longest = sorted(houses, key=len, reverse=True)
    return Agencies(houses, re.compile("|".join(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" for name in longest)))
