"""What statements and events are about: a small closed list of topics and the words that show them.

The danger: a list that grows with every text.  A topic is a question that analysts ask by name; what no row names has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.knowledge.tables import Row, data_folder, read_tsv
from dragoman.text.needles import Sieve

COLUMNS = ("topic", "language", "pattern")


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics with their patterns, one a topic over all languages."""

    patterns: tuple[tuple[str, str], ...]
    sieve: Sieve

    def of(self, text: str) -> tuple[str, ...]:
        """The topics that the words show, in the order in which they first stand."""
        tried = (self.patterns[number] for number in self.sieve.passed(text))
        found = ((match.start(), topic) for topic, pattern in tried if (match := _compiled(pattern).search(text)))
        return tuple(topic for _, topic in sorted(found))


def load_topics(*folders: Traversable | Path) -> Topics:
    """The topics of `topics.tsv` in each folder, in order; without folders those that ship with the package."""
    by_topic: dict[str, list[str]] = {}
    for folder in folders or (data_folder(),):
        for row in _rows(folder):
            by_topic.setdefault(row["topic"], []).append(row["pattern"])
    joined = tuple((topic, "|".join(patterns)) for topic, patterns in by_topic.items())
    return Topics(joined, Sieve(pattern for _, pattern in joined))


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _rows(folder: Traversable | Path) -> Iterator[Row]:
    file = folder / "topics.tsv"
    return read_tsv(file, COLUMNS, sort_key=lambda row: (row["topic"], row["language"])) if file.is_file() else iter(())
