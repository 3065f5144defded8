"""`check`: the quotations of a draft against the stored wordings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.options import Output, spread
from claimdb.cli.output import note, plural, print_rows
from claimdb.exporters import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from claimdb.checking import CheckedQuotation, StoredWording

app = new_app()
STYLES = {"verbatim": "green", "altered": "red", "unknown": "yellow"}


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation of the draft with the line that it begins on."""

    line: int
    quotation: CheckedQuotation

    @property
    def wording(self) -> StoredWording | None:
        """The stored wording that answers best."""
        return next(iter(self.quotation.matches), None)

    @property
    def differences(self) -> str:
        """``draft → stored`` for each difference, joined by "; "."""
        return "; ".join(f"{change.draft or '–'} → {change.stored or '–'}" for change in self.quotation.differences)

    def as_dict(self) -> dict[str, Any]:
        found = self.quotation
        return {
            "line": self.line,
            "span": list(found.span),
            "text": found.text,
            "speech": found.speech,
            "verdict": found.verdict,
            "similarity": round(found.similarity, 4),
            "differences": [{"draft": change.draft, "stored": change.stored} for change in found.differences],
            "statements": [
                {"id": match.id, "who": match.who, "where": match.where, "text": match.text} for match in found.matches
            ],
        }


COLUMNS: tuple[Column[Checked], ...] = (
    Column(key="line", title="Line", value=lambda row: row.line, right=True, style="dim"),
    Column(key="verdict", title="Verdict", value=lambda row: row.quotation.verdict, style="bold"),
    Column(key="text", title="Quotation", value=lambda row: row.quotation.text, share=3),
    Column(key="differences", title="Draft → stored", value=lambda row: row.differences, under="text", style="red"),
    Column(key="who", title="Who", value=lambda row: row.wording.who if row.wording else None, style="bold"),
    Column(
        key="where",
        title="Where",
        value=lambda row: row.wording.where if row.wording else None,
        under="who",
        style="cyan",
        cut=True,
    ),
    Column(
        key="id", title="ID", value=lambda row: row.wording.id[:8] if row.wording else None, under="who", style="dim"
    ),
    Column(key="stored", value=lambda row: row.wording.text if row.wording else None),
    Column(key="similarity", value=lambda row: round(row.quotation.similarity, 4)),
    Column(key="speech", value=lambda row: row.quotation.speech),
)


@app.command("check", cls=Command)
@spread
def check_cli(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The draft; - for standard input.")],
    output: Output,
    every: Annotated[
        bool, typer.Option("--all", help="Titles, nicknames and single terms in quotation marks too.")
    ] = False,
) -> None:
    """Compare every quotation in a draft with the stored wordings.

    verbatim: printed so somewhere. trimmed: the same words with something left out. altered: the closest stored
    wording differs, and how. paraphrase: only ever printed without quotation marks. unknown: not stored.

        claimdb check draft.md
        claimdb check draft.md --format md > report.md
    """
    with opened(output.db) as session:
        rows = checked(session, read_draft(file))
        shown = [row for row in rows if every or row.quotation.speech or row.quotation.verdict != "unknown"]
        print_rows(shown, COLUMNS, format=output.format)
        note(summary(shown, left_out=len(rows) - len(shown)), quiet=output.quiet)
        note_empty(session, "", quiet=output.quiet)


def read_draft(file: str) -> str:
    """The draft's text, as the reader for its ending produces it."""
    from claimdb.cli.extract import read_files

    return "\n".join(article.text for _, article in read_files([file]))


def checked(session: Session, draft: str) -> list[Checked]:
    """Every quotation of the draft with the verdict on it."""
    from claimdb.checking import check, wording_of
    from claimdb.store.rows import StatementFilter
    from claimdb.store.statements import statements

    stored = statements(session, StatementFilter(modality=None, regions=None))
    found = check(draft, map(wording_of, stored))
    return [Checked(draft.count("\n", 0, quotation.span.start) + 1, quotation) for quotation in found]


def summary(rows: Sequence[Checked], *, left_out: int) -> str:
    """``4 quotations: 2 verbatim, 1 altered, 1 unknown.``"""
    counts = Counter(row.quotation.verdict for row in rows)
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    more = f" {left_out} left out that do not look like speech (--all)." if left_out else ""
    return f"{plural(len(rows), 'quotation')}{': ' + told if told else ''}.{more}"
