"""A statistic as text: figures, findings, the words themselves and their sources; the same in report and site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from facts.audit.findings import Finding, FindingLevel
from facts.audit.points import Series
from facts.charts import PRINT, chart, describe, headline, title_of
from facts.charts.picture import MARGIN
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_words
from facts.share import sources, svg
from facts.share.evidence import scope
from facts.share.formats import UNFRAMED
from facts.share.output import safe_name
from facts.share.publication import Publication
from facts.words import Lang, dates, say

LEVELS: tuple[FindingLevel, ...] = ("caution", "note", "badge")
COLUMNS = ("said", "reading", "kind", "period", "who", "id")


@dataclass(frozen=True)
class ChapterChart:
    """The chart alone, on paper: the text around it says the rest."""

    series: Series
    publication: Publication

    @property
    def title(self) -> str:
        """The statistic and what was said of it, neutrally."""
        return headline(self.series, self.publication.lang)

    @cached_property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        return describe(self.series, self.publication.lang)

    def drawing(self, *, narrow: bool = False) -> str:
        """The chart as SVG, as wide as the text of a page or, `narrow`, of a column."""
        width = round(UNFRAMED["column" if narrow else "page"].css - 2 * MARGIN)
        drawn = chart(
            self.series, lang=self.publication.lang, theme=PRINT, width=width, parties=self.publication.table.parties
        )
        return svg.drawn(drawn.to_dict(validate=False))

    def png(self, drawing: str) -> bytes:
        """A drawing of the page's width as PNG, sharp enough for print."""
        import vl_convert

        paper = UNFRAMED["page"]
        ppi = paper.pixels / paper.inches
        return vl_convert.svg_to_png(drawing, scale=paper.pixels / paper.css * 72 / ppi, ppi=ppi)

    def on_any_screen(self, name: str) -> Markup:
        """The chart in an HTML page, and the same for a telephone, of which a screen shows the one that fits."""
        lang = self.publication.lang
        return Markup("").join(
            Markup('<div class="{}">{}</div>').format(
                room,
                Markup(svg.inside_a_page(self.drawing(narrow=room == "narrow"), self.title, self.description, lang,
                                         f"{name}:{room}")),
            )
            for room in ("wide", "narrow")
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
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


@dataclass(frozen=True, slots=True)
class Chapter:
    """One series: its chart and everything that is known about it."""

    key: str
    heading: str
    said: str
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
        return anchor_of(self.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table that hold anything."""
        return tuple(name for name in COLUMNS if any(getattr(row, name) for row in self.rows))


HEADINGS: Mapping[str, str] = {
    name: f"report.{name}"
    for name in (
        "contents",
        "stands",
        "cautions",
        "changes",
        "figures",
        "findings",
        "quotes",
        "published",
        "sources",
        "terms",
        *COLUMNS,
    )
}


def anchor_of(key: str) -> str:
    """The address of a statistic on a page."""
    return f"series:{safe_name(key)}"


def headings(lang: Lang) -> dict[str, str]:
    """The words over the parts of a report and over the columns of its tables."""
    return {name: say(key, lang) for name, key in HEADINGS.items()}


def chapter_on(series: Series, publication: Publication, *, is_brief: bool = False, document: str = "") -> Chapter:
    """What is known about `series`, in the words of the publication's language.

    Where it `is_brief`, claims without a number have no table: their quotes say all that it would. `document` is the
    only one of a report, which is named at its beginning.
    """
    lang = publication.lang
    return Chapter(
        key=series.key,
        heading=series.title(lang),
        said=title_of(series, lang),
        scope=scope(series.figures, lang),
        picture=ChapterChart(series, publication),
        rows=tuple(_row(figure, lang) for figure in series.figures),
        remarks=tuple(_by_level(publication.findings_on(series), lang)),
        statements=tuple(_statement(group, lang, document) for group in sources.statements(series.figures)),
        published=tuple(
            source_of(group, lang, _notes(group, lang))
            for group in sources.documents(figure for figure in series.figures if not figure.is_claim)
        ),
        has_table=not is_brief or any(figure.value is not None for figure in series.figures),
    )


def source_of(group: sources.Group, lang: Lang, notes: tuple[str, ...] = ()) -> ChapterSource:
    """A document or published table in a line, with its addresses."""
    accessed = group[0].accessed
    day = say("share.accessed", lang, date=dates.day(accessed, lang)) if accessed else ""
    return ChapterSource(sources.source_line(group, lang), tuple(sources.addresses(group)), day, notes)


def _notes(group: sources.Group, lang: Lang) -> tuple[str, ...]:
    """What the table notes of some figures, each note once and said to be one."""
    notes = dict.fromkeys(figure.text("note", lang) for figure in group if figure.note)
    return tuple(say("report.note", lang, text=note) for note in notes)


def _row(figure: Figure, lang: Lang) -> FigureRow:
    reading = reading_words(figure, lang, in_column=True)
    if reading and figure.contested:
        reading = f"{reading}; {say('figures.contested', lang)}"
    kind = f"kinds.{figure.measure_kind}" if figure.is_claim else "report.reference"
    producer = "" if figure.is_claim else figure.text("producer", lang)
    return FigureRow(
        said=figure_words(figure, lang, worded=True),
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
