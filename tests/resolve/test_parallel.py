"""When two stories tell the same events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.finding import Event
from dragoman.model.span import Span
from dragoman.model.time import Days
from dragoman.resolve.parallel import judged
from tests.store.stories import meeting, person

ADA, LUZ = person("Ada Otieno", "KEN"), person("Luz Paredes", "PER")


def _paper(id_: str, document: str, place: int) -> Event:
    return replace(meeting(id_, "2021-03-01", document=document, type="agreement"), trigger=Span(place, place + 3))


def _same(mine: Sequence[Event], theirs: Sequence[Event]) -> set[tuple[str, str]]:
    return {(found.left, found.right) for found in judged([(event, theirs) for event in mine])}


def test_two_papers_of_one_day_find_each_other_by_their_order() -> None:
    assert _same([_paper("a", "1", 0), _paper("b", "1", 50)], [_paper("c", "2", 7), _paper("d", "2", 90)]) == {("a", "c"), ("b", "d")}


def test_one_paper_is_neither_of_two() -> None:
    assert _same([_paper("a", "1", 0)], [_paper("c", "2", 7), _paper("d", "2", 90)]) == set()


def test_it_does_not_matter_which_story_came_first() -> None:
    one, other = [_paper("a", "1", 0), _paper("b", "1", 50)], [_paper("c", "2", 7), _paper("d", "2", 90)]
    assert _same(one, other) == _same(other, one)


def test_reports_without_a_date_that_came_out_together_tell_of_one_meeting() -> None:
    told = replace(meeting("a", None, ADA, LUZ, document="1"), when=Days.from_lists([[None, "2021-03-05"]]))
    later = replace(told, id="b", document="2", when=Days.from_lists([[None, "2021-03-07"]]))
    assert _same([told], [later]) == {("a", "b")}
    assert _same([told], [replace(later, when=Days.from_lists([[None, "2021-04-07"]]))]) == set()


def test_the_prime_minister_is_not_the_president() -> None:
    minister = replace(LUZ, name=None, office_kinds=("prime_minister",))
    president = replace(LUZ, office_kinds=("president",))
    one = meeting("a", "2021-03-01", ADA, minister, document="1")
    assert _same([one], [meeting("b", "2021-03-01", ADA, president, document="2")]) == set()
    assert _same([one], [meeting("b", "2021-03-01", ADA, replace(president, office_kinds=()), document="2")]) == {("a", "b")}


def test_a_label_in_other_letters_is_no_other_label() -> None:
    one = replace(_paper("a", "1", 0), label="fisheries agreement")
    assert _same([one], [replace(_paper("c", "2", 7), label="渔业协定")]) == {("a", "c")}
    assert _same([one], [replace(_paper("c", "2", 7), label="railway loan")]) == set()
