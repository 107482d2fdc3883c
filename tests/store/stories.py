"""Stories for the tests of the record, made by hand."""
# ruff: noqa: A002, PLR0917 - keywords are the names of the contract

from __future__ import annotations

import hashlib
from dataclasses import replace

from dragoman.model.document import Document, Evidence, Reading, Source
from dragoman.model.entity import Seat
from dragoman.model.finding import Event, Finding, Modality, Participant, Place, Standing
from dragoman.model.mention import Maker
from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Days
from tests.export.stories import HandMade

BY = Maker("extract", "events/talks.yml:en:1")


def story(text: str, *findings: Finding, id: str = "wire.txt", sha256: str = "", published: str | None = None) -> HandMade:
    """A story that is its whole source."""
    digest = sha256 or hashlib.sha256(text.encode(errors="replace")).hexdigest()
    source = Source(id, id, digest, text, digest, publisher="The Wire")
    reading = Reading(Document(id, source, Span(0, len(text)), "en"), text, OffsetMap.identity(len(text)))
    days = Days.from_lists([[published, published]]) if published else Days()
    return HandMade(reading, days, (), findings)


def words(text: str, quote: str, document: str = "wire.txt") -> Evidence:
    """The quote as evidence."""
    start = text.index(quote)
    return Evidence(document, start, start + len(quote), quote)


def person(
    name: str, state: str, role: str = "participant", document: str = "wire.txt", *, id: str | None = None, rank: int = 3
) -> Participant:
    """A named person."""
    evidence = Evidence(document, 0, len(name), name)
    return Participant(role, state, name, evidence, name, id, rank, Seat.STATE, (f"Foreign Minister of {state}",), how="table")


def meeting(
    id: str,
    day: str | tuple[str, str] | None,
    *people: Participant,
    states: tuple[str, ...] = ("KEN", "PER"),
    document: str = "wire.txt",
    type: str = "meeting",
    modality: Modality = Modality.OCCURRED,
    place: str | None = None,
) -> Event:
    """A meeting of Kenya and Peru, or whatever is said otherwise."""
    first, last = (day, day) if isinstance(day, str) else day or (None, None)
    words_ = Evidence(document, 0, 3, "met")
    where = Place(place, None, words_) if place else None
    when = Days.from_lists([[first, last]]) if day else Days()
    return Event(id, document, type, modality, people, states, (words_,), Span(0, 3), BY, when=when, when_basis=("given",), place=where)


def standing(
    id: str, label: str, rung: int, modality: str, since: str | None = None, as_of: str | None = None, document: str = "wire.txt"
) -> Standing:
    """A level of Peru on Kenya's ladder."""
    since_, as_of_ = (Days.from_lists([[d, d]]) if d else Days() for d in (since, as_of))
    words_ = (Evidence(document, 0, 3, "met"),)
    stage = {"raised": "done"}.get(modality, modality)
    return Standing(
        id, document, "KEN", "PER", ("KEN", "PER"), label, label, modality, stage, words_, Span(0, 3), BY, "KEN", rung, since_, as_of_
    )


def mirrored(level: Standing) -> Standing:
    """The same level on the other side's ladder."""
    return replace(level, owner=level.partner, partner=level.owner or "", ladder=level.partner)


def level_between(id: str, owner: str, partner: str, rung: int, as_of: str, document: str) -> Standing:
    """A level of one side on another's ladder, as of a day."""
    level = standing(id, f"partnership {rung}", rung, "in_force", as_of=as_of, document=document)
    return replace(level, owner=owner, partner=partner, ladder=owner, states=tuple(sorted((owner, partner))))
