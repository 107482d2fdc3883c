"""Every use of a formula between two sides, side by side: who used it, when, in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.finding import Event, Statement
from dragoman.store.lookup import Asked, StoredDocument
from dragoman.store.record import Record


@dataclass(frozen=True, slots=True)
class Use:
    """A formula in one finding: by which side (None where both speak or an event is told), on which day it came out, in which words."""

    finding: str
    document: str
    side: str | None
    channel: str
    day: dt.date | None
    words: str


def wording(record: Record, a: str, b: str, formula: str) -> list[Use]:
    """Uses of a formula by its code, such as F01, oldest first; those without a day last."""
    found = [stored for stored in record.findings(Asked(sides=(a, b))) if formula in getattr(stored.finding, "formulae", ())]
    documents = record.documents({stored.document for stored in found})
    uses = [use for stored in found for use in _uses(stored.finding, documents[stored.document])]
    return sorted(uses, key=lambda use: (use.day is None, use.day or dt.date.max, use.document, use.finding))


def _uses(finding: object, document: StoredDocument) -> Iterator[Use]:
    if not isinstance(finding, Event | Statement):
        return
    hull = finding.when.hull or document.published.hull
    side = finding.side if isinstance(finding, Statement) and not finding.joint else None
    words = " ".join(finding.evidence[0].quote.split()) if finding.evidence else ""
    channel = finding.channel if isinstance(finding, Event) else str(finding.speaker.seat) if finding.speaker else ""
    yield Use(finding.id, document.name, side, channel, hull.last or hull.first if hull else None, words)
