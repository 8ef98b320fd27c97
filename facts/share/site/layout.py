"""What a site consists of, where each page of it stands, and what every page has: its frame and the words on it.

Addresses are relative: a site works in any folder of any server, and from a disk. Every id of our own has a colon in
it, which no figure's id may have, so that the two never meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from facts.audit.points import Series, points_of
from facts.figures.figure import Figure
from facts.grouping import grouped
from facts.share.changes import PublicChange, column_label, logged_changes
from facts.share.publication import Publication
from facts.share.rendering import environment
from facts.share.report import headings
from facts.share.site.charts_on_pages import CARD_HEIGHT, CARD_WIDTH
from facts.share.site.documents import SiteDocument
from facts.share.written_files import file_names, unique_names
from facts.words import LANGS, LANGUAGES, Lang, say

# Styles, letters and pictures come from the site itself, all else from nowhere.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
SITE_ROWS_ON_A_PAGE = 200
"""So many statistics are looked along on one page; of a larger table each topic has its own pages."""
_MOST_PICTURES = 500
"""From so many on all links have the site's picture: one for each statistic would take as long as all the rest."""


@dataclass(frozen=True)
class SitePlan:
    """The sections in the order of the table, the name of each series' file, and what the site says of itself."""

    sections: tuple[Section, ...]
    figures_of: Mapping[str, Sequence[Figure]]
    names: Mapping[str, str]
    titles: Mapping[Lang, str]
    url: str
    language: Lang
    forwards: bool
    licence: str
    licence_url: str
    changes: tuple[tuple[int, PublicChange], ...]
    documents: tuple[SiteDocument, ...]

    @property
    def is_large(self) -> bool:
        """Whether each topic has pages of its own."""
        return len(self.names) > SITE_ROWS_ON_A_PAGE

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that stand in the bar of every page."""
        return ("index.html", "findings.html", "corrections.html", "method.html")

    @cached_property
    def places(self) -> Mapping[str, tuple[tuple[SiteDocument, int], ...]]:
        """By the id of a figure: the documents in which it is marked, with the page."""
        found: dict[str, list[tuple[SiteDocument, int]]] = {}
        for document in self.documents:
            for identity, page in document.places():
                found.setdefault(identity, []).append((document, page))
        return {identity: tuple(places) for identity, places in found.items()}

    def title(self, lang: Lang) -> str:
        """What the site is called."""
        return self.titles[lang]

    def facts(self, lang: Lang) -> Mapping[str, str]:
        """What every page says of the site: its title, address and licence."""
        return {
            "title": self.title(lang), "url": self.url, "licence": self.licence, "licence_url": self.licence_url,
        }  # fmt: skip

    def series_path(self, key: str) -> str:
        """The page of a statistic, in the folder of a language."""
        return f"series/{self.names[key]}.html"

    def embed_path(self, key: str) -> str:
        """The card of a statistic for other pages."""
        return f"embed/{self.names[key]}.html"

    def topic_path(self, section: Section) -> str:
        """The ledger of one topic."""
        return f"topics/{section.slug}.html"

    def topic_findings_path(self, section: Section) -> str:
        """What was found in one topic."""
        return f"findings/{section.slug}.html"

    def section_address(self, section: Section, key: str) -> str:
        """The row of a statistic in its ledger."""
        page = quote(self.topic_path(section)) if self.is_large else "index.html"
        return f"{page}#{quote(f'series:{self.names[key]}', safe=':')}"

    def image_of(self, key: str | None, lang: Lang) -> str:
        """The picture with which a link to a statistic, or to the site, is shown; from the site's own folder."""
        if key is None or len(self.names) > _MOST_PICTURES:
            return f"images/{lang}.png"
        return f"images/{lang}/{self.names[key]}.png"


class SiteLayout:
    """What the pages of one language are set in; `plan` says what there is and where it stands."""

    def __init__(self, publication: Publication, plan: SitePlan) -> None:
        self.publication = publication
        self.plan = plan
        self.lang: Lang = publication.lang
        self.words = {
            **headings(self.lang),
            **_words(self.lang),
            "table": say("share.table", self.lang, hash=publication.hash),
        }

    def page(self, template: str, path: str, title: str, **content: object) -> tuple[str, bytes]:
        """A page at its path: what all pages have, and the content that its template asks for."""
        # From a page to the folder of its language.
        up = "../" * path.count("/")
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

    def series(self, key: str) -> Series:
        """A statistic by its key."""
        return Series(key, points_of(self.plan.figures_of[key]))

    def change(self, n: int, change: PublicChange) -> Mapping[str, object]:
        """A change as pages show it; `n` is its number in the log."""
        figure = self.publication.audit.table.figures.get(change.figure)
        cells = [(column_label(name, self.lang), text) for name, text in change.cells]
        return {
            # Counted from the first entry of the log: the number stays when others come.
            "anchor": f"change:{n}", "day": change.day(self.lang), "figure": change.figure, "why": change.why,
            "text": change.in_words(self.lang), "cells": cells,
            "address": f"{quote(self.plan.series_path(figure.series))}#{figure.id}" if figure else "",
            "title": figure.series_title(self.lang) if figure else "",
        }  # fmt: skip


def start_page(plan: SitePlan, sentences: Mapping[Lang, str]) -> bytes:
    """The way to the reader's language; at once to the one that the project has chosen."""
    first = plan.language
    order = (first, *(lang for lang in LANGS if lang != first))
    choices = [
        {"lang": lang, "title": plan.title(lang), "name": LANGUAGES[lang].name, "sentence": sentences[lang]}
        for lang in order
    ]
    forward = first if plan.forwards else ""
    text = environment().get_template("site/start.html").render(
        lang=first, policy=_POLICY, forward=forward, choices=choices, description=sentences[first],
        site=plan.facts(first), image=plan.image_of(None, first),
    )  # fmt: skip
    return text.encode()


def _words(lang: Lang) -> dict[str, str]:
    names = (
        "skip", "pages", "how", "method", "csv", "package", "feed", "changes", "share", "cite", "embed",
        "embed_address", "picture", "more", "texts", "corrections_lead", "why", "rules",
        "rests_on", "licence",
    )  # fmt: skip
    return {
        **{name: say(f"site.{name}", lang) for name in names},
        "no_corrections": say("corrections.log_empty", lang),
        "terms": say("share.readme_terms_text", lang),
        "findings_lead": say("findings.lead", lang),
        **{name: say(f"findings.{name}", lang) for name in ("says", "matters", "silent")},
    }


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A topic, or of a large one a part of it: `first` is its first figure, which names the topic."""

    slug: str
    first: Figure
    keys: tuple[str, ...]
    number: int = 0
    of: int = 0

    def name(self, lang: Lang) -> str:
        """The topic for a reader of `lang`, and which part of it."""
        topic = self.first.text("topic", lang) or say("dashboard.other", lang)
        return say("site.part", lang, topic=topic, n=self.number, of=self.of) if self.of > 1 else topic


def plan_of(publication: Publication, title: str = "", documents: Sequence[SiteDocument] = ()) -> SitePlan:
    """The plan of the site of a table; `title` wins over that of its settings."""
    settings = publication.settings
    by_topic = grouped(publication.table.figures, lambda figure: figure.topic)
    topics = {topic: grouped(figures, lambda figure: figure.series) for topic, figures in by_topic.items()}
    figures_of = {key: figures for series in topics.values() for key, figures in series.items()}
    log = logged_changes(publication.log)
    return SitePlan(
        sections=tuple(_sections(topics)),
        figures_of=figures_of,
        names=file_names(figure.series for figure in publication.table.figures),
        titles={lang: title.strip() or settings.title_in(lang) or say("report.title", lang) for lang in ("en", "sv")},
        url=settings.site_url,
        language=settings.language or publication.lang,
        forwards=settings.language is not None,
        licence=settings.licence or settings.licence_url,
        licence_url=settings.licence_url,
        changes=tuple(zip(range(len(log), 0, -1), log, strict=True)),
        documents=tuple(documents),
    )


def _sections(topics: Mapping[str, Mapping[str, Sequence[Figure]]]) -> list[Section]:
    """Each topic, a large one in parts."""
    parts = [
        (topic, list(series), number, of)
        for topic, series in topics.items()
        for of in [-(-len(series) // SITE_ROWS_ON_A_PAGE)]
        for number in range(1, of + 1)
    ]
    slugs = unique_names(f"{topic} {number}" if of > 1 else topic for topic, _, number, of in parts)
    return [
        Section(
            slug, topics[topic][keys[0]][0], tuple(keys[(n - 1) * SITE_ROWS_ON_A_PAGE : n * SITE_ROWS_ON_A_PAGE]), n, of
        )
        for slug, (topic, keys, n, of) in zip(slugs, parts, strict=True)
    ]
