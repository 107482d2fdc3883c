"""The pictures above the stories: every dated event on one ribbon, and the ladders that the stories speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dragoman.export.cards import Desk, plain, side, sides
from dragoman.knowledge.levels import Levels, load_levels
from dragoman.model.finding import Event, Ladder, Modality, Standing
from dragoman.model.time import Days
from dragoman.pictures.ladder import Partner, Step, ladder
from dragoman.pictures.markup import Markup
from dragoman.pictures.timeline import Mark, is_drawn, timeline

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
    marks = [_mark(told) for told in reports.values()]
    title, undrawn = "Events by day", sum(not is_drawn(mark) for mark in marks)
    if picture := timeline(marks, title):
        yield f"{title} ({undrawn} whose day is open are not drawn)" if undrawn else title, Markup(picture)


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
    told = {finding.owner: finding for desk in reversed(desks) for finding in desk.story.findings if isinstance(finding, Ladder)}
    standings = [(desk, finding) for desk in desks for finding in desk.story.findings if isinstance(finding, Standing)]
    placed = _by_owner(standings, told)
    for owner in dict.fromkeys((*told, *placed)):
        title = f"The ladder of {side(owner)}, with what is told here"
        picture = ladder(_steps(owner, told.get(owner)), _partners(placed.get(owner, ())), title)
        if picture:
            yield title, Markup(picture)


def _by_owner(standings: Sequence[tuple[Desk, Standing]], told: Iterable[str]) -> Mapping[str, Sequence[tuple[Desk, Standing]]]:
    """Each standing under the side on whose ladder it is drawn.

    Where the words do not say whose ladder is meant, it is drawn on that of the side of which most is told.
    """
    often = Counter(code for _, standing in standings for code in standing.states if code in _levels().ladders)
    often.update({code: len(standings) + 1 for code in (*told, *(s.ladder for _, s in standings if s.ladder))})
    placed: dict[str, list[tuple[Desk, Standing]]] = {}
    for desk, standing in standings:
        open_to = [code for code in often if code in standing.states]
        owner = standing.ladder or max(open_to, key=lambda code: (often[code], code), default=None)
        rung = _rung(owner, standing) if owner else None
        if owner and rung:
            partner = next((code for code in standing.states if code != owner), standing.partner)
            placed.setdefault(owner, []).append((desk, replace(standing, partner=partner, rung=rung)))
    return placed


def _rung(owner: str, standing: Standing) -> int | None:
    if standing.rung is not None:
        return standing.rung
    known = _levels().ladders.get(owner)
    return next((rung.number for rung in known.rungs if standing.label in rung.labels), None) if known else None


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
