"""Names of countries, of states of the United States and of larger regions: places that may hold others."""

from __future__ import annotations

import re

_REGIONS = frozenset(
    """
    afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain|bangladesh
    |barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|bosnia and herzegovina|botswana|brazil|britain|brunei
    |bulgaria|burkina faso|burma|burundi|cambodia|cameroon|canada|cape verde|central african republic|chad|chile|china
    |colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|djibouti|dominica
    |dominican republic|east timor|ecuador|egypt|el salvador|england|equatorial guinea|eritrea|estonia|eswatini|ethiopia
    |fiji|finland|france|gabon|gambia|georgia|germany|ghana|great britain|greece|grenada|guatemala|guinea|guinea-bissau
    |guyana|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|ivory coast|jamaica|japan
    |jordan|kazakhstan|kenya|kiribati|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein
    |lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|micronesia|moldova|monaco
    |mongolia|montenegro|morocco|mozambique|myanmar|namibia|nauru|nepal|netherlands|new zealand|nicaragua|niger|nigeria
    |north korea|north macedonia|northern ireland|norway|oman|pakistan|palau|palestine|panama|papua new guinea|paraguay
    |peru|philippines|poland|portugal|qatar|romania|russia|rwanda|saint lucia|samoa|san marino|saudi arabia|scotland
    |senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south korea
    |south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tonga
    |trinidad and tobago|tunisia|turkey|turkiye|turkmenistan|tuvalu|uganda|ukraine|united arab emirates|uae
    |united kingdom|uk|united states|us|u.s.|usa|america|uruguay|uzbekistan|vanuatu|vatican|venezuela|vietnam|wales
    |yemen|zambia|zimbabwe
    |alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa
    |kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska
    |nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania
    |rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin
    |wyoming
    |africa|asia|europe|north america|south america|latin america|central america|middle east|balkans|caucasus|caribbean
    |baltics|scandinavia|siberia|crimea|donbas|donbass|kashmir|kurdistan|tibet|xinjiang|west bank|gaza strip|gaza|sahel
    |gulf|black sea|baltic sea|mediterranean|red sea|atlantic|pacific|arctic
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


_PARTS = re.compile(r"^(?:the |(?:north|south|east|west)(?:-?(?:east|west))?ern |central |occupied |mainland )*")


def is_region(name: str) -> bool:
    """*name*, folded, is that of a country, a state or a larger region."""
    return _PARTS.sub("", name).removesuffix("'s").removesuffix("’s") in _REGIONS
