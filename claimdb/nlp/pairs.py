"""Statements by themselves and two by two: vectors that are near for the same content, and how two stand to each other.

Two models ship beside the one that finds statements: `vectors.onnx` reads one statement, `scorer.onnx` two together
(trained by `training/vectors.py` and `training/scorer.py`). Opening either takes a fraction of a second, at first use.

Every statement, and every pair, goes through its model alone: in a common pass all would share the scales of the int8
activations, and company would move a probability by 0.01, at worst by a quarter. So one text always gets the same
numbers, bit for bit on one machine and version of onnxruntime, whatever is asked beside it; this costs half as much
time again.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.inference import Session

Floats = NDArray[np.float32]
WEIGHTS = Path(__file__).parent / "weights"
"""Where the models that ship with claimdb lie."""
LONGEST = 128
"""Word pieces that a statement, or a pair of them, is cut to; of a pair the longer one is cut."""
LAST_SPECIAL = 103
"""The last of the pieces that are no text: [CLS], [SEP], [MASK]."""
WIDTH = 384
"""Of a vector."""
MOST_WORDS = 50_000
"""Whose rough vectors are remembered: 25 MB."""
RELATIONS = ("agree", "conflict", "neither")
"""Columns of :meth:`Scorer.of`."""
AGREE, CONFLICT, NEITHER = range(3)


class _Model:
    """A model and its tokenizer, opened at first use; ModelError where a file is missing or damaged."""

    card_name: str

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.folder = folder or WEIGHTS
        self.threads = threads

    @cached_property
    def _opened(self) -> tuple[Session, dict[str, Any]]:
        from claimdb.inference import open_model

        return open_model(self.folder, threads=self.threads, card_name=self.card_name)

    @property
    def card(self) -> dict[str, Any]:
        """What the model was made from and how well it does."""
        return self._opened[1]

    @cached_property
    def tokenizer(self) -> Any:
        """The WordPiece tokenizer that all models share, cutting at :data:`LONGEST`."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        return tokenizer

    def _first(self, given: dict[str, Sequence[Any]]) -> Floats:
        """The first output for one row of inputs."""
        session = self._opened[0]
        arrays = {name: np.array([row], np.float32 if name == "mask" else np.int64) for name, row in given.items()}
        row: Floats = session.run(arrays)[session.outputs[0]][0]
        return row


class Vectors(_Model):
    """Statements → vectors of length 1; the cosine of two is the higher, the more alike what they say."""

    card_name = "vectors.json"

    def of(self, texts: Sequence[str]) -> Floats:
        """One row a text: n x 384. The same text gives the same row; without any word, that of the empty text."""
        rows: dict[str, Floats] = {}
        for text in texts:
            if text not in rows:
                pieces = self.tokenizer.encode(text).ids
                rows[text] = self._first({"pieces": pieces, "mask": [1] * len(pieces)})
        return np.stack([rows[text] for text in texts]) if rows else np.zeros((0, WIDTH), np.float32)


class WordVectors:
    """Statements → rough vectors of length 1: sums over word pieces, fitted to what :class:`Vectors` gives.

    A hundred times as fast, for looking over many; ``words.npz`` holds a row of signed bytes and a scale a piece.
    """

    card_name = "words.json"

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or WEIGHTS
        self._known: dict[str, Floats] = {}

    @cached_property
    def _opened(self) -> tuple[Any, Floats]:
        from tokenizers import Tokenizer

        from claimdb.inference import check_files

        card = check_files(self.folder, self.card_name)
        held = np.load(self.folder / card["model_file"])
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer, held["table"].astype(np.float32) * held["scale"].astype(np.float32)[:, None]

    def of(self, texts: Sequence[str]) -> Floats:
        """One row a text: n x 128. A text without any word gives zeros."""
        found = np.zeros((len(texts), 128), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in text.split():
                row += self._word(word)
        unit: Floats = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return unit

    def _word(self, word: str) -> Floats:
        """The sum over the pieces of what stands between two spaces, which no piece crosses."""
        if word not in self._known:
            tokenizer, table = self._opened
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            self._known[word] = table[tokenizer.encode(word, add_special_tokens=False).ids].sum(axis=0)
        return self._known[word]


class Scorer(_Model):
    """Pairs of statements → the probabilities that they agree, conflict, or neither."""

    card_name = "scorer.json"

    def of(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """One row a pair, columns as in :data:`RELATIONS`: n x 3, rows sum to 1. The order of the two does not matter.

        Both orders are read and their mean taken, so a pair costs two passes.
        """
        rows: dict[tuple[str, str], Floats] = {}
        for one, other in pairs:
            key = min((one, other), (other, one))
            if key not in rows:
                rows[key] = np.mean([self._chances(*key), self._chances(*key[::-1])], axis=0)
        found = [rows[min((one, other), (other, one))] for one, other in pairs]
        return np.stack(found) if found else np.zeros((0, len(RELATIONS)), np.float32)

    @property
    def least(self) -> dict[str, float]:
        """From which probability on a pair is called something, chosen on pairs unseen in training, half in conflict.

        ``conflict``: best F1; ``possible``: of as many as can be called a conflict with at least 85 % of them right;
        ``agree``: 85 % of close pairs that do not say the same are kept apart.
        """
        return {name: float(value) for name, value in self.card["thresholds"].items()}

    @cached_property
    def _columns(self) -> list[int]:
        """Where the model keeps what :data:`RELATIONS` names."""
        return [self.card["relations"].index(name) for name in RELATIONS]

    def _chances(self, one: str, other: str) -> Floats:
        encoded = self.tokenizer.encode(one, other)
        odds = self._first(
            {
                "pieces": encoded.ids,
                "sides": places(encoded.ids, encoded.type_ids),
                "mask": encoded.attention_mask,
            }
        )[self._columns]
        powers = np.exp(odds - odds.max())
        chances: Floats = powers / powers.sum()
        return chances


def places(pieces: Sequence[int], types: Sequence[int]) -> list[int]:
    """Of each piece, which of two statements it stands in (0 or 1), and 2 more where the other has no such piece."""
    sides = [{p for p, t in zip(pieces, types, strict=True) if t == side} for side in (0, 1)]
    if not sides[1]:
        return [0] * len(pieces)
    shown = zip(pieces, types, strict=True)
    return [t + 2 * (p > LAST_SPECIAL and p not in sides[1 - t]) for p, t in shown]
