"""By what copies are told, a signature of each text and its dateline; and the days given with a source, for reading it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Texts that are there already have no signature: only what is added from now on is compared."""
    op.add_column("sources", sa.Column("given", sa.Text))
    for name in ("signature", "dateline"):
        op.add_column("documents", sa.Column(name, sa.Text, nullable=False, server_default=""))
