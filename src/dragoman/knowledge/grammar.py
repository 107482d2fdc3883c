"""How a language builds the phrases that name actors, and where its clauses part.

The danger: a pattern over letters that stand for things.  A sentence is first turned into one letter a thing named (`Sign`);
the patterns of `languages/<code>/grammar.yml` speak of those letters and never of names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import TableError
from dragoman.knowledge.tables import by_language, read_yaml
from dragoman.text.lazy import Lazy
from dragoman.text.needles import folded

# Letters of the private use area, so many for each sign; what a sentence names beyond that stays as it is written.
FIRST, ROOM = 0xE000, 256


class Sign(StrEnum):
    """What a letter stands for; the order fixes the letters."""

    NAME = "N"
    OFFICE = "O"
    OFFICES = "Q"
    STATE = "S"
    ADJECTIVE = "J"
    ORGANISATION = "G"
    CAPITAL = "C"
    BODY = "B"
    PAIR = "I"
    SIDE = "T"
    PLACE = "L"
    DATE = "D"
    LEVEL = "V"
    WHO = "W"
    PARTY = "K"
    BOTH = "H"
    HE = "R"


_IN_ORDER = tuple(Sign)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BASE = {sign: FIRST + number * ROOM for number, sign in enumerate(Sign)}


def letter(sign: Sign, number: int) -> str:
    """The letter of the numbered thing of a sign; '' beyond the room that there is."""
    return chr(_BASE[sign] + number) if number < ROOM else ""


def number_of(character: str) -> int:
    """The number of the thing that a letter stands for."""
    return (ord(character) - FIRST) % ROOM


def sign_of(character: str) -> Sign | None:
    """What a letter stands for, None for any other character."""
    at = (ord(character) - FIRST) // ROOM
    return _IN_ORDER[at] if 0 <= at < len(_IN_ORDER) else None


def sought(letters: str) -> str:
    """A sentence in letters as `text.needles` asks it: folded, with the first letter of each sign that stands in it."""
    return folded(letters) + "".join(chr(_BASE[sign]) for sign in {sign_of(c) for c in _PRIVATE.findall(letters)} if sign is not None)


def letters(*signs: Sign) -> str:
    """A character class of the letters of some signs."""
    return "[" + "".join(f"{chr(_BASE[s])}-{chr(_BASE[s] + ROOM - 1)}" for s in signs) + "]"


ACTORS = letters(Sign.WHO, Sign.PARTY, Sign.BOTH, Sign.HE)
_SIGN = re.compile(r"(?<!P)<([A-Z])>")
# A set of such letters, or of all but these and some marks.
_SET = re.compile("\\[\\^?(?:[\ue000-\uf8ff]-[\ue000-\uf8ff])+[.;:,。；：，!?]*\\]")


def written(pattern: str) -> str:
    """A pattern of the tables with its `<N>` turned into character classes."""
    return _SIGN.sub(lambda found: letters(Sign(found[1])), pattern)


def caseless(pattern: str) -> str:
    """A pattern whose sets of letters for things are compared as they are: they have no case, and it costs time to ask for one."""
    return _SET.sub(r"(?-i:\g<0>)", pattern)


def actors(joined: str, listed: str) -> str:
    """A pattern for a group of actors: one, "A and B", "A, B and C", a bare list of three and more, of people, or one that goes on."""
    several = f"{ACTORS}(?:(?:{listed}){ACTORS})*(?:{joined}){ACTORS}(?:(?:{joined}){ACTORS})*"
    people = letters(Sign.WHO)
    bare = f"{people}(?:(?:{listed}){people})+(?! (?:said|says|told|added)\\b)"
    parties = letters(Sign.PARTY)
    begun = f"{parties}(?:{listed}){parties}(?= ?, (?!and\\b)| and (?:the )?(?-i:[A-Z]))"
    return f"(?:{several}|{ACTORS}(?:(?:{listed}){ACTORS}){{2,}}|{bare}|{begun}|{ACTORS})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    `phrases` finds actors, the group that matched naming the kind through `kinds`; `joined` stands between members of one
    group, `listed` between those of a list before its last "and"; `governed` ends the words before an actor who is no
    subject; `possessed` begins the words behind one; `stranger` is a subject whom no table knows, right before its verb;
    `breaks` part clauses, their group `relative` one about the actor right before; `named` begins a longer name that a side
    opens ("the BRICS Leaders' Summit"); `place` ends the words before a place; `reported` finds the words that name a source,
    in its group `source`.
    """

    language: str
    phrases: tuple[tuple[str, Lazy], ...]
    joined: Lazy
    listed: Lazy
    governed: Lazy
    possessed: Lazy
    stranger: Lazy
    breaks: Lazy
    named: Lazy
    place: Lazy
    reported: Lazy
    group: Lazy


SINGLE = ("joined", "listed", "governed", "possessed", "named", "stranger", "place", "reported")


@lru_cache(maxsize=1)
def load_grammars() -> Mapping[str, Grammar]:
    """The grammars that ship with the package, by language; raises TableError naming the path."""
    return by_language("grammar.yml", (), _grammar)


def _grammar(file: Traversable | Path, language: str, check: bool) -> Grammar:
    path, table = str(file), read_yaml(file)
    missing = [key for key in (*SINGLE, "boundary", "relative", "own", "fill", "phrases") if key not in table]
    if missing:
        raise TableError(path, 1, f"no {', '.join(missing)}", "every part of a grammar")
    parts = {f"({key})": f"(?:{table.get(key, '')})" for key in ("own", "fill", "home")}
    phrases = table["phrases"]
    assert isinstance(phrases, list)  # noqa: S101 - told to the type checker; checked by the tests of the tables
    lazy = partial(_lazy, path, check=check)
    found = tuple((str(p["kind"]), lazy(_put_in(str(p["pattern"]), parts))) for p in phrases)
    single = {key: lazy(str(table[key])) for key in SINGLE}
    group = lazy(actors(str(table["joined"]), str(table["listed"])))
    breaks = lazy(f"(?P<relative>{table['relative']})|{table['boundary']}")
    return Grammar(language, found, group=group, breaks=breaks, **single)


def _put_in(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with the parts that many phrases share put in."""
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _lazy(path: str, pattern: str, *, check: bool) -> Lazy:
    try:
        return Lazy(caseless(written(pattern)), re.IGNORECASE, check=check)
    except re.error as error:
        raise TableError(path, 1, f"{pattern!r}: {error}", "a regular expression") from error
