"""Regular expressions that are compiled when they are first asked; most of those in the tables are never asked in one run.

The danger: a fault in a table found late.  Whoever reads a table that does not ship with the package has it checked at once,
and the tests do so with those that ship.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Lazy:
    """A regular expression by its source; it is asked as a compiled one is."""

    def __init__(self, pattern: str, flags: int = 0, *, check: bool = False) -> None:
        """Takes the source, which is looked at only with `check`; that raises re.error where it is no regular expression."""
        self.pattern, self._flags = pattern, flags
        if check:
            _ = self.compiled

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled; raises re.error where it is none."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.search`."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """As `re.Pattern.findall`, of an expression without groups."""
        return self.compiled.findall
