"""Judgements: made, undone, listed. Each call lays those on statements and articles over the machine's rows at once.

The subject is told by selector: the article's key, and for a statement the W3C selectors of its content. So a judgement
finds its statement again after a re-run or in a changed text, and in another database that holds the same article.
Judgements on speakers tell what names stand for in each article (claimdb.store.identities); they work by resolution.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, selectors
from claimdb.db import now
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import SPEAKER_KINDS, Form, Modality, Span, SpeakerChange, SpeakerKind
from claimdb.store import keys, metadata, overlay, parts, statements
from claimdb.store.links import drop_unused_speakers
from claimdb.store.outlets import drop_unused_outlets
from claimdb.store.rows import JudgementRow
from claimdb.store.writing import insert_one

if TYPE_CHECKING:
    from claimdb.store.identities import By

SPEAKER = "speaker"
"""The subject of judgements that say who is who."""
ORIGIN = "origin"
"""Of those that say what was written independently (claimdb.store.origins)."""
CLAIM = "claim"
"""Of those that say which appearances report one utterance (claimdb.store.claims)."""
DISPUTE = "dispute"
"""The subject of judgements on what is disputed."""
SETTABLE = ("outlet", "title", "byline", "published", "url", "language")


# ── decide ───────────────────────────────────────────────────────────────────────────────────────────────────────


def accept(session: Session, statement_id: str, *, who: str, reason: str | None = None) -> JudgementRow:
    """A person read the statement and found it right."""
    return _on_statement(session, statement_id, "accept", {}, who=who, reason=reason)


def reject(session: Session, statement_id: str, *, who: str, reason: str | None = None) -> JudgementRow:
    """It is no statement: listings leave it out from now on."""
    return _on_statement(session, statement_id, "reject", {}, who=who, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a statement should be; offsets into the latest version's text, ``None`` leaves a part as it is."""

    content: Sequence[Span]
    source: Sequence[Span] | None = None
    cue: Sequence[Span] | None = None
    form: Form | None = None
    modality: Modality | None = None


def correct_spans(
    session: Session, statement_id: str, right: Correction, *, who: str, reason: str | None = None
) -> JudgementRow:
    """Content, source or cue stand elsewhere. Raises UsageError for spans that are empty, overlap or leave the text."""
    text = _text_of(session, statement_id)
    value: dict[str, Any] = {}
    for role in ("content", "source", "cue"):
        spans = getattr(right, role)
        if spans is not None:
            value[role] = selectors.describe(text, _checked(spans, text, role))
    if not right.content:
        raise UsageError("A statement needs content; `reject` says that there is no statement.")
    value |= {name: told for name in ("form", "modality") if (told := getattr(right, name))}
    return _on_statement(session, statement_id, "spans", value, who=who, reason=reason)


def correct_speakers(
    session: Session,
    statement_id: str,
    speakers: Sequence[tuple[str, SpeakerKind]],
    *,
    who: str,
    reason: str | None = None,
) -> JudgementRow:
    """Who said it, by name and kind; nobody in the list says that it is not known."""
    for name, kind in speakers:
        if not name.strip() or kind not in SPEAKER_KINDS:
            raise UsageError(f"{name!r} ({kind}) is no speaker; kinds are {', '.join(SPEAKER_KINDS)}.")
    value = {"speakers": [{"name": name.strip(), "kind": kind} for name, kind in speakers]}
    return _on_statement(session, statement_id, "speakers", value, who=who, reason=reason)


def set_metadata(
    session: Session, article_id: str, values: Mapping[str, str | None], *, who: str, reason: str | None = None
) -> JudgementRow:
    """Correct an article's metadata; ``None`` says that it is not known."""
    unknown = [name for name in values if name not in SETTABLE]
    if unknown or not values:
        raise UsageError(f"{', '.join(unknown) or 'Nothing'} cannot be set; {', '.join(SETTABLE)} can.")
    key = session.scalar(sa.select(models.articles.c.key).where(models.articles.c.id == article_id))
    if key is None:
        raise NotFound(f"There is no article {article_id}.")
    row = _add(session, _new("article", key, {}, "metadata", dict(values), who=who, reason=reason))
    lay_again(session, key)
    return parts.judgement(row)


def on_speakers(
    session: Session,
    decision: SpeakerChange,
    selector: dict[str, Any],
    value: dict[str, Any],
    *,
    who: str,
    reason: str | None = None,
) -> JudgementRow:
    """Who is who; the articles that the value tells of must be resolved again. ``selector`` is for people to read."""
    return parts.judgement(_add(session, _new(SPEAKER, None, selector, decision, value, who=who, reason=reason)))


def on_origin(
    session: Session, selector: dict[str, Any], value: dict[str, Any], *, who: str, reason: str | None = None
) -> JudgementRow:
    """Passages were written independently; `origins.lay` makes it work. ``selector`` is for people to read."""
    return parts.judgement(_add(session, _new(ORIGIN, None, selector, "independent", value, who=who, reason=reason)))


def on_dispute(
    session: Session, decision: str, selector: dict[str, Any], value: dict[str, Any], *, by: By
) -> JudgementRow:
    """What is disputed; disputes must be made again. ``selector`` is for people to read, ``value`` tells the places."""
    return parts.judgement(_add(session, _new(DISPUTE, None, selector, decision, value, who=by.who, reason=by.reason)))


def on_claim(
    session: Session, decision: str, selector: dict[str, Any], value: dict[str, Any], *, by: By
) -> JudgementRow:
    """What is one claim; claims must be grouped again. ``selector`` is for people to read, ``value`` tells places."""
    return parts.judgement(_add(session, _new(CLAIM, None, selector, decision, value, who=by.who, reason=by.reason)))


def undo(session: Session, prefix: str, *, who: str) -> JudgementRow:
    """Take a judgement back; it stays in the list, marked. Raises NotFound, Ambiguous, or UsageError when undone.

    After one on speakers the articles that it tells of must be resolved again, after one on an origin it must be laid.
    """
    row = _find(session, prefix)
    if row.undone_at:
        raise UsageError(f"Judgement {row.id} was undone by {row.undone_by} on {row.undone_at[:10]}.")
    mark_undone(session, row.pk, now(), who)
    if row.article_key:
        lay_again(session, row.article_key)
    return parts.judgement(_find(session, row.id))


def judgement(session: Session, prefix: str) -> JudgementRow:
    """The judgement of that id or beginning of an id."""
    return parts.judgement(_find(session, prefix))


def judgements(
    session: Session,
    *,
    decision: str | None = None,
    who: str | None = None,
    undone: bool = True,
    limit: int | None = None,
) -> list[JudgementRow]:
    """The latest first; those that were undone too, unless ``undone=False``."""
    row = models.judgements
    query = sa.select(row).order_by(row.c.made_at.desc(), row.c.pk.desc()).limit(limit)
    if decision:
        query = query.where(row.c.decision == decision)
    if who:
        query = query.where(row.c.who == who)
    if not undone:
        query = query.where(row.c.undone_at.is_(None))
    return [parts.judgement(one) for one in session.execute(query)]


def unanchored(session: Session) -> list[JudgementRow]:
    """Standing judgements on statements that are not found now: no such article, or its text says other things."""
    row = models.judgements
    rows = session.execute(
        sa.select(row).where(row.c.undone_at.is_(None), row.c.subject == "attribution").order_by(row.c.pk)
    ).all()
    keyed: dict[str, set[str]] = {}
    for key in {one.article_key for one in rows if one.article_key}:
        pk = session.scalar(sa.select(models.articles.c.pk).where(models.articles.c.key == key))
        keyed[key] = overlay.found(session, pk) if pk else set()
    return [parts.judgement(one) for one in rows if one.id not in keyed.get(one.article_key or "", set())]


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _on_statement(
    session: Session, statement_id: str, decision: str, value: dict[str, Any], *, who: str, reason: str | None
) -> JudgementRow:
    found = statements.statement(session, statement_id).statement
    key, text = _key_and_text(session, found.article.id)
    if found.article.version != _latest_number(session, found.article.id):
        raise UsageError(f"Statement {found.id} stands in an older version of its article; judge the latest one.")
    selector = {"content": selectors.describe(text, found.content), "statement": found.id}
    row = _add(session, _new("attribution", key, selector, decision, value, who=who, reason=reason))
    lay_again(session, key)
    return parts.judgement(row)


def _text_of(session: Session, statement_id: str) -> str:
    found = statements.statement(session, statement_id).statement
    return _key_and_text(session, found.article.id)[1]


def _key_and_text(session: Session, article_id: str) -> tuple[str, str]:
    row = session.execute(
        sa.select(models.articles.c.key, models.versions.c.text)
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .where(models.articles.c.id == article_id, models.versions.c.is_latest)
    ).one()
    return row.key, row.text


def _latest_number(session: Session, article_id: str) -> int | None:
    return session.scalar(
        sa.select(models.versions.c.number)
        .join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
        .where(models.articles.c.id == article_id, models.versions.c.is_latest)
    )


def _checked(spans: Sequence[Span], text: str, role: str) -> list[Span]:
    ordered = [Span(*span) for span in spans]
    at = 0
    for start, end in ordered:
        if start < at or end <= start or end > len(text):
            raise UsageError(
                f"The spans of the {role} must be in order, not empty, and inside the text: {start}-{end}."
            )
        at = end
    return ordered


def _new(
    subject: str,
    key: str | None,
    selector: dict[str, Any],
    decision: str,
    value: dict[str, Any],
    *,
    who: str,
    reason: str | None,
) -> dict[str, Any]:
    if not who.strip():
        raise UsageError("A judgement needs the name of who made it.")
    made_at = now()
    told = json.dumps([selector, value], sort_keys=True, ensure_ascii=False)
    return {
        "id": keys.judgement_id(subject, key or "", told, decision, who, made_at),
        "subject": subject,
        "article_key": key,
        "selector": selector,
        "decision": decision,
        "value": value,
        "reason": reason,
        "who": who,
        "made_at": made_at,
    }


def _add(session: Session, values: dict[str, Any]) -> sa.Row[Any]:
    """The new row; the same decision in the same second is the same judgement, unless it was undone meanwhile."""
    while (row := by_id(session, values["id"])) is not None and row.undone_at:
        values["id"] = keys.judgement_id(values["id"])
    if row is None:
        insert_one(session, models.judgements, **values)
    return _find(session, values["id"])


def by_id(session: Session, judgement_id: str) -> sa.Row[Any] | None:
    """The stored row of exactly that id."""
    return session.execute(sa.select(models.judgements).where(models.judgements.c.id == judgement_id)).first()


def mark_undone(session: Session, pk: int, when: str, who: str) -> None:
    """Nothing else is ever changed in a row."""
    row = models.judgements
    session.execute(sa.update(row).where(row.c.pk == pk).values(undone_at=when, undone_by=who))


def _find(session: Session, prefix: str) -> sa.Row[Any]:
    lower = prefix.strip().lower()
    row = models.judgements
    found = session.execute(sa.select(row).where(row.c.id >= lower, row.c.id < f"{lower}g").limit(20)).all()
    if not lower or not found:
        raise NotFound(f"There is no judgement {prefix!r}; `claimdb judgements` lists them.")
    if len(found) > 1:
        raise Ambiguous(f"{prefix!r} is the beginning of {len(found)} judgements.", [one.id for one in found])
    return found[0]


def lay_again(session: Session, key: str) -> set[str]:
    """Lay the judgements over the article of that key; gives the ids of those that found their statement."""
    pk = session.scalar(sa.select(models.articles.c.pk).where(models.articles.c.key == key))
    if pk is None:
        return set()
    metadata.apply_metadata(session, pk)
    found = overlay.apply(session, pk)
    drop_unused_speakers(session)
    drop_unused_outlets(session)
    return found
