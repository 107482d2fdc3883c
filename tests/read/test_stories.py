"""Stories run together are told apart; one article stays one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Span
from dragoman.read import split_stories
from dragoman.read.stories import headline

FIRST = "The foreign ministers of Peru and Chile met in Lima on Tuesday and signed a treaty on fishing."
SECOND = "The President of Mexico received the Prime Minister of Belize for talks on their common border."
CHINESE = "秘鲁外长星期二在利马同智利外长举行会谈,双方签署了渔业协定。"


def stories(text: str) -> list[str]:
    return [span.of(text) for span in split_stories(text)]


@pytest.mark.parametrize(
    "head",
    [
        "LIMA, Sept. 6 (Xinhua) -- ",
        "(Mexico City / Belmopan Composite Electric) ",
        "Belize premier in Mexico\n\nMEXICO CITY, May 3 (EFE) — ",
        "Belize premier in Mexico\nBorder talks open\nMEXICO CITY, May 3, 2024 - ",
        "（墨西哥城综合讯）",
        "新华社墨西哥城9月6日电 ",
    ],
)
def test_a_dateline_with_its_headlines_opens_a_story(head: str) -> None:
    assert stories(f"{FIRST}\n\n{head}{SECOND}") == [FIRST, head + SECOND]


@pytest.mark.parametrize("body", [FIRST, CHINESE])
def test_a_bracketed_dateline_opens_a_story_in_the_middle_of_a_line(body: str) -> None:
    second = f"(Mexico City / Belmopan Composite Electric) {SECOND}"
    assert stories(body + second) == [body, second]


@pytest.mark.parametrize("head", ["MEXICO CITY, May 3 (EFE) -- ", "新华社墨西哥城9月6日电 "])
def test_a_full_dateline_opens_a_story_in_the_middle_of_a_line(head: str) -> None:
    assert stories(CHINESE + head + SECOND) == [CHINESE, head.rstrip() + " " + SECOND]


def test_a_ruled_line_parts_stories() -> None:
    assert stories(f"{FIRST}\n\n======\n\nBelize premier in Mexico\n\n{SECOND}") == [FIRST, f"Belize premier in Mexico\n\n{SECOND}"]


def test_three_stories_are_three() -> None:
    text = "\n\n".join(f"LIMA, Sept. {day} (Xinhua) -- {FIRST}" for day in (1, 2, 3))
    assert len(stories(text)) == 3


@pytest.mark.parametrize(
    "middle",
    [
        "A new chapter in old relations",
        "Reuters reported from Mexico City on Sept. 6 that talks would follow.",
        "Vietnam News Agency (VNA) reported that talks would follow.",
        "According to a statement (Reuters), talks would follow.",
        "(Reuters)",
        "* * *",
        "据新华社墨西哥城9月6日电，会谈即将举行。",
        "ASEAN — The bloc welcomed it.",
        "They spoke of trade.(Photo: Ministry of Foreign Affairs)",
    ],
)
def test_subheads_quoted_agencies_and_credits_tear_nothing(middle: str) -> None:
    text = f"LIMA, Sept. 6 (Xinhua) -- {FIRST}\n\n{middle}\n\n{SECOND}"
    assert stories(text) == [text]


def test_a_title_underlined_with_a_rule_stays_with_its_story() -> None:
    text = f"Ministers meet!\n===============\n{FIRST}"
    assert stories(text) == [text]


def test_the_headline_above_the_first_dateline_is_no_story() -> None:
    text = f"Peru and Chile sign!\nA treaty at last\n\nLIMA, Sept. 6 (Xinhua) -- {FIRST}"
    assert stories(text) == [text]


def test_a_first_line_without_a_full_stop_is_the_headline() -> None:
    text = f"What did Peru and Chile sign?\n\n{FIRST}"
    found = headline(text, Span(0, len(text)))
    assert found is not None
    assert found.of(text) == "What did Peru and Chile sign?"


@pytest.mark.parametrize("text", [FIRST, f"{FIRST}\n{SECOND}", "Peru and Chile sign", f"(Lima Composite Electric)\n{FIRST}"])
def test_a_sentence_a_dateline_or_a_lone_line_is_no_headline(text: str) -> None:
    assert headline(text, Span(0, len(text))) is None


LINES = st.sampled_from(
    [FIRST, SECOND, CHINESE, "", "====", "Head", "(Reuters)", "LIMA, Sept. 6 (Xinhua) -- ", "(Lima Composite Electric)", "  "]
)


@given(st.lists(LINES | st.text(max_size=12), max_size=12).map("\n".join))
def test_stories_hold_every_letter_in_order(text: str) -> None:
    spans = split_stories(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join(c for s in spans for c in s.of(text) if c.isalnum()) == "".join(c for c in text if c.isalnum())
