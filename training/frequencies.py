"""In how many articles a stem stands: ``python -m training.frequencies [PATH OF THE DATA FOLDER]``.

Counted in PolNeAR train. Of stems that are mostly printed with a capital inside sentences ("new", "house") only the
articles count in which they stand without one, and they are marked as names. What stands in fewer than three articles
is left out, so nothing of a text can be read from the table.
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
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for article in articles:
        found = words(article["text"])
        within.update({word.stem for word in found})
        lower.update({word.stem for word in found if not word.printed[0].isupper()})
        inside = [word for before, word in itertools.pairwise(found) if word.start - before.end == 1]
        printed.update(word.stem for word in inside)
        capital.update(word.stem for word in inside if word.printed[0].isupper())
    names = {stem for stem in within if capital[stem] > 0.6 * printed[stem]}
    counts = within | {stem: lower[stem] for stem in names}
    kept = {stem: n for stem, n in counts.items() if n >= FEWEST and stem.isalpha() and stem not in STOP}
    told = (f"{stem} {kept[stem]}{' name' if stem in names else ''}" for stem in sorted(kept))
    lines = [f"articles {len(articles)}", *told]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept):,} stems of {len(articles):,} articles -> {OUT}")


if __name__ == "__main__":
    main()
