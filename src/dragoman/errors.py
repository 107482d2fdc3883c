"""Every error that dragoman raises on purpose, each saying what was found, what was expected, and where."""


class DragomanError(Exception):
    """Root of all errors a caller may catch; its text is one line fit for a user's eyes."""


class TableError(DragomanError):
    """A row of a table in `data/` or in a user's own tables breaks a rule of its table."""

    def __init__(self, path: str, line: int, found: str, expected: str) -> None:
        super().__init__(f"{path}:{line}: {found}, expected {expected}")
        self.path = path
        self.line = line


class InputError(DragomanError):
    """A source, or one line of it, cannot be read; whatever was read before it stays.

    `line` counts from 1; 0 means the whole source.
    """

    def __init__(self, path: str, line: int, found: str, expected: str) -> None:
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {found}, expected {expected}")
        self.path = path
        self.line = line


class RecordError(DragomanError):
    """The record (database) cannot be opened, migrated or written."""


class UsageError(DragomanError):
    """A caller or a user asked for something that no command or function offers."""
