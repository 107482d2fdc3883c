"""Which sides there are, and by which words each language names them.

The danger: a word that only sometimes names a side.  "Guinea" stands inside three other names; such words carry patterns of
what may not stand around them, or lie in traps such as "South China Sea".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dragoman.knowledge.guards import NO_GUARD, Guard, Lexicon, Trap, guard_of
from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.model.entity import State
from dragoman.model.mention import StateForm

LANGUAGES = ("en", "vi", "zh")
STATE_COLUMNS = ("code", "alpha2", "name", "source")
CAPITAL_COLUMNS = ("name", "state", "en", "zh", "vi", "source")
_ORGANISATION_COLUMNS = ("code", "name", "en", "zh", "vi", "source")
_WORD_COLUMNS = ("language", "surface", "codes", "form", "unless_before", "unless_after", "source")
_SHORT_COLUMNS = ("surface", "code", "uses", "unless_before", "unless_after", "source")
# Shorter words in capitals are acronyms of something else: "MALI" is a side, "CHAD" too, "UAE" stands in the table itself.
_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class StateWord:
    """One surface in one language, the sides it names in order, and what may not stand before or behind it.

    A `tied` word names a side only where a hyphen ties it to another ("Sino-" in "Sino-Vietnamese").
    """

    language: str
    surface: str
    states: tuple[str, ...]
    form: StateForm
    rule: str
    guard: Guard = NO_GUARD
    tied: bool = False


@dataclass(frozen=True, slots=True)
class ShortName:
    """A one-character name of a side in Chinese, and for which uses it stands: pair, side, office, object, at."""

    surface: str
    state: str
    uses: frozenset[str]
    rule: str
    guard: Guard


@dataclass(frozen=True, slots=True)
class States:
    """Every side by its code, every word for sides by language and surface, and the patterns that join words.

    `cues` are patterns by language and use (`states/cues.tsv`).
    """

    sides: Mapping[str, State]
    words: Mapping[str, Mapping[str, StateWord]]
    lexicon: Lexicon[StateWord]
    shorts: Mapping[str, tuple[ShortName, ...]]
    cues: Mapping[tuple[str, str], re.Pattern[str]]

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
    capitals = list(read_tsv(data_folder() / "places" / "capitals.tsv", CAPITAL_COLUMNS))
    seats = [word for row in capitals for word in _in_each_language(row, row["state"], StateForm.CAPITAL)]
    words = [*seats, *_words(folder)]
    traps = [Trap(row["language"], row["surface"]) for row in read_tsv(folder / "traps.tsv", ("language", "surface", "source"))]
    by_language = {language: {word.surface: word for word in words if word.language == language} for language in LANGUAGES}
    return States(_sides(folder, capitals), by_language, Lexicon([*_headlines(words), *words], traps), _shorts(folder), _cues(folder))


def _sides(folder: Traversable, capitals: list[Row]) -> dict[str, State]:
    seats = {row["state"]: row["name"] for row in capitals}
    states = [State(row["code"], row["name"], capital=seats.get(row["code"])) for row in read_tsv(folder / "states.tsv", STATE_COLUMNS)]
    bodies = [State(row["code"], row["name"], organisation=True) for row in read_tsv(folder / "organisations.tsv", _ORGANISATION_COLUMNS)]
    return {side.code: side for side in (*states, *bodies)}


def _words(folder: Traversable) -> Iterator[StateWord]:
    """Words kept by hand come last, so that they replace a derived name."""
    for language in LANGUAGES:
        for row in read_tsv(folder / f"names.{language}.tsv", ("surface", "code")):
            yield StateWord(language, row["surface"], (row["code"],), StateForm.NAME, _rule(row))
    for row in read_tsv(folder / "adjectives.en.tsv", ("code", "adjectives", "demonyms", "source")):
        for column, form in (("adjectives", StateForm.ADJECTIVE), ("demonyms", StateForm.DEMONYM)):
            yield from (StateWord("en", surface, (row["code"],), form, _rule(row)) for surface in row.many(column))
    for row in read_tsv(folder / "organisations.tsv", _ORGANISATION_COLUMNS):
        yield from _in_each_language(row, row["code"], StateForm.ORGANISATION)
    for row in read_tsv(folder / "combining.tsv", ("language", "surface", "code", "source")):
        yield StateWord(row["language"], row["surface"], (row["code"],), StateForm.NAME, _rule(row), tied=True)
    for row in read_tsv(folder / "words.tsv", _WORD_COLUMNS):
        yield StateWord(row["language"], row["surface"], row.many("codes"), StateForm(row["form"]), _rule(row), guard_of(row))


def _in_each_language(row: Row, code: str, form: StateForm) -> Iterator[StateWord]:
    for language in LANGUAGES:
        yield from (StateWord(language, surface, (code,), form, _rule(row)) for surface in row.many(language))


def _rule(row: Row) -> str:
    return f"{'/'.join(row.path.split('/')[-2:])}:{row.line}"


def _headlines(words: list[StateWord]) -> Iterator[StateWord]:
    """English names as headlines print them, in capitals."""
    plain = [word for word in words if word.language == "en" and word.form in {StateForm.NAME, StateForm.ADJECTIVE} and not word.tied]
    for word in plain:
        if len(word.surface) >= _HEADLINE:
            yield StateWord("en", word.surface.upper(), word.states, word.form, word.rule, word.guard)


def _shorts(folder: Traversable) -> dict[str, tuple[ShortName, ...]]:
    found: dict[str, tuple[ShortName, ...]] = {}
    for row in read_tsv(folder / "short.zh.tsv", _SHORT_COLUMNS):
        name = ShortName(row["surface"], row["code"], frozenset(row.many("uses")), _rule(row), guard_of(row))
        found[name.surface] = (*found.get(name.surface, ()), name)
    return found


def _cues(folder: Traversable) -> dict[tuple[str, str], re.Pattern[str]]:
    """Rows of one language and use are alternatives."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_tsv(folder / "cues.tsv", ("language", "use", "pattern", "source")):
        found.setdefault((row["language"], row["use"]), []).append(row["pattern"])
    return {key: re.compile("|".join(patterns)) for key, patterns in found.items()}
