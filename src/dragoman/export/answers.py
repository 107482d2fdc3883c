"""The public JSON form of answers: merged events, levels, places where words stand, decisions (CONTRACT.md 3)."""

from __future__ import annotations

from dragoman.ask.answers import Dyad, Hit, Level, PersonFile, RecordEvent
from dragoman.export.contract import Row, finding_row
from dragoman.store.judgements import Entry


def event_row(answer: RecordEvent) -> Row:
    """A merged event: the fields of an event, and which findings and sources it stands on, and where they disagree."""
    sources = [
        {"document": s.document, "publisher": s.publisher, "independent": s.independent, "copy_of": s.copy_of, "why": s.why or None}
        for s in answer.sources
    ]
    disputed = {field: [{"value": v.value, "documents": list(v.documents)} for v in values] for field, values in answer.disputed}
    row = finding_row(answer.event) | {"findings": list(answer.findings), "sources": sources, "disputed": disputed}
    return row | {"history": list(answer.history), "accepted": answer.accepted, "corrected": list(answer.corrected)}


def level_row(level: Level) -> Row:
    """A level on a day, the report that says so, what it replaced and what is wanted instead."""
    row: Row = {"kind": "level", "owner": level.owner, "partner": level.partner, "label": level.label, "rung": level.rung}
    row |= {"since": level.since.as_lists(), "standing": level.standing.id, "document": level.standing.document}
    row |= {"before": [{"standing": s.id, "label": s.label} for s in level.before]}
    for name, wishes in (("wanted", level.wanted), ("superseded", level.superseded)):
        row |= {name: [{"standing": s.id, "label": s.label, "stage": s.stage, "document": s.document} for s in wishes]}
    return row | {"reaffirmed": level.reaffirmed.isoformat() if level.reaffirmed else None, "elsewhere": level.elsewhere}


def dyad_rows(answer: Dyad) -> list[Row]:
    """Levels, then events, then statements of two sides."""
    rows = [level_row(level) for level in answer.levels]
    rows += [event_row(event) for event in answer.events]
    return rows + [finding_row(statement) for statement in answer.statements]


def person_rows(answer: PersonFile) -> list[Row]:
    """Who was meant, then every event."""
    head: Row = {
        "kind": "person",
        "asked": answer.asked,
        "ids": list(answer.ids),
        "names": list(answer.names),
        "offices": list(answer.offices),
    }
    return [head, *(event_row(event) for event in answer.events)]


def hit_row(hit: Hit) -> Row:
    """A document in which the words stand; spans are offsets of its source's text."""
    row: Row = {"kind": "hit", "document": hit.document.name, "spans": [list(span) for span in hit.spans]}
    return row | {"snippet": hit.snippet, "findings": list(hit.findings)}


def entry_row(entry: Entry) -> Row:
    """A decision with its number."""
    judgement = entry.judgement
    row: Row = {
        "kind": "decision",
        "number": entry.number,
        "verdict": str(judgement.verdict),
        "left": judgement.left,
        "right": judgement.right,
    }
    row |= {"score": judgement.score, "reasons": list(judgement.reasons), "by": judgement.by, "at": judgement.at}
    return row | {"undone": entry.undone}
