"""Words that name something only in the right surroundings, and where they stand in a text.

The danger: a name inside a longer one.  Longer words that name nothing ("South China Sea") are kept as traps: a trap hides the
shorter names that lie within it, not those that only touch it (同日本 holds 日本, though 同日 is a trap).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from dragoman.knowledge.tables import Row
from dragoman.model.span import Span
from dragoman.text.match import Matcher

# How far back a guard looks, in code points: "a professor at the University of ".
REACH = 24


@dataclass(frozen=True, slots=True)
class Guard:
    """Patterns of what may stand neither right before nor right behind a word; '' forbids nothing.

    They are compiled when a text first asks for them: most guarded words stand in no text of a run.
    """

    before: str = ""
    after: str = ""

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether the surroundings of a word forbid nothing."""
        return self.allows_before(text, start) and self.allows_after(text, end)

    def allows_before(self, text: str, start: int) -> bool:
        """Whether nothing forbidden ends where the word starts."""
        return not self.before or _compiled(self.before).search(text[max(0, start - REACH) : start]) is None

    def allows_after(self, text: str, end: int) -> bool:
        """Whether nothing forbidden begins where the word ends."""
        return not self.after or _compiled(self.after).match(text, end) is None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


NO_GUARD = Guard()


def guard_of(row: Row) -> Guard:
    """The guard in a row's columns `unless_before` and `unless_after`."""
    return Guard(row["unless_before"], row["unless_after"]) if row["unless_before"] or row["unless_after"] else NO_GUARD


class Guarded(Protocol):
    """A word of some language with its guard."""

    @property
    def language(self) -> str:
        """The language to which the word belongs."""

    @property
    def surface(self) -> str:
        """The word as it is written."""

    @property
    def guard(self) -> Guard:
        """What may not stand around it."""


Word = TypeVar("Word", bound=Guarded)


@dataclass(frozen=True, slots=True)
class Trap:
    """A longer word that names nothing that its lexicon is about."""

    language: str
    surface: str
    guard: Guard = NO_GUARD


@dataclass(frozen=True, slots=True)
class Found(Generic[Word]):
    """The words of a text in order of place, none overlapping, and the traps in it."""

    words: tuple[tuple[Span, Word], ...]
    traps: tuple[Span, ...]


class Lexicon(Generic[Word]):
    """Words and traps of several languages, sought in one pass."""

    def __init__(self, words: Sequence[Word], traps: Iterable[Trap]) -> None:
        """Takes words and traps; of words with the same surface and language the last is the one that counts."""
        unique = {(word.language, word.surface): word for word in words}
        self._traps = tuple(traps)
        self._words = tuple(unique.values())
        self._matcher = Matcher([*(word.surface for word in self._words), *(trap.surface for trap in self._traps)], whole_words=True)

    def find(self, text: str, languages: Collection[str]) -> Found[Word]:
        """The leftmost, then longest words of the languages whose guards allow them and that lie in no longer trap."""
        words, traps = [], []
        for span, number in self._matcher.find_all(text):
            if number >= len(self._words):
                if self._traps[number - len(self._words)].language in languages:
                    traps.append(span)
            elif (word := self._words[number]).language in languages and word.guard.allows(text, span.start, span.end):
                words.append((span, word))
        return Found(tuple(_leftmost(words, traps)), tuple(traps))


def _leftmost(words: Iterable[tuple[Span, Word]], traps: Sequence[Span]) -> Iterator[tuple[Span, Word]]:
    """Words and traps come by start and then the longest first; so the first word that is free wins."""
    reached, widest, at = 0, Span(0, 1), 0
    for span, word in words:
        while at < len(traps) and traps[at].start <= span.start:
            widest = max(widest, traps[at], key=lambda trap: trap.end)
            at += 1
        trapped = widest.contains(span) and widest != span and at > 0
        if span.start >= reached and not trapped:
            reached = span.end
            yield span, word
