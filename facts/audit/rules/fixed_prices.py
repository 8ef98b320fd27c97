"""A change of money in current prices, after inflation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facts.audit.population_and_prices import CONSUMER_PRICES, measured_changes, measured_sentence
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.words import Text

_REAL = Text(
    "{whose}from {first} to {second}: {whole} in current prices. Consumer prices: {by}. In fixed prices: {own}.",
    "{whose}från {first} till {second}: {whole} i löpande priser. Konsumentpriserna: {by}. I fasta priser: {own}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    return measured_changes(view, CONSUMER_PRICES, _is_in_current_prices, ("nominal", "real"), only_place=True)


def _is_in_current_prices(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.is_money and figure.prices in ("", "current")


_MONEY = (
    row("a", "2007", "1000", unit="msek", role="reference"),
    row("b", "2012", "1040", unit="msek", role="reference"),
)
_INDEX = {"series": CONSUMER_PRICES, "unit": "index", "place": "Sweden", "role": "reference"}

FIXED_PRICES = Rule(
    name="fixed-prices",
    level="note",
    title=Text("After inflation", "Efter inflation"),
    says=Text(
        "The change of a sum of money in current prices, and in fixed prices, from the published consumer price index "
        "of the place, or else of the only place that has one. It is a caution when one rises and the other falls.",
        "Ändringen av en summa pengar i löpande priser, och i fasta priser, ur det publicerade konsumentprisindexet "
        "för platsen, eller annars för den enda plats som har ett. Det är en varning när den ena ökar och den andra "
        "minskar.",
    ),
    matters=Text(
        "Money buys less with time. “4 per cent more” over five years with 8 per cent inflation is less.",
        "Pengar köper mindre med tiden. ”4 procent mer” på fem år med 8 procents inflation är mindre.",
    ),
    silent=Text(
        "When the series “consumer-prices” has no figure for both ends, and for money that is stated in the prices of "
        "one year. Costs of one branch, such as wages in schools, may rise more or less than consumer prices.",
        "När serien ”consumer-prices” saknar siffra i någon ände, och för pengar som anges i ett års priser. Kostnader "
        "i en bransch, som skolans löner, kan stiga mer eller mindre än konsumentpriserna.",
    ),
    reference=(
        "Statistics Sweden, Konsumentprisindex; Institute for Fiscal Studies, on real-terms spending; UK Statistics "
        "Authority, on statements about funding in cash and in real terms."
    ),
    look=_look,
    sentence=partial(measured_sentence, sentence=_REAL),
    examples=(
        Example(
            Text("4 % more money, 8 % higher prices.", "4 % mer pengar, 8 % högre priser."),
            (*_MONEY, row("k1", "2007", "290.5", **_INDEX), row("k2", "2012", "314.2", **_INDEX)),
            flagged=True,
        ),
        Example(
            Text("No index for the second year.", "Inget index för det andra året."),
            (*_MONEY, row("k1", "2007", "290.5", **_INDEX)),
            flagged=False,
        ),
    ),
)
