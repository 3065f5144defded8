"""How two statements stand to each other, read together: ``python -m training.scorer --out build/scorer``.

One encoder over "a [SEP] b" with heads for the relation (agree, conflict, neither), for the stance of a headline
towards a claim, for how alike the two are, and for whether the second strengthens or weakens the first. It learns in
two steps: from STS-B, MRPC, ClaimDiff, marked pairs and twisted statements (``general.pt``, kept in the folder), then
from Emergent with some of those again; a part of each, not shown, chooses the thresholds in the card. ``--folds 10``
measures Emergent by folds over claims, each from ``general.pt``; what decides there is the mean of the
scorer and of a regression over wording.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from claimdb.nlp.pairs import AGREE, CONFLICT, NEITHER, RELATIONS
from training.pair_export import Runner, export, write_card
from training.pair_figures import agree_figures, conflict_figures, scores, stance_figures, thresholds
from training.pair_rows import (
    OF_STANCE,
    STANCES,
    UNKNOWN,
    Labelled,
    as_told,
    claimdiff_rows,
    divided,
    emergent_rows,
    headline_pairs,
    marked_rows,
    scored_rows,
    twisted,
)
from training.pairs import folded, left_out, left_out_texts, rows_of
from training.stances import Regression, made_of, stance_loss, wording
from training.statements import (
    Inputs,
    Rates,
    Reader,
    apart_from,
    fit,
    folds_of,
    inputs,
    like_lengths,
    mean,
    open_pieces,
    shape_of,
    start,
)
from training.twisting import names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from training.model import Shape

HIDDEN = 192
HELD_OF = 10
"""One in how many claims of Emergent and pairs of ClaimDiff is kept for choosing thresholds."""
MARKED_HELD_OF = 4
"""The same of the marked pairs of STS-B."""
MOST_PAIRS = 4
"""Pairs of headlines for and against one claim that an epoch shows."""


class Scorer(Reader):
    """Two statements → scores of relations and stances (log odds), how alike (0 to 1), strengthening, weakening."""

    names = ("relation", "stance", "alike", "changes")

    def __init__(self, shape: Shape | None = None, dropout: float = 0.0) -> None:
        super().__init__(shape, dropout)
        self.hidden = nn.Linear(4 * self.shape.width, HIDDEN)
        self.dropout = nn.Dropout(0.1)
        self.relation = nn.Linear(HIDDEN, len(RELATIONS))
        self.stance = nn.Linear(HIDDEN, len(STANCES))
        self.alike = nn.Linear(HIDDEN, 1)
        self.changes = nn.Linear(HIDDEN, 2)

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """B x 3, B x 3, B, B x 2."""
        x = self.dropout(F.gelu(self.hidden(self.pooled(pieces, sides, mask))))
        alike = torch.sigmoid(self.alike(x).squeeze(-1).float())
        return self.relation(x).float(), self.stance(x).float(), alike, self.changes(x).float()

    def pooled(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """What the heads read, B x 4 widths: the first piece, the mean of each statement, how far the means differ."""
        words = self.words(pieces, sides, mask)
        second = (sides % 2).to(mask.dtype) * mask
        one, other = mean(words, mask - second), mean(words, second)
        return torch.cat([words[:, 0].float(), one, other, (one - other).abs()], -1)

    def seen(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """The same without the last part, and what the heads make of it."""
        pooled = self.pooled(pieces, sides, mask)
        return torch.cat([pooled[:, : 3 * self.shape.width], F.gelu(self.hidden(pooled))], -1)


def loss_of(model: Scorer, tokenizer: Tokenizer) -> Callable[[list[Labelled]], Tensor]:
    """The loss of a batch: the heads' losses over the rows for which something is known, each over the whole batch."""

    def classes(scores: Tensor, labels: list[int]) -> Tensor:
        return F.nll_loss(scores, torch.tensor(labels), ignore_index=UNKNOWN, reduction="sum")

    def loss(batch: list[Labelled]) -> Tensor:
        relation, stance, alike, changes = model(*inputs(tokenizer, [row.texts() for row in batch]))
        relation = relation.log_softmax(-1)
        compatible = relation[:, [AGREE, NEITHER]].logsumexp(-1, keepdim=True)
        total = classes(torch.cat([relation, compatible], -1), [row.relation for row in batch])
        total = total + classes(stance.log_softmax(-1), [row.stance for row in batch])
        scores = torch.tensor([float(row.alike) for row in batch])
        known = scores >= 0
        total = total + 4 * ((alike - scores) ** 2 * known).sum()
        for column, labels in enumerate(([r.strengthens for r in batch], [r.weakens for r in batch])):
            one = changes[:, column]
            total = total + 0.3 * classes(torch.stack([F.logsigmoid(-one), F.logsigmoid(one)], -1), labels)
        return total / len(batch)

    return loss


def length(row: Labelled) -> int:
    """In characters, of both."""
    return len(row.one) + len(row.other)


def seen_rows(rows: Sequence[Labelled], data: Path, hidden: frozenset[str] = frozenset()) -> list[Labelled]:
    """Emergent without what is left out and without what shares a statement with ``hidden`` or the left-out texts."""
    kept_out = left_out("emergent", rows_of("emergent", data))
    return apart_from(
        [row for i, row in enumerate(rows) if i not in kept_out], Labelled.texts, left_out_texts(data) | hidden
    )


@dataclass(frozen=True)
class Sources:
    """What is shown beside Emergent, each kind to be drawn from: for training, and the part to choose by."""

    short: list[Labelled]
    compared: list[Labelled]
    marked: list[Labelled]
    long: list[Labelled]
    held: list[Labelled]

    @classmethod
    def read(cls, args: argparse.Namespace, data: Path) -> Sources:
        """Without what is left out."""
        scored = scored_rows(data)
        compared, held_compared = divided(claimdiff_rows(data), held_of=HELD_OF)
        marked, held_marked = divided(marked_rows(data), held_of=MARKED_HELD_OF)
        short = [row for row in scored if length(row) < args.longest_row]
        long = [row for row in scored if length(row) >= args.longest_row]
        return cls(short, compared, marked, long, held_marked + held_compared)

    def drawn(self, args: argparse.Namespace, rng: random.Random, *, share: float) -> list[Labelled]:
        """Some rows of each kind, twisted ones among them; the marked ones all."""
        parts = ((self.short, args.scored), (self.compared, args.claimdiff))
        out = [row for rows, most in parts for row in rng.sample(rows, min(round(most * share), len(rows)))]
        names = names_in([text for row in self.short for text in row.texts()])
        return out + self.marked + twisted(self.short, rng, names, count=round(args.twisted * share))


def general_epochs(args: argparse.Namespace, data: Path) -> list[list[Labelled]]:
    """The batches of the first step."""
    rng, sources, out = random.Random(args.seed), Sources.read(args, data), []
    for _ in range(args.general_epochs):
        out += list(like_lengths(sources.drawn(args, rng, share=1), length, rows=args.rows, rng=rng))
    return out


def emergent_epochs(
    args: argparse.Namespace, rows: Sequence[Labelled], sources: Sources | None, *, epochs: int
) -> list[list[Labelled]]:
    """The batches of the second step; ``sources`` gives what of the first is shown again."""
    rng, out = random.Random(args.seed + 1), []
    names = names_in([text for row in rows for text in row.texts()])
    for _ in range(epochs):
        shown = as_told(rows, rng, share=args.as_told)
        if sources:
            shown += headline_pairs(rows, rng, most=MOST_PAIRS)
            shown += twisted(rows, rng, names, count=round(args.twisted * args.again))
            shown += sources.drawn(args, rng, share=args.again)
        out += list(like_lengths(shown, length, rows=args.rows, rng=rng))
    return out


def begun(args: argparse.Namespace, general: Path) -> Scorer:
    """The model of the first step, or one with the starting weights where there is none."""
    torch.manual_seed(args.seed)
    model = Scorer(shape_of(tiny=args.tiny), dropout=args.dropout)
    if general.exists():
        model.load_state_dict(torch.load(general, weights_only=True))
    else:
        start(model, tiny=args.tiny)
    return model


def taught(args: argparse.Namespace, general: Path, batches: Sequence[list[Labelled]], *, name: str) -> Scorer:
    """The model of the first step (or the starting weights where there is none) after these batches."""
    model = begun(args, general)
    rates = Rates(encoder=args.rate, heads=5e-4, frozen=args.frozen if general.exists() else 0)
    fit(model, batches, loss_of(model, open_pieces()), rates, bfloat16=args.bfloat16, name=name)
    return model


def in_torch(model: Scorer, *, bfloat16: bool) -> Callable[[Inputs], dict[str, NDArray[np.float32]]]:
    """The model as a function of arrays, like the exported file."""

    def run(given: Inputs) -> dict[str, NDArray[np.float32]]:
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            out = model(*given)
        return {name: part.float().numpy() for name, part in zip(model.names, out, strict=True)}

    return run


def unseen(args: argparse.Namespace, data: Path, sources: Sources) -> list[Labelled]:
    """What thresholds are chosen on: a part of each source, twisted long rows; of what conflicts and does not, half.

    The first of them are of Emergent and carry a stance.
    """
    rng = random.Random(args.seed)
    _, held = divided(seen_rows(emergent_rows(data), data), held_of=HELD_OF)
    names = names_in([text for row in sources.long for text in row.texts()])
    made = twisted(sources.long, rng, names, count=60)
    rows = held + headline_pairs(held, rng, most=MOST_PAIRS) + sources.held + made
    conflicts = sum(row.relation == CONFLICT for row in rows)
    others = [i for i, row in enumerate(rows) if row.relation not in (CONFLICT, UNKNOWN)]
    kept = set(rng.sample(others, min(conflicts, len(others))))
    return [row for i, row in enumerate(rows) if row.relation == CONFLICT or i in kept]


def of_stances(model: Scorer, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """The probability of each stance, a row a pair. Two heads know it, stance and relation: their mean."""
    given = scores(in_torch(model, bfloat16=False), pairs)
    chances = (given["stance"] + given["relation"][:, [OF_STANCE[stance] for stance in STANCES]]) / 2
    return chances.astype(np.float64)


def one_fold(
    args: argparse.Namespace, rows: Sequence[Labelled], tested: Sequence[int], *, name: str
) -> dict[str, NDArray[np.float64]]:
    """The probability of each stance of the tested rows by the scorer and by wording; neither has seen their texts."""
    general, texts = Path(args.out) / "general.pt", [rows[i].texts() for i in tested]
    hidden = frozenset(folded(text) for pair in texts for text in pair)
    seen = apart_from(rows, Labelled.texts, hidden)
    batches = emergent_epochs(args, seen, None, epochs=args.fold_epochs)
    model = begun(args, general)
    torch.manual_seed(args.seed + 1000)
    rates = Rates(args.rate, warmup=len(batches) // 10 / len(batches), frozen=args.frozen)
    fit(model, batches, stance_loss(model, open_pieces()), rates, bfloat16=args.bfloat16, name=name)
    return {"scorer": of_stances(model, texts), "worded": worded(args, begun(args, general).eval(), seen, texts)}


def worded(
    args: argparse.Namespace, model: Scorer, seen: Sequence[Labelled], texts: Sequence[tuple[str, str]]
) -> NDArray[np.float64]:
    """The probability of each stance by a regression over wording and what the model of the first step makes of it."""

    def blocks(pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float64]]:
        states = made_of(model.seen, open_pieces(), pairs, bfloat16=args.bfloat16)
        return [states, np.array([wording(*pair) for pair in pairs])]

    return Regression.of(blocks([row.texts() for row in seen]), [row.stance for row in seen]).chances(blocks(texts))


def by_folds(args: argparse.Namespace, data: Path, out: Path) -> dict[str, Any]:
    """Stance on Emergent, each claim by models that have seen neither it nor its headlines.

    What a fold gave is kept in a file of its own: a run that was stopped goes on, and two can share the work.
    """
    rows = emergent_rows(data)
    folds = folds_of([row.texts() for row in rows], args.folds)
    for fold in range(args.folds)[:: -1 if args.backwards else 1]:
        kept = out / f"fold-{fold}.json"
        if kept.exists():
            continue
        tested = [i for i, of in enumerate(folds) if of == fold]
        began = time.time()
        given = one_fold(args, rows, tested, name=f"fold {fold}")
        chances = {kind: dict(zip(map(str, tested), of.round(5).tolist(), strict=True)) for kind, of in given.items()}
        print(f"fold {fold}: {stances_found(rows, [chances])}", flush=True)
        kept.write_text(json.dumps({"minutes": (time.time() - began) / 60, "chances": chances}), encoding="utf-8")
    found = [folds_in(folder) for folder in (out, *map(Path, args.beside))]
    chances = [
        {f"{kind} {n}" if n else kind: of for n, one in enumerate(runs) for kind, of in one["chances"].items()}
        for runs in zip(*found, strict=True)
    ]
    figures = stances_found(rows, chances) | {"minutes": sum(one["minutes"] for some in found for one in some)}
    (out / "folds.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return {"folds": figures}


def folds_in(folder: Path) -> list[dict[str, Any]]:
    """What a run kept of its folds, in their order."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("fold-*.json"))]


def stances_found(rows: Sequence[Labelled], folds: Sequence[dict[str, dict[str, list[float]]]]) -> dict[str, Any]:
    """Figures of the mean of the models, and of each model."""
    of_model = {kind: {i: row for fold in folds for i, row in fold[kind].items()} for kind in folds[0]}
    true = [rows[int(i)].stance for i in next(iter(of_model.values()))]
    given = {kind: np.array(list(by_row.values())) for kind, by_row in of_model.items()}
    of_all = stance_figures(np.mean(list(given.values()), 0).argmax(1).tolist(), true)
    each = {kind: stance_figures(of.argmax(1).tolist(), true) for kind, of in given.items()}
    return of_all | {"rows": len(true)} | each


def second_step(args: argparse.Namespace, data: Path, out: Path) -> dict[str, Any]:
    """Train on Emergent, export, choose thresholds by the exported file; its figures on what was kept for choosing."""
    sources = Sources.read(args, data)
    held = unseen(args, data, sources)
    seen, _ = divided(seen_rows(emergent_rows(data), data), held_of=HELD_OF)
    batches = emergent_epochs(args, seen, sources, epochs=args.epochs)
    model = taught(args, out / "general.pt", batches, name="scorer")
    torch.save(model.state_dict(), out / "scorer.pt")
    texts = [row.texts() for batch in batches for row in batch][:320]
    shown = [inputs(open_pieces(), texts[i : i + 40]) for i in range(0, len(texts), 40)]
    plain = scores(in_torch(model, bfloat16=False), texts)["relation"][:, CONFLICT]
    path = export(model, out, shown, smoothed=args.smooth)
    run = Runner(path).all
    rounded = scores(run, texts)["relation"][:, CONFLICT]
    close = [row for row in sources.held if row.relation in (AGREE, CONFLICT, NEITHER)]
    chosen = thresholds(run, held, close, precision=args.precision, apart=args.apart)
    held_back = {name: conflict_figures(run, held, chosen[name]) for name in ("conflict", "possible")}
    held_back |= {"close pairs": agree_figures(run, close, chosen["agree"])}
    write_card(path, relations=RELATIONS, stances=STANCES, thresholds=chosen, scores={"held back": held_back})
    return held_back | {"int8_error": float(np.abs(plain - rounded).mean()), "thresholds": chosen}


def main(args: argparse.Namespace) -> dict[str, Any]:
    """One of: the folds; or both steps, export and the figures that need nothing but the training sets."""
    data, out = Path(args.data), Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    general = out / "general.pt"
    if not general.exists():
        model = taught(args, general, general_epochs(args, data), name="general")
        torch.save(model.state_dict(), general)
    if args.folds:
        figures = by_folds(args, data, out)
    elif args.only_general:
        figures = {}
    else:
        figures = second_step(args, data, out)
    print(json.dumps(figures, indent=1))
    return figures


def parser() -> argparse.ArgumentParser:
    """The settings of a run; the defaults are those of the shipped scorer."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", default="../shared/data", help="folder of the public sets")
    p.add_argument("--out", default="build/scorer")
    p.add_argument("--folds", type=int, default=0, help="only measure Emergent by so many folds")
    p.add_argument(
        "--beside",
        nargs="*",
        default=[],
        metavar="FOLDER",
        help="with --folds: runs with other seeds, for a mean of all",
    )
    p.add_argument("--only-general", action="store_true", help="stop after the first step")
    p.add_argument("--general-epochs", type=int, default=2)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--backwards", action="store_true", help="last fold first, beside a run that begins with the first")
    p.add_argument("--fold-epochs", type=int, default=4, help="with --frozen 2 in the folds measured")
    p.add_argument("--scored", type=int, default=1500, help="rows of STS-B and MRPC an epoch of the first step")
    p.add_argument("--claimdiff", type=int, default=240, help="rows of ClaimDiff an epoch of the first step")
    p.add_argument("--twisted", type=int, default=2000, help="twisted pairs an epoch of the first step")
    p.add_argument("--again", type=float, default=0.3, help="share of the first step's rows that the second shows")
    p.add_argument("--longest-row", type=int, default=200, help="characters of rows of STS-B and MRPC that are shown")
    p.add_argument("--as-told", type=float, default=0.4, help="share of claims that a headline for them stands in for")
    p.add_argument("--precision", type=float, default=0.85, help="least precision of the threshold for conflicts")
    p.add_argument(
        "--apart", type=float, default=0.85, help="share of close pairs that the other threshold keeps apart"
    )
    p.add_argument("--rows", type=int, default=32, help="pairs a batch")
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--frozen", type=int, default=0, help="lower layers that the second step leaves as they are")
    p.add_argument("--dropout", type=float, default=0.1, help="share of channels dropped behind each encoder layer")
    p.add_argument("--smooth", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--tiny", action="store_true", help="a small encoder with random weights, to try the code")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    return p


if __name__ == "__main__":
    torch.set_num_threads(parser().parse_args().threads)
    main(parser().parse_args())
