"""Claims as printed: the quotations that hold an appearance of a claim, with their passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models

_CHUNK = 400
SHORT = 2
"""Sentences of a quotation that is looked at whole; of a longer one those that hold the appearance are."""


class Quoted(NamedTuple):
    """What is quoted around an appearance of a claim: passages by row number, in order, with their texts."""

    article: int
    attribution: int
    passages: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        return " ".join(text for _, text in self.passages)

    def holding(self, words: str) -> int:
        """The passage with these words; the first where they run over several."""
        return next((pk for pk, text in self.passages if words in text), self.passages[0][0])


def of_articles(session: Session, articles: Sequence[int]) -> Iterator[tuple[int, list[Quoted]]]:
    """Claims that these articles (row numbers) quote, with all quotations that hold an appearance of them."""
    one, attribution = models.appearances, models.attributions
    touched: set[int] = set()
    for at in range(0, len(articles), _CHUNK):
        query = sa.select(one.c.claim_pk).join(attribution, attribution.c.pk == one.c.attribution_pk)
        query = query.where(attribution.c.article_pk.in_(articles[at : at + _CHUNK]))
        touched.update(session.scalars(query.where(attribution.c.form != "indirect")))
    wanted = sorted(touched)
    for at in range(0, len(wanted), _CHUNK):
        yield from sorted(_quoted(session, wanted[at : at + _CHUNK]).items())


def _quoted(session: Session, claims: Collection[int]) -> dict[int, list[Quoted]]:
    one, attribution = models.appearances, models.attributions
    rows = session.execute(
        sa.select(one.c.claim_pk, one.c.attribution_pk, one.c.start, one.c.end, attribution.c.article_pk)
        .join(attribution, attribution.c.pk == one.c.attribution_pk)
        .where(one.c.claim_pk.in_(claims), attribution.c.form != "indirect")
        .order_by(one.c.claim_pk, one.c.number)
    ).all()
    passages = _passages(session, {row.attribution_pk for row in rows})
    found: dict[int, dict[int, Quoted]] = defaultdict(dict)
    for row in rows:
        some = passages.get(row.attribution_pk, [])
        if len(some) > SHORT:
            some = [one for one in some if one[2] < row.end and row.start < one[3]]
        if some:
            told = tuple((pk, text) for pk, text, _, _ in some)
            found[row.claim_pk].setdefault(row.attribution_pk, Quoted(row.article_pk, row.attribution_pk, told))
    return {claim: list(some.values()) for claim, some in found.items()}


def _passages(session: Session, attributions: Collection[int]) -> dict[int, list[tuple[int, str, int, int]]]:
    """By attribution: row numbers, texts, starts and ends of its passages, in the order of the article."""
    passage, wanted = models.passages, sorted(attributions)
    found: dict[int, list[tuple[int, str, int, int]]] = defaultdict(list)
    columns = (passage.c.attribution_pk, passage.c.pk, passage.c.text, passage.c.start, passage.c.end)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(*columns).where(passage.c.attribution_pk.in_(wanted[at : at + _CHUNK]))
        for attribution, *told in session.execute(query.order_by(passage.c.start)):
            found[attribution].append((told[0], told[1], told[2], told[3]))
    return found
