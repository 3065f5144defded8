"""The share of the patterns that pass: ``python -m tests.patterns [--weights FOLDER]``.

Exit status 1 where the list of known failures (known.py) is not up to date.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from claimdb import load_nlp
from claimdb.extracting import model_extractor
from tests.patterns.judging import ingest, judge_text, read
from tests.patterns.known import WRONG
from tests.patterns.records import Problems
from tests.patterns.stories import STORIES
from tests.patterns.texts import TEXTS


def results(weights: str | None = None) -> dict[str, Problems]:
    """Row → what is wrong with it, in the order of the patterns."""
    nlp = load_nlp(model=weights)
    found = {row.id: judge_text(row, read(nlp, row)) for row in TEXTS}
    extractor = model_extractor(weights)
    for story in STORIES:
        with tempfile.TemporaryDirectory() as folder:
            found[story.id] = story.judge(ingest(story, Path(folder), extractor))
    return dict(sorted(found.items(), key=lambda item: (int(item[0][:-1]), item[0])))


def report(found: dict[str, Problems]) -> list[str]:
    """Lines to print: failures, marks that do not fit, the two shares."""
    lines = [f"{row:4} {'; '.join(problems)}" for row, problems in found.items() if problems]
    lines += [f"{row:4} is known to fail, but passes" for row in WRONG if not found.get(row, ["no such row"])]
    lines += [f"{row:4} fails, but is not known to" for row, problems in found.items() if problems and row not in WRONG]
    whole: dict[str, bool] = defaultdict(lambda: True)
    for row, problems in found.items():
        whole[row[:-1]] &= not problems
    right = sum(not problems for problems in found.values())
    lines.append(f"{right} of {len(found)} rows pass ({right / len(found):.0%})")
    lines.append(f"{sum(whole.values())} of {len(whole)} patterns pass in all their rows")
    return lines


def main() -> None:
    """Parse, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", help="weights folder (default: the one that ships)")
    found = results(parser.parse_args().weights)
    sys.stdout.write("\n".join(report(found)) + "\n")
    sys.exit({row for row, problems in found.items() if problems} != set(WRONG))


if __name__ == "__main__":
    main()
