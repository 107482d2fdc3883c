"""What a story claims: events, statements, standings and ladders, each with the words that say so.

A finding is a claim of one document, never a fact; what depends on days is filled in by `resolve`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.document import Document, Evidence
from dragoman.model.entity import Seat
from dragoman.model.mention import Candidate, Maker
from dragoman.model.span import Span
from dragoman.model.time import Days


class Modality(StrEnum):
    """Whether a claim tells of something done, ahead, wished, off or only supposed (DOMAIN.md 2.0)."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    INVITED = "invited"
    WANTED = "wanted"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Tense(StrEnum):
    """What the grammar says of the time of a claim; a machine's past tense is weak evidence of the past."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Timing:
    """The words that date a claim, as spans of the reading's cleaned text.

    `dates` are date mentions that stand for it, nearest first; none where it takes its days from the event `inside` which
    it happened or, failing that, from the story's own day.
    """

    dates: tuple[Span, ...] = ()
    tense: Tense = Tense.NONE
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody, or a side without a named person, in a role of an event (CONTRACT.md, PARTICIPANT)."""

    role: str
    state: str | None
    surface: str
    evidence: Evidence
    name: str | None = None
    person: str | None = None
    rank: int | None = None
    seat: Seat = Seat.STATE
    offices: tuple[str, ...] = ()
    office_kinds: tuple[str, ...] = ()
    how: str = ""
    candidates: tuple[Candidate, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: a town or a state, by its English name."""

    name: str
    state: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Codes:
    """Export codes of one finding; `cameo` holds strings such as '042 VNM CHN'."""

    plover: str | None
    cameo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An interaction that a story claims (CONTRACT.md, event).  `trigger` is a span of the reading's cleaned text."""

    id: str
    document: str
    type: str
    modality: Modality
    participants: tuple[Participant, ...]
    states: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    trigger: Span
    made_by: Maker
    timing: Timing = Timing()
    when: Days = Days()
    when_basis: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    place: Place | None = None
    label: str | None = None
    detail: tuple[tuple[str, str], ...] = ()
    channel: str = "state"
    topics: tuple[str, ...] = ()
    formulae: tuple[str, ...] = ()
    within: str | None = None
    reported_by: str | None = None
    codes: Codes | None = None
    withheld: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed speech act; `joint` marks words of both sides together, `side` is then one of them."""

    id: str
    document: str
    speaker: Participant | None
    side: str
    stance: str
    evidence: tuple[Evidence, ...]
    trigger: Span
    made_by: Maker
    addressee: str | None = None
    joint: bool = False
    topics: tuple[str, ...] = ()
    formulae: tuple[str, ...] = ()
    readout_side: str | None = None
    chain: tuple[str, ...] = ()
    timing: Timing = Timing()
    when: Days = Days()
    when_basis: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    event: str | None = None
    codes: Codes | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """The level that `owner`'s ladder gives the relation with `partner`, as the words have it."""

    id: str
    document: str
    owner: str | None
    partner: str
    states: tuple[str, ...]
    label: str
    label_as_given: str
    modality: str
    stage: str
    evidence: tuple[Evidence, ...]
    trigger: Span
    made_by: Maker
    ladder: str | None = None
    rung: int | None = None
    since: Days = Days()
    as_of: Days = Days()
    since_timing: Timing = Timing()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Ladder:
    """A text's own ranking of levels, highest first."""

    id: str
    document: str
    owner: str
    rungs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    made_by: Maker


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that names sides and a trigger but gave no finding, with the reason."""

    document: str
    evidence: Evidence
    why: str


Finding = Event | Statement | Standing | Ladder


def finding_id(document: Document, kind: str, type_: str, sides: Iterable[str], trigger: Evidence) -> str:
    """The id of a finding: the same words read again by a later version keep it, so that people's decisions survive.

    Digests the source's key and the story's start, the kind, the type, the sides (in any order) and the raw span of the trigger.
    """
    parts = [document.source.key, str(document.span.start), kind, type_, ",".join(sorted(sides)), f"{trigger.start}:{trigger.end}"]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
