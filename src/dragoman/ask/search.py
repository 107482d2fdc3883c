"""Where words stand in the texts of the record, and what was found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.ask.answers import Hit
from dragoman.store.lookup import Asked
from dragoman.store.record import Record

_AROUND = 60
"""Characters of the text shown before and after the first word that was found."""


def search(record: Record, words: str, *, limit: int = 50) -> Iterator[Hit]:
    """Documents with all of the words, newest first, at most `limit`.

    "Words in a row" stand between quotation marks; a word may end in *; a name of two Chinese characters is enough.
    """
    for document, text, spans in record.search(words, limit=limit):
        yield Hit(document, spans, _snippet(text, spans[0], document.start, document.end), tuple(_told(record, document.name, spans)))


def _snippet(text: str, span: tuple[int, int], start: int, end: int) -> str:
    before, after = max(start, span[0] - _AROUND), min(end, span[1] + _AROUND)
    return " ".join(text[before:after].split())


def _told(record: Record, document: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for stored in record.findings(Asked(document=document)):
        if any(words.start < end and start < words.end for words in stored.finding.evidence for start, end in spans):
            yield stored.finding.id
