"""`show` and `article`: text with what was found in it marked, and the facts below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from claimdb.cli.marking import LEGEND, Mark, marked, role_marks
from claimdb.cli.output import console, hanging, plural, print_rows, show
from claimdb.columns import STATEMENTS, printed, speaker_label
from claimdb.exporting import statement_link
from claimdb.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from claimdb.store.rows import ArticleDetail, JudgementRow, Statement, StatementDetail, StatementSpeaker

Facts = list[tuple[str, str]]


def print_statement(detail: StatementDetail, format: str) -> None:  # noqa: A002
    """A statement in its paragraphs; in the other formats the statement alone."""
    statement = detail.statement
    if format != "table":
        print_rows([statement], STATEMENTS, format=format)
        return
    screen = console()
    show(screen, Text.assemble((speaker_label(statement), "bold"), " in ", (statement.article.outlet_label, "cyan")))
    headings = [statement.article.title, detail.section, printed(statement), detail.byline]
    show(screen, Text(" · ".join(heading for heading in headings if heading), "dim"))
    show(screen, Padding(_context(detail, plain=not screen.is_terminal), (1, 2)))
    print_facts(screen, _statement_facts(detail, plain=not screen.is_terminal))


def print_article(detail: ArticleDetail) -> None:
    """The text with its statements marked and numbered, then the list of them."""
    screen = console()
    row = detail.row
    show(screen, Text.assemble((row.title or row.path or row.id, "bold"), " in ", (row.outlet_label, "cyan")))
    where = (row.url or row.path) if row.title else row.url
    headings = [row.byline, (row.published or "no date")[:10], where, f"version {row.version}"]
    show(screen, Text(" · ".join(heading for heading in headings if heading), "dim"))
    screen.print()
    marks = _numbered(detail.statements, plain=not screen.is_terminal)
    for paragraph in detail.layout.paragraphs:
        show(screen, marked(detail.text, marks, within=paragraph))
        screen.print()
    for number, statement in enumerate(detail.statements, 1):
        who = Text.assemble((f"[{number}] ", "dim"), (speaker_label(statement), "bold"))
        show(screen, Text.assemble(who, f" {statement.cue.text}".rstrip(), (f"  {statement.id[:8]}", "dim")))
    screen.print()
    print_facts(screen, _article_facts(detail))


def print_facts(screen: Console, facts: Facts) -> None:
    """Name and value, values under each other also where they are wrapped; what is one word (a link) never is."""
    width = max(len(name) for name, _ in facts)
    for name, value in facts:
        whole = " " not in value
        told = Text(value) if whole else hanging(screen, Text(value), width + 2)
        show(screen, Text.assemble((f"{name:<{width}}  ", "dim"), told), soft_wrap=whole)


def _context(detail: StatementDetail, *, plain: bool) -> Text:
    """The paragraphs that hold a part of the statement, with the three roles marked; "…" where others are left out."""
    statement, shift = detail.statement, detail.context_span.start
    roles = {"content": statement.content, "source": statement.source.spans, "cue": statement.cue.spans}
    marks = [mark for role, spans in roles.items() for mark in role_marks(_moved(spans, -shift), role, plain=plain)]
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", detail.context)]
    shown = [any(mark.span.start < line.end and mark.span.end > line.start for mark in marks) for line in lines]
    parts: list[Text] = []
    for number, line in enumerate(lines):
        if shown[number]:
            parts.append(marked(detail.context, marks, within=line))
        elif shown[number - 1]:
            parts.append(Text("…", "dim"))
    return Text("\n\n").join(parts)


def _moved(spans: Sequence[Span], by: int) -> Iterator[Span]:
    return (Span(start + by, end + by) for start, end in spans)


def _statement_facts(detail: StatementDetail, *, plain: bool) -> Facts:
    row = detail.statement
    said_at = row.said_at
    days = f" ({_interval(said_at.earliest, said_at.latest)})" if said_at and said_at.earliest else ""
    facts = [
        ("marks", LEGEND if plain else ""),
        ("speaker", "; ".join(_speaker(speaker) for speaker in row.speakers) or "not known"),
        ("perhaps", "; ".join(_speaker(speaker) for speaker in row.candidates)),
        ("form", f"{row.form}, {row.modality}" + ("" if row.region == "body" else f", in a {row.region}")),
        ("medium", row.medium.text if row.medium else ""),
        ("venue", row.venue.text if row.venue else ""),
        ("to", row.addressee.text if row.addressee else ""),
        ("when", said_at.text + days if said_at else ""),
        ("inside", row.parent or ""),
        ("holds", " ".join(detail.children)),
        ("confidence", f"{row.confidence:.2f}"),
        ("claims", " ".join(f"{claim[:8]}" for claim in row.claims)),
        ("judged", "; ".join(_judged(judgement) for judgement in detail.judgements)),
        ("run", f"{detail.run.id}, model {detail.run.model}, claimdb {detail.run.version}"),
        ("ID", row.id),
        ("link", statement_link(row) or ""),
    ]
    return [(name, value) for name, value in facts if value]


def _article_facts(detail: ArticleDetail) -> Facts:
    row = detail.row
    state = plural(len(detail.statements), "statement") if row.extracted else "not extracted"
    facts = [
        ("statements", state),
        ("language", row.language or ""),
        ("versions", ", ".join(f"{version.number} ({version.added_at[:10]})" for version in detail.versions)),
        ("notes", " ".join(note for version in detail.versions if version.is_latest for note in version.notes)),
        ("judged", "; ".join(_judged(judgement) for judgement in detail.judgements)),
        ("run", f"{detail.run.id}, model {detail.run.model}" if detail.run else ""),
        ("ID", row.id),
    ]
    return [(name, value) for name, value in facts if value]


def _numbered(statements: Sequence[Statement], *, plain: bool) -> list[Mark]:
    """A mark for every part of every statement; the first part carries its number."""
    marks = []
    for number, statement in enumerate(statements, 1):
        for part, span in enumerate(statement.content):
            before = f"[{number}] " if not part else ""
            marks.append(Mark(span, "underline", f"[[{number}: " if plain else before, "]]" if plain else ""))
    return marks


def _interval(earliest: str | None, latest: str | None) -> str:
    return earliest or "" if earliest == latest else f"{earliest or '…'} to {latest or '…'}"


def _speaker(speaker: StatementSpeaker) -> str:
    role = f", {speaker.role}" if speaker.role else ""
    return f"{speaker.name}{role} ({speaker.kind}, {speaker.score:.2f})"


def _judged(judgement: JudgementRow) -> str:
    undone = ", undone" if judgement.undone_at else ""
    return f"{judgement.decision} by {judgement.who} on {judgement.made_at[:10]} ({judgement.id[:8]}{undone})"
