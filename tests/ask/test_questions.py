"""What the questions answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.ask.answers import RecordEvent, days_in_words
from dragoman.ask.events import event, events
from dragoman.ask.levels import levels
from dragoman.ask.people import dyad, person, status
from dragoman.ask.search import search
from dragoman.ask.why import show, why
from dragoman.errors import UsageError
from dragoman.model.finding import Event, Modality, Standing
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.time import Days
from dragoman.resolve.parallel import judged
from dragoman.store.record import Record
from tests.store import stories

ADA, LUZ = stories.person("Ada Otieno", "KEN", id="KEN.ada"), stories.person("Luz Paredes", "PER")
NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        yield opened


def _add(record: Record, document: str, *findings: Event | Standing, text: str = "") -> None:
    story = stories.story(text or f"met, said {document}", *findings, id=document)
    record.add(story, judge=judged, at=NOW)


def _met(id_: str, document: str, day: str | tuple[str, str] = "2021-03-01", **fields: object) -> Event:
    return replace(stories.meeting(id_, day, ADA, LUZ, document=document), **fields)  # type: ignore[arg-type]


def test_two_reports_of_one_meeting_are_one_event(record: Record) -> None:
    _add(record, "1", _met("a", "1", ("2021-03-01", "2021-03-03")))
    _add(record, "2", _met("b", "2", ("2021-03-03", "2021-03-05")))
    (merged,) = events(record)
    assert merged.findings == ("a", "b")
    assert merged.independent == 2
    assert days_in_words(merged.event.when) == "2021-03-03"
    assert [words.document for words in merged.event.evidence] == ["1", "2"]


def test_the_order_of_arrival_changes_no_event(record: Record, tmp_path: Path) -> None:
    reports = [("1", _met("a", "1")), ("2", _met("b", "2", modality=Modality.PLANNED)), ("3", _met("c", "3", type="talks"))]
    for document, finding in reports:
        _add(record, document, finding)
    with Record.open(tmp_path / "other.db") as other:
        for document, finding in reversed(reports):
            _add(other, document, finding)
        (here,), (there,) = events(record), events(other)
        assert (here.event, here.findings) == (there.event, there.findings)


def test_a_copy_is_no_second_source(record: Record) -> None:
    _add(record, "1", _met("a", "1"), text="They met on Monday.")
    _add(record, "2", _met("b", "2"), text="They  met, on Monday")
    (merged,) = events(record)
    assert [source.copy_of for source in merged.sources] == [None, "1"]


def test_a_plan_becomes_an_event_only_by_a_report(record: Record) -> None:
    _add(record, "1", _met("a", "1", modality=Modality.PLANNED))
    assert [each.event.modality for each in events(record)] == ["planned"]
    _add(record, "2", _met("b", "2"))
    (merged,) = events(record)
    assert merged.event.modality == "occurred"
    assert merged.history == ("planned (1)", "occurred (2)")
    assert events(record, modality="planned") == []


def test_a_plan_for_another_day_stays_in_sight(record: Record) -> None:
    _add(record, "1", _met("a", "1", "2021-03-01", modality=Modality.PLANNED))
    _add(record, "2", _met("b", "2", ("2021-03-01", "2021-03-02"), modality=Modality.PLANNED))
    _add(record, "3", _met("c", "3", "2021-03-02"))
    (merged,) = events(record)
    assert days_in_words(merged.event.when) == "2021-03-02"
    assert [(field, [each.value for each in values]) for field, values in merged.disputed] == [
        ("when", ["2021-03-02", "2021-03-01", "2021-03-01 to 2021-03-02"])
    ]


def test_places_that_differ_are_shown_with_their_documents(record: Record) -> None:
    for n, place in enumerate(("Lima", "Cusco")):
        _add(record, str(n), replace(stories.meeting(f"f{n}", "2021-03-01", ADA, LUZ, document=str(n), place=place)))
    (merged,) = events(record)
    ((field, values),) = merged.disputed
    assert field == "place"
    assert {(each.value, each.documents) for each in values} == {("Lima", ("0",)), ("Cusco", ("1",))}


def test_filters_fit_together(record: Record) -> None:
    _add(record, "1", _met("a", "1"), stories.meeting("v", ("2021-06-01", "2021-06-04"), states=("KEN", "CHL"), document="1", type="visit"))
    assert [each.event.id for each in events(record, states=("KEN",))] == ["a", "v"]
    assert [each.event.id for each in events(record, states=("KEN", "CHL"))] == ["v"]
    assert [each.event.id for each in events(record, type="meeting", until=dt.date(2021, 3, 1))] == ["a"]
    assert [each.event.id for each in events(record, since=dt.date(2021, 6, 4))] == ["v"]
    assert [each.event.id for each in events(record, person="KEN.ada")] == ["a"]


def test_a_rejected_finding_leaves_every_answer_until_it_is_undone(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    _add(record, "2", _met("b", "2"))
    before = events(record)
    record.judge(Judgement("b", "", Verdict.REJECTED, 1.0, ("a dream",), "ana", NOW))
    assert [each.findings for each in events(record)] == [("a",)]
    record.undo(record.log()[-1].number, by="ana", at=NOW)
    assert events(record) == before


def test_a_person_can_part_and_join_and_take_it_back(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    _add(record, "2", _met("b", "2"))
    record.judge(Judgement("a", "b", Verdict.DIFFERENT, 1.0, (), "ana", NOW))
    assert len(events(record)) == 2
    record.undo(record.log()[-1].number, by="ana", at=NOW)
    assert len(events(record)) == 1


def test_a_superseded_finding_is_in_no_event(record: Record) -> None:
    record.add(stories.story("met in Lima", _met("a", "1"), id="1"), judge=judged)
    record.add(stories.story("met in Lima", id="1"), judge=judged)
    assert events(record) == []


def test_a_person_is_found_by_any_name_and_under_all_names(record: Record) -> None:
    garbled = replace(ADA, surface="Aida Otino", name="Ada Otieno")
    _add(record, "1", _met("a", "1"))
    _add(record, "2", stories.meeting("b", "2021-05-01", garbled, document="2"))
    file = person(record, "aida otino")
    assert file.ids == ("KEN.ada",)
    assert [each.event.id for each in file.events] == ["a", "b"]
    assert file.offices == ("Foreign Minister of KEN",)


def test_somebody_unknown_has_an_empty_file(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    assert person(record, "Nobody").events == ()


def test_a_level_holds_from_its_day_and_a_later_one_replaces_it(record: Record) -> None:
    first = stories.standing("s1", "partnership", 1, "in_force", since="2015-05-05", as_of="2020-01-01")
    _add(record, "1", first, stories.standing("s2", "strategic partnership", 2, "wanted", as_of="2020-01-01"))
    assert levels(record, dt.date(2015, 5, 4)) == []
    (before,) = levels(record, dt.date(2021, 1, 1))
    assert (before.label, [each.label for each in before.wanted]) == ("partnership", ["strategic partnership"])
    _add(record, "2", stories.standing("s3", "strategic partnership", 2, "raised", since="2021-03-01", document="2"))
    (after,) = levels(record, dt.date(2021, 3, 1))
    assert (after.label, after.rung, after.wanted) == ("strategic partnership", 2, ())
    assert [each.id for each in after.before] == ["s1"]
    assert levels(record, dt.date(2021, 2, 28))[0].label == "partnership"


def test_a_level_without_a_beginning_says_nothing_of_the_days_before_its_report(record: Record) -> None:
    _add(record, "1", stories.standing("s1", "partnership", 1, "in_force", as_of="2020-01-01"))
    assert levels(record, dt.date(2019, 12, 31)) == []
    assert levels(record, dt.date(2020, 1, 1))[0].since == Days()


def test_a_dyad_has_its_events_and_levels(record: Record) -> None:
    _add(record, "1", _met("a", "1"), stories.standing("s1", "partnership", 1, "in_force", as_of="2020-01-01", document="1"))
    answer = dyad(record, "PER", "KEN")
    assert [each.event.id for each in answer.events] == ["a"]
    assert [each.label for each in answer.levels] == ["partnership"]


def test_search_leads_to_the_findings_told_there(record: Record) -> None:
    _add(record, "1", _met("a", "1"), text="met in Lima for talks on fish")
    (hit,) = search(record, "met fish")
    assert hit.findings == ("a",)
    assert "talks on fish" in hit.snippet
    assert list(search(record, "cattle")) == []


def test_the_beginning_of_an_id_is_enough_if_only_one_begins_so(record: Record) -> None:
    _add(record, "1", _met("abc1", "1"), _met("abd2", "1", "2022-01-01"), stories.standing("s1", "partnership", 1, "in_force"))
    shown = show(record, "abc")
    assert isinstance(shown, RecordEvent)
    assert shown.event.id == "abc1"
    assert isinstance(show(record, "s"), Standing)
    for wrong in ("ab", "zz"):
        with pytest.raises(UsageError, match="expected the beginning of one id"):
            show(record, wrong)


def test_why_names_words_rule_days_names_and_decisions(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    _add(record, "2", _met("b", "2"))
    told = "\n".join(why(record, "b"))
    for part in (
        "words: “met”",
        "rule: extract events/talks.yml:en:1 by the words “met”",
        "because of: given",
        "(the text has “Ada Otieno”; table)",
    ):
        assert part in told
    assert "a and b are same: the same sides, KEN and PER, on days that overlap" in told


def test_why_tells_what_became_of_a_level(record: Record) -> None:
    _add(record, "1", stories.standing("s2", "strategic partnership", 2, "wanted", as_of="2020-01-01"))
    _add(record, "2", stories.standing("s3", "strategic partnership", 2, "raised", since="2021-03-01", document="2"))
    told = [line.strip() for line in why(record, "s2")]
    assert "2020-01-01: strategic partnership, wanted, in wire.txt (this one)" in told
    assert "2021-03-01: strategic partnership, done, in 2" in told


def test_any_finding_leads_to_its_event(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    _add(record, "2", _met("b", "2"))
    assert event(record, "a") == event(record, "b")


def test_status_counts_what_is_there(record: Record) -> None:
    _add(record, "1", _met("a", "1"))
    assert {key: status(record)[key] for key in ("documents", "events")} == {"documents": 1, "events": 1}


def test_reports_that_share_most_of_their_words_count_once(record: Record) -> None:
    wire = "Ada Otieno of Kenya met Luz Paredes of Peru in Lima to speak of tea, copper and a direct flight between the two capitals, "
    for n, text in enumerate(
        (wire + "the ministry said.", wire + "the radio said.", "A quite different account, written by somebody else")
    ):
        _add(record, str(n), _met(f"f{n}", str(n)), text=text)
    (merged,) = events(record)
    assert [(source.document, source.copy_of) for source in merged.sources] == [("0", None), ("1", "0"), ("2", None)]
    assert merged.independent == 2


def test_a_surname_alone_finds_those_of_the_registry_who_bear_it(record: Record) -> None:
    """Erdogan is how one asks; the reports say Recep Tayyip Erdoğan."""
    erdogan = stories.person("Recep Tayyip Erdoğan", "TUR", id="TUR.recep-tayyip-erdogan")
    _add(record, "a", stories.meeting("a-1", "2021-03-01", erdogan, LUZ, document="a"))
    assert person(record, "Erdogan").names == ("Recep Tayyip Erdoğan",)
    assert person(record, "Erdo").events == ()
