"""What the record lacks: plans whose day has passed without a report, events without a day, rises announced and never told as done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ask.answers import RecordEvent, days_in_words
from dragoman.ask.events import events
from dragoman.ask.levels import levels
from dragoman.model.finding import Modality, Standing
from dragoman.store.record import Record

_AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a further report would settle: an event or a level, and what is missing."""

    about: RecordEvent | Standing
    why: str


def gaps(record: Record, on: dt.date, *, states: tuple[str, ...] = ()) -> Iterator[Gap]:
    """What was open on the day, earliest first, then levels."""
    for event in events(record, states=states):
        if why := _open(event, on):
            yield Gap(event, why)
    for level in levels(record, on, states=states):
        for wish in level.wanted:
            yield Gap(wish, f"{wish.stage.replace('_', ' ')}, and on {on} still {level.label}")


def _open(event: RecordEvent, on: dt.date) -> str | None:
    said, hull = event.event, event.event.when.hull
    if said.modality in _AHEAD and hull and hull.last and hull.last < on:
        return f"{said.modality} for {days_in_words(said.when)}, and no report says that it took place"
    if said.conflict:
        return f"its dates do not fit together: {'; '.join(said.conflict)}"
    return "nothing says when" if said.modality is Modality.OCCURRED and hull is None else None
