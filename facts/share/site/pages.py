"""The pages of many statistics: the ledger, the findings, the changes, the documents and the method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from facts.audit.findings import LEVELS
from facts.audit.rules import RULES
from facts.grouping import grouped
from facts.share import changes
from facts.share.method_text import method_parts
from facts.share.site.documents import SiteDocument, marked_text
from facts.share.site.layout import Section, SiteLayout
from facts.share.site.series_pages import FindingLine, LedgerRow
from facts.words import Lang, counted, say
from facts.words.numbers import number

# The latest, on a page that loads at once; the data beside it have all of them.
_CHANGES_ON_A_PAGE = 500


class SitePages:
    """Makes the pages of one language that speak of more than one statistic."""

    def __init__(self, layout: SiteLayout) -> None:
        self.layout = layout
        self.publication = layout.publication
        self.plan = layout.plan
        self.lang: Lang = layout.lang

    def index(self, sections: Sequence[Section], rows: Mapping[Section, Sequence[LedgerRow]], sentence: str,
              documents: Sequence[str]) -> tuple[str, bytes]:  # fmt: skip
        """The ledger, or of a large table the way to the ledger of each topic."""
        title = self.plan.title(self.lang)
        listed = [] if rows else [self._section(section) for section in sections]
        topics = [self._topic(section, rows[section]) for section in sections if section in rows]
        return self.layout.page(
            "index.html", "index.html", title, sentence=sentence, sections=listed, topics=topics, documents=documents,
            description=sentence, is_index=True,
            texts=[{"address": quote(each.path), "title": each.title} for each in self.plan.documents],
        )  # fmt: skip

    def section_page(self, section: Section, rows: Sequence[LedgerRow], sentence: str) -> tuple[str, bytes]:
        """The ledger of one topic."""
        name = section.name(self.lang)
        return self.layout.page(
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

    def findings(self, sections: Sequence[Section], lines: Sequence[FindingLine] | None) -> tuple[str, bytes]:
        """Everything that was found, by rule; of a large table the way to what was found in each topic."""
        title = say("pages.findings", self.lang)
        listed = [self._section(section) for section in sections] if lines is None else []
        return self.layout.page(
            "findings.html", "findings.html", title, sections=listed, groups=self._groups(lines or ()),
            description=say("findings.lead", self.lang),
        )  # fmt: skip

    def section_findings(self, section: Section, lines: Sequence[FindingLine]) -> tuple[str, bytes]:
        """What was found in one topic."""
        title = f"{say('pages.findings', self.lang)}: {section.name(self.lang)}"
        return self.layout.page(
            "findings.html", self.plan.topic_findings_path(section), title, sections=[], groups=self._groups(lines),
            description=say("findings.lead", self.lang),
        )  # fmt: skip

    def _groups(self, lines: Iterable[FindingLine]) -> list[Mapping[str, object]]:
        """The findings by rule, in the order of the rules; in each what a reader would be misled without first."""
        found = grouped(lines, lambda line: line.rule)
        return [
            {
                "rule": rule.name, "name": say("findings.about", self.lang), "anchor": f"rule:{rule.name}",
                "title": rule.title.of(self.lang), "says": rule.says.of(self.lang),
                "findings": sorted(found[rule.name], key=lambda line: LEVELS.index(line.level)),
            }
            for rule in RULES if rule.name in found
        ]  # fmt: skip

    def corrections(self) -> tuple[str, bytes]:
        """What was corrected and withdrawn, the latest first."""
        shown = self.plan.changes[:_CHANGES_ON_A_PAGE]
        more = len(self.plan.changes) - len(shown)
        return self.layout.page(
            "corrections.html", "corrections.html", say("site.corrections", self.lang),
            changes=[self.layout.change(n, change) for n, change in shown],
            more=counted("site.more_changes", more, self.lang) if more else "",
            description=say("site.corrections_lead", self.lang),
        )  # fmt: skip

    def document(self, document: SiteDocument) -> tuple[str, bytes]:
        """A document with the table's figures marked in it, each a link to its statistic."""
        lang = self.lang
        pages = [
            {"number": page.number, "name": say("share.page", lang, pages=number(page.number, lang)),
             "text": marked_text(page, document, self._link, say("site.missing", lang))}
            for page in document.pages
        ]  # fmt: skip
        lead = counted("documents.found", document.claims, lang, in_table=number(document.claims_in_table, lang))
        return self.layout.page(
            "document.html", document.path, document.title, lead=lead, text_pages=pages,
            text_lang=document.language or lang, legend=say("site.legend", lang), description=lead,
        )  # fmt: skip

    def _link(self, identity: str) -> tuple[str, str]:
        """The address of a figure from a document's page, and what it says."""
        figure = self.publication.audit.table.figures[identity]
        words = f"{figure.series_title(self.lang)}: {changes.in_one_line(figure, self.lang)}"
        return f"../{quote(self.plan.series_path(figure.series))}#{identity}", words

    def method(self) -> tuple[str, bytes]:
        """How the figures are read and judged: the same words as in the app, and every rule's own."""
        lang = self.lang
        rules = [
            {"name": rule.name, "reference": rule.reference}
            | {part: getattr(rule, part).of(lang) for part in ("title", "says", "matters", "silent")}
            for rule in RULES
        ]  # fmt: skip
        return self.layout.page(
            "method.html", "method.html", say("pages.method", lang), parts=method_parts(lang), rules=rules,
            description=say("method.what", lang).strip().split("\n\n")[0],
        )  # fmt: skip
