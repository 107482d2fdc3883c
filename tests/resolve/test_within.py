"""Which visit a meeting belongs to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest

from dragoman.knowledge.within import load_within
from dragoman.model.document import Document, Evidence, Reading, Sentence, Source
from dragoman.model.finding import Event, Finding, Modality, Participant, Place, Statement
from dragoman.model.mention import Maker
from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Days
from dragoman.resolve.within import contained

WORDS = load_within()
VISIT = "visit visitor=Otieno/KEN host=/PER"
MEETING = "meeting guest=Otieno/KEN host=Quispe/PER"
TEXT = "Kenya's foreign minister Otieno visited Peru. Otieno met the president Quispe."


def _reading(text: str) -> Reading:
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), "en")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^.。\n]+[.。]?", text) if m[0].strip()]
    sentences = tuple(Sentence(span, "en", text[: span.start].count("\n")) for span in spans)
    return Reading(document, text, OffsetMap.identity(len(text)), sentences)


def _event(
    text: str, told: str, trigger: str, *, modality: str = "occurred", place: str | None = None, when: Days | None = None
) -> Event:
    """An event of "type role=Name/STATE …" whose trigger is the first such word of the text; its id is the trigger."""
    type_, *roles = told.split()
    people = []
    for role, _, who in (word.partition("=") for word in roles):
        name, _, state = who.partition("/")
        people.append(Participant(role, state, name or state, Evidence("d", 0, 1, "x"), name=name or None))
    start = text.index(trigger)
    return Event(
        id=trigger, document="d", type=type_, modality=Modality(modality), participants=tuple(people),
        states=tuple(sorted({p.state for p in people if p.state})), evidence=(Evidence("d", start, start + 1, text[start]),),
        trigger=Span(start, start + len(trigger)), made_by=Maker("test", "t"),
        place=Place("somewhere", place, Evidence("d", 0, 1, "x")) if place else None, when=when or Days(),
    )  # fmt: skip


def _within(text: str, findings: Sequence[Finding]) -> list[str | None]:
    return [f.within for f in contained(findings, _reading(text), WORDS) if isinstance(f, Event)]


def test_a_meeting_of_the_visitor_belongs_to_his_visit() -> None:
    """The same person, with the host's side; its days then come from the visit."""
    visit, meeting = contained([_event(TEXT, VISIT, "visited"), _event(TEXT, MEETING, "met")], _reading(TEXT), WORDS)
    assert isinstance(visit, Event)
    assert isinstance(meeting, Event)
    assert (visit.within, meeting.within, meeting.timing.inside) == (None, "visited", "visited")


def test_the_visit_may_be_told_just_after_the_meeting() -> None:
    """As agencies often add the visit for the record."""
    text = "The president Quispe met Otieno in Lima. Otieno is visiting Peru."
    assert _within(text, [_event(text, MEETING, "met"), _event(text, VISIT, "visiting")]) == ["visiting", None]


def test_a_meeting_long_before_the_visit_is_told_stands_alone() -> None:
    """Three sentences back is another story."""
    text = "Quispe met Otieno. It rained. Lima was calm. Nothing else happened. Otieno will visit Peru."
    assert _within(text, [_event(text, MEETING, "met"), _event(text, VISIT, "visit")]) == [None, None]


@pytest.mark.parametrize(
    ("visit", "meeting", "expected"),
    [
        ("occurred", "occurred", "visit"), ("planned", "planned", "visit"), ("invited", "planned", "visit"), ("planned", "occurred", None),
        ("occurred", "planned", None), ("cancelled", "cancelled", "visit"), ("cancelled", "occurred", None), ("denied", "occurred", None),
    ],
)  # fmt: skip
def test_nothing_done_belongs_to_a_plan(visit: str, meeting: str, expected: str | None) -> None:
    """A planned meeting is part of a planned visit."""
    text = "Otieno visit Peru. Otieno met Quispe."
    found = [_event(text, VISIT, "visit", modality=visit), _event(text, MEETING, "met", modality=meeting)]
    assert _within(text, found) == [None, expected]


def test_a_meeting_still_to_come_belongs_to_a_visit_under_way_where_the_words_say_so() -> None:
    """He flew in and will meet the president during the visit."""
    text = "Otieno flew to Peru on Sunday and will meet Quispe during the visit."
    found = [_event(text, VISIT, "flew"), _event(text, MEETING, "meet", modality="planned")]
    assert _within(text, found) == [None, "flew"]


def test_a_meeting_elsewhere_is_no_part_of_the_visit() -> None:
    """Neither at the visitor's home nor in a third state."""
    text = "Otieno visited Peru. Otieno met Quispe."
    for place in ("KEN", "CHE"):
        assert _within(text, [_event(text, VISIT, "visited"), _event(text, MEETING, "met", place=place)]) == [None, None]
    home = _event(text, "meeting host=Otieno/KEN guest=Quispe/PER", "met")
    assert _within(text, [_event(text, VISIT, "visited"), home]) == [None, None]


def test_a_meeting_with_another_side_is_no_part_of_the_visit() -> None:
    """The host takes part, or it is another matter."""
    text = "Otieno visited Peru. Otieno met Rojas of Chile."
    assert _within(text, [_event(text, VISIT, "visited"), _event(text, "meeting participant=Otieno/KEN participant=Rojas/CHL", "met")]) == [
        None,
        None,
    ]


def test_another_person_of_the_side_needs_the_words() -> None:
    """Who merely comes from the same state may have come at another time."""
    other = "meeting guest=Wanjiru/KEN host=Quispe/PER"
    bare = "Otieno visited Peru. Wanjiru met Quispe."
    told = "Otieno visited Peru. During the visit Wanjiru met Quispe."
    assert _within(bare, [_event(bare, VISIT, "visited"), _event(bare, other, "met")]) == [None, None]
    assert _within(told, [_event(told, VISIT, "visited"), _event(told, other, "met")]) == [None, "visited"]


def test_what_the_sides_sign_belongs_to_the_visit_told_just_before() -> None:
    """Ministers sign while the leader visits."""
    text = "Otieno visited Peru. The two ministers of energy signed an agreement."
    signed = _event(text, "agreement signer=Wanjiru/KEN signer=Rios/PER", "signed")
    assert _within(text, [_event(text, VISIT, "visited"), signed]) == [None, "visited"]


def test_a_side_without_a_name_is_followed_into_the_next_sentence_only() -> None:
    """Further on only the same paragraph or the words tie it."""
    exchange = "nonofficial_exchange participant=/KEN participant=/PER"
    near = "Otieno visited Peru. Kenya also exchanged views with think tanks of Peru."
    far = "Otieno visited Peru.\nIt rained.\nIt snowed.\nKenya exchanged views with think tanks of Peru."
    said = far.replace("Kenya exchanged", "During the visit Kenya exchanged")
    assert _within(near, [_event(near, VISIT, "visited"), _event(near, exchange, "exchanged")]) == [None, "visited"]
    assert _within(far, [_event(far, VISIT, "visited"), _event(far, exchange, "exchanged")]) == [None, None]
    assert _within(said, [_event(said, VISIT, "visited"), _event(said, exchange, "exchanged")]) == [None, "visited"]


def test_a_visit_of_last_year_holds_no_meeting_of_today() -> None:
    """Nor the other way about."""
    text = "Otieno visited Peru last year. Otieno met Quispe."
    assert _within(text, [_event(text, VISIT, "visited"), _event(text, MEETING, "met")]) == [None, None]


def test_days_that_are_known_must_meet() -> None:
    """A meeting of May is no part of a visit in July."""
    may, july = Days.single(dt.date(2024, 5, 3)), Days.between(dt.date(2024, 7, 1), dt.date(2024, 7, 3))
    found = [_event(TEXT, VISIT, "visited", when=july), _event(TEXT, MEETING, "met", when=may)]
    assert _within(TEXT, found) == [None, None]
    found = [_event(TEXT, VISIT, "visited", when=july), _event(TEXT, MEETING, "met", when=Days.single(dt.date(2024, 7, 2)))]
    assert _within(TEXT, found) == [None, "visited"]


def test_of_two_visits_that_of_the_same_person_counts_then_the_nearer() -> None:
    """One holder an event."""
    text = "Wanjiru visited Peru. Otieno travelled to Peru. During the visit Otieno met Quispe."
    found = [_event(text, "visit visitor=Wanjiru/KEN host=/PER", "visited"), _event(text, VISIT, "travelled"), _event(text, MEETING, "met")]
    assert _within(text, found) == [None, None, "travelled"]


def test_a_meeting_on_the_margins_belongs_to_the_summit() -> None:
    """A bilateral meeting beside a gathering, and what all adopt there."""
    text = "Leaders gathered at the summit in Accra. On the sidelines of the summit Otieno met Quispe."
    summit = _event(text, "summit host=/GHA attendee=Otieno/KEN attendee=Quispe/PER", "gathered")
    met = _event(text, "meeting participant=Otieno/KEN participant=Quispe/PER", "met")
    assert _within(text, [summit, met]) == [None, "gathered"]
    plain = text.replace("On the sidelines of the summit ", "")
    assert _within(plain, [summit, _event(plain, "meeting participant=Otieno/KEN participant=Quispe/PER", "met")]) == [None, None]


def test_a_summit_stands_in_nothing() -> None:
    """A traveller to a summit visits, but the summit is nobody's visit."""
    text = "Otieno visited Peru during the period. Leaders gathered during the visit."
    assert _within(text, [_event(text, VISIT, "visited"), _event(text, "summit host=/PER attendee=Otieno/KEN", "gathered")]) == [None, None]


def test_other_findings_pass_unchanged_and_in_order() -> None:
    """Statements are no contacts; a holder that is set stays; a second pass changes nothing."""
    said = Statement("s", "d", None, "KEN", "thank", (Evidence("d", 0, 1, "K"),), Span(0, 1), Maker("test", "t"))
    found: list[Finding] = [said, _event(TEXT, VISIT, "visited"), _event(TEXT, MEETING, "met")]
    once = contained(found, _reading(TEXT), WORDS)
    assert once[0] is said
    assert contained(once, _reading(TEXT), WORDS) == once
