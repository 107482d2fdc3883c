"""How PLOVER and CAMEO code each type of finding: one table of lines, by type, condition and modality.

The danger: a code that says more than the finding.  Where no line fits there is no code, never the nearest one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import Row, data_folder, read_tsv

COLUMNS = ("type", "condition", "modality", "plover", "cameo", "pairs")
ORGANISATION_COLUMNS = ("code", "name", "en", "zh", "vi", "source")
MODALITIES = frozenset({"occurred", "ahead", "asked", "cancelled"})
# Conditions of events; extract/codes.py knows when each holds.
CONDITIONS = frozenset(
    {
        "third state, sides known", "host known", "host not known", "across a border", "within the host's state by a resident",
        "by a resident envoy", "abroad", "postponed", "declined", "congratulation or thanks", "condolence", "other",
        "opens or widens relations, signed", "opens or widens relations", "signed", "text signed",
        "creates or restores representation", "economic", "military", "humanitarian", "lifted", "lifting", "of restrictions",
        "of relations", "of force", "joint", "alone", "water cannon", "collision or fire", "persons detained", "property seized",
        "interception or show of force",
    }
)  # fmt: skip
# A statement's condition is a list of stances; one line is for what is proposed.
TO_MEET = "propose to meet or talk"
ROLE_WORDS = frozenset(
    {
        "guest", "host", "visitor", "inviter", "invitee", "sender", "receiver", "addressee", "initiator", "target", "mediator",
        "actor", "donor", "protester", "mover", "asker", "canceller", "refuser", "recipient", "honouree", "other", "each", "speaker",
    }
)  # fmt: skip
_CODE = re.compile(r"(\d{3,4})(?: (\w+>\w+))?")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which sides a code is written for: each to each, else the first of `roles` whose sides are known; none for a single record."""

    roles: tuple[Pair, ...] = ()
    both: bool = False

    @property
    def single(self) -> bool:
        """Whether the code stands for the whole event, without pairs."""
        return not self.roles and not self.both


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One line: when it fits, PLOVER's event and mode (None: no record there), and CAMEO's codes, each with its pairs."""

    condition: str
    modality: str
    plover: str | None
    cameo: tuple[tuple[str, Pairing], ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The lines of each type in the order in which they are tried, and what else the codes need beside them.

    `contacts` are the words by which somebody proposes to meet, `organisations` the codes of sides that are no states.
    """

    lines: Mapping[str, tuple[CodeLine, ...]]
    contacts: re.Pattern[str]
    organisations: Mapping[str, str]

    def side(self, code: str) -> str:
        """A side's code as the code books write it: EUR for EUE, IGO for most organisations, a state's unchanged."""
        return self.organisations.get(code, code)

    def line(self, type_: str, modality: str, holds: Callable[[str], bool]) -> CodeLine | None:
        """The first line of a type and modality group whose condition holds, or None."""
        mine = (line for line in self.lines.get(type_, ()) if line.modality == modality)
        return next((line for line in mine if not line.condition or holds(line.condition)), None)

    def has(self, type_: str, modality: str) -> bool:
        """Whether any line of the type is for this modality group."""
        return any(line.modality == modality for line in self.lines.get(type_, ()))


def load_codes(folder: Traversable | Path | None = None) -> CodeTable:
    """The lines of `codes.tsv`, `contacts.tsv` and `code_sides.tsv`, by default of those that ship with the package.

    Raises TableError where a modality, a condition, a role or a code is none that the reader of the table knows.
    """
    folder = folder or data_folder()
    lines: dict[str, tuple[CodeLine, ...]] = {}
    for row in read_tsv(folder / "codes.tsv", COLUMNS):
        lines[row["type"]] = (*lines.get(row["type"], ()), _line(row))
    words = "|".join(row["pattern"] for row in read_tsv(folder / "contacts.tsv", ("language", "pattern")))
    organisations = (row["code"] for row in read_tsv(data_folder() / "states" / "organisations.tsv", ORGANISATION_COLUMNS))
    own = {row["side"]: row["code"] for row in read_tsv(folder / "code_sides.tsv", ("side", "code"), sort_key=lambda row: row["side"])}
    return CodeTable(lines, re.compile(words, re.IGNORECASE), dict.fromkeys(organisations, "IGO") | own)


def _line(row: Row) -> CodeLine:
    if row["modality"] not in MODALITIES:
        raise row.error(f"modality {row['modality']!r}", "one of " + ", ".join(sorted(MODALITIES)))
    if row["type"] != "statement" and row["condition"] and row["condition"] not in CONDITIONS:
        raise row.error(f"condition {row['condition']!r}", "one of " + ", ".join(sorted(CONDITIONS)))
    return CodeLine(row["condition"], row["modality"], None if row["plover"] == "-" else row["plover"], tuple(_cameo(row)))


def _cameo(row: Row) -> Iterator[tuple[str, Pairing]]:
    for part in row.many("cameo", ";"):
        found = _CODE.fullmatch(part)
        if found is None:
            raise row.error(f"code {part!r}", "three or four digits, then role>role or nothing")
        yield found[1], _pairing(row, found[2] or row["pairs"])


def _pairing(row: Row, words: str) -> Pairing:
    if words == "one":
        return Pairing()
    alternatives = words.split(", else ")
    roles = [each.partition(">") for each in alternatives if each != "both"]
    pairs = tuple((actor, other) for actor, _, other in roles if {actor, other} <= ROLE_WORDS)
    if len(pairs) < len(roles):
        raise row.error(f"pairs {words!r}", "both, one, or role>role")
    return Pairing(pairs, "both" in alternatives)
