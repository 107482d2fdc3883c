"""How Chinese characters are read in Mandarin, Vietnamese and Korean, and whether two names sound alike across scripts.

The danger: likeness taken for identity.  Two names that sound alike are the same only where an office, a side and a day say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from rapidfuzz import fuzz

from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.mention import Candidate
from dragoman.text.keys import letters_key

COLUMNS = ("character", "pinyin", "vietnamese", "korean")
# What transliterations keep of a name: its consonants, with those that Chinese does not tell apart written alike.
_SOUNDS = (
    (re.compile("sch|sh|zh|ch|tz|ts|dz|[zcsxjq]"), "s"),
    (re.compile("ph|[fvw]"), "f"),
    (re.compile("th|[td]"), "t"),
    (re.compile("kh|gh|ck|[kgh]"), "k"),
    (re.compile("[bp]"), "p"),
    (re.compile("[rl]+"), "l"),
    (re.compile("ng|[mn]"), "n"),
    (re.compile("[^sftkpln]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True)
class Readings:
    """The readings of each character."""

    file: Traversable | Path

    @cached_property
    def by_character(self) -> Mapping[str, tuple[str, str, str]]:
        """Mandarin (several parted by |), Vietnamese and Korean reading by character; read when first asked for."""
        return {row["character"]: (row["pinyin"], row["vietnamese"], row["korean"]) for row in read_tsv(self.file, COLUMNS)}

    def pinyin(self, text: str) -> str:
        """Each character's first reading in Mandarin; what has none stays."""
        return " ".join(self.by_character[c][0].split("|")[0] if c in self.by_character else c for c in text)

    def sounds(self, name: str) -> str:
        """The consonants of a name as a transliteration keeps them."""
        key = letters_key(name)
        if not key.isascii():
            key = letters_key(self.pinyin(key))
        for pattern, letter in _SOUNDS:
            key = pattern.sub(letter, key)
        return key

    def alike(self, one: str, other: str) -> float:
        """How alike two names sound, 0 to 1; names that keep fewer than two consonants are like nothing."""
        left, right = self.sounds(one), self.sounds(other)
        return fuzz.ratio(left, right) / 100 if min(len(left), len(right)) > 1 else 0.0

    def alike_name(self, surface: str, name: str) -> float:
        """How alike a surface sounds to a name or to any run of its last parts."""
        parts = name.split()
        wholes = [name, *(" ".join(parts[i:]) for i in range(1, len(parts)))]
        last = re.split(r"[·・\s]", surface)[-1]
        return max(max(self.alike(surface, whole) for whole in wholes), self.alike(last, parts[-1]))

    def suggest(self, surface: str, side: str | None) -> Iterator[Candidate]:
        """Readings of a name that stands in no table, best first."""
        yield from ()


def load_readings() -> Readings:
    """The readings that ship with the package; the table is read when first needed."""
    return Readings(data_folder() / "people" / "readings.tsv")
