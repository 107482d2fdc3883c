"""Datelines: the words at the head of a report that say where, when and by whom it was sent.

The danger: a sentence that quotes an agency.  "Reuters reported from Hanoi" is no dateline; only fixed shapes at the start
of a line count, and in the middle of a line only a bracket that nothing else can be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.span import Span

_WORD = r"[A-ZÀ-ÖØ-ÞĐ][\w'’.\-]*"
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĐ]{2}[A-ZÀ-ÖØ-ÞĐ'’.\-]*(?:[ ][A-ZÀ-ÖØ-ÞĐ'’.\-]{2,}){0,3}"
_PLACE = rf"{_WORD}(?:[ ](?:{_WORD}|de|la|di|el|al)){{0,3}}"
_DATE = r"(?:[A-Z][a-zà-ỹ]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-zà-ỹ]{2,8}\.?|\d{1,2}/\d{1,2})(?:,?[ ]\d{4})?"
_DASH = r"[ ]?(?:--|[—–]|(?<=[ ])-(?=[ ]))"
_EAST_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"


@dataclass(frozen=True, slots=True)
class Dateline:
    """An agency line: its stretch of the source, its places, its agency and where its date stands, as far as it has them.

    `opens` tells whether it can only stand at the head of a report; "(Reuters)" alone may also be the credit at its foot.
    """

    span: Span
    places: tuple[Span, ...] = ()
    agency: str | None = None
    date: Span | None = None
    opens: bool = True


def find_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that begins at `start` (blanks before it aside), or None."""
    stop = len(text) if end is None else end
    while start < stop and text[start].isspace():
        start += 1
    for pattern in _patterns():
        match = pattern.match(text, start, stop)
        if match:
            return _dateline(match)
    return None


def inner_datelines(text: str, start: int, end: int) -> list[Dateline]:
    """Bracketed datelines right behind a full stop in the middle of a line, as where two reports were run together."""
    found = [_dateline(match) for pattern in _inner() for match in pattern.finditer(text, start, end)]
    return sorted(found, key=lambda d: d.span)


def _dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    date = Span(*match.span("date")) if groups.get("date") else None
    places = _places(match) if groups.get("place") else ()
    agency = groups.get("agency")
    opens = bool(places or date or groups.get("words"))
    return Dateline(Span(*match.span("line")), places, _agencies().get(agency) if agency else None, date, opens)


def _places(match: re.Match[str]) -> tuple[Span, ...]:
    start = match.start("place")
    parts = re.finditer(r"[^/／、,，&＆]+", match["place"])
    trimmed = ((p.start() + len(p[0]) - len(p[0].lstrip()), p.end() - len(p[0]) + len(p[0].rstrip())) for p in parts)
    return tuple(Span(start + low, start + high) for low, high in trimmed if low < high)


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    rows = read_tsv(data_folder() / "agencies.tsv", ("name", "language", "english", "side"), sort_key=lambda row: row["name"])
    return {row["name"]: row["english"] for row in rows}


@lru_cache(maxsize=1)
def _closing_words() -> dict[str, str]:
    rows = list(read_tsv(data_folder() / "dateline_words.tsv", ("direction", "pattern")))
    return {way: "|".join(row["pattern"] for row in rows if row["direction"] == way) for way in ("east", "west")}


def _any_agency() -> str:
    names = sorted(_agencies(), key=len, reverse=True)
    return "|".join(map(re.escape, names))


def _brackets() -> tuple[str, str]:
    """"(Beijing / Hanoi Composite Electric)" and "（河内综合讯）": a place and the words that close an agency line."""
    words = _closing_words()
    west = rf"(?P<place>{_PLACE}(?:[ ]?/[ ]?{_PLACE}){{0,3}}?)[ ](?P<words>{words['west']})"
    east = rf"(?P<place>[^()（）\n。，]{{2,16}}?)[ ]?(?P<words>{words['east']})"
    return f"(?P<line>[(（]{west}[)）])", f"(?P<line>[(（]{east}[)）])"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The shapes of datelines, the fuller before the barer."""
    agency = _any_agency()
    credit = rf"[(（](?P<agency>{agency})(?:[/,、 ][\w .]{{1,30}})?[)）]"
    return tuple(
        map(
            re.compile,
            (
                *_brackets(),
                rf"(?P<line>(?P<place>{_PLACE}(?:[ ]?[/,][ ]?{_PLACE})*?)(?:,?[ ](?P<date>{_DATE}))?,?[ ]?{credit}(?:{_DASH}|[ ]?[:：])?)",
                rf"(?P<line>(?P<place>{_CAPITALS}(?:[ ]?[/,][ ]?{_PLACE})*?),?[ ](?P<date>{_DATE}),?(?:{_DASH}|:)(?=\s))",
                rf"(?P<line>(?P<place>{_CAPITALS}(?:[ ]?[/,][ ]?{_PLACE})*?)[ ](?:--|—|–)(?=\s))",
                rf"(?P<line>(?P<agency>{agency})(?P<place>[\u4e00-\u9fff/／]{{2,12}}?)?(?P<date>{_EAST_DATE})(?P<words>电|電|讯|訊)(?:[ ]?[(（][^()（）\n]{{2,30}}[)）])?)",
                rf"(?P<line>【(?P<place>[^【】\n]{{2,12}}?)[ ]?(?P<agency>{agency})】)",
                rf"(?P<line>[(（](?P<place>[\uac00-\ud7a3·]{{2,12}})=(?P<agency>{agency})[)）])",
                rf"(?P<line>(?:{credit}|(?P<bare>{agency}){_DASH}(?=\s))(?:{_DASH})?)",
            ),
        )
    )


@lru_cache(maxsize=1)
def _inner() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<=[.!?。！？”\"’）)])[ ]?{bracket}(?=[ ]?\S)") for bracket in _brackets())
