"""Disputes that a person dismissed: nothing is left of them but the decision, which names matter and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store import parts
from claimdb.store.rows import DismissedRow, file_label
from claimdb.text import fold


def dismissed(session: Session, *, about: str = "") -> list[DismissedRow]:
    """Those that stand, the latest first; with ``about``, those whose matter or positions hold all of its words."""
    words, rows = fold(about).split(), _standing(session)
    named = _outlets(session, {place["article"] for row in rows for place in row.value["left"]})
    found = [_row(row, named) for row in rows]
    return [one for one in found if all(word in _text(one) for word in words)]


def find(session: Session, prefix: str) -> DismissedRow | None:
    """The dismissed dispute whose id is or begins so, the latest of several; None where there is none."""
    lower = prefix.strip().lower()
    fits = [row for row in _standing(session) if lower and row.selector["dispute"].startswith(lower)]
    return next((_row(row, _outlets(session, {p["article"] for p in row.value["left"]})) for row in fits), None)


def count(session: Session) -> int:
    """How many dismissals stand."""
    return len(_standing(session))


def _standing(session: Session) -> list[sa.Row[Any]]:
    row = models.judgements
    query = sa.select(row).where(row.c.subject == "dispute", row.c.decision == "dismiss", row.c.undone_at.is_(None))
    return list(session.execute(query.order_by(row.c.made_at.desc(), row.c.pk.desc())))


def _outlets(session: Session, keys: Iterable[str]) -> dict[str, str]:
    article, outlet = models.articles, models.outlets
    rows = session.execute(
        sa.select(article.c.key, article.c.path, article.c.url, outlet.c.name)
        .outerjoin(outlet, outlet.c.pk == article.c.outlet_pk)
        .where(article.c.key.in_(sorted(keys)))
    )
    return {row.key: row.name or file_label(row.path, row.url) for row in rows}


def _row(row: sa.Row[Any], outlets: Mapping[str, str]) -> DismissedRow:
    places = [
        (outlets.get(place["article"], "an article that is not here"), _words(place["spans"]))
        for place in row.value["left"]
    ]
    return DismissedRow(
        id=row.selector["dispute"],
        matter=row.selector["matter"],
        judgement=parts.judgement(row),
        places=tuple(dict.fromkeys(places)),
    )


def _words(spans: Iterable[Iterable[Mapping[str, Any]]]) -> str:
    return " … ".join(part["exact"] for span in spans for part in span if "exact" in part)


def _text(row: DismissedRow) -> str:
    return fold(" ".join((row.matter, *(text for _, text in row.places))))
