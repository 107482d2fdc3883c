"""Words that stand at a title: deputies, acting and former holders, and portfolios ("Minister of …", "… Minister", …部长).

The danger: swallowing a name.  A portfolio goes only as far as its own words do, so that "Minister of Foreign Affairs Wang"
ends before the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.offices import Offices
from dragoman.model.span import Span

_REACH = 64
_STATUS = {
    "acting": "acting", "interim": "acting", "caretaker": "acting",
    "former": "former", "then": "former", "ex": "former", "late": "former",
    "outgoing": "full", "incoming": "designate", "designate": "designate", "elect": "designate", "nominated": "designate",
    "前": "former", "时任": "former", "原": "former", "已故": "former",
    "代": "acting", "代理": "acting", "候任": "designate", "当选": "designate",
    "看守": "acting", "临时": "acting", "quyền": "acting", "cựu": "former", "nguyên": "former",
}  # fmt: skip
_DEPUTY = frozenset({"deputy", "vice", "副", "常务副", "第一副", "phó"})
_DEPUTIES = r"(?:first |senior |executive |permanent |standing )?(?:deputy|vice)"
_EN_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:{_DEPUTIES}|acting|interim|caretaker|former|then|ex|late"
    rf"|outgoing|incoming|nominated)(?:[ -]+(?:{_DEPUTIES}|acting|former|interim))*[ -]+$",
    re.IGNORECASE,
)
_ZH_BEFORE = re.compile(r"(?:前|时任|原|已故|代理|候任|当选|看守|临时|常务副|第一副|副|(?<![当一])代)+$")
_ZH_PARTS = re.compile("常务副|第一副|时任|已故|代理|候任|当选|看守|临时|[前原代副]")
_PARTS = re.compile(r"\w+")
_VI_BEFORE = re.compile(r"(?<!\w)(?:quyền|cựu|nguyên|phó) $", re.IGNORECASE)
_EN_AFTER = re.compile(r"[ -]+(?:elect|designate|nominee)(?![A-Za-z])", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|，|、)?\s*(?:and|兼|和|及|as well as|和时任|và|kiêm|&|/)?\s*(?:also\s+)?(?:the\s+)?")
_LINK = re.compile(r"\s+(?:of|for|in charge of)\s+(?:the\s+)?", re.IGNORECASE)
_GLUE = re.compile(r",? and (?:the )?|, | & | / |-| of (?:the )?|\s+", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([A-Za-z]+)(,? and | & |, |[ -])$", re.IGNORECASE)
_AND_MORE = re.compile(r",? and (?:the )?|, | & ")
_MINISTERS = frozenset({"minister", "deputy_minister", "assistant_minister"})


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Where the words before a title begin, and what they say of it."""

    start: int
    status: str = ""
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A portfolio with its title: the stretch of both, the kind of office, and the words in English capitals."""

    start: int
    end: int
    kind: str
    words: str


def modifiers_before(text: str, start: int, language: str) -> Modifiers:
    """What deputy or status words stand right before a title; `start` itself where there are none."""
    pattern = {"zh": _ZH_BEFORE, "vi": _VI_BEFORE}.get(language, _EN_BEFORE)
    found = pattern.search(text[max(0, start - _REACH) : start])
    if found is None:
        return Modifiers(start)
    words = found[0].lower()
    parts = (_ZH_PARTS if language == "zh" else _PARTS).findall(words)
    status = next((_STATUS[part] for part in parts if part in _STATUS), "")
    return Modifiers(start - len(found[0]), "" if status == "full" else status, any(part in _DEPUTY for part in parts))


def modifiers_after(text: str, end: int, status: str) -> tuple[int, str]:
    """The end and status of a title with "-elect" or "-designate" behind it taken in."""
    found = _EN_AFTER.match(text, end)
    return (found.end(), "designate") if found else (end, status)


def deputised(kind: str, status: str, offices: Offices) -> tuple[str, str]:
    """The deputy's kind; where none is known the kind itself, with the status of a deputy."""
    deputy = offices.deputy_of(kind)
    return (deputy, status) if deputy else (kind, status or "deputy")


def joined_after(between: str) -> bool:
    """Whether the words between two titles join them."""
    return bool(between.strip()) and _JOINED.fullmatch(between) is not None


def portfolio(text: str, title: Span, kind: str, offices: Offices, *, language: str, needed: bool) -> Portfolio | None:
    """The portfolio of a minister, before or behind the title; None where none stands, and for titles that take none.

    `needed` is set for words such as "Secretary of", which mean a minister only with a portfolio behind them.
    """
    if language == "zh":
        return _han_before(text, title, kind, offices) if kind in _MINISTERS or kind.endswith("_minister") else None
    if language != "en" or not (kind in _MINISTERS or kind.endswith("_minister")):
        return None
    words = offices.portfolios["en"]
    if kind not in _MINISTERS:
        return None if kind.endswith("prime_minister") else _widened(text, title, kind, words)
    start = title.end if needed else _link_end(text, title.end)
    found = _behind(text, start, words) if start else None
    if found is not None:
        return Portfolio(title.start, found.end, _kind(found.of(text), kind, words, offices), _named(found.of(text)))
    before = None if needed else _before(text, title.start, words)
    if before is None:
        return None
    return Portfolio(before.start, title.end, _kind(before.of(text), kind, words, offices), _named(before.of(text).strip()))


def _widened(text: str, title: Span, kind: str, words: Mapping[str, str]) -> Portfolio | None:
    """A title that has its portfolio, with what is joined to it: "… of Foreign Affairs" + " and Trade", "International" + "Trade …"."""
    more = _AND_MORE.match(text, title.end)
    goes_on = more is not None and text[more.end() : more.end() + 1].isupper() and _LINK.search(title.of(text))
    behind = _behind(text, more.end(), words) if more and goes_on else None
    before = _before(text, title.start, words)
    if behind is None and before is None:
        return None
    return Portfolio(before.start if before else title.start, behind.end if behind else title.end, kind, "")


def _link_end(text: str, end: int) -> int | None:
    found = _LINK.match(text, end)
    return found.end() if found else None


def _behind(text: str, start: int, words: Mapping[str, str]) -> Span | None:
    """The run of portfolio words from here on."""
    at = start + 1 if text[start : start + 1] == " " else start
    found = _run(tuple(words)).match(text, at)
    return Span(at, found.end()) if found else None


@lru_cache(maxsize=4)
def _run(words: tuple[str, ...]) -> re.Pattern[str]:
    word = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?![A-Za-z])"
    return re.compile(rf"{word}(?:(?:,? and (?:the )?|, | & | / |-| of (?:the )?|\s+){word})*", re.IGNORECASE)


def _before(text: str, end: int, words: Mapping[str, str]) -> Span | None:
    """The run of portfolio words that ends at the title; after "and" only words of the same capitals go on."""
    start, at = end, end
    while found := _WORD_BEFORE.search(text, max(0, at - 24), at):
        word, glue = found[1], found[2]
        if word.lower() not in words:
            break
        if glue.strip(" -") and not (word[0].isupper() and text[at].isupper()):
            break
        start = at = found.start()
    return Span(start, end) if start < end else None


def _kind(field: str, kind: str, words: Mapping[str, str], offices: Offices) -> str:
    """The first words with a kind of their own decide; a deputy's portfolio makes the deputy."""
    parts = [part for part in re.split(r"[\s,&/-]+", field.lower()) if part not in {"and", "of", "the", ""}]
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            found = words.get(" ".join(parts[at : at + size]))
            if found and found != "minister":
                return _of(found, kind, offices)
    return kind


def _of(found: str, kind: str, offices: Offices) -> str:
    if kind == "deputy_minister":
        return offices.deputy_of(found) or kind
    return found if kind == "minister" else kind


def _han_before(text: str, title: Span, kind: str, offices: Offices) -> Portfolio | None:
    words = offices.portfolios["zh"]
    found = _han(tuple(words)).search(text[max(0, title.start - 16) : title.start])
    if found is None:
        return None
    names = [word for word in re.findall("|".join(sorted(words, key=len, reverse=True)), found[0]) if words[word] != "minister"]
    made = _of(words[names[0]], kind, offices) if names else kind
    made = words[names[0]] if names and kind.endswith("_minister") and kind not in _MINISTERS and not kind.startswith("deputy") else made
    return Portfolio(title.start - len(found[0]), title.end, made, found[0])


@lru_cache(maxsize=4)
def _han(words: tuple[str, ...]) -> re.Pattern[str]:
    word = "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
    return re.compile(rf"{word}(?:[和与、及兼]?{word})*[部省]?$")


def _named(words: str) -> str:
    """The words in English capitals: 'planning and investment' → 'Planning and Investment'."""
    return " ".join(part if part in {"and", "of", "the"} else part[:1].upper() + part[1:] for part in words.split())
