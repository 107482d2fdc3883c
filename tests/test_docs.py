"""What the documents tell people to type works as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import cli

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ALL_BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "-- next --"
RUNNERS = {"sh": ["sh", "-eu"], "python": [sys.executable, "-W", "error", "-"]}

reads = pytest.mark.skipif(not hasattr(cli, "main"), reason="the command line is not built yet")


@reads
@pytest.mark.slow
def test_the_tutorial_runs_from_beginning_to_end(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    here = os.environ | {"PATH": path, "NO_COLOR": "1"}
    said: list[str] = []
    for language, block in BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
        ran = subprocess.run(
            RUNNERS[language], input=block, cwd=tmp_path, env=here, capture_output=True, text=True, timeout=60, check=False
        )
        assert ran.returncode == 0, f"{block}\n{ran.stdout}\n{ran.stderr}"
        said.append(ran.stdout)
    assert (tmp_path / "page.html").stat().st_size > 0
    assert "announced: ['EGY', 'KEN']" in said[-1]
    assert "now: occurred" in said[-1]


@reads
def test_a_sentence_is_read_as_the_page_about_it_shows(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-it-reads.md").read_text(encoding="utf-8")
    blocks, shown = ([text for kind, text in ALL_BLOCKS.findall(page) if kind == wanted] for wanted in ("python", "text"))
    script = f"\nprint({MARK!r})\n".join(blocks)
    ran = subprocess.run(RUNNERS["python"], input=script, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split(f"{MARK}\n") == shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []
