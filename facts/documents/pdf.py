"""A PDF's pages, read by a process of its own: a hostile file can neither hang nor end this one."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import IO

from facts.documents.pdf_process import LONG
from facts.documents.unreadable import UnreadableDocument
from facts.words import Text

PATIENCE = 60.0
"""Seconds that one page may take; a page of dense drawings takes two."""

_PROGRAM = Path(__file__).with_name("pdf_process.py")

_LOCKED = Text(
    "{name} is locked with a password. Save it without one, or its text as a .txt file.",
    "{name} är låst med ett lösenord. Spara den utan lösenord, eller dess text som en .txt-fil.",
)
_DAMAGED = Text(
    "{name} could not be read as a PDF. It may be damaged. Save its text as a .txt file instead.",
    "{name} gick inte att läsa som PDF. Den kan vara skadad. Spara dess text som en .txt-fil i stället.",
)
_SLOW = Text(
    "{name} has a page that took longer than a minute to read. Save its text as a .txt file instead.",
    "{name} har en sida som tog mer än en minut att läsa. Spara dess text som en .txt-fil i stället.",
)


class PdfPages:
    """The texts of a PDF's pages, in their order; `len` is known at once, `last` is the text of the last page."""

    def __init__(self, path: Path, name: str = "") -> None:
        self._name = name or path.name
        # By its file, so that the process loads nothing but itself; -P keeps this folder's names out of its way.
        command = [sys.executable, "-P", str(_PROGRAM), str(path.resolve())]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        self._records: Queue[str | None] = Queue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._records), daemon=True).start()
        self._count = int(self._next() or 0)
        self.last = self._next() or "" if self._count > LONG else ""

    @classmethod
    def of_bytes(cls, name: str, content: bytes) -> PdfPages:
        """The pages of a PDF that is in memory, by way of a file that is gone afterwards."""
        with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
            file.write(content)
        try:
            # The process has opened the file when it has said how many pages there are.
            return cls(Path(file.name), name)
        finally:
            with contextlib.suppress(OSError):
                Path(file.name).unlink()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for _ in range(self._count):
            text = self._next()
            if text is None:
                return
            yield text

    def __del__(self) -> None:
        process = getattr(self, "_process", None)
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()

    def _next(self) -> str | None:
        """The next record; None at the end, Unreadable where the process fails."""
        try:
            record = self._records.get(timeout=PATIENCE)
        except Empty:
            self._process.kill()
            raise UnreadableDocument(_SLOW.format(name=self._name)) from None
        if record is None:
            code = self._process.wait()
            if code:
                raise UnreadableDocument((_LOCKED if code == 1 else _DAMAGED).format(name=self._name))
        return record


def _listen(stream: IO[bytes], records: Queue[str | None]) -> None:
    """Pass on what the process writes, and at its end None."""
    while size := stream.readline():
        records.put(stream.read(int(size)).decode("utf-8", "replace"))
    records.put(None)
