"""Keys: forms of a name that stay the same however its marks, blanks and capitals are written.

The danger: a key is for looking up, not for deciding.  "Lê" and "Le" share a key; whether they are one name is decided by
side, office and day.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"})
# Marks of Latin, Cyrillic and Greek, points of Hebrew and Arabic; vowel signs of Indic scripts and kana marks are letters here.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")


@lru_cache(maxsize=65536)
def letters_key(name: str) -> str:
    """The letters of a name alone: lower case, without diacritics, blanks, hyphens, apostrophes, dots or digits.

    "Nguyễn Phú-Trọng" gives "nguyenphutrong".  Letters of every script stay; a name without letters gives "".
    """
    if name.isascii():
        return "".join(filter(str.isalpha, name.lower()))
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", apart)).translate(_PLAIN)
    return "".join(c for c in plain if c.isalpha() or unicodedata.category(c).startswith("M"))
