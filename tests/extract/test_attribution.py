"""Statements: speakers, stances, readouts and speeches that go on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import pytest

from dragoman.annotate.formulae import find_formulae
from dragoman.annotate.states import find_states
from dragoman.extract.attribution import StatementTables, find_statements
from dragoman.knowledge.formulae import load_formulae
from dragoman.knowledge.speech import load_speech
from dragoman.knowledge.states import load_states
from dragoman.knowledge.topics import load_topics
from dragoman.model.document import Document, Reading, Sentence, Source
from dragoman.model.finding import Participant, Statement
from dragoman.model.mention import Mention, OfficeTitle, StateForm, StateName
from dragoman.model.span import OffsetMap, Span
from dragoman.pipeline import Reader
from dragoman.read import documents

TABLES = StatementTables(load_speech(), load_formulae(), load_topics())
STATES = load_states()
PEOPLE = {"Wanjiru": "KEN", "Rao": "IND", "旺吉鲁": "KEN", "拉奥": "IND"}
NOT_SUBJECT = re.compile(r"(?:\b(?:with|to|of|by|thanked|told)\s+(?:the\s+)?|[同与向对])$")


@dataclass(frozen=True)
class Actor:
    """Somebody named in a test."""

    span: Span
    name: str | None
    states: tuple[str, ...]
    kind: str
    offices: tuple[OfficeTitle, ...] = ()


@dataclass(frozen=True)
class Group:
    """Actors that stand together."""

    span: Span
    actors: tuple[Actor, ...]


class Cast:
    """Actors of a test: people by their names, sides by the state words, "the two sides" as the pair before."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self._reading = reading
        people = [Actor(Span(m.start(), m.end()), m[0], (PEOPLE[m[0]],), "person") for m in re.finditer("|".join(PEOPLE), reading.text)]
        sides = [
            Actor(m.span, None, m.value.states, "side")
            for m in mentions
            if isinstance(m.value, StateName) and m.value.form is not StateForm.BODY
        ]
        both = [
            Actor(Span(m.start(), m.end()), None, ("IND", "KEN"), "both")
            for m in re.finditer("the two sides|双方", reading.text, re.IGNORECASE)
        ]
        self._actors = sorted([*people, *sides, *both], key=lambda a: a.span)

    def in_sentence(self, sentence: Sentence) -> tuple[Actor, ...]:
        """The actors named in a sentence."""
        return tuple(a for a in self._actors if sentence.span.contains(a.span))

    def subject_before(self, sentence: Sentence, offset: int) -> Group | None:
        """The last actor before the verb who does not stand behind a preposition."""
        text = self._reading.text
        here = [a for a in self.in_sentence(sentence) if a.span.end <= offset and not NOT_SUBJECT.search(text[: a.span.start])]
        return Group(here[-1].span, (here[-1],)) if here else None

    def object_after(self, sentence: Sentence, offset: int) -> Group | None:
        """The first actor behind the verb."""
        here = [a for a in self.in_sentence(sentence) if a.span.start >= offset]
        return Group(here[0].span, (here[0],)) if here else None

    def participant(self, actor: Actor, role: str) -> Participant:
        """The actor as a participant."""
        return Participant(role, actor.states[0], actor.span.of(self._reading.text), self._reading.evidence(actor.span), name=actor.name)


def _statements(text: str) -> tuple[Statement, ...]:
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), "en")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^.。]*[.。]?", text)]
    sentences = tuple(Sentence(s, "zh" if "。" in s.of(text) else "en", 0) for s in spans)
    reading = Reading(document, text, OffsetMap.identity(len(text)), sentences)
    mentions = [*find_states(reading, STATES), *find_formulae(reading, TABLES.formulae)]
    cast: Any = Cast(reading, mentions)
    return find_statements(reading, mentions, actors=cast, events=(), tables=TABLES)


def _heard(text: str) -> list[tuple[str | None, str, str]]:
    return [(s.speaker.name if s.speaker else None, s.side, s.stance) for s in _statements(text)]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Wanjiru said that Kenya is willing to widen trade.", ("Wanjiru", "KEN", "propose")),
        ("Wanjiru stressed that both parties should keep the port open.", ("Wanjiru", "KEN", "urge")),
        ("Rao pointed out that cooperation keeps a good momentum.", ("Rao", "IND", "assess")),
        ("Rao said that the delegation has nine members.", ("Rao", "IND", "inform")),
        ("Rao reiterated that the pact is in force.", ("Rao", "IND", "reaffirm")),
        ("Rao warned that the dam must wait.", ("Rao", "IND", "warn")),
        ("India rejected the proposal.", (None, "IND", "reject")),
        ("旺吉鲁表示，肯尼亚愿同印度扩大贸易。", ("旺吉鲁", "KEN", "propose")),
        ("拉奥强调，各方应当保持克制。", ("拉奥", "IND", "urge")),
        ("拉奥重申印度的立场。", ("拉奥", "IND", "reaffirm")),
    ],
)
def test_speaker_side_and_stance(text: str, heard: tuple[str | None, str, str]) -> None:
    """One sentence, one statement, in the mouth of its subject."""
    assert _heard(text) == [heard]


def test_thanks_go_to_the_object() -> None:
    """Who is thanked is the addressee, never the one who thanks."""
    (thanks,) = _statements("Wanjiru thanked India for the vaccines.")
    assert (thanks.side, thanks.addressee) == ("KEN", "IND")


def test_a_speech_goes_on_without_a_verb() -> None:
    """The speaker's own side and "we" keep the speaker."""
    heard = _heard("Wanjiru said that the port is a priority. Kenya is willing to lease two berths. Our engineers hope to start in May.")
    assert heard == [("Wanjiru", "KEN", "assess"), ("Wanjiru", "KEN", "propose")]


def test_a_named_person_ends_the_speech() -> None:
    """After another person acts, nobody's words go on by themselves."""
    heard = _heard("Wanjiru said that the port is a priority. Rao left for Delhi. We should sign in May.")
    assert heard == [("Wanjiru", "KEN", "assess")]


def test_what_is_said_may_stand_in_the_next_line() -> None:
    """A line that ends with the verb opens the next one."""
    heard = _heard("旺吉鲁表示\n\n肯尼亚愿同印度扩大贸易。")
    assert heard == [("旺吉鲁", "KEN", "propose")]


def test_a_quotation_comes_before_its_speaker() -> None:
    """The words stand before the verb."""
    (said,) = _statements('"Both countries should open the port," Rao said.')
    assert (said.speaker.name if said.speaker else None, said.stance) == ("Rao", "urge")


def test_two_stances_of_one_sentence_are_two_statements() -> None:
    """Willing to do this and hoping for that are a proposal and an appeal."""
    assert [stance for _, _, stance in _heard("Rao said India is willing to share data and hopes that Kenya will open the port.")] == [
        "propose",
        "urge",
    ]


def test_neighbouring_clauses_of_one_stance_are_one_statement() -> None:
    """Evidence is added, not a second statement."""
    (proposal,) = _statements("Wanjiru said Kenya is willing to widen trade. We are ready to lease two berths.")
    assert len(proposal.evidence) == 2


def test_words_of_both_sides_are_joint() -> None:
    """No speaker, one of the sides, nobody addressed."""
    (said,) = _statements("Kenya received the Indian fleet, and the two sides unanimously pointed out that piracy must end.")
    assert (said.joint, said.speaker, said.addressee, said.stance) == (True, None, None, "agree")


def test_a_press_release_marks_every_word_drawn_from_it() -> None:
    """Also the guest's words come from the host's readout."""
    text = "According to a press release, Wanjiru said that the port is a priority. Rao thanked Kenya for the berths."
    assert [s.readout_side for s in _statements(text)] == ["KEN", "KEN"]


def test_formulae_and_topics_of_the_words_are_kept() -> None:
    """What is tracked stands with the statement."""
    (said,) = _statements("Rao said both parties should properly manage differences at the border.")
    assert (said.formulae, said.topics) == (("F13",), ("border",))


def test_evidence_is_verbatim_and_ids_are_stable() -> None:
    """Quotes are slices of the source; reading again gives the same ids."""
    text = "Wanjiru said that Kenya is willing to widen trade. Rao warned that the dam must wait."
    first, again = _statements(text), _statements(text)
    assert [s.id for s in first] == [s.id for s in again]
    assert len({s.id for s in first}) == len(first)
    assert all(text[e.start : e.end] == e.quote for s in first for e in s.evidence)


def test_verbs_within_a_quotation_open_nothing() -> None:
    """Who is quoted speaks; the side that the quotation blames does not."""
    heard = _heard('"India refuses to open the dam and insists that the dam is safe," Wanjiru said.')
    assert {(name, side) for name, side, _ in heard} == {("Wanjiru", "KEN")}


def test_what_was_not_said_is_no_statement() -> None:
    """A verb of saying behind "did not" or 没有 opens nothing."""
    assert not _heard("Rao did not say that the port is closed.")
    assert not _heard("拉奥没有提到港口关闭的消息。")


def test_a_side_speaks_through_the_person_who_spoke_for_it() -> None:
    """The words "India is willing" within a few sentences of its delegate's words is his."""
    heard = _heard("Rao said that trade has doubled. Wanjiru thanked India. India is willing to buy more tea.")
    assert heard[-1] == ("Rao", "IND", "propose")


def test_a_spokesperson_of_no_named_side_speaks_for_the_side_last_heard_so() -> None:
    """The side of the first mention holds for the later ones; read by the whole pipeline."""
    text = "Kenyan Foreign Ministry spokesperson met the press in Nairobi. The spokesperson said that the port must be opened at once."
    (story,) = [Reader().story(d) for d in documents(Source("d", "d", "", text, "d"))]
    assert [s.side for s in story.findings if isinstance(s, Statement)] == ["KEN"]


def _read(text: str) -> list[Statement]:
    """The statements that the whole pipeline finds in a text."""
    (story,) = [Reader().story(d) for d in documents(Source("d", "d", "", text, "d"))]
    return [s for s in story.findings if isinstance(s, Statement)]


def test_the_day_of_a_relative_clause_is_not_that_of_the_words() -> None:
    """The visit of February is no occasion of what is said in May."""
    rao = "Indian Foreign Minister Arjun Rao, who travelled to Nairobi in February,"
    (said,) = _read(f"NAIROBI, May 3, 2024 (AFP) - {rao} said India is willing to buy tea.")
    assert said.when.intervals[0].first == dt.date(2024, 5, 3)


def test_words_are_not_dated_by_what_they_announce() -> None:
    """A spokesperson who tells of a visit to come speaks before it."""
    plan = "Kenyan Foreign Minister Amina Otieno will visit Chad on May 20-21"
    (said,) = _read(f"NAIROBI, May 3, 2024 (AFP) - {plan}, Kenyan Foreign Ministry spokeswoman Jane Wanjiru said.")
    assert said.when.intervals[0].last in {dt.date(2024, 5, 3), dt.date(2024, 5, 4)}


def test_words_are_addressed_to_the_guest_of_the_meeting_told_last() -> None:
    """Of several guests named at the beginning, the one whose meeting is told again is spoken to."""
    host = "Kenyan Foreign Minister Amina Otieno met with Ghanaian Foreign Minister Kofi Boateng and Indian Foreign Minister Arjun Rao."
    said = _read(f"{host}\nWhen meeting with Boateng, Otieno said that Kenya is willing to buy more cocoa.")
    assert [s.addressee for s in said if s.stance == "propose"][:1] == ["GHA"]


def test_a_person_only_spoken_of_does_not_speak_for_his_side() -> None:
    """Whom the minister's words name, his president, has not said what the side then wants."""
    words = "Indian Foreign Minister Arjun Rao said that Kenyan President William Ruto visited Delhi in May."
    met = "Kenyan Foreign Minister Amina Otieno met with Indian Foreign Minister Arjun Rao."
    last = _read(f"{met}\n{words}\nKenya is willing to sell more tea.")[-1]
    assert last.speaker is None or last.speaker.name != "William Ruto"


def test_a_speech_that_goes_on_is_spoken_to_the_same_side() -> None:
    """ "Both sides" names nobody; who was thanked before is still meant."""
    heard = _statements("Wanjiru thanked India. We hope both sides will work together.")
    assert [s.addressee for s in heard] == ["IND", "IND"]


def test_a_surname_alone_is_the_person_of_no_table_named_in_full_before() -> None:
    """Nobody of the registry: the story itself gave the name and the side."""
    text = "Ghanaian Foreign Minister Kofi Boateng flew to Lima.\nBoateng said that Ghana is willing to sell more cocoa."
    assert [(s.speaker and s.speaker.name, s.side) for s in _read(text)] == [("Kofi Boateng", "GHA")]


def test_a_body_without_a_side_is_that_of_the_side_named_with_it_before() -> None:
    """The embassy of the notice is the embassy that urges."""
    words = "The Peruvian Embassy in Quito issued a notice on Monday. The embassy urged Ecuador to search for the ship."
    assert [(s.side, s.addressee, s.stance) for s in _read(words)] == [("PER", "ECU", "urge")]
    assert [s.side for s in _read("秘鲁驻厄瓜多尔大使馆一日发布通知。使馆呼吁在厄同胞尽快撤离。")] == ["PER"]


def test_of_two_embassies_a_bare_one_is_neither() -> None:
    """Where the story names those of two sides nobody knows which is meant."""
    assert not _read("The Kenyan embassy and the Peruvian embassy were closed. The embassy said it would open soon.")
