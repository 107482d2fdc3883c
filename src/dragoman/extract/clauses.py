"""Clauses of speech: where a sentence that somebody speaks falls apart, and with which language's words it is read.

The danger: a break within somebody's quoted words.  What stands between quotation marks stays one clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.knowledge.speech import SpeechWords
from dragoman.model.document import Reading
from dragoman.model.span import Span
from dragoman.text.scripts import han_count

# Behind a verb of speaking so few letters say nothing: "…," he said on Friday.
SHORT = 14


def words_of(reading: Reading, span: Span, speech: Mapping[str, SpeechWords]) -> SpeechWords | None:
    """The words of speech for a stretch: Chinese where most of it is Chinese characters, else the sentence's language, else English."""
    words = span.of(reading.text)
    han = han_count(words)
    if 3 * han > len(words.replace(" ", "")):
        return speech.get("zh")
    sentence = reading.sentence_at(span.start)
    language = sentence.language if sentence and sentence.language != "zh" else "en"
    return speech.get(language) or speech.get("en")


def clauses_of(text: str, span: Span, words: SpeechWords) -> Iterator[Span]:
    """The clauses of a sentence; a break inside quotation marks is none."""
    if words.single["quotes"].match(span.of(text).lstrip()[:1]):
        yield span  # "…," he said: whoever is named behind the quotation speaks all of it
        return
    start = span.start
    for found in words.single["clause"].finditer(text, span.start, span.end):
        quoted = len(words.single["quotes"].findall(text, span.start, found.start())) % 2
        if not quoted and text[start : found.start()].strip():
            yield Span(start, found.start())
            start = found.end()
    if text[start : span.end].strip():
        yield Span(start, span.end)


def is_short(content: str) -> bool:
    """Whether the words are too few to say anything; a Chinese character counts as three letters."""
    return letters_of(content) < SHORT


def letters_of(content: str) -> int:
    """How many letters the words weigh, blanks at the ends aside; a Chinese character counts as three."""
    words = content.strip()
    return len(words) + 2 * han_count(words)
