"""The pictures above the stories: every dated event on one ribbon, and the ladders that the stories speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dragoman.export.cards import Desk, plain, side, sides
from dragoman.knowledge.levels import Levels, load_levels
from dragoman.model.finding import Event, Ladder, Modality, Standing
from dragoman.model.time import Days
from dragoman.pictures.ladder import Partner, Step, ladder
from dragoman.pictures.markup import Markup
from dragoman.pictures.timeline import Mark, timeline

_MANY = 3
"""A lane with more sides than this is named by the number of the others."""


def ribbon(desks: Sequence[Desk]) -> Iterator[tuple[str, Markup]]:
    """The timeline under its title, or nothing where no event has a day.

    Events of the same kind, sides, days and modality are one mark with the number of its reports.
    """
    reports: dict[tuple[str, frozenset[str], Days, Modality], list[tuple[Desk, Event]]] = {}
    for desk in desks:
        for event in desk.story.findings:
            if isinstance(event, Event):
                key = (event.type, frozenset(event.states), event.when, event.modality)
                reports.setdefault(key, []).append((desk, event))
    title = "Events by day"
    if picture := timeline((_mark(told) for told in reports.values()), title):
        yield title, Markup(picture)


def _mark(told: Sequence[tuple[Desk, Event]]) -> Mark:
    desk, event = told[0]
    label = plain(event.type) if len(told) == 1 else f"{plain(event.type)} ({len(told)} reports)"
    return Mark(label, _lane(event.states), event.when, event.modality, f"#{desk.card_id(event.id)}")


def _lane(states: Sequence[str]) -> str:
    ordered = sorted(states, key=side)
    if len(ordered) <= _MANY:
        return sides(ordered)
    return f"{sides(ordered[: _MANY - 1])} and {len(ordered) - _MANY + 1} more"


def ladders(desks: Sequence[Desk]) -> Iterator[tuple[str, Markup]]:
    """A title and a picture for each side on whose ladder a story places somebody, or whose ladder a story sets out."""
    placed: dict[str, list[tuple[Desk, Standing]]] = {}
    told: dict[str, Ladder] = {}
    for desk in desks:
        for finding in desk.story.findings:
            if isinstance(finding, Standing) and finding.ladder and finding.rung is not None:
                placed.setdefault(finding.ladder, []).append((desk, finding))
            elif isinstance(finding, Ladder):
                told.setdefault(finding.owner, finding)
    for owner in dict.fromkeys((*told, *placed)):
        title = f"The ladder of {side(owner)}, as told here"
        picture = ladder(_steps(owner, told.get(owner)), _partners(placed.get(owner, ())), title)
        if picture:
            yield title, Markup(picture)


def _steps(owner: str, told: Ladder | None) -> tuple[Step, ...]:
    known = _levels().ladders.get(owner)
    if known:
        return tuple(Step(rung.number, rung.labels[0]) for rung in known.rungs)
    rungs = told.rungs if told else ()
    return tuple(Step(len(rungs) - n, label) for n, label in enumerate(rungs))


def _partners(standings: Iterable[tuple[Desk, Standing]]) -> Iterator[Partner]:
    """Each partner as the last story has it, and where it is to rise, also on the step where it stands."""
    held: dict[str, Partner] = {}
    ahead: dict[str, Partner] = {}
    for desk, standing in standings:
        before = held.get(standing.partner)
        origin = before.rung if before else None
        partner = Partner(side(standing.partner), int(standing.rung or 0), standing.modality, origin, f"#{desk.card_id(standing.id)}")
        if standing.modality in {"wanted", "planned"}:
            ahead[standing.partner] = partner
        elif standing.modality in {"in_force", "raised"}:
            held[standing.partner] = _kept(before, partner)
    yield from held.values()
    yield from (partner for code, partner in ahead.items() if not _reached(held, code, partner))


def _kept(before: Partner | None, now: Partner) -> Partner:
    """The later of two; a rise that is told of again keeps its arrow."""
    return before if before and before.rung == now.rung else now


def _reached(held: Mapping[str, Partner], code: str, wish: Partner) -> bool:
    return code in held and held[code].rung >= wish.rung


@cache
def _levels() -> Levels:
    return load_levels()
