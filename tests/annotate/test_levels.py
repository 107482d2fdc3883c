"""Mentions of levels in a reading."""

from __future__ import annotations

from dragoman.annotate.levels import find_levels
from dragoman.knowledge.labels import load_labels
from dragoman.model.document import Document, Reading, Source
from dragoman.model.mention import LevelLabel
from dragoman.model.span import OffsetMap, Span


def test_levels_stand_in_order_of_place_with_all_their_words() -> None:
    """English and Chinese labels of one text, each with its whole span."""
    text = "Kenya and Egypt are strategic partners. 中巴是全天候战略合作伙伴。"
    document = Document("d", Source("d", "d", "", text, "d"), Span(0, len(text)), "en")
    found = find_levels(Reading(document, text, OffsetMap.identity(len(text))), load_labels())
    assert [(m.span.of(text), m.value) for m in found] == [
        ("strategic partners", LevelLabel("strategic partnership")),
        ("全天候战略合作伙伴", LevelLabel("all-weather strategic cooperative partnership")),
    ]
