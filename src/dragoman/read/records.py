"""JSON Lines: one document a line; a broken line is named and the next one is read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from typing import Any

from dragoman.errors import InputError
from dragoman.model.document import Source
from dragoman.model.time import Interval
from dragoman.read.plain import decode

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.,]*(?:Z|[+\-]\d{2}:?\d{2})?)?\Z", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENS = re.compile(rb'\s*\{\s*"[^"]*"\s*:')


def looks_like_records(head: bytes, path: str) -> bool:
    """Whether the first bytes, or failing them the name, are those of JSON Lines; one good line among the first counts."""
    if path.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return True
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()][:3]
    return bool(lines) and any(_OPENS.match(line) for line in lines) and lines[0].strip() != b"{"


def read_record(line: bytes, path: str, number: int, *, published: Interval | None = None, language: str | None = None) -> Source:
    """The source of one line.  `published` and `language` hold where the line gives none.

    Raises InputError, with the line, on what is no JSON object, has no text, or gives a day that does not exist.
    """
    row = _object(line, path, number)
    text, lossy = _text(row, path, number)
    digest = hashlib.sha256(text.encode()).hexdigest()
    given = row.get("id")
    own = str(given) if isinstance(given, str | int) and str(given).strip() else None
    return Source(
        id=own or f"{path}:{number}",
        path=path,
        sha256=digest,
        text=text,
        key=own or digest,
        published=_published(row.get("published"), path, number) or published,
        title=_words(row, "title"),
        url=_words(row, "url"),
        publisher=_words(row, "publisher"),
        language=_language(row.get("language"), path, number) or language,
        lossy=lossy,
    )


def _object(line: bytes, path: str, number: int) -> dict[str, Any]:
    words, _ = decode(line)
    try:
        row = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise InputError(path, number, f"broken JSON ({str(error).split(':')[0]})", "a JSON object with a text") from None
    if not isinstance(row, dict):
        raise InputError(path, number, f"JSON {type(row).__name__}", "a JSON object with a text")
    return row


def _text(row: dict[str, Any], path: str, number: int) -> tuple[str, bool]:
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(path, number, "no text" if text is None else f"a text of type {type(text).__name__}", 'a string under "text"')
    if not text.strip():
        raise InputError(path, number, "an empty text", "words to read")
    whole = _SURROGATE.sub("\ufffd", text)
    return whole, "\ufffd" in whole


def _words(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _language(value: object, path: str, number: int) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _LANGUAGE.match(value):
        raise InputError(path, number, f"language {value!r}", "a code such as en, zh or vi")
    return re.split("[-_]", value)[0].lower()


def _published(value: object, path: str, number: int) -> Interval | None:
    try:
        ends = value if isinstance(value, list) else _ends(value)
        if not ends:
            return None
        first, last = (_day(end) for end in (ends * 2 if len(ends) == 1 else ends))
        return Interval(first, last) if first or last else None
    except (ValueError, TypeError):
        raise InputError(path, number, f"published {json.dumps(value)}", 'a day such as "2024-05-31", two days in order, or null') from None


def _ends(value: object) -> list[str]:
    if value is None or value == "":
        return []
    if not isinstance(value, str):
        msg = "days are strings"
        raise TypeError(msg)
    return value.split("/")


def _day(value: object) -> dt.date | None:
    """The day of an ISO date or time, whatever the zone; None is an open end."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _DAY.match(value):
        msg = "a day is written YYYY-MM-DD"
        raise ValueError(msg)
    return dt.date.fromisoformat(value[:10])
