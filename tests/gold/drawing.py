"""What the draws share: the train articles that are left out of training, and where they lie."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from training.data import is_left_out, read

TRAIN = Path(__file__).parents[3] / "shared" / "data" / "polnear" / "train.jsonl.gz"


def left_out(polnear: Path) -> list[dict[str, Any]]:
    """The articles that training leaves out, in the order of their ids."""
    return sorted((article for article in read(polnear) if is_left_out(article["id"])), key=lambda a: str(a["id"]))


def given_path() -> Path:
    """The program's argument, else ``TRAIN``."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else TRAIN


def joined(text: str, spans: list[list[int]], between: str = " … ") -> str:
    """The words of one part of an attribution."""
    return between.join(text[start:end] for start, end in spans)
