"""Whether two names mean one person: each feature on invented names, for and against."""

from __future__ import annotations

import pytest

from claimdb import names
from claimdb.names.people import FEATURES

MERGED = [
    # equal but for case, titles, marks
    ("Ilya Markin", "Gen. Ilya Markin"),
    ("Ilya Markin", "ÍLYA MARKIN"),
    ("Sir Tobias Reed", "Tobias Reed"),
    ("Bundeskanzler Uwe Brandt", "Uwe Brandt"),
    ("Generalleutnant Uwe Brandt", "Uwe Brandt"),
    ("Datuk Seri Hamzah Awang", "Hamzah Awang"),
    ("Señora Lucía Ibarra", "Lucía Ibarra"),
    ("Tobias Reed, PhD", "Tobias Reed"),
    ("Tom B. Reed", "Tom B Reed"),
    ("Tom Reed Jr.", "Tom Reed, Junior"),
    ("Jürgen Möller", "Juergen Moeller"),
    ("Jürgen Möller", "Jurgen Moller"),
    ("Søren Kjærgaard", "Soren Kjaergaard"),
    ("Łukasz Zieliński", "Lukasz Zielinski"),
    # order
    ("Mo Yanping", "Yanping Mo"),
    ("Reed, Tobias", "Tobias Reed"),
    ("BRANDT Uwe", "Uwe Brandt"),
    ("Szilágyi Zoltán", "Zoltán Szilágyi"),
    ("Kim Sun-woo", "Sun-woo Kim"),
    ("Markin Ilya Petrovich", "Ilya Petrovich Markin"),
    ("al-Hamdan, Yusuf", "Yusuf al-Hamdan"),
    # initials
    ("T. Hartwell", "Tobias Hartwell"),
    ("J.-L. Perrin", "Jean-Luc Perrin"),
    ("JL Perrin", "Jean-Luc Perrin"),
    ("Tobias B. Hartwell", "Tobias Benedict Hartwell"),
    ("E. Gorshenin", "Yevgeny Gorshenin"),
    ("Yu. Gorshenin", "Yury Gorshenin"),
    ("I.P. Gorshenin", "Ilya Petrovich Gorshenin"),
    # short forms
    ("Bob Hartwell", "Robert Hartwell"),
    ("Liz Hartwell", "Elizabeth Hartwell"),
    ("Gabby Hartwell", "Gabrielle Hartwell"),
    ("Volodya Gorshenin", "Vladimir Gorshenin"),
    ("Paco Ibarra", "Francisco Ibarra"),
    ('Robert "Bob" Hartwell', "Bob Hartwell"),
    ("Thaddeus (Buck) Hartwell", "Buck Hartwell"),
    # middle names, patronymics, particles
    ("Tobias B. Hartwell", "Tobias Hartwell"),
    ("Tobias Benedict Hartwell", "Tobias Hartwell"),
    ("Ilya Petrovich Gorshenin", "Ilya Gorshenin"),
    ("Yusuf Hamdan", "Yusuf al-Hamdan"),
    ("Maria van der Hoek", "Maria Van Der Hoek"),
    # spaces and hyphens
    ("Kim Sun Woo", "Kim Sun-woo"),
    ("Kim Sunwoo", "Kim Sun-woo"),
    ("Jean-Luc Perrin", "Jean Luc Perrin"),
    ("Abdul Rahman Daoud", "Abdulrahman Dawood"),
    ("Salah al-Din Hamdan", "Salahuddin Hamdan"),
    ("Mary Mc Arden", "Mary McArden"),
    # romanisation
    ("Volodymyr Shchepansky", "Wolodymyr Schtschepanskyj"),
    ("Volodymyr Shchepanskyy", "Володимир Щепанський"),
    ("Volodymyr Shchepanskyi", "Владимир Щепанский"),
    ("Andrei Zhurulyov", "Andrey Zhurulev"),
    ("Yevgeny Gorshenin", "Yevgeney Gorshenin"),
    ("Yevgeny Gorshenin", "Jewgeni Gorschenin"),
    ("Yevgeny Gorshenin", "Evgueni Gorchenine"),
    ("Ihor Hordiyenko", "Igor Gordienko"),
    ("Mikhail Khorkov", "Michail Chorkow"),
    ("Aleksandar Božić", "Aleksandar Bozic"),
    ("Nikos Papadimas", "Νίκος Παπαδήμας"),
    ("Giorgi Tsertsvadze", "გიორგი ცერცვაძე"),
    ("Muhammad al-Hamdan", "Mohamed Al Hamdan"),
    ("Hussein Nourani", "Husayn Noorani"),
    ("Yusuf Hamdan", "يوسف حمدان"),
    ("Avi Regevstein", "אבי רגבשטיין"),
    ("Han Mingwei", "韩明伟"),
    ("Hsu Chien-hua", "Xu Jianhua"),
    ("Kim Sun-woo", "김선우"),
    ("Tom Marcano", "トム・マルカノ"),
]


@pytest.mark.parametrize(("one", "other"), MERGED)
def test_one_person_is_found_without_being_asked(one: str, other: str) -> None:
    found = names.compare(one, other)
    assert found.score >= names.AUTOMATIC, found
    assert not found.needs_support
    assert names.block_keys(one) & names.block_keys(other)


SUGGESTED = [
    ("Oleg Tsarkov", "Oleg Tasrkov"),
    ("Donald Hartwell", "Donlad Hartwell"),
    ("Uwe Brandtner", "Uwe Brantner"),
    ("Kim Sun-woo", "Kim Suun-woo"),
    ("Tom Reed Jr.", "Tom Reed"),
    ("Tobias Reed", "Tobias Reed II"),
    ("Reed", "Tom Reed"),
    ("Han", "Han Mingwei"),
    ("Hartwell", "Hartwell"),
    ("T. Reed", "Tom Reed"),
    ("S. Kim", "Sun-woo Kim"),
    ("Thomas James", "James Thomas"),
    ("Yusuf Hassan", "Hassan Yusuf"),
    ("Steven Hartwell", "Stephen Hartwell"),
    ("Gary Hartwell", "Garrett Hartwell"),
    ("Lucía Ibarra", "Lucía Ibarra Montalvo"),
    ("Carlos Lopez", "Carlos Perez Lopez"),
    ("Yusuf Hamdan", "Karim Yusuf Hamdan"),
    ("Ann B. Reed", "Ann C. B. Reed"),
    ("Karim Abdul Aziz", "Karim Abdul"),
    ("Kim Sun-woo", "Kim Son-wu"),
]


@pytest.mark.parametrize(("one", "other"), SUGGESTED)
def test_what_could_be_one_person_needs_more_than_the_names(one: str, other: str) -> None:
    found = names.compare(one, other)
    assert names.SUGGEST <= found.score < names.AUTOMATIC, found
    assert found.needs_support
    assert names.block_keys(one) & names.block_keys(other)


DIFFERENT = [
    # namesakes with other middle names
    ("Tom B. Reed", "Tom C. Reed"),
    ("Tom Benedict Reed", "Tom Carl Reed"),
    ("I. P. Gorshenin", "I. S. Gorshenin"),
    ("Yusuf Ahmed Hamdan", "Yusuf Omar Hamdan"),
    # fathers and sons
    ("Tom Reed Jr.", "Tom Reed Sr."),
    ("Tobias Reed II", "Tobias Reed III"),
    ("King Tobias IV", "King Tobias VI"),
    ("Salman bin Yusuf", "Yusuf bin Salman"),
    # siblings and spouses
    ("Vitali Gorshenin", "Valery Gorshenin"),
    ("Alexander Gorshenin", "Alexandra Gorshenina"),
    ("Ann Reed", "Tom Reed"),
    ("Mr. Reed", "Mrs. Reed"),
    ("Herr Brandt", "Frau Brandt"),
    ("Mr. and Mrs. Tom Reed", "Tom Reed"),
    ("Bill and Ann Reed", "Bill Reed"),
    # surnames that many have
    ("Wang Wei", "Wang Lei"),
    ("Zhang Wei", "Chang Wei"),
    ("Li Qian", "Li Keqian"),
    ("Kim Min-jun", "Kim Min-ji"),
    ("Kim Sun-woo", "Kim Sun-hee"),
    ("Park Jong-su", "Pak Jong-chol"),
    ("Nguyen Van Nam", "Nguyen Van An"),
    ("Tran Van Hai", "Tran Thi Hai"),
    ("Mahmoud Karimi", "Mohammed Karimi"),
    ("Hassan Karimi", "Hussein Karimi"),
    ("Abdul Rahman", "Abdul Rahim"),
    ("Yusuf bin Karim", "Yusuf bin Nabil"),
    ("Yusuf al-Hamdan", "Yusuf al-Tamimi"),
    ("T. Reed", "Ann Reed"),
    ("Ivan Popov", "Ivan Popovich"),
    ("Viktor Gordin", "Viktor Gordienko"),
    ("Hartwell", "Reed"),
    ("明伟", "明华"),
    ("김선우", "김순우"),
    ("", ""),
    ("Tom Reed", ""),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people_stay_two(one: str, other: str) -> None:
    found = names.compare(one, other)
    assert found.score < names.SUGGEST, found
    assert found.reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ilya Markin", "Gen. Ilya Markin", "the full names are equal without titles"),
        ("Uwe Brandt", "Brandt Uwe", "the order is turned"),
        ("Bob Hartwell", "Robert Hartwell", "one given name is short for the other"),
        ("Oleg Tsarkov", "Oleg Tasrkov", "a letter or two differ, as in a typing slip"),
        ("Tom Reed Jr.", "Tom Reed Sr.", "one is Jr., the other Sr."),
        ("Mr. Reed", "Mrs. Reed", "one title is a man's, the other a woman's"),
        ("Mr. and Mrs. Reed", "Mr. Reed", "one names two people"),
        ("Ann Reed", "Tom Reed", "the names differ"),
    ],
)
def test_the_reason_is_said(one: str, other: str, reason: str) -> None:
    assert names.compare(one, other).reason == reason


def test_each_difference_more_makes_one_person_less_likely() -> None:
    def score(one: str, other: str) -> float:
        return names.compare(one, other).score

    assert score("Tobias Hartwell", "Tobias Hartwell") > score("Tobias B. Hartwell", "Tobias Hartwell")
    assert score("Tobias B. Hartwell", "Tobias Hartwell") > score("Toby B. Hartwell", "Tobias Hartwell")
    assert score("Oleg Tsarkov", "Oleg Tasrkov") > score("Oleg Tsarkov", "Oelg Tasrkov")
    assert score("Hartwell", "Tobias Hartwell") > score("Tobias", "Tobias Hartwell")
    assert score("Tobias Hartwell", "Tobias Hartwell") > score("Tobias Smith", "Tobias Smith")


RARE = [
    ("Tobias V.", "Tobias Vance"),
    ("Darren Hartwell", "Warren Hartwell"),
    ("Tobias", "Tobias Hartwell"),
    ("Ron Hartwall", "Ronald Hartwell"),
    ("Ann Hartwell", "Tom A. Hartwell"),
    ("Tom Alan", "Tom Allen"),
    ("Tom Bill", "Tom William"),
    ("Yusuf Hamdan", "Yusuf Omar Karim Salem Hamdan"),
    ("Abdul Hartwell", "Abdul Karim Hartwell"),
]


def test_every_feature_speaks_of_some_of_these_pairs() -> None:
    said = " ".join(names.compare(one, other).reason for one, other in (*MERGED, *SUGGESTED, *RARE))
    assert [feature.reason for feature in FEATURES if feature.reason not in said] == []
