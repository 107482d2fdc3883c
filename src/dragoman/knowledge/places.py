"""Which towns, regions and halls there are, by the words of each language, and on whose ground they lie.

The danger: a town's name that is part of a paper's, a treaty's or a person's.  Such longer names are traps, and names that are
also common words carry guards.  Names of states are not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dragoman.knowledge.guards import NO_GUARD, Guard, Lexicon, Trap, guard_of
from dragoman.knowledge.tables import data_folder, read_tsv

LANGUAGES = ("en", "vi", "zh")
PLACE_COLUMNS = ("name", "state", "en", "zh", "vi", "source")
# Later files win where a surface stands in two: 金斯敦 is Jamaica's capital first.
_FILES = ("towns", "capitals", "halls")
# Headlines and datelines print "HANOI"; shorter words in capitals are acronyms.
_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """One surface in one language, the English name of the town or region, and the side on whose ground it lies.

    A hall's surface leads to the town in which it stands.
    """

    language: str
    surface: str
    name: str
    state: str
    rule: str
    guard: Guard = NO_GUARD


@dataclass(frozen=True, slots=True)
class Places:
    """Every word for places, and the patterns by language and use of what stands around words that are none."""

    lexicon: Lexicon[PlaceWord]
    cues: Mapping[tuple[str, str], re.Pattern[str]]
    states: Mapping[str, str]

    def state_of(self, name: str) -> str | None:
        """The side on whose ground a place lies, by its English name; None for a place that no table has."""
        return self.states.get(name)


def load_places() -> Places:
    """The places that ship with the package; raises TableError naming path and line."""
    folder = data_folder() / "places"
    guards = _guards(folder)
    words = [_guarded(word, guards) for word in (*_variants(folder), *_words(folder))]
    traps = [Trap(row["language"], row["surface"]) for row in read_tsv(folder / "traps.tsv", ("language", "surface", "source"))]
    return Places(Lexicon([*_headlines(words), *words], traps), _cues(folder), {word.name: word.state for word in words})


def _guards(folder: Traversable) -> dict[tuple[str, str], Guard]:
    rows = read_tsv(folder / "guards.tsv", ("language", "surface", "unless_before", "unless_after", "source"))
    return {(row["language"], row["surface"]): guard_of(row) for row in rows}


def _guarded(word: PlaceWord, guards: Mapping[tuple[str, str], Guard]) -> PlaceWord:
    guard = guards.get((word.language, word.surface), NO_GUARD)
    return PlaceWord(word.language, word.surface, word.name, word.state, word.rule, guard)


def _words(folder: Traversable) -> Iterator[PlaceWord]:
    for file in _FILES:
        for row in read_tsv(folder / f"{file}.tsv", PLACE_COLUMNS):
            for language in LANGUAGES:
                for surface in row.many(language):
                    yield PlaceWord(language, surface, row["name"], row["state"], f"places/{file}.tsv:{row.line}")


def _variants(folder: Traversable) -> Iterator[PlaceWord]:
    """Names that CLDR gives to the towns of the tables kept by hand."""
    for row in read_tsv(folder / "variants.tsv", ("name", "state", "language", "surface")):
        yield PlaceWord(row["language"], row["surface"], row["name"], row["state"], f"places/variants.tsv:{row.line}")


def _headlines(words: list[PlaceWord]) -> Iterator[PlaceWord]:
    for word in words:
        if word.language == "en" and len(word.surface) >= _HEADLINE:
            yield PlaceWord("en", word.surface.upper(), word.name, word.state, word.rule, word.guard)


def _cues(folder: Traversable) -> dict[tuple[str, str], re.Pattern[str]]:
    rows = read_tsv(folder / "cues.tsv", ("language", "use", "pattern", "source"))
    return {(row["language"], row["use"]): re.compile(row["pattern"]) for row in rows}
