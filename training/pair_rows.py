"""What the pair scorer learns from: rows of the public sets that training may see, and twisted statements."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.data import read
from training.pairs import folded, left_out, left_out_texts, rows_of
from training.statements import apart_from
from training.twisting import COUNTED, DAYS, OPPOSITES, conflicting, reworded, unsure

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

STANCES = ("for", "observing", "against")
RELATIONS = ("agree", "neither", "conflict")
AGREE, NEITHER, CONFLICT = range(3)
UNKNOWN = -1
_FIGURE = re.compile(rf"\d[\d.,]*\d|\d|\b(?:{'|'.join(COUNTED)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Labelled:
    """Two statements and what is known of them; :data:`UNKNOWN` where nothing is."""

    one: str
    other: str
    stance: int = UNKNOWN
    """Of a headline (``other``) towards a claim (``one``): index into :data:`STANCES`."""
    relation: int = UNKNOWN
    """Index into :data:`RELATIONS`."""
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
    figures, other_figures = (set(_FIGURE.findall(text.lower())) for text in (one, other))
    if figures - other_figures and other_figures - figures:
        return True
    words, others = set(folded(one).split()), set(folded(other).split())
    days, other_days = ({day.lower() for day in DAYS} & found for found in (words, others))
    if days - other_days and other_days - days:
        return True
    return any(set(OPPOSITES.get(word, ())) & (others - words) for word in words - others)


def _alike(one: str, other: str, score: float) -> Labelled:
    """A scored pair; what it says of the relation, where score, figures and words leave no doubt."""
    relation = UNKNOWN
    if score >= 0.86 and not differs(one, other):
        relation = AGREE
    elif 0.2 <= score <= 0.8 and overlap(one, other) >= 0.35 and differs(one, other):
        relation = CONFLICT
    elif score <= 0.3:
        relation = NEITHER
    return Labelled(one, other, relation=relation, alike=score)


def scored_rows(data: Path) -> list[Labelled]:
    """STS-B and MRPC, without what is left out and without what stands in STS-B's dev part."""
    rows = rows_of("stsb", data)
    kept = sorted(set(range(len(rows))) - left_out("stsb", rows))
    out = [_alike(rows[i]["a"], rows[i]["b"], rows[i]["score"] / 5) for i in kept]
    for row in read(data / "mrpc/train.jsonl.gz"):
        conflict = not row["same"] and overlap(row["a"], row["b"]) >= 0.35 and differs(row["a"], row["b"])
        relation = AGREE if row["same"] and not differs(row["a"], row["b"]) else CONFLICT if conflict else UNKNOWN
        out.append(Labelled(row["a"], row["b"], relation=relation, alike=0.9 if row["same"] else 0.6))
    dev = {folded(row[key]) for row in read(data / "stsb_news/dev.jsonl") for key in ("a", "b")}
    return apart_from(out, Labelled.texts, left_out_texts(data) | dev)


def claimdiff_rows(data: Path) -> list[Labelled]:
    """Pairs of claims of which the second strengthens or weakens the first, or not."""
    rows = rows_of("claimdiff", data)
    out = []
    for i in sorted(set(range(len(rows))) - left_out("claimdiff", rows)):
        row = rows[i]
        kind = "strengthens" if row["task"] == "strength" else "weakens"
        out.append(Labelled(row["claim_a"], row["claim_b"], **{kind: int(row["relation"])}))
    return out


def emergent_rows(data: Path) -> list[Labelled]:
    """Claim and headline with the stance, in the order of the file, left-out rows included."""
    relation = {"for": AGREE, "observing": NEITHER, "against": CONFLICT}
    return [
        Labelled(row["claim"], row["headline"], stance=STANCES.index(row["stance"]), relation=relation[row["stance"]])
        for row in rows_of("emergent", data)
    ]


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
    """Pairs made of statements and their paraphrases: one changed so that they conflict, reworded, or unsure."""
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
        elif kind < 0.85:
            out.append(_turned(one, reworded(base, rng), AGREE, rng))
        elif kind < 0.93:
            out.append(_turned(one, unsure(base, rng), CONFLICT, rng))
        else:
            out.append(_turned(one, rng.choice(usable).one, NEITHER, rng))
    return out


def _turned(one: str, other: str, relation: int, rng: random.Random) -> Labelled:
    pair = (one, other) if rng.random() < 0.5 else (other, one)
    return Labelled(*pair, relation=relation)
