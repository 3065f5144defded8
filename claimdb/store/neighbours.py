"""Articles that tell of one event, by the pairs of passages that are alike, and what their passages say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.contents.events import on_one_event
from claimdb.store.passages import counts

if TYPE_CHECKING:
    from claimdb.records import Position
    from claimdb.store.positions import Held

_CHUNK = 400
LIKE = 0.8
"""Likeness of the pairs of passages that count."""
MOST = 6
"""Articles beside one."""


class Line(NamedTuple):
    """A passage: ``cue``, ``modality`` and ``form`` are "" in an outlet's own voice."""

    article: int
    passage: int
    text: str
    cue: str
    modality: str
    form: str
    attribution: int | None


class Around:
    """Some articles with those on their events: what stands in all of them is read once, whoever asks for it."""

    def __init__(self, articles: Sequence[int], held: Held) -> None:
        self.session = held.session
        self.articles = articles
        """Row numbers."""
        self._held = held

    @cached_property
    def beside(self) -> dict[int, list[int]]:
        """By article: those on its event, itself first."""
        return of(self.session, self.articles)

    @cached_property
    def lines(self) -> dict[int, list[Line]]:
        """By article, its passages: of these and of all that stand beside them."""
        return lines(self.session, {article for some in self.beside.values() for article in some})

    def positions(self, pks: Collection[int]) -> dict[int, Position]:
        """By row number of the passage, in that order."""
        return dict(sorted(self._held.of(pks).items()))


def of(session: Session, articles: Sequence[int]) -> dict[int, list[int]]:
    """By article (row number): those beside it, itself first."""
    pair, left, right = models.passage_pairs, models.passages.alias("one"), models.passages.alias("other")
    found: dict[int, Counter[int]] = {article: Counter() for article in articles}
    for at in range(0, len(articles), _CHUNK):
        some = articles[at : at + _CHUNK]
        for mine, theirs, ours in ((left, right, pair.c.left_pk), (right, left, pair.c.right_pk)):
            other = pair.c.right_pk if ours is pair.c.left_pk else pair.c.left_pk
            query = (
                sa.select(mine.c.article_pk, theirs.c.article_pk, sa.func.count())
                .select_from(mine)
                .join(pair, ours == mine.c.pk)
                .join(theirs, theirs.c.pk == other)
                .where(mine.c.article_pk.in_(some), theirs.c.article_pk != mine.c.article_pk)
                .where(pair.c.likeness >= LIKE)
                .group_by(mine.c.article_pk, theirs.c.article_pk)
            )
            for article, beside, number in session.execute(query):
                found[article][beside] += number
    size = counts(session, found)
    return {article: [article, *on_one_event(common, MOST, size[article])] for article, common in found.items()}


def lines(session: Session, articles: Collection[int]) -> dict[int, list[Line]]:
    """By article, its passages."""
    passage, attribution, wanted = models.passages, models.attributions, sorted(articles)
    found: dict[int, list[Line]] = defaultdict(list)
    own: list[sa.ColumnElement[Any]] = [passage.c[name] for name in ("article_pk", "pk", "text", "attribution_pk")]
    columns = [*own, attribution.c.cue_text, attribution.c.modality, attribution.c.form]
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(*columns).outerjoin(attribution, attribution.c.pk == passage.c.attribution_pk)
        query = query.where(passage.c.article_pk.in_(wanted[at : at + _CHUNK])).order_by(passage.c.pk)
        for article, pk, text, said, cue, modality, form in session.execute(query):
            found[article].append(Line(article, pk, text, cue or "", modality or "", form or "", said))
    return found
