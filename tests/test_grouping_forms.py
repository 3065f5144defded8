"""Claims of short reports: the same main clause or accusation, by somebody who is named or only described."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import comparing, grouping, models, resolution
from claimdb.nlp.pairs import WEIGHTS
from claimdb.records import Form, Span, SpeakerGuess
from claimdb.store import claims, described, saving
from tests import factory

pytestmark = pytest.mark.skipif(not (WEIGHTS / "vectors.onnx").exists(), reason="the sentence vectors are not built")

LIE = SpeakerGuess("Odd Lie", "person", 0.9, "Gen.")
GENERAL = SpeakerGuess("senior general", "unnamed", 0.9)
MAYOR = SpeakerGuess("mayor of a coastal town", "unnamed", 0.9)
EVENT = (
    "“The fleet had no radar, no divers and no fuel for the lifeboats,”",
    "“The owners of the shipyard paid the inspectors at Tolna,”",
    "“Forty sailors drowned within sight of the breakwater at Brenn,”",
)
Line = tuple[SpeakerGuess, str, str, Form]
"""Who said it, the cue, the words, how."""


def put(session: Session, outlet: str, *lines: Line, day: str = "2024-05-31") -> str:
    """An article on the one event, with these statements beside three quotations that all of them print."""
    every = [*((LIE, "said", words, "direct") for words in EVENT), *lines]
    text = "".join(f"{who.name} {cue} {words} .\n" for who, cue, words, _ in every)
    said, at = [], 0
    for who, cue, words, form in every:
        start = text.index(f"{who.name} {cue} {words} .\n", at)
        place = start + len(who.name) + len(cue) + 2
        one = factory.attribution(text, words, source=who.name, cue=cue, form=form, speakers=(who,))
        content, at_cue = Span(place, place + len(words)), Span(place - 1 - len(cue), place - 1)
        source = Span(start, start + len(who.name))
        said.append(replace(one, content=(content,), source=(source,), cue=(at_cue,)))
        at = place
    ends = [number + 1 for number, letter in enumerate(text) if letter == "\n"]
    sentences = tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
    article = factory.article(text, outlet=outlet, path=f"{outlet}.txt", published=day, title=outlet)
    found = factory.extraction(text, *said, sentences=sentences)
    return saving.save(session, article, found, factory.run_id(session), 0.1).id


def group(session: Session) -> set[frozenset[tuple[str, str]]]:
    """Each claim as outlets and words, those of the event left aside."""
    resolution.resolve(session)
    comparing.compare(session)
    grouping.group(session)
    return shown(session)


def shown(session: Session) -> set[frozenset[tuple[str, str]]]:
    every = [claims.claim(session, pk).appearances for pk in session.scalars(sa.select(models.claims.c.id))]
    words = [frozenset((one.statement.article.outlet or "", one.text) for one in some) for some in every]
    return {claim for claim in words if not any(text in EVENT for _, text in claim)}


SACKED: Line = (LIE, "said", "he was sacked one day after he had warned of cracks in the hulls", "indirect")
DISMISSED: Line = (
    GENERAL,
    "claimed",
    "he was dismissed from his post because the minister feared the truth",
    "indirect",
)
SAID = {
    frozenset((("Harbour Gazette", "he was sacked"), ("Skarholm Post", "he was dismissed from his post"))),
}


def test_the_clause_that_all_print_is_the_claim(session: Session) -> None:
    put(session, "Harbour Gazette", SACKED)
    put(session, "Skarholm Post", (LIE, *DISMISSED[1:]))
    assert group(session) == SAID
    (row,) = [one.row for one in claims.claims(session) if one.row.text.startswith("he was")]
    assert row.text == "he was dismissed from his post"
    found = claims.claim(session, row.id)
    assert [one.reason for one in found.appearances] == ["paraphrase: the same main clause", "the fullest wording"]


def test_who_is_only_described_may_be_the_one_who_is_named(session: Session) -> None:
    put(session, "Harbour Gazette", SACKED)
    put(session, "Skarholm Post", DISMISSED)
    assert group(session) == SAID
    (listed,) = [one for one in claims.claims(session) if one.row.text.startswith("he was")]
    assert listed.speakers == ("Odd Lie",)
    assert [one.name for one in claims.claim(session, listed.row.id).speakers] == ["Odd Lie", "senior general"]


def test_in_any_order_and_one_after_the_other(session: Session) -> None:
    put(session, "Skarholm Post", DISMISSED)
    assert group(session) == set()
    put(session, "Harbour Gazette", SACKED)
    assert group(session) == SAID
    before = shown(session)
    grouping.group(session)
    assert shown(session) == before


def test_another_office_is_somebody_else(session: Session) -> None:
    put(session, "Harbour Gazette", SACKED)
    put(session, "Skarholm Post", (MAYOR, *DISMISSED[1:]))
    assert group(session) == set()


def test_weeks_later_it_is_something_else(session: Session) -> None:
    put(session, "Harbour Gazette", SACKED)
    put(session, "Skarholm Post", DISMISSED, day="2024-06-20")
    assert group(session) == set()


def test_accusations(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, "accused", "the harbour minister of treachery", "indirect"))
    put(session, "Skarholm Post", (GENERAL, "accused", "the minister of treason", "indirect"))
    put(session, "Brenn Times", (LIE, "accused", "the harbour minister of theft", "indirect"))
    assert {frozenset(outlet for outlet, _ in claim) for claim in group(session)} == {
        frozenset(("Harbour Gazette", "Skarholm Post"))
    }


def test_whom_one_talks_about_is_no_claim(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, "criticised", "Lena Brandt", "indirect"))
    put(session, "Skarholm Post", (LIE, "thanked", "Lena Brandt", "indirect"))
    assert group(session) == set()


def test_nobody_says_one_thing_twice_in_two_translations_to_one_reporter(session: Session) -> None:
    lines = "“If the pier stands, the town will live on the sea,”", "“If the pier falls, the town will die by the sea,”"
    put(session, "Harbour Gazette", *((LIE, "said", words, "direct") for words in lines))
    assert group(session) == set()


def test_offices_and_cues_as_printed(session: Session) -> None:
    put(session, "Harbour Gazette", SACKED, DISMISSED)
    resolution.resolve(session)
    names = {row.name: row.pk for row in session.execute(sa.select(models.speakers))}
    assert described.offices(session, names["Odd Lie"]) == {"Gen."}
    assert described.offices(session, names["senior general"]) == {"senior general"}
    pks = list(session.scalars(sa.select(models.attributions.c.pk)))
    assert sorted(described.cues(session, pks).values()) == ["claimed", "said", "said", "said", "said"]
    articles = set(session.scalars(sa.select(models.articles.c.pk)))
    comparing.compare(session)
    assert [one.text for one in described.said_in(session, articles, only_described=True)] == [DISMISSED[2]]
    assert len(described.said_in(session, articles, only_described=False)) == 5
