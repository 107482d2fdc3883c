"""Scripts: in which writing system a character or a stretch of text stands.

The danger: taking a script for a language.  Han is Chinese or Japanese, Cyrillic a dozen languages; only `text.language`
says which.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.model.span import Span

_CLASSES = {
    "han": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1d00-\u1dbf\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a",
    "cyrillic": "\u0400-\u052f\u1c80-\u1c8f",
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "hebrew": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "thai": "\u0e01-\u0e4e",
    "devanagari": "\u0900-\u0963\u0970-\u097f",
}
_LETTER = re.compile("|".join(f"(?P<{name}>[{chars}])" for name, chars in _CLASSES.items()))
# One match is one run: letters of a script with whatever is no letter between and after them.
_RUN = re.compile(
    "|".join(f"(?P<{name}>[{chars}][{chars}\\W\\d_]*)" for name, chars in _CLASSES.items())
    + f"|(?P<other>(?:(?![{''.join(_CLASSES.values())}])[^\\W\\d_])(?:(?![{''.join(_CLASSES.values())}])\\w|\\W)*)"
)
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_OPENERS = frozenset({"Ps", "Pi"})
_UNSPACED = frozenset({"han", "kana", "hangul", "thai"})


def han_count(text: str) -> int:
    """How many of the common Chinese characters a text has."""
    return 0 if text.isascii() else sum(map(len, _CHINESE.findall(text)))


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The script of one character; `other` for letters of any further script and for what is no letter."""
    found = _LETTER.match(char)
    return found.lastgroup or "other" if found else "other"


@lru_cache(maxsize=8192)
def spaced(char: str) -> bool:
    """Whether it is a letter, mark or digit of a script that sets its words apart by blanks.

    Hangul counts as unspaced, since particles are written on to a name.
    """
    if not (char.isalnum() or unicodedata.category(char).startswith("M")):
        return False
    return script_of(char) not in _UNSPACED


def runs(text: str) -> list[tuple[Span, str]]:
    """The text as runs of one script each, in order, without gaps.

    What is no letter belongs to the letters before it, save an opening bracket or quotation mark, which belongs to those
    after it; before the first letter it belongs to the first run.  A text without letters is one run of `other`.
    """
    if not text:
        return []
    if text.isascii():
        return [(Span(0, len(text)), "latin" if any(map(str.isalpha, text)) else "other")]
    starts: list[tuple[int, str]] = []
    for match in _RUN.finditer(text):
        script = match.lastgroup or "other"
        if script == "other" and not any(map(str.isalpha, match.group())):
            continue
        if not starts or starts[-1][1] != script:
            starts.append((_before_openers(text, match.start()), script))
    if not starts:
        return [(Span(0, len(text)), "other")]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    begins = [0, *ends[:-1]]
    return [(Span(begin, end), script) for begin, end, (_, script) in zip(begins, ends, starts, strict=True)]


def _before_openers(text: str, at: int) -> int:
    while at > 0 and unicodedata.category(text[at - 1]) in _OPENERS:
        at -= 1
    return at
