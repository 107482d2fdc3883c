"""The public JSON form of whom a name means and which days some words mean (CONTRACT.md 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.export.contract import Row, candidate_row
from dragoman.knowledge.names import NameBridge
from dragoman.model.document import Evidence
from dragoman.model.mention import Candidate
from dragoman.model.time import Days, Interval


def who_row(names: NameBridge, name: str, *, side: str | None = None, on: Interval | None = None) -> Row:
    """Whom a name means on the days; `person` is null and `certain` false where several may be meant or nobody is known."""
    found = names.who(name, side=side, on=on)
    known = tuple(each for each in found if each.person)
    certain = bool(known) and names.certain(known)
    chosen = known[0] if certain else None
    row: Row = {"kind": "who", "name": name, "certain": certain, "person": chosen.person if chosen else None}
    row |= {"canonical": chosen.name if chosen else None, "state": chosen.state if chosen else None}
    row |= {"offices": list(_offices(names, chosen, on)), "how": _how(chosen), "flags": list(_flags(names, chosen, on))}
    return row | {"candidates": [candidate_row(each) for each in found]}


def when_row(words: Evidence, days: Days, basis: Sequence[str], conflict: Sequence[str]) -> Row:
    """Which days the words of a date mean, and why; no days where nothing is known or where constraints clash."""
    row: Row = {"kind": "when", "quote": words.quote, "start": words.start, "end": words.end, "when": days.as_lists()}
    return row | {"when_basis": list(basis), "conflict": list(conflict)}


def _how(chosen: Candidate | None) -> str:
    return chosen.why if chosen else "nobody in the registry for certain"


def _offices(names: NameBridge, chosen: Candidate | None, on: Interval | None) -> tuple[str, ...]:
    if chosen is None or chosen.person is None:
        return ()
    held = names.registry.offices_on(chosen.person, on) if on else names.registry.tenures(chosen.person)
    return tuple(dict.fromkeys(tenure.title for tenure in held))


def _flags(names: NameBridge, chosen: Candidate | None, on: Interval | None) -> Iterator[str]:
    if chosen and chosen.person and on and names.registry.tenures(chosen.person) and not _offices(names, chosen, on):
        yield f"anachronism: no known office on {on.first}"
