"""What speaks beside the name: each feature for and against, and all of them together."""

from __future__ import annotations

import pytest

from claimdb.identity import evidence
from claimdb.identity.evidence import Profile, weigh


def profile(article: str = "a", *, offices: str = "", people: str = "", things: str = "", **more: object) -> Profile:
    """Of one article. People, organisations and places are letters."""
    known = {
        "articles": {article},
        "offices": {office: 1 for office in offices.split("; ") if office},
        "people": {ord(one): 1 for one in people},
        "organisations": {ord(one): 1 for one in things},
    }
    return Profile(**(known | more))  # type: ignore[arg-type]


def several(*some: Profile) -> Profile:
    whole = Profile()
    for one in some:
        whole.add(one)
    return whole


def test_profiles_add_up() -> None:
    both = several(
        profile("a", offices="mayor", people="pq", first=5, last=5, outlets={1}),
        profile("b", offices="mayor; coach", people="q", first=2, last=9, authored=1),
    )
    assert both.articles == {"a", "b"}
    assert both.offices == {"mayor": 2, "coach": 1}
    assert both.people == {ord("p"): 1, ord("q"): 2}
    assert (both.first, both.last, both.outlets, both.authored) == (2, 9, {1}, 1)


@pytest.mark.parametrize(
    ("strength", "one", "other", "sign"),
    [
        (evidence.offices_fit, profile(offices="mayor of Orla"), profile("b", offices="Mayor of Orla"), 1),
        (evidence.offices_fit, profile(offices="goalkeeper"), profile("b", offices="judge"), -1),
        (evidence.offices_fit, profile(offices="goalkeeper"), profile("b"), 0),
        (evidence.same_people_are_named, profile(people="pqr"), profile("b", people="pqs"), 1),
        (evidence.same_people_are_named, profile(people="pqr"), profile("b", people="uvw"), -1),
        (evidence.same_people_are_named, profile(people="pqr"), profile("b"), 0),
        (evidence.same_organisations_are_named, profile(things="p"), profile("b", things="p"), 1),
        (evidence.times_agree, profile(first=700, last=700), profile("b", first=702, last=702), 1),
        (evidence.times_agree, profile(first=700, last=700), profile("b", first=5000, last=5000), -1),
        (evidence.times_agree, profile(first=700, last=700), profile("b"), 0),
        (evidence.same_outlet, profile(outlets={1}), profile("b", outlets={1, 2}), 1),
        (evidence.same_outlet, profile(outlets={1}), profile("b", outlets={2}), 0),
        (evidence.one_is_an_author, profile(authored=1), profile("b"), -1),
        (evidence.one_is_an_author, profile(authored=1, outlets={1}), profile("b", authored=1, outlets={1}), 1),
        (evidence.stand_side_by_side, profile("a"), profile("a"), -1),
        (evidence.stand_side_by_side, profile("a"), profile("b"), 0),
    ],
)
def test_each_feature_speaks_for_or_against(
    strength: evidence.Strength, one: Profile, other: Profile, sign: int
) -> None:
    for found in (strength(one, other), strength(other, one)):
        assert -2.5 <= found <= 1
        assert (found > 0) - (found < 0) == sign


def test_much_in_common_says_more_than_little() -> None:
    few = evidence.same_people_are_named(profile(people="pqr"), profile("b", people="pxy"))
    many = evidence.same_people_are_named(profile(people="pqr"), profile("b", people="pqr"))
    assert 0 < few < many


def test_what_is_named_once_in_many_articles_says_little() -> None:
    crowd = several(*(profile(f"c{number}", people=chr(200 + number) + "p" * (number == 0)) for number in range(50)))
    assert evidence.same_people_are_named(profile(people="pqr"), crowd) < 0.1


def test_the_more_articles_the_surer_it_is_that_they_have_nothing_in_common() -> None:
    def group(first: int, number: int) -> Profile:
        return several(
            *(profile(f"{first}.{n}", people="".join(map(chr, range(first, first + 5)))) for n in range(number))
        )

    strengths = [evidence.same_people_are_named(group(100, n), group(200, n)) for n in (1, 5, 20)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] < -0.8 < strengths[0]


def test_one_stray_office_decides_nothing() -> None:
    judge = several(*(profile(f"j{n}", offices="judge") for n in range(9)), profile("j9", offices="goalkeeper"))
    keeper = several(*(profile(f"k{n}", offices="goalkeeper") for n in range(9)))
    assert evidence.offices_fit(judge, keeper) < 0


def test_reasons_are_told_the_weightiest_first() -> None:
    weighed = weigh(
        profile(offices="mayor of Orla", people="pq", first=700, last=700),
        profile("b", offices="Mayor of Orla", people="pq", first=702, last=702),
    )
    assert weighed.reasons[:2] == ("the offices agree", "the same people are named with them")
    assert "printed within days of each other" in weighed.reasons
    assert weighed.odds > weighed.support > 5
    against = weigh(profile(offices="judge"), profile("b", offices="goalkeeper"))
    assert against.support == 0 > against.odds
    assert against.reasons == ("the offices hardly fit one person",)


def test_time_and_outlet_alone_are_no_support() -> None:
    weighed = weigh(profile(first=7, last=7, outlets={1}), profile("b", first=7, last=7, outlets={1}))
    assert weighed.support == 0 < weighed.odds


def test_other_company_counts_less_where_offices_and_places_fit() -> None:
    away, home = profile("b", people="uvw", things="xyz"), profile(people="pqr", things="stm")
    bare = weigh(home, away).odds
    home.offices = away.offices = {"judge": 1}
    offices = next(feature for feature in evidence.FEATURES if feature.strength is evidence.offices_fit)
    fitting = weigh(home, away).odds - offices.pro * evidence.offices_fit(home, away)
    assert bare < 0
    assert fitting == pytest.approx(bare)
    away.offices = {"goalkeeper": 1}
    assert weigh(home, away).odds - offices.contra * evidence.offices_fit(home, away) < 1.5 * bare


@pytest.mark.parametrize("value", [0.0, 0.2, 0.5, 0.98, 1.0])
def test_probabilities_and_odds(value: float) -> None:
    assert evidence.probability(evidence.log_odds(value)) == pytest.approx(value, abs=0.0011)
