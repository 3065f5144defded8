"""What people decided about disputes: told by places in articles, so that it holds after a re-run.

A place is an article's key and the W3C selectors of the passage (claimdb.selectors). Who decides has the disputes made
again (workflow.settle).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, selectors
from claimdb.errors import UsageError
from claimdb.matters import Decided
from claimdb.records import Span
from claimdb.store import disputes, judgements
from claimdb.store.identities import By
from claimdb.store.rows import DisputeRow, JudgementRow, PositionRow

DECISIONS = ("confirm", "dismiss", "merge", "split")
_LEAST = 0.5
"""Share of a place, and of a passage, that the two must have in common to be the same."""


def decide(session: Session, dispute: str, decision: str, by: By) -> JudgementRow:
    """``confirm``: it is a dispute; ``dismiss``: it is none. UsageError where the same person confirmed it before."""
    row = disputes.dispute(session, dispute).dispute
    if decision == "confirm" and row.judgement:
        before = judgements.judgement(session, row.judgement)
        if before.who == by.who:
            raise UsageError(f"{row.id[:8]} is confirmed already, by {told(before)}.")
    return _add(session, decision, row, {"left": _places(session, row.positions), "right": []}, by)


def merge(session: Session, dispute: str, other: str, by: By) -> JudgementRow:
    """The two are about one matter. Raises UsageError where they are one already."""
    one, two = disputes.dispute(session, dispute).dispute, disputes.dispute(session, other).dispute
    if one.id == two.id:
        raise UsageError(f"{one.id} is one dispute already; give the ID of another one to merge with.")
    value = {"left": _places(session, one.positions), "right": _places(session, two.positions)}
    return _add(session, "merge", one, value, by, other={"dispute": two.id, "matter": two.matter})


def split(session: Session, dispute: str, numbers: Sequence[int], by: By) -> JudgementRow:
    """The positions of these numbers, with what is set against them, are another matter.

    Raises UsageError where none or all are named, or where nothing would stay behind.
    """
    detail = disputes.dispute(session, dispute)
    row = detail.dispute
    known = {position.number for position in row.positions}
    unknown = sorted(set(numbers) - known)
    if unknown:
        raise UsageError(f"There is no position {unknown[0]}; {row.id[:8]} has 1 to {len(known)}.")
    if set(numbers) == known:
        raise UsageError("All positions are named; name those that are about something else than the rest.")
    out = [position for position in row.positions if position.number in numbers]
    rest = [position for position in row.positions if position.number not in numbers]
    if all(found & set(numbers) for found in detail.against):
        named = ", ".join(str(position.number) for position in out)
        raise UsageError(
            f"All the others are set against {named}, so nothing would be left of {row.id[:8]}; "
            "if it is no dispute, --dismiss says so."
        )
    return _add(session, "split", row, {"left": _places(session, out), "right": _places(session, rest)}, by)


def told(row: JudgementRow) -> str:
    """``Ana on 2024-05-31; `claimdb judge undo 91bc…` takes it back``."""
    return f"{row.who} on {row.made_at[:10]}; `claimdb judge undo {row.id[:8]}` takes it back"


def _add(session: Session, decision: str, row: DisputeRow, value: dict[str, Any], by: By, **more: Any) -> JudgementRow:
    selector = {"dispute": row.id, "matter": row.matter} | more
    return judgements.on_dispute(session, decision, selector, value, by=by)


def _places(session: Session, positions: Iterable[PositionRow]) -> list[dict[str, Any]]:
    article, version = models.articles, models.versions
    found = []
    for one in positions:
        row = session.execute(
            sa.select(article.c.key, version.c.text)
            .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
            .where(article.c.id == one.article.id)
        ).one()
        found.append({"article": row.key, "spans": selectors.describe(row.text, one.spans)})
    return found


# ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────


def standing(session: Session) -> list[Decided]:
    """Decisions that nobody undid, oldest first, with the passages that they are about today.

    What was taken out again after a merge is left out of the merge.
    """
    row = models.judgements
    query = (
        sa.select(row)
        .where(row.c.subject == judgements.DISPUTE, row.c.undone_at.is_(None))
        .order_by(row.c.made_at, row.c.pk)
    )
    rows = session.execute(query).all()
    if not rows:
        return []
    keys = {place["article"] for one in rows for place in (*one.value["left"], *one.value["right"])}
    stored = _stored(session, keys)
    found = [
        Decided(one.pk, one.decision, _found(one.value["left"], stored), _found(one.value["right"], stored))
        for one in rows
    ]
    found = [part for one in found for part in (one, *_together(session, one))]
    return [_less(one, found[at + 1 :]) if one.decision == "merge" else one for at, one in enumerate(found)]


def holding(session: Session, made: JudgementRow) -> list[tuple[str, str]]:
    """Id and matter of the disputes that hold nothing but what a decision tells of, the surest first."""
    places = [*made.value["left"], *made.value["right"]]
    passages = _found(places, _stored(session, {place["article"] for place in places}))
    table, position = models.disputes, models.positions
    held = sa.select(position.c.dispute_pk).where(position.c.passage_pk.in_(sorted(passages)))
    held = held.group_by(position.c.dispute_pk, table.c.size).having(sa.func.count() == table.c.size)
    held = held.join(table, table.c.pk == position.c.dispute_pk)
    rows = session.execute(
        sa.select(table.c.id, table.c.matter).where(table.c.pk.in_(held)).order_by(table.c.score.desc(), table.c.id)
    )
    return [(row.id, row.matter) for row in rows]


def _together(session: Session, split: Decided) -> Iterator[Decided]:
    """After a split: what one kind of finding sets against the left stays one matter with it."""
    if split.decision != "split":
        return
    finding, left = models.findings, sorted(split.left)
    rows = session.execute(
        sa.select(finding.c.kind, finding.c.left_pk, finding.c.right_pk)
        .where(sa.or_(finding.c.left_pk.in_(left), finding.c.right_pk.in_(left)))
        .order_by(finding.c.pk)
    )
    first: dict[str, frozenset[int]] = {}
    for kind, *both in rows:
        passages = frozenset(pk for pk in both if pk is not None)
        if passages <= split.left | split.right and first.setdefault(kind, passages) != passages:
            yield Decided(split.pk, "merge", first[kind], passages)


def _less(merge: Decided, later: Iterable[Decided]) -> Decided:
    """Without what a later split took out of the one matter."""
    whole = merge.left | merge.right
    out: set[int] = set()
    for one in later:
        if one.decision == "split" and one.left & whole and one.right & whole:
            out |= one.left
    return merge._replace(left=merge.left - out, right=merge.right - out)


def articles_of(session: Session, value: Mapping[str, Any]) -> list[str]:
    """Ids of the articles that a decision's value tells of, as far as they are here."""
    keys = sorted({place["article"] for side in ("left", "right") for place in value[side]})
    return sorted(session.scalars(sa.select(models.articles.c.id).where(models.articles.c.key.in_(keys))))


_Stored = Mapping[str, tuple[str, Sequence[tuple[int, Sequence[Span]]]]]
"""By key of the article: its text, and its passages with their spans."""


def _stored(session: Session, keys: Collection[str]) -> _Stored:
    article, version, passage = models.articles, models.versions, models.passages
    rows = session.execute(
        sa.select(article.c.key, version.c.text, passage.c.pk, passage.c.spans)
        .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
        .join(passage, passage.c.version_pk == version.c.pk)
        .where(article.c.key.in_(sorted(keys)))
        .order_by(passage.c.pk)
    )
    texts: dict[str, str] = {}
    held: dict[str, list[tuple[int, Sequence[Span]]]] = defaultdict(list)
    for row in rows:
        texts[row.key] = row.text
        held[row.key].append((row.pk, [Span(*span) for span in row.spans]))
    return {key: (text, held[key]) for key, text in texts.items()}


def _found(places: Sequence[Mapping[str, Any]], stored: _Stored) -> frozenset[int]:
    found: set[int] = set()
    for place in places:
        text, passages = stored.get(place["article"], ("", ()))
        spans = selectors.anchor_all(text, place["spans"]) if text else None
        if spans:
            found.update(pk for pk, own in passages if _same(own, spans))
    return frozenset(found)


def _same(one: Sequence[Span], other: Sequence[Span]) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared >= _LEAST * max(sum(end - start for start, end in spans) for spans in (one, other))
