"""Cleaning: what stands between the words as printed and the words as sought, taken away with a way back.

The danger: a change for looks.  Only what hides a match is touched (entities, invisible characters, taken-apart marks, stray
blanks, lost blanks); wording, quotation marks and Chinese punctuation stay.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from dragoman.model.span import OffsetMap, Stretch

Edit = tuple[int, int, str]

# Replaced one by one, so that no offset moves: blanks of every width, line ends of other systems, full-width ASCII.
_FULL_WIDTH = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05]
_SAME_LENGTH = (
    {code: code - 0xFEE0 for code in _FULL_WIDTH}
    | dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], 0x20)
    | dict.fromkeys([0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], 0x0A)
)
_ODD = re.compile("[\t\v\f\x1c-\x1e\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\uff05\uff10-\uff5a]")
_INVISIBLE = "\\x00-\\x08\\x0e-\\x1b\\x1f\\x7f\\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_CHARACTERS = re.compile(f"[{_INVISIBLE}]+|\\r\\n?|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});")
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# A stop that lost its blank.
_STOP = f"(?P<stop>[.!?][\u201d\"']?(?=[\u201c\u2018]?[A-Z\u00c0-\u00de\u0110\u1ea0-\u1eff](?:[{_LATIN}]| )))"
_STOPS = re.compile(_STOP)
# A blank at the edge of a line; several; one before the hyphen of a compound ("three -day"); one that a tokeniser set before an
# apostrophe, comma or stop ("China 's").
_BLANKS = re.compile(
    f"(?P<edge> (?:(?<=\\n )|(?<=\\A )) *| +(?=\\n|\\Z))|(?P<many>  +)|(?P<hyphen> (?<=[{_LATIN}0-9] )(?=-[{_LATIN}]))"
    f"|(?P<token> (?:(?<=[{_LATIN}] )(?=['\u2019]s\\b)|(?=[,.](?:\\s|\\Z|[\"'\u201d]))))|{_STOP}"
)
_TOKEN_BEFORE = re.compile(r"[^\s]*\Z")
_ADDRESS = re.compile(r"[/@]|\bwww\b|https?:")


def clean(raw: str, start: int = 0) -> tuple[str, OffsetMap]:
    r"""The text as it is searched, and the way back; `start` is where `raw` begins in its source.

    NFC; HTML entities resolved; soft hyphens, zero-width and control characters dropped; full-width letters, digits and ％ made
    half-width; every kind of blank one blank, none at the edges of a line; line ends "\n"; "three -day" joined to
    "three-day", "Peru 's" to "Peru's"; "closely.Unity" given its blank.  Errs towards leaving things alone: "U.S.A", "e.g.X" and
    addresses stay.
    """
    if not raw:
        return "", OffsetMap(())
    text = raw.translate(_SAME_LENGTH) if _ODD.search(raw) else raw
    way = OffsetMap.identity(len(raw), start)
    for find in (_character_edits, _composition_edits, _blank_edits):
        text, way = _rewrite(text, way, find(text))
    return text, way


def _rewrite(text: str, way: OffsetMap, edits: Iterator[Edit]) -> tuple[str, OffsetMap]:
    parts: list[str] = []
    stretches: list[Stretch] = []
    read = written = 0
    for start, end, new in edits:
        if start > read:
            parts.append(text[read:start])
            stretches.append(Stretch(written, written + start - read, read, start))
            written += start - read
        if new:
            parts.append(new)
            stretches.append(Stretch(written, written + len(new), start, end))
            written += len(new)
        read = end
    if read == 0:
        return text, way
    if read < len(text):
        parts.append(text[read:])
        stretches.append(Stretch(written, written + len(text) - read, read, len(text)))
    return "".join(parts), OffsetMap(tuple(stretches)).after(way)


def _character_edits(text: str) -> Iterator[Edit]:
    for match in _CHARACTERS.finditer(text):
        found = match.group()
        if found[0] == "&":
            new = _entity(found)
            if new != found:
                yield match.start(), match.end(), new
        else:
            yield match.start(), match.end(), "\n" if found[0] == "\r" else ""


def _entity(found: str) -> str:
    """What an entity stands for; blanks and invisible characters are treated as they are in the open."""
    plain = html.unescape(found).translate(_SAME_LENGTH)
    return _CHARACTERS.sub("", plain) if plain != found else found


def _composition_edits(text: str) -> Iterator[Edit]:
    """Letters taken apart into base and marks, put together; each with all its marks is one edit."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _goes_on(text[at]):
            continue
        piece = text[start:at]
        whole = unicodedata.normalize("NFC", piece)
        if whole != piece:
            yield start, at, whole
        start = at


def _goes_on(char: str) -> bool:
    """Whether a character may join the one before it: a mark, or a vowel or final of a taken-apart hangul syllable."""
    return not char.isascii() and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


def _blank_edits(text: str) -> Iterator[Edit]:
    if not text:
        return
    stray = any(sign in text for sign in ("  ", " -", " \n", "\n ", " 's", " \u2019s", " ,", " .")) or text[0] == " " or text[-1] == " "
    for match in (_BLANKS if stray else _STOPS).finditer(text):
        kind = match.lastgroup
        if kind == "stop":
            if _ends_a_sentence(text, match.start()):
                yield match.start(), match.end(), match.group() + " "
        else:
            yield match.start(), match.end(), " " if kind == "many" else ""


def _ends_a_sentence(text: str, stop: int) -> bool:
    """Whether a stop without a blank after it parts two sentences: a word of two small letters, a figure or a bracket before it."""
    token = _TOKEN_BEFORE.search(text, max(0, stop - 40), stop)
    before = token.group() if token else ""
    if not before or _ADDRESS.search(before) or _ADDRESS.search(text[stop : stop + 12]):
        return False
    if before[-1] in ")%\u201d\u2019\"'\uff09" or (before[-1].isdigit() and text[stop + 1].isalpha()):
        return True
    return len(before) > 1 and before[-1].islower() and before[-2].islower() and "." not in before.lstrip(".")
