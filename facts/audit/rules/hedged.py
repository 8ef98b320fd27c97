"""A figure that its own words make approximate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from facts.audit.findings import Value
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.documents.quoted_numbers import unmarked_hedge
from facts.figures.wording import amount
from facts.words import Lang, Text, alphabetical, quoted
from facts.words.listings import short_listing

_HEDGED = Text("{words}: read as {amount}.", "{words}: läses som {amount}.")
_CONTESTED = Text(" Many younger readers take the word as “about”.", " Många yngre läsare tar ordet som ”ungefär”.")
_UNMARKED = Text(
    "The quote says {words}, but the table gives {amount} with no hedge.",
    "Citatet säger {words}, men tabellen anger {amount} utan ungefärord.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.claims:
        figure = point.figure
        if figure.reading is None:
            continue
        hedged = tuple(one for one in point.figures if one.approximator)
        unmarked = tuple(one for one in point.figures if not one.approximator and unmarked_hedge(one))
        if hedged or unmarked:
            reading = figure.reading
            values: dict[str, Value] = {
                "low": reading.low,
                "high": reading.high,
                "low_open": reading.low_open,
                "high_open": reading.high_open,
                "contested": figure.contested,
                "unmarked": not hedged,
            }
            yield Evidence((point.cited_in(*(hedged or unmarked)),), values)


def _say(evidence: Evidence, lang: Lang) -> str:
    point = evidence.points[0]
    said = amount(point.figure, lang)
    if evidence.values["unmarked"]:
        return _UNMARKED.of(lang).format(words=_words(tuple(map(unmarked_hedge, point.figures)), lang), amount=said)
    words = _words(tuple(figure.text("approximator", lang) for figure in point.figures), lang)
    text = _HEDGED.of(lang).format(words=words, amount=said)
    return text + (_CONTESTED.of(lang) if point.figure.contested else "")


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
            Text("A plain number.", "Ett rent tal."),
            (row("a", "2011", "4300", quote="År 2011 fick 4 300 unga jobb."),),
            flagged=False,
        ),
    ),
)
