"""The closed list of units: names, words, what each is made of. `units.csv` adds to it in the same terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from facts.words import Text

UnitKind = Literal[
    "count", "money", "share", "points", "rate", "times", "rank", "index", "time", "mass",
    "length", "area", "volume", "energy", "power", "temperature",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitDefinition:
    """A unit as it is defined: `factor` times the unit `of`, or a dimension of its own when `of` is "".

    `one` and `many` are its words after a number. `aliases` are other writings; case never matters.
    """

    name: str
    kind: UnitKind
    one: Text
    many: Text
    aliases: tuple[str, ...] = ()
    factor: str = "1"
    of: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class ScaleDefinition:
    """A power of ten before a unit: its `name` in units, its words, and the letters beside a sign of currency."""

    name: str
    factor: int
    words: Text
    aliases: tuple[str, ...]
    letters: str


def _of_watts(kind: UnitKind, sign: str, name: str, swedish: str) -> Iterator[UnitDefinition]:
    """A thousand watts (or watt hours) and the powers of a thousand above."""
    first = f"k{sign}"
    yield UnitDefinition(first, kind, Text(first, first), Text(first, first), (f"kilo{name}", f"kilo{swedish}"))
    for letter, prefix, factor in (("M", "mega", "1000"), ("G", "giga", "1000000"), ("T", "tera", "1000000000")):
        words = Text(f"{letter}{sign}", f"{letter}{sign}")
        aliases = (f"{prefix}{name}", f"{prefix}{swedish}")
        yield UnitDefinition(f"{letter}{sign}", kind, words, words, aliases, factor, first)


SCALES: tuple[ScaleDefinition, ...] = (
    ScaleDefinition(
        "1000", 10**3, Text("thousand", "tusen"),
        ("1 000", "1,000", "1.000", "'000", "000s", "thousands", "tusental", "tusentals", "1000-tal", "1000-tals",
         "1 000-tal", "1 000-tals", "tus", "tus."), "k t",
    ),
    ScaleDefinition(
        "million", 10**6, Text("million", "miljoner"),
        ("millions", "miljon", "milj", "milj.", "mio", "mill", "1000000", "1 000 000"), "m mn mln",
    ),
    ScaleDefinition(
        "billion", 10**9, Text("billion", "miljarder"),
        ("billions", "miljard", "milliard", "milliards", "mrd", "md", "mdr", "mia"), "b bn md mdr",
    ),
    ScaleDefinition("trillion", 10**12, Text("trillion", "biljoner"), ("trillions", "biljon"), "tn trn"),
)  # fmt: skip
"""Powers of ten that may stand before any unit. English billion (10^9) is the short scale; Swedish biljon is 10^12."""


TONNES = {"kton": "thousand", "kt": "thousand", "mton": "million", "mt": "million", "gton": "billion", "gt": "billion"}
"""Scale and tonne in one word, with the scale that each names."""


def _carbon(*units: str) -> tuple[str, ...]:
    """Each unit of mass with the gas that is counted in it, as people write it."""
    gases = ("co2", "co2e", "co2eq", "co₂", "co₂e", "co2-ekvivalenter", "co2-ekv", "co2-ekv.", "co2 equivalent",
             "koldioxid", "koldioxidekvivalenter", "carbon dioxide", "carbon dioxide equivalent")  # fmt: skip
    return tuple(f"{unit} {gas}" for unit in units for gas in gases)


UNITS: tuple[UnitDefinition, ...] = (
    UnitDefinition(
        "person", "count", Text("person", "person"), Text("people", "personer"),
        ("persons", "individual", "individuals", "individ", "individer", "invånare", "inv", "inv.", "inhabitant",
         "inhabitants", "resident", "residents", "capita", "människa", "människor", "medborgare", "citizen",
         "citizens"),
    ),
    UnitDefinition("child", "count", Text("child", "barn"), Text("children", "barn"), ("kids",)),
    UnitDefinition("household", "count", Text("household", "hushåll"), Text("households", "hushåll")),
    UnitDefinition("family", "count", Text("family", "familj"), Text("families", "familjer")),
    UnitDefinition(
        "job", "count", Text("job", "jobb"), Text("jobs", "jobb"),
        ("arbetstillfälle", "arbetstillfällen", "arbete", "arbeten", "tjänst", "tjänster", "position", "positions"),
    ),
    UnitDefinition(
        "home", "count", Text("home", "bostad"), Text("homes", "bostäder"),
        ("dwelling", "dwellings", "lägenhet", "lägenheter", "flat", "flats", "apartment", "apartments"),
    ),
    UnitDefinition("event", "count", Text("event", "händelse"), Text("events", "händelser")),
    UnitDefinition(
        "item", "count", Text("item", "styck"), Text("items", "stycken"),
        ("st", "st.", "pcs", "piece", "pieces", "antal"),
    ),
    UnitDefinition(
        "SEK", "money", Text("krona", "krona"), Text("kronor", "kronor"),
        ("kr", "skr", "svenska kronor", "swedish kronor", "swedish krona", ":-", ",-"),
    ),
    UnitDefinition(
        "ksek", "money", Text("thousand kronor", "tusen kronor"), Text("thousand kronor", "tusen kronor"),
        ("tkr", "kkr", "tsek"), "1000", "SEK",
    ),
    UnitDefinition(
        "msek", "money", Text("million kronor", "miljon kronor"), Text("million kronor", "miljoner kronor"),
        ("mkr", "mnkr"), "1000000", "SEK",
    ),
    UnitDefinition(
        "mdkr", "money", Text("billion kronor", "miljard kronor"), Text("billion kronor", "miljarder kronor"),
        ("mdr", "mdsek", "gsek"), "1000000000", "SEK",
    ),
    UnitDefinition("öre", "money", Text("öre", "öre"), Text("öre", "öre"), ("ore",), "0.01", "SEK"),
    UnitDefinition("EUR", "money", Text("euro", "euro"), Text("euros", "euro"), ("€",)),
    UnitDefinition(
        "USD", "money", Text("US dollar", "US-dollar"), Text("US dollars", "US-dollar"),
        ("$", "us$", "dollar", "dollars"),
    ),
    UnitDefinition(
        "GBP", "money", Text("pound", "pund"), Text("pounds", "pund"), ("£", "pounds sterling", "brittiska pund"),
    ),
    UnitDefinition(
        "NOK", "money", Text("Norwegian krone", "norsk krona"), Text("Norwegian kroner", "norska kronor"), ("nkr",),
    ),
    UnitDefinition(
        "DKK", "money", Text("Danish krone", "dansk krona"), Text("Danish kroner", "danska kronor"), ("dkr",),
    ),
    UnitDefinition(
        "percent", "share", Text("per cent", "procent"), Text("per cent", "procent"), ("pct", "proc"), symbol="%",
    ),
    UnitDefinition(
        "permille", "share", Text("per mille", "promille"), Text("per mille", "promille"),
        ("per mil", "per_1000", "per tusen", "per thousand", "per 1000", "per 1 000", "per 1,000", "per 1.000"),
        "0.1", "percent", "‰",
    ),
    UnitDefinition(
        "per_10000", "rate", Text("per 10,000", "per 10 000"), Text("per 10,000", "per 10 000"),
        ("per 10000", "per 10.000"), "0.01", "percent",
    ),
    UnitDefinition(
        "per_100000", "rate", Text("per 100,000", "per 100 000"), Text("per 100,000", "per 100 000"),
        ("per 100000", "per 100.000"), "0.001", "percent",
    ),
    UnitDefinition(
        "percentage_point", "points", Text("percentage point", "procentenhet"),
        Text("percentage points", "procentenheter"),
        ("percentage_points", "percentage-point", "percentage-points", "percent points", "per cent points", "pp",
         "p.p.", "ppt", "%-enhet", "%-enheter", "procentpoäng"),
    ),
    UnitDefinition(
        "times", "times", Text("time", "gång"), Text("times", "gånger"), ("ggr", "x", "×", "fold"),
    ),
    UnitDefinition("rank", "rank", Text("place", "plats"), Text("place", "plats"), ("ranking", "placering", "rang")),
    UnitDefinition("index", "index", Text("index", "index"), Text("index", "index"), ("index points", "indexenheter")),
    UnitDefinition("year", "time", Text("year", "år"), Text("years", "år"), ("yr", "yrs")),
    UnitDefinition(
        "decade", "time", Text("decade", "decennium"), Text("decades", "decennier"), ("årtionde", "årtionden"),
        "10", "year",
    ),
    UnitDefinition(
        "half_year", "time", Text("half-year", "halvår"), Text("half-years", "halvår"),
        ("half year", "half years"), "1/2", "year",
    ),
    UnitDefinition(
        "quarter", "time", Text("quarter", "kvartal"), Text("quarters", "kvartal"), (), "1/4", "year",
    ),
    UnitDefinition(
        "month", "time", Text("month", "månad"), Text("months", "månader"), ("mån", "mån."), "1/12", "year",
    ),
    # Days are not parts of a year here: a month has 28 to 31 of them, and a figure per month is not one per 30 days.
    UnitDefinition("week", "time", Text("week", "vecka"), Text("weeks", "veckor"), (), "7", "day"),
    UnitDefinition(
        "fortnight", "time", Text("fortnight", "tvåveckorsperiod"), Text("fortnights", "tvåveckorsperioder"), (),
        "14", "day",
    ),
    UnitDefinition("day", "time", Text("day", "dag"), Text("days", "dagar"), ("dygn",)),
    UnitDefinition("hour", "time", Text("hour", "timme"), Text("hours", "timmar"), ("h", "tim", "hrs"), "1/24", "day"),
    UnitDefinition(
        "quarter_of_an_hour", "time", Text("quarter of an hour", "kvart"), Text("quarters of an hour", "kvart"),
        ("kvartar",), "1/96", "day",
    ),
    UnitDefinition("minute", "time", Text("minute", "minut"), Text("minutes", "minuter"), ("min",), "1/1440", "day"),
    UnitDefinition("m", "length", Text("metre", "meter"), Text("metres", "meter"), ("meters",)),
    UnitDefinition(
        "cm", "length", Text("centimetre", "centimeter"), Text("centimetres", "centimeter"), (), "0.01", "m",
    ),
    UnitDefinition(
        "mm", "length", Text("millimetre", "millimeter"), Text("millimetres", "millimeter"), (), "0.001", "m",
    ),
    UnitDefinition(
        "km", "length", Text("kilometre", "kilometer"), Text("kilometres", "kilometer"), ("kilometers",), "1000", "m",
    ),
    UnitDefinition(
        "mil", "length", Text("Swedish mile", "mil"), Text("Swedish miles", "mil"), ("svenska mil",), "10000", "m",
    ),
    UnitDefinition("mile", "length", Text("mile", "engelsk mil"), Text("miles", "engelska mil"), (), "1609.344", "m"),
    UnitDefinition(
        "m2", "area", Text("square metre", "kvadratmeter"), Text("square metres", "kvadratmeter"),
        ("m²", "kvm", "sqm", "sq m", "square meter", "square meters"),
    ),
    UnitDefinition("hectare", "area", Text("hectare", "hektar"), Text("hectares", "hektar"), ("ha",), "10000", "m2"),
    UnitDefinition(
        "km2", "area", Text("square kilometre", "kvadratkilometer"), Text("square kilometres", "kvadratkilometer"),
        ("km²", "kvkm", "sq km", "square kilometer", "square kilometers"), "1000000", "m2",
    ),
    UnitDefinition("litre", "volume", Text("litre", "liter"), Text("litres", "liter"), ("l", "liters"), "0.001", "m3"),
    UnitDefinition(
        "m3", "volume", Text("cubic metre", "kubikmeter"), Text("cubic metres", "kubikmeter"),
        ("m³", "kbm", "cubic meter", "cubic meters"),
    ),
    UnitDefinition(
        "gram", "mass", Text("gram", "gram"), Text("grams", "gram"), ("g", *_carbon("g", "gram")), "0.001", "kg",
    ),
    UnitDefinition(
        "kg", "mass", Text("kilo", "kilo"), Text("kilos", "kilo"), ("kilogram", "kilograms", *_carbon("kg")),
    ),
    UnitDefinition(
        "tonne", "mass", Text("tonne", "ton"), Text("tonnes", "ton"),
        ("tons", *_carbon("ton", "tonnes", "tonnes of")), "1000", "kg",
    ),
    *_of_watts("energy", "Wh", "watt hours", "wattimmar"),
    *_of_watts("power", "W", "watts", "watt"),
    UnitDefinition(
        "celsius", "temperature", Text("degree Celsius", "grad Celsius"), Text("degrees Celsius", "grader Celsius"),
        ("°c", "degrees", "grader", "grad", "°"),
    ),
)  # fmt: skip

GROUPS_OF_PEOPLE = frozenset(
    {
        "men", "women", "males", "females", "boys", "girls", "män", "kvinnor", "pojkar", "flickor",
    }
)  # fmt: skip
"""Words that say which half of people a figure counts: they belong in the column population."""
