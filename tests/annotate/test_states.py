"""Sides are found where they are named, and not inside other names."""

from __future__ import annotations

import pytest

from dragoman.annotate.states import find_states
from dragoman.knowledge.states import load_states
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import StateName
from dragoman.model.span import OffsetMap, Span


def _sides(text: str) -> list[tuple[str, ...]]:
    source = Source("a", "a", "", text, "a")
    reading = Reading(Document("a", source, Span(0, len(text)), "vi" if "ệ" in text else "en"), text, OffsetMap.identity(len(text)))
    return [m.value.states for m in find_states(reading, load_states()) if isinstance(m.value, StateName)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenya and Ethiopia signed a treaty.", [("KEN",), ("ETH",)]),
        ("The Brazilian minister met his French colleague.", [("BRA",), ("FRA",)]),
        ("Niger is not Nigeria.", [("NER",), ("NGA",)]),
        ("They told us that the US agreed.", [("USA",)]),
        ("Ships crossed the South China Sea and the Indian Ocean.", []),
        ("Papua New Guinea thanked Guinea-Bissau.", [("PNG",), ("GNB",)]),
        ("Michael Jordan retired.", []),
        ("NATO met in Brussels.", [("NATO",)]),
        ("越方欢迎日方。", [("VNM",), ("JPN",)]),
        ("中越两国", [("CHN", "VNM")]),
        ("中美洲", []),
        ("Việt Nam và Pháp", [("VNM",), ("FRA",)]),
    ],
)
def test_sides_are_found_in_the_order_in_which_they_stand(text: str, sides: list[tuple[str, ...]]) -> None:
    """Names, adjectives and pairs give their sides; traps give none."""
    assert _sides(text) == sides
