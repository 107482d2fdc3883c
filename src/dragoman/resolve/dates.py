"""All dates of one story set against each other: every expression placed in one puzzle, with anchors, rounds and anniversaries.

The danger: one date read alone.  A weekday beside a day fits six years of four decades; only the other dates, the people's offices
and the day of publication tell which.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.knowledge.anchors import Anchor, Anchors
from dragoman.model.document import Reading
from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.finding import Tense
from dragoman.model.mention import LevelLabel, Mention, MentionKind, StateName
from dragoman.model.span import Span
from dragoman.model.time import ONE_DAY, Days, Interval
from dragoman.resolve.calendar import Calendar, calendar
from dragoman.resolve.puzzle import STORY, Outcome, Puzzle
from dragoman.resolve.ties import Placed, Surroundings, place, same_years

# Years printed outside these limits are numbers of something else, or history that no table here reaches.
EARLIEST_PRINTED, LATEST_PRINTED = 1850, 2100
DECADE = 10
PAIR = 2
# A story whose day is known to within so many days is told "by that day".
KNOWN_STORY = dt.timedelta(31)


@dataclass(frozen=True, slots=True)
class Answer:
    """The days that an expression may mean, why, or the smallest set of constraints that clash (then there are no days)."""

    days: Days = Days()
    basis: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()


class StoryDates:
    """The dates of one story in one puzzle.  Tenses are by the number of the date; `of` gives a date its variable."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], anchors: Anchors, published: Interval | None, years: tuple[int, int]
    ) -> None:
        self.dates = sorted((m for m in mentions if m.kind is MentionKind.DATE), key=lambda m: m.span)
        self.values = [m.value for m in self.dates if isinstance(m.value, DateExpression)]
        self.number = {m.span: n for n, m in enumerate(self.dates)}
        self.published = published
        self._reading, self._mentions, self._anchors = reading, mentions, anchors
        self._starts = [s.span.start for s in reading.sentences]
        self.calendar = _calendar(self.values, published, years)
        self.searched = self.calendar.between(*_ends(years)) if published is None else self.calendar.inside
        self.puzzle = Puzzle(self.calendar, self.searched)
        if published is not None:
            self.puzzle.only(STORY, self.calendar.between(published.first, published.last), "published")
        self.placed: list[Placed] = []
        self._near: list[Surroundings] = []
        self._tenses: list[Tense] = []

    def place_all(self, tense_of: Callable[[int], Tense]) -> None:
        """Gives every date its place, in the order of the text."""
        base = self._datelines()
        full = before = None
        for number, value in enumerate(self.values):
            near = Surroundings(before, full, base, self.published is not None, self.searched, self._festivals)
            self._near.append(near)
            self._tenses.append(tense_of(number))
            placed = self._place(number)
            self.placed.append(placed)
            before = placed if _tells(value) else before
            full = placed if self._leads(value) else full

    def again(self, number: int) -> Placed:
        """A date for one more event: the same variable where the words mean one day, one of its own where they mean a stretch."""
        value = self.values[number]
        shared = value.names_a_day or value.end is not None or value.form in {DateForm.CONTEXT, DateForm.ANNIVERSARY}
        return self.placed[number] if shared else self._place(number)

    def answer(self, outcome: Outcome, placed: Placed) -> Answer:
        """What the puzzle leaves to a date."""
        conflict = next((outcome.clashes[v] for v in (placed.variable, placed.last) if v is not None and v in outcome.clashes), ())
        if conflict:
            return Answer(conflict=conflict)
        found = outcome.domains[placed.variable]
        if not found or found & self.searched == self.searched or placed.value.form == DateForm.DURATION:
            return Answer()
        days = self.calendar.days(found)
        if placed.last is not None:
            days = _spans(days, self.calendar.days(outcome.domains[placed.last]))
        return Answer(days, _basis(placed.value, outcome.basis(placed.variable)))

    def story(self, outcome: Outcome) -> Days:
        """The days on which the story may have come out; empty where nothing narrows them."""
        if self.published is not None:
            return Days((self.published,))
        found = outcome.domains[STORY]
        return Days() if found == self.searched or not found else self.calendar.days(found)

    def in_sentence(self, offset: int) -> list[int]:
        """The numbers of the dates in the sentence that holds the offset."""
        span = self.sentence(offset)
        return [n for n, m in enumerate(self.dates) if span.contains(m.span)]

    def occasions(self) -> list[Interval]:
        """The days of the congresses and summits that the story counts from, and of the elections that it names."""
        counted = {value.key or "" for value in self.values if value.form == DateForm.ANCHOR}
        named = self._anchors.elections(self._reading.text)
        return [*(self._anchors.by_key[key].days for key in sorted(counted)), *(anchor.days for anchor in named)]

    def text(self, start: int, end: int) -> str:
        """The words from one offset to another; none where they run backwards."""
        return self._reading.text[start:end]

    def sentence(self, offset: int) -> Span:
        """The sentence that holds the offset; the whole text where there is none."""
        at = self.sentence_number(offset)
        return self._reading.sentences[at].span if at >= 0 else Span(0, max(1, len(self._reading.text)))

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence that holds the offset or, between two, of the one before; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def _place(self, number: int) -> Placed:
        value = self.values[number]
        placed = place(self.puzzle, value, self._tenses[number], self._near[number])
        if value.form == DateForm.ANNIVERSARY:
            self._anniversary(number, placed)
        elif value.form == DateForm.ORDINAL:
            self._round(number, placed)
        elif value.form == DateForm.ANCHOR:
            self._anchor(value, placed)
        return placed

    def _leads(self, value: DateExpression) -> bool:
        """Whether later bare days may take their month from it: a full date, and no anniversary of long ago."""
        if value.form not in {DateForm.DAY, DateForm.RELATIVE} or value.month is None or value.day is None:
            return False
        far = self.published is not None and value.year is not None and abs(value.year - self.published.high.year) > 1
        return not far and value.role != "dateline"

    def _datelines(self) -> int:
        """The variable from which relative days count: the story's day, or a day after any of several datelines."""
        cal = self.calendar
        named = [v for v in self.values if v.role == "dateline" and v.year is not None and v.month is not None and v.day is not None]
        masks = {cal.year(v.year or 0) & cal.month(v.month or 0) & cal.day(v.day or 0) for v in named}
        if len(masks) < PAIR:
            return STORY
        union = self.puzzle.variable(cal.inside)
        self.puzzle.only(union, sum(masks), "one of the datelines")
        return union

    def _festivals(self, name: str) -> Days:
        return Days.of(self._anchors.festivals.get(name, ()))

    def _anniversary(self, number: int, placed: Placed) -> None:
        """Ties the year of what is remembered to the story's: this year, next year, or the year that the words print."""
        count = placed.value.count or 0
        anchor = self._remembered(self.dates[number].span)
        counted = f"year({_short(anchor.days)}) + {count}" if anchor else f"year of the event + {count}"
        if anchor is not None:
            self.puzzle.only(placed.variable, self.calendar.in_years(self.calendar.of(Days((anchor.days,))), 0, 0), f"anchor {anchor.key}")
        around = [self.values[n] for n in self.in_sentence(self.dates[number].span.start)]
        printed = [v.year for v in around if v.form == DateForm.DAY and v.year is not None and v.month is None]
        bases = [v.count or 0 for v in around if v.form == DateForm.RELATIVE and v.unit == "year" and v.month is None]
        if bases:
            wording = {0: "year", 1: "next year", -1: "last year"}.get(bases[0], "year")
            same_years(self.puzzle, placed.variable, bases[0] - count, f"anniversary: {wording} = {counted}")
        elif printed:
            self.puzzle.only(placed.variable, self.calendar.year(printed[0] - count), f"anniversary: {printed[0]} = {counted}")
        else:
            same_years(self.puzzle, placed.variable, -count, f"anniversary: year = {counted}, one more or less", slack=1)

    def _remembered(self, span: Span) -> Anchor | None:
        """The beginning of relations or of a partnership that the sentence of an anniversary names, by its sides and label."""
        sentence = self.sentence(span.start)
        levels = [m.value.label for m in self._mentions if isinstance(m.value, LevelLabel) and sentence.contains(m.span)]
        states = self._states(sentence)
        if len(states) != PAIR:
            return None
        if levels:
            return self._anchors.of_relations(states, levels[0])
        found = self._anchors.of_relations(states, None)
        return found if found is not None and found.named_in(sentence.of(self._reading.text)) else None

    def _states(self, sentence: Span) -> set[str]:
        """The sides that a sentence names, or those of the whole story where it says "the two countries"."""
        named = [(m.span, m.value.states) for m in self._mentions if isinstance(m.value, StateName)]
        here = {state for span, states in named if sentence.contains(span) for state in states}
        return here or {state for _, states in named for state in states}

    def _round(self, number: int, placed: Placed) -> None:
        """A numbered round lies between the rounds of that mechanism whose days are known."""
        sentence = self.sentence(self.dates[number].span.start)
        for known in self._anchors.rounds(self._states(sentence), sentence.of(self._reading.text)):
            days, order = known.days, (known.number or 0) - (placed.value.count or 0)
            first = days.first if not order else None if order > 0 else days.high + ONE_DAY
            last = days.last if not order else days.low - ONE_DAY if order > 0 else None
            allowed = self.calendar.between(first, last)
            self.puzzle.only(placed.variable, allowed, f"round {known.number}: {_short(days)}")

    def _anchor(self, value: DateExpression, placed: Placed) -> None:
        days = self._anchors.by_key[value.key or ""].days
        first, last = (days.last, None) if value.edge == "last" else (days.first, None)
        if value.side == "after":
            interval = Interval(days.last if value.edge is None else first, last)
        elif value.side == "before":
            interval = Interval(None, days.last if value.edge == "last" else days.first)
        else:
            interval = days
        why = f"{value.side} {value.key} ({_short(interval)})"
        self.puzzle.only(placed.variable, self.calendar.between(interval.first, interval.last), why)


def _calendar(values: Sequence[DateExpression], published: Interval | None, years: tuple[int, int]) -> Calendar:
    """The years to look in, wide enough for printed years, anniversaries and the day of publication."""
    printed = [y for v in values for y in (v.year, v.end.year if v.end else None) if y and EARLIEST_PRINTED <= y <= LATEST_PRINTED]
    given = [day.year for day in (published.first, published.last) if day] if published is not None else []
    back = max([v.count or 0 for v in values if v.form in {DateForm.ANNIVERSARY, DateForm.ELAPSED}], default=0)
    low = min([*years, *printed, *given])
    first = min(low, max(EARLIEST_PRINTED, (min(given) if given else years[0]) - back - 1)) if back else low
    last = max([*years, *printed, *given])
    if (first, last) == years:
        return calendar(first, last)
    return calendar(first // DECADE * DECADE, last if last == years[1] else last // DECADE * DECADE + DECADE)


def _tells(value: DateExpression) -> bool:
    """Whether "the same day" after it may mean its day: a told day or span, not a day still to come such as "tomorrow"."""
    if value.form in {DateForm.ANCHOR, DateForm.RECENT, DateForm.ANNIVERSARY} or not value.dates_events:
        return False
    ahead = value.form == DateForm.RELATIVE and (value.count or 0) > 0
    return (value.names_a_day or value.end is not None) and not ahead and (value.side is None or value.form == DateForm.ANCHOR)


def _ends(years: tuple[int, int]) -> tuple[dt.date, dt.date]:
    return dt.date(years[0], 1, 1), dt.date(years[1], 12, 31)


def _spans(first: Days, last: Days) -> Days:
    """Each first day with the nearest last day not before it, as spans."""
    starts = [i for i in first.intervals if i.first is not None]
    ends = [i for i in last.intervals if i.last is not None]
    found = []
    for start in starts:
        end = next((e for e in ends if e.high >= start.low), None)
        if end is not None:
            found.append(Interval(start.first, end.last))
    return Days.of(found)


def _basis(value: DateExpression, whys: Sequence[str]) -> tuple[str, ...]:
    """The printed parts in one word, then every other reason."""
    parts = [name for name in ("year", "month", "day") if getattr(value, name) is not None]
    printed = "+".join(p for p in ("weekday" if value.weekday is not None else "", "-".join(parts)) if p)
    others = [why for why in whys if why.split(" ")[0] not in {"year", "month", "day", "weekday"} or " of " in why]
    return tuple(dict.fromkeys([*([printed] if printed else []), *others]))


def _short(days: Interval) -> str:
    """A span in words: a day, a month or year where it is just that, else both ends."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"{first or ''}..{last or ''}"
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    whole_month = first.day == 1 and last.month == first.month and last.year == first.year
    return first.isoformat()[:7] if whole_month else f"{first}..{last}"
