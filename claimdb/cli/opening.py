"""The database of one command, and the names that people give: matched to one speaker, or offered to choose from."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimdb.cli.output import note
from claimdb.errors import Ambiguous, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from claimdb.store.rows import SpeakerRow


@contextmanager
def opened(db: str | None, *, create: bool = False, write: bool = False) -> Iterator[Session]:
    """A session on the database; commits at the end. Only commands that put articles in may create it."""
    from claimdb.db import open_database, session

    engine = open_database(db, create=create)
    try:
        with session(engine, write=write) as opened_session:
            yield opened_session
    finally:
        engine.dispose()


def one_speaker(session: Session, name: str) -> SpeakerRow:
    """The speaker that a name (or ID) means. Ambiguous and UnknownName carry what to choose from."""
    from claimdb.store.speakers import find_speakers, nearest_names

    found = find_speakers(session, name)
    if not found:
        raise UnknownName(
            f"No speaker is called {name!r}. `claimdb claims --about {shlex.quote(name)}` finds who is only named.",
            nearest_names(session, name),
        )
    if len(found) > 1:
        choices = [f"{row.id}  {row.name} ({_described(row)})" for row in found]
        raise Ambiguous(f"{name!r} can mean {len(found)} speakers; give the full name or the ID.", choices)
    return found[0]


def _described(row: SpeakerRow) -> str:
    from claimdb.columns import how_often

    role = f"{row.role}, " if row.role else ""
    return f"{role}{row.kind}, {how_often(row)}"


def note_empty(session: Session, otherwise: str, *, quiet: bool) -> None:
    """Where a listing is empty: what to do first if there is nothing at all, else ``otherwise``."""
    from claimdb.store.stats import stats

    empty = stats(session).articles == 0
    note("The database holds no articles yet. `claimdb ingest FOLDER` reads some." if empty else otherwise, quiet=quiet)
