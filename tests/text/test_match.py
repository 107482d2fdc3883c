"""Matching of many patterns: boundaries, overlaps, case."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.match import Matcher


def words(matcher: Matcher, text: str) -> list[str]:
    return [span.of(text) for span, _ in matcher.find(text)]


def test_the_longest_of_the_leftmost_matches_is_taken() -> None:
    """A longer title is read whole."""
    assert words(Matcher(["prime", "prime minister", "minister"]), "the prime minister") == ["prime minister"]


def test_every_occurrence_is_found_when_all_are_asked_for() -> None:
    """Nested names are all given, the longest first."""
    found = [span.of("埃及外长") for span, _ in Matcher(["埃及", "埃及外长", "外长"]).find_all("埃及外长")]
    assert found == ["埃及外长", "埃及", "外长"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Peru's envoy", ["Peru"]), ("Peruvian", []), ("Peru2", []), ("去Peru访问", ["Peru"]), ("(Peru)", ["Peru"]), ("XPeru", [])],
)
def test_whole_words_end_at_letters_and_digits(text: str, expected: list[str]) -> None:
    """A possessive or Chinese text beside a name is no part of it; a letter or digit is."""
    assert words(Matcher(["Peru"], whole_words=True), text) == expected


def test_han_and_hangul_patterns_have_no_boundaries() -> None:
    """Chinese and Korean names are found inside running text."""
    assert words(Matcher(["秘鲁", "페루"], whole_words=True), "访秘鲁时, 페루는") == ["秘鲁", "페루"]


def test_a_longest_match_that_is_no_whole_word_hides_no_shorter_one() -> None:
    """'Ivory Coast' is cut off by a letter, 'Ivory' is not."""
    assert words(Matcher(["Ivory Coast", "Ivory"], whole_words=True), "Ivory Coastal") == ["Ivory"]


def test_a_mark_after_a_letter_goes_on_with_the_word() -> None:
    """A decomposed accent belongs to the letter before it."""
    assert words(Matcher(["Le"], whole_words=True), "Le\u0302 came") == []


def test_case_is_ignored_only_when_asked() -> None:
    """Offsets hold even where lower case would be longer."""
    text = "İİ TALKS"
    assert words(Matcher(["Talks"]), text) == []
    assert words(Matcher(["Talks"], ignore_case=True), text) == ["TALKS"]


def test_repeated_patterns_are_all_reported() -> None:
    """Two table rows with the same words give two matches."""
    assert [number for _, number in Matcher(["Oslo", "Bergen", "Oslo"]).find("in Oslo")] == [0, 2]


def test_no_patterns_find_nothing_and_an_empty_pattern_is_refused() -> None:
    """An empty table is allowed, an empty row is not."""
    assert list(Matcher([]).find("text")) == []
    with pytest.raises(ValueError, match="empty"):
        Matcher(["a", ""])


@given(st.lists(st.text("abà中 ", min_size=1, max_size=3), max_size=6), st.text("abAà中 \U0001f600", max_size=30))
def test_matches_are_what_the_patterns_say(patterns: list[str], text: str) -> None:
    """Every match is its pattern word for word, and `find` never overlaps itself."""
    matcher = Matcher(patterns)
    assert all(span.of(text) == patterns[number] for span, number in matcher.find_all(text))
    spans = sorted({span for span, _ in matcher.find(text)})
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert bool(spans) == any(p in text for p in patterns)
