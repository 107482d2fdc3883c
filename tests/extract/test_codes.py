"""Codes of events and statements: type by condition by modality."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.codes import coded, coded_statement, line_for
from dragoman.knowledge.codes import load_codes
from dragoman.model.document import Evidence
from dragoman.model.finding import Codes, Event, Modality, Participant, Place, Statement
from dragoman.model.mention import Maker
from dragoman.model.span import Span

TABLE = load_codes()
EVIDENCE = Evidence("d", 0, 1, "x")
HOSTED = "guest=PER host=CHL"
BOTH_040 = ["040 CHL PER", "040 PER CHL"]


def _event(type_: str, modality: str, sides: str, detail: str = "", place: str | None = None) -> Event:
    """An event of roles such as "guest=PER/ambassador host=CHL"; its sides are those named, else Chile and Peru."""
    people = []
    for word in sides.split():
        role, _, who = word.partition("=")
        state, _, office = who.partition("/")
        people.append(Participant(role, state, state, EVIDENCE, office_kinds=(office,) if office else ()))
    named = {p.state for p in people if p.state}
    states = named if len(named) > 1 or (named and type_ == "exercise") else {"CHL", "PER"}
    told = tuple((key, value) for key, _, value in (part.partition("=") for part in detail.split(";") if part))
    where = Place("somewhere", place, EVIDENCE) if place else None
    return Event(
        id="e", document="d", type=type_, modality=Modality(modality), participants=tuple(people), states=tuple(sorted(states)),
        evidence=(EVIDENCE,), trigger=Span(0, 1), made_by=Maker("test", "t"), place=where, detail=told,
    )  # fmt: skip


def _codes(event: Event) -> tuple[str | None, list[str]] | None:
    codes = coded(event, TABLE).codes
    return (codes.plover, sorted(codes.cameo)) if codes else None


@pytest.mark.parametrize(
    ("type_", "sides", "detail", "place", "plover", "cameo"),
    [
        ("meeting", HOSTED, "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("meeting", "participant=PER participant=CHL", "", None, "CONSULT", BOTH_040),
        ("meeting", "participant=PER participant=CHL", "", "CHE", "CONSULT-third-party", ["044 CHL PER", "044 PER CHL"]),
        ("meeting", HOSTED, "", "CHL", "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("meeting", "guest=PER host=EUE", "", "BEL", "CONSULT-visit", ["042 PER EUR", "043 EUR PER"]),
        ("talks", HOSTED, "", None, "CONSULT-visit", ["046 CHL PER", "046 PER CHL"]),
        ("talks", "", "", None, "CONSULT", ["046 CHL PER", "046 PER CHL"]),
        ("courtesy_call", HOSTED, "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("courtesy_call", "guest=PER/ambassador host=CHL", "", None, "CONSULT", BOTH_040),
        ("audience", HOSTED, "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("audience", "guest=PER/ambassador host=CHL", "", None, "CONSULT", BOTH_040),
        ("call", "initiator=PER participant=CHL", "", None, "CONSULT-phone", ["041 CHL PER", "041 PER CHL"]),
        ("visit", "visitor=PER host=CHL", "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("visit", "visitor=PER", "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("invitation", "inviter=PER invitee=CHL", "", None, "AGREE", ["036 PER CHL"]),
        ("invitation", "inviter=PER invitee=CHL", "accepted=true", None, "AGREE", ["036 PER CHL"]),
        ("invitation", "inviter=PER invitee=CHL", "accepted=false", None, "REJECT-meet", ["125 CHL PER"]),
        ("letter", "sender=PER addressee=CHL", "letter=congratulation", None, "SUPPORT", ["051 PER CHL"]),
        ("letter", "sender=PER addressee=CHL", "letter=thanks", None, "SUPPORT", ["051 PER CHL"]),
        ("letter", "sender=PER addressee=CHL", "letter=condolence", None, None, ["018 PER CHL"]),
        ("letter", "sender=PER addressee=CHL", "letter=message", None, "CONSULT-phone", ["040 PER CHL"]),
        ("letter", "sender=PER addressee=CHL", "", None, "CONSULT-phone", ["040 PER CHL"]),
        ("joint_statement", "", "relations=widens;signed=true", None, "SUPPORT", ["057 CHL PER", "057 PER CHL"]),
        ("joint_statement", "", "relations=opens", None, "SUPPORT", ["019 CHL PER", "019 PER CHL"]),
        ("joint_statement", "", "signed=true", None, None, ["057 CHL PER", "057 PER CHL"]),
        ("joint_statement", "", "", None, None, ["019 CHL PER", "019 PER CHL"]),
        ("agreement", "signer=PER signer=CHL", "", None, "SUPPORT", ["057 CHL PER", "057 PER CHL"]),
        ("accord", "", "", None, "AGREE", ["030 CHL PER", "030 PER CHL"]),
        ("mechanism", HOSTED, "", None, "CONSULT-visit", ["046 CHL PER", "046 PER CHL"]),
        ("mechanism", "", "", None, "CONSULT", ["046 CHL PER", "046 PER CHL"]),
        ("summit", "attendee=PER attendee=CHL attendee=BOL", "", None, "CONSULT-multilateral", []),
        ("appointment", "sender=PER receiver=CHL", "representation=restored", None, "SUPPORT", ["050 PER CHL"]),
        ("appointment", "sender=PER receiver=CHL", "", None, None, ["050 PER CHL"]),
        ("recognition", "", "", None, "SUPPORT", ["054 CHL PER", "054 PER CHL"]),
        ("level_up", "", "signed=true", None, "SUPPORT", ["050 CHL PER", "050 PER CHL", "057 CHL PER", "057 PER CHL"]),
        ("level_up", "", "", None, "SUPPORT", ["050 CHL PER", "050 PER CHL"]),
        ("level_down", "initiator=PER target=CHL", "", None, "SANCTION-discontinue", ["161 PER CHL"]),
        ("aid", "initiator=PER target=CHL", "aid=economic", None, "AID", ["071 PER CHL"]),
        ("aid", "initiator=PER target=CHL", "aid=military", None, "AID", ["072 PER CHL"]),
        ("aid", "initiator=PER target=CHL", "aid=humanitarian", None, "AID", ["073 PER CHL"]),
        ("aid", "initiator=PER", "", None, "AID", ["070 PER CHL"]),
        ("protest", "initiator=PER target=CHL", "", None, "ACCUSE-disapprove", ["114 PER CHL"]),
        ("expulsion", "initiator=PER target=CHL", "number=3", None, "SANCTION-expel", ["161 PER CHL"]),
        ("recall", "initiator=PER target=CHL", "", None, "SANCTION-withdraw", ["161 PER CHL"]),
        ("sanction", "initiator=PER target=CHL", "stage=lifted", None, "RETREAT", ["085 PER CHL"]),
        ("sanction", "initiator=PER target=EUE", "", None, "SANCTION-discontinue", ["163 PER EUR"]),
        ("threat", "initiator=PER target=CHL", "kind=restrictions", None, "THREATEN-restrict", ["1312 PER CHL"]),
        ("threat", "initiator=PER target=CHL", "kind=relations", None, "THREATEN-relations", ["1313 PER CHL"]),
        ("threat", "initiator=PER target=CHL", "kind=force", None, "THREATEN-violence", ["138 PER CHL"]),
        ("threat", "initiator=PER target=CHL", "", None, "THREATEN", ["130 PER CHL"]),
        ("exercise", "participant=PER participant=CHL", "", None, "COOPERATE", ["062 CHL PER", "062 PER CHL"]),
        ("exercise", "", "joint=true", None, "COOPERATE", ["062 CHL PER", "062 PER CHL"]),
        ("exercise", "initiator=PER", "", None, "MOBILIZE-troops", []),
        ("exercise", "initiator=PER target=CHL", "joint=false", None, "MOBILIZE-troops", ["150 PER CHL"]),
        ("port_call", "visitor=PER host=CHL", "", None, "CONSULT-visit", ["042 PER CHL", "043 CHL PER"]),
        ("incident", "initiator=PER target=CHL", "kind=water cannon", None, "ASSAULT-crowd-control", ["190 PER CHL"]),
        ("incident", "initiator=PER target=CHL", "cause=collision", None, "ASSAULT", ["190 PER CHL"]),
        ("incident", "initiator=PER target=CHL", "kind=fire", None, "ASSAULT", ["190 PER CHL"]),
        ("incident", "initiator=PER target=CHL", "kind=detention", None, "COERCE-arrest", ["173 PER CHL"]),
        ("incident", "initiator=PER target=CHL", "kind=seizure", None, "COERCE-seize", ["1711 PER CHL"]),
        ("incident", "initiator=PER target=CHL", "kind=interception", None, "MOBILIZE-weapons", ["150 PER CHL"]),
        ("ceremony", "initiator=PER target=CHL", "", None, None, ["017 PER CHL"]),
        ("mediation", "mediator=BOL participant=PER participant=CHL", "", None, "CONSULT", ["045 BOL CHL", "045 BOL PER"]),
        ("nonofficial_exchange", HOSTED, "", None, "CONSULT-visit", ["040 PER CHL"]),
        ("nonofficial_exchange", "participant=PER participant=CHL", "", None, "CONSULT", BOTH_040),
    ],
)
def test_what_occurred_has_the_codes_of_its_type_and_condition(  # noqa: PLR0917 - a row of the table
    type_: str, sides: str, detail: str, place: str | None, plover: str | None, cameo: list[str]
) -> None:
    """Every type, with each condition that the table tells apart."""
    assert _codes(_event(type_, "occurred", sides, detail, place)) == (plover, cameo)


@pytest.mark.parametrize(
    ("type_", "modality", "sides", "detail", "plover", "cameo"),
    [
        ("meeting", "planned", HOSTED, "", "AGREE", ["036 PER CHL"]),
        ("meeting", "planned", "", "", "AGREE", ["036 CHL PER", "036 PER CHL"]),
        ("meeting", "invited", HOSTED, "", "AGREE", ["036 PER CHL"]),
        ("meeting", "wanted", HOSTED, "", "AGREE", ["036 PER CHL"]),
        ("talks", "wanted", HOSTED, "asked=true", "AGREE", ["036 PER CHL"]),
        ("visit", "planned", "visitor=PER host=CHL", "", "AGREE", ["036 PER CHL"]),
        ("visit", "invited", "visitor=PER host=CHL", "", "AGREE", ["036 PER CHL"]),
        ("courtesy_call", "planned", HOSTED, "", "AGREE", ["036 PER CHL"]),
        ("audience", "planned", HOSTED, "", "AGREE", ["036 PER CHL"]),
        ("call", "planned", "initiator=PER", "", "AGREE", ["036 PER CHL"]),
        ("call", "planned", "participant=PER participant=CHL", "", "AGREE", ["036 CHL PER", "036 PER CHL"]),
        ("port_call", "planned", "visitor=PER host=CHL", "", "AGREE", ["036 PER CHL"]),
        ("summit", "planned", "", "", "AGREE", []),
        ("mechanism", "planned", HOSTED, "", "AGREE", ["036 CHL PER", "036 PER CHL"]),
        ("joint_statement", "planned", "", "", "AGREE", ["030 CHL PER", "030 PER CHL"]),
        ("agreement", "planned", "", "", "AGREE", ["030 CHL PER", "030 PER CHL"]),
        ("agreement", "wanted", "initiator=PER", "asked=true", "REQUEST-assist", ["021 PER CHL"]),
        ("accord", "planned", "", "", "AGREE", ["030 CHL PER", "030 PER CHL"]),
        ("appointment", "planned", "sender=PER receiver=CHL", "", "AGREE", ["032 PER CHL"]),
        ("recognition", "planned", "", "", "AGREE", ["032 CHL PER", "032 PER CHL"]),
        ("recognition", "wanted", "initiator=PER target=CHL", "asked=true", "REQUEST-assist", ["022 PER CHL"]),
        ("level_up", "wanted", "initiator=PER target=CHL", "", "AGREE", ["032 PER CHL"]),
        ("level_up", "wanted", "initiator=PER target=CHL", "asked=true", "REQUEST-assist", ["022 PER CHL"]),
        ("level_up", "planned", "participant=PER participant=CHL", "", "AGREE", ["032 CHL PER", "032 PER CHL"]),
        ("level_down", "planned", "initiator=PER target=CHL", "", "THREATEN-relations", ["1313 PER CHL"]),
        ("aid", "planned", "initiator=PER target=CHL", "aid=economic", "AGREE", ["0331 PER CHL"]),
        ("aid", "planned", "initiator=PER target=CHL", "aid=military", "AGREE", ["0332 PER CHL"]),
        ("aid", "planned", "initiator=PER target=CHL", "aid=humanitarian", "AGREE", ["0333 PER CHL"]),
        ("aid", "planned", "initiator=PER target=CHL", "", "AGREE", ["033 PER CHL"]),
        ("aid", "wanted", "initiator=PER target=CHL", "asked=true", "REQUEST-assist", ["023 CHL PER"]),
        ("expulsion", "planned", "initiator=PER target=CHL", "", "THREATEN-expel", ["1313 PER CHL"]),
        ("recall", "planned", "initiator=PER target=CHL", "", "THREATEN-relations", ["1313 PER CHL"]),
        ("sanction", "planned", "initiator=PER target=CHL", "stage=lifted", "CONCEDE", ["0354 PER CHL"]),
        ("sanction", "planned", "initiator=PER target=CHL", "", "THREATEN-restrict", ["1312 PER CHL"]),
        ("exercise", "planned", "participant=PER participant=CHL", "", "AGREE", ["0312 CHL PER", "0312 PER CHL"]),
        ("mediation", "planned", "mediator=BOL participant=PER participant=CHL", "", "AGREE", ["039 BOL CHL", "039 BOL PER"]),
        ("mediation", "wanted", "initiator=PER target=BOL", "asked=true", "REQUEST-meet", ["028 PER BOL"]),
        ("meeting", "cancelled", HOSTED, "", "REJECT-meet", ["161 CHL PER", "161 PER CHL"]),
        ("meeting", "cancelled", HOSTED, "canceller=CHL", "REJECT-meet", ["161 CHL PER"]),
        ("talks", "cancelled", "initiator=PER target=CHL", "", "REJECT-meet", ["164 PER CHL"]),
        ("courtesy_call", "cancelled", HOSTED, "", "REJECT-meet", ["161 CHL PER", "161 PER CHL"]),
        ("audience", "cancelled", HOSTED, "canceller=PER", "REJECT-meet", ["161 PER CHL"]),
        ("call", "cancelled", "", "", "REJECT-meet", ["161 CHL PER", "161 PER CHL"]),
        ("visit", "cancelled", "visitor=PER host=CHL", "postponed=true", "REJECT-meet", ["160 PER CHL"]),
        ("visit", "cancelled", "visitor=PER host=CHL", "", "REJECT-meet", ["161 PER CHL"]),
        ("visit", "cancelled", "visitor=PER host=CHL", "canceller=CHL", "REJECT-meet", ["161 CHL PER"]),
        ("agreement", "cancelled", "", "canceller=CHL", "REJECT-assist", ["127 CHL PER"]),
        ("mechanism", "cancelled", "", "", "REJECT-meet", ["164 CHL PER", "164 PER CHL"]),
        ("summit", "cancelled", "", "", "REJECT-meet", []),
        ("level_up", "cancelled", "initiator=PER", "", "REJECT-assist", ["120 PER CHL"]),
        ("aid", "cancelled", "initiator=PER target=CHL", "", "SANCTION-discontinue", ["162 PER CHL"]),
        ("exercise", "cancelled", "participant=PER participant=CHL", "", "REJECT-assist", ["1212 CHL PER", "1212 PER CHL"]),
        ("port_call", "cancelled", "visitor=PER host=CHL", "canceller=CHL", "REJECT-meet", ["161 CHL PER"]),
        (
            "mediation",
            "cancelled",
            "mediator=BOL participant=PER participant=CHL",
            "",
            "SANCTION-discontinue",
            ["165 BOL CHL", "165 BOL PER"],
        ),
    ],
)
def test_what_is_ahead_asked_or_off_has_codes_of_its_own(  # noqa: PLR0917 - a row of the table
    type_: str, modality: str, sides: str, detail: str, plover: str, cameo: list[str]
) -> None:
    """Planned, invited and wanted agree to meet or act; what is asked of the other side requests it; what is off rejects."""
    assert _codes(_event(type_, modality, sides, detail)) == (plover, cameo)


@pytest.mark.parametrize(
    ("type_", "modality", "sides", "detail"),
    [
        ("protest", "planned", "initiator=PER target=CHL", ""),
        ("exercise", "planned", "initiator=PER", ""),
        ("exercise", "cancelled", "initiator=PER", ""),
        ("incident", "occurred", "initiator=PER target=CHL", "kind=something else"),
        ("incident", "occurred", "initiator=PER target=CHL", ""),
        ("letter", "planned", "sender=PER addressee=CHL", "letter=thanks"),
        ("courtesy_call", "occurred", "participant=PER participant=CHL", ""),
        ("exercise", "wanted", "participant=PER participant=CHL", "asked=true"),
        ("sanction", "occurred", "participant=PER participant=CHL", ""),
        ("aid", "occurred", "participant=PER participant=CHL", ""),
        ("ceremony", "occurred", "participant=PER participant=CHL", ""),
    ],
)
def test_where_no_line_fits_there_is_no_code(type_: str, modality: str, sides: str, detail: str) -> None:
    """Nor where PLOVER needs a recipient that the event does not tell, nor where only the direction would be coded."""
    event = coded(_event(type_, modality, sides, detail), TABLE)
    assert event.codes is None
    assert event.withheld is None


@pytest.mark.parametrize("modality", ["expected", "denied", "hypothetical"])
@pytest.mark.parametrize("type_", sorted(set(TABLE.lines) - {"statement"}))
def test_what_nobody_holds_for_a_deed_is_withheld(type_: str, modality: str) -> None:
    """A forecast implies no intent of the actor; the reason stands in `withheld`."""
    event = coded(_event(type_, modality, HOSTED), TABLE)
    assert (event.codes, event.withheld) == (None, modality)


def test_a_visit_of_unknown_direction_keeps_its_event_without_pairs() -> None:
    """Who travelled to whom is not told; that a visit took place is."""
    assert _codes(_event("visit", "occurred", "participant=PER participant=CHL")) == ("CONSULT-visit", [])


def test_codes_run_from_the_initiator_whatever_the_order_of_sides() -> None:
    """A third side that is only present takes the other end where no target is told."""
    assert _codes(_event("protest", "occurred", "initiator=PER participant=CHL participant=BOL")) == (
        "ACCUSE-disapprove",
        ["114 PER BOL", "114 PER CHL"],
    )


def _statement(stance: str, quote: str = "x", addressee: str | None = "CHL") -> Statement:
    evidence = (Evidence("d", 0, len(quote), quote),)
    return Statement("s", "d", None, "PER", stance, evidence, Span(0, 1), Maker("test", "t"), addressee=addressee)


@pytest.mark.parametrize(
    ("stance", "plover", "code"),
    [
        ("praise", "SUPPORT", "051"), ("reaffirm", "SUPPORT", "051"), ("welcome", "SUPPORT", "051"), ("thank", "SUPPORT", "051"),
        ("agree", None, "019"), ("propose", "AGREE", "030"), ("urge", None, "022"), ("demand", "REQUEST", "100"),
        ("accuse", "ACCUSE-disapprove", "111"), ("reject", "REJECT", "120"), ("warn", "THREATEN", "130"),
        ("threaten", "THREATEN", "130"), ("protest", "ACCUSE-disapprove", "114"), ("deny", None, "016"), ("inform", None, "010"),
        ("assess", None, "010"),
    ],
)  # fmt: skip
def test_every_stance_has_a_code(stance: str, plover: str | None, code: str) -> None:
    """From the speaker's side to the side spoken to."""
    assert coded_statement(_statement(stance), TABLE).codes == Codes(plover, (f"{code} PER CHL",))


@pytest.mark.parametrize("quote", ["ready to hold talks on the fishing zone", "愿同智方举行新一轮会谈"])
def test_a_proposal_to_talk_is_an_agreement_to_meet(quote: str) -> None:
    """036 instead of 030."""
    assert coded_statement(_statement("propose", quote), TABLE).codes == Codes("AGREE", ("036 PER CHL",))


def test_words_to_nobody_have_no_code() -> None:
    """Without an addressee, or spoken to one's own side, a remark is no pair."""
    assert coded_statement(_statement("praise", addressee=None), TABLE).codes is None
    assert coded_statement(_statement("praise", addressee="PER"), TABLE).codes is None


@given(type_=st.sampled_from(sorted(set(TABLE.lines) - {"statement"})), modality=st.sampled_from(list(Modality)), hosted=st.booleans())
def test_no_side_is_coded_with_itself(*, type_: str, modality: str, hosted: bool) -> None:
    """Every pair has two sides, and a second coding changes nothing."""
    event = coded(_event(type_, modality, HOSTED if hosted else "initiator=PER target=CHL"), TABLE)
    assert coded(event, TABLE) == event
    assert all(line.split()[1] != line.split()[2] for line in (event.codes.cameo if event.codes else ()))


def test_every_line_of_the_table_can_fit() -> None:
    """Each line is the first that fits for some event with the details the module names."""
    details = (
        "", "postponed=true", "accepted=false", "letter=thanks", "letter=condolence", "signed=true", "relations=opens",
        "relations=opens;signed=true", "representation=created", "aid=economic", "aid=military", "aid=humanitarian", "stage=lifted",
        "joint=true", "kind=restrictions", "kind=relations", "kind=force", "kind=water cannon", "kind=fire", "kind=detention",
        "kind=seizure", "kind=show of force", "asked=true",
    )  # fmt: skip
    roles = ("", HOSTED, "guest=PER/ambassador host=CHL", "initiator=PER target=CHL", "participant=PER participant=CHL")
    for type_ in set(TABLE.lines) - {"statement"}:
        events = [_event(type_, m, who, d, where) for m in Modality for who in roles for d in details for where in (None, "CHE")]
        fitting = {line for event in events if (line := line_for(event, TABLE)) is not None}
        assert set(TABLE.lines[type_]) - fitting == set(), type_
