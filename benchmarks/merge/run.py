"""How well reports are joined into events, on stories whose truth is known.

    python benchmarks/merge/run.py [--stories 88] [--show]

Prints B³ over all findings that the reader read at the lines of the stories, and every pair of different events that was
joined; exit 1 below 0.92 or with such a pair.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.merge.make import Maker, Report
from dragoman.ask.events import events
from dragoman.model.document import Document, Source
from dragoman.model.finding import Event
from dragoman.model.span import Span
from dragoman.model.time import Interval
from dragoman.pipeline import Reader
from dragoman.resolve.merge import family
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record

FLOOR = 0.92


def main() -> int:
    """Make, read, join, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=88)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    stories = [Maker().story(number) for number in range(asked.stories)]
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "merge.db") as record:
        truth = _added(record, [report for _, reports in stories for report in reports])
        homes = {id_: event.event.id for event in events(record) for id_ in event.findings if id_ in truth}
    told = sum(len(set(report.keys)) for _, reports in stories for report in reports)
    precision, recall = b_cubed(truth, homes)
    score = 2 * precision * recall / (precision + recall)
    wrong = joined_traps(truth, homes)
    print(f"{len(stories)} stories, {sum(len(r) for _, r in stories)} reports, {told} claims, {len(truth)} read")
    print(f"B³ precision {precision:.3f} recall {recall:.3f} F1 {score:.3f}; different events joined: {len(wrong)}")
    for pair in wrong:
        print("JOINED", *pair)
    if asked.show:
        _show(stories, truth, homes)
    return int(score < FLOOR or bool(wrong))


def _added(record: Record, reports: Sequence[Report]) -> dict[str, str]:
    """The true event of every finding, by the line in which it is told and the kind that the line tells."""
    reader, truth = Reader(), {}
    for report in reports:
        published = Interval(report.published, report.published)
        source = Source(report.id, report.id, report.id, report.text, report.id, published=published)
        language = "zh" if report.id.endswith("zh") else "en"
        story = reader.story(Document(report.id, source, Span(0, len(report.text)), language))
        record.add(story, judge=judged)
        seen: set[str] = set()
        for finding in story.findings:
            if isinstance(finding, Event):
                key = _key(report, finding)
                if key and key not in seen:  # A second finding of one line is a mistake of reading, not of joining.
                    truth[finding.id] = key
                    seen.add(key)
    return truth


def _key(report: Report, finding: Event) -> str | None:
    """The event told in the line of the finding; None for what the reader, not the record, made one of several."""
    keys = {report.keys[report.text.count("\n", 0, words.start)] for words in finding.evidence}
    return f"{keys.pop()}:{family(finding.type)}" if len(keys) == 1 else None


def b_cubed(truth: Mapping[str, str], homes: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of clusters, averaged over findings."""
    both = Counter((truth[id_], homes[id_]) for id_ in truth)
    true, found = Counter(truth.values()), Counter(homes.values())
    shared = [(both[truth[id_], homes[id_]], truth[id_], homes[id_]) for id_ in truth]
    size = len(truth) or 1
    return sum(n / found[home] for n, _, home in shared) / size, sum(n / true[key] for n, key, _ in shared) / size


def joined_traps(truth: Mapping[str, str], homes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """True events that share an event of the record."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for id_, key in truth.items():
        keys[homes[id_]].add(key)
    return sorted(tuple(sorted(each)) for each in keys.values() if len(each) > 1)


def _show(stories: Sequence[tuple[str, list[Report]]], truth: Mapping[str, str], homes: Mapping[str, str]) -> None:
    for line in _split(stories, truth, homes):
        print(line)


def _split(stories: Sequence[tuple[str, list[Report]]], truth: Mapping[str, str], homes: Mapping[str, str]) -> Iterator[str]:
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for id_, key in truth.items():
        parts[key].add(homes[id_])
    for kind, reports in stories:
        for key in sorted({key for report in reports for key in report.keys}):
            of_it = {name: homes for name, homes in parts.items() if name.startswith(f"{key}:")}
            if any(len(homes) > 1 for homes in of_it.values()) or not of_it:
                yield f"SPLIT {kind}: {key} {of_it}"


if __name__ == "__main__":
    sys.exit(main())
