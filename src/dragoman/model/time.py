"""Days as sets: what a date may be, never an instant inside a wider truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed run of days; None leaves that end open."""

    first: dt.date | None
    last: dt.date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            msg = f"an interval runs forward, not from {self.first} to {self.last}"
            raise ValueError(msg)

    @property
    def low(self) -> dt.date:
        """The first day; the calendar's earliest where that end is open."""
        return self.first or dt.date.min

    @property
    def high(self) -> dt.date:
        """The last day; the calendar's latest where that end is open."""
        return self.last or dt.date.max

    def contains(self, day: dt.date) -> bool:
        """Whether the day lies within, both ends included."""
        return self.low <= day <= self.high

    def meet(self, other: Interval) -> Interval | None:
        """The days that both hold, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            return None
        return Interval(None if low == dt.date.min else low, None if high == dt.date.max else high)


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days as sorted intervals that neither touch nor overlap; empty means that nothing is known."""

    intervals: tuple[Interval, ...] = ()

    @classmethod
    def of(cls, intervals: Iterable[Interval]) -> Self:
        """The union of any intervals, in any order."""
        merged: list[Interval] = []
        for each in sorted(intervals, key=lambda i: (i.low, i.high)):
            if merged and (merged[-1].last is None or each.low <= merged[-1].high or each.low - ONE_DAY <= merged[-1].high):
                last = None if merged[-1].last is None or each.last is None else max(merged[-1].last, each.last)
                merged[-1] = Interval(merged[-1].first, last)
            else:
                merged.append(each)
        return cls(tuple(merged))

    @classmethod
    def single(cls, day: dt.date) -> Self:
        """Just that day."""
        return cls((Interval(day, day),))

    @classmethod
    def between(cls, first: dt.date | None, last: dt.date | None) -> Self:
        """Every day from the first to the last, both included; None is open."""
        return cls((Interval(first, last),))

    def __bool__(self) -> bool:
        return bool(self.intervals)

    def contains(self, day: dt.date) -> bool:
        """Whether the day may be meant."""
        return any(i.contains(day) for i in self.intervals)

    def meet(self, other: Days) -> Days:
        """The days that both allow.  Empty where they share none, which only the caller can tell from 'nothing known'."""
        return Days.of(m for a in self.intervals for b in other.intervals if (m := a.meet(b)))

    @property
    def hull(self) -> Interval | None:
        """The smallest interval that holds every day, or None where nothing is known."""
        if not self.intervals:
            return None
        return Interval(self.intervals[0].first, self.intervals[-1].last)

    def as_lists(self) -> list[list[str | None]]:
        """The form of CONTRACT.md: `[["2023-06-27", "2023-06-27"]]`; null is an open end."""
        return [[i.first.isoformat() if i.first else None, i.last.isoformat() if i.last else None] for i in self.intervals]

    @classmethod
    def from_lists(cls, rows: Iterable[Iterable[str | None]]) -> Self:
        """The inverse of `as_lists`; raises ValueError on anything but ISO days."""
        return cls.of(Interval(*(dt.date.fromisoformat(end) if end else None for end in row)) for row in rows)
