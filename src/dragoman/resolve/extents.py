"""How long an event may have lasted around the date that its words give: its stay, its deadline, the time it has gone on since.

The danger: a day taken for the whole.  A visit on a day goes on from it, an invitation came before the visit it is for, and
what was to be done "by" a day is of no day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.model.expression import DateForm
from dragoman.model.finding import Event, Modality
from dragoman.model.time import ONE_DAY, Days, Interval
from dragoman.resolve.dates import Answer, StoryDates
from dragoman.resolve.lenders import STAYS, Lenders
from dragoman.resolve.ties import Placed

AHEAD = frozenset({Modality.PLANNED, Modality.INVITED, Modality.EXPECTED})
WEEK = 7


@dataclass(frozen=True, slots=True)
class Extents:
    """The events of one story by id, its dates, and its own day (None: not known)."""

    events: Mapping[str, Event]
    dates: StoryDates
    lenders: Lenders
    today: Interval | None

    def fitted(self, event: Event, found: Answer, placed: Placed, *, of_a_visit: bool) -> Answer:
        """The days of an event whose date has those `found`; `of_a_visit` tells that the date of an invitation is its visit's."""
        if event.type == "invitation" and event.modality is Modality.OCCURRED and of_a_visit:
            return self._invited_before(found)
        if side := self._side(event, placed):
            return self._stretch(event, found, side)
        days = self._lasting(event, found.days, placed) if event.type in STAYS else self.cut(event, found.days)
        return replace(found, days=days)

    def cut(self, event: Event, days: Days) -> Days:
        """The days without those that tense forbids, where any are left."""
        day = self.today
        if day is None:
            return days
        if event.modality is Modality.OCCURRED:
            return days.meet(Days.between(None, day.last)) or days
        return (days.meet(Days.between(day.first, None)) or days) if event.modality in AHEAD else days

    def _side(self, event: Event, placed: Placed) -> str | None:
        """On which side of its date an event lies: as the words beside the date say, and before a day on which it was over."""
        value = placed.value
        if value.form != DateForm.ANCHOR and value.side:
            return value.side
        return "before" if event.type in STAYS and event.modality is Modality.OCCURRED and self.lenders.is_over(event) else None

    def _stretch(self, event: Event, found: Answer, side: str) -> Answer:
        """From a date on, or up to it; what happened by the story's day, what is ahead from it."""
        hull, today, done = found.days.hull, self.today, event.modality is Modality.OCCURRED
        if hull is None:
            return found
        if side == "after":
            last = today.last if today and done and event.type not in STAYS else None
            days = Days.between(hull.first, None if last and hull.first and last < hull.first else last)
        else:
            first = today.first if today and event.modality in AHEAD else None
            days = self.cut(event, Days.between(None if first and hull.last and first > hull.last else first, hull.last))
        return Answer(days, (*found.basis, "from then on" if side == "after" else "by then"))

    def _invited_before(self, visit: Answer) -> Answer:
        """By the day of the visit, and by the story's day."""
        today, hull = self.today, visit.days.hull
        last = min((day for day in (hull.last if hull else None, today.last if today else None) if day), default=None)
        return Answer(Days.between(None, last), (*visit.basis, "invited before")) if last else Answer()

    def _lasting(self, event: Event, days: Days, placed: Placed) -> Days:
        """A visit's whole stay where its length is told; open at the end where only its first day is."""
        if placed.last is not None:
            return days
        length = self._length(event)
        single = all(i.first is not None and i.first == i.last for i in days.intervals)
        if not single:
            return self.cut(event, days)
        if length is not None:
            return Days.of(Interval(i.low, i.low + (length - 1) * ONE_DAY) for i in days.intervals)
        return Days((Interval(days.intervals[0].first, None),)) if len(days.intervals) == 1 else days

    def _length(self, event: Event) -> int | None:
        """How many days the words say that it lasts, the first and the last included."""
        told = dict(event.detail).get("days", "")
        if told.isdigit() and int(told):
            return int(told)
        near = sorted(self.dates.in_sentence(event.trigger.start), key=lambda n: abs(self.dates.dates[n].span.start - event.trigger.start))
        lengths = [v for n in near if (v := self.dates.values[n]).form == DateForm.DURATION and v.count and v.unit in {"day", "week", None}]
        return (lengths[0].count or 1) * (WEEK if lengths[0].unit == "week" else 1) if lengths else None
