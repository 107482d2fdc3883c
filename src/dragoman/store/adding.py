"""How one story goes into the record: in one transaction, and the same story twice changes nothing.

A second reading of the same text, by better rules, keeps findings that it finds again; those that it no longer finds, or
finds with other fields, are marked as superseded and stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from dragoman.model.document import Reading
from dragoman.model.finding import Event, Finding
from dragoman.model.judgement import Judgement
from dragoman.model.time import Days
from dragoman.store import judgements, lookup, words
from dragoman.store.codec import days_of, decode, encode, encode_days, encode_words, kind_of, people_of, sides_of, words_of
from dragoman.store.schema import DOCUMENTS, FINDING_PEOPLE, FINDING_SIDES, FINDINGS, READINGS, SOURCES
from dragoman.text.keys import letters_key
from dragoman.text.likeness import signature

Judge = Callable[[Sequence[tuple[Event, Sequence[Event]]]], Iterable[Judgement]]
"""Compares the new events of a story, each with those of other documents between the same sides on the same days."""


class Story(Protocol):
    """What the record asks of a story that was read."""

    @property
    def reading(self) -> Reading:
        """The text."""
        ...

    @property
    def published(self) -> Days:
        """The days on which it may have come out."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """What it claims."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a story did: how many findings are new, found again, and no longer found; `known` if nothing changed."""

    document: str
    new: int
    kept: int
    superseded: int
    joined: int

    @property
    def known(self) -> bool:
        """Whether the record held all of it before."""
        return not self.new and not self.superseded


def add(connection: Connection, story: Story, *, version: str, at: str, judge: Judge | None) -> Added:
    """Write a story within the caller's transaction."""
    document, name, is_new = _document(connection, story)
    fresh = {each.id: _named(each, story.reading.document.id, name) for each in reversed(story.findings)}
    before = {
        row.id: row
        for row in connection.execute(select(FINDINGS).where(FINDINGS.c.document == document, FINDINGS.c.superseded_by.is_(None)))
    }
    kept = {id_ for id_, (finding, _) in fresh.items() if id_ in before and before[id_].body == finding}
    gone, new = before.keys() - kept, [id_ for id_ in reversed(fresh) if id_ not in kept]
    if not is_new and not gone and not new:
        return Added(name, 0, len(kept), 0, 0)
    reading = _insert(connection, READINGS, document=document, version=version, at=at)
    if gone:
        rows = [before[id_].row for id_ in gone]
        connection.execute(update(FINDINGS).where(FINDINGS.c.row.in_(rows)).values(superseded_by=reading))
    _write(connection, story, [fresh[id_] for id_ in new], {"document": document, "reading": reading})
    joined = _join(connection, [fresh[id_][1] for id_ in new], document, at, judge)
    return Added(name, len(new), len(kept), len(gone), joined)


def _document(connection: Connection, story: Story) -> tuple[int, str, bool]:
    """The row and name of the story's document, and whether it was made just now."""
    document = story.reading.document
    source = _source(connection, story)
    start = document.span.start
    known = connection.execute(
        select(DOCUMENTS.c.id, DOCUMENTS.c.name).where(DOCUMENTS.c.source == source, DOCUMENTS.c.start == start)
    ).first()
    if known:
        return known.id, known.name, False
    values = {"source": source, "name": document.id, "start": start, "end": document.span.end, "language": document.language}
    values |= {"translation": str(document.translation), "title": document.title, "published": encode_days(story.published)}
    values |= {"signature": signature(document.text), "dateline": document.dateline.of(document.source.text) if document.dateline else ""}
    row = _insert(connection, DOCUMENTS, **values, fingerprint=fingerprint(document.text))
    words.index(connection, row, document.text)
    return row, document.id, True


def fingerprint(text: str) -> str:
    """The same for texts whose letters and digits are the same: copies of one report."""
    return hashlib.sha256("".join(filter(str.isalnum, text.casefold())).encode(errors="replace")).hexdigest()[:32]


def _source(connection: Connection, story: Story) -> int:
    source = story.reading.document.source
    known = connection.execute(select(SOURCES.c.id).where(SOURCES.c.key == source.key, SOURCES.c.sha256 == source.sha256)).scalar()
    if known is not None:
        return int(known)
    values = {name: getattr(source, name) for name in ("key", "sha256", "path", "text", "title", "url", "publisher", "lossy")}
    given = encode_days(Days((source.published,))) if source.published else None
    return _insert(connection, SOURCES, name=source.id, given=given, **values)


def _insert(connection: Connection, table: Table, **values: object) -> int:
    key = connection.execute(insert(table), values).inserted_primary_key
    return int(key[0]) if key else 0


def _named(finding: Finding, given: str, kept: str) -> tuple[str, Finding]:
    """The finding as it is stored, under the name that its document already has in the record."""
    body = encode(finding)
    if given == kept:
        return body, finding
    old, new = (f'"document":{msgspec.json.encode(name).decode()}' for name in (given, kept))
    renamed = body.replace(old, new)
    return renamed, decode(kind_of(finding), renamed)


def _write(connection: Connection, story: Story, named: Sequence[tuple[str, Finding]], place: dict[str, int]) -> None:
    """All findings in three statements: most of the time of adding goes into making statements."""
    if not named:
        return
    query = insert(FINDINGS).returning(FINDINGS.c.row, sort_by_parameter_order=True)
    rows = connection.execute(query, [_finding(story, body, finding) | place for body, finding in named]).scalars().all()
    sides = [each for row, (_, finding) in zip(rows, named, strict=True) for each in side_rows(row, finding)]
    people = [each for row, (_, finding) in zip(rows, named, strict=True) for each in people_rows(row, finding)]
    for table, values in ((FINDING_SIDES, sides), (FINDING_PEOPLE, people)):
        if values:
            connection.execute(insert(table), values)


def _finding(story: Story, body: str, finding: Finding) -> dict[str, Any]:
    hull = days_of(finding).hull
    values: dict[str, Any] = {"id": finding.id, "kind": kind_of(finding), "body": body, "rank": _rank(finding)}
    values |= {
        "type": getattr(finding, "type", ""),
        "modality": str(getattr(finding, "modality", "")),
        "channel": getattr(finding, "channel", ""),
    }
    values |= {"first_day": hull.low if hull else None, "last_day": hull.high if hull else None}
    return values | {
        "start": min((each.start for each in finding.evidence), default=0),
        "words": encode_words(words_of(story.reading, finding)),
    }


def side_rows(row: int, finding: Finding) -> Iterator[dict[str, object]]:
    """Under which sides, and which pairs of them, a finding is found."""
    hull = days_of(finding).hull
    for key in side_keys(sides_of(finding)):
        yield {"finding": row, "sides": key, "first_day": hull.low if hull else None, "last_day": hull.high if hull else None}


def _rank(finding: Finding) -> int | None:
    return min((person.rank for person in people_of(finding) if person.rank is not None), default=None)


def side_keys(sides: Sequence[str]) -> list[str]:
    """Each side, and each pair of sides in alphabetical order where they are not too many."""
    pairs = combinations(sorted(sides), 2) if len(sides) <= lookup.MOST_SIDES else ()
    return [*sides, *(f"{a}-{b}" for a, b in pairs)]


def people_rows(row: int, finding: Finding) -> Iterator[dict[str, object]]:
    """Under which people and names a finding is found."""
    names = [
        (person, name)
        for person in people_of(finding)
        for name in dict.fromkeys((person.name, person.surface))
        if name and (person.name or person.person)
    ]
    for position, (person, name) in enumerate(names):
        yield {"finding": row, "position": position, "person": person.person, "name": letters_key(name), "role": person.role}


def _join(connection: Connection, new: Iterable[Finding], document: int, at: str, judge: Judge | None) -> int:
    if judge is None:
        return 0
    pairs = [(event, lookup.neighbours(connection, event, document)) for event in new if isinstance(event, Event)]
    found = [replace(each, at=at) for each in judge(pairs)]
    judgements.write(connection, found)
    return len(found)
