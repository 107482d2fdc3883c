"""What the files of the event types promise to their readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.events import load_events, read_event_type

EVENTS = load_events()


def test_every_type_says_what_it_is() -> None:
    """A definition is at least a sentence: it decides what counts, and patterns only look for it."""
    assert {name for name, kind in EVENTS.types.items() if not kind.definition.strip().endswith(".")} == set()


def test_every_type_is_found_in_english_and_in_chinese() -> None:
    without = {name: {"en", "zh"} - {p.language for p in kind.patterns} for name, kind in EVENTS.types.items()}
    assert {name: languages for name, languages in without.items() if languages} == {}


def test_a_pattern_is_tried_only_where_its_head_stands() -> None:
    assert not any(p.type == "visit" for p in EVENTS.in_sentence("en", "the ministers spoke by phone"))
    assert any(p.type == "visit" for p in EVENTS.in_sentence("en", "the minister paid a visit to Lima"))


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("type: picnic", "type 'picnic'"),
        ("type: visit\npatterns: {en: [{heads: visit, read: '{A} <went> {B}'}]}", "macro 'went'"),
        ("type: visit\npatterns: {en: [{heads: visit, reed: '{A} visited {B}'}]}", "reed"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, lines: str, complaint: str) -> None:
    file = tmp_path / "broken.yml"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(TableError, match=r"broken\.yml") as raised:
        read_event_type(file)
    assert complaint in str(raised.value)
