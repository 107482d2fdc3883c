"""The registry: who held which office on which day, and what its tables may not say."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.people import Registry, load_people
from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.time import Interval


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_people()


def on(day: str) -> Interval:
    return Interval(dt.date.fromisoformat(day), dt.date.fromisoformat(day))


def test_an_office_changes_hands_on_a_day(registry: Registry) -> None:
    before = [t.person for t in registry.holders("KEN", {"president"}, on("2013-01-05"))]
    after = [t.person for t in registry.holders("KEN", {"president"}, on("2013-06-05"))]
    assert before != after
    assert after == ["KEN.uhuru-kenyatta"]


def test_a_person_holds_two_offices_at_once(registry: Registry) -> None:
    kinds = {t.office for t in registry.offices_on("CHN.li-shangfu", on("2023-06-01"))}
    assert kinds == {"defence_minister", "state_councilor"}


def test_a_minister_of_today_was_none_before(registry: Registry) -> None:
    kinds = {t.office for t in registry.offices_on("VNM.le-hoai-trung", on("2023-09-05"))}
    assert kinds == {"party_external_head"}


def test_an_acting_term_is_marked(registry: Registry) -> None:
    acting = [t.acting for t in registry.holders("VNM", {"foreign_minister"}, on("2025-09-10"))]
    assert acting == [True]


def test_two_spells_in_one_office_stay_apart(registry: Registry) -> None:
    spells = [t.days.low.year for t in registry.tenures("VNM.to-lam") if t.office == "president"]
    assert spells == [2024, 2026]


def test_somebody_without_an_office_has_no_tenure(registry: Registry) -> None:
    assert registry.tenures("USA.bill-gates") == ()


def test_an_unknown_id_is_an_error(registry: Registry) -> None:
    with pytest.raises(KeyError):
        registry.person("XXX.nobody")


def test_ids_begin_with_the_side(registry: Registry) -> None:
    assert all(person.id == key and key.startswith(person.state + ".") for key, person in registry.people.items())


def test_the_registry_is_large_enough_for_diplomacy(registry: Registry) -> None:
    assert len(registry.people) >= 2500


def test_terms_of_one_person_in_one_office_do_not_overlap(registry: Registry) -> None:
    for person in registry.people:
        by_office: dict[tuple[str, str], list[Interval]] = {}
        for tenure in registry.tenures(person):
            by_office.setdefault((tenure.office, tenure.state), []).append(tenure.days)
        for days in by_office.values():
            assert all(one.high <= other.low for one, other in pairwise(sorted(days, key=lambda d: d.low))), person


def test_every_tenure_has_a_source_and_a_known_office(registry: Registry) -> None:
    kinds = {line.split("\t")[0] for line in (data_folder() / "offices" / "kinds.tsv").read_text(encoding="utf-8").splitlines()}
    tenures = [t for person in registry.people for t in registry.tenures(person)]
    assert all(t.source for t in tenures)
    assert {t.office for t in tenures} <= kinds


@pytest.mark.parametrize(
    "name",
    ["people.tsv", "more.tsv", "tenures.tsv", "more_tenures.tsv", "forms.tsv", "aliases.tsv", "readings.tsv", "spellings.tsv"],
)
def test_tables_are_sorted_and_have_no_row_twice(name: str) -> None:
    lines = [line for line in (data_folder() / "people" / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    assert lines == sorted(set(lines))


def test_aliases_belong_to_people_who_are_there(registry: Registry) -> None:
    rows = read_tsv(data_folder() / "people" / "aliases.tsv", ("person", "surface", "strength", "why"))
    assert [row["person"] for row in rows if row["person"] not in registry.people] == []


def test_a_tenure_of_nobody_names_path_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    head = "person\toffice\tstate\tfrom\tto\ttitle\tacting\tunchecked\tsource\n"
    (folder / "tenures.tsv").write_text(head + "FJI.nobody\tpresident\tFJI\t2001\t\tPresident\t\t\tmine\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"tenures\.tsv:2: person 'FJI\.nobody'"):
        load_people(tmp_path)


def test_a_users_table_adds_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    rows = "id\tname\tstate\tnative\thanzi\tqid\tunchecked\nFJI.ana-vula\tAna Vula\tFJI\t\t\t\t\n"
    (folder / "people.tsv").write_text(rows, encoding="utf-8")
    assert load_people(tmp_path).person("FJI.ana-vula").name == "Ana Vula"
