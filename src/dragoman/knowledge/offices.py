"""Which offices there are, and by which words each language and its machines name them.

The danger: one word for many offices.  A secretary, a president or a minister is what the organ says that he belongs to;
such words carry what they need around them and what may not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.model.entity import Office, Seat
from dragoman.text.match import Matcher

LANGUAGES = ("en", "vi", "zh")
KIND_COLUMNS = ("kind", "title", "seat", "rank", "deputy", "notes", "source")
TITLE_COLUMNS = ("surface", "kind", "of_party", "states", "status", "needs", "unless_before", "unless_after", "source")
NEEDS = frozenset({"", "body", "name", "party", "portfolio", "side", "whole"})
STATUSES = frozenset({"", "acting", "former", "designate", "deputy"})
_INNERMOST = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Title:
    """One surface for an office.

    `of_party` is the kind where the words go on with a party; `needs` says what must stand with it (see the tables).
    A surface in small letters stands for any case, one with capitals only for itself.
    """

    language: str
    surface: str
    kind: str
    of_party: str
    states: tuple[str, ...]
    status: str
    needs: str
    plural: bool
    rule: str
    unless_before: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None

    @property
    def any_case(self) -> bool:
        """Whether capitals do not matter."""
        return self.surface == self.surface.lower()


@dataclass(frozen=True, slots=True)
class Body:
    """A party or another organ that a title may belong to, by the side it names (None: many sides have one of that name)."""

    language: str
    surface: str
    body: str
    state: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Offices:
    """Every kind of office, the words for them, the organs they belong to, and the words of portfolios."""

    kinds: Mapping[str, Office]
    deputies: Mapping[str, str]
    heads: Mapping[str, str]
    titles: tuple[Title, ...]
    bodies: tuple[Body, ...]
    portfolios: Mapping[str, Mapping[str, str]]
    matcher: Matcher = field(repr=False, compare=False)

    def __getitem__(self, kind: str) -> Office:
        """The office of a kind; raises KeyError for any other."""
        return self.kinds[kind]

    def deputy_of(self, kind: str) -> str | None:
        """The kind of the deputy, None where deputies have no office of their own here."""
        return self.deputies.get(kind)

    def word(self, number: int) -> Title | Body:
        """The title or organ behind a number that `matcher` gives."""
        if number < len(self.titles):
            return self.titles[number]
        return self.bodies[number - len(self.titles)]


def load_offices(folder: Traversable | None = None) -> Offices:
    """The offices of a folder, by default those that ship with the package; raises TableError naming path and line."""
    folder = folder or data_folder() / "offices"
    rows = list(read_tsv(folder / "kinds.tsv", KIND_COLUMNS, sort_key=_by("kind")))
    kinds = {row["kind"]: Office(row["kind"], row["title"], Seat(row["seat"]), int(row["rank"])) for row in rows}
    deputies = {row["kind"]: _known(row, "deputy", kinds) for row in rows if row["deputy"]}
    heads = {row["body"]: _known(row, "head", kinds) for row in read_tsv(folder / "bodies.tsv", ("body", "head", "source"))}
    titles = tuple(title for name in (*LANGUAGES, "mt") for title in _titles(folder, name, kinds))
    bodies = tuple(_bodies(folder, heads))
    surfaces = [title.surface for title in titles] + [body.surface for body in bodies]
    matcher = Matcher(surfaces, whole_words=True, ignore_case=True)
    return Offices(kinds, deputies, heads, titles, bodies, _portfolios(folder, kinds), matcher)


def _by(*columns: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(row[column] for column in columns)


def _known(row: Row, column: str, known: Container[str]) -> str:
    if row[column] not in known:
        raise row.error(f"{column} {row[column]!r}", "one that its own table knows")
    return row[column]


def _titles(folder: Traversable, name: str, kinds: Mapping[str, Office]) -> Iterator[Title]:
    """Machines' words are English words."""
    language = "en" if name == "mt" else name
    for row in read_tsv(folder / f"titles.{name}.tsv", TITLE_COLUMNS, sort_key=_by("kind")):
        kind, of_party = _known(row, "kind", kinds), row["of_party"] and _known(row, "of_party", kinds)
        _check(row)
        states, rule = row.many("states"), f"offices/titles.{name}.tsv:{row.line}"
        before, after = (_compiled(row, column) for column in ("unless_before", "unless_after"))
        for surface in _expanded(row["surface"]):
            for words, plural in _numbers(surface):
                yield Title(language, words, kind, of_party, states, row["status"], row["needs"], plural, rule, before, after)


def _check(row: Row) -> None:
    if row["needs"] not in NEEDS:
        raise row.error(f"needs {row['needs']!r}", ", ".join(sorted(NEEDS)))
    if row["status"] not in STATUSES:
        raise row.error(f"status {row['status']!r}", ", ".join(sorted(STATUSES)))


def _compiled(row: Row, column: str) -> re.Pattern[str] | None:
    try:
        return re.compile(row[column]) if row[column] else None
    except re.error as error:
        raise row.error(f"{column} {row[column]!r} ({error})", "a pattern") from error


def _expanded(surface: str) -> tuple[str, ...]:
    """Every reading of alternatives in braces, which may nest: `{a|b} c` gives `a c` and `b c`."""
    found = _INNERMOST.search(surface)
    if found is None:
        return (surface,)
    before, after = surface[: found.start()], surface[found.end() :]
    tails = [words for choice in found[1].split("|") for words in _expanded(f"{before}{choice}{after}")]
    return tuple(dict.fromkeys(tails))


def _numbers(surface: str) -> Iterator[tuple[str, bool]]:
    """The singular, and where ~ marks the word that takes it, the plural."""
    yield surface.replace("~", ""), surface.endswith("leaders") or surface.startswith(("leaders ", "secretaries"))
    if "~" in surface:
        head, tail = surface.split("~", 1)
        yield _plural(head) + tail.replace("~", ""), True


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _bodies(folder: Traversable, heads: Mapping[str, str]) -> Iterator[Body]:
    for row in read_tsv(folder / "parties.tsv", ("language", "body", "surface", "state", "source"), sort_key=_by("language", "body")):
        for surface in _expanded(row["surface"]):
            yield Body(row["language"], surface, _known(row, "body", heads), row["state"] or None, f"offices/parties.tsv:{row.line}")


def _portfolios(folder: Traversable, kinds: Mapping[str, Office]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for row in read_tsv(folder / "portfolios.tsv", ("language", "word", "kind", "source"), sort_key=_by("language", "word")):
        words[_known(row, "language", words)][row["word"]] = _known(row, "kind", kinds)
    return words
