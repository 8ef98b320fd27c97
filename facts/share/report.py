"""A report: chosen series with charts, figures, findings, quotes and sources, to be set in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facts import __version__
from facts.audit.points import Series
from facts.audit.summary import Standing, standing_words, standings_of, summary_of, summary_sentence
from facts.charts import title_of
from facts.figures.figure import Figure
from facts.progress import in_turn
from facts.share import sources
from facts.share.changes import entries_about, logged_changes
from facts.share.chapters import Chapter, ChapterSource, anchor_of, chapter_on, source_of
from facts.share.publication import Publication
from facts.words import Lang, counted, dates, quoted, say
from facts.words.numbers import number

MOST_DOCUMENTS = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the report itself: a label, and a paragraph or more."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A statistic in the list at a report's beginning; `anchor` is where its chapter stands."""

    anchor: str
    title: str
    said: str
    stands: str
    cautions: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in the order in which it says it."""

    lang: Lang
    title: str
    found: str
    introduction: tuple[str, ...]
    ledger: tuple[LedgerLine, ...]
    about: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    changes: tuple[str, ...]
    sources: tuple[ChapterSource, ...]
    terms: str
    table: str


def report_on(
    chosen: Sequence[Series],
    publication: Publication,
    *,
    title: str = "",
    introduction: str = "",
    today: date | None = None,
) -> Report:
    """A report on `chosen` in that order; a blank line in `introduction` begins a new paragraph."""
    lang = publication.lang
    # Published tables are listed in their chapters.
    claims = [figure for series in chosen for figure in series.figures if figure.is_claim]
    only = claims[0].document if len({figure.document for figure in claims}) == 1 and len(chosen) > 1 else ""
    standings = {series.key: _standings(series, publication) for series in chosen}
    every = [figure for series in chosen for figure in series.figures]
    summary = summary_of(every, {name: each for found in standings.values() for name, each in found.items()})
    return Report(
        lang=lang,
        title=title.strip() or say("report.title", lang),
        found=summary_sentence(summary, lang) if every else "",
        introduction=tuple(" ".join(part.split()) for part in introduction.split("\n\n") if part.strip()),
        ledger=tuple(_line(series, publication, standings[series.key]) for series in chosen),
        about=_about(chosen, publication, today or date.today()),
        chapters=tuple(chapter_on(series, publication, is_brief=True, document=only) for series in in_turn(chosen)),
        changes=tuple(_changes(every, publication)),
        sources=tuple(source_of(group, lang) for group in sources.documents(claims)),
        terms=say("share.readme_terms_text", lang),
        table=say("share.table", lang, hash=publication.hash),
    )


def _standings(series: Series, publication: Publication) -> Mapping[str, Standing]:
    claims = [figure for figure in series.figures if figure.is_claim]
    return standings_of(claims, publication.findings_on(series), publication.audited.table.figures)


def _line(series: Series, publication: Publication, standings: Mapping[str, Standing]) -> LedgerLine:
    lang = publication.lang
    cautions = sum(finding.level == "caution" for finding in publication.findings_on(series))
    return LedgerLine(
        anchor=anchor_of(series.key),
        title=series.title(lang),
        said=title_of(series, lang),
        stands=standing_words(standings.values(), lang),
        cautions=number(cautions, lang) if cautions else "",
    )


def _changes(figures: Sequence[Figure], publication: Publication) -> Iterator[str]:
    """What was corrected and withdrawn, the latest first, and how much of that is about other figures."""
    lang = publication.lang
    entries = entries_about(publication, figures)
    for change in logged_changes(entries):
        why = say("changes.because", lang, why=change.why) if change.why else ""
        yield f"{change.day(lang)}: {change.figure}. {change.in_words(lang)} {why}".rstrip()
    if entries and len(entries) < len(publication.log):
        yield counted("changes.elsewhere", len(publication.log) - len(entries), lang)


def _about(chosen: Sequence[Series], publication: Publication, today: date) -> tuple[Fact, ...]:
    """Documents, contents, how to read, date and version, and which table."""
    lang = publication.lang
    figures = [figure for series in chosen for figure in series.figures]
    made = say("report.made_text", lang, date=dates.day(today, lang), version=__version__)
    said = {
        "documents": tuple(document_lines(figures, lang)),
        "holds": (_holds(chosen, figures, lang),),
        "how_to_read": (say("report.how_to_read_text", lang), say("report.levels", lang)),
        "made": (made,),
        "table": (say("report.table_text", lang, hash=publication.table.sha256),),
    }
    return tuple(Fact(say(f"report.{name}", lang), texts) for name, texts in said.items() if texts)


def document_lines(figures: Iterable[Figure], lang: Lang) -> list[str]:
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
