"""Sources: files, folders and streams to whole texts, one after the other, within bounds of size.

The danger: one bad input that stops a night's work.  Whatever cannot be read is given back as an error in its place, with its
path and line, and the rest goes on.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.errors import InputError
from dragoman.model.document import Source
from dragoman.model.time import Interval
from dragoman.read.plain import binary_kind, decode
from dragoman.read.records import looks_like_records, read_record

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Bytes of one text, packed or not: some eight thousand articles.  More is an archive that should come as JSON Lines.
MOST_BYTES = 16 * 1024 * 1024
_HEAD = 65536
_GZIP = b"\x1f\x8b"
_UNREADABLE = (OSError, EOFError, zlib.error)


def read_sources(
    paths: Sequence[str],
    *,
    published: Interval | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Source | InputError]:
    """Every text of the paths in order: files, folders (walked in sorted order, hidden entries left out), `-` for `stdin`.

    Plain text and JSON Lines, packed with gzip or not, are told apart by content, then by name.  `published` and `language` hold
    where a source gives none of its own.  What cannot be read comes as an InputError in its place.
    """
    for path in paths:
        if path == "-" and stdin is not None:
            yield from _stream(stdin, path, published, language)
        elif Path(path).is_dir():
            yield from _folder(path, published, language)
        else:
            yield from _file(path, published, language)


def _folder(path: str, published: Interval | None, language: str | None) -> Iterator[Source | InputError]:
    empty = True
    for at, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(f for f in files if not f.startswith(".")):
            empty = False
            yield from _file(str(Path(at) / name), published, language)
    if empty:
        yield InputError(path, 0, "an empty folder", "files to read")


def _file(path: str, published: Interval | None, language: str | None) -> Iterator[Source | InputError]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; an error of opening is told apart from one of reading
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield InputError(path, 0, reason.lower(), "a file or folder that can be read")
        return
    with stream:
        yield from _stream(stream, path, published, language)


def _stream(stream: BinaryIO, path: str, published: Interval | None, language: str | None) -> Iterator[Source | InputError]:
    try:
        opened = _unpacked(stream)
        head = opened.peek(_HEAD)
        kind = binary_kind(head[:_HEAD])
        if kind:
            yield InputError(path, 0, kind, "text or JSON Lines")
        elif looks_like_records(head, path):
            yield from _records(opened, path, published, language)
        else:
            yield _plain(opened, path, published, language)
    except _UNREADABLE as error:
        yield InputError(path, 0, f"a damaged stream ({str(error).lower()})", "a whole one")


class _Borrowed(io.RawIOBase):
    """Somebody else's stream, read but never closed."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """The next bytes, as many as there are at once."""
        view = memoryview(buffer)
        content = self._stream.read(len(view))
        view[: len(content)] = content
        return len(content)


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    packed: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", _Borrowed(stream)), _HEAD)
    if not packed.peek(2).startswith(_GZIP):
        return packed
    return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=packed)), _HEAD)


def _plain(stream: io.BufferedReader, path: str, published: Interval | None, language: str | None) -> Source | InputError:
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return InputError(path, 0, f"more than {MOST_BYTES >> 20} MB of text", "less, or JSON Lines")
    text, lossy = decode(content)
    if not text.strip("\ufeff \t\r\n\f\v\0\u3000\xa0"):
        return InputError(path, 0, "an empty file", "words to read")
    digest = hashlib.sha256(content).hexdigest()
    return Source(path, path, digest, text, digest, published=published, language=language, lossy=lossy)


def _records(stream: io.BufferedReader, path: str, published: Interval | None, language: str | None) -> Iterator[Source | InputError]:
    for number, line in enumerate(_lines(stream), start=1):
        if line is None:
            yield InputError(path, number, f"a line of more than {MOST_BYTES >> 20} MB", "shorter lines")
        elif line.strip():
            try:
                yield read_record(line, path, number, published=published, language=language)
            except InputError as error:
                yield error


def _lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, of which no more than a piece is held."""
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line.removeprefix(b"\xef\xbb\xbf")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None
