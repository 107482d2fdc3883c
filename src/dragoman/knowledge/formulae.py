"""Which set phrases (tifa) the field follows, in which words each language gives them, and between which sides they count.

The danger: identity by nickname.  "Sixteen characters" names one text between China and Vietnam and another between China
and Laos; the same words are the formula only where its dyad stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.text.needles import Sieve

COLUMNS = ("key", "language", "wording", "pattern", "dyad", "mark", "source")
SPACED_LANGUAGES = frozenset({"en", "vi"})
# Machines put blanks around hyphens and drop quotation marks into the middle of a phrase: "spirit of "four good"", "sixteen -character".
_TOKEN = re.compile(r"\[[^\]]*\]|\\.|\(\?<?[!=]|[ -]")
_LOOSE = {" ": r"[\s\-‐–\"'“”‘’]{1,4}", "-": r"[\s\-‐–]{0,3}"}


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula: its key (F01 …), canonical English wording, and the only dyad it belongs to (empty: any)."""

    key: str
    wording: str
    dyad: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language words a formula; `rule` is the table row it stands in."""

    key: str
    language: str
    text: str
    source: str
    rule: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first may hold it."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class Formulae:
    """Every formula with its wordings; later tables add wordings and replace the canonical text of a key."""

    by_key: dict[str, Formula]
    wordings: tuple[Wording, ...]
    sieve: Sieve

    def possible(self, text: str) -> list[Wording]:
        """The wordings that may stand in a text, in their order."""
        return [self.wordings[number] for number in self.sieve.passed(text)]

    def __iter__(self) -> Iterator[Formula]:
        return iter(self.by_key.values())

    def __getitem__(self, key: str) -> Formula:
        """The formula of a key; raises KeyError for any other."""
        return self.by_key[key]

    def holds_between(self, key: str, states: Collection[str]) -> bool:
        """Whether the words can be this formula where these sides are spoken of."""
        return self.by_key[key].dyad <= set(states)


def load_formulae(*folders: Traversable | Path) -> Formulae:
    """The formulae of `formulae.tsv` in each folder, in order; without folders those that ship with the package.

    A key's canonical wording is that of its English row, which every key needs.  Raises TableError naming path and line.
    """
    rows = [row for folder in folders or (data_folder(),) for row in _rows(folder)]
    by_key = {row["key"]: _formula(row) for row in rows if row["language"] == "en"}
    orphan = next((row for row in rows if row["key"] not in by_key), None)
    if orphan is not None:
        raise orphan.error(f"no English wording of {orphan['key']}", "one row in 'en' for every key")
    wordings = tuple(_wording(row) for row in rows)
    if folders:  # those that ship are checked by the tests
        _check(rows, wordings)
    return Formulae(by_key, wordings, Sieve(wording.source for wording in wordings))


def _rows(folder: Traversable | Path) -> Iterator[Row]:
    file = folder / "formulae.tsv"
    return read_tsv(file, COLUMNS, sort_key=lambda row: (row["key"], row["language"])) if file.is_file() else iter(())


def _formula(row: Row) -> Formula:
    return Formula(row["key"], row["wording"], frozenset(row.many("dyad", "-")))


def _wording(row: Row) -> Wording:
    source = _loosened(row["pattern"]) if row["language"] in SPACED_LANGUAGES else row["pattern"]
    return Wording(row["key"], row["language"], row["wording"], source, f"formulae.tsv:{row['key']}:{row['language']}")


def _check(rows: Iterable[Row], wordings: Iterable[Wording]) -> None:
    for row, wording in zip(rows, wordings, strict=True):
        try:
            empty = wording.pattern.match("")
        except re.error as error:
            raise row.error(f"pattern {row['pattern']!r} ({error})", "a regular expression") from error
        if empty:
            raise row.error(f"pattern {row['pattern']!r} that matches nothing at all", "one that needs words")


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _loosened(pattern: str) -> str:
    return _TOKEN.sub(lambda found: _LOOSE.get(found[0], found[0]), pattern)
