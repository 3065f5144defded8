"""Files as they come: what is read, what is said about it, what is refused (with the file's path in front)."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimdb import readers
from claimdb.errors import EmptyInput, FormatError, InputError, UnreadableInput

if TYPE_CHECKING:
    from claimdb.records import Article

PROSE = "The council met on Monday. “We will not wait,” said Rita Vance, the mayor of the small town by the river."


def read(path: Path, data: bytes | str, **options: str) -> Article:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (location,) = readers.expand([str(path)], told=readers.options(options)).locations
    (article,) = readers.read(location)
    return article


# ── encodings ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (PROSE.encode(), PROSE, ""),
        (PROSE.encode("utf-8-sig"), PROSE, ""),
        (PROSE.encode("utf-16"), PROSE, ""),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), PROSE, ""),
        (PROSE.encode("utf-16-le"), PROSE, "UTF-16-LE (guessed"),
        (PROSE.encode("cp1252"), PROSE, "cp1252 (guessed)"),
        (PROSE.encode("mac_roman"), PROSE, "mac_roman (guessed)"),
        (PROSE.encode()[:-1] + "é".encode()[:1], PROSE[:-1] + "\ufffd", "1 damaged character replaced"),
        (b"One\0two three four.", "One\ufffdtwo three four.", "1 NUL character replaced"),
        (
            b"One two \x07three. " + b"Four. " * 40,
            "One two \ufffdthree. " + "Four. " * 40,
            "1 control character replaced",
        ),
        (
            PROSE.encode() + b" \x93So,\x94 he said.",
            PROSE + " \ufffdSo,\ufffd he said.",
            "2 damaged characters replaced",
        ),
        (b"\xff\xfeA\x00\x00\xd8B\x00C\x00", "A\ufffdBC", "1 damaged character replaced"),
        (b"One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree.", ""),
        (
            "a\u00a0b co\u00adop x\u200dy 👩\u200d🚀 e\u0301".encode(),
            "a\u00a0b co\u00adop x\u200dy 👩\u200d🚀 e\u0301",
            "",
        ),
        ("“”””““".encode(), "“”””““", ""),
        ("השר אמר: „לא“.\nوقال الوزير".encode(), "השר אמר: „לא“.\nوقال الوزير", ""),
    ],
)
def test_text_is_decoded_and_what_was_guessed_is_said(tmp_path: Path, data: bytes, text: str, said: str) -> None:
    article = read(tmp_path / "a.txt", data)
    assert article.text == text
    assert said in " ".join(article.notes)
    assert bool(said) == bool(article.notes)


def test_cyrillic_in_an_old_encoding_is_not_mojibake(tmp_path: Path) -> None:
    russian = "Министр заявил, что мост будет закрыт до лета. Никто не знает, когда он снова откроется для людей. " * 5
    article = read(tmp_path / "a.txt", russian.encode("cp1251"))
    assert article.text == russian
    assert article.language == "ru"
    assert "guessed" in article.notes[0]


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b"", EmptyInput, "it is empty"),
        (b" \n\t\r\n", EmptyInput, "white space"),
        (b"\xef\xbb\xbf", EmptyInput, "white space"),
        (b"---\ntitle: Nothing\n---\n\n", EmptyInput, "behind the front matter"),
        (b"%PDF-1.7 \xe2\xe3", UnreadableInput, "a PDF file"),
        (b"PK\x03\x04\x14\x00", UnreadableInput, "ZIP"),
        (b"SQLite format 3\0" + bytes(84), UnreadableInput, "a database"),
        (bytes(range(256)) * 8, UnreadableInput, "binary"),
        (bytes(range(1, 32)) * 8, UnreadableInput, "binary"),
        (bytes((i * 7919 + i * i * 31) % 256 for i in range(4000)), UnreadableInput, "binary|encoding"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, error: type[InputError], reason: str) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(error, match=reason) as caught:
        read(path, data)
    assert str(caught.value).startswith(f"{path}: ")


def test_twenty_megabytes_in_one_line_are_no_article(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"a\.txt: 20,400,000 characters are too many.* Split the file"):
        read(tmp_path / "a.txt", "He said that it was so. " * 850_000)


def test_two_megabytes_in_one_line_are_read(tmp_path: Path) -> None:
    text = "He said that it was so. " * 85_000
    assert read(tmp_path / "a.txt", text).text == text


# ── metadata ─────────────────────────────────────────────────────────────────────────────────────────────────────

FRONT = """---
title: "The bridge: closed"
outlet: 'Valley Press'
authors:
  - Ada Poe
  - Tom Reed
date: July 13, 2023
url: https://valley.example/bridge
lang: en-GB
tags: [a, b]
---

First line.
"""


def test_front_matter_is_metadata_and_no_text(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", FRONT)
    assert article.text == "First line.\n"
    assert article.first_line == 13
    assert (article.title, article.outlet, article.byline) == (
        "The bridge: closed",
        "Valley Press",
        "Ada Poe, Tom Reed",
    )
    assert (article.published, article.url, article.language) == ("2023-07-13", "https://valley.example/bridge", "en")


@pytest.mark.parametrize("text", ["---\nnot a pair\n---\nBody.", "---\ntitle: x\nno end", "--- \n", "-- title: x"])
def test_what_only_begins_like_front_matter_is_text(tmp_path: Path, text: str) -> None:
    article = read(tmp_path / "a.txt", text)
    assert (article.text, article.title, article.first_line) == (text, None, 1)


def test_options_win_over_front_matter_and_front_matter_over_the_table(tmp_path: Path) -> None:
    table = (
        "file,outlet,title,byline,published,url,language\r\na.txt,Table Times,From the table,Tab Le,2020-01-01,,de\r\n"
    )
    (tmp_path / "articles.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    article = read(
        tmp_path / "a.txt", "---\ntitle: From the front\noutlet: Front Post\n---\nText.", outlet="Option Daily"
    )
    assert (article.outlet, article.title, article.byline) == ("Option Daily", "From the front", "Tab Le")
    assert (article.published, article.url, article.language) == ("2020-01-01", None, "de")


def test_a_table_of_an_outer_folder_names_files_in_inner_ones(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Text.")
    (tmp_path / "articles.csv").write_text("file,outlet\nin/a.txt,Valley Press\n")
    (location,) = readers.expand([str(tmp_path)]).locations
    assert next(readers.read(location)).outlet == "Valley Press"


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("published: someday", "line 2: “someday” is no date"),
        ("title: x\npublished: 7/8/2023", "line 3: “7/8/2023”"),
        ("url: bridge.html", "line 2: “bridge.html” is no web address"),
        ("url: http://[bad", "line 2"),
    ],
)
def test_a_bad_value_is_named_with_file_and_line(tmp_path: Path, front: str, where: str) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(FormatError) as caught:
        read(path, f"---\n{front}\n---\nText.")
    assert str(caught.value).startswith(f"{path}, {where}")


def test_a_bad_date_in_the_table_fails_its_file_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.txt").write_text("Text.")
    (tmp_path / "articles.csv").write_text("file,published\na.txt,never\nb.txt,2024-03-05\n")
    bad, good = readers.expand([str(tmp_path)]).locations
    with pytest.raises(FormatError, match=r"articles\.csv, line 2: “never” is no date"):
        next(readers.read(bad))
    assert next(readers.read(good)).published == "2024-03-05"


def test_a_bad_date_on_the_command_line_is_refused_at_once() -> None:
    with pytest.raises(FormatError, match="--published: “soon”"):
        readers.options({"published": "soon"})


# ── languages ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Der Minister sagte, dass die Brücke bis zum Sommer geschlossen bleibe.", "de"),
        ("国防部长周三在首都表示，他不会前来参加会议，也不会派人参加。", "zh"),
        ("“”“”“”“”“”“”“”“”“”“”“”", None),
        ("Yes.", None),
        ("12 34 56 78 90 " * 10, None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert readers.detect_language(text) == language


# ── web pages ────────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = """<!doctype html><html lang="en"><head><title>Old mill burns | Valley Press</title>
<meta property="og:site_name" content="Valley Press"><meta name="author" content="Ada Poe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://valley.example/2024/mill"></head><body><nav>Home</nav><article>
<h1>Old mill burns</h1><p>The old mill on the river burned down on Monday night, the fire chief said.</p>
<p>“We do not know <b>how</b> it began,” said Rita Vance, the chief.</p>
<p>The mayor promised to rebuild it.</p></article></body></html>"""


def test_a_page_gives_text_and_metadata(tmp_path: Path) -> None:
    article = read(tmp_path / "a.html", PAGE)
    assert "“We do not know how it began,” said Rita Vance, the chief.\nThe mayor" in article.text
    assert "Home" not in article.text
    assert (article.title, article.outlet, article.byline) == ("Old mill burns", "Valley Press", "Ada Poe")
    assert (article.published, article.url) == ("2024-03-05", "https://valley.example/2024/mill")


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    data = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    article = read(tmp_path / "a.html", data)
    assert "“We do not know" in article.text
    assert "as the page declares" in article.notes[0]


def test_a_front_page_address_is_no_key(tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", PAGE.replace("/2024/mill", "/")).url is None


@pytest.mark.parametrize(
    "page",
    [
        PAGE[:560],
        PAGE[: PAGE.index("how</b>")],
        f"<html><body><p {'a=b ' * 50_000}>The mayor of the town has said a thing or two about it.</p>",
        "<!DOCTYPE html [<!ENTITY a 'x'>]><p>&a; The mayor of the town has said a thing or two about it.",
        "<html><p>He said &#xD800; &#0; that it was all over and that was that.</p>",
        "<p>" * 2000 + "The mayor of the town has said a thing or two about it.",
    ],
)
def test_a_broken_page_gives_what_is_left_of_it(tmp_path: Path, page: str) -> None:
    article = read(tmp_path / "a.html", page)
    assert "<" not in article.text
    assert "\0" not in article.text
    assert len(article.text.split()) > 5


@pytest.mark.parametrize(
    "page",
    ["<" * 50_000, "<html><body></body></html>", "<div>" * 20_000, "<html><table>" * 3000, "<script>alert(1)</script>"],
)
def test_a_page_without_text_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(InputError, match=r"a\.html: "):
        read(tmp_path / "a.html", page)


# ── files and folders ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_gives_its_articles_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "in/c.html", ".hidden.txt", ".git/d.txt", "README.md", "picture.png", "articles.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("file\n" if name == "articles.csv" else "Text.")
    found = readers.expand([f"{tmp_path}/", str(tmp_path / "b.txt")])
    assert [location.path for location in found.locations] == [
        str(tmp_path / n) for n in ("a.md", "b.txt", "in/c.html")
    ]
    assert {location.collection for location in found.locations} == {str(tmp_path)}
    assert found.failures == ()


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "holds no file that can be read"),
        ({"picture.png": "x"}, "holds no file that can be read"),
        ({"a.txt": "x", "articles.csv": "name,outlet\na.txt,V\n"}, "it has no column “file”"),
        ({"a.txt": "x", "articles.csv": 'file,outlet\na.txt,"V\n'}, "line 2"),
        ({"a.txt": "x", "articles.csv": "file\na.txt\nb.txt\n"}, "names it, but it is not there"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = readers.expand([str(tmp_path)])
    assert len(found.failures) == 1
    assert reason in found.failures[0][1]


@pytest.mark.parametrize("name", ["no.txt", "no", "no.docx"])
def test_a_missing_file_fails_when_it_is_read(tmp_path: Path, name: str) -> None:
    (location,) = readers.expand([str(tmp_path / name)]).locations
    with pytest.raises(UnreadableInput, match="there is no such file"):
        next(readers.read(location))


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableInput, match=r"a\.txt: no permission"):
        next(readers.read(readers.Location(str(tmp_path / "a.txt"))))


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="files with this ending are not read"):
        read(tmp_path / "a.docx", "Text.")


@pytest.mark.parametrize(("data", "text"), [(b"He said so.\r\n", "He said so.\n"), (PAGE.encode(), "Old mill burns\n")])
def test_standard_input_is_text_or_a_page(monkeypatch: pytest.MonkeyPatch, data: bytes, text: str) -> None:
    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr(sys, "stdin", Stdin)
    (location,) = readers.expand(["-"]).locations
    article = next(readers.read(location))
    assert article.text.startswith(text)
    assert article.path == "-"
