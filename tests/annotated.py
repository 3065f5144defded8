"""Made-up gold and predictions with everything that makes a comparison hard, the same for the same seed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    "Ines Okafor",
    "Okafor",
    "ines okafor",
    "Inés Okafor Jr.",
    "Tomas Brandl",
    "Dr. Tomas Maria Brandl",
    "Brandl",
    "the harbour board",
    "Harbour Board of Eastmere",
    "O’Dell",
    "Mary O'Dell",
    "Dock Workers’ Union; Ines Okafor",
    "Ines Okafor; Tomas Brandl",
    " ; ",
    "The",
    None,
]
VOCABULARY = (
    "the crane held until Friday but nobody 42 tested it again because water rose über Nacht naïve 7.5 e\u0301clair "
    "union workers asked the board who knew that 桥 was closed 😀 and why"
)
WORDS = VOCABULARY.split()
MARKS = ["“", "”", '"', "„", "«", "»", "“", "”", "‘", "’", "'", ",", ".", "—", "\n", "\n\n", "\u00a0", "(", ")"]

Row = dict[str, Any]


def text(chance: random.Random) -> str:
    parts: list[str] = []
    for _ in range(chance.randrange(0, 160)):
        parts.append(chance.choice(WORDS))
        parts.append(chance.choice(MARKS) if chance.random() < 0.25 else " ")
    return "".join(parts)


def spans(chance: random.Random, size: int, most: int, longest: int) -> list[list[int]]:
    """Some of them empty, overlapping, in no order, or past the end of the text."""
    result = []
    for _ in range(chance.randrange(0, most + 1)):
        start = chance.randrange(0, size + 1)
        result.append([start, start + chance.randrange(0, longest)])
    return result


def attribution(chance: random.Random, size: int) -> Row:
    return {
        "source": spans(chance, size, 2, 30),
        "cue": spans(chance, size, 1, 12),
        "content": spans(chance, size, 3, 160),
        "parent": None,
        "speaker": chance.choice(NAMES),
    }


def changed(chance: random.Random, item: Row, size: int) -> Row:
    """A prediction made from a gold attribution: now the same, now moved, cut, emptied, nested or named otherwise."""
    result: Row = {"parent": 0 if chance.random() < 0.08 else None}
    for role in ("source", "cue", "content"):
        result[role] = [list(span) for span in item[role]]
        for span in result[role]:
            if chance.random() < 0.5:
                span[0] = max(0, span[0] + chance.randrange(-8, 9))
                span[1] = max(span[0], span[1] + chance.randrange(-8, 9))
        if chance.random() < 0.1:
            result[role] = spans(chance, size, 2, 40)
    if chance.random() < 0.9:
        result["speaker"] = item["speaker"] if chance.random() < 0.5 else chance.choice(NAMES)
    return result


def case(seed: int, articles: int = 12) -> tuple[list[Row], list[Row], dict[str, list[Row]]]:
    """Gold lines, prediction lines, speakers by article."""
    chance = random.Random(seed)
    gold: list[Row] = []
    predicted: list[Row] = []
    speakers: dict[str, list[Row]] = {}
    for number in range(articles):
        body = text(chance)
        items = [attribution(chance, len(body)) for _ in range(chance.randrange(0, 9))]
        row: Row = {"id": f"a{number}", "text": body, "attributions": items}
        if chance.random() < 0.4:
            row["discard"] = spans(chance, len(body), 2, 60)
        gold.append(row)
        found = [changed(chance, item, len(body)) for item in items if chance.random() < 0.85]
        found += [attribution(chance, len(body)) for _ in range(chance.randrange(0, 3))]
        chance.shuffle(found)
        if chance.random() < 0.9:
            predicted.append({"id": row["id"], "attributions": found})
        if chance.random() < 0.7:
            speakers[row["id"]] = [
                {"i": i, "speaker": item["speaker"], "kind": chance.choice(["person", "organisation", "group", "none"])}
                for i, item in enumerate(items)
            ]
        for item in items:
            del item["speaker"]
    predicted.append({"id": "elsewhere", "attributions": [attribution(chance, 50)]})
    return gold, predicted, speakers


def write(folder: Path, seed: int, articles: int = 12) -> tuple[Path, Path, Path]:
    """The three files of a case."""
    gold, predicted, speakers = case(seed, articles)
    paths = folder / "gold.jsonl", folder / "pred.jsonl", folder / "speakers.json"
    for path, rows in zip(paths[:2], (gold, predicted), strict=True):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    paths[2].write_text(json.dumps(speakers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return paths
