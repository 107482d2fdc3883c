"""A sentence with each thing named in it put as one letter, and the way from letters back to words.

The danger: offsets.  A letter stands for many code points; only `Signed.span` leads from a place in the letters to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.knowledge.grammar import Sign, letter, letters
from dragoman.model.expression import DateExpression, DateForm
from dragoman.model.mention import Mention, MentionKind, OfficeTitle, StateForm, StateName
from dragoman.model.span import Span

_FORMS = {
    StateForm.NAME: Sign.STATE,
    StateForm.ADJECTIVE: Sign.ADJECTIVE,
    StateForm.DEMONYM: Sign.ADJECTIVE,
    StateForm.CAPITAL: Sign.CAPITAL,
    StateForm.SIDE: Sign.SIDE,
    StateForm.PAIR: Sign.PAIR,
    StateForm.BODY: Sign.BODY,
    StateForm.ORGANISATION: Sign.ORGANISATION,
}
_KINDS = {
    MentionKind.PERSON: Sign.NAME,
    MentionKind.PLACE: Sign.PLACE,
    MentionKind.DATE: Sign.DATE,
    MentionKind.LEVEL: Sign.LEVEL,
}

# Letters that stand for things may stand in no text.
_RESERVED = re.compile(letters(*Sign))


@dataclass(frozen=True, slots=True)
class Piece:
    """A letter to be: what it stands for, and where that stands in the text."""

    span: Span
    sign: Sign
    number: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A stretch of text in letters: `text` with pieces put as letters; `starts` and `offsets` lead back."""

    letters: str
    outer: Span
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, outer: Span, pieces: Iterable[Piece]) -> Signed:
        """The stretch `outer` of a text, its pieces as letters; of pieces that overlap the first and then the longest stands."""
        if _RESERVED.search(text, outer.start, outer.end):
            text = _RESERVED.sub("\N{REPLACEMENT CHARACTER}", text)
        written: list[str] = []
        kept: list[Piece] = []
        starts, offsets = [0], [outer.start]
        at, length = outer.start, 0
        for piece in sorted(pieces, key=lambda p: (p.span.start, -p.span.end)):
            sign = letter(piece.sign, piece.number)
            if piece.span.start < at or piece.span.end > outer.end or not sign:
                continue
            written += (text[at : piece.span.start], sign)
            length += piece.span.start - at + 1
            at = piece.span.end
            starts.append(length)
            offsets.append(at)
            kept.append(piece)
        written.append(text[at : outer.end])
        return cls("".join(written).replace("\n", " "), outer, tuple(kept), tuple(starts), tuple(offsets))

    def offset(self, at: int) -> int:
        """Where in the text the letter at a place begins."""
        index = bisect_right(self.starts, at) - 1
        beyond = at - self.starts[index]
        plain = self.offsets[index] + beyond
        following = index
        return min(plain, self.pieces[following].span.start) if following < len(self.pieces) else plain

    def span(self, start: int, end: int) -> Span:
        """The words of the text that a run of letters stands for; the run may not be empty."""
        first = self.offset(start)
        return Span(first, max(self._end(end), first + 1))

    def _end(self, end: int) -> int:
        index = bisect_right(self.starts, end) - 1
        return self.offsets[index] + end - self.starts[index]

    def at(self, offset: int) -> int:
        """The place in the letters of an offset of the text; inside a piece that of its letter."""
        index = bisect_right(self.offsets, offset) - 1
        if index < 0:
            return 0
        place = self.starts[index] + offset - self.offsets[index]
        limit = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.letters)
        return min(place, limit)


def pieces_of(mentions: Sequence[Mention], numbers: Sequence[int]) -> list[Piece]:
    """The pieces that mentions make, numbered as given; mentions that stand for no letter are left out."""
    found = ((m, n, sign_for(m)) for m, n in zip(mentions, numbers, strict=True))
    return [Piece(m.span, sign, n) for m, n, sign in found if sign is not None]


def sign_for(mention: Mention) -> Sign | None:
    """The sign of a mention, None for those that the patterns do not speak of."""
    value = mention.value
    if isinstance(value, StateName):
        return _FORMS[value.form]
    if isinstance(value, OfficeTitle):
        return Sign.OFFICES if value.plural else Sign.OFFICE
    if isinstance(value, DateExpression) and value.form == DateForm.ORDINAL:
        return None  # "the 16th meeting of the committee" stays words: patterns read what is counted
    return _KINDS.get(mention.kind)
