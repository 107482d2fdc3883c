"""Which visit or summit of the same story a meeting, an agreement or a ceremony belongs to.

The danger: a meeting of another year, or at home, that only stands near a visit.  Sides, place, modality and days must agree,
and either the same person travels and meets, or the words or the place in the story tie the two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.within import WithinWords
from dragoman.model.document import Reading
from dragoman.model.finding import Event, Finding, Modality, Participant

CONTAINED = frozenset(
    "meeting talks audience courtesy_call mechanism nonofficial_exchange agreement joint_statement accord ceremony".split()  # noqa: SIM905 - types of CONTRACT.md
)
HOLDERS = frozenset({"visit", "summit"})
# What ministers sign while their leaders visit belongs to the visit although the visitor himself is not named.
OF_THE_SIDES = frozenset({"agreement", "joint_statement", "accord", "ceremony", "nonofficial_exchange"})
AHEAD = frozenset({Modality.PLANNED, Modality.INVITED, Modality.WANTED, Modality.EXPECTED})
# A side without its traveller is followed for so many sentences after the visit was told, and with "during the visit" for so many.
NEAR, FAR = 1, 6
# The visit itself may be told just after the meeting: "… met in Lima. The minister is on a visit to Peru."
BEFORE = 2


def contained(findings: Iterable[Finding], reading: Reading, words: WithinWords) -> tuple[Finding, ...]:
    """The findings in their order, each contact with the visit or summit it belongs to in `within` and `timing.inside`.

    One holder at most: that of the same person before any other, then the one the words tie, then the nearest.  Summits and
    visits stand in nothing; what already has a holder keeps it.
    """
    given = tuple(findings)
    holders = [f for f in given if isinstance(f, Event) and f.type in HOLDERS]
    story = _Story(reading, words, holders)
    return tuple(story.placed(f) if isinstance(f, Event) and f.type in CONTAINED and not f.within else f for f in given)


def hosted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, the roles of a contact within a visit told by the visit: who travels is the guest, the side visited the host."""
    given = tuple(findings)
    visits = {f.id: f for f in given if isinstance(f, Event) and f.type == "visit"}
    return tuple(_seated(f, visits[f.within]) if isinstance(f, Event) and f.within in visits else f for f in given)


def _seated(event: Event, visit: Event) -> Event:
    """The event with hosts and guests where its people are plain participants."""
    ground = {p.state for p in visit.participants if p.role == "host"}
    if any(p.role in {"host", "guest"} for p in event.participants) or len(ground & set(event.states)) != 1:
        return event
    people = tuple(replace(p, role="host" if p.state in ground else "guest") if p.role == "participant" else p for p in event.participants)
    return replace(event, participants=people, place=event.place or visit.place)


@dataclass(frozen=True, slots=True)
class _Story:
    reading: Reading
    words: WithinWords
    holders: Sequence[Event]

    def placed(self, event: Event) -> Event:
        """The event with its holder, if it has one."""
        scored = [(score, holder) for holder in self.holders if (score := self._tie(holder, event)) is not None]
        if not scored:
            return event
        holder = max(scored, key=lambda pair: pair[0])[1]
        return replace(event, within=holder.id, timing=replace(event.timing, inside=holder.id))

    def _tie(self, holder: Event, event: Event) -> tuple[bool, bool, int] | None:
        """How strongly the two belong together: by person, by words, by nearness; None where they do not."""
        told = self._sentence(event)
        by_words = bool((self.words.margins if holder.type == "summit" else self.words.during).search(told))
        if not _agree(holder, event, by_words=by_words) or self._is_recalled(holder, event):
            return None
        steps = self._steps(holder, event)
        tied = self._summit_holds if holder.type == "summit" else self._visit_holds
        if not tied(holder, event, steps, by_words=by_words):
            return None
        return _shares_person(holder, event), by_words, -abs(steps)

    def _visit_holds(self, visit: Event, event: Event, steps: int, *, by_words: bool) -> bool:
        visitors = [p for p in visit.participants if p.role in {"visitor", "attendee"}]
        if any(_same(p, other) for p in visitors for other in event.participants):
            return steps >= -BEFORE
        close = 0 <= steps <= (FAR if by_words else NEAR) or (steps > 0 and self._paragraph(visit) == self._paragraph(event))
        others = {p.state for p in visitors if p.name} & {p.state for p in event.participants if p.name}
        return close and (by_words or event.type in OF_THE_SIDES or not others)

    def _summit_holds(self, summit: Event, event: Event, steps: int, *, by_words: bool) -> bool:
        if event.type in {"joint_statement", "agreement", "accord", "ceremony"}:
            return 0 <= steps <= NEAR and set(event.states) <= set(summit.states)
        return by_words and (-BEFORE <= steps <= FAR or len([h for h in self.holders if h.type == "summit"]) == 1)

    def _is_recalled(self, holder: Event, event: Event) -> bool:
        """Whether one of the two is told in retrospect and the other is not."""
        if self._number(holder) == self._number(event):
            return False
        return bool(self.words.earlier.search(self._sentence(holder))) != bool(self.words.earlier.search(self._sentence(event)))

    def _steps(self, holder: Event, event: Event) -> int:
        """How many sentences the event stands behind its holder; negative where it stands before."""
        return self._number(event) - self._number(holder)

    def _number(self, event: Event) -> int:
        return bisect_right(self.reading.sentences, event.trigger.start, key=lambda sentence: sentence.span.start)

    def _sentence(self, event: Event) -> str:
        sentence = self.reading.sentence_at(event.trigger.start)
        return sentence.span.of(self.reading.text) if sentence is not None else ""

    def _paragraph(self, event: Event) -> int | None:
        sentence = self.reading.sentence_at(event.trigger.start)
        return sentence.paragraph if sentence is not None else None


def _agree(holder: Event, event: Event, *, by_words: bool) -> bool:
    """Whether modality, sides, place and days let the event be part of the holder."""
    sides = _visit_sides_fit(holder, event) if holder.type == "visit" else bool(set(holder.states) & set(event.states))
    days = not (holder.when and event.when) or bool(holder.when.meet(event.when))
    return sides and days and _modalities_fit(holder.modality, event.modality, by_words=by_words)


def _modalities_fit(outer: Modality, inner: Modality, *, by_words: bool) -> bool:
    """What is ahead is part of what is ahead, and of a visit under way only where the words say so; nothing done is part of a plan."""
    if outer is inner:
        return True
    return inner in AHEAD and (outer in AHEAD or (outer is Modality.OCCURRED and by_words))


def _visit_sides_fit(visit: Event, event: Event) -> bool:
    """Whether visitor and host both take part, and on the host's ground as far as the words tell."""
    guests = {p.state for p in visit.participants if p.role == "visitor" and p.state}
    hosts = {state for state in visit.states if state not in guests} | {p.state for p in visit.participants if p.role == "host"}
    grounds = hosts | ({visit.place.state} if visit.place else set())
    if not guests & set(event.states) or not hosts & set(event.states):
        return False
    receiving = {p.state for p in event.participants if p.role == "host" and p.state}
    place = event.place.state if event.place else None
    return (place is None or place in grounds) and (not receiving or bool(receiving & hosts))


def _shares_person(holder: Event, event: Event) -> bool:
    return any(_same(p, other) for p in holder.participants for other in event.participants)


def _same(one: Participant, other: Participant) -> bool:
    """Whether two participants are one named person."""
    if one.person or other.person:
        return one.person == other.person
    return one.name is not None and one.name == other.name
