"""Plain text: bytes to characters, by a mark at their head, a declared charset, UTF-8, then detection.

The danger: a wrong charset that raises no error.  Single-byte charsets explain any bytes; they are tried last, and only where
what comes out is letters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z][\w.:\-]{1,30})""", re.IGNORECASE)
_DECLARED_WITHIN = 2048
# What Python calls an encoding but no document is written in.
_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7", "idna", "punycode", "undefined", "mbcs", "oem"})
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file of the old kind"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"SQLite format 3", "a database"),
)
# Control characters that no text holds: all but tab, line ends, page ends, escape and the DOS end-of-file mark.
_CONTROL = bytes(range(9)) + bytes(range(14, 26)) + bytes(range(28, 32))
_CONTROL_SHARE = 0.01
_LOOKED_AT = 65536
# A text with this many good characters for each broken byte is UTF-8 that was damaged, not another charset.
_GOOD_FOR_EACH_BROKEN = 3
_HAN_SHARE = 0.6
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_LOW_SHARE = 0.1


def binary_kind(head: bytes) -> str | None:
    """What the first bytes of a source are, where they are no text ("a PDF", "binary data"); None for text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if not head or head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide_without_mark(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if controls > len(head) * _CONTROL_SHARE else None


def decode(content: bytes) -> tuple[str, bool]:
    """The text of some bytes, and whether it is lossy: bytes that no charset explains become U+FFFD."""
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return _lossy(content, charset)
    declared = _DECLARED.search(content[:_DECLARED_WITHIN])
    for likely in (declared[1].decode("ascii") if declared else None, _wide_without_mark(content[:_LOOKED_AT]), "utf-8"):
        text = _strict(content, likely)
        if text is not None:
            return text, False
    return _detected(content)


def _strict(content: bytes, charset: str | None) -> str | None:
    if charset is None or charset.lower().replace("_", "-") in _NO_CHARSETS:
        return None
    try:
        return content.decode("gb18030" if charset.lower() in {"gb2312", "gbk"} else charset)
    except (UnicodeError, LookupError):
        return None


def _lossy(content: bytes, charset: str) -> tuple[str, bool]:
    text = _strict(content, charset)
    return (content.decode(charset, errors="replace"), True) if text is None else (text, False)


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: blanks, line ends and ASCII leave a zero in every other place, and never in both."""
    low, high = head[0::2].count(0), head[1::2].count(0)
    if low + high < len(head) // 50 + 1:
        return None
    if low == 0 and high:
        return "utf-16-le"
    return "utf-16-be" if high == 0 and low else None


def _detected(content: bytes) -> tuple[str, bool]:
    damaged = content.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    good = sum(c > "\x7f" for c in damaged) - broken
    if good >= broken * _GOOD_FOR_EACH_BROKEN:
        return damaged, True
    eastern = [("gb18030", _is_simplified), ("big5", _is_traditional)]
    if _has_low_seconds(content[:_LOOKED_AT]):
        eastern.reverse()
    ways: tuple[tuple[str, Callable[[str], bool]], ...] = (*eastern, ("cp1251", _is_cyrillic), ("cp1252", _is_western))
    for charset, looks_right in ways:
        text = _strict(content, charset)
        if text is not None and looks_right(text):
            return text, False
    return damaged, True


def _has_low_seconds(content: bytes) -> bool:
    """Whether many pairs of bytes end below 0x80, as four in ten do in Big5 and hardly any in GB 2312."""
    pairs: list[bytes] = _PAIR.findall(content)
    return sum(1 for pair in pairs if pair[1] < 0x80) > len(pairs) * _LOW_SHARE  # noqa: PLR2004 - where ASCII ends


def _is_simplified(text: str) -> bool:
    return _is_made_of(_daily("gb2312", 0xB0, 0xD7), text)


def _is_traditional(text: str) -> bool:
    return _is_made_of(_daily("big5", 0xA4, 0xC6), text)


def _is_made_of(daily: frozenset[str], text: str) -> bool:
    """Whether what is beyond ASCII is mostly Han in daily use: a text in another charset, read as Chinese, is made of rare ones."""
    beyond = [c for c in text[:_LOOKED_AT] if c > "\x7f" and c.isalpha()]
    return sum(c in daily for c in beyond) > len(beyond) * _HAN_SHARE


@lru_cache(maxsize=2)
def _daily(charset: str, first: int, last: int) -> frozenset[str]:
    """The Han in daily use, which both charsets keep in a part of their own."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return frozenset(pair.decode(charset, errors="ignore")[-1:] for pair in pairs) - set(map(chr, range(128)))


def _is_cyrillic(text: str) -> bool:
    beyond = [c for c in text[:_LOOKED_AT] if c > "\x7f" and c.isalpha()]
    small = sum("\u0430" <= c <= "\u045f" for c in beyond)
    return small > len(beyond) * _HAN_SHARE and len(beyond) * 2 > sum(c.isalpha() for c in text[:_LOOKED_AT])


def _is_western(text: str) -> bool:
    """Whether letters with marks stand singly among plain ones, as in Western languages."""
    letters = sum(c.isalpha() for c in text[:_LOOKED_AT])
    marked = sum(c.isalpha() and c > "\x7f" for c in text[:_LOOKED_AT])
    return marked * 3 <= letters
