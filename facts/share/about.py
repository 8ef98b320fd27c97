"""What a report is: the words at its beginning that tell a reader who meets it anywhere what lies before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facts import __version__
from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.share.publication import Publication
from facts.words import Lang, counted, dates, quoted, say

MOST_DOCUMENTS = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the report itself: a label, and a paragraph or more."""

    label: str
    texts: tuple[str, ...]


def about(chosen: Sequence[Series], publication: Publication, today: date) -> tuple[Fact, ...]:
    """Documents, contents, how to read, date and version, and which table."""
    lang = publication.lang
    figures = [figure for series in chosen for figure in series.figures]
    made = say("report.made_text", lang, date=dates.day(today, lang), version=__version__)
    said = {
        "documents": tuple(_documents(figures, lang)),
        "holds": (_holds(chosen, figures, lang),),
        "how_to_read": (say("report.how_to_read_text", lang), say("report.levels", lang)),
        "made": (made,),
        "table": (say("report.table_text", lang, hash=publication.table.sha256),),
    }
    return tuple(Fact(say(f"report.{name}", lang), texts) for name, texts in said.items() if texts)


def _documents(figures: Iterable[Figure], lang: Lang) -> list[str]:
    """The documents whose claims are shown, each with the days on which they were made."""
    days: dict[str, set[date]] = {}
    for figure in figures:
        if figure.is_claim:
            days.setdefault(figure.text("document", lang), set()).update(filter(None, [figure.document_date]))
    lines = [_document(title, found, lang) for title, found in days.items()]
    more = len(lines) - MOST_DOCUMENTS
    return lines if more <= 0 else [*lines[:MOST_DOCUMENTS], counted("report.more_documents", more, lang)]


def _document(title: str, days: Iterable[date], lang: Lang) -> str:
    written = ", ".join(dates.day(day, lang) for day in sorted(days)) or say("share.undated", lang)
    return f"{quoted(title, lang)} ({written})"


def _holds(chosen: Sequence[Series], figures: Sequence[Figure], lang: Lang) -> str:
    claims = sum(figure.is_claim for figure in figures)
    return say(
        "report.holds_text" if claims else "report.holds_no_claims",
        lang,
        charts=counted("report.charts", len(chosen), lang),
        claims=counted("report.claims", claims, lang),
        references=counted("report.references", len(figures) - claims, lang),
    )
