"""Sides are found where they are named, and not inside other names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.annotate.states import find_states
from dragoman.knowledge.states import States, load_states
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import MentionKind, StateForm, StateName
from dragoman.model.span import OffsetMap, Span


@pytest.fixture(scope="module")
def states() -> States:
    """The tables, read once."""
    return load_states()


def _reading(text: str, language: str) -> Reading:
    source = Source("a", "a", "", text, "a")
    return Reading(Document("a", source, Span(0, len(text)), language), text, OffsetMap.identity(len(text)))


def _found(text: str, states: States, language: str = "en") -> list[tuple[str, str, StateForm]]:
    """Words, codes and form of every mention."""
    mentions = find_states(_reading(text, language), states)
    return [(m.span.of(text), "+".join(m.value.states), m.value.form) for m in mentions if isinstance(m.value, StateName)]


def _codes(text: str, states: States, language: str = "en") -> str:
    return " ".join(codes for _, codes, _ in _found(text, states, language))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya and Ethiopia signed a treaty.", "KEN ETH"),
        ("The Brazilian minister met his French colleague.", "BRA FRA"),
        ("Emirati, Omani and Qatari envoys thanked the Swiss.", "ARE OMN QAT CHE"),
        ("Kazakh, Uzbek and Kyrgyz delegates met in Samarkand.", "KAZ UZB KGZ"),
        ("Dutch and Danish frigates called at a Norwegian port.", "NLD DNK NOR"),
        ("The Ivorian leader received a Burkinabe envoy.", "CIV BFA"),
        ("Botswana and Lesotho will host Malagasy experts.", "BWA LSO MDG"),
        ("Salvadoran and Honduran officials visited Costa Rica.", "SLV HND CRI"),
        ("Ni-Vanuatu and Fijian leaders met Papua New Guinean ministers.", "VUT FJI PNG"),
        ("New Zealand and the Cook Islands talked.", "NZL"),
        ("The Holy See and Kosovo exchanged notes.", "VAT XKX"),
        ("Filipinos and Indonesians were aboard.", "PHL IDN"),
        ("TAJIKISTAN AND TURKMENISTAN SIGN A PACT", "TJK TKM"),
        ("They told us that the US agreed.", "USA"),
        ("It pledged US$5 million to Haiti.", "HTI"),
        ("Türkiye hosted the Azeri side.", "TUR AZE"),
    ],
)
def test_sides_of_every_region_are_found_by_name_adjective_and_people(text: str, codes: str, states: States) -> None:
    """States give their codes in the order in which they stand."""
    assert _codes(text, states) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Niger is not Nigeria.", "NER NGA"),
        ("Ships crossed the South China Sea, the Sea of Japan and the Indian Ocean.", ""),
        ("Rigs in the Gulf of Mexico and the Persian Gulf.", ""),
        ("Papua New Guinea thanked Guinea-Bissau, Equatorial Guinea and Guinea.", "PNG GNB GNQ GIN"),
        ("Dominica wrote to the Dominican Republic.", "DMA DOM"),
        ("Michael Jordan retired.", ""),
        ("In Jordan, he met the king of Jordan.", "JOR JOR"),
        ("Chad Smith sang by Lake Chad; Chad sent troops.", "TCD"),
        ("A farm near Atlanta, Georgia; Georgia and Armenia agreed.", "GEO ARM"),
        ("Georgia governor Anne Lee flew to Georgia Tech.", ""),
        ("Roast turkey, roast Turkey and Turkey.", "TUR"),
        ("Mexico City and New Mexico are not Mexico.", "MEX"),
        ("The China Daily and the Bank of China reported.", ""),
        ("He fought in the Vietnam War and wrote for the Korea Times.", ""),
        ("Korea was divided; South Korea and North Korea were not one.", "KOR PRK"),
        ("The Democratic People's Republic of Korea and the Republic of Korea", "PRK KOR"),
        ("Congo burned, DR Congo and the Republic of the Congo did not.", "COD COG"),
        ("Latin American, Central American and African American writers", ""),
        ("The Indo-Pacific and MT's Indo -Pacific", ""),
        ("Hong Kong and Greenland", ""),
    ],
)
def test_a_name_inside_another_name_is_no_side(text: str, codes: str, states: States) -> None:
    """Seas, papers, wars, towns and given names hide the names within them."""
    assert _codes(text, states) == codes


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Sino-Kenyan ties", "CHN+KEN"),
        ("Sino -Egyptian ties", "CHN+EGY"),
        ("Russo-Ukrainian war", "RUS+UKR"),
        ("Franco-German talks", "FRA+DEU"),
        ("India-Pakistan border", "IND+PAK"),
        ("Peru -Chile trade", "PER+CHL"),
        ("the U.S.-Japan-South Korea meeting", "USA+JPN+KOR"),
        ("the ASEAN-Australia summit", "ASEAN+AUS"),
        ("Yuezhong relations", "VNM+CHN"),
        ("日韩外长举行会谈", "JPN+KOR"),
        ("中日韩三国", "CHN+JPN+KOR"),
        ("中越两国", "CHN+VNM"),
        ("越中友好", "VNM+CHN"),
        ("印巴冲突", "IND+PAK"),
        ("朝韩会谈", "PRK+KOR"),
        ("俄乌谈判", "RUS+UKR"),
        ("中非合作论坛", "CHN+AFU"),
        ("中欧领导人会晤", "CHN+EUE"),
        ("中英国防部长会晤", "CHN+GBR"),
    ],
)
def test_names_that_are_tied_are_one_pair(text: str, pair: str, states: States) -> None:
    """Hyphens tie names, and Chinese ties single characters."""
    assert [(codes, form) for _, codes, form in _found(text, states)] == [(pair, StateForm.PAIR)]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("the Kenyan side agreed", "Kenyan side", "KEN"),
        ("Peru's side agreed", "Peru's side", "PER"),
        ("Yuefang agreed", "Yuefang", "VNM"),
        ("Hanfang agreed", "Hanfang", "KOR"),
        ("泰方表示感谢", "泰方", "THA"),
        ("埃及方面表示感谢", "埃及方面", "EGY"),
    ],
)
def test_a_side_is_found_with_the_word_that_makes_it_one(text: str, words: str, code: str, states: States) -> None:
    """The mention covers the whole of "the Kenyan side"."""
    assert _found(text, states) == [(words, code, StateForm.SIDE)]


def test_the_side_of_a_border_is_no_side(states: States) -> None:
    """It stays an adjective."""
    assert _found("shells fell on the Thai side of the border", states) == [("Thai", "THA", StateForm.ADJECTIVE)]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Kenya's Ministry of Foreign Affairs said", "Kenya's Ministry of Foreign Affairs", "KEN"),
        ("The Ministry of Defence of the Republic of Zambia said", "The Ministry of Defence of the Republic of Zambia", "ZMB"),
        ("the Norwegian Foreign Ministry said", "Norwegian Foreign Ministry", "NOR"),
        ("the Kremlin said", "Kremlin", "RUS"),
        ("the White House said", "White House", "USA"),
        ("埃及外交部说", "埃及外交部", "EGY"),
        ("韩外交部说", "韩外交部", "KOR"),
        ("美国国务院说", "美国国务院", "USA"),
        ("国务院总理", "国务院", "CHN"),
        ("中国驻越南大使馆说", "中国驻越南大使馆", "CHN"),
        ("青瓦台说", "青瓦台", "KOR"),
    ],
)
def test_an_organ_speaks_for_its_side(text: str, words: str, code: str, states: States) -> None:
    """The mention covers the organ with its side."""
    assert _found(text, states) == [(words, code, StateForm.BODY)]


@pytest.mark.parametrize(
    "text", ["The Ministry of National Defence said", "外交部发言人说", "They met at the White House.", "他在白宫会见客人"]
)
def test_an_organ_without_a_side_and_a_house_as_a_place_name_nobody(text: str, states: States) -> None:
    """A bare ministry belongs to any side, and a house is also a place."""
    assert _found(text, states) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nairobi said it would sign.", "KEN"),
        ("Ankara and Athens agreed to talk.", "TUR GRC"),
        ("Lima's policy changed.", "PER"),
        ("Relations between Cairo and Khartoum warmed.", "EGY SDN"),
        ("Oslo-Stockholm ties", "NOR+SWE"),
        ("安卡拉方面表示", "TUR"),
        ("堪培拉认为这不妥", "AUS"),
        ("Officials in Nairobi said it rained.", ""),
        ("He arrived in Ankara and left for Athens.", ""),
        ("NAIROBI, March 3 (Xinhua) -- It rained.", ""),
        ("Talks in Lima and Quito failed.", ""),
        ("抵达安卡拉", ""),
    ],
)
def test_a_capital_is_a_side_only_where_it_acts(text: str, codes: str, states: States) -> None:
    """A seat of government that speaks, decides or has relations stands for its side; any other is a place."""
    assert _codes(text, states) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The UN Security Council and UNESCO", "UNO UNO"),
        ("The European Commission told NATO and the OSCE", "EUE NATO OSCE"),
        ("ECOWAS, the East African Community and the African Union", "ECOWAS EAC AFU"),
        ("MERCOSUR, CARICOM and the Organization of American States", "MERCOSUR CARICOM OAS"),
        ("the Gulf Cooperation Council and the Arab League", "GCC LAS"),
        ("the Pacific Islands Forum, SAARC and the IMF", "PIF SAARC IMF"),
        ("Russia's Security Council and the National Security Council", "RUS"),
        ("联合国安理会和上合组织", "UNO SCO"),
        ("东盟与海合会", "ASEAN GCC"),
    ],
)
def test_organisations_and_their_organs_give_the_code_of_the_organisation(text: str, codes: str, states: States) -> None:
    """Agencies count as the organisation they belong to."""
    assert _codes(text, states) == codes


def test_an_organisation_is_of_its_own_kind(states: States) -> None:
    """`--mentions` tells organisations from states."""
    kinds = [mention.kind for mention in find_states(_reading("Ghana left ECOWAS.", "en"), states)]
    assert kinds == [MentionKind.STATE, MentionKind.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("访越 访美 抵越 驻韩", "VNM USA VNM KOR"),
        ("今年五月访华", "CHN"),
        ("对华政策和涉台问题", "CHN TWN"),
        ("援乌物资", "UKR"),
        ("越外长抵泰", "VNM THA"),
        ("美国防部长会见韩总统", "USA KOR"),
        ("美国务卿与日首相通话", "USA JPN"),
    ],
)
def test_one_character_names_a_side_beside_an_office_or_behind_a_verb(text: str, codes: str, states: States) -> None:
    """The character alone is the mention."""
    assert _codes(text, states) == codes


@pytest.mark.parametrize(
    "text",
    [
        "中美洲",
        "中印半岛",
        "中东问题",
        "其中美好的",
        "对日常工作",
        "来访日期",
        "15日首相抵达",
        "更加强大",
        "清华大学",
        "朝鲜半岛",
        "印度洋",
        "墨西哥湾",
        "南中国海",
        "机制中的协调",
        "要以巴沙尔下台为开端",
        "莫盖里尼日前表示",
        "越来越近",
        "立法院",
        "中方案",
        "意见不同",
    ],
)
def test_characters_of_everyday_words_are_no_sides(text: str, states: States) -> None:
    """A character that may name a side mostly does not."""
    assert _found(text, states, "zh") == []


def test_a_trap_that_only_touches_a_name_does_not_hide_it(states: States) -> None:
    """同日 is a word, 日本 here another."""
    assert _codes("同日本和印度尼西亚、刚果（金）会谈中美国总统说", states, "zh") == "JPN IDN COD USA"


def test_vietnamese_words_are_sought_only_in_vietnamese(states: States) -> None:
    """Anh and Nga are given names elsewhere."""
    text = "Phía Việt Nam thăm Anh; quan hệ Việt - Mỹ; Bộ Ngoại giao Nga"
    assert _codes(text, states, "vi") == "VNM GBR VNM+USA RUS"
    assert _codes("Anh Nga spoke", states) == ""


def test_mentions_stand_in_order_and_do_not_overlap(states: States) -> None:
    """Organs take in the names within them, and pairs theirs."""
    text = "中国驻越南大使馆 and the Ministry of Foreign Affairs of Kenya told Sino-US experts; 中日韩 Washington said"
    spans = [mention.span for mention in find_states(_reading(text, "zh"), states)]
    assert len(spans) == len({span.start for span in spans}) == 5
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Warsaw had cut ties with them in 2013.", "POL"),
        ("Nairobi welcomed the talks.", "KEN"),
        ("She warned Helsinki that the border would close.", "FIN"),
        ("They imposed sanctions on Khartoum.", "SDN"),
        ("He told Nairobi of the plan in Warsaw.", "KEN"),
    ],
)
def test_a_capital_that_acts_or_is_addressed_is_its_side(text: str, sides: str, states: States) -> None:
    """Governments go by their seats: "warned Helsinki", "Warsaw cut ties"."""
    assert _codes(text, states) == sides


@pytest.mark.parametrize("text", ["They cut rates in Warsaw.", "Nairobi cut its water supply.", "He walked from Helsinki to the sea."])
def test_a_capital_where_things_happen_is_no_side(text: str, states: States) -> None:
    """A town may cut its own water."""
    assert _codes(text, states) == ""


@pytest.mark.parametrize("text", ["He told France 24 that talks failed.", "Radio France reported it."])
def test_a_broadcaster_that_bears_a_states_name_is_no_side(text: str, states: States) -> None:
    """Who tells a channel has not told the state."""
    assert _codes(text, states) == ""
