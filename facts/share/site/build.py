"""A site written into a folder: on every processor, whole or not at all, the same bytes from the same table."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from facts.audit.run import end_with_parent
from facts.audit.summary import Standing, Summary, summary_of, summary_sentence
from facts.charts import FONTS
from facts.progress import tell
from facts.share.datapackage import package_files
from facts.share.output_folder import folder_to_fill
from facts.share.publication import Publication
from facts.share.rendering import TEMPLATES, environment, style_source
from facts.share.site.charts_on_pages import colour_variables, title_picture
from facts.share.site.documents import SiteDocument
from facts.share.site.feed import feed_of
from facts.share.site.layout import Section, SiteLayout, SitePlan, plan_of, start_page
from facts.share.site.pages import SitePages
from facts.share.site.series_pages import FindingLine, LedgerRow, SeriesPages
from facts.share.sources import document_lines
from facts.share.svg import FONT_FACES
from facts.share.written_files import archive_of
from facts.words import LANGS, Lang, say

_STRETCH = 4
"""So many statistics are drawn by one processor before it asks for more: few, so that all have work to the end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a processor has made of some statistics of a section: rows and findings for the pages of many."""

    rows: dict[Lang, list[LedgerRow]]
    finding_lines: dict[Lang, list[FindingLine]]
    summary: Summary


def write_site(
    publication: Publication, folder: Path, table: Path, title: str = "", documents: Sequence[SiteDocument] = ()
) -> None:
    """The site of a table in both languages in `folder`. Raises NotWritten and OSError; then nothing is changed."""
    plan = plan_of(publication, title, documents)
    with folder_to_fill(folder, table) as building:
        site = _SiteBuilder(publication, plan, building)
        site.write_sections()
        site.write_the_rest()


def site_archive(publication: Publication, title: str = "") -> bytes:
    """The site as a ZIP, for those who have no folder on this machine."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "site"
        write_site(publication, folder, folder.with_name("table.csv"), title)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return archive_of((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


def preview_of(publication: Publication) -> str:
    """The first page of the site in the publication's language, in one file: its style is inside."""
    plan = plan_of(publication)
    layout = SiteLayout(publication, plan)
    of_series = SeriesPages(layout)
    rows = {} if plan.is_large else {section: [of_series.row(key) for key in section.keys] for section in plan.sections}
    standings = {name: standing for key in plan.figures_of for name, standing in of_series.standings(key).items()}
    sentence = summary_sentence(summary_of(publication.table.figures, standings), publication.lang)
    documents = document_lines(publication.table.figures, publication.lang)
    _, page = SitePages(layout).index(plan.sections, rows, sentence, documents)
    style = _style(publication).decode()
    link = '<link rel="stylesheet" href="../assets/site.css">'
    return (
        page.decode()
        .replace("style-src &#39;self&#39;", f"style-src {style_source(style)}")
        .replace(link, f"<style>{style}</style>")
    )


class _SiteBuilder:
    """Writes the pages; what is the same for all of them is worked out once, before the processes are forked."""

    def __init__(self, publication: Publication, plan: SitePlan, folder: Path) -> None:
        self.publication = publication
        self.plan = plan
        self.folder = folder
        layouts = {lang: SiteLayout(replace(publication, lang=lang), plan) for lang in LANGS}
        self.pages = {lang: SitePages(layout) for lang, layout in layouts.items()}
        self.series_pages = {lang: SeriesPages(layout) for lang, layout in layouts.items()}
        self._rows: dict[Lang, dict[Section, list[LedgerRow]]] = {lang: {} for lang in LANGS}
        self._finding_lines: dict[Lang, list[FindingLine]] = {lang: [] for lang in LANGS}
        self._summaries: list[Summary] = []

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
            self._summaries.append(piece.summary)
            if sum(len(each.rows["en"]) for each in done[section]) == len(section.keys):
                self._finish(section, done.pop(section))

    def _finish(self, section: Section, pieces: Sequence[Piece]) -> None:
        for lang, pages in self.pages.items():
            rows = [row for piece in pieces for row in piece.rows[lang]]
            found = [line for piece in pieces for line in piece.finding_lines[lang]]
            if self.plan.is_large:
                sentence = summary_sentence(_sum_of(piece.summary for piece in pieces), lang)
                self._write([pages.section_page(section, rows, sentence), pages.section_findings(section, found)])
            else:
                self._rows[lang][section] = rows
                self._finding_lines[lang] += found

    def make_piece(self, section: Section, keys: Sequence[str]) -> Piece:
        """Some statistics of a section: their pages are written, their rows and findings given back."""
        own = self.series_pages["en"]
        standings = {name: standing for key in keys for name, standing in own.standings(key).items()}
        figures = [figure for key in keys for figure in self.plan.figures_of[key]]
        piece = Piece({}, {}, summary_of(figures, standings))
        for lang, pages in self.series_pages.items():
            for key in keys:
                self._write(pages.series_files(key, section))
            piece.rows[lang] = [pages.row(key) for key in keys]
            piece.finding_lines[lang] = [line for key in keys for line in pages.finding_lines(key)]
        return piece

    def write_the_rest(self) -> None:
        """The pages of many statistics, the data, the feed and what all pages share."""
        plan, publication = self.plan, self.publication
        sentences: dict[Lang, str] = {}
        for lang, pages in self.pages.items():
            sentences[lang] = summary_sentence(_sum_of(self._summaries), lang)
            found = None if plan.is_large else self._finding_lines[lang]
            documents = document_lines(publication.table.figures, lang)
            self._write([
                pages.index(plan.sections, self._rows[lang], sentences[lang], documents),
                pages.findings(plan.sections, found), pages.corrections(), pages.method(),
                *map(pages.document, plan.documents),
            ])  # fmt: skip
            foot = say("share.table", lang, hash=publication.hash)
            self._write([(plan.image_of(None, lang), title_picture(plan.title(lang), sentences[lang], foot))])
        self._write((f"data/{name}", data) for name, data in package_files(publication))
        self._write([
            ("index.html", start_page(plan, sentences)),
            ("feed.xml", feed_of(publication, plan, plan.language)),
            ("assets/site.css", _style(publication)), *_assets(),
        ])  # fmt: skip

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        for name, data in files:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _sum_of(summaries: Iterable[Summary]) -> Summary:
    """The counts over several parts of a table."""
    parts = tuple(summaries)
    standings: Counter[Standing] = Counter()
    for part in parts:
        standings.update(part.standings)
    return Summary(
        claims=sum(part.claims for part in parts),
        with_number=sum(part.with_number for part in parts),
        references=sum(part.references for part in parts),
        standings=standings,
    )


def _style(publication: Publication) -> bytes:
    from markupsafe import Markup

    faces = "\n".join(
        f"@font-face {{ font-family: 'Facts Sans'; font-weight: {weight}; font-style: {slant}; font-display: swap; "
        f"src: url(FactsSans-{face}.woff2) format('woff2'); }}"
        for face, weight, slant in FONT_FACES
    )
    light, dark = colour_variables(publication.table.figures, publication.table.parties)
    text = (
        environment()
        .get_template("site/site.css")
        .render(faces=Markup(faces), light=Markup(f" {light}"), dark=Markup(f" {dark}"))
    )
    return text.encode()


def _assets() -> Iterator[tuple[str, bytes]]:
    for face, _, _ in FONT_FACES:
        yield f"assets/FactsSans-{face}.woff2", (FONTS / f"FactsSans-{face}.woff2").read_bytes()
    yield "assets/icon.svg", (TEMPLATES / "site" / "icon.svg").read_bytes()
    yield "assets/OFL.txt", (FONTS / "OFL.txt").read_bytes()


# --- all processors ------------------------------------------------------------------------------------------------


class _Work:
    """What a forked process works on: handed over by the fork, so that no figure need be sent."""

    site: ClassVar[_SiteBuilder]

    @classmethod
    def begin(cls, site: _SiteBuilder) -> None:
        """Called once in each process."""
        end_with_parent()
        cls.site = site

    @classmethod
    def on(cls, stretch: tuple[int, tuple[str, ...]]) -> Piece:
        """One stretch, by the number of its section."""
        number, keys = stretch
        return cls.site.make_piece(cls.site.plan.sections[number], keys)


def _on_all_processors(site: _SiteBuilder, stretches: Sequence[tuple[Section, tuple[str, ...]]]) -> Iterator[Piece]:
    """The pieces in the order of the stretches."""
    processors = len(os.sched_getaffinity(0)) if _may_fork() else 1
    if processors == 1 or len(stretches) < processors:
        yield from (site.make_piece(section, keys) for section, keys in stretches)
        return
    number = {section: n for n, section in enumerate(site.plan.sections)}
    with ProcessPoolExecutor(processors, get_context("fork"), _Work.begin, (site,)) as pool:
        yield from pool.map(_Work.on, [(number[section], keys) for section, keys in stretches])


def _may_fork() -> bool:
    """Whether this process may be copied: on Linux, and only while nothing else runs in it.

    vl-convert and typst keep threads of their own once they have drawn; a copy would wait for them for ever. So the
    command works on all processors, and the app, where others are served meanwhile, on one.
    """
    has_drawn = not sys.modules.keys().isdisjoint({"vl_convert", "typst"})
    return sys.platform == "linux" and not has_drawn and threading.active_count() == 1
