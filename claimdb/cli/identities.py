"""After a decision about who is who: what it changes is brought up to date, and said with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from claimdb.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from claimdb.store.rows import JudgementRow, SpeakerRow


def redecide(session: Session, article_ids: Sequence[str]) -> None:
    """Resolve the articles again that a decision tells of; nothing where none of them is here."""
    if article_ids:
        from claimdb.workflow import redecide as resolve_again

        resolve_again(session, article_ids)


def settle(session: Session, row: JudgementRow) -> None:
    """Let a new decision work, and print what holds now."""
    from claimdb.store.identities import articles_of

    redecide(session, articles_of(session, row.value))
    typer.echo(f"{told(session, row)} `claimdb speakers undo {row.id[:8]}` takes it back.")


def told(session: Session, row: JudgementRow) -> str:
    """What a decision made of the speakers: ``Ana Lie and A. Lie are one speaker now: …``."""
    sides = [_now(session, row, side) for side in ("left", "right")]
    left, right = ({one.id for one in side} for side in sides)
    first, second = row.selector.get("left"), row.selector.get("right")
    match row.decision:
        case "same" if left == right and len(left) < 2:
            return f"{first} and {second} are one speaker now: {_side(session, row, 'left', sides[0])}."
        case "different" if not left & right:
            return f"{first} and {second} are two speakers and will not be suggested as one again."
        case "split" if not left & right:
            off, rest = (_side(session, row, *one) for one in zip(("left", "right"), sides, strict=True))
            return f"{first} is two speakers now: {off} split off, {rest} left."
        case "rename" if all(one.name == row.value["name"] for one in sides[0]):
            return f"{first} is listed as {row.value['name']} now.{_namesakes(session, sides[0])}"
    return f"Kept as judgement {row.id[:8]}, but a later decision stands against it; `claimdb speakers history`."


def _side(session: Session, row: JudgementRow, side: str, speakers: Sequence[SpeakerRow]) -> str:
    """The speaker; somebody whom articles only name, and who is in no question, is none."""
    from claimdb.store import identities

    if speakers:
        return described(speakers[0])
    return f"{identities.names_of(session, identities.read_side(row.value, side))} (no statement)"


def _namesakes(session: Session, speakers: Sequence[SpeakerRow]) -> str:
    """Whom else the new name could be mistaken for."""
    from claimdb.store.speakers import find_speakers

    for one in speakers[:1]:
        others = [other for other in find_speakers(session, one.name) if other.id != one.id]
        if others and fold(others[0].name) == fold(one.name):
            return f" So is {described(others[0])}; if they are one, `claimdb speakers merge {one.id} {others[0].id}`."
    return ""


def undone(session: Session, row: JudgementRow) -> str:
    """What is taken back and who there is now."""
    from claimdb.cli.decisions import decided

    now = {one.id: one for side in ("left", "right") for one in _now(session, row, side)}
    left = f" Now: {'; '.join(map(described, now.values()))}." if now else ""
    return f"Undone: “{row.selector.get('left') or 'It'} {decided(row)}”, by {row.who} ({row.id[:8]}).{left}"


def described(row: SpeakerRow) -> str:
    """``Ana Lie (3 statements, 5f0c2b9a)``."""
    from claimdb.columns import how_often

    return f"{row.name} ({how_often(row)}, {row.id[:8]})"


def _now(session: Session, row: JudgementRow, side: str) -> list[SpeakerRow]:
    """The speakers that one side of a decision means today."""
    from claimdb.store import identities, speakers

    ids = identities.speakers_of(session, identities.read_side(row.value, side))
    rows = speakers.by_id(session, ids)
    return [rows[one] for one in ids]
