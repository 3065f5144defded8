"""Claims, origins, disputes, and the passages that they compare.

Revision 0003, after 0002. The new tables fill with the next ``ingest`` or ``update``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

rewrites_data = False
"""Changes rows that are there: the database file is copied first."""

TABLES = (
    "passages",
    "passage_keys",
    "passage_pairs",
    "claims",
    "appearances",
    "fingerprints",
    "copies",
    "origins",
    "findings",
    "disputes",
    "positions",
    "dispute_findings",
)


def upgrade() -> None:
    create_passages()
    create_claims()
    create_origins()
    create_disputes()
    compare_by_letter()


def compare_by_letter() -> None:
    """As in 0001: text is compared letter by letter, whatever the server's language."""
    if op.get_bind().dialect.name == "sqlite":
        return
    inspector = sa.inspect(op.get_bind())
    for table in TABLES:
        for column in inspector.get_columns(table):
            kind = column["type"]
            if isinstance(kind, sa.String):
                op.alter_column(table, column["name"], type_=type(kind)(kind.length, collation="C"))


def create_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.Column("article_pk", sa.Integer(), nullable=False),
        sa.Column("attribution_pk", sa.Integer(), nullable=True),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("voice", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("(voice = 'speaker') = (attribution_pk IS NOT NULL)", name=op.f("ck_passages_attributed")),
        sa.CheckConstraint("voice IN ('speaker', 'outlet')", name=op.f("ck_passages_voice")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_passages_span")),
        sa.ForeignKeyConstraint(
            ["article_pk"], ["articles.pk"], name=op.f("fk_passages_article_pk_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["attribution_pk"],
            ["attributions.pk"],
            name=op.f("fk_passages_attribution_pk_attributions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pass_pk"], ["passes.pk"], name=op.f("fk_passages_pass_pk_passes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_passages_run_pk_runs")),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_passages_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_passages")),
    )
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passages_attribution_pk"), ["attribution_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_passages_pass_pk"), ["pass_pk"], unique=False)
        batch_op.create_index("ix_passages_place", ["article_pk", "start"], unique=False)
        batch_op.create_index(batch_op.f("ix_passages_run_pk"), ["run_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_passages_version_pk"), ["version_pk"], unique=False)
    op.create_table(
        "passage_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("passage_pk", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_pk"], ["passages.pk"], name=op.f("fk_passage_keys_passage_pk_passages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "day", "passage_pk", name=op.f("pk_passage_keys")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("passage_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_keys_passage_pk"), ["passage_pk"], unique=False)
    op.create_table(
        "passage_pairs",
        sa.Column("left_pk", sa.Integer(), nullable=False),
        sa.Column("right_pk", sa.Integer(), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("agree", sa.Double(), nullable=True),
        sa.Column("conflict", sa.Double(), nullable=True),
        sa.CheckConstraint("left_pk < right_pk", name=op.f("ck_passage_pairs_order")),
        sa.ForeignKeyConstraint(
            ["left_pk"], ["passages.pk"], name=op.f("fk_passage_pairs_left_pk_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_pk"], ["passages.pk"], name=op.f("fk_passage_pairs_right_pk_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_passage_pairs_run_pk_runs")),
        sa.PrimaryKeyConstraint("left_pk", "right_pk", name=op.f("pk_passage_pairs")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("passage_pairs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_pairs_right_pk"), ["right_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_passage_pairs_run_pk"), ["run_pk"], unique=False)


def create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("appearances", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("said_from", sa.String(length=16), nullable=False),
        sa.Column("said_to", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_claims_run_pk_runs")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_claims")),
        sa.UniqueConstraint("id", name=op.f("uq_claims_id")),
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claims_run_pk"), ["run_pk"], unique=False)
        batch_op.create_index("ix_claims_size", ["appearances"], unique=False)
    op.create_table(
        "appearances",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("claim_pk", sa.Integer(), nullable=False),
        sa.Column("attribution_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_appearances_span")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_appearances_score")),
        sa.ForeignKeyConstraint(
            ["attribution_pk"],
            ["attributions.pk"],
            name=op.f("fk_appearances_attribution_pk_attributions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["claim_pk"], ["claims.pk"], name=op.f("fk_appearances_claim_pk_claims"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["judgement_pk"], ["judgements.pk"], name=op.f("fk_appearances_judgement_pk_judgements")
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_appearances")),
        sa.UniqueConstraint("claim_pk", "number", name=op.f("uq_appearances_claim_pk_number")),
    )
    with op.batch_alter_table("appearances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appearances_attribution_pk"), ["attribution_pk"], unique=False)


def create_origins() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_fingerprints_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", "version_pk", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("fingerprints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fingerprints_version_pk"), ["version_pk"], unique=False)
    op.create_table(
        "copies",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("left_version_pk", sa.Integer(), nullable=False),
        sa.Column("left_start", sa.Integer(), nullable=False),
        sa.Column("left_end", sa.Integer(), nullable=False),
        sa.Column("right_version_pk", sa.Integer(), nullable=True),
        sa.Column("right_start", sa.Integer(), nullable=True),
        sa.Column("right_end", sa.Integer(), nullable=True),
        sa.Column("credited", sa.Text(), nullable=True),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("thread", sa.Integer(), nullable=False),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('copy', 'quotations', 'credit')", name=op.f("ck_copies_kind")),
        sa.CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_copies_share")),
        sa.ForeignKeyConstraint(["judgement_pk"], ["judgements.pk"], name=op.f("fk_copies_judgement_pk_judgements")),
        sa.ForeignKeyConstraint(
            ["left_version_pk"], ["versions.pk"], name=op.f("fk_copies_left_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_version_pk"], ["versions.pk"], name=op.f("fk_copies_right_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_copies_run_pk_runs")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_copies")),
    )
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copies_credited"), ["credited"], unique=False)
        batch_op.create_index(batch_op.f("ix_copies_left_version_pk"), ["left_version_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_copies_right_version_pk"), ["right_version_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_copies_run_pk"), ["run_pk"], unique=False)
    op.create_table(
        "origins",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_origins_span")),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_origins_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_origins")),
    )
    with op.batch_alter_table("origins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_origins_id"), ["id"], unique=False)
        batch_op.create_index("ix_origins_place", ["version_pk", "start"], unique=False)


def create_disputes() -> None:
    op.create_table(
        "findings",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("left_pk", sa.Integer(), nullable=False),
        sa.Column("right_pk", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("left_words", sa.Text(), nullable=False),
        sa.Column("right_words", sa.Text(), nullable=False),
        sa.Column("left_stance", sa.Text(), nullable=False),
        sa.Column("right_stance", sa.Text(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_findings_score")),
        sa.ForeignKeyConstraint(
            ["left_pk"], ["passages.pk"], name=op.f("fk_findings_left_pk_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_pk"], ["passages.pk"], name=op.f("fk_findings_right_pk_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_findings_run_pk_runs")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_findings")),
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_findings_left_pk"), ["left_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_findings_right_pk"), ["right_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_findings_run_pk"), ["run_pk"], unique=False)
    op.create_table(
        "disputes",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("strength", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.CheckConstraint("strength IN ('clear', 'possible')", name=op.f("ck_disputes_strength")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_disputes_score")),
        sa.ForeignKeyConstraint(["judgement_pk"], ["judgements.pk"], name=op.f("fk_disputes_judgement_pk_judgements")),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_disputes_run_pk_runs")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_disputes")),
        sa.UniqueConstraint("id", name=op.f("uq_disputes_id")),
    )
    with op.batch_alter_table("disputes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disputes_run_pk"), ["run_pk"], unique=False)
        batch_op.create_index("ix_disputes_score", ["score"], unique=False)
    op.create_table(
        "positions",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("dispute_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("passage_pk", sa.Integer(), nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("holder_kind", sa.String(length=8), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("speaker_pk", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(length=16), nullable=True),
        sa.CheckConstraint("holder_kind IN ('speaker', 'outlet')", name=op.f("ck_positions_holder_kind")),
        sa.ForeignKeyConstraint(
            ["dispute_pk"], ["disputes.pk"], name=op.f("fk_positions_dispute_pk_disputes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["passage_pk"], ["passages.pk"], name=op.f("fk_positions_passage_pk_passages"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["speaker_pk"], ["speakers.pk"], name=op.f("fk_positions_speaker_pk_speakers"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_positions")),
        sa.UniqueConstraint("dispute_pk", "number", name=op.f("uq_positions_dispute_pk_number")),
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_positions_passage_pk"), ["passage_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_positions_speaker_pk"), ["speaker_pk"], unique=False)
    op.create_table(
        "dispute_findings",
        sa.Column("dispute_pk", sa.Integer(), nullable=False),
        sa.Column("finding_pk", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispute_pk"], ["disputes.pk"], name=op.f("fk_dispute_findings_dispute_pk_disputes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["finding_pk"], ["findings.pk"], name=op.f("fk_dispute_findings_finding_pk_findings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dispute_pk", "finding_pk", name=op.f("pk_dispute_findings")),
    )
    with op.batch_alter_table("dispute_findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispute_findings_finding_pk"), ["finding_pk"], unique=False)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
