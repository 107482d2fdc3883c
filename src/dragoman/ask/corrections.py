"""Fields of events that people corrected: what they wrote stands before what any report says, until it is undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.errors import UsageError
from dragoman.model.finding import Event, Modality, Place
from dragoman.model.judgement import Verdict
from dragoman.model.time import Days
from dragoman.store.judgements import Entry

FIELDS = ("type", "modality", "when", "place", "label", "channel")
"""What can be corrected; people and sides are corrected where their names are resolved."""


def written(field: str, value: str) -> str:
    """A correction as a judgement holds it; raises UsageError for what does not fit the field."""
    if field not in FIELDS:
        raise UsageError(f"field {field!r}, expected one of {', '.join(FIELDS)}")
    if field == "modality" and value not in list(Modality):
        raise UsageError(f"modality {value!r}, expected one of {', '.join(Modality)}")
    if field == "when":
        _days(value)
    return f"{field}={value}"


def corrected(event: Event, entries: Iterable[Entry], ids: Iterable[str]) -> tuple[Event, tuple[str, ...]]:
    """The event as people corrected it, and each correction in words."""
    own, last = frozenset(ids), {}
    for entry in entries:
        if entry.judgement.verdict is Verdict.CORRECTED and not entry.undone and entry.judgement.left in own:
            field, _, value = entry.judgement.right.partition("=")
            last[field] = (value, entry.judgement.by)
    said = tuple(f"{field} is {value} ({by})" for field, (value, by) in sorted(last.items()))
    return _with(event, {field: value for field, (value, _) in last.items()}), said


def _with(event: Event, fields: Mapping[str, str]) -> Event:
    for field in ("type", "label", "channel"):
        event = replace(event, **{field: fields[field] or None}) if field in fields else event  # type: ignore[arg-type]
    if "modality" in fields:
        event = replace(event, modality=Modality(fields["modality"]))
    if "place" in fields:
        state = event.place.state if event.place else None
        event = replace(event, place=Place(fields["place"], state, event.evidence[0]) if fields["place"] else None)
    if "when" in fields:
        event = replace(event, when=_days(fields["when"]), when_basis=("corrected",), conflict=())
    return event


def _days(value: str) -> Days:
    """A day, two with a slash between them, or nothing for days that are not known."""
    if not value:
        return Days()
    first, _, last = value.partition("/")
    try:
        return Days.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
    except ValueError as error:
        raise UsageError(f"when {value!r}, expected a day as 2023-06-27, or two as 2023-06-26/2023-06-28") from error
