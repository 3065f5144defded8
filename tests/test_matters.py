"""Findings that are about one thing come together, sides are told apart, and people have the last word."""

from __future__ import annotations

from claimdb.matters import CLEAR, Decided, Found, matters


def finding(
    pk: int, left: int, right: int | None, kind: str = "number", words: tuple[str, str] = ("", ""), **more: object
) -> Found:
    values: dict[str, object] = {"score": 0.8, "reason": f"because {kind}", "matter": f"What of {pk}?"}
    stances = more.pop("stances", (f"s{left}", f"s{right}" if right else ""))
    return Found(pk=pk, left=left, right=right, kind=kind, words=words, stances=stances, **(values | more))  # type: ignore[arg-type]


def groups(
    *findings: Found, alike: tuple[tuple[int, int], ...] = (), decided: tuple[Decided, ...] = ()
) -> list[list[int]]:
    return sorted(sorted(one.pk for one in matter.findings) for matter in matters(findings, alike, decided))


def test_findings_about_other_things_stay_apart() -> None:
    assert groups(finding(1, 10, 11), finding(2, 20, 21)) == [[1], [2]]


def test_two_kinds_about_the_same_two_passages_are_one_matter() -> None:
    (matter,) = matters([finding(1, 10, 11, "number"), finding(2, 11, 10, "polarity", score=0.9)])
    assert matter.kinds == ["polarity", "number"]
    assert matter.reason == "Because polarity. Because number."


def test_a_shared_passage_is_one_matter_only_where_the_same_words_differ() -> None:
    assert groups(
        finding(1, 10, 11, words=("300 lorries", "120 lorries")),
        finding(2, 10, 12, words=("300 lorries", "90 lorries")),
    ) == [[1, 2]]
    assert groups(
        finding(1, 10, 11, words=("300 lorries", "120 lorries")),
        finding(2, 10, 12, words=("two bridges", "one bridge")),
    ) == [[1], [2]]
    assert groups(finding(1, 10, 11), finding(2, 10, 12)) == [[1], [2]]


def test_what_one_passage_denies_is_one_matter_whoever_says_it() -> None:
    denying = ("says it is so", "denies it")
    assert groups(
        finding(1, 11, 10, words=("sold", "denied"), stances=denying),
        finding(2, 12, 10, words=("gave away", "denied"), stances=denying),
    ) == [[1, 2]]
    assert groups(finding(1, 11, 10, stances=denying), finding(2, 12, 10, stances=("says it is so", "no"))) == [
        [1],
        [2],
    ]


def test_copies_of_both_sides_are_one_matter() -> None:
    assert groups(finding(1, 10, 11), finding(2, 20, 21), alike=((10, 20), (11, 21))) == [[1, 2]]


def test_passages_set_against_each_other_are_not_taken_as_alike() -> None:
    (matter,) = matters([finding(1, 10, 11)], [(10, 11)])
    assert {place.passage: place.side for place in matter.places} == {10: 0, 11: 1}


def test_the_same_stance_is_one_side() -> None:
    words = ("300 lorries", "120 lorries")
    (matter,) = matters(
        [
            finding(1, 10, 11, words=words, stances=("300", "120")),
            finding(2, 10, 12, words=words, stances=("300", "120")),
        ]
    )
    assert {place.passage: place.side for place in matter.places} == {11: 0, 12: 0, 10: 1}
    assert [place.stance for place in matter.places] == ["120", "120", "300"]


def test_more_findings_make_it_surer() -> None:
    alone = matters([finding(1, 10, 11, score=0.7)])[0]
    both = matters([finding(1, 10, 11, score=0.7), finding(2, 10, 11, "polarity", score=0.7)])[0]
    assert alone.score == 0.7 < CLEAR <= both.score < 1
    assert (alone.strength, both.strength) == ("possible", "clear")


def test_the_surest_comes_first() -> None:
    found = matters([finding(1, 10, 11, score=0.5), finding(2, 20, 21, score=0.9)])
    assert [matter.best.pk for matter in found] == [2, 1]


def test_an_unconfirmed_passage_joins_what_it_is_disputed_in() -> None:
    assert groups(finding(1, 10, 11), finding(2, 10, None, "unverified")) == [[1, 2]]
    (matter,) = matters([finding(2, 10, None, "unverified")])
    assert [place.passage for place in matter.places] == [10]


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_dismissed_stays_away_with_its_copies() -> None:
    dismissed = Decided(1, "dismiss", frozenset({10, 11}))
    assert groups(finding(1, 10, 11), finding(2, 20, 21), decided=(dismissed,)) == [[2]]
    assert groups(finding(1, 10, 11), finding(2, 20, 11), alike=((10, 20),), decided=(dismissed,)) == []


def test_the_last_word_holds() -> None:
    said = (Decided(1, "dismiss", frozenset({10, 11})), Decided(2, "confirm", frozenset({10, 11})))
    (matter,) = matters([finding(1, 10, 11, score=0.4)], (), said)
    assert (matter.strength, matter.confirmed) == ("clear", 2)


def test_merged_and_split() -> None:
    one, two = finding(1, 10, 11, words=("300", "120")), finding(2, 20, 21)
    merged = Decided(1, "merge", frozenset({10, 11}), frozenset({20, 21}))
    assert groups(one, two, decided=(merged,)) == [[1, 2]]
    three = finding(3, 10, 12, words=("300", "90"))
    assert groups(one, three) == [[1, 3]]
    assert groups(one, three, decided=(Decided(1, "split", frozenset({12}), frozenset({10, 11})),)) == [[1], [3]]


def test_how_it_is_printed_is_no_matter_of_the_thing_itself() -> None:
    assert groups(finding(1, 10, 11, "wording"), finding(2, 10, 11, "number")) == [[1], [2]]


def test_one_name_in_two_spellings_is_one_side() -> None:
    (matter,) = matters(
        [
            finding(1, 10, 11, "who", words=("Andrey Gurulev", "Ivan Popov"), stances=("posted by him", "by Popov")),
            finding(2, 12, 11, "who", words=("Andrei Gurulyov", "Ivan Popov"), stances=("made public", "by Popov")),
        ]
    )
    assert {place.passage: place.side for place in matter.places} == {10: 0, 12: 0, 11: 1}
