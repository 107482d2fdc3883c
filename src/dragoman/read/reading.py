"""Documents and readings: a source becomes its stories, a story its cleaned sentences.

The danger: an offset of the cleaned text used on the source.  Documents, datelines and stretches are offsets of the source;
sentences are offsets of the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.document import Document, Reading, Sentence, Source, Stretch, Translation
from dragoman.model.span import Span
from dragoman.read.dateline import Dateline, find_dateline
from dragoman.read.stories import headline, is_headline, split_stories
from dragoman.text.clean import clean
from dragoman.text.language import language_of
from dragoman.text.scripts import runs
from dragoman.text.segment import segment

# A run of another script shorter than this, in characters or words, is a name or a gloss, not a clause.
_CLAUSE = {"han": 6, "kana": 6, "hangul": 6}
_CLAUSE_OF_WORDS = 6
_OTHER_SCRIPTS = frozenset({"zh", "ja", "ko", "ar", "fa", "ur", "he", "ru", "uk", "th", "hi"})
_SIGNS_OF_A_MACHINE = 2
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# Title, subtitle, byline, source and time may stand above a dateline.
_LINES_OF_A_HEAD = 6
_LOOKED_AT = 2000


def documents(source: Source) -> tuple[Document, ...]:
    """The stories of a source, in order; one with the source's own id, several with `#1`, `#2` … behind it; none of an empty text."""
    if not source.text:
        return ()
    spans = split_stories(source.text) or [Span(0, len(source.text))]
    ids = [source.id] if len(spans) == 1 else [f"{source.id}#{n}" for n in range(1, len(spans) + 1)]
    return tuple(_document(source, span, id_) for span, id_ in zip(spans, ids, strict=True))


def make_reading(document: Document) -> Reading:
    """A story cleaned and cut into sentences, each with its language and the way back to the source."""
    text, offsets = clean(document.text, document.span.start)
    sentences = tuple(
        Sentence(span, language_of(span.of(text), document.language), number) for span, number in segment(text, document.language)
    )
    return Reading(document, text, offsets, sentences)


def _document(source: Source, span: Span, id_: str) -> Document:
    title = headline(source.text, span)
    language = source.language or language_of(span.of(source.text)[:_LOOKED_AT])
    stretches = tuple(_stretches(source.text, span, language))
    dateline = _dateline(source.text, span)
    return Document(
        id=id_,
        source=source,
        span=span,
        language=language,
        translation=_translation(span.of(source.text), language, stretches),
        stretches=stretches,
        dateline=dateline.span if dateline else None,
        title=title.of(source.text) if title else source.title,
    )


def _dateline(text: str, span: Span) -> Dateline | None:
    """The dateline of a story: at its head or below its headlines and "attributable to …:", never below its first prose."""
    for line in islice(_LINE.finditer(text, span.start, span.end), _LINES_OF_A_HEAD):
        found = find_dateline(text, *line.span())
        announces = line[0].rstrip().endswith((":", "："))
        if found or not (announces or is_headline(text, Span(*line.span()))):
            return found
    return None


def _stretches(text: str, span: Span, language: str) -> Iterator[Stretch]:
    """The runs of other scripts within a story that are long enough to be clauses, each with its language."""
    words = span.of(text)
    if words.isascii():
        return
    for run, script in runs(words):
        found = run.of(words)
        if script == "other" or not _is_clause(found, script):
            continue
        other = language_of(found, language if script == "latin" and language not in _OTHER_SCRIPTS else None)
        if other != language:
            yield Stretch(run.shift(span.start), other)


def _is_clause(words: str, script: str) -> bool:
    if script in _CLAUSE:
        return sum(map(str.isalpha, words)) >= _CLAUSE[script]
    return len(words.split()) >= _CLAUSE_OF_WORDS


def _translation(text: str, language: str, stretches: tuple[Stretch, ...]) -> Translation:
    if stretches:
        return Translation.PARTIAL
    signs = 0
    for of, pattern, weight in _signs():
        if of == language:
            signs += weight * len(pattern.findall(text))
    return Translation.MACHINE if signs >= _SIGNS_OF_A_MACHINE else Translation.UNKNOWN


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    rows = read_tsv(data_folder() / "machine_signs.tsv", ("language", "pattern", "weight"))
    return tuple((row["language"], re.compile(row["pattern"]), int(row["weight"])) for row in rows)
