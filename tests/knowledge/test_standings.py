"""Cues of standings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.knowledge.standings import MODALITY, STAGES, load_standing_cues


def test_every_stage_has_a_modality() -> None:
    """The stages that cues find, and the done one, are those of the contract."""
    assert set(STAGES) | {"done"} == set(MODALITY)


def test_english_and_chinese_have_every_cue() -> None:
    """Both languages say of every stage how it sounds."""
    cues = load_standing_cues()
    assert cues["en"].says("wanted", "hopes to raise")
    assert cues["zh"].says("wanted", "希望提升")
    assert not cues["en"].says("denied", "raised")


def test_a_file_without_cues_is_named(tmp_path: Path) -> None:
    """The complaint names what is missing."""
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "levels.yml").write_text("raise: []\n", encoding="utf-8")
    with pytest.raises(TableError, match="no between"):
        load_standing_cues(tmp_path)
