"""A reader of the picture, the report in any format and the site sees each figure in one wording."""

from __future__ import annotations

import html
import io
import re
import zipfile

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from facts.figures.wording import figure_words, interval_words
from facts.share.pictures import picture_of, svg_of
from facts.share.publication import Publication
from facts.share.report import report_on
from facts.share.report_files import report_file
from facts.share.site.build import site_archive
from facts.words import LANGS, Lang
from tests.share.making import JOBS, MORE, TARGET, only_series, publication

SHARE = {"unit": "percent", "quote": "Vart femte, 20 procent."}
TABLES = {
    "hedged": (JOBS, MORE, TARGET),
    "shares in words": (
        JOBS | SHARE | {"value": "20", "approximator": "vart femte", "approximator_en": "every fifth"},
        MORE | SHARE | {"value": "33.3", "approximator": "nästan vart tredje", "approximator_en": "almost every third"},
    ),
    "computer digits": (
        JOBS | {"value": "23.200001", "unit": "mdkr", "approximator": "", "approximator_en": ""},
        MORE | {"value": "0.799052132701422", "unit": "mdkr"},
    ),
}
# "4,300" and "18,2", but neither a version nor a hash; the fonts' licence is called OFL 1.1.
NUMBER = re.compile(r"(?<![\w.])(?!1\.1\b)\d+[.,]\d+(?![\w]|\.\d)")


def flat(text: str) -> str:
    """The text in one line, without the signs that only steer how it is set."""
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069\u2060\u00ad]", "", text))


def text_of(page: str, *, drawings: bool = False) -> str:
    """What stands on a page of HTML, or is said to those who cannot see it; drawings have the numbers of axes."""
    hidden = "style" if drawings else "style|svg"
    page = re.sub(rf"<({hidden})\b.*?</\1>", " ", page, flags=re.DOTALL)
    described = re.findall(r'\s(?:content|alt|title|aria-label)="([^"]*)"', page)
    return flat(html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *described])))


def reports_of(made: Publication) -> dict[str, str]:
    """The text of the report in each format; a PDF has the numbers of axes among its words."""
    report = report_on([only_series(made)], made, title="T", introduction="")
    body = docx.Document(io.BytesIO(report_file(report, "docx"))).element.body
    pages = pypdf.PdfReader(io.BytesIO(report_file(report, "pdf"))).pages
    return {
        "html": text_of(report_file(report, "html").decode()),
        "docx": flat(" ".join(node.text or "" for node in body.iter(qn("w:t")))),
        "pdf": flat(" ".join(page.extract_text() for page in pages)),
    }


def site_of(made: Publication) -> dict[str, str]:
    """The text of each page of the site in one language, of its feed and of what a link to a page shows."""
    with zipfile.ZipFile(io.BytesIO(site_archive(made))) as archive:
        names = [name for name in archive.namelist() if name.startswith(f"{made.lang}/") and "/method" not in name]
        return {name: text_of(archive.read(name).decode()) for name in names if name.endswith((".html", ".xml"))}


def known_numbers(made: Publication, lang: Lang) -> set[str]:
    """The numbers of the figures, their readings, their quotes and what was found of them."""
    figures = made.table.figures
    words = [figure_words(figure, lang, worded=worded) for figure in figures for worded in (True, False)]
    words += [interval_words(figure.reading, figure.unit, lang) for figure in figures if figure.reading]
    words += [finding.message.of(lang) for finding in made.findings_on(only_series(made))]
    words += [text for figure in figures for text in (figure.quote, figure.text("quote", lang))]
    return set(NUMBER.findall(flat(" ".join(words))))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_picture_report_and_site_say_a_figure_in_the_same_words_and_no_number_otherwise(
    rows: tuple[dict[str, str], ...], lang: Lang
):
    made = publication(*rows, lang=lang)
    series = only_series(made)
    reports, site = reports_of(made), site_of(made)
    picture = text_of(svg_of(picture_of(series, made, "page")), drawings=True)
    for place, text in {**reports, "picture": picture, "its page": site[f"{lang}/series/jobs.html"]}.items():
        for figure in made.table.figures:
            assert flat(figure_words(figure, lang, worded=True)).casefold() in text.casefold(), place
    known = known_numbers(made, lang)
    for place, text in {"html": reports["html"], "docx": reports["docx"], **site}.items():
        assert set(NUMBER.findall(text)) <= known, place
