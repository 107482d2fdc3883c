"""What may be set from outside, put together once, at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

DEFAULT_RECORD = "dragoman.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the record is, and under whose name decisions stand in its log."""

    record: str = DEFAULT_RECORD
    user: str = "somebody"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """DRAGOMAN_RECORD, and DRAGOMAN_USER or else the name that the system knows."""
        user = environment.get("DRAGOMAN_USER") or environment.get("USER") or environment.get("USERNAME") or "somebody"
        return cls(environment.get("DRAGOMAN_RECORD") or DEFAULT_RECORD, user)
