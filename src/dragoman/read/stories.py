"""Stories: where one file holds several reports run together, each apart.

The danger: an article torn apart by its own subheads or by an agency that it quotes.  A new story needs a dateline that only
heads a report, or a ruled line with prose on both sides; a headline alone never opens one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.read.dateline import Dateline, find_dateline, inner_datelines
from dragoman.text.scripts import script_of

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_RULE = re.compile(r"[=\-_*#~—]{4,}\Z")
_CLOSING = r"[\s\"'”’」』)）]*\Z"
_SENTENCE_END = re.compile(rf"[.!?。！？…]{_CLOSING}")
_FULL_STOP = re.compile(rf"[.。…]{_CLOSING}")
# A headline may end in "!" or "?"; a body has a line of prose, which is longer than a cry.  In code points.
_PROSE = 60
_PROSE_OF_HAN = 20
# A headline is no longer than this, in code points.
_HEADLINE = 160
# At most so many lines of headline (head, subhead) stand above a dateline.
_HEADLINES = 2
# How far back from the end of a line its stop is looked for.
_TAIL = 8


@dataclass(frozen=True, slots=True)
class _Page:
    """A text, its lines that are not blank, and how many of the lines before each are prose."""

    text: str
    lines: tuple[Span, ...]
    prose_before: tuple[int, ...]

    def has_prose(self, begin: int, end: int) -> bool:
        """Whether a line from `begin` to before `end` is prose."""
        return self.prose_before[end] > self.prose_before[begin]

    def is_rule(self, number: int) -> bool:
        """Whether a line is ruled: "====", "----"."""
        return bool(_RULE.match(self.lines[number].of(self.text).strip()))


def split_stories(text: str) -> list[Span]:
    """The stories of a text, in order, blanks at their edges left out; a text without a sign of several is one."""
    cuts = list(_cuts(_page(text)))
    begins = [0, *(begin for _, begin in cuts)]
    ends = [*(end for end, _ in cuts), len(text)]
    spans = (_trimmed(text, begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end)
    return [span for span in spans if span is not None]


def headline(text: str, story: Span) -> Span | None:
    """The headline at the head of a story: a first line that is no sentence and has words below it; None where there is none."""
    first = _LINE.search(text, story.start, story.end)
    if first is None or not is_headline(text, Span(*first.span())) or not text[first.end() : story.end].strip():
        return None
    dateline = find_dateline(text, first.start(), first.end())
    return None if dateline else _trimmed(text, first.start(), first.end())


def is_headline(text: str, line: Span) -> bool:
    """Whether a line may be a headline: short, with letters, and without the full stop of a sentence."""
    words = line.of(text).strip()
    return len(words) <= _HEADLINE and any(map(str.isalpha, words)) and not _FULL_STOP.search(words) and words[-1] not in ",，、:：;；"


def _page(text: str) -> _Page:
    lines = tuple(Span(*m.span()) for m in _LINE.finditer(text))
    counts = [0]
    for line in lines:
        counts.append(counts[-1] + _is_prose(text, line))
    return _Page(text, lines, tuple(counts))


def _is_prose(text: str, line: Span) -> bool:
    """Whether a line ends as a sentence does and is longer than a cry in a headline."""
    length = line.end - line.start
    if length < _PROSE_OF_HAN or not _SENTENCE_END.search(text, max(line.start, line.end - _TAIL), line.end):
        return False
    return length >= _PROSE or script_of(line.of(text).strip()[0]) in {"han", "kana", "hangul"}


def _cuts(page: _Page) -> Iterator[tuple[int, int]]:
    """Where one story ends and where the next begins; a ruled line belongs to neither."""
    begin = 0
    for number, line in enumerate(page.lines):
        if _rules_off(page, begin, number):
            yield line.start, line.end
            begin = number + 1
            continue
        opened = _opened_at(page, begin, number)
        if opened is not None:
            yield page.lines[opened].start, page.lines[opened].start
            begin = opened
        for dateline in inner_datelines(page.text, line.start, line.end):
            yield dateline.span.start, dateline.span.start
            begin = number


def _opened_at(page: _Page, begin: int, number: int) -> int | None:
    """The number of the line at which a dateline at the head of line `number` opens a new story, its headlines included."""
    line = page.lines[number]
    dateline = find_dateline(page.text, line.start, line.end)
    if dateline is None or not dateline.opens or not _goes_on(page, number, dateline):
        return None
    first = number
    while first > begin and number - first < _HEADLINES and is_headline(page.text, page.lines[first - 1]):
        first -= 1
    return first if first > begin and page.has_prose(begin, first) else None


def _goes_on(page: _Page, number: int, dateline: Dateline) -> bool:
    """Whether words follow the dateline, on its line or the next: a credit at the foot of a story has none."""
    if page.text[dateline.span.end : page.lines[number].end].strip():
        return True
    return number + 1 < len(page.lines) and not is_headline(page.text, page.lines[number + 1])


def _rules_off(page: _Page, begin: int, number: int) -> bool:
    """Whether a ruled line parts two stories: it underlines no title and has prose before it and after it."""
    if number <= begin or not page.is_rule(number):
        return False
    above = page.lines[number - 1]
    if is_headline(page.text, above) and above.end + 1 == page.lines[number].start:
        return False
    return page.has_prose(begin, number) and page.has_prose(number + 1, len(page.lines))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    low, high = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(low, high) if low < high and any(map(str.isalnum, words)) else None
