"""Questions that analysts ask again and again, each answered with events of the record, so that every line has its evidence.

The danger: an answer that counts what is not sure.  Events of which nobody says when they were stand in no answer about days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.ask.answers import RecordEvent
from dragoman.ask.events import events
from dragoman.ask.people import person
from dragoman.model.finding import Modality, Participant
from dragoman.store.record import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: what it says in words, and the event that says so."""

    said: str
    event: RecordEvent


def last_visit(record: Record, visitor: str, host: str, before: dt.date) -> Line | None:
    """The last visit of a side to another that began before the day, and how many days before."""
    found = [
        (day, event) for event in _visits(record, (visitor, host)) if (day := _first(event)) and day < before and _goes(event, visitor)
    ]
    if not found:
        return None
    day, event = max(found, key=lambda pair: (pair[0], pair[1].event.id))
    return Line(f"began on {day} or later, at most {(before - day).days} days before {before}", event)


def around(record: Record, visits: tuple[str, str], contacts: tuple[str, str], *, days: int = 7) -> Iterator[Line]:
    """Contacts of two sides so many days before and after each visit between two others."""
    for visit in _visits(record, visits):
        first, hull = _first(visit), visit.event.when.hull
        if first is None or hull is None:
            continue
        span = dt.timedelta(days=days)
        for event in events(record, states=contacts, since=first - span, until=min(hull.high, first + span) + span):
            if (day := _first(event)) and event.findings != visit.findings:
                yield Line(f"{(day - first).days:+} days from the visit of {first}, or later", event)


def first_trips(record: Record, who: str, *, count: int = 3) -> list[Line]:
    """Where somebody went first, second, third."""
    file = person(record, who)
    going = [event for event in file.events if event.event.type == "visit" and _done(event) and _first(event)]
    mine = [
        event
        for event in going
        if any(p.role == "visitor" and (p.person in file.ids or p.name in file.names) for p in event.event.participants)
    ]
    return [Line(f"{number}: {_to(event)}, {_first(event)}", event) for number, event in enumerate(mine[:count], start=1)]


def unequal_visits(record: Record, *, states: Sequence[str] = ()) -> Iterator[Line]:
    """Visits in which visitor and highest host differ by a class of office or more."""
    for visit in _visits(record, states):
        guest, host = (_rank(visit, role) for role in ("visitor", "host"))
        if guest and host and guest != host:
            yield Line(f"visitor of class {guest}, host of class {host}", visit)


def rounds(record: Record, *, states: Sequence[str] = (), label: str = "") -> Iterator[Line]:
    """Rounds of a mechanism with the days between them."""
    before: dt.date | None = None
    for event in events(record, states=states, type="mechanism"):
        if label.casefold() in (event.event.label or "").casefold() and (day := _first(event)):
            gap = f", {(day - before).days} days after the one before" if before else ""
            yield Line(f"{event.event.label or 'no name'}, round {dict(event.event.detail).get('round', 'not told')}{gap}", event)
            before = day


def lags(record: Record, *, states: Sequence[str] = ()) -> Iterator[Line]:
    """Days from a plan's report to the event: from 'agreed to' to 'done'."""
    for event in events(record, states=states):
        ahead = [line for line in event.history if not line.startswith("occurred")]
        if ahead and _done(event):
            yield Line(f"{', '.join(ahead)}; then done on {_first(event) or 'a day not known'}", event)


def uncertain(record: Record, name: str) -> Iterator[Line]:
    """Events in which a name may be one person or another, with the candidates."""
    for event in person(record, name).events:
        for each in event.event.participants:
            if each.candidates:
                might = "; ".join(f"{c.name} ({c.why})" for c in each.candidates)
                yield Line(f"“{each.surface}” may be {might}", event)


def unsettled_dates(record: Record, *, document: str = "") -> Iterator[Line]:
    """Events whose days are several, a run, or a contradiction, with what makes them so."""
    for event in events(record):
        said = event.event
        first, hull = _first(event), said.when.hull
        sure = len(said.when.intervals) == 1 and hull is not None and hull.first == hull.last == first
        if not sure and (not document or any(document in source.document for source in event.sources)):
            yield Line("; ".join(said.conflict or said.when_basis) or "nothing says when", event)


def withheld(record: Record, *, since: dt.date | None = None, until: dt.date | None = None) -> Iterator[Line]:
    """Events that get no code, with the reason."""
    for event in events(record, since=since, until=until):
        if event.event.withheld:
            yield Line(f"withheld: {event.event.withheld}", event)


def formulae_apart(record: Record, states: tuple[str, str]) -> Iterator[Line]:
    """Formulae that each joint statement adds to and drops from the one before."""
    before: set[str] | None = None
    for event in events(record, states=states, type="joint_statement"):
        now = set(event.event.formulae)
        change = [f"+{key}" for key in sorted(now - (before or set()))] + [f"-{key}" for key in sorted((before or set()) - now)]
        yield Line(" ".join(change) or "no formula added or dropped", event)
        before = now


def _visits(record: Record, states: Sequence[str]) -> list[RecordEvent]:
    return [event for event in events(record, states=states, type="visit") if _done(event)]


def _done(event: RecordEvent) -> bool:
    return event.event.modality is Modality.OCCURRED


def _first(event: RecordEvent) -> dt.date | None:
    hull = event.event.when.hull
    return hull.first if hull else None


def _goes(event: RecordEvent, side: str) -> bool:
    return any(p.state == side and p.role == "visitor" for p in event.event.participants)


def _to(event: RecordEvent) -> str:
    place = event.event.place.name if event.event.place else ""
    return place or next((p.state or "" for p in event.event.participants if p.role == "host"), "a place not told")


def _rank(event: RecordEvent, role: str) -> int | None:
    return min((p.rank for p in _in_role(event, role) if p.rank), default=None)


def _in_role(event: RecordEvent, role: str) -> list[Participant]:
    return [person for person in event.event.participants if person.role == role and person.name]
