"""What sets of articles look like: wire copy, chains of credits, live pages, one speech heard by many."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import lineage, models
from claimdb.lineage import meeting
from claimdb.nlp.layout import find_layout
from claimdb.records import Attribution, Extraction
from claimdb.store import articles, judgements, originpages, outlets, saving
from tests import factory
from tests.copying.harbour import APART, MILL, PARAGRAPHS, REPORT
from tests.test_lineage import groups, save_pages, save_text, stored_links

Place = tuple[int, int, int]


def save_told(
    session: Session, text: str, outlet: str, run: str, told: Sequence[Attribution] = (), **metadata: str
) -> int:
    """An article with statements; the row number of its version."""
    known = {name: value or None for name, value in metadata.items()}
    one = factory.article(text, outlet=outlet, path=f"{outlet}.txt", title=None, **known)
    found = Extraction(layout=find_layout(text), sentences=(), attributions=tuple(told))
    return version(session, saving.save(session, one, found, run, 0.1).id)


def version(session: Session, article_id: str) -> int:
    query = sa.select(models.versions.c.pk).join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
    return int(session.scalar(query.where(models.articles.c.id == article_id, models.versions.c.is_latest)) or 0)


def place(session: Session, pk: int, words: str) -> Place:
    text = str(session.scalar(sa.select(models.versions.c.text).where(models.versions.c.pk == pk)))
    return pk, text.index(words), text.index(words) + len(words)


# ── what was heard by both ───────────────────────────────────────────────────────────────────────────────────────

SAID = (
    "We shall rebuild every shed that burnt, plank by plank, and we shall do it before the first herring of spring",
    "Whoever thinks that this port is finished has never seen how its people work through a night of northern gales",
)
HEARD = (
    (
        "Hundreds crowded into the fish hall to hear mayor Tilda Roos. {0} she called out to long applause.",
        "A choir sang while candles were lit for the firemen. {1} Roos ended, and stepped down.",
    ),
    (
        "In her yearly address Roos left no doubt about what comes next: {0} So much for hopes of a bathing beach.",
        "Her critics were not spared either. {1} Shares in the shipping company closed slightly higher.",
    ),
)


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'"])
def test_one_speech_heard_by_two_is_no_copy(session: Session, marks: str) -> None:
    run = factory.run_id(session)
    for number, heard in enumerate(HEARD):
        quoted = [marks.format(f"{words},") for words in SAID]
        text = "\n\n".join(paragraph.format(*quoted) for paragraph in heard)
        told = [factory.attribution(text, words, form="direct") for words in quoted]
        save_told(session, text, f"Outlet {number}", run, told)
    lineage.link(session)
    assert stored_links(session) == set()


def test_marks_around_a_name_do_not_hide_a_copy(session: Session) -> None:
    run = factory.run_id(session)
    for outlet in ("The Quay", "The Dock"):
        text = "\n\n".join(f"The ferry ‘Aurora’ was not hurt. {words}" for words in PARAGRAPHS)
        save_told(session, text, outlet, run)
    lineage.link(session)
    assert groups(session) == {frozenset({"The Quay", "The Dock"})}


# ── who has it from whom ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_chain_of_credits_is_one_origin(session: Session) -> None:
    """The Quay has it, The Dock from The Quay, The Pier from The Dock, each in words of its own."""
    run = factory.run_id(session)
    second = (
        "Forty million crowns is what insurers reckon the fire cost, above all that the port earned last year, "
        "The Quay reported.\n"
    )
    third = "The blaze is reckoned to have eaten up a whole year of the port's income, The Dock said on Wednesday.\n"
    pks = [
        save_told(session, REPORT, "The Quay", run),
        *(
            save_told(session, text, outlet, run, [factory.attribution(text, words, source=source, form="indirect")])
            for text, outlet, words, source in (
                (second, "The Dock", "Forty million crowns is what insurers reckon the fire cost", "The Quay"),
                (third, "The Pier", "The blaze is reckoned to have eaten up a whole year", "The Dock"),
            )
        ),
    ]
    lineage.link(session)
    places = [
        place(session, pk, words)
        for pk, words in zip(pks, ("forty million crowns", "Forty million crowns", "a whole year"), strict=True)
    ]
    assert factory.standing(session).count(places) == 1
    assert factory.standing(session).count(places[::2]) == 2  # who does not know of the second cannot tell


def credited(session: Session) -> set[tuple[str, str, bool]]:
    """Who credits whom, and whether what it rests on was found."""
    table, version_, article = models.copies, models.versions, models.articles
    query = (
        sa.select(article.c.path, table.c.credited, table.c.right_version_pk)
        .join(version_, version_.c.pk == table.c.left_version_pk)
        .join(article, article.c.pk == version_.c.article_pk)
        .where(table.c.kind == "credit")
    )
    return {(path.removesuffix(".txt"), name, right is not None) for path, name, right in session.execute(query)}


@pytest.mark.parametrize("agency", ["first", "last", "without the text"])
@pytest.mark.parametrize("where", ["dateline", "byline", "line"])
def test_datelines_and_bylines_credit_an_agency(session: Session, where: str, agency: str) -> None:
    run = factory.run_id(session)
    top = {"dateline": "HOLM (Dock News) -- ", "byline": "", "line": "By Ana Vos, Dock News\n\n"}[where]
    byline = "Ana Vos, Dock News" if where == "byline" else ""
    texts = {
        "Dock News": MILL if agency == "without the text" else REPORT,
        "The Pier": f"{top}{PARAGRAPHS[0]}\n\n{PARAGRAPHS[4]}\n",
    }
    for outlet in sorted(texts, reverse=agency == "last"):
        pk = save_told(session, texts[outlet], outlet, run, byline=byline if outlet == "The Pier" else "")
        lineage.link(session, [str(session.scalar(ids_of(pk)))])
    assert credited(session) == {("The Pier", "Dock News", agency != "without the text")}
    once = stored_links(session)
    lineage.link(session)
    assert stored_links(session) == once


def ids_of(pk: int) -> sa.Select[tuple[str]]:
    version_, article = models.versions, models.articles
    query = sa.select(article.c.id).join(version_, version_.c.article_pk == article.c.pk)
    return query.where(version_.c.pk == pk)


def test_an_outlets_own_dateline_is_no_credit(session: Session) -> None:
    run = factory.run_id(session)
    save_told(session, f"HOLM (Dock News) -- {PARAGRAPHS[0]}\n", "Dock News", run)
    lineage.link(session)
    assert stored_links(session) == set()


def test_who_contributed_is_not_who_wrote_it(session: Session) -> None:
    run = factory.run_id(session)
    save_told(session, MILL, "Dock News", run)
    save_told(session, f"{APART}\n\nDock News contributed to this report.\n", "The Pier", run)
    lineage.link(session)
    assert stored_links(session) == set()


def test_told_an_outlet_is_a_credit(session: Session) -> None:
    run = factory.run_id(session)
    quay = save_told(session, REPORT, "The Quay", run)
    text = "Nobody should have been in the sheds, the harbour master told The Quay.\n"
    told = factory.attribution(
        text, "Nobody should have been in the sheds", source="the harbour master", addressee="The Quay", form="indirect"
    )
    other = save_told(session, text, "The Pier", run, [told])
    lineage.link(session)
    (credit,) = session.execute(sa.select(models.copies)).all()
    assert (credit.kind, credit.credited) == ("credit", "The Quay")
    assert factory.standing(session).count([place(session, quay, "Nobody"), place(session, other, "Nobody")]) == 1


def test_wire_copy_under_new_headlines(session: Session) -> None:
    """Two outlets trim what an agency sent, each with a first paragraph of its own; the agency's text is not here."""
    run = factory.run_id(session)
    leads = (
        "Our coast woke to black smoke this morning, and many readers have asked us what is known so far.",
        "Shipping faces weeks of delay. Here is what the owners of freight ought to know about the northern quay.",
    )
    kept = (PARAGRAPHS[:4], PARAGRAPHS[1:])
    texts = [
        f"Headline {number}\n\n" + "\n\n".join((lead, *some))
        for number, (lead, some) in enumerate(zip(leads, kept, strict=True))
    ]
    pks = [save_told(session, text, f"Outlet {number}", run) for number, text in enumerate(texts)]
    lineage.link(session)
    assert groups(session) == {frozenset({"Outlet 0", "Outlet 1"})}
    assert factory.standing(session).count([place(session, pk, "forty million crowns") for pk in pks]) == 1
    of_their_own = [place(session, pk, lead) for pk, lead in zip(pks, leads, strict=True)]
    assert factory.standing(session).of(of_their_own) == [None, None]


def test_a_live_page_does_not_tie_what_it_holds(session: Session) -> None:
    run = factory.run_id(session)
    page = (
        f"9:10 a.m. ET, July 3, 2024\nFire at the port\n\n{REPORT}\n"
        f"8:05 a.m. ET, July 3, 2024\nThe mill turns again\n\n{MILL}\n"
    )
    save_told(session, page, "Live", run)
    save_told(session, REPORT, "The Quay", run)
    save_told(session, MILL, "The Weir", run)
    save_told(session, APART, "The Mole", run)
    lineage.link(session)
    assert groups(session) == {frozenset({"Live", "The Quay"}), frozenset({"Live", "The Weir"})}


def test_who_was_first_is_told_by_the_part_of_a_live_page(session: Session) -> None:
    """The page bears the date of its last change; the day's first report is the part that others copied."""
    run = factory.run_id(session)
    page = f"8:05 a.m. ET, May 30, 2024\nFire at the port\n\n{REPORT}"
    one = save_told(session, page, "Live", run, published="2024-06-02T09:00:00+00:00")
    save_told(session, REPORT, "The Quay", run, published="2024-05-30T15:00:00+00:00")
    part = {"start": 0, "end": len(page), "published": "2024-05-30T08:05:00-04:00"}
    pass_pk = session.scalar(sa.select(models.passes.c.pk).where(models.passes.c.version_pk == one))
    session.execute(sa.delete(models.sections).where(models.sections.c.pass_pk == pass_pk))
    session.execute(sa.insert(models.sections).values(pass_pk=pass_pk, number=0, **part))
    save_told(session, REPORT, "The Dock", run, published="")
    lineage.link(session)
    (row,) = originpages.listing(session)
    assert [passage.article.outlet for passage in row.first] == ["Live"]
    assert row.as_dict()["first"] == [row.first[0].article.id]
    assert row.passages[0].published == "2024-05-30T08:05:00-04:00"


def test_an_outlet_that_prints_it_twice_is_one_origin(session: Session) -> None:
    run = factory.run_id(session)
    first = save_text(session, REPORT, "The Quay", "morning.txt", run)
    second = save_text(session, f"{MILL}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[3]}\n", "The Quay", "evening.txt", run)
    lineage.link(session)
    places = [place(session, version(session, one), "northern quay") for one in (first, second)]
    assert factory.standing(session).count(places) == 1


# ── whose boilerplate it is ──────────────────────────────────────────────────────────────────────────────────────


def printed_by(session: Session) -> set[tuple[int, int | None]]:
    """Versions and outlets, by their articles and by their fingerprints; the same where they agree."""
    table, version_, article = models.fingerprints, models.versions, models.articles
    query = sa.select(table.c.version_pk, table.c.outlet_pk).distinct()
    told = sa.select(version_.c.pk, article.c.outlet_pk).join(article, article.c.pk == version_.c.article_pk)
    found = {(pk, outlet) for pk, outlet in session.execute(query)}
    assert found == {(pk, outlet) for pk, outlet in session.execute(told)}
    return found


def test_articles_of_an_outlet_under_two_names_have_its_boilerplate(session: Session) -> None:
    run = factory.run_id(session)
    half = meeting.OWN // 2
    save_pages(session, range(half), run, outlet="The Quay")
    save_pages(session, range(half, meeting.OWN), run, outlet="Quay Daily")
    lineage.link(session)
    assert len(groups(session)) == 1
    outlets.add_alias(session, "The Quay", "Quay Daily")
    assert len({outlet for _, outlet in printed_by(session)}) == 1
    lineage.link(session, save_pages(session, [meeting.OWN], run, outlet="Quay Daily"))
    assert groups(session) == set()


def test_a_corrected_outlet_stands_beside_the_fingerprints(session: Session) -> None:
    run = factory.run_id(session)
    (one, _) = save_pages(session, range(2), run)
    lineage.link(session)
    before = printed_by(session)
    made = judgements.set_metadata(session, one, {"outlet": "The Weir"}, who="A. Reader")
    assert len({outlet for _, outlet in printed_by(session)}) == 2
    judgements.undo(session, made.id, who="A. Reader")
    assert printed_by(session) == before
    articles.remove(session, one)
    assert len(printed_by(session)) == 1
