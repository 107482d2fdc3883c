"""With which words a language says that a level of relations stands, rises, is wished for, denied or gone.

The danger: a wish read as a fact.  Every stage has its own cues, and they are asked in the order of `STAGES`, the least
certain claim first, so that "hopes to have established" stays a hope.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import TableError
from dragoman.knowledge.tables import by_language, read_yaml
from dragoman.text.lazy import Lazy

STAGES = ("denied", "agreed_in_principle", "under_discussion", "rumoured", "wanted", "proposed", "announced", "lapsed", "in_force")
MODALITY = {
    "rumoured": "wanted",
    "wanted": "wanted",
    "proposed": "planned",
    "under_discussion": "planned",
    "agreed_in_principle": "planned",
    "announced": "planned",
    "done": "raised",
    "in_force": "in_force",
    "denied": "denied",
    "lapsed": "lapsed",
}
SINGLE = ("between", "with", "break", "pause", "both", "ladder", "ascending", "since", "since_after")
SEVERAL = ("raise", "raised_after", "void", "half", *STAGES)


@dataclass(frozen=True, slots=True)
class StandingCues:
    """The cues of one language: `single` by name, and the patterns of each stage by its name."""

    language: str
    single: Mapping[str, Lazy]
    several: Mapping[str, tuple[Lazy, ...]]

    def says(self, name: str, text: str) -> bool:
        """Whether the text holds a cue of that name."""
        if name in self.single:
            return bool(self.single[name].search(text))
        return any(pattern.search(text) for pattern in self.several[name])

    def half(self, before: str) -> tuple[str, str] | None:
        """A pair written short right before a label, of which the words alone give one side: its code and the other's letter."""
        found = next((found for pattern in self.several["half"] if (found := pattern.search(before))), None)
        if found is None:
            return None
        (code,) = (name for name in found.groupdict() if name != "other")
        return code, found["other"]


def load_standing_cues(*folders: Traversable | Path) -> Mapping[str, StandingCues]:
    """The cues of `languages/<code>/levels.yml` by language; a later folder's file replaces an earlier one.

    Without folders those that ship with the package.  Raises TableError naming the file and what is missing.
    """
    return by_language("levels.yml", folders, _cues)


def _cues(file: Traversable | Path, language: str, check: bool) -> StandingCues:
    table: Mapping[str, Any] = read_yaml(file)
    missing = [name for name in (*SINGLE, *SEVERAL) if name not in table]
    if missing:
        raise TableError(str(file), 1, f"no {', '.join(missing)}", "every cue of standings")
    try:
        single = {name: Lazy(table[name], re.IGNORECASE, check=check) for name in SINGLE}
        several = {name: tuple(Lazy(p, re.IGNORECASE | re.DOTALL, check=check) for p in table[name]) for name in SEVERAL}
    except re.error as error:
        raise TableError(str(file), 1, f"pattern {error.pattern!r} ({error})", "a regular expression") from error
    return StandingCues(language, single, several)
