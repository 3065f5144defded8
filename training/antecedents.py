"""Train the weights by which `claimdb/nlp/ranker.py` tells whom a pronoun or a description means.

    python -m training.antecedents [--shared FOLDER] [--out FILE]

Who is meant is taken from the coreference chains of CoreNLP on PolNeAR's train articles that are not left out (those
chains that name one person alone, of a fitting gender: 96 of 100 agree with the marks in
`tests/gold/antecedents.json`), from GUM's chains and from GAP. The rest, and the marks, measure the result.
"""

from __future__ import annotations

import argparse
import csv
import json
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.extracting import model_extractor
from claimdb.nlp import lexicon, quotes, ranker
from claimdb.nlp.antecedents import Options, Sweep
from claimdb.nlp.scene import Scene
from claimdb.nlp.setting import Description
from claimdb.records import Article
from training.data import is_left_out, read
from training.salience import with_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimdb.records import Extraction

MARKS = Path(__file__).with_suffix(".json")
"""Of train articles that are not left out, pronouns at which chains and weights were unsure: {article: [[span of the
pronoun, span of a name or description of who is meant], …]}."""
SINGULAR = lexicon.HE | lexicon.SHE
UNITS, NETWORKS = 12, 4
PASSAGES = 0.5
"""Weight of a passage of GAP: another sort of text."""
RATE, DECAY, BATCH, HIDDEN, SMOOTHING = 6e-3, 0.03, 128, 0.1, 0.01
MARKED = 4.0
ROUNDS = 3
"""How often the features are computed anew, with what the weights of the round before find for earlier pronouns."""
Chain = list[tuple[int, int]]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun or description, who competes for it, and who is meant."""

    context: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    priors: tuple[float, ...]
    meant: int
    """Index of the row."""
    weight: float = 1.0


@dataclass(slots=True)
class Text:
    """One text with its labels: token of a pronoun or description → who is meant."""

    scene: Scene
    labels: dict[int, int]
    weight: float = 1.0
    marked: frozenset[int] = frozenset()
    """Tokens whose label people gave; they count ``MARKED`` times."""


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────


def with_descriptions(scene: Scene) -> Scene:
    """The scene with every "the …" of a human being as a description, not only those that are sources."""
    lows, found = scene.tokens.lows, dict(scene.setting.descriptions)
    for index, low in enumerate(lows):
        if low == "the" and index not in scene.quoted:
            head = scene._person_behind(index + 1)
            if head is not None and head not in found and lows[head] not in lexicon.STRANGERS:
                words = frozenset(lows[index + 1 : head]) - {"former"}
                found[head] = Description(lows[head], lexicon.noun_gender(lows[head]), words=words)
    scene.setting = replace(scene.setting, descriptions=found)
    return scene


def labels_of(scene: Scene, chains: Iterable[Chain]) -> dict[int, int]:
    """Token → who is meant, from the chains that name one person and no other, at least once before the token.

    Where a chain names nobody it is whom a description brings in, told as ``-1 - head of the description``.
    """
    labels: dict[int, int] = {}
    for chain in chains:
        named, others, new = _read_chain(scene, chain)
        people = Counter(person for _, person in named)
        if people:
            meant, count = people.most_common(1)[0]
            if count < 0.8 * people.total():
                continue
            known = scene.roster.people[meant].gender
            first = min(index for index, other in named if other == meant)
        elif new:
            first = new[0]
            meant, known = -1 - first, 0.0
        else:
            continue
        for index in others:
            low = scene.tokens.lows[index]
            gender = lexicon.noun_gender(low) if low not in SINGULAR else "f" if low in lexicon.SHE else "m"
            asked = index not in scene.quoted or index in scene.source
            if first < index and asked and (gender is None or known * (1 if gender == "f" else -1) > -2):
                labels[index] = meant
    return labels


def _read_chain(scene: Scene, chain: Chain) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """(people whom its mentions name, with the token; pronouns and heads of descriptions; heads that bring one in)."""
    tokens, roster = scene.tokens, scene.roster
    named: list[tuple[int, int]] = []
    others: list[int] = []
    new: list[int] = []
    for start, end in sorted(chain):
        first, stop = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        if stop <= first:
            continue
        if stop - first == 1 and tokens.lows[first] in SINGULAR and first not in roster.name_at:
            others.append(first)
            continue
        name = _named(scene, first, stop)
        if name is not None:
            named.append((first, name))
            continue
        heads = [i for i in range(first, min(stop, first + 7)) if i in scene.setting.descriptions][:1]
        if heads and scene.setting.descriptions[heads[0]].new:
            new += heads
        elif tokens.lows[first] == "the":
            others += heads
    return named, others, new


def _named(scene: Scene, first: int, stop: int) -> int | None:
    """The person whom a mention names; nobody for "Ruiz's lawyer" and "a friend of Ruiz"."""
    tokens, roster = scene.tokens, scene.roster
    for index in range(first, min(stop, first + 8)):
        name = roster.name_at.get(index)
        if name is not None:
            owns = tokens.lows[name.last : name.last + 1] in (["'s"], ["’s"]) and name.last < stop
            return None if owns or name.person < 0 else name.person
        if tokens.lows[index] in lexicon.PREPOSITIONS or tokens.lows[index] == ",":
            return None
    return None


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def polnear(
    articles: Sequence[GoldArticle], chains: Mapping[str, list[Chain]], found: Iterable[Extraction]
) -> list[Text]:
    """Articles with their annotated attributions, labelled by their chains and by the marks in `MARKS`."""
    marks = json.loads(MARKS.read_text("utf-8"))
    texts = []
    for article, extraction in zip(articles, found, strict=True):
        scene = with_descriptions(Scene(article.text, with_gold(article, extraction)))
        marked = labels_of_marks(scene, marks.get(article.id, ()))
        labels = labels_of(scene, chains.get(article.id, ())) | marked
        texts.append(Text(scene, labels, marked=frozenset(marked)))
    return texts


def labels_of_marks(scene: Scene, marks: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> dict[int, int]:
    """Token → who is meant, from pairs of spans: a pronoun, and where that person is named or brought in."""
    labels: dict[int, int] = {}
    for (start, _), (named, _) in marks:
        index, at = bisect_left(scene.tokens.starts, start), bisect_left(scene.tokens.starts, named)
        name = scene.roster.name_at.get(at)
        if name is not None and name.options:
            labels[index] = name.options[0][0]
        elif at in scene.setting.descriptions:
            labels[index] = -1 - at
    return labels


def with_gold(article: GoldArticle, found: Extraction) -> Extraction:
    """What was found, with the annotated attributions in place of those found."""
    marks = quotes.quotations(article.text, found.layout.paragraphs)

    def given(one: Annotation) -> Any:
        return one.as_found(quotes.form_of(article.text, one.content, marks))

    return replace(found, attributions=tuple(map(given, article.attributions)))


def gum(rows: Sequence[Mapping[str, Any]], found: Iterable[Extraction]) -> list[Text]:
    """Documents with chains that people marked."""
    texts = []
    for row, extraction in zip(rows, found, strict=True):
        chains: dict[str, Chain] = {}
        for start, end, kind, chain, _ in row["mentions"]:
            if kind == "person":
                chains.setdefault(chain, []).append((start, end))
        scene = with_descriptions(Scene(row["text"], extraction))
        texts.append(Text(scene, labels_of(scene, chains.values())))
    return texts


def gap(rows: Sequence[Mapping[str, str]], found: Iterable[Extraction]) -> list[Text]:
    """Passages with one pronoun each that means one of two people who are named."""
    texts = []
    for row, extraction in zip(rows, found, strict=True):
        scene = Scene(row["Text"], extraction)
        pronoun = int(row["Pronoun-offset"])
        for which in "AB":
            if row[f"{which}-coref"].upper() == "TRUE":
                start = int(row[f"{which}-offset"])
                spans = [(start, start + len(row[which])), (pronoun, pronoun + len(row["Pronoun"]))]
                texts.append(Text(scene, labels_of(scene, [spans])))
    return texts


def number_of(scene: Scene, sweep: Sweep, label: int) -> int | None:
    """The number under which the sweep knows who is meant; of somebody brought in, only once that is read."""
    if label >= 0:
        return label
    known = len(scene.roster.people)
    return next((known + i for i, head in enumerate(sweep.strangers) if head == -1 - label), None)


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────


def cases_of(text: Text, *, by_weights: bool) -> Iterator[Case]:
    """The labelled tokens as the sweep meets them; earlier ones mean what the labels or the weights say."""
    met: list[Case] = []

    def choose(
        sweep: Sweep, index: int, context: list[int], rows: list[tuple[int, list[int]]], priors: list[float]
    ) -> Options:
        people = [person for person, _ in rows]
        label = text.labels.get(index)
        wanted = None if label is None else number_of(text.scene, sweep, label)
        if wanted is not None and wanted in people:
            features = tuple(tuple(row) for _, row in rows)
            weight = text.weight * (MARKED if index in text.marked else 1.0)
            met.append(Case(tuple(context), features, tuple(priors), people.index(wanted), weight))
        if by_weights:
            shares = ranker.shares(context, [row for _, row in rows], priors)
            return tuple(sorted(zip(people, shares, strict=True), key=lambda item: -item[1]))
        if wanted is not None and wanted in people:
            return ((wanted, 1.0),)
        best = max(range(len(people)), key=lambda i: priors[i] - 0.3 * i)
        return ((people[best], 0.5),)

    Sweep(text.scene.roster, text.scene.setting, choose).run()
    yield from met


# ── weights ──────────────────────────────────────────────────────────────────────────────────────────────────────


def fit(cases: Sequence[Case], *, epochs: int = 14, units: int = UNITS, seed: int = 1) -> ranker.Weights:
    """Weights that make those who are meant likely: cross-entropy over those who compete, AdamW.

    One feature in ten is hidden. Small enough for numpy: half a minute for ten thousand cases.
    """
    chance = np.random.default_rng(seed)
    bound = 1 / np.sqrt(ranker.SIZE)
    network = {
        "inner": chance.uniform(-bound, bound, (ranker.SIZE, units)).astype(np.float32),
        "bias": chance.uniform(-bound, bound, units).astype(np.float32),
        "out": chance.uniform(-1, 1, units).astype(np.float32) / np.sqrt(units).astype(np.float32),
        "linear": np.zeros(ranker.SIZE, np.float32),
    }
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in network.items()}
    count = 0
    for epoch in range(epochs):
        rate = RATE * (1 - 0.99 * epoch / epochs)
        for part in np.array_split(chance.permutation(len(cases)), max(len(cases) // BATCH, 1)):
            count += 1
            for name, slope in _slopes(network, _batch([cases[i] for i in part], chance)).items():
                mean, square = moments[name]
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                step = (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.999**count)) + 1e-8)
                network[name] -= rate * (step + DECAY * network[name])
    rows = np.concatenate([network["inner"], network["linear"][:, None]], 1)
    return ranker.Weights(rows, np.append(network["bias"], np.float32(0)), network["out"])


def _batch(cases: Sequence[Case], chance: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    """(features, log odds that are known before, who is meant, weights) of cases, padded to the most rows."""
    most = max(len(case.rows) for case in cases)
    given = np.zeros((len(cases), most, ranker.SIZE), np.float32)
    priors = np.full((len(cases), most), -1e9, np.float32)
    meant = np.zeros((len(cases), most), np.float32)
    for i, case in enumerate(cases):
        for j, row in enumerate(case.rows):
            given[i, j, list(case.context)] = 1
            given[i, j, list(row)] = 1
        priors[i, : len(case.rows)] = case.priors
        meant[i, : len(case.rows)] = SMOOTHING / len(case.rows)
        meant[i, case.meant] += 1 - SMOOTHING
    given *= chance.random((len(cases), 1, ranker.SIZE)) >= HIDDEN
    return given, priors, meant, np.array([case.weight for case in cases], np.float32)


def _slopes(network: Mapping[str, Floats], batch: tuple[Floats, Floats, Floats, Floats]) -> dict[str, Floats]:
    """Of the mean loss, by every part of the network."""
    given, priors, meant, weight = batch
    reached = given @ network["inner"] + network["bias"]
    active = np.maximum(reached, 0)
    scores = active @ network["out"] + given @ network["linear"] + priors
    found = np.exp(scores - scores.max(1, keepdims=True))
    by_score = (found / found.sum(1, keepdims=True) - meant) * (weight / len(weight))[:, None]
    by_unit = by_score[..., None] * network["out"] * (reached > 0)
    return {
        "inner": np.tensordot(given, by_unit, ([0, 1], [0, 1])),
        "bias": by_unit.sum((0, 1)),
        "out": np.tensordot(by_score, active, ([0, 1], [0, 1])),
        "linear": np.tensordot(by_score, given, ([0, 1], [0, 1])),
    }


def use(weights: ranker.Weights) -> None:
    """Let the ranker use these from now on."""
    ranker.weights = lambda: weights  # type: ignore[assignment]


def save(weights: ranker.Weights, path: Path) -> None:
    """Write them as the ranker reads them, a row a feature."""
    rows = [json.dumps([round(float(x), 3) for x in row]) for row in weights.rows]
    parts = [
        f'"{name}": {json.dumps([round(float(x), 3) for x in getattr(weights, name)])}' for name in ("bias", "out")
    ]
    path.write_text('{"rows": [\n' + ",\n".join(rows) + "],\n" + ",\n".join(parts) + "}\n", "utf-8")


def train(texts: Sequence[Text]) -> ranker.Weights:
    """Rounds of features and weights; in the last several networks, whose scores are averaged, and the rules."""
    for number in range(ROUNDS):
        cases = [case for text in texts for case in cases_of(text, by_weights=number > 0) if len(case.rows) > 1]
        weights = mean([fit(cases, seed=seed) for seed in range(NETWORKS if number == ROUNDS - 1 else 1)])
        use(weights)
    return with_rules(weights)


def mean(networks: Sequence[ranker.Weights]) -> ranker.Weights:
    """One network that gives the mean of the scores of several."""
    count = len(networks)
    linear = sum(one.rows[:, -1:] for one in networks) / count
    rows = np.concatenate([*(one.rows[:, :-1] for one in networks), linear], 1)
    bias = np.concatenate([*(one.bias[:-1] for one in networks), np.zeros(1, np.float32)])
    return ranker.Weights(rows, bias, np.concatenate([one.out / count for one in networks]))


def share_right(texts: Iterable[Text]) -> tuple[float, int]:
    """(share of the labelled tokens at which the right person is the likeliest, how many there are)."""
    right = total = 0
    for text in texts:
        found = Sweep(text.scene.roster, text.scene.setting)
        found.run()
        for index, person in text.labels.items():
            options = found.found.get(index, ())
            right += bool(options) and options[0][0] == number_of(text.scene, found, person)
            total += 1
    return (right / total if total else 0.0), total


def main() -> None:
    """Read, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path(ranker.__file__).with_name("antecedents.json"))
    given = parser.parse_args()
    shared: Path = given.shared
    many = model_extractor(nested=False).many
    layer = {row["id"]: row["coref"] for row in read(shared / "polnear/train_corenlp.jsonl.gz")}

    def articles(*, left_out: bool) -> list[Text]:
        chosen = [a for a in read_gold(shared / "polnear/train.jsonl.gz") if is_left_out(a.id) == left_out]
        return polnear(chosen, layer, many([article.as_article() for article in chosen]))

    def documents(part: str) -> list[Text]:
        rows = read(shared / f"gum/{part}.jsonl.gz")
        return gum(rows, many([Article(text=row["text"]) for row in rows]))

    def passages(part: str) -> list[Text]:
        with (shared / f"gap/{part}.tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        texts = gap(rows, many([Article(text=row["Text"]) for row in rows]))
        return [replace(text, weight=PASSAGES) for text in texts]

    weights = train([*articles(left_out=False), *documents("train"), *passages("development")])
    save(weights, given.out)
    measured = {
        "PolNeAR left out": articles(left_out=True),
        "GUM dev": documents("dev"),
        "GAP validation": passages("validation"),
    }
    for name, texts in measured.items():
        share, total = share_right(texts)
        print(f"{name}: {100 * share:.1f} % of {total}")


if __name__ == "__main__":
    main()
