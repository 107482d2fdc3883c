"""`dragoman add`, `status`, `backup`: what goes into a record, and how it is kept safe."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from dragoman.cli.inputs import Inputs
from dragoman.cli.options import input_options, json_option, record_option
from dragoman.cli.output import print_rows, print_table
from dragoman.model.time import Interval


def now() -> str:
    """The time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@record_option
@json_option
@input_options
def add(*, paths: tuple[str, ...], record: str, as_json: bool, published: Interval | None, lang: str | None, years: tuple[int, int]) -> int:
    """Read texts into the record; adding a text twice changes nothing.

    \b
    Example:  dragoman add articles/
              dragoman add news.jsonl --record vietnam.db
    """
    from dragoman import __version__
    from dragoman.resolve.parallel import judged
    from dragoman.store.record import Record

    inputs, counts = Inputs(paths, published, lang, years), {"new": 0, "kept": 0, "superseded": 0, "joined": 0}
    with Record.open(record, version=__version__) as opened:
        for story in inputs.stories():
            added = opened.add(story, at=now(), judge=judged)
            counts = {name: count + getattr(added, name) for name, count in counts.items()}
            if as_json:
                print_rows([{"kind": "added", "document": added.document, **{name: getattr(added, name) for name in counts}}])
    if not as_json:
        click.echo(_summary(inputs.done, counts, record))
    return inputs.exit_code


def _summary(documents: int, counts: dict[str, int], record: str) -> str:
    parts = [f"{documents} documents into {record}: {counts['new']} new findings"]
    parts += [f"{counts['kept']} known before"] if counts["kept"] else []
    parts += [f"{counts['superseded']} superseded by better reading"] if counts["superseded"] else []
    parts += [f"{counts['joined']} found to be the same event as another report's"] if counts["joined"] else []
    return ", ".join(parts)


@click.command()
@record_option
@json_option
def status(record: str, as_json: bool) -> int:
    """Say how much the record holds.

    \b
    Example:  dragoman status
    """
    from dragoman.store.record import Record

    with Record.open(record, create=False) as opened:
        counts = opened.status()
        if as_json:
            return print_rows([{"kind": "status", "record": opened.place, "form": opened.form, **counts}])
        return print_table(("what", "how many"), [("record", opened.place), *((name, str(count)) for name, count in counts.items())])


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@record_option
def backup(file: Path, record: str) -> None:
    """Copy the record to FILE, safely even while others use it.

    \b
    Example:  dragoman backup dragoman-monday.db
    """
    from dragoman.store.record import Record

    with Record.open(record, create=False) as opened:
        opened.backup(file)
    click.echo(f"dragoman: copied {record} to {file}", err=True)
