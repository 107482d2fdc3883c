"""From which claim of its story an undated claim has its day: the talks it came of, the meetings it is one of, the plan it is part of.

The danger: an old event given a new day.  Nothing that its words tell in retrospect borrows; a pointing claim borrows only from a
contact of the same person, and a result only where all that the story dates between its sides is of one day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.dates import DATE_HERE, DateGrammar
from dragoman.model.finding import Event, Modality
from dragoman.model.joining import POINTED
from dragoman.model.time import Days
from dragoman.resolve.dates import StoryDates

# What sides agree on is the result of the talks told just before.
RESULTS = frozenset({"accord", "agreement", "joint_statement"})
CONTACTS = frozenset({"meeting", "talks", "mechanism", "audience", "courtesy_call", "call"})
STAYS = frozenset({"visit", "summit"})


@dataclass(frozen=True, slots=True)
class Lenders:
    """The events of one story by id, the ids of those with dates of their own, and the words that its languages have for it."""

    events: Mapping[str, Event]
    dated: Container[str]
    dates: StoryDates
    grammars: Mapping[str, DateGrammar]

    def of(self, event: Event, days_of: Callable[[Event], Days]) -> tuple[Event, str] | None:
        """The event whose days an undated one has, and why; None where the words tie it to none.  `days_of` tells an event's days."""
        if event.modality is not Modality.OCCURRED or self.is_recalled(event):
            return None
        if event.type in RESULTS:
            return self._talks_before(event) or self._only_day(event, days_of)
        if event.type in CONTACTS and (event.confidence <= POINTED or self._is_aside(event)):
            return self._series(event)
        return self._bearer(event) if event.type == "letter" else None

    def is_recalled(self, event: Event) -> bool:
        """Whether the words before the event in its sentence tell of earlier times."""
        told = self._told(event).split(DATE_HERE)[0]
        return self._says("recalled", told)

    def is_meanwhile(self, event: Event, stay: Event) -> bool:
        """Whether the date that both stand by is the stay's: words such as "during the visit" stand between it and the event."""
        shared = [span for span in event.timing.dates[:1] if span in stay.timing.dates[:1] and span.end <= event.trigger.start]
        return any(self._says("meanwhile", self.dates.text(span.end, event.trigger.end)) for span in shared)

    def _is_aside(self, event: Event) -> bool:
        """Whether a contact is named only for what was said there: "when meeting Silva, the premier said"."""
        start = self.dates.sentence(event.trigger.start).start
        return self._says("aside", self.dates.text(start, event.trigger.end))

    def is_topic(self, event: Event) -> bool:
        """Whether the date before an event is that of words about it: "answered questions on Monday with regard to the arrest of"."""
        if not event.timing.dates:
            return False
        date, words = event.timing.dates[0], self.dates.text(event.trigger.start, event.trigger.end)
        after, told, end = self.dates.text(date.end, self.dates.sentence(date.start).end).partition(words)
        return bool(told) and self._says("topic", after + DATE_HERE + end)

    def told_again(self, event: Event) -> list[int]:
        """The dates that stand by a later mention of the story's one joint statement: "in the joint statement signed on Sunday"."""
        if event.type != "joint_statement" or len([e for e in self.events.values() if e.type == event.type]) != 1:
            return []
        return [n for n, value in enumerate(self.dates.values) if value.dates_events and self._says("again", self._around(n))]

    def _around(self, number: int) -> str:
        span = self.dates.dates[number].span
        sentence = self.dates.sentence(span.start)
        return self.dates.text(sentence.start, span.start) + DATE_HERE + self.dates.text(span.end, sentence.end)

    def is_over(self, event: Event) -> bool:
        """Whether a stay or gathering had ended by the day its sentence gives, a day that stands outside the words that say so."""
        told, start = self._told(event), self.dates.sentence(event.trigger.start).start
        shift = event.trigger.end - event.trigger.start - len(DATE_HERE)
        for match in self._found("over", told):
            covered = range(start + match.start(), start + match.end() + shift)
            if any(span.start in covered for span in event.timing.dates[:1]):
                continue
            return True
        return False

    def contacts_before(self, event: Event) -> list[Event]:
        """The dated contacts of one of its sides that are told before an event, in order of place."""
        found = [e for e in self._all_dated(CONTACTS) if e.trigger.start < event.trigger.start]
        return [e for e in found if set(e.states) & set(event.states)]

    def _talks_before(self, event: Event) -> tuple[Event, str] | None:
        """The contact whose result it is: the last before it, of the same sides, in this sentence or the one before."""
        near = [e for e in self._told_before(event, CONTACTS) if e.states == event.states and self._apart(e, event) <= 1]
        return (near[-1], f"within the {near[-1].type.replace('_', ' ')}") if near else None

    def _only_day(self, event: Event, days_of: Callable[[Event], Days]) -> tuple[Event, str] | None:
        """Any contact or result of the same sides, where those that the story dates are all of one day."""
        if event.confidence <= POINTED:
            return None
        others = [e for e in self._all_dated(CONTACTS | RESULTS) if e.states == event.states and e.id != event.id]
        days = {days_of(e) for e in others}
        if len(days) != 1 or not (hull := days.pop().hull) or hull.first is None or hull.first != hull.last:
            return None
        return others[0], f"the one day told of the {others[0].type.replace('_', ' ')}"

    def _series(self, event: Event) -> tuple[Event, str] | None:
        """The last dated contact before it of a person who is in both: "On Monday he met A and B.  Meeting C, he said …"."""
        near = [e for e in self._told_before(event, CONTACTS) if _people(e) & _people(event)]
        return (near[-1], f"one of the contacts of the {near[-1].type.replace('_', ' ')}") if near else None

    def _bearer(self, letter: Event) -> tuple[Event, str] | None:
        """The last contact, told before or in its sentence, of the person who conveyed a message."""
        bearers = {p.person or p.name for p in letter.participants if p.role == "participant"} - {None}
        near = [e for e in self._contacts_to(letter) if bearers & _people(e)]
        return (near[-1], f"conveyed at the {near[-1].type.replace('_', ' ')}") if near else None

    def _told_before(self, event: Event, types: frozenset[str]) -> list[Event]:
        return [e for e in self._all_dated(types) if e.modality is event.modality and self._apart(e, event) >= 0 and e.id != event.id]

    def _all_dated(self, types: frozenset[str]) -> list[Event]:
        found = [e for e in self.events.values() if e.id in self.dated and e.type in types and e.modality is Modality.OCCURRED]
        return sorted(found, key=lambda e: e.trigger.start)

    def _contacts_to(self, event: Event) -> list[Event]:
        found = [e for e in self.events.values() if e.type in CONTACTS and e.modality is event.modality and self._apart(e, event) >= 0]
        return sorted(found, key=lambda e: e.trigger.start)

    def _apart(self, first: Event, second: Event) -> int:
        """How many sentences the second is told after the first."""
        return self.dates.sentence_number(second.trigger.start) - self.dates.sentence_number(first.trigger.start)

    def _told(self, event: Event) -> str:
        """The event's sentence with `DATE_HERE` for the words that tell of it."""
        span = self.dates.sentence(event.trigger.start)
        return self.dates.text(span.start, event.trigger.start) + DATE_HERE + self.dates.text(event.trigger.end, span.end)

    def _says(self, link: str, words: str) -> bool:
        return next(self._found(link, words), None) is not None

    def _found(self, link: str, words: str) -> Iterator[re.Match[str]]:
        return (match for grammar in self.grammars.values() for match in [getattr(grammar.links, link).search(words)] if match)


def _people(event: Event) -> set[str]:
    """Those named in the event."""
    return {name for p in event.participants if (name := p.person or p.name)}
