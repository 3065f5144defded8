"""Speakers across articles: reasons of links, suggestions, and what resolution goes by.

Revision 0002, after 0001. The new tables fill when articles are resolved next, by ``ingest`` or ``update``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

rewrites_data = False
"""Changes rows that are there: the database file is copied first."""

KINDS = "kind IN ('person', 'organisation', 'group', 'unnamed')"
TABLES = ("suggestions", "name_forms", "blocks", "referents", "contexts")


def upgrade() -> None:
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))
    create_suggestions()
    create_names()
    create_referents()
    compare_by_letter()


def compare_by_letter() -> None:
    """As in 0001: text is compared letter by letter, whatever the server's language."""
    if op.get_bind().dialect.name == "sqlite":
        return
    inspector = sa.inspect(op.get_bind())
    for table in ("links", *TABLES):
        for column in inspector.get_columns(table):
            kind = column["type"]
            if isinstance(kind, sa.String):
                op.alter_column(table, column["name"], type_=type(kind)(kind.length, collation="C"))


def create_suggestions() -> None:
    op.create_table(
        "suggestions",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("left_pk", sa.Integer(), nullable=False),
        sa.Column("right_pk", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint("left_pk < right_pk", name=op.f("ck_suggestions_order")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_suggestions_score")),
        sa.ForeignKeyConstraint(
            ["left_pk"], ["speakers.pk"], name=op.f("fk_suggestions_left_pk_speakers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_pk"], ["speakers.pk"], name=op.f("fk_suggestions_right_pk_speakers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_suggestions")),
        sa.UniqueConstraint("left_pk", "right_pk", name=op.f("uq_suggestions_left_pk_right_pk")),
    )
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestions_right_pk"), ["right_pk"], unique=False)
        batch_op.create_index("ix_suggestions_score", ["score"], unique=False)


def create_names() -> None:
    op.create_table(
        "name_forms",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_name_forms_kind")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_name_forms")),
        sa.UniqueConstraint("key", "kind", name=op.f("uq_name_forms_key_kind")),
    )
    with op.batch_alter_table("name_forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_forms_family"), ["family"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("form_pk", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_pk"], ["name_forms.pk"], name=op.f("fk_blocks_form_pk_name_forms"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("block", "form_pk", name=op.f("pk_blocks")),
    )
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blocks_form_pk"), ["form_pk"], unique=False)


def create_referents() -> None:
    op.create_table(
        "referents",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("article_pk", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form_pk", sa.Integer(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("is_author", sa.Boolean(), nullable=False),
        sa.Column("speaker_pk", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_referents_kind")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_referents_score")),
        sa.ForeignKeyConstraint(
            ["article_pk"], ["articles.pk"], name=op.f("fk_referents_article_pk_articles"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["form_pk"], ["name_forms.pk"], name=op.f("fk_referents_form_pk_name_forms")),
        sa.ForeignKeyConstraint(
            ["speaker_pk"], ["speakers.pk"], name=op.f("fk_referents_speaker_pk_speakers"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_referents")),
        sa.UniqueConstraint("article_pk", "kind", "key", name=op.f("uq_referents_article_pk_kind_key")),
    )
    with op.batch_alter_table("referents", schema=None) as batch_op:
        for column in ("article_pk", "form_pk", "speaker_pk"):
            batch_op.create_index(batch_op.f(f"ix_referents_{column}"), [column], unique=False)
    op.create_table(
        "contexts",
        sa.Column("article_pk", sa.Integer(), nullable=False),
        sa.Column("named", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_pk"], ["articles.pk"], name=op.f("fk_contexts_article_pk_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_pk", name=op.f("pk_contexts")),
    )


def downgrade() -> None:
    for table in ("contexts", "referents", "blocks", "name_forms", "suggestions"):
        op.drop_table(table)
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_column("reason")
