"""The ribbon of days shows what is known, and says what it leaves out."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import pytest

from dragoman.model.finding import Modality
from dragoman.model.time import Days
from dragoman.pictures import Mark, timeline
from dragoman.pictures.axis import Axis

SVG = "{http://www.w3.org/2000/svg}"
MAY = [dt.date(2019, 5, day) for day in range(1, 32)]


def _marks(svg: str, kind: str) -> list[ET.Element]:
    return [group for group in ET.fromstring(svg).iter(f"{SVG}g") if kind in group.get("class", "").split()]  # noqa: S314 (our own picture)


def test_without_a_known_day_there_is_no_picture() -> None:
    assert timeline([Mark("meeting", "Kenya – Peru", Days())]) == ""


def test_an_event_without_a_day_is_counted_in_words() -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.single(MAY[0])), Mark("meeting", "Kenya – Peru", Days())])
    assert "1 whose day is open, not drawn" in svg


def test_a_later_day_stands_further_right() -> None:
    svg = timeline([Mark("b", "Kenya – Peru", Days.single(MAY[3])), Mark("a", "Kenya – Peru", Days.single(MAY[1]))])
    first, second = _marks(svg, "mark")
    left, right = (float(mark.find(f"{SVG}rect").get("x", "")) for mark in (first, second))  # type: ignore[union-attr]
    assert left < right


@pytest.mark.parametrize("modality", list(Modality))
def test_every_modality_has_a_form_of_its_own_class(modality: Modality) -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.single(MAY[0]), modality)])
    assert len(_marks(svg, str(modality))) == 1


def test_what_was_cancelled_is_crossed_out() -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.single(MAY[0]), Modality.CANCELLED)])
    assert _marks(svg, "cancelled")[0].find(f"{SVG}path") is not None


def test_one_of_two_days_is_two_faint_marks_and_a_question() -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.of([*Days.single(MAY[0]).intervals, *Days.single(MAY[4]).intervals]))])
    (mark,) = _marks(svg, "several")
    assert len(mark.findall(f"{SVG}rect")) == 2
    assert "".join(mark.find(f"{SVG}text").itertext()) == "visit?"  # type: ignore[union-attr]


def test_three_weeks_in_which_something_lies_are_faint_and_a_question() -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.between(MAY[0], MAY[21]))])
    (mark,) = _marks(svg, "loose")
    assert "".join(mark.find(f"{SVG}text").itertext()) == "visit?"  # type: ignore[union-attr]


def test_what_is_not_known_to_within_a_month_is_not_drawn() -> None:
    assert timeline([Mark("visit", "Kenya – Peru", Days.between(MAY[0], dt.date(2019, 9, 1)))]) == ""
    assert timeline([Mark("visit", "Kenya – Peru", Days.between(None, MAY[5]))]) == ""


def test_a_run_of_days_that_is_filled_is_no_question() -> None:
    svg = timeline([Mark("visit", "Kenya – Peru", Days.between(MAY[0], MAY[3]))])
    assert not _marks(svg, "loose")
    assert ">visit<" in svg


def test_months_of_nothing_are_folded_and_the_fold_says_how_long() -> None:
    svg = timeline([Mark("a", "Kenya – Peru", Days.single(MAY[0])), Mark("b", "Kenya – Peru", Days.single(dt.date(2020, 5, 1)))])
    assert ">12 months<" in svg


def test_days_within_a_week_share_a_run_of_columns() -> None:
    assert len(Axis.over([MAY[0], MAY[7]]).runs) == 1
    assert len(Axis.over([MAY[0], MAY[8]]).runs) == 2


def test_a_folded_day_stands_in_the_fold() -> None:
    axis = Axis.over([MAY[0], MAY[20]])
    assert axis.end(axis.runs[0]) < axis.start_of(MAY[10]) < axis.runs[1].left


def test_words_of_a_label_never_become_markup() -> None:
    svg = timeline([Mark("<b>&", "Kenya – Peru", Days.single(MAY[0]))])
    assert "<b>" not in svg
    ET.fromstring(svg)  # noqa: S314 (our own picture)
