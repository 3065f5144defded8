"""The page of a speaker as a terminal shows it: a card, then one short table after the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.text import Text

from claimdb.cli.decisions import decided
from claimdb.cli.listing import Plain, plain_columns
from claimdb.cli.output import console, plural, print_rows, show
from claimdb.cli.showing import print_facts
from claimdb.cli.tables import draw
from claimdb.columns import STATEMENTS, how_often
from claimdb.exporters import Column
from claimdb.store.rows.speakerpages import by_words
from claimdb.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from claimdb.store.rows import Doubt, Printed, SpeakerPage, SpeakerRow, Statement

BAR = 40
"""Characters of the longest bar."""
DAYS = 16
"""Lines of a timeline, at most: more days are shown by month, more months by year."""
IDS = 6
"""Statements that a doubt names."""
WORDS = 8
"""Names, roles, outlets that print them, at most."""
OUTLETS = 20
"""Lines of the counts by outlet, at most."""
_OWN = tuple(
    Column(key="said", title="Cue", value=lambda row: row.cue.text, data=False, style="dim")
    if column.key == "who"
    else column
    for column in STATEMENTS
    if column.key != "said"
)
"""The listing of statements without the column that would say the same name on every line."""


def print_page(found: SpeakerPage, format: str) -> None:  # noqa: A002
    """Whole as JSON; its counts by outlet as CSV and Markdown."""
    if format in ("json", "jsonl"):
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        return
    rows = [Plain({"outlet": outlet, **dict(forms.items())}) for outlet, forms in found.detail.by_outlet]
    columns = plain_columns("outlet", "direct", "mixed", "indirect", words=("outlet",))
    if format != "table":
        print_rows(rows, columns, format=format)
        return
    screen = console()
    _card(screen, found)
    _printed(screen, "Called", found.names, found.detail.row.name)
    _printed(screen, "Described as", found.roles)
    if rows:
        _heading(screen, "Statements by outlet")
        draw(screen, rows[:OUTLETS], columns)
        _more(screen, len(rows) - OUTLETS, "outlet")
    _timeline(screen, found)
    _latest(screen, found.statements, found.detail.row)
    _unsure(screen, found)
    _decisions(screen, found)


def _heading(screen: Console, text: str) -> None:
    screen.print()
    show(screen, Text(text, "bold"))


def _card(screen: Console, found: SpeakerPage) -> None:
    row, detail = found.detail.row, found.detail
    show(screen, Text(row.name, "bold"))
    where = f" in {plural(row.articles, 'article')} of {plural(row.outlets, 'outlet')}" if row.attributions else ""
    hidden = f", {found.hidden:,} more hidden by default" if found.hidden else ""
    days = [day[:10] for day in (detail.first, detail.last) if day]
    facts = [
        ("kind", row.kind),
        (
            "statements",
            f"{row.attributions:,}{where}{hidden}"
            if row.attributions or hidden
            else "none: articles only name this speaker",
        ),
        ("said", " to ".join(dict.fromkeys(days))),
        ("ID", row.id),
    ]
    print_facts(screen, [(name, value) for name, value in facts if value])


def _printed(screen: Console, title: str, printed: tuple[Printed, ...], listed: str = "") -> None:
    """The words, under each who prints them, and for a name why it is taken for the same as the ``listed`` one."""
    if not printed:
        return
    _heading(screen, title)
    uses = by_words(printed)
    for words, by in uses[:WORDS]:
        number = sum(one.attributions for one in by)
        show(screen, Text.assemble(f"{words} ", (f"({number:,})" if number else "(named)", "dim")))
        more = f", {plural(len(by) - WORDS, 'more outlet')}" if len(by) > WORDS else ""
        outlets = ", ".join(f"{one.outlet} {_days(one)}".strip() for one in by[:WORDS])
        show(screen, Padding(Text(f"{outlets}{more}", "cyan"), (0, 0, 0, 4)))
        if listed and by[0].reason and fold(words) != fold(listed):
            why = f"taken for the same, {by[0].score:.2f}: {by[0].reason}"
            show(screen, Padding(Text(why, "dim"), (0, 0, 0, 4)))
    _more(screen, len(uses) - WORDS, "other", "others")


def _more(screen: Console, number: int, word: str, many: str | None = None) -> None:
    """What is left out, and how to see it."""
    if number > 0:
        show(screen, Text(f"and {plural(number, word, many)} (--format json for all)", "dim"))


def _days(one: Printed) -> str:
    return " to ".join(dict.fromkeys(day for day in (one.first, one.last) if day))


def _timeline(screen: Console, found: SpeakerPage) -> None:
    counts = {day: sum(forms.values()) for day, forms in found.days}
    if not counts:
        return
    _heading(screen, "Statements by day" if len(counts) <= DAYS else "Statements over time")
    told = list(_grouped(counts))
    most = max(number for _, number in told)
    width = max(len(f"{number:,}") for _, number in told)
    for day, number in told:
        bar = "█" * max(1, round(BAR * number / most))
        show(screen, Text.assemble((f"{day:<10}  ", "dim"), f"{number:>{width},}  ", (bar, "cyan")))
    if found.undated:
        show(screen, Text(f"{'no date':<10}  {found.undated:>{width},}", "dim"))


def _grouped(counts: dict[str, int]) -> Iterator[tuple[str, int]]:
    """By day, or where that would be too long, by month or year."""
    for length in (10, 7, 4):
        days = {day[:length] for day in counts}
        if len(days) <= DAYS or length == 4:
            yield from ((day, sum(n for one, n in counts.items() if one.startswith(day))) for day in sorted(days))
            return


def _latest(screen: Console, statements: Sequence[Statement], row: SpeakerRow) -> None:
    if not statements:
        return
    more = len(statements) < row.attributions
    _heading(screen, "Latest statements" if more else "Statements")
    draw(screen, statements, _OWN)
    if more:
        show(screen, Text(f"{len(statements)} of {row.attributions:,}: claimdb claims --speaker {row.id}", "dim"))


# ── what is not sure, and what was decided ───────────────────────────────────────────────────────────────────────


def _unsure(screen: Console, found: SpeakerPage) -> None:
    if not found.suggestions and not found.doubts:
        return
    _heading(screen, "Not sure")
    here = found.detail.row
    for one in found.suggestions:
        other = one.right if one.left.id == here.id else one.left
        role = f"{other.role}, " if other.role else ""
        told = f" ({role}{how_often(other)}), {one.score:.2f}: {'; '.join(one.reasons)}."
        show(screen, Text.assemble("Perhaps the same as ", (other.name, "bold"), told))
        for command in ("merge", "different"):
            show(screen, Text(f"    claimdb speakers {command} {here.id} {other.id}", "dim"))
    for doubt in found.doubts:
        show(screen, Text(_doubt(doubt)))


def _doubt(doubt: Doubt) -> str:
    number = len(doubt.ids)
    named = " ".join(one[:8] for one in doubt.ids[:IDS]) + (" …" if number > IDS else "")
    if doubt.kind == "weak":
        are, score = ("is", "score") if number == 1 else ("are", "scores from")
        why = f" ({'; '.join(doubt.reasons[:2])})" if doubt.reasons else ""
        return f"{plural(number, 'statement')} {are} perhaps somebody else's, {score} {doubt.score:.2f}: {named}{why}"
    if doubt.kind == "candidates":
        given = "that is" if number == 1 else "that are"
        return f"{plural(number, 'statement')} {given} given to nobody could be this speaker's: {named}"
    names = ", ".join(f"{name} {one[:8]}" for name, one in zip(doubt.names[:IDS], doubt.ids, strict=False))
    return f"{plural(number, 'other speaker')} of the same name: {names}"


def _decisions(screen: Console, found: SpeakerPage) -> None:
    if not found.decisions:
        return
    _heading(screen, "Decided")
    for row in found.decisions:
        made = row.judgement
        state = f", undone by {made.undone_by} on {made.undone_at[:10]}" if made.undone_at else ""
        why = f" ({made.reason})" if made.reason else ""
        told = f"{row.left} {decided(made)}{why}: {made.who} on {made.made_at[:10]}, {made.id[:8]}{state}"
        show(screen, Text(told, "dim" if state else ""))
