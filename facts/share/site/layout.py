"""What every page of a site has: its frame, the words on it, and how a change and a statistic are given to it.

Addresses are relative: a site works in any folder of any server, and from a disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from facts.audit.points import Series, points_of
from facts.share.changes import PublicChange, column_label
from facts.share.publication import Publication
from facts.share.rendering import environment
from facts.share.report import headings
from facts.share.site.charts_on_pages import CARD_HEIGHT, CARD_WIDTH
from facts.share.site.plan import SitePlan
from facts.words import LANGS, LANGUAGES, Lang, say

# Styles, letters and pictures come from the site itself, all else from nowhere.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


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
