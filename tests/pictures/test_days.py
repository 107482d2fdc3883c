"""Days in words never sound surer than they are."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.model.time import Days
from dragoman.pictures.days import in_words

DAY = dt.date(2024, 10, 13)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (Days(), "day not known"),
        (Days.single(DAY), "Sun 13 Oct 2024"),
        (Days.between(DAY, dt.date(2024, 10, 15)), "13–15 Oct 2024"),
        (Days.between(DAY, dt.date(2024, 11, 2)), "13 Oct – 2 Nov 2024"),
        (Days.between(dt.date(2023, 12, 30), dt.date(2024, 1, 2)), "30 Dec 2023 – 2 Jan 2024"),
        (Days.between(dt.date(2024, 2, 1), dt.date(2024, 2, 29)), "Feb 2024"),
        (Days.between(dt.date(2024, 1, 1), dt.date(2024, 12, 31)), "2024"),
        (Days.between(None, DAY), "by 13 Oct 2024"),
        (Days.between(DAY, None), "from 13 Oct 2024"),
        (Days.between(None, None), "any day"),
    ],
)
def test_a_set_of_days_is_said_as_it_is(days: Days, said: str) -> None:
    assert in_words(days) == said


def test_alternatives_are_joined_by_or() -> None:
    either = Days.of([*Days.single(DAY).intervals, *Days.single(dt.date(2024, 10, 20)).intervals])
    assert in_words(either) == "Sun 13 Oct 2024 or Sun 20 Oct 2024"


def test_many_alternatives_are_counted() -> None:
    many = Days.of(i for week in range(6) for i in Days.single(DAY + dt.timedelta(weeks=week)).intervals)
    assert in_words(many).startswith("one of 6: Sun 13 Oct 2024, ")
