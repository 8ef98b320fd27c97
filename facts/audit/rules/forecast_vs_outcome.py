"""A forecast beside what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.change_ends import between
from facts.audit.compare import comparable_points
from facts.audit.phrases import caveats, pair_named, period_since
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.targets import apart_from_levels, became_words, how_far_words
from facts.audit.series_view import SeriesView
from facts.figures.intervals import Interval
from facts.figures.wording import difference_words, percent_change_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_BECAME = Text(
    "{period}{whose}: the forecast was {forecast}, the outcome {outcome}. The difference is {difference}{percent}."
    "{caveats}",
    "{period}{whose}: prognosen var {forecast}, utfallet {outcome}. Skillnaden är {difference}{percent}.{caveats}",
)
_BESIDE = Text(
    "{period}{whose}: the forecast was {forecast}, the outcome {outcome}: {how}.{caveats}",
    "{period}{whose}: prognosen var {forecast}, utfallet {outcome}: {how}.{caveats}",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for pair in view.forecasts:
        gap = between(pair.first, pair.second)
        if gap:
            yield Evidence((pair.first, pair.second), {**gap.as_dict()})
    yield from apart_from_levels(view, "forecast")


def _say(evidence: Evidence, lang: Lang) -> str:
    if isinstance(evidence.detail, Interval):
        return became_words(evidence, lang)
    forecast, outcome = evidence.points
    gap, unit = between(forecast, outcome), outcome.figure.unit
    if gap is None or unit is None:
        return ""
    unlike = [name for name in comparable_points(forecast, outcome).caveats if name != "producer"]
    words = pair_named(forecast, outcome, lang)
    both = {
        "caveats": caveats([*unlike], lang, forecast.figure, outcome.figure),
        "period": period_since(outcome.figure, lang),
        "whose": words.whose,
        "forecast": words.first,
        "outcome": words.second,
    }
    if not gap.difference.is_exact:
        how = how_far_words(forecast.figure, outcome.figure, lang)
        return sentence_case(_BESIDE.of(lang, how=how, **both))
    low, high = gap.difference.low, gap.difference.high
    relative = not unlike and unit.kind != "share" and gap.percent is not None and (gap.percent.low or 0) >= -100
    percent = f" ({percent_change_words(gap.percent.low, gap.percent.high, lang)})" if relative and gap.percent else ""
    apart = difference_words(low, high, unit, lang, forecast.figure, outcome.figure)
    return sentence_case(_BECAME.of(lang, difference=apart, percent=percent, **both))


_FORECAST = row("forecast", "2011", "-87", unit="mdkr", measure_kind="forecast")

FORECAST_VS_OUTCOME = Rule(
    name="forecast-vs-outcome",
    level="note",
    title=Text("Forecast beside outcome", "Prognos bredvid utfall"),
    says=Text(
        "How far the outcome is from a forecast of the same period and scope.",
        "Hur långt utfallet ligger från en prognos för samma period och omfattning.",
    ),
    matters=Text(
        "A forecast that missed is no false statement: it said what could be foreseen then. How far off forecasts "
        "usually are tells how much weight the next one bears.",
        "En prognos som inte slog in är inget falskt påstående: den sade vad som då kunde förutses. Hur långt ifrån "
        "prognoser brukar hamna säger hur mycket nästa kan bära.",
    ),
    silent=Text(
        "When forecast and outcome are about different periods, places or populations, and when the forecast has a "
        "condition.",
        "När prognos och utfall gäller olika perioder, platser eller populationer, och när prognosen har ett villkor.",
    ),
    reference=(
        "Office for Budget Responsibility, Forecast evaluation report; Konjunkturinstitutet, Utvärdering av prognoser."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("−87 foreseen, −45 came.", "−87 förutsågs, −45 blev det."),
            (_FORECAST, row("outcome", "2011", "-45", unit="mdkr", role="reference")),
            flagged=True,
        ),
        Example(
            Text("The outcome of another year.", "Utfallet ett annat år."),
            (_FORECAST, row("outcome", "2010", "-45", unit="mdkr", role="reference")),
            flagged=False,
        ),
    ),
)
