"""How two statements stand to each other, read together: ``python -m training.scorer --out build/scorer``.

One encoder over "a [SEP] b" with heads for the relation (agree, neither, conflict), for the stance of a headline
towards a claim, for how alike the two are, and for whether the second strengthens or weakens the first. It learns in
two steps: from STS-B, MRPC, ClaimDiff and twisted statements (``general.pt``, kept in the folder), then from Emergent
with some of those again; what it has not seen of both chooses the thresholds in the card. ``--folds 10`` measures
Emergent by folds over claims, each from ``general.pt``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.pair_export import Runner, export
from training.pair_rows import (
    AGREE,
    CONFLICT,
    RELATIONS,
    STANCES,
    UNKNOWN,
    Labelled,
    claimdiff_rows,
    emergent_rows,
    headline_pairs,
    scored_rows,
    twisted,
)
from training.pairs import folded, left_out, left_out_texts, rows_of
from training.statements import (
    Inputs,
    Rates,
    Reader,
    apart_from,
    best_threshold,
    fit,
    folds_of,
    found,
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
"""One in how many claims of Emergent is kept for choosing thresholds."""
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
        words = self.words(pieces, sides, mask)
        second = (sides % 2).to(mask.dtype) * mask
        one, other = mean(words, mask - second), mean(words, second)
        pooled = torch.cat([words[:, 0].float(), one, other, (one - other).abs()], -1)
        x = self.dropout(F.gelu(self.hidden(pooled)))
        alike = torch.sigmoid(self.alike(x).squeeze(-1).float())
        return self.relation(x).float(), self.stance(x).float(), alike, self.changes(x).float()


def loss_of(model: Scorer, tokenizer: Tokenizer) -> Callable[[list[Labelled]], Tensor]:
    """The loss of a batch: the heads' losses over the rows for which something is known, each over the whole batch."""

    def loss(batch: list[Labelled]) -> Tensor:
        relation, stance, alike, changes = model(*inputs(tokenizer, [row.texts() for row in batch]))

        def classes(scores: Tensor, labels: list[int]) -> Tensor:
            return F.cross_entropy(scores, torch.tensor(labels), ignore_index=UNKNOWN, reduction="sum")

        total = classes(relation, [row.relation for row in batch]) + classes(stance, [row.stance for row in batch])
        scores = torch.tensor([float(row.alike) for row in batch])
        known = scores >= 0
        total = total + 4 * ((alike - scores) ** 2 * known).sum()
        for column, labels in enumerate(([r.strengthens for r in batch], [r.weakens for r in batch])):
            one = changes[:, column]
            total = total + 0.3 * classes(torch.stack([torch.zeros_like(one), one], -1), labels)
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


def general_epochs(args: argparse.Namespace, data: Path) -> list[list[Labelled]]:
    """The batches of the first step."""
    rng = random.Random(args.seed)
    scored, compared = scored_rows(data), claimdiff_rows(data)
    short = [row for row in scored if length(row) < args.longest_row]
    names = names_in([text for row in scored for text in row.texts()])
    out = []
    for _ in range(args.general_epochs):
        shown = rng.sample(short, min(args.scored, len(short))) + rng.sample(
            compared, min(args.claimdiff, len(compared))
        )
        shown += twisted(short, rng, names, count=args.twisted)
        out += list(like_lengths(shown, length, rows=args.rows, rng=rng))
    return out


def emergent_epochs(
    args: argparse.Namespace, rows: Sequence[Labelled], scored: Sequence[Labelled], *, epochs: int
) -> list[list[Labelled]]:
    """The batches of the second step; ``scored`` gives what of the first is shown again."""
    rng = random.Random(args.seed + 1)
    short = [row for row in scored if length(row) < args.longest_row]
    names = names_in([text for row in [*rows, *short] for text in row.texts()])
    out = []
    for _ in range(epochs):
        shown = list(rows)
        if scored:
            shown += headline_pairs(rows, rng, most=MOST_PAIRS)
            shown += twisted(rows, rng, names, count=args.twisted // 5)
            shown += twisted(short, rng, names, count=args.twisted // 5) + rng.sample(
                short, min(args.again, len(short))
            )
        out += list(like_lengths(shown, length, rows=args.rows, rng=rng))
    return out


def taught(args: argparse.Namespace, general: Path, batches: Sequence[list[Labelled]], *, name: str) -> Scorer:
    """The model of the first step (or the starting weights where there is none) after these batches."""
    torch.manual_seed(args.seed)
    model = Scorer(shape_of(tiny=args.tiny), dropout=args.dropout)
    if general.exists():
        model.load_state_dict(torch.load(general, weights_only=True))
    else:
        start(model, tiny=args.tiny)
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


def scores(
    run: Callable[[Inputs], dict[str, NDArray[np.float32]]], pairs: Sequence[tuple[str, str]]
) -> dict[str, NDArray[np.float32]]:
    """All outputs for these pairs, in their order; relation and stance as probabilities."""
    tokenizer, rows = open_pieces(), {}
    order = list(enumerate(pairs))
    for batch in like_lengths(order, lambda item: len(item[1][0]) + len(item[1][1]), rows=64, rng=None):
        out = run(inputs(tokenizer, [pair for _, pair in batch]))
        rows.update({at: {name: part[i] for name, part in out.items()} for i, (at, _) in enumerate(batch)})
    joined = {name: np.stack([rows[at][name] for at in range(len(pairs))]) for name in rows[0]}
    for name in ("relation", "stance"):
        odds = np.exp(joined[name] - joined[name].max(-1, keepdims=True))
        joined[name] = odds / odds.sum(-1, keepdims=True)
    return joined


def both_ways(
    run: Callable[[Inputs], dict[str, NDArray[np.float32]]], pairs: Sequence[tuple[str, str]]
) -> NDArray[np.float32]:
    """The probabilities of the relations, the mean of reading a pair in both orders."""
    out = scores(run, [*pairs, *((other, one) for one, other in pairs)])["relation"]
    mean_of_both: NDArray[np.float32] = (out[: len(pairs)] + out[len(pairs) :]) / 2
    return mean_of_both


def unseen(args: argparse.Namespace, data: Path) -> list[Labelled]:
    """What thresholds are chosen on: one fold of Emergent's claims, with headline pairs; long rows, twisted."""
    rows = seen_rows(emergent_rows(data), data)
    folds = folds_of([row.texts() for row in rows], HELD_OF)
    held = [row for row, fold in zip(rows, folds, strict=True) if fold == 0]
    rng = random.Random(args.seed)
    long = [row for row in scored_rows(data) if length(row) >= args.longest_row]
    names = names_in([text for row in long for text in row.texts()])
    return held + headline_pairs(held, rng, most=MOST_PAIRS) + twisted(long, rng, names, count=200)


def thresholds(
    run: Callable[[Inputs], dict[str, NDArray[np.float32]]], rows: Sequence[Labelled], *, precision: float
) -> dict[str, float]:
    """The least probability of a conflict, and of agreement, to be called one."""
    chances = both_ways(run, [row.texts() for row in rows])
    conflict = best_threshold(
        chances[:, CONFLICT].tolist(), [row.relation == CONFLICT for row in rows], precision=precision
    )
    agree = best_threshold(chances[:, AGREE].tolist(), [row.relation == AGREE for row in rows])
    return {"conflict": conflict, "agree": agree}


def stance_figures(said: Sequence[int], true: Sequence[int]) -> dict[str, float]:
    """Accuracy, and precision, recall and F1 of "against"."""
    against = STANCES.index("against")
    right = sum(s == t for s, t in zip(said, true, strict=True)) / max(1, len(true))
    of_against = found([s == against for s in said], [t == against for t in true])
    return {"accuracy": right} | {f"against_{name}": value for name, value in of_against._asdict().items()}


def one_fold(
    args: argparse.Namespace, data: Path, rows: Sequence[Labelled], tested: Sequence[int], *, name: str
) -> dict[str, int]:
    """The stance of each tested row, by its number, from a model that has seen none of the tested statements."""
    hidden = frozenset(folded(text) for i in tested for text in rows[i].texts())
    batches = emergent_epochs(args, seen_rows(rows, data, hidden), [], epochs=args.fold_epochs)
    model = taught(args, Path(args.out) / "general.pt", batches, name=name)
    given = scores(in_torch(model, bfloat16=args.bfloat16), [rows[i].texts() for i in tested])["stance"]
    return {str(i): int(given[at].argmax()) for at, i in enumerate(tested)}


def by_folds(args: argparse.Namespace, data: Path, out: Path) -> dict[str, Any]:
    """Stance on Emergent, each claim by a model that has seen neither it nor its headlines.

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
        said = one_fold(args, data, rows, tested, name=f"fold {fold}")
        of_fold = stance_figures([said[str(i)] for i in tested], [rows[i].stance for i in tested])
        print(f"fold {fold}: {of_fold}", flush=True)
        kept.write_text(json.dumps({"minutes": (time.time() - began) / 60, "stance": said}), encoding="utf-8")
    given = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("fold-*.json"))]
    stance = {int(i): value for one in given for i, value in one["stance"].items()}
    figures = stance_figures(list(stance.values()), [rows[i].stance for i in stance])
    figures |= {"rows": len(stance), "minutes": sum(one["minutes"] for one in given)}
    (out / "folds.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return {"folds": figures}


def second_step(args: argparse.Namespace, data: Path, out: Path) -> dict[str, Any]:
    """Train on Emergent, export, choose thresholds by the exported file; its figures on what was kept for choosing."""
    rows = emergent_rows(data)
    held = unseen(args, data)
    seen = seen_rows(
        rows, data, frozenset(folded(text) for row in held if row.stance != UNKNOWN for text in row.texts())
    )
    batches = emergent_epochs(args, seen, scored_rows(data), epochs=args.epochs)
    model = taught(args, out / "general.pt", batches, name="scorer")
    torch.save(model.state_dict(), out / "scorer.pt")
    texts = [row.texts() for batch in batches for row in batch][:320]
    shown = [inputs(open_pieces(), texts[i : i + 40]) for i in range(0, len(texts), 40)]
    plain = scores(in_torch(model, bfloat16=False), texts)["relation"][:, CONFLICT]
    path = export(model, out, shown, smoothed=args.smooth)
    run = Runner(path).all
    rounded = scores(run, texts)["relation"][:, CONFLICT]
    chosen = thresholds(run, held, precision=args.precision)
    card_path = out / "meta.json"
    card = json.loads(card_path.read_text(encoding="utf-8"))
    card |= {"relations": RELATIONS, "stances": STANCES, "thresholds": chosen}
    card_path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    said = both_ways(run, [row.texts() for row in held])[:, CONFLICT] >= chosen["conflict"]
    return {
        "int8_error": float(np.abs(plain - rounded).mean()),
        "bytes": path.stat().st_size,
        "thresholds": chosen,
        "held": found(said.tolist(), [row.relation == CONFLICT for row in held])._asdict(),
    }


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
    p.add_argument("--only-general", action="store_true", help="stop after the first step")
    p.add_argument("--general-epochs", type=int, default=1)
    p.add_argument("--epochs", type=int, default=2)
    p.add_argument("--backwards", action="store_true", help="last fold first, beside a run that begins with the first")
    p.add_argument("--fold-epochs", type=int, default=3)
    p.add_argument("--scored", type=int, default=1200, help="rows of STS-B and MRPC an epoch of the first step")
    p.add_argument("--claimdiff", type=int, default=100, help="rows of ClaimDiff an epoch of the first step")
    p.add_argument("--twisted", type=int, default=1800, help="twisted pairs an epoch of the first step")
    p.add_argument("--again", type=int, default=300, help="rows of STS-B and MRPC an epoch of the second step")
    p.add_argument("--longest-row", type=int, default=200, help="characters of rows of STS-B and MRPC that are shown")
    p.add_argument("--precision", type=float, default=0.8, help="least precision of the threshold for conflicts")
    p.add_argument("--rows", type=int, default=16, help="pairs a batch")
    p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--frozen", type=int, default=3, help="lower layers that the second step leaves as they are")
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
