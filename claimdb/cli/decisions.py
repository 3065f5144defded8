"""What people decided, in words: the columns of `judgements`, of `speakers history` and of dismissed disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.exporters import Column
from claimdb.text import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from claimdb.store.rows import DecisionRow, DismissedRow, JudgementRow

LONGEST = 100
"""Letters of one piece of text that is quoted."""


def decided(row: JudgementRow) -> str:
    """What a judgement says, in words: the words of spans, the names of speakers, ``key=value`` of metadata."""
    match row.subject:
        case "speaker":
            return _on_speakers(row)
        case "claim":
            return _on_claim(row)
        case "dispute":
            return _on_dispute(row)
        case "origin":
            return f"written independently ({len(row.value['pairs'])})"
    return "; ".join(f"{name}={_in_words(value)}" for name, value in row.value.items())


def about(row: JudgementRow) -> str | None:
    """What it is about: a matter, a claim, the words of a statement, a speaker, an article's address or path."""
    told = row.selector
    if row.subject in ("dispute", "claim"):
        return _quoted(str(told.get("matter" if row.subject == "dispute" else "text") or ""))
    named = _in_words(told.get("content")) or told.get("left")
    return str(named) if named else (row.article_key or "").partition(":")[2].split("\n")[-1] or None


def _on_dispute(row: JudgementRow) -> str:
    match row.decision:
        case "confirm":
            return "is a dispute"
        case "dismiss":
            return "is no dispute"
        case "merge":
            other = (row.selector.get("other") or {}).get("matter") or _places(row.value["right"])
            return f"is one matter with: {_quoted(other)}"
    return f"is another matter: {_places(row.value['left'])}"


def _on_claim(row: JudgementRow) -> str:
    left, right = (_places(row.value[side]) for side in ("left", "right"))
    return f"is one claim with: {right}" if row.decision == "same" else f"is another claim: {left}"


def _places(places: Iterable[Mapping[str, Any]]) -> str:
    """The words at these places, each once."""
    words = (_quoted(bare(_in_words(place["spans"]))) for place in places)
    return "; ".join(dict.fromkeys(f"“{one}”" for one in words))


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _on_speakers(row: JudgementRow) -> str:
    left, right = (row.value.get(side) or () for side in ("left", "right"))
    other = row.selector.get("right") or "; ".join({name: None for _, _, name in right})
    articles = len({article for article, _, _ in left})
    return {
        "same": f"is the same as {other}",
        "different": f"is not {other}",
        "split": f"is somebody else in {articles} article{'s' if articles > 1 else ''}",
        "rename": f"is listed as {row.value.get('name')}",
    }[row.decision]


def _in_words(value: object) -> str:
    """The quoted words of selectors, the names of speakers; anything else as it is."""
    if isinstance(value, dict):
        return str(value.get("exact") or value.get("name") or "")
    if isinstance(value, list):
        return " … ".join(words for item in value if (words := _in_words(item)))
    return "" if value is None else str(value)


JUDGEMENTS: tuple[Column[JudgementRow], ...] = (
    Column(key="short", title="ID", value=lambda row: row.id[:8], data=False, style="dim"),
    Column(key="decision", title="Decision", value=lambda row: row.decision, style="bold"),
    Column(
        key="about",
        title="About",
        value=about,
        share=1,
    ),
    Column(key="value", title="Now", value=decided, share=1),
    Column(key="reason", title="Reason", value=lambda row: row.reason, under="value", style="dim"),
    Column(key="who", title="Who", value=lambda row: row.who),
    Column(key="day", title="When", value=lambda row: row.made_at[:10], data=False, under="who", style="dim"),
    Column(
        key="state",
        title="State",
        value=lambda row: f"undone {row.undone_at[:10]}" if row.undone_at else None,
        data=False,
        under="who",
        style="red",
    ),
    Column(key="id", value=lambda row: row.id),
    Column(key="subject", value=lambda row: row.subject),
    Column(key="article", value=lambda row: row.article_key),
    Column(key="made_at", value=lambda row: row.made_at),
    Column(key="undone_at", value=lambda row: row.undone_at),
    Column(key="undone_by", value=lambda row: row.undone_by),
)


def _of_judgement(key: str) -> Column[DecisionRow]:
    column = next(one for one in JUDGEMENTS if one.key == key)
    return Column(
        key=key, title=column.title, value=lambda row: column.value(row.judgement),
        data=column.data, under=column.under, style=column.style, share=column.share,
    )  # fmt: skip


DECISIONS: tuple[Column[DecisionRow], ...] = (
    _of_judgement("short"),
    Column(key="speaker", title="Speaker", value=lambda row: row.left, style="bold"),
    *map(_of_judgement, ("value", "reason", "who", "day", "state", "id")),
    Column(key="decision", value=lambda row: row.decision),
    Column(key="other", value=lambda row: row.right),
    Column(key="name", value=lambda row: row.name),
    *map(_of_judgement, ("made_at", "undone_at", "undone_by")),
)


DISMISSED: tuple[Column[DismissedRow], ...] = (
    Column(key="short", title="ID", value=lambda row: row.id[:8], data=False, style="dim"),
    Column(key="matter", title="Matter", value=lambda row: row.matter, share=1),
    Column(key="reason", title="Reason", value=lambda row: row.judgement.reason, under="matter", style="dim"),
    Column(key="who", title="Dismissed by", value=lambda row: row.judgement.who),
    Column(key="day", title="When", value=lambda row: row.judgement.made_at[:10], data=False, under="who", style="dim"),
    Column(
        key="undo",
        title="Undo",
        value=lambda row: f"judge undo {row.judgement.id[:8]}",
        data=False,
        under="who",
        style="dim",
    ),
    Column(key="id", value=lambda row: row.id),
    Column(key="judgement", value=lambda row: row.judgement.id),
    Column(key="made_at", value=lambda row: row.judgement.made_at),
)
