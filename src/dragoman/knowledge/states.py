"""Which sides there are, and by which words each language names them.

The danger: a word that only sometimes names a side.  "Guinea" stands inside three other names; such words carry patterns of
what may not stand around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.model.entity import State
from dragoman.model.mention import StateForm

LANGUAGES = ("en", "vi", "zh")
_COLUMNS = ("language", "surface", "codes", "form", "unless_before", "unless_after", "source")
ORGANISATIONS = {
    "AFU": "African Union", "APEC": "Asia-Pacific Economic Cooperation", "ASEAN": "Association of Southeast Asian Nations",
    "BRICS": "BRICS", "EUE": "European Union", "G20": "Group of Twenty", "G7": "Group of Seven",
    "NATO": "North Atlantic Treaty Organization", "SCO": "Shanghai Cooperation Organisation", "UNO": "United Nations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StateWord:
    """One surface in one language, the sides it names in order, and what may not stand before or behind it."""

    language: str
    surface: str
    states: tuple[str, ...]
    form: StateForm
    rule: str
    unless_before: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class States:
    """Every side by its code, and every word for sides by language and surface."""

    sides: Mapping[str, State]
    words: Mapping[str, Mapping[str, StateWord]]

    def by_code(self, code: str) -> State:
        """The side of a code; raises KeyError for any other."""
        return self.sides[code]

    def names(self, language: str) -> Mapping[str, StateWord]:
        """The words of a language by surface; none for a language without tables."""
        return self.words.get(language, {})

    def in_english(self, code: str) -> str:
        """The English name of a side; raises KeyError for an unknown code."""
        return self.sides[code].name


def load_states() -> States:
    """The sides and words that ship with the package; raises TableError naming path and line."""
    folder = data_folder() / "states"
    sides = {row["code"]: State(row["code"], row["name"]) for row in read_tsv(folder / "states.tsv", ("code", "name"))}
    sides |= {code: State(code, name, organisation=True) for code, name in ORGANISATIONS.items()}
    return States(sides, {language: {word.surface: word for word in _words(language)} for language in LANGUAGES})


def _words(language: str) -> Iterator[StateWord]:
    """Hand-kept words come last, so that they replace a territory's name."""
    folder = data_folder() / "states"
    for row in read_tsv(folder / f"names.{language}.tsv", ("surface", "code")):
        yield StateWord(language, row["surface"], (row["code"],), StateForm.NAME, f"states/names.{language}.tsv:{row.line}")
    for row in read_tsv(folder / "words.tsv", _COLUMNS):
        if row["language"] == language:
            yield _word(row)


def _word(row: Row) -> StateWord:
    before, after = (re.compile(row[column]) if row[column] else None for column in ("unless_before", "unless_after"))
    return StateWord(row["language"], row["surface"], row.many("codes"), StateForm(row["form"]), f"states/words.tsv:{row.line}", before, after)
