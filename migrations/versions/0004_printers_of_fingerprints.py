"""Beside each fingerprint the outlet that printed it.

Revision 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

rewrites_data = True
"""Changes rows that are there: the database file is copied first."""


def upgrade() -> None:
    op.add_column("fingerprints", sa.Column("outlet_pk", sa.Integer(), nullable=True))
    op.execute(
        """UPDATE fingerprints SET outlet_pk = (
            SELECT articles.outlet_pk FROM articles JOIN versions ON versions.article_pk = articles.pk
            WHERE versions.pk = fingerprints.version_pk)"""
    )


def downgrade() -> None:
    with op.batch_alter_table("fingerprints") as table:
        table.drop_column("outlet_pk")
