"""What the pair scorer learns from: rows of the public sets that training may see, and twisted statements."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimdb.nlp.pairs import AGREE, CONFLICT, NEITHER, RELATIONS
from training.data import read
from training.pairs import folded, left_out, left_out_texts, rows_of
from training.statements import apart_from, folds_of
from training.twisting import COUNTED, DAYS, OPPOSITES, conflicting, names_in, of_another_day, reworded, unsure

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

STANCES = ("for", "observing", "against")
OF_STANCE = {"for": AGREE, "observing": NEITHER, "against": CONFLICT}
"""How a headline stands to a claim, by its stance."""
COMPATIBLE = len(RELATIONS)
"""A label for pairs that agree or do neither, whichever."""
UNKNOWN = -1
MARKS = Path(__file__).parent / "pair_marks.json"
"""Row numbers of STS-B with what a reader says of the two."""
_FIGURE = re.compile(rf"\d[\d.,]*\d|\d|\b(?:{'|'.join(COUNTED)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Labelled:
    """Two statements and what is known of them; :data:`UNKNOWN` where nothing is."""

    one: str
    other: str
    stance: int = UNKNOWN
    """Of a headline (``other``) towards a claim (``one``): index into :data:`STANCES`."""
    relation: int = UNKNOWN
    """Index into :data:`RELATIONS`, or :data:`COMPATIBLE`."""
    alike: float = UNKNOWN
    """How alike, 0 to 1."""
    strengthens: int = UNKNOWN
    weakens: int = UNKNOWN

    def texts(self) -> tuple[str, str]:
        """Both statements."""
        return self.one, self.other


def overlap(one: str, other: str) -> float:
    """The share of common words among all words of two texts."""
    words, others = set(folded(one).split()), set(folded(other).split())
    return len(words & others) / max(1, len(words | others))


def differs(one: str, other: str) -> bool:
    """Whether each has a figure or day that the other has not, or one has the opposite of a word of the other."""
    return _days_differ(one, other) or _values_differ(one, other)


def _days_differ(one: str, other: str) -> bool:
    days, others = ({day.lower() for day in DAYS} & set(folded(text).split()) for text in (one, other))
    return bool(days - others and others - days)


def _values_differ(one: str, other: str) -> bool:
    figures, other_figures = (set(_FIGURE.findall(text.lower())) for text in (one, other))
    words, others = set(folded(one).split()), set(folded(other).split())
    opposed = any(set(OPPOSITES.get(word, ())) & (others - words) for word in words - others)
    return bool(figures - other_figures and other_figures - figures) or opposed


def _undecided(one: str, other: str) -> int:
    """What two statements with different values may be: a conflict, or of two days; with different names, who knows."""
    if _days_differ(one, other):
        return NEITHER if _values_differ(one, other) else CONFLICT
    names, others = (set(names_in([text])) for text in (one, other))
    return UNKNOWN if names - others and others - names else CONFLICT


def _alike(one: str, other: str, score: float) -> Labelled:
    """A scored pair; what it says of the relation, where score, figures and words leave little doubt."""
    relation = UNKNOWN
    if score >= 0.86 and not differs(one, other):
        relation = AGREE
    elif score <= 0.3 or (score <= 0.7 and not differs(one, other)):
        relation = NEITHER
    elif score <= 0.8 and overlap(one, other) >= 0.35 and differs(one, other):
        relation = _undecided(one, other)
    return Labelled(one, other, relation=relation, alike=score)


def _paraphrase(one: str, other: str, *, same: bool) -> Labelled:
    """A pair of MRPC, in like manner."""
    relation = UNKNOWN
    if not differs(one, other):
        relation = AGREE if same else NEITHER
    elif not same and overlap(one, other) >= 0.35:
        relation = _undecided(one, other)
    return Labelled(one, other, relation=relation, alike=0.9 if same else 0.6)


def scored_rows(data: Path) -> list[Labelled]:
    """STS-B and MRPC, without what is left out, what is marked, and what stands in STS-B's dev part."""
    rows = rows_of("stsb", data)
    marks = json.loads(MARKS.read_text(encoding="utf-8"))
    marked = {row for kind in ("conflict", "compatible", "same") for row in marks[kind] if row < len(rows)}
    kept = sorted(set(range(len(rows))) - left_out("stsb", rows) - marked)
    out = [_alike(rows[i]["a"], rows[i]["b"], rows[i]["score"] / 5) for i in kept]
    out += [_paraphrase(row["a"], row["b"], same=bool(row["same"])) for row in read(data / "mrpc/train.jsonl.gz")]
    of_marked = {folded(rows[i][key]) for i in marked for key in ("a", "b")}
    dev = {folded(row[key]) for row in read(data / "stsb_news/dev.jsonl") for key in ("a", "b")}
    return apart_from(out, Labelled.texts, left_out_texts(data) | dev | of_marked)


def marked_rows(data: Path) -> list[Labelled]:
    """Pairs of STS-B that a reader has marked."""
    rows = rows_of("stsb", data)
    marks = json.loads(MARKS.read_text(encoding="utf-8"))
    kinds = (("conflict", CONFLICT), ("compatible", NEITHER), ("same", AGREE))
    marked = [(rows[i], relation) for kind, relation in kinds for i in marks[kind] if i < len(rows)]
    out = [Labelled(row["a"], row["b"], relation=relation, alike=row["score"] / 5) for row, relation in marked]
    return apart_from(out, Labelled.texts, left_out_texts(data))


def claimdiff_rows(data: Path) -> list[Labelled]:
    """Pairs of claims of which the second strengthens or weakens the first, or not; weak ones may conflict."""
    rows = rows_of("claimdiff", data)
    of_pair: dict[tuple[str, str], Labelled] = {}
    for i in sorted(set(range(len(rows))) - left_out("claimdiff", rows)):
        row, yes = rows[i], int(rows[i]["relation"])
        pair = (row["claim_a"], row["claim_b"])
        known = of_pair.get(pair, Labelled(*pair, relation=COMPATIBLE))
        if row["task"] == "strength":
            known = replace(known, strengthens=yes)
        else:
            known = replace(known, weakens=yes, relation=UNKNOWN if yes else known.relation)
        of_pair[pair] = known
    return list(of_pair.values())


def divided(rows: Sequence[Labelled], *, held_of: int) -> tuple[list[Labelled], list[Labelled]]:
    """The rows to train on, and one part of so many to choose by; rows that share a text stay together."""
    folds = folds_of([row.texts() for row in rows], held_of)
    seen = [row for row, fold in zip(rows, folds, strict=True) if fold]
    return seen, [row for row, fold in zip(rows, folds, strict=True) if not fold]


def emergent_rows(data: Path) -> list[Labelled]:
    """Claim and headline with the stance, in the order of the file, left-out rows included."""
    return [
        Labelled(row["claim"], row["headline"], stance=STANCES.index(row["stance"]), relation=OF_STANCE[row["stance"]])
        for row in rows_of("emergent", data)
    ]


def as_told(rows: Sequence[Labelled], rng: random.Random, *, share: float) -> list[Labelled]:
    """The rows, in a share of which another headline that is for the claim stands in the place of the claim."""
    told: dict[str, list[str]] = {}
    for row in rows:
        if row.stance == 0:
            told.setdefault(row.one, []).append(row.other)
    out = []
    for row in rows:
        others = [text for text in told.get(row.one, ()) if text != row.other] if rng.random() < share else []
        out.append(replace(row, one=rng.choice(others)) if others else row)
    return out


def headline_pairs(rows: Sequence[Labelled], rng: random.Random, *, most: int) -> list[Labelled]:
    """Of each claim at most so many pairs of headlines for and against it, and half as many that are both for it."""
    out = []
    by_claim: dict[str, list[Labelled]] = {}
    for row in rows:
        by_claim.setdefault(row.one, []).append(row)
    for members in by_claim.values():
        sides = [sorted({row.other for row in members if row.stance == stance}) for stance in range(3)]
        against = [*itertools.product(sides[0] + sides[1], sides[2])]
        for one, other in rng.sample(against, min(most, len(against))):
            pair = (one, other) if rng.random() < 0.5 else (other, one)
            out.append(Labelled(*pair, relation=CONFLICT))
        agreeing = [*itertools.combinations(sides[0], 2)]
        for one, other in rng.sample(agreeing, min(most // 2, len(agreeing))):
            out.append(Labelled(one, other, relation=AGREE))
    return out


def twisted(rows: Sequence[Labelled], rng: random.Random, names: Sequence[str], *, count: int) -> list[Labelled]:
    """Pairs made of statements and their paraphrases: one changed so that they conflict, reworded, unsure, or moved."""
    out: list[Labelled] = []
    usable = [row for row in rows if row.relation == AGREE]
    for row in rng.choices(usable, k=count) if usable else []:
        one, other = rng.sample(row.texts(), 2)
        base = other
        if rng.random() < 0.5:
            one = base
        kind = rng.random()
        if kind < 0.5:
            new = conflicting(base, rng, names)
            if new is not None:
                shown = reworded(new, rng) if rng.random() < 0.3 else new
                out.append(_turned(one, shown, CONFLICT, rng))
        elif kind < 0.8:
            out.append(_turned(one, reworded(base, rng), AGREE, rng))
        elif kind < 0.88:
            out.append(_turned(one, unsure(base, rng), CONFLICT, rng))
        elif kind < 0.95:
            new = of_another_day(base, rng, names)
            if new is not None:
                out.append(_turned(one, new, NEITHER, rng))
        else:
            out.append(_turned(one, rng.choice(usable).one, NEITHER, rng))
    return out


def _turned(one: str, other: str, relation: int, rng: random.Random) -> Labelled:
    pair = (one, other) if rng.random() < 0.5 else (other, one)
    return Labelled(*pair, relation=relation)
