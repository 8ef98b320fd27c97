"""A total since a start, and what it is per year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor, log10

from facts.audit.claim_references import DAYS_A_YEAR
from facts.audit.compare import reading_of, tidy
from facts.audit.phrases import whose
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.figures.wording import amount, interval_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_TOTAL = Text(
    "{whose}{amount} is the total for {period}. That is {mean} a year on average, which says nothing of any single "
    "year.",
    "{whose}{amount} är summan för {period}. Det blir i medeltal {mean} per år, vilket inte säger något om ett enskilt "
    "år.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.levels:
        figure = point.figure
        if figure.time_kind != "cumulative":
            continue
        reading, years = reading_of(figure), _years(figure.period)
        if reading and years > 1:
            low, high = (None if end is None else tidy(end / years) for end in (reading.low, reading.high))
            yield Evidence((point,), {"per_year_low": low, "per_year_high": high})


def _years(period: Period) -> float:
    months, days = period.length
    return months / 12 + days / DAYS_A_YEAR


def _say(evidence: Evidence, lang: Lang) -> str:
    point, values = evidence.points[0], evidence.values
    figure = point.figure
    if figure.unit is None or figure.reading is None:
        return ""
    low, high = (end / figure.unit.factor if isinstance(end, float) else None for end in values.values())
    text = _TOTAL.of(
        lang,
        whose=whose(point, lang),
        amount=amount(figure, lang),
        period=figure.period.named(lang),
        mean=yearly_mean_words(low, high, figure.reading, figure.unit, lang),
    )
    return sentence_case(text)


def yearly_mean_words(low: float | None, high: float | None, reading: Interval, unit: Unit | None, lang: Lang) -> str:
    """A total by years, to three digits, with its unit; `reading` says which ends are open.

    An interval is rounded outwards: "over 14" in three years is over 4.66 a year, and not over 4.67.
    """
    down, up = (None, None) if low == high else (floor, ceil)
    mean = Interval(_three_digits(low, down), _three_digits(high, up), reading.low_open, reading.high_open)
    return interval_words(mean, unit, lang, worded=True)


def _three_digits(value: float | None, towards: Callable[[float], int] | None) -> float | None:
    if not value:
        return value
    decimals = 2 - floor(log10(abs(value)))
    if towards is None:
        return round(value, decimals)
    # What is three digits already may come out a hair beside them.
    return towards(round(value * 10.0**decimals, 6)) / 10.0**decimals


CUMULATIVE_TOTAL = Rule(
    name="cumulative-total",
    level="note",
    title=Text("A total over several years", "En summa över flera år"),
    says=Text("The total divided by the years it runs over.", "Summan delad med åren som den sträcker sig över."),
    matters=Text(
        "A total grows for as long as it is counted, so it cannot be set beside the count of one year. Total "
        "by years is a mean; it is not people per year, for one person may be counted in several.",
        "En summa växer så länge den räknas och går inte att ställa bredvid antalet ett år. Summan delad med "
        "åren är ett medeltal; det är inte personer per år, för samma person kan räknas i flera.",
    ),
    silent=Text("For a year or less.", "För ett år eller mindre."),
    reference="SDMX, Content-Oriented Guidelines, Annex 4: Metadata Common Vocabulary (2009).",
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("17,000 people from 2008 to September 2012.", "17 000 personer från 2008 till september 2012."),
            (row("a", "2008/2012-09-13", "17000", unit="person", time_kind="cumulative"),),
            flagged=True,
        ),
        Example(
            Text("The flow of one year.", "Flödet ett år."),
            (row("a", "2012", "17000", unit="person", time_kind="flow"),),
            flagged=False,
        ),
    ),
)
