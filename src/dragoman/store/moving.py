"""A whole record as rows, and rows taken into a record: for copies in plain text, and for two analysts who join their work.

Numbers of rows are each record's own, so they are given anew; ids of findings are digests and stay, which is why decisions
find what they were about.  Nothing that was there is changed: what the newcomer reads differently goes into the history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from dragoman.errors import RecordError
from dragoman.model.finding import Event
from dragoman.model.judgement import Verdict
from dragoman.store import adding, judgements, lookup, words
from dragoman.store.adding import Judge
from dragoman.store.codec import decode
from dragoman.store.schema import DOCUMENTS, FINDING_PEOPLE, FINDING_SIDES, FINDINGS, JUDGEMENTS, READINGS, SOURCES

TABLES: Mapping[str, Table] = {
    "source": SOURCES, "document": DOCUMENTS, "reading": READINGS, "finding": FINDINGS, "judgement": JUDGEMENTS,
}  # fmt: skip


def dump(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every row, each with its table as `kind`; tables before those that point to them."""
    for kind, table in TABLES.items():
        key = table.primary_key.columns.values()[0]
        for row in connection.execute(select(table).order_by(key)).mappings():
            days = {name: row[name].isoformat() for name in ("first_day", "last_day") if row.get(name) is not None}
            own = {"finding_kind": row["kind"]} if kind == "finding" else {}
            yield {**row, **days, **own, "kind": f"{kind} row"}


@dataclass(slots=True)
class Loader:
    """Takes rows in the order of `dump`; remembers which number became which."""

    connection: Connection
    judge: Judge | None = None
    known: dict[str, dict[int, int]] = field(default_factory=lambda: {kind: {} for kind in TABLES})
    old: set[int] = field(default_factory=set)
    events: dict[int, list[Event]] = field(default_factory=dict)
    added: int = 0

    def load(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Take all rows; how many findings are new.  Raises RecordError for what is no row of a record."""
        taken = {
            "source": self._source,
            "document": self._document,
            "reading": self._reading,
            "finding": self._finding,
            "judgement": self._judgement,
        }
        for number, row in enumerate(rows, start=1):
            kind = str(row.get("kind", "")).removesuffix(" row")
            if kind not in TABLES:
                raise RecordError(f"row {number}: {kind or 'no kind'}, expected {', '.join(TABLES)}")
            taken[kind]({name: value for name, value in row.items() if name in TABLES[kind].c} | self._own(kind, row))
        self._judged()
        return self.added

    def _own(self, kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """A finding's kind has the name of the row's."""
        return {"kind": row["finding_kind"]} if kind == "finding" else {}

    def _source(self, row: dict[str, Any]) -> None:
        number = row.pop("id")
        same = select(SOURCES.c.id).where(SOURCES.c.key == row["key"], SOURCES.c.sha256 == row["sha256"])
        self.known["source"][number] = self._found(same) or self._insert(SOURCES, row)

    def _document(self, row: dict[str, Any]) -> None:
        number, row["source"] = row.pop("id"), self.known["source"][row["source"]]
        here = self._found(select(DOCUMENTS.c.id).where(DOCUMENTS.c.source == row["source"], DOCUMENTS.c.start == row["start"]))
        if here:
            self.old.add(here)
        self.known["document"][number] = here or self._insert(DOCUMENTS, row)
        if not here:
            text = self.connection.execute(select(SOURCES.c.text).where(SOURCES.c.id == row["source"])).scalar_one()
            words.index(self.connection, self.known["document"][number], text[row["start"] : row["end"]])

    def _reading(self, row: dict[str, Any]) -> None:
        number, row["document"] = row.pop("id"), self.known["document"][row["document"]]
        same = select(READINGS.c.id).where(*(READINGS.c[name] == row[name] for name in ("document", "version", "at")))
        self.known["reading"][number] = self._found(same) or self._insert(READINGS, row)

    def _finding(self, row: dict[str, Any]) -> None:
        row.pop("row", None)
        row["document"], row["reading"] = self.known["document"][row["document"]], self.known["reading"][row["reading"]]
        mine = select(FINDINGS.c.row).where(*(FINDINGS.c[name] == row[name] for name in ("document", "id", "body")))
        if self._found(mine):
            return
        row["superseded_by"] = self._superseded(row)
        finding = decode(row["kind"], row["body"])
        days = {name: dt.date.fromisoformat(row[name]) for name in ("first_day", "last_day") if row.get(name) is not None}
        number = self._insert(FINDINGS, row | days)
        for table, lines in ((FINDING_SIDES, adding.side_rows(number, finding)), (FINDING_PEOPLE, adding.people_rows(number, finding))):
            if found := list(lines):
                self.connection.execute(insert(table), found)
        self.added += 1
        if isinstance(finding, Event) and row["superseded_by"] is None:
            self.events.setdefault(row["document"], []).append(finding)

    def _superseded(self, row: Mapping[str, Any]) -> int | None:
        """By which reading: its own record's, or, where this record has read the document itself, by that."""
        if row["superseded_by"] is not None:
            return self.known["reading"].get(row["superseded_by"]) or row["reading"]
        if row["document"] not in self.old:
            return None
        return self._found(select(func.max(READINGS.c.id)).where(READINGS.c.document == row["document"]))

    def _judgement(self, row: dict[str, Any]) -> None:
        number = row.pop("id")
        if row["verdict"] == Verdict.UNDONE:
            row["left"] = f"#{self.known['judgement'][int(row['left'].removeprefix('#'))]}"
        same = select(JUDGEMENTS.c.id).where(*(JUDGEMENTS.c[name] == value for name, value in row.items()))
        self.known["judgement"][number] = self._found(same) or self._insert(JUDGEMENTS, row)

    def _judged(self) -> None:
        """Compare the new events with those that were there before."""
        for document, found in self.events.items() if self.judge else ():
            pairs = [(event, lookup.neighbours(self.connection, event, document)) for event in found]
            known = {(e.judgement.left, e.judgement.right) for e in judgements.read(self.connection, [event.id for event in found])}
            fresh = self.judge(pairs) if self.judge else ()
            judgements.write(self.connection, [each for each in fresh if (each.left, each.right) not in known])

    def _found(self, query: Any) -> int | None:
        row: Row[Any] | None = self.connection.execute(query).first()
        return int(row[0]) if row and row[0] is not None else None

    def _insert(self, table: Table, row: Mapping[str, Any]) -> int:
        key = self.connection.execute(insert(table), dict(row)).inserted_primary_key
        return int(key[0]) if key else 0
