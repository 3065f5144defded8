"""Articles → passages; passages that have telling words in common meet, and those that are alike are kept as pairs.

What grouping and disputes look at comes from here, so that neither compares everything with everything: a passage
meets others under its most telling words, the nearest in time first, and within articles on one event by rough vectors.
How alike two are is expected from words and rough vectors; sentence vectors tell it where one speaker perhaps says the
same twice, and the pair scorer reads what is nearly the same in other words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimdb import __version__
from claimdb.contents.events import on_one_event
from claimdb.contents.passages import Key, Piece, joined, keys, pieces
from claimdb.contents.vectors import Floats, packed, unpacked
from claimdb.contents.words import overlap, telling
from claimdb.store import passages, runs
from claimdb.store.passages import Cut, Draft, Pair, Reading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.nlp.pairs import Scorer, Vectors, WordVectors

STEP = "compare"
METHOD = "words, vectors and pair scorer"
LEAST_SHARED = 6.0
"""Weight of the words that two passages must have in common to meet."""
FAR, FAR_SHARED = 31, 14.0
"""Days from which on two passages must have so much in common: news of other months uses the same words."""
SHORT, SHORT_SHARED, SHORT_SHARE, SHORT_DAYS = 14.0, 3.0, 0.4, 2
"""A statement whose keys weigh no more than this meets others of the same days under so much and such a share of it."""
MOST = 25
"""Partners of a passage: those with the most in common."""
NEAR, ROUGHLY = 4, 0.5
"""Of an article on the same event: so many passages nearest by rough vectors, from this cosine on, are partners too."""
ARTICLES = 8
"""On one event, looked through beside a new one: those in which the most of its passages met one."""
FIT = (0.319, 0.113, 0.067, 0.497)
"""Of 700 pairs of STS-B train; the mean error is 0.038."""
VERBATIM = 0.7
"""Share of all words, by weight, that both hold: from here on two statements of one speaker need no closer look."""
TRIMMED = 0.9
"""Share of the shorter one's words from which it is taken to be a part of the other."""
CLOSER = 0.77
"""Cosine to be expected from which vectors are made of two statements of one speaker."""
LEAST_LIKENESS = 0.73
"""Cosine, or what is expected of it, below which a pair is forgotten."""
HOPELESS = 0.55
"""Cosine of rough vectors below which a pair is not looked at more closely."""
SCORED_FROM = 0.85
"""Cosine from which the pair scorer reads a pair: of one speaker, or of two articles ..."""
RELATED = 0.5
"""... with such a share of all words that both hold, by weight."""
_AT_ONCE = 20_000
"""Pairs whose rough vectors are multiplied together."""


@dataclass(frozen=True, slots=True)
class ComparisonSummary:
    """Passages made now, pairs found alike now."""

    passages: int = 0
    pairs: int = 0


def compare(session: Session, article_ids: Sequence[str] | None = None) -> ComparisonSummary:
    """Make the passages of these articles (of all, when None) and their pairs, where they are not made. No commit.

    What was made by another version of claimdb stays until its article changes.
    """
    run = runs.resume_or_start(session, step=STEP, model=METHOD, version=__version__)
    run_pk = runs.row_number(session, run.id)
    made = pairs = 0
    for drafts in passages.drafts(session, article_ids):
        new = _fill(session, drafts, run_pk)
        made += len(new)
        pairs += _meet(session, new, run_pk)
    runs.finish(session, run.id)
    if not made:
        runs.drop_unused(session)
    return ComparisonSummary(made, pairs)


# ── passages ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Made:
    pk: int
    article_pk: int
    day: int
    keys: Sequence[Key]


def _fill(session: Session, drafts: Sequence[Draft], run_pk: int) -> list[_Made]:
    """Passages of articles whose stored ones are not what their extraction gives now."""
    stored = passages.standing(session, [draft.article_pk for draft in drafts])
    found = {draft.article_pk: _pieces(draft) for draft in drafts}
    changed = [d for d in drafts if stored.get(d.article_pk, set()) != passages.told(d, found[d.article_pk])]
    passages.remove(session, [draft.article_pk for draft in changed if stored.get(draft.article_pk)])
    cut = [_cut(draft, found[draft.article_pk]) for draft in changed]
    pks = passages.put(session, cut, run_pk)
    read = ((one.draft, piece, reading) for one in cut for piece, reading in zip(*one[1:], strict=True))
    return [
        _Made(pk, draft.article_pk, draft.day_of(piece), reading.keys)
        for pk, (draft, piece, reading) in zip(pks, read, strict=True)
    ]


def _cut(draft: Draft, some: Sequence[Piece]) -> Cut:
    texts = [joined(draft.text, piece.spans) for piece in some]
    read = [Reading(keys(text), packed(row)) for text, row in zip(texts, _words().of(texts), strict=True)]
    return Cut(draft, some, read)


def _pieces(draft: Draft) -> list[Piece]:
    return pieces(draft.text, draft.sentences, draft.contents, framing=draft.framing, hidden=draft.hidden)


# ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Met(NamedTuple):
    """Two passages that are alike; ``likeness`` as it is expected to be."""

    left: int
    right: int
    likeness: float
    wants_vectors: bool
    wants_scores: bool


def _meet(session: Session, new: Sequence[_Made], run_pk: int) -> int:
    wanted = sorted(_partners(session, new))
    stored = passages.passages(session, {pk for pair in wanted for pk in pair})
    alike = list(_alike(stored, wanted))
    vectors = _vectors(session, {pk: stored[pk] for one in alike if one.wants_vectors for pk in one[:2]})
    told = [
        one._replace(likeness=float(vectors[one.left] @ vectors[one.right])) if one.wants_vectors else one
        for one in alike
    ]
    kept = [one for one in told if one.likeness >= LEAST_LIKENESS]
    asked = [one[:2] for one in kept if one.wants_scores and one.likeness >= SCORED_FROM]
    scores = _scores([(stored[left].text, stored[right].text) for left, right in asked])
    given = dict(zip(asked, scores, strict=True))
    rows = [Pair(*one[:2], round(one.likeness, 4), *given.get(one[:2], (None, None))) for one in kept]
    passages.keep_pairs(session, rows, run_pk)
    return len(rows)


def _alike(stored: Mapping[int, passages.Stored], wanted: Sequence[tuple[int, int]]) -> Iterator[_Met]:
    """Of these pairs those from whose words and rough vectors likeness is to be expected."""
    told = {pk: telling(one.text) for pk, one in stored.items()}
    for (left, right), rough in zip(wanted, _roughly(stored, wanted), strict=True):
        if rough < HOPELESS:
            continue
        held, shared = overlap(told[left], told[right])
        value = estimate(held, shared, rough)
        if value < LEAST_LIKENESS:
            continue
        one, other = stored[left], stored[right]
        same = one.speaker is not None and one.speaker == other.speaker
        yield _Met(
            left,
            right,
            value,
            wants_vectors=same and value >= CLOSER and shared < VERBATIM and held < TRIMMED,
            wants_scores=shared < VERBATIM and (same or (one.article != other.article and shared >= RELATED)),
        )


def _roughly(stored: Mapping[int, passages.Stored], pairs: Sequence[tuple[int, int]]) -> Iterator[float]:
    """Cosines of the rough vectors."""
    place = {pk: at for at, pk in enumerate(stored)}
    rows = np.stack([unpacked(one.sketch) for one in stored.values()]) if stored else np.zeros((0, 1), np.float32)
    for at in range(0, len(pairs), _AT_ONCE):
        lefts, rights = ([place[pk] for pk in side] for side in zip(*pairs[at : at + _AT_ONCE], strict=True))
        yield from np.einsum("ij,ij->i", rows[lefts], rows[rights]).tolist()


def estimate(held: float, shared: float, rough: float) -> float:
    """The cosine to expect of two passages by their words and rough vectors; fitted to pairs of STS-B train."""
    return FIT[0] + FIT[1] * held + FIT[2] * shared + FIT[3] * rough


def _scores(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """What the pair scorer gives: agree, conflict."""
    return [(float(row[0]), float(row[1])) for row in _scorer().of(pairs)] if pairs else []


def _partners(session: Session, new: Sequence[_Made]) -> set[tuple[int, int]]:
    """Pairs to look at, the smaller row number first: by words in common, and by rough vectors within one event."""
    under = passages.under(session, {(key.number, one.day) for one in new for key in one.keys})
    found: set[tuple[int, int]] = set()
    met: dict[int, list[int]] = {}
    for one in new:
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for key in one.keys:
            for other in under[key.number, one.day]:
                shared[other] += key.weight
        shared.pop((one.pk, one.day), None)
        short = _least_of_short(one)
        enough = (
            (pk, weight)
            for (pk, day), weight in shared.items()
            if weight >= (short if abs(one.day - day) <= SHORT_DAYS else _least_shared(one.day, day))
        )
        best = sorted((-weight, pk) for pk, weight in enough)[:MOST]
        met[one.pk] = [pk for _, pk in best]
        found.update((min(one.pk, other), max(one.pk, other)) for other in met[one.pk])
    return found.union(_on_one_event(session, new, met))


def _least_of_short(one: _Made) -> float:
    """What a passage must have in common with one of the same days."""
    told = sum(key.weight for key in one.keys)
    return min(LEAST_SHARED, max(SHORT_SHARED, SHORT_SHARE * told)) if told <= SHORT else LEAST_SHARED


def _least_shared(one: int, other: int) -> float:
    return FAR_SHARED if one and other and abs(one - other) > FAR else LEAST_SHARED


def _on_one_event(
    session: Session, new: Sequence[_Made], met: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Of articles many of whose passages met, the passages whose rough vectors are nearest, whatever their words."""
    article_of = passages.articles_of(session, {pk for some in met.values() for pk in some})
    mine: dict[int, list[int]] = defaultdict(list)
    for one in new:
        mine[one.article_pk].append(one.pk)
    beside = {pk: _beside(pk, own, met, article_of) for pk, own in mine.items()}
    held = passages.sketches(session, {*beside, *(pk for some in beside.values() for pk in some)})
    packs = {pk: ([one for one, _ in some], np.stack([unpacked(b) for _, b in some])) for pk, some in held.items()}
    for article in mine:
        pks, rows = packs[article]
        for other in (article, *beside[article]):
            others, theirs = packs[other]
            cosines = np.einsum("ik,jk->ij", rows, theirs)  # as fast as BLAS, whose threads wait busily for each other
            nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAR]
            near, places = np.nonzero(np.take_along_axis(cosines, nearest, axis=1) >= ROUGHLY)
            for at, place in zip(near.tolist(), nearest[near, places].tolist(), strict=True):
                if others[place] != pks[at]:
                    yield min(pks[at], others[place]), max(pks[at], others[place])


def _beside(
    article: int, own: Sequence[int], met: Mapping[int, Sequence[int]], article_of: Mapping[int, int]
) -> list[int]:
    """Other articles on the event: those in which several of its passages met one, the most first."""
    counts: Counter[int] = Counter()
    for pk in own:
        counts.update({article_of[other] for other in met[pk]} - {article})
    return on_one_event(counts, ARTICLES, len(own))


def _vectors(session: Session, stored: Mapping[int, passages.Stored]) -> dict[int, Floats]:
    """By row number, of length 1; those that are not stored are made and kept."""
    missing = [one for one in stored.values() if one.vector is None]
    made = _model().of([one.text for one in missing]) if missing else np.zeros((0, 0), np.float32)
    kept = {one.pk: packed(row) for one, row in zip(missing, made, strict=True)}
    passages.keep_vectors(session, kept)
    return {pk: unpacked(kept.get(pk) or one.vector or b"") for pk, one in stored.items()}


@lru_cache(maxsize=1)
def _model() -> Vectors:
    from claimdb.nlp.pairs import Vectors

    return Vectors()


@lru_cache(maxsize=1)
def _words() -> WordVectors:
    from claimdb.nlp.pairs import WordVectors

    return WordVectors()


@lru_cache(maxsize=1)
def _scorer() -> Scorer:
    from claimdb.nlp.pairs import Scorer

    return Scorer()
