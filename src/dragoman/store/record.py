"""The record: what was read and decided, in a database file or on a server, never overwritten.

The danger: half a document.  A document goes in with everything it claims in one transaction or not at all, so a process
that is killed leaves a record that opens and holds whatever was reported as stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dragoman.errors import RecordError
from dragoman.model.document import Source
from dragoman.model.judgement import Judgement, Verdict
from dragoman.store import adding, judgements, lookup, moving, tokens, words
from dragoman.store.adding import Added, Judge, Story
from dragoman.store.codec import decode_days
from dragoman.store.judgements import Entry
from dragoman.store.lookup import Asked, Stored, StoredDocument
from dragoman.store.migrate import REVISIONS, prepare
from dragoman.store.schema import DOCUMENTS, FINDINGS, JUDGEMENTS, READINGS, SOURCES

_PATIENCE = 30.0
"""Seconds that one writer waits for another."""


class Record:
    """A record that is open; close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, *, version: str = "") -> None:
        """Use `Record.open`; `version` names the rules that read what is added."""
        self._engine = engine
        self._version = version

    @classmethod
    def open(cls, url: str | Path, *, create: bool = True, version: str = "") -> Self:
        """Open the record at a path, `sqlite:///PATH` or `postgresql://…`, bringing an older one up to date.

        Raises RecordError where there is none and `create` is false, for a database that is something else, for one that a
        newer dragoman wrote, and where the server does not answer.
        """
        place = _place(str(url))
        if place.drivername == "sqlite":
            _check_file(place, create=create)
        with _guarded(place):
            engine = _engine(place)
            prepare(engine)
        return cls(engine, version=version)

    @property
    def place(self) -> str:
        """Where the record is, without any password."""
        url = self._engine.url
        return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)

    @property
    def form(self) -> str:
        """The form of its tables, as migrations count them."""
        return REVISIONS[-1]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, story: Story, *, at: str = "", judge: Judge | None = None) -> Added:
        """Keep a story and all its findings; adding the same again changes nothing.

        `judge` compares its events with those of other documents; `at` is the time, in UTC, that the log shows.
        """
        with self._writing() as connection:
            return adding.add(connection, story, version=self._version, at=at, judge=judge)

    def findings(self, asked: Asked = Asked()) -> Iterator[Stored]:  # noqa: B008 - frozen
        """Findings that fit the question, earliest first, those without days last."""
        with self._reading() as connection:
            yield from lookup.findings(connection, asked)

    def ids(self, beginning: str) -> list[str]:
        """Ids of findings that begin so, superseded ones too; the first few where there are many."""
        with self._reading() as connection:
            return lookup.ids_like(connection, beginning)

    def documents(self, rows: Iterable[int] | None = None) -> dict[int, StoredDocument]:
        """Documents by row: those asked for, or all."""
        with self._reading() as connection:
            return lookup.documents(connection, rows)

    def text(self, document: str) -> str:
        """The whole text of a document's source; raises RecordError for a document that the record does not hold."""
        with self._reading() as connection:
            found = lookup.text_of(connection, document)
        if found is None:
            raise RecordError(f"{self.place}: no document {document!r}, expected one that was added")
        return found

    def search(self, question: str, *, limit: int = 200) -> Iterator[tuple[StoredDocument, str, tuple[tuple[int, int], ...]]]:
        """Documents in which all words of the question stand, newest first, with the source's text and where the words stand.

        "Words in a row" stand between quotation marks; a word may end in *.  Capitals and accents do not matter.
        """
        asked = tokens.terms(question)
        with self._reading() as connection:
            rows = words.matching(connection, asked, limit)
            documents, texts = lookup.documents(connection, rows), lookup.texts(connection, rows)
        for row in rows:
            document = documents[row]
            story = texts[row][document.start : document.end]
            if found := tokens.spans(story, asked):
                yield document, texts[row], tuple((each.start + document.start, each.end + document.start) for each in found)

    def judge(self, *decisions: Judgement) -> None:
        """Add decisions to the log, all or none."""
        with self._writing() as connection:
            judgements.write(connection, decisions)

    def undo(self, number: int, *, by: str, at: str, why: str = "") -> Entry:
        """Take back the decision of that number in the log, by adding its inverse; the decision that was taken back.

        Raises RecordError where there is no such decision or it was taken back before.
        """
        with self._writing() as connection:
            entry = next((each for each in judgements.read(connection) if each.number == number), None)
            if entry is None or entry.undone:
                state = "undone before" if entry else "not in the log"
                raise RecordError(f"decision {number}: {state}, expected the number of one that stands")
            judgements.write(connection, [Judgement(f"#{number}", "", Verdict.UNDONE, 1.0, (why,) if why else (), by, at)])
        return entry

    def log(self, *, people_only: bool = True) -> list[Entry]:
        """Decisions, oldest first: those of people, or with those of rules too."""
        with self._reading() as connection:
            return judgements.read(connection, people_only=people_only)

    def judgements(self, ids: Iterable[str]) -> list[Entry]:
        """What was decided about some findings, oldest first."""
        with self._reading() as connection:
            return judgements.read(connection, ids)

    def status(self) -> dict[str, int]:
        """How much the record holds, by kind."""
        with self._reading() as connection:
            tables = {"sources": SOURCES, "documents": DOCUMENTS, "readings": READINGS, "judgements": JUDGEMENTS}
            counts = {name: connection.execute(select(func.count()).select_from(table)).scalar() or 0 for name, table in tables.items()}
            current = FINDINGS.c.superseded_by.is_(None)
            kinds = connection.execute(
                select(FINDINGS.c.kind, func.count()).where(current).group_by(FINDINGS.c.kind).order_by(FINDINGS.c.kind)
            )
            old = connection.execute(select(func.count()).select_from(FINDINGS).where(~current)).scalar() or 0
            return counts | {f"{kind}s": count for kind, count in kinds} | {"superseded findings": old}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every row of the record, for a copy in plain text or to be joined to another."""
        with self._reading() as connection:
            yield from moving.dump(connection)

    def take(self, rows: Iterable[Mapping[str, Any]], *, judge: Judge | None = None) -> int:
        """Take another record's rows into this one, all or none; how many findings are new.

        Raises RecordError for what is no row of a record.
        """
        with self._writing() as connection:
            return moving.Loader(connection, judge).load(rows)

    def sources(self) -> Iterator[Source]:
        """Every source as it was read, with the days that were given for it."""
        with self._reading() as connection:
            rows = connection.execute(select(SOURCES).order_by(SOURCES.c.id)).mappings().all()
        for row in rows:
            named = {name: row[name] for name in ("key", "sha256", "path", "text", "title", "url", "publisher", "lossy")}
            yield Source(row["name"], published=decode_days(row["given"]).hull if row["given"] else None, **named)

    def backup(self, path: Path) -> None:
        """Copy a record in a file to another file while others read and write it; raises RecordError for one on a server."""
        if self._engine.dialect.name != "sqlite":
            raise RecordError(f"{self.place}: a record on a server, expected one in a file (use pg_dump)")
        if path.exists():
            raise RecordError(f"{path}: a file that exists, expected a new one")
        with _guarded(self._engine.url), sqlite3.connect(self.place) as source, sqlite3.connect(path) as target:
            source.backup(target)
        target.close()
        source.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _guarded(self._engine.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _guarded(self._engine.url), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def _place(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        place = make_url(url)
    except ArgumentError as error:
        raise RecordError(f"{url}: no address of a record, expected a path, sqlite:///PATH or postgresql://HOST/NAME") from error
    return place.set(drivername="postgresql+psycopg") if place.drivername == "postgresql" else place


def _check_file(place: URL, *, create: bool) -> None:
    path = Path(place.database or "")
    if not create and not path.exists():
        raise RecordError(f"{path}: no record, expected one (make it with: dragoman add PATH)")
    if path.is_dir() or not path.parent.is_dir():
        raise RecordError(f"{path}: {'a folder' if path.is_dir() else 'no such folder'}, expected a file for the record")


def _engine(place: URL) -> Engine:
    if place.get_backend_name() != "sqlite":
        return create_engine(place)
    engine = create_engine(place, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: object) -> None:
    """Readers never wait for a writer; a commit outlives the process, though on power loss the last seconds may be missing."""
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")


def _on_begin(connection: Connection) -> None:
    """A writer takes its place at once: two that began as readers could never both go on."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def _guarded(place: URL) -> Iterator[None]:
    """Complaints of the database in one line, naming the record."""
    try:
        yield
    except (DBAPIError, NoSuchModuleError, ImportError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        said = " ".join(str(cause).split())
        raise RecordError(f"{place.render_as_string(hide_password=True)}: {said}, expected a record of dragoman") from error
