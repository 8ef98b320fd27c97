"""Changes measured by another series: of a count or money for each inhabitant, and of money after inflation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from facts.audit.compare import bound, change, reading_of
from facts.audit.ends import Ends, claims_by_ends
from facts.audit.findings import FindingLevel
from facts.audit.phrases import amount_at, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.wording import percent_change_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

POPULATION = "population"
CONSUMER_PRICES = "consumer-prices"
_PER_HEAD = Text(
    "{whose}from {first} to {second}: {whole}. The population: {by}. For each inhabitant: {own}.",
    "{whose}från {first} till {second}: {whole}. Folkmängden: {by}. Per invånare: {own}.",
)

_REAL = Text(
    "{whose}from {first} to {second}: {whole} in current prices. Consumer prices: {by}. In fixed prices: {own}.",
    "{whose}från {first} till {second}: {whole} i löpande priser. Konsumentpriserna: {by}. I fasta priser: {own}.",
)

_MOST_NAMED = 4
"""The figures of two producers at both ends."""


@dataclass(frozen=True, slots=True)
class _Yardstick:
    """What a series of population or prices says for one place at both ends of a change."""

    first: Interval
    last: Interval
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Measured:
    """The change as it stands and the change that is left of it, in per cent."""

    whole: Interval
    own: Interval


def _per_head(view: SeriesView) -> Iterator[Evidence]:
    return _measured(view, POPULATION, _grows_with_people, ("total", "per_head"))


def _in_fixed_prices(view: SeriesView) -> Iterator[Evidence]:
    return _measured(view, CONSUMER_PRICES, _is_in_current_prices, ("nominal", "real"), only_place=True)


def _grows_with_people(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.kind in ("count", "money")


def _is_in_current_prices(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.is_money and figure.prices in ("", "current")


def _measured(view: SeriesView, key: str, may_be: Callable[[Figure], bool], names: tuple[str, str],
              *, only_place: bool = False) -> Iterator[Evidence]:  # fmt: skip
    """The changes of figures that `may_be` measured by the series `key`; `names` are those of the two changes."""
    if key not in view.table.groups or key == view.series.key:
        return
    for ends, claims in _changes(view):
        first, last = ends
        before, after = reading_of(first.figure), reading_of(last.figure)
        if before is None or after is None or not (may_be(first.figure) and may_be(last.figure)):
            continue
        by = _yardstick(view, key, ends, only_place=only_place)
        first_share, last_share = (_divided(before, by.first), _divided(after, by.last)) if by else (None, None)
        if by is None or first_share is None or last_share is None:
            continue
        whole, own = change(before, after), change(first_share, last_share)
        if whole.percent is None or own.percent is None:
            continue
        values = {
            f"{name}_percent_{end}": getattr(percent, end)
            for name, percent in zip(names, (whole.percent, own.percent), strict=True)
            for end in ("low", "high")
        }
        level: FindingLevel | None = "caution" if whole.sign and own.sign and whole.sign != own.sign else None
        yield Evidence((*claims, first, last), values, level, by.points, _Measured(whole.percent, own.percent))


def _changes(view: SeriesView) -> Iterator[tuple[Ends, tuple[Point, ...]]]:
    """Changes from first to last of outcomes, and those that claims rest on, with these claims."""
    rest_on = claims_by_ends(view)
    spans = [
        (pair.first, pair.second) for track, pair in view.in_time if pair.kind == "span" or len(track.periods) == 2
    ]
    for ends in dict.fromkeys((*rest_on, *spans)):
        yield ends, rest_on.get(ends, ())


def _yardstick(view: SeriesView, key: str, ends: Ends, *, only_place: bool = False) -> _Yardstick | None:
    """The series `key` at both `ends` for their place; with `only_place`, else for the only place that has it."""
    if key == view.series.key or key not in view.table.groups:
        return None
    by_place = view.table.named(key).published_by_place
    place = view.scopes.of(ends[0]).place or view.scopes.of(ends[1]).place
    if place not in by_place or not place:
        if not only_place or len(by_place) != 1:
            return None
        [place] = by_place
    found = [_at(by_place[place], point.figure.period) for point in ends]
    readings = [_hull(points) for points in found]
    if readings[0] is None or readings[1] is None:
        return None
    return _Yardstick(readings[0], readings[1], tuple(dict.fromkeys(point for points in found for point in points)))


def _divided(reading: Interval, by: Interval) -> Interval | None:
    """A reading per unit of another, above 0."""
    if by.low is None or by.high is None or by.low <= 0 or reading.low is None or reading.high is None:
        return None
    quotients = [end / divisor for end in (reading.low, reading.high) for divisor in (by.low, by.high)]
    return Interval(bound(min(quotients)), bound(max(quotients)), reading.low_open, reading.high_open)


def _at(points: Iterable[Point], period: Period) -> list[Point]:
    """Those of just the period, else of the shortest that holds it, else of the last within it."""
    listed = list(points)
    own = [point for point in listed if point.figure.period.days == period.days]
    if own:
        return own
    holding = [p for p in listed if p.figure.period.start <= period.start and period.end <= p.figure.period.end]
    within = [p for p in listed if period.start <= p.figure.period.start and p.figure.period.end <= period.end]
    if holding:
        shortest = min(point.figure.period.length for point in holding)
        return [point for point in holding if point.figure.period.length == shortest]
    last = max((point.figure.period.end for point in within), default=None)
    return [point for point in within if point.figure.period.end == last]


def _hull(points: Iterable[Point]) -> Interval | None:
    """From the lowest to the highest of what is published for one period; nothing is chosen among producers."""
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows = [reading.low for reading in readings if reading.low is not None]
    highs = [reading.high for reading in readings if reading.high is not None]
    if not readings or len(lows) < len(readings) or len(highs) < len(readings):
        return None
    return Interval(min(lows), max(highs))


def _say(evidence: Evidence, lang: Lang, sentence: Text) -> str:
    *_, first, last = evidence.points
    if not isinstance(evidence.detail, _Measured):
        return ""
    whole, own = evidence.detail.whole, evidence.detail.own
    words = pair_words(first, last, lang)
    text = sentence.of(lang).format(
        whose=words.whose,
        first=words.first,
        second=words.second,
        whole=percent_change_words(whole.low, whole.high, lang),
        by=listing([amount_at(point, lang) for point in evidence.beside[:_MOST_NAMED]], lang),
        own=percent_change_words(own.low, own.high, lang),
    )
    return sentence_case(text)


_PLACE = {"place": "Uppsala", "role": "reference"}
_TEACHERS = (row("a", "2008", "1000", **_PLACE), row("b", "2014", "1030", **_PLACE))
_PEOPLE = {"series": POPULATION, "unit": "person", **_PLACE}

PER_HEAD = Rule(
    name="per-head",
    level="note",
    title=Text("For each inhabitant", "Per invånare"),
    says=Text(
        "The change of a count or a sum of money, and the same for each inhabitant, from the published population of "
        "the place. It is a caution when one rises and the other falls.",
        "Ändringen av ett antal eller en summa pengar, och detsamma per invånare, ur den publicerade folkmängden för "
        "platsen. Det är en varning när det ena ökar och det andra minskar.",
    ),
    matters=Text(
        "Where more people live there is more of most things. Whether a service, a crime or a cost has grown for those "
        "who live there is another question than whether its total has.",
        "Där fler bor finns mer av det mesta. Om en tjänst, ett brott eller en kostnad har ökat för dem som bor där är "
        "en annan fråga än om summan har det.",
    ),
    silent=Text(
        "When the series “population” has no figure of the place for both ends, and for shares. The whole population "
        "is not always those concerned: children or the old may have grown more or less.",
        "När serien ”population” saknar siffra för platsen i någon ände, och för andelar. Hela befolkningen är inte "
        "alltid de berörda: barn eller gamla kan ha ökat mer eller mindre.",
    ),
    reference=(
        "Office for National Statistics, Writing about statistics, on rates; Statistics Sweden, Befolkningsstatistik; "
        "Full Fact, on spending per person."
    ),
    look=_per_head,
    sentence=partial(_say, sentence=_PER_HEAD),
    examples=(
        Example(
            Text("3 % more teachers among 9 % more inhabitants.", "3 % fler lärare bland 9 % fler invånare."),
            (*_TEACHERS, row("p1", "2008", "190000", **_PEOPLE), row("p2", "2014", "207000", **_PEOPLE)),
            flagged=True,
        ),
        Example(
            Text("The population of one end only.", "Folkmängden i bara den ena änden."),
            (*_TEACHERS, row("p1", "2008", "190000", **_PEOPLE)),
            flagged=False,
        ),
    ),
)

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
    look=_in_fixed_prices,
    sentence=partial(_say, sentence=_REAL),
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
