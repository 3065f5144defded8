"""The columns of listings: what tables show people, and what CSV writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.exporters import Column, R, Value
from claimdb.exporting import place, statement_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimdb.records import Span
    from claimdb.store.rows import (
        ArticleRow,
        OriginRow,
        OutletRow,
        ParagraphHit,
        RunRow,
        SpeakerRow,
        Statement,
        StatementHit,
        Suggested,
    )


def speaker_label(row: Statement) -> str:
    """The names; the words of the source in brackets where nobody is known to stand behind them."""
    names = "; ".join(speaker.name for speaker in row.speakers)
    return names or (f"({row.source.text})" if row.source.text else "—")


def perhaps(row: Statement) -> str | None:
    """Whom it could be given to, the likeliest, where it is given to nobody."""
    best = max(row.candidates, key=lambda one: one.score, default=None)
    return f"perhaps {best.name}, {best.score:.2f}" if best and not row.speakers else None


def printed(row: Statement) -> str:
    """Date and paragraph."""
    return f"{(row.article.published or 'no date')[:10]} ¶{row.paragraph}"


def spans_of(spans: Iterable[Span]) -> str:
    """Offsets as ``start-end start-end``."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def _words(given: object) -> str | None:
    return getattr(given, "text", None)


def _data(key: str, value: Callable[[R], Value]) -> Column[R]:
    """A column for CSV alone."""
    return Column(key=key, value=value)


def _of_statement(column: Column[Statement]) -> Column[StatementHit]:
    return _data(column.key, lambda row: column.value(row.statement))


STATEMENTS: tuple[Column[Statement], ...] = (
    Column(key="short", title="ID", value=lambda row: row.id[:8], data=False, style="dim"),
    Column(key="who", title="Who", value=speaker_label, data=False, style="bold"),
    Column(key="said", title="Cue", value=lambda row: row.cue.text, data=False, under="who", style="dim"),
    Column(key="what", title="Statement", value=lambda row: row.text, data=False, share=1),
    Column(
        key="where",
        title="Where",
        value=lambda row: row.article.outlet_label,
        data=False,
        link=statement_link,
        style="cyan",
    ),
    Column(key="printed", title="Printed", value=printed, data=False, under="where"),
    Column(
        key="headline",
        title="Article",
        value=lambda row: row.article.title,
        data=False,
        under="where",
        style="dim",
        cut=True,
    ),
    _data("id", lambda row: row.id),
    _data("claims", lambda row: " ".join(row.claims)),
    _data("speaker", lambda row: "; ".join(speaker.name for speaker in row.speakers)),
    _data("kind", lambda row: "; ".join(speaker.kind for speaker in row.speakers)),
    _data("form", lambda row: row.form),
    _data("modality", lambda row: row.modality),
    _data("text", lambda row: row.text),
    _data("source", lambda row: row.source.text),
    _data("cue", lambda row: row.cue.text),
    _data("medium", lambda row: _words(row.medium)),
    _data("venue", lambda row: _words(row.venue)),
    _data("addressee", lambda row: _words(row.addressee)),
    _data("said_at", lambda row: _words(row.said_at)),
    _data("earliest", lambda row: row.said_at.earliest if row.said_at else None),
    _data("latest", lambda row: row.said_at.latest if row.said_at else None),
    _data("outlet", lambda row: row.article.outlet),
    _data("title", lambda row: row.article.title),
    _data("published", lambda row: row.article.published),
    _data("url", lambda row: row.article.url),
    _data("path", lambda row: row.article.path),
    _data("article", lambda row: row.article.id),
    _data("version", lambda row: row.article.version),
    _data("region", lambda row: row.region),
    _data("paragraph", lambda row: row.paragraph),
    _data("line", lambda row: row.line),
    _data("content_spans", lambda row: spans_of(row.content)),
    _data("source_spans", lambda row: spans_of(row.source.spans)),
    _data("cue_spans", lambda row: spans_of(row.cue.spans)),
    _data("parent", lambda row: row.parent),
    _data("confidence", lambda row: round(row.confidence, 4)),
    _data("run", lambda row: row.run),
    _data("link", statement_link),
)
UNRESOLVED: tuple[Column[Statement], ...] = (
    *STATEMENTS[:3],
    Column(key="perhaps", title="Perhaps", value=perhaps, data=False, under="who", style="yellow"),
    *STATEMENTS[3:],
    _data("perhaps", perhaps),
)
"""With whom it could be given to."""


def hit_link(row: ParagraphHit) -> str | None:
    """Where the paragraph that was found is printed."""
    return place(url=row.article.url, path=row.article.path, line=row.line, passage=row.hit.snippet.strip("… "))


HITS: tuple[Column[ParagraphHit], ...] = (
    Column(key="snippet", title="Text", value=lambda row: row.hit.snippet, marks=lambda row: row.hit.matches, share=1),
    Column(
        key="where", title="Where", value=lambda row: row.article.outlet_label, data=False, link=hit_link, style="cyan"
    ),
    Column(
        key="printed",
        title="Printed",
        value=lambda row: f"{(row.article.published or 'no date')[:10]} ¶{row.paragraph}",
        data=False,
        under="where",
    ),
    Column(
        key="headline",
        title="Article",
        value=lambda row: row.article.title,
        data=False,
        under="where",
        style="dim",
        cut=True,
    ),
    Column(
        key="short",
        title="Statements",
        value=lambda row: " ".join(one[:8] for one in row.statements),
        data=False,
        under="where",
        style="dim",
    ),
    _data("rank", lambda row: round(row.hit.score, 4)),
    _data("outlet", lambda row: row.article.outlet),
    _data("title", lambda row: row.article.title),
    _data("published", lambda row: row.article.published),
    _data("url", lambda row: row.article.url),
    _data("path", lambda row: row.article.path),
    _data("article", lambda row: row.article.id),
    _data("paragraph", lambda row: row.paragraph),
    _data("line", lambda row: row.line),
    _data("statements", lambda row: " ".join(row.statements)),
    _data("link", hit_link),
)

STATEMENT_HITS: tuple[Column[StatementHit], ...] = (
    Column(key="short", title="ID", value=lambda row: row.statement.id[:8], data=False, style="dim"),
    Column(key="who", title="Who", value=lambda row: speaker_label(row.statement), data=False, style="bold"),
    Column(
        key="snippet", title="Statement", value=lambda row: row.hit.snippet, marks=lambda row: row.hit.matches, share=1
    ),
    Column(
        key="where",
        title="Where",
        value=lambda row: row.statement.article.outlet_label,
        data=False,
        link=lambda row: statement_link(row.statement),
        style="cyan",
    ),
    Column(
        key="printed", title="Printed", value=lambda row: printed(row.statement), data=False, under="where", style="dim"
    ),
    _data("rank", lambda row: round(row.hit.score, 4)),
    *(_of_statement(column) for column in STATEMENTS if not column.title),
)

SPEAKERS: tuple[Column[SpeakerRow], ...] = (
    Column(key="name", title="Speaker", value=lambda row: row.name, style="bold", share=1),
    Column(key="role", title="Role", value=lambda row: row.role, under="name", style="dim"),
    Column(key="kind", title="Kind", value=lambda row: row.kind),
    Column(key="attributions", title="Said", value=lambda row: row.attributions, right=True),
    Column(key="direct", title="Direct", value=lambda row: row.direct, right=True),
    Column(key="mixed", title="Mixed", value=lambda row: row.mixed, right=True),
    Column(key="indirect", title="Indirect", value=lambda row: row.indirect, right=True),
    Column(key="outlets", title="Outlets", value=lambda row: row.outlets, right=True),
    Column(key="articles", title="Articles", value=lambda row: row.articles, right=True),
    _data("id", lambda row: row.id),
)


def how_often(row: SpeakerRow) -> str:
    """``3 statements``; who is in question may be somebody whom articles only name."""
    number = row.attributions
    return f"{number:,} {'statement' if number == 1 else 'statements'}" if number else "no statement"


SUGGESTIONS: tuple[Column[Suggested], ...] = (
    Column(key="score", title="Score", value=lambda row: f"{row.score:.2f}", right=True),
    Column(key="left", title="Speaker", value=lambda row: row.left.name, style="bold"),
    Column(key="left_role", title="Role", value=lambda row: row.left.role, under="left", style="dim"),
    Column(key="left_said", title="Said", value=lambda row: how_often(row.left), data=False, under="left"),
    Column(key="left_id", title="ID", value=lambda row: row.left.id, under="left", style="dim"),
    Column(key="right", title="Perhaps", value=lambda row: row.right.name, style="bold"),
    Column(key="right_role", title="Role", value=lambda row: row.right.role, under="right", style="dim"),
    Column(key="right_said", title="Said", value=lambda row: how_often(row.right), data=False, under="right"),
    Column(key="right_id", title="ID", value=lambda row: row.right.id, under="right", style="dim"),
    Column(key="reasons", title="Why", value=lambda row: "; ".join(row.reasons), share=1),
    _data("kind", lambda row: row.left.kind),
    _data("left_attributions", lambda row: row.left.attributions),
    _data("right_attributions", lambda row: row.right.attributions),
)

OUTLETS: tuple[Column[OutletRow], ...] = (
    Column(key="label", title="Outlet", value=lambda row: row.label, style="bold", share=1),
    Column(key="aliases", title="Also", value=lambda row: "; ".join(row.aliases), under="label", style="dim"),
    Column(key="articles", title="Articles", value=lambda row: row.articles, right=True),
    Column(key="attributions", title="Statements", value=lambda row: row.attributions, right=True),
    Column(key="first", title="First", value=lambda row: (row.first or "")[:10]),
    Column(key="last", title="Last", value=lambda row: (row.last or "")[:10]),
    _data("outlet", lambda row: row.name),
)


def article_state(row: ArticleRow) -> str | None:
    """What is out of the ordinary about it: a later version, no extraction."""
    version = f"version {row.version}" if row.version > 1 else ""
    idle = "" if row.extracted else f"not extracted ({row.language or 'language unknown'})"
    return ", ".join(part for part in (version, idle) if part)


ARTICLES: tuple[Column[ArticleRow], ...] = (
    Column(key="short", title="ID", value=lambda row: row.id[:8], data=False, style="dim"),
    Column(key="published", title="Published", value=lambda row: (row.published or "")[:10]),
    Column(key="label", title="Outlet", value=lambda row: row.outlet_label, data=False, style="bold"),
    Column(key="title", title="Title", value=lambda row: row.title, link=lambda row: row.url, share=1),
    Column(
        key="state",
        title="State",
        value=article_state,
        data=False,
        under="title",
        style="dim",
    ),
    Column(key="attributions", title="Statements", value=lambda row: row.attributions, right=True),
    _data("version", lambda row: row.version),
    _data("id", lambda row: row.id),
    _data("outlet", lambda row: row.outlet),
    _data("byline", lambda row: row.byline),
    _data("url", lambda row: row.url),
    _data("path", lambda row: row.path),
    _data("language", lambda row: row.language),
    _data("characters", lambda row: row.characters),
    _data("extracted", lambda row: row.extracted),
    _data("added_at", lambda row: row.added_at),
)

RUNS: tuple[Column[RunRow], ...] = (
    Column(key="id", title="Run", value=lambda row: row.run.id, style="bold"),
    Column(key="step", title="Step", value=lambda row: row.run.step, under="id"),
    Column(key="model", title="Model", value=lambda row: row.run.model, share=1),
    Column(key="version", title="Version", value=lambda row: row.run.version, under="model", style="dim"),
    Column(key="day", title="Started", value=lambda row: row.run.started[:10], data=False),
    Column(key="time", title="Time", value=lambda row: row.run.started[11:16], data=False, under="day", style="dim"),
    _data("started", lambda row: row.run.started[:16].replace("T", " ")),
    Column(key="current", title="Current", value=lambda row: row.current, right=True),
    Column(
        key="older",
        title="Kept",
        value=lambda row: f"{row.kept:,} kept" if row.kept else None,
        data=False,
        under="current",
        style="dim",
    ),
    _data("kept", lambda row: row.kept),
    Column(key="attributions", title="Statements", value=lambda row: row.attributions, right=True),
    _data("finished", lambda row: row.run.finished),
    _data("seconds", lambda row: round(row.seconds, 3)),
)


def shown_share(share: float) -> str | None:
    """``73%``; None where nothing is measured, as of credits to texts that are not here."""
    return f"{share:.0%}" if share else None


ORIGINS: tuple[Column[OriginRow], ...] = (
    Column(key="short", title="ID", value=lambda row: row.id[:8], data=False, style="dim"),
    Column(key="articles", title="Articles", value=lambda row: row.articles, right=True),
    Column(key="passages", title="Passages", value=lambda row: len(row.passages), right=True),
    Column(key="outlets", title="Printed by", value=lambda row: "; ".join(row.outlets), style="cyan", share=1),
    Column(key="first", title="First", value=lambda row: row.passages[0].text, data=False, under="outlets", cut=True),
    Column(key="kinds", title="How", value=lambda row: ", ".join(row.kinds)),
    Column(
        key="credited",
        title="Credited",
        value=lambda row: "; ".join(row.credited) or None,
        under="kinds",
        style="dim",
    ),
    Column(key="shared", title="Share", value=lambda row: shown_share(row.share), data=False, right=True),
    _data("share", lambda row: round(row.share, 2)),
    _data("id", lambda row: row.id),
)
