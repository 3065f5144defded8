"""Measure speakers against `antecedents.json`, where a source's spans are given.

    python -m tests.gold.speakers [PATH OF THE TRAIN PART]

The marks are on train articles that training leaves out: article → attribution ``i``, kind of speaker, how the source
words it, and where in the text each speaker's name or description stands, as fully as the article gives it. A speaker
of two spans is the owner and what is owned ("Ana Ruiz", "advisers"); ``also`` holds other answers that are as right.
Rules were written with an eye on the half ``develop``; ``judge`` is for measuring.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdb.annotations import Annotation, GoldArticle, GoldSpeaker, read_gold
from claimdb.evaluation import predict_speakers, same_speakers
from tests.gold.drawing import given_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimdb.evaluation import Extractor

MARKS = Path(__file__).with_name("antecedents.json")
Row = dict[str, Any]
Spans = list[list[int]]


def marks(half: str) -> dict[str, list[Row]]:
    """Article id → marked attributions of one half: "develop" or "judge"."""
    found: dict[str, list[Row]] = json.loads(MARKS.read_text(encoding="utf-8"))[half]
    return found


def answers(text: str, row: Row) -> Iterator[GoldSpeaker]:
    """Every answer that counts as right."""
    for speakers in (row["speakers"], *row.get("also", ())):
        names = tuple(_name(text, spans) for spans in speakers)
        yield GoldSpeaker(names, row["kind"], row["mention"])
        if any("s's " in name for name in names):
            yield GoldSpeaker(tuple(name.replace("s's ", "s' ") for name in names), row["kind"], row["mention"])


def _name(text: str, spans: Spans) -> str:
    return "'s ".join(" ".join(text[start:end].split()) for start, end in spans)


def is_right(found: str | None, text: str, row: Row) -> bool:
    """One of the answers; of a group, what it is a part of may be told as well ("thirty percent of voters")."""
    if row["kind"] == "none":
        return not found
    told = found or ""
    return any(
        same_speakers(told, answer) or (row["kind"] == "group" and same_speakers(told.partition(" of ")[0], answer))
        for answer in answers(text, row)
    )


def count(
    articles: Sequence[GoldArticle], named: Mapping[str, Sequence[Annotation]], half: str
) -> Counter[tuple[str, bool]]:
    """How many are right and wrong: of all with a speaker ("anybody"), by kind, and by kind and mention."""
    counts: Counter[tuple[str, bool]] = Counter()
    texts = {article.id: article.text for article in articles}
    for key, rows in marks(half).items():
        for row in rows:
            right = is_right(named[key][row["i"]].speaker, texts[key], row)
            keys = {row["kind"], f"{row['kind']}, {row['mention']}", "none" if row["kind"] == "none" else "anybody"}
            counts.update((name, right) for name in keys)
    return counts


def measured(path: Path, half: str, extract: Extractor) -> Counter[tuple[str, bool]]:
    """Counts of one half, with what the model finds of names and sentences."""
    articles = [article for article in read_gold(path) if article.id in marks(half)]
    return count(articles, predict_speakers(articles, extract), half)


def main() -> None:
    """Write a table of both halves to standard output."""
    from claimdb.extracting import model_extractor

    many = model_extractor(nested=False).many
    for half in ("develop", "judge"):
        counts = measured(given_path(), half, lambda articles: many(list(articles)))
        for name in sorted({name for name, _ in counts}):
            right, wrong = counts[name, True], counts[name, False]
            sys.stdout.write(f"{half}\t{name}\t{100 * right / (right + wrong):.1f}\t{right + wrong}\n")


if __name__ == "__main__":
    main()
