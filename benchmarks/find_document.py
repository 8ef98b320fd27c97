"""What `find` takes: time for a hundred pages against bare extraction with pypdf, memory for ten times as many."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typst

from benchmarks.measure import Ratio, in_turns, peak_memory

PAGES = 100
MOST = 1.5
# Ten times as many pages hold ten times as many candidates, and nothing else that stays.
MANY_PAGES = 1000
MOST_MEMORY = 4
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
        path, long = Path(folder) / "report.pdf", Path(folder) / "long.pdf"
        path.write_bytes(typst.compile(_source(PAGES).encode()))
        long.write_bytes(typst.compile(_source(MANY_PAGES).encode()))

        def ours() -> None:
            _run("-m", "facts", "find", str(path), "--format", "json")

        def theirs() -> None:
            _run("-c", BARE, str(path))

        yield Ratio(
            f"`find` on a PDF of {PAGES} pages", "pypdf, bare extraction", *in_turns(ours, theirs, ROUNDS), MOST
        )
        if sys.platform != "win32":
            yield Ratio(
                f"memory of `find` on {MANY_PAGES} pages", f"{PAGES} pages", _peak(long), _peak(path), MOST_MEMORY, "MB"
            )


def _source(pages: int) -> str:
    paragraphs = [" ".join(SENTENCES[(start + n) % len(SENTENCES)] for n in range(5)) for start in range(6)]
    return "\n#pagebreak()\n".join(["\n\n".join(paragraphs)] * pages)


def _peak(path: Path) -> float:
    return peak_memory([sys.executable, "-m", "facts", "find", str(path), "--format", "json"]) / 1e6


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
