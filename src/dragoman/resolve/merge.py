"""Whether events that different documents claim are one event, and which of them stand together in the end.

The danger: joining two meetings of one visit.  Events that name different people for one side, that lie in different
countries, or that one document tells apart are never joined by a rule, whatever third report speaks of both; only a person
may join them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from dragoman.model.finding import Event, Modality, Participant
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.time import Days, Interval
from dragoman.text.keys import letters_key

RULE = "rule:merge/1"
_CONTACTS = frozenset({"meeting", "talks", "courtesy_call", "audience", "mechanism"})
"""One report's talks are another's meeting; a visit is none of them."""
_DATABLE = frozenset({Modality.OCCURRED, Modality.PLANNED, Modality.EXPECTED, Modality.CANCELLED, Modality.DENIED})
"""What is only wished, supposed or invited to is no event yet, so two such claims need not mean one."""
_DAY = dt.timedelta(days=1)
_WIDE = dt.timedelta(days=31)
_USUAL_STAY = dt.timedelta(days=6)
"""Few visits last longer than a week; a longer guess would join two visits of one month."""
_ENOUGH = 0.65
"""Sides and days alone (0.5) are not enough: there must be shared people, or the same kind of event on one known day."""


def judged(event: Event, others: Iterable[Event]) -> Iterator[Judgement]:
    """That the event is the same as some of the others, with score and reasons; nothing where that is not clear."""
    for other in others:
        if judgement := compare(event, other):
            yield judgement


def compare(a: Event, b: Event) -> Judgement | None:
    """That two claims of different documents mean one event, or None; the order of the two does not matter."""
    a, b = sorted((a, b), key=lambda event: event.id)
    if a.document == b.document or not _comparable(a, b) or contradiction(a, b):
        return None
    reasons = [*_sides_and_days(a, b), *_likeness(a, b)]
    score = round(min(sum(points for points, _ in reasons), 0.99), 2)
    return Judgement(a.id, b.id, Verdict.SAME, score, tuple(said for _, said in reasons), RULE, "") if score >= _ENOUGH else None


def _comparable(a: Event, b: Event) -> bool:
    return family(a.type) == family(b.type) and {a.modality, b.modality} <= _DATABLE and _share_sides(a, b) and _share_days(a, b)


def family(type_: str) -> str:
    """Event types that may mean one event go by one name."""
    return "contact" if type_ in _CONTACTS else type_


def _share_sides(a: Event, b: Event) -> bool:
    """A dyad is the same two; where more take part, two of them may be all that a report names."""
    left, right = set(a.states), set(b.states)
    return left == right or (len(left & right) >= 2 and (left <= right or right <= left))  # noqa: PLR2004 - a dyad


def _share_days(a: Event, b: Event) -> bool:
    left, right = _stay(a), _stay(b)
    if not left or not right or min(_width(left), _width(right)) > _WIDE:
        return False
    return bool(left.meet(right)) or (a.type == b.type == "call" and bool(left.meet(_stretched(right))))


def _stay(event: Event) -> Days:
    """Its days; of a visit whose end nobody told, those on which it most likely still lasted."""
    if not event.when or event.when.intervals[-1].last is not None:
        return event.when
    *before, last = event.when.intervals
    return Days.of((*before, Interval(last.first, last.first + _USUAL_STAY))) if last.first else event.when


def _width(days: Days) -> dt.timedelta:
    hull = days.hull
    return hull.high - hull.low if hull else dt.timedelta.max


def _stretched(days: Days) -> Days:
    """A call over the date line falls on two local dates."""
    hull = days.hull
    return Days.between(hull.first - _DAY, hull.last + _DAY) if hull and hull.first and hull.last else days


def contradiction(a: Event, b: Event) -> str | None:
    """Why two claims cannot mean one event, in words; None where nothing speaks against it."""
    for state in sorted(set(a.states) & set(b.states)):
        left, right = _principals(a, state), _principals(b, state)
        if left and right and not left.keys() & right.keys():
            return f"for {state}, {' and '.join(left.values())} here and {' and '.join(right.values())} there"
    if a.place and b.place and a.place.state and b.place.state and a.place.state != b.place.state and a.type != "call":
        return f"{a.place.name} here and {b.place.name} there"
    return _differing_label(a, b)


def _principals(event: Event, state: str) -> Mapping[str, str]:
    """Named people of a side who act, by key; those who only attend may differ from report to report."""
    named = (person for person in event.participants if person.state == state and person.role != "attendee" and person.name)
    return {_key(person): person.name or "" for person in named}


def _key(person: Participant) -> str:
    return person.person or letters_key(person.name or person.surface)


def _differing_label(a: Event, b: Event) -> str | None:
    left, right = dict(a.detail).get("round"), dict(b.detail).get("round")
    if left and right and left != right:
        return f"round {left} here and {right} there"
    if family(a.type) != "contact" and a.label and b.label and letters_key(a.label) != letters_key(b.label):
        return f"{a.label} here and {b.label} there"
    return None


def _sides_and_days(a: Event, b: Event) -> Iterator[tuple[float, str]]:
    shared = _stay(a).meet(_stay(b))
    yield 0.5, f"the same sides, {' and '.join(sorted(set(a.states) & set(b.states)))}, on days that overlap"
    if _width(shared) == dt.timedelta(0) and max(_width(_stay(a)), _width(_stay(b))) <= 7 * _DAY:
        yield 0.1, f"on {shared.intervals[0].first}"


def _likeness(a: Event, b: Event) -> Iterator[tuple[float, str]]:
    if a.type == b.type:
        yield 0.1, f"both a {a.type.replace('_', ' ')}"
    people = {key: name for state in a.states for key, name in _principals(a, state).items() if key in _principals(b, state)}
    if people:
        yield min(0.15 * len(people), 0.3), f"the same people: {', '.join(people.values())}"
    if a.place and b.place and a.place.name == b.place.name:
        yield 0.05, f"both in {a.place.name}"
    if not people and a.channel != b.channel:
        yield -0.2, f"one in the {a.channel} channel, one in the {b.channel} channel"


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement that counts: by a person it holds against every rule."""

    judgement: Judgement
    by_person: bool


def clusters(events: Sequence[Event], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Ids of events that are one, each group in order; the same however events and links are ordered.

    Links by people come first and hold; then those by rule, surest first, each only if nothing within the groups that it would
    join speaks against it.
    """
    by_id = {event.id: event for event in events}
    standing = _latest(link for link in links if {link.judgement.left, link.judgement.right} <= by_id.keys())
    apart = {frozenset((j.left, j.right)) for j in (link.judgement for link in standing) if j.verdict is Verdict.DIFFERENT}
    group: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in by_id}
    for link in sorted((link for link in standing if link.judgement.verdict is Verdict.SAME), key=_surest_first):
        left, right = group[link.judgement.left], group[link.judgement.right]
        if left != right and not _forbidden(left, right, by_id, apart, by_person=link.by_person):
            joined = tuple(sorted(left + right))
            group.update(dict.fromkeys(joined, joined))
    return sorted(set(group.values()))


def _surest_first(link: Link) -> tuple[bool, float, str, str]:
    return (not link.by_person, -link.judgement.score, link.judgement.left, link.judgement.right)


def _latest(links: Iterable[Link]) -> list[Link]:
    """For each pair the last judgement by a person, else the last by rule."""
    chosen: dict[frozenset[str], Link] = {}
    for link in links:
        pair = frozenset((link.judgement.left, link.judgement.right))
        if link.by_person or pair not in chosen or not chosen[pair].by_person:
            chosen[pair] = link
    return list(chosen.values())


def _forbidden(
    left: tuple[str, ...], right: tuple[str, ...], events: Mapping[str, Event], apart: set[frozenset[str]], *, by_person: bool
) -> bool:
    pairs = list(product(left, right))
    if any(frozenset(pair) in apart for pair in pairs):
        return True
    if by_person:
        return False
    return any(events[a].document == events[b].document or contradiction(events[a], events[b]) for a, b in pairs)
