"""Claims across articles: what is one utterance, in any order of arrival, with what people decided."""

from __future__ import annotations

import itertools
import random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import comparing, grouping, models
from claimdb.nlp.pairs import WEIGHTS
from claimdb.records import Form, Span
from claimdb.store import articles, claims, saving
from claimdb.store.identities import By
from claimdb.store.judgements import undo
from claimdb.store.rows import StatementFilter
from claimdb.store.statements import count, statements
from tests import factory

pytestmark = pytest.mark.skipif(not (WEIGHTS / "vectors.onnx").exists(), reason="the sentence vectors are not built")

Line = tuple[str, str, Form]
"""Who said it ("" where nobody is known), the words, how."""
LIE, BRANDT, NOBODY = "Odd Lie", "Lena Brandt", ""
COLD = "“The pilots were tired, the fog came in, and nobody on the bridge could see the breakwater light,”"
STORM: tuple[tuple[str, Line], ...] = (
    ("Harbour Gazette", (LIE, COLD, "direct")),
    ("Skarholm Post", (LIE, "“nobody on the bridge could see the breakwater light,”", "direct")),
    ("Brenn Times", (LIE, "nobody on the bridge had been able to see the breakwater light", "indirect")),
    ("Tolna News", (LIE, "“The ferry company never paid for a second radar on its boats,”", "direct")),
    ("Varde Herald", (LIE, "the ferry company had never paid for a second radar", "indirect")),
    ("Coast Radio", (BRANDT, COLD, "direct")),
)


def put(session: Session, outlet: str, *lines: Line, day: str = "2024-05-31", compared: bool = True) -> str:
    """An article of which each line is one statement; gives its id."""
    text = "".join(f"{words} {who or 'somebody'} said.\n" for who, words, _ in lines)
    found = [
        factory.attribution(
            text, words, source=who or "somebody", cue="said", form=form, **({"speakers": who} if who else {})
        )
        for who, words, form in lines
    ]
    ends = [match + 1 for match, letter in enumerate(text) if letter == "\n"]
    sentences = tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
    one = factory.article(text, outlet=outlet, path=f"{outlet}.txt", published=day, title=outlet)
    saved = factory.stored(session, one, factory.extraction(text, *found, sentences=sentences))
    if compared:
        comparing.compare(session, [saved.id])
    return saved.id


def found(session: Session) -> set[frozenset[tuple[str, str]]]:
    """Each claim as the outlets and words of its appearances."""
    ids = session.scalars(sa.select(models.claims.c.id)).all()
    return {
        frozenset(
            (one.statement.article.outlet or "", " ".join(one.text.split()))
            for one in claims.claim(session, claim_id).appearances
        )
        for claim_id in ids
    }


def outlets(session: Session) -> set[frozenset[str]]:
    return {frozenset(outlet for outlet, _ in claim) for claim in found(session)}


# ── what is one claim ────────────────────────────────────────────────────────────────────────────────────────────


def test_copies_trimmed_and_told_are_one_claim_and_other_words_another(session: Session) -> None:
    for outlet, line in STORM:
        put(session, outlet, line)
    done = grouping.group(session)
    assert outlets(session) == {
        frozenset(("Harbour Gazette", "Skarholm Post", "Brenn Times")),
        frozenset(("Tolna News", "Varde Herald")),
    }
    assert (done.claims, done.appearances) == (2, 5)


def test_statements_tell_their_claims(session: Session) -> None:
    for outlet, line in STORM[:2]:
        put(session, outlet, line)
    grouping.group(session)
    (claim_id,) = session.scalars(sa.select(models.claims.c.id))
    assert {one.claims for one in statements(session, StatementFilter())} == {(claim_id,)}
    assert count(session, StatementFilter(claim=claim_id[:6])) == 2
    row = claims.claim(session, claim_id).row
    assert (row.text, row.appearances, row.articles, row.origins) == (COLD, 2, 2, 2)
    assert (row.first, row.last) == ("2024-05-31", "2024-05-31")


def test_what_is_printed_once_is_no_row(session: Session) -> None:
    put(session, *STORM[0])
    put(session, *STORM[3])
    assert grouping.group(session).claims == 0


def test_repeats_inside_one_article_count(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, COLD, "direct"), (LIE, COLD.replace("tired", "very tired"), "direct"))
    grouping.group(session)
    (claim_id,) = session.scalars(sa.select(models.claims.c.id))
    row = claims.claim(session, claim_id).row
    assert (row.appearances, row.articles) == (2, 1)


def test_one_speaker_s_words_are_not_another_s(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, COLD, "direct"))
    put(session, "Coast Radio", (BRANDT, COLD, "direct"))
    assert grouping.group(session).claims == 0


def test_nobody_s_words_join_where_they_are_the_same(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, COLD, "direct"))
    put(session, "Coast Radio", (NOBODY, COLD, "direct"))
    put(session, "Brenn Times", (NOBODY, "nobody on the bridge had seen the light", "indirect"))
    grouping.group(session)
    assert outlets(session) == {frozenset(("Harbour Gazette", "Coast Radio"))}


def test_plain_sentences_of_one_speaker_are_found(session: Session) -> None:
    for outlet in ("Harbour Gazette", "Skarholm Post"):
        put(session, outlet, (LIE, "“I am always there for you.”", "direct"))
    put(session, "Brenn Times", (LIE, "“I was not there,”", "direct"))
    grouping.group(session)
    assert outlets(session) == {frozenset(("Harbour Gazette", "Skarholm Post"))}


def test_a_long_quotation_does_not_chain_what_others_print_apart(session: Session) -> None:
    first = "the crew had warned of cracks in the hull of the ferry for two years"
    second = "the inspectors took money from the owners of the shipyard at Tolna"
    put(session, "Harbour Gazette", (LIE, f"“Listen: {first}, and {second}, and nobody cared,”", "direct"))
    put(session, "Skarholm Post", (LIE, f"“{first}”", "direct"))
    put(session, "Brenn Times", (LIE, f"“{second}”", "direct"))
    grouping.group(session)
    assert outlets(session) == {
        frozenset(("Harbour Gazette", "Skarholm Post")),
        frozenset(("Harbour Gazette", "Brenn Times")),
    }
    parts = {words for claim in found(session) for outlet, words in claim if outlet == "Harbour Gazette"}
    assert parts == {first, second}


def test_sentences_that_go_together_everywhere_are_one_claim(session: Session) -> None:
    both = "“The cracks in the hull were two years old. The owners of the ferry had photographs of all of them.”"
    for outlet in ("Harbour Gazette", "Skarholm Post"):
        text = f"{both} Odd Lie said.\n"
        said = factory.attribution(text, both, source="Odd Lie", cue="said", form="direct", speakers="Odd Lie")
        cut = text.index("The owners")
        sentences = (Span(0, cut), Span(cut, len(text)))
        one = factory.article(text, outlet=outlet, path=f"{outlet}.txt")
        factory.stored(session, one, factory.extraction(text, said, sentences=sentences))
    comparing.compare(session)
    assert grouping.group(session).claims == 1
    (claim,) = found(session)
    assert all("hull" in words and "photographs" in words for _, words in claim)


def test_who_tells_two_sentences_in_one_appears_in_both(session: Session) -> None:
    first = "The cracks in the hull were two years old."
    second = "The owners of the ferry had photographs of all of them in a drawer."
    text = f"“{first} {second}” Odd Lie said.\n"
    said = factory.attribution(
        text, f"“{first} {second}”", source="Odd Lie", cue="said", form="direct", speakers="Odd Lie"
    )
    cut = text.index(second)
    sentences = (Span(0, cut), Span(cut, len(text)))
    factory.stored(session, factory.article(text), factory.extraction(text, said, sentences=sentences))
    told = "there had been cracks in the hull for two years and pictures of them lay in a drawer of the owners"
    put(session, "Brenn Times", (LIE, told, "indirect"))
    comparing.compare(session)
    grouping.group(session)
    assert [sorted(outlet for outlet, _ in claim) for claim in found(session)] == [
        ["Brenn Times", "Harbour Gazette"]
    ] * 2
    assert {words for claim in found(session) for outlet, words in claim if outlet == "Harbour Gazette"} == {
        f"“{first}",
        f"{second}”",
    }


def test_what_was_only_supposed_is_no_appearance(session: Session) -> None:
    put(session, "Harbour Gazette", (LIE, COLD, "direct"))
    put(session, "Coast Radio", (LIE, COLD, "direct"))
    session.execute(sa.update(models.attributions).where(models.attributions.c.pk == 2).values(modality="hypothetical"))
    assert grouping.group(session).claims == 0


# ── in any order ─────────────────────────────────────────────────────────────────────────────────────────────────


def many(seed: int) -> list[tuple[str, tuple[Line, ...]]]:
    """Articles that print some of the storm's lines and of another matter's, in an order of chance."""
    rng = random.Random(seed)
    lines = [line for _, line in STORM]
    other: list[Line] = [
        (BRANDT, "“We will rebuild the north quay before the winter,”", "direct"),
        (BRANDT, "the north quay would be rebuilt before winter", "indirect"),
        (BRANDT, "“We will rebuild the south quay after the winter,”", "direct"),
        (NOBODY, "“We will rebuild the north quay before the winter,”", "direct"),
    ]
    made = [(f"Paper {n}", tuple(rng.sample(lines + other, rng.randint(1, 4)))) for n in range(9)]
    rng.shuffle(made)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_adding_articles_gives_what_grouping_everything_gives(session: Session, seed: int) -> None:
    for outlet, lines in many(seed):
        grouping.group(session, [put(session, outlet, *lines)])
    step_by_step = found(session)
    ids = set(session.scalars(sa.select(models.claims.c.id)))
    grouping.group(session)
    assert found(session) == step_by_step
    assert set(session.scalars(sa.select(models.claims.c.id))) == ids
    assert step_by_step


def test_an_article_that_goes_takes_its_appearances_along(session: Session) -> None:
    kept = [put(session, outlet, line) for outlet, line in STORM[:3]]
    grouping.group(session)
    articles.remove(session, kept[1])
    grouping.group(session, [])
    assert outlets(session) == {frozenset(("Harbour Gazette", "Brenn Times"))}
    articles.remove(session, kept[2])
    grouping.group(session, [])
    assert found(session) == set()


def test_ids_stay_when_articles_come(session: Session) -> None:
    for outlet, line in STORM[:2]:
        put(session, outlet, line)
    grouping.group(session)
    (before,) = session.scalars(sa.select(models.claims.c.id))
    grouping.group(session, [put(session, *STORM[2])])
    assert list(session.scalars(sa.select(models.claims.c.id))) == [before]


def test_a_statement_goes_with_its_speaker(session: Session) -> None:
    ids = [put(session, outlet, line) for outlet, line in (*STORM[:3], STORM[5])]
    grouping.group(session)
    mention, link, speaker = models.mentions, models.links, models.speakers
    taken = sa.select(mention.c.pk).where(mention.c.attribution_pk == 3)
    brandt = session.scalar(sa.select(speaker.c.pk).where(speaker.c.name == BRANDT))
    session.execute(sa.update(link).where(link.c.mention_pk.in_(taken)).values(speaker_pk=brandt))
    grouping.group(session, ids[2:3])
    assert outlets(session) == {
        frozenset(("Harbour Gazette", "Skarholm Post")),
        frozenset(("Brenn Times", "Coast Radio")),
    }


# ── what people decide ───────────────────────────────────────────────────────────────────────────────────────────

BY = By(who="A. Reader", reason="heard it")


def storm(session: Session) -> list[str]:
    """Ids of the articles, everything grouped."""
    ids = [put(session, outlet, line) for outlet, line in STORM]
    grouping.group(session)
    return ids


def ids_by_outlet(session: Session) -> dict[str, str]:
    found_ids = {}
    for claim_id in session.scalars(sa.select(models.claims.c.id)):
        for one in claims.claim(session, claim_id).appearances:
            found_ids[one.statement.article.outlet or ""] = claim_id
    return found_ids


def test_a_split_holds_after_another_run_and_can_be_undone(session: Session) -> None:
    storm(session)
    before = found(session)
    claim_id = ids_by_outlet(session)["Brenn Times"]
    (told,) = [
        one for one in claims.claim(session, claim_id).appearances if one.statement.article.outlet == "Brenn Times"
    ]
    made = claims.split(session, claim_id, [told.number], BY)
    for article_ids in (claims.articles_of(session, made.value), None):
        grouping.group(session, article_ids)
        assert frozenset(("Harbour Gazette", "Skarholm Post")) in outlets(session)
        assert "Brenn Times" not in set(itertools.chain(*outlets(session)))
    undo(session, made.id, who="A. Reader")
    grouping.group(session, claims.articles_of(session, made.value))
    assert found(session) == before


def test_a_merge_holds_and_says_who_decided(session: Session) -> None:
    storm(session)
    by_outlet = ids_by_outlet(session)
    made = claims.merge(session, by_outlet["Harbour Gazette"], by_outlet["Tolna News"], BY)
    for article_ids in (claims.articles_of(session, made.value), None):
        grouping.group(session, article_ids)
        assert outlets(session) == {frozenset(outlet for outlet, (who, *_) in STORM if who == LIE)}
    (claim_id,) = session.scalars(sa.select(models.claims.c.id))
    assert {one.judgement for one in claims.claim(session, claim_id).appearances} == {made.id}


def test_the_later_decision_wins(session: Session) -> None:
    storm(session)
    by_outlet = ids_by_outlet(session)
    made = claims.merge(session, by_outlet["Harbour Gazette"], by_outlet["Tolna News"], BY)
    grouping.group(session, claims.articles_of(session, made.value))
    (claim_id,) = session.scalars(sa.select(models.claims.c.id))
    radar = [one.number for one in claims.claim(session, claim_id).appearances if "radar" in one.text]
    later = claims.split(session, claim_id, radar, BY)
    grouping.group(session, claims.articles_of(session, later.value))
    assert frozenset(("Tolna News", "Varde Herald")) in outlets(session)


def test_a_decision_finds_its_place_after_extraction_ran_again(session: Session) -> None:
    storm(session)
    claim_id = ids_by_outlet(session)["Brenn Times"]
    (told,) = [
        one for one in claims.claim(session, claim_id).appearances if one.statement.article.outlet == "Brenn Times"
    ]
    claims.split(session, claim_id, [told.number], BY)
    outlet, (who, words, form) = STORM[2]
    text = f"{words} {who} said.\n"
    again = factory.attribution(text, words, source=who, cue="said", form=form, speakers=who)
    article_id = told.statement.article.id
    saving.save_extraction(
        session, article_id, factory.extraction(text, again), factory.run_id(session, "another"), 0.1
    )
    factory.link_all(session, [article_id])
    comparing.compare(session, [article_id])
    grouping.group(session, [article_id])
    assert outlet not in set(itertools.chain(*outlets(session)))
