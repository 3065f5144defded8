"""The scorer of pairs: what it is shown, and the whole way with a small random encoder."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -r training/requirements.txt")
pytest.importorskip("onnx", reason="export needs onnx: pip install -r training/requirements.txt")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

PLACES = ("Alba", "Brod", "Cork", "Deal", "Ede", "Faro", "Gent", "Hof", "Ilok", "Jena", "Koper", "Lund", "Mons", "Nin")


def lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder about bridges that fell, or did not, and marks on some of its rows."""
    folder = tmp_path / "data"
    stances, scored, mrpc, compared = [], [], [], []
    for at, place in enumerate(PLACES):
        claim = f"The bridge of {place} has fallen"
        stances.append({"claim": claim, "headline": f"Bridge of {place} falls", "stance": "for"})
        stances.append({"claim": claim, "headline": f"No, the bridge of {place} stands", "stance": "against"})
        stances.append({"claim": claim, "headline": f"Has the bridge of {place} fallen?", "stance": "observing"})
        scored.append({"a": f"{place} has {at + 20} new buses", "b": f"{place} gets {at + 20} buses", "score": 4.6})
        scored.append({"a": f"{place} has {at + 40} trams", "b": f"{place} has {at + 60} trams", "score": 3.0})
        mrpc.append({"a": f"Snow fell on {place}", "b": f"It snowed in {place}", "same": True})
        compared.append({"topic": place, "claim_a": "It rained", "claim_b": "It poured", "task": "weak", "relation": 1})
    lines(folder / "emergent/train.jsonl", stances)
    lines(folder / "stsb_news/train.jsonl", scored)
    lines(folder / "stsb_news/dev.jsonl", [])
    lines(folder / "mrpc/train.jsonl.gz", mrpc)
    lines(folder / "claimdiff/train.jsonl.gz", compared)
    marks = {"conflict": [1, 3, 5, 7, 9, 11], "compatible": [13, 15], "same": [0, 2, 4, 6, 8]}
    (folder / "marks.json").write_text(json.dumps(marks), encoding="utf-8")
    monkeypatch.setattr("training.pair_rows.MARKS", folder / "marks.json")
    return folder


def settings(data: Path, out: Path, *more: str) -> Any:
    from training.scorer import parser

    arguments = ["--data", str(data), "--out", str(out), "--tiny", "--no-bfloat16", "--rows", "8", "--twisted", "24"]
    return parser().parse_args([*arguments, "--again", "0.2", "--rate", "3e-3", "--frozen", "0", *more])


def test_from_labelled_pairs_to_an_exported_file(data: Path, tmp_path: Path) -> None:
    from training.pair_export import Runner
    from training.pair_figures import scores
    from training.scorer import main

    out = tmp_path / "run"
    figures = main(settings(data, out, "--general-epochs", "1", "--epochs", "2"))
    assert figures["int8_error"] < 0.1
    card = json.loads((out / "scorer.json").read_text(encoding="utf-8"))
    assert card["outputs"] == ["relation", "stance", "alike", "changes"]
    assert set(card["thresholds"]) == {"conflict", "possible", "agree"}
    assert card["thresholds"]["possible"] <= card["thresholds"]["conflict"]
    pairs = [("The bridge of Cork has fallen", f"{start}he bridge of Cork stands") for start in ("No, t", "T")]
    given = scores(Runner(out / "scorer.onnx").all, pairs)
    assert given["relation"].shape == (2, 3)
    assert given["stance"].sum(-1) == pytest.approx([1, 1], abs=1e-4)


def test_folds_and_a_first_step_that_is_kept(data: Path, tmp_path: Path) -> None:
    from training.scorer import main

    out = tmp_path / "run"
    main(settings(data, out, "--only-general"))
    kept = (out / "general.pt").stat().st_mtime_ns
    figures = main(settings(data, out, "--folds", "2", "--fold-epochs", "1"))["folds"]
    assert (out / "general.pt").stat().st_mtime_ns == kept
    assert 0 <= figures["accuracy"] <= 1
    assert json.loads((out / "folds.json").read_text(encoding="utf-8")) == figures
    assert figures["rows"] == 3 * len(PLACES)
    given = [json.loads((out / f"fold-{fold}.json").read_text(encoding="utf-8"))["chances"] for fold in range(2)]
    for kind in ("scorer", "worded"):
        rows = [row for fold in given for row in fold[kind].values()]
        assert [sum(row) for row in rows] == pytest.approx([1] * len(rows), abs=1e-4)
    assert figures["worded"]["accuracy"] > 0.9
    assert main(settings(data, out, "--folds", "2"))["folds"] == figures
    both = main(settings(data, out, "--folds", "2", "--beside", str(out)))["folds"]
    assert both["accuracy"] == figures["accuracy"]
    assert both["scorer 1"] == both["scorer"] == figures["scorer"]


def test_a_seed_shows_the_same_pairs_again(data: Path, tmp_path: Path) -> None:
    from training.scorer import general_epochs

    args = settings(data, tmp_path)
    assert general_epochs(args, data) == general_epochs(args, data)


def test_training_sees_nothing_that_is_left_out(data: Path) -> None:
    from training.pair_rows import emergent_rows, scored_rows
    from training.pairs import folded, left_out_texts
    from training.scorer import seen_rows

    hidden = left_out_texts(data)
    rows = seen_rows(emergent_rows(data), data) + scored_rows(data)
    assert hidden
    assert rows
    assert not hidden & {folded(text) for row in rows for text in row.texts()}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Police held 12 men", "Police held 14 men", True),
        ("Police held 12 men", "Police held men", False),
        ("Shares rose", "Shares fell sharply", True),
        ("It rained on Monday", "It rained on Tuesday", True),
        ("It rained on Monday", "Rain on Monday", False),
        ("Two dogs barked", "Three dogs barked", True),
    ],
)
def test_what_differs(one: str, other: str, expected: bool) -> None:
    from training.pair_rows import differs

    assert differs(one, other) is expected


def test_each_rule_changes_one_thing() -> None:
    from training import twisting

    chance = random.Random(1)
    number = twisting.other_number("They hold 2,400 ballots", chance)
    assert number is not None
    assert number.startswith("They hold ")
    assert "2,400" not in number
    day = twisting.other_time("It ends on Friday at noon", chance)
    assert day is not None
    assert day.split()[3] in set(twisting.DAYS) - {"Friday"}
    assert twisting.opposite("Output rises again", chance) == "Output falls again"
    assert twisting.negated("The mayor did not resign", chance) == "The mayor did resign"
    assert twisting.negated("The mayor was there", chance) in ("The mayor was not there", "The mayor was never there")
    assert twisting.swapped("then Ann Lee sued Bob Ray", chance) == "then Bob Ray sued Ann Lee"
    assert twisting.other_name("then Ann Lee left", chance, ["Carl"]) == "then Carl left"
    assert twisting.other_number("no figure here", chance) is None
    assert twisting.other_time("no day here", chance) is None


def test_what_is_held_back_for_choosing_is_not_shown(data: Path, tmp_path: Path) -> None:
    from claimdb.nlp.pairs import CONFLICT
    from training.pair_rows import UNKNOWN
    from training.scorer import Sources, general_epochs, unseen

    args = settings(data, tmp_path)
    sources = Sources.read(args, data)
    held = [row for row in unseen(args, data, sources) if row in sources.held]
    shown = [row for batch in general_epochs(args, data) for row in batch]
    assert held
    assert not {row.texts() for row in sources.held} & {row.texts() for row in shown}
    rows = unseen(args, data, sources)
    assert all(row.relation != UNKNOWN for row in rows)
    assert 2 * sum(row.relation == CONFLICT for row in rows) >= len(rows)


def test_pairs_that_do_not_conflict_are_learnt_as_either_of_the_others() -> None:
    from training.pair_rows import COMPATIBLE, Labelled
    from training.scorer import Scorer, loss_of
    from training.statements import open_pieces, shape_of

    torch.manual_seed(1)
    model = Scorer(shape_of(tiny=True)).eval()
    losses = [
        float(loss_of(model, open_pieces())([Labelled("It rained", "It poured", relation=relation)]).detach())
        for relation in range(4)
    ]
    chances = [2.718281828**-loss for loss in losses]
    assert sum(chances[:3]) == pytest.approx(1, abs=1e-3)
    assert chances[COMPATIBLE] == pytest.approx(chances[0] + chances[2], abs=1e-3)


def test_claims_are_told_by_headlines_for_them() -> None:
    from training.pair_rows import Labelled, as_told

    rows = [Labelled("claim", "it is", stance=0), Labelled("claim", "so it is", stance=0)]
    rows.append(Labelled("claim", "it is not", stance=2))
    told = as_told(rows, random.Random(1), share=1)
    assert told[:2] == [Labelled("so it is", "it is", stance=0), Labelled("it is", "so it is", stance=0)]
    assert told[2].one in ("it is", "so it is")
    assert told[2].other == "it is not"
    assert as_told(rows, random.Random(1), share=0) == rows


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Snow closed 3 roads on Monday", "Snow closed 5 roads on Tuesday", "NEITHER"),
        ("Snow closed 3 roads", "Snow closed 5 roads", "CONFLICT"),
        ("Snow fell on Monday", "Snow fell on Tuesday", "CONFLICT"),
        ("Snow closed 3 roads near Brod", "Snow closed 5 roads near Hof", "UNKNOWN"),
    ],
)
def test_values_of_two_days_need_not_conflict(one: str, other: str, expected: str) -> None:
    from training import pair_rows

    assert pair_rows._undecided(one, other) == getattr(pair_rows, expected)


def test_names_are_found_without_days() -> None:
    from training.twisting import names_in

    assert names_in(["On Monday the clerk met Ann Lee", "again Bob left"]) == ["Ann Lee", "Bob"]


def test_twisted_pairs_carry_their_label() -> None:
    from claimdb.nlp.pairs import AGREE, CONFLICT
    from training.pair_rows import Labelled, twisted

    rows = [Labelled("The mill made 300 carts", "300 carts were made by the mill", relation=AGREE)]
    made = twisted(rows, random.Random(2), [], count=200)
    assert {row.relation for row in made} >= {AGREE, CONFLICT}
    kept = [row for row in made if row.relation == AGREE]
    assert all(any("300" in text for text in row.texts()) for row in kept)
