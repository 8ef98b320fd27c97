"""A count so low that a percentage based on it says little."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.compare import reading_of
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.wording import amount
from facts.words import Lang, Text
from facts.words.listings import sentence_case
from facts.words.numbers import computed_number

LOW = 20

_LOW = Text(
    "{amount}: fewer than {limit}. Read the number rather than a percentage based on it.",
    "{amount}: färre än {limit}. Läs antalet hellre än en procentsats som bygger på det.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.levels:
        if point.figure.is_claim and is_low(point.figure) and view.scopes.of(point).time_kind == "flow":
            yield Evidence((point,))


def is_low(figure: Figure) -> bool:
    """Whether the figure counts things and every number of its reading is under the limit; a balance counts none."""
    if figure.unit is None or figure.unit.kind != "count":
        return False
    reading = reading_of(figure)
    if reading is None or reading.high is None or (reading.low or 0) < 0:
        return False
    return reading.high < LOW or (reading.high == LOW and reading.high_open)


def _say(evidence: Evidence, lang: Lang) -> str:
    text = _LOW.of(lang, amount=amount(evidence.points[0].figure, lang), limit=computed_number(LOW, lang))
    return sentence_case(text)


LOW_COUNT = Rule(
    name="low-count",
    level="badge",
    title=Text("Low count", "Lågt antal"),
    says=Text(
        "A count of events is under 20. Texts and charts lead with the count; a percentage based on it is marked.",
        "Ett antal händelser är under 20. Texter och diagram börjar med antalet; en procentsats som bygger på det "
        "märks ut.",
    ),
    matters=Text(
        "One event more or less moves the percentage by five or more.",
        "En händelse mer eller mindre flyttar procentsatsen med fem eller mer.",
    ),
    silent=Text("For stocks, shares, money and references.", "För bestånd, andelar, pengar och referenser."),
    reference=(
        "Centers for Disease Control and Prevention, WISQARS, on unstable rates: 20 deaths or fewer; J. D. Parker "
        "and others, National Center for Health Statistics Data Presentation Standards for Rates and Counts, Vital "
        "and Health Statistics 2:200 (2023), asks for 10."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("9 children in a half-year.", "9 barn ett halvår."),
            (row("a", "2010-S1", "9", unit="child", time_kind="flow"),),
            flagged=True,
        ),
        Example(
            Text("24 children in a half-year.", "24 barn ett halvår."),
            (row("a", "2010-S1", "24", unit="child", time_kind="flow"),),
            flagged=False,
        ),
    ),
)
