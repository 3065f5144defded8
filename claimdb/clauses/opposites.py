"""Words that cannot both be said of one thing at one time, and words that judge: own lists of general English."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdb.clauses.stems import key, listed
from claimdb.opposites import OPPOSED

_AGAINST = """
increase/reduce increase/fall add/shed advance/decline expand/shrink stronger/weaker up/lower higher/down rise/lower
fall/higher improve/worsen boost/cut work/fail pass/fail successful/unsuccessful adopt/reject backing/opposing
favor/oppose favour/oppose support/reject endorse/oppose agree/refuse agree/reject consent/refuse acknowledge/deny
concede/deny permit/forbid allow/prohibit permit/prohibit authorise/forbid legalise/ban legalize/ban allow/prevent
grant/deny grant/refuse grant/reject reopen/close resume/halt continue/stop continue/end continue/halt
maintain/abandon keep/scrap keep/abandon keep/drop remain/quit stay/quit join/quit enter/withdraw remain/withdraw
stay/withdraw alive/die alive/kill survive/kill unharmed/kill unharmed/hurt unhurt/hurt unscathed/hurt safe/steal
intact/destroy intact/damage undamaged/damage standing/collapse survive/destroy convict/clear uphold/quash
uphold/reverse affirm/overturn lawful/unlawful constitutional/unconstitutional release/hold release/keep release/jail
freed/held true/untrue genuine/fake authentic/fake genuine/forged real/staged authentic/doctored public/secret
open/secret voluntarily/forcibly deliberate/accidental deliberately/accidentally intentional/accidental
intentionally/accidentally purposely/accidentally accident/murder suicide/murder accident/sabotage accident/attack
planned/spontaneous peaceful/violent calm/tense safe/unsafe stable/critical healthy/ill healthy/sick able/unable
certain/uncertain clear/unclear praise/condemn welcome/condemn welcome/reject hail/condemn applaud/condemn
condemn/defend criticise/defend criticize/defend justified/unjustified fair/unfair hire/sack dismiss/resign
promote/demote build/destroy create/destroy save/destroy everybody/nobody everything/nothing unanimous/divided
hide/inform conceal/inform hide/reveal conceal/reveal conceal/disclose breach/respect comply/violate honour/violate
honor/violate observe/violate hold/collapse armed/unarmed hit/miss repel/succeed repel/break thwart/succeed
foil/succeed capture/repel seize/repel liberate/occupy control/lose hold/lose retain/lose retake/lose full/empty
enough/lacking ready/unprepared aware/unaware know/unaware harmless/harmful harmless/dangerous sober/drunk
single/married active/inactive visible/invisible trust/distrust respect/despise like/dislike loyal/treacherous
hero/criminal disappear/reappear lose/recover die/recover worsen/recover flat/lower flat/higher flat/up flat/down
exit/join exit/stay exit/remain blame/exonerate accuse/exonerate blame/clear accuse/clear resign/stay resign/remain
proceed/cancel proceed/halt execute/spare restore/revoke reinstate/dismiss reinstate/ban withhold/release
withhold/publish withhold/disclose abandon/pursue deepen/ease thrive/struggle coincidence/deliberate normal/abnormal
shortage/surplus isolated/widespread rare/common rare/widespread minor/serious slight/severe partial/complete
mandatory/optional mandatory/voluntary compulsory/voluntary secure/vulnerable cooperate/refuse comply/refuse
comply/defy obey/defy on/off warm/cool brave/cowardly honest/dishonest
"""
PHASES = frozenset(
    key(word)
    for word in listed("open close shut begin start end stop resume suspend arrive leave enter join quit reopen")
)
"""Words of things that come one after the other: both may hold, at two times."""
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-")
_NO_PREFIX = frozenset(
    key(word) for word in listed("invest invent invite inform under unite until union discover display discuss dispute "
    "include income intend interest increase instance indeed independent industry incident image impact import "
    "important improve island illegal distance district disaster disease discount uncover unveil insurgent "
    "internal inside")
)  # fmt: skip


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in (*OPPOSED, *(pair.split("/") for pair in _AGAINST.split())):
        one, other = map(key, pair)
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _by_word()
"""By key (:func:`claimdb.clauses.stems.key`)."""
_NONE: frozenset[str] = frozenset()


def opposed(one: str, other: str) -> bool:
    """Whether two keys are opposites, by the list or because one is the other with un-, in-, dis-, non-."""
    if other in OPPOSITES.get(one, _NONE):
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) < 4 or len(long) - len(short) not in (2, 3, 4) or long in _NO_PREFIX:
        return False
    return any(long == prefix + short for prefix in _PREFIXES)


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(key, words.split()))


GOOD = _keys(
    "good great excellent brilliant superb outstanding wonderful fantastic remarkable admirable heroic hero brave "
    "courageous bravery courage honest honesty honourable honorable noble decent loyal loyalty professional "
    "competent "
    "skilful skillful effective successful success triumph victory progress improvement improved promising positive "
    "constructive productive fruitful fair fairness just justified legitimate lawful reasonable sensible "
    "prudent wise "
    "responsible transparent impartial credible reliable trustworthy accurate genuine sincere truthful safe secure "
    "stable strong robust healthy resilient thriving popular welcome beneficial helpful valuable necessary vital "
    "historic landmark masterpiece delightful impressive stunning inspiring sound innocent blameless "
    "clean exemplary flawless perfect strategic proportionate peaceful calm orderly generous humane patriotic "
    "patriot "
    "proud pride masterful dignified worthy deserved dutiful dedicated visionary principled conscientious"
)
BAD = _keys(
    "bad terrible awful horrible dreadful poor disastrous disaster catastrophe catastrophic failure fiasco debacle "
    "shameful disgraceful disgrace shame cowardly coward cowardice treacherous treachery treason traitor betrayal "
    "betray mutiny mutinous revolt rebellion insubordination vile despicable dishonest dishonesty corrupt corruption "
    "criminal "
    "crime lie liar deceitful fraud fraudulent scam sham farce absurd ridiculous nonsense foolish stupid reckless "
    "irresponsible negligent negligence incompetent incompetence ineffective unfair unjust unjustified illegitimate "
    "unlawful illegal biased misleading inaccurate unreliable dangerous threat harmful toxic destructive brutal "
    "barbaric cruel savage inhumane atrocity massacre outrage outrageous scandal scandalous unacceptable intolerable "
    "appalling horrific weak fragile chaotic chaos mess crisis stagnant unpopular pointless useless worthless "
    "wasteful "
    "waste mistake blunder error unnecessary excessive disproportionate provocation provocative aggression "
    "aggressive "
    "hypocritical hypocrisy cynical immoral unethical racist sexist insulting insult humiliating "
    "humiliation embarrassing selfish greedy panic unprofessional bogus flawed"
)


def judgement(word: str) -> int:
    """1 for a key that praises, -1 for one that blames, 0 for any other."""
    return (word in GOOD) - (word in BAD)


@lru_cache(maxsize=20_000)
def judgements(text: str) -> frozenset[str]:
    """Keys of the words of a text that praise or blame."""
    return frozenset(word for word in map(key, _WORD.findall(text.lower())) if judgement(word))


_WORD = re.compile(r"[^\W\d_]+")
