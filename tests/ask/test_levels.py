"""Levels through time: what a report of a rise does to wishes, to the level and to what `why` tells."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ask.levels import levels
from dragoman.ask.why import why
from dragoman.errors import InputError
from dragoman.model.time import Interval
from dragoman.pipeline import Reader
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories

SEEDS = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2].parent / "shared")) / "seeds"
DONE = "HANOI, Sept. 10, 2023 - Vietnam and the United States upgraded their relations to a comprehensive strategic partnership.\n"
ON = dt.date(2023, 9, 11)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        yield opened


def _read(record: Record, *paths: Path, published: Interval | None = None) -> None:
    for story in Reader().read([str(path) for path in paths], published=published):
        assert not isinstance(story, InputError)
        record.add(story, judge=judged)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not there")
def test_a_report_of_the_rise_makes_the_wish_history_and_the_level_new(record: Record, tmp_path: Path) -> None:
    report = tmp_path / "done.txt"
    report.write_text(DONE, encoding="utf-8")
    _read(record, *sorted(SEEDS.glob("*.txt")))
    (before,) = levels(record, ON, states=("VNM", "USA"))
    assert (before.label, before.rung, len(before.wanted)) == ("comprehensive partnership", 1, 1)
    _read(record, report, published=Interval(ON, ON))
    assert levels(record, dt.date(2023, 9, 7), states=("VNM", "USA"))[0].label == "comprehensive partnership"
    (after,) = levels(record, ON, states=("VNM", "USA"))
    assert (after.owner, after.label, after.rung, after.wanted) == ("VNM", "comprehensive strategic partnership", 3, ())
    assert after.since.as_lists() == [["2023-09-10", "2023-09-10"]]
    told = "\n".join(why(record, after.superseded[0].id))
    assert "This wish is history: the level is comprehensive strategic partnership on the ladder of VNM since 2023-09-10" in told


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not there")
def test_what_a_report_of_a_week_says_may_hold_on_any_day_of_it(record: Record) -> None:
    _read(record, *sorted(SEEDS.glob("*.txt")))
    found = {level.partner: level for level in levels(record, dt.date(2023, 9, 7), states=("VNM",))}
    assert found["CHN"].label.startswith("comprehensive strategic")
    assert found["CHN"].reaffirmed == dt.date(2023, 9, 10)


def test_a_level_is_not_reaffirmed_since_its_last_report(record: Record) -> None:
    for n, day in enumerate(("2020-01-01", "2021-06-01")):
        record.add(stories.story(f"met {n}", stories.standing(f"s{n}", "partnership", 1, "in_force", as_of=day), id=str(n)))
    (level,) = levels(record, dt.date(2024, 1, 1))
    assert level.reaffirmed == dt.date(2021, 6, 1)
    assert level.before == ()


def test_two_ladders_of_one_pair_may_name_it_differently(record: Record) -> None:
    theirs = stories.standing("s1", "special partnership", 2, "in_force", as_of="2020-01-01")
    ours = stories.mirrored(stories.standing("s2", "partnership", 1, "in_force", as_of="2020-01-01"))
    record.add(stories.story("met", theirs, ours))
    found = {level.owner: level.elsewhere for level in levels(record, dt.date(2021, 1, 1))}
    assert found == {"KEN": "partnership", "PER": "special partnership"}
