"""Floors of the measurements: they rise by themselves and sink only when somebody says why."""

from __future__ import annotations

from benchmarks.quality import Floors, table


def test_a_floor_rises_with_a_better_figure_and_stays_with_a_worse_one() -> None:
    floors = Floors({"ref.core.f1": 0.5, "zh.core.f1": 0.6})
    assert floors.raised({"ref.core.f1": 0.7, "zh.core.f1": 0.4}).figures == {"ref.core.f1": 0.7, "zh.core.f1": 0.6}


def test_of_failures_fewer_are_better() -> None:
    floors = Floors({"seeds.failed": 3})
    assert floors.missed({"seeds.failed": 4}) == ["seeds.failed"]
    assert floors.raised({"seeds.failed": 1}).figures == {"seeds.failed": 1}


def test_a_figure_below_its_floor_is_named_and_marked() -> None:
    floors = Floors({"ref.core.p": 0.9})
    assert floors.missed({"ref.core.p": 0.8, "ref.core.r": 0.1}) == ["ref.core.p"]
    assert [("BELOW" in line) for line in table({"ref.core.p": 0.8, "ref.core.r": 0.1}, floors)] == [True, False]


def test_a_floor_that_is_lowered_keeps_the_reason() -> None:
    floors = Floors({"ref.core.p": 0.9}).lower("ref.core.p", 0.8, "invitations now count")
    assert floors.figures["ref.core.p"] == 0.8
    assert floors.lowered == ({"name": "ref.core.p", "from": 0.9, "to": 0.8, "reason": "invitations now count"},)
