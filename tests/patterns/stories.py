"""Patterns that show only when several articles, or several versions of one, come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.patterns.records import TODAY, Library, Problems, Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdb.store.rows import ArticleDetail, Statement


def file(name: str, text: str, *, published: str = TODAY, language: str = "en", url: str = "") -> tuple[str, str]:
    """A text file of an outlet of its own, with metadata in front."""
    known = {"outlet": name.title(), "published": published, "language": language, "url": url}
    front = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    return f"{name}.txt", f"---\n{front}---\n{text}\n"


def only(article: ArticleDetail) -> Statement | None:
    """Its statement where it has a single one."""
    return article.statements[0] if len(article.statements) == 1 else None


def relation(one: Statement | None, other: Statement | None) -> str | None:
    """How two statements of different articles hang together: "edited", "translation", "opposed", "compatible",
    "updated", "conflict"; the store keeps no such thing yet, only whether they appear under one claim."""
    if one is None or other is None:
        return None
    return "same" if set(one.claims) & set(other.claims) else None


# ── judges ───────────────────────────────────────────────────────────────────────────────────────────────────────


def one_person(*printed: str) -> Callable[[Library], Problems]:
    """All statements go back to one person, who keeps every printed form as a name."""

    def judge(library: Library) -> Problems:
        names = [speaker.row.name for speaker in library.speakers]
        if len(names) != 1:
            return [f"{len(names)} speakers ({'; '.join(names)}) instead of one"]
        known = {alias for alias, _ in library.speakers[0].aliases}
        return [f"{name!r} is not among the names {sorted(known)}" for name in printed if name not in known]

    return judge


def one_person_whose_role_changed(*roles: str) -> Callable[[Library], Problems]:
    """The articles' statements have one speaker, and each the role that it prints."""

    def judge(library: Library) -> Problems:
        found = [speaker for article in library.articles for one in article.statements for speaker in one.speakers]
        problems = [] if len({speaker.id for speaker in found}) == 1 else ["the speakers are not one person"]
        printed = tuple(speaker.role for speaker in found)
        return problems if printed == roles else [*problems, f"roles {printed} instead of {roles}"]

    return judge


def two_versions(before: str, after: str) -> Callable[[Library], Problems]:
    """One article of two versions, each with the quotation as it was printed then."""

    def judge(library: Library) -> Problems:
        (old,), (new,) = library.first_versions, library.articles
        problems = [] if [one.number for one in new.versions] == [1, 2] else ["there are not two versions"]
        for name, article, quoted in (("first", old, before), ("second", new, after)):
            found = [one.text for one in article.statements]
            if found != [quoted]:
                problems.append(f"the {name} version holds {found} instead of {quoted!r}")
        return problems

    return judge


def related(*wanted: str) -> Callable[[Library], Problems]:
    """How the statement of each article but the first hangs together with that of the first."""

    def judge(library: Library) -> Problems:
        first, *others = (only(article) for article in library.articles)
        found = tuple(relation(first, other) for other in others)
        return [] if found == wanted else [f"the relations are {found} instead of {wanted}"]

    return judge


def not_extracted(language: str) -> Callable[[Library], Problems]:
    """Stored and marked with its language, and no statement in it."""

    def judge(library: Library) -> Problems:
        (article,) = library.articles
        problems = [] if article.row.language == language else [f"the language is {article.row.language!r}"]
        return [*problems, "there are statements"] if article.statements or article.row.extracted else problems

    return judge


def stored_as_printed(*contents: str) -> Callable[[Library], Problems]:
    """Each statement is a slice of the stored text, with all signs that are not seen."""

    def judge(library: Library) -> Problems:
        (article,) = library.articles
        found = tuple(one.text for one in article.statements)
        sliced = tuple(" … ".join(article.text[slice(*s)] for s in one.content) for one in article.statements)
        problems = [] if found == contents else [f"{found} instead of {contents}"]
        return problems if sliced == found else [*problems, f"the stored text has {sliced} there"]

    return judge


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────

STORIES: tuple[Story, ...] = (
    Story(  # a text in another language
        id="7d",
        files=(
            file(
                "blatt",
                "„Das Dach ist dicht“, sagte der Bauleiter am Montag. Die Halle soll im Herbst wieder öffnen, "
                "nachdem die Arbeiten mehrmals verschoben worden waren.",
                language="",
            ),
        ),
        judge=not_extracted("de"),
    ),
    Story(  # a charge and its denial
        id="21c",
        files=(
            file("clarion", "Lieutenant Abel Quist said that Kamara’s drivers blocked the road."),
            file("lantern", "Abena Kamara denied that her drivers blocked the road."),
        ),
        judge=related("opposed"),
    ),
    Story(  # transliterations
        id="39a",
        files=(
            file("clarion", "Dmytro Kovalskyi said that the bridge was closed."),
            file("courier", "Dmitry Kovalsky said that the bridge would stay closed."),
            file("lantern", "Dmytro Kowalskyj said that nobody would cross the bridge."),
            file("mirror", "Дмитро Ковальський said that the bridge was lost."),
        ),
        judge=one_person("Dmytro Kovalskyi", "Dmitry Kovalsky", "Dmytro Kowalskyj", "Дмитро Ковальський"),
    ),
    Story(  # family name first
        id="39b",
        files=(
            file("clarion", "Minister Park Jae-won said that the yard would be sold."),
            file("courier", "Jae-won Park said that two firms had made an offer for the yard."),
        ),
        judge=one_person("Park Jae-won", "Jae-won Park"),
    ),
    Story(  # one given name, several spellings
        id="39c",
        files=(
            file("clarion", "Muhammad Rahimi said that the well was dry."),
            file("courier", "Mohammed Rahimi said that the village needed water."),
        ),
        judge=one_person("Muhammad Rahimi", "Mohammed Rahimi"),
    ),
    Story(  # an office that was held then
        id="45a",
        files=(
            file("clarion", "President Ana Duarte said that the port would grow.", published="2019-02-04"),
            file("courier", "Former president Ana Duarte said that the port had grown too fast."),
        ),
        judge=one_person_whose_role_changed("President", "Former president"),
    ),
    Story(
        id="45b",
        files=(
            file("clarion", "Ruth Okello, the police chief, said that the inquiry was open.", published="2021-09-14"),
            file("courier", "Ruth Okello, a former police chief, said that the inquiry had failed."),
        ),
        judge=one_person_whose_role_changed("police chief", "former police chief"),
    ),
    Story(  # signs that are not seen, from a file to the database
        id="47c",
        files=(
            file(
                "clarion",
                "“The\u00a0mill is shut,” Tran said.\r\n\r\n“It will re\u00adopen, my fam\u200dily stays,” he added.",
            ),
        ),
        judge=stored_as_printed("“The\u00a0mill is shut,”", "“It will re\u00adopen, my fam\u200dily stays,”"),
    ),
    Story(  # a correction
        id="49a",
        files=(
            file("clarion", "“We will close the ferry,” Halvorsen said.", url="https://clarion.example/ferry"),
            file(
                "clarion",
                "“We will not close the ferry,” Halvorsen said.\n\n"
                "Correction: An earlier version of this article left out a word.",
                url="https://clarion.example/ferry",
            ),
        ),
        judge=two_versions("“We will close the ferry,”", "“We will not close the ferry,”"),
    ),
    Story(  # a quotation cut short
        id="51a",
        files=(
            file("clarion", "“I shall never, as long as I live, sell the orchard,” Tilda Roos said."),
            file("courier", "“I shall never ... sell the orchard,” Tilda Roos said."),
        ),
        judge=related("edited"),
    ),
    Story(  # numbers that agree, and one that is newer
        id="53a",
        files=(
            file("1st", "Police said that at least 20 miners were hurt."),
            file("2nd", "Police said that 20 miners were hurt."),
            file("3rd", "Police said that a score of miners were hurt."),
            file("4th", "Police said that the number of miners hurt had risen to 23.", published="2026-06-07"),
        ),
        judge=related("compatible", "compatible", "updated"),
    ),
    Story(
        id="53b",
        files=(
            file("clarion", "Police said that exactly 20 miners were hurt."),
            file("courier", "Police said that exactly 26 miners were hurt."),
        ),
        judge=related("conflict"),
    ),
    Story(  # the original and its translation
        id="55a",
        files=(
            file(
                "anzeiger",
                "„Wir verkaufen den Obstgarten nie“, sagte Tilda Roos am Freitag in der Versammlung.",
                language="de",
            ),
            file("clarion", "“We will never sell the orchard,” Tilda Roos told the assembly in German on Friday."),
        ),
        judge=related("translation"),
    ),
)
