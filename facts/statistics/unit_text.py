"""The unit of a published table, out of the words that say it: "1000 personer", "Andel (%)", "i tusental", "£m"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from facts.figures.units import Units
from facts.statistics.headings import vocabulary

_THOUSAND = r"(?:1[ \u00a0.,]?000(?!\d)(?:-tal)?|tusentals?|tusen|thousands?|['’]000s?|000s|ths|tals?)"
_MILLION = r"(?:1[ \u00a0.,]?000[ \u00a0.,]?000(?!\d)|miljontals?|miljoner|miljon|millions?|milj\.?|mn|mio\.?)"
_BILLION = r"(?:1[ \u00a0.,]?000[ \u00a0.,]?000[ \u00a0.,]?000(?!\d)|miljarder|miljard|billions?|mdr|md|bn)"
_SCALES = tuple(
    (re.compile(rf"(?<![\w.,]){pattern}(?!\w)", re.IGNORECASE), scale)
    for pattern, scale in ((_BILLION, 1_000_000_000), (_MILLION, 1_000_000), (_THOUSAND, 1_000))
)
_MONEY = re.compile(r"([£€$])\s?(m|mn|bn|k|million|billion|thousand|000)?(?!\w)", re.IGNORECASE)
_MONEY_SCALES = {"": 1, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000,
                 "billion": 1_000_000_000, "k": 1_000, "thousand": 1_000, "000": 1_000}  # fmt: skip
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
_PER = re.compile(
    r"\b(?:per|/)\s?(1[ \u00a0.,]?000|10[ \u00a0.,]?000|100[ \u00a0.,]?000|tusen|hundratusen)(?:\s|$|\))", re.IGNORECASE
)
_PER_UNITS = {"1000": ("per_1000", "permille"), "tusen": ("per_1000", "permille"), "10000": ("per_10000",),
              "100000": ("per_100000",), "hundratusen": ("per_100000",)}  # fmt: skip
_PERCENT = re.compile(
    r"%|\bprocent\b|\bper ?cent\b|\bpercent(?:age)?\b|\bprosent\b|\bandel(?:en|ar)?\b|\bshare\b|\bprop(?:ortion)?\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"procentenhet|percentage point|%-enhet|prosentpoeng", re.IGNORECASE)
_CURRENCIES: dict[str, tuple[str, int]] = {
    "mdr kr": ("SEK", 1_000_000_000), "mdkr": ("SEK", 1_000_000_000), "mnkr": ("SEK", 1_000_000),
    "msek": ("SEK", 1_000_000), "mkr": ("SEK", 1_000_000), "ksek": ("SEK", 1_000), "tkr": ("SEK", 1_000),
    "kronor": ("SEK", 1), "kr": ("SEK", 1), "sek": ("SEK", 1), "nok": ("NOK", 1), "dkk": ("DKK", 1),
    "euros": ("EUR", 1), "euro": ("EUR", 1), "eur": ("EUR", 1), "usd": ("USD", 1), "us dollars": ("USD", 1),
    "us dollar": ("USD", 1), "us$": ("USD", 1), "dollars": ("USD", 1), "dollar": ("USD", 1), "gbp": ("GBP", 1),
    "pounds": ("GBP", 1), "pound": ("GBP", 1),
}  # fmt: skip
_BOTTOMS = {"invånare": "person", "inv.": "person", "inv": "person", "person": "person", "capita": "person",
            "inhabitant": "person", "hushåll": "household", "household": "household", "elev": "person", "barn": "child",
            "timme": "hour", "månad": "month", "år": "year"}  # fmt: skip
_MONEY_WORDS = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, _CURRENCIES))})"
    rf"(?:\s?(?:/|per)\s?({'|'.join(map(re.escape, _BOTTOMS))}))?(?!\w)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"\bindex(?:tal)?\b|\b(?:19|20)\d\d\s?=\s?100\b|\bkpi\b(?=.*\d{4})", re.IGNORECASE)
# Words for what is counted, beside the units' own names; the first that stands in the text decides.
_NOUNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), unit)
    for words, unit in (
        (r"barn|children|kids|pupils under 18|child", "child"),
        (r"hushåll(?:en|et)?|households?|husholdninger", "household"),
        (r"familj(?:er|en)?|families", "family"),
        (r"lägenheter|lägenhet|bostäder|bostad|småhus|dwellings?|homes?|housing units|boliger", "home"),
        (r"jobb|jobs|sysselsättningstillfällen|arbetstillfällen", "job"),
        (
            r"folkmängd(?:en)?|befolkning(?:en)?|invånare|population|inhabitants|personer|persons?|people|individer|folketall"
            r"|arbetslösa|arbeidsledige|arbetsløse|sysselsatta|unemployed|employed|elever|pupils|students|studenter|kvinnor|män|women|men"
            r"|födda|döda|deaths|births|inflyttade|utflyttade|immigrants|emigrants|asylsökande|anställda|employees|deltagare|patienter|patients"
            r"|flyttningar|folkmengde", "person",
        ),
        (r"ton|tonnes|tonnage", "tonne"),
        (r"timmar|hours", "hour"),
    )
)  # fmt: skip
_LONGEST = 300


class PublishedUnit(NamedTuple):
    """A unit of the table's list, and by what the numbers are to be multiplied to be in it.

    `is_said` is whether the text names what is counted, or only how much one of it is.
    """

    name: str
    factor: int = 1
    is_said: bool = True


def published_unit(texts: Iterable[str], units: Units) -> PublishedUnit | None:
    """The unit that the first of the texts that names one names; a scale may stand in another of them.

    A scale that the unit's list knows stays in the unit; else it is multiplied in.

    >>> published_unit(["Folkmängd", "Antal personer, 1 000-tal"], Units()).factor in (1, 1000)
    True
    >>> published_unit(["Andel (%)"], Units())
    PublishedUnit(name='percent', factor=1, is_said=True)
    """
    scale, base = 1, ""
    for n, text in enumerate(filter(None, texts)):
        if n == 0 and scale == 1 and (unit := units.find(text)) and unit.name != "item":
            return PublishedUnit(unit.name)
        found = _read(text[:_LONGEST])
        if found is None:
            continue
        base, scale = base or found[0], scale if scale > 1 else found[1]
        if base:
            break
    if not base and scale == 1:
        return None
    return _named(base or "item", scale, units, is_said=bool(base))


def _named(base: str, scale: int, units: Units, *, is_said: bool) -> PublishedUnit:
    if scale == 1:
        known = units.find(base)
        return PublishedUnit(known.name if known else "item", 1, is_said)
    for written in _scaled(base, scale):
        if (unit := units.find(written)) and unit.factor == scale * (units.find(base) or unit).factor:
            return PublishedUnit(unit.name, 1, is_said)
    known = units.find(base)
    return PublishedUnit(known.name if known else "item", scale, is_said)


def _scaled(base: str, scale: int) -> Iterator[str]:
    money = {("SEK", 1_000): "ksek", ("SEK", 1_000_000): "msek", ("SEK", 1_000_000_000): "mdkr"}
    if short := money.get((base, scale)):
        yield short
    yield f"{scale} {base}"


@lru_cache(maxsize=5_000)
def _read(text: str) -> tuple[str, int] | None:
    """The unit's name ("" for none) and the scale that a text names; None when it names neither."""
    if code := _of_code(text):
        return code
    if per := _PER.search(text):
        return _PER_UNITS[re.sub(r"\D", "", per[1]) or per[1].casefold()][0], 1
    if _POINTS.search(text):
        return "percentage_point", 1
    if "‰" in text or re.search(r"\bpromille\b", text, re.IGNORECASE):
        return "permille", 1
    if re.search(r"%|\bprocent\b|\bper ?cent\b|\bpercent(?:age)?\b|\bprosent\b", text, re.IGNORECASE):
        return "percent", 1
    if money := _money(text):
        return money
    if _INDEX.search(text):
        return "index", 1
    scale = next((factor for pattern, factor in _SCALES if pattern.search(text)), 1)
    places = [(match.start(), unit) for pattern, unit in _NOUNS if (match := pattern.search(text))]
    if places:
        return min(places)[1], scale
    if _PERCENT.search(text):
        return "percent", 1
    return ("", scale) if scale > 1 else None


def _of_code(text: str) -> tuple[str, int] | None:
    codes = vocabulary()["unit_codes"]
    key = text.strip().casefold()
    if key not in codes or not codes[key]:
        return None
    number, _, base = codes[key].rpartition(" ") if codes[key][0].isdigit() else ("", "", codes[key])
    if codes[key].isdigit():
        return "", int(codes[key])
    return base, int(number or 1)


def _money(text: str) -> tuple[str, int] | None:
    scale = next((factor for pattern, factor in _SCALES if pattern.search(text)), 1)
    if sign := _MONEY.search(text):
        own = _MONEY_SCALES[(sign[2] or "").casefold()]
        return _SIGNS[sign[1]], own if own > 1 else scale
    if word := _MONEY_WORDS.search(text):
        name, own = _CURRENCIES[" ".join(word[1].casefold().split())]
        bottom = _BOTTOMS.get((word[2] or "").casefold(), "")
        return (f"{name} / {bottom}" if bottom else name), own if own > 1 else scale
    return None


def multiplied(number: str, factor: int) -> str:
    """The number times the unit's scale, in plain digits, exactly.

    >>> multiplied("116.2", 1000)
    '116200'
    """
    if factor == 1:
        return number
    text = format(Decimal(number) * factor, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
