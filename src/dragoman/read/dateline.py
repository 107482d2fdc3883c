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

_UPPER = "A-ZÀ-ÖØ-ÞĐĂƠƯ\u1ea0-\u1ef9"
_WORD = rf"[{_UPPER}][\w'’.\-]*"
_CAPITALS = rf"[{_UPPER}]{{2}}[{_UPPER}'’.\-]*(?:[ ][{_UPPER}'’.\-]{{2,}}){{0,3}}"
_PLACE = rf"{_WORD}(?:[ ](?:{_WORD}|de|la|di|el|al)){{0,3}}"
_DATE = r"(?:[A-Z][a-zà-ỹ]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-zà-ỹ]{2,8}\.?|\d{1,2}/\d{1,2})(?:,?[ ]\d{4})?"
_DASH = r"(?:[ ]?(?:--|[—–])|[ ]-(?=[ ]))"
_EAST_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_SENT = r"(?P<words>[电電讯訊])(?![称说道指引文头報报])(?:[ ]?[(（][^()（）\n]{2,30}[)）])?"
# A line that is nothing but a day with its year, with or without weekday and hour, as above the readouts of ministries.
_DAY_ALONE = re.compile(
    r"(?P<line>(?:[A-Z][a-z]{2,8},?[ ])?(?P<date>[A-Z][a-z]{2,8}\.?[ ]\d{1,2},?[ ]\d{4}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?,?[ ]\d{4}"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日))(?:,?[ ]\d{1,2}:\d\d(?::\d\d)?)?[ ]*$"
)
# No dateline is longer, in code points.
_LONGEST = 160
# Every shape has one of these; most lines have none and are done with.
_SIGN = re.compile(r"[(（【—–电電讯訊]|-[- ]|\d:|/\w+/")
_INNER_SIGN = re.compile(r"[(（]|日[电電讯訊]")
# What a dateline in the middle of a line stands behind: the end of a sentence.
_SENTENCE_END = re.compile(r"[.!?。！？][”\"’」』)）]?[ ]?\Z")
# A place of more words than these, before an agency in brackets and without a dash, is the agency's own name spelled out.
_WORDS_OF_A_PLACE = 2


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
    if start == stop or not _may_open(text[start]):
        return None
    alone = _DAY_ALONE.match(text, start, stop)
    if alone is not None:
        return Dateline(Span(*alone.span("line")), date=Span(*alone.span("date")), opens=False)
    stop = min(stop, start + _LONGEST)
    if not _SIGN.search(text, start, stop):
        return None
    found = (_dateline(match) for pattern in _patterns() if (match := pattern.match(text, start, stop)))
    return next((dateline for dateline in found if dateline), None)


def inner_datelines(text: str, start: int, end: int) -> list[Dateline]:
    """Full datelines right behind a full stop in the middle of a line, as where two reports were run together.

    They have brackets with the words of an agency line, or place, date and agency together.
    """
    if not _INNER_SIGN.search(text, start, end):
        return []
    found = []
    for pattern in _inner():
        for match in pattern.finditer(text, start, end):
            behind_a_stop = _SENTENCE_END.search(text, max(start, match.start() - 4), match.start())
            if behind_a_stop and text[match.end() : end].strip():
                found.append(_dateline(match))
    return sorted((d for d in found if d), key=lambda d: d.span)


def _may_open(char: str) -> bool:
    return char in "(（【" or char.isupper() or char.isdecimal() or "\u4e00" <= char <= "\u9fff"


def _dateline(match: re.Match[str]) -> Dateline | None:
    groups = match.groupdict()
    line, agency = match["line"], _agencies().get(groups.get("agency") or "")
    sure = bool(groups.get("date") or groups.get("words") or groups.get("head") or (groups.get("dash") and agency))
    if agency and groups.get("place") and not sure and _spells_out(match["place"], agency):
        return None
    date = Span(*match.span("date")) if groups.get("date") else None
    places = _places(match) if groups.get("place") else ()
    start = match.start("line")
    return Dateline(Span(start, start + len(line.rstrip())), places, agency, date, sure)


def _spells_out(words: str, agency: str) -> bool:
    """Whether the words before an agency in brackets are its own name: "Vietnam News Agency (VNA)"."""
    own = words.split()
    return len(own) > _WORDS_OF_A_PLACE or not set(own).isdisjoint(agency.split())


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
    """As in "(Beijing / Hanoi Composite Electric)" and "（河内综合讯）": a place and the words that close an agency line."""
    words = _closing_words()
    west = rf"(?P<place>{_PLACE}(?:[ ]?/[ ]?{_PLACE}){{0,3}}?)[ ](?P<words>{words['west']})"
    east = rf"(?P<place>[^()（）\n。，]{{2,16}}?)[ ]?(?P<words>{words['east']})"
    return f"(?P<line>[(（]{west}[)）])", f"(?P<line>[(（]{east}[)）])"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The shapes of datelines, the fuller before the barer."""
    agency = _any_agency()
    credit = _credit(agency)
    places = rf"(?:[ ]?[/,][ ]?{_PLACE})*?"
    shapes = (
        rf"(?P<place>{_PLACE}{places})(?:,?[ ](?P<date>{_DATE}))?,?[ ]?{credit}(?P<dash>{_DASH}|[ ]?[:：])?",
        rf"(?P<place>{_PLACE}{places}),?[ ](?P<date>{_DATE})[.,]?[ ]?/(?P<agency>{agency})(?:-[\w ]+)?/(?P<dash>[.:])?",
        rf"(?P<place>{_CAPITALS}{places}),?[ ](?P<date>{_DATE}),?(?P<dash>{_DASH}|:)(?=\s)",
        rf"(?P<place>{_CAPITALS}{places})(?P<dash>[ ]?(?:--|—|–))(?=\s[{_UPPER}“\"])",
        rf"(?P<agency>{agency})(?P<place>[\u4e00-\u9fff/／]{{2,12}}?)?(?P<date>{_EAST_DATE}){_SENT}",
        rf"【(?P<place>[^【】\n]{{2,12}}?)[ ]?(?P<head>(?P<agency>{agency}))】",
        rf"【(?P<head>(?P<agency>{agency}))(?:综合)?(?:报道|讯|消息|电)】",
        rf"[(（](?P<place>[\uac00-\ud7a3·]{{2,12}})=(?P<head>(?P<agency>{agency}))[)）]",
        rf"{credit}(?P<dash>{_DASH})?",
        rf"(?P<bare>{agency}){_DASH}(?=\s)",
    )
    return tuple(re.compile(shape) for shape in (*_brackets(), *(f"(?P<line>{shape})" for shape in shapes)))


@lru_cache(maxsize=1)
def _inner() -> tuple[re.Pattern[str], ...]:
    agency = _any_agency()
    west = rf"(?P<line>(?P<place>{_CAPITALS}),?[ ](?P<date>{_DATE}),?[ ]?{_credit(agency)}(?P<dash>{_DASH}))"
    east = rf"(?P<line>(?P<agency>{agency})(?P<place>[\u4e00-\u9fff/／]{{2,12}}?)(?P<date>{_EAST_DATE}){_SENT})"
    return tuple(re.compile(shape) for shape in (*_brackets(), west, east))


def _credit(agency: str) -> str:
    """An agency in brackets, alone or with who carried it: "(Xinhua)", "(Reuters/AFP)"."""
    return rf"[(（](?P<agency>{agency})(?:[/,、 ][\w .]{{1,30}})?[)）]"
