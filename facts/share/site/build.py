"""A site written into a folder: on every processor, whole or not at all, the same bytes from the same table."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

from facts.charts import FONTS
from facts.progress import tell
from facts.share.datapackage import package_files
from facts.share.output_folder import folder_to_fill
from facts.share.publication import Publication
from facts.share.site.charts_on_pages import colour_variables, link_card
from facts.share.site.feed import feed_of
from facts.share.site.pages import FoundLine, LedgerRow, SitePages, environment, start_page
from facts.share.site.plan import Section, SitePlan, plan_of
from facts.words import LANGS, Lang, counted, dates, say

_FACES = (("Regular", 400, "normal"), ("Semibold", 600, "normal"), ("Italic", 400, "italic"))
_STRETCH = 4
"""So many statistics are drawn by one processor before it asks for more: few, so that all have work to the end."""
_MOST_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """What a processor has made of some statistics of a section: rows and findings for the pages of many."""

    rows: dict[Lang, list[LedgerRow]]
    found: dict[Lang, list[FoundLine]]


def write_site(publication: Publication, folder: Path, table: Path, title: str = "") -> None:
    """The site of a table in both languages in `folder`. Raises NotWritten and OSError; then nothing is changed."""
    plan = plan_of(publication, title)
    with folder_to_fill(folder, table) as building:
        site = _SiteBuilder(publication, plan, building)
        site.write_sections()
        site.write_the_rest()


class _SiteBuilder:
    """Writes the pages; what is the same for all of them is worked out once, before the processes are forked."""

    def __init__(self, publication: Publication, plan: SitePlan, folder: Path) -> None:
        self.publication = publication
        self.plan = plan
        self.folder = folder
        self.pages = {lang: SitePages(replace(publication, lang=lang), plan) for lang in LANGS}
        self._rows: dict[Lang, dict[Section, list[LedgerRow]]] = {lang: {} for lang in LANGS}
        self._found: dict[Lang, list[FoundLine]] = {lang: [] for lang in LANGS}

    def write_sections(self) -> None:
        """Every statistic, then what lists them."""
        stretches = [
            (section, section.keys[at : at + _STRETCH])
            for section in self.plan.sections
            for at in range(0, len(section.keys), _STRETCH)
        ]
        done: dict[Section, list[Piece]] = {}
        for n, (piece, (section, _)) in enumerate(zip(_on_all_processors(self, stretches), stretches, strict=True)):
            tell(n / len(stretches))
            done.setdefault(section, []).append(piece)
            if sum(len(each.rows["en"]) for each in done[section]) == len(section.keys):
                self._finish(section, done.pop(section))

    def _finish(self, section: Section, pieces: Sequence[Piece]) -> None:
        for lang, pages in self.pages.items():
            rows = [row for piece in pieces for row in piece.rows[lang]]
            found = [line for piece in pieces for line in piece.found[lang]]
            if self.plan.is_large:
                sentence = counted("site.statistics", len(rows), lang)
                self._write([pages.section_page(section, rows, sentence), pages.section_findings(section, found)])
            else:
                self._rows[lang][section] = rows
                self._found[lang] += found

    def make_piece(self, section: Section, keys: Sequence[str]) -> Piece:
        """Some statistics of a section: their pages are written, their rows and findings given back."""
        piece = Piece({}, {})
        for lang, pages in self.pages.items():
            for key in keys:
                self._write(pages.series_files(key, section))
            piece.rows[lang] = [pages.row(key) for key in keys]
            piece.found[lang] = [line for key in keys for line in pages.found_lines(key)]
        return piece

    def write_the_rest(self) -> None:
        """The pages of many statistics, the data, the feed and what all pages share."""
        plan, publication = self.plan, self.publication
        sentences: dict[Lang, str] = {}
        for lang, pages in self.pages.items():
            sentences[lang] = _sentence(publication, lang)
            found = None if plan.is_large else self._found[lang]
            self._write([
                pages.index(plan.sections, self._rows[lang], sentences[lang], _documents(publication, lang)),
                pages.findings(plan.sections, found), pages.corrections(), pages.method(),
            ])  # fmt: skip
            foot = say("share.table", lang, hash=publication.hash)
            self._write([(plan.image_of(None, lang), link_card(plan.title(lang), [sentences[lang]], foot))])
        self._write((f"data/{name}", data) for name, data in package_files(publication))
        self._write([
            ("index.html", start_page(plan, sentences)),
            ("feed.xml", feed_of(publication, plan, plan.language or "en")),
            ("assets/site.css", _style(publication)), *_letters(),
        ])  # fmt: skip

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        for name, data in files:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _sentence(publication: Publication, lang: Lang) -> str:
    claims = sum(figure.is_claim for figure in publication.table.figures)
    references = len(publication.table.figures) - claims
    return say(
        "report.holds_text" if claims else "report.holds_no_claims", lang,
        charts=counted("report.charts", len({figure.series for figure in publication.table.figures}), lang),
        claims=counted("report.claims", claims, lang), references=counted("report.references", references, lang),
    )  # fmt: skip


def _documents(publication: Publication, lang: Lang) -> list[dict[str, str]]:
    """The documents whose claims are shown, with their days; of very many the first."""
    found = dict.fromkeys(
        (figure.text("document", lang), figure.document_date)
        for figure in publication.table.figures if figure.is_claim
    )  # fmt: skip
    texts = [f"{title} ({dates.day(day, lang)})" if day else title for title, day in found]
    more = len(texts) - _MOST_DOCUMENTS
    if more > 0:
        texts = [*texts[:_MOST_DOCUMENTS], counted("report.more_documents", more, lang)]
    return [{"text": text, "address": ""} for text in texts]


def _style(publication: Publication) -> bytes:
    from markupsafe import Markup

    faces = "\n".join(
        f"@font-face {{ font-family: 'Facts Sans'; font-weight: {weight}; font-style: {slant}; font-display: swap; "
        f"src: url(FactsSans-{face}.woff2) format('woff2'); }}"
        for face, weight, slant in _FACES
    )
    light, dark = colour_variables(publication.table.figures, publication.table.parties)
    text = (
        environment()
        .get_template("site/site.css")
        .render(faces=Markup(faces), light=Markup(f" {light}"), dark=Markup(f" {dark}"))
    )
    return text.encode()


def _letters() -> Iterator[tuple[str, bytes]]:
    for face, _, _ in _FACES:
        yield f"assets/FactsSans-{face}.woff2", (FONTS / f"FactsSans-{face}.woff2").read_bytes()
    yield "assets/OFL.txt", (FONTS / "OFL.txt").read_bytes()


# --- all processors ------------------------------------------------------------------------------------------------


class _Work:
    """What a forked process works on: handed over by the fork, so that no figure need be sent."""

    site: ClassVar[_SiteBuilder]

    @classmethod
    def begin(cls, site: _SiteBuilder) -> None:
        """Called once in each process."""
        cls.site = site

    @classmethod
    def on(cls, stretch: tuple[int, tuple[str, ...]]) -> Piece:
        """One stretch, by the number of its section."""
        number, keys = stretch
        return cls.site.make_piece(cls.site.plan.sections[number], keys)


def _on_all_processors(site: _SiteBuilder, stretches: Sequence[tuple[Section, tuple[str, ...]]]) -> Iterator[Piece]:
    """The pieces in the order of the stretches. Forking is unsafe on macOS and absent on Windows: there one works."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if processors == 1 or len(stretches) < processors:
        yield from (site.make_piece(section, keys) for section, keys in stretches)
        return
    number = {section: n for n, section in enumerate(site.plan.sections)}
    with ProcessPoolExecutor(processors, get_context("fork"), _Work.begin, (site,)) as pool:
        yield from pool.map(_Work.on, [(number[section], keys) for section, keys in stretches])
