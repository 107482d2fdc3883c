"""The tables of offices: kinds, surfaces, organs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.offices import load_offices
from dragoman.knowledge.tables import data_folder
from dragoman.model.entity import Seat

OFFICES = load_offices()


def test_every_title_is_of_a_known_kind() -> None:
    """No surface leads nowhere."""
    assert {title.kind for title in OFFICES.titles} <= set(OFFICES.kinds)


def test_a_party_leader_ranks_above_a_minister() -> None:
    """1 is the highest."""
    assert OFFICES["party_leader"].rank < OFFICES["foreign_minister"].rank
    assert OFFICES["party_external_head"].seat is Seat.PARTY


def test_a_deputy_foreign_minister_is_an_office_of_its_own() -> None:
    """Where no deputy is known, none is made up."""
    assert OFFICES.deputy_of("foreign_minister") == "deputy_foreign_minister"
    assert OFFICES.deputy_of("first_lady") is None


def test_plurals_are_made_where_the_mark_stands() -> None:
    """Ministers of foreign affairs, spokesmen, secretaries of state."""
    plural = {title.surface for title in OFFICES.titles if title.plural}
    assert {"ministers of foreign affairs", "spokesmen", "secretaries of state"} <= plural


def test_an_unknown_kind_names_its_line(tmp_path: Path) -> None:
    """A complaint leads to the row."""
    for file in (data_folder() / "offices").iterdir():
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    with (tmp_path / "titles.vi.tsv").open("a", encoding="utf-8") as table:
        table.write("ông bầu\tzookeeper\t\t\t\t\t\t\tmade up\n")
    with pytest.raises(TableError, match=r"titles\.vi\.tsv:\d+: kind 'zookeeper'"):
        load_offices(tmp_path)
