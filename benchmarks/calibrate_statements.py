"""How often statements of each kind prove right against the gold records; writes src/dragoman/data/speech_confidence.tsv.

    python benchmarks/calibrate_statements.py

Counts by the way in which words are told (an acting verb, a saying verb, a speech that goes on), by stance, and by whether a person is
named as the speaker, over documents whose gold lists all statements.  Right is what the scorer calls right.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from calibrate import forms

from dragoman.export.contract import rows
from dragoman.model.finding import Statement
from dragoman.pipeline import Reader, Story

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))
TABLE = Path("src/dragoman/data/speech_confidence.tsv")
# Gold records stop at so many statements.
ALL = 12
HEADER = """# Share of statements that proved right on articles with gold records, by way of telling, speaker named, stance ('*': all).
# Counted by benchmarks/calibrate_statements.py; rare kinds are drawn towards all statements told in the same way (knowledge/speech.py).
way\tspeaker\tstance\tright\tcounted
"""
Counts = dict[tuple[str, str, str], list[int]]


def hits(told: list[dict[str, Any]], found: list[dict[str, Any]], text: str) -> set[str]:
    """The ids of the statements found that match a gold one: side, speaker, stance and a line."""
    from score import line_spans, same_person, touches  # noqa: PLC0415 - the scorer lies outside the package

    spans, free, right = line_spans(text), list(found), set()
    for gold in told:
        for each in free:
            name = (each["speaker"] or {}).get("name")
            who = same_person(gold["speaker"], name) if gold["speaker"] and name else not gold["speaker"]
            side = each["side"] == gold["side"] or (each["joint"] and not gold["speaker"])
            if side and who and each["stance"] == gold["stance"] and touches(each["evidence"], spans, gold["line"]):
                right.add(each["id"])
                free.remove(each)
                break
    return right


def counted() -> Counts:
    """Right and all, by way, speaker and stance."""
    sys.path.insert(0, str(SHARED / "score"))
    gold = {g["doc_id"]: g for g in map(json.loads, (SHARED / "gold" / "wmt_dev.gold.jsonl").open(encoding="utf-8"))}
    counts: Counts = defaultdict(lambda: [0, 0])
    reader, scratch = Reader(), Path(os.environ.get("TMPDIR", "/tmp")) / "calibrate_statements.jsonl"  # noqa: S108 - a benchmark
    for _, lines in forms():
        for line in lines:
            document = json.loads(line)
            told = gold[document["id"].split("@")[0]]["statements"]
            if len(told) >= ALL:
                continue
            scratch.write_text(line, encoding="utf-8")
            for story in (read for read in reader.read([str(scratch)]) if isinstance(read, Story)):
                said = {f.id: f for f in story.findings if isinstance(f, Statement)}
                found = [row for row in rows(story) if row["kind"] == "statement"]
                right = hits(told, found, document["text"])
                for number, each in said.items():
                    _, way, stance = each.made_by.rule.split(":")
                    for key in ((way, "named" if each.speaker and each.speaker.name else "unnamed", s) for s in (stance, "*")):
                        counts[key][0] += number in right
                        counts[key][1] += 1
    return counts


if __name__ == "__main__":
    body = "".join("\t".join((*key, str(right), str(all_))) + "\n" for key, (right, all_) in sorted(counted().items()))
    TABLE.write_text(HEADER + body, encoding="utf-8")
