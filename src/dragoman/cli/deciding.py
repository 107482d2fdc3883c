"""`dragoman accept`, `reject`, `undo`, `log`: decisions of people, each with who and why; none is ever erased."""

from __future__ import annotations

import click

from dragoman.cli.asking import opened
from dragoman.cli.keeping import now
from dragoman.cli.options import json_option, record_option, settings
from dragoman.cli.output import nothing, print_rows, print_table
from dragoman.export.answers import entry_row
from dragoman.model.judgement import Judgement, Verdict

_BY = click.option("--by", default=lambda: settings().user, show_default="you, or DRAGOMAN_USER", help="Who decides.")
_WHY = click.option("--why", "reason", default="", help="The reason, for whoever reads the log.")


@click.command()
@click.argument("id_", metavar="ID")
@_BY
@_WHY
@record_option
def accept(id_: str, by: str, reason: str, record: str) -> None:
    """Say that an event, statement or level is right; the beginning of its id is enough.

    \b
    Example:  dragoman accept 3f9a --why "checked against the ministry's site"
    """
    _decide(Verdict.ACCEPTED, id_, by, reason, record)


@click.command()
@click.argument("id_", metavar="ID")
@_BY
@_WHY
@record_option
def reject(id_: str, by: str, reason: str, record: str) -> None:
    """Say that an event, statement or level is wrong: it leaves every answer, but not the record.

    \b
    Example:  dragoman reject 3f9a --why "the visit was another year's"
    """
    _decide(Verdict.REJECTED, id_, by, reason, record)


def _decide(verdict: Verdict, beginning: str, by: str, reason: str, place: str) -> None:
    """Decide about every finding of the event, or about the one finding."""
    from dragoman.ask.events import event
    from dragoman.ask.why import finding_id

    with opened(place) as record:
        id_ = finding_id(record, beginning)
        merged = event(record, id_)
        ids, at = merged.findings if merged else (id_,), now()
        record.judge(*(Judgement(each, "", verdict, 1.0, (reason,) if reason else (), by, at) for each in ids))
        numbers = [str(entry.number) for entry in record.log()[-len(ids) :]]
    click.echo(f"{verdict} {', '.join(ids)}; take it back with: dragoman undo {' '.join(numbers)}")


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="NUMBER...")
@_BY
@_WHY
@record_option
def undo(numbers: tuple[int, ...], by: str, reason: str, record: str) -> None:
    """Take back decisions by their numbers in the log; taking back the taking back restores them.

    \b
    Example:  dragoman undo 12
    """
    with opened(record) as held:
        for number in numbers:
            entry = held.undo(number, by=by, at=now(), why=reason)
            click.echo(f"undone {number}: {entry.judgement.verdict} {entry.judgement.left}")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Decisions by rules too, such as that two reports tell of one event.")
@record_option
@json_option
def log(everything: bool, record: str, as_json: bool) -> int:
    """List decisions, oldest first.

    \b
    Example:  dragoman log --all
    """
    with opened(record) as held:
        entries = held.log(people_only=not everything)
    if not entries:
        return nothing("decisions")
    if as_json:
        return print_rows(map(entry_row, entries))
    lines = [
        (str(e.number), e.judgement.at, e.judgement.by, str(e.judgement.verdict) + (" (undone)" if e.undone else ""), e.judgement.left,
         e.judgement.right, "; ".join(e.judgement.reasons)) for e in entries
    ]  # fmt: skip
    return print_table(("number", "at", "by", "verdict", "left", "right", "why"), lines)
