"""How a set of days is said in English: "Sun 13 Oct 2024", "12-14 Oct 2024" (with a dash), "by 20 Nov 2023", "one of 3 days".

The danger: words that sound surer than the set is.  A set of several runs always says "or".
"""

from __future__ import annotations

import calendar
import datetime as dt

from dragoman.model.time import Days, Interval

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNKNOWN = "day not known"
_SHOWN = 4
_DECEMBER = 12


def in_words(days: Days) -> str:
    """The set in words; "day not known" for the empty set, and never more than four alternatives by name."""
    if not days:
        return UNKNOWN
    alternatives = [interval_in_words(each) for each in days.intervals]
    if len(alternatives) > _SHOWN:
        return f"one of {len(alternatives)}: {', '.join(alternatives[:_SHOWN])} …"
    return " or ".join(alternatives)


def interval_in_words(interval: Interval) -> str:
    """One run of days; a whole month or year is named as such."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return _open(first, last)
    if first == last:
        return f"{WEEKDAYS[first.weekday()]} {_day(first)}"
    return _whole(first, last) or _run(first, last)


def _open(first: dt.date | None, last: dt.date | None) -> str:
    if last:
        return f"by {_day(last)}"
    return f"from {_day(first)}" if first else "any day"


def _whole(first: dt.date, last: dt.date) -> str | None:
    """The name of the month or year that the run fills, None where it fills none."""
    if first.year != last.year or first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, _DECEMBER) else None


def _run(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
