"""The journey of somebody with a document's figures in Excel, in a real browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle
from tests.browser.running import App

HEADER = (
    "id", "topic", "series", "title", "value", "unit", "period", "place", "role", "cited_by", "quote", "document",
    "document_date",
)  # fmt: skip
HOMES = (
    "homes-2021", "Housing", "new-homes", "Completed homes", "1 200", "homes", "2021", "Uppsala", "claim",
    "Åsa Berg", "Under 2021 färdigställdes 1 200 bostäder.", "Årsredovisning 2022", "2023-03-15",
)  # fmt: skip


def workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    """An Excel workbook with the rows."""
    book = Workbook()
    for row in (HEADER, *rows):
        book.active.append(row)
    book.save(path)
    return path


def changed(row: tuple[str, ...], **cells: str) -> tuple[str, ...]:
    """The row with other cells."""
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, row, strict=True))


def bring(page: Page, path: Path) -> None:
    """Choose a file; what was chosen before gives way."""
    for remove in page.locator('[data-testid="stFileChipDeleteBtn"] button').all():
        remove.click()
    found = page.get_by_role("heading", name="3. Look at what was found")
    expect(found).to_have_count(0)
    settle(page)
    page.locator('input[type="file"]').set_input_files(path)
    expect(found).to_be_visible()
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def write(page: Page, label: str, text: str) -> None:
    """Write in a field and leave it."""
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Tab")
    settle(page)


def pick(page: Page, label: str, text: str) -> None:
    """Write in a field that suggests, and take what it then offers first."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.press_sequentially(text)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(text)
    first.click()
    settle(page)


def said(page: Page, words: str) -> Locator:
    """Something that the page tells."""
    return page.get_by_text(words).first


def ids(path: Path) -> list[str]:
    """The ids in a table on disk."""
    return [row["id"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))]


def test_from_an_excel_file_with_two_mistakes_to_a_figure_on_a_chart(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    before = app.table.read_bytes()
    page = open_page("add", app=app)
    second = changed(HOMES, id="homes-2022", period="2022", value="1 340")
    wrong = (changed(HOMES, value="waffles"), changed(second, period="2022-13"))
    bring(page, workbook(tmp_path / "wrong.xlsx", *wrong))
    expect(said(page, "“waffles” is not a number.")).to_be_visible()
    expect(said(page, "“2022-13” is not a period that can be read.")).to_be_visible()
    expect(page.get_by_role("button", name="Save 2 figures")).to_have_count(0)
    assert app.table.read_bytes() == before

    write(page, "Value", "1 200")
    write(page, "Period", "2022")
    expect(said(page, "2 figures begin new statistics.")).to_be_visible()
    expect(page.locator('[data-testid="stVegaLiteChart"] svg')).to_contain_text("1,340")
    press(page, "Save 2 figures")
    expect(said(page, "2 rows of wrong.xlsx were added to sources.csv.")).to_be_visible()
    assert app.table.read_bytes().startswith(before)
    assert ids(app.table)[-2:] == ["homes-2021", "homes-2022"]

    page.get_by_role("link", name="See the figures on the dashboard").click()
    expect(page.get_by_role("heading", name="Completed homes")).to_be_visible()
    expect(page.locator('[data-testid="stVegaLiteChart"]')).to_have_count(1)
    expect(page.locator('[data-testid="stVegaLiteChart"] svg')).to_contain_text("1,340")
    assert open_page.left_the_machine() == []


def test_a_second_document_joins_the_series_and_can_be_undone(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    page = open_page("add", app=app)
    bring(page, workbook(tmp_path / "first.xlsx", HOMES))
    press(page, "Save 1 figure")
    expect(said(page, "1 row of first.xlsx was added to sources.csv.")).to_be_visible()
    first = app.table.read_bytes()
    another = changed(HOMES, id="homes-2023", period="2023", document="Budget 2024", document_date="2023-10-01")
    bring(page, workbook(tmp_path / "second.xlsx", another))
    expect(said(page, "1 figure joins a statistic that the table has.")).to_be_visible()
    press(page, "Save 1 figure")
    expect(said(page, "1 row of second.xlsx was added to sources.csv.")).to_be_visible()
    assert app.table.read_bytes().startswith(first)
    press(page, "Undo")
    expect(said(page, "sources.csv is again as it was before.")).to_be_visible()
    assert app.table.read_bytes() == first


def test_one_figure_is_written_in_the_form_and_another_reader_sees_it_when_it_is_saved(
    start_app: Callable[..., App], open_page: Pages
):
    app = start_app()
    before = app.table.read_bytes()
    page, other = open_page("add?way=One+figure", app=app), open_page("figures", app=app)
    pick(page, "Series", "summer-jobs")
    expect(page.get_by_label("Unit", exact=True)).to_have_value("job")
    write(page, "Value *", "5 100")
    expect(said(page, "read as: 5,100")).to_be_visible()
    write(page, "Period *", "2013")
    pick(page, "Cited by", "Kim Lund")
    pick(page, "Document *", "Budget 2014")
    write(page, "Quote *", "Det blev 5 100 sommarjobb.")
    press(page, "Save 1 figure")
    expect(said(page, "1 row of the form was added to sources.csv.")).to_be_visible()
    assert app.table.read_bytes().startswith(before)
    other.get_by_role("textbox", name="Search").fill("Kim Lund")
    other.get_by_role("textbox", name="Search").press("Enter")
    settle(other)
    expect(said(other, "1 figure")).to_be_visible()


def test_what_is_written_in_a_field_that_suggests_stays_when_the_field_is_left(open_page: Pages):
    page = open_page("add?way=One+figure")
    place, topic = (page.get_by_role("combobox", name=name, exact=True) for name in ("Place", "Topic"))
    for field, leave in ((topic, lambda: topic.press("Tab")), (place, page.locator("h1").first.click)):
        field.click()
        field.press_sequentially("New or", delay=20)
        expect(page.get_by_role("option").first).to_have_text("Add: New or")
        leave()
        settle(page)
        expect(field).to_have_value("New or")


def test_a_correction_stands_in_the_log_and_the_table_opens_in_excel(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    before = app.table.read_text("utf-8-sig")
    page = open_page("add?way=Correct+or+withdraw", app=app)
    pick(page, "Figure", "jobbtorg-self-support-2008-2012")
    pick(page, "Column", "Value")
    write(page, "New value", "17500")
    expect(said(page, "read as: 17,500")).to_be_visible()
    write(page, "Reason", "Tryckfel")
    press(page, "Save the correction")
    expect(page.get_by_role("cell", name="Tryckfel")).to_be_visible()
    assert app.table.read_text("utf-8-sig") == before.replace(",17000,", ",17500,", 1)

    page.get_by_role("radio", name="Download").click()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="The table for Excel").click()
    download.value.save_as(tmp_path / "table.xlsx")
    sheet = load_workbook(tmp_path / "table.xlsx").active
    assert sheet.max_row == len(ids(app.table)) + 1


def test_after_an_undo_the_same_figure_can_be_corrected_again(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    before = app.table.read_bytes()
    page = open_page("add?way=Correct+or+withdraw", app=app)
    pick(page, "Figure", "jobbtorg-self-support-2008-2012")
    pick(page, "Column", "Value")
    write(page, "New value", "17500")
    write(page, "Reason", "Tryckfel")
    press(page, "Save the correction")
    press(page, "Undo")
    expect(page.get_by_text("is again as it was before")).to_be_visible()
    assert app.table.read_bytes() == before
    expect(page.get_by_role("textbox", name="New value")).to_have_value("17000")


@pytest.mark.tried("The page Add figures in read-only mode", "downloads, and nothing that writes")
def test_read_only_offers_downloads_and_nothing_else(start_app: Callable[..., App], open_page: Pages):
    page = open_page("add", app=start_app(FACTS_READONLY="1"))
    expect(said(page, "read-only mode")).to_be_visible()
    expect(page.get_by_role("button", name="The table as CSV")).to_be_visible()
    expect(page.locator('input[type="file"]')).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_broken_or_missing_file_under_the_page_is_said_and_it_goes_on_by_itself(
    start_app: Callable[..., App], open_page: Pages
):
    app = start_app()
    page, before = open_page("add", app=app), app.table.read_bytes()
    app.table.unlink()
    page.get_by_role("radio", name="Download").click()
    expect(said(page, "There is no table yet.")).to_be_visible()
    app.table.write_bytes(before)
    page.get_by_role("radio", name="From a table").click()
    expect(page.get_by_text("There is no table yet.")).to_have_count(0)


@pytest.mark.tried("The file changes while somebody fills in a form", "it is said, and what was typed stays")
@pytest.mark.tried("The program ends while its page is open", "said, with what to do, in the reader's language")
def test_a_reader_who_is_still_writing_hears_that_the_file_has_changed_and_that_the_program_has_ended(
    start_app: Callable[..., App], open_page: Pages
):
    app = start_app()
    page = open_page("add?way=One+figure", app=app)
    write(page, "Value *", "5 100")
    app.table.write_bytes(app.table.read_bytes() + b"\n")
    expect(said(page, "sources.csv has changed on disk.")).to_be_visible()
    press(page, "Show the table as it is now")
    expect(page.get_by_text("has changed on disk")).to_have_count(0)
    expect(page.get_by_label("Value *", exact=True).first).to_have_value("5 100")
    # Then the program ends: whoever looks at the page is told what to do, and not what its programmer would do.
    app.process.terminate()
    expect(page.get_by_role("dialog", name="The dashboard does not answer")).to_be_visible()
    expect(page.get_by_text("Start it again as you did before")).to_be_visible()
    expect(page.get_by_text("streamlit run")).to_be_hidden()
