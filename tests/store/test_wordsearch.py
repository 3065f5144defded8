from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdb.records import Span
from claimdb.store import wordsearch


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Café “Élan”, naïve!", "cafe elan naive"),
        ("Ещё чаще — ЙОД", "еще чаще иод"),
        ("مُحَمَّد أحمد", "محمد احمد"),
        ("हिन्दी में", "हिन्दी में"),
        ("北京市", "北 京 市"),
        ("東京タワーへ行く", "東 京 タ ワ ー へ 行 く"),
        ("ガラス", "ガ ラ ス"),
        ("Straße co-operate don't", "strasse co operate don t"),
        ("soft\u00adhyphen", "softhyphen"),
        ("снег_identifier", "снег identifier"),
        ("…!?", ""),
    ],
)
def test_index_form(text: str, form: str) -> None:
    import unicodedata

    assert wordsearch.index_form(text) == unicodedata.normalize("NFC", form)
    assert wordsearch.index_form(unicodedata.normalize("NFD", text)) == wordsearch.index_form(text)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("north shed", [wordsearch.Term(("north",)), wordsearch.Term(("shed",))]),
        ('"north shed" burn*', [wordsearch.Term(("north", "shed")), wordsearch.Term(("burn",), True)]),
        ("“north shed”", [wordsearch.Term(("north", "shed"))]),
        ("don't", [wordsearch.Term(("don", "t"))]),
        ('AND "', [wordsearch.Term(("and",))]),
        ("北京", [wordsearch.Term(("北", "京"))]),
        ("* ( )", []),
    ],
)
def test_terms(query: str, terms: list[wordsearch.Term]) -> None:
    assert wordsearch.terms(query) == terms


def test_matches_are_places_in_the_original() -> None:
    text = "The Café burned; cafes burn."
    found = wordsearch.matches(text, wordsearch.terms("cafe burn*"))
    assert [text[start:end] for start, end in found] == ["Café", "burned", "burn"]


def test_snippet_keeps_the_matches_and_shifts_them() -> None:
    text = "word " * 100 + "the needle here " + "word " * 100
    cut, found = wordsearch.snippet(text, wordsearch.terms("needle"), 80)
    assert len(cut) < 90
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert [cut[start:end] for start, end in found] == ["needle"]
    assert wordsearch.snippet("short", wordsearch.terms("x")) == ("short", ())


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_gives_places_inside_it(text: str, query: str) -> None:
    places = wordsearch.matches(text, wordsearch.terms(query))
    assert all(0 <= start < end <= len(text) for start, end in places)
    cut, found = wordsearch.snippet(text, wordsearch.terms(query), 40)
    assert all(0 <= start < end <= len(cut) for start, end in found)
    assert list(places) == sorted(places)
    assert all(isinstance(one, Span) for one in found)
