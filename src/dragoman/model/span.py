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
    """One run of cleaned text and the run of raw text it came from, neither of them empty; either may be the longer.

    A stretch of equal lengths maps point by point; any other maps as a whole.
    """

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int

    def __post_init__(self) -> None:
        if not (0 <= self.clean_start < self.clean_end and 0 <= self.raw_start < self.raw_end):
            msg = f"a stretch is non-empty on both sides, not {self.clean_start}:{self.clean_end} from {self.raw_start}:{self.raw_end}"
            raise ValueError(msg)

    @property
    def even(self) -> bool:
        """Whether it maps point by point."""
        return self.clean_end - self.clean_start == self.raw_end - self.raw_start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """How cleaned text leads back to the text as read: stretches in order, without gaps in the cleaned text.

    Raw text that cleaning dropped belongs to no stretch.  A character that cleaning put in shares the stretch of one that was
    there, so that whatever stands in the cleaned text leads back to words of the source.
    """

    stretches: tuple[Stretch, ...]

    @classmethod
    def identity(cls, length: int, raw_start: int = 0) -> Self:
        """The map of a text that cleaning left alone, standing `raw_start` code points into its source."""
        return cls((Stretch(0, length, raw_start, raw_start + length),)) if length else cls(())

    def raw(self, span: Span) -> Span:
        """The smallest raw span that holds everything the cleaned `span` came from.

        Raises ValueError where the span reaches beyond the cleaned text.
        """
        first = self.stretches[self._holding(span.start)]
        last = self.stretches[self._holding(span.end - 1)]
        start = first.raw_start + (span.start - first.clean_start if first.even else 0)
        end = last.raw_start + (span.end - last.clean_start) if last.even else last.raw_end
        return Span(start, end)

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """Two cleanings as one: this map leads back to the text that `earlier` made, the result to what `earlier` was given."""
        joined: list[Stretch] = []
        for each in self.stretches:
            joined.extend(earlier.led_back(each))
        return OffsetMap(tuple(joined))

    def led_back(self, later: Stretch) -> list[Stretch]:
        """A stretch of a later cleaning, whose raw side is this map's cleaned text, as stretches of this map's raw text."""
        if not later.even:
            raw = self.raw(Span(later.raw_start, later.raw_end))
            return [Stretch(later.clean_start, later.clean_end, raw.start, raw.end)]
        pieces: list[Stretch] = []
        shift = later.clean_start - later.raw_start
        for own in self.stretches[self._holding(later.raw_start) : self._holding(later.raw_end - 1) + 1]:
            low, high = max(own.clean_start, later.raw_start), min(own.clean_end, later.raw_end)
            raw_low, raw_high = own.raw_start, own.raw_end
            if own.even:
                raw_low, raw_high = own.raw_start + low - own.clean_start, own.raw_start + high - own.clean_start
            pieces.append(Stretch(low + shift, high + shift, raw_low, raw_high))
        return pieces

    def _holding(self, clean: int) -> int:
        """The number of the stretch that holds an offset of the cleaned text."""
        at = bisect_right(self.stretches, clean, key=lambda s: s.clean_start) - 1
        if at < 0 or clean >= self.stretches[-1].clean_end:
            msg = f"offset {clean} lies outside the cleaned text"
            raise ValueError(msg)
        return at
