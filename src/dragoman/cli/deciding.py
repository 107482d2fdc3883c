"""`dragoman accept`, `reject`, `correct`, `merge`, `split`, `undo`, `log`: decisions of people, each with who and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli.asking import opened
from dragoman.cli.keeping import now
from dragoman.cli.options import json_option, record_option, settings
from dragoman.cli.output import nothing, print_rows, print_table
from dragoman.export.answers import entry_row
from dragoman.model.judgement import Judgement, Verdict

if TYPE_CHECKING:
    from dragoman.store.record import Record

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
@click.argument("id_", metavar="ID")
@click.argument("field")
@click.argument("value")
@_BY
@_WHY
@record_option
def correct(*, id_: str, field: str, value: str, by: str, reason: str, record: str) -> None:
    """Put a FIELD of an event right: type, modality, when, place, label, channel.  What reports say stays in sight.

    \b
    Example:  dragoman correct 3f9a when 2023-06-25/2023-06-26 --why "the ministry's own calendar"
    """
    from dragoman.ask.corrections import written

    right = written(field, value)
    with opened(record) as held:
        _write(held, [(each, right) for each in _findings(held, id_)], Verdict.CORRECTED, by, reason)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@_BY
@_WHY
@record_option
def merge(ids: tuple[str, ...], by: str, reason: str, record: str) -> None:
    """Say that events are one.

    \b
    Example:  dragoman merge 3f9a 81c0 --why "one report has the wrong day"
    """
    if len(ids) < 2:  # noqa: PLR2004 - one with another
        raise click.UsageError("one id, expected two or more events that are one")
    with opened(record) as held:
        first, *others = (_findings(held, each)[0] for each in ids)
        _write(held, [(first, other) for other in others], Verdict.SAME, by, reason)


@click.command()
@click.argument("id_", metavar="FINDING")
@_BY
@_WHY
@record_option
def split(id_: str, by: str, reason: str, record: str) -> None:
    """Say that one report's finding is not the event that others tell of.

    \b
    Example:  dragoman split 3f9a --why "another meeting of the same day"
    """
    from dragoman.ask.why import finding_id

    with opened(record) as held:
        own = finding_id(held, id_)
        others = [each for each in _findings(held, id_) if each != own]
        if not others:
            raise click.UsageError(f"{own} stands alone, expected one of several findings of an event")
        _write(held, [(own, other) for other in others], Verdict.DIFFERENT, by, reason)


def _findings(record: Record, beginning: str) -> tuple[str, ...]:
    """The findings of the event of an id."""
    from dragoman.ask.events import event
    from dragoman.ask.why import finding_id

    id_ = finding_id(record, beginning)
    merged = event(record, id_)
    if merged is None:
        raise click.UsageError(f"{id_} is no event, expected the id of one")
    return merged.findings


def _write(record: Record, pairs: list[tuple[str, str]], verdict: Verdict, by: str, reason: str) -> None:
    at = now()
    record.judge(*(Judgement(left, right, verdict, 1.0, (reason,) if reason else (), by, at) for left, right in pairs))
    numbers = " ".join(str(entry.number) for entry in record.log()[-len(pairs) :])
    said = ", ".join(" ".join(pair) for pair in pairs)
    click.echo(f"{verdict} {said}; take it back with: dragoman undo {numbers}")


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
