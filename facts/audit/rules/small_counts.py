"""How often a gap between two small counts arises with unchanged risk.

The exact conditional test: given the sum of two independent Poisson counts with equal exposure, the
second is binomial with probability ½. J. Przyborowski and H. Wilenski, "Homogeneity of results in testing
samples from Poisson series", *Biometrika* 31 (1940) 313–323; discussed in K. Krishnamoorthy and
J. Thomson, "A more powerful test for comparing two Poisson means", *Journal of Statistical Planning and
Inference* 119 (2004) 23–35. The interval for the ratio is that of C. J. Clopper and E. S. Pearson, "The
use of confidence or fiducial limits illustrated in the case of the binomial", *Biometrika* 26 (1934)
404–413, with the proportion q turned into q / (1 − q).

Two-sided p is twice the smaller tail, at most 1; with probability ½ that equals the sum of all outcomes
no more likely than the one seen. Events that come in clusters of mean size s carry the information of
count / s independent ones: the binomial tails are then read off the beta distribution, which takes counts
that are not whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from facts.audit.change_ends import claims_by_ends
from facts.audit.compare import reading_of
from facts.audit.findings import Value
from facts.audit.pairs import Pair
from facts.audit.phrases import number_range, often, p_value, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.comparison import is_comparison, sides
from facts.audit.series_view import SeriesView
from facts.words import Lang, Text
from facts.words.listings import sentence_case
from facts.words.numbers import computed_number


@dataclass(frozen=True, slots=True)
class _CountsTest:
    """`p` is two-sided; the ratio is second over first, None where it has no bound (a count of nought)."""

    p: float
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None


# The interval that statistics offices publish, and readers take "uncertain" for.
_CONFIDENCE = 0.95


@lru_cache(maxsize=65536)
def compare_counts(first: int, second: int, cluster_size: float = 1.0) -> _CountsTest:
    """Test two counts over equal exposure, not both nought, of events with mean `cluster_size` (≥ 1)."""
    # The binomial tails as the beta distribution has them; scipy.stats.binomtest gives the same for whole
    # counts, at a hundred times the cost.
    from scipy.special import betainc, betaincinv

    before, after = first / cluster_size, second / cluster_size
    tail = (1 - _CONFIDENCE) / 2
    at_least = float(betainc(after, before + 1, 0.5)) if after else 1.0
    at_most = float(betainc(before, after + 1, 0.5)) if before else 1.0
    low = float(betaincinv(after, before + 1, tail)) if after else 0.0
    high = float(betaincinv(after + 1, before, 1 - tail)) if before else 1.0
    ratio = second / first if first else None
    return _CountsTest(min(1.0, 2 * min(at_least, at_most)), ratio, _odds(low), _odds(high))


def _odds(proportion: float) -> float | None:
    return proportion / (1 - proportion) if proportion < 1 else None


# From 200 on a gap of a fifth arises by chance about once in twenty; between smaller counts more often.
_SMALL = 200
_LARGEST = 10**12

_GAP = Text(
    "{whose}{first}, {second}: with unchanged risk and independent events, a gap at least this large arises "
    "{often} ({p}; {ratio}).",
    "{whose}{first}, {second}: med oförändrad risk och oberoende händelser uppstår en minst så stor skillnad "
    "{often} ({p}; {ratio}).",
)
_GAP_OF_SIDES = Text(
    "{whose}{first}, {second}: if as many were to be expected on both sides and events are independent, a gap at least "
    "this large arises {often} ({p}; {ratio}).",
    "{whose}{first}, {second}: om lika många vore att vänta på båda sidor och händelserna är oberoende uppstår en "
    "minst så stor skillnad {often} ({p}; {ratio}).",
)
_RATIO = Text("ratio {ratio}, 95% interval {interval}", "kvot {ratio}, 95-procentigt intervall {interval}")
_NO_RATIO = Text("there is no ratio to nought", "det finns ingen kvot mot noll")
_CLUSTERED = Text(
    " With {size} per event on average: {often} ({p}; {interval}). A mean is a lower bound of how clustered they are.",
    " Med {size} per händelse i medeltal: {often} ({p}; {interval}). Ett medeltal är en undre gräns för hur "
    "mycket de hopar sig.",
)
_PAIRS = Text(" There were {pairs} pairs to choose from.", " Det fanns {pairs} par att välja bland.")


def _look(view: SeriesView) -> Iterator[Evidence]:
    if not any(point.figure.unit and point.figure.unit.kind == "count" for point in view.levels):
        return
    rest_on = claims_by_ends(view)
    in_time = {(pair.first, pair.second): pair for _, pair in view.in_time}
    for ends in dict.fromkeys((*in_time, *rest_on)):
        if all(end in view.track_of for end in ends) and (
            found := test_of(view, in_time.get(ends) or Pair("step", *ends))
        ):
            yield found._replace(points=(*rest_on.get(ends, ()), *found.points))
    yield from _sides_of_comparisons(view)


def _sides_of_comparisons(view: SeriesView) -> Iterator[Evidence]:
    """The two sides of each claimed comparison: there are as many pairs to choose from as scopes make."""
    for claim in view.claims:
        found = sides(view, claim) if is_comparison(claim.figure) and not claim.figure.condition else None
        for other, own in found[0] if found else ():
            first, second = _count(view, other), _count(view, own)
            if first is None or second is None or min(first, second) >= _SMALL or first + second == 0:
                continue
            scopes = len(view.published.in_period(own.figure.period))
            tested = _tested(Pair("reference", other, own), first, second, max(1, scopes * (scopes - 1) // 2))
            yield tested._replace(points=(claim, *tested.points))


def test_of(view: SeriesView, pair: Pair) -> Evidence | None:
    """The exact test of two outcomes; None when they are not small counts that can be compared."""
    first, second = _count(view, pair.first), _count(view, pair.second)
    if first is None or second is None or min(first, second) >= _SMALL or first + second == 0:
        return None
    periods = len(view.track_of[pair.second].periods)
    return _tested(pair, first, second, max(1, periods * (periods - 1) // 2)) if pair.comparison.comparable else None


def _tested(pair: Pair, first: int, second: int, pairs: int) -> Evidence:
    plain = compare_counts(first, second)
    values: dict[str, Value] = {
        "p": plain.p,
        "ratio": plain.ratio,
        "ratio_low": plain.ratio_low,
        "ratio_high": plain.ratio_high,
        "pairs": pairs,
    }
    size = _cluster_size(pair)
    if size:
        clustered = compare_counts(first, second, size)
        values |= {
            "p_clustered": clustered.p,
            "clustered_low": clustered.ratio_low,
            "clustered_high": clustered.ratio_high,
        }
    return Evidence((pair.first, pair.second), values)


def _count(view: SeriesView, point: Point) -> int | None:
    """The count when it is one: exact, whole, of countable things, flowing."""
    unit, reading = point.figure.unit, reading_of(point.figure)
    number = reading.low if unit and unit.kind == "count" and reading and reading.is_exact else None
    if number is None or view.scopes.of(point).time_kind != "flow":
        return None
    return int(number) if 0 <= number < _LARGEST and number == int(number) else None


def _cluster_size(pair: Pair) -> float | None:
    sizes = [figure.cluster_size for point in (pair.first, pair.second) for figure in point.figures]
    return max((size for size in sizes if size), default=None)


def _say(evidence: Evidence, lang: Lang) -> str:
    values, (first, second) = evidence.values, evidence.points[-2:]
    words = pair_words(first, second, lang)
    # Two places or groups have no risk that could have changed, and may be of different size.
    sides_of_claim = first.figure.period.days == second.figure.period.days
    said = (_GAP_OF_SIDES if sides_of_claim else _GAP).of(
        lang,
        whose=words.whose,
        first=words.first,
        second=words.second,
        often=often(values["p"], lang),
        p=p_value(values["p"], lang),
        ratio=_ratio(evidence, lang),
    )
    if "p_clustered" in values:
        size = _cluster_size(Pair("step", first, second))
        said += _CLUSTERED.of(
            lang,
            size=computed_number(size or 1, lang),
            often=often(values["p_clustered"], lang),
            p=p_value(values["p_clustered"], lang),
            interval=number_range(values["clustered_low"], values["clustered_high"], lang),
        )
    pairs = values["pairs"]
    if isinstance(pairs, int) and pairs > 1:
        said += _PAIRS.of(lang, pairs=computed_number(pairs, lang))
    return sentence_case(said)


def _ratio(evidence: Evidence, lang: Lang) -> str:
    ratio = evidence.values["ratio"]
    if not isinstance(ratio, float):
        return _NO_RATIO.of(lang)
    interval = number_range(evidence.values["ratio_low"], evidence.values["ratio_high"], lang)
    return _RATIO.of(lang, ratio=computed_number(ratio, lang), interval=interval)


_FLOW = {"unit": "child", "time_kind": "flow"}

SMALL_COUNTS = Rule(
    name="small-counts",
    level="caution",
    title=Text("Small counts", "Små antal"),
    says=Text(
        "How often a gap like this arises with unchanged risk if events are independent: the exact "
        "conditional binomial test, with a Clopper–Pearson interval for the ratio. When the mean number per "
        "event is given, the same with that clustering.",
        "Hur ofta ett sådant gap uppstår med oförändrad risk om händelserna är oberoende: det exakta "
        "betingade binomialtestet, med Clopper–Pearsons intervall för kvoten. När medelantalet per händelse "
        "är angivet också med den klustringen.",
    ),
    matters=Text(
        "A complete count is not a sample, and the numbers are what they are. But small counts vary from "
        "period to period with no change behind them, more so when one event counts several persons; and "
        "whoever picks one pair of many finds a large gap sooner.",
        "En fullständig räkning är inget stickprov, och talen är vad de är. Men små antal varierar mellan "
        "perioder utan att något ändrats, mer när en händelse räknar flera personer; och den som väljer ett "
        "par bland många hittar fortare ett stort gap.",
    ),
    silent=Text(
        "For counts of 200 or more, hedged counts, stocks, money and shares. It does not know whether events "
        "depend on each other in other ways than the stated number per event.",
        "För antal på 200 eller mer, ungefärliga antal, bestånd, pengar och andelar. Den vet inte om "
        "händelser beror av varandra på annat sätt än genom det angivna antalet per händelse.",
    ),
    reference=(
        "J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313–323; C. J. Clopper and E. S. Pearson, "
        "Biometrika 26 (1934) 404–413; K. Krishnamoorthy and J. Thomson, Journal of Statistical Planning and "
        "Inference 119 (2004) 23–35; D. Spiegelhalter, The Art of Statistics (2019)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("9 children in one half-year, 24 in another.", "9 barn ett halvår, 24 ett annat."),
            (row("a", "2010-S1", "9", **_FLOW), row("b", "2012-S1", "24", **_FLOW)),
            flagged=True,
        ),
        Example(
            Text("Both counts over 200.", "Båda antalen över 200."),
            (row("a", "2010", "632", **_FLOW), row("b", "2011", "663", **_FLOW)),
            flagged=False,
        ),
        Example(
            Text("A stock, not a flow.", "Ett bestånd, inte ett flöde."),
            (row("a", "2010", "9", unit="child", time_kind="stock"), row("b", "2011", "24", unit="child")),
            flagged=False,
        ),
    ),
)
