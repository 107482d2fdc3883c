"""Claims of one story told more than once, and outcomes that take their day from the talks they came of.

The danger: two events made one.  A claim that only points at an event joins the first that fits; two full claims are one only
where their sides, people, modality and day words allow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.casting import CONTACTS
from dragoman.model.document import Reading
from dragoman.model.finding import Event, Modality
from dragoman.model.joining import POINTED, joined, same_direction, same_people

OUTCOMES = frozenset({"accord", "agreement", "joint_statement"})
ARTICLES = frozenset({"a", "an", "the"})
_FAMILY = {"meeting": "contact", "talks": "contact", "audience": "contact", "courtesy_call": "contact"}


def dated_by_context(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The events, an outcome without a day of its own given the day words of the contact just told between the same sides.

    "The two held talks on Monday.  They agreed to …": the accord is of that Monday.
    """
    dated: list[Event] = []
    for event in events:
        contacts = (e for e in reversed(dated) if e.type in CONTACTS and e.states == event.states)
        contact = next((e for e in contacts if _is_near(e, event, reading)), None)
        if event.type in OUTCOMES and not event.timing.dates and contact is not None and event.modality is contact.modality:
            dated.append(replace(event, timing=replace(event.timing, dates=contact.timing.dates)))
        else:
            dated.append(event)
    return dated


def _is_near(contact: Event, outcome: Event, reading: Reading) -> bool:
    """Whether the outcome is told in the contact's sentence or paragraph."""
    told, later = reading.sentence_at(contact.trigger.start), reading.sentence_at(outcome.trigger.start)
    return told is not None and later is not None and told.paragraph == later.paragraph


def told_once(events: Sequence[Event], *, machine: bool) -> list[Event]:
    """The events, each once: finite claims first, nouns that only point at one of them joined to it.

    In a machine's words a thing told both as ahead and as done is one thing, and ahead: its past tense is no evidence.
    """
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: e.confidence <= POINTED):
        at = next((n for n, other in enumerate(kept) if _one_event(other, event, machine=machine)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = joined(kept[at], event)
    return [event for event in kept if not any(_is_content(event, other) for other in kept)]


def _is_content(accord: Event, agreement: Event) -> bool:
    """Whether an accord is what the agreement of its own sentence says: "signed an agreement and agreed to …"."""
    same = accord.states == agreement.states and accord.evidence[0] == agreement.evidence[0] and accord.modality is agreement.modality
    return same and accord.type == "accord" and agreement.type == "agreement"


def _one_event(one: Event, other: Event, *, machine: bool) -> bool:
    """Whether two claims of a story are of one event."""
    weak = min(one.confidence, other.confidence) <= POINTED
    if one.states != other.states or not _same_kind(one, other, weak=weak):
        return False
    apart = one.modality is not other.modality and not weak
    if apart and not (machine and {one.modality, other.modality} == {Modality.OCCURRED, Modality.PLANNED}):
        return False
    if not weak and not _may_be_one_label(one.label, other.label):
        return False
    if len({dict(event.detail).get("rite", "").lower() for event in (one, other)}) > 1:
        return False
    return same_people(one, other) and same_direction(one, other) and _same_days(one, other)


def _same_kind(one: Event, other: Event, *, weak: bool) -> bool:
    """Whether two types may tell one event: of one family, or a call and what was "discussed" in it."""
    kinds = {_FAMILY.get(event.type, event.type) for event in (one, other)}
    done = one.modality is other.modality is Modality.OCCURRED
    return len(kinds) == 1 or (weak and done and kinds == {"contact", "call"})


def _may_be_one_label(one: str | None, other: str | None) -> bool:
    """Whether two labels may name one thing: one is missing, or says nothing that the other does not."""
    mine, theirs = (set((label or "").lower().split()) - ARTICLES for label in (one, other))
    return mine <= theirs or theirs <= mine


def _same_days(one: Event, other: Event) -> bool:
    """Whether the two may be on one day as far as their words tell: one has no date, or the same words."""
    return not (one.timing.dates and other.timing.dates) or bool(set(one.timing.dates) & set(other.timing.dates))


def received(events: Sequence[Event]) -> list[Event]:
    """The events, a visit whose host is a side alone given those who invited the visitor as hosts."""
    invitations = [e for e in events if e.type == "invitation"]
    return [_received(e, invitations) if e.type == "visit" else e for e in events]


def _received(visit: Event, invitations: Sequence[Event]) -> Event:
    hosts = [p for p in visit.participants if p.role == "host"]
    if len(hosts) != 1 or hosts[0].name:
        return visit
    visitors = {p.person or p.name for p in visit.participants if p.role == "visitor" and p.name}
    for invitation in invitations:
        invited = {p.person or p.name for p in invitation.participants if p.role == "invitee" and p.name}
        inviters = [p for p in invitation.participants if p.role == "inviter" and p.name and p.state == hosts[0].state]
        if inviters and visitors & invited:
            others = tuple(p for p in visit.participants if p.role != "host")
            return replace(visit, participants=(*others, *(replace(p, role="host") for p in inviters)))
    return visit
