"""A progress bar with rate and time left, on standard error, on terminals only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from claimdb.cli.output import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Task
    from rich.text import Text

T = TypeVar("T")


class Advance(Protocol):
    """Called with how many units are done so far and, once it is known, out of how many."""

    def __call__(self, done: float, total: float | None = None) -> None: ...


def _silent(done: float, total: float | None = None) -> None:
    del done, total


@contextmanager
def bar(label: str, unit: str, *, total: float | None = None, quiet: bool = False) -> Iterator[Advance]:
    """A bar for the time of the block; silent when quiet or when standard error is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.1f} {unit}/s" if task.speed else f"– {unit}/s", "dim")

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn()
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)

        def advance(done: float, total: float | None = None) -> None:
            progress.update(task, completed=done, total=total)

        yield advance


def ticking(
    items: Iterable[T], label: str, total: int | None = None, *, unit: str = "articles", quiet: bool = False
) -> Iterator[T]:
    """The items as they come, with a bar."""
    with bar(label, unit, total=total, quiet=quiet) as advance:
        for done, item in enumerate(items, 1):
            yield item
            advance(done)
