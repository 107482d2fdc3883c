"""`dragoman gaps`, `changes`, `wording`: what is open, what is new, who used which words."""

from __future__ import annotations

import datetime as dt

import click

from dragoman.ask.answers import RecordEvent
from dragoman.ask.wording import Use
from dragoman.cli.asking import opened
from dragoman.cli.options import DAY, SIDE, json_option, record_option
from dragoman.cli.output import finding_line, nothing, print_rows, print_table


@click.command()
@click.option("--on", type=DAY, default=None, help="The day; today by default.")
@click.option("--state", "states", multiple=True, type=SIDE, help="Only what this side takes part in.")
@record_option
@json_option
def gaps(on: dt.date | None, states: tuple[str, ...], record: str, as_json: bool) -> int:
    """List plans that nobody has confirmed, events without a day, and levels still waited for.

    \b
    Example:  dragoman gaps --on 2024-01-01
    """
    from dragoman.ask.gaps import gaps as asked

    with opened(record) as held:
        found = list(asked(held, on or dt.datetime.now(dt.UTC).date(), states=states))
    if not found:
        return nothing("gaps")
    about = [(gap.about.event if isinstance(gap.about, RecordEvent) else gap.about, gap.why) for gap in found]
    if as_json:
        return print_rows([{"kind": "gap", "finding": said.id, "document": said.document, "why": why} for said, why in about])
    return print_table(
        ("what", "sides", "id", "missing"), [(line[1], line[3], line[7], why) for said, why in about for line in [finding_line(said)]]
    )


@click.command()
@click.option("--since", required=True, metavar="MOMENT", help="A day or moment in UTC, as 2023-06-27 or 2023-06-27T08:00:00Z.")
@record_option
@json_option
def changes(since: str, record: str, as_json: bool) -> int:
    """List what was added, changed (old → new), retracted and decided since a moment.

    \b
    Example:  dragoman changes --since 2023-06-27
    """
    from dragoman.ask.changes import changes as asked

    with opened(record) as held:
        found = asked(held, since)
    if not found:
        return nothing(f"changes since {since}")
    if as_json:
        return print_rows([{"kind": "change", "at": c.at, "what": c.what, "finding": c.finding, "details": list(c.details)} for c in found])
    return print_table(("at", "what", "finding", "details"), [(c.at, c.what, c.finding, "; ".join(c.details)) for c in found])


@click.command()
@click.argument("a", type=SIDE)
@click.argument("b", type=SIDE)
@click.argument("formula")
@record_option
@json_option
def wording(a: str, b: str, formula: str, record: str, as_json: bool) -> int:
    """Show every use of a FORMULA between two sides, oldest first.

    \b
    Example:  dragoman wording China Vietnam F01
    """
    from dragoman.ask.wording import wording as asked

    with opened(record) as held:
        found = asked(held, a, b, formula)
    if not found:
        return nothing(f"{formula} between {a} and {b}")
    if as_json:
        return print_rows([{"kind": "use", "formula": formula} | _use_row(use) for use in found])
    lines = [(str(u.day or ""), u.side or "both", u.channel, u.words, u.document, u.finding) for u in found]
    return print_table(("day", "side", "channel", "words", "document", "finding"), lines)


def _use_row(use: Use) -> dict[str, object]:
    row: dict[str, object] = {"day": use.day.isoformat() if use.day else None, "side": use.side, "channel": use.channel}
    return row | {"document": use.document, "finding": use.finding, "words": use.words}
