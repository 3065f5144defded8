"""What claims are made from, and how well: one line a figure.

    python -m benchmarks.claims [--data ../shared/data] [--real ../shared/seeds] [--only vectors mrpc close seeds real]

vectors  Spearman of the shipped vectors' cosines with the scores that people gave, on the news part of STS-B dev
mrpc     F1 on MRPC's train part in five folds: a logistic regression over the features of `contents/sameness.py`,
         fitted on the other four folds, its threshold chosen there too; no fold shares a sentence with another. The
         vectors were trained on no sentence of MRPC (`training/vectors.py`), and the pair scorer, which was, is not
         asked. Beside it: the shipped weights with a threshold chosen on the other folds
close    forty pairs of sentences with many words in common that state different things, forty that say the same
         (`tests/gold/close_pairs.json`): how many are kept apart, how many are called the same
seeds    the sample articles, through extraction and all steps: pairs of appearances against `seeds/expected.jsonl`
real     five real articles the same way, against the marks of `tests/gold/real_claims.json`: all reports of what one
         speaker said, and of those the groups in which somebody quotes him; and the marked passages alone, grouped as
         if extraction had given each, and the speaker, right
--errors lists what is missed and wrong in articles.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from benchmarks.folds import folds_of, rows_of, spearman
from claimdb import comparing, db, grouping, ingestion, models, resolution
from claimdb.contents import clustering
from claimdb.contents.comparison import Case, Content, case_of
from claimdb.contents.sameness import FEATURES, SAME, judge
from claimdb.nlp.pairs import Scorer, Vectors
from claimdb.records import Form, Pairing

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
Floats = NDArray[np.float64]


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def score(right: int, said: int, true: int) -> Score:
    return Score(right / max(1, said), right / max(1, true), 2 * right / max(1, said + true))


# ── pairs of sentences ───────────────────────────────────────────────────────────────────────────────────────────


def cosines(pairs: Sequence[tuple[str, str]]) -> list[float]:
    texts = sorted({text for pair in pairs for text in pair})
    rows = dict(zip(texts, Vectors(threads=2).of(texts), strict=True))
    return [float(rows[one] @ rows[other]) for one, other in pairs]


def vectors(data: Path) -> str:
    rows = rows_of(data / "stsb_news/dev.jsonl")
    found = cosines([(row["a"], row["b"]) for row in rows])
    return f"vectors: Spearman {spearman(found, [row['score'] for row in rows]):.4f} on {len(rows)} pairs of STS-B dev"


def mrpc(data: Path) -> str:
    rows = rows_of(data / "mrpc/train.jsonl.gz")
    pairs = [(row["a"], row["b"]) for row in rows]
    true = np.array([bool(row["same"]) for row in rows])
    cases = [_case(pair, Pairing(likeness)) for pair, likeness in zip(pairs, cosines(pairs), strict=True)]
    sizes = np.array([_sizes(case) for case in cases])
    given = np.array([judge(case).score for case in cases])
    folds = np.array(folds_of(pairs, 5))
    fitted, shipped = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    for fold in range(5):
        rest = folds != fold
        weights = fit(sizes[rest], true[rest])
        odds = predict(weights, sizes)
        fitted[~rest] = odds[~rest] >= threshold(odds[rest], true[rest])
        shipped[~rest] = given[~rest] >= threshold(given[rest], true[rest])
    lines = [
        f"mrpc: fitted on the other folds: {_agreement(fitted, true)}",
        f"mrpc: shipped weights, threshold from the other folds: {_agreement(shipped, true)}",
        f"mrpc: all called the same: F1 {score(int(true.sum()), len(true), int(true.sum())).f1:.3f}",
    ]
    return "\n".join(lines)


def _case(pair: tuple[str, str], pairing: Pairing) -> Case:
    return case_of(Content(text=pair[0]), Content(text=pair[1]), pairing)


def _sizes(case: Case) -> list[float]:
    """The table's features, and the plain measures that they are made from."""
    plain = [case.likeness, case.contained, case.covered, case.ordered, case.one.weight / max(1.0, case.other.weight)]
    return [*(feature.size(case) for feature in FEATURES), *plain, len(case.swaps) / 4, case.run_weight / 30]


def _agreement(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> str:
    found = score(int((said & true).sum()), int(said.sum()), int(true.sum()))
    return f"{found}, accuracy {float((said == true).mean()):.3f}"


def fit(sizes: Floats, true: NDArray[np.bool_], *, shrink: float = 1.0, steps: int = 40) -> Floats:
    """Weights of a logistic regression, the constant first, by Newton's method."""
    rows = np.c_[np.ones(len(sizes)), sizes]
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - true) + shrink * np.r_[0.0, weights[1:]]
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + shrink * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def predict(weights: Floats, sizes: Floats) -> Floats:
    odds: Floats = np.c_[np.ones(len(sizes)), sizes] @ weights
    return odds


def threshold(values: Floats, true: NDArray[np.bool_]) -> float:
    """With the best F1."""
    tried = np.unique(np.quantile(values, np.linspace(0, 1, 300)))
    f1 = [score(int((true & (values >= one)).sum()), int((values >= one).sum()), int(true.sum())).f1 for one in tried]
    return float(tried[int(np.argmax(f1))])


def close(data: Path) -> str:
    rows = rows_of(data / "stsb_news/train.jsonl")
    marks = json.loads((GOLD / "close_pairs.json").read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    scorer = Scorer(threads=2)
    for label in ("conflict", "same"):
        pairs = [(rows[case["row"]]["a"], rows[case["row"]]["b"]) for case in marks[label]]
        judged = [
            judge(_case(pair, asked(pair, cosine, scorer))) for pair, cosine in zip(pairs, cosines(pairs), strict=True)
        ]
        found[label] = sum(one.score >= SAME for one in judged)
    apart, both = len(marks["conflict"]) - found["conflict"], len(marks["same"])
    return f"close: {apart} of {len(marks['conflict'])} that conflict kept apart, {found['same']} of {both} joined"


def asked(pair: tuple[str, str], likeness: float, scorer: Scorer) -> Pairing:
    """As `comparing` stores it: the scorer reads those that are alike."""
    if likeness < comparing.SCORED_FROM:
        return Pairing(likeness)
    agree, conflict, _ = map(float, scorer.of([pair])[0])
    return Pairing(likeness, agree, conflict)


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Place:
    """Part of an article; ``groups`` are the claims that it belongs to."""

    file: str
    spans: Spans
    groups: frozenset[str]
    doubtful: bool = False

    def meets(self, other: Place) -> bool:
        """Whether the two have half of the shorter one in common."""
        if self.file != other.file:
            return False
        shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in self.spans for b in other.spans)
        return shared >= 0.5 * min(sum(end - start for start, end in side.spans) for side in (self, other))


@dataclass
class Judged:
    score: Score
    missed: list[tuple[Place, Place]] = field(default_factory=list)
    wrong: list[tuple[Place, Place]] = field(default_factory=list)


def judge_pairs(found: Mapping[str, Sequence[Place]], marked: Sequence[Place]) -> Judged:
    """Pairs of appearances of a claim against pairs of marked places of a group.

    A pair of appearances is right where it stands on two marked places of one group, left out where neither stands on
    a marked place or one only on a doubtful one, else wrong. A marked pair is found where some pair stands on it.
    """
    plain = [place for place in marked if not place.doubtful]
    wanted = [(a, b) for a, b in itertools.combinations(plain, 2) if a.groups & b.groups and not a.meets(b)]
    on = {id(one): [mark for mark in marked if mark.meets(one)] for places in found.values() for one in places}
    right, wrong = 0, []
    for places in found.values():
        for one, other in itertools.combinations(places, 2):
            left, across = on[id(one)], on[id(other)]
            if any(a.groups & b.groups for a in left for b in across if a is not b):
                right += 1
            elif (left or across) and not _is_doubtful(left) and not _is_doubtful(across):
                wrong.append((one, other))
    missed = [
        (a, b)
        for a, b in wanted
        if not any(
            (a.meets(one) and b.meets(other)) or (a.meets(other) and b.meets(one))
            for places in found.values()
            for one, other in itertools.combinations(places, 2)
        )
    ]
    precision = right / max(1, right + len(wrong))
    recall = 1 - len(missed) / max(1, len(wanted))
    return Judged(Score(precision, recall, 2 * precision * recall / max(1e-9, precision + recall)), missed, wrong)


def _is_doubtful(marks: Sequence[Place]) -> bool:
    return bool(marks) and all(mark.doubtful for mark in marks)


def claims_of(paths: Sequence[Path]) -> dict[str, list[Place]]:
    """The claims that claimdb finds in these articles, each with its appearances."""
    with tempfile.TemporaryDirectory() as folder:
        engine = db.open_database(str(Path(folder) / "claims.db"), create=True)
        ingestion.ingest(engine, [str(path) for path in paths])
        with db.session(engine, write=True) as session:
            resolution.resolve(session)
            comparing.compare(session)
            grouping.group(session)
            one, claim, article = models.appearances, models.claims, models.articles
            rows = session.execute(
                sa.select(claim.c.id, one.c.spans, article.c.path)
                .join(claim, claim.c.pk == one.c.claim_pk)
                .join(models.attributions, models.attributions.c.pk == one.c.attribution_pk)
                .join(article, article.c.pk == models.attributions.c.article_pk)
                .order_by(claim.c.pk, one.c.number)
            ).all()
        engine.dispose()
    found: dict[str, list[Place]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(Place(Path(row.path).name, row.spans, frozenset()))
    return found


def seed_marks() -> list[Place]:
    """The appearances that the sample articles' list of claims has."""
    marks: dict[tuple[str, str], set[str]] = {}
    for line in (ROOT / "seeds/expected.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for claim in article["claims"]:
            for one in claim["appearances"]:
                spans = one.get("content") or article["attributions"][one["attribution"]]["content"]
                marks.setdefault((article["id"], json.dumps(spans)), set()).add(claim["id"])
    return [Place(file, json.loads(spans), frozenset(groups)) for (file, spans), groups in marks.items()]


def seeds(*, errors: bool) -> str:
    found = claims_of(sorted((ROOT / "seeds").glob("0*.txt")))
    return _told("seeds", judge_pairs(found, seed_marks()), found, ROOT / "seeds", errors=errors)


def real_marks() -> list[Place]:
    gold = json.loads((GOLD / "real_claims.json").read_text(encoding="utf-8"))
    return [
        Place(one["file"], [one["span"]], frozenset((one["group"],)), one.get("doubtful", False))
        for one in gold["passages"]
    ]


def real(folder: Path, *, errors: bool) -> str:
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as table:
        rows = {row.pop("file"): row for row in csv.DictReader(table)}
    with tempfile.TemporaryDirectory() as copies:
        paths = [Path(copies) / file for file in sorted(rows)]
        for path in paths:
            known = "".join(f"{name}: {json.dumps(value)}\n" for name, value in rows[path.name].items() if value)
            path.write_bytes(b"---\n" + known.encode() + b"---\n" + (folder / path.name).read_bytes())
        found = claims_of(paths)
    marks = real_marks()
    mine = {
        claim: places for claim, places in found.items() if any(mark.meets(one) for one in places for mark in marks)
    }
    quoted = quoted_groups(marks)
    without = [replace(one, doubtful=one.doubtful or not one.groups & quoted) for one in marks]
    given = alone(folder, marks)
    lines = [
        _told("real, all reports", judge_pairs(mine, marks), mine, folder, errors=errors),
        _told("real, what is quoted", judge_pairs(mine, without), mine, folder, errors=False),
        _told("real, passages given", judge_pairs(given, marks), given, folder, errors=errors),
        _told("real, passages given, what is quoted", judge_pairs(given, without), given, folder, errors=False),
    ]
    return "\n".join(lines)


def quotations() -> dict[str, list[tuple[int, int]]]:
    """By file: what stands in quotation marks as said by somebody."""
    gold = json.loads((GOLD / "real_seeds_quotations.json").read_text(encoding="utf-8"))
    return {
        one["file"]: [tuple(quotation["span"]) for quotation in one["quotations"] if quotation["statement"]]
        for one in gold["articles"]
    }


def share_quoted(place: Place, inside: Mapping[str, Sequence[tuple[int, int]]]) -> float:
    (start, end) = place.spans[0]
    return sum(max(0, min(end, b) - max(start, a)) for a, b in inside.get(place.file, ())) / (end - start)


def quoted_groups(marks: Sequence[Place]) -> frozenset[str]:
    """Groups of which a passage stands in quotation marks for the most part."""
    inside = quotations()
    return frozenset(name for one in marks if share_quoted(one, inside) >= 0.5 for name in one.groups)


def alone(folder: Path, marks: Sequence[Place]) -> dict[str, list[Place]]:
    """The marked passages grouped by their words."""
    inside = quotations()
    texts = {path.name: path.read_bytes().decode() for path in folder.glob("*.txt")}
    said = [texts[one.file][slice(*one.spans[0])] for one in marks]
    shares = [share_quoted(one, inside) for one in marks]
    forms: list[Form] = ["direct" if share > 0.9 else "mixed" if share > 0 else "indirect" for share in shares]
    rows, scorer = Vectors(threads=2).of(said), Scorer(threads=2)
    files = sorted({one.file for one in marks})
    nodes = [
        clustering.Node(
            number, (files.index(one.file), one.spans[0][0]), files.index(one.file), *one.spans[0],
            Content(text=text, form=form, day=1),
        )
        for number, (one, text, form) in enumerate(zip(marks, said, forms, strict=True))
    ]  # fmt: skip

    @cache
    def linked(left: int, right: int) -> clustering.Link | None:
        one, other = nodes[left], nodes[right]
        if one.article == other.article and one.start < other.end and other.start < one.end:
            return None
        pairing = asked((said[left], said[right]), float(rows[left] @ rows[right]), scorer)
        return clustering.link(one, other, pairing)

    def between(one: clustering.Node, other: clustering.Node) -> clustering.Link | None:
        return linked(min(one.number, other.number), max(one.number, other.number))

    found = clustering.claims(nodes, between)
    return {str(n): [marks[member.node.number] for member in members] for n, members in enumerate(found)}


def _told(name: str, judged: Judged, found: Mapping[str, Sequence[Place]], folder: Path, *, errors: bool) -> str:
    lines = [f"{name}: {judged.score} ({len(found)} claims, {sum(map(len, found.values()))} appearances)"]
    texts = {path.name: path.read_bytes().decode() for path in folder.glob("*.txt")}
    for kind, pairs in (("missed", judged.missed), ("wrong", judged.wrong)) if errors else ():
        lines += [f"  {kind}: {_words(one, texts)} | {_words(other, texts)}" for one, other in pairs]
    return "\n".join(lines)


def _words(place: Place, texts: Mapping[str, str]) -> str:
    groups = f" {'/'.join(sorted(place.groups))}" if place.groups else ""
    text = texts.get(place.file, "")
    body = text.split("---", 2)[-1].lstrip("\n") if text.startswith("---") else text
    return f"{place.file[:3]}{groups} {place.spans[0][0]}: {' … '.join(body[s:e] for s, e in place.spans)[:70]!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--real", type=Path, default=ROOT.parent / "shared" / "seeds")
    parser.add_argument("--only", nargs="*", default=["vectors", "mrpc", "close", "seeds", "real"])
    parser.add_argument("--errors", action="store_true", help="list what is missed and wrong in articles")
    args = parser.parse_args()
    steps: dict[str, Callable[[], str]] = {
        "vectors": lambda: vectors(args.data),
        "mrpc": lambda: mrpc(args.data),
        "close": lambda: close(args.data),
        "seeds": lambda: seeds(errors=args.errors),
        "real": lambda: real(args.real, errors=args.errors),
    }
    for name in args.only:
        print(steps[name](), flush=True)


if __name__ == "__main__":
    main()
