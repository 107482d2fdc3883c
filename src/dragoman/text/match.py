"""Matching: where any of very many patterns stands in a text, in one pass.

The danger: a longest match that is no whole word must not hide a shorter one that is ("Ivory Coast" in "Ivory Coastal").
Boundaries are therefore tested before the longest is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, cast

import daachorse

from dragoman.model.span import Span
from dragoman.text.scripts import spaced


class Automaton(Protocol):
    """What finds patterns: every occurrence as (start, end, pattern number), in code points."""

    def find_overlapping(self, text: str, /) -> list[tuple[int, int, int]]:
        """All occurrences of all patterns, overlapping ones included."""


class Matcher:
    """Many patterns, sought together.  A match is a span of the text and the pattern's number in the sequence given."""

    def __init__(
        self,
        patterns: Sequence[str],
        *,
        whole_words: bool = False,
        ignore_case: bool = False,
        build: Callable[[list[str]], Automaton] | None = None,
    ) -> None:
        """Takes the patterns, which may repeat; raises ValueError on an empty one.

        Args:
            patterns: What to seek.
            whole_words: Leave out a match that goes on in letters or digits before or after.  Han, kana, hangul and Thai set no
                words apart and have no such boundary; "China's" holds China.
            ignore_case: Take capitals for small letters, in patterns and text.
            build: Makes the automaton from the patterns; daachorse where not given.
        """
        if not all(patterns):
            msg = "a pattern is empty"
            raise ValueError(msg)
        self._fold = _lower if ignore_case else str
        self._whole_words = whole_words
        folded = [self._fold(p) for p in patterns]
        self._edges = [(spaced(p[0]), spaced(p[-1])) for p in folded]
        self._automaton = (build or _daachorse)(folded) if folded else None

    def find(self, text: str) -> Iterator[tuple[Span, int]]:
        """Non-overlapping matches in order, the leftmost and then the longest; repeated patterns give one match each."""
        reached, last = 0, None
        for start, end, pattern in sorted(self._hits(text), key=_leftmost_longest):
            if start >= reached or (start, end) == last:
                reached, last = end, (start, end)
                yield Span(start, end), pattern

    def find_all(self, text: str) -> Iterator[tuple[Span, int]]:
        """Every match, by start and then the longest first; matches may overlap and nest."""
        for start, end, pattern in sorted(self._hits(text), key=_leftmost_longest):
            yield Span(start, end), pattern

    def present(self, text: str) -> set[int]:
        """The numbers of the patterns that stand anywhere in the text."""
        return {pattern for _, _, pattern in self._hits(text)}

    def _hits(self, text: str) -> list[tuple[int, int, int]]:
        if self._automaton is None:
            return []
        hits = self._automaton.find_overlapping(self._fold(text))
        if not self._whole_words:
            return hits
        return [hit for hit in hits if self._stands_alone(text, *hit)]

    def _stands_alone(self, text: str, start: int, end: int, pattern: int) -> bool:
        first, last = self._edges[pattern]
        if first and start and spaced(text[start - 1]):
            return False
        return not (last and end < len(text) and spaced(text[end]))


def _leftmost_longest(hit: tuple[int, int, int]) -> tuple[int, int, int]:
    start, end, pattern = hit
    return start, -end, pattern


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold ("İ" would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _daachorse(patterns: list[str]) -> Automaton:
    return cast("Automaton", daachorse.CharwiseDoubleArrayAhoCorasick(patterns))
