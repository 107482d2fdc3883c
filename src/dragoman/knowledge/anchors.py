"""Events whose days are known, from which texts count: congresses, summits, the beginnings of relations and partnerships.

The danger: an anchor of the wrong two.  An anniversary of "the comprehensive partnership" means nothing without its sides;
where sides or label are missing, or two anchors fit, none is found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.model.time import Interval

COLUMNS = ("key", "kind", "states", "label", "first", "last", "en", "zh", "vi", "status", "source")
FESTIVAL_COLUMNS = ("festival", "first", "last")
KINDS = frozenset({"congress", "summit", "partnership", "relations", "founding", "round", "election"})
# Kinds that a text names by words of their own and counts from; the others it names by sides and label, or, as elections, without a
# word that tells which of several is meant.
NAMED = frozenset({"congress", "summit"})
LANGUAGES = ("en", "zh", "vi")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A datable event: `days` run from its opening to its closing, or over the month or year in which it is known to lie.

    `words` are regular expressions of its name by language, none where only sides and label tell which is meant.
    """

    key: str
    kind: str
    states: tuple[str, ...]
    label: str
    days: Interval
    words: tuple[tuple[str, str], ...]
    source: str
    unchecked: bool

    @property
    def number(self) -> int | None:
        """The number of a round: 15 for the 15th meeting."""
        last = self.key.rsplit(".", 1)[-1]
        return int(last) if self.kind == "round" and last.isdigit() else None

    def named_in(self, text: str) -> bool:
        """Whether the words of any language name it."""
        return any(re.search(pattern, text) for _, pattern in self.words)


@dataclass(frozen=True, slots=True)
class Anchors:
    """All anchors by key, and the spans of each festival."""

    by_key: dict[str, Anchor]
    festivals: dict[str, tuple[Interval, ...]]

    def __iter__(self) -> Iterator[Anchor]:
        """The anchors by key."""
        return iter(self.by_key.values())

    def words(self, language: str) -> list[tuple[str, str]]:
        """Key and pattern of each anchor that a language names by words of its own."""
        named = (anchor for anchor in self if anchor.kind != "election")
        return [(anchor.key, pattern) for anchor in named for code, pattern in anchor.words if code == language]

    def elections(self, text: str) -> list[Anchor]:
        """Every election whose words the text holds: all elections to one office have the same."""
        return [anchor for anchor in self if anchor.kind == "election" and anchor.named_in(text)]

    def of_relations(self, states: Collection[str], label: str | None) -> Anchor | None:
        """The one beginning of a partnership of that label, or of relations where label is None, between exactly two sides."""
        wanted = tuple(sorted(states))
        kind = "relations" if label is None else "partnership"
        fit = [a for a in self if a.kind == kind and a.states == wanted and (label is None or a.label == label)]
        return fit[0] if len(fit) == 1 else None

    def rounds(self, states: Collection[str], text: str) -> list[Anchor]:
        """The known rounds of the mechanism that the text names between those sides, by number; [] where states lack one of them."""
        fit = [a for a in self if a.kind == "round" and set(a.states) <= set(states) and a.named_in(text)]
        return sorted(fit, key=lambda anchor: anchor.number or 0)


def load_anchors(*folders: Traversable | Path) -> Anchors:
    """The anchors and festivals of `anchors.tsv` and `festivals.tsv`; rows of a later folder replace those of the same key.

    Without folders those that ship with the package.  Raises TableError with path and line.
    """
    anchors: dict[str, Anchor] = {}
    festivals: dict[str, tuple[Interval, ...]] = {}
    for folder in folders or (data_folder(),):
        anchors |= {anchor.key: anchor for anchor in _anchors(folder / "anchors.tsv")}
        festivals |= _festivals(folder / "festivals.tsv")
    return Anchors(anchors, festivals)


def _anchors(file: Traversable | Path) -> Iterator[Anchor]:
    if not file.is_file():
        return
    for row in read_tsv(file, COLUMNS, sort_key=lambda row: row["key"]):
        if row["kind"] not in KINDS:
            raise row.error(f"kind {row['kind']!r}", f"one of {', '.join(sorted(KINDS))}")
        if row["status"] not in {"checked", "unchecked"}:
            raise row.error(f"status {row['status']!r}", "checked or unchecked")
        words = tuple((code, _pattern(row, code)) for code in LANGUAGES if row[code])
        states = row.many("states")
        if tuple(sorted(states)) != states:
            raise row.error(f"states {row['states']!r}", "states in alphabetical order")
        days = Interval(_day(row, "first"), _day(row, "last"))
        yield Anchor(row["key"], row["kind"], states, row["label"], days, words, row["source"], row["status"] == "unchecked")


def _festivals(file: Traversable | Path) -> dict[str, tuple[Interval, ...]]:
    rows = list(read_tsv(file, FESTIVAL_COLUMNS, sort_key=_festival_order)) if file.is_file() else []
    return {name: tuple(_spans(rows, name)) for name in dict.fromkeys(row["festival"] for row in rows)}


def _spans(rows: Iterable[Row], name: str) -> Iterator[Interval]:
    return (Interval(_day(row, "first"), _day(row, "last")) for row in rows if row["festival"] == name)


def _festival_order(row: Row) -> tuple[str, str]:
    return row["festival"], row["first"]


def _day(row: Row, column: str) -> dt.date:
    try:
        return dt.date.fromisoformat(row[column])
    except ValueError:
        raise row.error(f"{column} {row[column]!r}", "a day such as 2023-06-27") from None


def _pattern(row: Row, code: str) -> str:
    try:
        re.compile(row[code])
    except re.error as error:
        raise row.error(f"pattern {row[code]!r} ({error})", "a regular expression") from None
    return row[code]
