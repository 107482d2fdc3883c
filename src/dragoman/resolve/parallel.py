"""Claims of two stories that tell the same events in the same order: a text and its translation, or two reports of one visit.

The danger: two days of one conference, told alike.  The stories must agree on most of their events before anything is
concluded from their order, and then only of claims that may be one by sides and days, and that nothing tells apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.model.finding import Event
from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.merge import PAPERS, RULE, comparable, compare, contradiction, family

_SCORE = 0.66
_FEWEST = 2
_SHARE = 0.5
"""Of the shorter story's events, how many the other must tell in the same order."""

Pairs = Sequence[tuple[Event, Sequence[Event]]]
"""Each event of a story, with events of other stories that it may be."""


def judged(pairs: Pairs) -> Iterator[Judgement]:
    """What events of a story are the same as others, by their own fields or by their place in the two stories."""
    told: defaultdict[str, list[tuple[Event, Event]]] = defaultdict(list)
    for event, others in pairs:
        for other in others:
            if comparable(event, other) and not contradiction(event, other):
                told[other.document].append((event, other))
    for alike in told.values():
        yield from _between(alike)


def _between(alike: Sequence[tuple[Event, Event]]) -> Iterator[Judgement]:
    """What two stories have in common; claims without names of which one story tells more than the other are left apart."""
    here, there = Counter(a.id for a, _ in alike), Counter(b.id for _, b in alike)
    fitting = [(a, b) for a, b in alike if here[a.id] == there[b.id] or _told_by_fields(a, b)]
    plain = [(a, b) for a, b in fitting if here[a.id] == there[b.id] == 1 or _told_by_fields(a, b)]
    found = {(j.left, j.right): j for a, b in plain if (j := compare(a, b))}
    for judgement in _by_order(fitting):
        found.setdefault((judgement.left, judgement.right), judgement)
    yield from found.values()


def _told_by_fields(a: Event, b: Event) -> bool:
    """Whether sides, days and people say enough: two papers of one day may be any two."""
    return a.type not in PAPERS or bool(_people(a) & _people(b))


def _by_order(alike: Sequence[tuple[Event, Event]]) -> Iterator[Judgement]:
    row = _in_order(alike)
    if len(row) < max(_FEWEST, _SHARE * min(_count(a for a, _ in alike), _count(b for _, b in alike))):
        return
    for a, b in row:
        left, right = sorted((a.id, b.id))
        said = f"the two stories tell {len(row)} events in the same order"
        yield Judgement(left, right, Verdict.SAME, _SCORE, (f"the same sides, {' and '.join(a.states)}", said), RULE, "")


def _count(events: Iterable[Event]) -> int:
    return len({event.id for event in events})


def _in_order(alike: Sequence[tuple[Event, Event]]) -> list[tuple[Event, Event]]:
    """The longest row of pairs that goes forward in both stories; of two as long, the one whose pairs are more alike."""
    best: list[tuple[int, int, list[tuple[Event, Event]]]] = []
    for a, b in sorted(alike, key=lambda pair: (_place(pair[0]), _place(pair[1]))):
        before = [row for row in best if _place(row[2][-1][0]) < _place(a) and _place(row[2][-1][1]) < _place(b)]
        length, weight, row = max(before, key=lambda row: row[:2], default=(0, 0, []))
        best.append((length + 1, weight + _weight(a, b), [*row, (a, b)]))
    return max(best, key=lambda row: row[:2])[2] if best else []


def _place(event: Event) -> tuple[int, str]:
    return event.trigger.start, event.id


def _weight(a: Event, b: Event) -> int:
    """How much the two have in common beside what makes them comparable; whole numbers, so that sums do not depend on order."""
    return 2 * len(_people(a) & _people(b)) + (a.type == b.type) + (a.when == b.when) + (family(a.type) != "contact")


def _people(event: Event) -> set[str]:
    return {person.person or person.name or "" for person in event.participants if person.name}
