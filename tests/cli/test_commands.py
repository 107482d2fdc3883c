"""What the commands print, and how they end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import _COMMANDS, cli
from dragoman.errors import InputError
from dragoman.model.finding import Modality
from tests.export.stories import HandMade
from tests.store import stories

Run = Callable[..., Result]
TEXT = "met in Nairobi: Ada Otieno and Luz Paredes."
ADA, LUZ = stories.person("Ada Otieno", "KEN", id="KEN.ada"), stories.person("Luz Paredes", "PER")


def _story(document: str) -> HandMade:
    modality = Modality.PLANNED if document == "plan" else Modality.OCCURRED
    met = stories.meeting(f"{document}-1", "2021-03-01", ADA, LUZ, document=document, modality=modality, place="Nairobi")
    level = stories.standing(f"{document}-2", "strategic partnership", 2, "in_force", since="2019-05-05", document=document)
    return stories.story(f"{TEXT} ({document})", met, level, id=document, published="2021-03-02")


def _read(paths: Sequence[str], **_: object) -> Iterator[HandMade | InputError]:
    for path in paths:
        yield InputError(path, 3, "a broken line", "JSON") if path == "broken" else _story(path)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setitem(sys.modules, "dragoman.pipeline", SimpleNamespace(read=_read))
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "r.db"))
    monkeypatch.setenv("DRAGOMAN_USER", "ana")
    return lambda *args, **extra: CliRunner().invoke(cli, list(args), **extra)


def _rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_reading_prints_the_document_first_and_then_its_findings(run: Run) -> None:
    result = run("read", "wire", "--json")
    assert result.exit_code == 0
    assert [row["kind"] for row in _rows(result)] == ["document", "event", "standing"]


def test_lines_for_pipes_hold_tabs_and_no_frames(run: Run) -> None:
    line = run("read", "wire").stdout.splitlines()[0].split("\t")
    assert line[:5] == ["wire", "Mon 1 Mar 2021", "meeting", "occurred", "KEN PER"]


@pytest.mark.parametrize("command", [["read", "wire"], ["dyad", "Kenya", "Peru"], ["levels"]], ids=" ".join)
def test_a_terminal_gets_tables_with_every_word(run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    run("add", "wire")
    monkeypatch.setattr("dragoman.cli.output.to_terminal", lambda: True)
    monkeypatch.setattr("dragoman.cli.reading.to_terminal", lambda: True)
    result = run(*command, env={"COLUMNS": "100", "NO_COLOR": "1"})
    assert result.exit_code == 0
    assert "\t" not in result.stdout
    assert "strategic partnership" in " ".join(result.stdout.split())


def test_a_broken_input_is_named_on_stderr_and_the_others_are_kept(run: Run) -> None:
    result = run("read", "one", "broken", "two", "--json")
    assert result.exit_code == 1
    assert result.stderr == "dragoman: broken:3: a broken line, expected JSON\n"
    assert [row["id"] for row in _rows(result) if row["kind"] == "document"] == ["one", "two"]


def test_reading_can_write_a_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("read", "wire", "--html", str(page)).exit_code == 0
    assert "Nairobi" in page.read_text(encoding="utf-8")


def test_adding_twice_changes_nothing(run: Run) -> None:
    assert "2 new findings" in run("add", "wire").stdout
    assert "0 new findings, 2 known before" in run("add", "wire").stdout


def test_two_reports_are_one_event_with_its_sources(run: Run) -> None:
    run("add", "plan", "wire")
    (row,) = _rows(run("events", "--json"))
    assert (row["modality"], row["findings"]) == ("occurred", ["plan-1", "wire-1"])
    assert [source["document"] for source in row["sources"]] == ["plan", "wire"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "question",
    [
        ["events", "--state", "Kenya", "--state", "PER", "--since", "2021-03-01", "--type", "meeting"],
        ["events", "--person", "ada otieno", "--rank", "3"],
        ["dyad", "Kenya", "Peru"],
        ["person", "Luz Paredes"],
        ["levels", "--on", "2020-01-01", "--state", "KEN"],
        ["search", "nairobi", "paredes"],
        ["search", "Luz Paredes"],
        ["show", "wire-1"],
        ["why", "wire-1"],
        ["status"],
    ],
    ids=" ".join,
)
def test_every_question_is_answered_in_lines_and_in_json(run: Run, question: list[str]) -> None:
    run("add", "wire")
    plain, as_json = run(*question), run(*question, "--json")
    assert (plain.exit_code, as_json.exit_code) == (0, 0), plain.output
    assert plain.stdout
    assert all("kind" in row for row in _rows(as_json))


@pytest.mark.parametrize(
    "question",
    [
        ["events", "--state", "Chile"],
        ["events", "--modality", "denied"],
        ["dyad", "Chile", "Peru"],
        ["person", "Nobody"],
        ["levels", "--on", "1999-01-01"],
        ["search", "cattle"],
        ["log"],
    ],
    ids=" ".join,
)
def test_a_question_that_finds_nothing_ends_with_3(run: Run, question: list[str]) -> None:
    run("add", "wire")
    result = run(*question)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("dragoman: nothing found")


@pytest.mark.parametrize(
    "wrong",
    [
        ["read"],
        ["events", "--since", "yesterday"],
        ["events", "--state", "Narnia"],
        ["read", "x", "--published", "2023-06-28/2023-06-27"],
        ["read", "x", "--years", "2030-1990"],
        ["nonsense"],
        ["show", "nothing-has-this-id"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_line(run: Run, wrong: list[str]) -> None:
    run("add", "wire")
    result = run(*wrong)
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1


def test_a_question_to_no_record_says_how_to_make_one(run: Run) -> None:
    result = run("events")
    assert result.exit_code == 1
    assert "no record, expected one (make it with: dragoman add PATH)" in result.stderr


def test_a_traceback_is_shown_only_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "a defect"
        raise LookupError(message)

    monkeypatch.setitem(sys.modules, "dragoman.pipeline", SimpleNamespace(read=fail))
    result = run("read", "wire")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "LookupError: a defect" in result.stderr
    assert isinstance(run("read", "wire", "--debug").exception, LookupError)


def test_rejecting_and_undoing_restores_the_answer_exactly(run: Run) -> None:
    run("add", "plan", "wire")
    before = run("events", "--json").stdout
    rejected = run("reject", "wire", "--why", "another year")
    assert rejected.exit_code == 2  # two findings begin so
    numbers = run("reject", "wire-1", "--why", "another year").stdout.rpartition("undo ")[2].split()
    assert run("events").exit_code == 3
    (first, *_) = _rows(run("log", "--json"))
    assert (first["by"], first["verdict"], first["reasons"]) == ("ana", "rejected", ["another year"])
    assert run("undo", *numbers).exit_code == 0
    assert run("events", "--json").stdout == before


def test_accepting_is_shown_with_the_event(run: Run) -> None:
    run("add", "wire")
    assert run("accept", "wire-1").exit_code == 0
    assert _rows(run("events", "--json"))[0]["accepted"] is True


def test_a_backup_is_a_record_of_its_own(run: Run, tmp_path: Path) -> None:
    run("add", "wire")
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy).exit_code == 0
    assert run("events", "--record", copy, "--json").stdout == run("events", "--json").stdout
    assert "expected a new one" in run("backup", copy).stderr


def test_who_reads_questions_line_by_line(run: Run) -> None:
    asked = '{"name": "Anthony Albanese"}\nnonsense\n'
    result = run("who", "-", "--json", input=asked)
    assert result.exit_code == 1
    assert "dragoman: -:2:" in result.stderr
    assert _rows(result)[0]["canonical"] == "Anthony Albanese"


def test_nobody_ends_with_3(run: Run) -> None:
    assert run("who", "1234").exit_code == 3


def test_days_are_told_with_their_reasons(run: Run) -> None:
    (row,) = _rows(run("when", "They met on Monday (26th).", "--published", "2023-06-27", "--json"))
    assert (row["quote"], row["when"]) == ("Monday (26th)", [["2023-06-26", "2023-06-26"]])
    assert row["when_basis"]


def test_the_doctor_finds_everything_well(run: Run) -> None:
    result = run("doctor", "--json")
    assert {row["name"]: row["ok"] for row in _rows(result)} == dict.fromkeys(
        ("python", "tables", "names", "search", "languages", "record"), True
    )
    assert result.exit_code == 0


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    said = run(command, "--help").stdout
    assert "Example:" in said
    assert f"dragoman {command}" in said


@pytest.mark.parametrize(
    ("wrong", "named"),
    [(["evnts"], "'events'"), (["events", "--type", "vist"], "visit"), (["events", "--modality", "ocurred"], "'occurred'")],
    ids=["command", "type", "modality"],
)
def test_a_word_mistyped_is_answered_with_the_right_one(run: Run, wrong: list[str], named: str) -> None:
    run("add", "wire")
    result = run(*wrong)
    assert result.exit_code == 2
    assert named in result.stderr


def test_a_type_may_be_written_with_a_blank(run: Run) -> None:
    run("add", "wire")
    assert run("events", "--type", "Joint Statement").exit_code == 3


def test_the_table_of_events_has_its_days_in_columns_of_their_own(run: Run) -> None:
    run("add", "wire")
    head, row = (line.split(",") for line in run("export", "--as", "csv").stdout.splitlines())
    assert dict(zip(head, row, strict=False))["first day"] == "2021-03-01"
    assert dict(zip(head, row, strict=False))["last day"] == "2021-03-01"
