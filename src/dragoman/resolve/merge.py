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
from dragoman.text.scripts import script_of

RULE = "rule:merge/1"
PAPERS = frozenset({"agreement", "accord", "joint_statement"})
"""What two sides sign is not what three sign."""
_FAMILIES = {
    "contact": frozenset({"meeting", "talks", "courtesy_call", "audience", "mechanism"}),
    "deal": frozenset({"agreement", "accord"}),
}
"""One report's talks are another's meeting; a visit is none of them."""
_DATABLE = frozenset({Modality.OCCURRED, Modality.PLANNED, Modality.EXPECTED, Modality.CANCELLED, Modality.DENIED})
"""What is only wished, supposed or invited to is no event yet, so two such claims need not mean one."""
_DAY = dt.timedelta(days=1)
_WIDE = dt.timedelta(days=31)
_YEAR = dt.timedelta(days=366)
_USUAL_STAY = dt.timedelta(days=6)
"""Few visits last longer than a week; a longer guess would join two visits of one month."""
_NEWS = dt.timedelta(days=6)
"""News is told within a week: what only lies before a report was most likely then."""
_ENOUGH = 0.65
"""Sides and days alone (0.5) are not enough: there must be shared people, or the same kind of event on one known day."""
_ONCE = frozenset({"recognition", "level_up", "level_down"})
"""What two sides do once in a year at most: a year is day enough."""


def compare(a: Event, b: Event) -> Judgement | None:
    """That two claims of different documents mean one event, or None; the order of the two does not matter."""
    a, b = sorted((a, b), key=lambda event: event.id)
    if not comparable(a, b) or contradiction(a, b):
        return None
    reasons = [*_sides_and_days(a, b), *_likeness(a, b)]
    score = round(min(sum(points for points, _ in reasons), 0.99), 2)
    return Judgement(a.id, b.id, Verdict.SAME, score, tuple(said for _, said in reasons), RULE, "") if score >= _ENOUGH else None


def comparable(a: Event, b: Event) -> bool:
    """Whether the two may be one at all, by document, kind, modality, sides and days."""
    alike = a.document != b.document and family(a.type) == family(b.type) and ({a.modality, b.modality} <= _DATABLE or _same_wish(a, b))
    return alike and _share_sides(a, b) and _share_days(a, b)


def _same_wish(a: Event, b: Event) -> bool:
    return a.modality is b.modality and a.modality is not Modality.HYPOTHETICAL and bool(a.when) and a.when == b.when


def family(type_: str) -> str:
    """Event types that may mean one event go by one name."""
    return next((name for name, types in _FAMILIES.items() if type_ in types), type_)


def _share_sides(a: Event, b: Event) -> bool:
    """A dyad is the same two; where more take part, two of them may be all that a report names."""
    left, right = set(a.states), set(b.states)
    if a.type == b.type == "summit":
        return bool(hosts(a) & hosts(b)) or left == right
    if a.type in PAPERS:
        return left == right
    return left == right or (len(left & right) >= 2 and (left <= right or right <= left))  # noqa: PLR2004 - a dyad


def hosts(event: Event) -> set[str]:
    """Sides that hold it: of a summit its organisation, whoever attends."""
    return {person.state for person in event.participants if person.role == "host" and person.state}


def _share_days(a: Event, b: Event) -> bool:
    left, right = _stay(a), _stay(b)
    if a.when and a.when == b.when:
        return _width(left) <= (_YEAR if a.type in _ONCE else 2 * _WIDE)
    if not left or not right or min(_width(left), _width(right)) > _WIDE:
        return False
    return bool(left.meet(right)) or (a.type == b.type == "call" and bool(left.meet(_stretched(right))))


def _stay(event: Event) -> Days:
    """Its days; where nobody told one end, those on which it most likely was: a short stay, or the week before the report."""
    if not event.when:
        return event.when
    first, last = event.when.intervals[0], event.when.intervals[-1]
    if undated(event) and first.last:
        return Days.of((Interval(first.last - _NEWS, first.last), *event.when.intervals[1:]))
    if last.last is not None or last.first is None:
        return event.when
    return Days.of((*event.when.intervals[:-1], Interval(last.first, last.first + _USUAL_STAY)))


def undated(event: Event) -> bool:
    """Whether it is known only that it was before some day, as a report without a date has it."""
    return bool(event.when) and event.when.intervals[0].first is None


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
        if left and right and not left.keys() & right.keys() and _can_be_told_apart(a, b, state):
            return f"for {state}, {' and '.join(left.values())} here and {' and '.join(right.values())} there"
        if office := _differing_office(a, b, state):
            return office
    if a.place and b.place and a.place.state and b.place.state and a.place.state != b.place.state and a.type != "call":
        return f"{a.place.name} here and {b.place.name} there"
    return _differing_label(a, b)


def _principals(event: Event, state: str) -> Mapping[str, str]:
    """Named people of a side who act, by key; those who only attend may differ from report to report."""
    return {_key(person): person.name or "" for person in _acting(event, state) if person.name}


def _acting(event: Event, state: str) -> list[Participant]:
    """Those of a side who act; a visitor may have several hosts, so of a visit only the visitors count."""
    idle = {"attendee", "host"} if event.type in {"visit", "summit"} else {"attendee"}
    return [person for person in event.participants if person.state == state and person.role not in idle]


def _differing_office(a: Event, b: Event, state: str) -> str | None:
    """Two offices of a side, where one report names nobody: the prime minister is not the president."""
    left, right = _acting(a, state), _acting(b, state)
    if not left or not right or all(p.name for p in (*left, *right)) or any(not p.office_kinds for p in (*left, *right)):
        return None
    mine, theirs = ({kind for p in side for kind in p.office_kinds} for side in (left, right))
    if mine & theirs or "leader" in mine | theirs:
        return None
    return f"for {state}, the {' and '.join(sorted(mine))} here and the {' and '.join(sorted(theirs))} there"


def _can_be_told_apart(a: Event, b: Event, state: str) -> bool:
    """Whether both names are in the registry or in one script: an unknown name in other letters may be the same person's."""
    left, right = ({"" if p.person else _script(p.name or "") for p in _acting(event, state) if p.name} for event in (a, b))
    return left == right and len(left) == 1


def _script(words: str) -> str:
    return next((script_of(char) for char in words if char.isalpha()), "other")


def _key(person: Participant) -> str:
    return person.person or letters_key(person.name or person.surface)


def _differing_label(a: Event, b: Event) -> str | None:
    left, right = dict(a.detail).get("round"), dict(b.detail).get("round")
    if left and right and left != right:
        return f"round {left} here and {right} there"
    if family(a.type) not in {"contact", "summit"} and a.label and b.label and _no_shared_words(a.label, b.label):
        return f"{a.label} here and {b.label} there"
    return None


def _no_shared_words(left: str, right: str) -> bool:
    """Whether two labels of one script have no word in common; in scripts without blanks, no two characters."""
    return _script(left) == _script(right) and not _words(left) & _words(right)


def _words(label: str) -> set[str]:
    if _script(label) == "han":
        return {label[i : i + 2] for i in range(len(label) - 1)}
    return {letters_key(word) for word in label.split() if len(word) > 2}  # noqa: PLR2004 - "of", "on"


def _sides_and_days(a: Event, b: Event) -> Iterator[tuple[float, str]]:
    shared, sides = _stay(a).meet(_stay(b)), " and ".join(sorted(set(a.states) & set(b.states)))
    if undated(a) or undated(b):
        yield 0.4, f"the same sides, {sides}, told within a week"
        return
    yield 0.5, f"the same sides, {sides}, on days that overlap"
    if a.when == b.when and dt.timedelta(0) < _width(shared) <= 7 * _DAY:
        yield 0.1, "on just the same days"
    if _width(shared) == dt.timedelta(0) and max(_width(_stay(a)), _width(_stay(b))) <= 7 * _DAY:
        yield 0.1, f"on {shared.intervals[0].first}"


def _likeness(a: Event, b: Event) -> Iterator[tuple[float, str]]:
    if a.type == b.type == "summit" and hosts(a) & hosts(b):
        yield 0.15, f"both held by {' and '.join(sorted(hosts(a) & hosts(b)))}"
    if a.type == b.type:
        yield 0.1, f"both a {a.type.replace('_', ' ')}"
    if undated(a) and a.when == b.when:
        yield 0.15, "told as of the same day"
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
