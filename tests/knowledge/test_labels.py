"""Labels of relations: read whole, turned into standard English, never promoted."""

from __future__ import annotations

import pytest

from dragoman.knowledge.labels import load_labels
from dragoman.knowledge.levels import load_levels

GRAMMAR = load_labels()


def _labels(text: str) -> list[str]:
    return [label for _, label, _ in GRAMMAR.find(text)]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("an all -weather strategic cooperation partner", "all-weather strategic cooperative partnership"),
        ("full strategic cooperation partnership", "comprehensive strategic cooperative partnership"),
        ("overall strategic cooperation partners", "comprehensive strategic cooperative partnership"),
        ("Comprehensive Strategic Partnership of Cooperation", "comprehensive strategic cooperative partnership"),
        (
            "comprehensive strategic partnership of coordination for a new era",
            "comprehensive strategic partnership of coordination for a new era",
        ),
        ("a special and privileged strategic partnership", "special and privileged strategic partnership"),
        ("special strategic and global partnership", "special strategic and global partnership"),
        ("strategic partners", "strategic partnership"),
        ("新时代全面战略协作伙伴关系", "comprehensive strategic partnership of coordination for a new era"),
        ("全方位战略伙伴关系", "all-round strategic partnership"),
        ("全天候战略合作伙伴", "all-weather strategic cooperative partnership"),
        ("quan hệ đối tác chiến lược toàn diện", "comprehensive strategic partnership"),
        ("đối tác toàn diện", "comprehensive partnership"),
    ],
)
def test_a_label_is_read_whole(words: str, label: str) -> None:
    """Every word that belongs to the label is in it, in standard order."""
    assert _labels(f"x {words} x") == [label]


@pytest.mark.parametrize(
    "words",
    [
        "comprehensive strategic cooperation in ports",
        "good cooperative relations",
        "the Trans-Pacific Partnership",
        "comprehensive economic partnership",
        "an important partner",
        "a global development partnership",
        "全面战略合作",
        "重要合作伙伴",
        "全球发展伙伴",
    ],
)
def test_words_without_a_level_are_none(words: str) -> None:
    """Cooperation without partnership, trade pacts and praise are no levels."""
    assert _labels(words) == []


def test_a_partnership_of_one_field_is_sectoral() -> None:
    """A partnership on green finance is not the strategic partnership of two states."""
    assert _labels("a strategic partnership on green finance") == ["sectoral strategic partnership"]
    assert _labels("a strategic partnership in Chile and Peru") == ["strategic partnership"]


def test_every_strategic_label_of_the_ladders_is_read_back() -> None:
    """What the ladders call their rungs is what the grammar makes of those words."""
    labels = {label for ladder in load_levels().ladders.values() for rung in ladder.rungs for label in rung.labels}
    strange = {label for label in labels if "dialogue" not in label and label != "development partnership" and _labels(label) != [label]}
    assert strange == set()
