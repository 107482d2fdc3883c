"""How findings are found again: by sides, people, days, type and document.

Only findings of the newest reading of a document count, unless superseded ones are asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select, union_all

from dragoman.model.document import Evidence
from dragoman.model.finding import Event, Finding
from dragoman.model.time import Days
from dragoman.store.codec import days_of, decode, decode_days, decode_words, sides_of
from dragoman.store.schema import DOCUMENTS, FINDING_PEOPLE, FINDING_SIDES, FINDINGS, READINGS, SOURCES
from dragoman.text.keys import letters_key

_BATCH = 500
_RARE = frozenset({"standing", "ladder"})
MOST_SIDES = 12
"""More sides than this are a summit or a bloc: all their pairs would drown the index, so only each side is kept."""
_WIDEST = dt.timedelta(days=62)
"""An event that may have been on any day of more than two months is compared with no other: too many would fit."""
_NEWS = dt.timedelta(days=7)
_ONCE = frozenset({"recognition", "level_up", "level_down"})
"""What two sides do so rarely that the year is enough."""
_DATE_LINE = dt.timedelta(days=1)
"""One moment falls on two local dates."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What findings must have in common with a question; what is empty or None does not matter.

    `sides` must all take part.  `person` is an id of the registry or any written form of a name.  A finding counts between
    `since` and `until` if any of its days may lie there; one whose days are not known counts only where neither is given.
    `rank` is the lowest class that still counts (1 is the highest).  `documents` are rows; `rare` says that few findings are of
    the type, so that it is what to look for first.
    """

    kind: str | None = None
    sides: tuple[str, ...] = ()
    person: str | None = None
    type: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    modality: str | None = None
    channel: str | None = None
    rank: int | None = None
    document: str | None = None
    documents: tuple[int, ...] | None = None
    ids: tuple[str, ...] | None = None
    rare: bool = False
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A finding of the record, with the words that tell and date it, when it was read, and when a newer reading no longer found it."""

    finding: Finding
    trigger: Evidence | None
    dates: tuple[Evidence, ...]
    document: int
    superseded: bool
    at: str
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the record without its text; `published` is empty where nothing is known."""

    row: int
    name: str
    start: int
    end: int
    language: str
    translation: str
    title: str | None
    published: Days
    path: str
    publisher: str | None
    url: str | None
    fingerprint: str
    signature: str = ""
    dateline: str = ""


def findings(connection: Connection, asked: Asked) -> Iterator[Stored]:
    """Findings that fit the question, earliest first, those without days last."""
    batches: list[tuple[str, ...] | None] = [None]
    if asked.ids is not None:
        ids = tuple(dict.fromkeys(asked.ids))
        batches = [ids[i : i + _BATCH] for i in range(0, len(ids), _BATCH)]
    for batch in batches:
        query = _query(asked) if batch is None else _query(asked).where(FINDINGS.c.id.in_(batch))
        yield from (_stored(row) for row in connection.execute(query))


def _query(asked: Asked) -> Select[Any]:
    later = READINGS.alias("later")
    query = select(FINDINGS, READINGS.c.at, later.c.at.label("gone")).join(READINGS, READINGS.c.id == FINDINGS.c.reading)
    query = query.outerjoin(later, later.c.id == FINDINGS.c.superseded_by)
    few = not asked.rare and bool(asked.sides or asked.person or asked.document or asked.documents or asked.ids is not None)
    for name in ("kind", "type", "modality", "channel"):
        if (value := getattr(asked, name)) is not None:
            query = query.where((FINDINGS.c[name].concat("") if few and value not in _RARE else FINDINGS.c[name]) == value)
    if not asked.superseded:
        query = query.where(FINDINGS.c.superseded_by.is_(None))
    if asked.rank is not None:
        query = query.where(FINDINGS.c.rank <= asked.rank)
    if asked.document is not None:
        query = query.join(DOCUMENTS, DOCUMENTS.c.id == FINDINGS.c.document).where(DOCUMENTS.c.name == asked.document)
    if asked.documents is not None:
        query = query.where(FINDINGS.c.document.in_(asked.documents))
    query = _of_person(_between(_with_sides(query, asked), asked.since, asked.until), asked.person)
    return query.order_by(FINDINGS.c.first_day.is_(None), FINDINGS.c.first_day, FINDINGS.c.document, FINDINGS.c.start, FINDINGS.c.id)


def _with_sides(query: Select[Any], asked: Asked) -> Select[Any]:
    ordered = sorted(set(asked.sides))
    keys = ["-".join(ordered)] if len(ordered) <= 2 else ordered  # noqa: PLR2004 - a pair
    for key in keys if ordered else ():
        rows = select(FINDING_SIDES.c.finding).where(FINDING_SIDES.c.sides == key)
        if asked.since is not None:
            rows = rows.where(FINDING_SIDES.c.last_day >= asked.since)
        if asked.until is not None:
            rows = rows.where(FINDING_SIDES.c.first_day <= asked.until)
        query = query.where(FINDINGS.c.row.in_(rows))
    return query


def _between(query: Select[Any], since: dt.date | None, until: dt.date | None) -> Select[Any]:
    if since is not None:
        query = query.where(FINDINGS.c.last_day >= since)
    if until is not None:
        query = query.where(FINDINGS.c.first_day <= until)
    return query


def _of_person(query: Select[Any], person: str | None) -> Select[Any]:
    if person is None:
        return query
    known = or_(FINDING_PEOPLE.c.person == person, FINDING_PEOPLE.c.name == letters_key(person))
    return query.where(FINDINGS.c.row.in_(select(FINDING_PEOPLE.c.finding).where(known)))


def _stored(row: Row[Any]) -> Stored:
    words = decode_words(row.words)
    return Stored(decode(row.kind, row.body), words.trigger, words.dates, row.document, row.superseded_by is not None, row.at, row.gone)


_NEAR = union_all(
    select(FINDING_SIDES.c.finding).where(
        FINDING_SIDES.c.sides.in_(bindparam("keys", expanding=True)),
        FINDING_SIDES.c.first_day.between(bindparam("earliest"), bindparam("latest")),
        FINDING_SIDES.c.last_day >= bindparam("lasts"),
    ),
    select(FINDING_SIDES.c.finding).where(
        FINDING_SIDES.c.sides.in_(bindparam("keys", expanding=True)),
        FINDING_SIDES.c.first_day == dt.date.min,
        FINDING_SIDES.c.last_day.between(bindparam("lasts"), bindparam("told")),
    ),
)
_NEIGHBOURS = select(FINDINGS.c.body).where(
    FINDINGS.c.row.in_(_NEAR),
    FINDINGS.c.kind.concat("") == "event",
    FINDINGS.c.document != bindparam("document"),
    FINDINGS.c.superseded_by.is_(None),
)
"""Made once: making it would take as long as the answer.  Kinds are asked for so that their index is not searched: most are events."""


def neighbours(connection: Connection, event: Event, document: int) -> list[Event]:
    """Events of other documents that share two sides with this one (its only side, if it has one) and a day, give or take one."""
    hull, sides = days_of(event).hull, sides_of(event)
    if hull is None or _wide(event) or not sides:
        return []
    low, high = _told(event) or (hull.low, min(hull.high, hull.low + _WIDEST) if _stay(event) else hull.high)
    keys = [*_pairs(sides), *_hosts(event)]
    low = max(low, dt.date.min + _WIDEST)
    near = {"earliest": low - _WIDEST, "latest": high if high == dt.date.max else high + _DATE_LINE, "lasts": low - _DATE_LINE}
    near["told"] = high if high >= dt.date.max - _NEWS else high + _NEWS
    asked = near | {"keys": keys[:_BATCH], "document": document}
    rows = connection.execute(_NEIGHBOURS, asked).scalars()
    found = (decode("event", body) for body in rows)
    return [each for each in found if isinstance(each, Event) and not _wide(each)]


def _pairs(sides: tuple[str, ...]) -> list[str]:
    """The keys under which another report of the event stands: its pairs; of a bloc, or of one side alone, the first side."""
    if not 1 < len(sides) <= MOST_SIDES:
        return [sides[0]]
    return [f"{a}-{b}" for i, a in enumerate(sides) for b in sides[i + 1 :]]


def _hosts(event: Event) -> list[str]:
    """Whoever attends, a summit is found by the organisation that holds it."""
    return [person.state for person in event.participants if event.type == "summit" and person.role == "host" and person.state]


def _wide(event: Event) -> bool:
    hull = event.when.hull
    return hull is None or (hull.high - hull.low > _WIDEST and not _stay(event) and not _told(event) and event.type not in _ONCE)


def _told(event: Event) -> tuple[dt.date, dt.date] | None:
    """The week before a report that only says that it was before."""
    last = event.when.intervals[0].last if event.when and event.when.intervals[0].first is None else None
    return (last - _NEWS, event.when.intervals[-1].last or last) if last else None


def _stay(event: Event) -> bool:
    """Whether it has a first day and an open end, as a visit has whose length nobody told."""
    return bool(event.when) and event.when.intervals[0].first is not None and event.when.intervals[-1].last is None


def documents(connection: Connection, rows: Iterable[int] | None = None) -> dict[int, StoredDocument]:
    """Documents by row: those asked for, or all."""
    query = select(DOCUMENTS, SOURCES.c.path, SOURCES.c.publisher, SOURCES.c.url).join(SOURCES, SOURCES.c.id == DOCUMENTS.c.source)
    wanted = None if rows is None else sorted(set(rows))
    batches = [None] if wanted is None else [wanted[i : i + _BATCH] for i in range(0, len(wanted), _BATCH)]
    queries = [query if batch is None else query.where(DOCUMENTS.c.id.in_(batch)) for batch in batches]
    return {row["id"]: _document(row) for each in queries for row in connection.execute(each.order_by(DOCUMENTS.c.id)).mappings()}


def _document(row: Any) -> StoredDocument:
    names = ("name", "start", "end", "language", "translation", "title", "path", "publisher", "url", "fingerprint", "signature", "dateline")
    return StoredDocument(row=row["id"], published=decode_days(row["published"]), **{name: row[name] for name in names})


def ids_like(connection: Connection, beginning: str, limit: int = 5) -> list[str]:
    """Ids of findings that begin so, in order, at most `limit`."""
    query = select(FINDINGS.c.id).distinct().where(FINDINGS.c.id >= beginning, func.substr(FINDINGS.c.id, 1, len(beginning)) == beginning)
    if connection.dialect.name == "sqlite":  # compares by code point; other databases have collations of their own
        query = query.where(FINDINGS.c.id < beginning + "\uffff")
    return list(connection.execute(query.order_by(FINDINGS.c.id).limit(limit)).scalars())


def text_of(connection: Connection, name: str) -> str | None:
    """The whole text of the source of a document (the newest of that name), into which all offsets point."""
    query = select(SOURCES.c.text).join(DOCUMENTS, DOCUMENTS.c.source == SOURCES.c.id).where(DOCUMENTS.c.name == name)
    return connection.execute(query.order_by(DOCUMENTS.c.id.desc()).limit(1)).scalar()


def texts(connection: Connection, rows: Iterable[int]) -> dict[int, str]:
    """The whole texts of the sources of some documents, by row of the document."""
    query = (
        select(DOCUMENTS.c.id, SOURCES.c.text)
        .join(SOURCES, SOURCES.c.id == DOCUMENTS.c.source)
        .where(DOCUMENTS.c.id.in_(sorted(set(rows))))
    )
    return {row.id: row.text for row in connection.execute(query)}
