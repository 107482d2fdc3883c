"""`dragoman question`: what analysts ask again and again, by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dragoman.cli.asking import opened
from dragoman.cli.options import DAY, SIDE, json_option, record_option
from dragoman.cli.output import event_line, nothing, print_rows, print_table

if TYPE_CHECKING:
    from dragoman.ask.queries import Line
    from dragoman.store.record import Record


@dataclass(frozen=True, slots=True)
class Given:
    """What a question was given."""

    states: tuple[str, ...]
    with_: tuple[str, ...]
    name: str
    on: dt.date
    days: int


def _pair(sides: tuple[str, ...]) -> tuple[str, str]:
    if len(sides) != 2:  # noqa: PLR2004 - a pair
        raise click.UsageError(f"{len(sides)} sides, expected two")
    return sides[0], sides[1]


def _questions() -> Mapping[str, Callable[[Record, Given], Iterable[Line]]]:
    from dragoman.ask import queries as ask

    return {
        "last-visit": lambda r, g: [line] if (line := ask.last_visit(r, *_pair(g.states), g.on)) else [],
        "around": lambda r, g: ask.around(r, _pair(g.states), _pair(g.with_), days=g.days),
        "first-trips": lambda r, g: ask.first_trips(r, g.name),
        "unequal-visits": lambda r, g: ask.unequal_visits(r, states=g.states),
        "rounds": lambda r, g: ask.rounds(r, states=g.states, label=g.name),
        "lags": lambda r, g: ask.lags(r, states=g.states),
        "uncertain": lambda r, g: ask.uncertain(r, g.name),
        "dates": lambda r, g: ask.unsettled_dates(r, document=g.name),
        "withheld": lambda r, _: ask.withheld(r),
        "formulae": lambda r, g: ask.formulae_apart(r, _pair(g.states)),
    }


NAMES = ("last-visit", "around", "first-trips", "unequal-visits", "rounds", "lags", "uncertain", "dates", "withheld", "formulae")


@click.command()
@click.argument("which", type=click.Choice(NAMES))
@click.argument("name", default="")
@click.option("--state", "states", multiple=True, type=SIDE, help="A side; of a visit the visitor first.")
@click.option("--with", "with_", multiple=True, type=SIDE, help="Of `around`: the two sides whose contacts are asked for.")
@click.option("--on", type=DAY, default=None, help="The day; by default the last of all.")
@click.option("--days", type=int, default=7, show_default=True, help="Of `around`: how many before and after.")
@record_option
@json_option
def question(
    *, which: str, name: str, states: tuple[str, ...], with_: tuple[str, ...], on: dt.date | None, days: int, record: str, as_json: bool
) -> int:
    """Ask what analysts ask again and again; each line names the event that says so.

    \b
    Example:  dragoman question last-visit --state Vietnam --state China --on 2023-06-25
    """
    given = Given(states, with_, name, on or dt.date.max, days)
    with opened(record) as held:
        found = list(_questions()[which](held, given))
    if not found:
        return nothing(which)
    if as_json:
        return print_rows([{"kind": "answer", "question": which, "said": line.said, "event": line.event.event.id} for line in found])
    rows = [(cells[0], cells[1], cells[3], cells[4], line.said, cells[7]) for line in found for cells in [event_line(line.event)]]
    return print_table(("when", "what", "sides", "who", "answer", "id"), rows)
