"""Cleaning: what it takes away, what it leaves, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import OffsetMap, Span, Stretch
from dragoman.text.clean import clean

PIECES = st.sampled_from(
    [
        *(
            "Lima.",
            "Quito",
            " -",
            "day",
            "  ",
            "\n",
            "\r\n",
            "\u3000",
            "&amp;",
            "&#39;",
            "&nbsp;",
            "&unknown;",
            "\u00ad",
            "\u200b",
            "\ufeff",
        ),
        *("秘鲁外长", "。", "，", "（", "２０２４", "Ａ", "Ｂｃ", "Nguyê\u0303n", "o\u031b\u0323", "\u0301", "رئيس", "\u200fالوزراء"),
        *("가", "\u1100\u1161", ".The", ".”The", "U.S.A", "e.g.X", "“", "”", "\x00", "\t", ".", "-", " 's", " ,"),
    ],
)
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Peru &amp; Chile&#39;s talks&nbsp;began", "Peru & Chile's talks began"),
        ("co\u00adoperate\u200b now\ufeff", "cooperate now"),
        ("２０２４年８月Ｇ２０，增长５％（预计）", "2024年8月G20，增长5%（预计）"),
        ("a three -day visit to the Asia -Pacific", "a three-day visit to the Asia-Pacific"),
        ("Peru 's minister , Ana Ruiz , left .", "Peru's minister, Ana Ruiz, left."),
        ("a good neighbor -neighborhood", "a good neighbor-neighborhood"),
        ("came closer.The ministers left", "came closer. The ministers left"),
        ("signed in 2019.Both sides", "signed in 2019. Both sides"),
        ("a “golden era”.The end", "a “golden era”. The end"),
        ("He said no.“We stay", "He said no. “We stay"),
        ("a\u00a0\u2003b\u3000\u3000c", "a b c"),
        ("  one  \r\n\u3000\u3000two\rthree  ", "one\ntwo\nthree"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
    ],
)
def test_what_hides_a_match_is_taken_away(raw: str, cleaned: str) -> None:
    assert clean(raw)[0] == cleaned


@pytest.mark.parametrize(
    "words",
    [
        "the U.S.A did",
        "e.g.Xi",
        "J.R.Tolkien",
        "www.Example.Com/Page.Html",
        "see http://a.org/b.Html",
        "write to b.Lee@mfa.Gov",
        "“quoted” words",
        "两国外长。《公报》、；“声明”",
        "he came - she went",
        "3 - 1",
        "St.Petersburg",
        "&nosuch; thing",
        "AT&T",
    ],
)
def test_what_hides_nothing_is_left_alone(words: str) -> None:
    text, offsets = clean(words)
    assert text == words
    assert offsets == OffsetMap.identity(len(words))


def test_an_inserted_blank_leads_back_to_the_stop_before_it() -> None:
    raw = "came closer.The end"
    text, offsets = clean(raw)
    blank = text.index(" The")
    assert offsets.raw(Span(blank, blank + 1)).of(raw) == "."
    assert offsets.raw(Span(blank + 1, blank + 4)).of(raw) == "The"


def test_an_entity_is_quoted_whole() -> None:
    raw = "Peru &amp; Chile"
    text, offsets = clean(raw)
    assert offsets.raw(Span(text.index("&"), text.index("&") + 1)).of(raw) == "&amp;"
    assert offsets.raw(Span(0, len(text))).of(raw) == raw


def test_offsets_count_from_the_start_of_the_story() -> None:
    source = "First story.\n\nLima  met Quito"
    text, offsets = clean(source[14:], 14)
    assert offsets.raw(Span(text.index("Quito"), len(text))).of(source) == "Quito"


def test_two_cleanings_lead_back_as_one() -> None:
    raw = "e\u0301\u00adte\u0301 &amp;  Co"
    text, offsets = clean(raw)
    assert text == "été & Co"
    assert offsets.raw(Span(0, 3)).of(raw) == "e\u0301\u00adte\u0301"
    assert offsets.raw(Span(6, 8)).of(raw) == "Co"


def test_a_stretch_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="non-empty on both sides"):
        Stretch(0, 1, 5, 5)


@given(MIXED, st.integers(0, 50))
def test_every_character_leads_back_into_the_source(raw: str, start: int) -> None:
    text, offsets = clean(raw, start)
    for at in range(len(text)):
        back = offsets.raw(Span(at, at + 1))
        assert start <= back.start < back.end <= start + len(raw)


@given(MIXED, st.data())
def test_words_lead_back_to_raw_words_that_clean_to_them(raw: str, data: st.DataObject) -> None:
    text, offsets = clean(raw)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    back = offsets.raw(Span(start, end)).of(raw)
    assert _bare(text[start:end]) in _bare(clean(back)[0])


@given(MIXED)
def test_the_way_back_runs_forward_without_gaps(raw: str) -> None:
    text, offsets = clean(raw)
    assert [s.clean_start for s in offsets.stretches] == [0, *(s.clean_end for s in offsets.stretches)][: len(offsets.stretches)]
    assert not text or offsets.stretches[-1].clean_end == len(text)
    assert all(
        a.raw_start <= b.raw_start and a.raw_end <= b.raw_end for a, b in zip(offsets.stretches, offsets.stretches[1:], strict=False)
    )


@given(MIXED)
def test_cleaned_text_is_composed_and_has_no_stray_blanks(raw: str) -> None:
    text, _ = clean(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in text
    assert not text.startswith(" ")
    assert " \n" not in text


def _bare(text: str) -> str:
    return "".join(text.split())
