"""Quotes are found in archived documents however they were typeset."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from facts.app.open_table import stamps_in
from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row
from facts.documents.coverage import coverage_of_folder
from facts.documents.quote_search import Archive, Pages, letters, pages_named
from facts.words import Text

FIRST = "Budget 2012\n\nStaden växer. Antalet barn som vräk-\n\ntes blev 24 i år,\nen ök-\nning.\n\n1\n"
SECOND = "Budget 2012\n\nSkolan fick ”fler” platser. Att man\n\n2\n"
THIRD = "Budget 2012\n\nbygger nytt är bra. Slut.\n\n3\n"
DOCUMENT = "\f".join((FIRST, SECOND, THIRD))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "memo.txt").write_text(DOCUMENT, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("quote", "pages"),
    [
        ("Antalet barn som vräktes blev 24 i år, en ökning.", (1,)),
        ('Skolan fick "fler" platser.', (2,)),
        ("Skolan  fick\u00a0“fler” platser.", (2,)),
        ("Att man bygger nytt är bra.", (2, 3)),
    ],
)
def test_a_quote_is_found_across_hyphens_blanks_marks_and_pages(
    folder: Path, quote: str, pages: tuple[int, ...]
) -> None:
    (hit,) = Archive.of(folder).find(quote)
    assert (hit.document, hit.pages) == ("memo.txt", pages)


def test_a_hit_shows_its_surroundings(folder: Path) -> None:
    (hit,) = Archive.of(folder).find("Antalet barn som vräktes blev 24")
    assert hit.before.endswith("Staden växer. ")
    assert hit.words == "Antalet barn som vräktes blev 24"
    assert hit.after.startswith(" i år, en ökning.")


def test_a_changed_word_is_not_found(folder: Path) -> None:
    assert Archive.of(folder).find("Antalet barn som vräktes blev 42 i år") == []


def missing(folder: Path, quote: str, page: str) -> list[Finding]:
    figures = example_figures([row("a", "2012", "24", quote=quote, page=page)])
    return [finding for finding in audit(figures, Archive.of(folder)) if finding.rule == "quote-not-found"]


def test_a_quote_on_its_page_gives_no_finding(folder: Path) -> None:
    assert missing(folder, "Antalet barn som vräktes blev 24 i år", "1") == []
    assert missing(folder, "Antalet barn som vräktes blev 24 i år", "") == []
    assert missing(folder, "Att man bygger nytt är bra.", "2–3") == []


def test_a_quote_on_another_page_says_where(folder: Path) -> None:
    (finding,) = missing(folder, "Antalet barn som vräktes blev 24 i år", "3")
    assert finding.values == {"pages": [1]}
    assert "page 1" in finding.message.en
    assert "sidan 1" in finding.message.sv


def test_a_quote_that_is_nowhere_says_so(folder: Path) -> None:
    (finding,) = missing(folder, "Antalet barn som vräktes blev 24 förra året", "1")
    assert finding.values == {"pages": []}
    assert finding.level == "caution"


def test_without_documents_no_quote_is_looked_for(tmp_path: Path) -> None:
    assert missing(tmp_path, "Antalet barn som vräktes blev 24 i år", "3") == []


def test_a_pdf_that_is_none_is_named_and_passed_over(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    archive = Archive.of(folder)
    assert [document.name for document in archive.documents] == ["memo.txt"]
    (message,) = archive.unread
    assert "broken.pdf" in message.en
    assert "broken.pdf" in message.sv


def test_a_pdf_of_pictures_says_that_it_has_no_text(folder: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(folder / "scan.pdf")
    (message,) = Archive.of(folder).unread
    assert "no text" in message.en


def test_a_text_in_windows_letters_is_read(tmp_path: Path) -> None:
    (tmp_path / "gammal.txt").write_bytes("Barnen på förskolan".encode("cp1252"))
    assert Archive.of(tmp_path).find("Barnen på förskolan")


@pytest.mark.parametrize("name", ["memo.text", "memo.md", "memo", "MEMO.TXT"])
def test_plain_text_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(DOCUMENT, "utf-16")
    archive = Archive.of(tmp_path)
    assert not archive.unread
    assert archive.find("bygger nytt är bra")[0].pages == (3,)


def test_a_file_of_another_kind_is_named_and_hidden_ones_are_not(folder: Path) -> None:
    (folder / "memo.odt").write_bytes(b"PK\x03\x04")
    (folder / ".hidden").write_bytes(b"")
    (message,) = Archive.of(folder).unread
    assert "memo.odt" in message.en


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert Archive.of(tmp_path / "no").unread


@pytest.mark.parametrize(("cell", "pages"), [("3", (3,)), ("2–3", (2, 3)), ("2-4", (2, 3, 4)), ("", ())])
def test_a_page_cell_names_its_pages(cell: str, pages: tuple[int, ...]) -> None:
    assert tuple(pages_named(cell)) == pages


@given(st.lists(st.text(alphabet="abåé -\n“”", min_size=5), min_size=1, max_size=4), st.data())
def test_any_words_of_a_document_are_found_in_it(pages: list[str], data: st.DataObject) -> None:
    document = Pages("d", pages)
    page = data.draw(st.integers(0, len(pages) - 1))
    start = data.draw(st.integers(0, len(pages[page]) - 1))
    words = pages[page][start : data.draw(st.integers(start + 1, len(pages[page])))]
    if letters(words):
        assert document.find(words)


def test_a_document_made_to_be_slow_to_search_is_not() -> None:
    """The same letter a million times, and a quote that nearly fits everywhere."""
    document = Pages("d", ["a" * 1_000_000])
    assert document.find("a" * 5000 + "b") == []


def a_pdf(*pages: str) -> bytes:
    """A PDF by hand: one line of text on each page."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n"
    tail = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"{head}{table}{tail}".encode("ascii")


def test_a_quote_is_found_on_its_page_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "memo.pdf").write_bytes(a_pdf("Staden växer.", "Det blev 24 barn i år."))
    archive = Archive.of(tmp_path)
    assert archive.unread == ()
    (hit,) = archive.find("Det blev 24 barn i år.")
    assert (hit.document, hit.pages) == ("memo.pdf", (2,))


def pages_of(*pages: str) -> Pages:
    return Pages("d", pages)


def test_a_quote_shortened_with_an_ellipsis_is_found_where_its_parts_stand_in_order() -> None:
    document = pages_of("Kommunen växer. Antalet barn ökade.", "Skolan byggs ut, och kön minskade till 40.")
    (hit,) = document.find("Kommunen växer. […] kön minskade till 40.")
    assert hit.pages == (1, 2)
    assert document.find("kön minskade till 40 […] Kommunen växer.") == []


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        (
            "Antalet inskrivna ökade till 1 4201 personer under 2023.",
            "Antalet inskrivna ökade till 1 420 personer under 2023.",
        ),
        ("Resultatet blev minus 146 mkr¹, vilket var sämre.", "Resultatet blev minus 146 mkr, vilket var sämre."),
        ("Andelen steg.2 Kön växte.", "Andelen steg. Kön växte."),
        ("Elva procent* av barnen", "Elva procent av barnen"),
    ],
)
def test_a_footnotes_mark_does_not_hide_a_quote(page: str, quote: str) -> None:
    assert pages_of(page).find(quote)


def test_another_number_is_not_taken_for_a_footnotes_mark() -> None:
    assert pages_of("Det blev 371 personer under 2023.").find("Det blev 37 personer under 2023.") == []


def test_a_quote_runs_on_in_the_next_column(tmp_path: Path) -> None:
    left = [
        "The council met on Monday",
        "to talk about the money",
        "that it has and the money",
        "that it wants; taxes will",
        "have to rise for everyone",
    ]
    right = [
        "who lives in the borough.",
        "That is what the director",
        "told the members in the",
        "first hour of the evening",
        "in the old council house.",
    ]
    (tmp_path / "two.txt").write_text("\n".join(a.ljust(32) + b for a, b in zip(left, right, strict=True)), "utf-8")
    assert Archive.of(tmp_path).find("taxes will have to rise for everyone who lives in the borough.")


def test_words_that_stand_on_a_page_but_not_in_one_run_are_said_to(folder: Path) -> None:
    (finding,) = missing(folder, "Antalet barn som i år vräktes blev 24", "1")
    assert finding.values == {"pages": [], "scattered": [1]}
    assert "page 1" in finding.message.en
    assert "[…]" in finding.message.sv


@pytest.mark.tried("A quote of one word that stands 40 000 times on a page", "its first place on each page")
def test_a_quote_that_stands_everywhere_is_found_once_a_page() -> None:
    document = Pages("a.txt", ["och så vidare " * 40_000, "", "annat", "och så vidare " * 9])
    hits = document.find("så vidare")
    assert [hit.pages for hit in hits] == [(1,), (4,)]
    assert hits[0].before.strip() == "och"


def test_links_in_the_folder_are_named_and_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("Lösenordet är hemligt.", "utf-8")
    (folder / "link.txt").symlink_to(secret)
    archive = Archive.of(folder)
    assert archive.find("Lösenordet är hemligt.") == []
    assert "link.txt" in archive.unread[0].en


@pytest.mark.tried("A folder of documents that may not be read", "said by each command and page; the rest is shown")
def test_a_folder_of_documents_that_may_not_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    archive = Archive.of(folder)
    assert archive.documents == ()
    assert [text.sv for text in archive.unread] == [
        f"Det gick inte att se in i mappen {folder}. Du behöver rätt att läsa den."
    ]
    unread: list[Text] = []
    assert list(coverage_of_folder(folder, (), unread)) == []
    assert unread == list(archive.unread)
    assert stamps_in(folder) == ()
