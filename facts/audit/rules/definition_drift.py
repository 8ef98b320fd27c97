"""Figures that are compared although their words count different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.grouping import grouped
from facts.words import Lang, Text, quoted
from facts.words.listings import short_listing

_DRIFT = Text(
    "What is counted differs between the figures: {definitions}.",
    "Det som räknas skiljer sig mellan siffrorna: {definitions}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    if len({point.figure.definition for point in view.levels} - {""}) < 2:
        return
    by_place: defaultdict[str, list[Point]] = defaultdict(list)
    for group in _comparable(view):
        stated = [point for point in group if point.figure.definition]
        if len({point.figure.definition for point in stated}) > 1:
            by_place[view.scopes.of(stated[0]).place] += stated
    for points in by_place.values():
        yield Evidence(tuple(points), {"definitions": _by_period(points)})


def _comparable(view: SeriesView) -> Iterable[list[Point]]:
    """Points that differ in nothing that forbids a comparison, claims and references together."""
    groups: defaultdict[tuple[object, ...], list[Point]] = defaultdict(list)
    for track in view.tracks:
        figure = track.periods[0][0].figure
        unit = figure.unit.dimension if figure.unit else ""
        groups[figure.measure_kind, unit, figure.period.length, track.scope] += track.points
    return groups.values()


def _by_period(points: Iterable[Point]) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for point in sorted(points, key=lambda point: (point.figure.period.days, point.figure.definition)):
        named = found[point.figure.period.code]
        if point.figure.definition not in named:
            named.append(point.figure.definition)
    return {period: "; ".join(named) for period, named in found.items()}


def _say(evidence: Evidence, lang: Lang) -> str:
    in_time = sorted(evidence.points, key=lambda point: (point.figure.period.days, point.figure.definition))
    of_each = grouped(in_time, lambda point: point.figure.text("definition", lang))
    named = [f"{quoted(words, lang)} ({_ends([p.figure.period.named(lang) for p in own])})"
             for words, own in of_each.items()]  # fmt: skip
    return _DRIFT.of(lang, definitions=short_listing(named, lang))


def _ends(periods: list[str]) -> str:
    names = list(dict.fromkeys(periods))
    return ", ".join(names) if len(names) < 3 else f"{names[0]} … {names[-1]}"


DEFINITION_DRIFT = Rule(
    name="definition-drift",
    level="caution",
    title=Text("The definition changes", "Definitionen ändras"),
    says=Text(
        "Figures that could otherwise be compared count different things: offered, got, number of jobs.",
        "Siffror som annars går att jämföra räknar olika saker: erbjudna, fick, antal jobb.",
    ),
    matters=Text(
        "Part of the change is then a change of definition, and nobody can say which part.",
        "En del av ändringen är då en ändrad definition, och ingen kan säga hur stor del.",
    ),
    silent=Text(
        "When a definition is not stated, and between figures that cannot be compared anyway.",
        "När en definition inte är angiven, och mellan siffror som ändå inte går att jämföra.",
    ),
    reference=(
        "Statistics Sweden, Kvalitet för den officiella statistiken – en handbok; Eurostat, European "
        "Statistical System Handbook for Quality and Metadata Reports (2020)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Jobs offered, then jobs got.", "Erbjudna jobb, sedan jobb som ungdomar fick."),
            (row("a", "2010", "4100", definition="offered"), row("b", "2011", "4300", definition="got")),
            flagged=True,
        ),
        Example(
            Text("The same definition throughout.", "Samma definition hela vägen."),
            (row("a", "2010", "4100", definition="got"), row("b", "2011", "4300", definition="got")),
            flagged=False,
        ),
        Example(
            Text("Only one definition is stated.", "Bara en definition är angiven."),
            (row("a", "2010", "4100", definition="offered"), row("b", "2011", "4300")),
            flagged=False,
        ),
    ),
)
