"""Texts cut into marked segments lose and gain no letter."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.highlight import Layer, Note, highlighted
from dragoman.model.span import Span

TEXTS = st.text(st.sampled_from("ab <&\"'中文اة\n"), min_size=1, max_size=40)
SPANS = st.tuples(st.integers(0, 45), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
LAYERS = st.lists(st.builds(Layer, SPANS, st.sampled_from([("m",), ("m", "place"), ()]), st.sampled_from(["", "told"])), max_size=8)


def _bare(marked: str) -> str:
    return html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", marked))


@given(TEXTS, LAYERS, st.lists(st.builds(Note, st.integers(0, 50), st.integers(1, 9), st.just("#s1-f1")), max_size=4))
def test_taking_tags_and_numbers_away_gives_the_text_again(raw: str, layers: list[Layer], notes: list[Note]) -> None:
    assert _bare(highlighted(raw, layers, notes)) == raw


def test_where_stretches_overlap_a_segment_bears_the_classes_of_both() -> None:
    marked = highlighted("abcdef", [Layer(Span(0, 4), ("x",)), Layer(Span(2, 6), ("y",))])
    assert marked == '<span class="x">ab</span><span class="x y">cd</span><span class="y">ef</span>'


def test_a_number_stands_after_the_words_it_belongs_to() -> None:
    number = '<sup class="notes"><a href="#c" aria-label="to finding 2">2</a></sup>'
    assert highlighted("met him", [], [Note(3, 2, "#c")]) == f"met{number} him"


def test_an_anchor_stands_where_its_words_begin() -> None:
    assert highlighted("ab", [Layer(Span(1, 2), ("x",), anchor="w")]) == 'a<span id="w"></span><span class="x">b</span>'
