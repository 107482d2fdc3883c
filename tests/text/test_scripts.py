"""Scripts of characters and runs of text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.scripts import runs, script_of


@pytest.mark.parametrize(
    ("char", "script"),
    [
        *(("a", "latin"), ("ễ", "latin"), ("山", "han"), ("カ", "kana"), ("한", "hangul"), ("ж", "cyrillic"), ("م", "arabic")),
        *(("ש", "hebrew"), ("ก", "thai"), ("क", "devanagari"), ("λ", "other"), ("3", "other"), ("。", "other")),
    ],
)
def test_a_character_has_a_script(char: str, script: str) -> None:
    """Letters of unlisted scripts and what is no letter are 'other'."""
    assert script_of(char) == script


def test_neutral_characters_join_the_letters_before_them_and_brackets_those_after() -> None:
    """A blank ends the run before it, an opening bracket begins the next."""
    text = "两国外长, 2019 (Lima) 会谈"
    assert [(span.of(text), script) for span, script in runs(text)] == [("两国外长, 2019 ", "han"), ("(Lima) ", "latin"), ("会谈", "han")]


def test_text_without_letters_is_one_run() -> None:
    """Digits alone have no script."""
    assert [script for _, script in runs("12。②")] == ["other"]


@given(st.text(st.sampled_from("aé山カ한жمλ 1,(。²\n"), max_size=40))
def test_runs_cover_the_text_without_gaps(text: str) -> None:
    """Runs laid end to end are the text, and neighbours differ."""
    found = runs(text)
    assert "".join(span.of(text) for span, _ in found) == text
    assert all(a[1] != b[1] for a, b in pairwise(found))
