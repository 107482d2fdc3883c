"""Claims of a story that turn out, once their days are known, to be of one event.

The danger: two meetings of the same two men on one day.  Only claims of one type and modality with the same sides, people that fit
and exactly the same known days are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.finding import Event, Finding, Statement
from dragoman.model.joining import joined, same_people


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
    known = bool(one.when.intervals) and all(i.first and i.last for i in one.when.intervals)
    return alike and known and one.when == other.when and (one.label or "") == (other.label or "") and same_people(one, other)


def _whole(one: Finding, other: Finding) -> Finding:
    return joined(one, other) if isinstance(one, Event) and isinstance(other, Event) else one


def _pointed(finding: Finding, became: dict[str, str]) -> Finding:
    """The finding with ids of claims that were joined put right."""
    if isinstance(finding, Event) and finding.within in became:
        return replace(finding, within=became[finding.within])
    if isinstance(finding, Statement) and finding.event in became:
        return replace(finding, event=became[finding.event])
    return finding
