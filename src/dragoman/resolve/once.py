"""Claims of a story that turn out, once their days are known, to be of one event.

The danger: two meetings of the same two men in one week.  Only claims of one type and modality with the same sides, people that fit
and known days of which one's hold the other's ("next week", "from Nov. 27 to Nov. 30") are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.finding import Event, Finding, Statement
from dragoman.model.joining import joined, same_direction, same_people
from dragoman.model.time import Days


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, each event once; what belonged to a claim that was joined belongs to the event it was joined to."""
    kept: list[Finding] = []
    became: dict[str, str] = {}
    for finding in findings:
        at = next((n for n, other in enumerate(kept) if _are_one(other, finding)), None)
        if at is None:
            kept.append(finding)
            continue
        became[finding.id] = kept[at].id
        kept[at] = _whole(kept[at], finding)
    return tuple(_pointed(finding, became) for finding in kept)


def _are_one(one: Finding, other: Finding) -> bool:
    if not (isinstance(one, Event) and isinstance(other, Event)):
        return False
    alike = one.type == other.type and one.states == other.states and one.modality is other.modality
    alike = alike and _narrower(one.when, other.when) is not None and (one.label or "") == (other.label or "")
    return alike and same_people(one, other) and same_direction(one, other)


def _narrower(one: Days, other: Days) -> Days | None:
    """The narrower of two sets of known days of which one holds the other, else None."""
    if not all(days.intervals and all(i.first and i.last for i in days.intervals) for days in (one, other)):
        return None
    shared = one.meet(other)
    return shared if shared in {one, other} else None


def _whole(one: Finding, other: Finding) -> Finding:
    if not (isinstance(one, Event) and isinstance(other, Event)):
        return one
    narrow = one if _narrower(one.when, other.when) == one.when else other
    return replace(joined(one, other), when=narrow.when, when_basis=narrow.when_basis)


def _pointed(finding: Finding, became: dict[str, str]) -> Finding:
    """The finding with ids of claims that were joined put right."""
    if isinstance(finding, Event) and finding.within in became:
        return replace(finding, within=became[finding.within])
    if isinstance(finding, Statement) and finding.event in became:
        return replace(finding, event=became[finding.event])
    return finding
