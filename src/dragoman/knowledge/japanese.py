"""How a Japanese name may be written whose characters somebody has read in Mandarin.

The danger: many characters share a syllable.  The commonest family name and given name come first, and every answer is a suggestion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, product
from math import log2

from dragoman.knowledge.tables import data_folder, read_tsv
from dragoman.text.keys import letters_key

PARTS = ("family", "given", "first", "middle", "last")
# What it costs that a given name is no common whole one, for each character; and that no blank stands behind the family name.
UNCOMMON, MISPLACED = 3.0, 2.0
FAMILY_WEIGHT, MOST = 0.7, 8
_LONGEST = 18

Ranked = Mapping[str, tuple[tuple[float, str], ...]]


@dataclass(frozen=True)
class JapaneseNames:
    """Japanese family names, given names and their characters by their Mandarin syllables, each with its cost, the commonest first."""

    parts: Mapping[str, Ranked]

    def suggest(self, surface: str) -> list[tuple[float, str]]:
        """Names that the surface may be, with their costs, the likeliest first."""
        letters, first = letters_key(surface), letters_key(surface.split(maxsplit=1)[0])
        found = []
        for end in range(2, min(len(letters) - 1, _LONGEST)):
            givens = self._given(letters[end:]) if letters[:end] in self.parts["family"] else ()
            away = 0.0 if letters[:end] == first else MISPLACED
            families = self.parts["family"].get(letters[:end], ())
            found += [(FAMILY_WEIGHT * f + g + away, family + given) for (f, family), (g, given) in product(families, givens)]
        return nsmallest(MOST, found)

    def has_family(self, surface: str) -> bool:
        """Whether the surface begins, up to its first blank, with a family name of two or more characters."""
        return any(len(name) > 1 for _, name in self.parts["family"].get(letters_key(surface.split(maxsplit=1)[0]), ()))

    def _given(self, letters: str) -> list[tuple[float, str]]:
        """Given names with their costs: whole ones, and those put together from one to three characters."""
        found = {name: cost / 2 for cost, name in self.parts["given"].get(letters, ())}
        spelt = (self._spelt(letters, parts) for parts in (("last",), ("first", "last"), ("first", "middle", "last")))
        for cost, name in chain.from_iterable(spelt):
            found[name] = min(found.get(name, cost), cost)
        return nsmallest(MOST, ((cost, name) for name, cost in found.items()))

    def _spelt(self, letters: str, parts: tuple[str, ...]) -> Iterator[tuple[float, str]]:
        """The letters as one character of each part, one behind the other."""
        table = self.parts[parts[0]]
        if len(parts) == 1:
            yield from ((UNCOMMON + cost, name) for cost, name in table.get(letters, ()))
            return
        for end in range(1, min(len(letters), 7)):
            for cost, name in table.get(letters[:end], ()):
                yield from ((UNCOMMON + cost + more, name + rest) for more, rest in self._spelt(letters[end:], parts[1:]))


def load_japanese(pinyin: Callable[[str], str]) -> JapaneseNames:
    """The names that ship with the package, read by `pinyin`."""
    rows = {row["part"]: row["names"].split() for row in read_tsv(data_folder() / "people" / "japanese_names.tsv", ("part", "names"))}
    return JapaneseNames({part: _ranked(rows[part], pinyin) for part in PARTS})


def _ranked(names: list[str], pinyin: Callable[[str], str]) -> Ranked:
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for rank, name in enumerate(names):
        found[letters_key(pinyin(name))].append((log2(2 + rank), name))
    return {letters: tuple(ranked) for letters, ranked in found.items()}
