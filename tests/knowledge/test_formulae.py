"""Formulae: the table, its checks and the dyads that formulae belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.formulae import COLUMNS, load_formulae

HEADER = "\t".join(COLUMNS)


def _table(folder: Path, *rows: str) -> Path:
    (folder / "formulae.tsv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return folder


def test_every_formula_of_the_field_has_a_canonical_wording() -> None:
    """F01 to F32 are there, each with English words."""
    formulae = load_formulae()
    assert sorted(f.key for f in formulae) == [f"F{n:02}" for n in range(1, 33)]
    assert all(f.wording for f in formulae)


def test_a_formula_of_one_dyad_does_not_hold_between_others() -> None:
    """Sixteen characters between China and Laos are another text."""
    formulae = load_formulae()
    assert formulae.holds_between("F01", {"CHN", "VNM", "RUS"})
    assert not formulae.holds_between("F01", {"CHN", "LAO"})
    assert formulae.holds_between("F13", {"IDN", "AUS"})


def test_an_own_table_adds_a_formula(tmp_path: Path) -> None:
    """A folder read after ours brings its own keys."""
    folder = _table(tmp_path, "X01\ten\tbridge of the islands\tbridge of the islands\tFJI-TON\t○\town")
    assert load_formulae(folder)["X01"].dyad == frozenset({"FJI", "TON"})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("X01\ten\tw\t(open\t\t○\town", "a regular expression"),
        ("X01\ten\tw\ta*\t\t○\town", "needs words"),
        ("X01\tzh\tw\t桥\t\t○\town", "one row in 'en'"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, words: str) -> None:
    """The complaint gives path, line and what was expected."""
    with pytest.raises(TableError, match=words) as caught:
        load_formulae(_table(tmp_path, row))
    assert caught.value.line == 2
