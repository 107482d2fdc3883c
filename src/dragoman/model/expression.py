"""Date expressions as the words have them, before anybody asks which day is meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One expression of time; fields that the words leave out are None.  (Placeholder shape: see annotate/dates.)"""

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
