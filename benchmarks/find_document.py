"""How long `find` takes on a PDF of a hundred pages, against bare extraction of the same file with pypdf."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typst

from benchmarks.measure import Ratio, in_turns

PAGES = 100
MOST = 1.5
ROUNDS = 3
BARE = "import sys; from pypdf import PdfReader; [page.extract_text() for page in PdfReader(sys.argv[1]).pages]"
# Every third sentence of a report says a number, as in the public reports that people bring.
SENTENCES = (
    "Regionen arbetar vidare med digitala vårdbesök, bättre schemaläggning och ett nytt sätt att ta emot remisser.",
    "Antalet barn i kö har ökat från 46 till 88 sedan 2017.",
    "Patientnämnden har tagit emot synpunkter på bemötande, och flera av dem har lett till att rutiner har ändrats.",
    "Samarbetet om högspecialiserad vård fortsätter, liksom arbetet med det nya journalsystemet.",
    "Kostnaderna uppgick till 87,4 miljarder kronor, en ökning med 3,1 procent.",
    "Förlossningsvården samlas i länets norra del, och barnmorskorna får egna scheman.",
)


def measure() -> Iterator[Ratio]:
    """From the file to its candidates as JSON, both in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(typst.compile(_source().encode()))

        def ours() -> None:
            _run("-m", "facts", "find", str(path), "--format", "json")

        def theirs() -> None:
            _run("-c", BARE, str(path))

        ratio = in_turns(ours, theirs, ROUNDS)
    yield Ratio(f"`find` on a PDF of {PAGES} pages", "pypdf, bare extraction", *ratio, MOST)


def _source() -> str:
    paragraphs = [" ".join(SENTENCES[(start + n) % len(SENTENCES)] for n in range(5)) for start in range(6)]
    return "\n#pagebreak()\n".join(["\n\n".join(paragraphs)] * PAGES)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
