"""What questions are answered with: events of the record, levels on a day, places where words stand.

An answer is computed from findings and judgements each time; none of it is stored.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.model.finding import Event, Standing, Statement
from dragoman.model.time import Days
from dragoman.store.lookup import StoredDocument


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A document that claims an event; `copy_of` names an earlier one that it depends on, and `why` says how."""

    document: str
    publisher: str | None
    independent: bool
    copy_of: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One of the values that documents give a field."""

    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """An event of the record: the claims of one or more documents, taken together.

    `event` holds the chosen fields, under the id of its first finding; `disputed` names every field on which documents
    disagree, with each value; `history` are the modalities that were claimed, as 'planned (wire.txt)'; `corrected` tells what
    people put right.
    """

    event: Event
    findings: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    disputed: tuple[tuple[str, tuple[Claimed, ...]], ...] = ()
    history: tuple[str, ...] = ()
    accepted: bool = False
    corrected: tuple[str, ...] = ()

    @property
    def independent(self) -> int:
        """How many of the sources are no copies."""
        return sum(source.independent for source in self.sources)


@dataclass(frozen=True, slots=True)
class Level:
    """What one side's ladder gave another on a day; `since` is empty where no report says since when.

    `wanted` are wishes that still stand on the day, `superseded` those that a level made history; `reaffirmed` is the last day on
    which a report said so, `elsewhere` what the partner's own ladder calls the relation where that is another name.
    """

    owner: str | None
    partner: str
    label: str
    rung: int | None
    since: Days
    standing: Standing
    before: tuple[Standing, ...] = ()
    wanted: tuple[Standing, ...] = ()
    superseded: tuple[Standing, ...] = ()
    reaffirmed: dt.date | None = None
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Dyad:
    """What the record knows of two sides."""

    sides: tuple[str, str]
    events: tuple[RecordEvent, ...]
    levels: tuple[Level, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What the record knows of one person: under which ids, names and offices, and in which events."""

    asked: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    offices: tuple[str, ...]
    events: tuple[RecordEvent, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which the words stand: where, with the words around them, and the findings told there."""

    document: StoredDocument
    spans: tuple[tuple[int, int], ...]
    snippet: str
    findings: tuple[str, ...]


def days_in_words(days: Days) -> str:
    """Days as '2021-03-01', '2021-03-01 to 2021-03-04', 'by 2021-03-04' or 'on days not known'."""
    return " or ".join(_interval(first, last) for first, last in days.as_lists()) or "on days not known"


def _interval(first: str | None, last: str | None) -> str:
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first} on" if first else f"by {last}"
