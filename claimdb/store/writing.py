"""Rows of attributions and their parts, as the tables take them; how rows are put in."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Attribution, Span, SpeakerGuess
from claimdb.store import wordsearch
from claimdb.text import fold

STATEMENT_SEARCH = sa.table("statement_search", sa.column("rowid"), sa.column("content"), sa.column("source"))
PARAGRAPH_SEARCH = sa.table("paragraph_search", sa.column("rowid"), sa.column("content"))
MINUTE = len("2023-07-13T02:26")


def joined(text: str, spans: Sequence[Span]) -> str:
    """The parts of a discontinuous span as listings show them."""
    return " … ".join(text[start:end] for start, end in spans)


def line_breaks(text: str) -> list[int]:
    """Offsets of the line feeds."""
    return [at for at, letter in enumerate(text) if letter == "\n"]


def attribution_row(text: str, item: Attribution, breaks: Sequence[int]) -> dict[str, Any]:
    """The columns that the attribution itself fills. `breaks` are the text's `line_breaks`."""
    start = item.content[0].start
    return {
        "form": item.form,
        "modality": item.modality,
        "region": item.region,
        "paragraph": item.paragraph,
        "line": bisect.bisect_left(breaks, start) + 1,
        "confidence": share(item.confidence),
        "text": joined(text, item.content),
        "source_text": joined(text, item.source),
        "cue_text": joined(text, item.cue),
        "start": start,
        "end": item.content[-1].end,
    }


def said(said_at: Mapping[str, Any] | None, section: str | None, published: str | None) -> dict[str, str]:
    """When it was said, else when its section, else when its article was published; empty where nothing is known."""
    earliest, latest = (said_at["earliest"], said_at["latest"]) if said_at else (None, None)
    first, last = earliest or latest, latest or earliest
    printed = section or published or ""
    return {"said_from": (first or printed)[:MINUTE], "said_to": (last or printed)[:MINUTE]}


def ends(span: Span) -> dict[str, int]:
    """A span as two columns."""
    return {"start": span.start, "end": span.end}


def write_parts(session: Session, text: str, pks: Sequence[int], found: Sequence[Attribution]) -> None:
    """Spans, circumstances, mentions and search rows of attributions that stand in their table already."""
    spans, circumstances, mentions, search = [], [], [], []
    for pk, item in zip(pks, found, strict=True):
        for role in ("source", "cue", "content"):
            parts: tuple[Span, ...] = getattr(item, role)
            spans += [{"attribution_pk": pk, "role": role, "number": n, **ends(s)} for n, s in enumerate(parts)]
        circumstances += _circumstances(pk, item)
        mentions += _mentions(pk, item)
        content = joined(text, item.content)
        source = joined(text, item.source)
        search.append({"rowid": pk, "content": wordsearch.index_form(content), "source": wordsearch.index_form(source)})
    insert_plain(session, models.attribution_spans, spans)
    insert_plain(session, models.circumstances, circumstances)
    insert_plain(session, models.mentions, mentions)
    insert_plain(session, STATEMENT_SEARCH, search)


def _circumstances(pk: int, item: Attribution) -> list[dict[str, Any]]:
    found = []
    for kind in models.CIRCUMSTANCES:
        value = getattr(item, kind)
        if value is not None:
            found.append(
                {
                    "attribution_pk": pk,
                    "kind": kind,
                    "text": value.text,
                    "earliest": getattr(value, "earliest", None),
                    "latest": getattr(value, "latest", None),
                    **ends(value.span),
                }
            )
    return found


def _mentions(pk: int, item: Attribution) -> list[dict[str, Any]]:
    guesses = [(guess, False) for guess in item.speakers] + [(guess, True) for guess in item.candidates]
    return [_mention(pk, n, guess, candidate, item.source) for n, (guess, candidate) in enumerate(guesses)]


def _mention(pk: int, number: int, guess: SpeakerGuess, candidate: bool, source: Sequence[Span]) -> dict[str, Any]:
    return {
        "attribution_pk": pk,
        "number": number,
        "name": guess.name,
        "key": fold(guess.name),
        "kind": guess.kind,
        "score": share(guess.score),
        "role": guess.role,
        "candidate": candidate,
        "start": source[0].start if source else None,
        "end": source[0].end if source else None,
    }


def share(value: float) -> float:
    """Models give 1.0000001 now and then."""
    return min(1.0, max(0.0, float(value)))


# ── rows in ──────────────────────────────────────────────────────────────────────────────────────────────────────


def insert_one(session: Session, into: sa.Table, **values: Any) -> int:
    """The new row's number."""
    return int(session.execute(sa.insert(into).values(**values).returning(into.c.pk)).scalar_one())


def insert_many(session: Session, into: sa.Table, rows: list[dict[str, Any]]) -> list[int]:
    """The new rows' numbers, in the order given."""
    if not rows:
        return []
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        # The next number is the largest plus one, and nobody else writes: https://www.sqlite.org/autoinc.html.
        # Asked to return them in order, SQLAlchemy would put in row by row.
        largest = connection.execute(sa.select(sa.func.coalesce(sa.func.max(into.c.pk), 0))).scalar_one()
        insert_plain(session, into, rows)
        return list(range(largest + 1, largest + 1 + len(rows)))
    statement = sa.insert(into).returning(into.c.pk, sort_by_parameter_order=True)
    return list(connection.execute(statement, rows).scalars())


def insert_plain(session: Session, into: sa.TableClause, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(sa.insert(into), rows)
