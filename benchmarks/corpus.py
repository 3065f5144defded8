"""News text to time things with: the articles of seeds/, and of ../shared/data where that is present."""

from __future__ import annotations

import gzip
import json
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared/data/polnear/dev.jsonl.gz"


def texts(words: int, *, source: str = "auto") -> list[str]:
    """Articles, repeated until they hold `words` words. `source`: seeds, shared, or auto (shared if present)."""
    shared = SHARED.exists() if source == "auto" else source == "shared"
    articles = _shared() if shared else _seeds()
    chosen: list[str] = []
    total = 0
    for article in cycle(articles):
        if total >= words:
            return chosen
        chosen.append(article)
        total += len(article.split())
    raise SystemExit("no text found")


def _seeds() -> list[str]:
    return [_without_front_matter(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "seeds").glob("*.txt"))]


def _shared() -> list[str]:
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def _without_front_matter(text: str) -> str:
    parts = text.split("---\n", 2)
    return parts[2].lstrip() if text.startswith("---\n") and len(parts) == 3 else text
