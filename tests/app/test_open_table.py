"""The table as it stands on disk: empty, missing, broken, replaced, and always the one that is there now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from facts.app import open_table
from facts.app.pages import PAGES, AppPage
from facts.reading.template import template
from facts.regular_file import read_regular_file
from facts.saving.corrections import Entry, log_of, read_log
from facts.saving.table_save import Journal, journal_of, write_journal
from facts.words import LANGS, Lang, say
from tests.app.conftest import OpenApp
from tests.app.tables import HEADER_ONLY, SMALL
from tests.app.test_pages import LOCALES, every_language, every_page
from tests.reading.tables import table

BROKEN = table({"value": "12.34.56"}, {"period": "not a period", "unit": "parsecs"}, {})
START, PROBLEMS = (
    {lang: say("start.title", lang) for lang in LANGS},
    {lang: say("broken.title", lang) for lang in LANGS},
)

with_figures = pytest.mark.parametrize(
    "page", [page for page in PAGES if page.needs_figures], ids=lambda page: page.name
)


@with_figures
@pytest.mark.parametrize("content", [b"", HEADER_ONLY.encode()], ids=["no bytes", "header only"])
def test_an_empty_table_opens_on_how_to_start_with_ones_own_document(open_app: OpenApp, page: AppPage, content: bytes):
    assert open_app(page.path, table=content).headings == [START["en"]]


@every_language
def test_the_start_offers_the_template_and_names_the_file(open_app: OpenApp, lang: Lang):
    screen = open_app(table=HEADER_ONLY, locale=LOCALES[lang])
    assert screen.headings == [START[lang]]
    assert "table.csv" in screen.text
    assert say("add.template_csv", lang) in [button.label for button in screen.app.download_button]
    links = [link.proto for link in screen.app.get("page_link")]
    assert [link.label for link in links] == [say("start.bring_document", lang), say("start.bring_file", lang)]


@every_language
def test_the_template_itself_is_a_table_that_opens(open_app: OpenApp, lang: Lang):
    assert len(open_app(table=template(lang), locale=LOCALES[lang]).charts) == 1


@with_figures
@every_language
def test_a_broken_table_shows_its_problems_by_line_and_column(open_app: OpenApp, page: AppPage, lang: Lang):
    screen = open_app(page.path, table=BROKEN, locale=LOCALES[lang])
    assert screen.headings == [PROBLEMS[lang]]
    at = screen.words
    assert [at[at.index(column) - 1] for column in ("value", "period", "unit")] == ["2", "3", "3"]
    assert "12.34.56" in screen.text


def test_the_errors_of_a_broken_table_are_counted_and_come_before_its_warnings(open_app: OpenApp):
    screen = open_app(table=table({"party_basis": ""}, {"value": "waffles"}))
    levels = [words for words in screen.words if words in {"error", "warning"}]
    assert "1 error, 1 warning" in screen.text
    assert levels == ["error", "warning"]


def test_many_problems_of_a_kind_are_told_by_their_lines(open_app: OpenApp):
    screen = open_app(table=table(*({"value": "waffles"} for _ in range(120))))
    assert "120 errors" in screen.text
    assert screen.html.count("<tr>") < 20
    assert re.search(r"\d–121\b", screen.text)


@pytest.mark.parametrize("content", [BROKEN.encode(), b"", b"\x1f\x8b\x08 gzip", b"<html><body>no table"])
@every_language
def test_method_is_there_whatever_the_table_is(open_app: OpenApp, content: bytes, lang: Lang):
    screen = open_app("method", table=content, locale=LOCALES[lang])
    assert screen.headings[0] == say("pages.method", lang)


@every_page
@every_language
def test_a_file_that_is_not_there_yet_is_a_beginning(open_app: OpenApp, tmp_path: Path, page: AppPage, lang: Lang):
    screen = open_app(page.path, table=tmp_path / "nowhere.csv", locale=LOCALES[lang])
    if page.needs_figures:
        assert screen.headings == [START[lang]]
        assert "nowhere.csv" in screen.text


@every_page
@every_language
def test_a_folder_in_place_of_the_table_is_a_clear_message(
    open_app: OpenApp, tmp_path: Path, page: AppPage, lang: Lang
):
    folder = tmp_path / "folder"
    folder.mkdir()
    screen = open_app(page.path, table=folder, locale=LOCALES[lang])
    if page.needs_figures:
        assert screen.headings == [PROBLEMS[lang]]
        assert {"en": "a folder", "sv": "en mapp"}[lang] in screen.text


def states() -> Iterator[tuple[str | None, list[str]]]:
    """What a file becomes under a running app, and the headings that then stand first."""
    yield SMALL, ["Political figures, checked", "Housing"]
    yield BROKEN, [PROBLEMS["en"]]
    yield None, [START["en"]]
    yield HEADER_ONLY, [START["en"]]
    yield SMALL.replace("Housing", "Homes"), ["Political figures, checked", "Homes"]


@pytest.mark.tried("The file broken, deleted and put back under the app", "a clear message each time; it recovers")
def test_the_app_follows_its_file_and_recovers_by_itself(open_app: OpenApp, tmp_path: Path):
    file = tmp_path / "table.csv"
    file.write_text(SMALL, "utf-8")
    screen = open_app(table=file)
    for content, headings in states():
        file.unlink(missing_ok=True) if content is None else file.write_text(content, "utf-8")
        assert screen.run().headings[: len(headings)] == headings


def test_a_file_replaced_by_one_of_the_same_size_and_time_shows_its_new_figures(open_app: OpenApp, tmp_path: Path):
    """Only the bytes say whether the table is another."""
    file = tmp_path / "table.csv"
    file.write_text(SMALL, "utf-8")
    screen, before = open_app("figures", table=file), file.stat()
    assert "1,500" in screen.text
    file.write_text(SMALL.replace("1500", "1700"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    screen.run()
    assert "1,700" in screen.text
    assert "1,500" not in screen.text


@pytest.mark.tried("A table whose time lies in the future, and then before the last one", "its bytes decide")
def test_a_table_from_the_future_or_the_past_is_read_when_its_bytes_are_others(open_app: OpenApp, tmp_path: Path):
    file = tmp_path / "table.csv"
    file.write_text(SMALL, "utf-8")
    os.utime(file, (4_000_000_000, 4_000_000_000))
    screen = open_app("figures", table=file)
    for value, when in (("1700", 4_000_000_000), ("1900", 1)):
        file.write_text(SMALL.replace("1500", value), "utf-8")
        os.utime(file, (when, when))
        screen.run()
        assert f"{value[0]},{value[1:]}" in screen.text


def test_the_users_own_parties_and_units_are_read_from_beside_the_table(open_app: OpenApp, tmp_path: Path):
    file = tmp_path / "table.csv"
    file.write_text(table({"party": "XYZ"}), "utf-8")
    screen = open_app(table=file)
    assert 'title="XYZ"' in screen.html
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\nXYZ,The Example Party,#336699,circle\n", "utf-8")
    assert 'title="The Example Party"' in screen.run().html


def test_a_file_at_rest_is_not_read_again_and_a_written_one_is(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch):
    screen = open_app(table=SMALL)
    path = Path(os.environ["FACTS_TABLE"])
    an_hour_ago = path.stat().st_mtime - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    screen.app.run()
    read: list[Path] = []
    monkeypatch.setattr(open_table, "read_regular_file", lambda path: (read.append(path), read_regular_file(path))[1])
    screen.app.run()
    assert path not in read
    assert screen.charts
    path.write_text(BROKEN)
    screen.app.run()
    assert path in read
    assert screen.headings == [PROBLEMS["en"]]


@pytest.mark.parametrize("page", ["", "figures"])
def test_a_mistake_in_the_users_own_units_is_said_where_the_table_is_shown(
    open_app: OpenApp, tmp_path: Path, page: str
):
    (tmp_path / "units.csv").write_text("name,aliases,kind\nvisit,visits,odd\n", "utf-8")
    for unit in ("homes", "visits"):
        assert "no kind “odd”" in open_app(page, table=table({"unit": unit})).text


@pytest.mark.tried(
    "The app started after a save was cut off", "the log is in step again, or it is said that it could not be told"
)
def test_a_save_that_was_cut_off_is_finished_or_told_when_the_app_opens(open_app: OpenApp, tmp_path: Path):
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}).encode())
    entry = Entry("2026-01-02T03:04:05+01:00", "b-1", "value", "1", "5023", "a slip")
    after = sha256(path.read_bytes()).hexdigest()
    write_journal(path, Journal("0" * 64, after, (entry,), 0, "none"))
    assert "interrupted" not in open_app(table=path).text
    assert read_log(log_of(path).read_bytes()) == [entry]
    write_journal(path, Journal("0" * 64, "1" * 64, (entry,), 0, "none"))
    assert "It could not be told whether the change of b-1 was made" in open_app(table=path).text
    assert not journal_of(path).exists()


@pytest.mark.tried("A folder of documents that take long", "the page says how far it has come, once for each state")
def test_documents_are_waited_for_with_their_progress_once_for_each_state_of_their_folder(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    waits, wait_for = set[str](), open_table.wait_for
    reads, archive_of = list[Path](), open_table.Archive.of

    def waited(work: Callable[[], object], name: str, what: str, lang: Lang) -> object:
        waits.add(what)
        return wait_for(work, name, what, lang)

    def read(folder: Path) -> object:
        reads.append(folder)
        return archive_of(folder)

    monkeypatch.setattr(open_table, "wait_for", waited)
    monkeypatch.setattr(open_table.Archive, "of", read)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "memo.txt").write_text("There were 5 jobs.")
    screen = open_app(table=SMALL)
    screen.run()
    assert "Reading documents/" in waits
    assert len(reads) == 1
    (folder / "letter.txt").write_text("There were 6 jobs.")
    screen.run()
    assert len(reads) == 2
