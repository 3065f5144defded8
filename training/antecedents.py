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

from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.extracting import model_extractor
from claimdb.nlp import lexicon, quotes, ranker
from claimdb.nlp.antecedents import Description, Options, Sweep
from claimdb.nlp.scene import Scene
from claimdb.records import Article, Span
from training.data import is_left_out, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimdb.records import Extraction

MARKS = Path(__file__).with_suffix(".json")
"""Of train articles that are not left out, pronouns at which chains and weights were unsure: {article: [[span of the
pronoun, span of a name or description of who is meant], …]}."""
SINGULAR = lexicon.HE | lexicon.SHE
UNITS, NETWORKS = 12, 4
MARKED = 4.0
ROUNDS = 3
"""How often the features are computed anew, with what the weights of the round before find for earlier pronouns."""
Chain = list[tuple[int, int]]


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
            if first < index and (gender is None or known * (1 if gender == "f" else -1) > -2):
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


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────


def cases_of(text: Text, *, by_weights: bool) -> Iterator[Case]:
    """The labelled tokens as the sweep meets them; earlier ones mean what the labels or the weights say."""
    met: list[Case] = []

    def choose(
        sweep: Sweep, index: int, context: list[int], rows: list[tuple[int, list[int]]], priors: list[float]
    ) -> Options:
        people = [person for person, _ in rows]
        wanted = text.labels.get(index)
        if wanted is not None and wanted < 0:
            known = len(text.scene.roster.people)
            wanted = next((known + i for i, head in enumerate(sweep.strangers) if head == -1 - wanted), None)
        if wanted in people:
            features = tuple(tuple(row) for _, row in rows)
            weight = text.weight * (MARKED if index in text.marked else 1.0)
            met.append(Case(tuple(context), features, tuple(priors), people.index(wanted), weight))
        if by_weights:
            shares = ranker.shares(context, [row for _, row in rows], priors)
            return tuple(sorted(zip(people, shares, strict=True), key=lambda item: -item[1]))
        if wanted in people:
            return ((wanted, 1.0),)
        best = max(range(len(people)), key=lambda i: priors[i] - 0.3 * i)
        return ((people[best], 0.5),)

    Sweep(text.scene.roster, text.scene.setting, choose).run()
    yield from met


# ── weights ──────────────────────────────────────────────────────────────────────────────────────────────────────


def fit(cases: Sequence[Case], *, epochs: int = 14, units: int = UNITS, seed: int = 1) -> ranker.Weights:
    """Weights that make those who are meant likely: cross-entropy over those who compete, AdamW."""
    import torch

    torch.manual_seed(seed)
    size, most = ranker.SIZE, max(len(case.rows) for case in cases)
    given = torch.zeros(len(cases), most, size, dtype=torch.bool)
    priors = torch.full((len(cases), most), -1e9)
    for i, case in enumerate(cases):
        for j, row in enumerate(case.rows):
            given[i, j, list(case.context)] = True
            given[i, j, list(row)] = True
        priors[i, : len(case.priors)] = torch.tensor(case.priors)
    meant = torch.tensor([case.meant for case in cases])
    weight = torch.tensor([case.weight for case in cases])
    inner, outer, plain = torch.nn.Linear(size, units), torch.nn.Linear(units, 1), torch.nn.Linear(size, 1)
    torch.nn.init.zeros_(plain.weight)
    parameters = [*inner.parameters(), *outer.parameters(), *plain.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=3e-3, weight_decay=0.03)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, epochs)
    for _ in range(epochs):
        for batch in torch.randperm(len(cases)).split(128):
            hidden = torch.rand(len(batch), 1, size) < 0.1
            features = (given[batch] & ~hidden).float()
            scores = outer(torch.relu(inner(features))) + plain(features)
            losses = torch.nn.functional.cross_entropy(
                scores[..., 0] + priors[batch], meant[batch], reduction="none", label_smoothing=0.01
            )
            optimizer.zero_grad()
            (losses * weight[batch]).mean().backward()
            optimizer.step()
        schedule.step()
    rows = np.concatenate([inner.weight.detach().numpy().T, plain.weight.detach().numpy().T], 1)
    bias = np.append(inner.bias.detach().numpy(), 0.0)
    return ranker.Weights(rows, bias.astype(np.float32), outer.weight.detach().numpy()[0])


def use(weights: ranker.Weights) -> None:
    """Let the ranker use these from now on."""
    ranker.weights = lambda: weights  # type: ignore[assignment]


def save(weights: ranker.Weights, path: Path) -> None:
    """Write them as the ranker reads them, a row a feature."""
    rows = [json.dumps([round(float(x), 3) for x in row]) for row in weights.rows]
    parts = [f'"{name}": {json.dumps([round(float(x), 3) for x in getattr(weights, name)])}' for name in ("bias", "out")]
    path.write_text('{"rows": [\n' + ",\n".join(rows) + "],\n" + ",\n".join(parts) + "}\n", "utf-8")


def train(texts: Sequence[Text]) -> ranker.Weights:
    """Rounds of features and weights; in the last several networks, whose scores are averaged."""
    for number in range(ROUNDS):
        cases = [case for text in texts for case in cases_of(text, by_weights=number > 0) if len(case.rows) > 1]
        weights = mean([fit(cases, seed=seed) for seed in range(NETWORKS if number == ROUNDS - 1 else 1)])
        use(weights)
    return weights


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
            options = found.found.get(index)
            if person < 0:
                person = next((len(text.scene.roster.people) + i for i, h in enumerate(found.strangers) if h == -1 - person), -1)
            right += bool(options) and options[0][0] == person
            total += 1
    return (right / total if total else 0.0), total
