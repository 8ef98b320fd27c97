"""Documents that figures were taken from, kept in the folder `documents` beside the table; none is ever replaced."""

from __future__ import annotations

import re
from pathlib import Path

from facts.reading.table_files import DOCUMENTS
from facts.saving.file_locks import is_read_only_mode
from facts.saving.save_errors import NotSaved, not_saved
from facts.words import Text

_NOT_PLAIN = re.compile(r"[^\w .,()+-]+")
# File systems allow 255 bytes; letters may take four each.
_LONGEST = 60
_MOST = 1000
_NO_FOLDER = Text(
    "{name} is no folder of its own, so the document was not kept there.",
    "{name} är ingen egen mapp, så dokumentet behölls inte där.",
)
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def keep_document(table: Path, name: str, content: bytes) -> Path:
    """Where the document is kept now: under its own name, or a numbered one where another document has that name.

    NotSaved when nothing may be written there.
    """
    folder = table.resolve().with_name(DOCUMENTS)
    if is_read_only_mode():
        raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink() or not folder.is_dir():
            raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))
        for path in _names(folder, kept_name(name)):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                continue
            if path.exists():
                if path.stat().st_size == len(content) and path.read_bytes() == content:
                    return path
                continue
            with path.open("xb") as file:
                file.write(content)
            return path
    except OSError as error:
        raise not_saved(error, folder) from None
    raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))


def kept_name(name: str) -> str:
    """A file name that any system takes and that leads nowhere else.

    >>> kept_name("../../Budget 2014.PDF"), kept_name("<b>.txt"), kept_name(".env")
    ('Budget 2014.pdf', 'b.txt', 'env')
    """
    plain = re.split(r"[/\\\\]", name)[-1]
    stem, dot, ending = _NOT_PLAIN.sub(" ", plain).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = " ".join(stem.split())[:_LONGEST].strip(" .") or "document"
    stem = f"{stem} document" if stem.casefold() in _RESERVED else stem
    return f"{stem}.{ending.strip()[:8].lower()}" if ending.strip() else stem


def _names(folder: Path, name: str) -> list[Path]:
    path = Path(name)
    return [folder / name, *(folder / f"{path.stem}-{n}{path.suffix}" for n in range(2, _MOST))]
