"""Who and what the tables know: states and organisations, offices, people and the tenures that bind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.time import Interval


class Seat(StrEnum):
    """In what capacity a person acts (DOMAIN.md 3.0)."""

    STATE = "state"
    PARTY = "party"
    MILITARY = "military"
    PARLIAMENT = "parliament"
    FRONT = "front"
    MONARCHY = "monarchy"
    IGO = "igo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class State:
    """A side: a state by its ISO 3166 alpha-3 code, or an organisation by the code of CONTRACT.md (UNO, EUE, ASEAN …)."""

    code: str
    name: str
    organisation: bool = False
    capital: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office, the same for every side: `foreign_minister`, `party_leader`.

    `rank` orders the classes of DOMAIN.md 3.0 (1, 2, 3, 4 … 7; 2p and 2f count as 2, 3+ as 3); 1 is the highest.
    """

    kind: str
    title: str
    seat: Seat
    rank: int


@dataclass(frozen=True, slots=True)
class Tenure:
    """That a person held an office of a side over some days; an open end is still in office or not known."""

    person: str
    office: str
    state: str
    days: Interval
    title: str
    source: str
    acting: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the registry: `VNM.nguyen-phu-trong`, by the name that standard English news prints."""

    id: str
    name: str
    state: str
    native: str | None = None
    hanzi: str | None = None
    qid: str | None = None
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class NameForm:
    """One surface in which a person's name is met: how strong it is (0..1) and why it leads to that person.

    1.0 only for names that mean one person by themselves; surnames and generated readings are weaker.
    """

    surface: str
    person: str
    strength: float
    why: str
