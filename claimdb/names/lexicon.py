"""Words around names: titles and ranks of many countries, suffixes, particles. No names of people."""

from __future__ import annotations

from typing import NamedTuple


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


MALE_TITLES = word_set(
    "mr messrs mister sir lord herr monsieur m'sieur senor signor signore don dom pan gospodin king prince pope "
    "brother baron"
)
FEMALE_TITLES = word_set(
    "mrs ms miss madam madame mme mlle mademoiselle lady dame frau fraulein senora senorita signora dona donna pani "
    "gospozha queen princess sister baroness"
)
LEADING = (
    MALE_TITLES
    | FEMALE_TITLES
    | word_set(
        # address, learning, religion
        "class mx m cllr sr sra srta dra dr drs doctor doktor doc prof professor professeur profesor hon honourable "
        "honorable excellency rev revd reverend father fr padre pere abbe imam rabbi rabbin sheikh shaikh sheik shaykh "
        "cheikh mullah mulla molla maulana mawlana mawlawi maulvi mawlavi ayatollah hojatoleslam hajji haji hadji hajj "
        "cardinal archbishop bishop metropolitan patriarch monsignor msgr mgr archimandrite dott dottore dottoressa "
        "ing dipl mag maestro comrade tovarishch ustad swami sri shri smt tan datuk dato seri tun saint st blessed "
        # armed forces and police
        "lt lieutenant gen general generaloberst generalleutnant generalmajor col colonel maj major capt captain cmdr "
        "cdr commander commodore sgt sergeant cpl corporal adm admiral vadm radm pvt private brig brigadier marshal "
        "rear vice staff sub air chief master warrant petty officer airman seaman trooper constable detective "
        "inspector superintendent sheriff oberst hauptmann leutnant oberstleutnant feldmarschall coronel capitan "
        "teniente almirante sargento generale colonnello capitano polkovnik podpolkovnik kapitan mayor leytenant "
        "leitenant praporshchik serzhant marechal amiral ataman hetman "
        # offices
        "pres president prezident praesident prasident presidente presidenta prime premier minister ministr ministre "
        "ministro ministra ministerprasident premierminister bundeskanzler bundeskanzlerin kanzler chancellor kansler "
        "secretary sekretar undersecretary sen senator senateur senador rep representative congressman congresswoman "
        "gov governor gubernator councillor councilman councilwoman councilor alderman delegate ambassador amb "
        "botschafter consul commissioner judge justice magistrate attorney solicitor barrister advocate counsel "
        "prosecutor speaker chairman chairwoman chairperson chair director manager ceo chief coach spokesman "
        "spokeswoman spokesperson sprecher sprecherin deputy depute diputado diputada vice-president mp mep td msp "
        "emperor empress emir sultan czar tsar shah crown first-lady astronaut cosmonaut analyst economist reporter "
        "journalist correspondent author actor actress singer writer historian"
    )
)
"""What may stand before a name and is no part of it; "vice", "chief" and the like only where a title follows."""
NOT_ALONE = word_set(
    "class tan seri tun rear vice staff sub air chief master warrant petty m don dom st saint private crown first "
    "sultan emir shah pan"
)
"""Of ``LEADING``, those that are names, too, or say nothing: they go only together with another title."""
QUALIFIERS = word_set(
    "deputy vice former ex acting first second third prime interim outgoing incoming assistant associate under junior "
    "senior chief press state foreign defence defense interior home health finance treasury justice education energy "
    "transport trade labour labor agriculture environment economy national security federal royal retired late then "
    "current presidential regional state attorney major lieutenant brigadier colonel general and for of the affairs "
    "his her their its holiness majesty highness eminence right very most in elect designate grand 1st 2nd 3rd class rt"
)
"""What may stand between or before titles ("Deputy Defense Minister", "Secretary of State")."""
HEADS = word_set(
    "president minister secretary chancellor spokesman spokeswoman spokesperson senator governor congressman "
    "congresswoman ambassador commissioner prosecutor chairman chairwoman director undersecretary lawmaker "
    "councilman councilwoman commander"
)
"""Titles that are hardly ever a name: with all that stands before them they are taken off a name."""
HEAD_ENDINGS = (
    "minister",
    "ministerin",
    "prasident",
    "prasidentin",
    "sekretar",
    "sekretarin",
    "chef",
    "leiter",
    "leiterin",
)
"""German ones are written together with what they head."""
HEADS_IN_SHORT = word_set("gen col lt sgt capt adm cmdr brig sen rep gov prof dr mr mrs ms")
"""The like, where printed with a full stop."""
REIGNING = word_set("king queen prince princess pope baron baroness sister brother mother father")
"""Titles that belong to the name where only one word follows ("Pope Francis")."""
_NUMERALS = "I II III IV V VI VII VIII IX XII XIII XIV XV XVI"
NUMBERS = {numeral.lower(): numeral for numeral in _NUMERALS.split()} | {"2nd": "II", "3rd": "III", "4th": "IV"}
"""Without XI, which is a Chinese surname."""
SUFFIXES = NUMBERS | {
    **dict.fromkeys(("jr", "jnr", "junior", "filho", "fils"), "Jr."),
    **dict.fromkeys(("sr", "snr", "senior", "pere"), "Sr."),
}
"""Suffix as printed, folded → how it is listed."""
BEHIND = word_set(
    "md phd dphil esq kc qc mp mep msp mla obe cbe mbe kbe gbe dbe om ch jd llb llm lld dds dvm rn cpa frs frsa mba "
    "msc bsc ba ma usa usn usmc usaf uscg ret rtd sj op osb"
)
"""Degrees, orders and the like behind a name, taken off where a comma or capitals set them apart."""
INFIXES = word_set(
    "mullah mulla molla maulvi mawlawi hajji haji hadji sheikh shaikh shaykh sayyid sayed syed qari khan bey agha"
)
"""Titles that stand inside a name, too."""
SONS = word_set("bin ibn ben bint binti ould بن ابن بنت")
ARTICLES = word_set("al el ul as ad ar an ash at az ed es er ou")
"""Forms of the Arabic article; apart from "al" and "el" only behind a hyphen or an apostrophe."""
NOBILIARY = word_set(
    "van von der den de du di da del della dos das do la le les los las y e ter ten te zu zum zur af av"
)


# ── organisations ────────────────────────────────────────────────────────────────────────────────────────────────

EMPTY = word_set("the a an of and for in on at to by de la le les du des der die das des und et y e i of's s")
GENERAL = word_set(
    "company group holding holdings international global corporation firm agency organization office service services"
)
"""Words that are often left out of a company's name."""
OFFICES = word_set(
    "ministry department office government administration cabinet parliament senate house congress assembly council "
    "court supreme constitutional high district city county state federal national regional municipal local police "
    "army navy air force forces armed military general staff troops guard border security service services "
    "intelligence emergency fire rescue coast customs tax revenue health defense interior foreign affairs finance "
    "justice education energy transport transportation agriculture environment labor trade economy treasury commerce "
    "interior home central bank prosecutor attorney election electoral commission committee board authority agency "
    "bureau embassy consulate mission presidency presidential campaign party opposition coalition union hospital "
    "university school church company firm organization group association airport prison jail"
)
"""What every country, town or trade has: a name of these words alone says not which one."""
TURNABLE = word_set(
    "ministry department office embassy consulate bureau agency court council commission committee police army navy "
    "prosecutor parliament government presidency border coast guard staff party"
)
"""Offices whose field stands before or behind them."""
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
NUMBER_WORDS = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words.split(), start=1)}
TENS = {
    word: 10 * ten
    for ten, word in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=3)
}
TENS |= {"twenty": 20, "fourty": 40}
SHORT_FORMS = {
    "intl": "international",
    "natl": "national",
    "dept": "department",
    "govt": "government",
    "univ": "university",
    "assn": "association",
    "cttee": "committee",
}
"""How words of organisations' names are shortened in print."""
LONGEST_PHRASE = 5
_LEGAL_FORMS = {
    "stock": "ag aktiengesellschaft sa plc public-limited-company inc incorporated corp corporation jsc ojsc pjsc cjsc "
    "oao pao ao zao joint-stock-company open-joint-stock-company public-joint-stock-company "
    "closed-joint-stock-company nv ab asa spa oyj a-s se joint-stock aktsionernoe-obshchestvo",
    "limited": "ltd limited llc limited-liability-company gmbh gesellschaft-mit-beschrankter-haftung sarl srl bv ooo "
    "sp-z-o-o sp-z-oo spzoo pte-ltd pty-ltd pte pty sl oy lda societatea-cu-raspundere-limitata private-limited "
    "pvt-ltd obshchestvo-s-ogranichennoy-otvetstvennostyu co-ltd",
    "partnership": "lp llp kg ohg",
    "association": "ev ano ngo",
    "": "co company na sas bvba aps",
}
"""By kind of liability; hyphens stand between the words of a phrase."""
_COUNTRIES = (
    "russia russian russians|ukraine ukrainian ukrainians|belarus belarusian|poland polish|germany german|"
    "france french|italy italian|spain spanish|portugal portuguese|"
    "usa us united-states united-states-of-america american america|uk united-kingdom british britain great-britain|"
    "england english|scotland scottish|wales welsh|ireland irish|china chinese prc|japan japanese|"
    "south-korea south-korean rok republic-of-korea|north-korea north-korean dprk|taiwan taiwanese|india indian|"
    "pakistan pakistani|bangladesh bangladeshi|sri-lanka sri-lankan|nepal nepali|afghanistan afghan|iran iranian|"
    "iraq iraqi|syria syrian|lebanon lebanese|israel israeli|palestine palestinian|jordan jordanian|egypt egyptian|"
    "libya libyan|tunisia tunisian|algeria algerian|morocco moroccan|turkey turkish turkiye|"
    "saudi-arabia saudi saudi-arabian|yemen yemeni|qatar qatari|uae emirati united-arab-emirates|kuwait kuwaiti|"
    "oman omani|bahrain bahraini|greece greek|cyprus cypriot|bulgaria bulgarian|romania romanian|moldova moldovan|"
    "hungary hungarian|slovakia slovak|czech czech-republic czechia|austria austrian|switzerland swiss schweiz|"
    "netherlands dutch|belgium belgian|luxembourg|denmark danish|sweden swedish|norway norwegian|finland finnish|"
    "iceland icelandic|estonia estonian|latvia latvian|lithuania lithuanian|georgia georgian|armenia armenian|"
    "azerbaijan azerbaijani azeri|kazakhstan kazakh|uzbekistan uzbek|kyrgyzstan kyrgyz|tajikistan tajik|"
    "turkmenistan turkmen|mongolia mongolian|serbia serbian|croatia croatian|bosnia bosnian|kosovo kosovan|"
    "albania albanian|montenegro montenegrin|slovenia slovenian|north-macedonia macedonian|canada canadian|"
    "mexico mexican|brazil brazilian|argentina argentine|chile chilean|colombia colombian|venezuela venezuelan|"
    "peru peruvian|bolivia bolivian|ecuador ecuadorian|cuba cuban|haiti haitian|australia australian|new-zealand|"
    "indonesia indonesian|malaysia malaysian|singapore singaporean|philippines philippine filipino|vietnam vietnamese|"
    "thailand thai|cambodia cambodian|myanmar burma burmese|laos lao|nigeria nigerian|ghana ghanaian|kenya kenyan|"
    "ethiopia ethiopian|somalia somali|sudan sudanese|south-sudan|rwanda rwandan|uganda ugandan|congo congolese|"
    "south-africa south-african|zimbabwe zimbabwean|mali malian|niger|senegal senegalese|cameroon|"
    "un united-nations u-n|eu european-union european|hong-kong|crimea crimean|chechnya chechen|donetsk|"
    "luhansk lugansk|asia asian|africa african|chad chadian|eritrea eritrean|angola angolan|mozambique|zambia|malawi|"
    "botswana|namibia"
)


class OrganisationWords(NamedTuple):
    """Phrases → what they stand for."""

    legal_forms: dict[tuple[str, ...], str]
    countries: dict[tuple[str, ...], str]


def organisation_words() -> OrganisationWords:
    """Legal forms by kind; countries, and bodies of many of them, by their first form."""
    legal = {tuple(form.split("-")): kind for kind, forms in _LEGAL_FORMS.items() for form in forms.split()}
    countries: dict[tuple[str, ...], str] = {}
    for line in _COUNTRIES.split("|"):
        forms = line.split()
        countries |= {tuple(form.split("-")): forms[0] for form in forms}
    return OrganisationWords(legal, countries)
