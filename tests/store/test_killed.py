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


@pytest.mark.parametrize("reported", [1, 7, 30])
def test_whatever_was_reported_as_stored_outlives_the_kill(tmp_path: Path, reported: int) -> None:
    path = tmp_path / "r.db"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
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
