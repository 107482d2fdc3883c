"""What was read: a source, the stories in it, and the cleaned form in which a story is searched for mentions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Interval


class Translation(StrEnum):
    """How a story came into its language."""

    ORIGINAL = "original"
    MACHINE = "machine"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it was read, kept whole: every offset of every finding points into `text`.

    `id` is the id given with a JSON Lines row, else the path as given.  `sha256` is the digest of the bytes (of the line's
    text for JSON Lines).  `key` is what finding ids are digested from: the row's id, else the digest of the bytes.
    """

    id: str
    path: str
    sha256: str
    text: str
    key: str
    published: Interval | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a story in one language (ISO 639-1), in offsets of the source."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """A story within a source: `source.text[span.start:span.end]`.

    `id` is the source's, with `#1`, `#2` … where the source holds several stories.  `dateline` is the stretch of an agency
    line such as "(Beijing / Hanoi Composite Electric)", in offsets of the source.
    """

    id: str
    source: Source
    span: Span
    language: str
    translation: Translation = Translation.UNKNOWN
    stretches: tuple[Stretch, ...] = ()
    dateline: Span | None = None
    title: str | None = None

    @property
    def published(self) -> Interval | None:
        """The days on which it may have come out, as given with the source; None where nothing was given."""
        return self.source.published

    @property
    def text(self) -> str:
        """The story as it was read, uncleaned."""
        return self.span.of(self.source.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a reading, in offsets of its cleaned text; `paragraph` counts from 0."""

    span: Span
    language: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a source that support a finding: `source.text[start:end] == quote`, always."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A story made ready for annotation: cleaned text, the way back to the source, and sentences.

    Spans of mentions and sentences are offsets of `text`; `evidence` turns them into verbatim quotes of the source.
    """

    document: Document
    text: str
    offsets: OffsetMap
    sentences: tuple[Sentence, ...] = field(default=())

    def evidence(self, span: Span) -> Evidence:
        """The words of the source that the cleaned `span` came from."""
        raw = self.offsets.raw(span)
        return Evidence(self.document.id, raw.start, raw.end, raw.of(self.document.source.text))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].span.end else None
