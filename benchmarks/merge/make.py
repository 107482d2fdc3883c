"""Stories whose truth is known: each is a few events and two to six reports of them, in English, machine English and Chinese.

Every story is of a kind that merging gets wrong in one direction or the other; KINDS says which.  All is drawn from the story's
number, so the same stories come every time.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.knowledge.people import Registry, load_people
from dragoman.model.entity import Person
from dragoman.model.time import Interval

_TABLES = Path(__file__).with_name("templates.yml")
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_VERSIONS = ("en", "mt", "zh")


@dataclass(frozen=True, slots=True)
class Happened:
    """A true event: `key` is what all reports of it share; `host` owns the town."""

    key: str
    form: str
    offices: tuple[str, str]
    people: tuple[Person, Person]
    host: str
    day: dt.date
    end: dt.date | None = None
    subject: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A text, the days on which it came out, and the key of the event that each of its lines tells."""

    id: str
    text: str
    published: dt.date
    keys: tuple[str, ...]


class Maker:
    """Writes stories."""

    def __init__(self) -> None:
        self._tables: Mapping[str, Any] = yaml.safe_load(_TABLES.read_text(encoding="utf-8"))
        self._registry: Registry = load_people()

    def story(self, number: int) -> tuple[str, list[Report]]:
        """The kind of the story of that number, and its reports."""
        rng = random.Random(number)  # noqa: S311 - the same stories every time
        names = sorted(KINDS)
        kind = names[number % len(names)]
        scene = Scene(self, rng, f"{number:03}", dt.date(2014, 1, 10) + dt.timedelta(days=rng.randrange(5 * 365)))
        return kind, list(KINDS[kind](scene))

    def holder(self, side: str, office: str, day: dt.date) -> Person | None:
        """Who held the office on the day, if the tables know the name in Chinese."""
        held = self._registry.holders(side, {office}, Interval(day, day + dt.timedelta(days=20)))
        person = self._registry.person(held[0].person) if len(held) == 1 else None
        return person if person and person.hanzi else None

    def sides(self) -> list[str]:
        """The sides that stories are about."""
        return sorted(self._tables["sides"])

    def line(self, event: Happened, version: str, *, form: str | None = None, shift: int = 0) -> str:
        """The event told in one sentence."""
        other = "zh" if version == "zh" else "en"
        (a, b), tables = event.people, self._tables
        words = {"a": _name(a, other), "b": _name(b, other), "A": self._side(a.state, other), "B": self._side(b.state, other)}
        words |= {"oa": self._office(a, event.offices[0], other), "ob": self._office(b, event.offices[1], other)}
        words |= {"town": tables["sides"][event.host][4 if other == "zh" else 3], "subject": tables["subjects"][event.subject][other]}
        words |= {"day": _day(event.day + dt.timedelta(days=shift), version), "end": _day(event.end or event.day, version)}
        return str(tables[version][form or event.form].format(**words))

    def _side(self, side: str, language: str) -> str:
        return str(self._tables["sides"][side][2 if language == "zh" else 0])

    def _office(self, person: Person, office: str, language: str) -> str:
        adjective = self._tables["sides"][person.state][2 if language == "zh" else 1]
        return str(self._tables["offices"][office][language].format(S=adjective))


def _name(person: Person, language: str) -> str:
    return person.hanzi or person.name if language == "zh" else person.name


def _day(day: dt.date, version: str) -> str:
    month = _MONTHS[day.month - 1]
    return {"en": f"{month} {day.day}, {day.year}", "mt": f"{day.day} {month} {day.year}", "zh": f"{day.year}年{day.month}月{day.day}日"}[
        version
    ]


class Scene:
    """Two sides, their people and a day, from which a kind of story makes its events and reports."""

    def __init__(self, maker: Maker, rng: random.Random, number: str, day: dt.date) -> None:
        self._maker, self.rng, self._number, self.day = maker, rng, number, day
        pairs = [(a, b) for a in maker.sides() for b in maker.sides() if a < b and self._usable(a) and self._usable(b)]
        self.a, self.b = rng.choice(pairs)
        if rng.random() < 0.5:  # noqa: PLR2004 - either may travel
            self.a, self.b = self.b, self.a

    def _usable(self, side: str) -> bool:
        return bool(self._holder(side, "foreign_minister")) and bool(self.leader(side))

    def _holder(self, side: str, office: str) -> Person | None:
        return self._maker.holder(side, office, self.day)

    def leader(self, side: str) -> tuple[str, Person] | None:
        """An office of a leader of the side, with its holder."""
        held = ((office, self._holder(side, office)) for office in ("president", "prime_minister"))
        return next(((office, person) for office, person in held if person), None)

    def event(
        self, key: str, form: str, offices: tuple[str, str], day: int, *, end: int | None = None, subject: int = 0
    ) -> Happened:
        """An event `day` days after the first; an office 'leader' is whoever leads the side."""
        cast = [
            self.leader(side) if office == "leader" else (office, self._holder(side, office))
            for side, office in zip((self.a, self.b), offices, strict=True)
        ]
        (left, one), (right, two) = (each or ("", None) for each in cast)
        if one is None or two is None:
            raise LookupError(key)
        days = (self.day + dt.timedelta(days=n) if n is not None else None for n in (day, end))
        first, last = days
        return Happened(f"{self._number}/{key}", form, (left, right), (one, two), self.b, first or self.day, last, subject)

    def report(self, *told: tuple[Happened, str | None], late: int = 1, shift: int = 0, version: str | None = None) -> Report:
        """A report of some events; `shift` moves its days, as a local date may."""
        which = version or self.rng.choice(_VERSIONS)
        lines = [self._maker.line(event, which, form=form, shift=shift) for event, form in told]
        last = max(event.end or event.day for event, _ in told)
        name = f"merge-{self._number}-{self.rng.randrange(10**9):09}@{which}"
        return Report(name, "\n".join(lines), last + dt.timedelta(days=late), tuple(event.key for event, _ in told))

    def reports(self, events: Sequence[Happened], least: int = 2, most: int = 6) -> Iterator[Report]:
        """So many reports that each tell some of the events, each event by two at least."""
        count = self.rng.randint(least, most)
        for number in range(count):
            some = [event for event in events if number < 2 or self.rng.random() < 0.6]  # noqa: PLR2004 - two whole ones
            if some:
                yield self.report(*((event, None) for event in some), late=self.rng.randint(0, 2))


_FM = ("foreign_minister", "foreign_minister")
_TOP = ("leader", "leader")


def _one_meeting(scene: Scene) -> Iterator[Report]:
    met = scene.event("met", "meeting", _FM, 0)
    yield from (scene.report((met, scene.rng.choice(["meeting", "talks"]))) for _ in range(scene.rng.randint(2, 6)))


def _four_calls(scene: Scene) -> Iterator[Report]:
    for n in range(4):
        call = scene.event(f"call{n}", "call", _TOP, n * scene.rng.randint(5, 80))
        yield from (scene.report((call, None)) for _ in range(2))


def _visit_with_meetings(scene: Scene) -> Iterator[Report]:
    visit = scene.event("visit", "visit", _FM, 0, end=2)
    yield from scene.reports(
        [visit, scene.event("fm", "meeting", _FM, 0), scene.event("leader", "meeting", ("foreign_minister", "leader"), 1)]
    )


def _two_dates(scene: Scene) -> Iterator[Report]:
    call = scene.event("call", "call", _TOP, 0)
    yield from (scene.report((call, None), shift=shift) for shift in (0, 1, 0))


def _planned_then_done(scene: Scene) -> Iterator[Report]:
    met = scene.event("met", "talks", _TOP, 10)
    yield scene.report((met, "planned"), late=-9)
    yield scene.report((met, "planned"), late=-3)
    yield from (scene.report((met, form)) for form in ("talks", "meeting"))


def _other_ministers(scene: Scene) -> Iterator[Report]:
    one = scene.event("fm", "talks", _FM, 0)
    two = scene.event("leader", "talks", _TOP, 0)
    yield from (scene.report((one, None)) for _ in range(2))
    yield from (scene.report((two, None)) for _ in range(2))


def _two_visits(scene: Scene) -> Iterator[Report]:
    for n, start in enumerate((0, 12)):
        visit = scene.event(f"visit{n}", "visit", _FM, start, end=start + 2)
        yield from (scene.report((visit, None)) for _ in range(2))


def _two_agreements(scene: Scene) -> Iterator[Report]:
    signed = [scene.event(f"paper{n}", "agreement", _FM, 0, subject=n) for n in range(2)]
    yield from (scene.report(*((event, None) for event in signed)) for _ in range(3))


def _one_letter(scene: Scene) -> Iterator[Report]:
    sent = scene.event("letter", "letter", _TOP, 0)
    yield from (scene.report((sent, None)) for _ in range(scene.rng.randint(2, 4)))


def _yearly_meetings(scene: Scene) -> Iterator[Report]:
    for n in range(3):
        met = scene.event(f"met{n}", "meeting", _FM, n * 40)
        yield from (scene.report((met, None)) for _ in range(2))


def _off_and_on(scene: Scene) -> Iterator[Report]:
    off, held = scene.event("off", "talks", _FM, 3), scene.event("held", "talks", _FM, 33)
    yield scene.report((off, "cancelled"), late=-1)
    yield scene.report((off, "planned"), late=-3)
    yield from (scene.report((held, "talks")) for _ in range(2))


KINDS: Mapping[str, Callable[[Scene], Iterator[Report]]] = {
    "one meeting": _one_meeting,
    "four calls of the same two in a year": _four_calls,
    "a visit and its meetings": _visit_with_meetings,
    "a call on two local dates": _two_dates,
    "planned, then done": _planned_then_done,
    "different people of one dyad on one day": _other_ministers,
    "two visits of one month": _two_visits,
    "two agreements of one day": _two_agreements,
    "one letter": _one_letter,
    "the same two meet again": _yearly_meetings,
    "called off, held a month later": _off_and_on,
}
"""What a story may go wrong in."""
