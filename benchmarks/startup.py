"""How long whole processes take, next to what no such program can do without.

    python benchmarks/startup.py [--repeats 15] [--attributions 100000] [--database made.db]

`claimdb --help` beside importing Typer and Rich; `claimdb claims --speaker NAME` on a made-up database beside a process
that imports Typer, Rich and SQLAlchemy's ORM and runs the very statements that the command sends. Processes run in
turn, and Python keeps what it compiles, as in an installed package; the table gives medians, the median of the ratios
of each turn, and the ratio of processor time, which a busy machine disturbs least. A database that is not there is
made.
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


@dataclass
class Process:
    """A command line and the seconds that it took, run by run: on the clock, and of processor time."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Once, from start to end; what it prints is dropped."""
        begun = time.perf_counter()
        nowhere = subprocess.DEVNULL
        started = subprocess.Popen(self.command, stdout=nowhere, stderr=nowhere, env=environment())
        _, status, usage = os.wait4(started.pid, 0)
        self.seconds.append(time.perf_counter() - begun)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            raise SystemExit(f"exit code {started.returncode}: {' '.join(self.command)}")


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


def report(title: str, ours: Process, other: Process) -> None:
    """Two lines of the table and the ratio."""
    print(title)
    for process in (ours, other):
        middle, least, processor = (
            1000 * value
            for value in (
                statistics.median(process.seconds),
                min(process.seconds),
                statistics.median(process.processor),
            )
        )
        print(f"  {process.name:40} median {middle:6.0f} ms   least {least:6.0f} ms   processor {processor:6.0f} ms")
    ratios = [a / b for a, b in zip(ours.seconds, other.seconds, strict=True)]
    medians = statistics.median(ours.seconds) / statistics.median(other.seconds)
    processor = statistics.median(ours.processor) / statistics.median(other.processor)
    print(
        f"  ratio of medians {medians:.2f}, median of ratios {statistics.median(ratios):.2f}, processor {processor:.2f}"
    )


def measure(database: Path, speaker: str, repeats: int, folder: Path) -> None:
    """Run the four processes in turn and print both comparisons."""
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
    for _ in range(repeats + 1):
        for process in processes:
            process.run()
    for process in processes:
        del process.seconds[0], process.processor[0]  # the first compiles and fills the file cache
    print(f"{repeats} repeats in turn")
    report("Help", *processes[:2])
    report(f"One speaker in {database.name}", *processes[2:])


def main() -> None:
    """Parse, make the database where there is none, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--speaker")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or Path(folder) / f"{options.attributions}.db"
        from generate import SPEAKER, generate

        if not database.exists():
            print(f"{generate(database, options.attributions):,} articles made in {database}")
        measure(database, options.speaker or SPEAKER, options.repeats, Path(folder))


if __name__ == "__main__":
    main()
