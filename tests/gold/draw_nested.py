"""Draw the contents that `nested.json` was marked from.

    python -m tests.gold.draw_nested [PATH OF THE TRAIN PART]

Lists, in an order fixed by the seed, every annotated content of the left-out train articles that holds a word
of saying or thinking: article id, index of the attribution, source, cue and content. The words are only a net
to keep the reading short; whether a content attributes anything within itself is decided by reading, in this order.
"""

from __future__ import annotations

import random
import re
import sys
from typing import TYPE_CHECKING, Any

from tests.gold.drawing import given_path, joined, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 20161108

HINT = re.compile(
    r"""\b(?:
    (?:accord|accus|acknowledg|add(?=ed|s\b|ing)|admi[ts]|advis|advoca|affirm|agre|alleg|announc|apolog|argu|ask
    |assert|assum|assur|belie[fv]|blam|boast|brag|call|caution|charg|chid|cit(?=es?\b|ed|ing)|claim|comment
    |complain|conced|concern|conclu|condemn|confirm|consider|contend|convinc|critici|decid|decision|declar
    |defend|demand|den(?=y|ied|ies|ial)|denounc|describ|desir|determin|dis(?:agre|believ|clos|miss|put)|doubt
    |emphasi|endors|estimat|expect|explain|express|fear|forecast|guess|hint|hop(?=e|ing)|imagin
    |impl(?=y|ied|ies)|indicat|inform(?!ation)|insist|intend|intent|interview|invit|joke|lament|letter|mention
    |mock|opinion|oppos|pledg|plan(?![ek])|prais|predict|prefer|promis|propos|question|quot|recall|recommend
    |refus|regret|reject|remark|repl[yi]|report(?!er)|request|respon|reveal|rumou?r|speak|speech|stat(?=ed|ing)
    |statement|stress|suggest|support|suppos|suspect|swear|talk|testi(?=f|m)|thank|think|threat|tweet
    |urg(?=ed|es|ing)|view|vow|want|warn|wish|wonder|worr|writ)\w*
    |say(?:s|ing)?|said|tell(?:s|ing)?|told|thought|wrote|spoke|spoken|know|knows|knew|known|feel|feels|felt
    |note[sd]?|noting|claims?|words?|message|urge|voiced?|swore|learn(?:ed|s|t)?|understands?|understood|polls?|polled
    |hear|hears|heard|finds?|found|shows?|showed|shown|sees?|saw|seen|seek(?:s|ing)?|sought|favou?r(?:s|ed)?|likes|liked
    |loves?|loved|hates?|hated|trusts?|afraid|upset|angry|eager|willing|trying
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def candidates(polnear: Path, seed: int = SEED) -> Iterator[tuple[dict[str, Any], int]]:
    """(Article, index of the attribution): articles in seeded order, contents in text order, no words twice."""
    articles = left_out(polnear)
    random.Random(seed).shuffle(articles)
    for article in articles:
        listed: list[list[int]] = []
        rows = article["attributions"]
        for index in sorted((i for i, row in enumerate(rows) if row["content"]), key=lambda i: rows[i]["content"]):
            spans = rows[index]["content"]
            again = any(start < other_end and other < end for start, end in spans for other, other_end in listed)
            if not again and HINT.search(joined(article["text"], spans)):
                listed += spans
                yield article, index


def main() -> None:
    """Write the candidates, a line each, to standard output."""
    for number, (article, index) in enumerate(candidates(given_path()), start=1):
        row = article["attributions"][index]
        parts = " | ".join(joined(article["text"], row[part]) for part in ("source", "cue", "content"))
        sys.stdout.write(f"{number}\t{article['id']}\t{index}\t{parts}\n")


if __name__ == "__main__":
    main()
