"""A number that its own quote does not say."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.documents.quoted_numbers import is_in_quote
from facts.figures.wording import written_amount
from facts.words import Lang, Text

_ABSENT = Text(
    "The number {number} cannot be read out of the quote.", "Talet {number} går inte att läsa ut ur citatet."
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.points:
        absent = [one for one in point.figures if one.quote and one.value is not None and not is_in_quote(one)]
        if absent:
            yield Evidence((point.cited_in(*absent),))


def _say(evidence: Evidence, lang: Lang) -> str:
    return _ABSENT.of(lang, number=written_amount(evidence.points[0].figure, lang))


VALUE_NOT_IN_QUOTE = Rule(
    name="value-not-in-quote",
    level="caution",
    title=Text("The number is not in the quote", "Talet finns inte i citatet"),
    says=Text(
        "The number cannot be read out of the quote, neither in digits nor in words.",
        "Talet går inte att läsa ut ur citatet, varken i siffror eller i ord.",
    ),
    matters=Text(
        "A quote is there so that a reader can see that somebody said this. Either the number or the quote "
        "is another one.",
        "Citatet finns för att en läsare ska se att någon har sagt detta. Antingen talet eller citatet är ett annat.",
    ),
    silent=Text(
        "When there is no quote. It reads digits with any grouping, Swedish and English number words, “vart femte” and "
        "“two out of three” among them, and other units of the same kind (“40 mil” is 400 km), but not sums that the "
        "reader has to work out.",
        "När citat saknas. Den läser siffror med alla slags gruppering, svenska och engelska räkneord, även ”vart "
        "femte” och ”två av tre”, och andra enheter av samma slag (”40 mil” är 400 km), men inte summor som läsaren "
        "måste räkna ut.",
    ),
    reference="European Fact-Checking Standards Network, Code of Standards (2022).",
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("24 in the table, 42 in the quote.", "24 i tabellen, 42 i citatet."),
            (row("a", "2012", "24", quote="I år blev 42 barn vräkta."),),
            flagged=True,
        ),
        Example(
            Text("In digits.", "I siffror."),
            (row("a", "2012", "24", quote="I år blev 24 barn vräkta."),),
            flagged=False,
        ),
        Example(
            Text("In words.", "I ord."),
            (row("a", "2012", "1", unit="mdkr", quote="Ett överskott på en miljard kronor."),),
            flagged=False,
        ),
        Example(
            Text("Second, and called the highest.", "Näst högst, och kallad högst."),
            (row("a", "2012", "1", unit="rank", quote="Nordens näst högsta arbetslöshet."),),
            flagged=True,
        ),
        Example(
            Text("In another unit of its kind.", "I en annan enhet av samma slag."),
            (row("a", "2012", "90", unit="minute", quote="Väntan var en och en halv timme."),),
            flagged=False,
        ),
        Example(
            Text("90 hours in the quote, 90 minutes in the table.", "90 timmar i citatet, 90 minuter i tabellen."),
            (row("a", "2012", "90", unit="minute", quote="Väntan var 90 timmar."),),
            flagged=True,
        ),
        Example(
            Text("A place in words.", "En plats i ord."),
            (row("a", "2012", "2", unit="rank", quote="Nordens näst högsta arbetslöshet."),),
            flagged=False,
        ),
    ),
)
