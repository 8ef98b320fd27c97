"""A report: chosen series with charts, figures, findings, quotes and sources, to be set in any format.

A chapter is all that is known of one statistic, as text; the pages of a site are made of the same chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from markupsafe import Markup

from facts import __version__
from facts.audit.findings import LEVELS, Finding
from facts.audit.points import Series
from facts.audit.summary import Standing, standing_words, summary_of, summary_sentence
from facts.charts import PRINT, title_of
from facts.charts.small_chart import small_chart
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_words
from facts.progress import in_turn
from facts.share import sources
from facts.share.changes import entries_about, logged_changes
from facts.share.evidence import scope
from facts.share.publication import Publication
from facts.share.report_charts import PAPER_MM, ChapterChart
from facts.share.svg import svg_size
from facts.share.written_files import safe_name
from facts.words import Lang, counted, dates, say
from facts.words.numbers import number

_SHORT = 200
# On paper, in the column beside a chart: half of the rows of a table take two lines, and what is a little higher than
# the chart is better beside it than torn apart.
_LETTERS_IN_LINE, _LINE_MM, _ROW_MM, _SLACK_MM = 72, 3.3, 5.0, 8.0
TABLE_COLUMNS = ("figure", "reading", "kind", "period", "who", "id")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a series as it is listed under its chart."""

    figure: str
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
    parties: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterSource:
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

    @property
    def is_short(self) -> bool:
        """Whether they follow the name of their level in its line, on paper: that many letters fill two lines."""
        return sum(map(len, self.texts)) < _SHORT


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a chart on paper: the findings of the first so many `levels`, and the table of figures."""

    levels: int
    has_table: bool


def _height(texts: Iterable[str]) -> float:
    """About how high texts are beside a chart, in mm."""
    return _LINE_MM * sum(ceil(len(text) / _LETTERS_IN_LINE) for text in texts)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One series: its chart and everything that is known about it."""

    key: str
    heading: str
    claim: str
    scope: str
    picture: ChapterChart
    rows: tuple[FigureRow, ...]
    remarks: tuple[Remarks, ...]
    statements: tuple[Statement, ...]
    published: tuple[ChapterSource, ...]
    has_table: bool = True

    @property
    def anchor(self) -> str:
        """Its address on a page, which stays the same when other statistics come or go; no figure's id has a colon."""
        return _anchor_of(self.key)

    def beside_chart(self, drawing: str, slack: float = _SLACK_MM) -> Beside:
        """What has room on paper beside its chart, below its quotes, so that neither column is left half empty.

        It may be so many mm of `slack` higher than the chart.
        """
        if not self.has_table:
            return Beside(len(self.remarks), has_table=False)
        width, height = svg_size(drawing)
        room = PAPER_MM * height / width - _height([self.claim, self.scope])
        for one in self.statements:
            room -= _height([one.quote, f"{one.who}, {one.where} {' '.join(one.ids)}", *one.lines])
        groups = 0
        for group in self.remarks:
            room -= _height([group.level, *group.texts])
            if room < -slack:
                break
            groups += 1
        rest = sum(len(text) for group in self.remarks[groups:] for text in group.texts)
        if rest < _SHORT:
            groups = len(self.remarks)
        table = _ROW_MM * (len(self.rows) + 2)
        return Beside(groups, has_table=groups == len(self.remarks) and table < room + slack)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table that hold anything."""
        return tuple(name for name in TABLE_COLUMNS if any(getattr(row, name) for row in self.rows))


_HEADINGS = (
    "contents", "stands", "cautions", "changes", "figures", "findings", "quotes", "published", "sources", "terms",
    *TABLE_COLUMNS,
)  # fmt: skip


def _anchor_of(key: str) -> str:
    """The address of a statistic on a page."""
    return f"series:{safe_name(key)}"


def headings(lang: Lang) -> dict[str, str]:
    """The words over the parts of a report and over the columns of its tables."""
    return {name: say(f"report.{name}", lang) for name in _HEADINGS}


def chapter_on(series: Series, publication: Publication, *, is_brief: bool = False, document: str = "") -> Chapter:
    """What is known about `series`, in the words of the publication's language.

    Where it `is_brief`, claims without a number have no table: their quotes say all that it would; and how a hedge is
    read stands in the findings alone. `document` is the only one of a report, which is named at its beginning.
    """
    lang = publication.lang
    found = publication.findings_on(series)
    hedged = {name for finding in found if is_brief and finding.rule == "hedged" for name in finding.figures}
    return Chapter(
        key=series.key,
        heading=series.title(lang),
        claim=title_of(series, lang),
        scope=scope(series.figures, lang),
        picture=ChapterChart(series, publication),
        rows=tuple(_row(figure, lang, has_reading=figure.id not in hedged) for figure in series.figures),
        remarks=tuple(_by_level(found, lang)),
        statements=tuple(_statement(group, lang, document) for group in sources.statements(series.figures)),
        published=tuple(
            _source_of(group, lang, _notes(group, lang))
            for group in sources.documents(figure for figure in series.figures if not figure.is_claim)
        ),
        has_table=not is_brief or any(figure.value is not None for figure in series.figures),
    )


def _source_of(group: sources.Group, lang: Lang, notes: tuple[str, ...] = ()) -> ChapterSource:
    """A document or published table in a line, with its addresses."""
    accessed = group[0].accessed
    day = say("share.accessed", lang, date=dates.day(accessed, lang)) if accessed else ""
    return ChapterSource(sources.source_line(group, lang), tuple(sources.addresses(group)), day, notes)


def _notes(group: sources.Group, lang: Lang) -> tuple[str, ...]:
    """What the table notes of some figures, each note once and said to be one."""
    notes = dict.fromkeys(figure.text("note", lang) for figure in group if figure.note)
    return tuple(say("report.note", lang, text=note) for note in notes)


def _row(figure: Figure, lang: Lang, *, has_reading: bool) -> FigureRow:
    reading = reading_words(figure, lang, in_column=True) if has_reading else ""
    if reading and figure.contested:
        reading = f"{reading}; {say('figures.contested', lang)}"
    kind = f"kinds.{figure.measure_kind}" if figure.is_claim else "report.reference"
    producer = "" if figure.is_claim else figure.text("producer", lang)
    return FigureRow(
        figure=figure_words(figure, lang, worded=True),
        reading=reading,
        kind=say(kind, lang),
        period=figure.period.named(lang),
        who=producer or sources.speaker_of(figure, lang),
        id=figure.id,
    )


def _by_level(found: Iterable[Finding], lang: Lang) -> Iterator[Remarks]:
    """Every finding once, cautions first."""
    found = tuple(found)
    for level in LEVELS:
        texts = tuple(dict.fromkeys(finding.message.of(lang) for finding in found if finding.level == level))
        if texts:
            yield Remarks(say(f"report.levels_{level}", lang), texts)


def _statement(group: sources.Group, lang: Lang, document: str) -> Statement:
    first = group[0]
    lines = tuple(filter(None, (sources.translation(first, lang), *_notes(group, lang))))
    ids = tuple(figure.id for figure in group)
    return Statement(
        first.quote, sources.who(first, lang), sources.where(group, lang, unnamed=document), lines, first.parties, ids
    )


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
    claim: str
    small: Markup
    stands: str
    cautions: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in the order in which it says it."""

    lang: Lang
    title: str
    summary: str
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
    standings = {series.key: publication.standings_on(series) for series in chosen}
    every = [figure for series in chosen for figure in series.figures]
    summary = summary_of(every, {name: each for found in standings.values() for name, each in found.items()})
    return Report(
        lang=lang,
        title=title.strip() or say("report.title", lang),
        summary=summary_sentence(summary, lang) if every else "",
        introduction=tuple(" ".join(part.split()) for part in introduction.split("\n\n") if part.strip()),
        ledger=tuple(_line(series, publication, standings[series.key]) for series in chosen),
        about=_about(chosen, publication, today or date.today()),
        chapters=tuple(chapter_on(series, publication, is_brief=True, document=only) for series in in_turn(chosen)),
        changes=tuple(_changes(every, publication)),
        sources=tuple(_source_of(group, lang) for group in sources.documents(claims)),
        terms=say("share.readme_terms_text", lang),
        table=say("share.table", lang, hash=publication.hash),
    )


def _line(series: Series, publication: Publication, standings: Mapping[str, Standing]) -> LedgerLine:
    lang = publication.lang
    cautions = publication.cautions_on(series)
    return LedgerLine(
        anchor=_anchor_of(series.key),
        title=series.title(lang),
        claim=title_of(series, lang, brief=True),
        small=Markup(small_chart(series, PRINT)),
        stands=standing_words(standings.values(), lang),
        cautions=number(cautions, lang) if cautions else "",
    )


def _changes(figures: Sequence[Figure], publication: Publication) -> Iterator[str]:
    """What was corrected and withdrawn, the latest first, and how much of that is about other figures."""
    lang = publication.lang
    entries = entries_about(publication, figures)
    for change in logged_changes(entries):
        yield f"{change.day(lang)}: {change.figure}. {change.with_reason(lang)}"
    if entries and len(entries) < len(publication.log):
        yield counted("changes.elsewhere", len(publication.log) - len(entries), lang)


def _about(chosen: Sequence[Series], publication: Publication, today: date) -> tuple[Fact, ...]:
    """Documents, contents, how to read, date and version, and which table."""
    lang = publication.lang
    figures = [figure for series in chosen for figure in series.figures]
    made = say("report.made_text", lang, date=dates.day(today, lang), version=__version__)
    said = {
        "documents": tuple(sources.document_lines(figures, lang)),
        "holds": (_holds(chosen, figures, lang),),
        "how_to_read": (say("report.how_to_read_text", lang), say("report.levels", lang)),
        "made": (made,),
        "table": (say("report.table_text", lang, hash=publication.table.sha256),),
    }
    return tuple(Fact(say(f"report.{name}", lang), texts) for name, texts in said.items() if texts)


def _holds(chosen: Sequence[Series], figures: Sequence[Figure], lang: Lang) -> str:
    claims = sum(figure.is_claim for figure in figures)
    return say(
        "report.holds_text" if claims else "report.holds_no_claims",
        lang,
        charts=counted("report.charts", len(chosen), lang),
        claims=counted("summary.claims", claims, lang),
        references=counted("report.references", len(figures) - claims, lang),
    )
