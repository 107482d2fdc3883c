"""Where a day stands on a ribbon whose empty stretches are folded away.

Diplomatic records come in bursts: three days of talks, then nine months of nothing.  Days near an event are drawn one column
each, the stretches between them as a fold of fixed width.  The danger: reading a fold as time; pictures mark every fold with
its length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FOLD = 64.0
"""Width of a fold in pixels: room for "11 months"."""
_JOIN = 7
"""Days; events nearer than a week to each other share one run of columns."""
_ROOM = 760.0
_WIDEST, _NARROWEST = 30.0, 4.0


@dataclass(frozen=True, slots=True)
class Run:
    """Days drawn one column each, both ends included, from `left` on."""

    first: dt.date
    last: dt.date
    left: float

    @property
    def length(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Axis:
    """Runs in order, with folds between them; `column` is the width of a day in pixels."""

    runs: tuple[Run, ...]
    column: float

    @classmethod
    def over(cls, days: Iterable[dt.date], left: float = 0.0) -> Axis:
        """The axis that shows every one of the days; raises ValueError for none."""
        groups = list(_groups(sorted(set(days))))
        if not groups:
            msg = "an axis shows at least one day"
            raise ValueError(msg)
        total = sum((last - first).days + 1 for first, last in groups)
        column = min(_WIDEST, max(_NARROWEST, _ROOM / total))
        runs: list[Run] = []
        for first, last in groups:
            runs.append(Run(first, last, left))
            left += runs[-1].length * column + FOLD
        return cls(tuple(runs), column)

    @property
    def left(self) -> float:
        """Where the first day begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.end(self.runs[-1])

    def end(self, run: Run) -> float:
        """Where the last day of a run ends."""
        return run.left + run.length * self.column

    def start_of(self, day: dt.date) -> float:
        """Where the day begins; in the middle of a fold for a day that is folded away, at an end for a day beyond it."""
        before: Run | None = None
        for run in self.runs:
            if day < run.first:
                return run.left - (FOLD / 2 if before else 0)
            if day <= run.last:
                return run.left + (day - run.first).days * self.column
            before = run
        return self.right

    def end_of(self, day: dt.date) -> float:
        """Where the day ends; as `start_of` for a day that has no column."""
        inside = any(run.first <= day <= run.last for run in self.runs)
        return self.start_of(day) + (self.column if inside else 0)


def _groups(days: list[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    if not days:
        return
    first = last = days[0]
    for day in days[1:]:
        if (day - last).days > _JOIN:
            yield first, last
            first = day
        last = day
    yield first, last
