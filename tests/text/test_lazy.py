"""Expressions compiled when first asked: found out at once where they are checked, and those that ship are right."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from dragoman.knowledge.anchors import load_anchors
from dragoman.knowledge.dates import load_dates
from dragoman.knowledge.grammar import load_grammars
from dragoman.knowledge.modality import load_modality
from dragoman.knowledge.speech import load_speech
from dragoman.knowledge.standings import load_standing_cues
from dragoman.knowledge.tables import data_folder
from dragoman.text.lazy import Lazy


def test_a_fault_is_found_when_asked_for() -> None:
    """Unchecked, a wrong source raises only when it is to be sought."""
    with pytest.raises(re.error):
        Lazy("(unclosed", check=True)
    wrong = Lazy("(unclosed")
    with pytest.raises(re.error):
        wrong.search("anything")


def test_it_finds_what_the_compiled_one_finds() -> None:
    """Flags and offsets reach the expression."""
    found = Lazy("tea", re.IGNORECASE).search("Tea and TEA", 1)
    assert found is not None
    assert found.span() == (8, 11)


def test_every_expression_that_ships_is_one() -> None:
    """Read as a folder of somebody's own, the tables are checked whole."""
    assert len(load_speech(data_folder())) == len(load_speech())
    assert len(load_standing_cues(data_folder())) == len(load_standing_cues())
    assert len(load_dates(load_anchors(), data_folder())) == len(load_dates(load_anchors()))
    for grammar in load_grammars().values():
        lazy = [pattern for _, pattern in grammar.phrases] + [v for f in fields(grammar) if isinstance(v := getattr(grammar, f.name), Lazy)]
        assert all(each.compiled for each in lazy)
    for rules in load_modality().values():
        assert all(each.compiled for rule in rules for each in (rule.before, rule.after, rule.over) if each is not None)
