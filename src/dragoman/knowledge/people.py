"""Who is known: people, the offices they held, and on which days.

The danger: an office without a day.  Somebody *was* foreign minister from one day to another; a tenure whose end is open is
in office or not known to have ended, and `unchecked` rows are general knowledge that nobody has looked up.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import TableError
from dragoman.knowledge.tables import data_folder
from dragoman.model.entity import Person, Tenure
from dragoman.model.time import Interval

PERSON_COLUMNS = ("id", "name", "state", "native", "hanzi", "qid", "unchecked")
TENURE_COLUMNS = ("person", "office", "state", "from", "to", "title", "acting", "unchecked", "source")
PEOPLE_FILES = ("people.tsv", "more.tsv")
TENURE_FILES = ("tenures.tsv", "more_tenures.tsv")
_MONTH = len("2017-12")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A row not yet taken apart, and where it stands."""

    path: str
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """People by id, and their tenures, which are read when somebody asks for them."""

    people: Mapping[str, Person]
    _by_person: Mapping[str, list[_Line]] = field(repr=False)
    _by_state: Mapping[str, list[_Line]] = field(repr=False)
    _read: dict[str, tuple[Tenure, ...]] = field(default_factory=dict, repr=False, compare=False)

    def person(self, person: str) -> Person:
        """The person of an id; raises KeyError for any other."""
        return self.people[person]

    def tenures(self, person: str) -> tuple[Tenure, ...]:
        """The person's tenures, oldest first; none for somebody who held no office that the tables know."""
        if person not in self._read:
            found = (_tenure(line) for line in self._by_person.get(person, ()))
            self._read[person] = tuple(sorted(found, key=lambda t: (t.days.low, t.office)))
        return self._read[person]

    def offices_on(self, person: str, days: Interval) -> tuple[Tenure, ...]:
        """The tenures that hold at least one of the days."""
        return tuple(t for t in self.tenures(person) if t.days.meet(days))

    def holders(self, state: str, kinds: Collection[str], days: Interval | None = None) -> tuple[Tenure, ...]:
        """Who held an office of one of the kinds for a side on at least one of the days, latest first; without days ever."""
        people = dict.fromkeys(line.cells[0] for line in self._by_state.get(state, ()) if line.cells[1] in kinds)
        mine = (t for person in people for t in self.tenures(person) if t.state == state and t.office in kinds)
        return tuple(sorted((t for t in mine if days is None or t.days.meet(days)), key=lambda t: t.days.low, reverse=True))

    def of_state(self, state: str) -> tuple[str, ...]:
        """The ids of everybody who is of the side or ever held an office of it."""
        own = [identity for identity, person in self.people.items() if person.state == state]
        return tuple(dict.fromkeys([*own, *(line.cells[0] for line in self._by_state.get(state, ()))]))

    def states(self, person: str, days: Interval | None = None) -> tuple[str, ...]:
        """The sides that the person acts for on the days: those of the offices held then, last the person's own."""
        held = self.tenures(person) if days is None else self.offices_on(person, days)
        return tuple(dict.fromkeys([*(t.state for t in held), self.people[person].state]))


def load_people(*folders: Traversable | Path) -> Registry:
    """The people of `people/` in each folder, in order; without folders those that ship with the package.

    A later row of an id replaces an earlier one; tenures add up.  Raises TableError naming path and line.
    """
    people: dict[str, Person] = {}
    by_person: dict[str, list[_Line]] = defaultdict(list)
    by_state: dict[str, list[_Line]] = defaultdict(list)
    for folder in folders or (data_folder(),):
        for name in PEOPLE_FILES:
            people |= {line.cells[0]: _person(line) for line in _lines(folder / "people" / name, PERSON_COLUMNS)}
        for name in TENURE_FILES:
            for line in _lines(folder / "people" / name, TENURE_COLUMNS):
                if line.cells[0] not in people:
                    raise TableError(line.path, line.number, f"person {line.cells[0]!r}", "an id of people.tsv or more.tsv")
                by_person[line.cells[0]].append(line)
                by_state[line.cells[2]].append(line)
    return Registry(people, by_person, by_state)


def _lines(file: Traversable | Path, columns: tuple[str, ...]) -> Iterator[_Line]:
    """The rows of a table as cells, without the cost of a mapping a row."""
    if not file.is_file():
        return
    path, header = str(file), False
    for number, text in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not text or text[0] == "#":
            continue
        cells = tuple(text.rstrip("\r").split("\t"))
        if not header and cells != columns:
            raise TableError(path, number, f"columns {', '.join(cells)}", ", ".join(columns))
        if len(cells) != len(columns):
            raise TableError(path, number, f"{len(cells)} cells", f"{len(columns)}")
        if header:
            yield _Line(path, number, cells)
        header = True


def _person(line: _Line) -> Person:
    identity, name, state, native, hanzi, qid, unchecked = line.cells
    if not name or "." not in identity:
        raise TableError(line.path, line.number, f"{identity!r} called {name!r}", "an id such as VNM.to-lam and a name")
    return Person(identity, name, state, native or None, hanzi or None, qid or None, bool(unchecked))


def _tenure(line: _Line) -> Tenure:
    person, office, state, first, last, title, acting, unchecked, source = line.cells
    try:
        days = Interval(_day(first, last=False), _day(last, last=True))
    except ValueError as error:
        raise TableError(line.path, line.number, f"days {first!r} to {last!r} ({error})", "YYYY, YYYY-MM or YYYY-MM-DD in order") from error
    return Tenure(person, office, state, days, title, source, bool(acting), bool(unchecked))


def _day(text: str, *, last: bool) -> dt.date | None:
    """A day, or the first or last day of a month or year; None where the cell is empty."""
    if not text:
        return None
    if len(text) > _MONTH:
        return dt.date.fromisoformat(text)
    year, _, month = text.partition("-")
    if not last:
        return dt.date(int(year), int(month or 1), 1)
    follows = int(month or _DECEMBER) + 1
    after = dt.date(int(year) + 1, 1, 1) if follows > _DECEMBER else dt.date(int(year), follows, 1)
    return after - dt.timedelta(days=1)
