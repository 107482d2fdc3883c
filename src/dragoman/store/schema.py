"""The tables of a record, the same for SQLite and PostgreSQL.

Sources, documents, findings and judgements are only ever added.  The one mark that is set later is `superseded_by`: a newer
reading of the same document no longer finds the finding, or finds it with other fields.  Days that are not known are NULL,
open ends are the calendar's first and last day.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("lossy", Boolean, nullable=False),
    Column("given", Text),
    UniqueConstraint("key", "sha256"),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", ForeignKey("sources.id"), nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("translation", Text, nullable=False),
    Column("title", Text),
    Column("published", Text, nullable=False),
    Column("fingerprint", Text, nullable=False, index=True),
    Column("signature", Text, nullable=False, server_default=""),
    Column("dateline", Text, nullable=False, server_default=""),
    UniqueConstraint("source", "start"),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),
)

FINDINGS = Table(
    "findings",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("superseded_by", ForeignKey("readings.id")),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("rank", Integer),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("start", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index(None, "kind", "first_day"),
    Index(None, "type", "first_day"),
)

FINDING_SIDES = Table(
    "finding_sides",
    METADATA,
    Column("finding", ForeignKey("findings.row"), primary_key=True),
    Column("sides", Text, primary_key=True),
    Column("first_day", Date),
    Column("last_day", Date),
    Index(None, "sides", "first_day", "last_day", "finding"),
)
"""Every side of a finding, and every pair of them as 'KEN-PER'; the index holds all that a search by days asks for."""

FINDING_PEOPLE = Table(
    "finding_people",
    METADATA,
    Column("finding", ForeignKey("findings.row"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("person", Text, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
)
"""Who takes part or speaks: the id in the registry, and every name as `letters_key`."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)
