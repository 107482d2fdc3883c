"""Uses of formulae in the words of several languages and of machines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.formulae import find_formulae
from dragoman.knowledge.formulae import load_formulae
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import FormulaUse, Mention
from dragoman.model.span import OffsetMap, Span

FORMULAE = load_formulae()


def _reading(text: str) -> Reading:
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), "en")
    return Reading(document, text, OffsetMap.identity(len(text)))


def _keys(mentions: list[Mention]) -> list[str]:
    return [m.value.key for m in mentions if isinstance(m.value, FormulaUse)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('They uphold the "sixteen -characters" policy and the spirit of "four -good".', ["F01", "F02"]),
        ("Ministers promised to handle maritime matters and to properly control the divergences.", ["F13"]),
        ("双方同意妥善管控海上分歧，把合作蛋糕做大。", ["F13", "F17"]),
        ("Hai bên kiên trì tinh thần bốn tốt.", ["F02"]),
        ("A password has sixteen characters.", []),
    ],
)
def test_formulae_are_found_in_any_spacing(text: str, keys: list[str]) -> None:
    """Blanks around hyphens, dropped quotation marks and other verbs do not hide a formula."""
    assert _keys(find_formulae(_reading(text), FORMULAE)) == keys


def test_the_longer_formula_wins() -> None:
    """The community of mankind is not also the bilateral one."""
    assert _keys(find_formulae(_reading("a community with a shared future for mankind"), FORMULAE)) == ["F05"]


def test_the_order_of_the_parts_is_kept() -> None:
    """Hanoi's order of the sixteen characters is the same formula, with its own words."""
    text = "good-neighbourliness, comprehensive cooperation, long-term stability and looking towards the future"
    (use,) = find_formulae(_reading(text), FORMULAE, states={"CHN", "VNM"})
    assert use.span.of(text) == text


def test_a_formula_of_another_dyad_is_left_out() -> None:
    """China and Laos have sixteen characters of their own."""
    reading = _reading("China and Laos follow the sixteen-character guideline.")
    assert find_formulae(reading, FORMULAE, states={"CHN", "LAO"}) == []


@given(st.text(alphabet='abc四好精神南海 -"', max_size=60))
def test_uses_never_overlap(text: str) -> None:
    """Spans lie within the text, in order, apart."""
    if not text:
        return
    spans = [m.span for m in find_formulae(_reading(text), FORMULAE)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
