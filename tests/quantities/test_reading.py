"""Quantities of a sentence: value, bounds, unit, what is counted, what happened to it."""

from __future__ import annotations

from datetime import date

import pytest

from claimdb.quantities import Quantity, read

PRINTED = date(2023, 7, 13)


def only(text: str) -> Quantity:
    found = read(text, PRINTED)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "printed", "low", "high"),
    [
        ("Drovane lost at least 300 tanks.", "at least 300", 300, None),
        ("Lesk Ferry Fire Kills 37 Near Varrin", "37", 37, 37),
        ("Ferry Sinking Off Lesk Leaves 12 Dead", "12", 12, 12),
        ("Fewer than 50 people stayed.", "Fewer than 50", None, 50),
        ("As many as 300 people fled.", "As many as 300", None, 300),
        ("Up to 300 people fled.", "Up to 300", None, 300),
        ("More than two hundred and fifty shells fell.", "More than two hundred and fifty", 250, None),
        ("20 or more jets were destroyed.", "20 or more", 20, None),
        ("300+ jets were destroyed.", "300+", 300, None),
        ("Fifty or fewer jets were destroyed.", "Fifty or fewer", None, 50),
        ("About 1,100 drones were launched.", "About 1,100", 990, 1210),
        ("Some 40 drones were launched.", "Some 40", 36, 44),
        ("Around five drones were launched.", "Around five", 4, 6),
        ("Nearly 40 drones were launched.", "Nearly 40", 36, 40),
        ("50-odd drones were launched.", "50-odd", 45, 55),
        ("A dozen or so drones were launched.", "A dozen or so", 10.8, 13.2),
        ("10-15 boats sank.", "10-15", 10, 15),
        ("10 to 15 boats sank.", "10 to 15", 10, 15),
        ("Between five and seven crews were captured.", "Between five and seven", 5, 7),
        ("Five or six boats sank.", "Five or six", 5, 6),
        ("Half a dozen guards were wounded.", "Half a dozen", 6, 6),
        ("Two dozen guards were wounded.", "Two dozen", 24, 24),
        ("Dozens of guards were wounded.", "Dozens", 18, 240),
        ("Tens of thousands of guards were wounded.", "Tens of thousands", 15_000, 200_000),
        ("Several hundred guards were wounded.", "Several hundred", 200, 1000),
        ("Ten thousand five hundred guards were wounded.", "Ten thousand five hundred", 10_500, 10_500),
        ("Twenty-five guards were wounded.", "Twenty-five", 25, 25),
        ("300 thousand guards were wounded.", "300 thousand", 300_000, 300_000),
        ("1.2 million people fled.", "1.2 million", 1_150_000, 1_250_000),
        ("3m people fled.", "3m", 2_500_000, 3_500_000),
        ("Half a million people fled.", "Half a million", 450_000, 550_000),
        ("A quarter of a million people fled.", "A quarter of a million", 225_000, 275_000),
        ("1351 soldiers were killed.", "1351", 1351, 1351),
        ("300\u202f000 soldiers were killed.", "300 000", 300_000, 300_000),
    ],
)
def test_intervals(text: str, printed: str, low: float | None, high: float | None) -> None:
    found = only(text)
    assert found.text == printed
    assert (found.low, found.high) == (pytest.approx(low) if low else low, pytest.approx(high) if high else high)
    assert text[found.start : found.end].replace("\u202f", " ") == printed


@pytest.mark.parametrize(
    ("text", "unit", "low", "high", "thing"),
    [
        ("The harbour takes 20 per cent of the freight.", "percent", 19.5, 20.5, "freight"),
        ("A third of the fleet was sunk.", "percent", 30, 36.67, "fleet"),
        ("Two-thirds of voters stayed away.", "percent", 60, 73.33, "voter"),
        ("One in five voters stayed away.", "percent", 18, 22, "voter"),
        ("Half its fleet was sunk.", "percent", 45, 55, "fleet"),
        ("The bridge cost $3bn.", "USD", 2.5e9, 3.5e9, ""),
        ("He paid US$1,200 for it.", "USD", 1200, 1200, ""),
        ("He paid $US1,200 for it.", "USD", 1200, 1200, ""),
        ("The ferry sank with 41 on board.", "people", 41, 41, "people"),
        ("Loans of €2-3 million were approved.", "EUR", 2e6, 3.5e6, ""),
        ("He paid 40 euros.", "EUR", 40, 40, ""),
        ("Oil rose to $80 per barrel.", "USD/barrel", 80, 80, ""),
        ("The road is 12 km long.", "length", 11_500, 12_500, ""),
        ("The road is two miles long.", "length", 3218.688, 3218.688, ""),
        ("The port shipped 40,000 tonnes of grain.", "mass", 4e7 - 500, 4e7 + 500, "grain"),
        ("The altar weighed 136 pounds.", "mass", 61.46, 61.92, ""),
        ("The altar cost 136 pounds.", "GBP", 136, 136, ""),
        ("The park covers 30 hectares.", "area", 295_000, 305_000, ""),
        ("The siege lasted three days.", "duration", 259_200, 259_200, ""),
        ("The wind blew at 90 mph.", "speed", 40.01, 40.457, ""),
    ],
)
def test_units(text: str, unit: str, low: float, high: float, thing: str) -> None:
    found = only(text)
    assert (found.unit, found.thing) == (unit, thing)
    assert [found.low, found.high] == pytest.approx([low, high], rel=1e-3)


@pytest.mark.parametrize(
    ("text", "unit", "thing", "role"),
    [
        ("Drovane lost 300 tanks.", "count", "tank", "lost"),
        ("300 Drovan tanks were lost.", "count", "drovan tank", "lost"),
        ("The number of Drovan tanks lost has reached 300.", "count", "drovan tank", "lost"),
        ("Drovane's tank losses stood at 300.", "count", "tank", "lost"),
        ("The ministry put the number of tanks lost at 300.", "count", "tank", "lost"),
        ("The death toll rose to 45.", "people", "people", "killed"),
        ("The deaths of 12 miners shocked the town.", "people", "miner", "killed"),
        ("Drovan troops killed 12.", "people", "people", "killed"),
        ("12 people died in the fire.", "people", "people", "killed"),
        ("Air defences shot down 17 drones.", "count", "drone", "shot down"),
        ("They brought at least 17 drones down.", "count", "drone", "shot down"),
        ("17 UAVs were intercepted.", "count", "drone", "shot down"),
        ("300 wounded soldiers were evacuated.", "people", "soldier", "evacuated"),
        ("No boats came but 12 people were not evacuated.", "people", "people", "not evacuated"),
        ("Two companies of marines surrendered.", "count", "company", "surrendered"),
        ("The army destroyed 12 pieces of artillery.", "count", "artillery", "destroyed"),
        ("Hundreds of houses burned.", "count", "house", "burn"),
        ("The shells landed in 12 villages.", "count", "village", "land in"),
        ("Flowers were laid for the 20 pupils who were killed.", "people", "pupil", "killed"),
        ("Iron nets stopped and Drovane intercepted two rockets fired at it.", "count", "rocket", "shot down"),
        ("One soldier was killed.", "people", "soldier", "killed"),
        ("The army has 300 tanks.", "count", "tank", ""),
    ],
)
def test_what_is_counted_and_what_became_of_it(text: str, unit: str, thing: str, role: str) -> None:
    found = only(text)
    assert (found.unit, found.thing, found.role) == (unit, thing, role)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said nothing.",
        "The 58th Army was moved to the second line.",
        "The 41-year-old driver was hurt.",
        "Ilka Marrowby, 41, has resigned.",
        "Aged 41, she resigned.",
        "She was born in 1962 in Varrin.",
        "On July 13, 2023 the mayor resigned.",
        "The mayor resigned on 3 May.",
        "They met at 10:30 a.m. in the hall.",
        "The T-72 was hit near Lesk.",
        "See page 12 for more.",
        "No one knew, and one of them said so.",
        "One must not give up.",
        "She will return one day.",
        "They left three days ago.",
        "Shoes of the 1960s are worn again.",
        "A three-man crew was lost.",
        "He wrote on https://varrin.example/2023/12 about it.",
        "",
    ],
)
def test_no_quantities(text: str) -> None:
    assert read(text, PRINTED) == ()


def test_a_part_and_its_whole() -> None:
    part, whole = read("12 of the 30 guards died.")
    assert (part.low, part.thing, part.role, part.is_part, part.is_whole) == (12, "guard", "killed", True, False)
    assert (whole.low, whole.thing, whole.role, whole.is_part, whole.is_whole) == (30, "guard", "", False, True)


def test_what_is_listed_shares_its_predicate() -> None:
    assert [q.role for q in read("Drovane lost 300 tanks, 40 guns and 12 jets.")] == ["lost"] * 3
    assert [q.role for q in read("Two soldiers and a dozen officers were killed.")] == ["killed"] * 2
    assert [q.role for q in read("The blast killed 12 people and wounded 30.")] == ["killed", "wounded"]
    assert [q.role for q in read("The strike left 12 dead and 30 injured.")] == ["killed", "wounded"]


def test_a_change_gives_its_end_alone() -> None:
    assert only("Turnout rose from 40 per cent to 52 per cent.").text == "52 per cent"


def test_days_and_limits() -> None:
    assert only("12 people were killed on Monday.").days == (date(2023, 7, 10), date(2023, 7, 10))
    counted = only("As of July 3, 12 people had been killed.")
    assert (counted.days, counted.as_of) == (None, date(2023, 7, 3))
    assert only("12 people have been killed since Monday.").days is None


def test_what_comes_on_top_is_marked() -> None:
    assert only("Another 12 people were arrested.").is_increment
    assert only("12 more people were arrested.").is_increment
    assert not only("12 people were arrested.").is_increment
