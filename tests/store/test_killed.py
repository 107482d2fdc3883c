"""What is left of a record whose writer was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.store.record import Record

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories
record = Record.open(sys.argv[1])
for n in range(10_000):
    met = stories.meeting(f"f{n}", "2021-03-01", document=str(n))
    record.add(stories.story(f"met in town {n}", met, id=str(n)), judge=judged if n < 20 else None)
    print(n, flush=True)
"""


FORKER = """
import os, random, signal, sys, time
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories

def write(path, round_, pipe):
    record = Record.open(path)
    for n in range(1000):
        met = stories.meeting(f"f{round_}-{n}", "2021-03-01", document=f"{round_}-{n}")
        record.add(stories.story(f"met in town {round_} {n}", met, id=f"{round_}-{n}"), judge=judged if n < 20 else None)
        os.write(pipe, b".")

path, rng, reported = sys.argv[1], random.Random(50), 0
Record.open(path).close()
for round_ in range(50):
    read, pipe = os.pipe()
    child = os.fork()
    if not child:
        write(path, round_, pipe)
    os.close(pipe)
    reported += len(os.read(read, 1))
    time.sleep(rng.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while chunk := os.read(read, 1 << 16):
        reported += len(chunk)
    os.close(read)
    with Record.open(path, create=False) as record:
        counts = record.status()
        assert counts["documents"] >= reported and counts["documents"] == counts["events"], (round_, reported, counts)
print(reported)
"""


def test_fifty_kills_at_random_moments_lose_nothing_that_was_reported(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FORKER, str(tmp_path / "r.db")]
    ran = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) >= 50


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}


@pytest.mark.parametrize("reported", [1, 7, 30])
def test_whatever_was_reported_as_stored_outlives_the_kill(tmp_path: Path, reported: int) -> None:
    path = tmp_path / "r.db"
    environment = _environment()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=environment)
    assert writer.stdout is not None
    with writer.stdout:
        last = [writer.stdout.readline() for _ in range(reported)][-1]
        writer.send_signal(signal.SIGKILL)
        last = ([line for line in writer.stdout.read().splitlines() if line] or [last])[-1]
    writer.wait()
    with Record.open(path, create=False) as record:
        found = {stored.finding.id for stored in record.findings()}
        assert {f"f{n}" for n in range(int(last))} <= found
        assert record.status()["documents"] == len(found)
