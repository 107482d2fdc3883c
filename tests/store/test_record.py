"""What the record promises: nothing twice, nothing lost, nothing overwritten."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.errors import RecordError
from dragoman.model.finding import Event, Finding
from dragoman.model.judgement import Judgement, Verdict
from dragoman.store.codec import decode, encode, kind_of
from dragoman.store.lookup import Asked
from dragoman.store.migrate import REVISIONS
from dragoman.store.record import Record
from dragoman.store.schema import METADATA
from tests.findings import FINDINGS
from tests.store.stories import meeting, person, story

TEXT = "met in Nairobi on Monday, officials of Kenya and Peru said."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        yield opened


def _ids(record: Record, **asked: object) -> list[str]:
    return [stored.finding.id for stored in record.findings(Asked(**asked))]  # type: ignore[arg-type]


@given(FINDINGS)
def test_a_finding_is_read_back_as_it_was_written(finding: Finding) -> None:
    assert decode(kind_of(finding), encode(finding)) == finding


@given(FINDINGS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_record_gives_every_finding_back(tmp_path: Path, finding: Finding) -> None:
    with Record.open(tmp_path / f"{finding.id}.db") as record:
        record.add(story("met and spoke", finding, id="wire"))
        assert [stored.finding for stored in record.findings()] == [finding]


def test_adding_the_same_story_twice_changes_nothing(record: Record) -> None:
    once = record.add(story(TEXT, meeting("a", "2021-03-01")))
    before = record.status()
    again = record.add(story(TEXT, meeting("a", "2021-03-01")))
    assert (once.new, again.new, again.kept, again.known) == (1, 0, 1, True)
    assert record.status() == before


def test_the_same_bytes_under_another_path_are_the_same_document(record: Record) -> None:
    record.add(story(TEXT, meeting("a", "2021-03-01"), sha256="f" * 64))
    copy = record.add(story(TEXT, meeting("a", "2021-03-01", document="copy.txt"), id="copy.txt", sha256="f" * 64))
    assert copy.known
    assert record.status()["documents"] == 1


def test_a_better_reading_supersedes_and_keeps_the_old_finding(record: Record) -> None:
    record.add(story(TEXT, meeting("a", None), meeting("b", "2021-03-02")))
    again = record.add(story(TEXT, meeting("a", "2021-03-01")))
    assert (again.new, again.superseded) == (1, 2)
    assert _ids(record) == ["a"]
    assert sorted(_ids(record, superseded=True)) == ["a", "a", "b"]


def test_a_story_without_findings_is_kept_too(record: Record) -> None:
    record.add(story(TEXT))
    assert record.text("wire.txt") == TEXT


def test_a_document_that_was_never_added_has_no_text(record: Record) -> None:
    with pytest.raises(RecordError, match="no document 'x'"):
        record.text("x")


def test_findings_are_found_by_side_pair_person_day_and_type(record: Record) -> None:
    minister = person("Phạm Ngọc Lan", "PER", id="PER.lan")
    record.add(
        story(TEXT, meeting("a", "2021-03-01", minister), meeting("b", ("2021-04-01", "2021-04-05"), states=("KEN", "CHL"), type="visit"))
    )
    assert _ids(record, sides=("KEN",)) == ["a", "b"]
    assert _ids(record, sides=("PER", "KEN")) == ["a"]
    assert _ids(record, person="PER.lan") == ["a"]
    assert _ids(record, person="pham ngoc lan") == ["a"]
    assert _ids(record, type="visit") == ["b"]
    assert _ids(record, since=dt.date(2021, 4, 4), until=dt.date(2021, 12, 31)) == ["b"]
    assert _ids(record, rank=2) == []


def test_a_finding_without_days_counts_only_where_no_day_is_asked_for(record: Record) -> None:
    record.add(story(TEXT, meeting("a", None)))
    assert _ids(record) == ["a"]
    assert _ids(record, since=dt.date(1990, 1, 1)) == []


def test_new_events_are_compared_with_those_of_other_documents_only(record: Record) -> None:
    seen: list[tuple[str, list[str]]] = []

    def judge(pairs: Sequence[tuple[Event, Sequence[Event]]]) -> list[Judgement]:
        seen.extend((event.id, [each.id for each in others]) for event, others in pairs)
        return [Judgement(event.id, "a", Verdict.SAME, 0.9, ("days",), "rule:test", "") for event, _ in pairs]

    record.add(story(TEXT, meeting("a", "2021-03-01"), meeting("far", "2021-05-01")), judge=judge)
    added = record.add(story(TEXT + " Again.", meeting("b", "2021-03-02", document="2"), id="2"), judge=judge, at="2026-01-01T00:00:00Z")
    assert seen[-1] == ("b", ["a"])
    assert added.joined == 1
    assert record.log(people_only=False)[-1].judgement.at == "2026-01-01T00:00:00Z"


def test_undoing_adds_the_inverse_and_undoing_that_restores(record: Record) -> None:
    record.judge(Judgement("a", "", Verdict.REJECTED, 1.0, (), "ana", "2026-01-01"))
    record.undo(1, by="ana", at="2026-01-02")
    assert [entry.undone for entry in record.log()] == [True, False]
    record.undo(2, by="ana", at="2026-01-03")
    assert [entry.undone for entry in record.log()] == [False, True, False]


def test_what_is_undone_cannot_be_undone_again(record: Record) -> None:
    record.judge(Judgement("a", "", Verdict.REJECTED, 1.0, (), "ana", "2026-01-01"))
    record.undo(1, by="ana", at="2026-01-02")
    with pytest.raises(RecordError, match="undone before"):
        record.undo(1, by="ana", at="2026-01-03")


def test_a_failing_story_leaves_nothing_behind(record: Record) -> None:
    def judge(*_: object) -> list[Judgement]:
        message = "stopped"
        raise KeyboardInterrupt(message)

    with pytest.raises(KeyboardInterrupt):
        record.add(story(TEXT, meeting("a", "2021-03-01")), judge=judge)
    assert record.status()["sources"] == 0


def test_a_backup_holds_what_the_record_holds(record: Record, tmp_path: Path) -> None:
    record.add(story(TEXT, meeting("a", "2021-03-01")))
    record.backup(tmp_path / "copy.db")
    with Record.open(tmp_path / "copy.db", create=False) as copy:
        assert copy.status() == record.status()


def test_a_missing_record_is_not_made_by_a_question(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record"):
        Record.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_database_from_elsewhere_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as shop:
        shop.execute("CREATE TABLE orders (id)")
    shop.close()
    with pytest.raises(RecordError, match="tables orders"):
        Record.open(tmp_path / "shop.db")


def test_a_file_that_is_no_database_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes. " * 100)
    with pytest.raises(RecordError, match="not a database") as caught:
        Record.open(tmp_path / "notes.db")
    assert "\n" not in str(caught.value)


def test_a_record_of_a_newer_dragoman_is_refused(tmp_path: Path) -> None:
    Record.open(tmp_path / "r.db").close()
    with sqlite3.connect(tmp_path / "r.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(RecordError, match="newer dragoman"):
        Record.open(tmp_path / "r.db")


def test_the_migrations_make_the_tables_of_the_schema(record: Record) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with record._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, *_: not str(name).startswith("search_texts")})
        assert compare_metadata(context, METADATA) == []


def test_every_form_of_the_record_has_its_migration() -> None:
    import dragoman.store.migrate as module

    shipped = sorted(path.name[:4] for path in (Path(module.__file__).parent / "migrations" / "versions").glob("[0-9]*.py"))
    assert shipped == list(REVISIONS)
