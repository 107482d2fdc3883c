"""What people decide: corrections, joining, parting, and taking it all back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.ask.answers import RecordEvent
from dragoman.ask.changes import changes
from dragoman.ask.corrections import written
from dragoman.ask.events import events
from dragoman.ask.gaps import gaps
from dragoman.ask.why import why
from dragoman.ask.wording import wording
from dragoman.errors import RecordError, UsageError
from dragoman.export.answers import event_row
from dragoman.export.contract import dumps
from dragoman.model.finding import Event, Modality
from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories

ADA, LUZ = stories.person("Ada Otieno", "KEN", id="KEN.ada"), stories.person("Luz Paredes", "PER")
NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        yield opened


def _met(id_: str, document: str, day: str = "2021-03-01", **fields: object) -> Event:
    return replace(stories.meeting(id_, day, ADA, LUZ, document=document), **fields)  # type: ignore[arg-type]


def _add(record: Record, document: str, *findings: Event, at: str = NOW) -> None:
    record.add(stories.story(f"met, said {document}", *findings, id=document), judge=judged, at=at)


def _exported(record: Record) -> bytes:
    return "\n".join(dumps(event_row(event)) for event in events(record)).encode()


def _two(record: Record) -> None:
    _add(record, "1", _met("a", "1"), _met("x", "1", "2021-06-01"))
    _add(record, "2", _met("b", "2"))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("a", "", Verdict.REJECTED), ("a", "", Verdict.ACCEPTED), ("a", "b", Verdict.DIFFERENT), ("a", "x", Verdict.SAME),
        ("a", "when=2021-03-02", Verdict.CORRECTED), ("b", "place=Lima", Verdict.CORRECTED),
    ],
)  # fmt: skip
def test_undoing_a_decision_restores_the_export_byte_for_byte(record: Record, left: str, right: str, verdict: Verdict) -> None:
    _two(record)
    before = _exported(record)
    record.judge(Judgement(left, right, verdict, 1.0, ("so I say",), "ana", NOW))
    assert _exported(record) != before
    record.undo(record.log()[-1].number, by="ana", at=NOW)
    assert _exported(record) == before


def test_what_a_person_corrects_stands_before_what_reports_say(record: Record) -> None:
    _two(record)
    for field, value in (("when", "2021-03-02/2021-03-03"), ("modality", "cancelled"), ("label", "tea talks")):
        record.judge(Judgement("b", written(field, value), Verdict.CORRECTED, 1.0, (), "ana", NOW))
    merged = events(record)[0]
    assert (merged.event.when.as_lists(), merged.event.modality, merged.event.label) == (
        [["2021-03-02", "2021-03-03"]],
        "cancelled",
        "tea talks",
    )
    assert merged.corrected[0] == "label is tea talks (ana)"
    assert "Put right by people: label is tea talks (ana)" in "\n".join(why(record, "a"))


@pytest.mark.parametrize(("field", "value"), [("when", "last week"), ("modality", "maybe"), ("who", "Ada")])
def test_a_correction_that_fits_no_field_is_refused(field: str, value: str) -> None:
    with pytest.raises(UsageError, match="expected"):
        written(field, value)


def test_a_plan_whose_day_has_passed_is_a_gap_until_a_report_confirms_it(record: Record) -> None:
    _add(record, "1", _met("a", "1", modality=Modality.PLANNED))
    assert list(gaps(record, dt.date(2021, 3, 1))) == []
    (gap,) = gaps(record, dt.date(2021, 3, 2))
    assert isinstance(gap.about, RecordEvent)
    assert gap.why == "planned for 2021-03-01, and no report says that it took place"
    _add(record, "2", _met("b", "2"))
    assert list(gaps(record, dt.date(2021, 3, 2))) == []


def test_a_level_that_was_announced_and_never_told_as_done_is_a_gap(record: Record) -> None:
    told = (
        stories.standing("s1", "partnership", 1, "in_force", as_of="2020-01-01"),
        stories.standing("s2", "grand partnership", 2, "planned", as_of="2020-01-02"),
    )
    record.add(stories.story("met", *told))
    assert [(gap.about, gap.why) for gap in gaps(record, dt.date(2021, 1, 1))] == [
        (told[1], "planned, and on 2021-01-01 still partnership")
    ]


def test_changes_tell_what_is_new_what_became_of_it_and_what_is_gone(record: Record) -> None:
    _add(record, "1", _met("a", "1"), _met("x", "1", "2021-06-01"), at="2026-01-01")
    _add(record, "1", _met("a", "1", label="tea talks"), at="2026-01-02")
    record.judge(Judgement("a", "", Verdict.ACCEPTED, 1.0, ("seen",), "ana", "2026-01-03"))
    assert [(c.at, c.what, c.finding, c.details) for c in changes(record, "2026-01-02")] == [
        ("2026-01-02", "changed", "a", ("label: None → tea talks",)),
        ("2026-01-02", "retracted", "x", ("a newer reading of the document no longer says so",)),
        ("2026-01-03", "decided", "a", ("accepted by ana: seen",)),
    ]
    assert [c.what for c in changes(record, "2026-01-01")].count("added") == 2


def test_every_use_of_a_formula_stands_side_by_side(record: Record) -> None:
    _add(record, "1", _met("a", "1", "2021-06-01", formulae=("F01",)))
    _add(record, "2", _met("b", "2", "2021-03-01", formulae=("F01", "F02")))
    assert [(use.finding, use.day) for use in wording(record, "KEN", "PER", "F01")] == [
        ("b", dt.date(2021, 3, 1)),
        ("a", dt.date(2021, 6, 1)),
    ]
    assert wording(record, "KEN", "PER", "F03") == []


def test_a_record_taken_in_answers_as_the_one_it_came_from(record: Record, tmp_path: Path) -> None:
    _two(record)
    record.judge(Judgement("a", "b", Verdict.DIFFERENT, 1.0, (), "ana", NOW), Judgement("x", "", Verdict.ACCEPTED, 1.0, (), "ana", NOW))
    record.undo(record.log()[0].number, by="ana", at=NOW)
    with Record.open(tmp_path / "other.db") as other:
        _add(other, "7", _met("own", "7", "2022-01-01"))
        assert other.take(record.rows(), judge=judged) == 3
        assert other.take(record.rows(), judge=judged) == 0
        assert _exported(other).startswith(_exported(record))
        assert [hit.name for hit, *_ in other.search("said 2")] == ["2"]


def test_reports_of_two_records_find_each_other_when_they_are_joined(record: Record, tmp_path: Path) -> None:
    _add(record, "1", _met("a", "1"))
    with Record.open(tmp_path / "other.db") as other:
        _add(other, "2", _met("b", "2"))
        other.take(record.rows(), judge=judged)
        assert [event.findings for event in events(other)] == [("a", "b")]


def test_what_is_no_record_is_not_taken_in(record: Record) -> None:
    with pytest.raises(RecordError, match="row 1: no kind"):
        record.take([{}])
