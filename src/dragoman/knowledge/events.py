r"""The types of interaction, and by which words each language tells of them.

A pattern is a regular expression over a sentence in letters (see `grammar`) with slots: `{A}`, `{B}`, `{C}` are groups of
actors, `{G}` the ground that somebody travels to (a side or a place), `{P}` a place, `{D}` a date, `{V}` a label of a level.
`A:` before a pattern says that A is the subject of its verb, `AA:` that this subject must be of several sides.  `(gap)` stands
for words without actors within a sentence, `(near)` for fewer within a clause; `<name>` for a macro of the same file.  A set
that begins with `[\w` takes dates and places for words; one that begins with `[^` never takes an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import TableError
from dragoman.knowledge.grammar import ACTORS, Sign, actors, caseless, letters, load_grammars, written
from dragoman.knowledge.tables import data_folder, read_yaml
from dragoman.text.match import Matcher

TYPES = frozenset(
    "meeting talks courtesy_call audience call visit invitation letter joint_statement agreement mechanism summit appointment "  # noqa: SIM905
    "recognition level_up level_down aid protest expulsion recall sanction threat exercise port_call incident ceremony "
    "mediation nonofficial_exchange accord".split()
)
KEYS = frozenset({"read", "heads", "roles", "modality", "detail", "weak", "label", "sides", "carry", "items"})
_SLOT = re.compile(r"\{([ABCGPDV])\}")
_MACRO = re.compile(r"(?<!P)<([a-z_]+)>")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a language tells of an event.

    `subject` is '' where all slots stand in the pattern, 'A' where A is the verb's subject, 'AA' where it must be several sides.
    `weak` marks a noun that only points at an event ("his visit to").  `roles` names the role of each slot, `modality` is
    fixed where the words fix it.  `carry` is a slot that the words may leave to the last event of the type, `items` one that
    the lines after a colon fill, an event each.  `number` counts from 1 within type and language.
    """

    type: str
    language: str
    number: int
    heads: tuple[str, ...]
    words: str
    subject: str
    roles: Mapping[str, str]
    modality: str | None
    detail: tuple[tuple[str, str], ...]
    weak: bool
    sides: int
    carry: str = ""
    items: str = ""

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return _regex(self.words)

    @property
    def rule(self) -> str:
        """Where it stands: `events/visit.yml:en:3`."""
        return f"events/{self.type}.yml:{self.language}:{self.number}"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that tells (or, as a counter-example, does not tell) of an event, kept beside the patterns as a test."""

    language: str
    text: str
    tells: bool
    modality: str | None = None
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """A type with its definition, patterns and examples.

    `each` is 'met' where every side that was met makes an event of its own, 'pair' where every pair across the two slots does.
    """

    name: str
    definition: str
    each: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]


class EventTypes:
    """All types; `in_sentence` gives the patterns worth trying on a sentence."""

    def __init__(self, types: Mapping[str, EventType]) -> None:
        self.types = types
        self._by_language = {language: _Heads(types, language) for language in load_grammars()}

    def __getitem__(self, name: str) -> EventType:
        return self.types[name]

    def in_sentence(self, language: str, words: str) -> Iterator[Pattern]:
        """The patterns of a language whose head stands in the words."""
        heads = self._by_language.get(language)
        return heads.patterns_in(words) if heads is not None else iter(())


class _Heads:
    """The heads of one language and the patterns that each calls up."""

    def __init__(self, types: Mapping[str, EventType], language: str) -> None:
        calls: dict[str, list[Pattern]] = {}
        for pattern in (p for t in types.values() for p in t.patterns if p.language == language):
            for head in pattern.heads:
                calls.setdefault(head, []).append(pattern)
        self._calls = list(calls.values())
        self._matcher = Matcher(list(calls), ignore_case=True)

    def patterns_in(self, words: str) -> Iterator[Pattern]:
        called = self._matcher.present(words)
        seen: set[str] = set()
        for number in sorted(called):
            for pattern in self._calls[number]:
                if pattern.rule not in seen:
                    seen.add(pattern.rule)
                    yield pattern


@lru_cache(maxsize=1)
def load_events() -> EventTypes:
    """The types that ship with the package; raises TableError naming the file."""
    folder = data_folder() / "events"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yml")), key=lambda f: f.name)
    return EventTypes({kind.name: kind for kind in (read_event_type(file) for file in files)})


def read_event_type(file: Traversable | Path) -> EventType:
    """One type from its file; raises TableError where a name, a slot or a pattern is wrong."""
    table: Mapping[str, Any] = read_yaml(file)
    path, name = str(file), str(table.get("type"))
    if name not in TYPES:
        raise TableError(path, 1, f"type {name!r}", "a type of CONTRACT.md")
    macros, roles = dict(table.get("macros") or {}), dict(table.get("roles") or {})
    patterns: list[Pattern] = []
    for language, rows in (table.get("patterns") or {}).items():
        own = {**macros.get("any", {}), **macros.get(language, {})}
        patterns += (
            _pattern(row, path=path, name=name, language=str(language), number=n, macros=own, roles=roles)
            for n, row in enumerate(rows, start=1)
        )
    return EventType(name, str(table.get("definition", "")), str(table.get("each") or ""), tuple(patterns), tuple(_examples(table)))


def _pattern(
    row: Mapping[str, Any], *, path: str, name: str, language: str, number: int, macros: Mapping[str, str], roles: Mapping[str, str]
) -> Pattern:
    unknown = set(row) - KEYS
    if unknown or "read" not in row or "heads" not in row:
        raise TableError(path, 1, f"{language}:{number} with {', '.join(sorted(unknown)) or 'no read or heads'}", "read, heads, …")
    subject, _, words = _split(str(row["read"]))
    return Pattern(
        type=name,
        language=language,
        number=number,
        heads=tuple(str(row["heads"]).split()),
        words=_expanded(path, language, words, macros),
        subject=subject,
        roles={**roles, **row.get("roles", {})},
        modality=row.get("modality"),
        detail=tuple(sorted((str(k), str(v)) for k, v in (row.get("detail") or {}).items())),
        weak=bool(row.get("weak")),
        sides=int(row.get("sides", 0)),
        carry=str(row.get("carry") or ""),
        items=str(row.get("items") or ""),
    )


def _split(read: str) -> tuple[str, str, str]:
    """The subject that a pattern asks for, and the pattern."""
    for subject in ("AA", "A"):
        if read.startswith(f"{subject}: "):
            return subject, ": ", read[len(subject) + 2 :]
    return "", "", read


@lru_cache(maxsize=4096)
def _regex(words: str) -> re.Pattern[str]:
    return re.compile(caseless(words), re.IGNORECASE)


def _expanded(path: str, language: str, words: str, macros: Mapping[str, str]) -> str:
    """A pattern with macros, gaps, slots and letters written out."""
    try:
        for _ in range(3):
            words = _MACRO.sub(lambda m: f"(?:{macros[m[1]]})", words)
    except KeyError as error:
        raise TableError(path, 1, f"macro {error}", "one that the file defines") from error
    return written(_filled(language, words))


def check_patterns(types: EventTypes) -> None:
    """Compiles every pattern; raises TableError with the first that is no regular expression."""
    for pattern in (p for t in types.types.values() for p in t.patterns):
        try:
            _ = pattern.regex
        except re.error as error:
            raise TableError(pattern.rule, 1, f"{pattern.words!r}: {error}", "a regular expression") from error


def _filled(language: str, words: str) -> str:
    """A pattern with its gaps and slots written out."""
    grammar = load_grammars()[language]
    ground = letters(Sign.PARTY, Sign.PLACE)
    slots = {
        "G": f"{ground}(?:(?:, ?| and |、|和){ground})*",
        "P": letters(Sign.PLACE, Sign.PARTY),
        "D": letters(Sign.DATE),
        "V": letters(Sign.LEVEL),
    }
    group = actors(grammar.joined.pattern, grammar.listed.pattern)
    things, acting = letters(Sign.DATE, Sign.PLACE)[1:-1], ACTORS[1:-1]
    words = words.replace("[^", f"[^{acting}").replace("[\\w", f"[\\w{things}")
    words = words.replace("(gap)", f"[^{acting}.;:。；：!?]{{0,60}}?").replace("(near)", f"[^{acting}.;:,。；：，!?]{{0,25}}?")
    words = words if language == "zh" else rf"\b(?:{words})" if words[0].isalpha() or words.startswith("(?:") else words
    return _SLOT.sub(lambda m: f"(?P<{m[1]}>{slots.get(m[1], group)})", words)


def _examples(table: Mapping[str, Any]) -> Iterator[Example]:
    for key, tells in (("examples", True), ("counter_examples", False)):
        for language, rows in (table.get(key) or {}).items():
            for row in rows:
                if isinstance(row, str):
                    yield Example(str(language), row, tells)
                else:
                    yield Example(str(language), str(row["text"]), tells, row.get("modality"), tuple(row.get("sides", ())))
