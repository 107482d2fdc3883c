"""Questions about one dyad, about one person, and about the record as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dragoman.ask.answers import Dyad, PersonFile, RecordEvent
from dragoman.ask.events import events
from dragoman.ask.levels import levels
from dragoman.knowledge.people import load_people
from dragoman.model.finding import Participant, Statement
from dragoman.store.lookup import Asked
from dragoman.store.record import Record
from dragoman.text.keys import letters_key


def dyad(record: Record, a: str, b: str, *, on: dt.date = dt.date.max) -> Dyad:
    """What two sides did and said, and on which level they stood on the day (by default: the last that is known)."""
    said = (stored.finding for stored in record.findings(Asked("statement", (a, b))))
    statements = tuple(each for each in said if isinstance(each, Statement))
    return Dyad((a, b), tuple(events(record, states=(a, b))), tuple(levels(record, on, states=(a, b))), statements)


def person(record: Record, asked: str) -> PersonFile:
    """Everything in which a person took part, by id of the registry or by any form of the name.

    A name that belongs to somebody of the registry finds all events of that person, under whatever name they were told; a part of
    a name that no report has alone finds those of everybody of the registry who bears it.
    """
    found = {event.event.id: event for event in events(record, person=asked)}
    meant = {each.person for each in _meant(found.values(), asked) if each.person}
    for id_ in sorted(meant or (set() if found else _bearers(asked))):
        found |= {event.event.id: event for event in events(record, person=id_)}
    people = list(_meant(found.values(), asked))
    ids = {each.person for each in people if each.person} or (set() if people else _bearers(asked))
    people += [each for event in found.values() for each in event.event.participants if each.person in ids]
    names = dict.fromkeys(each.name for each in people if each.name)
    offices = dict.fromkeys(office for each in people for office in each.offices)
    return PersonFile(asked, tuple(sorted(ids)), tuple(names), tuple(offices), tuple(sorted(found.values(), key=_by_day)))


def _bearers(asked: str) -> set[str]:
    """The ids of those in the registry in whose names the asked words stand as whole words: "Erdogan"."""
    words = set(map(letters_key, asked.split()))
    return {
        person.id
        for person in load_people().people.values()
        if words <= set(map(letters_key, person.name.split()))
    }


def _meant(found: Iterable[RecordEvent], asked: str) -> Iterator[Participant]:
    key = letters_key(asked)
    for event in found:
        for each in event.event.participants:
            if each.person == asked or key in {letters_key(each.name or ""), letters_key(each.surface)}:
                yield each


def _by_day(event: RecordEvent) -> tuple[dt.date, str]:
    hull = event.event.when.hull
    return (hull.low if hull else dt.date.max, event.event.id)


def status(record: Record) -> dict[str, int]:
    """How much the record holds, by kind."""
    return record.status()
