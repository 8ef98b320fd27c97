"""The unit of a published table, out of the words that say it: "1000 personer", "Andel (%)", "i tusental", "£m"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from facts.figures.units import Units
from facts.language.unit_words import unit_of_one
from facts.statistics.headings import heading_words, is_group

_THOUSAND = r"(?:1[ \u00a0.,]?000(?!\d)(?:-tal)?|tusentals?|tusen|thousands?|['’]000s?|000s|ths|tals?)"
_MILLION = r"(?:1[ \u00a0.,]?000[ \u00a0.,]?000(?!\d)|miljontals?|miljoner|miljon|millions?|milj\.?|mn|mio\.?)"
_BILLION = r"(?:1[ \u00a0.,]?000[ \u00a0.,]?000[ \u00a0.,]?000(?!\d)|miljarder|miljard|billions?|mdr|md|bn)"
# "Firms with more than 1 000 employees" and "500–1 000 kr" name a size, no scale.
_NO_SIZE = "".join(f"(?<!{word} )" for word in ("än", "över", "under", "minst", "till", "than", "over", "least", "to"))
_SCALES = tuple(
    (re.compile(rf"(?<![\w.,–-]){_NO_SIZE}{pattern}(?!\w)", re.IGNORECASE), scale)
    for pattern, scale in ((_BILLION, 1_000_000_000), (_MILLION, 1_000_000), (_THOUSAND, 1_000))
)
_MONEY = re.compile(r"([£€$])\s?(m|mn|bn|k|million|billion|thousand|000)?(?!\w)", re.IGNORECASE)
_MONEY_SCALES = {"": 1, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000,
                 "billion": 1_000_000_000, "k": 1_000, "thousand": 1_000, "000": 1_000}  # fmt: skip
_PER_WORD = re.compile(r"\bper ([^\W\d_]+)", re.IGNORECASE)
_HEADS = ("person", "child", "household")
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
_PER = re.compile(
    r"\b(?:per|/)\s?(1[ \u00a0.,]?000|10[ \u00a0.,]?000|100[ \u00a0.,]?000|tusen|hundratusen)(?:\s|$|\))", re.IGNORECASE
)
_PER_UNITS = {"1000": ("per_1000", "permille"), "tusen": ("per_1000", "permille"), "10000": ("per_10000",),
              "100000": ("per_100000",), "hundratusen": ("per_100000",)}  # fmt: skip
_RATES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(words, re.IGNORECASE), unit)
    for words, unit in (
        (r"procentenhet|percentage point|%-enhet|prosentpoeng|prozentpunkte?", "percentage_point"),
        (r"‰|\bpromille\b|\bper mille\b", "permille"),
        (r"%|\bprocent\b|\bprocentuell\w*|\bper ?cent\b|\bpercent(?:age)?\b|\bpro[sz]ent\b", "percent"),
        (r"\bandel(?:en|ar)?\b|\bshare\b|\bproportion\b", "percent"),
        (r"\bindex(?:tal)?\b|\b(?:19|20)\d\d\s?=\s?100\b", "index"),
    )
)
# A rate or a mean of people counts no people.
_OF_NOTHING_COUNTED = re.compile(
    r"\b(?:rate|ratio|kvot|average|mean|median|index|genomsnitt\w*|medel(?!st)\w+|dödlighet|frekvens)\b", re.IGNORECASE
)
# Such words name what is measured, not things that can be counted: "Folkökning", "Medelålder", "Sysselsättningsgrad".
_OF_NO_THING = re.compile(
    r"(?:ning|het|tal|grad|tion|skap|else|ment|ity|growth|ålder|inkomst|lön|income)$|^(?:därav|varav|thereof)$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:totalt |total )?(?:antal(?:et)?|number(?: of)?|count(?: of)?|antall|anzahl)(?:\s|$)", re.IGNORECASE
)
_AFTER_NOUN = re.compile(
    r"\s(?:i|på|per|av|med|som|till|för|hos|under|efter|in|of|to|by|with|who|that|at|on|from|for|among)\s",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_CURRENCIES: dict[str, tuple[str, int]] = {
    "mdr kr": ("SEK", 1_000_000_000), "mdkr": ("SEK", 1_000_000_000), "mnkr": ("SEK", 1_000_000),
    "msek": ("SEK", 1_000_000), "mkr": ("SEK", 1_000_000), "ksek": ("SEK", 1_000), "tkr": ("SEK", 1_000),
    "kronor": ("SEK", 1), "kr": ("SEK", 1), "sek": ("SEK", 1), "nok": ("NOK", 1), "dkk": ("DKK", 1),
    "euros": ("EUR", 1), "euro": ("EUR", 1), "eur": ("EUR", 1), "usd": ("USD", 1), "us dollars": ("USD", 1),
    "us dollar": ("USD", 1), "u.s. dollars": ("USD", 1), "u.s. dollar": ("USD", 1), "us$": ("USD", 1),
    "dollars": ("USD", 1), "dollar": ("USD", 1), "gbp": ("GBP", 1), "pounds": ("GBP", 1), "pound": ("GBP", 1),
}  # fmt: skip
_MONEY_WORDS = re.compile(
    # Dollars of equal purchasing power are nobody's money.
    rf"(?<!\w)(?<!international )(?<!int\. )(?<!ppp )({'|'.join(map(re.escape, _CURRENCIES))})"
    r"(?:\s?(?:/|per)\s?([^\W\d_]+\.?))?(?!\w)",
    re.IGNORECASE,
)
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
            r"folkmängd(?:en)?|folkökning(?:en)?|arbetskraft(?:en)?|befolkning(?:en)?|bevölkerung|einwohner|personen|invånare"
            r"|population(?! (?:survey|census|register)s?)|inhabitants|personer|persons?|people|individer"
            r"|folketall?|väkiluku|net migration|nettoinflyttning|flyttnetto"
            r"|arbetslösa|arbeidsledige|arbetsløse|erwerbstätige|erwerbslose|arbeitslose|sysselsatta|sysselsatte|unemployed|employed|elever|pupils|students|studenter|kvinnor|män|women|men"
            r"|födda|döda|deaths|births|inflyttade|utflyttade|immigrants|emigrants|asylsökande|anställda|employees|deltagare|patienter|patients"
            r"|flyttningar|folkemengde|väestö|refugees|flyktingar|asylum[ -]seekers|erwerbst(?:ä|ae)tige"
            r"|bevölkerungsstand", "person",
        ),
        (r"ton|tonnes|tonnage", "tonne"),
        (r"timmar|hours", "hour"),
    )
)  # fmt: skip
_COUNTED = frozenset(unit for _, unit in _NOUNS)
# Codes that a column of units has in small letters too, and no other text is.
_SMALL_CODES = ("t", "ha", "h", "hr", "yr")
_PER_MILLION = re.compile(r"(?:/|\bper)\s?(?:1[ \u00a0.,]?000[ \u00a0.,]?000|million|miljon)", re.IGNORECASE)
_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\s*$")
_LAST_COMMA = re.compile(r",\s*([^,()]{1,60})$")
# A title has a line or two; what stands after so many letters is a note.
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

    >>> published_unit(["Arbetslösa (1000 personer)"], Units())
    PublishedUnit(name='1000 person', factor=1, is_said=True)
    >>> published_unit(["Antal", "Antal och andel elever"], Units()).name
    'person'
    >>> published_unit(["Genomsnittligt meritvärde", "Betyg i årskurs 9, samtliga elever"], Units()) is None
    True
    """
    scale, base, is_count, is_mean = 1, "", False, False
    remaining = [text for text in texts if text]
    for n, text in enumerate(remaining):
        if unit := _named_outright(text, units, is_alone=n == 0):
            base, scale = _of_each(unit, remaining[n : n + 2], units), 1
        else:
            is_count = is_count or _COUNT.match(text) is not None
            name, factor = _unit_and_scale(text[:_LONGEST], is_count) or ("", 1)
            # Of whom a mean is taken is what the next text says, not what it counts.
            name = "" if is_mean and name in _COUNTED else name
            is_mean = is_mean or _OF_NOTHING_COUNTED.search(text) is not None
            base, scale = base or name, scale if scale > 1 else factor
        if base:
            return _in_list(
                base, scale if scale > 1 else _scale_said(base, remaining[n + 1 :], units), units, is_said=True
            )
    return _in_list("item", scale, units, is_said=False) if scale > 1 else None


def _of_each(unit: str, texts: Sequence[str], units: Units) -> str:
    """The unit for each of those that a text names: "Kostnad per barn (tkr)" is in thousands of kronor a child."""
    head = next(filter(None, map(_head, texts)), "")
    of_each = units.find(f"{unit} / {head}") if head and " / " not in unit else None
    return of_each.name if of_each else unit


def _scale_said(base: str, texts: Sequence[str], units: Units) -> int:
    """The scale that a table's title or unit line says of a unit that is named before it: "Households, thousands"."""
    unit = units.find(base)
    if unit is None or unit.kind not in ("count", "money") or unit.factor != 1:
        return 1
    found = (_unit_and_scale(text[:_LONGEST], False) for text in texts)
    return next((scale for name, scale in filter(None, found) if scale > 1 and name in ("", base)), 1)


def _named_outright(text: str, units: Units, *, is_alone: bool) -> str:
    """The unit that a text is, or that stands in brackets or after a comma at its end: "Emissions (tonnes)"."""
    # "M" and "L" stand over votes more often than over metres and litres.
    ends = [text] if is_alone and not (len(text) == 1 and text.isupper()) else []
    ends += [match[1] for match in (_LAST_BRACKETS.search(text), _LAST_COMMA.search(text)) if match]
    ends += [
        _COUNT.sub("", end) for end in ends[is_alone:] if _COUNT.match(end)
    ]  # "Births by area, number of children"
    found = (units.find(end) for end in ends if not is_group(end))
    return next((unit.name for unit in found if unit and unit.name != "item"), "")


def is_measure(text: str) -> bool:
    """Whether a heading says what is measured, by the way in which it is counted.

    >>> is_measure("Antal hushåll"), is_measure("Utbetalt, tkr"), is_measure("Kvinnor")
    (True, True, False)
    """
    if _COUNT.match(text) or any(pattern.search(text) for pattern, _ in _RATES):
        return True
    return _money(text) is not None or any(pattern.search(text) for pattern, _ in _SCALES)


def name_measures(labels: Sequence[str]) -> bool:
    """Whether the labels of rows say in different units what each measures, as in a five-year summary.

    >>> name_measures(["Resultat (mnkr)", "Soliditet (%)"]), name_measures(["Andel män (%)", "Andel kvinnor (%)"])
    (True, False)
    """
    if sum(map(is_measure, labels)) * 2 < len(labels):
        return False
    ends = (_LAST_BRACKETS.search(label) or _LAST_COMMA.search(label) for label in labels)
    units = (published_unit([end[1]], _listed()) for end in ends if end)
    return len({unit.name for unit in units if unit and unit.is_said}) > 1


@cache
def _listed() -> Units:
    """The closed list of units: a heading is no place for a user's own."""
    return Units()


@lru_cache(maxsize=5_000)
def names_unit(text: str) -> bool:
    """Whether a unit, or a scale of one, can be read out of a text.

    >>> names_unit("PC_ACT"), names_unit("1000-tal"), names_unit("Norrskolan")
    (True, True, False)
    """
    return (
        text.casefold() in heading_words().unit_codes or is_unit(text) or published_unit([text], _listed()) is not None
    )


@lru_cache(maxsize=5_000)
def is_unit(text: str) -> bool:
    """Whether a heading is a unit and no more.

    >>> is_unit("km2"), is_unit("antal"), is_unit("Kvinnor")
    (True, True, False)
    """
    return _COUNT.fullmatch(text) is not None or _listed().find(text) is not None


def is_scale(text: str) -> bool:
    """Whether a text is a scale and no more.

    >>> is_scale("1000"), is_scale("1 000 000"), is_scale("Tusental"), is_scale("1200")
    (True, True, True, False)
    """
    return any(pattern.fullmatch(text) for pattern, _ in _SCALES)


def is_unit_heading(text: str) -> bool:
    """Whether a heading is a unit, a scale or one word for a share: what stands over figures and names no group.

    >>> is_unit_heading("1000"), is_unit_heading("Prozent"), is_unit_heading("Andel kvinnor, %")
    (True, True, False)
    """
    return is_scale(text) or is_unit(text) or (" " not in text and is_measure(text))


def own_unit(measure: str, units: Units) -> str:
    """The countable thing that a measure's name ends with, as a unit of its own; "" where it names none.

    >>> own_unit("Antal verkställda avhysningar", Units()), own_unit("Number of visits to libraries", Units())
    ('avhysningar', 'visits')
    """
    phrase = _IN_BRACKETS.sub("", measure).partition(",")[0]
    counted = _COUNT.match(phrase)
    words = _AFTER_NOUN.split(phrase[counted.end() :] if counted else phrase)[0].split()
    if not words or not (counted or (len(words) == 1 and not _OF_NO_THING.search(words[0]))):
        return ""
    if not (words[-1].islower() or words[-1].istitle()):
        return ""
    unit = units.own(words[-1].casefold())
    return unit.name if unit and unit.kind == "count" else ""


def _in_list(base: str, scale: int, units: Units, *, is_said: bool) -> PublishedUnit:
    if scale == 1:
        known = units.find(base)
        return PublishedUnit(known.name if known else "item", 1, is_said)
    for written in _scaled_names(base, scale):
        if (unit := units.find(written)) and unit.factor == scale * (units.find(base) or unit).factor:
            return PublishedUnit(unit.name, 1, is_said)
    known = units.find(base)
    return PublishedUnit(known.name if known else "item", scale, is_said)


def _scaled_names(base: str, scale: int) -> Iterator[str]:
    money = {("SEK", 1_000): "ksek", ("SEK", 1_000_000): "msek", ("SEK", 1_000_000_000): "mdkr"}
    if short := money.get((base, scale)):
        yield short
    yield f"{scale} {base}"


@lru_cache(maxsize=5_000)
def _unit_and_scale(text: str, is_count: bool) -> tuple[str, int] | None:
    """The unit's name ("" for none) and the scale that a text names; None when it names neither."""
    if code := _of_code(text):
        return code
    if _PER_MILLION.search(text):
        return None  # a rate that the list of units does not have, and no number of millions
    if per := _PER.search(text):
        return _PER_UNITS[re.sub(r"\D", "", per[1]) or per[1].casefold()][0], 1
    if not is_count:
        for pattern, name in _RATES:
            if pattern.search(text):
                return name, 1
    if money := _money(text):
        return money
    scale = next((factor for pattern, factor in _SCALES if pattern.search(text)), 1)
    if _OF_NOTHING_COUNTED.search(text):
        return ("", scale) if scale > 1 else None
    places = [(match.start(), unit) for pattern, unit in _NOUNS if (match := pattern.search(text))]
    if places:
        return min(places)[1], scale
    return ("", scale) if scale > 1 else None


def _of_code(text: str) -> tuple[str, int] | None:
    """What a database's code for a unit means: its first part often says it ("PC_HHDI", "PT_LF")."""
    codes = heading_words().unit_codes
    if " " in text or not (text.isupper() or text in _SMALL_CODES):
        return None
    key = text.casefold()
    said = codes.get(key) or codes.get(f"{key.partition('_')[0]}_", "")
    if not said:
        return None
    number, _, base = said.rpartition(" ") if said[0].isdecimal() else ("", "", said)
    return ("", int(said)) if said.isdecimal() else (base, int(number or 1))


def _one_of(word: str) -> str:
    """The unit of what one of is named in either language, "" where none has it: "elev", "household"."""
    return unit_of_one(word, "sv") or unit_of_one(word, "en")


def _head(text: str) -> str:
    """For whom a text says that something is counted: "per capita", "per elev"; "" for nobody."""
    return next((unit for word in _PER_WORD.findall(text) if (unit := _one_of(word)) in _HEADS), "")


def _money(text: str) -> tuple[str, int] | None:
    scale = next((factor for pattern, factor in _SCALES if pattern.search(text)), 1)
    if sign := _MONEY.search(text):
        own = _MONEY_SCALES[(sign[2] or "").casefold()]
        name, head = _SIGNS[sign[1]], _head(text)
        return f"{name} / {head}" if head else name, own if own > 1 else scale
    if word := _MONEY_WORDS.search(text):
        name, own = _CURRENCIES[" ".join(word[1].casefold().split())]
        bottom = _one_of(word[2] or "") or _head(text)
        return (f"{name} / {bottom}" if bottom else name), own if own > 1 else scale
    return None


_EXPONENTS = {"units": 0, "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9}
_POWER = re.compile(r"[0-9]{1,2}")


@lru_cache(maxsize=1_000)
def power_of_ten(text: str) -> int:
    """The power of ten that a cell of a column such as UNIT_MULT says.

    >>> [power_of_ten(text) for text in ("3", "Thousands", "6: Millions", "2024")]
    [3, 3, 6, 0]
    """
    first = text.partition(":")[0].strip().casefold()
    return int(first) if _POWER.fullmatch(first) else _EXPONENTS.get(first, 0)


def multiply(number: str, factor: int) -> str:
    """The number times the unit's scale, in plain digits, exactly.

    >>> multiply("116.2", 1000)
    '116200'
    """
    if factor == 1:
        return number
    text = format(Decimal(number) * factor, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
