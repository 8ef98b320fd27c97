"""Figures, units and parties for the tests of the charts."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from facts.audit.points import Series, series_of
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.parties import Parties
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.words import Text

CHILD = Unit("child", "child", 1.0, "count", Text("child", "barn"), Text("children", "barn"))
JOB = Unit("job", "job", 1.0, "count", Text("job", "jobb"), Text("jobs", "jobb"))
PERSON = Unit("person", "person", 1.0, "count", Text("person", "person"), Text("persons", "personer"))
PERCENT = Unit("percent", "percent", 1.0, "share", Text("per cent", "procent"), Text("per cent", "procent"), "%")
TIMES = Unit("times", "times", 1.0, "times", Text("time", "gång"), Text("times", "gånger"))
RANK = Unit("rank", "rank", 1.0, "rank", Text("place", "plats"), Text("place", "plats"))
MSEK = Unit("msek", "SEK", 1e6, "money", Text("SEK million", "mkr"), Text("SEK million", "mkr"))
MDKR = Unit("mdkr", "SEK", 1e9, "money", Text("SEK billion", "mdkr"), Text("SEK billion", "mdkr"))


PARTIES = Parties()


def half(year: int, n: int = 1) -> Period:
    return (
        Period(date(year, 1, 1), date(year, 6, 30), "half_year")
        if n == 1
        else Period(date(year, 7, 1), date(year, 12, 31), "half_year")
    )


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def month(number: int, n: int) -> Period:
    after = date(number + n // 12, n % 12 + 1, 1)
    return Period(date(number, n, 1), after - timedelta(days=1), "month")


def day(number: int, n: int, d: int) -> Period:
    return Period(date(number, n, d), date(number, n, d), "day")


_DEFAULTS: dict[str, Any] = {
    field.name: "" for field in fields(Figure) if field.default is field.default_factory is MISSING
}
_DEFAULTS |= {
    "line": 1, "series": "s", "unit": CHILD, "contested": False, "change_since": None, "measure_kind": "outcome",
    "time_kind": "flow", "period_basis": "stated", "role": "claim", "cited_by": "Sten Nordin", "parties": ("M",),
    "party_basis": "document", "quote": "Ord.", "page": "1", "document": "PM", "document_date": date(2012, 9, 13),
    "accessed": None, "evidence": (), "cluster_size": None,
}  # fmt: skip


DRYGT = {"approximator": "drygt", "approximator_en": "just over"}
REFERENCE: dict[str, Any] = {"role": "reference", "parties": (), "cited_by": "", "producer": "Kronofogden"}


def figure(value: float | str | None, period: Period | int, **given: Any) -> Figure:
    """A figure that says `value` for `period`, exact without a `reading` of low, high, open ends."""
    number = None if value is None else Decimal(str(value))
    exact = None if number is None else Interval(float(number), float(number))
    low, high, *is_open = given.pop("reading", (None, None))
    ends = (None if end is None else float(end) for end in (low, high))
    reading = exact if low is high is None else Interval(*ends, *is_open)
    of_series = {name: given.pop(name) for name in list(given) if name.startswith(("title", "topic"))}
    raw = {name: given.pop(name) for name in list(given) if name.endswith(("_en", "_sv"))}
    said = {**_DEFAULTS, **given}
    when = year(period) if isinstance(period, int) else period
    said["id"] = said["id"] or f"{said['series']}-{when.code}-{value}"
    interpreted = {"value": number, "of_series": of_series, "reading": reading, "period": when, "raw": raw}
    return Figure(**said | interpreted)


def series(*figures: Figure) -> Series:
    """One series of these figures."""
    (only,) = series_of(figures)
    return only


def summer_jobs() -> list[Figure]:
    """Outcomes and targets of three years, one of them hedged and one without a number."""
    return [
        figure(3000, 2010, unit=JOB, measure_kind="target"),
        figure(4100, 2010, unit=JOB),
        figure(4300, 2011, unit=JOB, reading=(4300, 4350, True, True), **DRYGT),
        figure(None, 2012, unit=JOB, measure_kind="target", direction="increase"),
        figure(5023, 2012, unit=JOB),
    ]
