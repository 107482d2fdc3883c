"""Finds sides: names, adjectives, pairs, sides and organs, in every language that the tables have words of.

The danger: a name inside a longer one.  The longest word wins, and a word whose surroundings forbid it names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.knowledge.states import States, StateWord
from dragoman.model.document import Reading
from dragoman.model.mention import Maker, Mention, MentionKind, StateForm, StateName
from dragoman.model.span import Span

_REACH = 24


def find_states(reading: Reading, states: States) -> list[Mention]:
    """Every side named in the reading, in order of place; no two overlap within a script."""
    spoken = {reading.document.language} | {sentence.language for sentence in reading.sentences}
    languages = [language for language in states.words if language != "vi" or "vi" in spoken]  # Anh and Nga are given names elsewhere
    found = [mention for language in languages for mention in _mentions(reading.text, states.names(language).values())]
    return sorted({mention.span: mention for mention in reversed(found)}.values(), key=lambda mention: mention.span)


def _mentions(text: str, words: Iterable[StateWord]) -> Iterator[Mention]:
    by_surface = {word.surface: word for word in words}
    for match in _pattern(tuple(by_surface)).finditer(text):
        word = by_surface[match[0]]
        if _stands(word, text, match.start(), match.end()):
            kind = MentionKind.ORGANISATION if word.form is StateForm.ORGANISATION else MentionKind.STATE
            yield Mention(Span(match.start(), match.end()), kind, StateName(word.states, word.form), Maker("annotate", word.rule))


def _stands(word: StateWord, text: str, start: int, end: int) -> bool:
    before, after = word.unless_before, word.unless_after
    if before is not None and before.search(text[max(0, start - _REACH) : start]):
        return False
    return after is None or after.match(text, end) is None


@lru_cache(maxsize=8)
def _pattern(surfaces: tuple[str, ...]) -> re.Pattern[str]:
    """Longest first; Latin words stand by themselves, Chinese words need no blanks."""
    latin = _branches([surface for surface in surfaces if surface[0] < "⺀"])
    other = _branches([surface for surface in surfaces if surface[0] >= "⺀"])
    return re.compile(rf"(?<![A-Za-zÀ-ỹ])(?:{latin})(?![A-Za-zÀ-ỹ])|(?:{other})")


def _branches(words: list[str]) -> str:
    """A pattern of the words that shares their beginnings, so that a text is not tried against each of them."""
    if not words:
        return "(?!)"
    tails: dict[str, list[str]] = {}
    for word in filter(None, words):
        tails.setdefault(word[0], []).append(word[1:])
    whole = "|".join(re.escape(first) + (_branches(rest) if any(rest) else "") for first, rest in tails.items())
    return f"(?:{whole})?" if "" in words else f"(?:{whole})"
