"""The page Add figures for a table that is empty, missing, broken or only to be looked at."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from facts.app import open_table
from facts.app.adding import save_and_undo
from facts.reading.table import Incoming, Table, check
from facts.saving import table_save
from facts.saving.append import plan
from facts.saving.atomic_write import write_atomically
from facts.saving.file_locks import locked_file
from facts.words import Text
from tests.app.adding import click, go, has_widget, new_table, rows_of, upload
from tests.app.conftest import OpenApp
from tests.app.tables import HEADER_ONLY, SMALL
from tests.app.test_add_mapping import fill
from tests.reading.tables import table
from tests.saving.saved_tables import DENIED, FULL, raising

FULL_HEADER = new_table().decode()


@pytest.mark.parametrize("start", [None, "", FULL_HEADER], ids=["missing", "empty", "only a header"])
def test_the_first_figures_begin_the_table(open_app: OpenApp, tmp_path: Path, start: str | None):
    path = tmp_path / "mine.csv"
    if start is not None:
        path.write_text(start)
    screen = open_app("add", table=path)
    assert "mine.csv" in screen.text
    click(upload(screen, new_table({})), "save")
    assert rows_of(path)[0]["id"] == "ny-1"
    assert not check(path.read_bytes()).has_errors
    assert open_app("", table=path).rows == ["Summer jobs"]


@pytest.mark.parametrize("table", [HEADER_ONLY, "none.csv"], ids=["empty", "missing"])
def test_who_has_no_figures_is_led_to_a_document_or_to_rows(open_app: OpenApp, tmp_path: Path, table: str):
    screen = open_app("", table=tmp_path / table if table == "none.csv" else table)
    links = [(link.proto.page, link.proto.query_string) for link in screen.app.get("page_link")]
    assert links == [("add", "way=document"), ("add", "way=file")]


def test_a_broken_table_leads_to_where_a_cell_can_be_mended(open_app: OpenApp):
    [link] = open_app("", table=table({"value": "waffles"})).app.get("page_link")
    assert (link.proto.page, link.proto.query_string) == ("add", "way=mend")
    assert "Search for a figure" in open_app("add", table=table({"value": "waffles"}), way="mend").labels


@pytest.mark.parametrize("page", ["", "add"])
def test_a_document_in_the_place_of_the_table_is_told_for_what_it_is_and_no_cell_of_it_is_mended(
    page: str, open_app: OpenApp, tmp_path: Path
):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    screen = open_app(page, table=path)
    assert "plan.pdf is not a table" in screen.text
    assert "a PDF document" in screen.text
    assert not [words for words, _ in screen.page_links if words.startswith("Correct a cell")]


def test_a_broken_table_takes_no_rows_and_says_why(open_app: OpenApp, tmp_path: Path):
    screen = upload(open_app("add", table=table({"value": "waffles"})), new_table({}))
    assert "“waffles” is not a number." in screen.text
    assert not has_widget(screen, "save")


def test_a_folder_in_the_tables_place_is_a_clear_message(open_app: OpenApp, tmp_path: Path):
    screen = open_app("add", table=tmp_path)
    assert "cannot be read, so nothing can be added" in screen.text
    assert not screen.app.file_uploader


def test_a_table_that_changes_while_the_page_is_drawn_is_told_to_have_changed(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "table.csv"
    path.write_text(SMALL)
    read = open_table.read_table

    def read_while_somebody_saves(*table: object) -> Table:
        if path.read_text() == SMALL:
            path.write_text(SMALL + "\n")
        return read(*table)

    monkeypatch.setattr(open_table, "read_table", read_while_somebody_saves)
    told = "table.csv has changed on disk."
    screen = open_app("add", table=path)
    assert told in screen.text
    assert told not in click(screen, "show-now").text


def test_a_line_of_the_users_units_that_cannot_be_used_is_said(open_app: OpenApp, tmp_path: Path):
    (tmp_path / "units.csv").write_text("name,aliases,kind,factor,of\n9**9,,,,\n")
    assert "units.csv, line 2" in open_app("add", table=SMALL).text


def test_the_table_can_be_taken_along_byte_for_byte_and_for_excel(open_app: OpenApp, tmp_path: Path):
    screen = go(open_app("add", table=SMALL), "take")
    assert {"The table as CSV", "The table for Excel", "Template as CSV"} <= set(screen.labels)


def test_read_only_shows_the_downloads_and_the_log_alone(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FACTS_READONLY", "1")
    screen = open_app("add", table=SMALL)
    assert "read-only mode" in screen.text
    assert "The table as CSV" in screen.labels
    assert not screen.app.file_uploader
    assert {button.key for button in screen.app.button} == set()


def test_read_only_refuses_a_save_of_a_page_that_was_open_before(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "table.csv"
    path.write_text(SMALL)
    screen = upload(open_app("add", table=path), new_table({}))
    monkeypatch.setenv("FACTS_READONLY", "1")
    click(screen, "save")
    assert path.read_text() == SMALL


def test_read_only_is_refused_where_every_save_goes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "table.csv"
    path.write_text(SMALL)
    monkeypatch.setenv("FACTS_READONLY", "1")
    new = Incoming(new_table({}))
    save_and_undo.save_addition(path, new, plan(SMALL.encode(), new), Text("a", "a"), ())
    assert path.read_text() == SMALL
    assert save_and_undo.last_outcome().refused


OWN = "Kommun;År;Antal;Vem;Citat\nUppsala;2012;340;Kim Lund;Det blev 340 sommarjobb.\n"


@pytest.mark.tried("A damaged file of remembered mappings, met by a save in the app", "saved; said, and left as it is")
@pytest.mark.parametrize("damaged", ["{", "[" * 100_000, '{"header": []}', '"x"'])
def test_a_damaged_memory_of_mappings_is_said_and_left_as_it_is_and_the_rows_are_saved(
    open_app: OpenApp, small: Path, damaged: str
):
    memory = small.with_name("mappings.json")
    memory.write_text(damaged)
    screen = upload(open_app("add", table=small), OWN.encode())
    fill(screen, series="jobs", unit="jobs", document="Bokslut 2012")
    click(screen, "save")
    assert rows_of(small)[-1]["value"] == "340"
    assert "mappings.json, where mappings are remembered, is damaged." in screen.text
    assert memory.read_text() == damaged


@pytest.mark.tried("A folder that may not be written, under the running app", "said; the table is as it was")
@pytest.mark.parametrize(
    ("target", "refused"), [("write_beside", DENIED), ("put_in_place", DENIED), ("write_beside", FULL)]
)
def test_where_the_folder_may_not_be_written_the_page_says_so_and_goes_on_when_it_may(
    open_app: OpenApp, small: Path, monkeypatch: pytest.MonkeyPatch, target: str, refused: OSError
):
    screen = upload(open_app("add", table=small), new_table({}))
    with monkeypatch.context() as broken:
        broken.setattr(table_save, target, raising(refused))
        click(screen, "save")
    assert small.read_text() == SMALL
    assert any(words in screen.text for words in ("may not write in the folder", "may not be changed", "disk is full"))
    click(screen, "save")
    assert rows_of(small)[-1]["id"] == "ny-1"


@pytest.mark.tried("A save of the app and the command `add` at the same moment", "both rows are there, once")
def test_a_save_waits_for_another_program_and_keeps_what_it_saved(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}))
    ready = Event()

    def other_program() -> None:
        with locked_file(small) as real:
            ready.set()
            sleep(0.3)
            write_atomically(real, plan(SMALL.encode(), Incoming(new_table({"id": "other-1"}))).data)

    other = Thread(target=other_program)
    other.start()
    ready.wait(30)
    click(screen, "save")
    other.join()
    assert [row["id"] for row in rows_of(small)][-2:] == ["other-1", "ny-1"]
