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
# Degrees and "city", which sentencex does not know.
_VIETNAMESE_TITLE = re.compile(r"\b(?:TP|PGS|GS|TS|ThS|BS|KS)[.]\Z")
_WESTERN_STOP = re.compile(r"[.!?\u061f\u06d4\u0964]")


def segment(text: str, language: str = "en") -> list[tuple[Span, int]]:
    """The sentences of a text, each with the number of its line among the lines that are not blank, counted from 0.

    `language` is that of the text as a whole: whose abbreviations are expected.  A line end always ends a sentence.  Spans have no
    blanks at their edges; every other character lies in exactly one.
    """
    found: list[tuple[Span, int]] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        found.extend((span, paragraph) for span in _sentences(text, line.start(), line.end(), language))
    return found


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
    """Whether a stop that sentencex takes for an end is none: "No. 5", and a title behind a quotation mark."""
    tail = piece[max(begin, end - 12) : end].rstrip()
    if language == "vi" and _VIETNAMESE_TITLE.search(tail):
        return True
    return bool(_TITLE.search(tail) or (tail.endswith("No.") and piece[end].isdigit()))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
