"""What each form of date says of its day: its printed parts, and how it hangs on the story's day and on the dates before it.

The danger: habits taken for rules.  That a weekday is printed for days near the story's own, and that a day without a year is the
nearest one, are habits of writers: soft constraints, each with its window and its reason, given up where words contradict them.
"""

from __future__ import annotations

import calendar as names
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.finding import Tense
from dragoman.model.time import Days
from dragoman.resolve.puzzle import STORY, Puzzle

# Habits, the strongest last: where they clash, the weakest is given up first.
TENURE, YEAR_OF_STORY, NEAR_WEEKDAY, NEAREST, FROM_FULL_DATE, ORDER = 1, 2, 3, 4, 5, 6
# A weekday beside a date is printed for days of the last or next two weeks.
WEEKDAY_REACH = 13
# A month and day without a year: "on December 12" in January is the last one, yet "flew on September 10" four days ahead is a
# translator's past tense; nobody writes a day eleven and a half months back without its year.
YEAR_BACK, LITTLE_AHEAD, YEAR_AHEAD, HALF_YEAR = 350, 14, 364, 182
# A bare day of the month is the nearest one (the next of that number is 28 days away or more), and after a full date it lies in its
# month or a few days over its edge.
MONTH_REACH, EDGE_REACH = 27, 10
WEEK_REACH = 6
LONGEST_MONTH = 31
PARTS = {"early": range(1, 11), "middle": range(11, 21), "late": range(20, 32), "first_half": range(1, 7), "second_half": range(7, 13)}
YEAR_PARTS = {"early": range(1, 5), "late": range(10, 13)}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a date stands in the puzzle: its variable, and that of its last day where it is a span."""

    value: DateExpression
    variable: int
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a date may count from: the last date before it, the last with month and day, and the datelines' variable.

    `searched` are the days that a date may mean; `festivals` tells the spans of a festival by name.
    """

    before: Placed | None
    full: Placed | None
    dateline: int
    published: bool
    searched: int
    festivals: Callable[[str], Days]


def place(puzzle: Puzzle, value: DateExpression, tense: Tense, near: Surroundings) -> Placed:
    """A new variable for the date, with every constraint that its words make."""
    cal = puzzle.calendar
    variable = puzzle.variable(cal.every if value.year is not None or value.form in _UNBOUND else near.searched)
    printed(puzzle, variable, value)
    if value.form == DateForm.FESTIVAL:
        puzzle.only(variable, cal.of(near.festivals(value.key or "")), f"occasion: {value.key}")
    _TIES.get(value.form, _none)(puzzle, variable, value, tense, near)
    last = _last(puzzle, variable, value, near.searched) if value.end is not None else None
    return Placed(value, variable, last)


def printed(puzzle: Puzzle, variable: int, value: DateExpression) -> None:
    """The parts that the words print, each a constraint."""
    cal = puzzle.calendar
    if value.year is not None:
        puzzle.only(variable, cal.year(value.year), f"year {value.year}")
    if value.month is not None:
        puzzle.only(variable, cal.month(value.month), f"month {names.month_name[value.month]}")
    if value.day is not None:
        puzzle.only(variable, cal.day(value.day), f"day {value.day}")
    if value.weekday is not None:
        puzzle.only(variable, cal.weekday(value.weekday), f"weekday {names.day_name[value.weekday]}")
    if value.choices:
        puzzle.only(variable, _either(puzzle, value), "month and day in either order")


def _either(puzzle: Puzzle, value: DateExpression) -> int:
    allowed = 0
    for month, day in value.choices:
        allowed |= puzzle.calendar.month(month) & puzzle.calendar.day(day)
    return allowed


def _none(puzzle: Puzzle, variable: int, value: DateExpression, tense: Tense, near: Surroundings) -> None:
    """Forms that count from nothing but what `days` adds."""


def _day(puzzle: Puzzle, variable: int, value: DateExpression, tense: Tense, near: Surroundings) -> None:
    if value.role == "today":
        puzzle.within(STORY, variable, 0, 0, "the story's own day")
        return
    if value.role == "dateline":
        puzzle.within(STORY, variable, -1, 0, "dateline")
    if value.year is not None:
        return
    if value.month is not None and value.day is None and not value.choices:
        _bare_month(puzzle, variable, tense)
        return
    low, high = _window(value, tense)
    puzzle.within(STORY, variable, low, high, "nearest to the story's day", weight=NEAREST)
    if value.weekday is not None and value.day is not None:
        puzzle.within(STORY, variable, -WEEKDAY_REACH, WEEKDAY_REACH, "weekday printed near the story's day", weight=NEAR_WEEKDAY)
    if value.month is None and value.day is not None and near.full is not None:
        _inherits(puzzle, variable, near.full, near)
    if not near.published and value.month is None:
        same_years(puzzle, variable, 0, "year of the story", weight=YEAR_OF_STORY)


def _window(value: DateExpression, tense: Tense) -> tuple[int, int]:
    """How far from the story's day it may lie, by what is printed and by tense."""
    if value.day is None and not value.choices:
        back, ahead = WEEK_REACH, WEEK_REACH
        slack = 0
    elif value.month is None and not value.choices:
        back, ahead, slack = MONTH_REACH, MONTH_REACH, 0
    elif tense is Tense.NONE:
        return -HALF_YEAR, HALF_YEAR
    else:
        back, ahead, slack = YEAR_BACK, YEAR_AHEAD, LITTLE_AHEAD
    if tense is Tense.PAST:
        return -back, slack
    return (-1 if slack else 0, ahead) if tense is Tense.FUTURE else (-back, ahead)


def _inherits(puzzle: Puzzle, variable: int, full: Placed, near: Surroundings) -> None:
    cal = puzzle.calendar
    why = "month of the last full date"
    weight = FROM_FULL_DATE if near.published else 0

    def beside(found: int) -> int:
        return cal.in_months(found, 0, 0) | cal.shifted(found, -EDGE_REACH, EDGE_REACH)

    puzzle.tie(full.variable, variable, beside, beside, why, weight=weight)


def _bare_month(puzzle: Puzzle, variable: int, tense: Tense) -> None:
    low, high = {Tense.PAST: (-11, 0), Tense.FUTURE: (0, 11), Tense.NONE: (-5, 6)}[tense]
    months = puzzle.calendar.in_months
    why = "nearest to the story's day"
    puzzle.tie(STORY, variable, lambda f: months(f, low, high), lambda f: months(f, -high, -low), why, weight=NEAREST)


def same_years(puzzle: Puzzle, variable: int, count: int, why: str, *, weight: int = 0, slack: int = 0, base: int = STORY) -> None:
    """The variable lies in the year that stands `count` years after that of `base`, `slack` more or less."""
    years = puzzle.calendar.in_years
    low, high = count - slack, count + slack
    puzzle.tie(base, variable, lambda f: years(f, low, high), lambda f: years(f, -high, -low), why, weight=weight)


def _relative(puzzle: Puzzle, variable: int, value: DateExpression, _tense: Tense, near: Surroundings) -> None:
    count, base = value.count or 0, near.dateline
    why = f"{value.unit} of the story {count:+d}" if count else f"{value.unit} of the story"
    cal = puzzle.calendar
    if value.unit == "day":
        puzzle.within(base, variable, count, count, why)
    elif value.unit == "week":
        _weeks(puzzle, variable, value, base, why)
    elif value.unit == "month":
        months = cal.in_months
        puzzle.tie(base, variable, lambda f: months(f, count, count), lambda f: months(f, -count, -count), why)
    elif value.part == "named":
        _named_month(puzzle, variable, count, base, why)
    else:
        same_years(puzzle, variable, count, why, base=base)
    _part(puzzle, variable, value)


def _weeks(puzzle: Puzzle, variable: int, value: DateExpression, base: int, why: str) -> None:
    """Last Friday is Friday of last week or the Friday before today, which differ at the end of a week; a day printed decides."""
    cal, count = puzzle.calendar, value.count or 0
    low, high = {-1: (-7, -1), 1: (1, 7)}.get(count, (0, 0)) if value.weekday is not None else (0, 0)

    def images(found: int, sign: int) -> int:
        near = cal.shifted(found, *sorted((sign * low, sign * high))) if low or high else 0
        return cal.in_weeks(found, sign * count, sign * count) | near

    puzzle.tie(base, variable, lambda f: images(f, 1), lambda f: images(f, -1), why)


def _named_month(puzzle: Puzzle, variable: int, count: int, base: int, why: str) -> None:
    """Last June is June of last year or the June before this month."""
    cal = puzzle.calendar
    low, high = {-1: (-12, -1), 1: (1, 12)}.get(count, (0, 0))

    def images(found: int, sign: int) -> int:
        near = cal.in_months(found, *sorted((sign * low, sign * high))) if low or high else 0
        return cal.in_years(found, sign * count, sign * count) | near

    puzzle.tie(base, variable, lambda f: images(f, 1), lambda f: images(f, -1), why)


def _part(puzzle: Puzzle, variable: int, value: DateExpression) -> None:
    cal = puzzle.calendar
    if value.part == "earlier":
        puzzle.tie(STORY, variable, cal.up_to, cal.onwards, "not after the story's day")
    elif value.part == "later":
        puzzle.tie(STORY, variable, cal.onwards, cal.up_to, "not before the story's day")
    elif value.part in PARTS:
        of_year = value.unit == "year" or value.part.endswith("half")
        numbers = YEAR_PARTS.get(value.part, PARTS[value.part]) if of_year else PARTS[value.part]
        allowed = 0
        for number in numbers:
            allowed |= cal.month(number) if of_year else cal.day(number)
        puzzle.only(variable, allowed, value.part.replace("_", " "))


def _context(puzzle: Puzzle, variable: int, value: DateExpression, _tense: Tense, near: Surroundings) -> None:
    count = (value.count or 0) * (7 if value.unit == "week" else 1)
    why = "the same day" if not count else f"{count:+d} days from the date before"
    if near.before is None:
        puzzle.within(STORY, variable, count - 1, count, "the story's day", weight=NEAREST)
    elif near.before.last is None:
        puzzle.within(near.before.variable, variable, count, count, why)
    else:
        whole = puzzle.variable(puzzle.calendar.every)
        between(puzzle, whole, near.before)
        puzzle.within(whole, variable, count, count, why)


def between(puzzle: Puzzle, variable: int, span: Placed) -> None:
    """The variable lies within a span of days, both ends included."""
    cal = puzzle.calendar
    puzzle.tie(span.variable, variable, cal.onwards, cal.up_to, "from the first day of the span")
    if span.last is not None:
        puzzle.tie(span.last, variable, cal.up_to, cal.onwards, "to the last day of the span")


def _recent(puzzle: Puzzle, variable: int, _value: DateExpression, _tense: Tense, _near: Surroundings) -> None:
    cal = puzzle.calendar
    puzzle.tie(STORY, variable, cal.up_to, cal.onwards, "not after the story's day")


def _festival(puzzle: Puzzle, variable: int, value: DateExpression, tense: Tense, _near: Surroundings) -> None:
    if value.year is None:
        low, high = _window(DateExpression(DateForm.DAY, month=1, day=1), tense)
        puzzle.within(STORY, variable, low, high, "nearest to the story's day", weight=NEAREST)


def _elapsed(puzzle: Puzzle, variable: int, value: DateExpression, _tense: Tense, _near: Surroundings) -> None:
    """First and last year may both be counted or not: one year more or less."""
    if value.unit == "year":
        why = f"elapsed: year of the one before = year of the story - {value.count}, one more or less"
        same_years(puzzle, variable, -(value.count or 0), why, slack=1)


def _last(puzzle: Puzzle, first: int, value: DateExpression, searched: int) -> int:
    """The variable of a span's last day: after the first by no more than its printed parts allow."""
    end = value.end or value
    last = puzzle.variable(puzzle.calendar.every if end.year is not None or value.year is not None else searched)
    printed(puzzle, last, end)
    reach = YEAR_AHEAD if end.month is not None or end.year is not None else LONGEST_MONTH if end.day is not None else WEEK_REACH
    puzzle.within(first, last, 0, reach, "span")
    return last


_UNBOUND = frozenset({DateForm.ANNIVERSARY, DateForm.ELAPSED, DateForm.ANCHOR, DateForm.RECENT, DateForm.ORDINAL, DateForm.DURATION})
_TIES: dict[str, Callable[[Puzzle, int, DateExpression, Tense, Surroundings], None]] = {
    DateForm.DAY: _day,
    DateForm.NUMERIC: _day,
    DateForm.RELATIVE: _relative,
    DateForm.CONTEXT: _context,
    DateForm.RECENT: _recent,
    DateForm.FESTIVAL: _festival,
    DateForm.ELAPSED: _elapsed,
}
