"""How tables come from `data/` (or a user's own folder) into rows; every complaint names the path and the line.

The danger: a table read leniently.  A row with too few cells, an unknown column or a key out of order is an error here,
not a surprise in a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import TableError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a TSV table: its cells by column name, and where it stands."""

    path: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, '' where it is empty."""
        return self.cells[column]

    def many(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The parts of a cell that holds a list, empty parts left out."""
        return tuple(part.strip() for part in self.cells[column].split(separator) if part.strip())

    def error(self, found: str, expected: str) -> TableError:
        """An error that names this row."""
        return TableError(self.path, self.line, found, expected)


def data_folder() -> Traversable:
    """The folder of the tables that ship with the package."""
    return resources.files("dragoman") / "data"


def read_tsv(file: Traversable | Path, columns: tuple[str, ...], *, sort_key: Callable[[Row], Any] | None = None) -> Iterator[Row]:
    """The rows of a TSV file in UTF-8: comment lines start with '#', the first other line names the columns.

    Raises TableError where the columns are not exactly `columns`, a row has another number of cells, or rows are not in
    the order of `sort_key`.
    """
    path, before, header = str(file), None, False
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            _check_columns(path, number, tuple(cells), columns)
            header = True
            continue
        if len(cells) != len(columns):
            raise TableError(path, number, f"{len(cells)} cells", f"{len(columns)}")
        row = Row(path, number, dict(zip(columns, cells, strict=True)))
        if sort_key is not None:
            key = sort_key(row)
            if before is not None and key < before:
                raise row.error(f"{key!r} after {before!r}", "rows in order")
            before = key
        yield row


def _check_columns(path: str, line: int, found: tuple[str, ...], expected: tuple[str, ...]) -> None:
    if found != expected:
        raise TableError(path, line, f"columns {', '.join(found)}", ", ".join(expected))


def read_yaml(file: Traversable | Path) -> Any:
    """The content of a YAML file; raises TableError with the line of a syntax error."""
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader, in C
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TableError(str(file), line, error.problem or "a syntax error", "YAML") from error
