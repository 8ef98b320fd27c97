"""A report: chosen series with charts, figures, findings, quotes and sources, to be set in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facts.audit.findings import FindingLevel
from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_words
from facts.progress import in_turn
from facts.share import sources
from facts.share.about import Fact, about
from facts.share.evidence import plain_evidence
from facts.share.formats import ReportFormat
from facts.share.pictures import Picture
from facts.share.publication import Publication
from facts.words import Lang, dates, say

LEVELS: tuple[FindingLevel, ...] = ("caution", "note", "badge")
COLUMNS = ("said", "reading", "kind", "period", "who", "id")


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
    """Where figures stand and who measured them, with the addresses to look them up and what was noted of them."""

    text: str
    addresses: tuple[str, ...]
    accessed: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """The findings of one level in words, under the name of the level."""

    level: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One series: its chart and everything that is known about it."""

    heading: str
    picture: Picture
    rows: tuple[Row, ...]
    remarks: tuple[Remarks, ...]
    statements: tuple[Statement, ...]
    published: tuple[Source, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table that hold anything."""
        return tuple(name for name in COLUMNS if any(getattr(row, name) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in the order in which it says it."""

    lang: Lang
    title: str
    introduction: tuple[str, ...]
    about: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...]
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
    # What one chapter has just listed is not listed again below it.
    figures = [figure for series in chosen for figure in series.figures if len(chosen) > 1 or figure.is_claim]
    return Report(
        lang=lang,
        title=title.strip() or say("report.title", lang),
        introduction=tuple(" ".join(part.split()) for part in introduction.split("\n\n") if part.strip()),
        about=about(chosen, publication, today or date.today()),
        chapters=tuple(_chapter(series, publication) for series in in_turn(chosen)),
        sources=tuple(_source(group, lang) for group in sources.documents(figures)),
        terms=say("share.readme_terms_text", lang),
        table=say("share.table", lang, hash=publication.hash),
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


def _chapter(series: Series, publication: Publication) -> Chapter:
    lang = publication.lang
    return Chapter(
        heading=series.title(lang),
        picture=Picture(series, publication, plain_evidence(series, publication)),
        rows=tuple(_row(figure, lang) for figure in series.figures),
        remarks=tuple(_remarks(series, publication)),
        statements=tuple(_statement(group, lang) for group in sources.statements(series.figures)),
        published=tuple(
            _source(group, lang, _notes(group, lang))
            for group in sources.documents(figure for figure in series.figures if not figure.is_claim)
        ),
    )


def _source(group: sources.Group, lang: Lang, notes: tuple[str, ...] = ()) -> Source:
    accessed = group[0].accessed
    day = say("share.accessed", lang, date=dates.day(accessed, lang)) if accessed else ""
    return Source(sources.source_line(group, lang), tuple(sources.addresses(group)), day, notes)


def _notes(group: sources.Group, lang: Lang) -> tuple[str, ...]:
    """What the table notes of some figures, each note once and said to be one."""
    notes = dict.fromkeys(figure.text("note", lang) for figure in group if figure.note)
    return tuple(say("report.note", lang, text=note) for note in notes)


def _row(figure: Figure, lang: Lang) -> Row:
    reading = reading_words(figure, lang, in_column=True)
    if reading and figure.contested:
        reading = f"{reading}; {say('figures.contested', lang)}"
    kind = f"kinds.{figure.measure_kind}" if figure.is_claim else "report.reference"
    producer = "" if figure.is_claim else figure.text("producer", lang)
    return Row(
        said=figure_words(figure, lang, worded=True),
        reading=reading,
        kind=say(kind, lang),
        period=figure.period.named(lang),
        who=producer or sources.who(figure, lang),
        id=figure.id,
    )


def _remarks(series: Series, publication: Publication) -> Iterator[Remarks]:
    """Every finding once, cautions first."""
    lang = publication.lang
    found = publication.findings_on(series)
    for level in LEVELS:
        texts = tuple(dict.fromkeys(finding.message.of(lang) for finding in found if finding.level == level))
        if texts:
            yield Remarks(say(f"report.levels_{level}", lang), texts)


def _statement(group: sources.Group, lang: Lang) -> Statement:
    first = group[0]
    lines = tuple(filter(None, (sources.translation(first, lang), *_notes(group, lang))))
    return Statement(first.quote, sources.who(first, lang), sources.where(group, lang), lines)


HEADINGS: Mapping[str, str] = {
    name: f"report.{name}"
    for name in ("contents", "figures", "findings", "quotes", "published", "sources", "terms", *COLUMNS)
}


def headings(lang: Lang) -> dict[str, str]:
    """The words over the parts of a report and over the columns of its tables."""
    return {name: say(key, lang) for name, key in HEADINGS.items()}
