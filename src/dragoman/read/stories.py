"""Stories: where one file holds several reports run together, each apart.

The danger: an article torn apart by its own subheads or by an agency that it quotes.  A new story needs a dateline that only
heads a report, or a ruled line with sentences on both sides; a headline alone never opens one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.span import Span
from dragoman.read.dateline import Dateline, find_dateline, inner_datelines
from dragoman.text.scripts import script_of

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[=\-_*#~—]{4,}\Z")
_SENTENCE_END = re.compile(r"[.!?。！？…][\s\"'”’」』)）]*\Z")
_FULL_STOP = re.compile(r"[.。…][\s\"'”’」』)）]*\Z")
# A headline may end in "!" or "?"; a body has a line of prose, which is longer than a cry.
_PROSE = 60
_PROSE_OF_HAN = 20
# A headline is no longer than this, in code points.
_HEADLINE = 160
# At most so many lines of headline (head, subhead) stand above a dateline.
_HEADLINES = 2


def split_stories(text: str) -> list[Span]:
    """The stories of a text, in order, blanks at their edges left out; a text without a sign of several is one."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    cuts = sorted(_cuts(text, lines))
    begins = [0, *(begin for _, begin in cuts)]
    ends = [*(end for end, _ in cuts), len(text)]
    spans = (_trimmed(text, begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end)
    return [span for span in spans if span is not None]


def headline(text: str, story: Span) -> Span | None:
    """The headline at the head of a story: a first line that is no sentence and has sentences below it; None where there is none."""
    first = _LINE.search(text, story.start, story.end)
    if first is None or not is_headline(text, Span(*first.span())) or not text[first.end() : story.end].strip():
        return None
    dateline = find_dateline(text, first.start(), first.end())
    return None if dateline else _trimmed(text, first.start(), first.end())


def is_headline(text: str, line: Span) -> bool:
    """Whether a line may be a headline: short, with letters, and without the stop of a sentence."""
    words = line.of(text).strip()
    return len(words) <= _HEADLINE and any(map(str.isalpha, words)) and not _FULL_STOP.search(words) and words[-1] not in ",，、:：;；"


def _cuts(text: str, lines: list[Span]) -> Iterator[tuple[int, int]]:
    """Where one story ends and where the next begins; a ruled line belongs to neither."""
    begin = 0
    for number, line in enumerate(lines):
        if number > begin and _rules_off(text, lines, begin, number):
            yield line.start, line.end
            begin = number + 1
            continue
        opened = _opened_at(text, lines, begin, number)
        if opened is not None:
            yield lines[opened].start, lines[opened].start
            begin = opened
        for dateline in inner_datelines(text, line.start, line.end):
            yield dateline.span.start, dateline.span.start
            begin = number


def _opened_at(text: str, lines: list[Span], begin: int, number: int) -> int | None:
    """The number of the line at which a dateline at the head of line `number` opens a new story, its headlines included."""
    dateline = find_dateline(text, lines[number].start, lines[number].end)
    if dateline is None or not dateline.opens or not _goes_on(text, lines, number, dateline):
        return None
    first = number
    while first > begin and number - first < _HEADLINES and _stands_apart(text, lines, first):
        first -= 1
    return first if first > begin and _has_sentence(text, lines[begin:first]) else None


def _goes_on(text: str, lines: list[Span], number: int, dateline: Dateline) -> bool:
    """Whether words follow the dateline, on its line or the next: a credit at the foot of a story has none."""
    if text[dateline.span.end : lines[number].end].strip():
        return True
    return number + 1 < len(lines) and not is_headline(text, lines[number + 1])


def _stands_apart(text: str, lines: list[Span], number: int) -> bool:
    """Whether the line before `number` is a headline to it."""
    return is_headline(text, lines[number - 1]) and not _RULE.match(lines[number - 1].of(text).strip())


def _rules_off(text: str, lines: list[Span], begin: int, number: int) -> bool:
    """Whether a ruled line parts two stories: it has a line of its own, sentences before it and sentences after it."""
    if not _RULE.match(lines[number].of(text).strip()) or number + 1 == len(lines):
        return False
    if is_headline(text, lines[number - 1]) and lines[number - 1].end + 1 == lines[number].start:
        return False
    return _has_sentence(text, lines[begin:number]) and _has_sentence(text, lines[number + 1 :])


def _has_sentence(text: str, lines: list[Span]) -> bool:
    """Whether a line among them is prose: a whole sentence, longer than a cry in a headline."""
    return any(_SENTENCE_END.search(line.of(text)) and len(line) >= _least(text, line) for line in lines)


def _least(text: str, line: Span) -> int:
    return _PROSE_OF_HAN if script_of(line.of(text).strip()[0]) in {"han", "kana", "hangul"} else _PROSE


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    low, high = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(low, high) if low < high and any(map(str.isalnum, words)) else None
