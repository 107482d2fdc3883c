"""Which reports are copies: nearly the same text, the same agency's, or of one house.

The danger: counting one wire story that eleven papers printed as eleven sources.  The other danger is smaller: two reports of
one agency may have been written by two people, and count once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.text.likeness import likeness

_COPY = 0.5
"""Half of all runs of three words in common: chance gives hardly any, an edited wire story more."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as far as it matters here: its text's fingerprint and signature, and the house it comes from, if known."""

    name: str
    fingerprint: str
    signature: str
    house: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """That a report is no source of its own, but another's, and why."""

    of: str
    why: str


def copies(reports: Iterable[Printed]) -> dict[str, Copy]:
    """The reports that are no sources of their own, by name; of those alike the first given is the source."""
    first: list[Printed] = []
    found: dict[str, Copy] = {}
    for report in reports:
        if copy := next((copy for other in first if (copy := _copy(report, other))), None):
            found[report.name] = copy
        else:
            first.append(report)
    return found


def _copy(report: Printed, other: Printed) -> Copy | None:
    if report.fingerprint == other.fingerprint:
        return Copy(other.name, "the same text")
    if (share := likeness(report.signature, other.signature)) >= _COPY:
        return Copy(other.name, f"nearly the same text ({share:.0%} in common)")
    if report.house and report.house == other.house:
        return Copy(other.name, f"also of {report.house}")
    return None
