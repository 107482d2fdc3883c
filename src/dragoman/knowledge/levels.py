"""Which side ranks its relations by which labels, and which relations are known to stand where since when.

The danger: one rank for a dyad.  A ladder belongs to one side, the same label is a top rung for one and a middle rung for
another, and most ladders are our reading of a practice; `mark` and `basis` say how far to trust each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import TableError
from dragoman.knowledge.tables import data_folder, read_yaml
from dragoman.model.time import Interval

MARKS = frozenset({"✔", "○", "⚠", "✚"})
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder; the highest number is the highest.  `labels` are standard English, `native` the words of other languages."""

    number: int
    labels: tuple[str, ...]
    native: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """That a side's practice gives a partner a label since a day of `since` (None: not known)."""

    partner: str
    label: str
    since: Interval | None
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class StateLadder:
    """The ladder of one side, highest rung first, with overlays (statuses that are no rungs) and known relations."""

    state: str
    name: str
    basis: str
    mark: str
    source: str
    rungs: tuple[Rung, ...]
    overlays: tuple[Relation, ...]
    relations: tuple[Relation, ...]

    def rung(self, label: str) -> int | None:
        """The number of the rung that the label stands on, or None where the ladder does not have it."""
        return next((rung.number for rung in self.rungs if label in rung.labels), None)

    def known(self, partner: str) -> tuple[Relation, ...]:
        """The relations with a partner, oldest first, those without a day before them."""
        mine = (relation for relation in self.relations if relation.partner == partner)
        return tuple(sorted(mine, key=lambda r: r.since.low if r.since else dt.date.min))

    def standing_on(self, partner: str, day: dt.date) -> Relation | None:
        """The last relation that had surely begun by the day; one without a day only where nothing else is known."""
        begun = [r for r in self.known(partner) if r.since is None or r.since.high <= day]
        return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Levels:
    """Every ladder, by the code of its side."""

    ladders: Mapping[str, StateLadder]

    def rung(self, owner: str | None, label: str) -> int | None:
        """The rung of a label on the owner's ladder; None for no owner, no ladder or an unknown label."""
        ladder = self.ladders.get(owner or "")
        return ladder.rung(label) if ladder else None

    def labels_between(self, one: str, other: str) -> frozenset[str]:
        """Every label that either side is known to have given the other at any time."""
        pairs = ((one, other), (other, one))
        return frozenset(r.label for owner, partner in pairs if owner in self.ladders for r in self.ladders[owner].known(partner))


def load_levels(*folders: Traversable | Path) -> Levels:
    """The ladders of `levels/<STATE>.yml` in each folder; a later folder's ladder replaces an earlier one of the same side.

    Without folders those that ship with the package.  Raises TableError naming the file.
    """
    ladders = (_ladder(file) for folder in folders or (data_folder(),) for file in _files(folder))
    return Levels({ladder.state: ladder for ladder in ladders})


def _files(folder: Traversable | Path) -> Iterator[Traversable | Path]:
    levels = folder / "levels"
    if levels.is_dir():
        yield from sorted((f for f in levels.iterdir() if f.name.endswith(".yml")), key=lambda f: f.name)


def _ladder(file: Traversable | Path) -> StateLadder:
    table = read_yaml(file)
    try:
        ladder = StateLadder(
            table["state"],
            table["ladder"],
            table["basis"],
            table["mark"],
            table["source"],
            tuple(_rung(each) for each in table["rungs"]),
            tuple(_relation(each) for each in table["overlays"]),
            tuple(_relation(each) for each in table["relations"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise TableError(str(file), 1, f"{error}", "state, ladder, basis, mark, source, rungs, overlays and relations") from error
    _check(file, ladder)
    return ladder


def _rung(table: Mapping[str, Any]) -> Rung:
    native = tuple((language, label) for language in table if language not in {"rung", "en"} for label in table[language])
    return Rung(int(table["rung"]), tuple(table["en"]), native)


def _relation(table: Mapping[str, Any]) -> Relation:
    return Relation(table["partner"], table["label"], _since(table["since"]), table["mark"], table["source"])


def _since(text: str) -> Interval | None:
    """The days of a year, a month or a day in ISO form; None for ''."""
    numbers = [int(part) for part in text.split("-")] if text else []
    if not numbers:
        return None
    if len(numbers) == 3:  # noqa: PLR2004 - year, month, day
        return Interval(dt.date(*numbers), dt.date(*numbers))
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else None
    last_month = month or _DECEMBER
    after = dt.date(year + 1, 1, 1) if last_month == _DECEMBER else dt.date(year, last_month + 1, 1)
    return Interval(dt.date(year, month or 1, 1), after - dt.timedelta(days=1))


def _check(file: Traversable | Path, ladder: StateLadder) -> None:
    numbers = [rung.number for rung in ladder.rungs]
    if numbers != sorted(set(numbers), reverse=True):
        raise TableError(str(file), 1, f"rungs {numbers}", "different numbers, highest first")
    marks = {ladder.mark, *(r.mark for r in (*ladder.overlays, *ladder.relations))}
    if not marks <= MARKS:
        raise TableError(str(file), 1, f"marks {sorted(marks)}", f"of {sorted(MARKS)}")
    if file.name != f"{ladder.state}.yml":
        raise TableError(str(file), 1, f"ladder of {ladder.state}", f"a file named {ladder.state}.yml")
