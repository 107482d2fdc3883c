"""How long a large record takes to answer and to grow, with synthetic findings.

    python benchmarks/record.py [--findings 200000] [--write]

Times the common questions (median of 15, warm) and adding 1,000 documents at 10,000 findings and at the end; `--write` puts the
figures into RESULTS.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.ask.events import events
from dragoman.ask.levels import levels
from dragoman.ask.people import person
from dragoman.ask.search import search
from dragoman.model.finding import Event, Standing
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.export.stories import HandMade
from tests.store import stories

RESULTS = Path(__file__).with_name("RESULTS.md")
SIDES = "CHN VNM USA RUS IND JPN KOR KEN PER BRA FRA DEU GBR LAO KHM THA IDN AUS PAK EGY ZAF NGA MEX ARG CAN TUR IRN SAU POL UKR".split()  # noqa: SIM905
A_DOCUMENT = 5
FEW, BATCH = 10_000, 1_000
PEOPLE = 500
"""Named people a side; a person then has more than a hundred meetings in a million findings."""
HEADING = "## The record\n"


def main() -> None:
    """Fill, time, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "large.db") as record:
        figures = list(measured(record, asked.findings))
    for name, value in figures:
        print(f"{name}: {value}")
    if asked.write:
        _write(figures, asked.findings)


def measured(record: Record, count: int) -> Iterator[tuple[str, str]]:
    """Name and value of every figure, as the record grows."""
    rng = random.Random(1)  # noqa: S311 - the same findings every time
    documents = (document(rng, number) for number in range(count))
    _fill(record, documents, FEW // A_DOCUMENT)
    few = _added(record, documents)
    _fill(record, documents, (count - FEW) // A_DOCUMENT - 2 * BATCH)
    many = _added(record, documents)
    yield f"adding {BATCH} documents at {FEW} findings", f"{few:.2f} s"
    yield f"adding {BATCH} documents at {count} findings", f"{many:.2f} s ({many / few - 1:+.0%})"
    for name, ask in questions(record).items():
        yield f"{name} at {count} findings", f"{_median(ask):.1f} ms"


def questions(record: Record) -> dict[str, Callable[[], object]]:
    """The common questions."""
    year = (dt.date(2010, 1, 1), dt.date(2010, 12, 31))
    return {
        "two sides in one year": lambda: events(record, states=("CHN", "VNM"), since=year[0], until=year[1]),
        "a person's meetings": lambda: person(record, _name(5, "CHN")),
        "search for a name of two characters": lambda: list(search(record, "梅花")),
        "levels of two sides on a day": lambda: levels(record, year[1], states=("CHN", "VNM")),
    }


def document(rng: random.Random, number: int) -> HandMade:
    """A text with five findings: meetings on days of 25 years, now and then a level."""
    found: list[Event | Standing] = []
    for place in range(A_DOCUMENT):
        a, b = sorted(rng.sample(SIDES, 2))
        day = (dt.date(2000, 1, 1) + dt.timedelta(days=rng.randrange(25 * 365))).isoformat()
        id_ = hashlib.sha256(f"{number}/{place}".encode()).hexdigest()[:16]
        if rng.random() < 0.02:  # noqa: PLR2004 - levels are rarely told
            found.append(stories.level_between(id_, a, b, rng.randrange(1, 4), day, str(number)))
            continue
        cast = (stories.person(_name(rng.randrange(PEOPLE), side), side, document=str(number)) for side in (a, b))
        found.append(stories.meeting(id_, day, *cast, states=(a, b), document=str(number)))
    name = "".join(chr(0x4E00 + rng.randrange(3000)) for _ in range(30)) + ("梅花" if number % 997 == 0 else "")
    return stories.story(f"met in town {number} 肯尼亚总统{name}会见了外长 and spoke of {rng.random()} " * 4, *found, id=str(number))


def _name(number: int, side: str) -> str:
    """A name of its own for every number: figures do not count in names."""
    return f"{''.join(chr(ord('a') + int(digit)) for digit in str(number)).title()} Xyz {side.title()}"


def _fill(record: Record, documents: Iterator[HandMade], count: int) -> None:
    for _ in range(count):
        record.add(next(documents), judge=judged)


def _added(record: Record, documents: Iterator[HandMade]) -> float:
    ready = [next(documents) for _ in range(BATCH)]
    started = time.perf_counter()
    for each in ready:
        record.add(each, judge=judged)
    return time.perf_counter() - started


def _median(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(16):
        started = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[1:])


def _write(figures: list[tuple[str, str]], count: int) -> None:
    text = re.sub(rf"\n*{HEADING}.*?(?=\n## |\Z)", "", RESULTS.read_text(encoding="utf-8"), flags=re.DOTALL)
    rows = "".join(f"| {name} | {value} |\n" for name, value in figures)
    said = f"Written by `python benchmarks/record.py --findings {count} --write`; SQLite, warm, medians of 15.\n"
    RESULTS.write_text(f"{text.rstrip()}\n\n{HEADING}\n{said}\n| figure | measured |\n|---|---:|\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
