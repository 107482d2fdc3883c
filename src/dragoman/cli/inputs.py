"""What is read on the way to a command: stories as they come, with complaints and progress on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dragoman.errors import InputError
from dragoman.model.time import Interval

if TYPE_CHECKING:
    from dragoman.pipeline import Story

_PATIENCE = 1.0
"""Seconds before anybody wants to see progress."""
_EVERY = 0.5
"""Seconds between two lines of progress."""


@dataclass
class Inputs:
    """The stories of some paths; inputs that cannot be read are named on stderr and counted in `failed`."""

    paths: Sequence[str]
    published: Interval | None = None
    language: str | None = None
    years: tuple[int, int] = (1990, 2030)
    failed: int = 0
    done: int = 0

    def stories(self) -> Iterator[Story]:
        """Stories in input order."""
        from dragoman.pipeline import read

        progress = Progress()
        for each in read(self.paths, published=self.published, language=self.language, years=self.years, stdin=sys.stdin.buffer):
            if isinstance(each, InputError):
                progress.clear()
                click.echo(f"dragoman: {each}", err=True)
                self.failed += 1
                continue
            self.done += 1
            yield each
            progress.step(self.done)
        progress.clear()

    @property
    def exit_code(self) -> int:
        """1 if any input failed, else 0."""
        return 1 if self.failed else 0


class Progress:
    """A line on stderr that tells how many documents were read and how fast; none where nobody looks."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()
        self._width = 0

    def step(self, done: int) -> None:
        """Say how far it is, if it is time to."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._start > _PATIENCE and now - self._last > _EVERY:
            said = f"{done} documents, {done / (now - self._start):.0f} a second"
            click.echo(f"\r{said:<{self._width}}", err=True, nl=False)
            self._last, self._width = now, len(said)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            click.echo(f"\r{'':<{self._width}}\r", err=True, nl=False)
            self._width = 0
