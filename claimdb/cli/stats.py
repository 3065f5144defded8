"""`stats`: what the database holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.options import Db, Quiet, one_of, spread
from claimdb.cli.output import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdb.store.rows import Stats

app = new_app()


@app.command("stats", cls=Command)
@spread
def stats_cli(
    db: Db = None,
    quiet: Quiet = False,
    format: Annotated[str, one_of("text", "json", option=("--format", "-f"), text="Output")] = "text",  # noqa: A002
) -> None:
    """Count what the database holds.

    Articles, outlets, statements by form, modality and region, speakers by kind, claims, origins, disputes.

    claimdb stats
    """
    from claimdb.store.stats import stats

    with opened(db) as session:
        found = stats(session)
        print_stats(found, format)
        if not found.articles:
            note_empty(session, "", quiet=quiet)


def print_stats(found: Stats, format: str) -> None:  # noqa: A002
    """As lines, or as one JSON object."""
    from claimdb.cli.output import console
    from claimdb.cli.showing import print_facts

    if format == "json":
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        return
    versions = f" in {plural(found.versions, 'version')}" if found.versions != found.articles else ""
    unknown = f", {plural(found.unknown_outlets, 'article')} without one" if found.unknown_outlets else ""
    idle = f", {found.not_extracted:,} not extracted" if found.not_extracted else ""
    share = f" ({found.resolved / found.attributions:.0%})" if found.attributions else ""
    facts = [
        ("articles", f"{found.articles:,}{versions}{idle}"),
        ("outlets", f"{found.outlets:,}{unknown}"),
        ("published", f"{found.first[:10]} to {(found.last or '')[:10]}" if found.first else ""),
        ("statements", f"{found.attributions:,}, {found.hidden:,} of them hidden by default"),
        ("with a speaker", f"{found.resolved:,}{share}"),
        ("inside another", f"{found.nested:,}"),
        ("forms", _counts(found.by_form)),
        ("modalities", _counts(found.by_modality)),
        ("regions", _counts(found.by_region)),
        ("speakers", _counts(found.speakers)),
        ("suggestions", f"{plural(found.suggestions, 'pair')} perhaps one speaker" if found.suggestions else ""),
        (
            "claims",
            f"{found.claims:,} printed more than once, {found.appearances:,} times in all" if found.claims else "",
        ),
        ("origins", f"{plural(found.origins, 'group')} of passages not written independently" if found.origins else ""),
        ("disputes", _disputes(found)),
        ("judgements", f"{found.judgements:,}"),
        ("runs", f"{found.runs:,}"),
    ]
    print_facts(console(), [(name, value) for name, value in facts if value])


def _disputes(found: Stats) -> str:
    decided = {"confirmed by people": found.confirmed, "dismissed": found.dismissed}
    return "; ".join(filter(None, (_counts(found.disputes), _counts(decided))))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{number:,} {name}" for name, number in sorted(counts.items(), key=lambda item: -item[1]) if number
    )
