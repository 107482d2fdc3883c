"""How a database becomes a record, or an older record one of today's form.

The danger: writing into somebody else's database.  Whatever holds tables but none of ours is left alone.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dragoman.errors import RecordError

REVISIONS = ("0001", "0002")
"""Every form that a record has had, oldest first; the last is today's."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(engine: Engine) -> None:
    """Make or bring up to date the tables of a record.

    Raises RecordError for a database that is something else, or that a newer dragoman wrote.
    """
    with engine.connect() as connection:
        if version_of(connection) == REVISIONS[-1]:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        version = version_of(connection)
        if version != REVISIONS[-1]:
            _check(connection, version)
            _upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """The form of the record that the database holds, or None for a database that holds none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _check(connection: Connection, version: str | None) -> None:
    place = connection.engine.url.render_as_string(hide_password=True)
    tables = inspect(connection).get_table_names()
    if version is None and tables:
        raise RecordError(f"{place}: a database with the tables {', '.join(tables[:3])} …, expected a record of dragoman or an empty one")
    if version is not None and version not in REVISIONS:
        raise RecordError(f"{place}: a record of form {version}, expected one of {', '.join(REVISIONS)} (written by a newer dragoman?)")


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, needed once in the life of a record
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
