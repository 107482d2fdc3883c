"""By which words a language shows that something was done, lies ahead, is wished for, off or only supposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import TableError
from dragoman.knowledge.tables import by_language, read_yaml
from dragoman.model.finding import Modality
from dragoman.text.lazy import Lazy


@dataclass(frozen=True, slots=True)
class ModalityRule:
    """Words before or after those that tell of an event, and what they make of it."""

    modality: Modality
    before: Lazy | None
    after: Lazy | None
    over: Lazy | None = None

    def fits(self, before: str, after: str, over: str = "") -> bool:
        """Whether the rule's words stand where it wants them; `over` are those before the subject, which govern the clause."""
        asked = ((self.before, before), (self.after, after), (self.over, over))
        return any(pattern is not None and pattern.search(words) for pattern, words in asked)


@lru_cache(maxsize=1)
def load_modality() -> Mapping[str, tuple[ModalityRule, ...]]:
    """The rules that ship with the package, by language, in the order in which they are asked."""
    return by_language("modality.yml", (), _rules)


def _rules(file: Traversable | Path, _language: str, check: bool) -> tuple[ModalityRule, ...]:
    rows: list[Mapping[str, str]] = read_yaml(file)["rules"]
    try:
        return tuple(
            ModalityRule(Modality(r["modality"]), *(_pattern(r.get(key), check=check) for key in ("before", "after", "over"))) for r in rows
        )
    except (KeyError, ValueError, re.error) as error:
        raise TableError(str(file), 1, str(error), "a modality of CONTRACT.md with patterns") from error


def _pattern(words: str | None, *, check: bool) -> Lazy | None:
    return Lazy(words, re.IGNORECASE, check=check) if words else None
