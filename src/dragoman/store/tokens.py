"""How texts and questions are cut for search, the same for every database.

Words are folded to lower case without marks.  Scripts that set no blanks between words give overlapping pairs of characters,
so that a name of two characters is found inside a run of many; the last character of a run stands once more alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from dragoman.model.span import Span
from dragoman.text.scripts import spaced

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_LIGATURES = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i"}


@lru_cache(maxsize=16384)
def _fold_char(char: str) -> str:
    apart = unicodedata.normalize("NFKD", char.casefold())
    plain = "".join(_LIGATURES.get(c, c) for c in apart if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", plain)


def fold(text: str) -> str:
    """The text in lower case without marks on Latin, Greek and Cyrillic letters."""
    return text.lower() if text.isascii() else "".join(map(_fold_char, text))


def tokens(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the pairs of characters of its runs that are not written in words."""
    words: list[str] = []
    pairs: list[str] = []
    for run, in_words in _runs(fold(text)):
        if in_words:
            words.append(run)
        else:
            pairs += _pairs(run)
            pairs.append(run[-1])
    return words, pairs


def _runs(folded: str) -> Iterator[tuple[str, bool]]:
    for match in _WORD.finditer(folded):
        if match.group().isascii():
            yield match.group(), True
        else:
            yield from (("".join(run), in_words) for in_words, run in groupby(match.group(), key=_in_words))


def _in_words(char: str) -> bool:
    return spaced(char)


def _pairs(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a question: runs that stand one after the other; `prefix` lets the last word go on."""

    runs: tuple[tuple[str, bool], ...]
    prefix: bool = False

    def phrases(self) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """Column, tokens in a row and whether the last may go on, for every run."""
        for run, in_words in self.runs:
            if in_words:
                yield "words", (run,), self.prefix and run == self.runs[-1][0]
            else:
                yield "bigrams", tuple(_pairs(run)) or (run,), len(run) == 1

    def pattern(self) -> re.Pattern[str]:
        """What the term looks like in folded text."""
        body = r"[\W_]*".join(re.escape(run) for run, _ in self.runs)
        start = r"(?<![^\W_])" if self.runs[0][1] else ""
        end = r"(?![^\W_])" if self.runs[-1][1] and not self.prefix else ""
        return re.compile(start + body + (r"[^\W_]*" if self.prefix else "") + end)


def terms(question: str) -> list[Term]:
    """The terms of a question: words, "words in a row" between quotation marks, and beginnings that end in *."""
    found = []
    for match in _TERM.finditer(question):
        said = match.group(1) or match.group(2)
        if runs := tuple(_runs(fold(said))):
            found.append(Term(runs, said.endswith("*")))
    return found


def spans(text: str, asked: list[Term]) -> list[Span]:
    """Where the terms stand in a text as it was read, in order."""
    folded, at = [], []
    for place, char in enumerate(text):
        plain = _fold_char(char)
        folded.append(plain)
        at += [place] * len(plain)
    whole = "".join(folded)
    return sorted({Span(at[m.start()], at[m.end() - 1] + 1) for term in asked for m in term.pattern().finditer(whole)})
