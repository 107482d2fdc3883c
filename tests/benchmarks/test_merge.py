"""The stories of the merge benchmark, a few of each kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.merge.make import KINDS, Maker
from benchmarks.merge.run import b_cubed, joined_traps

ROOT = Path(__file__).parents[2]


def test_the_same_number_makes_the_same_story() -> None:
    assert Maker().story(7) == Maker().story(7)


def test_every_kind_of_story_has_two_reports_at_least() -> None:
    maker = Maker()
    for number in range(len(KINDS)):
        assert len(maker.story(number)[1]) >= 2


def test_b_cubed_counts_both_ways() -> None:
    truth = {"a": "x", "b": "x", "c": "y"}
    assert b_cubed(truth, {"a": "1", "b": "1", "c": "1"}) == pytest.approx((5 / 9, 1.0))
    assert b_cubed(truth, {"a": "1", "b": "2", "c": "3"}) == pytest.approx((1.0, 2 / 3))
    assert joined_traps(truth, {"a": "1", "b": "2", "c": "2"}) == [("x", "y")]


def test_reports_of_one_event_are_joined_and_no_others() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "merge" / "run.py"), "--stories", "22"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
