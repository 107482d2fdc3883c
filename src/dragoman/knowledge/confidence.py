"""How often claims of a kind proved right on articles with gold records: what their confidence means.

The danger: a number nobody measured.  Every row was counted by `benchmarks/calibrate.py`; a claim whose kind was too rare to
count takes that of all claims told in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dragoman.knowledge.tables import data_folder, read_tsv

ALL = "*"


@lru_cache(maxsize=1)
def load_confidence() -> Mapping[tuple[str, str], float]:
    """The share found right (0..1) by type of event ('*' for all) and by how the words tell it, as written to two digits.

    Raises TableError naming path and line.
    """
    rows = read_tsv(data_folder() / "confidence.tsv", ("type", "told", "right", "counted"))
    return {(row["type"], row["told"]): float(row["right"]) for row in rows}
