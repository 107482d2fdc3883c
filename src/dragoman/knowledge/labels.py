"""How a label of relations is built: modifiers, a head and tails, in several languages, turned into one standard English label.

The danger: a label cut short.  "All-weather strategic cooperative partnership" holds "strategic partnership" in nobody's
practice; a label is read with every word that belongs to it or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.model.span import Span

COLUMNS = ("language", "kind", "part", "pattern")
# Without one of these a partnership is praise or trade, not a level: "an important partner", "a global partner", "green partners".
LEVEL_WORDS = frozenset({"strategic", "comprehensive", "cooperative", "coordination", "all-round"})
# "Cooperation partner" by itself is any firm that works with another; the bare cooperative form needs the word partnership.
BARE_COOPERATIVE = frozenset(
    {"cooperative", "friendly", "new-type", "constructive", "innovative", "reciprocal", "future-oriented", "green", "global", "special"}
)
ENGLISH_ORDER = (
    "permanent", "all-weather", "particularly", "special", "privileged", "enhanced", "strengthened", "extensive", "green",
    "comprehensive", "all-round", "strategic", "global", "friendly", "cooperative",
)  # fmt: skip
_JOINED = (
    (re.compile(r"\bspecial privileged\b"), "special and privileged"),
    (re.compile(r"\bstrategic special global\b"), "special strategic and global"),
    (re.compile(r"\bstrategic (global|comprehensive)\b"), r"strategic and \1"),
)


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The words of one language: patterns by kind (modifier, head, tail, sector) and part."""

    language: str
    label: re.Pattern[str]
    parts: tuple[tuple[str, str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class LabelGrammar:
    """Reads labels whole, in any of its languages."""

    languages: tuple[LabelWords, ...]

    def find(self, text: str) -> Iterator[tuple[Span, str, str]]:
        """Every label in the text: where it stands, its standard English form in lower case, and the language of its words.

        A partnership of one field ("on green finance") is a 'sectoral' label; words without a level word are none.
        """
        for words in self.languages:
            for found in words.label.finditer(text):
                label = _standard(words, found)
                if label is not None:
                    yield Span(found.start(), found.end()), label, words.language


def load_labels(*folders: Traversable | Path) -> LabelGrammar:
    """The grammar of `levels/words.tsv` in each folder, in order; without folders the one that ships with the package."""
    rows = [row for folder in folders or (data_folder(),) for row in _rows(folder)]
    return LabelGrammar(tuple(_words(language, rows) for language in dict.fromkeys(row["language"] for row in rows)))


def _rows(folder: Traversable | Path) -> Iterator[Row]:
    file = folder / "levels" / "words.tsv"
    return read_tsv(file, COLUMNS, sort_key=lambda row: (row["language"], row["kind"], row["part"])) if file.is_file() else iter(())


def _words(language: str, rows: Sequence[Row]) -> LabelWords:
    mine = [row for row in rows if row["language"] == language]
    by_kind = {
        kind: "|".join(_pattern(row) for row in mine if row["kind"] == kind) or "(?!)" for kind in ("modifier", "head", "tail", "sector")
    }
    parts = tuple((row["kind"], row["part"], re.compile(_pattern(row), re.IGNORECASE)) for row in mine)
    return LabelWords(language, re.compile(_shape(language).format(**by_kind), re.IGNORECASE), parts)


def _shape(language: str) -> str:
    """The order of words: English before and behind the head, Vietnamese behind it, Chinese before it without blanks."""
    gap = r"(?:,?[\s\-‐–]+and[\s\-‐–]+|[,\s\-‐–]{{1,3}})"
    if language == "en":
        run = rf"\b(?P<before>(?:(?:{{modifier}}){gap})+)(?P<head>{{head}})\b"
        return run + r"(?P<after>(?:[\s\-‐–]+(?:{tail})\b)*)(?P<sector>\s+(?:{sector}))?"
    if language == "vi":
        return r"(?P<before>)(?P<head>{head})(?P<after>(?:\s+(?:{tail}))+)(?P<sector>(?!))?"
    return r"(?P<before>(?:(?:{modifier})(?:的|与|和|、|且|暨)?)+)(?P<head>{head})(?P<after>)(?P<sector>(?!))?"


def _pattern(row: Row) -> str:
    source = row["pattern"]
    if row["language"] == "zh":
        return source
    return re.sub(r"(?<!\\)(?:-\?|-| )", lambda gap: r"[\s\-‐–]{0,3}" if gap[0] != " " else r"[\s\-‐–]+", source)


def _standard(words: LabelWords, found: re.Match[str]) -> str | None:
    parts = _parts(words, found["before"], ("modifier",)) + _parts(words, found["after"], ("tail",))
    head = next(part for kind, part, pattern in words.parts if kind == "head" and pattern.fullmatch(found["head"]))
    if not LEVEL_WORDS & set(parts) or _is_loose(parts, head, found["head"]):
        return None
    if found["sector"]:
        return f"sectoral {' '.join(p for p in parts if p in LEVEL_WORDS)} {head}"
    return _written(parts if words.language != "vi" else sorted(parts, key=_english_place), head)


def _is_loose(parts: Sequence[str], head: str, surface: str) -> bool:
    if head == "alliance":
        return "strategic" not in parts
    whole = surface.lower().startswith("partnership") or "关系" in surface or "relation" in surface.lower()
    return set(parts) <= BARE_COOPERATIVE and not whole


def _parts(words: LabelWords, text: str, kinds: tuple[str, ...]) -> list[str]:
    """The parts in order of place; a longer word wins over one that begins at the same place."""
    found = [(m.start(), -len(m[0]), part) for kind, part, pattern in words.parts if kind in kinds for m in pattern.finditer(text)]
    parts, end = [], 0
    for start, minus_length, part in sorted(found):
        if start >= end:
            parts.append(part)
            end = start - minus_length
    return parts


def _english_place(part: str) -> int:
    return ENGLISH_ORDER.index(part) if part in ENGLISH_ORDER else len(ENGLISH_ORDER)


def _written(parts: Sequence[str], head: str) -> str:
    """The parts as standard English writes them: coordination and the new era behind the head, everything else before it."""
    tails = {"coordination", "for a new era"}
    before = list(dict.fromkeys(part for part in parts if part not in tails))
    # Machines write 全面 as "all-round" before "strategic cooperative"; 全方位 stands only in labels without "cooperative".
    if "all-round" in before and {"strategic", "cooperative"} <= set(before):
        before[before.index("all-round")] = "comprehensive"
    if "cooperative" in before:
        before = [part for part in before if part != "cooperative"] + ["cooperative"]
    words = " ".join(before)
    for loose, joined in _JOINED:
        words = loose.sub(joined, words)
    tail = "".join(
        f" {t}" for t, present in (("of coordination", "coordination" in parts), ("for a new era", "for a new era" in parts)) if present
    )
    return f"{words} {head}{tail}"
