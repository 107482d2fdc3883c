"""The tables of sides are what CLDR gives, and answer by code and language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.knowledge.states import LANGUAGES, load_states
from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.mention import StateForm

WORD_COLUMNS = ("language", "surface", "codes", "form", "unless_before", "unless_after", "source")
ROOT = Path(__file__).parents[2]
MEMBERS_AND_OTHERS = 193 + 4


@pytest.mark.parametrize("room", ["states", "places"])
def test_the_derived_tables_are_what_the_build_tool_writes(room: str, tmp_path: Path) -> None:
    """A fresh build equals every checked-in table that the tool owns."""
    subprocess.run([sys.executable, str(ROOT / "tools" / f"build_{room}.py"), str(tmp_path)], check=True)
    built = list(tmp_path.iterdir())
    assert built
    for file in built:
        assert file.read_text("utf-8") == (ROOT / "src/dragoman/data" / room / file.name).read_text("utf-8")


def test_a_side_has_its_english_name_and_seat() -> None:
    """Names that CLDR prints with brackets or dashes are given plainly."""
    states = load_states()
    assert states.in_english("COD") == "Democratic Republic of the Congo"
    assert states.by_code("KEN").capital == "Nairobi"
    assert states.by_code("ECOWAS").organisation


def test_the_states_are_the_members_of_the_united_nations_and_four_more() -> None:
    """Territories such as Hong Kong are places, not sides."""
    codes = {code for code, side in load_states().sides.items() if not side.organisation}
    assert len(codes) == MEMBERS_AND_OTHERS
    assert {"VAT", "PSE", "TWN", "XKX"} < codes
    assert not {"HKG", "MAC", "GRL", "PRI"} & codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_in_every_language(language: str) -> None:
    """Words name only sides that there are."""
    states = load_states()
    words = states.names(language).values()
    named = {code for word in words if word.form is StateForm.NAME for code in word.states}
    assert {code for code, side in states.sides.items() if not side.organisation} - named == set()
    assert {code for word in words for code in word.states} <= set(states.sides)


def test_every_short_name_and_capital_belongs_to_a_side() -> None:
    """Codes of the further tables are codes of sides."""
    states = load_states()
    assert {name.state for names in states.shorts.values() for name in names} <= set(states.sides)


@pytest.mark.parametrize("file", ["states/words.tsv", "states/short.zh.tsv", "places/guards.tsv"])
def test_every_guard_is_a_pattern(file: str) -> None:
    """Guards are compiled late, so the tables are checked here."""
    path = data_folder() / file
    header = next(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in read_tsv(path, tuple(header.split("\t"))):
        for column in ("unless_before", "unless_after"):
            assert re.compile(row[column]).groups == 0, row.error(row[column], "a pattern without groups to keep")


def test_no_word_stands_twice_in_the_hand_kept_table() -> None:
    """The second would silently replace the first."""
    rows = list(read_tsv(data_folder() / "states" / "words.tsv", WORD_COLUMNS))
    assert len(rows) == len({(row["language"], row["surface"]) for row in rows})
