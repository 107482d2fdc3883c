"""How Chinese characters are read in Mandarin, Vietnamese and Korean, and whether two names sound alike across scripts.

The danger: likeness taken for identity.  Two names that sound alike are the same only where an office, a side and a day say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from itertools import product, zip_longest
from pathlib import Path

from rapidfuzz import fuzz

from dragoman.knowledge.japanese import JapaneseNames, load_japanese
from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.model.mention import Candidate
from dragoman.text.keys import letters_key

SUGGESTIONS, READINGS, MOST_SYLLABLES, UNUSUAL, FAMILIES = 8, 5, 3, 3, 3
# No suggested reading is ever a certain answer.
SUGGESTED = 0.4
# Family names that are Vietnamese wherever they stand in such news.
VIETNAMESE_ONLY = frozenset({"ruan"})
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
    _heard: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _whole: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_character(self) -> Mapping[str, tuple[str, str, str]]:
        """Mandarin (several parted by |), Vietnamese and Korean reading by character; read when first asked for."""
        return {row["character"]: (row["pinyin"], row["vietnamese"], row["korean"]) for row in read_tsv(self.file, COLUMNS)}

    def pinyin(self, text: str) -> str:
        """Each character's first reading in Mandarin; what has none stays."""
        return " ".join(self.by_character[c][0].split("|")[0] if c in self.by_character else c for c in text)

    def sounds(self, name: str) -> str:
        """The consonants of a name as a transliteration keeps them."""
        heard = self._heard.get(name)
        if heard is None:
            heard = letters_key(name)
            heard = heard if heard.isascii() else letters_key(self.pinyin(heard))
            for pattern, letter in _SOUNDS:
                heard = pattern.sub(letter, heard)
            self._heard[name] = heard
        return heard

    def alike(self, one: str, other: str) -> float:
        """How alike two names sound, 0 to 1; names that keep fewer than two consonants are like nothing."""
        left, right = self.sounds(one), self.sounds(other)
        return fuzz.ratio(left, right) / 100 if min(len(left), len(right)) > 1 else 0.0

    def alike_name(self, surface: str, name: str) -> float:
        """How alike a surface sounds to a name or to any run of its last parts."""
        parts = name.split()
        wholes = [name, *(" ".join(parts[i:]) for i in range(1, len(parts)))]
        last = re.split(r"[·・\s]", surface)[-1]
        return max(self.alike(last, parts[-1]), *(self.alike(surface, whole) for whole in wholes))

    @cached_property
    def by_syllable(self) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
        """By side and part of the name: the native readings of each Mandarin syllable, the most usual first."""
        rows = read_tsv(data_folder() / "people" / "name_characters.tsv", ("side", "part", "characters"))
        return {(row["side"], row["part"]): self._grouped(row["characters"], row["side"]) for row in rows}

    def _any_syllable(self, side: str) -> Mapping[str, tuple[str, ...]]:
        """Readings of every syllable, for those that no usual character of names has."""
        if side not in self._whole:
            grouped = self._grouped("".join(self.by_character), side)
            self._whole[side] = {syllable: natives[:2] for syllable, natives in grouped.items()}
        return self._whole[side]

    def _grouped(self, characters: str, side: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for character in characters:
            pinyin, vietnamese, korean = self.by_character.get(character, ("", "", ""))
            native = vietnamese if side == "VNM" else korean
            for syllable in pinyin.split("|") if native else ():
                found[letters_key(syllable)].setdefault(native)
        return {syllable: tuple(natives) for syllable, natives in found.items()}

    @cached_property
    def japanese(self) -> JapaneseNames:
        """Japanese names by their Mandarin syllables; read when first asked for."""
        return load_japanese(self.pinyin)

    def suggest(self, surface: str, side: str | None) -> Iterator[Candidate]:
        """Readings of a name that stands in no table, family name first, best first; without a side those of every side in turn."""
        syllables = (self.pinyin(surface) if not surface.isascii() else surface).strip()
        sides = (side,) if side else self._sides(syllables)
        ranked = [[(name, one) for name in self._read(syllables, one)] for one in sides]
        turns = list(dict.fromkeys(pair for turn in zip_longest(*ranked) for pair in turn if pair))
        sides_of = dict(reversed(turns))
        why = "a reading of the Mandarin syllables; stands in no table"
        for number, name in enumerate(list(dict.fromkeys(name for name, _ in turns))[:SUGGESTIONS]):
            yield Candidate(name, None, sides_of[name], round(SUGGESTED / (1 + number), 3), why)

    def _sides(self, syllables: str) -> tuple[str, ...]:
        """The sides where the name may be at home, the likeliest first: those that have its family name."""
        family = letters_key(syllables.partition(" ")[0])
        if family in VIETNAMESE_ONLY:
            return ("VNM",)
        if self.japanese.has_family(syllables):
            return ("JPN", "KOR", "VNM")
        having = [one for one in ("KOR", "VNM", "PRK") if family in self.by_syllable[one, "family"]]
        return (*sorted(having, key=lambda one: list(self.by_syllable[one, "family"]).index(family)), "JPN") if " " in syllables else ()

    def _read(self, syllables: str, side: str) -> list[str]:
        """The name as people of a side may have it, best first; none for sides whose names are not so read."""
        if side == "JPN":
            return [name for _, name in self.japanese.suggest(syllables)] if syllables else []
        family, _, given = syllables.partition(" ")
        families = self.by_syllable.get((side, "family"), {}).get(letters_key(family), ())
        pairs = product(enumerate(families[:FAMILIES]), self._given(letters_key(given), side))
        ranked = sorted(pairs, key=lambda pair: pair[0][0] * 2 + pair[1][0])
        return [" ".join((first, *rest)) if side == "VNM" else first + "".join(rest) for (_, first), (_, rest) in ranked[:SUGGESTIONS]]

    def _given(self, letters: str, side: str) -> list[tuple[int, tuple[str, ...]]]:
        """Given names with their rank (0 is the most usual), from every way to part the letters into syllables."""
        usual = self.by_syllable.get(("KOR" if side == "PRK" else side, "given"))
        if usual is None:
            return []
        known = {**self._any_syllable(side), **usual}
        found = []
        for parts in _parted(letters, known):
            choices = [list(enumerate(known[syllable][:READINGS])) for syllable in parts]
            for picked in product(*choices):
                unusual = sum(UNUSUAL for syllable in parts if syllable not in usual)
                rank = sum(rank for rank, _ in picked) + unusual + 2 * abs(len(parts) - 2)
                found.append((rank, tuple(reading for _, reading in picked)))
        return sorted(found)[:SUGGESTIONS]


def _parted(letters: str, known: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Every way to part letters into one to three known syllables."""
    if not letters:
        yield ()
        return
    for end in range(1, min(6, len(letters)) + 1):
        if letters[:end] in known:
            yield from ((letters[:end], *rest) for rest in _parted(letters[end:], known) if len(rest) < MOST_SYLLABLES)


def load_readings() -> Readings:
    """The readings that ship with the package; the table is read when first needed."""
    return Readings(data_folder() / "people" / "readings.tsv")
