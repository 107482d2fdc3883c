"""Two claims of one event in one story made one: who they share, and what the fuller of the two adds.

The danger: two events made one.  Callers decide whether two claims are of one event; nothing here looks at days.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.finding import Event, Modality

# A claim no surer than this only points at an event ("his visit to"); it tells nothing of whether that took place.
POINTED = 0.6
# Roles that face each other.
OPPOSED = (("initiator", "target"), ("sender", "addressee"), ("inviter", "invitee"), ("visitor", "host"))


def same_people(one: Event, other: Event) -> bool:
    """Whether on every side that both name people of, they share one."""
    for state in one.states:
        mine = {p.person or p.name for p in one.participants if p.state == state and p.name}
        theirs = {p.person or p.name for p in other.participants if p.state == state and p.name}
        if mine and theirs and not mine & theirs:
            return False
    return True


def same_direction(one: Event, other: Event) -> bool:
    """Whether no side acts in the one and is acted upon in the other: who expels is not who is expelled."""
    for state in one.states:
        mine = {p.role for p in one.participants if p.state == state}
        theirs = {p.role for p in other.participants if p.state == state}
        if any(a in mine and b in theirs and b not in mine for pair in OPPOSED for a, b in (pair, pair[::-1])):
            return False
    return True


def joined(one: Event, other: Event) -> Event:
    """The first claim with the people, words and fields that the second adds; a claim ahead outweighs one told as done."""
    named = {p.person or p.name for p in one.participants}
    sides = {p.state for p in one.participants if p.name}
    more = tuple(p for p in other.participants if p.name and p.state not in sides and (p.person or p.name) not in named)
    filled, roles = {p.state for p in more}, {p.state: p.role for p in one.participants}
    kept = tuple(p for p in one.participants if p.name or p.state not in filled)
    return replace(
        one,
        modality=_modality(one, other),
        participants=(*kept, *(replace(p, role=roles.get(p.state, p.role)) for p in more)),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        timing=one.timing if one.timing.dates else replace(other.timing, tense=one.timing.tense),
        place=one.place or other.place,
        label=one.label or other.label,
        detail=one.detail or other.detail,
        reported_by=one.reported_by or other.reported_by,
        formulae=tuple(dict.fromkeys((*one.formulae, *other.formulae))),
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
    )


def _modality(one: Event, other: Event) -> Modality:
    """That of the claim that does more than point; ahead where both claim and one has it ahead."""
    if one.confidence <= POINTED < other.confidence:
        return other.modality
    claims = min(one.confidence, other.confidence) > POINTED
    return Modality.PLANNED if claims and Modality.PLANNED in {one.modality, other.modality} else one.modality
