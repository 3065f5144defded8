"""Who is who, as people decided it: merged, told apart, split, renamed. Told by what names stand for in each article.

Nothing here changes a link: who decides resolves the articles again that `articles_of` names (workflow.redecide).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound, UnknownName, UsageError
from claimdb.records import Referent, SpeakerChange, SpeakerDecision
from claimdb.store import judgements, parts
from claimdb.store.articles import article_id
from claimdb.store.nearest import nearest
from claimdb.store.rows import DecisionRow, JudgementRow, file_label
from claimdb.text import collapse_space, fold

_CHUNK = 400
_SHOWN = 20
"""Articles that a message lists."""


# ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────


def standing(session: Session) -> list[SpeakerDecision]:
    """Decisions that nobody undid, oldest first: where two contradict each other, the later one wins."""
    return [_decision(row) for row in session.execute(_of_speakers(undone=False))]


def history(session: Session, speaker_id: str | None = None, *, undone: bool = True) -> list[DecisionRow]:
    """Decisions, the latest first; of one speaker those that are about anything that it stands for today."""
    rows = [_row(row) for row in session.execute(_of_speakers(undone=undone))][::-1]
    if speaker_id is None:
        return rows
    here = set(referents_of(session, speaker_id))
    return [row for row in rows if here.intersection((*row.about, *row.against))]


def last(session: Session) -> JudgementRow:
    """The latest decision that stands. Raises NotFound."""
    rows = session.execute(_of_speakers(undone=False)).all()
    if not rows:
        raise NotFound("No decision about speakers stands; `claimdb speakers history` lists those that were undone.")
    return parts.judgement(rows[-1])


def referents_of(session: Session, speaker_id: str) -> tuple[Referent, ...]:
    """What the speaker stands for today: its names as printed, article by article."""
    rows = session.execute(_meant().where(models.speakers.c.id == speaker_id))
    rows_by_judgement = session.execute(_judged().where(models.speakers.c.id == speaker_id))
    return tuple(sorted({Referent(row.article, row.kind, row.key) for row in (*rows, *rows_by_judgement)}))


def speakers_of(session: Session, referents: Iterable[Referent]) -> list[str]:
    """Ids of the speakers that these stand for today, the one that most of them stand for first."""
    found = Counter(speaker for _, speaker in _known(session, set(referents)))
    return [speaker for speaker, _ in found.most_common()]


def found(session: Session, referents: Iterable[Referent]) -> set[Referent]:
    """Those of them that stand for a speaker here."""
    return {one for one, _ in _known(session, set(referents))}


def _known(session: Session, referents: set[Referent]) -> set[tuple[Referent, str]]:
    keys = sorted({one.article for one in referents})
    known: set[tuple[Referent, str]] = set()
    for at in range(0, len(keys), _CHUNK):
        for query in (_meant(), _judged()):
            for row in session.execute(query.where(models.articles.c.key.in_(keys[at : at + _CHUNK]))):
                known.add((Referent(row.article, row.kind, row.key), row.speaker))
    return {one for one in known if one[0] in referents}


def articles_of(session: Session, value: Mapping[str, Any]) -> list[str]:
    """Ids of the articles that a decision's value tells of, as far as they are here."""
    keys = sorted({one.article for side in ("left", "right") for one in read_side(value, side)})
    found: list[str] = []
    for at in range(0, len(keys), _CHUNK):
        article = models.articles
        found += session.scalars(sa.select(article.c.id).where(article.c.key.in_(keys[at : at + _CHUNK])))
    return sorted(found)


def read_side(value: Mapping[str, Any], side: str) -> tuple[Referent, ...]:
    """The referents on the ``left`` or ``right`` of a decision's value."""
    return tuple(Referent(article, kind, key) for article, kind, key in value.get(side) or ())


# ── decide ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who decides, and why."""

    who: str
    reason: str | None = None


def merge(session: Session, one: str, other: str, by: By) -> JudgementRow:
    """The two speakers (ids) are one. Raises UsageError when they are one already."""
    if one == other:
        raise UsageError(f"{_name(session, one)} is one speaker already; there is nothing to merge.")
    return _decide(session, "same", (one, _whole(session, one)), (other, _whole(session, other)), by)


def tell_apart(session: Session, one: str, other: str, by: By) -> JudgementRow:
    """The two speakers (ids) are not one, whatever their names. Raises UsageError when that was said already."""
    if one == other:
        raise UsageError(f"{_name(session, one)} is one speaker; `claimdb speakers split` makes two of it.")
    left, right = _whole(session, one), _whole(session, other)
    said = _apart(session, left, right)
    if said:
        row = judgements.judgement(session, said)
        raise UsageError(f"They are apart already: {row.decision} by {row.who} on {row.made_at[:10]} ({row.id[:8]}).")
    return _decide(session, "different", (one, left), (other, right), by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a speaker is somebody else's: in any of the articles and under any of the names, where some are given."""

    articles: Sequence[str] = ()
    names: Sequence[str] = ()


def split(session: Session, speaker: str, part: Part, by: By) -> JudgementRow:
    """Part of what a speaker (id) stands for is somebody else. UsageError for nothing, or all of it."""
    every = _whole(session, speaker)
    if not part.articles and not part.names:
        what = "\n".join(f"  {line}" for line in _stands_for(session, every))
        raise UsageError(f"Say what to split off, by --article ID, --name NAME, or both. There is:\n{what}")
    articles = {_article_key(session, prefix) for prefix in part.articles}
    names = {_printed(session, name, every) for name in part.names}
    off = [one for one in every if (not articles or one.article in articles) and (not names or one.key in names)]
    left = set(off)
    rest = [one for one in every if one not in left]
    if not off or not rest:
        what = "All of" if off else "Nothing of"
        raise UsageError(f"{what} {_name(session, speaker)} stands there; `claimdb speaker {speaker}` shows what does.")
    return _decide(session, "split", (speaker, tuple(off)), (speaker, tuple(rest)), by)


def rename(session: Session, speaker: str, name: str, by: By) -> JudgementRow:
    """List the speaker (id) under another name. UsageError for an empty name or the one that it has already."""
    right = collapse_space(name)
    if not right or not fold(right):
        raise UsageError("The name is empty.")
    if right == _name(session, speaker):
        raise UsageError(f"{right} is the name already.")
    value = {"left": _plain(_whole(session, speaker)), "right": [], "name": right}
    selector = {"left": _name(session, speaker)}
    return judgements.on_speakers(session, "rename", selector, value, who=by.who, reason=by.reason)


Side = tuple[str, tuple[Referent, ...]]
"""A speaker's id, and what of it a decision is about."""


def _decide(session: Session, decision: SpeakerChange, left: Side, right: Side, by: By) -> JudgementRow:
    selector = {"left": _name(session, left[0]), "right": _name(session, right[0])}
    value = {"left": _plain(left[1]), "right": _plain(right[1]), "name": None}
    return judgements.on_speakers(session, decision, selector, value, who=by.who, reason=by.reason)


def _whole(session: Session, speaker_id: str) -> tuple[Referent, ...]:
    """What a decision about the speaker is about. UsageError where that is not known yet."""
    found = referents_of(session, speaker_id)
    if not found:
        name = _name(session, speaker_id)
        raise UsageError(f"Where {name} is named is not known yet; `claimdb update` brings the speakers up to date.")
    return found


def _plain(referents: Iterable[Referent]) -> list[list[str]]:
    return [[one.article, one.kind, one.key] for one in referents]


def _apart(session: Session, left: Sequence[Referent], right: Sequence[Referent]) -> str | None:
    """Id of the latest decision that says something of the two, where it says that they are two."""
    one, other = set(left), set(right)
    for row in history(session, undone=False):
        about, against = set(row.about), set(row.against)
        if row.decision == "same" and one & (about | against) and other & (about | against):
            return None
        if row.decision in ("different", "split") and (
            (one & about and other & against) or (one & against and other & about)
        ):
            return row.judgement.id
    return None


def _article_key(session: Session, prefix: str) -> str:
    article = models.articles
    return str(session.scalar(sa.select(article.c.key).where(article.c.id == article_id(session, prefix))))


def _stands_for(session: Session, referents: Sequence[Referent]) -> list[str]:
    """``3fa94c02  Harbour Gazette 2024-05-31: Ana Lie``, one line an article."""
    article, names = models.articles, dict[str, dict[str, None]]()
    for one in referents:
        names.setdefault(one.article, {})[names_of(session, [one])] = None
    rows = session.execute(
        sa.select(
            article.c.key, article.c.id, article.c.published, article.c.path, article.c.url, models.outlets.c.name
        )
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
        .where(article.c.key.in_(names))
        .order_by(article.c.published, article.c.id)
        .limit(_SHOWN)
    ).all()
    lines = [
        f"{row.id[:8]}  {row.name or file_label(row.path, row.url)} {(row.published or '')[:10]}".rstrip()
        + f": {'; '.join(names[row.key])}"
        for row in rows
    ]
    return lines if len(rows) == len(names) else [*lines, f"and {len(names) - len(rows):,} more articles"]


def _printed(session: Session, name: str, referents: Sequence[Referent]) -> str:
    """The folded name, when one of them is printed so."""
    key = fold(name)
    if any(one.key == key for one in referents):
        return key
    names = [names_of(session, [one]) for one in {one.key: one for one in referents}.values()]
    raise UnknownName(f"Nobody prints {name!r} for that speaker.", nearest(name, names) or sorted(names)[:10])


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_speakers(*, undone: bool) -> sa.Select[Any]:
    row = models.judgements
    query = sa.select(row).where(row.c.subject == judgements.SPEAKER).order_by(row.c.made_at, row.c.pk)
    return query if undone else query.where(row.c.undone_at.is_(None))


def _meant() -> sa.Select[Any]:
    """Who stands behind each name in each article, as resolution has it."""
    referent = models.referents
    return (
        sa.select(
            models.articles.c.key.label("article"),
            referent.c.kind,
            referent.c.key,
            models.speakers.c.id.label("speaker"),
        )
        .select_from(referent)
        .join(models.speakers, models.speakers.c.pk == referent.c.speaker_pk)
        .join(models.articles, models.articles.c.pk == referent.c.article_pk)
    )


def _judged() -> sa.Select[Any]:
    """Who stands behind the names that people gave to statements."""
    mention, attribution = models.mentions, models.attributions
    article, speaker = models.articles.c.key.label("article"), models.speakers.c.id.label("speaker")
    return (
        sa.select(article, mention.c.kind, mention.c.key, speaker)
        .select_from(models.links)
        .join(models.speakers, models.speakers.c.pk == models.links.c.speaker_pk)
        .join(mention, mention.c.pk == models.links.c.mention_pk)
        .join(attribution, attribution.c.pk == mention.c.attribution_pk)
        .join(models.articles, models.articles.c.pk == attribution.c.article_pk)
        .where(models.links.c.judgement_pk.is_not(None), models.links.c.acts, attribution.c.listed)
    )


def _name(session: Session, speaker_id: str) -> str:
    name = session.scalar(sa.select(models.speakers.c.name).where(models.speakers.c.id == speaker_id))
    if name is None:
        raise NotFound(f"There is no speaker {speaker_id!r}; `claimdb speakers` lists them.")
    return str(name)


def names_of(session: Session, referents: Iterable[Referent]) -> str:
    """The names as printed, joined by semicolons; folded where nothing here prints them."""
    return "; ".join({one.key: _as_printed(session, one) for one in referents}.values())


def _as_printed(session: Session, one: Referent) -> str:
    for table in (models.mentions, models.referents):
        query = sa.select(table.c.name).where(table.c.key == one.key, table.c.kind == one.kind).limit(1)
        if (name := session.scalar(query)) is not None:
            return str(name)
    return one.key


def _decision(row: sa.Row[Any]) -> SpeakerDecision:
    return SpeakerDecision(
        pk=row.pk,
        decision=cast(SpeakerChange, row.decision),
        left=read_side(row.value, "left"),
        right=read_side(row.value, "right"),
        name=row.value.get("name"),
    )


def _row(row: sa.Row[Any]) -> DecisionRow:
    told = _decision(row)
    return DecisionRow(
        judgement=parts.judgement(row),
        decision=told.decision,
        left=_named(row.selector.get("left"), told.left),
        right=_named(row.selector.get("right"), told.right),
        name=told.name,
        about=told.left,
        against=told.right,
    )


def _named(name: str | None, referents: Sequence[Referent]) -> str:
    """The speaker's name then, or the names as printed, folded, where the decision does not tell it."""
    return name or "; ".join(dict.fromkeys(one.key for one in referents))
