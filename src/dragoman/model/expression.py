"""Date expressions as the words have them, before anybody asks which day is meant.

The danger: filling in.  A field that the words leave out is None here; a year that everybody knows is added by `resolve`,
with the constraint that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DateForm(StrEnum):
    """What kind of statement about time the words make."""

    DAY = "day"
    RELATIVE = "relative"
    CONTEXT = "context"
    RECENT = "recent"
    ANCHOR = "anchor"
    FESTIVAL = "festival"
    NUMERIC = "numeric"
    ANNIVERSARY = "anniversary"
    ELAPSED = "elapsed"
    ORDINAL = "ordinal"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One expression of time; fields that the words leave out are None.

    Args:
        form: A `DateForm`.  `day` holds printed parts alone ("Tuesday (June 27)", "June", "2013"); `relative` counts `count`
            units from the story's day ("last week" is week −1) and may hold printed parts besides; `context` counts days
            from the date named before ("the same day" is 0).
        year: The printed year, Gregorian.
        month: 1..12.
        day: Day of the month, 1..31.
        weekday: 0 is Monday.
        end: The last day of a span, both ends included; it holds only what the words print of it.
        count: Units of a relative date, a duration or time elapsed; the number of an anniversary or round.
        unit: day, week, month or year.
        part: early, middle or late part of a month; first_half or second_half of a year; earlier or later than the story's day.
        key: Key of an anchor event, name of a festival, or the words of a numbered round.
        side: before, after or during, of an anchor; of a printed date, before where the words say "by then", after for "since then".
        edge: first or last day of an anchor, where the words say which ("after the close of").
        choices: The (month, day) readings of a numeric date whose order the words do not tell.
        role: `today` where the words say that this is the story's own day, `dateline` in an agency's line.
        zone: The place whose clock is meant ("Beijing time").
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end: DateExpression | None = None
    count: int | None = None
    unit: str | None = None
    part: str | None = None
    key: str | None = None
    side: str | None = None
    edge: str | None = None
    choices: tuple[tuple[int, int], ...] = ()
    role: str | None = None
    zone: str | None = None

    @property
    def names_a_day(self) -> bool:
        """Whether the words mean one single day, whichever it is, rather than a month, a year or a stretch."""
        if self.end is not None:
            return False
        return self.day is not None or self.weekday is not None or bool(self.choices) or (self.form != "duration" and self.unit == "day")

    @property
    def dates_events(self) -> bool:
        """Whether an event can take its days from it; rounds, durations and time elapsed only bear on them."""
        return self.form not in {DateForm.ELAPSED, DateForm.DURATION, DateForm.ORDINAL}
