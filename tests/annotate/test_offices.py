"""Offices are found with their kind, side and status, in original and machine-made words."""

from __future__ import annotations

import pytest

from dragoman.annotate.offices import find_offices
from dragoman.annotate.states import find_states
from dragoman.knowledge.offices import load_offices
from dragoman.knowledge.states import load_states
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import OfficeTitle
from dragoman.model.span import OffsetMap, Span

OFFICES, STATES = load_offices(), load_states()


def _found(text: str, language: str = "en") -> list[tuple[str, OfficeTitle]]:
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), language)
    reading = Reading(document, text, OffsetMap.identity(len(text)))
    mentions = find_offices(reading, OFFICES, find_states(reading, STATES))
    return [(m.span.of(text), m.value) for m in mentions if isinstance(m.value, OfficeTitle)]


def _told(text: str, language: str = "en") -> list[str]:
    return [" ".join([value.kind, *value.states]) for _, value in _found(text, language)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenyan Prime Minister Odinga landed in Kampala.", ["prime_minister KEN"]),
        ("Norway's foreign minister met Chile's defense minister.", ["foreign_minister NOR", "defence_minister CHL"]),
        ("The foreign ministers of Brazil, India and Japan met.", ["foreign_minister BRA IND JPN"]),
        ("Polish and Ukrainian defence ministers agreed.", ["defence_minister POL UKR"]),
        ("President of the Republic of Kenya William Ruto spoke.", ["president KEN"]),
        ("Minister of Foreign Affairs of Oman Badr arrived.", ["foreign_minister OMN"]),
        ("Indonesia's Minister of Planning and Development Suharso", ["minister IDN"]),
        ("Egyptian Petroleum Minister Tarek", ["energy_minister EGY"]),
        ("Peru's deputy foreign minister", ["deputy_foreign_minister PER"]),
        ("Mongolian Deputy Prime Minister Amarsaikhan", ["deputy_prime_minister MNG"]),
        ("French Minister for Europe and Foreign Affairs", ["foreign_minister FRA"]),
        ("Secretary of State Hughes left.", ["foreign_minister USA"]),
        ("UN Secretary-General Kofi Annan", ["secretary_general UNO"]),
        ("the President of the European Commission", ["commission_president EUE"]),
        ("Ambassador of Ghana to Peru", ["ambassador GHA"]),
        ("Italy's ambassador to Egypt", ["ambassador ITA"]),
        ("the Speaker of the House of Representatives", ["speaker"]),
        ("Kazakh Defence Minister and Chief of the General Staff", ["defence_minister KAZ", "chief_of_staff KAZ"]),
        ("General Secretary of the Lao People's Revolutionary Party", ["party_leader LAO"]),
        ("General Secretary of the Communist Party of Nepal", ["party_leader NPL"]),
        ("CPV General Secretary Do Muoi", ["party_leader VNM"]),
        ("chairman of the NPC Standing Committee Qiao Shi", ["speaker CHN"]),
        ("State Councilor and Minister of Public Security", ["state_councilor CHN", "public_security_minister CHN"]),
        ("General Secretary and President of Laos Thongloun", ["party_leader LAO", "president LAO"]),
        ("King Abdullah of Jordan hosted the talks.", ["monarch JOR"]),
        ("President Meta of Albania wrote a letter.", ["president ALB"]),
        ("South African Trade Minister Tau", ["trade_minister ZAF"]),
        ("Head of the International Department of the CPC Central Committee", ["party_external_head CHN"]),
        ("Japan's Defence Minister Nakatani", ["defence_minister JPN"]),
        ("Malaysian leaders", ["leader MYS"]),
        ("Indonesian Interior Minister Tito", ["interior_minister IDN"]),
        ("The leaders of the two countries agreed.", ["leader"]),
    ],
)
def test_english_titles_name_their_sides(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("national chairman Wu Wenshang", ["president"]),
        ("The foreign length of Laos arrived", ["foreign_minister LAO"]),
        ("Prime Minister of the State Council Zhu Rongji", ["prime_minister CHN"]),
        ("Japan's defense leader", ["defence_minister JPN"]),
        ("Minister of the Central Committee of the Communist Party of Cuba", ["party_external_head CUB"]),
        ("the Lao People's Revolutionary Party Central Committee to the foreign minister", ["party_external_head LAO"]),
        ("Secretary-General of the Communist Party", ["party_leader"]),
        ("General Secretary of the Communist Party of China Nong Demeng", ["party_leader CHN"]),
        ("The Prime Minister of Laos and Cambodia Sonexay and Hun Manet met.", ["prime_minister LAO KHM"]),
    ],
)
def test_machine_english_is_read_as_the_title_it_glosses(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("越南国防部长潘文江", ["defence_minister VNM"]),
        ("越共中央总书记、国家主席苏林", ["party_leader VNM", "president VNM"]),
        ("中共中央对外联络部部长", ["party_external_head CHN"]),
        ("中日外长会谈", ["foreign_minister CHN JPN"]),
        ("两国外长", ["foreign_minister"]),
        ("中国驻智利大使", ["ambassador CHN"]),
        ("联合国秘书长安南", ["secretary_general UNO"]),
        ("肯尼亚总统鲁托会见埃塞俄比亚副总理", ["president KEN", "deputy_prime_minister ETH"]),
        ("国务委员兼外长", ["state_councilor CHN", "foreign_minister CHN"]),
        ("美国前国务卿", ["foreign_minister USA"]),
        ("法国总统特使", ["president FRA", "special_envoy FRA"]),
        ("老挝计划与投资部部长", ["minister LAO"]),
        ("泰国副外长", ["deputy_foreign_minister THA"]),
        ("土耳其正义与发展党主席", ["party_leader TUR"]),
        ("英国首相和德国总理", ["prime_minister GBR", "chancellor DEU"]),
        ("国防部发言人", ["spokesperson"]),
    ],
)
def test_chinese_titles_name_their_sides(text: str, told: list[str]) -> None:
    assert _told(text, "zh") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thủ tướng Pháp Attal", ["prime_minister FRA"]),
        ("Bộ trưởng Quốc phòng Nhật Bản", ["defence_minister JPN"]),
        ("Tổng Bí thư Đảng Cộng sản Việt Nam", ["party_leader VNM"]),
        ("Thứ trưởng Ngoại giao", ["deputy_foreign_minister"]),
    ],
)
def test_vietnamese_titles_name_the_side_behind_them(text: str, told: list[str]) -> None:
    assert _told(text, "vi") == told


@pytest.mark.parametrize(
    "text",
    [
        "The president of Stanford University spoke.",
        "He watched the Premier League.",
        "The chairman of Samsung resigned.",
        "Martin Luther King wrote it.",
        "A secretary typed the letter.",
        "Ahead of the vote the head fell.",
        "总统府前的广场",
    ],
)
def test_heads_of_something_else_are_no_office(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acting President Mokgweetsi", "acting"),
        ("former Chilean President Bachelet", "former"),
        ("then-Prime Minister Abe", "former"),
        ("President-elect Prabowo", "designate"),
        ("deputy mayor Sato", "deputy"),
        ("Foreign Minister Bui", "full"),
    ],
)
def test_the_status_is_kept(text: str, status: str) -> None:
    assert [value.status for _, value in _found(text)] == [status]


def test_plurals_and_pairs_are_many() -> None:
    assert [value.plural for _, value in _found("Defence ministers met the Peruvian Defence Minister.")] == [True, False]
    assert [value.plural for _, value in _found("中越外长", "zh")] == [True]


def test_the_span_holds_the_title_and_not_the_adjective() -> None:
    ((words, _),) = _found("The Kenyan Minister of Foreign Affairs and Trade Kamau came.")
    assert words == "Minister of Foreign Affairs and Trade"


def test_a_comma_parts_a_place_from_a_title() -> None:
    assert _told("In Vietnam, Prime Minister Li spoke.") == ["prime_minister"]


def test_a_place_before_a_comma_gives_a_plural_no_side() -> None:
    assert _told("When he arrived in Peru, Chilean officials waited.") == ["senior_official CHL"]


def test_a_portfolio_without_a_kind_of_its_own_keeps_its_words() -> None:
    ((_, value),) = _found("Minister of Tribal Affairs Munda")
    assert value.title == "Minister of Tribal Affairs"
