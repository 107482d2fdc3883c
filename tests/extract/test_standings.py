"""Standings and ladders: who stands with whom, at which level and stage, by whose ladder."""

from __future__ import annotations

import re

import pytest

from dragoman.annotate.levels import find_levels
from dragoman.annotate.states import find_states
from dragoman.extract.standings import find_standings
from dragoman.knowledge.labels import load_labels
from dragoman.knowledge.levels import load_levels
from dragoman.knowledge.standings import load_standing_cues
from dragoman.knowledge.states import load_states
from dragoman.model.document import Document, Reading, Sentence, Source
from dragoman.model.expression import DateExpression
from dragoman.model.finding import Ladder, Standing
from dragoman.model.mention import Maker, Mention, MentionKind
from dragoman.model.span import OffsetMap, Span

STATES, LABELS, LEVELS, CUES = load_states(), load_labels(), load_levels(), load_standing_cues()


def _reading(text: str) -> Reading:
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), "en")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^.。]+[.。]?", text)]
    sentences = tuple(Sentence(s, "zh" if "。" in s.of(text) else "en", 0) for s in spans)
    return Reading(document, text, OffsetMap.identity(len(text)), sentences)


def _found(text: str, *extra: Mention) -> tuple[tuple[Standing, ...], tuple[Ladder, ...]]:
    reading = _reading(text)
    mentions = [*find_states(reading, STATES), *find_levels(reading, LABELS), *extra]
    return find_standings(reading, mentions, levels=LEVELS, cues=CUES)


def test_a_list_of_sides_is_distributed_over_with() -> None:
    """Two sides that have established a level with a third are not tied to each other."""
    standings, _ = _found("Australia and France have established a comprehensive strategic partnership with Vietnam.")
    assert [s.states for s in standings] == [("AUS", "VNM"), ("FRA", "VNM")]
    assert {s.modality for s in standings} == {"in_force"}


def test_the_ladder_that_a_text_explains_owns_its_standings() -> None:
    """Once the text ranks one side's levels, every standing with that side is on its ladder."""
    text = (
        "The highest level of Vietnam's diplomacy is the comprehensive strategic partnership, followed by the strategic partnership "
        "and then the comprehensive partnership. Chile and Vietnam are in a comprehensive partnership."
    )
    (standing,), (ladder,) = _found(text)
    assert ladder.owner == "VNM"
    assert ladder.rungs == ("comprehensive strategic partnership", "strategic partnership", "comprehensive partnership")
    assert (standing.owner, standing.partner, standing.ladder, standing.rung) == ("VNM", "CHL", "VNM", 1)


@pytest.mark.parametrize(
    ("text", "modality", "stage"),
    [
        ("Kenya and India are strategic partners.", "in_force", "in_force"),
        ("Kenya and India elevated their ties to a strategic partnership.", "raised", "done"),
        ("Kenya and India will elevate their ties to a strategic partnership in May.", "planned", "announced"),
        ("Kenya and India agreed in principle to establish a strategic partnership.", "planned", "agreed_in_principle"),
        ("Kenya and India are discussing the possibility of becoming strategic partners.", "planned", "under_discussion"),
        ("Kenya proposed that Kenya and India become strategic partners.", "planned", "proposed"),
        ("Kenya hopes to upgrade ties with India to a strategic partnership.", "wanted", "wanted"),
        ("Kenya could upgrade ties with India to a strategic partnership.", "wanted", "rumoured"),
        ("Kenya denied that Kenya and India had established a strategic partnership.", "denied", "denied"),
        ("Kenya and India are no longer strategic partners.", "lapsed", "lapsed"),
        ("肯尼亚同印度关系提升为战略伙伴关系。", "raised", "done"),
        ("肯尼亚希望同印度建立战略伙伴关系。", "wanted", "wanted"),
    ],
)
def test_the_stage_is_read_from_the_clause(text: str, modality: str, stage: str) -> None:
    """Every stage from a rumour to a lapse, in English and Chinese."""
    (standing,), _ = _found(text)
    assert (standing.states, standing.modality, standing.stage) == (("IND", "KEN"), modality, stage)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and India deepened comprehensive strategic cooperation.",
        "Kenya and India did not discuss a strategic partnership.",
        "Without the port Kenya and India would not have become strategic partners.",
        "The envoy praised the strategic partnership.",
    ],
)
def test_no_level_is_made_of_other_words(text: str) -> None:
    """Cooperation, what did not happen, and a partnership of nobody give no standing."""
    assert _found(text) == ((), ())


def test_coordination_and_cooperation_are_told_apart_by_what_is_known() -> None:
    """Translators write both as cooperative; between China and Russia only the one exists."""
    (standing,), _ = _found("China and Russia value their comprehensive strategic cooperative partnership.")
    assert standing.label == "comprehensive strategic partnership of coordination"
    assert standing.label_as_given == "comprehensive strategic cooperative partnership"
    (other,), _ = _found("China and Thailand value their comprehensive strategic cooperative partnership.")
    assert other.label == "comprehensive strategic cooperative partnership"


def test_the_same_standing_said_twice_has_two_pieces_of_evidence() -> None:
    """One standing a pair, label and modality."""
    (standing,), _ = _found("Kenya and India are strategic partners. The strategic partnership between India and Kenya is strong.")
    assert [e.quote.strip() for e in standing.evidence] == [
        "Kenya and India are strategic partners.",
        "The strategic partnership between India and Kenya is strong.",
    ]


def test_an_anniversary_dates_the_level() -> None:
    """The words of the anniversary stand for since when the level holds."""
    text = "This year marks the 10th anniversary of the strategic partnership between Kenya and India."
    words = Span(text.index("10th"), text.index(" of the strategic"))
    date = Mention(words, MentionKind.DATE, DateExpression("anniversary"), Maker("annotate", "test"))
    (standing,), _ = _found(text, date)
    assert standing.since_timing.dates == (words,)


def test_the_two_countries_are_the_pair_spoken_of_before() -> None:
    """A sentence that names no side takes the pair of the sentence before."""
    (standing,), _ = _found("Kenya received the minister of India. The two countries are strategic partners.")
    assert standing.states == ("IND", "KEN")


def test_a_ladder_belongs_to_the_side_of_the_sentence_before() -> None:
    """The sentence that ranks need not name the side again."""
    text = "Kenya has two levels. The highest is the comprehensive strategic partnership, followed by the strategic partnership."
    (ladder,) = _found(text)[1]
    assert ladder.owner == "KEN"
    assert ladder.rungs == ("comprehensive strategic partnership", "strategic partnership")


def _year(text: str) -> Mention:
    at = text.index("2011")
    return Mention(Span(at, at + 4), MentionKind.DATE, DateExpression("day", year=2011), Maker("annotate", "test"))


def test_since_before_a_year_dates_a_standing() -> None:
    """A year behind "since" is when the level began; a year elsewhere is not."""
    text, told = "Kenya has been a strategic partner of India since 2011.", "In 2011 Kenya was a strategic partner of India."
    (since,) = _found(text, _year(text))[0]
    (other,) = _found(told, _year(told))[0]
    assert since.since_timing.dates
    assert not other.since_timing.dates


def test_a_pair_of_letters_is_completed_by_the_name_that_begins_so() -> None:
    """巴中 is Brazil and China where Brazil was spoken of, and nobody where no such name was."""
    (standing,) = _found("巴西总统致贺函。我将继续推动巴中全面战略伙伴关系。")[0]
    assert standing.states == ("BRA", "CHN")
    assert not _found("土耳其总统致贺函。我将推动阿中全面战略伙伴关系。")[0]


def test_a_hyphen_with_a_word_that_names_no_side_ties_nobody() -> None:
    """With "Arab-China" somebody else is meant than the pair spoken of before."""
    assert not _found("Turkey wrote to China. Both cherish the Arab-China comprehensive strategic partnership.")[0]


def test_a_worn_label_is_the_only_fuller_one_known_of_the_pair() -> None:
    """Translators drop "of coordination"; the tables know the pair by no shorter label."""
    (standing,) = _found("Russia and China are comprehensive strategic partners.")[0]
    assert standing.label.startswith("comprehensive strategic partnership of coordination")
