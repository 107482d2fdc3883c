"""The index of words over the texts of a record, in the way of each database; the answers are the same.

SQLite has FTS5 with a column of words and one of character pairs, PostgreSQL a `tsvector` of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from dragoman.store.tokens import Term, tokens

_MOST_LETTERS = 200
"""A token longer than this is no word; PostgreSQL refuses those over 2 kB."""


def index(connection: Connection, document: int, words: str) -> None:
    """Make the text of a document findable."""
    plain, pairs = ([t for t in part if len(t) <= _MOST_LETTERS] for part in tokens(words))
    values = {"document": document, "words": " ".join(plain), "pairs": " ".join(pairs)}
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_texts (rowid, words, bigrams) VALUES (:document, :words, :pairs)"), values)
    else:
        vector = "to_tsvector('simple', :words || ' ' || :pairs)"
        connection.execute(text(f"INSERT INTO search_texts (document, vector) VALUES (:document, {vector})"), values)  # noqa: S608 - a constant


def matching(connection: Connection, asked: Sequence[Term], limit: int) -> list[int]:
    """Documents in which every term stands, newest first; none where nothing is asked."""
    if not asked:
        return []
    if connection.dialect.name == "sqlite":
        query, words = "SELECT rowid FROM search_texts WHERE search_texts MATCH :asked ORDER BY rowid DESC LIMIT :limit", _fts5(asked)
    else:
        query, words = (
            "SELECT document FROM search_texts WHERE vector @@ to_tsquery('simple', :asked) ORDER BY document DESC LIMIT :limit",
            _ts(asked),
        )
    return list(connection.execute(text(query), {"asked": words, "limit": limit}).scalars())


def _fts5(asked: Sequence[Term]) -> str:
    phrases = (phrase for term in asked for phrase in term.phrases())
    return " AND ".join(f'{column} : "{" ".join(row)}"{" *" if prefix else ""}' for column, row, prefix in phrases)


def _ts(asked: Sequence[Term]) -> str:
    phrases = (phrase for term in asked for phrase in term.phrases())
    return " & ".join("(" + " <-> ".join(f"'{token}'" for token in row) + (":*" if prefix else "") + ")" for _, row, prefix in phrases)
