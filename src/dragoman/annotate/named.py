"""A name on its way to becoming a mention."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.mention import Candidate
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text; `sure` where it counts by itself, else it waits for the full name elsewhere in the story.

    `unknown` marks words that no table knows and that may be a slip of a name.
    """

    span: Span
    surface: str
    rule: str
    candidates: tuple[Candidate, ...] = ()
    sure: bool = True
    unknown: bool = False

    @property
    def person(self) -> str | None:
        """The id of the best candidate, if any."""
        return self.candidates[0].person if self.candidates else None
