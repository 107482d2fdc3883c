"""What annotators find in a reading: a span, what kind of thing it names, and which table row or rule says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.entity import Seat
from dragoman.model.expression import DateExpression
from dragoman.model.span import Span


class MentionKind(StrEnum):
    """The kinds that `--mentions` prints; organisations are states with `form` 'organisation'."""

    PERSON = "person"
    OFFICE = "office"
    PLACE = "place"
    STATE = "state"
    ORGANISATION = "organisation"
    DATE = "date"
    FORMULA = "formula"
    LEVEL = "level"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a record: a stage, and the row or rule that fired, such as `events/visit.yml:en:3`."""

    stage: str
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean; `person` is None for a suggested reading of a name that stands in no table."""

    name: str
    person: str | None
    state: str | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, with everybody it may mean, best first; no candidates for a name found by its shape alone."""

    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """An office as the words give it.

    `kind` is a key of `data/offices` (`foreign_minister`); `states` are the sides that the title itself names ("Vietnam's
    National Defence Minister" → VNM), none where it names none; `status` is full, acting, former, designate or deputy;
    `plural` is true for "foreign ministers", "defence chiefs", 两国外长.
    """

    kind: str
    title: str
    seat: Seat
    rank: int
    states: tuple[str, ...] = ()
    status: str = "full"
    plural: bool = False


class StateForm(StrEnum):
    """How a side was named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SIDE = "side"
    PAIR = "pair"
    BODY = "body"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class StateName:
    """A side, or the two sides of a pair name such as 中越 or "Sino-Vietnamese", in the order in which they stand.

    BODY is an organ that speaks for its side: "the Ministry of National Defence", "the Kremlin", 中国外交部.
    """

    states: tuple[str, ...]
    form: StateForm


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place below the level of states, by its English name, and the side on whose ground it lies (None: unknown)."""

    name: str
    state: str | None


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """A formula of `data/formulae.tsv` by its key (F01 …); `wording` is its canonical English text."""

    key: str
    wording: str


@dataclass(frozen=True, slots=True)
class LevelLabel:
    """A label of relations, read whole and turned into standard English: 'comprehensive strategic partnership'."""

    label: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an interaction: the event type, and the number of the pattern within its language."""

    type: str
    language: str
    pattern: int


MentionValue = PersonName | OfficeTitle | StateName | PlaceName | DateExpression | FormulaUse | LevelLabel | Trigger


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a reading; `span` is an offset pair of the reading's cleaned text."""

    span: Span
    kind: MentionKind
    value: MentionValue
    made_by: Maker
