"""Chinese and Korean names in Latin letters: the surname stands first, and syllables are spelled in several systems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from claimdb.names.lexicon import word_set

_PINYIN_INITIALS = word_set("zh ch sh b p m f d t n l g k h j q x r z c s y w")
_PINYIN_FINALS = word_set(
    "a o e i u v ai ei ui ao ou iu ie ve ue er an en in un vn ang eng ing ong ia iao ian iang iong ua uo uai uan uang"
)
CHINESE_SURNAMES = word_set(
    "an bai cai cao chang chen cheng cui dai deng ding dong du duan fan fang feng fu gao ge gong gu guo han hao he "
    "hong hou hu huang jia jiang jin kong lai lei li liang liao lin liu long lu luo lv ma mao meng mo ni ning niu pan "
    "peng qian qiao qin qiu qu ren shao shen shi song su sun tan tang tao tian tong tu wan wang wei wen wu xi xia "
    "xiang xiao xie xing xiong xu xue yan yang yao ye yi yin you yu yuan yue zeng zhai zhang zhao zheng zhong zhou zhu "
    "zhuang zou ouyang sima zhuge shangguan chou hsu hsieh hsiao tsai tseng tsao teng chiang chu chao cheung wong ng "
    "lau leung ho kwok mak yip tse yeung tsang chow"
)
_KOREAN_SURNAMES = (
    "kim gim|lee yi rhee ri i yee|park pak bak|choi choe|jung jeong chung chong joung|kang gang|yoon yun|cho jo|"
    "jang chang|lim im rim yim|han|oh o|seo suh so|shin sin|kwon gwon|hwang|ahn an|song|ryu yoo yu ryoo you|hong|jeon "
    "chun jun chon|ko go koh|moon mun|yang|son sohn|bae pae|baek paik paek|heo hur huh ho|nam|sim shim|noh roh no ro|"
    "ha|kwak gwak|sung seong|cha|joo ju chu|woo u wu|koo gu ku|min|na ra|jin chin|ji chi|eom um|chae|won|chun cheon|"
    "bang pang|kong gong|hyun hyeon hyon|ham|byun byeon pyon|yeom yum|yeo yo|choo|do to|so|seok suk sok|sun seon|"
    "seol sol|ma|gil kil|wi|pyo|myung myeong|ki gi|ban pan|wang|geum keum kum|ok|yuk|in|maeng|je|mo|tak|kook guk|ri"
)
_LONGEST_PINYIN = 18
_KOREAN_WORD = re.compile(
    r"(?:(?:kk|gg|tt|pp|ss|jj|ch|sh|[gkdtbpjsmnrlhyw])?h?y?w?"
    r"(?:eo|eu|ae|oe|oo|ou|ee|ui|wa|ah|ai|ay|[aeiou])h?(?:ng|ck|[nmlkptrbg])?){1,2}"
)


@cache
def pinyin_syllables() -> frozenset[str]:
    """Strings built as pinyin syllables are; a few that are not in use among them."""
    return frozenset(
        {initial + final for initial, final in product(["", *_PINYIN_INITIALS], _PINYIN_FINALS)} | {"n", "m", "ng"}
    )


@cache
def _pinyin() -> re.Pattern[str]:
    syllable = "|".join(sorted(pinyin_syllables(), key=len, reverse=True))
    return re.compile(f"(?:{syllable}){{1,3}}")


def is_pinyin(word: str) -> bool:
    """Whether a Latin word is one to three pinyin syllables."""
    return len(word) <= _LONGEST_PINYIN and _pinyin().fullmatch(word) is not None


@cache
def _korean_surnames() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, forms in enumerate(_KOREAN_SURNAMES.split("|")):
        for form in forms.split():
            table.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in table.items()}


def korean_surnames(word: str) -> frozenset[int]:
    """The Korean surnames that a Latin word may be; romanisations of one surname share a number."""
    return _korean_surnames().get(word, frozenset())


def is_korean(word: str) -> bool:
    """Whether a Latin word is built like one or two Korean syllables."""
    return _KOREAN_WORD.fullmatch(word) is not None


def family_first(printed: Sequence[str]) -> bool:
    """Whether a name of two or three Latin words is Chinese or Korean with the surname in front.

    Words that a hyphen joins are a given name, so what begins with them has the surname behind it.
    """
    words = [part for word in printed for part in word.split("-")]
    if not 2 <= len(words) <= 3 or words[0] == words[-1] or "-" in printed[0]:
        return False
    if len(words) == 3 and words[0] in _korean_surnames() and all(is_korean(word) for word in words[1:]):
        return True
    if words[0] in CHINESE_SURNAMES and all(is_pinyin(word) for word in words[1:]):
        return len(words) == 3 or words[1] not in CHINESE_SURNAMES or len(words[1]) > len(words[0])
    return False


_KOREAN_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:kk|gg|g)", "k"),
        (r"^(?:tt|d)", "t"),
        (r"^(?:pp|b)", "p"),
        (r"^(?:ch|jj)", "j"),
        (r"^(?:ss|sh)", "s"),
        (r"^[rl]", "r"),
        (r"oo|ou|eo|eu|u", "o"),
        (r"ae|ai|ay|e", "e"),
        (r"ee|ui", "i"),
        (r"(?<=[aeiou])h", ""),
        (r"(?:(?<!n)g|ck)$", "k"),
        (r"r$", "l"),
        (r"b$", "p"),
        (r"o+", "o"),
        (r"^w(?=o)", ""),
    )
)


@lru_cache(maxsize=4096)
def korean_sound(syllable: str) -> str:
    """A class of Korean syllables that the systems of romanisation spell alike."""
    for pattern, to in _KOREAN_SOUNDS:
        syllable = pattern.sub(to, syllable)
    return syllable


# ── Wade-Giles ───────────────────────────────────────────────────────────────────────────────────────────────────

_ASPIRATED = {
    "ch": ("zh", "j", "ch", "q"),
    "ts": ("z", "c"),
    "tz": ("z", "c"),
    "k": ("g", "k"),
    "p": ("b", "p"),
    "t": ("d", "t"),
}
"""Wade-Giles initial, its apostrophe lost → pinyin initials."""
_WADE_FINALS = (
    (r"ung$", "ong"),
    (r"ieh$", "ie"),
    (r"ueh$", "ue"),
    (r"ien$", "ian"),
    (r"ih$", "i"),
    (r"^yen$", "yan"),
    (r"^yu$", "you"),
    (r"ssu$", "si"),
    (r"erh$", "er"),
    (r"(?<=[hkg])o$", "e"),
    (r"(?<=[tdlnszc])o$", "uo"),
    (r"^(z|c)u$", r"\1i"),
)
_SURELY_WADE = re.compile(r"^hs|^ts[eêuûao]|^tz|ieh$|ueh$|^ssu$|erh$|^jen$|^jih$|^shih$|^chih$")


def surely_wade_giles(words: Sequence[str]) -> bool:
    """Whether a syllable is spelled as only Wade-Giles spells Chinese."""
    return any(_SURELY_WADE.search(word) for word in words)


@lru_cache(maxsize=4096)
def from_wade_giles(syllable: str) -> frozenset[str]:
    """The pinyin syllables that a Wade-Giles one, printed without its apostrophes, may be."""
    tail: str = syllable
    heads: tuple[str, ...] = ("",)
    if syllable.startswith("hs"):
        tail, heads = syllable[2:], ("x",)
    elif syllable.startswith("j"):
        tail, heads = syllable[1:], ("r",)
    else:
        for letters, initials in _ASPIRATED.items():
            if syllable.startswith(letters):
                tail, heads = syllable[len(letters) :], initials
                break
    found = set()
    for head in heads:
        word = head + tail
        for pattern, to in _WADE_FINALS:
            word = re.sub(pattern, to, word)
        if word in pinyin_syllables() and not re.match(r"(?:zh|ch)i.|[jqx][aoe]|[zcs]i[aeou]", word):
            found.add(word)
    return frozenset(found)
