"""Passages that were not written independently, found among what is stored, whatever the order in which it came."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import lineage, models, readers
from claimdb.lineage import meeting
from claimdb.nlp.layout import find_layout
from claimdb.records import Attribution, Extraction, Span
from claimdb.store import articles, saving
from tests import factory
from tests.copying.harbour import APART, MILL, PARAGRAPHS, REPORT, REWORDED

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "seeds"
SEEDS = ROOT / "seeds"
OUTLETS = {"report": "The Quay", "wire": "The Dock", "reworded": "The Pier", "apart": "The Mole", "mill": "The Weir"}
TEXTS = {
    "report": REPORT,
    "wire": f"{MILL}\n\n" + "\n\n".join(PARAGRAPHS[1:5]),
    "reworded": REWORDED,
    "apart": APART,
    "mill": "\n\n".join((*MILL.split("\n\n")[::-1], PARAGRAPHS[5])),
}


def save_text(session: Session, text: str, outlet: str, path: str, run: str) -> str:
    """An article without statements; its id."""
    one = factory.article(text, outlet=outlet, path=path, title=Path(path).stem)
    found = Extraction(layout=find_layout(one.text), sentences=(), attributions=())
    return saving.save(session, one, found, run, 0.1).id


def store(session: Session, names: Sequence[str], run: str) -> dict[str, str]:
    """Articles of TEXTS by name → id."""
    return {name: save_text(session, TEXTS[name], OUTLETS[name], f"{name}.txt", run) for name in names}


def stored_links(session: Session) -> set[tuple[Any, ...]]:
    """All pairs and origins, told without row numbers."""
    table, version = models.copies, models.versions
    keys = {
        pk: (key, number)
        for pk, key, number in session.execute(
            sa.select(version.c.pk, models.articles.c.key, version.c.number).join(
                models.articles, models.articles.c.pk == version.c.article_pk
            )
        )
    }
    pairs = {
        (row.kind, keys[row.left_version_pk], row.left_start, row.left_end, keys.get(row.right_version_pk),
         row.right_start, row.right_end, row.credited, round(row.share, 6), row.reason, row.thread)
        for row in session.execute(sa.select(table))
    }  # fmt: skip
    rows = session.execute(sa.select(models.origins)).all()
    return pairs | {(row.id, keys[row.version_pk], row.start, row.end) for row in rows}


def groups(session: Session) -> set[frozenset[str]]:
    """Titles or paths of the articles of each origin."""
    found: dict[str, set[str]] = {}
    query = (
        sa.select(models.origins.c.id, models.articles.c.path)
        .join(models.versions, models.versions.c.pk == models.origins.c.version_pk)
        .join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
    )
    for one, path in session.execute(query):
        found.setdefault(one, set()).add(Path(path).stem)
    return {frozenset(some) for some in found.values()}


def test_copies_and_rewrites_hang_together_and_others_do_not(session: Session) -> None:
    store(session, list(TEXTS), factory.run_id(session))
    summary = lineage.link(session)
    assert groups(session) == {
        frozenset({"report", "wire", "reworded"}),
        frozenset({"wire", "mill"}),
        frozenset({"report", "mill"}),
    }
    assert summary.articles == 5
    assert summary.origins == 3


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_articles_come_changes_nothing(session: Session, seed: int) -> None:
    run = factory.run_id(session)
    names = list(TEXTS)
    random.Random(seed).shuffle(names)
    for name in names:
        lineage.link(session, list(store(session, [name], run).values()))
    one_by_one = stored_links(session)
    lineage.link(session)
    assert one_by_one == stored_links(session)
    assert len(one_by_one) > 8


def test_a_new_version_and_a_removed_article_leave_nothing_behind(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = factory.run_id(session)
    ids = store(session, list(TEXTS), run)
    lineage.link(session)
    monkeypatch.setitem(TEXTS, "wire", MILL)
    lineage.link(session, [store(session, ["wire"], run)["wire"]])
    assert groups(session) == {
        frozenset({"report", "reworded"}),
        frozenset({"report", "mill"}),
        frozenset({"wire", "mill"}),
    }
    articles.remove(session, ids["report"])
    assert groups(session) == {frozenset({"wire", "mill"})}
    changed = stored_links(session)
    lineage.link(session)
    assert changed == stored_links(session)
    assert session.scalar(sa.select(sa.func.count(models.fingerprints.c.version_pk.distinct()))) == 4


def save_hearing(session: Session, filler: str, outlet: str, run: str) -> str:
    """Three quotations as direct statements, in other words of the writer's."""
    said = [
        "“The gates were never meant to hold back water of that height”",
        "“I asked for new pumps in three letters, and nobody answered one of them”",
        "“If the council wants a scapegoat it should look in the mirror first”",
    ]
    text = "\n\n".join(f"{filler} {number}: {words}." for number, words in enumerate(said))
    found = [factory.attribution(text, words, form="direct") for words in said]
    one = factory.article(text, outlet=outlet, path=f"{outlet}.txt", title=None)
    extraction = Extraction(layout=find_layout(text), sentences=(), attributions=tuple(found))
    return saving.save(session, one, extraction, run, 0.1).id


def test_a_rewrite_that_keeps_the_quotations_hangs_together(session: Session) -> None:
    run = factory.run_id(session)
    save_hearing(session, "Chief engineer Ana Vos was plain about it in a hearing on the dam, item", "The Dam", run)
    save_hearing(
        session, "Anger marked the testimony that members heard from Vos yesterday, as point", "The Sluice", run
    )
    lineage.link(session)
    (row,) = session.execute(sa.select(models.copies)).all()
    assert row.kind == "quotations"
    assert row.reason.startswith("3 quotations of 39 words in all are cut alike")
    assert groups(session) == {frozenset({"The Dam", "The Sluice"})}


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────


def page(number: int, boilerplate: str) -> str:
    """An article of its own that ends in the outlet's boilerplate."""
    chance = random.Random(number)
    words = [f"{chance.choice('bdfgk')}{chance.choice('aeiou')}{chance.choice('lmnrt')}{n}x" for n in range(60)]
    chance.shuffle(words)
    return " ".join(words) + f".\n\n{boilerplate}\n"


def save_pages(session: Session, numbers: Sequence[int], run: str, outlet: str = "The Quay") -> list[str]:
    return [save_text(session, page(number, PARAGRAPHS[1]), outlet, f"{number}.txt", run) for number in numbers]


def test_what_stands_in_many_articles_of_an_outlet_is_boilerplate(session: Session) -> None:
    run = factory.run_id(session)
    for number in range(meeting.OWN):
        lineage.link(session, save_pages(session, [number], run))
    assert groups(session) == {frozenset(map(str, range(meeting.OWN)))}
    last = save_pages(session, [meeting.OWN], run)
    lineage.link(session, last)
    assert groups(session) == set()
    articles.remove(session, last[0])
    lineage.link(session)
    assert groups(session) == {frozenset(map(str, range(meeting.OWN)))}


def test_what_many_outlets_print_is_none(session: Session) -> None:
    run = factory.run_id(session)
    for number in range(2 * meeting.PARTNERS):
        lineage.link(session, save_pages(session, [number], run, outlet=f"Outlet {number}"))
    assert groups(session) == {frozenset(map(str, range(2 * meeting.PARTNERS)))}


def test_plain_language_ties_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "COMMON", 5)
    run = factory.run_id(session)
    for number in range(5):
        lineage.link(session, save_pages(session, [number], run, outlet=f"Outlet {number}"))
    assert len(groups(session)) == 1
    lineage.link(session, save_pages(session, [5], run, outlet="Outlet 5"))
    assert groups(session) == set()
    once = stored_links(session)
    lineage.link(session)
    assert stored_links(session) == once


# ── credits ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREDIT = (
    "Two sheds burnt down at the port on Tuesday.\n\n"
    "Insurers put the damage at forty million crowns, more than the port earned last year, The Quay reported.\n"
)


def save_credit(session: Session, run: str) -> str:
    said = factory.attribution(
        CREDIT, "Insurers put the damage at forty million crowns, more than the port earned last year",
        source="The Quay", cue="reported",
    )  # fmt: skip
    one = factory.article(CREDIT, outlet="The Mole", path="credit.txt", title=None)
    found = Extraction(layout=find_layout(CREDIT), sentences=(), attributions=(said,))
    return saving.save(session, one, found, run, 0.1).id


@pytest.mark.parametrize("first", ["credit", "report"])
def test_a_credit_finds_what_it_rests_on_whichever_came_first(session: Session, first: str) -> None:
    run = factory.run_id(session)
    steps: list[Callable[[], str]] = [
        lambda: save_credit(session, run),
        lambda: store(session, ["report"], run)["report"],
    ]
    for step in steps if first == "credit" else steps[::-1]:
        lineage.link(session, [step()])
    (credit,) = session.execute(sa.select(models.copies).where(models.copies.c.kind == "credit")).all()
    assert credit.credited == "The Quay"
    assert REPORT[credit.right_start : credit.right_end] == PARAGRAPHS[3]
    assert credit.reason.startswith("the text itself names The Quay as its source")
    once = stored_links(session)
    lineage.link(session)
    assert stored_links(session) == once


def test_a_credit_to_an_outlet_that_has_it_not_stands_alone(session: Session) -> None:
    run = factory.run_id(session)
    lineage.link(session, [save_credit(session, run)])
    assert stored_links(session) == set()
    lineage.link(session, [save_text(session, MILL, "The Quay", "mill.txt", run)])
    (credit,) = session.execute(sa.select(models.copies)).all()
    assert (credit.kind, credit.right_version_pk) == ("credit", None)
    assert groups(session) == {frozenset({"credit"})}


# ── the sample articles ──────────────────────────────────────────────────────────────────────────────────────────


def save_samples(session: Session, files: Sequence[Path], gold: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Files with the statements marked by hand, as far as there are any; name → row number of the version."""
    run = factory.run_id(session)
    for file in files:
        (one,) = readers.read(readers.Location(str(file)))
        marked = [
            Attribution(
                content=tuple(Span(*span) for span in said["content"]),
                source=tuple(Span(*span) for span in said["source"]),
                form=said["form"],
                region=said["region"],
                paragraph=1,
            )
            for said in gold.get(file.name, {"attributions": []})["attributions"]
        ]
        layout = find_layout(one.text, title=one.title)
        saving.save(session, one, Extraction(layout=layout, sentences=(), attributions=tuple(marked)), run, 0.1)
    lineage.link(session)
    rows = session.execute(
        sa.select(models.articles.c.path, models.versions.c.pk).join(
            models.versions, models.versions.c.article_pk == models.articles.c.pk
        )
    )
    return {Path(path).name: pk for path, pk in rows}


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles are not here (../shared/seeds)")
def test_the_real_articles_but_one_hang_together(session: Session) -> None:
    save_samples(session, sorted(REAL.glob("*.txt")), {})
    found = [{name[:3] for name in some} for some in groups(session)]
    assert any({"001", "002", "003"} <= some for some in found)
    assert any({"000", "002"} <= some for some in found)
    assert not any("004" in some for some in found)


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, Any]]:
    lines = (SEEDS / "expected.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def test_the_sample_articles_have_the_origins_that_were_marked(
    session: Session, gold: dict[str, dict[str, Any]]
) -> None:
    """Appearances of one claim, in passages that are marked: pairs of them in two articles."""
    pks = save_samples(session, sorted(SEEDS.glob("0*.txt")), gold)
    appearances: dict[str, list[tuple[str, str, Span]]] = {}
    for name, row in gold.items():
        for claim in row["claims"]:
            for one in claim["appearances"]:
                spans = one.get("content") or row["attributions"][one["attribution"]]["content"]
                span = Span(spans[0][0], spans[-1][1])
                marked = [o["id"] for o in row["origins"] if o["span"][0] <= span.start < o["span"][1]]
                if marked:
                    appearances.setdefault(claim["id"], []).append((name, marked[0], span))
    missed: list[tuple[str, str, str]] = []
    wrong: list[tuple[str, str, str]] = []
    pairs = 0
    for claim_id, some in appearances.items():
        numbers = factory.standing(session).together([(pks[name], *span) for name, _, span in some])
        for (one, number), (other, another) in combinations(zip(some, numbers, strict=True), 2):
            if one[0] != other[0]:
                pairs += 1
                if (one[1] == other[1]) != (number == another):
                    (missed if one[1] == other[1] else wrong).append((claim_id, one[0], other[0]))
    assert pairs == PAIRS
    assert wrong == []
    assert len(missed) <= MISSED, missed


PAIRS, MISSED = 83, 4
