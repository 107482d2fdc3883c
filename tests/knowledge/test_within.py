"""Words that tie a meeting to a visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.within import load_within

WORDS = load_within()


@pytest.mark.parametrize(
    "words",
    [
        "during his two-day official visit", "during the visit", "during the period", "as part of her tour", "the visiting minister",
        "on the second day of his trip", "while he was in Nairobi", "访问期间", "访肯期间", "到访之际", "trong chuyến thăm",
    ],
)  # fmt: skip
def test_words_of_a_visit_under_way_are_known(words: str) -> None:
    """In the course of the visit, in any language."""
    assert WORDS.during.search(words)


@pytest.mark.parametrize("words", ["during the 2021-2025 period", "during the epidemic", "2021年至2025年期间", "“十四五”期间"])
def test_a_plan_period_is_no_visit(words: str) -> None:
    """Years of a plan and times of trouble are something else."""
    assert not WORDS.during.search(words)


@pytest.mark.parametrize("words", ["on the sidelines of the forum", "at the margins of", "attending the forum", "场边", "bên lề"])
def test_words_beside_a_larger_gathering_are_known(words: str) -> None:
    """Sidelines, margins, attending."""
    assert WORDS.margins.search(words)


@pytest.mark.parametrize("words", ["last year", "three months ago", "去年", "năm ngoái"])
def test_words_of_retrospect_are_known(words: str) -> None:
    """What is only recalled is no part of a visit told now."""
    assert WORDS.earlier.search(words)


def test_an_unknown_kind_is_named(tmp_path: Path) -> None:
    """With path and line."""
    (tmp_path / "within.tsv").write_text("kind\tlanguage\tpattern\nnever\ten\tx\n", encoding="utf-8")
    with pytest.raises(TableError, match="kind 'never'"):
        load_within(tmp_path)
