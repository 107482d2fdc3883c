"""The name bridge: which surface leads to whom, and which stays a suggestion."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.knowledge.names import NameBridge, load_names
from dragoman.knowledge.people import load_people
from dragoman.knowledge.tables import data_folder
from dragoman.model.time import Interval


@pytest.fixture(scope="module")
def bridge() -> NameBridge:
    return load_names(load_people())


@pytest.mark.parametrize(
    ("surface", "person"),
    [
        ("Ruan Fuzhong", "VNM.nguyen-phu-trong"),
        ("Fuzhong Ruan", "VNM.nguyen-phu-trong"),
        ("RuanFuZhong", "VNM.nguyen-phu-trong"),
        ("nguyen phu trong", "VNM.nguyen-phu-trong"),
        ("Wen Zaiyin", "KOR.moon-jae-in"),
        ("문재인", "KOR.moon-jae-in"),
        ("Antian Wenxiong", "JPN.fumio-kishida"),
        ("Tập Cận Bình", "CHN.xi-jinping"),
        ("習近平", "CHN.xi-jinping"),
        ("川普", "USA.donald-trump"),
        ("弗拉基米尔·普京", "RUS.vladimir-putin"),
        ("Владимир Путин", "RUS.vladimir-putin"),
        ("杜魯多", "CAN.justin-trudeau"),
    ],
)
def test_a_form_leads_to_its_person(bridge: NameBridge, surface: str, person: str) -> None:
    found = bridge.who(surface)
    assert found[0].person == person
    assert bridge.certain(found)


def test_a_name_in_no_table_gets_readings_and_no_person(bridge: NameBridge) -> None:
    found = bridge.who("Ruan Mingyue")
    assert not bridge.certain(found)
    assert None in {c.person for c in found if c.name.startswith("Nguyễn Minh ")}


def test_a_near_spelling_is_never_certain(bridge: NameBridge) -> None:
    found = bridge.who("Zelenzky", side="UKR")
    assert found[0].person == "UKR.volodymyr-zelenskyy"
    assert not bridge.certain(found)


def test_a_letter_run_that_means_nobody_has_no_certain_answer(bridge: NameBridge) -> None:
    assert not bridge.certain(bridge.who("Qwrtzxy"))


def test_the_side_decides_between_namesakes(bridge: NameBridge) -> None:
    assert bridge.who("Tanaka", side="JPN")[0].state == "JPN"


def test_another_side_weakens_a_candidate(bridge: NameBridge) -> None:
    alone, apart = bridge.who("Li Qiang", side="CHN")[0], bridge.candidates("Li Qiang", states=("PRY",))[0]
    assert apart.score < alone.score
    assert "other side" in apart.why


def test_office_and_day_lead_to_the_holder(bridge: NameBridge) -> None:
    day = dt.date(2018, 5, 3)
    found = bridge.candidates("米尔济约耶夫", states=("UZB",), kinds=("president",), on=Interval(day, day))
    assert found[0].person == "UZB.shavkat-mirziyoyev"


def test_every_candidate_says_why(bridge: NameBridge) -> None:
    assert all(c.why for surface in ("Ruan Fuzhong", "Smith", "Jin Shunli") for c in bridge.who(surface, side="KOR"))


def test_there_are_ten_candidates_at_most(bridge: NameBridge) -> None:
    assert len(bridge.who("Mohammed")) <= 10


@pytest.mark.parametrize(
    ("surface", "name"),
    [("Tianzhong Jianyi", "田中健一"), ("Shantian Tailang", "山田太郎"), ("Zhongcun Youmeizi", "中村由美子"), ("Qing Shuizheng", "清水正")],
)
def test_mandarin_syllables_lead_back_to_a_japanese_name(bridge: NameBridge, surface: str, name: str) -> None:
    assert name in [candidate.name for candidate in bridge.who(surface, side="JPN")[:5]]


def test_without_a_side_the_family_name_tells_where_a_name_is_at_home(bridge: NameBridge) -> None:
    assert {c.state for c in bridge.who("Tianzhong Jianyi")[:1]} == {"JPN"}
    assert {c.state for c in bridge.who("Ruan Guangming")} == {"VNM"}
    assert "KOR" in {c.state for c in bridge.who("Piao Zhengxi") if c.person is None}


def test_a_family_name_of_several_sides_is_read_in_each_of_them(bridge: NameBridge) -> None:
    assert {"KOR", "VNM"} <= {c.state for c in bridge.who("Huang Wenguang") if c.person is None}


def test_a_transliterated_name_in_pinyin_leads_to_its_person_and_is_never_certain(bridge: NameBridge) -> None:
    found = bridge.who("Jielimi Hengte", side="GBR")
    assert found[0].person == "GBR.jeremy-hunt"
    assert not bridge.certain(found)


def test_a_single_name_that_many_bear_is_nobody_for_certain(bridge: NameBridge) -> None:
    assert not bridge.certain(bridge.who("Abdullah"))


def test_people_of_a_folder_of_ones_own_are_found_without_a_table_of_forms(tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    head = "id\tname\tstate\tnative\thanzi\tqid\tunchecked\n"
    (folder / "people.tsv").write_text(head + "FRA.lea-marchenoir\tLéa Marchenoir\tFRA\t\t马尔什努瓦\t\t\n", encoding="utf-8")
    own = load_names(load_people(data_folder(), tmp_path), data_folder(), tmp_path)
    assert [own.who(form)[0].person for form in ("Lea Marchenoir", "Marchenoir Léa", "马尔什努瓦")] == ["FRA.lea-marchenoir"] * 3
    assert not own.certain(own.candidates("Marchenoir"))
