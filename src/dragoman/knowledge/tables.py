"""How tables come from `data/` (or a user's own folder) into rows; every complaint names the path and the line.

The danger: a table read leniently.  A row with too few cells, an unknown column or a key out of order is an error here,
not a surprise in a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

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


T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """Tables by name (most often a language), each read when it is first asked for."""

    def __init__(self, readers: Mapping[str, Callable[[], T]]) -> None:
        """Takes what reads the table of each name."""
        self._readers, self._read = readers, dict[str, T]()

    def __getitem__(self, name: str) -> T:
        """The table of a name; raises KeyError where there is none, TableError where it is wrong."""
        if name not in self._read:
            self._read[name] = self._readers[name]()
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a table of that name, without reading it."""
        return name in self._readers

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._readers)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._readers)


def by_language(
    file_name: str, folders: tuple[Traversable | Path, ...], read: Callable[[Traversable | Path, str, bool], T]
) -> Mapping[str, T]:
    """What `read` makes of `languages/<code>/<file_name>` in each folder, by language; a later folder's file replaces an earlier one.

    Files of the folders given are read at once and checked (the last argument of `read`); without folders those that ship with
    the package, each when it is first asked for.
    """
    files: dict[str, Traversable | Path] = {}
    for folder in folders or (data_folder(),):
        languages = folder / "languages"
        entries = sorted(languages.iterdir(), key=lambda entry: entry.name) if languages.is_dir() else []
        files |= {entry.name: file for entry in entries if (file := entry / file_name).is_file()}
    if folders:
        return {language: read(file, language, True) for language, file in files.items()}
    return OnDemand({language: partial(read, file, language, False) for language, file in files.items()})


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
