"""`dragoman export`, `import`, `join`, `reread`: records out, in and together, and texts read again by better rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from dragoman.ask.answers import RecordEvent
from dragoman.cli.asking import opened
from dragoman.cli.keeping import now
from dragoman.cli.options import record_option
from dragoman.cli.output import event_line
from dragoman.errors import RecordError
from dragoman.export.contract import dumps

_COLUMNS = ("first day", "last day", "when", "type", "how sure", "sides", "who", "where or what", "words", "id", "findings", "documents")


@click.command()
@click.option("--as", "form", type=click.Choice(["events", "csv", "whole"]), default="events", show_default=True)
@record_option
def export(form: str, record: str) -> int:
    """Print the record: its events as JSON Lines, as a table (csv), or the whole of it, texts and decisions too, for `import`.

    \b
    Example:  dragoman export --as csv > events.csv
    """
    from dragoman.ask.events import events
    from dragoman.export.answers import event_row

    with opened(record) as held:
        lines = (
            map(dumps, held.rows())
            if form == "whole"
            else map(dumps, map(event_row, events(held)))
            if form == "events"
            else _csv(events(held))
        )
        for line in lines:
            click.echo(line)
    return 0


def _csv(found: list[RecordEvent]) -> Iterator[str]:
    yield _cells(_COLUMNS)
    for event in found:
        hull = event.event.when.hull
        ends = (hull.first, hull.last) if hull is not None else (None, None)
        days = tuple(day.isoformat() if day is not None else "" for day in ends)
        yield _cells((*days, *event_line(event), " ".join(event.findings), " ".join(source.document for source in event.sources)))


def _cells(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@record_option
def import_(file: Path, record: str) -> None:
    """Take in what `export --as whole` printed; what the record holds already stays as it is.

    \b
    Example:  dragoman import colleague.jsonl
    """
    _take(record, _rows(file), str(file))


@click.command()
@click.argument("other")
@record_option
def join(other: str, record: str) -> None:
    """Take another analyst's record into one's own: texts, findings, decisions, and both histories.

    \b
    Example:  dragoman join colleague.db
    """
    with opened(other) as theirs:
        _take(record, theirs.rows(), other)


def _take(place: str, rows: Iterator[Mapping[str, Any]], name: str) -> None:
    from dragoman import __version__
    from dragoman.resolve.parallel import judged
    from dragoman.store.record import Record

    with Record.open(place, version=__version__) as held:
        count = held.take(rows, judge=judged)
    click.echo(f"{count} new findings from {name} into {place}")


def _rows(file: Path) -> Iterator[Mapping[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise RecordError(f"{file}:{number}: no JSON, expected a line of: dragoman export --as whole") from error
            if not isinstance(row, dict):
                raise RecordError(f"{file}:{number}: {type(row).__name__}, expected an object")
            yield row


@click.command()
@record_option
def reread(record: str) -> None:
    """Read every text of the record again by today's rules; old findings and all decisions stay in the history.

    \b
    Example:  dragoman reread
    """
    from dragoman import __version__
    from dragoman.model.judgement import Verdict
    from dragoman.pipeline import Reader
    from dragoman.read import documents
    from dragoman.resolve.parallel import judged
    from dragoman.store.record import Record

    reader, counts = Reader(), [0, 0, 0]
    with Record.open(record, create=False, version=__version__) as held:
        for source in list(held.sources()):
            for document in documents(source):
                added = held.add(reader.story(document), at=now(), judge=judged)
                counts = [a + b for a, b in zip(counts, (added.new, added.kept, added.superseded), strict=True)]
        current = {stored.finding.id for stored in held.findings()}
        decided = {entry.judgement.left for entry in held.log() if entry.judgement.verdict is not Verdict.UNDONE and not entry.undone}
    click.echo(f"{counts[0]} new, {counts[1]} found again, {counts[2]} superseded")
    for id_ in sorted(decided - current):
        click.echo(f"decided by a person, but no longer found: {id_}")
