"""Review in the terminal: one pair of speakers after the other with the evidence, one key a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimdb.cli.identities import redecide, told
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.output import console, plural, show
from claimdb.columns import how_often, printed
from claimdb.store import identities, judgements
from claimdb.store.pairs import suggested
from claimdb.store.rows.speakerpages import by_words
from claimdb.store.speakerpages import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from sqlalchemy.orm import Session

    from claimdb.cli.judge import Decision
    from claimdb.store.rows import JudgementRow, Printed, SpeakerPage, Suggested

KEYS = "[s] same   [d] different   [k] skip   [u] undo the last   [q] quit"
LINES = 4
"""Names, and roles, of each side; outlets of each."""
Pair = frozenset[str]


@dataclass
class Course:
    """What was done so far: ids of judgements, ``None`` for a pair that was skipped."""

    done: list[tuple[Pair, str | None]] = field(default_factory=list)
    again: Pair | None = None
    """What was taken back, to be asked first."""

    def next(self, open_pairs: Sequence[Suggested]) -> tuple[Suggested | None, int]:
        """The pair to ask about, and how many are left with it."""
        skipped = {pair for pair, judgement in self.done if judgement is None}
        left = [one for one in open_pairs if pair_of(one) not in skipped]
        first = next((one for one in left if pair_of(one) == self.again), left[0] if left else None)
        return first, len(left)


def review(decision: Decision, ask: Callable[[], str] = typer.getchar) -> None:
    """Until nothing is open or the user stops. Every key is one transaction: what is decided is kept."""
    course, screen = Course(), console()
    while True:
        with opened(decision.db) as session:
            one, left = course.next(suggested(session))
            if one is None:
                if not course.done:
                    note_empty(session, "No suggestion is open.", quiet=False)
                break
            show_pair(screen, session, one, f"{len(course.done) + 1} of {len(course.done) + left}")
        if not _answer(course, one, decision, ask):
            break
    decided = sum(judgement is not None for _, judgement in course.done)
    if course.done:
        typer.echo(f"{plural(decided, 'pair')} decided, {len(course.done) - decided:,} skipped.")


def pair_of(one: Suggested) -> Pair:
    return frozenset((one.left.id, one.right.id))


def _answer(course: Course, one: Suggested, decision: Decision, ask: Callable[[], str]) -> bool:
    """Ask until a key means something, and do that; false to stop."""
    typer.echo(KEYS)
    while True:
        try:
            key = ask().lower()
        except EOFError:
            return False
        match key:
            case "q":
                return False
            case "k":
                course.done.append((pair_of(one), None))
                typer.echo("Skipped.")
                return True
            case "s" | "d":
                row, said = _decide(one, same=key == "s", decision=decision)
                course.done.append((pair_of(one), row.id))
                typer.echo(said)
                return True
            case "u" if course.done:
                _take_back(course, decision)
                return True
            case "u":
                typer.echo("Nothing to undo yet.")
            case _:
                typer.echo(KEYS)


def _decide(one: Suggested, *, same: bool, decision: Decision) -> tuple[JudgementRow, str]:
    with opened(decision.db, write=True) as session:
        decide = identities.merge if same else identities.tell_apart
        row = decide(session, one.left.id, one.right.id, decision.signed())
        redecide(session, identities.articles_of(session, row.value))
        return row, told(session, row)


def _take_back(course: Course, decision: Decision) -> None:
    course.again, judgement = course.done.pop()
    if judgement is None:
        typer.echo("Not skipped any more.")
        return
    with opened(decision.db, write=True) as session:
        row = judgements.undo(session, judgement, who=decision.by)
        redecide(session, identities.articles_of(session, row.value))
    typer.echo(f"Undone ({judgement[:8]}).")


# ── the evidence ─────────────────────────────────────────────────────────────────────────────────────────────────


def show_pair(screen: Console, session: Session, one: Suggested, progress: str) -> None:
    """Both speakers side by side, and why they may be one."""
    screen.rule(Text(progress, "dim"), align="left", style="dim")
    sides = [page(session, speaker.id, latest=1) for speaker in (one.left, one.right)]
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for part in (_head, _names, _roles, _said):
        cells = [part(side) for side in sides]
        if any(cell.plain for cell in cells):
            table.add_row(*cells)
            table.add_row()
    show(screen, table)
    show(screen, Text.assemble(("Perhaps one: ", "bold"), f"{one.score:.2f}"))
    for reason in one.reasons:
        show(screen, Padding(Text(f"- {reason}"), (0, 0, 0, 2)))


def _head(found: SpeakerPage) -> Text:
    row = found.detail.row
    where = f" in {plural(row.articles, 'article')}" if row.attributions else ""
    said = f"{row.kind}, {how_often(row)}{where}"
    return Text.assemble((row.name, "bold"), f"\n{said}\n", (row.id, "dim"))


def _names(found: SpeakerPage) -> Text:
    return _printed("called ", found.names)


def _roles(found: SpeakerPage) -> Text:
    return _printed("as ", found.roles)


def _printed(before: str, printed: tuple[Printed, ...]) -> Text:
    """One line for each of the commonest, with who prints it, and when."""
    uses = by_words(printed)
    lines = [Text.assemble(before, (words, "yellow"), ": ", (_outlets(by), "cyan")) for words, by in uses[:LINES]]
    more = [Text(f"and {len(uses) - LINES} more", "dim")] if len(uses) > LINES else []
    return Text("\n").join(lines + more)


def _outlets(by: Sequence[Printed]) -> str:
    more = f", {plural(len(by) - LINES, 'more outlet')}" if len(by) > LINES else ""
    return ", ".join(f"{one.outlet} {one.first or ''}".strip() for one in by[:LINES]) + more


def _said(found: SpeakerPage) -> Text:
    """The latest statement, with its place."""
    if not found.statements:
        return Text()
    one = found.statements[0]
    text = one.text if len(one.text) <= 240 else f"{one.text[:239]}…"
    where = f"{one.article.outlet_label}, {printed(one)}, {one.id[:8]}"
    return Text.assemble((f"{one.cue.text}: ".removeprefix(": "), "dim"), text, "\n", (where, "cyan"))
