"""A change of money in current prices, after inflation."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.compare import change, reading_of
from facts.audit.findings import FindingLevel
from facts.audit.phrases import amount_at, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.audit.yardsticks import CONSUMER_PRICES, Yardstick, divided_by_yardstick, measured_changes, yardstick
from facts.figures.wording import percent_change_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

_REAL = Text(
    "{whose}from {first} to {second}: {nominal} in current prices. Consumer prices: {prices}. In fixed prices: {real}.",
    "{whose}från {first} till {second}: {nominal} i löpande priser. Konsumentpriserna: {prices}. I fasta priser: "
    "{real}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    if CONSUMER_PRICES not in view.table.groups:
        return
    for ends, claims in measured_changes(view):
        first, last = ends
        before, after = reading_of(first.figure), reading_of(last.figure)
        if before is None or after is None or not (_is_current(first) and _is_current(last)):
            continue
        prices = yardstick(view, CONSUMER_PRICES, ends, only_place=True)
        if prices is None:
            continue
        first_share, last_share = divided_by_yardstick(before, prices.first), divided_by_yardstick(after, prices.last)
        if first_share is None or last_share is None:
            continue
        nominal, real = change(before, after), change(first_share, last_share)
        if nominal.percent is None or real.percent is None:
            continue
        values = {
            "nominal_percent_low": nominal.percent.low,
            "nominal_percent_high": nominal.percent.high,
            "real_percent_low": real.percent.low,
            "real_percent_high": real.percent.high,
        }
        turned = nominal.sign and real.sign and nominal.sign != real.sign
        level: FindingLevel | None = "caution" if turned else None
        yield Evidence((*claims, first, last), values, level, prices.points, prices)


def _is_current(point: Point) -> bool:
    unit = point.figure.unit
    return unit is not None and unit.is_money and point.figure.prices in ("", "current")


def _say(evidence: Evidence, lang: Lang) -> str:
    *_, first, last = evidence.points
    if not isinstance(evidence.detail, Yardstick):
        return ""
    low, high, real_low, real_high = (end if isinstance(end, float) else None for end in evidence.values.values())
    words = pair_words(first, last, lang)
    text = _REAL.of(lang).format(
        whose=words.whose,
        first=words.first,
        second=words.second,
        nominal=percent_change_words(low, high, lang),
        prices=listing([amount_at(point, lang) for point in evidence.beside[:4]], lang),
        real=percent_change_words(real_low, real_high, lang),
    )
    return sentence_case(text)


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
    sentence=_say,
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
