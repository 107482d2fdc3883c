from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.time import Days, Interval
from dragoman.resolve.calendar import Calendar, Constraint, clash, solve

CALENDAR = Calendar(2015, 2026)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31))
SETS = st.sampled_from(
    [CALENDAR.weekday(n) for n in range(7)]
    + [CALENDAR.month(n) for n in range(1, 13)]
    + [CALENDAR.day(n) for n in range(1, 32)]
    + [CALENDAR.year(n) for n in CALENDAR.years]
)


def _only(variable: int, allowed: int) -> Constraint:
    return Constraint("words", variable, variable, allowed=allowed)


def _tie(left: int, right: int, low: int, high: int) -> Constraint:
    def forward(found: int) -> int:
        return CALENDAR.shifted(found, low, high)

    def backward(found: int) -> int:
        return CALENDAR.shifted(found, -high, -low)

    return Constraint("order", right, left, right, to_right=forward, to_left=backward)


CONSTRAINTS = st.lists(
    st.one_of(
        st.builds(_only, st.integers(0, 3), SETS),
        st.builds(
            lambda pair, low, length: _tie(pair[0], pair[1], low, low + length),
            st.sampled_from([(0, 1), (0, 2), (1, 3), (2, 3)]),
            st.integers(-40, 40),
            st.integers(0, 60),
        ),
    ),
    max_size=8,
)
OPEN = [CALENDAR.inside] * 4


def test_a_weekday_and_a_day_fit_six_years_of_four_decades() -> None:
    long = Calendar(1990, 2030)
    found = long.days(long.weekday(1) & long.month(6) & long.day(27))
    assert [i.low.year for i in found.intervals] == [1995, 2000, 2006, 2017, 2023, 2028]


def test_an_end_outside_the_calendar_is_open() -> None:
    found = CALENDAR.days(CALENDAR.between(dt.date(2024, 5, 1), None))
    assert found == Days.between(dt.date(2024, 5, 1), None)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_days_come_back_from_bits_as_they_were(pairs: list[tuple[dt.date, dt.date]]) -> None:
    days = Days.of(Interval(min(pair), max(pair)) for pair in pairs)
    assert CALENDAR.days(CALENDAR.of(days)) == days


@given(DAYS, st.integers(-9, 9), st.integers(0, 9))
def test_a_shift_holds_the_days_between_its_ends(day: dt.date, low: int, length: int) -> None:
    found = CALENDAR.shifted(CALENDAR.of(Days.single(day)), low, low + length) & CALENDAR.inside
    wanted = {day + dt.timedelta(n) for n in range(low, low + length + 1)}
    for offset in range(-20, 21):
        other = day + dt.timedelta(offset)
        if CALENDAR.first <= other <= CALENDAR.last:
            assert bool(found >> CALENDAR.bit(other) & 1) == (other in wanted)


@given(DAYS, st.integers(-3, 3))
def test_a_week_runs_from_monday_to_sunday(day: dt.date, week: int) -> None:
    monday = day + dt.timedelta(7 * week - day.weekday())
    if CALENDAR.first <= monday and monday + dt.timedelta(6) <= CALENDAR.last:
        found = CALENDAR.in_weeks(CALENDAR.of(Days.single(day)), week, week)
        assert CALENDAR.days(found) == Days.between(monday, monday + dt.timedelta(6))


@settings(deadline=None, max_examples=60)
@given(CONSTRAINTS, st.integers(0, 7))
def test_no_answer_shrinks_when_a_constraint_is_taken_away(constraints: list[Constraint], left_out: int) -> None:
    whole = solve(OPEN, constraints)
    if whole.empty is None and constraints:
        rest = solve(OPEN, [c for n, c in enumerate(constraints) if n != left_out % len(constraints)])
        assert rest.empty is None
        assert all(not some & ~more for some, more in zip(whole.domains, rest.domains, strict=True))


@settings(deadline=None, max_examples=60)
@given(CONSTRAINTS)
def test_every_day_left_satisfies_every_constraint(constraints: list[Constraint]) -> None:
    found = solve(OPEN, constraints)
    for each in constraints if found.empty is None else ():
        if each.right is None:
            assert not found.domains[each.left] & ~each.allowed
        elif each.to_right is not None and each.to_left is not None:
            assert not found.domains[each.right] & ~each.to_right(found.domains[each.left])
            assert not found.domains[each.left] & ~each.to_left(found.domains[each.right])


@settings(deadline=None, max_examples=60)
@given(CONSTRAINTS, st.randoms(use_true_random=False))
def test_the_order_of_constraints_does_not_matter(constraints: list[Constraint], random: object) -> None:
    shuffled = list(constraints)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = solve(OPEN, constraints), solve(OPEN, shuffled)
    assert (one.empty is None) == (other.empty is None)
    assert one.empty is not None or one.domains == other.domains


@settings(deadline=None, max_examples=60)
@given(CONSTRAINTS)
def test_a_clash_is_as_small_as_it_can_be(constraints: list[Constraint]) -> None:
    clashing = clash(OPEN, constraints)
    assert bool(clashing) == (solve(OPEN, constraints).empty is not None)
    for each in clashing:
        assert solve(OPEN, [c for c in clashing if c is not each]).empty is None
