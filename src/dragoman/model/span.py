"""Stretches of text, and the way back from cleaned text to the words as they were read.

The danger: an offset into cleaned text that is taken for an offset into the source.  Spans carry no such mark; whoever
holds a span of cleaned text must go through an `OffsetMap` before quoting.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points, never empty: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span is non-empty and starts at 0 or later, not {self.start}:{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One run of cleaned text and the run of raw text it came from; either may be the longer, and `clean` may be empty.

    A stretch of equal lengths maps point by point; any other maps as a whole.
    """

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int

    @property
    def even(self) -> bool:
        """Whether it maps point by point."""
        return self.clean_end - self.clean_start == self.raw_end - self.raw_start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """How cleaned text leads back to the text as read: stretches in order, without gaps on either side."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def identity(cls, length: int, raw_start: int = 0) -> Self:
        """The map of a text that cleaning left alone, standing `raw_start` code points into its source."""
        return cls((Stretch(0, length, raw_start, raw_start + length),)) if length else cls(())

    def raw(self, span: Span) -> Span:
        """The smallest raw span that holds everything the cleaned `span` came from.

        Raises ValueError where the span reaches beyond the cleaned text.
        """
        first = self._holding(span.start)
        last = self._holding(span.end - 1)
        start = first.raw_start + (span.start - first.clean_start if first.even else 0)
        end = last.raw_start + (span.end - last.clean_start) if last.even else last.raw_end
        return Span(start, max(end, start + 1))

    def _holding(self, clean: int) -> Stretch:
        at = bisect_right(self.stretches, clean, key=lambda s: s.clean_start) - 1
        while at >= 0 and self.stretches[at].clean_end <= clean:
            at -= 1
        if at < 0 or clean >= self.stretches[-1].clean_end:
            msg = f"offset {clean} lies outside the cleaned text"
            raise ValueError(msg)
        return self.stretches[at]
