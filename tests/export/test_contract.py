"""What the public JSON form promises."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from dragoman.export.contract import dumps, finding_from, finding_row, rows
from dragoman.model.document import Evidence
from dragoman.model.finding import Event, Finding, Ladder, Modality, Unread
from dragoman.model.mention import MentionKind, StateForm, StateName
from dragoman.model.time import Days
from tests.export.stories import BY, HandMade, Wire
from tests.findings import FINDINGS

TEXT = "NAIROBI - Kenya's foreign minister met the Peruvian envoy. Kenya and the African Union agreed to meet again. Peru thanked Kenya."


def _event(wire: Wire, id_: str, words: str, *sides: str) -> Event:
    return Event(id_, "wire.txt", "meeting", Modality.OCCURRED, (), sides, (wire.evidence(words),), wire.span(words), BY)


def _story() -> HandMade:
    wire = Wire(TEXT, before="\n\n")
    union = wire.mention("African Union", MentionKind.STATE, StateName(("AFU",), StateForm.ORGANISATION))
    findings = (_event(wire, "b", "agreed to meet", "AFU", "KEN"), _event(wire, "a", "met", "KEN", "PER"))
    unread = (Unread("wire.txt", wire.evidence("Peru thanked Kenya."), "no rule for it"),)
    return HandMade(wire.reading, Days.from_lists([["2021-03-01", "2021-03-02"]]), (union,), findings, unread)


def test_the_document_comes_first_and_findings_follow_in_the_order_of_their_words() -> None:
    assert [row["id"] for row in rows(_story())] == ["wire.txt", "a", "b"]


def test_a_document_tells_the_days_on_which_it_may_have_come_out() -> None:
    assert next(rows(_story()))["published"] == ["2021-03-01", "2021-03-02"]


def test_a_document_without_a_day_says_null() -> None:
    assert next(rows(HandMade(_story().reading)))["published"] is None


def test_mentions_and_unread_sentences_are_printed_only_when_asked_for() -> None:
    asked = list(rows(_story(), mentions=True, unread=True))
    assert [row["kind"] for row in asked] == ["document", "event", "event", "mention", "unread"]
    assert len(list(rows(_story()))) == 3


def test_an_organisation_is_told_apart_from_a_state() -> None:
    mention = next(row for row in rows(_story(), mentions=True) if row["kind"] == "mention")
    assert mention["type"] == "organisation"
    assert mention["value"] == {"states": ["AFU"], "form": "organisation"}


def test_every_quote_is_its_stretch_of_the_source() -> None:
    story = _story()
    text = story.reading.document.source.text
    for row in map(json.loads, map(dumps, rows(story, mentions=True, unread=True))):
        for words in [row, *row.get("evidence", [])]:
            assert "quote" not in words or text[words["start"] : words["end"]] == words["quote"]


@given(FINDINGS)
def test_a_finding_comes_back_from_its_row(finding: Finding) -> None:
    row = json.loads(dumps(finding_row(finding)))
    again = finding_from(row)
    assert json.loads(dumps(finding_row(again))) == row
    assert (again.id, again.evidence, again.made_by) == (finding.id, finding.evidence, finding.made_by)


def test_a_ladder_keeps_its_rungs_highest_first() -> None:
    ladder = Ladder("x", "wire.txt", "KEN", ("special partnership", "partnership"), (Evidence("wire.txt", 0, 1, "N"),), BY)
    assert finding_row(ladder)["rungs"] == ["special partnership", "partnership"]


def test_a_row_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'mention' is no finding"):
        finding_from({"kind": "mention"})
