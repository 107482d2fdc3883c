"""A wheel built from the tree holds everything that the program needs, and runs in an empty environment."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from dragoman import cli

ROOT = Path(__file__).parent.parent
_MOST = 200_000_000
"""Bytes that the core may take, with everything it needs."""
_NO_INDEX = ("No matching distribution", "Connection", "Temporary failure", "Could not find a version", "Max retries")


def _run(*command: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=at, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the build back end alone: no download."""
    out = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, at=ROOT)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src" / "dragoman"
    there = {f"dragoman/{path.relative_to(package)}" for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    with zipfile.ZipFile(wheel) as packed:
        assert there <= set(packed.namelist())


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(cli, "main"), reason="the command line is not built yet")
def test_the_wheel_installs_into_an_empty_environment_and_shows_the_demonstration(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    installed = _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, at=tmp_path)
    if installed.returncode and any(sign in installed.stderr for sign in _NO_INDEX):
        pytest.skip("no package index can be reached")
    assert installed.returncode == 0, installed.stderr
    assert sum(path.stat().st_size for path in (tmp_path / "env").rglob("*") if path.is_file()) < _MOST
    shown = _run(tmp_path / "env" / "bin" / "dragoman", "demo", at=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "Kishida" in shown.stdout
