"""In how many articles a stem stands: ``python -m training.frequencies [PATH OF THE DATA FOLDER]``.

Counted in PolNeAR train. Names (stems mostly printed with a capital inside sentences) and what stands in fewer than
three articles are left out, so nothing of a text can be read from the table.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from pathlib import Path

from claimdb.contents.words import STOP, words
from training.data import read

ROOT = Path(__file__).parents[1]
OUT = ROOT / "claimdb/contents/frequencies.txt"
FEWEST = 3


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data"
    articles = read(data / "polnear/train.jsonl.gz")
    within: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for article in articles:
        found = words(article["text"])
        within.update({word.stem for word in found})
        inside = [word for before, word in itertools.pairwise(found) if word.start - before.end == 1]
        printed.update(word.stem for word in inside)
        capital.update(word.stem for word in inside if word.printed[0].isupper())
    kept = {
        stem: count
        for stem, count in within.items()
        if count >= FEWEST and stem.isalpha() and stem not in STOP and capital[stem] <= 0.6 * printed[stem]
    }
    lines = [f"articles {len(articles)}", *(f"{stem} {kept[stem]}" for stem in sorted(kept))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept):,} stems of {len(articles):,} articles -> {OUT}")


if __name__ == "__main__":
    main()
