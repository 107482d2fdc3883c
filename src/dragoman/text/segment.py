"""Sentences of mixed text, as spans, in order, with nothing but blanks between them.

The danger: a stop that ends no sentence.  "Gen.", "Sept." and "U.S." are sentencex's to know; a sentence that has lost its
stop before a capital stays one with the next, for nothing in the words says where it ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from dragoman.model.span import Span

# Stops of Chinese and Japanese with the brackets and quotation marks that close after them.  A semicolon parts sentences there.
_CLOSING = "\u201d\u2019\u300d\u300f\u300b\u3011\uff09)\"'"
_EAST_STOP = re.compile(
    f"(?:[\u3002\uff01\uff1f\uff1b\uff61]+|\u2026\u2026+(?=[{_CLOSING}]|\\s|\\Z)|(?<=[\u4e00-\u9fff])[.!?](?=[\u4e00-\u9fff]))[{_CLOSING}]*"
)
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_TITLE = re.compile("[\"'\u201c\u2018(](?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|St)[.]\\Z")
# "China-U." of "China-U.S. relations": a stop behind one capital letter with the next letter close upon it.
_INITIAL = re.compile(r"\b[A-Z][.]\Z")
# Degrees and "city", which sentencex does not know.
_VIETNAMESE_TITLE = re.compile(r"\b(?:TP|PGS|GS|TS|ThS|BS|KS)[.]\Z")
# A line that ends in one of these goes on in the next; one that begins with a small letter takes up the last.
_OPEN_END = re.compile(
    r"(?:[,，、]|\b(?:of|the|and|with|to|in|for|by|between|from|or|a|an|at|on|that|as|than|respectively|separately)"
    r"|分别|会见|会晤|[和与同及在对向的为将于由]|出席|举行|发表|发表了)\Z"
)
_TAKEN_UP = re.compile(
    r"\s*(?:[a-zà-ÿ]|[、，]|分别|以及|并(?![不非])|和(?![平谐解])"
    r"|(?:An? )?(?:[Ss]tate|[Oo]fficial|[Ww]orking) visit to\b"
    r"|(?:Hold|Held|Holding|Separate|Separately)\s(?:\w+\s){0,2}(?:talks|meetings?)\b)"
)
_STOPPED = re.compile("[.!?:;。！？：；…][\"'\u201d\u2019\u300d\uff09)]*\\Z")
# What goes on for so long without an end is no sentence; it is cut at a blank, so that no reader of sentences gets more.
LONGEST = 2000
_WESTERN_STOP = re.compile(r"[.!?\u061f\u06d4\u0964]")


def segment(text: str, language: str = "en") -> list[tuple[Span, int]]:
    """The sentences of a text, each with the number of its line among the lines that are not blank, counted from 0.

    `language` is that of the text as a whole: whose abbreviations are expected.  A line end ends a sentence unless the line
    breaks off and the next takes it up.  Spans have no blanks at their edges; every other character lies in exactly one.
    """
    found: list[tuple[Span, int]] = []
    for paragraph, start, end in _blocks(text):
        found.extend((span, paragraph) for span in _sentences(text, start, end, language))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Lines, those that break off joined with the next: the number of the first line, and where the block begins and ends."""
    open_block: tuple[int, int, int] | None = None
    for number, line in enumerate(_LINE.finditer(text)):
        if open_block is not None and _breaks_off(text, open_block[2], line.start()):
            open_block = (open_block[0], open_block[1], line.end())
            continue
        if open_block is not None:
            yield open_block
        open_block = (number, line.start(), line.end())
    if open_block is not None:
        yield open_block


def _breaks_off(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at `end` goes on in that which begins at `start`: no blank line between, no stop, no new beginning."""
    if text.count("\n", end, start) > 1:
        return False
    return bool(_OPEN_END.search(text[max(0, end - 16) : end].rstrip())) or bool(
        _TAKEN_UP.match(text, start) and not _STOPPED.search(text[max(0, end - 4) : end].rstrip())
    )


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    begin = start
    if text.isascii():
        yield from _western(text, start, end, language)
        return
    for stop in _EAST_STOP.finditer(text, start, end):
        yield from _western(text, begin, stop.end(), language)
        begin = stop.end()
    yield from _western(text, begin, end, language)


def _western(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    piece = text[start:end]
    if not _WESTERN_STOP.search(piece, 0, max(0, len(piece) - 1)):
        yield from _trimmed(text, start, end)
        return
    begin = 0
    for part in sentencex.get_sentence_boundaries(language, piece):
        end = part["end_index"]
        if end < len(piece) and _goes_on(piece, begin, end, language):
            continue
        yield from _trimmed(text, start + begin, start + end)
        begin = end
    yield from _trimmed(text, start + begin, end=start + len(piece))


def _goes_on(piece: str, begin: int, end: int, language: str) -> bool:
    """Whether a stop that sentencex takes for an end is none: "No. 5", "China-U.S.", and a title behind a quotation mark."""
    tail = piece[max(begin, end - 12) : end].rstrip()
    if _INITIAL.search(tail) and ((not piece[end - 1].isspace() and piece[end].isalpha()) or piece[end].islower()):
        return True
    if language == "vi" and _VIETNAMESE_TITLE.search(tail):
        return True
    return bool(_TITLE.search(tail) or (tail.endswith("No.") and piece[end].isdigit()))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = _bare(text, start, end)
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut >= 0 else start + LONGEST
        yield Span(*_bare(text, start, cut))
        start, end = _bare(text, cut, end)
    if start < end:
        yield Span(start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
