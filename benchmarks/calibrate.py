"""How often events of each kind prove right against the gold records; writes src/dragoman/data/confidence.tsv.

    python benchmarks/calibrate.py [--write]

Reads the reading forms of the gold (Chinese, human English, every tenth machine translation, half-translated) with the
confidence that the grammar alone gives, and counts by type and by that confidence how many events match a gold event with
type family, sides, modality and days right (the scorer's reading of "right").  Rare kinds are drawn towards
the share of all events told in the same way, as if `PRIOR` more had been seen.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.export.contract import rows
from dragoman.pipeline import Reader, Story

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))
TABLE = Path("src/dragoman/data/confidence.tsv")
PRIOR, EVERY, RIGHT = 12, 10, 3
HEADER = """# Share of events that proved right on articles with gold records, by type ('*': all) and by the confidence of
# their grammar alone.  Counted by benchmarks/calibrate.py; rare kinds drawn towards all events told in the same way.
type\ttold\tright\tcounted
"""
Counts = dict[tuple[str, str], list[int]]


def forms() -> Iterator[tuple[str, list[str]]]:
    """The reading forms, each as JSON Lines."""
    for which in ("zh", "ref", "mt", "mixed"):
        command = [sys.executable, str(SHARED / "score" / "make_docs.py"), "--which", which]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        yield which, lines[::EVERY] if which == "mt" else lines


def counted() -> Counts:
    """Right and all, by type and by how the words tell it."""
    sys.path.insert(0, str(SHARED / "score"))
    from score import levels, match  # noqa: PLC0415 - the scorer lies outside the package

    gold = {g["doc_id"]: g for g in map(json.loads, (SHARED / "gold" / "wmt_dev.gold.jsonl").open(encoding="utf-8"))}
    counts: Counts = defaultdict(lambda: [0, 0])
    for _, lines in forms():
        for document, events in _read(lines):
            told = gold[document.split("@")[0]]["events"]
            right = {j for i, j in match(told, events) if levels(told[i], events[j]) >= RIGHT}
            for number, event in enumerate(events):
                for kind in (event["type"], "*"):
                    cell = counts[kind, f"{event['confidence']:.2f}"]
                    cell[0] += number in right
                    cell[1] += 1
    return counts


def _read(lines: list[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each document with its events of two sides, uncalibrated."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        for story in Reader(calibrated=False).read([file.name]):
            if isinstance(story, Story):
                found: list[dict[str, Any]] = [json.loads(json.dumps(r)) for r in rows(story) if r["kind"] == "event"]
                yield story.id, [e for e in found if len(e["states"]) > 1]


def table(counts: Counts) -> Iterator[str]:
    """The rows of the table."""
    for (kind, told), (right, seen) in sorted(counts.items()):
        base = counts["*", told]
        share = (right + PRIOR * base[0] / base[1]) / (seen + PRIOR)
        yield f"{kind}\t{told}\t{share:.2f}\t{seen}\n"


def main() -> None:
    """Counts, prints, and with --write replaces the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace the table")
    asked = parser.parse_args()
    written = HEADER + "".join(table(counted()))
    sys.stdout.write(written)
    if asked.write:
        TABLE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
