"""People in their offices on the day: which the tables give them, and whether the printed office can be right.

The danger: an office of another day.  An office is given only where a tenure covers days on which the event may have been; where
the printed one was held on other days alone, the claim is flagged, never mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.offices import Offices
from dragoman.knowledge.people import Registry
from dragoman.model.entity import Tenure
from dragoman.model.finding import Event, Finding, Participant, Statement
from dragoman.model.time import Days

# More offices at once than this means that the days are not known, not that somebody held them all.
MOST_AT_ONCE = 4


def with_offices(findings: Iterable[Finding], registry: Registry, offices: Offices) -> tuple[Finding, ...]:
    """The findings with every known person's offices, seat and rank on its days, the office that the words name first."""
    clerk = _Clerk(registry, offices)
    return tuple(clerk.served(finding) for finding in findings)


class _Clerk:
    """Looks up tenures."""

    def __init__(self, registry: Registry, offices: Offices) -> None:
        self._registry, self._offices = registry, offices

    def served(self, finding: Finding) -> Finding:
        """The finding with the offices of its people."""
        if isinstance(finding, Event):
            return replace(finding, participants=tuple(self._person(p, finding.when) for p in finding.participants))
        if isinstance(finding, Statement) and finding.speaker is not None:
            return replace(finding, speaker=self._person(finding.speaker, finding.when))
        return finding

    def _person(self, person: Participant, when: Days) -> Participant:
        if person.person is None:
            return person
        tenures = self._registry.tenures(person.person)
        covering = [t for t in tenures if _meets(t, when)]
        named = [t for t in covering if t.office in person.office_kinds]
        if person.office_kinds and not named and any(t.office in person.office_kinds for t in tenures):
            return replace(person, flags=(*person.flags, _anachronism(person, tenures)))
        chosen = _ordered(named, covering, sure=bool(when.intervals))
        if not chosen:
            return person
        first = self._offices.kinds.get(chosen[0].office)
        titles = tuple(dict.fromkeys(t.title for t in chosen))
        if first is None:
            return replace(person, offices=titles)
        return replace(person, offices=titles, seat=first.seat, rank=min(first.rank, person.rank or first.rank))


def _meets(tenure: Tenure, when: Days) -> bool:
    """Whether the tenure covers a day of the set; any day will do where none is known."""
    return not when.intervals or bool(when.meet(Days((tenure.days,))).intervals)


def _ordered(named: Sequence[Tenure], covering: Sequence[Tenure], *, sure: bool) -> list[Tenure]:
    """The offices that the words name, then the others of those days where these are few."""
    others = [t for t in covering if t not in named]
    if named:
        return [*named, *(others if sure and len(others) < MOST_AT_ONCE else [])]
    return others if sure and len(others) <= MOST_AT_ONCE else []


def _anachronism(person: Participant, tenures: Sequence[Tenure]) -> str:
    """In words: the printed office was held on other days."""
    spells = [t for t in tenures if t.office in person.office_kinds]
    told = "; ".join(f"{t.days.first or '…'} to {t.days.last or '…'}" for t in spells)
    return f"anachronism: {'/'.join(person.office_kinds)} held {told}"
