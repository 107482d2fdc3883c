"""Places are found by the names of towns and halls, and not inside other names."""

from __future__ import annotations

import pytest

from dragoman.annotate.places import find_places
from dragoman.annotate.states import find_states
from dragoman.knowledge.places import Places, load_places
from dragoman.knowledge.states import States, load_states
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import MentionKind, PlaceName
from dragoman.model.span import OffsetMap, Span


@pytest.fixture(scope="module")
def tables() -> tuple[Places, States]:
    """The tables, read once."""
    return load_places(), load_states()


def _named(text: str, tables: tuple[Places, States], language: str = "en") -> list[str]:
    """Every place as "Town STATE"."""
    source = Source("a", "a", "", text, "a")
    reading = Reading(Document("a", source, Span(0, len(text)), language), text, OffsetMap.identity(len(text)))
    mentions = find_places(reading, tables[0], find_states(reading, tables[1]))
    assert all(mention.kind is MentionKind.PLACE for mention in mentions)
    return [f"{m.value.name} {m.value.state}" for m in mentions if isinstance(m.value, PlaceName)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("NAIROBI, March 3 -- They met in Mombasa.", ["Nairobi KEN", "Mombasa KEN"]),
        ("He flew from Sharm el-Sheikh to St Petersburg and The Hague.", ["Sharm el-Sheikh EGY", "St. Petersburg RUS", "The Hague NLD"]),
        ("They met in Ho Chi Minh City, Danang and Siem Reap.", ["Ho Chi Minh City VNM", "Da Nang VNM", "Siem Reap KHM"]),
        ("Talks in Washington, D.C., and Camp David", ["Washington USA", "Camp David USA"]),
        ("A summit in Mexico City and Panama City", ["Mexico City MEX", "Panama City PAN"]),
        ("在达沃斯、日内瓦和圣彼得堡", ["Davos CHE", "Geneva CHE", "St. Petersburg RUS"]),
        ("抵达新德里，随后前往孟买", ["New Delhi IND", "Mumbai IND"]),
        ("他在廣州、雅加達會見", ["Guangzhou CHN", "Jakarta IDN"]),
        ("A tour of Yunnan and Guangxi", ["Yunnan CHN", "Guangxi CHN"]),
    ],
)
def test_towns_are_found_by_every_name_they_have(text: str, places: list[str], tables: tuple[Places, States]) -> None:
    """The English name and the side on whose ground it lies."""
    assert _named(text, tables) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met at the Great Hall of the People.", ["Beijing CHN"]),
        ("在钓鱼台国宾馆会见", ["Beijing CHN"]),
        ("They dined at the White House.", ["Washington USA"]),
        ("他在克里姆林宫会见客人", ["Moscow RUS"]),
        ("a debate at UN headquarters", ["New York USA"]),
        ("a session at African Union headquarters", ["Addis Ababa ETH"]),
    ],
)
def test_a_hall_gives_the_town_in_which_it_stands(text: str, places: list[str], tables: tuple[Places, States]) -> None:
    """Even where its name holds the name of a side."""
    assert _named(text, tables) == places


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post and the Jakarta Post reported.",
        "George Washington and Sydney Brown wrote.",
        "the Paris Agreement, the Vienna Convention and the Geneva Conventions",
        "a London-based analyst of the Berlin Wall",
        "ships in the Gulf of Aden",
        "Nairobi University",
        "Ankara and Athens agreed to talk.",
        "the White House said",
        "Kenya and Singapore",
        "北京时间三月三日",
        "华盛顿邮报和北京日报",
        "上海合作组织",
        "扩大连接",
        "每公里加收",
        "如果阿方同意",
        "丹尼斯先生",
        "罗马尼亚",
        "东京湾",
        "很多哈萨克斯坦人",
        "中国驻洛杉矶总领事馆",
    ],
)
def test_a_name_inside_another_name_or_an_acting_capital_is_no_place(text: str, tables: tuple[Places, States]) -> None:
    """Papers, people, treaties, common words and sides hide the towns within them."""
    assert _named(text, tables) == []


def test_vietnamese_names_are_sought_only_in_vietnamese(tables: tuple[Places, States]) -> None:
    """Huế is a town there."""
    text = "tại Hà Nội, Bắc Kinh và Huế"
    assert _named(text, tables, "vi") == ["Hanoi VNM", "Beijing CHN", "Hue VNM"]
    assert _named("Bắc Kinh", tables) == []
