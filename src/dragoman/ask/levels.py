"""Which level each side's ladder gave each other side on a day, by which report, and what was wished at the time.

The danger: carrying a level back.  A report that a level is in force says nothing of the days before its `since`, and where it
gives none, nothing of the days before the report.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from dragoman.ask.answers import Level
from dragoman.model.finding import Standing
from dragoman.model.judgement import Verdict
from dragoman.store.lookup import Asked
from dragoman.store.record import Record

_IN_FORCE = frozenset({"in_force", "raised"})
_AHEAD = frozenset({"wanted", "planned"})


def levels(record: Record, on: dt.date, *, states: Sequence[str] = ()) -> list[Level]:
    """The level of every pair of sides on the day, ladder by ladder; only pairs with all of `states` where any are given."""
    by_pair: defaultdict[tuple[str, str, bool], list[Standing]] = defaultdict(list)
    found = [stored.finding for stored in record.findings(Asked("standing", tuple(states)))]
    refused = _refused(record, [standing.id for standing in found])
    for standing in found:
        if isinstance(standing, Standing) and standing.id not in refused:
            by_pair[_pair(standing)].append(standing)
    answers = (_level(standings, on) for _, standings in sorted(by_pair.items()))
    return [level for level in answers if level]


def _refused(record: Record, ids: Sequence[str]) -> set[str]:
    last = {entry.judgement.left: entry.judgement.verdict for entry in record.judgements(ids) if not entry.undone}
    return {id_ for id_, verdict in last.items() if verdict is Verdict.REJECTED}


def _pair(standing: Standing) -> tuple[str, str, bool]:
    """Whose ladder and which partner; without an owner the sides in order."""
    if standing.owner:
        return standing.owner, standing.partner, True
    sides = sorted(standing.states) or [standing.partner]
    return sides[0], sides[-1], False


def start_of(standing: Standing) -> dt.date | None:
    """The first day for which it surely speaks: the last that its beginning may be, else the last of its own days."""
    hull = standing.since.hull
    if hull and hull.last:
        return hull.last
    said = standing.as_of.hull
    return said.last if said else None


def _level(standings: Sequence[Standing], on: dt.date) -> Level | None:
    held = sorted((s for s in standings if s.modality in _IN_FORCE and _holds(s, on)), key=_age)
    if not held:
        return None
    now = held[-1]
    since = next((s.since for s in held if s.label == now.label and s.since), now.since)
    before = tuple(s for s in held[:-1] if s.label != now.label)
    wanted = tuple(s for s in standings if s.modality in _AHEAD and s.label != now.label and _later(s, now))
    return Level(now.owner, now.partner, now.label, now.rung, since, now, before, wanted)


def _holds(standing: Standing, on: dt.date) -> bool:
    start = start_of(standing)
    return start is not None and start <= on


def _age(standing: Standing) -> tuple[dt.date, int, str]:
    """Later levels replace earlier ones; of two on one day the higher holds, for levels rarely fall."""
    return (start_of(standing) or dt.date.min, standing.rung or 0, standing.id)


def _later(wish: Standing, now: Standing) -> bool:
    """A wish that is older than the level in force is history."""
    start, current = start_of(wish), start_of(now)
    higher = wish.rung is None or now.rung is None or wish.rung > now.rung
    return higher and (start is None or current is None or start >= current)
