"""How alike two texts are, told from short signatures of them, so that texts need not be kept at hand.

A text is cut into overlapping runs: three words where words are set apart by blanks, five characters where they are not.  Its
signature is a MinHash of the runs; the share of places in which two signatures agree is about the share of runs in common.
"""

from __future__ import annotations

import base64
import re
from array import array
from collections.abc import Iterator
from itertools import groupby

from rensa import RMinHash

from dragoman.text.scripts import spaced

_PLACES, _SEED = 96, 1
_WORDS, _CHARACTERS = 3, 5
_WORD = re.compile(r"[^\W_]+")


def signature(text: str) -> str:
    """The signature of a text; empty where it is too short to be known again."""
    runs = list(dict.fromkeys(_runs(text)))
    if len(runs) < _PLACES // 8:
        return ""
    hashed = RMinHash(_PLACES, _SEED)
    hashed.update(runs)
    return base64.b85encode(array("I", hashed.digest()).tobytes()).decode()


def likeness(left: str, right: str) -> float:
    """About how much of two texts is the same, 0 to 1, by their signatures."""
    if not left or not right:
        return 0.0
    one, other = (array("I", base64.b85decode(each)) for each in (left, right))
    return sum(a == b for a, b in zip(one, other, strict=True)) / _PLACES


def _runs(text: str) -> Iterator[str]:
    words: list[str] = []
    for match in _WORD.finditer(text.casefold()):
        for in_words, run in groupby(match.group(), key=_in_words):
            letters = "".join(run)
            words.extend([letters] if in_words else letters)
    for size in (_WORDS,) if _mostly_words(words) else (_CHARACTERS,):
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def _in_words(char: str) -> bool:
    return spaced(char)


def _mostly_words(words: list[str]) -> bool:
    return sum(len(word) > 1 for word in words) * 2 > len(words)
