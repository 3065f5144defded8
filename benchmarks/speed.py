"""Words a second of the extraction pipeline, beside a spaCy pipeline shaped like ``en_core_web_sm``.

    python benchmarks/speed.py [--words 20000] [--repeats 5] [--cores 1 2] [--text auto|seeds|shared]

Every pipeline runs in processes of its own, pinned to the cores that it may use, with all thread settings alike. The
parent lets them work in turn, so that whatever else the machine does slows all of them, and prints medians. ``ratio``
is the share of spaCy's speed on the same cores, layout and text, paired repeat by repeat; ``CPU`` is the same of
processor time, which a busy machine disturbs least.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

sys.path.insert(0, str(Path(__file__).parent))

import corpus

if TYPE_CHECKING:
    from spacy.language import Language

SYSTEMS = ("claimdb", "claimdb, one layer", "spaCy")
"""The second is claimdb without the pass that reads contents again for statements inside them."""
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
WARM_UP_WORDS = 1500


# ── a worker: one pipeline in one process ────────────────────────────────────────────────────────────────────────


def work(system: str, threads: int, folder: Path, text_file: Path) -> None:
    """Load, then time one pass over the texts for every line on standard input; answers are JSON lines."""
    begun = time.perf_counter()
    nlp = _load(system, threads, folder)
    loaded = time.perf_counter() - begun
    texts: list[str] = json.loads(text_file.read_text(encoding="utf-8"))
    _pass(nlp, [" ".join(texts[0].split()[:WARM_UP_WORDS])])
    _say({"load": loaded, "memory": _peak()})
    for _ in sys.stdin:
        begun = time.process_time()
        found = _pass(nlp, texts)
        _say({"processor": time.process_time() - begun, "found": found, "memory": _peak()})


def _load(system: str, threads: int, folder: Path) -> Language:
    if system == "spaCy":
        import spacy

        return spacy.load(folder)
    from claimdb.nlp import load_nlp

    return load_nlp(threads=threads, nested=system == "claimdb")


def _pass(nlp: Language, texts: list[str]) -> int:
    """How much was found: attributions, or entities where there are none to find."""
    found = 0
    for doc in nlp.pipe(texts):
        found += len(doc._.attributions) if doc.has_extension("attributions") and doc._.attributions else len(doc.ents)
    return found


def _peak() -> float:
    """Largest resident size of this process so far, in MB."""
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 2**20 if sys.platform == "darwin" else size / 2**10


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


# ── the parent ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Layout:
    """How many processes with how many threads each."""

    processes: int
    threads: int

    @property
    def cores(self) -> int:
        return self.processes * self.threads

    def __str__(self) -> str:
        return f"{self.processes} × {self.threads}"


@dataclass
class Team:
    """The processes of one pipeline in one layout, and what they measured."""

    system: str
    layout: Layout
    workers: list[subprocess.Popen[str]] = field(default_factory=list)
    load: float = 0.0
    memory: float = 0.0
    found: int = 0
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Processor time of all processes together, which a busy machine disturbs least."""

    def start(self, folder: Path, parts: list[Path]) -> None:
        """Start the processes and wait until all are loaded and warm."""
        environment = os.environ | dict.fromkeys(THREAD_SETTINGS, str(self.layout.threads))
        cores = sorted(os.sched_getaffinity(0))[: self.layout.cores] if hasattr(os, "sched_getaffinity") else []
        for number, part in enumerate(parts):
            own = cores[number * self.layout.threads :][: self.layout.threads]
            command = [
                sys.executable,
                __file__,
                "--worker",
                self.system,
                str(self.layout.threads),
                str(folder),
                str(part),
            ]
            worker = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
            )
            if own:
                os.sched_setaffinity(worker.pid, own)
            self.workers.append(worker)
            answer = _answer(worker)
            self.load = max(self.load, answer["load"])

    def run(self) -> None:
        """One pass of all processes at once."""
        begun = time.perf_counter()
        for worker in self.workers:
            pipe = cast("IO[str]", worker.stdin)
            pipe.write("go\n")
            pipe.flush()
        answers = [_answer(worker) for worker in self.workers]
        self.seconds.append(time.perf_counter() - begun)
        self.processor.append(sum(answer["processor"] for answer in answers))
        self.memory = sum(answer["memory"] for answer in answers)
        self.found = sum(answer["found"] for answer in answers)

    def stop(self) -> None:
        for worker in self.workers:
            cast("IO[str]", worker.stdin).close()
            worker.wait()
            cast("IO[str]", worker.stdout).close()


def _answer(worker: subprocess.Popen[str]) -> dict[str, Any]:
    line = cast("IO[str]", worker.stdout).readline()
    if not line:
        raise SystemExit(f"a worker broke off: {worker.args!r}")
    return cast("dict[str, Any]", json.loads(line))


def layouts(cores: int) -> list[Layout]:
    """All on one process, and one process a core."""
    return [Layout(1, 1)] if cores == 1 else [Layout(1, cores), Layout(cores, 1)]


def measure(options: argparse.Namespace, folder: Path) -> tuple[int, list[Team]]:
    """The number of words, and a team for every pipeline and layout with its times."""
    texts = corpus.texts(options.words, source=options.text)
    words = sum(len(text.split()) for text in texts)
    teams = [Team(system, layout) for cores in options.cores for layout in layouts(cores) for system in SYSTEMS]
    model = folder / "baseline"
    from baseline import baseline

    baseline(ner_shares_tok2vec=not options.own_ner_tok2vec).to_disk(model)
    try:
        for team in teams:
            parts = [folder / f"part{n}of{team.layout.processes}.json" for n in range(team.layout.processes)]
            for n, part in enumerate(parts):
                part.write_text(json.dumps(texts[n :: team.layout.processes]), encoding="utf-8")
            team.start(model, parts)
        for _ in range(options.repeats):
            for team in teams:
                team.run()
    finally:
        for team in teams:
            team.stop()
    return words, teams


def report(words: int, teams: list[Team]) -> None:
    """The table."""
    by_layout: dict[str, list[Team]] = defaultdict(list)
    for team in teams:
        by_layout[str(team.layout)].append(team)
    print(f"{words:,} words, {len(teams[0].seconds)} repeats in turn, medians; processes × threads")
    heads = (
        f"{'layout':7} {'pipeline':20} {'words/s':>9} {'ratio':>6} {'CPU':>6} {'load s':>7} {'peak MB':>8} {'found':>7}"
    )
    print(f"{'cores':>5}  {heads}")
    for layout, group in by_layout.items():
        spacy = next(team for team in group if team.system == "spaCy")
        for team in group:
            speed = words / statistics.median(team.seconds)
            ratio, processor = _ratio(team.seconds, spacy.seconds), _ratio(team.processor, spacy.processor)
            print(
                f"{team.layout.cores:5}  {layout:7} {team.system:20} {speed:9,.0f} {ratio:6.2f} "
                f"{processor:6.2f} {team.load:7.2f} {team.memory:8,.0f} {team.found:7,}"
            )


def _ratio(own: list[float], theirs: list[float]) -> float:
    """How many times as fast, repeat by repeat."""
    return statistics.median(b / a for a, b in zip(own, theirs, strict=True))


def main() -> None:
    """Parse, measure, print."""
    if sys.argv[1:2] == ["--worker"]:
        system, threads, folder, text_file = sys.argv[2:]
        work(system, int(threads), Path(folder), Path(text_file))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--text", choices=["auto", "seeds", "shared"], default="auto")
    parser.add_argument("--own-ner-tok2vec", action="store_true", help="as in en_core_web_sm, which is slower")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words, teams = measure(options, Path(folder))
    report(words, teams)


if __name__ == "__main__":
    main()
