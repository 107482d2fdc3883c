"""`dragoman doctor`: whether everything is there that dragoman needs."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from dragoman.cli.options import json_option, record_option
from dragoman.cli.output import print_rows, print_table
from dragoman.errors import DragomanError

_OLDEST = (3, 11)


@click.command()
@record_option
@json_option
def doctor(*, record: str, as_json: bool) -> int:
    """Check Python, tables, search, the language model and the record; nothing is downloaded.

    \b
    Example:  dragoman doctor
    """
    checks: dict[str, Callable[[], str]] = {
        "python": _python, "tables": _tables, "names": _names, "search": _search, "languages": _languages,
        "record": lambda: _record(record),
    }  # fmt: skip
    found = list(_results(checks))
    if as_json:
        print_rows({"kind": "check", "name": name, "ok": ok, "said": said} for name, ok, said in found)
    else:
        print_table(("check", "", "found"), [(name, "ok" if ok else "FAILED", said) for name, ok, said in found])
    return 0 if all(ok for _, ok, _ in found) else 1


def _results(checks: dict[str, Callable[[], str]]) -> Iterator[tuple[str, bool, str]]:
    for name, check in checks.items():
        try:
            yield name, True, check()
        except (DragomanError, ImportError, OSError, ValueError, sqlite3.Error) as error:
            yield name, False, " ".join(str(error).split())


def _python() -> str:
    if sys.version_info < _OLDEST:
        raise OSError(f"Python {platform.python_version()}, expected 3.11 or later")
    return f"Python {platform.python_version()}"


def _tables() -> str:
    from dragoman.knowledge.formulae import load_formulae
    from dragoman.knowledge.levels import load_levels
    from dragoman.knowledge.states import load_states

    states = load_states()
    load_formulae()
    load_levels()
    return f"{len(states.sides)} sides, {sum(map(len, states.words.values()))} words for them, formulae, levels"


def _names() -> str:
    from dragoman.knowledge.names import load_names
    from dragoman.knowledge.people import load_people

    registry = load_people()
    return f"{len(registry.people)} people under {len(load_names(registry).forms())} forms of their names"


def _search() -> str:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    database.close()
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _languages() -> str:
    from dragoman.text.language import language_of

    found = language_of("The two ministers met in the capital and spoke about fish and trade.")
    if found != "en":
        raise ValueError(f"the model takes English for {found!r}, expected 'en'")
    return "the model is there and tells English"


def _record(place: str) -> str:
    from dragoman.store.record import Record

    if "://" not in place and not Path(place).exists():
        return f"{place}: none yet (dragoman add PATH makes it)"
    with Record.open(place, create=False) as record:
        return f"{record.place}: form {record.form}, {record.status()['documents']} documents"
