"""The twenty questions of the documents, asked as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_every_question_of_the_documents_is_answered_over_the_demonstration(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    blocks = BLOCK.findall((ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))
    assert len(blocks) == 21
    for block in blocks:
        here = os.environ | {"PATH": path, "NO_COLOR": "1"}
        command = ["/bin/sh", "-eu"]
        ran = subprocess.run(command, input=block, cwd=tmp_path, env=here, capture_output=True, text=True, timeout=120, check=False)
        assert ran.returncode == 0, f"{block}\n{ran.stdout}\n{ran.stderr}"
