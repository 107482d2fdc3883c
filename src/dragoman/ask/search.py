"""Where words stand in the texts of the record, and what was found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.ask.answers import Hit
from dragoman.store.lookup import Asked, StoredDocument
from dragoman.store.record import Record

_AROUND = 60
"""Characters of the text shown before and after the first word that was found."""


def search(record: Record, words: str, *, limit: int = 50) -> Iterator[Hit]:
    """Documents with all of the words, newest first, at most `limit`.

    "Words in a row" stand between quotation marks; a word may end in *; a name of two Chinese characters is enough.
    """
    hits = list(record.search(words, limit=limit))
    told = _told(record, hits)
    for document, text, spans in hits:
        yield Hit(document, spans, _snippet(text, spans[0], document.start, document.end), tuple(told[document.row]))


def _snippet(text: str, span: tuple[int, int], start: int, end: int) -> str:
    before, after = max(start, span[0] - _AROUND), min(end, span[1] + _AROUND)
    cut = text[before:after]
    if before > start and not text[before - 1].isspace() and " " in cut[: span[0] - before]:
        cut = cut.partition(" ")[2]
    return " ".join(cut.split())


def _told(record: Record, hits: Sequence[tuple[StoredDocument, str, Sequence[tuple[int, int]]]]) -> dict[int, list[str]]:
    """Ids of the findings whose words lie where the documents were hit, by document."""
    places = {document.row: spans for document, _, spans in hits}
    told: dict[int, list[str]] = {row: [] for row in places}
    for stored in record.findings(Asked(documents=tuple(places))) if places else ():
        if any(w.start < end and start < w.end for w in stored.finding.evidence for start, end in places[stored.document]):
            told[stored.document].append(stored.finding.id)
    return told
