"""How Alembic reaches the record: over the connection that `store.migrate` hands it."""

from __future__ import annotations

from alembic import context

from dragoman.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
