"""Ladders: whose they are, what stands on which rung, and what is known since when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.levels import load_levels

LEVELS = load_levels()
LADDER = """state: FJI
ladder: FJ
basis: ours
mark: "○"
source: ""
rungs:
  - {rung: 2, en: [strategic partnership]}
  - {rung: %s, en: [comprehensive partnership]}
overlays: []
relations: [{partner: TON, label: strategic partnership, since: "%s", mark: "○", source: ""}]
"""


def _own(folder: Path, rung: str = "1", since: str = "2019") -> Path:
    (folder / "levels").mkdir()
    (folder / "levels" / "FJI.yml").write_text(LADDER % (rung, since), encoding="utf-8")
    return folder


def test_the_same_label_stands_on_different_rungs() -> None:
    """A comprehensive strategic partnership is the top for Vietnam and in the middle for China."""
    assert LEVELS.rung("VNM", "comprehensive strategic partnership") == 3
    assert LEVELS.rung("CHN", "comprehensive strategic partnership") == 8
    assert LEVELS.rung("VNM", "all-weather strategic cooperative partnership") is None
    assert LEVELS.rung(None, "strategic partnership") is None


def test_a_relation_is_known_from_its_day_on() -> None:
    """Before the upgrade of 10 September 2023 the older label held."""
    ladder = LEVELS.ladders["VNM"]
    before, after = ladder.standing_on("USA", dt.date(2023, 9, 9)), ladder.standing_on("USA", dt.date(2023, 9, 10))
    assert before is not None
    assert before.label == "comprehensive partnership"
    assert after is not None
    assert after.label == "comprehensive strategic partnership"
    assert ladder.standing_on("USA", dt.date(2013, 6, 30)) is None


def test_totals_of_vietnam_agree_with_the_official_count() -> None:
    """At the end of 2025: fourteen of each, forty-two in all."""
    ladder = LEVELS.ladders["VNM"]
    day = dt.date(2025, 12, 31)
    held = [r for p in {r.partner for r in ladder.relations} if (r := ladder.standing_on(p, day)) is not None]
    by_rung = [sum(ladder.rung(r.label) == n for r in held) for n in (3, 2, 1)]
    assert by_rung == [14, 14, 14]


def test_two_names_of_one_relation_are_kept() -> None:
    """Seoul and Hanoi named their relation of 2009 differently."""
    assert {"strategic partnership", "strategic cooperative partnership"} <= LEVELS.labels_between("KOR", "VNM")


def test_overlays_are_no_rungs() -> None:
    """A community with a shared future stands beside the ladder."""
    assert any("shared future" in overlay.label for overlay in LEVELS.ladders["VNM"].overlays)
    assert all("shared future" not in label for rung in LEVELS.ladders["VNM"].rungs for label in rung.labels)


def test_an_own_ladder_is_read(tmp_path: Path) -> None:
    """A folder with levels/FJI.yml brings the ladder of Fiji."""
    ladder = load_levels(_own(tmp_path)).ladders["FJI"]
    assert ladder.rung("comprehensive partnership") == 1
    assert ladder.relations[0].since is not None
    assert ladder.relations[0].since.last == dt.date(2019, 12, 31)


@pytest.mark.parametrize(("rung", "since"), [("3", "2019"), ("2", "2019"), ("1", "soon")])
def test_a_ladder_out_of_order_is_refused(tmp_path: Path, rung: str, since: str) -> None:
    """Rungs run from the highest down, each once; days are ISO."""
    with pytest.raises(TableError, match="FJI"):
        load_levels(_own(tmp_path, rung, since))
