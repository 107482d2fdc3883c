"""`dragoman events`, `dyad`, `person`, `levels`, `search`, `show`, `why`: questions to the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dragoman.ask.answers import RecordEvent
from dragoman.cli.options import DAY, EVENT_TYPE, SIDE, json_option, record_option
from dragoman.cli.output import (
    LEVEL_COLUMNS,
    event_line,
    finding_line,
    level_line,
    nothing,
    print_findings,
    print_rows,
    print_table,
    to_terminal,
)  # fmt: skip
from dragoman.export import answers
from dragoman.export.contract import finding_row
from dragoman.model.finding import Modality

if TYPE_CHECKING:
    from dragoman.store.record import Record


@contextmanager
def opened(place: str) -> Iterator[Record]:
    """The record, which must be there."""
    from dragoman.store.record import Record

    with Record.open(place, create=False) as record:
        yield record


@click.command()
@click.option("--state", "states", multiple=True, type=SIDE, help="A side that takes part; give it again for more.")
@click.option("--person", help="Somebody who takes part, by any form of the name.")
@click.option("--type", "type_", type=EVENT_TYPE, help="meeting, visit, call …")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day.")
@click.option("--modality", metavar="TEXT", type=click.Choice(list(Modality), case_sensitive=False), help="occurred, planned, cancelled …")
@click.option("--channel", help="state, party, military, parliament, popular.")
@click.option("--rank", type=int, help="Lowest class of office that counts: 1 heads of state and leaders, 3 ministers …")
@record_option
@json_option
def events(
    *,
    states: tuple[str, ...], person: str | None, type_: str | None, since: dt.date | None, until: dt.date | None,
    modality: str | None, channel: str | None, rank: int | None, record: str, as_json: bool,
) -> int:  # fmt: skip
    """List events of the record, each once however many reports tell of it.

    \b
    Example:  dragoman events --state China --state Vietnam --since 2023-01-01 --type visit
    """
    from dragoman.ask.events import events as asked

    with opened(record) as held:
        found = asked(
            held, states=states, person=person, type=type_, since=since, until=until, modality=modality, channel=channel, rank=rank
        )
    return _events(found, as_json=as_json) if found else nothing("these events")


def _events(found: list[RecordEvent], *, as_json: bool) -> int:
    if as_json:
        return print_rows(map(answers.event_row, found))
    return print_findings(map(event_line, found))


@click.command()
@click.argument("a", type=SIDE)
@click.argument("b", type=SIDE)
@click.option("--on", type=DAY, default=None, help="Day for which levels are told; by default the last that is known.")
@record_option
@json_option
def dyad(a: str, b: str, on: dt.date | None, record: str, as_json: bool) -> int:
    """Tell all of two sides: levels on both ladders, events, statements.

    \b
    Example:  dragoman dyad Vietnam USA
    """
    from dragoman.ask.people import dyad as asked

    with opened(record) as held:
        found = asked(held, a, b, on=on or dt.date.max)
    if not (found.events or found.levels or found.statements):
        return nothing(f"{a} and {b}")
    if as_json:
        return print_rows(answers.dyad_rows(found))
    print_table(LEVEL_COLUMNS, map(level_line, found.levels), title="Levels")
    print_findings(map(event_line, found.events), title="Events")
    print_findings(map(finding_line, found.statements), title="Statements")
    return 0


@click.command()
@click.argument("name")
@record_option
@json_option
def person(name: str, record: str, as_json: bool) -> int:
    """List everything in which a person took part, under whatever name it was told.

    \b
    Example:  dragoman person "Bùi Thanh Sơn"
    """
    from dragoman.ask.people import person as asked

    with opened(record) as held:
        found = asked(held, name)
    if not found.events:
        return nothing(repr(name))
    if as_json:
        return print_rows(answers.person_rows(found))
    click.echo(f"{', '.join(found.names)}{': ' if found.offices else ''}{', '.join(found.offices)}", err=not to_terminal())
    return _events(list(found.events), as_json=False)


@click.command()
@click.option("--on", type=DAY, default=None, help="The day; by default the last that is known.")
@click.option("--state", "states", multiple=True, type=SIDE, help="Only levels with this side.")
@record_option
@json_option
def levels(on: dt.date | None, states: tuple[str, ...], record: str, as_json: bool) -> int:
    """List the level of every pair of sides on a day, ladder by ladder.

    \b
    Example:  dragoman levels --on 2023-09-11 --state Vietnam
    """
    from dragoman.ask.levels import levels as asked

    with opened(record) as held:
        found = asked(held, on or dt.date.max, states=states)
    if not found:
        return nothing("levels on that day")
    return print_rows(map(answers.level_row, found)) if as_json else print_table(LEVEL_COLUMNS, map(level_line, found))


@click.command()
@click.argument("words", nargs=-1, required=True)
@record_option
@json_option
def search(words: tuple[str, ...], record: str, as_json: bool) -> int:
    """Find texts in which all the words stand; capitals and accents do not matter.

    \b
    Example:  dragoman search 共同战略利益
              dragoman search "railway loan*"
    """
    from dragoman.ask.search import search as asked

    question = " ".join(f'"{word}"' if " " in word and '"' not in word and "*" not in word else word for word in words)
    with opened(record) as held:
        found = list(asked(held, question))
    if not found:
        return nothing(repr(" ".join(words)))
    lines = [(hit.document.name, str(len(hit.spans)), hit.snippet, " ".join(hit.findings)) for hit in found]
    return print_rows(map(answers.hit_row, found)) if as_json else print_table(("document", "times", "words", "findings"), lines)


@click.command()
@click.argument("id_", metavar="ID")
@record_option
@json_option
def show(id_: str, record: str, as_json: bool) -> int:
    """Show one event, statement or level with all its fields; the beginning of its id is enough.

    \b
    Example:  dragoman show 3f9a
    """
    from dragoman.ask.why import show as asked

    with opened(record) as held:
        found = asked(held, id_)
    row = answers.event_row(found) if isinstance(found, RecordEvent) else finding_row(found)
    return print_rows([row]) if as_json else print_table(("field", "value"), _fields(row))


def _fields(row: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Fields that hold something, one a line: participants.1.name."""
    if isinstance(row, dict):
        for name, value in row.items():
            yield from _fields(value, f"{path}.{name}" if path else str(name))
    elif isinstance(row, list) and any(isinstance(each, dict) for each in row):
        for number, value in enumerate(row, start=1):
            yield from _fields(value, f"{path}.{number}")
    elif row not in (None, "", []):
        yield path, ", ".join(map(str, row)) if isinstance(row, list) else str(row)


@click.command()
@click.argument("id_", metavar="ID")
@record_option
@json_option
def why(id_: str, record: str, as_json: bool) -> int:
    """Tell in plain words why the record says so: words, rules, dates, names, decisions.

    \b
    Example:  dragoman why 3f9a
    """
    from dragoman.ask.why import why as asked

    with opened(record) as held:
        lines = asked(held, id_)
    if as_json:
        return print_rows([{"kind": "why", "id": id_, "lines": lines}])
    for line in lines:
        click.echo(line)
    return 0
