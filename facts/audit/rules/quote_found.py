"""A quote that the archived document does not have on the page that the table names."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.documents.quote_search import on_page
from facts.words import Lang, Text
from facts.words.listings import listing

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


def _look(view: SeriesView) -> Iterator[Evidence]:
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


def _say(evidence: Evidence, lang: Lang) -> str:
    pages = evidence.values["pages"]
    scattered = evidence.values.get("scattered")
    if isinstance(scattered, list):
        return _SCATTERED.of(lang, found=listing([_PAGE.of(lang, page=page) for page in scattered], lang))
    if not isinstance(pages, list) or not pages:
        return _NOWHERE.of(lang)
    found = listing([_PAGE.of(lang, page=page) for page in pages], lang)
    return _ELSEWHERE.of(lang, page=evidence.points[0].figure.page, found=found)


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
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Without documents nothing is looked for.", "Utan dokument söks ingenting."),
            (row("a", "2012", "24", quote="I år blev 24 barn vräkta.", page="3"),),
            flagged=False,
        ),
    ),
)
