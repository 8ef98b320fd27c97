"""Targets and budgets beside outcomes: how far apart they are, and a change that starts from a target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facts.audit.change_ends import Ends, between, hold_change, matched, published_ends, results_of
from facts.audit.compare import difference, reading_of
from facts.audit.findings import Value
from facts.audit.pairs import Pair, neighbours
from facts.audit.phrases import OVERLAPPING, amount_at, pair_named, period_since
from facts.audit.points import Point
from facts.audit.relations import AGREEING, distance
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.wording import change_words, difference_words, figure_words, percent_change_words, points_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_PLANNED = {
    "target": Text("the target", "målet"),
    "budget": Text("the budget", "budgeten"),
    "forecast": Text("the forecast", "prognosen"),
}
_APART = Text(
    "{period}{whose}: {planned} was {target}, the outcome {outcome}. The difference is {difference}.",
    "{period}{whose}: {planned} var {target}, utfallet {outcome}. Skillnaden är {difference}.",
)
_BESIDE = Text(
    "{period}{whose}: {planned} was {target}, the outcome {outcome}: {how}.",
    "{period}{whose}: {planned} var {target}, utfallet {outcome}: {how}.",
)
_BECAME = Text(
    "{period}{whose}: {planned} was {target}. From {first} to {last} it became {change}, a difference of {difference}.",
    "{period}{whose}: {planned} var {target}. Från {first} till {last} blev det {change}, en skillnad på {difference}.",
)
_WITHIN = Text("that lies within {planned}", "det ryms i {planned}")
_ABOVE = Text("{difference} above {planned}", "{difference} över {planned}")
_BELOW = Text("{difference} below {planned}", "{difference} under {planned}")
_MIXED = Text(
    "From the target {target} to the outcome {outcome} is {mixed}, but a target is not an outcome.",
    "Från målet {target} till utfallet {outcome} är det {mixed}, men ett mål är inte ett utfall.",
)
_LIKE_FOR_LIKE = Text(
    " From the outcome {first} to the same outcome it is {change}.",
    " Från utfallet {first} till samma utfall är det {change}.",
)
_NO_OUTCOME = Text(
    " There is no earlier outcome here to start from.", " Här finns inget tidigare utfall att utgå från."
)


def _apart(view: SeriesView) -> Iterator[Evidence]:
    for pair in view.targets:
        yield from apart(pair)
    yield from apart_from_levels(view, "target", "budget")


def apart(pair: Pair) -> Iterator[Evidence]:
    """How far an outcome is from its target or budget."""
    gap = between(pair.first, pair.second)
    if gap:
        yield Evidence((pair.first, pair.second), {**gap.as_dict()})


def _say_apart(evidence: Evidence, lang: Lang) -> str:
    if isinstance(evidence.detail, Interval):
        return became_words(evidence, lang)
    target, outcome = (point.figure for point in evidence.points)
    gap = between(*evidence.points)
    if gap is None or outcome.unit is None:
        return ""
    words, planned = pair_named(evidence.points[0], evidence.points[1], lang), _PLANNED[target.measure_kind].of(lang)
    names = {"period": period_since(outcome, lang), "whose": words.whose, "planned": planned}
    names |= {"target": words.first, "outcome": words.second}
    if target.reading and outcome.reading and not (target.reading.is_exact and outcome.reading.is_exact):
        return sentence_case(_BESIDE.of(lang, how=how_far_words(target, outcome, lang), **names))
    # Of shares a per cent beside the points would be taken for one of them.
    is_relative = outcome.unit.kind != "share"
    apart = difference_words(gap.difference.low, gap.difference.high, outcome.unit, lang, target, outcome)
    if is_relative and gap.percent:
        apart += f" ({percent_change_words(gap.percent.low, gap.percent.high, lang)})"
    return sentence_case(_APART.of(lang, difference=apart, **names))


def apart_from_levels(view: SeriesView, *kinds: str) -> Iterator[Evidence]:
    """How far a planned or foreseen change is from the one between published outcomes, where no change is published."""
    beside = {pair.first for pair in (*view.targets, *view.forecasts)}
    for claim in view.claims:
        figure = claim.figure
        if figure.measure_kind not in kinds or figure.condition or claim in beside:
            continue
        for result in results_of(figure, _outcomes_at_ends(view, figure)):
            said = reading_of(figure)
            if said and result.computed and said.is_exact and result.computed.is_exact:
                gap = difference(said, result.computed)
                values: dict[str, Value] = {
                    "difference_low": gap.low, "difference_high": gap.high, "percent_low": None, "percent_high": None,
                }  # fmt: skip
                yield Evidence((claim, *result.ends), values, detail=result.computed)


def _outcomes_at_ends(view: SeriesView, planned: Figure) -> list[Ends]:
    """The published outcomes between which a planned or foreseen change was to run."""
    if planned.change_since is None or planned.reading is None or planned.compared_with:
        return []
    found = published_ends(view, Point.of(replace(planned, measure_kind="outcome")), planned.change_since)
    return found[0] if found else []


def stands_beside_outcome(view: SeriesView, claim: Point) -> bool:
    """Whether a plan or a forecast of a change is set beside what came of it: nobody need say that it is untested."""
    if claim.figure.measure_kind not in ("target", "budget", "forecast"):
        return False
    beside = any(pair.first is claim for pair in (*view.targets, *view.forecasts))
    return beside or bool(_outcomes_at_ends(view, claim.figure))


def became_words(evidence: Evidence, lang: Lang) -> str:
    """A planned or foreseen change beside the one between two outcomes."""
    planned, first, last = evidence.points
    figure, became, unit = planned.figure, evidence.detail, planned.figure.unit
    low, high = evidence.values["difference_low"], evidence.values["difference_high"]
    if not isinstance(became, Interval) or unit is None or not isinstance(low, float) or not isinstance(high, float):
        return ""
    name = planned.name(lang)
    apart = points_words(low, high, lang) if unit.kind == "share" else difference_words(low, high, unit, lang, figure)
    text = _BECAME.of(
        lang,
        period=period_since(figure, lang),
        whose=f" ({name})" if name else "",
        planned=_PLANNED[figure.measure_kind].of(lang),
        target=figure_words(figure, lang, worded=True),
        first=amount_at(first, lang),
        last=amount_at(last, lang),
        change=change_words(became, unit, lang),
        difference=apart,
    )
    return sentence_case(text)


def how_far_words(target: Figure, outcome: Figure, lang: Lang) -> str:
    """Where an outcome lies beside a target, a budget or a forecast, one of which is no single number."""
    aimed, reached, unit = reading_of(target), reading_of(outcome), outcome.unit
    planned = _PLANNED[target.measure_kind].of(lang)
    if aimed is None or reached is None or unit is None:
        return ""
    if apart := distance(aimed, reached):
        high = abs(apart) if reached.is_exact else None
        words = difference_words(abs(apart), high, unit, lang, target, outcome, signs=False)
        return (_ABOVE if apart > 0 else _BELOW).of(lang, difference=words, planned=planned)
    return (_WITHIN if reached.is_exact and aimed.meets(reached) else OVERLAPPING).of(lang, planned=planned)


def _mixed(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        found = _from_evidence(view, claim) or _from_stated_change(view, claim)
        if found:
            yield mixed_comparison(view.table.of(found[1].figure), *found, claim)


def mixed_comparison(view: SeriesView, target: Point, outcome: Point, *claims: Point) -> Evidence:
    """The change from a target to a later outcome, beside that from the earliest outcome to the same one."""
    earliest = _earliest(view, outcome)
    like = between(earliest, outcome) if earliest else None
    mixture = between(target, outcome)
    values = {
        "like_for_like_percent_low": like.percent.low if like and like.percent else None,
        "like_for_like_percent_high": like.percent.high if like and like.percent else None,
        "mixed_percent_low": mixture.percent.low if mixture and mixture.percent else None,
        "mixed_percent_high": mixture.percent.high if mixture and mixture.percent else None,
    }
    return Evidence((target, outcome, *claims), values, beside=(earliest,) if earliest else ())


def _say_mixed(evidence: Evidence, lang: Lang) -> str:
    target, outcome = evidence.points[:2]
    said = _MIXED.of(
        lang, target=amount_at(target, lang), outcome=amount_at(outcome, lang), mixed=_moved(target, outcome, lang)
    )
    if not evidence.beside:
        return said + _NO_OUTCOME.of(lang)
    return said + _LIKE_FOR_LIKE.of(
        lang, first=amount_at(evidence.beside[0], lang), change=_moved(evidence.beside[0], outcome, lang)
    )


def _moved(first: Point, last: Point, lang: Lang) -> str:
    """The change in per cent, or in the figures' unit where a percentage means nothing."""
    change, unit = between(first, last), last.figure.unit
    if change is None or unit is None:
        return ""
    if change.percent is None:
        return difference_words(change.difference.low, change.difference.high, unit, lang, first.figure, last.figure)
    return percent_change_words(change.percent.low, change.percent.high, lang)


def _earliest(view: SeriesView, outcome: Point) -> Point | None:
    track = view.track_of.get(outcome)
    if track is None or outcome in track.periods[0]:
        return None
    return next((first for first, _ in neighbours(track.periods[0], (outcome,))), None)


def _from_evidence(view: SeriesView, claim: Point) -> tuple[Point, Point] | None:
    """The target and the later outcome that the evidence runs between, when it starts from nothing else."""
    evidence = [figure for figure in view.evidence(claim) if figure.reading and not figure.change_since]
    if not evidence:
        return None
    start = min(figure.period.days for figure in evidence)
    base = [figure for figure in evidence if figure.period.days == start]
    last = max(evidence, key=lambda figure: figure.period.days)
    if last.measure_kind != "outcome" or last.period.days == start or last.series != base[0].series:
        return None
    if any(figure.measure_kind != "target" for figure in base):
        return None
    points = view.table.of(last).point_of
    return points[base[0].id], points[last.id]


def _from_stated_change(view: SeriesView, claim: Point) -> tuple[Point, Point] | None:
    """The same for a stated change: there is no outcome to start from, or it fits the target only."""
    since = claim.figure.change_since
    if since is None or not view.target_levels.points or claim.figure.condition:
        return None
    base, end = view.target_levels.of_period(claim, since), view.all_levels.of_period(claim, claim.figure.period)
    if base is None or end is None:
        return None
    found = results_of(claim.figure, matched(view.all_levels, claim, base, end)[0])
    if not found:
        return None
    from_target = (found[0].ends[0], found[0].ends[1])
    from_outcome = hold_change(view, claim)
    if from_outcome is None:
        return from_target
    fits_target = any(result.relation in AGREEING for result in found)
    return from_target if fits_target and from_outcome.relation == "inconsistent" else None


TARGET_VS_OUTCOME = Rule(
    name="target-vs-outcome",
    level="note",
    title=Text("Target or budget beside outcome", "Mål eller budget bredvid utfall"),
    says=Text(
        "How far the outcome is from the target or the budget of the same period and scope; of a change, since the "
        "same time.",
        "Hur långt utfallet ligger från målet eller budgeten för samma period och omfattning; för en ändring sedan "
        "samma tid.",
    ),
    matters=Text(
        "A target says what somebody meant to reach, a budget what was set aside, an outcome what was counted. They "
        "are drawn apart and are never joined by a line.",
        "Ett mål säger vad någon ville nå, en budget vad som avsattes, ett utfall vad som räknades. De ritas isär och "
        "binds aldrig ihop med en linje.",
    ),
    silent=Text(
        "When they are about different periods, places or populations, and for targets without a number. Whether it "
        "is good to be above or below is not said.",
        "När de gäller olika perioder, platser eller populationer, och för mål utan tal. Om det är bra att ligga över "
        "eller under sägs inte.",
    ),
    reference=(
        "S. M. Bird and others, “Performance indicators: good, bad, and ugly”, Journal of the Royal "
        "Statistical Society A 168 (2005) 1–27."
    ),
    look=_apart,
    sentence=_say_apart,
    examples=(
        Example(
            Text("A target and the outcome of the same year.", "Ett mål och utfallet samma år."),
            (row("target", "2010", "3000", measure_kind="target"), row("outcome", "2010", "4100")),
            flagged=True,
        ),
        Example(
            Text("A budget and the outcome of the same year.", "En budget och utfallet samma år."),
            (
                row("budget", "2010", "100", unit="msek", measure_kind="budget"),
                row("outcome", "2010", "104", unit="msek"),
            ),
            flagged=True,
        ),
        Example(
            Text("A target of one year and the outcome of another.", "Ett mål för ett år och utfallet ett annat."),
            (row("target", "2010", "3000", measure_kind="target"), row("outcome", "2011", "4100")),
            flagged=False,
        ),
    ),
)

_SERIES = (
    row("target", "2010", "3000", measure_kind="target"),
    row("first", "2010", "4100"),
    row("last", "2012", "5023"),
)

TARGET_AS_BASELINE = Rule(
    name="target-as-baseline",
    level="caution",
    title=Text("A target used as the starting point", "Ett mål som utgångspunkt"),
    says=Text(
        "A change runs from a target to a later outcome. The change from outcome to outcome stands beside it.",
        "En ändring går från ett mål till ett senare utfall. Ändringen från utfall till utfall står bredvid.",
    ),
    matters=Text(
        "The gap between a target and its own outcome becomes part of the change, which then seems larger or "
        "smaller than what was counted.",
        "Gapet mellan ett mål och dess eget utfall blir en del av ändringen, som då verkar större eller "
        "mindre än det som räknades.",
    ),
    silent=Text(
        "When nobody makes the comparison: no claim rests on it and nobody asks for it.",
        "När ingen gör jämförelsen: inget påstående vilar på den och ingen ber om den.",
    ),
    reference="M. Schield, “Common Errors in Forming Arithmetic Comparisons”, Of Significance 1 (1999).",
    look=_mixed,
    sentence=_say_mixed,
    examples=(
        Example(
            Text(
                "A claim of increase rests on a target and a later outcome.",
                "Ett påstående om ökning vilar på ett mål och ett senare utfall.",
            ),
            (*_SERIES, row("claim", "2012", direction="increase", unit="job", evidence="target last")),
            flagged=True,
        ),
        Example(
            Text(
                "A stated change that fits only when it is counted from the target.",
                "En angiven ändring som stämmer bara räknad från målet.",
            ),
            (*_SERIES, row("claim", "2012", "67.4", unit="percent", change_since="2010")),
            flagged=True,
        ),
        Example(
            Text("A claim that rests on two outcomes.", "Ett påstående som vilar på två utfall."),
            (*_SERIES, row("claim", "2012", direction="increase", unit="job", evidence="first last")),
            flagged=False,
        ),
    ),
)
