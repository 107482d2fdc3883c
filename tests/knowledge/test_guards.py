"""Words in the right surroundings, traps, and the order in which they win."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.guards import NO_GUARD, Guard, Lexicon, Trap, guard_of
from dragoman.knowledge.tables import Row


@dataclass(frozen=True)
class Word:
    """A word of a test."""

    surface: str
    guard: Guard = NO_GUARD
    language: str = "en"


def _found(text: str, words: list[Word], traps: tuple[str, ...] = (), languages: tuple[str, ...] = ("en",)) -> list[str]:
    lexicon = Lexicon(words, [Trap("en", trap) for trap in traps])
    return [span.of(text) for span, _ in lexicon.find(text, languages).words]


def test_the_longest_word_wins() -> None:
    """Of two that start together."""
    assert _found("Guinea-Bissau", [Word("Guinea"), Word("Guinea-Bissau")]) == ["Guinea-Bissau"]


def test_a_guard_lets_the_shorter_word_through() -> None:
    """What the guard forbids does not hide another."""
    words = [Word("Oslo"), Word("Oslo Fjord", Guard(after=" tunnel"))]
    assert _found("Oslo Fjord, Oslo Fjord tunnel", words) == ["Oslo Fjord", "Oslo"]


def test_a_guard_looks_before_and_behind() -> None:
    """Right before, right behind, and nowhere else."""
    guard = Guard(before="Lake $", after=" Basin")
    assert [guard.allows(text, 5, 9) for text in ("Lake Chad", "Laka Chad", "Laka Chad Basin")] == [False, True, False]


def test_a_trap_hides_what_lies_within_it_alone() -> None:
    """Not a word that only touches it, nor one that is as long."""
    words = [Word("Oman"), Word("Gulf State"), Word("Sea")]
    assert _found("Sea of Oman, Oman Gulf State, Sea", words, ("Sea of Oman", "Oman Gulf", "Sea")) == ["Gulf State", "Sea"]


def test_a_long_trap_goes_on_behind_a_short_one() -> None:
    """The end counts, not the last start."""
    assert _found("University of West Java in Oman", [Word("Oman"), Word("Java")], ("University of West Java in Oman", "West")) == []


def test_words_of_other_languages_are_left_alone() -> None:
    """A word of a language that is not asked for hides nothing."""
    assert _found("Anh Nga", [Word("Anh Nga", language="vi"), Word("Nga")]) == ["Nga"]


def test_the_last_of_two_equal_words_counts() -> None:
    """So that tables kept by hand replace derived ones."""
    assert _found("Turkey farm", [Word("Turkey"), Word("Turkey", Guard(after=" farm"))]) == []


def test_a_row_without_patterns_has_no_guard() -> None:
    """And one with patterns has them."""
    bare = Row("t.tsv", 3, {"unless_before": "", "unless_after": ""})
    assert guard_of(bare) is NO_GUARD
    assert guard_of(Row("t.tsv", 4, {"unless_before": "x$", "unless_after": ""})) == Guard("x$")
