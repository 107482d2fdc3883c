"""What changed in the record since a moment: findings added, found with other fields, retracted, and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from dragoman.model.finding import Finding
from dragoman.store.judgements import Entry
from dragoman.store.lookup import Asked, Stored
from dragoman.store.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `what` is added, changed, retracted or decided; `details` name each field with the old and the new value."""

    at: str
    what: str
    finding: str
    details: tuple[str, ...]


def changes(record: Record, since: str) -> list[Change]:
    """Changes from an ISO moment or day on, oldest first."""
    by_id: dict[str, list[Stored]] = {}
    for stored in record.findings(Asked(superseded=True)):
        by_id.setdefault(stored.finding.id, []).append(stored)
    found = [change for id_, told in by_id.items() for change in _of(id_, sorted(told, key=lambda s: s.at), since)]
    found += [_decision(entry) for entry in record.log() if entry.judgement.at >= since]
    return sorted(found, key=lambda change: (change.at, change.what, change.finding))


def _of(id_: str, told: list[Stored], since: str) -> Iterator[Change]:
    for number, stored in enumerate(told):
        if stored.at >= since:
            old = told[number - 1].finding if number else None
            yield Change(stored.at, "changed" if old else "added", id_, tuple(_differences(old, stored.finding)) if old else ())
    last = told[-1]
    if last.superseded and (last.gone or "") >= since:
        yield Change(last.gone or "", "retracted", id_, ("a newer reading of the document no longer says so",))


def _differences(old: Finding, new: Finding) -> Iterator[str]:
    for field in fields(new):
        before, after = getattr(old, field.name, None), getattr(new, field.name)
        if before != after and field.name not in {"evidence", "timing", "trigger", "made_by"}:
            yield f"{field.name}: {_short(before)} → {_short(after)}"


def _short(value: object) -> str:
    lists = getattr(value, "as_lists", None)
    text = str(lists() if lists else value)
    return text if len(text) <= 120 else f"{text[:119]}…"  # noqa: PLR2004 - a line


def _decision(entry: Entry) -> Change:
    judgement = entry.judgement
    why = "; ".join(judgement.reasons)
    said = f"{judgement.verdict} {judgement.right}".strip() + f" by {judgement.by}" + (f": {why}" if why else "")
    return Change(judgement.at, "decided", judgement.left, (said,))
