"""The encoder (MiniLM-L6 shape, BERT's equations: Devlin et al. 2019) and its heads, in plain torch."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from claimdb.nlp.relations import TOTAL
from claimdb.nlp.words import INNER
from training.data import ENTITY_TAGS, IGNORE, SPAN_TAGS

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder and its heads."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    hidden: int = 256
    pointer: int = 64
    relation: int = 24


class Locked(nn.Module):
    """Dropout of whole channels of a window, the same at every word (Gal and Ghahramani 2016): few random numbers."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """``x``: B x T x width."""
        if not self.training or not self.share:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.share
        return x * (keep / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, post-norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.drop = Locked(dropout)
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x``: B x T x width; ``bias``: B x 1 x 1 x T, added to the attention scores."""
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + bias
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and features → one vector a piece."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(INNER + 1, shape.width)
        nn.init.normal_(self.features.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """B x T each → B x T x width."""
        where = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.pieces(pieces) + self.features(features) + self.positions(where))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """Start from the weights of a BERT-shaped ``model.safetensors``; token type 0 is folded into the positions."""
        from safetensors.torch import load_file

        old = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
        emb = "embeddings."
        new = {
            "pieces.weight": old[emb + "word_embeddings.weight"],
            "positions.weight": old[emb + "position_embeddings.weight"] + old[emb + "token_type_embeddings.weight"][0],
            "norm.weight": old[emb + "LayerNorm.weight"],
            "norm.bias": old[emb + "LayerNorm.bias"],
            "features.weight": self.features.weight.data,
        }
        for i in range(len(self.layers)):
            theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
            for kind in ("weight", "bias"):
                qkv = [old[f"{theirs}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                new[f"{ours}qkv.{kind}"] = torch.cat(qkv)
                new[f"{ours}out.{kind}"] = old[f"{theirs}attention.output.dense.{kind}"]
                new[f"{ours}norm1.{kind}"] = old[f"{theirs}attention.output.LayerNorm.{kind}"]
                new[f"{ours}up.{kind}"] = old[f"{theirs}intermediate.dense.{kind}"]
                new[f"{ours}down.{kind}"] = old[f"{theirs}output.dense.{kind}"]
                new[f"{ours}norm2.{kind}"] = old[f"{theirs}output.LayerNorm.{kind}"]
        self.load_state_dict(new)


class Linker(nn.Module):
    """Which target span a span belongs to: bilinear in their border words, plus how the two stand to each other."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.query = nn.Linear(shape.width, 2 * shape.pointer)
        self.key = nn.Linear(shape.width, 2 * shape.pointer)
        self.relation = nn.Embedding(TOTAL, shape.relation)
        nn.init.normal_(self.relation.weight, std=0.1)
        self.hidden = nn.Parameter(torch.zeros(shape.relation))
        self.score = nn.Linear(shape.relation, 1)
        self.none = nn.Parameter(torch.zeros(1))
        self.scale = shape.pointer**-0.5

    def ends(self, projected: Tensor, spans: Tensor) -> Tensor:
        """Half of the projection from each span's first word and half from its last, added: B x N x pointer."""
        first, last = projected.chunk(2, -1)
        pick = [
            torch.gather(side, 1, spans[..., i, None].expand(-1, -1, side.shape[-1]))
            for i, side in enumerate((first, last))
        ]
        return pick[0] + pick[1]

    def forward(self, words: Tensor, points: Tensor, targets: Tensor, relations: Tensor) -> Tensor:
        """B x P x (T + 1) scores; column 0 is "none", whose key is that of word 0, [CLS]."""
        query = self.ends(self.query(words).float(), points)
        key = self.ends(self.key(words).float(), targets)
        related = self.relation(relations).float().sum(-2) + self.hidden
        bias = self.score(F.gelu(related)).squeeze(-1).float()
        none = self.none.expand(*bias.shape[:2], 1).float()
        return query @ key.transpose(-1, -2) * self.scale + torch.cat([none, bias], -1)


class CRF(nn.Module):
    """Linear-chain CRF (Lafferty et al. 2001); I-x follows only its own B-x or I-x."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        forbidden = [[b[:2] == "I-" and a[2:] != b[2:] for b in tags] for a in tags]
        self.register_buffer("forbidden", torch.tensor(forbidden))
        self.register_buffer("no_start", torch.tensor([t[:2] == "I-" for t in tags]))

    def table(self) -> Tensor:
        """Transition scores, from row to column."""
        return self.transitions.masked_fill(self.forbidden, -1e4)

    def forward(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Sum of -log P(gold | words), words left-aligned; those whose gold is IGNORE may carry any tag."""
        known = F.one_hot(gold.clamp(min=0), emissions.shape[-1]).bool()
        banned = ~known & (gold != IGNORE)[..., None]
        both = torch.cat([emissions, emissions.masked_fill(banned, -1e4)])
        table = self.table()
        alpha = both[:, 0].masked_fill(self.no_start, -1e4)
        keep = torch.cat([mask, mask])
        for t in range(1, both.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + table, 1) + both[:, t]
            alpha = torch.where(keep[:, t, None], new, alpha)
        total, numerator = alpha.logsumexp(-1).chunk(2)
        return (total - numerator).sum()


class Model(nn.Module):
    """The encoder with a head for span tags, one for each link, for entities, sentence ends and inner cues."""

    def __init__(self, shape: Shape = Shape(), dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(0.15)
        self.hidden = nn.Linear(shape.width, shape.hidden)
        self.tags = nn.Linear(shape.hidden, len(SPAN_TAGS))
        self.crf = CRF(SPAN_TAGS)
        self.source_of_cue = Linker(shape)
        self.cue_of_content = Linker(shape)
        self.entity_hidden = nn.Linear(shape.width, shape.hidden // 2)
        self.entities = nn.Linear(shape.hidden // 2, len(ENTITY_TAGS))
        self.sentence_ends = nn.Linear(shape.width, 1)
        self.inner_cues = nn.Linear(shape.width, 1)

    def config(self) -> dict[str, int]:
        """The sizes, for the checkpoint and the model card."""
        return asdict(self.shape)

    def words(self, pieces: Tensor, features: Tensor, mask: Tensor, first_piece: Tensor) -> Tensor:
        """B x W x width: the vector of each word's first piece, row 0 being [CLS]."""
        x = self.encoder(pieces, features, mask)
        return torch.gather(x, 1, first_piece[..., None].expand(-1, -1, x.shape[-1]))

    def emissions(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of span tags, entity tags, sentence ends and cues inside a content, for each word."""
        tags = self.tags(self.dropout(F.gelu(self.hidden(words))))
        entities = self.entities(F.gelu(self.entity_hidden(words)))
        return tags, entities, self.sentence_ends(words).squeeze(-1), self.inner_cues(words).squeeze(-1)
