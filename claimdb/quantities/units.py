"""Units of measure and currencies → what they measure, and how many base units one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdb.quantities.tokens import Token, glued, low, phrase_at

_TABLE: dict[str, dict[float, str]] = {
    "percent": {1.0: "%,percent,per cent,pct,pc"},
    "percentage point": {1.0: "percentage point,percentage points,per cent points"},
    "length": {
        1.0: "metre,metres,meter,meters,m", 1000.0: "km,kms,kilometre,kilometres,kilometer,kilometers",
        0.01: "cm,centimetre,centimetres,centimeter,centimeters",
        0.001: "mm,millimetre,millimetres,millimeter,millimeters",
        1609.344: "mile,miles", 1852.0: "nautical mile,nautical miles", 0.3048: "ft,foot,feet", 0.9144: "yard,yards",
        0.0254: "inch,inches",
    },
    "mass": {
        1.0: "kg,kgs,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes", 0.001: "gram,grams,gramme,grammes,g",
        1000.0: "tonne,tonnes,ton,tons,metric ton,metric tons", 0.45359237: "lb,lbs,pounds of",
        0.0283495: "ounce,ounces",
        1e6: "kiloton,kilotons,kilotonne,kilotonnes",
    },
    "area": {
        1e6: "sq km,square km,square kilometre,square kilometres,square kilometer,square kilometers,km²",
        1.0: "sq m,square metre,square metres,square meter,square meters,m²", 1e4: "hectare,hectares,ha",
        2589988.0: "sq miles,square mile,square miles", 4046.86: "acre,acres",
        0.092903: "square foot,square feet,sq ft",
    },
    "volume": {
        1.0: "litre,litres,liter,liters", 3.78541: "gallon,gallons", 158.987: "barrel,barrels",
        1000.0: "cubic metre,cubic metres,cubic meter,cubic meters",
    },
    "duration": {
        1.0: "second,seconds", 60.0: "minute,minutes,mins", 3600.0: "hour,hours,hrs", 86400.0: "day,days",
        604800.0: "week,weeks", 2629800.0: "month,months", 31557600.0: "year,years", 315576000.0: "decade,decades",
    },
    "speed": {
        1 / 3.6: "km / h,kph,kmh,kilometres per hour,kilometers per hour,km per hour,kilometres an hour",
        0.44704: "mph,miles per hour,miles an hour", 1.0: "metres per second,m / s", 0.514444: "knot,knots",
    },
    "cent": {1.0: "cent,cents"},
    "celsius": {1.0: "°C,° c,degrees celsius,degrees centigrade"},
    "fahrenheit": {1.0: "°F,° f,degrees fahrenheit"},
    "power": {1e6: "mw,megawatt,megawatts", 1e9: "gw,gigawatt,gigawatts", 1e3: "kw,kilowatt,kilowatts"},
}  # fmt: skip
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW"}
_PREFIXES = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD"}
_MONEY = {
    "USD": "dollar,dollars,us dollars,us dollar,usd", "EUR": "euro,euros,eur",
    "GBP": "pound,pounds,gbp,pounds sterling",
    "JPY": "yen", "CNY": "yuan,renminbi", "RUB": "rouble,roubles,ruble,rubles", "UAH": "hryvnia,hryvnias,hryvnya",
    "INR": "rupee,rupees", "CHF": "swiss franc,swiss francs", "TRY": "lira,liras", "PLN": "zloty,zlotys",
    "ILS": "shekel,shekels", "AUD": "australian dollars", "CAD": "canadian dollars",
}  # fmt: skip


_POUND = 0.45359237


class Unit(NamedTuple):
    name: str
    factor: float
    """Base units in one."""
    tokens: int
    """How many tokens it is printed in."""


def _listed() -> dict[str, list[tuple[tuple[str, ...], str, float]]]:
    rows = [
        (tuple(words.strip().lower().split()), name, factor)
        for name, sizes in _TABLE.items()
        for factor, listed in sizes.items()
        for words in listed.split(",")
    ]
    rows += [(tuple(words.split()), code, 1.0) for code, listed in _MONEY.items() for words in listed.split(",")]
    by_first: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        by_first.setdefault(row[0][0], []).append(row)
    return by_first


_BY_FIRST = _listed()
BEFORE = frozenset(_SIGNS) | frozenset(_PREFIXES)
"""Signs of currencies and letters before them, with which an amount begins."""
MONEY = frozenset(_MONEY) | frozenset(_SIGNS.values()) | frozenset(_PREFIXES.values())


def currency_before(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The currency whose sign begins at token *i* and the token after it: "$", "US$", "$US"."""
    if low(tokens, i + 1) == "$" and low(tokens, i) in _PREFIXES and tokens[i].end == tokens[i + 1].start:
        return _PREFIXES[low(tokens, i)], i + 2
    if low(tokens, i) == "$" and low(tokens, i + 1) in _PREFIXES and glued(tokens, i) and glued(tokens, i + 1):
        return _PREFIXES[low(tokens, i + 1)], i + 2
    code = _SIGNS.get(low(tokens, i))
    return (code, i + 1) if code else None


def _is_weight(tokens: Sequence[Token], i: int, size: int) -> bool:
    """ "A 600-pound altar", "weighed 136 pounds", "pounds heavier"."""
    if low(tokens, i) == "-" or low(tokens, i + size) in {"heavier", "lighter", "overweight"}:
        return True
    return any(token.low.startswith("weigh") for token in tokens)


def unit_at(tokens: Sequence[Token], i: int) -> Unit | None:
    """The unit printed from token *i* on, after a hyphen or not; "per barrel" behind it makes it a rate."""
    skipped = int(low(tokens, i) == "-")
    for words, name, factor in _BY_FIRST.get(low(tokens, i + skipped), ()):
        if phrase_at(tokens, i + skipped, words):
            size = skipped + len(words) - (words[-1] == "of")
            if words[-1] in {"m", "g"} and tokens[i + size - 1].text != words[-1]:
                continue
            if words[-1] in {"pound", "pounds"} and _is_weight(tokens, i, size):
                return Unit("mass", _POUND, size)
            return Unit(name, factor, size)
    return None
