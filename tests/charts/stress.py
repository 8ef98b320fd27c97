"""Series that are hard to draw, one of each kind, made up for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from tests.charts.making import (
    DRYGT,
    JOB,
    MDKR,
    MSEK,
    PERCENT,
    PERSON,
    RANK,
    REFERENCE,
    day,
    figure,
    half,
    month,
    series,
)

EIGHT = ("S", "M", "SD", "C", "V", "KD", "L", "MP")
TOWNS = ("Arboga", "Boden", "Dalarö", "Eslöv", "Flen", "Gränna", "Hjo", "Ivetofta")
LONG_NAME = "Socialstyrelsen (National Board of Health and Welfare)"
NOBODY: dict[str, Any] = {"parties": (), "cited_by": "Statistikchefen"}


def _about(value: float) -> dict[str, Any]:
    return {"approximator": "cirka", "reading": (value * 0.95, value * 1.05)}


def _almost(value: float) -> dict[str, Any]:
    return {"approximator": "nästan", "reading": (value * 0.95, value, False, True)}


def _over(value: float) -> dict[str, Any]:
    return {"approximator": "över", "reading": (value, None, True, False)}


def _drygt(value: float) -> dict[str, Any]:
    return {**DRYGT, "reading": (value, value * 1.05, True, True)}


def _quarter(year: int, n: int) -> Period:
    end = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}[n]
    return Period(date(year, 3 * n - 2, 1), date(year, *end), "quarter")


def _spoken_by(parties: Sequence[str], value: float, year: int) -> list[Figure]:
    return [figure(value, year, parties=(each,), cited_by=f"Ledamot {each}", id=f"{each}-{year}") for each in parties]


def _parts_of_years(parties: bool) -> list[Figure]:
    found = []
    for year, base in ((2018, 480), (2019, 510)):
        found.append(figure(base, year, parties=("C",) if parties else ("M",)))
        found += [figure(base * 0.4 + 30 * n, half(year, n), parties=("V",) if parties else ("M",)) for n in (1, 2)]
        found += [figure(base // 4 + 9 * n, _quarter(year, n)) for n in (1, 2, 3, 4)]
    found.append(figure(1480, Period(date(2017, 1, 1), date(2019, 12, 31), "span")))
    if parties:
        found += [figure(float(each.value or 0) * 1.04, each.period, **REFERENCE) for each in found]
    return found


def _towns(values: Callable[[int, int], float], **given: Any) -> list[Figure]:
    return [
        figure(round(values(k, n), 1), 2017 + n, place=town, unit=PERCENT, **REFERENCE, **given)
        for k, town in enumerate(TOWNS) for n in range(4)
    ]  # fmt: skip


def _wave(k: int) -> int:
    return 18000 + 900 * (k * 7 % 11) + 410 * (k % 5)


KINDS: dict[str, Callable[[], list[Figure]]] = {
    "many changes, claimed and published": lambda: (
        [
            figure(n % 3 - 1 + 0.1 * n, 2014 + n, unit=PERCENT, change_since=_year(2013 + n), **REFERENCE)
            for n in range(8)
        ]
        + [figure(-3, 2021, unit=PERCENT, change_since=_year(2019), parties=("S",))]
    ),
    "nine who say which way it goes": lambda: [
        figure(None, 2012 + n, unit=None, direction=("increase", "decrease")[n % 2], parties=(EIGHT[n % 8],))
        for n in range(9)
    ],
    "places in a ranking": lambda: [
        figure(v, 2012 + 3 * n, unit=RANK, compared_with=(("", "OECD countries"),), **REFERENCE)
        for n, v in enumerate((28, 24, 11, 19))
    ],
    "one claim and published figures of many towns": lambda: [
        *_towns(lambda k, n: 70 + 2 * k + n),
        figure(80, 2020, unit=PERCENT, place=TOWNS[0], **_almost(80)),
    ],
    "a change since a year": lambda: [
        figure(7, 2019, unit=PERCENT, change_since=_year(2018)),
        figure(-12, 2019, unit=PERCENT, change_since=_year(2009)),
    ],
    "one figure of twelve citers": lambda: [
        *_spoken_by(EIGHT, 2650, 2019),
        *(
            figure(2650, 2019, parties=(), cited_by=name, id=name)
            for name in ("Ada Ek", "Bo Dal", "Cia Ask", "Don Hed")
        ),
        figure(2400, 2018),
    ],
    "the same figures of six parties": lambda: [
        each
        for year, value in ((2017, 7120), (2018, 7205), (2019, 7180))
        for each in _spoken_by(EIGHT[:6], value, year)
    ],
    "a joint statement of eight parties": lambda: [
        figure(31200, 2017, parties=EIGHT),
        figure(33800, 2019, parties=EIGHT),
    ],
    "five days": lambda: [
        figure(v, day(2022, 3, d), time_kind="stock", **NOBODY)
        for d, v in ((1, 41), (2, 55), (3, 47), (9, 62), (20, 39))
    ],
    "close claims on one year": lambda: [
        figure(5, 2018, **_drygt(5)),
        figure(5.2, 2018, parties=("S",)),
        figure(5.4, 2018, **_almost(5.4)),
        figure(5.1, 2018, parties=("C",)),
        figure(5.6, 2019, parties=("S",)),
        figure(5.5, 2019, **_about(5.5)),
        figure(5.8, 2019, parties=("V",)),
    ],
    "claims without a number": lambda: [
        figure(None, 2010 + n, unit=None, direction=way) for n, way in enumerate(("increase", "decrease", "increase"))
    ],
    "six who disagree": lambda: [
        figure(12.8, 2019, unit=MDKR, parties=("S",)),
        figure(14, 2019, unit=MDKR, **_about(14)),
        figure(14.5, 2019, unit=MDKR, parties=("SD",)),
        figure(15, 2019, unit=MDKR, **_almost(15)),
        figure(21, 2019, unit=MDKR, **_over(21)),
        figure(50, 2019, unit=MDKR, **_over(50)),
    ],
    "values close together": lambda: [
        figure(200_000 + v, 2016 + n, **NOBODY) for n, v in enumerate((234, 301, 287, 350))
    ],
    "small hedged counts": lambda: [
        figure(3, 2017, unit=JOB, **_drygt(3)),
        figure(4, 2018, unit=JOB, **_almost(4)),
        figure(2, 2019, unit=JOB, **_about(2)),
    ],
    "very large": lambda: [
        figure(v, 2016 + n, unit=PERSON) for n, v in enumerate((10**12, 1_120 * 10**9, 1_301_234_567_890))
    ],
    "very small": lambda: [figure(v, 2016 + n, unit=PERCENT) for n, v in enumerate(("0.0002", "0.00024", "0.00019"))],
    "nine powers of ten": lambda: [figure(f"{10.0 ** (n - 4):.4f}", 2010 + n, unit=MSEK) for n in range(9)],
    "every kind of figure in one year": lambda: [
        figure(n, 2030, unit=MDKR, measure_kind=kind, **more)
        for n, kind, more in (
            (16, "target", {}),
            (19, "budget", {}),
            (27, "forecast", _about(27)),
            (31, "estimate", _over(31)),
            (34, "outcome", {}),
        )
    ],
    "one long word": lambda: [
        figure(
            12 + n, 2018 + n, parties=(), cited_by="Realisationsvinstbeskattningsutredningskommittébetänkandenämnden"
        )
        for n in range(2)
    ],
    "two languages": lambda: [
        figure(1200, _quarter(2018, 2), **_drygt(1200)),
        figure(1100, _quarter(2018, 3), **_almost(1100)),
    ],
    "thirty months": lambda: [figure(_wave(n) // 20, month(2017 + n // 12, n % 12 + 1), **NOBODY) for n in range(30)],
    "ten of one year": lambda: [
        figure(600 + 17 * n, 2019, unit=MSEK, parties=(EIGHT[n % 8],), **(_about(600 + 17 * n) if n % 3 == 1 else {}))
        for n in range(10)
    ],
    "open ends": lambda: [
        figure(v, 2012 + n, approximator=word, reading=reading)
        for n, (v, word, reading) in enumerate(
            (
                (4000, "mer än", (4000, None, True, False)),
                (4500, "minst", (4500, None, False, False)),
                (5200, "färre än", (0, 5200, False, True)),
                (4800, "högst", (0, 4800, False, False)),
                (3000, "över", (3000, None, True, False)),
                (5100, "cirka", (5050, 5150, False, False)),
                (4900, "nästan", (4850, 4900, False, True)),
                (5000, "drygt", (5000, 5500, True, True)),
            )
        )
    ],
    "years, half-years and quarters": lambda: _parts_of_years(parties=False),
    "claimed and published parts of years": lambda: _parts_of_years(parties=True),
    "eight towns": lambda: _towns(lambda k, n: 4 + 1.3 * k + 0.6 * (n * (k + 1) % 3)),
    "five towns close to each other": lambda: _towns(lambda k, n: 88 + 0.3 * k + 0.2 * (n * 3 % 4))[:20],
    "eight towns in one year": lambda: [
        each for each in _towns(lambda k, n: 22 + 5 * k) if each.period.start.year == 2019
    ],
    "thirty years": lambda: [figure(_wave(n), 1990 + n, **NOBODY) for n in range(30)],
    "sixty years": lambda: [figure(_wave(n), 1950 + n, **NOBODY) for n in range(60)],
    "sixty years of three parties": lambda: [figure(_wave(n), 1950 + n, parties=(EIGHT[n % 3],)) for n in range(60)],
    "three producers in turn": lambda: [
        figure(
            900 + 40 * n, 2015 + n, **{**REFERENCE, "producer": ("Staden", "Socialstyrelsen", "Statistikbyrån")[n % 3]}
        )
        for n in range(6)
    ],
    "two producers of the same years": lambda: [
        figure(300 + 20 * n + gap, 2015 + n, time_kind="stock", **{**REFERENCE, "producer": who})
        for gap, who in ((0, "Statistikbyrån"), (11, "Länsstyrelsen"))
        for n in range(4)
    ],
    "producers of a year each and of several": lambda: [
        figure(v, 2015 + n, **{**REFERENCE, "producer": who})
        for n, (v, who) in enumerate(
            ((1210, "Staden"), (1260, LONG_NAME), (1410, "Staden"), (1380, LONG_NAME), (1300, "Statistikbyrån"))
        )
    ],
    "margins of months": lambda: [
        figure(v, month(2021, n + 1), unit=PERCENT, margin=Interval(v - 1.8, v + 1.8), **more)
        for more in ({}, REFERENCE)
        for n, v in enumerate((31.2, 30.1, 32.4, 31.0))
    ],
    "twelve parties of two years": lambda: [
        each
        for year in (2019, 2022)
        for n, party in enumerate((*EIGHT, "FI", "PP", "ÖP", "SPI"))
        for each in _spoken_by((party,), 500 + 20 * n + (year - 2019) * 30, year)
    ],
    "thirty hedged years": lambda: [
        figure(value, 1990 + n, parties=(EIGHT[n % 3],), **(_about, _almost, _over, _drygt)[n % 4](value))
        for n, value in enumerate(map(_wave, range(30)))
    ],
    "shares near all": lambda: [figure(f"{97.1 + 0.4 * n:.1f}", 2015 + n, unit=PERCENT, **NOBODY) for n in range(5)],
    "targets after outcomes": lambda: [
        figure(950, 2017),
        figure(870, 2018),
        figure(1200, 2019, measure_kind="target"),
        figure(910, 2019),
        figure(1000, 2020, measure_kind="budget"),
        figure(1500, 2022, measure_kind="target"),
        figure(1350, 2022, measure_kind="forecast", **_about(1350)),
    ],
    "definitions that change": lambda: [
        figure(400 + 30 * n, 2012 + n, definition=("offered", "offered", "got", "got", "held")[n]) for n in range(5)
    ],
}


def _year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def stress(kind: str) -> Series:
    """The series of a kind."""
    return series(*KINDS[kind]())
