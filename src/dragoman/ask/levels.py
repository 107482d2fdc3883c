"""Which level each side's ladder gave each other side on a day, by which report, and what was wished at the time.

The danger: carrying a level back.  A report that a level is in force says nothing of the days before its `since`, and where it
gives none, nothing of the days before the report.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.ask.answers import Level
from dragoman.knowledge.levels import Levels, load_levels
from dragoman.model.finding import Event, Modality, Standing
from dragoman.model.judgement import Verdict
from dragoman.model.time import Days
from dragoman.store.lookup import Asked, Stored, StoredDocument
from dragoman.store.record import Record

_IN_FORCE = frozenset({"in_force", "raised"})
_AHEAD = frozenset({"wanted", "planned"})
_CLAIMED = {
    Modality.OCCURRED: ("raised", "done"), Modality.PLANNED: ("planned", "announced"), Modality.EXPECTED: ("planned", "under_discussion"),
    Modality.WANTED: ("wanted", "wanted"),
}  # fmt: skip
"""A report of the event that a level rises claims the level, too."""

_Pair = tuple[str, str, bool]


def levels(record: Record, on: dt.date, *, states: Sequence[str] = ()) -> list[Level]:
    """The level of every pair of sides on the day, ladder by ladder; only pairs with all of `states` where any are given."""
    by_pair = _by_pair(claims(record, states))
    found = {pair: level for pair, standings in sorted(by_pair.items()) if (level := _level(standings, on))}
    return [_asymmetric(level, found) for level in found.values()]


def history(record: Record, standing: Standing) -> list[Standing]:
    """All that is said of the level of the same pair on the same ladder, earliest first."""
    said = _by_pair(claims(record, standing.states))
    mine = next((rows for rows in said.values() if any(each.id == standing.id for each in rows)), [standing])
    return sorted(mine, key=_age)


def claims(record: Record, states: Sequence[str] = ()) -> list[Standing]:
    """What reports say of levels, by the words themselves or by telling that one rises; rejected ones left out."""
    told = list(record.findings(Asked("standing", tuple(states))))
    raised = list(record.findings(Asked("event", tuple(states), type="level_up", rare=True)))
    refused = _refused(record, [stored.finding.id for stored in (*told, *raised)])
    documents = record.documents({stored.document for stored in raised})
    events = [_of_event(stored, documents) for stored in raised]
    said = [stored.finding for stored in told if isinstance(stored.finding, Standing) and stored.finding.id not in refused]
    known = [each for each in events if each and each.id not in refused]
    return [*(_dated(each, known) for each in said), *(each for each in known if not any(_same(each, other) for other in said))]


def _of_event(stored: Stored, documents: Mapping[int, StoredDocument]) -> Standing | None:
    """The level that a report of its rise claims; None for the rise of a level without a name."""
    event = stored.finding
    if not isinstance(event, Event) or event.modality not in _CLAIMED or not event.label or len(event.states) != 2:  # noqa: PLR2004 - a pair
        return None
    modality, stage = _CLAIMED[event.modality]
    since = event.when if event.modality is Modality.OCCURRED else Days()
    as_of = documents[stored.document].published
    said = (event.label, event.label, modality, stage, event.evidence, event.trigger, event.made_by)
    return Standing(event.id, event.document, None, event.states[-1], event.states, *said, since=since, as_of=as_of)


def _same(event: Standing, other: Standing) -> bool:
    mine = (event.document, set(event.states), event.label, event.modality)
    return mine == (other.document, set(other.states), other.label, other.modality)


def _dated(standing: Standing, events: Sequence[Standing]) -> Standing:
    """A level that was raised, on the days of the report that tells of the event."""
    event = next((each for each in events if standing.modality == "raised" and each.since and _same(each, standing)), None)
    return replace(standing, since=event.since) if event else standing


def _by_pair(said: Sequence[Standing]) -> dict[_Pair, list[Standing]]:
    """Claims by ladder and partner; what names no ladder counts on every ladder of the pair that reports speak of and that has the rung."""
    by_pair: defaultdict[_Pair, list[Standing]] = defaultdict(list)
    ladders = load_levels()
    owned = {_pair(each) for each in said if each.owner}
    for standing in said:
        mine = [_pair(standing)] if standing.owner else list(_adopted(standing, owned, ladders)) or [_pair(standing)]
        for owner, partner, is_owned in mine:
            rung = standing.rung or ladders.rung(owner, standing.label) if is_owned else standing.rung
            taken = replace(standing, owner=owner, partner=partner, ladder=owner, rung=rung) if is_owned else standing
            by_pair[owner, partner, is_owned].append(taken)
    return by_pair


def _adopted(standing: Standing, owned: set[_Pair], ladders: Levels) -> Iterator[_Pair]:
    for owner in sorted(standing.states):
        for partner in sorted(set(standing.states) - {owner}):
            if (owner, partner, True) in owned and ladders.rung(owner, standing.label) is not None:
                yield owner, partner, True


def _refused(record: Record, ids: Sequence[str]) -> set[str]:
    last = {entry.judgement.left: entry.judgement.verdict for entry in record.judgements(ids) if not entry.undone}
    return {id_ for id_, verdict in last.items() if verdict is Verdict.REJECTED}


def _pair(standing: Standing) -> _Pair:
    """Whose ladder and which partner; without an owner the sides in order."""
    if standing.owner:
        return standing.owner, standing.partner, True
    sides = sorted(standing.states) or [standing.partner]
    return sides[0], sides[-1], False


def start_of(standing: Standing) -> dt.date | None:
    """The first day for which it speaks: the last that its beginning may be, else the first on which it may have been said."""
    hull = standing.since.hull
    if hull and hull.last:
        return hull.last
    said = standing.as_of.hull
    return (said.first or said.last) if said else None


def _level(standings: Sequence[Standing], on: dt.date) -> Level | None:
    held = sorted((s for s in standings if s.modality in _IN_FORCE and _holds(s, on)), key=_age)
    if not held:
        return None
    now = held[-1]
    since = next((s.since for s in held if s.label == now.label and s.since), now.since)
    before = tuple(s for s in held[:-1] if s.label != now.label)
    ahead = [s for s in standings if s.modality in _AHEAD and s.label != now.label and _said_by(s, on)]
    wanted, past = tuple(s for s in ahead if _later(s, now)), tuple(s for s in ahead if not _later(s, now))
    past += tuple(s for s in standings if s.modality in _AHEAD and s.label == now.label and _said_by(s, on))
    said = [day for s in held if s.label == now.label and (day := _said(s))]
    return Level(now.owner, now.partner, now.label, now.rung, since, now, before, wanted, past, max(said, default=None))


def _holds(standing: Standing, on: dt.date) -> bool:
    start = start_of(standing)
    return start is not None and start <= on


def _said(standing: Standing) -> dt.date | None:
    """The last day on which a report may have said so: of several that are possible the first that is not before the level itself."""
    start = start_of(standing) or dt.date.min
    days = standing.as_of.intervals or standing.since.intervals
    return next((each.last for each in days if each.last and each.last >= start), None)


def _said_by(standing: Standing, on: dt.date) -> bool:
    hull = standing.as_of.hull
    return hull is None or hull.first is None or hull.first <= on


def _age(standing: Standing) -> tuple[dt.date, int, str]:
    """Later levels replace earlier ones; of two on one day the higher holds, for levels rarely fall."""
    return (start_of(standing) or dt.date.min, standing.rung or 0, standing.id)


def _later(wish: Standing, now: Standing) -> bool:
    """A wish that is older than the level in force is history, save where that level is only said to stand."""
    higher = wish.rung is None or now.rung is None or wish.rung > now.rung
    start, current = start_of(wish), start_of(now)
    return higher and (start is None or current is None or start >= current)


def _asymmetric(level: Level, found: Mapping[_Pair, Level]) -> Level:
    """The level with what the partner's own ladder calls it, where that is another name."""
    other = found.get((level.partner, level.owner, True)) if level.owner else None
    return replace(level, elsewhere=other.label) if other and other.label != level.label else level
