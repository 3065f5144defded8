"""Which attributions ``circumstances.json`` judges: 150 from the train articles that are left out of training.

Statements with a stated medium, venue, addressee or time are rare, so 100 come from four pools that surface hints
enrich, and 50 uniformly from all others. The hints look only at words near the cue that no content covers, and decide
nothing but the draw: every mark is made by reading.

    python -m tests.gold.draw_circumstances [PATH OF THE TRAIN PART]

writes the drawn attributions, a JSON object a line: article id, index among its attributions, pool, cue and content.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.gold.drawing import given_path, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SEED = 20261122
EACH = {"medium": 30, "venue": 28, "addressee": 26, "said_at": 16}
"""From each enriched pool; the rarer give more."""
UNIFORM = 50
"""From what the hints leave."""

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MEDIUM = (
    r"statement|e-?mails?|letter|tweets?|blog|memo|book|essay|op-ed|interview|release|article|column|editorial|filing"
    r"|testimony|phone|(?:press|conference|phone) call|news story|remarks|ads?|web ?site|poll|report"
)
_OUTLET = (
    r"[A-Z]{3,}|(?:[A-Z][a-z]+ ){0,3}(?:Times|Post|Journal|Press|Herald|News|Magazine|Radio|Today)|radio|television"
)
_EVENT = (
    r"rally|rallies|hearing|debate|conference|town hall|forum|convention|speech|speeches|event|breakfast|briefing|stage"
    r"|meeting|gathering|dinner|summit|crowd in|crowd at|campaign stop|show"
)
_BETWEEN = r"\s+(?:[\w’'“”.-]+\s+){0,3}?[“\"']*"
HINTS = {
    "medium": re.compile(
        rf"\b(?i:in|via|by|through|over|released|issued|sent|wrote){_BETWEEN}(?:{_MEDIUM})\b"
        r"|\b(?:on|to) (?:Twitter|Facebook|Instagram|Snapchat|YouTube)\b"
    ),
    "venue": re.compile(
        rf"\b(?:told|tells|telling) (?:the |The )?(?:[A-Z]\w+|{_OUTLET})\b"
        rf"|\b(?i:at|on|during|told|in){_BETWEEN}(?:{_EVENT})\b"
        rf"|\b(?:on|with) (?:the |The )?(?:{_OUTLET})\b"
    ),
    "addressee": re.compile(
        r"\b(?:told|tells?|telling|asked|urged|informed|assured|warned|addressing|reminded|advised|urging|pressing"
        r"|(?:said|says|speaking|spoke|wrote|writes|pitch) to)\s"
    ),
    "said_at": re.compile(
        rf"\b(?:{_DAY}|{_MONTH}\s+\d|(?:in|last|this)\s+{_MONTH}|(?:last|this|earlier this)\s+(?:week|month|year|night)"
        r"|yesterday|tonight|ago|(?:in|a) (?:19|20)\d\d)\b"
    ),
}
NEAR = 60
"""Characters each side of the cue, content not counted."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[\"“‘(A-Z])|\n+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One attribution of the draw."""

    id: str
    """Of the article."""
    index: int
    """Among the article's attributions."""
    pool: str
    cue: list[list[int]]
    content: list[list[int]]


def around(text: str, cue: Sequence[Sequence[int]], content: Sequence[Sequence[int]]) -> str:
    """The words near the cue, in its sentence and outside the content, to look for hints in."""
    first, last = cue[0][0], cue[-1][1]
    start, end = 0, len(text)
    for found in _SENTENCE_END.finditer(text):
        if found.end() <= first:
            start = found.end()
        elif found.start() >= last:
            end = found.start()
            break
    covered = {at for span in content for at in range(*span)}
    before = "".join(text[at] for at in range(start, first) if at not in covered)
    after = "".join(text[at] for at in range(first, end) if at not in covered)
    return before[-NEAR:] + after[: last - first + NEAR]


def draw(polnear: Path) -> list[Drawn]:
    """The 150, in the order of article id and cue; the same for the same file."""
    every = [
        (article["id"], index, around(article["text"], found["cue"], found["content"]), found)
        for article in left_out(polnear)
        for index, found in enumerate(article["attributions"])
        if found["cue"] and found["content"]
    ]
    chance = random.Random(SEED)
    chance.shuffle(every)
    taken: dict[tuple[str, int], Drawn] = {}

    def take(pool: str, number: int, hint: re.Pattern[str] | None) -> Iterator[Drawn]:
        for article, index, words, found in every:
            if number == 0:
                return
            if (article, index) in taken or (hint is not None and not hint.search(words)):
                continue
            if hint is None and any(other.search(words) for other in HINTS.values()):
                continue
            number -= 1
            yield Drawn(article, index, pool, found["cue"], found["content"])

    for pool, hint in HINTS.items():
        taken.update({(item.id, item.index): item for item in list(take(pool, EACH[pool], hint))})
    taken.update({(item.id, item.index): item for item in list(take("rest", UNIFORM, None))})
    return sorted(taken.values(), key=lambda item: (item.id, item.cue))


def main() -> None:
    """Print the draw."""
    for item in draw(given_path()):
        line = {"id": item.id, "index": item.index, "pool": item.pool, "cue": item.cue, "content": item.content}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
