"""With which words and shapes a language writes dates: months, weekdays, numerals, relative days, ways to count from events.

The danger: a number taken for a day.  "The 19th Congress", "fiscal year 2024" and 一号文件 hold numbers that date nothing; a
bare day of the month needs words around it that only a day has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import TableError
from dragoman.knowledge.anchors import Anchors
from dragoman.knowledge.tables import by_language, read_yaml
from dragoman.model.expression import DateExpression, DateForm
from dragoman.text.lazy import Lazy
from dragoman.text.match import Matcher

SECTIONS = (
    "words",
    "macros",
    "join",
    "until",
    "today_is",
    "zone",
    "ahead",
    "links",
    "traps",
    "shapes",
    "which",
    "counted",
    "units",
    "parts",
    "phrases",
    "anchors",
)
LINKS = ("since", "by", "recalled", "meanwhile", "aside", "topic", "again", "over")
# Stands for a date in the patterns and words of links.
DATE_HERE = "\N{NULL}"
WORD_CUES = ("month", "weekday")
# A hundred has three figures; numerals of years are read figure by figure.
YEAR_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of dates: its pattern, the words near which it is tried, the fields it sets, and its rule's name."""

    form: str
    pattern: Lazy
    cues: frozenset[str]
    fields: Mapping[str, Any]
    rule: str


@dataclass(frozen=True, slots=True)
class AnchorWords:
    """How a language says before, after and during an event; `prefixed` where those words stand before its name.

    `near` is a word that every name of an anchor holds.
    """

    before: Lazy
    after: Lazy
    closing: Lazy
    opening: Lazy
    during: Lazy
    near: Lazy
    prefixed: bool
    names: Lazy | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateLinks:
    """How a language ties a date, or the lack of one, to what it tells.

    `since` and `by` hold the letter `DATE_HERE` where the date stands: from then on, by then.  `recalled` tells of earlier times,
    `meanwhile` of what goes on during a stay just told, `aside` of a contact named only for what was said there.  `topic` and `over`
    hold `DATE_HERE` where the words for an event stand: one that somebody spoke or wrote of on the sentence's day, and a stay or
    gathering that had ended by that day.  `again` dates a joint statement told before, with `DATE_HERE` for the date.
    """

    since: Lazy
    by: Lazy
    recalled: Lazy
    meanwhile: Lazy
    aside: Lazy
    topic: Lazy
    again: Lazy
    over: Lazy


@dataclass(frozen=True)
class DateGrammar:
    """The dates of one language.

    `phrases` are fixed words in lower case; `tables` turn words into values; `ahead` tells that a clause speaks of the future.
    """

    language: str
    shapes: tuple[Shape, ...]
    phrases: Mapping[str, DateExpression]
    traps: Lazy
    join: Lazy
    until: Lazy
    today_is: Lazy
    zone: Lazy
    ahead: Lazy
    links: DateLinks
    festivals: tuple[tuple[str, Lazy], ...]
    anchors: AnchorWords
    tables: Mapping[str, Mapping[str, Any]]
    digits: Mapping[str, str]

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Every word near which some shape is tried, in lower case."""
        return tuple(sorted({cue for shape in self.shapes for cue in shape.cues}))

    @cached_property
    def cue_matcher(self) -> Matcher:
        """Finds the cues, in any case and inside words as well."""
        return Matcher(self.cues, ignore_case=True)

    @cached_property
    def phrase_matcher(self) -> Matcher:
        """Finds the fixed words, as whole words, in any case; pattern numbers follow the order of `phrases`."""
        return Matcher(tuple(self.phrases), ignore_case=True, whole_words=True)

    @cached_property
    def phrase_values(self) -> tuple[DateExpression, ...]:
        """What each fixed word means, in the order of `phrases`."""
        return tuple(self.phrases.values())

    def number(self, words: str) -> int | None:
        """A numeral in figures or words as a number; None for words that are none ("several")."""
        plain = words.strip().lower()
        if plain.isdigit():
            return int(plain)
        if plain in self.tables["number"]:
            return int(self.tables["number"][plain])
        figures = re.match(r"\d+", plain)
        if figures:
            return int(figures[0])
        spelt = "".join(self.digits.get(c, "?") for c in plain)
        return int(spelt) if spelt.isdigit() and len(spelt) == YEAR_FIGURES else None


def load_dates(anchors: Anchors, *folders: Traversable | Path) -> Mapping[str, DateGrammar]:
    """The grammars of `languages/<code>/dates.yml` by language, with the names of the anchors.

    A later folder's file replaces an earlier one; without folders those that ship with the package.  Raises TableError
    naming the file and what is wrong.
    """
    return by_language("dates.yml", folders, partial(_grammar, anchors))


def _grammar(anchors: Anchors, file: Traversable | Path, language: str, check: bool) -> DateGrammar:
    table: Mapping[str, Any] = read_yaml(file)
    lazy = partial(Lazy, check=check)
    missing = [name for name in SECTIONS if name not in table]
    if missing:
        raise TableError(str(file), 1, f"no {', '.join(missing)}", "every section of dates")
    try:
        rule = f"languages/{language}/dates.yml"
        shapes = tuple(_shape(row, table, f"{rule}:{n}", check=check) for n, row in enumerate(table["shapes"], start=1))
        traps = lazy("|".join(table["traps"]) or "(?!)")
        join, until, today_is, zone, ahead = (lazy(table[name]) for name in ("join", "until", "today_is", "zone", "ahead"))
        named = table.get("festivals", {}).items()
        festivals = tuple((name, lazy(rf"(?:{pattern})(?: ?(?P<year>\d{{4}}))?")) for name, pattern in named)
        links = DateLinks(**{name: lazy(table["links"][name].replace("{DATE}", DATE_HERE)) for name in LINKS})
        anchor_words = _anchor_words(table["anchors"], anchors.words(language), check=check)
    except re.error as error:
        raise TableError(str(file), 1, f"pattern {error.pattern!r} ({error})", "a regular expression") from error
    tables = {name: table[name] for name in ("which", "counted", "units", "parts")} | dict(table["words"])
    digits = {figure: str(n) for n, figures in enumerate(table.get("digits", ())) for figure in figures}
    phrases = dict(_phrases(table["phrases"]))
    return DateGrammar(language, shapes, phrases, traps, join, until, today_is, zone, ahead, links, festivals, anchor_words, tables, digits)


def _shape(row: Mapping[str, Any], table: Mapping[str, Any], rule: str, *, check: bool) -> Shape:
    words = table["words"]
    cues = [word for cue in row["cue"] for word in (words[cue] if cue in WORD_CUES else (cue,))]
    pattern = Lazy(_filled(row["pattern"], table), check=check)
    return Shape(DateForm(row["form"]), pattern, frozenset(str(cue).lower() for cue in cues), row.get("set", {}), rule)


def _filled(pattern: str, table: Mapping[str, Any]) -> str:
    """The pattern with its macros and word lists put in, the longest words first."""
    macros = dict(table["macros"])
    for name in WORD_CUES:
        macros[name.upper()] = _either(table["words"][name])
    macros.setdefault("NUM", _either(table["words"]["number"]))
    for _ in range(2):  # macros may hold macros, once
        for name, words in macros.items():
            pattern = pattern.replace("{" + name + "}", words)
    return pattern


def _either(words: Iterable[Any]) -> str:
    return "(?:" + "|".join(sorted(map(str, words), key=len, reverse=True)) + ")"


def _phrases(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, DateExpression]]:
    for row in rows:
        value = DateExpression(**{name: given for name, given in row.items() if name != "words"})
        for word in row["words"]:
            yield word.lower(), replace(value)


def _anchor_words(table: Mapping[str, Any], names: list[tuple[str, str]], *, check: bool) -> AnchorWords:
    compiled = {name: Lazy(table[name], check=check) for name in ("before", "after", "closing", "opening", "during", "near")}
    # Flags inside a name would reach over all of them, so that they are taken in as groups of their own.
    branches = [f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})" for _, pattern in names]
    either = Lazy("|".join(f"({branch})" for branch in branches), check=check) if branches else None
    return AnchorWords(**compiled, prefixed=table["prefixed"], names=either, keys=tuple(key for key, _ in names))
