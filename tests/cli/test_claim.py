"""`claim`: what is printed more than once, its wordings, and decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimdb import comparing, db, grouping
from claimdb.cli.claimpage import wording
from claimdb.nlp.pairs import WEIGHTS
from claimdb.records import Form, Span
from tests import factory
from tests.cli.conftest import Claimdb

needs_models = pytest.mark.skipif(not (WEIGHTS / "vectors.onnx").exists(), reason="the sentence vectors are not built")
FULL = "“The pilots were tired, the fog came in, and nobody on the bridge could see the breakwater light,”"
PRINTED: tuple[tuple[str, str, Form], ...] = (
    ("Harbour Gazette", FULL, "direct"),
    ("Skarholm Post", "“nobody on the bridge could see the breakwater lamp,”", "direct"),
    ("Brenn Times", "nobody on the bridge had been able to see the breakwater light", "indirect"),
)


@pytest.fixture
def storm(database: Path) -> Path:
    """`claims.db` in the current folder: what Odd Lie said in three outlets."""
    engine = db.open_database(str(database))
    with db.session(engine, write=True) as session:
        for outlet, words, form in PRINTED:
            text = f"{words} Odd Lie said.\n"
            said = factory.attribution(text, words, source="Odd Lie", cue="said", form=form, speakers="Odd Lie")
            one = factory.article(text, outlet=outlet, path=f"{outlet.split()[0]}.txt", published="2024-05-31")
            factory.stored(session, one, factory.extraction(text, said, sentences=(Span(0, len(text)),)))
        comparing.compare(session)
        grouping.group(session)
    engine.dispose()
    return database


def the_claim(claimdb: Claimdb) -> str:
    """The one claim that there is."""
    (claim_id,) = {one for row in json.loads(claimdb("claims", "--format", "json").out) for one in row["claims"]}
    return str(claim_id)


@needs_models
def test_every_wording_stands_against_the_fullest(claimdb: Claimdb, storm: Path) -> None:
    del storm
    done = claimdb("claim", the_claim(claimdb)[:6])
    assert done.code == 0
    words = " ".join(done.out.split())
    for part in (
        FULL, "speaker Odd Lie", "said 2024-05-31", "printed 3 times in 3 articles, 3 independent origins",
        "[-left out-] {+added+}",
        "[1] Harbour Gazette 2024-05-31", "the fullest wording",
        "[-The pilots were tired, the fog came in, and-] “nobody on the bridge", "breakwater [-light-]{+lamp+},”",
        "nobody on the bridge [-could-]{+had been able to+} see", "Brenn.txt:1",
    ):  # fmt: skip
        assert part in words


@needs_models
def test_all_of_it_as_json_and_a_row_an_appearance_as_csv(claimdb: Claimdb, storm: Path) -> None:
    del storm
    claim_id = the_claim(claimdb)
    told = json.loads(claimdb("claim", claim_id, "--format", "json").out)
    assert (told["id"], told["appearances"], told["text"]) == (claim_id, 3, FULL)
    assert [one["attribution"]["article"]["outlet"] for one in told["printed"]] == [outlet for outlet, *_ in PRINTED]
    rows = claimdb("claim", claim_id, "--format", "csv").out.splitlines()
    assert len(rows) == 4
    assert rows[0].startswith("claim,number,outlet,published,text,score,reason")


@needs_models
def test_statements_of_one_claim(claimdb: Claimdb, storm: Path) -> None:
    del storm
    claim_id = the_claim(claimdb)
    assert claimdb("claims", "--claim", claim_id[:5], "--count").out == "3\n"
    assert f"{claim_id}" in claimdb("claims", "--format", "csv").out


@needs_models
def test_a_split_and_its_undoing(claimdb: Claimdb, storm: Path) -> None:
    del storm
    claim_id = the_claim(claimdb)
    done = claimdb("claim", claim_id, "--split", "3", "--reason", "heard it otherwise", "--by", "A. Reader")
    assert done.code == 0
    judgement = done.out.split()[3].strip(":")
    assert claimdb("claims", "--claim", the_claim(claimdb), "--count").out == "2\n"
    assert "heard it otherwise" in claimdb("judgements", "--format", "csv").out
    assert claimdb("judge", "undo", judgement).code == 0
    assert claimdb("claims", "--claim", the_claim(claimdb), "--count").out == "3\n"


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["abc"], 3, "no claim 'abc'"),
        (["abc", "--merge", "def", "--split", "1"], 2, "one thing at a time"),
        (["abc", "--merge", "def"], 3, "no claim 'abc'"),
    ],
)
def test_what_goes_wrong(claimdb: Claimdb, fire: Path, options: list[str], code: int, message: str) -> None:
    del fire
    done = claimdb("claim", *options)
    assert (done.code, message in done.err) == (code, True), done


@pytest.mark.parametrize(
    ("full", "text", "shown"),
    [
        ("the quay will hold", "the quay will hold", "the quay will hold"),
        ("the old quay will hold", "the quay will hold", "the [-old-] quay will hold"),
        ("The old quay will hold", "quay will hold", "[-The old-] quay will hold"),
        ("the quay will hold", "the quay, he hopes, will hold", "the quay, {+he hopes+}, will hold"),
        ("our chief was wrong", "our master was wrong", "our [-chief-]{+master+} was wrong"),
        ("“It holds, and well,”", "“It holds.”", "“It holds [-and well-].”"),
    ],
)
def test_marks(full: str, text: str, shown: str) -> None:
    assert wording(full, text).plain == shown


@needs_models
@pytest.mark.usefixtures("storm")
def test_the_list(claimdb: Claimdb) -> None:
    claim_id = the_claim(claimdb)
    assert claimdb("claim").out.splitlines()[2].startswith(f"{claim_id[:8]}  Odd Lie")
    assert claimdb("claim", "--speaker", "lie", "--about", "pilots fog", "--format", "csv").out.count(claim_id) == 1
    (row,) = json.loads(claimdb("claim", "--format", "json").out)
    assert (row["id"], row["speakers"], row["appearances"]) == (claim_id, ["Odd Lie"], 3)
    assert claimdb("claim", "--about", "orchard").err == "No claim fits: nothing is printed more than once.\n"
    assert claimdb("claim", "--merge", claim_id).code == 2


@pytest.mark.usefixtures("database")
def test_an_empty_database_says_what_to_do(claimdb: Claimdb) -> None:
    assert "claimdb ingest" in claimdb("claim").err


@needs_models
@pytest.mark.usefixtures("storm")
def test_the_list_takes_what_all_listings_take(claimdb: Claimdb) -> None:
    assert claimdb("claim", "--count").out == "1\n"
    assert claimdb("claim", "--count", "--about", "zeppelin").out == "0\n"
    assert len(claimdb("claim", "--format", "jsonl", "--sort", "-articles").out.splitlines()) == 1
    wrong = claimdb("claim", "--sort", "age")
    assert wrong.code == 2
    assert "choose among" in wrong.err
    assert claimdb("claim", the_claim(claimdb), "--count").code == 2


@needs_models
@pytest.mark.usefixtures("storm")
def test_judgements_name_the_claim_and_what_was_split_off(claimdb: Claimdb) -> None:
    found = the_claim(claimdb)
    text = json.loads(claimdb("claim", found, "--format", "json").out)["text"]
    assert claimdb("claim", found, "--split", "2").code == 0
    (row,) = json.loads(claimdb("judgements", "--format", "json").out)
    line = claimdb("judgements", "--format", "csv").out
    assert text[:60] in line
    assert f"is another claim: “{row['value']['left'][0]['spans'][0][1]['exact'][1:20]}" in line
