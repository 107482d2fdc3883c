"""Days as bits of one integer, and a solver that takes away every day that some constraint forbids.

The danger: an answer narrower than the words.  Arc consistency only ever takes away days that no solution can hold, so an
answer may be too wide where constraints form a ring, never too narrow.

A set of days is a Python integer, bit n for the n-th day; bit 0 stands for all time before the calendar and the highest bit
for all time after it, so that an open end stays open.  With v variables and c constraints a solution costs O(c · k) images
of sets, k how often a set shrinks (small, since nearly all constraints hang on the story's day); an image costs some tens
of microseconds at most and is remembered.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from dragoman.model.time import ONE_DAY, Days, Interval

WEEK = 7
SHORTEST_MONTH = 28
# Sets of days remembered by one calendar, each of some kilobytes; beyond them all are forgotten and worked out anew.
MOST_REMEMBERED = 2000
Image = Callable[[int], int]


class Calendar:
    """The days of some years, each as a bit, and the sets that words name."""

    def __init__(self, first_year: int, last_year: int) -> None:
        """Takes the years to look in, both included; raises ValueError where they run backwards."""
        if first_year > last_year:
            msg = f"years run forward, not from {first_year} to {last_year}"
            raise ValueError(msg)
        self.years = range(first_year, last_year + 1)
        self.first, self.last = dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
        self._zero = self.first.toordinal() - 1
        self.size = (self.last - self.first).days + 3
        self.every = (1 << self.size) - 1
        self.inside = self.every & ~1 & ~(1 << (self.size - 1))
        self._year = [self.between(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in self.years]
        starts = [dt.date(y, m, 1) for y in self.years for m in range(1, 13)]
        self._month = [self.between(start, last_of_month(start)) for start in starts]
        self._months, self._years = _Blocks(self._month), _Blocks(self._year)
        self._lengths = [(self.bit(start), last_of_month(start).day) for start in starts]
        self._weekday = [self._every_week(day) for day in range(WEEK)]
        first_days = _bits(start for start, _ in self._lengths)
        self._day = [0, *(self._every_month(day, first_days) for day in range(1, 32))]
        self._told: dict[int, Days] = {}
        self._images: dict[tuple[str, int, int, int], int] = {}

    def bit(self, day: dt.date) -> int:
        """The number of the day's bit; days outside the calendar share the outermost bits."""
        return min(max(day.toordinal() - self._zero, 0), self.size - 1)

    def between(self, first: dt.date | None, last: dt.date | None) -> int:
        """The set of days from the first to the last, both included; None is open."""
        low = self.bit(first) if first else 0
        high = self.bit(last) if last else self.size - 1
        return ((1 << (high + 1)) - 1) & ~((1 << low) - 1)

    def of(self, days: Days) -> int:
        """The set of days as bits."""
        found = 0
        for each in days.intervals:
            found |= self.between(each.first, each.last)
        return found

    def year(self, year: int) -> int:
        """The days of a year; nothing for years outside the calendar."""
        return self._year[year - self.years.start] if year in self.years else 0

    def month(self, month: int) -> int:
        """The days of a month (1..12) in all years."""
        return sum(self._month[month - 1 :: 12])

    def weekday(self, weekday: int) -> int:
        """All days of a weekday, 0 for Monday."""
        return self._weekday[weekday]

    def day(self, day: int) -> int:
        """All days of that number in their month."""
        return self._day[day]

    def days(self, found: int) -> Days:
        """A set of bits as days; an end that reaches out of the calendar is open."""
        if len(self._told) > MOST_REMEMBERED:
            self._told.clear()
        if found not in self._told:
            self._told[found] = self._days(found)
        return self._told[found]

    def _days(self, found: int) -> Days:
        intervals, at = [], 0
        while found >> at:
            start = at + _trailing_zeros(found >> at)
            at = start + _trailing_zeros(~(found >> start))
            first = None if start == 0 else self._date(start)
            intervals.append(Interval(first, None if at >= self.size else self._date(at - 1)))
        return Days(tuple(intervals))

    def low(self, found: int) -> int:
        """The lowest bit of a set that is not empty."""
        return _trailing_zeros(found)

    def shifted(self, found: int, low: int, high: int) -> int:
        """Every day that lies `low` to `high` days after one of the set; negative is before."""
        return self._shifted(found, low, high)

    def in_weeks(self, found: int, low: int, high: int) -> int:
        """Every day of the weeks (from Monday) that stand `low` to `high` weeks after one of the set."""
        return self._remembered("week", found, low, high, self._in_weeks)

    def in_months(self, found: int, low: int, high: int) -> int:
        """Every day of the months that stand `low` to `high` months after one of the set."""
        return self._remembered("month", found, low, high, self._months.around)

    def in_years(self, found: int, low: int, high: int) -> int:
        """Every day of the years that stand `low` to `high` years after one of the set."""
        return self._remembered("year", found, low, high, self._years.around)

    def up_to(self, found: int) -> int:
        """Every day that is not after all days of the set."""
        return (1 << found.bit_length()) - 1

    def onwards(self, found: int) -> int:
        """Every day that is not before all days of the set."""
        return self.every & ~((found & -found) - 1) if found else 0

    def _remembered(self, name: str, found: int, low: int, high: int, image: Callable[[int, int, int], int]) -> int:
        if len(self._images) > MOST_REMEMBERED:
            self._images.clear()
        key = (name, found, low, high)
        if key not in self._images:
            self._images[key] = image(found, low, high)
        return self._images[key]

    def _shifted(self, found: int, low: int, high: int) -> int:
        spread, reach = found, 0
        while reach < high - low:
            step = min(reach + 1, high - low - reach)
            spread |= spread << step
            reach += step
        return (spread << low if low >= 0 else spread >> -low) & self.every

    def _in_weeks(self, found: int, low: int, high: int) -> int:
        mondays = 0
        for weekday in range(WEEK):  # a week further on, since the first Monday may lie before the calendar
            mondays |= (found & self._weekday[weekday]) << WEEK >> weekday
        return self._weeks_from(mondays, low, high)

    def _weeks_from(self, mondays: int, low: int, high: int) -> int:
        """All days of the weeks whose Mondays, a week further on than they are, are given."""
        whole = 0
        for day in range(WEEK * low, WEEK * high + 1, WEEK):
            for weekday in range(WEEK):
                whole |= mondays << day + weekday if day + weekday >= 0 else mondays >> -(day + weekday)
        return whole >> WEEK & self.every

    def _every_week(self, weekday: int) -> int:
        first = 1 + (weekday - self.first.weekday()) % WEEK
        found, reach = 1, WEEK
        while reach < self.size:
            found |= found << reach
            reach *= 2
        return found << first & self.inside

    def _every_month(self, day: int, first_days: int) -> int:
        if day <= SHORTEST_MONTH:
            return first_days << day - 1
        return _bits(start + day - 1 for start, length in self._lengths if day <= length)

    def _date(self, bit: int) -> dt.date:
        return dt.date.fromordinal(min(max(bit, 1), self.size - 2) + self._zero)


@lru_cache(maxsize=8)
def calendar(first_year: int, last_year: int) -> Calendar:
    """The calendar of those years, built once."""
    return Calendar(first_year, last_year)


@dataclass(frozen=True, slots=True)
class Constraint:
    """Why a day may be out: `why` in words that a reader can check.

    A constraint on one variable holds its days in `allowed`; one between two says which days of each agree with given days of the
    other.  `owner` is the expression whose words make it.  A soft one (`weight` above 0) is a habit of writers, given up
    where it clashes, the lowest weight first; `days` and words alone have weight 0.
    """

    why: str
    owner: int
    left: int
    right: int | None = None
    allowed: int = 0
    to_right: Image | None = None
    to_left: Image | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Solution:
    """The days left to each variable, or the variable that has none (`empty`), and which constraints took days from which."""

    domains: tuple[int, ...]
    empty: int | None
    reasons: tuple[tuple[int, ...], ...]


def solve(domains: Sequence[int], constraints: Sequence[Constraint]) -> Solution:
    """Takes away days until every constraint holds for every day left; stops at the first variable left without days.

    `reasons[v]` are the numbers of the constraints that narrowed variable v, in order.
    """
    left = list(domains)
    reasons: list[dict[int, None]] = [{} for _ in left]
    touching = defaultdict(list)
    for number, each in enumerate(constraints):
        for variable in {each.left, each.right} - {None}:
            touching[variable].append(number)
    queue, waiting = deque(range(len(constraints))), set(range(len(constraints)))
    while queue:
        number = queue.popleft()
        waiting.discard(number)
        for variable, allowed in _allowed(constraints[number], left):
            if left[variable] & ~allowed:
                left[variable] &= allowed
                reasons[variable][number] = None
                if not left[variable]:
                    return Solution(tuple(left), variable, tuple(tuple(r) for r in reasons))
                new = [n for n in touching[variable] if n not in waiting and n != number]
                queue.extend(new)
                waiting.update(new)
    return Solution(tuple(left), None, tuple(tuple(r) for r in reasons))


def clash(domains: Sequence[int], constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """A smallest set of constraints that leaves some variable without days: without any one of them, days are left.

    Empty where the constraints do not clash.  Of several such sets the one whose constraints come last.
    """
    found = solve(domains, constraints)
    if found.empty is None:
        return ()
    part = _took_part(found, constraints)
    kept: list[Constraint] = []
    at, clashes = 0, False
    while not clashes and at < len(part):
        at = _last_start(domains, kept, part, at)
        kept.append(part[at])
        at += 1
        clashes = solve(domains, kept).empty is not None
    return tuple(kept)


def _last_start(domains: Sequence[int], kept: Sequence[Constraint], part: Sequence[Constraint], low: int) -> int:
    """The last place from which on the constraints still clash with those kept: the one there cannot be left out.

    More constraints never leave more days, so that the place is found by halving.
    """
    high = len(part) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if solve(domains, [*kept, *part[middle:]]).empty is not None:
            low = middle
        else:
            high = middle - 1
    return low


def support(found: Solution, constraints: Sequence[Constraint], variable: int) -> tuple[Constraint, ...]:
    """The constraints that narrowed a variable, directly, in the order of the constraints."""
    return tuple(constraints[n] for n in sorted(found.reasons[variable]))


def _took_part(found: Solution, constraints: Sequence[Constraint]) -> list[Constraint]:
    seen: set[int] = set()
    ahead = [found.empty] if found.empty is not None else []
    variables = set(ahead)
    while ahead:
        for number in found.reasons[ahead.pop()]:
            seen.add(number)
            for variable in (constraints[number].left, constraints[number].right):
                if variable is not None and variable not in variables:
                    variables.add(variable)
                    ahead.append(variable)
    return [constraints[n] for n in sorted(seen)]


def _allowed(each: Constraint, left: Sequence[int]) -> Iterable[tuple[int, int]]:
    if each.right is None:
        yield each.left, each.allowed
        return
    if each.to_right is not None:
        yield each.right, each.to_right(left[each.left])
    if each.to_left is not None:
        yield each.left, each.to_left(left[each.right])


def last_of_month(day: dt.date) -> dt.date:
    """The last day of the day's month."""
    return (day.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY if (day.year, day.month) != (9999, 12) else dt.date.max


def _trailing_zeros(found: int) -> int:
    return (found & -found).bit_length() - 1


def _bits(numbers: Iterable[int]) -> int:
    """The integer whose bits of these numbers are set."""
    found = bytearray()
    for number in numbers:
        found.extend(bytes(max(0, (number >> 3) + 1 - len(found))))
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


class _Blocks:
    """Stretches of days that follow each other without gaps, such as the months of some years."""

    def __init__(self, blocks: Sequence[int]) -> None:
        self._starts = [_trailing_zeros(block) for block in blocks]
        self._lasts = [block.bit_length() - 1 for block in blocks]
        self._last_days = _bits(self._lasts)
        self._others = (1 << self._lasts[-1] + 1) - (1 << self._starts[0]) & ~self._last_days
        self._pick = itemgetter(*self._lasts)

    def around(self, found: int, low: int, high: int) -> int:
        """The blocks that stand `low` to `high` places after one that the set touches."""
        hit = self._touched(found)
        wanted = 0
        for step in range(low, high + 1):
            wanted |= hit << step if step >= 0 else hit >> -step
        wanted &= (1 << len(self._starts)) - 1
        union = 0
        while wanted:
            first = _trailing_zeros(wanted)
            behind = first + _trailing_zeros(~(wanted >> first))
            union |= (1 << self._lasts[behind - 1] + 1) - (1 << self._starts[first])
            wanted = wanted >> behind << behind
        return union

    def _touched(self, found: int) -> int:
        """The blocks that the set touches, bit n for the n-th: a sum carries any day of a block into the block's last."""
        hit = (((found & self._others) + self._others) | found) & self._last_days
        flags = bin(hit | 1 << self._lasts[-1] + 1)[:1:-1]
        return int("".join(self._pick(flags))[::-1], 2)
