"""By which words a language shows that something was done, lies ahead, is wished for, off or only supposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import TableError
from dragoman.knowledge.tables import data_folder, read_yaml
from dragoman.model.finding import Modality


@dataclass(frozen=True, slots=True)
class ModalityRule:
    """Words before or after those that tell of an event, and what they make of it."""

    modality: Modality
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    over: re.Pattern[str] | None = None

    def fits(self, before: str, after: str, over: str = "") -> bool:
        """Whether the rule's words stand where it wants them; `over` are those before the subject, which govern the clause."""
        asked = ((self.before, before), (self.after, after), (self.over, over))
        return any(pattern is not None and pattern.search(words) for pattern, words in asked)


@lru_cache(maxsize=1)
def load_modality() -> Mapping[str, tuple[ModalityRule, ...]]:
    """The rules that ship with the package, by language, in the order in which they are asked."""
    folder = data_folder() / "languages"
    files = ((entry.name, entry / "modality.yml") for entry in sorted(folder.iterdir(), key=lambda e: e.name))
    return {language: tuple(_rules(str(file), read_yaml(file)["rules"])) for language, file in files if file.is_file()}


def _rules(path: str, rows: list[Mapping[str, str]]) -> list[ModalityRule]:
    try:
        return [ModalityRule(Modality(r["modality"]), *(_pattern(r.get(key)) for key in ("before", "after", "over"))) for r in rows]
    except (KeyError, ValueError, re.error) as error:
        raise TableError(path, 1, str(error), "a modality of CONTRACT.md with patterns") from error


def _pattern(words: str | None) -> re.Pattern[str] | None:
    return re.compile(words, re.IGNORECASE) if words else None
