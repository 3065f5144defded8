"""Judgements out to another database and in from one: they name articles and words, not rows, so they hold there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import FormatError
from claimdb.records import FORMS, MODALITIES, SPEAKER_CHANGES, SPEAKER_KINDS
from claimdb.store import claims, deciding, edges, identities, originpages, parts
from claimdb.store.judgements import CLAIM, DISPUTE, ORIGIN, SETTABLE, SPEAKER, by_id, lay_again, mark_undone
from claimdb.store.writing import insert_one

DECISIONS = {
    "attribution": ("accept", "reject", "spans", "speakers"),
    "article": ("metadata",),
    SPEAKER: SPEAKER_CHANGES,
    ORIGIN: ("independent",),
    CLAIM: claims.DECISIONS,
    DISPUTE: deciding.DECISIONS,
}
"""What can be decided about each subject."""


@dataclass(frozen=True, slots=True)
class Imported:
    """``waiting``: of those added, how many find no article or statement here yet; they apply when it comes.

    What rests on ``articles`` (ids) must be made again (workflow.redecide).
    """

    added: int
    undone: int
    known: int
    waiting: int
    articles: tuple[str, ...] = ()


def export_judgements(session: Session, *, subject: str | None = None) -> Iterator[dict[str, Any]]:
    """All judgements, or those on one subject, in the order in which they were made, one JSON object each."""
    row = models.judgements
    query = sa.select(row).order_by(row.c.made_at, row.c.pk)
    for one in session.execute(query if subject is None else query.where(row.c.subject == subject)):
        yield parts.judgement(one).as_dict()


def import_judgements(
    session: Session, objects: Iterable[Mapping[str, Any]], *, subject: str | None = None
) -> Imported:
    """Take judgements of another database in. What is here already stays; one that was undone there is undone here.

    Raises FormatError naming the line that is no judgement, or none on the subject.
    """
    added: list[str] = []
    undone = known = 0
    touched: set[str] = set()
    to_resolve: set[str] = set()
    for number, item in enumerate(objects, 1):
        values = _checked(item, number, subject)
        row = by_id(session, values["id"])
        if row is None:
            insert_one(session, models.judgements, **values)
            added.append(values["id"])
        elif values["undone_at"] and not row.undone_at:
            mark_undone(session, row.pk, values["undone_at"], values["undone_by"])
            undone += 1
        else:
            known += 1
            continue
        if values["subject"] == SPEAKER:
            to_resolve.update(identities.articles_of(session, values["value"]))
        elif values["subject"] == ORIGIN:
            originpages.lay(session, values["value"])
        elif values["subject"] == CLAIM:
            to_resolve.update(claims.articles_of(session, values["value"]))
        elif values["subject"] == DISPUTE:
            to_resolve.update(deciding.articles_of(session, values["value"]))
        else:
            touched.add(values["article_key"])
    found = set().union(*(lay_again(session, key) for key in sorted(touched)))
    waiting = [one for one in added if one not in found and _waits(session, one)]
    return Imported(len(added), undone, known, len(waiting), tuple(sorted(to_resolve)))


def export_edges(session: Session) -> list[edges.Line]:
    """The standing decisions about speakers in nomenklatura's layout (claimdb.store.edges)."""
    return edges.to_edges(identities.history(session, undone=False)[::-1])


def import_edges(session: Session, lines: Sequence[object]) -> Imported:
    """Take in edges of nomenklatura's resolver. Raises FormatError naming the line."""
    standing = [_told(one) for one in edges.from_edges(export_edges(session))]
    every = list(edges.from_edges(lines))
    fresh = [_named(session, one) for one in every if _told(one) not in standing]
    done = import_judgements(session, fresh, subject=SPEAKER)
    return replace(done, known=done.known + len(every) - len(fresh))


def _named(session: Session, item: dict[str, Any]) -> dict[str, Any]:
    """With the names for people to read, as far as they are printed here."""
    sides = {side: identities.read_side(item["value"], side) for side in ("left", "right")}
    return item | {"selector": {side: identities.names_of(session, some) for side, some in sides.items()}}


def _told(item: Mapping[str, Any]) -> tuple[object, object]:
    return item["decision"], item["value"]


def _waits(session: Session, judgement_id: str) -> bool:
    one = by_id(session, judgement_id)
    if one is None or one.undone_at:
        return False
    if one.subject == "attribution":
        return True
    if one.subject == DISPUTE:
        return not deciding.articles_of(session, one.value)
    if one.subject == ORIGIN:
        return originpages.waits(session, one.value)
    if one.subject == CLAIM:
        return not claims.is_found(session, one.value)
    if one.subject == SPEAKER:
        sides = [identities.read_side(one.value, side) for side in ("left", "right")]
        return any(side and not any(identities.found(session, side)) for side in sides)
    return session.scalar(sa.select(models.articles.c.pk).where(models.articles.c.key == one.article_key)) is None


# ── what a line must hold ────────────────────────────────────────────────────────────────────────────────────────

_TEXTS = ("id", "subject", "decision", "who", "made_at")


def _checked(item: Mapping[str, Any], number: int, subject: str | None) -> dict[str, Any]:
    needed = _TEXTS if item.get("subject") in (SPEAKER, ORIGIN, CLAIM, DISPUTE) else (*_TEXTS, "article")
    missing = [name for name in needed if not isinstance(item.get(name), str) or not item[name]]
    objects = [name for name in ("selector", "value") if not isinstance(item.get(name), Mapping)]
    if missing or objects:
        raise FormatError(f"Line {number} is no judgement: {', '.join(missing + objects)} missing or of another kind.")
    if item["decision"] not in DECISIONS.get(item["subject"], ()):
        raise FormatError(f"Line {number}: a judgement {item['decision']!r} on {item['subject']!r} is not known.")
    if subject not in (None, item["subject"]):
        raise FormatError(f"Line {number}: a judgement on {item['subject']!r}; `claimdb judgements import` takes it.")
    _CHECKS[item["subject"]](item, number)
    values = {name: item[name] for name in ("id", "subject", "decision", "who", "made_at")}
    return values | {
        "article_key": item.get("article"),
        "selector": dict(item["selector"]),
        "value": dict(item["value"]),
        "reason": item.get("reason"),
        "undone_at": item.get("undone_at"),
        "undone_by": item.get("undone_by") if item.get("undone_at") else None,
    }


def _check_statement(item: Mapping[str, Any], number: int) -> None:
    value, content = item["value"], item["selector"].get("content")
    if not (isinstance(content, list) and content):
        raise FormatError(f"Line {number}: the selector has no content.")
    if value.get("form", "direct") not in FORMS or value.get("modality", "asserted") not in MODALITIES:
        raise FormatError(f"Line {number}: the form or modality is not known.")
    for speaker in value.get("speakers", ()):
        if not isinstance(speaker, Mapping) or speaker.get("kind") not in SPEAKER_KINDS or not speaker.get("name"):
            raise FormatError(f"Line {number}: a speaker needs a name and a kind.")


def _check_article(item: Mapping[str, Any], number: int) -> None:
    if any(name not in SETTABLE for name in item["value"]):
        raise FormatError(f"Line {number}: only {', '.join(SETTABLE)} can be set.")


def _check_speaker(item: Mapping[str, Any], number: int) -> None:
    value, decision = item["value"], item["decision"]
    sides = [value.get("left") or [], value.get("right") or []]
    if not all(isinstance(side, list) and all(map(_is_referent, side)) for side in sides):
        raise FormatError(f"Line {number}: left and right are lists of [article, kind, name].")
    if not sides[0] or (decision != "rename" and not sides[1]):
        raise FormatError(f"Line {number}: it does not say who is meant.")
    if decision == "rename" and not (isinstance(value.get("name"), str) and value["name"].strip()):
        raise FormatError(f"Line {number}: the new name is missing.")


def _check_claim(item: Mapping[str, Any], number: int) -> None:
    for side in ("left", "right"):
        places = item["value"].get(side)
        if not (isinstance(places, list) and places and all(map(_is_place, places))):
            raise FormatError(f"Line {number}: it does not say which appearances are meant.")


def _check_dispute(item: Mapping[str, Any], number: int) -> None:
    left, right = item["value"].get("left"), item["value"].get("right")
    both = isinstance(left, list) and isinstance(right, list)
    if not (both and left and all(map(_is_place, (*left, *right)))):
        raise FormatError(f"Line {number}: it does not say which positions are meant.")


def _is_place(one: object) -> bool:
    return isinstance(one, Mapping) and isinstance(one.get("article"), str) and isinstance(one.get("spans"), list)


def _check_origin(item: Mapping[str, Any], number: int) -> None:
    pairs = item["value"].get("pairs")
    if not (isinstance(pairs, list) and pairs and all(isinstance(pair, Mapping) for pair in pairs)):
        raise FormatError(f"Line {number}: it does not say which passages are meant.")
    for pair in pairs:
        sides = [pair.get("left"), *([pair["right"]] if pair.get("right") else [])]
        if not all(isinstance(one, Mapping) and one.get("article") and one.get("passage") for one in sides):
            raise FormatError(f"Line {number}: a passage is told by its article and its selector.")


def _is_referent(one: object) -> bool:
    return isinstance(one, list) and len(one) == 3 and all(isinstance(x, str) for x in one) and one[1] in SPEAKER_KINDS


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], int], None]] = {
    "attribution": _check_statement,
    "article": _check_article,
    SPEAKER: _check_speaker,
    CLAIM: _check_claim,
    ORIGIN: _check_origin,
    DISPUTE: _check_dispute,
}
