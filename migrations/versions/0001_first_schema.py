"""First schema: articles, passes, attributions, speakers, judgements, and full-text search.

Revision 0001, after none.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

rewrites_data = False
"""Changes rows that are there: the database file is copied first."""


TOKENS = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""Marks belong to words: Devanagari's vowel signs are marks."""


def upgrade() -> None:
    create_tables()
    compare_by_letter()
    create_search("statement_search", ("content", "source"))
    create_search("paragraph_search", ("content",))


def compare_by_letter() -> None:
    """Text is compared letter by letter, as in SQLite, whatever the server's language: ids and dates are ranges."""
    if op.get_bind().dialect.name == "sqlite":
        return
    inspector = sa.inspect(op.get_bind())
    for (_, table), columns in inspector.get_multi_columns().items():
        for column in columns:
            kind = column["type"]
            if isinstance(kind, sa.String) and table != "alembic_version":
                op.alter_column(table, column["name"], type_=type(kind)(kind.length, collation="C"))


def create_search(table: str, columns: tuple[str, ...]) -> None:
    """Rows hold index forms under the row number of what they stand for; both dialects take the same inserts."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f'CREATE VIRTUAL TABLE {table} USING fts5({", ".join(columns)}, tokenize = "{TOKENS}")')
        return
    joined = " || ' ' || ".join(columns)
    vectors = [f"words tsvector GENERATED ALWAYS AS (to_tsvector('simple', {joined})) STORED"]
    vectors += [f"{one}_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', {one})) STORED" for one in columns]
    texts = [f"{one} text NOT NULL DEFAULT ''" for one in columns]
    op.execute(f"CREATE TABLE {table} (rowid integer PRIMARY KEY, {', '.join(texts + vectors)})")
    op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")


def create_tables() -> None:
    op.create_table(
        "judgements",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("article_key", sa.Text(), nullable=True),
        sa.Column("selector", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("undone_at", sa.String(length=32), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "subject IN ('attribution', 'article', 'speaker', 'claim', 'dispute', 'origin', 'outlet')",
            name=op.f("ck_judgements_subject"),
        ),
        sa.CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name=op.f("ck_judgements_undone")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
    )
    with op.batch_alter_table("judgements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgements_article_key"), ["article_key"], unique=False)

    op.create_table(
        "outlets",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_outlets")),
        sa.UniqueConstraint("key", name=op.f("uq_outlets_key")),
    )
    op.create_table(
        "runs",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("started", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_runs")),
        sa.UniqueConstraint("id", name=op.f("uq_runs_id")),
    )
    op.create_table(
        "speakers",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'organisation', 'group', 'unnamed')", name=op.f("ck_speakers_kind")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_speakers")),
        sa.UniqueConstraint("id", name=op.f("uq_speakers_id")),
    )
    with op.batch_alter_table("speakers", schema=None) as batch_op:
        batch_op.create_index("ix_speakers_name", ["key", "kind"], unique=False)

    op.create_table(
        "articles",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outlet_pk", sa.Integer(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.ForeignKeyConstraint(["outlet_pk"], ["outlets.pk"], name=op.f("fk_articles_outlet_pk_outlets")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
        sa.UniqueConstraint("key", name=op.f("uq_articles_key")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_articles_outlet_pk"), ["outlet_pk"], unique=False)
        batch_op.create_index(batch_op.f("ix_articles_published"), ["published"], unique=False)

    op.create_table(
        "outlet_names",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("outlet_pk", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outlet_pk"], ["outlets.pk"], name=op.f("fk_outlet_names_outlet_pk_outlets"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_outlet_names")),
        sa.UniqueConstraint("key", name=op.f("uq_outlet_names_key")),
    )
    with op.batch_alter_table("outlet_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outlet_names_outlet_pk"), ["outlet_pk"], unique=False)

    op.create_table(
        "speaker_names",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("speaker_pk", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_pk"], ["speakers.pk"], name=op.f("fk_speaker_names_speaker_pk_speakers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_speaker_names")),
        sa.UniqueConstraint("speaker_pk", "key", name=op.f("uq_speaker_names_speaker_pk_key")),
    )
    with op.batch_alter_table("speaker_names", schema=None) as batch_op:
        batch_op.create_index("ix_speaker_names_key", ["key"], unique=False)
        batch_op.create_index("ix_speaker_names_last", ["last"], unique=False)

    op.create_table(
        "versions",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("article_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.String(length=32), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("as_read", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.CheckConstraint("first_line >= 1", name=op.f("ck_versions_first_line")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_versions_sha256")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_versions_number")),
        sa.ForeignKeyConstraint(
            ["article_pk"], ["articles.pk"], name=op.f("fk_versions_article_pk_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_versions")),
        sa.UniqueConstraint("article_pk", "number", name=op.f("uq_versions_article_pk_number")),
    )
    with op.batch_alter_table("versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_versions_sha256"), ["sha256"], unique=False)
        batch_op.create_index(
            "uq_versions_latest",
            ["article_pk"],
            unique=True,
            sqlite_where=sa.text("is_latest"),
            postgresql_where=sa.text("is_latest"),
        )

    op.create_table(
        "paragraphs",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_paragraphs_span")),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_paragraphs_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_paragraphs")),
        sa.UniqueConstraint("version_pk", "number", name=op.f("uq_paragraphs_version_pk_number")),
    )
    op.create_table(
        "passes",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_passes_seconds")),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_passes_run_pk_runs")),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_passes_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_passes")),
        sa.UniqueConstraint("version_pk", "run_pk", name=op.f("uq_passes_version_pk_run_pk")),
    )
    with op.batch_alter_table("passes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passes_run_pk"), ["run_pk"], unique=False)
        batch_op.create_index(
            "uq_passes_current",
            ["version_pk", "step"],
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        )

    op.create_table(
        "attributions",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("version_pk", sa.Integer(), nullable=False),
        sa.Column("article_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("modality", sa.String(length=12), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("cue_text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("said_from", sa.String(length=16), nullable=False),
        sa.Column("said_to", sa.String(length=16), nullable=False),
        sa.Column("parent_pk", sa.Integer(), nullable=True),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.Column("replaces_pk", sa.Integer(), nullable=True),
        sa.Column("rejected_by", sa.Integer(), nullable=True),
        sa.Column("speakers_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("form IN ('direct', 'mixed', 'indirect')", name=op.f("ck_attributions_form")),
        sa.CheckConstraint(
            "modality IN ('asserted', 'negated', 'denied', 'hypothetical', 'question', 'order', 'belief')",
            name=op.f("ck_attributions_modality"),
        ),
        sa.CheckConstraint(
            "region IN ('body', 'heading', 'caption', 'link', 'dateline')", name=op.f("ck_attributions_region")
        ),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_attributions_span")),
        sa.CheckConstraint("NOT listed OR rejected_by IS NULL", name=op.f("ck_attributions_listed")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_attributions_confidence")),
        sa.CheckConstraint("line >= 1", name=op.f("ck_attributions_line")),
        sa.CheckConstraint("paragraph >= 1", name=op.f("ck_attributions_paragraph")),
        sa.CheckConstraint("parent_pk <> pk", name=op.f("ck_attributions_parent")),
        sa.ForeignKeyConstraint(
            ["article_pk"], ["articles.pk"], name=op.f("fk_attributions_article_pk_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["judgement_pk"], ["judgements.pk"], name=op.f("fk_attributions_judgement_pk_judgements")
        ),
        sa.ForeignKeyConstraint(
            ["parent_pk"], ["attributions.pk"], name=op.f("fk_attributions_parent_pk_attributions"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["pass_pk"], ["passes.pk"], name=op.f("fk_attributions_pass_pk_passes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["rejected_by"], ["judgements.pk"], name=op.f("fk_attributions_rejected_by_judgements")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_pk"],
            ["attributions.pk"],
            name=op.f("fk_attributions_replaces_pk_attributions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speakers_by"], ["judgements.pk"], name=op.f("fk_attributions_speakers_by_judgements")
        ),
        sa.ForeignKeyConstraint(
            ["version_pk"], ["versions.pk"], name=op.f("fk_attributions_version_pk_versions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_attributions")),
        sa.UniqueConstraint("pass_pk", "number", name=op.f("uq_attributions_pass_pk_number")),
    )
    with op.batch_alter_table("attributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attributions_id"), ["id"], unique=False)
        batch_op.create_index("ix_attributions_newest", ["listed", "said_to", "article_pk", "start"], unique=False)
        batch_op.create_index(batch_op.f("ix_attributions_parent_pk"), ["parent_pk"], unique=False)
        batch_op.create_index("ix_attributions_place", ["article_pk", "listed", "start"], unique=False)
        batch_op.create_index(batch_op.f("ix_attributions_version_pk"), ["version_pk"], unique=False)
        batch_op.create_index(
            "uq_attributions_id",
            ["pass_pk", "id"],
            unique=True,
            sqlite_where=sa.text("rejected_by IS NULL"),
            postgresql_where=sa.text("rejected_by IS NULL"),
        )

    op.create_table(
        "entities",
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.CheckConstraint("label IN ('PERSON', 'ORGANIZATION', 'LOCATION', 'MISC')", name=op.f("ck_entities_label")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_entities_span")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_entities_score")),
        sa.ForeignKeyConstraint(
            ["pass_pk"], ["passes.pk"], name=op.f("fk_entities_pass_pk_passes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pass_pk", "number", name=op.f("pk_entities")),
    )
    op.create_table(
        "regions",
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('body', 'heading', 'caption', 'link', 'dateline')", name=op.f("ck_regions_kind")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_regions_span")),
        sa.ForeignKeyConstraint(["pass_pk"], ["passes.pk"], name=op.f("fk_regions_pass_pk_passes"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pass_pk", "number", name=op.f("pk_regions")),
    )
    op.create_table(
        "sections",
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=40), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_sections_span")),
        sa.ForeignKeyConstraint(
            ["pass_pk"], ["passes.pk"], name=op.f("fk_sections_pass_pk_passes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pass_pk", "number", name=op.f("pk_sections")),
    )
    op.create_table(
        "sentences",
        sa.Column("pass_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_sentences_span")),
        sa.ForeignKeyConstraint(
            ["pass_pk"], ["passes.pk"], name=op.f("fk_sentences_pass_pk_passes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pass_pk", "number", name=op.f("pk_sentences")),
    )
    op.create_table(
        "attribution_spans",
        sa.Column("attribution_pk", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('source', 'cue', 'content')", name=op.f("ck_attribution_spans_role")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_attribution_spans_span")),
        sa.ForeignKeyConstraint(
            ["attribution_pk"],
            ["attributions.pk"],
            name=op.f("fk_attribution_spans_attribution_pk_attributions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attribution_pk", "role", "number", name=op.f("pk_attribution_spans")),
    )
    op.create_table(
        "circumstances",
        sa.Column("attribution_pk", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.String(length=40), nullable=True),
        sa.Column("latest", sa.String(length=40), nullable=True),
        sa.CheckConstraint("kind IN ('medium', 'venue', 'addressee', 'said_at')", name=op.f("ck_circumstances_kind")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_circumstances_span")),
        sa.ForeignKeyConstraint(
            ["attribution_pk"],
            ["attributions.pk"],
            name=op.f("fk_circumstances_attribution_pk_attributions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attribution_pk", "kind", name=op.f("pk_circumstances")),
    )
    op.create_table(
        "mentions",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("attribution_pk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("candidate", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('person', 'organisation', 'group', 'unnamed')", name=op.f("ck_mentions_kind")),
        sa.CheckConstraint('"start" IS NULL OR "end" > "start"', name=op.f("ck_mentions_span")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_mentions_score")),
        sa.ForeignKeyConstraint(
            ["attribution_pk"],
            ["attributions.pk"],
            name=op.f("fk_mentions_attribution_pk_attributions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["judgement_pk"], ["judgements.pk"], name=op.f("fk_mentions_judgement_pk_judgements")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_mentions")),
        sa.UniqueConstraint("attribution_pk", "number", name=op.f("uq_mentions_attribution_pk_number")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index("ix_mentions_name", ["key", "kind"], unique=False)

    op.create_table(
        "links",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("mention_pk", sa.Integer(), nullable=False),
        sa.Column("speaker_pk", sa.Integer(), nullable=False),
        sa.Column("run_pk", sa.Integer(), nullable=True),
        sa.Column("judgement_pk", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("acts", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(run_pk IS NULL) <> (judgement_pk IS NULL)", name=op.f("ck_links_origin")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_links_score")),
        sa.ForeignKeyConstraint(["judgement_pk"], ["judgements.pk"], name=op.f("fk_links_judgement_pk_judgements")),
        sa.ForeignKeyConstraint(
            ["mention_pk"], ["mentions.pk"], name=op.f("fk_links_mention_pk_mentions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_links_run_pk_runs")),
        sa.ForeignKeyConstraint(
            ["speaker_pk"], ["speakers.pk"], name=op.f("fk_links_speaker_pk_speakers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_links")),
        sa.UniqueConstraint("mention_pk", "speaker_pk", "run_pk", name=op.f("uq_links_mention_pk_speaker_pk_run_pk")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_run_pk"), ["run_pk"], unique=False)
        batch_op.create_index("ix_links_speaker", ["speaker_pk", "acts"], unique=False)


def downgrade() -> None:
    op.execute("DROP TABLE paragraph_search")
    op.execute("DROP TABLE statement_search")
    drop_tables()


def drop_tables() -> None:
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index("ix_links_speaker")
        batch_op.drop_index(batch_op.f("ix_links_run_pk"))

    op.drop_table("links")
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.drop_index("ix_mentions_name")

    op.drop_table("mentions")
    op.drop_table("circumstances")
    op.drop_table("attribution_spans")
    op.drop_table("sentences")
    op.drop_table("sections")
    op.drop_table("regions")
    op.drop_table("entities")
    with op.batch_alter_table("attributions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_attributions_id",
            sqlite_where=sa.text("rejected_by IS NULL"),
            postgresql_where=sa.text("rejected_by IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_attributions_version_pk"))
        batch_op.drop_index("ix_attributions_place")
        batch_op.drop_index(batch_op.f("ix_attributions_parent_pk"))
        batch_op.drop_index("ix_attributions_newest")
        batch_op.drop_index(batch_op.f("ix_attributions_id"))

    op.drop_table("attributions")
    with op.batch_alter_table("passes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_passes_current", sqlite_where=sa.text("is_current"), postgresql_where=sa.text("is_current")
        )
        batch_op.drop_index(batch_op.f("ix_passes_run_pk"))

    op.drop_table("passes")
    op.drop_table("paragraphs")
    with op.batch_alter_table("versions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_versions_latest", sqlite_where=sa.text("is_latest"), postgresql_where=sa.text("is_latest")
        )
        batch_op.drop_index(batch_op.f("ix_versions_sha256"))

    op.drop_table("versions")
    with op.batch_alter_table("speaker_names", schema=None) as batch_op:
        batch_op.drop_index("ix_speaker_names_last")
        batch_op.drop_index("ix_speaker_names_key")

    op.drop_table("speaker_names")
    with op.batch_alter_table("outlet_names", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outlet_names_outlet_pk"))

    op.drop_table("outlet_names")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_articles_published"))
        batch_op.drop_index(batch_op.f("ix_articles_outlet_pk"))

    op.drop_table("articles")
    with op.batch_alter_table("speakers", schema=None) as batch_op:
        batch_op.drop_index("ix_speakers_name")

    op.drop_table("speakers")
    op.drop_table("runs")
    op.drop_table("outlets")
    with op.batch_alter_table("judgements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_judgements_article_key"))

    op.drop_table("judgements")
