"""The tables of places agree with themselves and with the tables of sides."""

from __future__ import annotations

from dragoman.knowledge.places import PLACE_COLUMNS, load_places
from dragoman.knowledge.states import load_states
from dragoman.knowledge.tables import data_folder, read_tsv

# Ground that is no side's alone, or that no side of our tables holds by its own code.
TERRITORIES = {"COK", "GRL", "HKG", "MAC", "NCL", "PYF", "SJM"}


def test_a_place_knows_on_whose_ground_it_lies() -> None:
    """By its English name; no table, no answer."""
    places = load_places()
    assert places.state_of("Mombasa") == "KEN"
    assert places.state_of("Atlantis") is None


def test_every_place_lies_on_the_ground_of_a_side_or_of_a_known_territory() -> None:
    """Codes are those of the sides."""
    assert set(load_places().states.values()) <= set(load_states().sides) | TERRITORIES


def test_every_side_has_one_seat_at_most() -> None:
    """Two would make the capital of a side a matter of the order of rows."""
    rows = [row["state"] for row in read_tsv(data_folder() / "places" / "capitals.tsv", PLACE_COLUMNS)]
    assert len(rows) == len(set(rows))


def test_every_guard_of_a_place_guards_a_place() -> None:
    """A guard for a name that no table has would guard nothing."""
    surfaces = {
        (language, surface)
        for file in ("capitals", "towns", "halls")
        for row in read_tsv(data_folder() / "places" / f"{file}.tsv", PLACE_COLUMNS)
        for language in ("en", "vi", "zh")
        for surface in row.many(language)
    }
    guards = read_tsv(data_folder() / "places" / "guards.tsv", ("language", "surface", "unless_before", "unless_after", "source"))
    assert [row["surface"] for row in guards if (row["language"], row["surface"]) not in surfaces] == []
