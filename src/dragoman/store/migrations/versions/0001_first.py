"""The first form of the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, and the index of words in the way of the database."""
    _texts()
    _findings()
    _judgements()
    _words(op.get_bind().dialect.name)


def _texts() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "sha256", "name", "path", "text")),
        *(sa.Column(name, sa.Text) for name in ("title", "url", "publisher")),
        sa.Column("lossy", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("key", "sha256", name="uq_sources_key_sha256"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source", sa.Integer, sa.ForeignKey("sources.id", name="fk_documents_source"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("translation", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("source", "start", name="uq_documents_source_start"),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id", name="fk_readings_document"), nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
    )
    _indexes("documents", "name", "fingerprint")
    _indexes("readings", "document")


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id", name="fk_findings_document"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id", name="fk_findings_reading"), nullable=False),
        sa.Column("superseded_by", sa.Integer, sa.ForeignKey("readings.id", name="fk_findings_superseded_by")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "type", "modality", "channel")),
        sa.Column("rank", sa.Integer),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_findings"),
    )
    op.create_table(
        "finding_sides",
        sa.Column("finding", sa.Integer, sa.ForeignKey("findings.row", name="fk_finding_sides_finding"), nullable=False),
        sa.Column("sides", sa.Text, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.PrimaryKeyConstraint("finding", "sides", name="pk_finding_sides"),
    )
    op.create_table(
        "finding_people",
        sa.Column("finding", sa.Integer, sa.ForeignKey("findings.row", name="fk_finding_people_finding"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("finding", "position", name="pk_finding_people"),
    )
    _indexes("findings", "id", "document", "kind first_day", "type first_day")
    _indexes("finding_sides", "sides first_day last_day finding")
    _indexes("finding_people", "person", "name")


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("left", "right", "verdict")),
        sa.Column("score", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reasons", "by", "at")),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
    )
    _indexes("judgements", "left", "right")


def _indexes(table: str, *columns: str) -> None:
    for each in columns:
        names = each.split()
        op.create_index(f"ix_{table}_{'_'.join(names)}", table, names)


def _words(dialect: str) -> None:
    if dialect == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search_texts USING fts5(words, bigrams, content='', tokenize='unicode61 remove_diacritics 2')")
    else:
        op.execute("CREATE TABLE search_texts (document integer PRIMARY KEY, vector tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_search_texts_vector ON search_texts USING gin (vector)")
