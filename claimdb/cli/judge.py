"""`judge`: a person's decision about one statement; it outlives every re-run."""

from __future__ import annotations

import getpass
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, cast

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import opened
from claimdb.cli.options import ID, Db, one_of, spread
from claimdb.errors import NotFound
from claimdb.records import SPEAKER_KINDS, Span, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from claimdb.store.identities import By
    from claimdb.store.rows import JudgementRow

app = new_app(
    no_args_is_help=True,
    help="""Decide about one statement: accept, reject, span, speaker, undo.

    A decision is kept apart from what the machine found, holds after every re-extraction, and can be undone.

        claimdb judge reject 3fa94c --reason "a headline, not speech"
    """,
)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Who decides, and why."""

    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept with the decision.")] = None
    who: Annotated[
        str | None, typer.Option("--who", "--by", metavar="NAME", help="Who decides; else your user name.")
    ] = None
    db: Db = None

    @property
    def by(self) -> str:
        return self.who or getpass.getuser()

    def signed(self) -> By:
        """As decisions about speakers take it."""
        from claimdb.store.identities import By

        return By(who=self.by, reason=self.reason)


@app.command("reject", cls=Command)
@spread
def reject_cli(statement: ID, decision: Decision) -> None:
    """Say that it is not an attributed statement. Listings leave it out.

    claimdb judge reject 3fa94c --reason "a headline, not speech"
    """
    from claimdb.store.judgements import reject

    with opened(decision.db, write=True) as session:
        keep(session, reject(session, statement, who=decision.by, reason=decision.reason))


@app.command("accept", cls=Command)
@spread
def accept_cli(statement: ID, decision: Decision) -> None:
    """Say that it was read and is right.

    claimdb judge accept 3fa94c
    """
    from claimdb.store.judgements import accept

    with opened(decision.db, write=True) as session:
        typer.echo(done(accept(session, statement, who=decision.by, reason=decision.reason)))


@app.command("span", cls=Command)
@spread
def span_cli(
    statement: ID,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="The right words as printed, ' … ' where some are left out.")
    ],
    decision: Decision,
    role: Annotated[str, one_of("content", "source", "cue", text="What is corrected")] = "content",
) -> None:
    """Correct which words are the statement, its source or its cue. Of several such places the nearest is taken.

    claimdb judge span 3fa94c "the depot would close by June"
    claimdb judge span 3fa94c "the harbour master" --role source
    """
    from claimdb.store.articles import article
    from claimdb.store.judgements import Correction, correct_spans
    from claimdb.store.statements import statement as find

    with opened(decision.db, write=True) as session:
        present = find(session, statement).statement
        text = article(session, present.article.id).text
        right = locate(text, " ".join(words).split(" … "), near=present.content[0].start)
        correction = Correction(
            content=right if role == "content" else present.content,
            source=right if role == "source" else None,
            cue=right if role == "cue" else None,
        )
        keep(session, correct_spans(session, present.id, correction, who=decision.by, reason=decision.reason))


@app.command("speaker", cls=Command)
@spread
def speaker_cli(
    statement: ID,
    decision: Decision,
    kind: Annotated[str, one_of(*SPEAKER_KINDS, text="What the speaker is")] = "person",
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Full name; several joined by ';'; none: not known.")
    ] = None,
) -> None:
    """Say who said it: a full name, several when they said it jointly, none when nobody is known.

    claimdb judge speaker 3fa94c "Ana Petrova"
    """
    from claimdb.store.judgements import correct_speakers

    speakers = [(name, cast("SpeakerKind", kind)) for name in " ".join(name or ()).split(";") if name.strip()]
    with opened(decision.db, write=True) as session:
        keep(session, correct_speakers(session, statement, speakers, who=decision.by, reason=decision.reason))


@app.command("undo", cls=Command)
@spread
def undo_cli(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its ID, or the first letters of it.")],
    decision: Decision,
) -> None:
    """Undo a decision. It stays in the list, marked as undone.

    claimdb judge undo 91bc
    """
    from claimdb import workflow
    from claimdb.store import judgements

    with opened(decision.db, write=True) as session:
        row = judgements.undo(session, judgement, who=decision.by)
        workflow.settle(session, row)
        typer.echo(f"Undone: {row.decision} by {row.who} ({row.id[:8]}).")


def keep(session: Session, row: JudgementRow) -> None:
    """Let a decision about a statement work on what rests on it, and say how to take it back."""
    from claimdb.workflow import settle

    settle(session, row)
    typer.echo(done(row))


def done(row: JudgementRow) -> str:
    """What was decided and how to take it back."""
    return f"Kept as judgement {row.id[:8]}: {row.decision}. `claimdb judge undo {row.id[:8]}` takes it back."


def locate(text: str, parts: Sequence[str], *, near: int) -> tuple[Span, ...]:
    """Where the parts stand in the text, in any white space, each at its place nearest to ``near``.

    NotFound names a part that does not stand there.
    """
    spans = []
    for part in parts:
        pattern = r"\s+".join(re.escape(word) for word in part.split())
        places = [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []
        if not places:
            raise NotFound(f"The article does not hold the words {part!r}; give them exactly as printed.")
        spans.append(min(places, key=lambda span: abs(span.start - near)))
    return tuple(sorted(spans))
