"""Documents of every kind give their text, and what cannot be read is said; nothing runs, hangs or grows."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
import typst
from docx import Document as Docx
from docx.oxml.ns import qn
from pypdf import PdfWriter

from facts.documents.document_file import UnreadableDocument, read_bytes_of, read_document
from facts.documents.find import Search, search
from facts.documents.page_text import in_reading_order
from facts.documents.pdf_process import _Piece, typeset
from facts.documents.table_lines import row_cells
from facts.words import Text

SECONDS = 20.0


def text_of(name: str, content: bytes) -> str:
    return "\f".join(page.text for page in read_bytes_of(name, content).pages())


def refusal(name: str, content: bytes) -> Text:
    with pytest.raises(UnreadableDocument) as error:
        read_bytes_of(name, content)
    assert name in error.value.message.en
    assert name in error.value.message.sv
    return error.value.message


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def word_file() -> bytes:
    file = io.BytesIO()
    Docx().save(file)
    return file.getvalue()


def blank(pages: int = 1) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return writer


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    text = text_of("a.pdf", pdf("#set page(columns: 2, height: 4cm)\nFirst #lorem(30)\n#colbreak()\nSecond #lorem(30)"))
    assert text.index("First") < text.index("Second")


def test_a_flattened_page_of_two_columns_is_put_in_order_and_its_head_stays() -> None:
    left = [
        "Skolan växer och får fler",
        "elever varje år. I höstas",
        "började 400 barn i förskola",
        "och 300 i första klass, det",
        "är fler än någonsin förut.",
    ]
    right = [
        "Vården har det svårare. Nu",
        "väntar 90 personer på en",
        "operation, och kön blir allt",
        "längre för var månad. Många",
        "av dem är äldre än sextio.",
    ]
    page = "Nyhetsbrev          Nr 4 2021\n\n" + "\n".join(a.ljust(34) + b for a, b in zip(left, right, strict=True))
    lines = in_reading_order(page).splitlines()
    assert lines[0].startswith("Nyhetsbrev")
    assert lines[2:] == left + right


def test_cells_that_a_pdf_holds_as_lines_of_their_own_stand_on_the_line_of_their_row() -> None:
    pieces = [
        _Piece(90, 446, 9, "Hamn\n"), _Piece(270, 446, 9, "2025\n"), _Piece(450, 446, 9, "2026\n"),
        _Piece(90, 430, 9, "Lillby\n"), _Piece(270, 430, 9, "96,2\n"), _Piece(450, 430, 9, "93,8\n"),
        _Piece(90, 414, 9, "Därtill kommer två båtar.\n"),
    ]  # fmt: skip
    rows = [line.split() for line in typeset(pieces).splitlines()]
    assert rows[:2] == [["Hamn", "2025", "2026"], ["Lillby", "96,2", "93,8"]]
    assert row_cells(typeset(pieces).splitlines()[1]) == ("Lillby", "96,2", "93,8")


def test_columns_that_a_flattened_page_holds_line_by_line_are_read_one_after_the_other() -> None:
    left = [f"The harbour has {n}0 boats in its first" for n in range(1, 9)]
    right = [f"The council lost {n}0 people in a year" for n in range(1, 9)]
    lines = [_Piece(60, 760, 12, "A heading that reaches over both of the columns below it here and there\n")]
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        lines += [_Piece(60, 700 - 12 * n, 9, f"{one}\n"), _Piece(320, 693 - 12 * n, 9, f"{other}\n")]
    heading, *text = [line for line in typeset(lines).splitlines() if line]
    assert heading.startswith("A heading")
    assert text == left + right


def test_cells_of_a_long_table_stay_in_their_rows() -> None:
    rows = [(f"A harbour of many letters, number {n}", f"{n}20") for n in range(1, 13)]
    pieces = [
        _Piece(60 + 260 * at, 700 - 12 * n, 9, f"{cell}\n") for n, row in enumerate(rows) for at, cell in enumerate(row)
    ]
    assert [tuple(line.rsplit(maxsplit=1)) for line in typeset(pieces).splitlines()] == [
        (name.rstrip(), number) for name, number in rows
    ]


def test_cells_of_several_lines_stay_with_their_row() -> None:
    pieces: list[_Piece] = []
    for n in range(14):
        for x, cell in ((60, "The board should mend"), (320, "The board has answered")):
            pieces += [
                _Piece(x, 760 - 40 * n - 11 * line, 9, f"{cell} {n} in line number {line}\n") for line in range(3)
            ]
    lines = [line for line in typeset(pieces).splitlines() if line]
    assert lines == [piece.text.strip() for piece in pieces]


def test_a_table_is_not_taken_for_columns() -> None:
    page = "\n".join(f"Kommun nummer {n}          {n} 400          {n} 900" for n in range(1, 9))
    assert in_reading_order(page) == page


def test_a_word_document_gives_paragraphs_lists_tables_and_pages() -> None:
    document = Docx()
    document.add_paragraph("Först 24 barn.")
    document.add_paragraph("en punkt", style="List Bullet")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Vräkta", "24"
    document.add_page_break()
    document.add_paragraph("Sedan 30 barn.")
    file = io.BytesIO()
    document.save(file)
    first, second = text_of("a.docx", file.getvalue()).split("\f")
    assert "• en punkt" in first
    assert "Vräkta   24" in first
    assert "Sedan 30 barn." in second


BREAK, RENDERED = '<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"
PAGE_BEFORE, SECTION = "<w:pageBreakBefore/>", "<w:sectPr/>"
SAME_PAGE = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'


def paragraphs(*of: tuple[str, str, str]) -> bytes:
    """A Word file of paragraphs: the properties of each, what stands before its words, and its words."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{before}<w:t>{words}</w:t></w:r></w:p>"
        for properties, before, words in of
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        paragraphs(("", "", "One"), ("", BREAK + RENDERED, "Two")),
        paragraphs(("", "", "One"), ("", BREAK, ""), ("", RENDERED, "Two")),
        paragraphs(("", "", "One"), (PAGE_BEFORE, RENDERED, "Two")),
        paragraphs(("", "", "One"), ("", BREAK, ""), (PAGE_BEFORE, "", "Two")),
        paragraphs((PAGE_BEFORE, "", "One"), ("", BREAK, "Two")),
        paragraphs((SECTION, "", "One"), ("<w:numPr/>", RENDERED, "Two"), (SECTION, "", "")),
        paragraphs(("", "<w:drawing/>", ""), ("", RENDERED, "Two")),
    ],
    ids=["at once", "next line", "before", "both", "first", "section", "picture"],
)
def test_a_page_break_that_word_marks_twice_begins_one_page(content: bytes) -> None:
    assert text_of("a.docx", content).count("\f") == 1


def test_what_only_stands_apart_begins_no_page_and_two_breaks_by_hand_begin_two() -> None:
    same = paragraphs((SECTION, "", "One"), (SAME_PAGE, "", "Two"), ('<w:pageBreakBefore w:val="0"/>', "", "Three"))
    assert "\f" not in text_of("a.docx", same)
    assert text_of("a.docx", paragraphs(("", "", "One"), ("", BREAK + BREAK, "Three"))).count("\f") == 2


def test_a_table_over_two_pages_keeps_its_rows_on_them() -> None:
    document = Docx()
    document.add_paragraph("Before.")
    table = document.add_table(rows=3, cols=2)
    for n, row in enumerate(table.rows):
        for cell in row.cells:
            cell.text = f"row {n}"
    run = table.rows[2].cells[0].paragraphs[0].runs[0]._r
    run.insert(0, run.makeelement(qn("w:lastRenderedPageBreak"), {}))
    file = io.BytesIO()
    document.save(file)
    first, second = text_of("a.docx", file.getvalue()).split("\f")
    assert "row 1" in first
    assert second.split() == ["row", "2", "row", "2"]


def test_scripts_styles_and_comments_of_a_web_page_are_never_text() -> None:
    page = b"<html><head><style>p{width:50%}</style><script>var a=99</script></head><body onload='f(7)'><!-- 88 --><p>24 barn<br>i \xc3\xa5r</p></body></html>"  # noqa: E501
    assert text_of("a.html", page) == "24 barn\ni år"


def test_a_web_page_nested_without_end_still_gives_its_text() -> None:
    assert "Det var 24." in text_of("a.html", b"<div>" * 50_000 + b"Det var 24.")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("scan.pdf", written(blank()), "OCR"),
        ("zero.pdf", written(PdfWriter()), "no text"),
        ("junk.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        ("junk.docx", b"PK\x03\x04 nothing", "damaged"),
        ("blank.txt", b" \n", "no text"),
        ("drawn.html", b"<html><body><script>draw()</script></body></html>", "script draws the page"),
        ("pictures.docx", word_file(), "no text. If it shows pictures"),
        ("old.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "Word's old format"),
        ("sheet.ods", b"x", "PDF, DOCX, HTML or plain text"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, content: bytes, words: str) -> None:
    assert words in refusal(name, content).en


def test_a_locked_pdf_asks_for_one_without_a_password() -> None:
    writer = blank()
    writer.encrypt("secret")
    assert "password" in refusal("locked.pdf", written(writer)).en


def test_a_packed_bomb_and_a_growing_entity_are_refused_before_they_grow() -> None:
    for body, words in (
        (b" " * 60_000_000, "grows to more than 50 MB"), (b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', "damaged"),
    ):  # fmt: skip
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", body)
        assert words in refusal("bomb.docx", file.getvalue()).en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_folder_and_a_pipe_are_no_documents(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.pdf").mkdir()
    for name in ("pipe.txt", "folder.pdf"):
        with pytest.raises(UnreadableDocument, match="is a folder or a device"):
            read_document(tmp_path / name)


def test_a_page_without_text_among_others_is_named() -> None:
    found = search(read_bytes_of("a.txt", b"Antalet barn var 24 2012.\f\f"))
    assert {out.page for out in found.left_out if not out.text} == {"2", "3"}


@pytest.mark.parametrize(
    "text",
    [
        "a" * 400_000, "1 2 3 " * 30_000, "ökade, minskade, " * 10_000, '"' * 100_000, "Anna Berg " * 10_000,
        "(" * 50_000, "år 2012 " * 10_000,
    ],
    ids=["letters", "digits", "verbs", "quotes", "names", "brackets", "years"],
)  # fmt: skip
def test_text_made_to_be_slow_is_not(text: str) -> None:
    began = time.monotonic()
    assert isinstance(search(read_bytes_of("a.txt", text.encode())), Search)
    assert time.monotonic() - began < SECONDS


def test_the_last_page_of_a_long_document_dates_it_before_it_is_read() -> None:
    towns = ["Arboga", "Boden", "Eda", "Falun", "Gagnef", "Habo", "Kalix", "Lerum", "Malung", "Nora", "Orsa"]
    pages = [f"Antalet barn i kö i {town} har ökat med 12 sedan i fjol." for town in towns]
    source = "\n#pagebreak()\n".join([*pages, "Stockholm den 13 september 2012"])
    found = search(read_bytes_of("a.pdf", pdf(source)))
    assert found.about.date_code == "2012-09-13"
    assert {one.change_since for one in found.candidates} == {"2011"}


@pytest.mark.parametrize("name", ["beslut.pdf", "beslut.docx", "beslut.html", "beslut.txt"])
def test_a_file_of_no_bytes_is_said_to_be_empty_and_not_damaged(name: str, tmp_path: Path):
    tmp_path.joinpath(name).touch()
    for read in (lambda: read_bytes_of(name, b""), lambda: read_document(tmp_path / name)):
        with pytest.raises(UnreadableDocument, match="is empty"):
            read()
