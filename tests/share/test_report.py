from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from facts.audit import audit
from facts.charts.typeset import Style, width
from facts.saving.corrections import Entry
from facts.share.formats import REPORT_FORMATS, ReportFormat
from facts.share.publication import choose_series
from facts.share.report import Beside, Remarks, Report, chapter_on, headings, report_on
from facts.share.report_docx import TABLE_STYLE
from facts.share.report_files import report_file
from facts.words import say
from tests.share.making import ALL, JOBS, QUOTE, REFERENCE, citers, flat, only_series, publication

DAY = date(2026, 1, 31)
OTHER = JOBS | {"id": "homes-2012", "series": "homes", "title": "Homes", "title_sv": "Bostäder", "quote": "Fler hem."}
INTRODUCTION = "First <b>paragraph</b> #let x = 1.\n\nSecond *paragraph* [link](https://example.org)."


@pytest.fixture(scope="module", params=["en", "sv"])
def report(request: pytest.FixtureRequest) -> Report:
    made = publication(*ALL, *citers(6), OTHER, lang=request.param)
    chosen = choose_series(made.table, ["homes", "jobs"])
    return report_on(chosen, made, title="#1 $x$ _a_", introduction=INTRODUCTION, today=DAY)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def headings_of(report: Report) -> list[str]:
    """What a reader finds in the outline."""
    ends = [say(f"report.{name}", report.lang) for name in ("sources", "terms")]
    return [*(chapter.heading for chapter in report.chapters), *ends]


def words_of(report: Report, form: ReportFormat) -> str:
    """All text of the file."""
    data = report_file(report, form)
    if form == "html":
        parser = _Words()
        parser.feed(data.decode())
        return "".join(parser.words)
    if form == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_has_quotes_all_citers_sources_findings_and_the_hash(report, form):
    text = flat(words_of(report, form))
    made = report.chapters[0].picture.publication
    assert flat(QUOTE) in text
    for n in range(1, 7):
        assert flat(f"Person {n} säger att det blev 5 023 jobb.") in text
        assert flat(f"Person {n} (M)") in text
    assert "https://example.org/scb" in text
    assert made.table.sha256 in text
    for finding in audit(made.table.figures):
        assert flat(finding.message.of(made.lang)) in text


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_begins_with_what_it_is_and_ends_with_sources_and_terms(report, form):
    text = flat(words_of(report, form))
    swedish = report.lang == "sv"
    begins = {
        "documents": "”PM om sommarjobb” (13 september 2012)" if swedish else "“PM om sommarjobb” (13 September 2012)",
        "holds": "2 diagram med 10 påståenden och 1 publicerad siffra" if swedish else "2 charts with 10 claims and 1",
        "how_to_read": "Siffror visas som de sades" if swedish else "Figures are shown as they were said",
        "made": "31 januari 2026" if swedish else "31 January 2026",
        "table": "SHA-256",
    }  # fmt: skip
    first = text.index(flat(QUOTE))
    for name, said in begins.items():
        assert text.index(flat(said)) < first
        assert flat(say(f"report.{name}", report.lang)) in text[:first]
    last = text.rindex(flat(QUOTE))
    assert text.rindex("https://example.org/pm") > last
    assert text.rindex(flat(report.terms)) > text.rindex("https://example.org/pm")


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_what_is_noted_of_figures_stands_in_the_report_and_is_said_to_be_a_note(report, form):
    """Published figures have no quote below which their note could stand."""
    assert flat(say("report.note", report.lang, text=REFERENCE["note"])) in flat(words_of(report, form))


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_source_says_when_it_was_looked_up(report, form):
    day = "hämtad 31 januari 2026" if report.lang == "sv" else "accessed 31 January 2026"
    assert flat(day) in flat(words_of(report, form))


def test_cautions_come_before_notes_and_each_level_is_named_once(report):
    for chapter in report.chapters:
        levels = [group.level for group in chapter.remarks]
        order = [say(f"report.levels_{level}", report.lang) for level in ("caution", "note", "badge")]
        assert levels == [level for level in order if level in levels]


def test_beside_a_chart_stand_as_many_levels_of_findings_as_have_room_and_then_its_table():
    made = publication(JOBS)
    chapter = chapter_on(only_series(made), made)
    drawing = '<svg width="100" height="100"></svg>'
    few, many = (Remarks("Notes", ("A short finding.",) * n) for n in (2, 60))
    assert replace(chapter, remarks=(few, few)).beside_chart(drawing) == Beside(2, has_table=True)
    assert replace(chapter, remarks=(few, many)).beside_chart(drawing) == Beside(1, has_table=False)
    assert replace(chapter, remarks=(many, few)).beside_chart(drawing) == Beside(0, has_table=False)


def test_a_table_has_no_column_without_words():
    made = publication(REFERENCE)
    [chapter] = report_on(choose_series(made.table, []), made, today=DAY).chapters
    assert chapter.columns == ("figure", "kind", "period", "who", "id")


@pytest.mark.parametrize(
    ("row", "lang", "said"),
    [
        (JOBS, "en", "1 chart with 1 claim and no published figures to hold them against."),
        (JOBS, "sv", "1 diagram med 1 påstående och inga publicerade siffror att pröva dem mot."),
        (REFERENCE, "en", "1 chart with 1 published figure, and no claims."),
        (REFERENCE, "sv", "1 diagram med 1 publicerad siffra och inga påståenden."),
    ],
)
def test_what_a_report_has_none_of_is_said_in_words(row, lang, said):
    made = publication(row, lang=lang)
    report = report_on(choose_series(made.table, []), made, today=DAY)
    assert said in [text for fact in report.about for text in fact.texts]


def test_more_documents_than_a_beginning_can_hold_are_counted_and_all_stand_under_the_sources():
    rows = [JOBS | {"id": f"jobs-{n}", "document": f"Document {n}."} for n in range(1, 12)]
    made = publication(*rows)
    report = report_on(choose_series(made.table, []), made, today=DAY)
    assert report.about[0].texts[-1] == "and 3 more documents, listed under the sources"
    assert len(report.sources) == 11


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_what_the_user_writes_is_text_and_never_markup(report, form):
    text = flat(words_of(report, form))
    assert flat("#1 $x$ _a_") in text
    assert flat("First <b>paragraph</b> #let x = 1.") in text
    assert flat("Second *paragraph* [link](https://example.org).") in text


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_series_stand_in_the_chosen_order(report, form):
    lang = report.lang
    text = words_of(report, form)
    homes, jobs = ("Homes", "Summer jobs") if lang == "en" else ("Bostäder", "Sommarjobb")
    assert text.index(homes) < text.index(jobs)
    assert say("report.sources", lang) in text


def test_the_html_report_is_one_file_without_scripts_in_its_language(report):
    page = report_file(report, "html").decode()
    assert f'<html lang="{report.lang}">' in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r'\b(?:src|srcset|data)="', page)
    assert not re.search(r'\sstyle="', page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_html_report_has_one_first_heading_and_a_header_for_every_column(report):
    parser = _Words()
    parser.feed(report_file(report, "html").decode())
    assert parser.tags.count("h1") == 1
    assert parser.tags.count("h2") == len(headings_of(report))
    assert parser.tags.count("th") == 4 + sum(len(chapter.columns) for chapter in report.chapters if chapter.has_table)


def test_the_pdf_report_is_tagged_has_an_outline_and_describes_its_charts(report):
    data = report_file(report, "pdf")
    reader = pypdf.PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == report.lang
    assert [item["/Title"] for item in reader.outline if not isinstance(item, list)] == headings_of(report)
    described = {node["/Alt"] for node in _structure(root["/StructTreeRoot"]) if node.get("/S") == "/Figure"}
    assert described == {chapter.picture.description for chapter in report.chapters}


def _structure(node):
    """Every element of a PDF's structure tree."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    below = node.get("/K", [])
    below = below if isinstance(below, list) else [below]
    return [node, *(each for part in below for each in _structure(part))]


def test_the_word_report_has_headings_described_pictures_language_and_title(report):
    document = docx.Document(io.BytesIO(report_file(report, "docx")))
    headings = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
    assert headings == headings_of(report)
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    described = [each.get("descr") for each in pictures]
    assert described[len(report.ledger) :] == [each.picture.description for each in report.chapters]
    assert described[: len(report.ledger)] == [line.claim for line in report.ledger]
    assert document.core_properties.title == report.title
    assert document.core_properties.language == {"en": "en-GB", "sv": "sv-SE"}[report.lang]
    [language] = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == document.core_properties.language


def test_the_word_reports_pictures_are_sharp_enough_for_print(report):
    document = docx.Document(io.BytesIO(report_file(report, "docx")))
    for shape in document.inline_shapes:
        image = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].image
        assert image.px_width / shape.width.inches >= 144


def test_a_report_without_a_title_is_called_what_it_is():
    made = publication(JOBS, lang="sv")
    report = report_on(choose_series(made.table, []), made, today=DAY)
    assert report.title == "Siffror och vem som sagt dem"
    [made_on] = [fact for fact in report.about if fact.label == "Gjord"]
    assert made_on.texts[0].startswith("31 januari 2026")


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_on_nothing_is_still_a_report(form):
    made = publication(JOBS)
    assert report_file(report_on([], made, introduction="Nothing chosen."), form)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_characters_that_a_document_cannot_hold_do_not_stop_it(form):
    made = publication(JOBS | {"quote": "Ord \x0b\x01 ord \ufffe 4300, 四千, 🏠."})
    assert report_file(report_on(choose_series(made.table, []), made, introduction="\x0c"), form)


@pytest.mark.tried("A report's title of 900 letters without a blank", "written whole, in each format")
@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_title_longer_than_a_property_of_a_word_file_does_not_stop_a_report(form):
    made = publication(JOBS)
    assert report_file(report_on(choose_series(made.table, []), made, title="å" * 900), form)


def test_the_column_read_as_does_not_say_so_again_in_each_row():
    made = publication(JOBS | {"approximator_en": ""}, lang="sv")
    [row] = chapter_on(only_series(made), made).rows
    assert row.reading.startswith("4\u202f300–4\u202f350")
    assert headings("sv")["reading"] == "Läses som"


def test_every_kind_of_figure_fits_its_column_in_word_without_a_break_in_the_word():
    kinds = {"outcome", "target", "forecast", "estimate", "budget"}
    for lang in ("en", "sv"):
        rows = [JOBS | {"id": kind, "measure_kind": kind} for kind in sorted(kinds)]
        made = publication(*rows, REFERENCE, lang=lang)
        tables = docx.Document(io.BytesIO(report_file(report_on(choose_series(made.table, []), made), "docx"))).tables
        [table] = [each for each in tables if each.style.name == TABLE_STYLE]
        [column] = [column for column in table.columns if column.cells[0].text == headings(lang)["kind"]]
        room = column.width.pt - 2 * CELL_MARGIN
        assert max(width(cell.text, Style(ASIDE_SIZE)) for cell in column.cells) <= room


CELL_MARGIN = 5.4
"""Points on each side of a cell's text, where a document says nothing else."""
ASIDE_SIZE = 7.5
"""Points of the letters in a table; `width` gives its answer in the same measure."""


def test_every_figure_and_statistic_has_an_address_that_does_not_change_with_the_others():
    made = publication(
        JOBS,
        JOBS
        | {"id": "up", "series": "a b", "direction": "increase", "value": "", "unit": ""}
        | dict.fromkeys(("approximator", "approximator_en"), ""),
    )
    every = report_file(report_on(choose_series(made.table, []), made), "html").decode()
    one = report_file(report_on(choose_series(made.table, ["a b"]), made), "html").decode()
    for text in (every, one):
        assert text.count('id="up"') == 1
        assert text.count('id="series:a-b"') == 1
    assert every.count('id="jobs-2011"') == 1
    assert 'href="#series:a-b"' in every


LOG = (
    Entry("2026-01-02T10:00:00+01:00", "jobs-2012", "page", "1", "2", "Misread"),
    Entry("2026-01-03T10:00:00+01:00", "gone", "", '{"id": "gone", "series": "jobs"}', "", "Said twice"),
    Entry("2026-01-03T11:00:00+01:00", "else", "page", "1", "2", "Of another statistic"),
)


def test_changes_that_readers_see_stand_in_the_report():
    made = replace(publication(*ALL, JOBS | {"id": "else", "series": "else"}), log=LOG)
    report = report_on(choose_series(made.table, []), made)
    assert [line.partition(": ")[2].partition(".")[0] for line in report.changes] == ["else", "gone", "jobs-2012"]
    for form in REPORT_FORMATS:
        assert flat("Misread") in flat(words_of(report, form))


def test_changes_of_figures_that_are_not_in_the_report_are_counted_and_no_more():
    made = replace(publication(*ALL, JOBS | {"id": "else", "series": "else"}), log=LOG)
    one = report_on(choose_series(made.table, ["jobs"]), made)
    assert len(one.changes) == 3
    assert "Said twice" in one.changes[0]
    assert one.changes[2] == "1 more change is about figures that are not in this report."
    filtered = report_on(choose_series(made.table, ["else"]), replace(made, visible=frozenset({"else"})))
    assert [line for line in filtered.changes if "Misread" in line or "Said twice" in line] == []
    assert "2 more changes" in filtered.changes[1]
