"""The benchmark of origins: its articles are what it says they are, and a small run finds the copies."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks import copies, origins
from claimdb import db, lineage
from tests.test_lineage import stored_links


@pytest.fixture(scope="module")
def made() -> list[copies.Made]:
    return copies.articles(200, 2, seed=1)


def test_copies_have_the_share_that_was_asked_for(made: list[copies.Made]) -> None:
    some = [one for one in made if one.source is not None]
    assert len(some) == 2 * len(copies.HOWS) * len(copies.LEVELS)
    for one in some:
        body = made[one.source or 0].paragraphs[:-2]
        kept = [at for at in one.taken if at is not None]
        assert one.outlet != made[one.source or 0].outlet
        if one.how == "cut":
            assert len(kept) == len(body) - round(one.level * len(body))
        else:
            assert sorted(kept) == list(range(len(body)))
        same = [one.paragraphs[n] == body[at] for n, at in enumerate(kept)]
        if one.how == "reworded":
            assert same.count(False) == round(one.level * len(body)) == len(one.changed)
        else:
            assert all(same)


def test_rewording_keeps_quotations_and_half_of_the_words() -> None:
    text = "“No, not today,” Ana Lie said, the council would repair every bridge before the winter storms arrive."
    said = copies.reworded(text, random.Random(5))
    assert "“No, not today,”" in said
    assert "Ana Lie said" in said
    assert said != text
    assert len(set(said.lower().split()) & set(text.lower().split())) >= len(text.split()) // 2


def test_a_small_run(made: list[copies.Made], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = origins.measure(tmp_path / "made.db", made, at_once=50, seed=1)
    assert all(cell.found == cell.copies == 2 for cell in done.cells.values())
    origins.report(done)
    report = capsys.readouterr().out
    assert "reworded    60%" in report
    curve = report.split("articles stored")[1].splitlines()[1:]
    assert curve[0].split()[-2:] == ["1.00", "1.00"]
    assert len(curve) >= len(done.slices) == 4
    engine = db.open_database(str(tmp_path / "made.db"))
    with db.session(engine, write=True) as session:
        some_at_a_time = stored_links(session)
        lineage.link(session)
        assert stored_links(session) == some_at_a_time
    engine.dispose()
