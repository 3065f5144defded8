"""`speakers`: who is given as speaking; who of them is the same, as the machine suggests and people decide."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from claimdb.cli.group import Command, ListingGroup, new_app
from claimdb.cli.identities import redecide, settle, undone
from claimdb.cli.judge import Decision
from claimdb.cli.judgements import STDIO, From, To, objects, read_lines, summary, write_lines
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import Db, Listing, one_of, spread
from claimdb.cli.output import note
from claimdb.errors import UsageError
from claimdb.records import SPEAKER_KINDS, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

LAYOUTS = ("jsonl", "nomenklatura")
"""Of what `export` writes."""
NAME = typer.Argument(metavar="NAME", help="Full name, surname, alias or ID, in any case.")
Name = Annotated[str, NAME]
One = Annotated[str, typer.Argument(metavar="A", help="Full name, surname, alias or ID, in any case.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other speaker, told in the same way.")]


class SpeakersGroup(ListingGroup):
    """Knows the likeliest slip."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            name = " ".join(args)
            ctx.fail(f"There is no command 'speakers {name}'. `claimdb speaker {name}` shows one speaker.")
        return super().resolve_command(ctx, args)


app = new_app(
    cls=SpeakersGroup,
    help="""List who is given as speaking, and say who is who.

    The same person is recognised across articles; where that is not sure it is suggested, and people decide. What they
    decide is kept apart from what the machine found, holds after every re-extraction, and can be undone.

        claimdb speakers --kind person --limit 20
        claimdb speakers suggest
        claimdb speakers merge "Andrey Gurulev" "Andrei Gurulyov"
        claimdb speakers undo
    """,
)


# ── listings ─────────────────────────────────────────────────────────────────────────────────────────────────────


@app.command("list", cls=Command)
@spread
def list_cli(
    listing: Listing, kind: Annotated[str | None, one_of(*SPEAKER_KINDS, text="Only speakers of one kind")] = None
) -> None:
    """List who is given as speaking, and how often.

    Counts tell directly quoted, partly quoted and paraphrased statements apart. Who is given most stands first.

        claimdb speakers list --kind person --limit 20
    """
    from claimdb.columns import SPEAKERS
    from claimdb.store.speakers import speakers

    with opened(listing.db) as session:
        rows = speakers(session, kind=cast("SpeakerKind | None", kind))
        if not print_all(rows, SPEAKERS, listing, noun="speaker"):
            note_empty(session, "No speaker fits.", quiet=listing.quiet)


@app.command("suggest", cls=Command)
@spread
def suggest_cli(
    listing: Listing,
    about: Annotated[str | None, typer.Option("--of", metavar="NAME", help="Only pairs that NAME is one of.")] = None,
) -> None:
    """List pairs that are perhaps one speaker.

    The likeliest first, with the reasons. `claimdb speakers review` goes through them one by one.

        claimdb speakers suggest --limit 10
    """
    from claimdb.columns import SUGGESTIONS
    from claimdb.store.pairs import suggested

    with opened(listing.db) as session:
        rows = suggested(session, speaker_id=one_speaker(session, about).id if about else None)
        if not print_all(rows, SUGGESTIONS, listing, noun="suggestion"):
            note_empty(session, "No suggestion is open.", quiet=listing.quiet)


@app.command("history", cls=Command)
@spread
def history_cli(
    listing: Listing,
    name: Annotated[str | None, NAME] = None,
    standing: Annotated[bool, typer.Option("--standing", help="Leave out those that were undone.")] = False,
) -> None:
    """List what people decided about speakers.

    All of it, or what is about one speaker; latest first, what was undone too.

        claimdb speakers history popov
    """
    from claimdb.cli.decisions import DECISIONS
    from claimdb.store.identities import history

    with opened(listing.db) as session:
        speaker = one_speaker(session, name).id if name else None
        if not print_all(history(session, speaker, undone=not standing), DECISIONS, listing, noun="decision"):
            note("Nobody has decided anything about that. `claimdb speakers suggest` asks.", quiet=listing.quiet)


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


@app.command("review", cls=Command)
@spread
def review_cli(
    who: Annotated[
        str | None, typer.Option("--who", "--by", metavar="NAME", help="Who decides; else your user name.")
    ] = None,
    db: Db = None,
) -> None:
    """Decide about the suggestions one by one.

    The evidence stands on the screen; one key says same, different, skip, undo or quit. Every decision is kept at once,
    so that it is safe to stop at any time.

        claimdb speakers review --by "A. Reader"
    """
    from claimdb.cli.reviewing import review

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "Review asks in a terminal, and this is none. `claimdb speakers suggest` lists the same pairs, "
            "`merge` and `different` decide about them."
        )
    review(Decision(who=who, db=db))


@app.command("merge", cls=Command)
@spread
def merge_cli(one: One, other: Other, decision: Decision) -> None:
    """Say that two speakers are one.

    claimdb speakers merge "Andrey Gurulev" "Andrei Gurulyov" --reason "two spellings"
    """
    from claimdb.store import identities

    with opened(decision.db, write=True) as session:
        left, right = one_speaker(session, one), one_speaker(session, other)
        settle(session, identities.merge(session, left.id, right.id, decision.signed()))


@app.command("different", cls=Command)
@spread
def different_cli(one: One, other: Other, decision: Decision) -> None:
    """Say that two speakers are not one.

    However alike their names are, they are kept apart and not suggested again.

        claimdb speakers different "Ivan Popov" "Pavel Popov"
    """
    from claimdb.store import identities

    with opened(decision.db, write=True) as session:
        left, right = one_speaker(session, one), one_speaker(session, other)
        settle(session, identities.tell_apart(session, left.id, right.id, decision.signed()))


@app.command("split", cls=Command)
@spread
def split_cli(
    name: Name,
    decision: Decision,
    article: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="What stands in this article (ID, path or URL).")
    ] = None,
    printed: Annotated[list[str] | None, typer.Option("--name", metavar="NAME", help="What is printed so.")] = None,
) -> None:
    """Say that a part is somebody else's.

    Which part of what is given to the speaker: what stands in the articles, under the names. Both options may be given
    several times; without them the command lists what there is. Where it is one
    statement only, `claimdb judge speaker` says whose it is.

        claimdb speakers split "Ivan Popov" --article seeds/003_live_page.txt
    """
    from claimdb.store import identities

    with opened(decision.db, write=True) as session:
        part = identities.Part(articles=article or (), names=printed or ())
        settle(session, identities.split(session, one_speaker(session, name).id, part, decision.signed()))


@app.command("rename", cls=Command)
@spread
def rename_cli(
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name to list it under.")],
    decision: Decision,
) -> None:
    """List a speaker under another name. It is still found by those that are printed.

    claimdb speakers rename strelkov "Igor Girkin" --reason "his legal name"
    """
    from claimdb.store import identities

    with opened(decision.db, write=True) as session:
        settle(session, identities.rename(session, one_speaker(session, name).id, new, decision.signed()))


@app.command("undo", cls=Command)
@spread
def undo_cli(
    decision: Decision,
    judgement: Annotated[
        str | None, typer.Argument(metavar="ID", help="Of the decision, or the first letters of it; else the last one.")
    ] = None,
) -> None:
    """Undo a decision about speakers.

    The one with that ID, or the last that stands. It stays in the history, marked.

        claimdb speakers undo
        claimdb speakers undo 91bc
    """
    from claimdb.store import identities, judgements

    with opened(decision.db, write=True) as session:
        row = judgements.judgement(session, judgement) if judgement else identities.last(session)
        if row.subject != judgements.SPEAKER:
            raise UsageError(f"{row.id[:8]} is not about who is who; `claimdb judge undo {row.id[:8]}` takes it back.")
        row = judgements.undo(session, row.id, who=decision.by)
        redecide(session, identities.articles_of(session, row.value))
        typer.echo(undone(session, row))


# ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────


@app.command("export", cls=Command)
@spread
def export_cli(
    file: To = STDIO,
    layout: Annotated[str, one_of(*LAYOUTS, option=("--format", "-f"), text="Layout of a line")] = LAYOUTS[0],
    db: Db = None,
) -> None:
    """Write decisions about speakers to a file.

    JSON Lines, oldest first. A line of `jsonl` is a whole judgement, as `claimdb judgements export` writes it, undone
    ones too. A line of `nomenklatura` is an edge of that program's resolver: target, source, positive or negative,
    score, user, time. It keeps who is the same and who is not, who said so and when; it has no place for new names,
    reasons and what was undone.

        claimdb speakers export decisions.jsonl
        claimdb speakers export edges.jsonl --format nomenklatura
    """
    from claimdb.store import exchange, judgements

    with opened(db) as session:
        rows: Iterable[object] = (
            exchange.export_judgements(session, subject=judgements.SPEAKER)
            if layout == LAYOUTS[0]
            else exchange.export_edges(session)
        )
        write_lines(file, rows)


@app.command("import", cls=Command)
@spread
def import_cli(file: From = STDIO, db: Db = None) -> None:
    """Take in decisions about speakers.

    `claimdb speakers export` wrote them, in either layout; what is here already stays. They hold for articles with the
    same address (or outlet and path), also for those that come later. Edges of nomenklatura's resolver are joined over
    the IDs that it gives; unsure ones and its own suggestions are left out.

        claimdb speakers import decisions.jsonl
    """
    from claimdb.store import exchange, judgements

    lines = list(read_lines(file))
    with opened(db, write=True) as session:
        done = (
            exchange.import_edges(session, lines)
            if lines and all(isinstance(line, list) for line in lines)
            else exchange.import_judgements(session, objects(lines, file), subject=judgements.SPEAKER)
        )
        redecide(session, done.articles)
        typer.echo(summary(done))
