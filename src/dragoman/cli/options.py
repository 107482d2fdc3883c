"""Options that several commands share, and the types of what stands behind them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dragoman.model.time import Interval
from dragoman.settings import Settings

_F = TypeVar("_F", bound=Callable[..., Any])


class DayType(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a complaint of what was expected."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            return self.fail(f"{value!r}, expected a day as 2023-06-27", param, ctx)


class DaysType(click.ParamType[Interval]):
    """A day, or two with a slash between them."""

    name = "day[/day]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        """The interval, or a complaint of what was expected."""
        if isinstance(value, Interval):
            return value
        first, _, last = str(value).partition("/")
        try:
            return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
        except ValueError:
            return self.fail(f"{value!r}, expected a day as 2023-06-27, or two as 2023-06-26/2023-06-28", param, ctx)


class YearsType(click.ParamType[tuple[int, int]]):
    """Two years with a hyphen between them."""

    name = "year-year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """First and last year, or a complaint of what was expected."""
        first, _, last = str(value).partition("-")
        if first.isdigit() and last.isdigit() and dt.MINYEAR <= int(first) <= int(last) <= dt.MAXYEAR:
            return int(first), int(last)
        return self.fail(f"{value!r}, expected two years as 1990-2030", param, ctx)


DAY, DAYS, YEARS = DayType(), DaysType(), YearsType()


class SideType(click.ParamType[str]):
    """A side by its code or any of its names."""

    name = "side"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, or a complaint."""
        from dragoman.knowledge.states import load_states

        states = load_states()
        if str(value).upper() in states.sides:
            return str(value).upper()
        for names in states.words.values():
            for surface in (str(value), str(value).title()):
                if surface in names and len(names[surface].states) == 1:
                    return names[surface].states[0]
        return self.fail(f"{value!r}, expected a side by its code or name, such as VNM or Vietnam", param, ctx)


SIDE = SideType()


class EventTypeType(click.ParamType[str]):
    """A type of events."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of the type, or a complaint with the nearest names."""
        from difflib import get_close_matches

        from dragoman.knowledge.tables import data_folder

        types = sorted(file.name.removesuffix(".yml") for file in (data_folder() / "events").iterdir() if file.name.endswith(".yml"))
        said = str(value).lower().replace(" ", "_").replace("-", "_")
        if said in types:
            return said
        near = get_close_matches(said, types, n=1)
        expected = f"{near[0]}, perhaps" if near else f"one of {', '.join(types)}"
        return self.fail(f"{value!r}, expected {expected}", param, ctx)


EVENT_TYPE = EventTypeType()


def _record_before() -> str:
    """The record that was named before the command, else that of the settings."""
    context = click.get_current_context(silent=True)
    named = context.find_root().params.get("record") if context is not None and context.parent is not None else None
    return str(named) if named else settings().record


def settings() -> Settings:
    """What the environment says."""
    return Settings.from_environment(os.environ)


def record_option(command: _F) -> _F:
    """`--record`."""
    return click.option(
        "--record", metavar="PLACE", default=_record_before, show_default="dragoman.db, or DRAGOMAN_RECORD",
        help="A file, sqlite:///PATH or postgresql://HOST/NAME.",
    )(command)  # fmt: skip


def json_option(command: _F) -> _F:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object a line.")(command)


def input_options(command: _F) -> _F:
    """What is known of the texts beforehand."""
    command = click.option(
        "--years", type=YEARS, default="1990-2030", show_default=True, help="Where to look for years that are not printed."
    )(command)
    command = click.option("--lang", metavar="CODE", help="Language of the texts (en, zh …); told from their words by default.")(command)
    return click.option("--published", type=DAYS, help="Day on which they came out, or two as A/B, where they do not say so.")(command)
