"""Finding people: by form, by office, and again by a shorter name."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from dragoman.annotate.people import find_people
from dragoman.knowledge.names import NameBridge, load_names
from dragoman.knowledge.people import load_people
from dragoman.model.document import Document, Reading, Sentence, Source
from dragoman.model.entity import Seat
from dragoman.model.mention import Maker, Mention, MentionKind, OfficeTitle, PersonName, StateForm, StateName
from dragoman.model.span import OffsetMap, Span
from dragoman.model.time import Interval

DAY = dt.date(2018, 5, 3)


@pytest.fixture(scope="module")
def bridge() -> NameBridge:
    return load_names(load_people())


def reading(text: str, language: str = "en") -> Reading:
    source = Source("d", "d", "0", text, "d", published=Interval(DAY, DAY))
    document = Document("d", source, Span(0, len(text)), language)
    return Reading(document, text, OffsetMap.identity(len(text)), (Sentence(Span(0, len(text)), language, 0),))


def office(text: str, words: str, kind: str, *states: str) -> Mention:
    start = text.index(words)
    title = OfficeTitle(kind, kind, Seat.STATE, 4, states)
    return Mention(Span(start, start + len(words)), MentionKind.OFFICE, title, Maker("test", "test"))


def side(text: str, words: str, state: str) -> Mention:
    start = text.index(words)
    return Mention(Span(start, start + len(words)), MentionKind.STATE, StateName((state,), StateForm.NAME), Maker("test", "test"))


def found(bridge: NameBridge, text: str, *mentions: Mention, language: str = "en") -> list[tuple[str, str | None]]:
    people = find_people(reading(text, language), bridge, mentions)
    names = [(m.span.of(text), m.value.candidates) for m in people if isinstance(m.value, PersonName)]
    return [(surface, candidates[0].person if candidates else None) for surface, candidates in names]


def test_a_full_name_is_found_anywhere(bridge: NameBridge) -> None:
    assert found(bridge, "In Lima, Sergei Lavrov spoke of trade.") == [("Sergei Lavrov", "RUS.sergey-lavrov")]


def test_a_family_name_follows_its_full_name(bridge: NameBridge) -> None:
    text = "Tilak Marapana flew to Oslo. Later Marapana met reporters."
    assert found(bridge, text) == [("Tilak Marapana", "LKA.tilak-marapana"), ("Marapana", "LKA.tilak-marapana")]


def test_a_tower_is_not_its_owner(bridge: NameBridge) -> None:
    assert found(bridge, "They met at Trump Tower in the afternoon.") == []


def test_an_office_before_a_name_shows_somebody_in_no_table(bridge: NameBridge) -> None:
    text = "Foreign Minister Wexa Quorin arrived on Tuesday."
    assert found(bridge, text, office(text, "Foreign Minister", "foreign_minister", "FJI")) == [("Wexa Quorin", None)]


def test_a_name_does_not_swallow_the_weekday(bridge: NameBridge) -> None:
    text = "Foreign Minister Wexa Quorin Tuesday left."
    assert found(bridge, text, office(text, "Foreign Minister", "foreign_minister"))[0][0] == "Wexa Quorin"


def test_a_verb_after_an_office_is_no_name(bridge: NameBridge) -> None:
    text = "President Met Villagers in the north."
    assert [name for name, _ in found(bridge, text, office(text, "President", "president"))] != ["Met Villagers"]


def test_an_office_behind_a_comma_belongs_to_the_name(bridge: NameBridge) -> None:
    text = "Wexa Quorin, Fiji's Foreign Minister, arrived."
    mentions = (office(text, "Foreign Minister", "foreign_minister"), side(text, "Fiji", "FJI"))
    assert found(bridge, text, *mentions) == [("Wexa Quorin", None)]


def test_a_slip_in_a_known_name_is_the_same_person(bridge: NameBridge) -> None:
    text = "Joe Biden landed in Warsaw, where Bynden gave a speech."
    assert found(bridge, text) == [("Joe Biden", "USA.joe-biden"), ("Bynden", "USA.joe-biden")]


def test_a_transliterated_first_name_belongs_to_the_name(bridge: NameBridge) -> None:
    assert found(bridge, "弗拉基米尔·普京表示欢迎。", language="zh") == [("弗拉基米尔·普京", "RUS.vladimir-putin")]


def test_a_chinese_name_behind_an_office_ends_before_the_verb(bridge: NameBridge) -> None:
    text = "越南国防部长吴春历会见客人。"
    assert found(bridge, text, office(text, "国防部长", "defence_minister", "VNM"), language="zh") == [("吴春历", "VNM.ngo-xuan-lich")]


def test_a_transliteration_behind_an_office_is_a_name(bridge: NameBridge) -> None:
    text = "肯尼亚外长阿米娜·穆罕默德表示感谢。"
    people = found(bridge, text, office(text, "外长", "foreign_minister"), side(text, "肯尼亚", "KEN"), language="zh")
    assert [name for name, _ in people] == ["阿米娜·穆罕默德"]


def test_a_short_form_inside_a_longer_word_is_nobody(bridge: NameBridge) -> None:
    assert found(bridge, "克里米亚的港口", language="zh") == []


def test_mentions_stand_in_order_and_apart(bridge: NameBridge) -> None:
    people = find_people(reading("Angela Merkel and Emmanuel Macron met Vladimir Putin."), bridge, ())
    assert len(people) == 3
    assert all(one.span.end <= other.span.start for one, other in pairwise(people))


def test_a_family_name_in_talks_is_the_known_person_of_a_side_that_the_story_names(bridge: NameBridge) -> None:
    text = "Canada sent its minister. During her meeting with Freeland, he smiled. Stoere said that he would return."
    assert ("Freeland", "CAN.chrystia-freeland") in found(bridge, text, side(text, "Canada", "CAN"))


def test_a_town_that_is_also_a_family_name_is_nobody(bridge: NameBridge) -> None:
    assert found(bridge, "The party met near Birmingham for three days.") == []


def test_a_word_that_opens_a_line_is_no_slip_of_a_name(bridge: NameBridge) -> None:
    text = "Bill Gates spoke first.\nGather the wisdom of the people."
    assert found(bridge, text) == [("Bill Gates", "USA.bill-gates")]


def test_a_slip_in_a_whole_name_is_the_person_whom_the_story_names_right(bridge: NameBridge) -> None:
    text = "Tilak Marapana flew to Oslo. Tilek Marapanna met reporters."
    assert found(bridge, text)[1] == ("Tilek Marapanna", "LKA.tilak-marapana")


def test_the_small_word_of_a_family_name_belongs_to_it(bridge: NameBridge) -> None:
    text = "former Prime Minister de Villepin of France came. De Villepin spoke."
    minister = office(text, "former Prime Minister", "prime_minister", "FRA")
    assert found(bridge, text, minister, side(text, "France", "FRA")) == [
        ("de Villepin", "FRA.dominique-de-villepin"),
        ("De Villepin", "FRA.dominique-de-villepin"),
    ]


def test_the_side_behind_a_name_decides_whose_king_he_is(bridge: NameBridge) -> None:
    text = "King Abdullah of Jordan wrote."
    assert found(bridge, text, office(text, "King", "monarch"), side(text, "Jordan", "JOR")) == [("Abdullah", "JOR.abdullah-ii")]


def test_the_head_of_a_company_is_a_person_without_an_id(bridge: NameBridge) -> None:
    assert found(bridge, "He met Oakfield CEO Larsson in May.") == [("Larsson", None)]


def test_the_head_of_a_company_is_named_again_in_chinese(bridge: NameBridge) -> None:
    text = "他会见公司首席执行官拉尔森。谈到拉尔森时，他笑了。"
    assert found(bridge, text, language="zh") == [("拉尔森", None), ("拉尔森", None)]


def test_of_namesakes_the_one_whose_side_the_story_names_comes_first(bridge: NameBridge) -> None:
    text = "叙利亚代表团抵达。贾法里表示满意。"
    assert found(bridge, text, side(text, "叙利亚", "SYR"), language="zh") == [("贾法里", "SYR.bashar-jaafari")]


def test_a_malay_prime_minister_is_called_again_by_the_name_given_to_him(bridge: NameBridge) -> None:
    story = "Prime Minister Datuk Seri Anwar Ibrahim arrived in Rio de Janeiro. Anwar thanked Brazil."
    names = found(bridge, story, office(story, "Prime Minister", "prime_minister"))
    assert names == [("Anwar Ibrahim", "MYS.anwar-ibrahim"), ("Anwar", "MYS.anwar-ibrahim")]


def test_words_of_respect_in_pairs_are_no_name(bridge: NameBridge) -> None:
    story = "The port was opened by Prime Minister Tan Sri Harun Bakar."
    assert [name for name, _ in found(bridge, story, office(story, "Prime Minister", "prime_minister"))] == ["Harun Bakar"]
