"""`dragoman who` and `dragoman when`: names and days by themselves."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click
import msgspec

from dragoman.cli.options import DAY, DAYS, SIDE, YEARS, json_option
from dragoman.cli.output import FOUND, nothing, print_rows, print_table
from dragoman.errors import InputError
from dragoman.export.contract import Row
from dragoman.export.names import when_row, who_row
from dragoman.model.time import Interval

WHO_COLUMNS = ("name", "means", "side", "offices", "how sure", "why")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", type=DAY, help="The day: offices change hands.")
@click.option("--side", type=SIDE, help="The side for which the person acts.")
@json_option
def who(*, names: tuple[str, ...], on: dt.date | None, side: str | None, as_json: bool) -> int:
    """Tell whom a name means, however it was spelled or machine-translated.

    NAME - reads JSON Lines {"name", "on", "side"} from standard input.

    \b
    Example:  dragoman who "Fan Mingzheng" --on 2023-06-26
    """
    from dragoman.knowledge.names import load_names
    from dragoman.knowledge.people import load_people

    bridge, known, failed = load_names(load_people()), False, False
    for asked in _questions(names, on, side):
        if isinstance(asked, InputError):
            click.echo(f"dragoman: {asked}", err=True)
            failed = True
            continue
        row = who_row(bridge, asked[0], side=asked[2], on=asked[1])
        known = known or bool(row["candidates"])
        print_rows([row]) if as_json else print_table(WHO_COLUMNS, _who_lines(row))
    return 1 if failed else FOUND if known else nothing(", ".join(names))


Question = tuple[str, Interval | None, str | None]


def _questions(names: tuple[str, ...], on: dt.date | None, side: str | None) -> Iterator[Question | InputError]:
    for name in names:
        if name == "-":
            for number, line in enumerate(sys.stdin.buffer, start=1):
                if line.strip():
                    yield _question(line, number, on, side)
        else:
            yield name, Interval(on, on) if on else None, side


def _question(line: bytes, number: int, on: dt.date | None, side: str | None) -> Question | InputError:
    try:
        asked = msgspec.json.decode(line, type=dict[str, Any])
        name, given, whose = asked["name"], asked.get("on") or on, asked.get("side") or side
        day = dt.date.fromisoformat(given) if isinstance(given, str) else given
        return str(name), Interval(day, day) if day else None, whose
    except (msgspec.DecodeError, KeyError, ValueError, UnicodeDecodeError) as error:
        found = "no name" if isinstance(error, KeyError) else str(error).lower()
        return InputError("-", number, found, '{"name": …, "on": "2023-06-26", "side": "VNM"}')


def _who_lines(row: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The one who is meant, or everybody who may be."""
    if row["certain"]:
        why = "; ".join([row["how"], *row["flags"]])
        yield row["name"], row["canonical"], row["state"] or "", ", ".join(row["offices"]), "certain", why
        return
    for each in row["candidates"]:
        sure = f"{each['score']:.2f}"
        yield row["name"], each["name"], each["state"] or "", "" if each["person"] else "in no table", sure, each["why"]


@click.command()
@click.argument("text")
@click.option("--published", type=DAYS, help="Day on which the text came out, or two as A/B.")
@click.option("--years", type=YEARS, default="1990-2030", show_default=True, help="Where to look for years that are not printed.")
@json_option
def when(*, text: str, published: Interval | None, years: tuple[int, int], as_json: bool) -> int:
    """Tell which days the expressions of time in TEXT may mean, and why.

    \b
    Example:  dragoman when "on Monday (26th)" --published 2023-06-27
    """
    rows = list(_dated(text, published, years))
    if as_json:
        return print_rows(rows)
    print_table(("words", "days", "because of"), map(_when_line, rows))
    return FOUND if rows else nothing(repr(text))


def _dated(text: str, published: Interval | None, years: tuple[int, int]) -> Iterator[Row]:
    from dragoman.annotate.dates import find_dates
    from dragoman.knowledge.anchors import load_anchors
    from dragoman.knowledge.dates import load_dates
    from dragoman.model.document import Source
    from dragoman.read import documents, make_reading
    from dragoman.resolve.days import when_text

    anchors = load_anchors()
    grammars = load_dates(anchors)
    for document in documents(Source("-", "-", "", text, "")) if text.strip() else ():
        reading = make_reading(document)
        found = when_text(reading, find_dates(reading, grammars), anchors=anchors, published=published, years=years, grammars=grammars)
        yield from (when_row(reading.evidence(span), answer.days, answer.basis, answer.conflict) for span, answer in found)


def _when_line(row: Mapping[str, Any]) -> tuple[str, str, str]:
    from dragoman.model.time import Days
    from dragoman.pictures.days import in_words

    because = [*row["when_basis"], *(f"does not fit: {clash}" for clash in row["conflict"])]
    return row["quote"], in_words(Days.from_lists(row["when"])), "; ".join(because)
