"""The day in a dateline is the story's own, in whatever shape it is printed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.model.finding import Event
from dragoman.pipeline import Story, read

ONE_DAY = dt.timedelta(days=1)


def _story(folder: Path, text: str) -> Story:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    (story,) = read([str(path)])
    assert isinstance(story, Story)
    return story


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("CAIRO, March 12, 2024 - ", dt.date(2024, 3, 12)),
        ("NAIROBI, Aug 3, 2021 - ", dt.date(2021, 8, 3)),
        ("BRASILIA, 2 October 2019 - ", dt.date(2019, 10, 2)),
    ],
)
def test_a_report_came_out_on_the_day_of_its_dateline_or_the_next(tmp_path: Path, head: str, day: dt.date) -> None:
    story = _story(tmp_path, f"{head}Egyptian Foreign Minister Karim Nassar met Kenyan Foreign Minister Amina Otieno in Cairo.")
    hull = story.published.hull
    assert hull
    assert hull.first
    assert hull.last
    assert day <= hull.first <= hull.last <= day + ONE_DAY


def test_a_weekday_counts_from_the_dateline(tmp_path: Path) -> None:
    story = _story(
        tmp_path, "CAIRO, March 12, 2024 - Egyptian Foreign Minister Karim Nassar met Kenyan Foreign Minister Amina Otieno on Monday."
    )
    days = [each.when.as_lists() for each in story.findings if isinstance(each, Event) and each.type == "meeting"]
    assert days == [[["2024-03-11", "2024-03-11"]]]


def test_a_day_elsewhere_in_the_text_is_not_the_storys_own(tmp_path: Path) -> None:
    story = _story(tmp_path, "Egypt and Kenya signed an agreement in Cairo on March 12, 2024, officials said.")
    assert not story.published.contains(dt.date(2024, 3, 11))
    assert story.published.contains(dt.date(2024, 6, 1))
