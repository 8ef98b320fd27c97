"""The pages of a site in one language: what each says, and where it stands.

Every id of our own has a colon in it, which no figure's id may have, so that the two never meet. Addresses are
relative: a site works in any folder of any server, and from a disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from facts import charts
from facts.audit.cards import for_card
from facts.audit.findings import Finding
from facts.audit.points import Series, points_of
from facts.audit.rules import RULES
from facts.audit.summary import Standing, standing_words, standings_of
from facts.charts.symbols import SHAPE_PATHS
from facts.figures.columns import COLUMNS, NEEDS
from facts.figures.figure import Figure
from facts.figures.hedges import HEDGES
from facts.share import changes, citation, sources
from facts.share.chapters import Statement, chapter_on, headings
from facts.share.evidence import scope
from facts.share.publication import Publication
from facts.share.site.charts_on_pages import CARD_HEIGHT, CARD_WIDTH, WIDE, PageCharts, link_card
from facts.share.site.documents import SiteDocument, marked_text
from facts.share.site.plan import Section, SitePlan
from facts.share.svg import svg_size
from facts.words import LANGS, LANGUAGES, Lang, alphabetical, counted, say
from facts.words.numbers import number

if TYPE_CHECKING:
    from jinja2 import Environment

CHANGES_ON_A_PAGE = 500
TEMPLATES = Path(__file__).parents[1] / "templates"
# Styles, letters and pictures come from the site itself, all else from nowhere.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
_LEVELS = ("caution", "note", "badge")
_MOST_IDS = 8
_SHARES = ("every-nth", "every-second", "almost-every-nth", "more-than-every-nth")
_PROSE = ("what", "left_out", "does_not", "neutral")
_WORDS_WIDE, _WORDS_NARROW = 170, 310
"""CSS pixels of a card's words above and below its chart, at the width of a page's column and of a telephone."""


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
    said: str
    parties: tuple[Badge, ...]
    names: tuple[str, ...]
    small: Markup
    standing: str
    cautions: str
    is_published_only: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A finding on a page of findings, with the statistic and the figures that it is about."""

    rule: str
    level: str
    level_name: str
    text: str
    title: str
    address: str
    figures: tuple[Mapping[str, str], ...]
    more: str


class SitePages:
    """Makes the pages of one language; `plan` says what there is and where it stands."""

    def __init__(self, publication: Publication, plan: SitePlan) -> None:
        self.publication = publication
        self.plan = plan
        self.lang: Lang = publication.lang
        self.charts = PageCharts(publication)
        self.words = {
            **headings(self.lang),
            **_words(self.lang),
            "table": say("share.table", self.lang, hash=publication.hash),
        }

    # --- a statistic -------------------------------------------------------------------------------------------

    def series_files(self, key: str, section: Section) -> Iterator[tuple[str, bytes]]:
        """The page of a statistic, its card for other pages, and its picture."""
        series, lang = self.series(key), self.lang
        chapter = chapter_on(series, self.publication)
        wide = self.charts.drawing(series, WIDE)
        chart = self.charts.on_page(series, wide)
        said, about = charts.title_of(series, lang), scope(series.figures, lang)
        image = self.plan.image_of(key, lang)
        if image != self.plan.image_of(None, lang):
            foot = f"{self.plan.title(lang)} · {self.words['table']}"
            source = sources.source_lines(series.figures, lang)[:1]
            yield image, link_card(charts.headline(series, lang), [about], " · ".join([*source, foot]), wide)
        common = {
            "said": said, "scope": about, "chart": chart, "chapter": chapter, "heading": chapter.heading,
            "description": charts.headline(series, lang), "image": quote(image),
            "image_alt": charts.describe(series, lang),
        }  # fmt: skip
        yield self._page(
            "series.html", self.plan.series_path(key), chapter.heading, **common,
            topic=section.name(lang), back=f"../{self.plan.section_address(section, key)}",
            standing=self._standing(series), badges=self._badges, places=self._places,
            changes=self._changes_of(series), citation=citation.long(series.figures, self.publication),
            embed=self._embed_code(key, chapter.heading, wide, chart),
        )  # fmt: skip
        caution = self._first_caution(series)
        yield self._page(
            "embed.html", self.plan.embed_path(key), chapter.heading, **common, kind="embed",
            series_address=quote(self.plan.series_path(key)), caution=caution,
            source=" ".join(sources.source_lines(series.figures, lang)[:1]),
        )  # fmt: skip

    def _embed_code(self, key: str, title: str, wide: str, chart: str) -> str:
        """The frame for other pages, as high as its chart needs at any width, so that no script need measure it."""
        width, _ = svg_size(wide)
        charts_high = [svg_size(part)[1] for part in chart.split("</svg>")[:-1]]
        height = max(high + words for high, words in zip(charts_high, (_WORDS_WIDE, _WORDS_NARROW), strict=True))
        address = f"{self.plan.url}{self.lang}/{quote(self.plan.embed_path(key))}"
        return (
            f'<iframe src="{escape(address)}" title="{escape(title)}" loading="lazy" width="100%" '
            f'height="{round(height)}" style="border:0;max-width:{round(width) + 32}px"></iframe>'
        )

    def _first_caution(self, series: Series) -> str:
        shown = for_card(self.publication.findings_on(series)).shown
        return next((finding.message.of(self.lang) for finding in shown if finding.level == "caution"), "")

    def standings(self, series: Series) -> Mapping[str, Standing]:
        """How each claim of the statistic stands, by id."""
        claims = [figure for figure in series.figures if figure.is_claim]
        return standings_of(claims, self.publication.findings_on(series), self.publication.audited.table.figures)

    def _standing(self, series: Series) -> str:
        return standing_words(self.standings(series).values(), self.lang)

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
        return [self._change(n, change) for n, change in self.plan.changes if change.figure in ids]

    def row(self, key: str) -> LedgerRow:
        """The statistic's row."""
        series, lang = self.series(key), self.lang
        claims = [figure for figure in series.figures if figure.is_claim]
        letters = alphabetical({letters for figure in claims for letters in figure.parties}, lang)
        names = alphabetical({figure.text("cited_by", lang) for figure in claims if not figure.parties}, lang)
        cautions = sum(finding.level == "caution" for finding in self.publication.findings_on(series))
        return LedgerRow(
            anchor=f"series:{self.plan.names[key]}",
            address=quote(self.plan.series_path(key)),
            title=series.title(lang),
            said=charts.title_of(series, lang),
            parties=tuple(map(self.badge, letters)),
            names=tuple(names),
            small=self.charts.in_a_row(series),
            standing=self._standing(series),
            cautions=counted("site.cautions", cautions, lang) if cautions else "",
            is_published_only=not claims,
        )

    def badge(self, letters: str) -> Badge:
        """The badge of a party."""
        party = self.publication.table.parties.drawn(letters)
        return Badge(letters, party.name, SHAPE_PATHS[party.shape], party.colour)

    def found_lines(self, key: str) -> list[FoundLine]:
        """What was found when the rules looked at the statistic: every finding of the site stands at one of them."""
        series = self.series(key)
        return [self._found(finding, series) for finding in self.publication.audited.findings_from(key)]

    def _found(self, finding: Finding, series: Series) -> FoundLine:
        lang = self.lang
        address = quote(self.plan.series_path(series.key))
        known = self.publication.audited.table.figures
        ids = [name for name in finding.figures if name in known]
        figures = tuple(
            {"id": name, "address": f"{quote(self.plan.series_path(known[name].series))}#{name}"}
            for name in ids[:_MOST_IDS]
        )
        more = len(ids) - len(figures)
        return FoundLine(
            finding.rule, finding.level, say(f"findings.level_{finding.level}", lang), finding.message.of(lang),
            series.title(lang), address, figures, counted("share.more_figures", more, lang) if more else "",
        )  # fmt: skip

    # --- pages of many statistics ------------------------------------------------------------------------------

    def index(self, sections: Sequence[Section], rows: Mapping[Section, Sequence[LedgerRow]], sentence: str,
              documents: Sequence[str]) -> tuple[str, bytes]:  # fmt: skip
        """The ledger, or of a large table the way to the ledger of each topic."""
        title = self.plan.title(self.lang)
        listed = [] if rows else [self._section(section) for section in sections]
        topics = [self._topic(section, rows[section]) for section in sections if section in rows]
        return self._page(
            "index.html", "index.html", title, sentence=sentence, sections=listed, topics=topics, documents=documents,
            description=sentence, is_index=True,
            texts=[{"address": quote(each.path), "title": each.title} for each in self.plan.documents],
        )  # fmt: skip

    def section_page(self, section: Section, rows: Sequence[LedgerRow], sentence: str) -> tuple[str, bytes]:
        """The ledger of one topic."""
        name = section.name(self.lang)
        return self._page(
            "index.html", self.plan.topic_path(section), name, sentence=sentence, sections=[],
            topics=[self._topic(section, rows)], documents=(), texts=(), description=sentence,
        )  # fmt: skip

    def _topic(self, section: Section, rows: Sequence[LedgerRow]) -> Mapping[str, object]:
        # With a caution first, published figures that no claim is held against last; else the table's order.
        ordered = sorted(rows, key=lambda row: (not row.cautions, row.is_published_only))
        return {"name": section.name(self.lang), "rows": ordered}

    def _section(self, section: Section) -> Mapping[str, str]:
        return {
            "name": section.name(self.lang),
            "address": quote(self.plan.topic_path(section)),
            "findings_address": quote(self.plan.topic_findings_path(section)),
            "sentence": counted("site.statistics", len(section.keys), self.lang),
            "found": counted("site.statistics", len(section.keys), self.lang),
        }

    def findings(self, sections: Sequence[Section], lines: Sequence[FoundLine] | None) -> tuple[str, bytes]:
        """Everything that was found, by rule; of a large table the way to what was found in each topic."""
        title = say("pages.findings", self.lang)
        listed = [self._section(section) for section in sections] if lines is None else []
        return self._page(
            "findings.html", "findings.html", title, sections=listed, groups=self._groups(lines or ()),
            description=say("findings.lead", self.lang),
        )  # fmt: skip

    def section_findings(self, section: Section, lines: Sequence[FoundLine]) -> tuple[str, bytes]:
        """What was found in one topic."""
        title = f"{say('pages.findings', self.lang)}: {section.name(self.lang)}"
        return self._page(
            "findings.html", self.plan.topic_findings_path(section), title, sections=[], groups=self._groups(lines),
            description=say("findings.lead", self.lang),
        )  # fmt: skip

    def _groups(self, lines: Iterable[FoundLine]) -> list[Mapping[str, object]]:
        """The findings by rule, in the order of the rules; in each what a reader would be misled without first."""
        found: dict[str, list[FoundLine]] = {}
        for line in lines:
            found.setdefault(line.rule, []).append(line)
        return [
            {
                "rule": rule.name, "name": say("findings.about", self.lang), "anchor": f"rule:{rule.name}",
                "title": rule.title.of(self.lang), "says": rule.says.of(self.lang),
                "findings": sorted(found[rule.name], key=lambda line: _LEVELS.index(line.level)),
            }
            for rule in RULES if rule.name in found
        ]  # fmt: skip

    def corrections(self) -> tuple[str, bytes]:
        """What was corrected and withdrawn, the latest first."""
        shown = self.plan.changes[:CHANGES_ON_A_PAGE]
        more = len(self.plan.changes) - len(shown)
        return self._page(
            "corrections.html", "corrections.html", say("site.corrections", self.lang),
            changes=[self._change(n, change) for n, change in shown],
            more=counted("site.more_changes", more, self.lang) if more else "",
            description=say("site.corrections_lead", self.lang),
        )  # fmt: skip

    def _change(self, n: int, change: changes.PublicChange) -> Mapping[str, object]:
        figure = self.publication.audited.table.figures.get(change.figure)
        cells = [(changes.column_label(name, self.lang), text) for name, text in change.cells]
        return {
            # Counted from the first entry of the log: the number stays when others come.
            "anchor": f"change:{n}", "day": change.day(self.lang), "figure": change.figure, "why": change.why,
            "text": change.in_words(self.lang), "cells": cells,
            "address": f"{quote(self.plan.series_path(figure.series))}#{figure.id}" if figure else "",
            "title": figure.series_title(self.lang) if figure else "",
        }  # fmt: skip

    def document(self, document: SiteDocument) -> tuple[str, bytes]:
        """A document with the table's figures marked in it, each a link to its statistic."""
        lang = self.lang
        pages = [
            {"number": page.number, "name": say("share.page", lang, pages=number(page.number, lang)),
             "text": marked_text(page, document, self._link, say("site.missing", lang))}
            for page in document.pages
        ]  # fmt: skip
        lead = counted("site.marked", document.claims, lang, in_table=number(document.claims_in_table, lang))
        return self._page(
            "document.html", document.path, document.title, lead=lead, text_pages=pages,
            text_lang=document.language or lang, legend=say("site.legend", lang), description=lead,
        )  # fmt: skip

    def _link(self, identity: str) -> tuple[str, str]:
        """The address of a figure from a document's page, and what it says."""
        figure = self.publication.audited.table.figures[identity]
        words = f"{figure.series_title(self.lang)}: {changes.said_by(figure, self.lang)}"
        return f"../{quote(self.plan.series_path(figure.series))}#{identity}", words

    def method(self) -> tuple[str, bytes]:
        """How the figures are read and judged: the same words as in the app, and every rule's own."""
        lang = self.lang
        parts = [self._prose(name) for name in _PROSE]
        parts.append(
            self._prose("readings") | {"heads": self._heads("reading", ("words", "interval")), "rows": _readings(lang)}
        )
        columns = [(c.name, c.label.of(lang), NEEDS[c.need].of(lang), c.help.of(lang)) for c in COLUMNS]
        parts.append(
            self._prose("columns")
            | {"heads": self._heads("column", ("name", "label", "needed", "help")), "rows": columns}
        )
        rules = [
            {"name": rule.name, "reference": rule.reference}
            | {part: getattr(rule, part).of(lang) for part in ("title", "says", "matters", "silent")}
            for rule in RULES
        ]  # fmt: skip
        return self._page(
            "method.html", "method.html", say("pages.method", lang), parts=parts, rules=rules,
            description=say("method.what", lang).strip().split("\n\n")[0],
        )  # fmt: skip

    def _prose(self, name: str) -> dict[str, object]:
        texts = say(f"method.{name}", self.lang).strip().split("\n\n")
        return {"title": say(f"method.{name}_title", self.lang), "texts": texts, "rows": (), "heads": ()}

    def _heads(self, kind: str, names: Iterable[str]) -> list[str]:
        return [say(f"method.{kind}_{name}", self.lang) for name in names]

    # --- what every page has -----------------------------------------------------------------------------------

    def series(self, key: str) -> Series:
        """A statistic by its key."""
        return Series(key, points_of(self.plan.figures_of[key]))

    def _up(self, path: str) -> str:
        """From a page to the folder of its language."""
        return "../" * path.count("/")

    def _page(self, template: str, path: str, title: str, **content: object) -> tuple[str, bytes]:
        up = self._up(path)
        plan, lang = self.plan, self.lang
        defaults: dict[str, object] = {
            "lang": lang, "title": title, "policy": _POLICY, "up": up, "root": f"{up}../", "words": self.words,
            "address": quote(path), "locale": LANGUAGES[lang].tag.replace("-", "_"), "languages": LANGS, "kind": "page",
            "pages": [(say(f"site.{name.partition('.')[0]}", lang), name) for name in plan.pages],
            "other_languages": [(each, LANGUAGES[each].name) for each in LANGS if each != lang],
            "site": plan.facts(lang),
            "image": plan.image_of(None, lang), "image_size": (CARD_WIDTH, CARD_HEIGHT), "image_alt": plan.title(lang),
            "is_index": False,
        }  # fmt: skip
        text = environment().get_template(f"site/{template}").render(defaults | content)
        return f"{lang}/{path}", text.encode()


@cache
def environment() -> Environment:
    """The templates; every text is escaped unless it is Markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def start_page(plan: SitePlan, sentences: Mapping[Lang, str]) -> bytes:
    """The way to the reader's language; at once to the one that the project has chosen."""
    first: Lang = plan.language or "en"
    order = (first, *(lang for lang in LANGS if lang != first))
    choices = [
        {"lang": lang, "title": plan.title(lang), "name": LANGUAGES[lang].name, "sentence": sentences[lang]}
        for lang in order
    ]
    text = environment().get_template("site/start.html").render(
        lang=first, policy=_POLICY, forward=plan.language or "", choices=choices, description=sentences[first],
        site=plan.facts(first), image=plan.image_of(None, first),
    )  # fmt: skip
    return text.encode()


def _words(lang: Lang) -> dict[str, str]:
    names = (
        "skip", "pages", "how", "method", "csv", "package", "feed", "changes", "share", "cite", "embed",
        "embed_address", "picture", "more", "texts", "corrections_lead", "no_corrections", "why", "rules",
        "rests_on", "licence",
    )  # fmt: skip
    return {
        **{name: say(f"site.{name}", lang) for name in names},
        "terms": say("share.readme_terms_text", lang),
        "findings_lead": say("findings.lead", lang),
    }


def _readings(lang: Lang) -> list[tuple[str, str]]:
    """Every hedge with its interval; the shares in words come last."""
    hedges = [(", ".join(words), say(f"method.{reading}", lang)) for reading, words in HEDGES.items()]
    shares = [(say(f"method.{share}", lang), say(f"method.{share}-interval", lang)) for share in _SHARES]
    return [(say("method.no-hedge", lang), say("method.no-hedge-interval", lang)), *hedges, *shares]


def figures_by_topic(figures: Iterable[Figure]) -> dict[str, dict[str, list[Figure]]]:
    """The figures of each series under its topic, all in the order of the table."""
    topics: dict[str, dict[str, list[Figure]]] = {}
    for figure in figures:
        topics.setdefault(figure.topic, {}).setdefault(figure.series, []).append(figure)
    return topics
