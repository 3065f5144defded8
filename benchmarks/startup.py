"""How long whole processes take, next to what no such program can do without.

    python benchmarks/startup.py [--repeats 15] [--what commands pipeline] [--attributions 100000] [--database made.db]

`claimdb --help` beside importing Typer and Rich; `claimdb claims --speaker NAME` on a made-up database beside a process
that imports Typer, Rich and SQLAlchemy's ORM and runs the very statements that the command sends. Then the extraction
pipeline: from `import claimdb` until it is ready for the first text, and until that text is read, beside blank English
and beside a pipeline shaped like `en_core_web_sm`; these time themselves, the start of Python left out. Processes run
in turn, and Python keeps what it compiles, as in an installed package; the table gives medians, the median of the
ratios of each turn, and the ratio of processor time, which a busy machine disturbs least. A database that is not there
is made.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

IMPORTS = "import typer, rich"
SAME_SQL = """
import json, sys
import typer, rich
import rich.console, rich.table
import sqlalchemy as sa
import sqlalchemy.orm
engine = sa.create_engine("sqlite:///" + sys.argv[1])
with sqlalchemy.orm.Session(engine) as session:
    connection = session.connection()
    for sql, values in json.load(open(sys.argv[2], encoding="utf-8")):
        connection.exec_driver_sql(sql, tuple(values)).fetchall()
"""
TIMED = """
import json, sys, time
{before}
clock, processor = time.perf_counter(), time.process_time()
{code}
print(json.dumps([time.perf_counter() - clock, time.process_time() - processor]))
"""
FIRST_TEXT = "nlp('The bridge is safe, Ana Ruiz told the council on Monday.')"


@dataclass
class Process:
    """A command line and the seconds that it took, run by run: on the clock, and of processor time."""

    name: str
    command: list[str]
    times_itself: bool = False
    """Whether it prints both figures, which then leave out the start of Python."""
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Once, from start to end; anything else that it prints is dropped."""
        begun = time.perf_counter()
        nowhere = subprocess.DEVNULL
        prints = subprocess.PIPE if self.times_itself else nowhere
        started = subprocess.Popen(self.command, stdout=prints, stderr=nowhere, env=environment())
        with started.stdout or contextlib.nullcontext() as pipe:
            printed = pipe.read() if pipe else b""
        _, status, usage = os.wait4(started.pid, 0)
        taken = [time.perf_counter() - begun, usage.ru_utime + usage.ru_stime]
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            raise SystemExit(f"exit code {started.returncode}: {' '.join(self.command)}")
        if self.times_itself:
            taken = json.loads(printed)
        self.seconds.append(taken[0])
        self.processor.append(taken[1])


def environment() -> dict[str, str]:
    """This process's own, but a checkout is compiled once, as `pip install` compiles whatever it installs."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def claimdb_command() -> list[str]:
    """The installed script beside this interpreter."""
    script = Path(sys.executable).with_name("claimdb")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from claimdb.cli import main; main()"]


def recorded_sql(arguments: list[str]) -> list[tuple[str, list[object]]]:
    """Every query that a claimdb command sends, with its values, in order."""
    import sqlalchemy as sa

    from claimdb.cli import app

    sent: list[tuple[str, list[object]]] = []

    def record(_connection: object, _cursor: object, sql: str, values: object, *_rest: object) -> None:
        if isinstance(values, tuple) and sql.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append((sql, list(values)))

    sa.event.listen(sa.Engine, "before_cursor_execute", record)
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            app(arguments, standalone_mode=False)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", record)
    return sent


def timed(name: str, code: str, *, before: str = "") -> Process:
    """Python code that times itself, after other code that does not count."""
    return Process(name, [sys.executable, "-c", TIMED.format(code=code, before=before)], times_itself=True)


def report(title: str, ours: Process, other: Process) -> None:
    """Two lines of the table and the ratio."""
    print(title)
    for process in (ours, other):
        middle, least, processor, least_processor = (
            1000 * value
            for value in (
                statistics.median(process.seconds),
                min(process.seconds),
                statistics.median(process.processor),
                min(process.processor),
            )
        )
        print(
            f"  {process.name:40} median {middle:6.0f} ms   least {least:6.0f} ms   "
            f"processor {processor:6.0f} ms, least {least_processor:6.0f} ms"
        )
    ratios = [a / b for a, b in zip(ours.seconds, other.seconds, strict=True)]
    medians = statistics.median(ours.seconds) / statistics.median(other.seconds)
    processor = statistics.median(ours.processor) / statistics.median(other.processor)
    print(
        f"  ratio of medians {medians:.2f}, median of ratios {statistics.median(ratios):.2f}, processor {processor:.2f}"
    )


def run_in_turn(processes: list[Process], repeats: int) -> None:
    """Each once per repeat, after a first time that does not count: it compiles and fills the file cache."""
    for _ in range(repeats + 1):
        for process in processes:
            process.run()
    for process in processes:
        del process.seconds[0], process.processor[0]


def measure_commands(database: Path, speaker: str, repeats: int, folder: Path) -> None:
    """Both commands and what they are compared with."""
    claims = ["--db", str(database), "claims", "--speaker", speaker]
    sql = folder / "sql.json"
    queries = recorded_sql(claims)
    sql.write_text(json.dumps(queries), encoding="utf-8")
    same = [sys.executable, "-c", SAME_SQL]
    processes = [
        Process("claimdb --help", [*claimdb_command(), "--help"]),
        Process("import typer, rich", [sys.executable, "-c", IMPORTS]),
        Process(f"claimdb claims --speaker {speaker!r}", [*claimdb_command(), *claims]),
        Process(f"import both, SQLAlchemy, {len(queries)} queries", [*same, str(database), str(sql)]),
    ]
    run_in_turn(processes, repeats)
    report("Help", *processes[:2])
    report(f"One speaker in {database.name}", *processes[2:])


def pipelines(baseline: Path) -> list[Process]:
    """Ways to a pipeline: claimdb's, then blank English and the sm-shaped one; the last two go on to a first text."""
    ours, theirs = "import claimdb; nlp = claimdb.load_nlp()", f"import spacy; nlp = spacy.load({str(baseline)!r})"
    return [
        timed("import claimdb, load_nlp()", ours),
        timed("import spacy, spacy.blank('en')", "import spacy; nlp = spacy.blank('en')"),
        timed("import spacy, sm-shaped spacy.load()", theirs),
        timed("load_nlp(), spaCy imported before", ours, before="import spacy.lang.en"),
        timed("load_nlp() and the first text", f"{ours}; {FIRST_TEXT}"),
        timed("sm-shaped and the first text", f"{theirs}; {FIRST_TEXT}"),
    ]


def measure_pipelines(repeats: int, folder: Path) -> None:
    """claimdb's pipeline beside two of spaCy's."""
    from baseline import baseline

    baseline(steps=1).to_disk(folder / "baseline")
    processes = pipelines(folder / "baseline")
    run_in_turn(processes, repeats)
    ours, blank, small, after_spacy, ours_with_text, small_with_text = processes
    report("Ready for a text, beside blank English", ours, blank)
    report("Ready for a text, beside the sm-shaped pipeline", ours, small)
    report("The same without spaCy's imports, beside blank English with them", after_spacy, blank)
    report("A first text read", ours_with_text, small_with_text)


def main() -> None:
    """Parse, make the database where there is none, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--what", nargs="+", choices=["commands", "pipeline"], default=["commands", "pipeline"])
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--speaker")
    options = parser.parse_args()
    print(f"{options.repeats} repeats in turn")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "commands" in options.what:
            database = options.database or folder / f"{options.attributions}.db"
            from generate import SPEAKER, generate

            if not database.exists():
                print(f"{generate(database, options.attributions):,} articles made in {database}")
            measure_commands(database, options.speaker or SPEAKER, options.repeats, folder)
        if "pipeline" in options.what:
            measure_pipelines(options.repeats, folder)


if __name__ == "__main__":
    main()
