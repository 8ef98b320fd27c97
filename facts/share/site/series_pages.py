"""The pages of one statistic: its own, its card for other pages, its picture, its row and what was found of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from facts import charts
from facts.audit.cards import for_card
from facts.audit.findings import Finding
from facts.audit.points import Series
from facts.audit.summary import Standing, standing_words
from facts.charts.theme import SHAPE_PATHS
from facts.charts.typeset import Style, wrap_text
from facts.share import sources
from facts.share.evidence import scope
from facts.share.report import Statement, chapter_on
from facts.share.site.charts_on_pages import NARROW, WIDE, PageCharts, link_picture
from facts.share.site.layout import Section, SiteLayout
from facts.share.svg import svg_size
from facts.words import Lang, alphabetical, counted, say
from facts.words.numbers import number

# As many links as stand in a line under a finding.
_MOST_IDS = 8
# CSS pixels of a card's frame (`.card` in site.css): what is beside its chart, and where the narrow chart gives way to
# the wide one. A frame is at least as wide as a small telephone.
_BESIDE, _NARROWEST, _FIRST_WIDE = 32, 320, 544
# Above, below and between its paragraphs, and a line for a browser that breaks its words otherwise.
_AROUND = 80.0
_HEADING, _PARAGRAPH, _FOOT = Style(17.6, strong=True), Style(13.92), Style(12.8)
_LINES: Mapping[Style, float] = {_HEADING: 21.2, _PARAGRAPH: 20.9, _FOOT: 19.2}
_FRAME_STEP = 16


@dataclass(frozen=True, slots=True)
class Badge:
    """A party: its letters, and the shape and colour that stand beside them."""

    letters: str
    name: str
    path: str
    colour: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A statistic as a row of the ledger."""

    anchor: str
    address: str
    title: str
    claim: str
    parties: tuple[Badge, ...]
    names: tuple[str, ...]
    small: Markup
    standing: str
    cautions: str
    is_published_only: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding on a page of findings, with the statistic and the figures that it is about."""

    rule: str
    level: str
    level_name: str
    text: str
    title: str
    address: str
    figures: tuple[Mapping[str, str], ...]
    more: str


class SeriesPages:
    """Makes what a site has of each statistic, in one language."""

    def __init__(self, layout: SiteLayout) -> None:
        self.layout = layout
        self.publication = layout.publication
        self.plan = layout.plan
        self.lang: Lang = layout.lang
        self.charts = PageCharts(layout.publication)

    def series_files(self, key: str, section: Section) -> Iterator[tuple[str, bytes]]:
        """The page of a statistic, its card for other pages, and its picture."""
        series, lang = self.layout.series(key), self.lang
        chapter = chapter_on(series, self.publication)
        wide, narrow = (self.charts.drawing(series, width) for width in (WIDE, NARROW))
        chart = self.charts.on_page(series, wide, narrow)
        claim, about = charts.title_of(series, lang), scope(series.figures, lang)
        caution = self._first_caution(series)
        source = " ".join(sources.source_lines(series.figures, lang)[:1])
        image = self.plan.image_of(key, lang)
        if image != self.plan.image_of(None, lang):
            yield image, link_picture(series, self.publication, say("site.rest", lang, title=self.plan.title(lang)))
        common = {
            "claim": claim, "scope": about, "chart": chart, "chapter": chapter, "heading": chapter.heading,
            "description": charts.headline(series, lang), "image": quote(image),
            "image_alt": charts.describe(series, lang),
        }  # fmt: skip
        words = [
            (claim, _HEADING), (f"{chapter.heading}. {about}", _PARAGRAPH), (f"▲ {caution}", _PARAGRAPH),
            (f"{self.layout.words['more']} · {source} · {self.layout.words['table']}", _FOOT),
        ]  # fmt: skip
        yield self.layout.page(
            "series.html", self.plan.series_path(key), chapter.heading, **common,
            topic=section.name(lang), back=f"../{self.plan.section_address(section, key)}",
            standing=self._standing(key), badges=self._badges, places=self._places,
            changes=self._changes_of(series), citation=sources.long_citation(series.figures, self.publication),
            embed=self._embed_code(key, chapter.heading, _card_height(wide, narrow, words)),
        )  # fmt: skip
        yield self.layout.page(
            "embed.html", self.plan.embed_path(key), chapter.heading, **common, kind="embed",
            series_address=quote(self.plan.series_path(key)), caution=caution, source=source,
        )  # fmt: skip

    def _embed_code(self, key: str, title: str, height: int) -> str:
        """The frame for other pages, as high as its card needs at any width, so that no script need measure it."""
        address = f"{self.plan.url}{self.lang}/{quote(self.plan.embed_path(key))}"
        return (
            f'<iframe src="{escape(address)}" title="{escape(title)}" loading="lazy" width="100%" '
            f'height="{height}" style="border:0;max-width:{WIDE + _BESIDE}px"></iframe>'
        )

    def _first_caution(self, series: Series) -> str:
        shown = for_card(self.publication.findings_on(series)).lines
        return next((finding.message.of(self.lang) for finding in shown if finding.level == "caution"), "")

    def standings(self, key: str) -> Mapping[str, Standing]:
        """How each claim of the statistic stands, by id."""
        return self.publication.standings_on(self.layout.series(key))

    def _standing(self, key: str) -> str:
        return standing_words(self.standings(key).values(), self.lang)

    def _badges(self, statement: Statement) -> list[Badge]:
        return [self.badge(letters) for letters in statement.parties]

    def _places(self, statement: Statement) -> list[Mapping[str, str]]:
        """Where the figures of a sentence are marked in the documents, each place once."""
        found = {
            (document.path, page): identity
            for identity in reversed(statement.ids)
            for document, page in self.plan.places.get(identity, ())
        }
        titles = {document.path: document.title for document in self.plan.documents}
        return [
            {
                "address": f"{quote(path)}#mark:{identity}",
                "text": say("site.in_document", self.lang, document=titles[path], page=number(page, self.lang)),
            }
            for (path, page), identity in sorted(found.items())
        ]

    def _changes_of(self, series: Series) -> list[Mapping[str, object]]:
        ids = {figure.id for figure in series.figures}
        return [self.layout.change(n, change) for n, change in self.plan.changes if change.figure in ids]

    def row(self, key: str) -> LedgerRow:
        """The statistic's row."""
        series, lang = self.layout.series(key), self.lang
        claims = [figure for figure in series.figures if figure.is_claim]
        letters = alphabetical({letters for figure in claims for letters in figure.parties}, lang)
        names = alphabetical({figure.text("cited_by", lang) for figure in claims if not figure.parties}, lang)
        cautions = self.publication.cautions_on(series)
        return LedgerRow(
            anchor=f"series:{self.plan.names[key]}",
            address=quote(self.plan.series_path(key)),
            title=series.title(lang),
            claim=charts.title_of(series, lang, brief=True),
            parties=tuple(map(self.badge, letters)),
            names=tuple(names),
            small=self.charts.in_a_row(series),
            standing=self._standing(key),
            cautions=counted("ledger.cautions", cautions, lang) if cautions else "",
            is_published_only=not claims,
        )

    def badge(self, letters: str) -> Badge:
        """The badge of a party."""
        party = self.publication.table.parties.find_or_grey(letters)
        return Badge(letters, party.name, SHAPE_PATHS[party.shape], party.colour)

    def finding_lines(self, key: str) -> list[FindingLine]:
        """What was found when the rules looked at the statistic: every finding of the site stands at one of them."""
        series = self.layout.series(key)
        return [self._found(finding, series) for finding in self.publication.audit.findings_from(key)]

    def _found(self, finding: Finding, series: Series) -> FindingLine:
        lang = self.lang
        address = quote(self.plan.series_path(series.key))
        known = self.publication.audit.table.figures
        ids = [name for name in finding.figures if name in known]
        figures = tuple(
            {"id": name, "address": f"{quote(self.plan.series_path(known[name].series))}#{name}"}
            for name in ids[:_MOST_IDS]
        )
        more = len(ids) - len(figures)
        return FindingLine(
            finding.rule, finding.level, say(f"findings.level_{finding.level}", lang), finding.message.of(lang),
            series.title(lang), address, figures, counted("charts.more", more, lang) if more else "",
        )  # fmt: skip


def _card_height(wide: str, narrow: str, words: Sequence[tuple[str, Style]]) -> int:
    """CSS pixels that a card of these charts and words needs in a frame of any width."""
    highest = 0.0
    for drawing, first, last in ((narrow, _NARROWEST, NARROW + _BESIDE), (wide, _FIRST_WIDE, WIDE + _BESIDE)):
        width, height = svg_size(drawing)
        for room in range(first - _BESIDE, last - _BESIDE + 1, _FRAME_STEP):
            lines = sum(len(wrap_text(text, style, room)) * _LINES[style] for text, style in words)
            highest = max(highest, _AROUND + height * min(1.0, room / width) + lines)
    return round(highest)
