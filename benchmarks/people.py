"""Names for made-up people: nine naming cultures, and the ways in which newspapers print one name.

The words are common given names and surnames, and syllables from which rarer ones are built; nobody is meant.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Culture:
    """``surnames`` commonest first; rarer ones are put together from ``beginnings``, ``middles`` and ``endings``.

    ``respellings`` are (pattern, replacement): what another newspaper makes of the same sounds.
    """

    share: float
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    middles: tuple[str, ...] = ("",)
    endings: tuple[str, ...] = ()
    respellings: tuple[tuple[str, str], ...] = ()
    family_first: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Culture(
    share=0.22,
    given=_words(
        "James Mary John Patricia Robert Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph "
        "Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Margaret Anthony Sandra Mark Ashley "
        "Donald Kimberly Steven Emily Paul Donna Andrew Michelle Joshua Carol Kenneth Amanda Kevin Dorothy Brian "
        "Melissa George Deborah Edward Stephanie Ronald Rebecca Timothy Sharon Jason Laura Jeffrey Cynthia Gary Peter"
    ),
    surnames=_words(
        "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White "
        "Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell "
        "Mitchell Carter Roberts Turner Phillips Evans Parker Edwards Collins Stewart Morris Murphy Cook Rogers Morgan"
    ),
    beginnings=_words(
        "Ash Birk Black Brad Brook Burn Carl Chester Clif Cross Dal Dun East Elm Fair Farn Glen Gold Hamp Har Hart "
        "Haw Hol Hun Kes Lang Lin Lock Lud Mar Mill Nor Oak Pem Prest Rad Red Ros Rush Sed Shel Stan Tem Thorn"
    ),
    middles=("", "er", "en", "ing", "le"),
    endings=_words("ton ley field ford worth well wood son by ham bridge stead ridge wick shaw land more burn combe"),
)
SLAVIC = Culture(
    share=0.22,
    given=_words(
        "Sergei Andrei Alexei Dmitry Mikhail Yuri Nikolai Vladimir Yevgeny Grigory Anatoly Vasily Valery Vitaly Viktor "
        "Igor Oleg Pavel Ilya Maxim Roman Konstantin Leonid Stanislav Vyacheslav Arkady Fyodor Timofey Yulia Natalia "
        "Tatiana Olga Yelena Svetlana Lyudmila Galina Irina Ksenia Anastasia Darya Maria Oksana Valentina Zhanna"
    ),
    surnames=_words(
        "Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fyodorov Morozov Volkov Alexeyev "
        "Lebedev Semyonov Yegorov Pavlov Kozlov Stepanov Nikolaev Orlov Andreyev Makarov Nikitin Zakharov Shevchenko "
        "Kovalenko Bondarenko Tkachenko Kravchenko Melnyk Boyko Khrushchev Zhukovsky Yushchenko Chaikovsky"
    ),
    beginnings=_words(
        "Bara Bely Bogo Bul Vere Voro Glad Golo Gri Dani Doro Yele Yer Zhura Zhil Zvya Kala Kiri Kova Kolya Kha Kho "
        "Lya Lyub Mala Mishu Ostro Pole Rya Sviri Skoro Solo Tara Tyu Fila Tse Cher Shcher Shu Shaly"
    ),
    middles=_words("d k l m n r s t v kh sh"),
    endings=_words("ov in enko sky ovsky yev uk chuk atov yakov"),
    respellings=(
        (r"ei\b", "ey"), (r"\bYev", "Ev"), (r"\bYe", "E"), (r"y\b", "iy"), (r"y\b", "i"), (r"sky\b", "skiy"),
        (r"sky\b", "skyi"), (r"ia\b", "iya"), (r"yo", "e"), (r"kh", "h"), (r"Kh", "H"), (r"ks", "x"), (r"x", "ks"),
        (r"zh", "j"), (r"shch", "sch"), (r"ya", "ia"), (r"yu", "iu"), (r"Yu", "Iu"), (r"ye", "e"), (r"ov\b", "off"),
        (r"ai", "ay"), (r"iev\b", "yev"), (r"ae", "aye"),
    ),
)  # fmt: skip
ARABIC = Culture(
    share=0.14,
    given=_words(
        "Muhammad Ahmad Ali Hassan Hussein Omar Khaled Yousef Ibrahim Mahmoud Mustafa Abdullah Saeed Tariq Faisal "
        "Salim Jamal Nasser Walid Karim Rashid Samir Bashir Hamid Fatima Aisha Maryam Layla Noura Huda Samira Zainab"
    ),
    surnames=_words(
        "al-Masri Haddad Khoury al-Hashimi Mansour Nasser Saleh Hamdan al-Zahrani Qasim Darwish Khalil Aziz Farouk "
        "al-Qahtani Suleiman Othman Shaheen Barakat Najjar Sabbagh al-Tamimi Yassin Rahman Kassem"
    ),
    beginnings=_words("Ab Bad Dar Fah Gha Had Jab Kha Mak Maq Naj Qad Qur Rah Saf Shar Tah Yaq Zay Zub"),
    middles=_words("a i ou ee"),
    endings=_words("ri di bi ni mi far lan ssan wan yyad ziz qi"),
    respellings=(
        (r"Muhammad", "Mohammed"), (r"Muhammad", "Mohamed"), (r"Ahmad", "Ahmed"), (r"\bal-", "el-"), (r"\bal-", "Al "),
        (r"Q", "K"), (r"q", "k"), (r"ou", "u"), (r"ee", "i"), (r"ss", "s"), (r"Yousef", "Yusuf"), (r"ein\b", "ain"),
        (r"Abdullah", "Abdallah"), (r"ei", "ay"), (r"Kh", "Kh"), (r"led\b", "lid"), (r"yy", "y"), (r"Omar", "Umar"),
    ),
)  # fmt: skip
SPANISH = Culture(
    share=0.09,
    given=_words(
        "José Juan Antonio Francisco Manuel Carlos Luis Jorge Pedro Miguel Alejandro Fernando Rafael Diego Andrés "
        "Sergio Ricardo Eduardo Javier Pablo María Carmen Ana Isabel Lucía Elena Rosa Teresa Beatriz Gabriela Sofía"
    ),
    surnames=_words(
        "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz "
        "Moreno Álvarez Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano"
    ),
    beginnings=_words("Alb Barr Cald Cor Esc Fuen Guer Iba Lar Mal Mont Oli Per Quin Ser Tej Val Vill Zab Zam"),
    middles=("", "an", "er", "ed", "or"),
    endings=_words("eda ales osa ado illo era uela ares onte ino"),
)
GERMANIC = Culture(
    share=0.10,
    given=_words(
        "Hans Jürgen Klaus Jörg Günter Wolfgang Stefan Andreas Thomas Björn Søren Lars Anders Magnus Ingrid Käthe "
        "Ursula Sabine Petra Monika Birgit Annika Astrid Solveig Heike Frauke Torsten Matthias Dieter Rüdiger"
    ),
    surnames=_words(
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein "
        "Schröder Krüger Köhler Jørgensen Sørensen Lindström Åkerman Bergström Krause Günther Böhm"
    ),
    beginnings=_words(
        "Acker Blum Born Dörr Eich Fahr Feld Grün Hohl Kalt König Löw Mühl Neu Ober Rött Stein Über Wein"
    ),
    endings=_words("mann berg bach stein er feld hauer meier städt holm quist lund"),
    respellings=(("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("Ü", "Ue"), ("Å", "Aa"), ("ß", "ss")),
)
FRENCH = Culture(
    share=0.08,
    given=_words(
        "Jean Pierre Michel Philippe Alain Nicolas Christophe Laurent Frédéric François Étienne Gérard Hélène Sylvie "
        "Valérie Isabelle Céline Aurélie Élodie Camille Chloé Benoît Olivier Rémy Thierry Mathilde"
    ),
    surnames=_words(
        "Martin Bernard Dubois Durand Leroy Moreau Laurent Lefebvre Bertrand Roux Fournier Girard Bonnet Dupont "
        "Lambert Fontaine Rousseau Vincent Mercier Blanc Guérin Chevalier Perrin Clément Gauthier"
    ),
    beginnings=_words("Beau Bel Bois Cham Char Clair Dela Four Gros Haute La Mal Mont Pel Ri Saint Vau Ver"),
    middles=("", "ra", "li", "ne", "du"),
    endings=_words("mont court vert bert ville lier neau ton chet lin gnac"),
)
CHINESE = Culture(
    share=0.06,
    given=tuple(
        first + second
        for first in _words("Xiao Jian Zhi Wen Jun Ming Guo Hai Yong Li Mei Yu Zhen Hong Chun")
        for second in _words("ping hua wei ming feng lin jie qiang bo yan fang tao long xin")
    ),
    surnames=_words(
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Xie Tang"
    ),
    respellings=((r"^Xiao", "Xiao-"), (r"^Jian", "Jian "), (r"^Zhi", "Zhi-"), (r"^Guo", "Guo-"), (r"^Ming", "Ming-")),
    family_first=True,
)
KOREAN = Culture(
    share=0.06,
    given=tuple(
        f"{first}-{second}"
        for first in _words("Jae Min Sung Hyun Young Ji Seung Dong Kyung Sang Woo Tae Eun Soo")
        for second in _words("won ho jin hee woo min seok hyun ki young sook jung")
    ),
    surnames=_words("Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Hong Yoo Moon"),
    respellings=(
        ("-", " "), ("-", ""), ("Park", "Pak"), ("Choi", "Choe"), ("Jung", "Chung"), ("Lim", "Im"), ("young", "yeong"),
        ("Sung", "Seong"), ("Yoon", "Yun"), ("Woo", "U"), ("woo", "u"), ("Soo", "Su"), ("hee", "hui"),
    ),
    family_first=True,
)  # fmt: skip
INDIAN = Culture(
    share=0.03,
    given=_words(
        "Rajesh Sanjay Anil Sunil Vijay Ramesh Suresh Amit Rahul Arjun Priya Anjali Kavita Sunita Lakshmi Deepa Meera"
    ),
    surnames=_words(
        "Sharma Verma Gupta Singh Patel Kumar Reddy Nair Iyer Menon Chatterjee Banerjee Mukherjee Joshi Rao"
    ),
    beginnings=_words("Agar Bhat Chau Desh Gan Jay Kul Maha Nara Pad Rama Sri Tri Venk"),
    middles=("a", "e", "u"),
    endings=_words("wal karni puri pathi murthy swamy gopal than jan"),
)
CULTURES = (ENGLISH, SLAVIC, ARABIC, SPANISH, GERMANIC, FRENCH, CHINESE, KOREAN, INDIAN)

NICKNAMES = {
    "James": "Jim", "Robert": "Bob", "Michael": "Mike", "William": "Bill", "Elizabeth": "Liz", "Richard": "Dick",
    "Joseph": "Joe", "Thomas": "Tom", "Charles": "Charlie", "Christopher": "Chris", "Daniel": "Dan", "Matthew": "Matt",
    "Anthony": "Tony", "Steven": "Steve", "Andrew": "Andy", "Joshua": "Josh", "Kenneth": "Ken", "Edward": "Ted",
    "Ronald": "Ron", "Timothy": "Tim", "Jeffrey": "Jeff", "Patricia": "Pat", "Jennifer": "Jenny", "Deborah": "Debbie",
    "Rebecca": "Becky", "Kimberly": "Kim", "Cynthia": "Cindy", "Susan": "Sue", "Donald": "Don", "Peter": "Pete",
    "Alexei": "Alyosha", "Dmitry": "Dima", "Mikhail": "Misha", "Nikolai": "Kolya", "Vladimir": "Volodya",
    "Sergei": "Seryozha", "Natalia": "Natasha", "Tatiana": "Tanya", "Maria": "Masha", "Yevgeny": "Zhenya",
    "José": "Pepe", "Francisco": "Paco", "Manuel": "Manolo", "Alejandro": "Alex", "Eduardo": "Edu", "Fernando": "Nando",
    "Andreas": "Andi", "Wolfgang": "Wolf", "Ursula": "Uschi", "Sabine": "Bine", "Matthias": "Matze",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A person's name in one spelling."""

    given: str
    surname: str
    culture: Culture
    family_first: bool
    suffix: str = ""

    def __str__(self) -> str:
        words = [self.surname, self.given] if self.family_first else [self.given, self.surname]
        return " ".join([*words, self.suffix]).strip()


def make_name(chance: random.Random, culture: Culture) -> Spelled:
    """Three in ten surnames are common ones, by Zipf's law; the others are built."""
    if culture.endings and chance.random() < 0.7:
        parts = (chance.choice(culture.beginnings), chance.choice(culture.middles), chance.choice(culture.endings))
        surname = "".join(parts)
    else:
        weights = [1 / rank for rank in range(2, len(culture.surnames) + 2)]
        surname = chance.choices(culture.surnames, weights)[0]
    given = chance.choice(culture.given)
    return Spelled(given=given, surname=surname, culture=culture, family_first=culture.family_first)


# ── as printed ───────────────────────────────────────────────────────────────────────────────────────────────────


def respelled(chance: random.Random, name: Spelled) -> Spelled:
    """In another romanisation, or with the family name last; as it is where the culture knows no other."""
    given, surname = name.given, name.surname
    rules = list(name.culture.respellings)
    chance.shuffle(rules)
    left = chance.randrange(1, 3)
    for pattern, replacement in rules:
        before = (given, surname)
        if left:
            given, surname = (re.sub(pattern, replacement, word) for word in before)
            left -= (given, surname) != before
    family_first = name.family_first and chance.random() < 0.5
    return replace(name, given=given, surname=surname, family_first=family_first)


def shortened(chance: random.Random, name: Spelled) -> Spelled:
    """With a nickname where there is one, in half of the cases, else with an initial."""
    nickname = NICKNAMES.get(name.given)
    if nickname and chance.random() < 0.5:
        return replace(name, given=nickname)
    return replace(name, given=f"{name.given[0]}.", family_first=False)


def with_slip(chance: random.Random, name: Spelled) -> Spelled:
    """One letter left out, doubled, exchanged with the next or put for another, inside one of the longer words."""
    longer = [part for part in ("given", "surname") if len(getattr(name, part)) > 3]
    if not longer:
        return name
    part = chance.choice(longer)
    word = getattr(name, part)
    at = chance.randrange(1, len(word) - 1)
    letters = "aeiou" if word[at] in "aeiou" else "bcdfghklmnprstvz"
    slipped = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice(letters.replace(word[at], "")) + word[at + 1 :],
        )
    )
    return replace(name, given=slipped) if part == "given" else replace(name, surname=slipped)
