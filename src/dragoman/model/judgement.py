"""Decisions about findings, by rule or by person; a decision is never removed, only answered by its inverse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a judgement says of its left and right side."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """That `left` and `right` (finding ids; `right` may be a field's new value) stand in a relation, by whom and why.

    `at` is an ISO time in UTC, given by the caller: nothing below the command line reads a clock.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str
    at: str
