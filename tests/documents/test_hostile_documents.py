"""Documents made to exhaust whoever reads them: read or refused, each within its time, and nothing of them runs."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from facts.documents import document_file
from facts.documents.document_file import UnreadableDocument, read_bytes_of
from facts.documents.find import search
from facts.documents.quote_search import Archive
from facts.progress import report_to
from tests.fuzz.__main__ import read_in_time
from tests.fuzz.readers import Reader

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no clock that interrupts")

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CLAIM = "In 2012 there were 17,000 jobs."
DEEP = 20_000


def docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def nested(*tags: str) -> bytes:
    begin, end = "".join(f"<w:{tag}>" for tag in tags), "".join(f"</w:{tag}>" for tag in reversed(tags))
    return docx(f"{begin * DEEP}<w:p><w:r><w:t>{CLAIM}</w:t></w:r></w:p>{end * DEEP}")


def wide_table() -> bytes:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in cells)}</w:tr>"

    return docx(f"<w:tbl>{row('x' * 1_000_000, CLAIM)}{row('', '5') * 4_000}</w:tbl>")


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its root."""
    file, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    begin = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)


def one_page(content: bytes, pages: int = 1) -> bytes:
    """So many pages with the same content, packed."""
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    packed = zlib.compress(content)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents 4 0 R >>"
    )
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        *([page] * pages),
    )


SAYS = b"BT /F 12 Tf 50 700 Td (In 2012 there were 17 000 jobs, and 5 per cent more in 2013.) Tj ET"
LOOP = pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>")
FORMS = pdf(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>",
    b"<< /Subtype /Form /Resources << /XObject << /X 4 0 R >> >> /Length 6 >>\nstream\n/X Do \nendstream",
    b"<< /Length 6 >>\nstream\n/X Do \nendstream",
)
HTML = f"<p>{CLAIM}</p>"

DOCUMENTS = [
    pytest.param(
        "deep.docx",
        lambda: nested("tbl", "tr", "tc"),
        True,
        marks=pytest.mark.tried("A Word table in a table, 20 000 deep", "read; what it claims is found"),
    ),
    pytest.param(
        "controls.docx",
        lambda: nested("sdt"),
        True,
        marks=pytest.mark.tried("Word's content controls, 20 000 deep", "read; what it claims is found"),
    ),
    pytest.param(
        "wide.docx",
        lambda: wide_table(),
        True,
        marks=pytest.mark.tried(
            "A Word table of 4 000 rows beside a cell of a million letters", "read; what it claims is found"
        ),
    ),
    pytest.param(
        "deep.html",
        lambda: ("<div>" * DEEP + HTML).encode(),
        True,
        marks=pytest.mark.tried("A page nested 20 000 deep", "read; what it claims is found"),
    ),
    pytest.param(
        "tables.html",
        lambda: ("<table><tr><td>" * DEEP + HTML).encode(),
        True,
        marks=pytest.mark.tried("A page of tables, 20 000 deep", "read; what it claims is found"),
    ),
    pytest.param(
        "tag.html",
        lambda: f"<p {' '.join(f'a{n}=1' for n in range(200_000))}>{HTML}".encode(),
        True,
        marks=pytest.mark.tried("A tag with 200 000 attributes", "read; what it claims is found"),
    ),
    pytest.param(
        "marks.txt",
        lambda: ("\u202e\u2066\u0301" * 100_000 + f"\n\n{CLAIM}").encode(),
        True,
        marks=pytest.mark.tried("300 000 marks that turn or pile up letters", "read; what it claims is found"),
    ),
    pytest.param(
        "numbers.txt",
        lambda: b"1 000 " * 100_000,
        None,
        marks=pytest.mark.tried("A line of 100 000 numbers", "read in pieces"),
    ),
    pytest.param(
        "brackets.txt",
        lambda: b"(" * 1_000_000,
        None,
        marks=pytest.mark.tried("A million brackets", "read; nothing is found"),
    ),
    pytest.param(
        "pages.pdf", lambda: one_page(SAYS, 5_000), None, marks=pytest.mark.tried("A PDF of 5 000 pages", "read")
    ),
    pytest.param(
        "bomb.pdf",
        lambda: one_page(b"(" + b"A" * 300_000_000 + b") Tj"),
        False,
        marks=pytest.mark.tried("A page of a PDF that unpacks to 300 MB", "refused by a process of its own"),
    ),
    pytest.param(
        "loop.pdf", lambda: LOOP, False, marks=pytest.mark.tried("A PDF whose pages are their own parents", "refused")
    ),
    pytest.param(
        "forms.pdf", lambda: FORMS, False, marks=pytest.mark.tried("A PDF whose picture shows itself", "refused")
    ),
]


@pytest.mark.parametrize(("name", "made", "is_found"), DOCUMENTS)
def test_a_document_made_to_be_slow_is_read_or_refused_in_time(
    name: str, made: Callable[[], bytes], is_found: bool | None
):
    found = []

    def read(content: bytes) -> None:
        found.extend(search(read_bytes_of(name, content)).candidates)

    outcome = read_in_time(Reader(name, lambda _: None, read, 20, 1, (UnreadableDocument,)), made())
    assert outcome == ("refused" if is_found is False else "read")
    if is_found:
        assert any(candidate.value == 17_000 for candidate in found)


@pytest.mark.tried("A Word file in which any one byte is another", "read, or said to be damaged")
@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_word_file_with_any_byte_changed_is_read_or_refused(bits: int):
    content = docx(f"<w:p><w:r><w:t>{CLAIM}</w:t></w:r></w:p>")
    outcomes = {"read": 0, "refused": 0}
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= bits
        try:
            read_bytes_of("a.docx", bytes(damaged))
            outcomes["read"] += 1
        except UnreadableDocument:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 50


@pytest.mark.tried("40 000 capitals, halves, raised digits or ellipses in one run", "read, each letter as cheap as any")
@pytest.mark.parametrize("piece", ["Å", "S1", "½", "²", "−3\n", "A.", "The Å, ", "…", ".)"])
def test_one_piece_repeated_costs_what_its_letters_cost(piece: str):
    def read(content: bytes) -> None:
        search(read_bytes_of("a.txt", content))

    # Where each letter begins a look through the rest of its line this takes half a minute.
    content = (piece * (40_000 // len(piece))).encode()
    assert read_in_time(Reader("pieces", lambda _: None, read, 8, 1), content) == "read"


SLOW_PROGRAM = """
import runpy, signal, sys
from pathlib import Path
if Path(sys.argv[1]).name.startswith("slow"):
    sys.stdout.write("1\\n2")
    sys.stdout.flush()
    signal.pause()
runpy.run_path({program!r}, run_name="__main__")
"""


@pytest.mark.tried(
    "A folder of PDFs each of which takes without end", "each is given up and named; the others are read"
)
def test_slow_documents_take_a_bounded_time_together_and_none_from_the_others(tmp_path: Path, monkeypatch):
    program = tmp_path / "program.py"
    program.write_text(SLOW_PROGRAM.format(program=str(document_file._PROGRAM)))
    monkeypatch.setattr(document_file, "_PROGRAM", program)
    monkeypatch.setattr(document_file, "_FOR_ANY", 0.2)
    monkeypatch.setattr(document_file, "SPARE", 0.5)
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("slow-1.pdf", "slow-2.pdf", "slow-3.pdf", "sound.pdf"):
        (folder / name).write_bytes(one_page(SAYS))
    shares: list[float] = []
    begun = monotonic()
    with report_to(shares.append):
        archive = Archive.of(folder)
    assert monotonic() - begun < 60
    assert shares == [0, 0.25, 0.5, 0.75]
    assert [text.en.partition(" ")[0] for text in archive.unread] == ["slow-1.pdf", "slow-2.pdf", "slow-3.pdf"]
    assert [document.name for document in archive.documents] == ["sound.pdf"]


@pytest.mark.tried("A text of 200 million letters", "refused, with what to do")
def test_a_text_that_is_longer_than_can_be_looked_through_is_refused(monkeypatch):
    monkeypatch.setattr(document_file, "LARGEST_TEXT", 1_000)
    with pytest.raises(UnreadableDocument, match="Split it into several"):
        read_bytes_of("a.txt", b"x" * 1_001)
    with pytest.raises(UnreadableDocument, match="Split it into several"):
        search(read_bytes_of("a.txt", b"\f".join([b"x" * 600] * 2)))
    assert read_bytes_of("a.txt", b"x" * 1_000).count == 1
