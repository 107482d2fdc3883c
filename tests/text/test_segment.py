"""Sentences: where they end and where they do not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.segment import segment


def sentences(text: str) -> list[str]:
    return [span.of(text) for span, _ in segment(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Secretary of State met Mr. Boric in Santiago.",
        "It was signed on Sept. 9 by Gen. Prabowo and Lt. Gen. Ruiz.",
        "Prime Minister J. R. Holness spoke for 3.5 hours.",
        "It is Highway No. 5 of Peru.",
        "He told reporters that ‘Mr. Boric’ had left.",
        "The ministers met in Lima They agreed on fishing.",
        "He called the Peru-U.S. relation an old one.",
        "两国外长（见图）就3.5亿美元贷款举行会谈，签署《合作协定》。",
    ],
)
def test_a_stop_within_a_sentence_ends_none(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_abbreviations_are_those_of_the_language() -> None:
    vietnamese = "Ông đến TP. Hồ Chí Minh cùng GS. Lê An."
    assert [span.of(vietnamese) for span, _ in segment(vietnamese, "vi")] == [vietnamese]
    russian = "Вчера в г. Лима прошла встреча. Стороны согласились."
    assert len(segment(russian, "ru")) == 2


def test_english_sentences_end_at_their_stops() -> None:
    assert sentences("Peru agreed. Chile did not! Will they meet?") == ["Peru agreed.", "Chile did not!", "Will they meet?"]


def test_chinese_sentences_keep_their_closing_quotation_marks() -> None:
    assert sentences("他说：“合作很好。”双方表示满意；会谈结束！好吗？好") == [
        "他说：“合作很好。”",
        "双方表示满意；",
        "会谈结束！",
        "好吗？",
        "好",
    ]


def test_half_width_stops_between_han_end_sentences() -> None:
    assert sentences("双方同意.会谈结束") == ["双方同意.", "会谈结束"]


def test_a_mixed_line_is_cut_by_the_rules_of_both() -> None:
    assert sentences("秘鲁外长抵达。He met the President. 双方会谈。") == ["秘鲁外长抵达。", "He met the President.", "双方会谈。"]


def test_a_line_end_ends_a_sentence_and_counts_a_paragraph() -> None:
    text = "Peru and Chile\nThey talked. They ate.\n\n智利"
    assert [(span.of(text), number) for span, number in segment(text)] == [
        ("Peru and Chile", 0),
        ("They talked.", 1),
        ("They ate.", 1),
        ("智利", 2),
    ]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    assert sentences("Peru's president met\nwith the envoy of\nChile. 秘鲁总统会见，\n智利外长。") == [
        "Peru's president met\nwith the envoy of\nChile.",
        "秘鲁总统会见，\n智利外长。",
    ]


def test_a_blank_line_ends_a_sentence_whatever_stands_behind_it() -> None:
    assert sentences("Peru and\n\nchile") == ["Peru and", "chile"]


def test_text_without_words_has_no_sentences() -> None:
    assert segment(" \n\n ") == []


@given(
    st.lists(
        st.sampled_from(["Lima. ", "U.S. ", "智利。", "！”", "\n", " ", "abc", "……", "“", "Ông", "مرحبا؟ ", "...", "?!"])
        | st.text(max_size=5)
    ).map("".join)
)
def test_sentences_hold_every_character_but_blanks_once_and_in_order(text: str) -> None:
    spans = [span for span, _ in segment(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(s.of(text) == s.of(text).strip() and "\n\n" not in s.of(text) for s in spans)
