"""Documents are kept beside the table under safe names, none is replaced; what is set aside is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.saving import kept_documents
from facts.saving.atomic_write import write_beside
from facts.saving.kept_documents import FILE_NAME, SetAside, keep_document, kept_name, set_aside, set_aside_beside
from facts.saving.save_errors import NotSaved
from tests.saving.saved_tables import DENIED, FULL, raising

CLAIM = SetAside("a.pdf", "3", "Det blev 400.", "400", "later")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_text("id\n")
    return path


def test_the_same_document_is_kept_once_and_another_of_its_name_gets_a_number(table: Path):
    first = keep_document(table, "a.pdf", b"1")
    assert first == table.with_name("documents") / "a.pdf"
    assert keep_document(table, "a.pdf", b"1") == first
    assert keep_document(table, "a.pdf", b"2").name == "a-2.pdf"
    assert first.read_bytes() == b"1"


def test_a_link_in_the_folder_is_never_written_through(table: Path):
    folder = table.with_name("documents")
    folder.mkdir()
    (folder / "a.pdf").symlink_to(table)
    assert keep_document(table, "a.pdf", b"1").name == "a-2.pdf"
    assert table.read_text() == "id\n"


@pytest.mark.tried("A disk that is full while a document is kept", "no half document lies in the folder")
def test_no_half_document_is_kept_when_the_disk_is_full(table: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", raising(FULL))
        with pytest.raises(NotSaved, match="disk is full"):
            keep_document(table, "a.pdf", b"1" * 10_000)
    assert list(table.with_name("documents").iterdir()) == []


def test_a_document_that_comes_under_the_same_name_at_the_same_moment_is_not_replaced(
    table: Path, monkeypatch: pytest.MonkeyPatch
):
    def comes_meanwhile(path: Path, content: bytes) -> Path:
        if path.name == "a.pdf":
            path.write_bytes(b"theirs")
        return write_beside(path, content)

    monkeypatch.setattr(kept_documents, "write_beside", comes_meanwhile)
    assert keep_document(table, "a.pdf", b"mine").name == "a-2.pdf"
    assert {path.name: path.read_bytes() for path in table.with_name("documents").iterdir()} == {
        "a.pdf": b"theirs", "a-2.pdf": b"mine",
    }  # fmt: skip


def test_a_drive_without_second_names_for_a_file_keeps_documents_too(table: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "hardlink_to", raising(DENIED))
    assert keep_document(table, "a.pdf", b"1").read_bytes() == b"1"
    assert [path.name for path in table.with_name("documents").iterdir()] == ["a.pdf"]


def test_a_folder_that_is_a_link_or_a_file_is_refused(table: Path):
    table.with_name("documents").symlink_to(table.parent)
    with pytest.raises(NotSaved):
        keep_document(table, "a.pdf", b"1")


def test_nothing_is_kept_in_read_only_mode(table: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FACTS_READONLY", "1")
    with pytest.raises(NotSaved):
        keep_document(table, "a.pdf", b"1")
    assert not table.with_name("documents").exists()


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_stays_in_the_folder(name: str):
    safe = kept_name(name)
    assert safe
    assert not safe.startswith(".")
    assert not set('/\\\0<>:"|?*\n') & set(safe)
    assert len(safe.encode()) <= 255


def test_a_claim_is_set_aside_and_taken_back(table: Path):
    set_aside(table, [CLAIM, CLAIM._replace(page="4")])
    assert set_aside_beside(table)[CLAIM.place] == "later"
    set_aside(table, [CLAIM._replace(why="")])
    assert CLAIM.place not in set_aside_beside(table)
    assert len(set_aside_beside(table)) == 1


def test_a_damaged_memory_is_left_as_it_is(table: Path):
    path = table.with_name(FILE_NAME)
    path.write_text("something,else\n1,2\n")
    with pytest.raises(NotSaved):
        set_aside(table, [CLAIM])
    assert path.read_text() == "something,else\n1,2\n"
    assert set_aside_beside(table) == {}


@given(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])), min_size=4, max_size=4))
def test_whatever_a_claim_says_is_remembered_word_for_word(tmp_path_factory: pytest.TempPathFactory, texts: list[str]):
    table = tmp_path_factory.mktemp("t") / "sources.csv"
    table.write_text("id\n")
    set_aside(table, [SetAside(*texts, "demand")])
    assert set_aside_beside(table) == {tuple(texts): "demand"}


@pytest.mark.tried(
    "A process that is killed while it writes a small file beside the table", "the next change takes away what it left"
)
def test_what_a_killed_writer_left_is_taken_away_by_the_next_change(table: Path):
    left = write_beside(table.with_name(FILE_NAME), b"half")
    set_aside(table, [CLAIM])
    assert not left.exists()
    assert list(set_aside_beside(table).values()) == ["later"]
