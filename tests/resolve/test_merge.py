"""When claims of several documents are one event."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.finding import Event, Modality
from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.merge import Link, clusters, compare
from tests.store.stories import meeting, person

ADA, LUZ = person("Ada Otieno", "KEN"), person("Luz Paredes", "PER")
PIA = person("Pia Quispe", "PER")
MET = meeting("a", "2021-03-01", ADA, LUZ, document="1", place="Nairobi")


def test_the_same_people_on_the_same_day_met_once() -> None:
    judgement = compare(MET, replace(MET, id="b", document="2", type="talks"))
    assert judgement is not None
    assert judgement.verdict is Verdict.SAME
    assert "the same people: Ada Otieno, Luz Paredes" in judgement.reasons


def test_the_order_of_the_two_does_not_matter() -> None:
    other = replace(MET, id="b", document="2")
    assert compare(MET, other) == compare(other, MET)


def test_a_plan_and_the_report_that_it_took_place_are_one_event() -> None:
    assert compare(MET, replace(MET, id="b", document="2", modality=Modality.PLANNED)) is not None


@pytest.mark.parametrize(
    "other",
    [
        replace(MET, type="visit"),
        replace(MET, participants=(ADA, PIA)),
        replace(MET, states=("KEN", "CHL")),
        replace(MET, when=meeting("x", "2021-03-03").when),
        replace(MET, when=meeting("x", None).when),
        replace(MET, modality=Modality.HYPOTHETICAL),
        replace(MET, place=replace(MET.place, state="PER")) if MET.place else MET,
    ],
    ids=["visit", "other people", "other sides", "other day", "no day", "supposed", "other country"],
)
def test_what_differs_is_not_joined(other: Event) -> None:
    here = replace(MET, place=replace(MET.place, state="KEN")) if MET.place else MET
    assert compare(here, replace(other, id="b", document="2")) is None


def test_two_claims_of_one_document_are_never_compared() -> None:
    assert compare(MET, replace(MET, id="b")) is None


def test_a_call_over_the_date_line_is_one_call() -> None:
    call = meeting("a", "2021-03-01", ADA, LUZ, document="1", type="call")
    assert compare(call, replace(call, id="b", document="2", when=meeting("x", "2021-03-02").when)) is not None


def test_a_wide_guess_and_no_names_are_not_enough() -> None:
    vague = meeting("a", ("2021-03-01", "2021-03-20"), document="1")
    assert compare(vague, replace(vague, id="b", document="2")) is None


def test_a_vague_report_does_not_join_two_meetings_of_one_visit() -> None:
    first, second = MET, meeting("b", "2021-03-01", ADA, PIA, document="2")
    vague = meeting("c", "2021-03-01", ADA, document="3")
    links = [Link(found, by_person=False) for a, b in combinations((first, second, vague), 2) if (found := compare(a, b))]
    assert len(links) == 2
    assert len(clusters([first, second, vague], links)) == 2


def _link(left: str, right: str, verdict: Verdict = Verdict.SAME, *, by_person: bool = False) -> Link:
    return Link(Judgement(left, right, verdict, 0.8, (), "ana" if by_person else "rule:merge/1", ""), by_person)


def test_a_person_parts_what_a_rule_joined() -> None:
    events = [MET, replace(MET, id="b", document="2")]
    assert clusters(events, [_link("a", "b")]) == [("a", "b")]
    assert clusters(events, [_link("a", "b", Verdict.DIFFERENT, by_person=True), _link("a", "b")]) == [("a",), ("b",)]


def test_a_person_joins_what_no_rule_may() -> None:
    events = [MET, replace(MET, id="b", participants=(ADA, PIA))]
    assert clusters(events, [_link("a", "b", by_person=True)]) == [("a", "b")]


EVENTS = [
    meeting(f"{n:02}", f"2021-03-0{1 + n % 2}", ADA, *people, document=str(n // 2))
    for n, people in enumerate([(LUZ,), (PIA,), (), (LUZ,), (PIA,), (), (LUZ,), ()])
]
LINKS = [Link(found, by_person=False) for a, b in combinations(EVENTS, 2) if (found := compare(a, b))]


@given(st.permutations(EVENTS), st.permutations(LINKS))
def test_groups_do_not_depend_on_the_order_of_arrival(events: list[Event], links: list[Link]) -> None:
    assert clusters(events, links) == clusters(EVENTS, LINKS)


@given(st.permutations(EVENTS))
def test_no_group_holds_two_claims_of_one_document(events: list[Event]) -> None:
    documents = {event.id: event.document for event in events}
    for group in clusters(events, LINKS):
        assert len({documents[id_] for id_ in group}) == len(group)
