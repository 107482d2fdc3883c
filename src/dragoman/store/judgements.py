"""Decisions as they are stored: only ever added; undoing adds the inverse, and what is undone no longer counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, insert, or_, select

from dragoman.model.judgement import Judgement, Verdict
from dragoman.store.schema import JUDGEMENTS

RULE = "rule:"
"""`by` of a judgement by rule begins so; all others are people's."""
_BATCH = 500
"""Ids asked for at a time: SQLite takes at most some thousand variables."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement with its number in the log; `undone` where a later one took it back."""

    number: int
    judgement: Judgement
    undone: bool = False

    @property
    def by_person(self) -> bool:
        """Whether a person decided it."""
        return not self.judgement.by.startswith(RULE)


def write(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Add judgements to the log."""
    if rows := [_row(each) for each in judgements]:
        connection.execute(insert(JUDGEMENTS), rows)


def _row(judgement: Judgement) -> dict[str, object]:
    row = {name: getattr(judgement, name) for name in ("left", "right", "score", "by", "at")}
    return row | {"verdict": str(judgement.verdict), "reasons": msgspec.json.encode(judgement.reasons).decode()}


def read(connection: Connection, ids: Iterable[str] | None = None, *, people_only: bool = False) -> list[Entry]:
    """The log, oldest first: all of it, or what was decided about the findings of `ids` on either side."""
    wanted = None if ids is None else sorted(set(ids))
    batches = [None] if wanted is None else [wanted[i : i + _BATCH] for i in range(0, len(wanted), _BATCH)]
    undone = _undone(connection)
    found = {entry.number: entry for batch in batches for entry in _entries(connection, batch, undone, people_only=people_only)}
    return [found[number] for number in sorted(found)]


def _undone(connection: Connection) -> set[int]:
    """Numbers taken back; taking back the taking back restores."""
    rows = connection.execute(
        select(JUDGEMENTS.c.id, JUDGEMENTS.c.left).where(JUDGEMENTS.c.verdict == str(Verdict.UNDONE)).order_by(JUDGEMENTS.c.id.desc())
    )
    undone: set[int] = set()
    for number, left in rows:
        if number not in undone:
            undone.add(int(left.removeprefix("#")))
    return undone


def _entries(connection: Connection, ids: list[str] | None, undone: set[int], *, people_only: bool) -> Iterator[Entry]:
    query = select(JUDGEMENTS)
    if ids is not None:
        query = query.where(or_(JUDGEMENTS.c.left.in_(ids), JUDGEMENTS.c.right.in_(ids)))
    if people_only:
        query = query.where(JUDGEMENTS.c.by.not_like(f"{RULE}%"))
    for row in connection.execute(query.order_by(JUDGEMENTS.c.id)).mappings():
        reasons = tuple(msgspec.json.decode(row["reasons"], type=list[str]))
        judgement = Judgement(row["left"], row["right"], Verdict(row["verdict"]), row["score"], reasons, row["by"], row["at"])
        yield Entry(row["id"], judgement, row["id"] in undone)
