"""The closed list of units: names, words, what each is made of. `units.csv` adds to it in the same terms."""

from __future__ import annotations

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


UNITS: tuple[UnitDefinition, ...] = (
    UnitDefinition(
        "person", "count", Text("person", "person"), Text("people", "personer"),
        ("persons", "individual", "individuals", "individ", "individer"),
    ),
    UnitDefinition("child", "count", Text("child", "barn"), Text("children", "barn")),
    UnitDefinition("household", "count", Text("household", "hushåll"), Text("households", "hushåll")),
    UnitDefinition("family", "count", Text("family", "familj"), Text("families", "familjer")),
    UnitDefinition(
        "job", "count", Text("job", "jobb"), Text("jobs", "jobb"), ("arbetstillfälle", "arbetstillfällen"),
    ),
    UnitDefinition(
        "home", "count", Text("home", "bostad"), Text("homes", "bostäder"), ("dwelling", "dwellings"),
    ),
    UnitDefinition("event", "count", Text("event", "händelse"), Text("events", "händelser")),
    UnitDefinition("item", "count", Text("item", "styck"), Text("items", "stycken")),
    UnitDefinition(
        "SEK", "money", Text("krona", "krona"), Text("kronor", "kronor"), ("kr", "skr", "svenska kronor"),
    ),
    UnitDefinition(
        "ksek", "money", Text("thousand kronor", "tusen kronor"), Text("thousand kronor", "tusen kronor"),
        ("tkr", "kkr", "tsek", "tusen kr", "1000 kr", "1 000 kr"), "1000", "SEK",
    ),
    UnitDefinition(
        "msek", "money", Text("million kronor", "miljon kronor"), Text("million kronor", "miljoner kronor"),
        ("mkr", "mnkr", "mn kr", "milj kr", "milj. kr", "miljoner kr", "miljon kr", "million sek"),
        "1000000", "SEK",
    ),
    UnitDefinition(
        "mdkr", "money", Text("billion kronor", "miljard kronor"), Text("billion kronor", "miljarder kronor"),
        ("mdr kr", "md kr", "mdr", "mdsek", "gsek", "miljarder kr", "miljard kr", "billion sek"),
        "1000000000", "SEK",
    ),
    UnitDefinition("EUR", "money", Text("euro", "euro"), Text("euros", "euro"), ("€",)),
    UnitDefinition("USD", "money", Text("US dollar", "US-dollar"), Text("US dollars", "US-dollar"), ("$", "us$")),
    UnitDefinition("GBP", "money", Text("pound", "pund"), Text("pounds", "pund"), ("£", "pounds sterling")),
    UnitDefinition(
        "NOK", "money", Text("Norwegian krone", "norsk krona"), Text("Norwegian kroner", "norska kronor"), ("nkr",),
    ),
    UnitDefinition(
        "DKK", "money", Text("Danish krone", "dansk krona"), Text("Danish kroner", "danska kronor"), ("dkr",),
    ),
    UnitDefinition(
        "percent", "share", Text("per cent", "procent"), Text("per cent", "procent"), ("pct",), symbol="%",
    ),
    UnitDefinition(
        "permille", "share", Text("per mille", "promille"), Text("per mille", "promille"), ("per mil",),
        "0.1", "percent", "‰",
    ),
    UnitDefinition(
        "per_10000", "rate", Text("per 10,000", "per 10 000"), Text("per 10,000", "per 10 000"),
        ("per 10000", "per 10 000 invånare", "per 10,000 inhabitants", "per 10,000 people"),
        "0.01", "percent",
    ),
    UnitDefinition(
        "per_100000", "rate", Text("per 100,000", "per 100 000"), Text("per 100,000", "per 100 000"),
        ("per 100000", "per 100 000 invånare", "per 100,000 inhabitants", "per 100,000 people"),
        "0.001", "percent",
    ),
    UnitDefinition(
        "percentage_point", "points", Text("percentage point", "procentenhet"),
        Text("percentage points", "procentenheter"),
        ("percentage_points", "percentage-point", "percentage-points", "pp", "p.p.", "%-enhet", "%-enheter"),
    ),
    UnitDefinition("times", "times", Text("time", "gång"), Text("times", "gånger"), ("ggr", "x", "×", "fold")),
    UnitDefinition("rank", "rank", Text("place", "plats"), Text("place", "plats"), ("ranking", "placering")),
    UnitDefinition("index", "index", Text("index", "index"), Text("index", "index"), ("index points", "indexenheter")),
    UnitDefinition("year", "time", Text("year", "år"), Text("years", "år")),
    UnitDefinition(
        "half_year", "time", Text("half-year", "halvår"), Text("half-years", "halvår"),
        ("half year", "half years"), "1/2", "year",
    ),
    UnitDefinition(
        "quarter", "time", Text("quarter", "kvartal"), Text("quarters", "kvartal"), (), "1/4", "year",
    ),
    UnitDefinition(
        "month", "time", Text("month", "månad"), Text("months", "månader"), ("mån",), "1/12", "year",
    ),
    UnitDefinition("hour", "time", Text("hour", "timme"), Text("hours", "timmar"), ("h", "tim")),
    UnitDefinition("tonne", "mass", Text("tonne", "ton"), Text("tonnes", "ton")),
)  # fmt: skip
