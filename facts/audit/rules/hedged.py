"""A figure that its own words make approximate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from facts.audit.findings import Value
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.documents.quoted_numbers import unmarked_hedge
from facts.figures.figure import Figure
from facts.figures.hedges import is_plain_bound, reading
from facts.figures.wording import amount, reading_interval
from facts.words import Lang, Text, alphabetical, quoted
from facts.words.listings import short_listing

_HEDGED = Text("{words}: read as {amount}.", "{words}: läses som {amount}.")
_BOUND = Text(
    "{words}: a bound is given, {amount}. How far the figure is from it is not said.",
    "{words}: en gräns anges, {amount}. Hur långt från den siffran ligger sägs inte.",
)
_CONTESTED = Text(" Many younger readers take the word as “about”.", " Många yngre läsare tar ordet som ”ungefär”.")
_UNMARKED = Text(
    "The quote says {words}, but the table gives {amount} with no hedge.",
    "Citatet säger {words}, men tabellen anger {amount} utan ungefärord.",
)
_WITH_IT = Text(" With it the figure is read as {reading}.", " Med det läses siffran som {reading}.")


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.claims:
        figure = point.figure
        if figure.reading is None:
            continue
        hedged = [one for one in point.figures if one.approximator]
        cited = hedged or [one for one in point.figures if unmarked_hedge(one)]
        if cited:
            values: dict[str, Value] = {
                "low": figure.reading.low,
                "high": figure.reading.high,
                "low_open": figure.reading.low_open,
                "high_open": figure.reading.high_open,
                "contested": figure.contested,
                "unmarked": not hedged,
            }
            yield Evidence((point.cited_in(*cited),), values)


def _say(evidence: Evidence, lang: Lang) -> str:
    point = evidence.points[0]
    said = amount(point.figure, lang)
    if evidence.values["unmarked"]:
        hedges = tuple(map(unmarked_hedge, point.figures))
        with_it = _reading_with(point.figure, hedges[0], lang) if len(set(map(str.casefold, hedges))) == 1 else ""
        text = _UNMARKED.of(lang, words=_words(hedges, lang), amount=said)
        return text + (_WITH_IT.of(lang, reading=with_it) if with_it else "")
    hedges = tuple(figure.text("approximator", lang) for figure in point.figures)
    # "Over 400: read as over 400" would say nothing.
    is_bound = all(map(is_plain_bound, hedges)) and not point.figure.is_range
    text = (_BOUND if is_bound else _HEDGED).of(lang, words=_words(hedges, lang), amount=said)
    return text + (_CONTESTED.of(lang) if point.figure.contested else "")


def _reading_with(figure: Figure, hedge: str, lang: Lang) -> str:
    """How a figure would be read if its row had the hedge, "" where the hedge has no reading."""
    if figure.value is None or figure.unit is None:
        return ""
    meant = reading(figure.value, hedge, figure.unit, high=figure.value_high, is_change=figure.is_relative)
    return reading_interval(replace(figure, reading=meant[0]), lang, worded=True) if meant else ""


@lru_cache(maxsize=4096)
def _words(hedges: tuple[str, ...], lang: Lang) -> str:
    """The words of all who cite the figure, each once."""
    once = {hedge.casefold(): hedge for hedge in alphabetical(hedges, lang)}
    return short_listing([quoted(hedge, lang) for hedge in once.values()], lang)


HEDGED = Rule(
    name="hedged",
    level="badge",
    title=Text("Hedged", "Ungefärlig"),
    says=Text(
        "The words make the figure approximate; the interval is how this project reads them. Unmarked: the "
        "quote has a hedge that the table does not record.",
        "Orden gör siffran ungefärlig; intervallet är så som projektet läser dem. Omärkt: citatet har ett "
        "ungefärord som tabellen inte anger.",
    ),
    matters=Text(
        "Drawn as an exact point, the figure would say more than the words did.",
        "Ritad som en exakt punkt skulle siffran säga mer än orden gjorde.",
    ),
    silent=Text("For figures without a hedge, and for references.", "För siffror utan ungefärord, och för referenser."),
    reference=(
        "S. Ferson and others, “Natural language of uncertainty: numeric hedge words”, International Journal "
        "of Approximate Reasoning 57 (2015) 19–39; J. Channell, Vague Language (Oxford, 1994)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("“Drygt 4 300”, recorded as such.", "”Drygt 4 300”, angivet så."),
            (row("a", "2011", "4300", approximator="drygt", quote="År 2011 fick drygt 4 300 unga jobb."),),
            flagged=True,
        ),
        Example(
            Text("“Drygt 4 300”, recorded without the hedge.", "”Drygt 4 300”, angivet utan ungefärordet."),
            (row("a", "2011", "4300", quote="År 2011 fick drygt 4 300 unga jobb."),),
            flagged=True,
        ),
        Example(
            Text("“400 or more”, recorded without the hedge.", "”400 eller fler”, angivet utan ungefärordet."),
            (row("a", "2011", "400", quote="400 or more got a job."),),
            flagged=True,
        ),
        Example(
            Text("“Över 4 300”: a bound, and no reading.", "”Över 4 300”: en gräns, och ingen läsning."),
            (row("a", "2011", "4300", approximator="över", quote="År 2011 fick över 4 300 unga jobb."),),
            flagged=True,
        ),
        Example(
            Text("A plain number.", "Ett rent tal."),
            (row("a", "2011", "4300", quote="År 2011 fick 4 300 unga jobb."),),
            flagged=False,
        ),
    ),
)
