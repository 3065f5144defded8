"""Alembic's way into claimdb: on the connection that claimdb.db hands over, or on the database of the environment.

``alembic revision --autogenerate -m "…"`` works in a checkout; ``CLAIMDB_DB`` names the database to compare with.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context

from claimdb import db, models, settings

SEARCH = ("statement_search", "paragraph_search")


def include(_object: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """The search tables are built by hand: no model stands for them, and FTS5 keeps shadow tables beside each."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH))


def run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=models.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        include_object=include,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with db.engine_for(db.database_url(settings.load().database), 10).connect() as opened:
        run(opened)
        opened.commit()
