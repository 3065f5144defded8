"""Do the detectors tell pairs that conflict from pairs that are only alike? On the marked pairs, totals only.

    python -m benchmarks.disputes [--data ../shared/data] [--least 0.5] [--without-scorer]
    python -m benchmarks.disputes --seeds [20]

Each pair of ``tests/gold/conflicts.json`` goes through vectors, pair scorer and detectors as two positions of two
outlets; names come from extraction, of the sample articles also speaker, form and modality. A pair counts as a conflict
where a finding scores ``--least`` or more. Precision, recall and F1 by source; by kind the share of conflicts found,
whatever kind the finding is of, and for each kind of finding how many of its pairs conflict.

With ``--seeds`` the sample articles go through the whole chain, and each matter that is marked in
``seeds/expected.jsonl`` is looked for among the first so many that are listed: found where one of them holds positions
of two marked stances, or the one that its outlet marks as unconfirmed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from claimdb import detectors
from claimdb.extracting import model_extractor
from claimdb.nlp.pairs import AGREE, CONFLICT, Scorer, Vectors
from claimdb.records import Article, Entity, Finding, Pairing, Position
from tests.gold.draw_conflicts import DATA, SAMPLES, reader
from training.data import read

GOLD = Path(__file__).parent.parent / "tests/gold/conflicts.json"
SEEDS = Path(__file__).parent.parent / "seeds"
Case = dict[str, Any]


class Judged(NamedTuple):
    case: Case
    findings: list[Finding]

    @property
    def conflicts(self) -> bool:
        return bool(self.case["label"] == "conflict")

    def said(self, least: float) -> bool:
        return any(one.score >= least for one in self.findings)


def figures(judged: Sequence[Judged], least: float) -> dict[str, float]:
    """Precision, recall, F1, and how many pairs there are."""
    right = sum(one.conflicts and one.said(least) for one in judged)
    said = sum(one.said(least) for one in judged)
    true = sum(one.conflicts for one in judged)
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pairs": len(judged), "precision": precision, "recall": recall, "f1": f1}


def _entities(text: str, found: Sequence[Entity], spans: Sequence[Sequence[int]]) -> list[tuple[str, str, int, int]]:
    """Of a text, those inside the spans, with places in the spans joined by " … "."""
    out, offset = [], 0
    for start, end in spans:
        for entity in found:
            if start <= entity.span.start and entity.span.end <= end:
                at = entity.span.start - start + offset
                name = text[entity.span.start : entity.span.end]
                out.append((entity.label, name, at, at + len(name)))
        offset += end - start + len(" … ")
    return out


def positions(cases: Sequence[Case], data: Path) -> list[tuple[Position, Position]]:
    """The two sides of each case."""
    words = reader(data)
    samples = {row["id"]: row for row in read(SAMPLES)}
    texts = {
        words(case["source"], case[side]) for case in cases for side in ("left", "right") if case["source"] != "seeds"
    }
    texts |= {sample["text"] for sample in samples.values()}
    ordered = sorted(texts)
    entities = {
        text: found.entities
        for text, found in zip(ordered, model_extractor().many([Article(text=text) for text in ordered]), strict=True)
    }
    pairs = []
    for number, case in enumerate(cases):
        both = []
        for at, side in enumerate((case["left"], case["right"])):
            text = words(case["source"], side)
            told: dict[str, Any] = {"passage": 2 * number + at, "article": 2 * number + at, "text": text}
            told["outlet"] = told["holder"] = f"outlet {at}"
            if case["source"] == "seeds":
                told |= _of_sample(samples[side["article"]], side)
                whole, spans = samples[side["article"]]["text"], side["content"]
                told["article"] = -1 - list(samples).index(side["article"])
                told["passage"] = whole.count(". ", 0, spans[0][0])
                told["context"] = _around(whole, spans)
            else:
                whole, spans = text, [[0, len(text)]]
            told["entities"] = tuple(_entities(whole, entities[whole], spans))
            both.append(Position(**told))
        pairs.append((both[0], both[1]))
    return pairs


def _around(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The paragraph that holds the spans."""
    end = text.find("\n", spans[-1][1])
    return text[text.rfind("\n", 0, spans[0][0]) + 1 : end if end >= 0 else len(text)]


def _of_sample(sample: Case, side: Case) -> dict[str, Any]:
    told: dict[str, Any] = {"outlet": sample["id"], "holder": sample["id"]}
    if side["attribution"] is not None and (row := sample["attributions"][side["attribution"]])["content"]:
        told |= {"form": row["form"], "modality": row["modality"]}
        if row["speaker"]:
            told |= {"holder": row["speaker"], "holder_kind": "speaker"}
    return told


def judge(cases: Sequence[Case], data: Path, *, with_scorer: bool) -> tuple[list[Judged], float]:
    """All cases, and the seconds that the detectors took."""
    pairs = positions(cases, data)
    texts = [(left.text, right.text) for left, right in pairs]
    vectors = Vectors()
    likeness = (vectors.of([one for one, _ in texts]) * vectors.of([other for _, other in texts])).sum(1)
    chances = Scorer().of(texts) if with_scorer else None
    began = time.perf_counter()
    judged = []
    for number, (case, (left, right)) in enumerate(zip(cases, pairs, strict=True)):
        agree = None if chances is None else float(chances[number][AGREE])
        conflict = None if chances is None else float(chances[number][CONFLICT])
        judged.append(Judged(case, detectors.find(left, right, Pairing(float(likeness[number]), agree, conflict))))
    return judged, time.perf_counter() - began


def report(judged: Sequence[Judged], least: float) -> None:
    """Print the tables."""
    print(f"findings of {least} or more")
    sources = sorted({one.case["source"] for one in judged})
    for source in ("all", *sources):
        rows = [one for one in judged if source in ("all", one.case["source"])]
        f = figures(rows, least)
        print(f"{source:<20}{f['pairs']:>5}  P {f['precision']:.2f}  R {f['recall']:.2f}  F1 {f['f1']:.2f}")
    of_kind = Counter(one.case["kind"] for one in judged if one.conflicts)
    found = Counter(one.case["kind"] for one in judged if one.conflicts and one.said(least))
    print(
        "conflicts found by kind: " + ", ".join(f"{kind} {found[kind]}/{all_}" for kind, all_ in of_kind.most_common())
    )
    told: Counter[tuple[str, bool]] = Counter()
    for one in judged:
        told.update((kind, one.conflicts) for kind in {f.kind for f in one.findings if f.score >= least})
    kinds = sorted({kind for kind, _ in told})
    print(
        "right by kind of finding: " + ", ".join(f"{k} {told[k, True]}/{told[k, True] + told[k, False]}" for k in kinds)
    )


# ── the sample articles ──────────────────────────────────────────────────────────────────────────────────────────

Held = tuple[str, int, int]
"""Path of an article, start and end."""


class Marked(NamedTuple):
    """A matter marked by hand: where each of its stances stands."""

    id: str
    matter: str
    is_unconfirmed: bool
    stances: dict[str, list[Held]]


def marked(rows: Sequence[Case]) -> list[Marked]:
    """The matters of ``seeds/expected.jsonl``, which each line tells of its own article."""
    found: dict[str, Marked] = {}
    for row in rows:
        for one in row["disputes"]:
            matter = Marked(one["id"], one["matter"], one["kind"] == "unconfirmed", {})
            stances = found.setdefault(one["id"], matter).stances
            for position in one["positions"]:
                held = [(row["id"], start, end) for start, end in position["content"]]
                stances.setdefault(position["stance"], []).extend(held)
    return list(found.values())


def first_found(one: Marked, listed: Sequence[Sequence[Sequence[Held]]]) -> int | None:
    """Number, from 1, of the first listed matter (its sides with their places) that is this one."""
    for number, sides in enumerate(listed, 1):
        told = [{stance for stance, held in one.stances.items() if _meet(held, side)} for side in sides]
        apart = any(a != b for at, ours in enumerate(told) for theirs in told[at + 1 :] for a in ours for b in theirs)
        if apart or (one.is_unconfirmed and any("not verified" in some for some in told)):
            return number
    return None


def _meet(ones: Sequence[Held], others: Sequence[Held]) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in ones for b in others)


def seeds(most: int) -> None:
    """Ingest the sample articles into a database of their own, and print which marked matters are listed."""
    from claimdb import db, workflow
    from claimdb.store.disputes import disputes
    from claimdb.store.rows import DisputeFilter

    with tempfile.TemporaryDirectory() as folder:
        engine = db.open_database(str(Path(folder) / "seeds.db"), create=True)
        workflow.ingest(engine, [str(SEEDS)])
        with db.session(engine) as session:
            rows = [row for row in disputes(session, DisputeFilter(limit=most)) if row.kinds != ("name",)]
    listed = [
        [[(Path(one.article.path or "").name, *span) for one in side for span in one.spans] for side in row.sides]
        for row in rows
    ]
    gold = marked([json.loads(line) for line in (SEEDS / "expected.jsonl").read_text(encoding="utf-8").splitlines()])
    for one in gold:
        number = first_found(one, listed)
        shown = f"{number:>3}  {rows[number - 1].matter}" if number else "  –"
        print(f"{one.id:<24}{shown}")
    found = sum(first_found(one, listed) is not None for one in gold)
    print(f"{found} of {len(gold)} marked matters among the first {most} listed")


def main() -> None:
    """Print figures at one or more least scores."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=DATA, help="folder of the public sets")
    p.add_argument("--least", type=float, nargs="+", default=[0.5], help="scores from which a finding counts")
    p.add_argument("--without-scorer", action="store_true")
    p.add_argument("--seeds", type=int, nargs="?", const=20, metavar="N", help="the sample articles, first N matters")
    a = p.parse_args()
    if a.seeds:
        seeds(a.seeds)
        return
    cases = json.loads(GOLD.read_text(encoding="utf-8"))["cases"]
    judged, seconds = judge(cases, a.data, with_scorer=not a.without_scorer)
    for least in a.least:
        report(judged, least)
    print(f"detectors: {1000 * seconds / len(judged):.2f} ms a pair, first readings included")


if __name__ == "__main__":
    main()
