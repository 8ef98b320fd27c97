"""A report: chosen series with charts, figures, findings, quotes and sources, to be set in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facts import __version__
from facts.audit.findings import FindingLevel
from facts.audit.points import Series
from facts.charts.quantities import read_as, stated
from facts.share import sources
from facts.share.edition import Edition
from facts.share.evidence import plain_evidence
from facts.share.formats import ReportFormat
from facts.share.pictures import Picture
from facts.table.figures import Figure
from facts.words import Lang, dates, say

LEVELS: tuple[FindingLevel, ...] = ("caution", "note", "badge")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a series as it is listed under its chart."""

    said: str
    reading: str
    kind: str
    period: str
    who: str
    id: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with who says it and where; `lines` hold its translation and the table's notes."""

    quote: str
    who: str
    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures stand and who measured them, with the addresses to look them up."""

    text: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in words, with its level as a word."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One series: its chart and everything that is known about it."""

    heading: str
    picture: Picture
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in the order in which it says it."""

    lang: Lang
    title: str
    introduction: tuple[str, ...]
    how_to_read: str
    chapters: tuple[Chapter, ...]
    colophon: tuple[str, ...]


def report_on(
    chosen: Sequence[Series],
    edition: Edition,
    *,
    title: str = "",
    introduction: str = "",
    today: date | None = None,
) -> Report:
    """A report on `chosen` in that order; a blank line in `introduction` begins a new paragraph."""
    lang = edition.lang
    made = dates.day(today or date.today(), lang)
    return Report(
        lang=lang,
        title=title.strip() or say("report.title", lang),
        introduction=tuple(" ".join(part.split()) for part in introduction.split("\n\n") if part.strip()),
        how_to_read=say("report.how_to_read", lang),
        chapters=tuple(_chapter(series, edition) for series in chosen),
        colophon=(
            say("report.made", lang, date=made, version=__version__),
            say("share.table_whole", lang, hash=edition.table.sha256),
        ),
    )


def report_file(report: Report, format: ReportFormat) -> bytes:
    """The bytes of a report's file."""
    return _writer(format)(report)


def _writer(format: ReportFormat) -> Callable[[Report], bytes]:
    match format:
        case "html":
            from facts.share.report_html import html_of

            return html_of
        case "pdf":
            from facts.share.report_pdf import pdf_of

            return pdf_of
        case "docx":
            from facts.share.report_docx import docx_of

            return docx_of


def _chapter(series: Series, edition: Edition) -> Chapter:
    lang = edition.lang
    return Chapter(
        heading=series.title(lang),
        picture=Picture(series, edition, plain_evidence(series, edition)),
        rows=tuple(_row(figure, lang) for figure in series.figures),
        remarks=tuple(_remarks(series, edition)),
        statements=tuple(_statement(group, lang) for group in sources.statements(series.figures)),
        sources=tuple(
            Source(sources.source_line(group, lang), tuple(sources.addresses(group)))
            for group in sources.documents(series.figures)
        ),
    )


def _row(figure: Figure, lang: Lang) -> Row:
    reading = read_as(figure, lang)
    if reading and figure.contested:
        reading = f"{reading}; {say('figures.contested', lang)}"
    kind = f"kinds.{figure.measure_kind}" if figure.is_claim else "report.reference"
    producer = "" if figure.is_claim else figure.text("producer", lang)
    return Row(
        said=stated(figure, lang, worded=True),
        reading=reading,
        kind=say(kind, lang),
        period=figure.period.named(lang),
        who=producer or sources.who(figure, lang),
        id=figure.id,
    )


def _remarks(series: Series, edition: Edition) -> list[Remark]:
    """Every finding once, cautions first."""
    lang = edition.lang
    found = edition.findings_on(series)
    by_level = (finding for level in LEVELS for finding in found if finding.level == level)
    texts = dict.fromkeys((finding.level, finding.message.of(lang)) for finding in by_level)
    return [Remark(say(f"report.level_{level}", lang), text) for level, text in texts]


def _statement(group: sources.Group, lang: Lang) -> Statement:
    first = group[0]
    notes = dict.fromkeys(figure.text("note", lang) for figure in group if figure.note)
    lines = tuple(filter(None, (sources.translation(first, lang), *notes)))
    return Statement(first.quote, sources.who(first, lang), sources.where(group, lang), lines)


HEADINGS: Mapping[str, str] = {
    name: f"report.{name}"
    for name in ("figures", "findings", "quotes", "sources", "said", "reading", "kind", "period", "who", "id")
}


def headings(lang: Lang) -> dict[str, str]:
    """The words over the parts of a chapter and over the columns of its table."""
    return {name: say(key, lang) for name, key in HEADINGS.items()}
