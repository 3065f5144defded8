"""The draw behind ``modality.json``: which attributions were marked.

Attributions of the train articles left out of training are put into pools by surface hints around the cue, so that
rare modalities come up often enough to be measured; an attribution belongs to the first pool whose hint it meets. A
fixed seed draws a share of each pool and fills up with the rest. A hint says nothing about the label: that comes from
reading. The hints and shares were set with the cues of these articles in sight, and once again after a first draw had
been read, so that the draw is enriched but not blind.

    python -m tests.gold.draw_modality [PATH OF THE TRAIN PART]

writes the drawn cases without labels.
"""

from __future__ import annotations

import json
import random
import re
import sys
from typing import TYPE_CHECKING, Any

from tests.gold.drawing import given_path, joined, left_out

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20261122
SIZE = 250
BEFORE = 60
"""How many characters before the cue a hint may stand in; never beyond the sentence's beginning."""
_SENTENCE_END = re.compile(r"[.!?]['\"’”]?\s|\n")

_CUE = r"^[^|]*\|[^|]*"
_BEFORE_OR_CUE = "^[^|]*\\|?[^|]*"
_CONTENT = r"^[^|]*\|[^|]*\|"
HINTS = {
    "denial": _CUE + r"(?:den(?:y|ies|ied|ying|ials?)\b|reject|disput|dismiss|rebut|refut|debunk|disavow|repudiat"
    r"|contradict|push\w* back|shrug|brush\w* aside|took issue|casting doubt|rule[sd]? out|disagree|disown|downplay"
    r"|did not buy)",
    "negation": _BEFORE_OR_CUE + r"(?:\b(?:not|never|no|nor|neither|nobody|none|without|cannot|yet to|fail\w* to|few)\b"
    r"|n[’']t\b|declin|refus|silen|avoid|balk|short of|unwilling|reluctant|withh[eo]ld)",
    "question": _CUE + r"(?:\bask|wonder|question|inquir|debate|unclear|mus(?:ed|ing)|figure out|determin"
    r"|understand|murky|investigat|consider)|" + _CONTENT + r"(?:(?:whether|if|who|what|why|how)\b|[^.]*\?[\"”’']?$)",
    "order": _CUE
    + r"(?:\burg(?:e[sd]?|ing)\b|demand|order|instruct|call(?:s|ed|ing)? (?:on|for)|command|requir|\bpress"
    r"|plead|beg\b|encourag|appeal|recommend|implor|advis|persuad|challeng|petition|\bsu(?:ed|ing)\b|lobb(?:y|ied)"
    r"|chant|shout|lean on|suggest|insist)|"
    + _CUE
    + r"(?:t[eo]ll|told|warn)[^|]*\|(?:not )?to\b|"
    + _CONTENT
    + r"[\"“](?:don[’']t|do not|please|let[’']s|stop|vote|go|get|make|look|take|tell|come|be|remember|keep)\b",
    "condition": _BEFORE_OR_CUE + r"(?:\b(?:would|could|might|may|if|can|should|must|will|unless|able|expected to)\b"
    r"|[’'](?:ll|d)\b|assum|envision|imagin|threat|(?:^|[^g]) to\b)",
    "attitude": _CUE + r"(?:believ|think|thought|feel|felt|hop(?:e|ing)|want|wish|expect|worr|fear|concern|views"
    r"|seen?\b|support|oppos|eager|optimis|confiden|trust|percei?v|doubt|aim|plan|intend|seek|sought|desire|prefer"
    r"|willing|certain|furious|frustrat|wary|consensus|hungry)",
}
SHARES = {"denial": 12, "negation": 46, "question": 56, "order": 48, "condition": 56, "attitude": 10}
"""At most so many of each pool; what is missing to SIZE is drawn from everything else."""


def pool(text: str, attribution: dict[str, Any]) -> str:
    """The first pool whose hint the attribution meets, ``rest`` where none."""
    spans = attribution["content"]
    cue = joined(text, attribution["cue"], " ")
    at = min((start for start, _ in attribution["cue"] or spans))
    start_before = max([at - BEFORE, 0, *(end for _, end in spans if end <= at)])
    before = _SENTENCE_END.split(text[start_before:at])[-1]
    content = joined(text, spans, " ")
    place = "|".join(part.replace("|", " ") for part in (before, cue, content))
    return next((name for name, hint in HINTS.items() if re.search(hint, place, re.IGNORECASE)), "rest")


def draw(polnear: Path) -> list[tuple[str, dict[str, Any]]]:
    """(article id, attribution) of every case, in the order of the articles and their attributions."""
    pools: dict[str, list[tuple[str, int]]] = {}
    by_id = {article["id"]: article for article in left_out(polnear)}
    for key in by_id:
        for at, attribution in enumerate(by_id[key]["attributions"]):
            pools.setdefault(pool(by_id[key]["text"], attribution), []).append((key, at))
    chance = random.Random(SEED)
    drawn: list[tuple[str, int]] = []
    left: list[tuple[str, int]] = list(pools.get("rest", ()))
    for name, share in SHARES.items():
        members = pools.get(name, [])
        chance.shuffle(members)
        drawn += members[:share]
        left += members[share:]
    drawn += chance.sample(sorted(left), SIZE - len(drawn))
    return [(key, by_id[key]["attributions"][at]) for key, at in sorted(drawn)]


def main() -> None:
    """Write the drawn cases, a JSON object a line, to standard output."""
    for key, attribution in draw(given_path()):
        case = {"id": key, "cue": attribution["cue"], "content": attribution["content"]}
        sys.stdout.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
