"""What a quote does not bear out: a number that it does not say, a page of the archived document where it is not."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.documents.quote_search import on_page
from facts.documents.quoted_numbers import is_in_quote
from facts.figures.wording import written_amount
from facts.words import Lang, Text
from facts.words.listings import listing

_ABSENT = Text(
    "The number {number} cannot be read out of the quote.", "Talet {number} går inte att läsa ut ur citatet."
)


def _absent_numbers(view: SeriesView) -> Iterator[Evidence]:
    for point in view.points:
        absent = tuple(one for one in point.figures if one.quote and one.value is not None and not is_in_quote(one))
        if absent:
            yield Evidence((point.cited_in(*absent),))


def _say_absent(evidence: Evidence, lang: Lang) -> str:
    return _ABSENT.of(lang).format(number=written_amount(evidence.points[0].figure, lang))


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
        "When there is no quote. It reads digits with any grouping and Swedish and English number words, "
        "“vart femte” and “two out of three” among them, but not sums that the reader has to work out.",
        "När citat saknas. Den läser siffror med alla slags gruppering och svenska och engelska räkneord, "
        "även ”vart femte” och ”två av tre”, men inte summor som läsaren måste räkna ut.",
    ),
    reference="European Fact-Checking Standards Network, Code of Standards (2022).",
    look=_absent_numbers,
    sentence=_say_absent,
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
            Text("A place in words.", "En plats i ord."),
            (row("a", "2012", "2", unit="rank", quote="Nordens näst högsta arbetslöshet."),),
            flagged=False,
        ),
    ),
)

_NOWHERE = Text("No archived document contains the quote.", "Inget arkiverat dokument innehåller citatet.")
_SCATTERED = Text(
    "No archived document contains the quote in one run. All of its words stand on {found}: a part may be left out or "
    "moved. Mark what is left out with […].",
    "Inget arkiverat dokument innehåller citatet i en följd. Alla dess ord står på {found}: en del kan vara utelämnad "
    "eller flyttad. Markera det utelämnade med […].",
)
_ELSEWHERE = Text(
    "The quote is not on page {page} of the archived document, but on {found}.",
    "Citatet står inte på sidan {page} i det arkiverade dokumentet utan på {found}.",
)
_PAGE = Text("page {page}", "sidan {page}")


def _quotes_elsewhere(view: SeriesView) -> Iterator[Evidence]:
    archive = view.table.archive
    if archive is None or not archive.documents:
        return
    for point in view.points:
        for figure in point.figures:
            if figure.quote:
                hits = archive.find(figure.quote)
                if not on_page(hits, figure.page):
                    pages = sorted({page for hit in hits for page in hit.pages})
                    scattered = [] if pages else archive.scattered(figure.quote)
                    values = {"pages": pages} | ({"scattered": scattered} if scattered else {})
                    yield Evidence((point.cited_in(figure),), values)


def _say_elsewhere(evidence: Evidence, lang: Lang) -> str:
    pages = evidence.values["pages"]
    scattered = evidence.values.get("scattered")
    if isinstance(scattered, list):
        return _SCATTERED.of(lang).format(found=listing([_PAGE.of(lang).format(page=page) for page in scattered], lang))
    if not isinstance(pages, list) or not pages:
        return _NOWHERE.of(lang)
    found = listing([_PAGE.of(lang).format(page=page) for page in pages], lang)
    return _ELSEWHERE.of(lang).format(page=evidence.points[0].figure.page, found=found)


QUOTE_NOT_FOUND = Rule(
    name="quote-not-found",
    level="caution",
    title=Text("The quote is not on that page", "Citatet finns inte på sidan"),
    says=Text(
        "No archived document contains the quote on the page that the table names. The pages where it was "
        "found instead are given.",
        "Inget arkiverat dokument innehåller citatet på sidan som tabellen anger. Sidorna där det hittades i "
        "stället anges.",
    ),
    matters=Text(
        "Whoever looks it up must find it. A word left out or changed also shows here.",
        "Den som slår upp det måste hitta det. Ett utelämnat eller ändrat ord visar sig också här.",
    ),
    silent=Text(
        "Without archived documents. Blanks, line-break hyphens, the shape of quotation marks and page "
        "numbers inside the flow make no difference, nor do footnote marks; parts joined by […] must come in "
        "their order; a scanned page without text cannot be searched.",
        "Utan arkiverade dokument. Mellanslag, avstavning, citatteckens form och sidnummer i löptexten gör "
        "ingen skillnad, inte heller fotnotstecken; delar hopfogade med […] ska stå i sin ordning; en inläst "
        "bild utan text går inte att söka i.",
    ),
    reference="European Fact-Checking Standards Network, Code of Standards (2022).",
    look=_quotes_elsewhere,
    sentence=_say_elsewhere,
    examples=(
        Example(
            Text("Without documents nothing is looked for.", "Utan dokument söks ingenting."),
            (row("a", "2012", "24", quote="I år blev 24 barn vräkta.", page="3"),),
            flagged=False,
        ),
    ),
)
