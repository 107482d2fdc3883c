from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.finding import Event, Modality, Participant
from dragoman.model.joining import POINTED
from tests.resolve.stories import ANCHORS, dated, days, event, reading_of, when

JUMA, SILVA = ("KEN.juma", "premier"), ("IND.silva", "premier")
PUBLISHED = days("2021-03-05")
OPEN = [[None, "2021-03-05"]]


def one(first: str | None, last: str | None = None) -> list[list[str | None]]:
    return [[first, last or first]]


def pointing(claim: Event) -> Event:
    return replace(claim, confidence=POINTED)


def finite(claim: Event) -> Event:
    return replace(claim, confidence=0.85)


def letter(claim: Event, *, sender: str, bearer: str | None = None, congratulates: bool = False) -> Event:
    told = claim.evidence[0]
    people = [Participant("sender", sender[:3], sender, told, person=sender), Participant("addressee", "IND", "India", told)]
    people += [Participant("participant", bearer[:3], bearer, told, person=bearer)] if bearer else []
    return replace(claim, participants=tuple(people), detail=(("letter", "congratulation" if congratulates else "message"),))


@pytest.mark.parametrize("opening", ["Meeting", "When meeting with Silva,"])
def test_a_contact_named_for_what_was_said_is_of_the_day_of_the_series(opening: str) -> None:
    reading = reading_of(f"On March 3 Juma met several premiers in Accra. {opening} Silva spoke of trade.")
    lead = event(reading, "met several", "March 3", people=[JUMA])
    again = event(reading, opening, people=[JUMA, SILVA])
    again = again if "When" in opening else pointing(again)
    assert when(dated(reading, lead, again, published=PUBLISHED), 1) == one("2021-03-03")


def test_a_contact_of_somebody_else_or_of_earlier_times_is_in_no_series() -> None:
    reading = reading_of("On March 3 Juma met several premiers. His talks with Silva went well. Earlier meeting Silva, he had agreed.")
    lead = event(reading, "met several", "March 3", people=[JUMA])
    strange = pointing(event(reading, "talks with", people=[SILVA]))
    earlier = pointing(event(reading, "meeting Silva", people=[JUMA, SILVA]))
    story = dated(reading, lead, strange, earlier, published=PUBLISHED)
    assert [when(story, n) for n in (1, 2)] == [OPEN, OPEN]


def test_a_result_is_of_the_one_day_that_the_story_tells_of_its_sides() -> None:
    reading = reading_of("Kenya and India agreed on fish. Boats were many. Nets were few. On March 3 they issued a statement. It was long.")
    accord = finite(event(reading, "agreed", kind="accord"))
    text = event(reading, "issued a statement", "March 3", kind="joint_statement")
    assert when(dated(reading, accord, text, published=PUBLISHED)) == one("2021-03-03")


def test_a_result_is_of_no_day_where_the_story_tells_two() -> None:
    reading = reading_of("Kenya and India agreed on fish. Boats were many. On March 1 they met. On March 3 they issued a statement.")
    accord = finite(event(reading, "agreed", kind="accord"))
    met, text = event(reading, "met", "March 1"), event(reading, "issued a statement", "March 3", kind="joint_statement")
    assert when(dated(reading, accord, met, text, published=PUBLISHED)) == OPEN


def test_a_joint_statement_is_dated_by_a_later_mention() -> None:
    reading = reading_of("Kenya and India made a joint statement. In the joint statement signed on Wednesday they spoke of fish.")
    made = event(reading, "made a joint statement", kind="joint_statement")
    assert when(dated(reading, made, published=PUBLISHED)) == one("2021-03-03")


def test_a_message_is_conveyed_at_the_meeting_of_its_bearer() -> None:
    reading = reading_of("On March 3 Juma met Silva. Juma conveyed greetings.")
    met = event(reading, "met", "March 3", people=[JUMA, SILVA])
    sent = letter(event(reading, "conveyed", kind="letter"), sender="KEN.otieno", bearer="KEN.juma")
    unborne = letter(event(reading, "greetings", kind="letter"), sender="KEN.otieno")
    story = dated(reading, met, sent, unborne, published=PUBLISHED)
    assert [when(story, 1), when(story, 2)] == [one("2021-03-03"), OPEN]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A spokesman answered questions on March 3 with regard to the boat that was seized.", "March 3"),
        ("The paper carried an article on March 3 criticizing Kenya for having seized a boat.", "March 3"),
        ("发言人3日就一艘渔船被扣押一事答记者问。", "3日"),
        ("报纸3日刊发文章，批评印度扣押渔船。", "3日"),
    ],
)
def test_the_day_of_words_about_an_event_is_not_its_day(text: str, date: str) -> None:
    reading = reading_of(text)
    seized = event(reading, "扣押" if "扣押" in text else "seized", date, kind="incident")
    assert when(dated(reading, seized, published=PUBLISHED)) == OPEN


def test_an_event_behind_its_occasion_keeps_its_day() -> None:
    reading = reading_of("On March 3, in response to the arrest, Kenya imposed sanctions.")
    assert when(dated(reading, event(reading, "imposed sanctions", "March 3", kind="sanction"), published=PUBLISHED)) == one("2021-03-03")


def test_the_date_of_a_plan_is_not_that_of_what_it_follows_up() -> None:
    reading = reading_of("Juma will visit India in March to follow up the Accra talks.")
    plan = finite(event(reading, "visit", "March", kind="visit", modality=Modality.PLANNED))
    talks = event(reading, "talks", "March", kind="talks")
    assert when(dated(reading, plan, talks, published=PUBLISHED), 1) == OPEN


@pytest.mark.parametrize(
    ("text", "date", "modality", "expected"),
    [
        ("They have held talks since 2019.", "2019", Modality.OCCURRED, one("2019-01-01", "2021-03-05")),
        ("They opened talks from 2019.", "2019", Modality.OCCURRED, one("2019-01-01", "2021-03-05")),
        ("双方从2019年开启谈判talks。", "2019年", Modality.OCCURRED, one("2019-01-01", "2021-03-05")),
        ("They failed in talks before the deadline of March 1.", "March 1", Modality.OCCURRED, one(None, "2021-03-01")),
        ("They may hold talks by March 20.", "March 20", Modality.EXPECTED, one("2021-03-05", "2021-03-20")),
        ("双方可能在3月20日前举行talks。", "3月20日", Modality.EXPECTED, one("2021-03-05", "2021-03-20")),
        ("双方3月20日前往并举行talks。", "3月20日", Modality.EXPECTED, one("2021-03-20")),
        ("They held talks thrice in the past two months.", "in the past two months", Modality.OCCURRED, one("2021-01-01", "2021-03-05")),
        ("过去两个月双方三次举行talks。", "过去两个月", Modality.OCCURRED, one("2021-01-01", "2021-03-05")),
    ],
)
def test_since_and_by_make_a_stretch_of_a_date(text: str, date: str, modality: Modality, expected: list[list[str | None]]) -> None:
    reading = reading_of(text)
    assert when(dated(reading, event(reading, "talks", date, kind="talks", modality=modality), published=PUBLISHED)) == expected


def test_a_day_goes_before_a_deadline() -> None:
    reading = reading_of("On March 2 they agreed to end it by March 4.")
    assert when(dated(reading, event(reading, "agreed", "March 4", "March 2", kind="accord"), published=PUBLISHED)) == one("2021-03-02")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("After attending the summit in Accra, Juma returned home on March 3.", "summit"),
        ("3日，朱马在成功出席阿克拉峰会后，乘专机回国。", "峰会"),
    ],
)
def test_a_gathering_was_over_by_the_day_of_the_return(text: str, trigger: str) -> None:
    reading = reading_of(text)
    summit = event(reading, trigger, "3日" if "日" in text else "March 3", kind="summit")
    assert when(dated(reading, summit, published=PUBLISHED)) == one(None, "2021-03-03")


def test_a_gathering_attended_on_a_day_is_open_at_its_end() -> None:
    reading = reading_of("On March 3 Juma attended the summit in Accra, after which he spoke.")
    assert when(dated(reading, event(reading, "summit", "March 3", kind="summit"), published=PUBLISHED)) == [["2021-03-03", None]]


def test_what_is_ahead_in_a_visit_under_way_has_no_more_days_than_the_visit() -> None:
    reading = reading_of("On March 3 Juma arrived in India, and during his visit he will meet Silva.")
    visit = event(reading, "arrived", "March 3", kind="visit")
    meeting = event(reading, "meet", "March 3", modality=Modality.PLANNED, inside=visit.id)
    assert when(dated(reading, visit, meeting, published=days("2021-03-03")), 1) == [["2021-03-03", None]]


def test_a_plan_told_at_a_meeting_counts_from_its_day() -> None:
    reading = reading_of("On March 3 Juma met Silva. He looked forward to the summit.")
    met = event(reading, "met", "March 3")
    summit = event(reading, "summit", kind="summit", modality=Modality.PLANNED)
    assert when(dated(reading, met, summit, published=PUBLISHED), 1) == [["2021-03-03", None]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Juma wrote: I congratulate you on your re-election as general secretary of the Communist Party of Vietnam.", "2021-01-31"),
        ("朱马在贺电中说，祝贺阁下当选越共中央总书记。wrote", "2021-01-31"),
        ("Juma wrote: I congratulate you on your birthday.", None),
    ],
)
def test_a_congratulation_comes_after_the_election_it_names(text: str, first: str | None) -> None:
    reading = reading_of(text)
    sent = letter(event(reading, "wrote", kind="letter"), sender="KEN.juma", congratulates=True)
    assert when(dated(reading, sent, published=PUBLISHED)) == one(first, "2021-03-05")


def test_letters_of_one_list_are_on_one_occasion() -> None:
    reading = reading_of("Juma congratulates you on your election as general secretary of the CPV. Otieno wrote of friendship.")
    first = letter(event(reading, "congratulates", kind="letter"), sender="KEN.juma", congratulates=True)
    second = letter(event(reading, "wrote", kind="letter"), sender="KEN.otieno")
    assert when(dated(reading, first, second, published=PUBLISHED), 1) == one("2021-01-31", "2021-03-05")


def test_elections_are_found_by_their_words_and_date_nothing_by_themselves() -> None:
    found = {anchor.key for anchor in ANCHORS.elections("his re-election as General Secretary of the CPV")}
    assert found >= {"CPV.12.general_secretary", "CPV.13.general_secretary"}
    assert not ANCHORS.elections("his election as mayor")
