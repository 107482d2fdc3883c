"""dragoman reads diplomatic news as it really arrives and keeps a record in which every field leads back to its words.

    import dragoman

    for story in dragoman.read(["article.txt"]):
        for finding in story.findings:
            print(finding)

    with dragoman.Record.open("dragoman.db") as record:
        for answer in dragoman.events(record, states=("CHN", "VNM")):
            print(answer.event.when, answer.event.type, answer.sources)

Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.ask.events import events
    from dragoman.ask.levels import levels
    from dragoman.ask.people import dyad, person
    from dragoman.ask.search import search
    from dragoman.ask.why import show, why
    from dragoman.errors import DragomanError, InputError
    from dragoman.export.contract import dumps, rows
    from dragoman.export.page import page
    from dragoman.pipeline import Story, read
    from dragoman.resolve.parallel import judged
    from dragoman.store.record import Record

__version__ = "0.1.0"

__all__ = [
    "DragomanError",
    "InputError",
    "Record",
    "Story",
    "dumps",
    "dyad",
    "events",
    "judged",
    "levels",
    "page",
    "person",
    "read",
    "rows",
    "search",
    "show",
    "why",
]

_HOMES = {
    "DragomanError": "errors",
    "InputError": "errors",
    "Record": "store.record",
    "Story": "pipeline",
    "dumps": "export.contract",
    "dyad": "ask.people",
    "events": "ask.events",
    "judged": "resolve.parallel",
    "levels": "ask.levels",
    "page": "export.page",
    "person": "ask.people",
    "read": "pipeline",
    "rows": "export.contract",
    "search": "ask.search",
    "show": "ask.why",
    "why": "ask.why",
}


def __getattr__(name: str) -> object:
    """Load a public name; raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(f"dragoman.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """What the package offers."""
    return [*__all__, "__version__"]
