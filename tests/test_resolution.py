"""Names of several articles become speakers: by name and by what stands beside it, the same in any order."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from benchmarks import news
from benchmarks.identity import b_cubed, measure
from claimdb import models, resolution
from claimdb.records import Entity, SpeakerGuess, SpeakerKind
from claimdb.store import pairs, speakers
from tests import factory


def tell(session: Session, name: str, *said: str | SpeakerGuess, about: str = "", **metadata: object) -> str:
    """An article in which each of them says something and ``about`` is named; gives its id."""
    guesses = [factory.person(one) if isinstance(one, str) else one for one in said]
    text = " ".join(f"It is {number}, {one.name} said." for number, one in enumerate(guesses)) + f" {about}"
    found = [
        factory.attribution(text, f"It is {n}", source=one.name, cue="said", speakers=(one,))
        for n, one in enumerate(guesses)
    ]
    names = [(one.name, "PERSON") for one in guesses if one.kind == "person"]
    names += [(part, "ORGANIZATION") for part in about.split("; ") if part]
    entities = tuple(Entity(factory.span(text, part), label, 0.9) for part, label in names)  # type: ignore[arg-type]
    known = {"url": f"https://{name}.example/", "outlet": name, "path": None} | metadata
    one = factory.article(text, **known)
    return factory.stored(session, one, factory.extraction(text, *found, entities=entities)).id


def groups(session: Session) -> set[tuple[tuple[str, str], ...]]:
    """For each speaker the outlets and names that are given to it."""
    mention, link, attribution = models.mentions, models.links, models.attributions
    rows = session.execute(
        sa.select(link.c.speaker_pk, models.outlets.c.name.label("outlet"), mention.c.name)
        .join(mention, mention.c.pk == link.c.mention_pk)
        .join(attribution, attribution.c.pk == mention.c.attribution_pk)
        .join(models.articles, models.articles.c.pk == attribution.c.article_pk)
        .join(models.outlets, models.outlets.c.pk == models.articles.c.outlet_pk)
        .where(link.c.acts)
        .order_by("outlet", mention.c.name)
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row.speaker_pk, []).append((row.outlet, row.name))
    return {tuple(dict.fromkeys(some)) for some in found.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilya Markin", "Gen. Ilya Markin"),
        ("Yevgeny Gurulev", "Evgeny Gurulyov"),
        ("Xi Jinping", "Jinping Xi"),
        ("William Tarrow", "Bill Tarrow"),
        ("José Lobatón", "Jose Lobaton"),
        ("Ann B. Tarrow", "Ann Tarrow"),
    ],
)
def test_one_person_under_two_names(session: Session, one: str, other: str) -> None:
    tell(session, "a", one)
    tell(session, "b", other)
    resolution.resolve(session)
    assert groups(session) == {(("a", one), ("b", other))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Reed Sr.", "Tom Reed Jr."),
        ("Olga Markin", "Ilya Markin"),
        ("Ann B. Tarrow", "Ann C. Tarrow"),
        ("Markin", "Ilya Markin"),
        ("Oleg Tsokov", "Oleg Toskov"),
    ],
)
def test_names_alone_do_not_make_these_one(session: Session, one: str, other: str) -> None:
    tell(session, "a", one)
    tell(session, "b", other)
    resolution.resolve(session)
    assert groups(session) == {(("a", one),), (("b", other),)}


def test_a_surname_is_the_one_person_of_its_article(session: Session) -> None:
    tell(session, "a", "Markin", "Ilya Markin")
    resolution.resolve(session)
    assert groups(session) == {(("a", "Ilya Markin"), ("a", "Markin"))}


def test_a_surname_of_two_people_is_nobody_sure(session: Session) -> None:
    tell(session, "a", "Ilya Markin", "Olga Markin", "Markin")
    resolution.resolve(session)
    assert groups(session) == {(("a", name),) for name in ("Ilya Markin", "Olga Markin", "Markin")}


def test_a_typing_slip_alone_is_suggested(session: Session) -> None:
    tell(session, "a", "Oleg Dravkin")
    tell(session, "b", "Oleg Darvkin")
    resolution.resolve(session)
    (pair,) = pairs.suggested(session)
    assert {pair.left.name, pair.right.name} == {"Oleg Dravkin", "Oleg Darvkin"}
    assert any("typing slip" in reason for reason in pair.reasons)
    assert 0.3 <= pair.score < 1
    assert groups(session) == {(("a", "Oleg Dravkin"),), (("b", "Oleg Darvkin"),)}


def test_a_slip_in_a_surname_alone_is_suggested_where_something_speaks_for_it(session: Session) -> None:
    tell(session, "a", "Oleg Dravkin", "Inga Moen")
    tell(session, "b", "Darvkin", "Inga Moen")
    tell(session, "c", "Davrkin", "Pavel Ilves", published="2010-02-03")
    resolution.resolve(session)
    offered = {frozenset((pair.left.name, pair.right.name)) for pair in pairs.suggested(session)}
    assert offered == {frozenset(("Oleg Dravkin", "Darvkin"))}
    assert (("b", "Darvkin"),) in groups(session)


@pytest.mark.parametrize(
    "stories",
    [
        (["Tom Reed"], ["Tom A. Reed"], ["Tom B. Reed"]),
        (["Tom Reed"], ["Tom Reed"], ["Tom Reed"], ["Tom A. Reed"], ["Tom B. Reed"]),
        (["Tom Reed"], ["Tom A. Reed"], ["Tom A. Reed"], ["Tom A. Reed"], ["Tom B. Reed"]),
        (["Tom Reed"], ["Tom A. Reed", "Tom B. Reed"]),
    ],
)
def test_who_could_be_two_is_neither_but_is_asked_about(session: Session, stories: tuple[list[str], ...]) -> None:
    for name, said in zip("abcdef", stories, strict=False):
        tell(session, name, *said)
    resolution.resolve(session)
    found = [{name for _, name in some} for some in groups(session)]
    assert sorted(map(sorted, found)) == [["Tom A. Reed"], ["Tom B. Reed"], ["Tom Reed"]]
    offered = [{pair.left.name, pair.right.name} for pair in pairs.suggested(session)]
    assert offered == [{"Tom Reed", "Tom A. Reed"}, {"Tom Reed", "Tom B. Reed"}]


def test_without_the_middle_initial_it_is_who_has_it_in_the_article(session: Session) -> None:
    tell(session, "a", "Tom A. Reed", "Tom Reed")
    tell(session, "b", "Tom B. Reed")
    resolution.resolve(session)
    assert groups(session) == {(("a", "Tom A. Reed"), ("a", "Tom Reed")), (("b", "Tom B. Reed"),)}


def test_of_equally_common_names_one_in_latin_letters_is_listed(session: Session) -> None:
    for name, printed in (("a", "Дмитро Ковальський"), ("b", "Dmytro Kovalskyi")):
        tell(session, name, printed)
    resolution.resolve(session)
    assert [row.name for row in speakers.speakers(session)] == ["Dmytro Kovalskyi"]


def test_evidence_beside_the_name_joins_a_slip(session: Session) -> None:
    office = "deputy commander of the Northern Fleet"
    for name, printed in (("a", "Oleg Dravkin"), ("b", "Oleg Darvkin")):
        tell(session, name, factory.person(printed, role=office), "Inga Moen", "Pavel Ilves", about="Northern Fleet")
    resolution.resolve(session)
    assert (("a", "Oleg Dravkin"), ("b", "Oleg Darvkin")) in groups(session)


def test_namesakes_with_other_offices_far_apart_stay_two(session: Session) -> None:
    for name in ("a", "b"):
        day = f"2024-05-0{ord(name) - 96}"
        tell(session, name, factory.person("Tom Reed", role="mayor of Eastmere"), "Inga Moen", published=day)
    for name in ("c", "d"):
        role = "goalkeeper of Westhaven United"
        tell(session, name, factory.person("Tom Reed", role=role), "Pavel Ilves", published="2012-02-03")
    resolution.resolve(session)
    found = [some for some in groups(session) if some[0][1] == "Tom Reed"]
    assert sorted("".join(outlet for outlet, _ in some) for some in found) == ["ab", "cd"]
    assert len({row.id for row in speakers.find_speakers(session, "Tom Reed")}) == 2


@pytest.mark.parametrize("kind", ["organisation", "group", "unnamed"])
def test_kinds_are_kept_apart(session: Session, kind: SpeakerKind) -> None:
    tell(session, "a", "Markin", SpeakerGuess("Markin", kind, 0.9))
    resolution.resolve(session)
    assert {row.kind for row in speakers.find_speakers(session, "Markin")} == {"person", kind}


def test_a_byline_is_nobody_who_speaks(session: Session) -> None:
    tell(session, "a", "Inga Moen", byline="Tom Reed", published="2024-05-01")
    tell(session, "b", factory.person("Tom Reed", role="mayor of Eastmere"), published="2024-05-02")
    resolution.resolve(session)
    (reed,) = speakers.find_speakers(session, "Tom Reed")
    assert reed.articles == 1


STORIES = (
    ("a", ("Oleg Dravkin", "Inga Moen")),
    ("b", ("Oleg Darvkin", "Inga Moen")),
    ("c", ("Dravkin", "Moen")),
    ("d", ("O. Dravkin", "Pavel Ilves")),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_one_by_one_in_any_order_is_as_all_at_once(session: Session, order: tuple[int, ...]) -> None:
    for number in order:
        name, said = STORIES[number]
        resolution.resolve(session, [tell(session, name, *said)])
    step_by_step = groups(session)
    offered = {frozenset((p.left.name, p.right.name)) for p in pairs.suggested(session)}
    resolution.resolve(session)
    assert groups(session) == step_by_step
    assert {frozenset((p.left.name, p.right.name)) for p in pairs.suggested(session)} == offered
    assert (("d", "Pavel Ilves"),) in step_by_step
    assert any({("a", "Inga Moen"), ("b", "Inga Moen")} <= set(some) for some in step_by_step)


def test_ids_stay_when_articles_come(session: Session) -> None:
    tell(session, "a", "Ilya Markin")
    resolution.resolve(session)
    (before,) = speakers.find_speakers(session, "Markin")
    resolution.resolve(session, [tell(session, "b", "Gen. Ilya Markin")])
    (after,) = speakers.find_speakers(session, "Markin")
    assert (after.id, after.articles) == (before.id, 2)


def test_b_cubed() -> None:
    assert b_cubed([1, 1, 2], [1, 1, 2]) == (1.0, 1.0)
    assert b_cubed([1, 1, 1, 1], [1, 1, 2, 2]) == (0.5, 1.0)
    assert b_cubed([1, 2, 3, 3], [1, 1, 2, 2]) == (1.0, 0.75)


def test_made_up_people_are_found_again(tmp_path: Path) -> None:
    found = measure(tmp_path / "made.db", 3000, 1)
    assert found.score.precision >= 0.97
    assert found.score.f1 >= 0.93


def test_made_up_news_is_as_hard_as_it_says() -> None:
    world = news.make_world(20_000, 0)
    how = Counter(mention.how for one in news.articles(world, 20_000) for mention in one.mentions)
    share = {name: number / how.total() for name, number in how.items()}
    assert share["surname"] >= 0.3
    assert share["slip"] >= 0.05
    assert share["respelled"] >= 0.1
    assert share["short"] >= 0.1
    assert len(world.namesakes) >= 0.1 * len(world.people)
