"""What keeps the figures of one series from being compared: length of period, and scope."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.claim_references import STANDING, stands_at_a_time
from facts.audit.compare import SCOPE_COLUMNS
from facts.audit.phrases import columns, length_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.sum_of_years import sum_of_years
from facts.audit.series_view import SeriesView
from facts.grouping import grouped
from facts.words import Lang, Text, alphabetical, dates, say
from facts.words.listings import listing, short_listing

_LENGTHS = Text(
    "The figures are about periods of different length ({lengths}). Those of different length are not compared, and "
    "nothing is scaled up to a year.",
    "Siffrorna gäller olika långa perioder ({lengths}). De som är olika långa jämförs inte, och inget räknas "
    "upp till helår.",
)
_SHAPES = Text(
    "The figures are about years that begin in different months ({months}). These are not compared with each other.",
    "Siffrorna gäller år som börjar i olika månader ({months}). De jämförs inte med varandra.",
)
_SCOPES = Text(
    "The figures differ in {columns} ({labels}). {compared}", "Siffrorna skiljer sig i {columns} ({labels}). {compared}"
)
_NOT_COMPARED = Text("Those that differ are not compared.", "De som skiljer sig åt jämförs inte.")
_AS_CLAIMED = Text(
    "Those that differ are set against each other only where a claim does so.",
    "De som skiljer sig åt ställs mot varandra bara där ett påstående gör det.",
)


def _lengths(view: SeriesView) -> Iterator[Evidence]:
    # What stands at a time may be held against the month or the year's average: that is a caveat, no mismatch.
    flows = [point for point in view.levels if not stands_at_a_time(point, view.scopes)]
    if len({point.figure.period.shape for point in flows}) < 2:
        return
    by_scope = grouped(flows, view.scopes.of)
    found = [
        point
        for group in by_scope.values()
        if len({point.figure.period.shape for point in group}) > 1
        for point in group
    ]
    if found:
        yield Evidence(tuple(found))


def _say_lengths(evidence: Evidence, lang: Lang) -> str:
    lengths = sorted({point.figure.period.length for point in evidence.points})
    if len(lengths) == 1:
        starts = sorted({point.figure.period.start.month for point in evidence.points})
        months = [dates.long_month(month, lang) for month in starts]
        return _SHAPES.of(lang, months=listing(months, lang))
    named = [length_words(months, days, lang) for months, days in lengths]
    return _LENGTHS.of(lang, lengths=short_listing(named, lang))


def _scopes(view: SeriesView) -> Iterator[Evidence]:
    differing = [column for column in SCOPE_COLUMNS if len(_stated(view.points, column)) > 1]
    if differing:
        points = [p for p in view.points if any(getattr(p.figure, column) for column in differing)]
        yield Evidence(tuple(points), {"columns": [*differing]}, detail=_AS_CLAIMED if _is_claimed(view) else None)


def _is_claimed(view: SeriesView) -> bool:
    """Whether a claim itself sets scopes against each other: places, groups, a total against its years.

    What stands at a time is held against an average over time, too.
    """
    if view.published.points and view.claims and _stated(view.points, "time_kind") == set(STANDING):
        return True
    claims = (claim for claim in view.claims if not claim.figure.condition)
    return any(claim.figure.compared_with or sum_of_years(view, claim) for claim in claims)


def _say_scopes(evidence: Evidence, lang: Lang) -> str:
    names = evidence.values["columns"]
    differing = [column for column in SCOPE_COLUMNS if isinstance(names, list) and column in names]
    labels = [label for column in differing for label in alphabetical(_labels(evidence.points, column, lang), lang)]
    compared = evidence.detail if isinstance(evidence.detail, Text) else _NOT_COMPARED
    return _SCOPES.of(
        lang, columns=columns(differing, lang), labels=short_listing(labels, lang), compared=compared.of(lang)
    )


def _stated(points: tuple[Point, ...], column: str) -> set[str]:
    return {label for point in points if (label := getattr(point.figure, column))}


def _labels(points: tuple[Point, ...], column: str, lang: Lang) -> set[str]:
    labels = {label for point in points if (label := point.figure.text(column, lang))}
    return {say(f"kinds.{label}", lang) for label in labels} if column == "time_kind" else labels


_REFERENCE = (
    "Eurostat, European Statistical System Handbook for Quality and Metadata Reports (2020), on coherence "
    "and comparability; Statistics Sweden, Kvalitet för den officiella statistiken – en handbok."
)

PERIOD_MISMATCH = Rule(
    name="period-mismatch",
    level="caution",
    title=Text("Periods of different length", "Olika långa perioder"),
    says=Text(
        "Figures of one series and scope are about periods of different length.",
        "Siffror i samma serie och omfattning gäller olika långa perioder.",
    ),
    matters=Text(
        "A half-year cannot be set against a year, and twice a half-year is not a year: seasons differ.",
        "Ett halvår går inte att ställa mot ett helår, och två halvår är inget år: säsongerna skiljer sig åt.",
    ),
    silent=Text(
        "When the lengths are the same in calendar months, for what stands at a time (a stock of a day may be held "
        "against the month), and for claims of direction.",
        "När längderna är lika i kalendermånader, för det som gäller en tidpunkt (ett bestånd en dag får prövas mot "
        "månaden), och för påståenden om riktning.",
    ),
    reference=_REFERENCE,
    look=_lengths,
    sentence=_say_lengths,
    examples=(
        Example(
            Text("A half-year and a year.", "Ett halvår och ett år."),
            (row("a", "2011-S1", "21"), row("b", "2012", "38")),
            flagged=True,
        ),
        Example(
            Text("A half-year and a year, but of different places.", "Ett halvår och ett år, men olika platser."),
            (row("a", "2011-S1", "21", place="Stockholm"), row("b", "2012", "38", place="Malmö")),
            flagged=False,
        ),
        Example(
            Text("February and March.", "Februari och mars."),
            (row("a", "2012-02", "21"), row("b", "2012-03", "38")),
            flagged=False,
        ),
    ),
)

SCOPE_MISMATCH = Rule(
    name="scope-mismatch",
    level="caution",
    title=Text("Different scopes", "Olika omfattning"),
    says=Text(
        "Figures of one series are about different places or populations, or are counted differently over time.",
        "Siffror i samma serie gäller olika platser eller populationer, eller räknas olika i tiden.",
    ),
    matters=Text(
        "Their difference is a difference of scope as much as of what happened.",
        "Skillnaden mellan dem beror lika mycket på omfattningen som på vad som hänt.",
    ),
    silent=Text(
        "When a scope is left out: then the comparison is made, and says so.",
        "När en omfattning är utelämnad: då görs jämförelsen, och det sägs.",
    ),
    reference=_REFERENCE,
    look=_scopes,
    sentence=_say_scopes,
    examples=(
        Example(
            Text("The city and the county.", "Staden och länet."),
            (row("a", "2011", "21", place="Stockholm"), row("b", "2012", "126", place="Stockholms län")),
            flagged=True,
        ),
        Example(
            Text("One of them does not state its place.", "En av dem anger inte sin plats."),
            (row("a", "2011", "21", place="Stockholm"), row("b", "2012", "38")),
            flagged=False,
        ),
    ),
)
