"""The packages of uv.lock as requirements for pip, one a line: for machines on which uv cannot be had.

python tools/locked.py uv.lock > requirements.txt
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_NOT_HERE = frozenset({"colorama", "pywin32"})
"""Packages that the lock holds for Windows alone."""


def requirements(lock: Path) -> Iterator[str]:
    """`name==version` of everything that the lock takes from a registry, in its order."""
    for package in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]:
        if "registry" in package["source"] and package["name"] not in _NOT_HERE:
            yield f"{package['name']}=={package['version']}"


if __name__ == "__main__":
    print("\n".join(requirements(Path(sys.argv[1]))))
