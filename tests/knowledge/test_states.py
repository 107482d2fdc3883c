"""The tables of sides are what CLDR gives, and answer by code and language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dragoman.knowledge.states import load_states

ROOT = Path(__file__).parents[2]


def test_the_derived_tables_are_what_the_build_tool_writes(tmp_path: Path) -> None:
    """A fresh build equals every checked-in table that the tool owns."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "build_states.py"), str(tmp_path)], check=True)  # noqa: S603 - our own tool
    for built in tmp_path.iterdir():
        assert built.read_text("utf-8") == (ROOT / "src/dragoman/data/states" / built.name).read_text("utf-8")


def test_a_side_has_its_english_name() -> None:
    """Names that CLDR prints with brackets or dashes are given plainly."""
    assert load_states().in_english("COD") == "Democratic Republic of the Congo"
