"""Why something was not saved: for each reason one exception, with its words in both languages.

Errors in the data are no exceptions but problems (`facts.figures.problems`); these are about the request, the
file and the disk. Whatever is raised here, the table on disk is as it was.
"""

from __future__ import annotations

import errno
from pathlib import Path

from facts.regular_file import FileTooLarge
from facts.words import Text

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a system answers when nothing more can be written."""
DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""What it answers who may not write there."""


class SaveError(Exception):
    """Nothing was changed; `text` says why, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NotSaved(SaveError):
    """The disk, its rights or another program stand in the way."""


class Conflict(SaveError):
    """Somebody else has changed meanwhile what was to be changed."""


class WrongRequest(SaveError):
    """What was asked for cannot be done with any table: no such id, no such column, no reason given."""


class Unfit(SaveError):
    """The request can be met only with a change to the whole file, which has to be asked for."""


class LacksLetters(Unfit):
    """The file's encoding has no code for `letters`; converting the file to UTF-8 gives it one."""

    def __init__(self, letters: str, encoding: str, file: str) -> None:
        self.letters, self.encoding = letters, encoding
        text = Text(
            "{file} is written in {encoding}, which has no code for {letters}. Convert the file to UTF-8 "
            "(--convert): all cells stay as they are, and Excel reads it as before.",
            "{file} är skriven i {encoding}, som saknar kod för {letters}. Gör om filen till UTF-8 "
            "(--convert): alla celler blir kvar som de är, och Excel läser den som förut.",
        )
        super().__init__(text.format(file=file, encoding=encoding, letters=_named(letters)))


class LacksColumns(Unfit):
    """The table has no such `columns`; they can become new last columns."""

    def __init__(self, columns: tuple[str, ...], file: str) -> None:
        self.columns = columns
        text = Text(
            "{file} has no column {names}. It can be added as a new last column, blank in the rows that are "
            "there now (--new-columns).",
            "{file} har ingen kolumn {names}. Den kan läggas till sist, tom i de rader som finns nu (--new-columns).",
        )
        several = Text(
            "{file} has no columns {names}. They can be added as new last columns, blank in the rows that "
            "are "
            "there now (--new-columns).",
            "{file} har inga kolumner {names}. De kan läggas till sist, tomma i de rader som finns nu (--new-columns).",
        )
        super().__init__((text if len(columns) == 1 else several).format(file=file, names=", ".join(columns)))


def not_saved(error: OSError, path: Path, *, replacing: bool = False) -> NotSaved:
    """The words for what the system answered; `replacing` when it refused to put the new file in place."""
    values = {"file": path.name, "folder": path.parent, "reason": error.strerror or type(error).__name__}
    if isinstance(error, FileNotFoundError):
        text = Text("There is no file {file} in {folder}.", "Det finns ingen fil {file} i {folder}.")
    elif isinstance(error, FileTooLarge):
        text = Text(
            "{file} is larger than 500 MB and was not read. Nothing was changed. Split it into several files.",
            "{file} är större än 500 MB och lästes inte. Inget ändrades. Dela den i flera filer.",
        )
    elif error.errno in DISK_FULL:
        text = Text(
            "The disk is full. {file} is as it was. Make room and save again.",
            "Disken är full. {file} är som den var. Gör plats och spara igen.",
        )
    elif replacing and isinstance(error, PermissionError):
        text = Text(
            "{file} is open in another program (Excel?) or may not be changed. It is as it was. Close it "
            "there and save again.",
            "{file} är öppen i ett annat program (Excel?) eller får inte ändras. Den är som den var. "
            "Stäng den där "
            "och spara igen.",
        )
    elif error.errno in DENIED:
        text = Text(
            "You may not write in the folder {folder}, where {file} is. Nothing was changed. Ask for the "
            "right "
            "to write there, or copy the table to a folder of your own.",
            "Du får inte skriva i mappen {folder}, där {file} ligger. Inget ändrades. Be om rätt att "
            "skriva där, "
            "eller kopiera tabellen till en egen mapp.",
        )
    else:
        text = Text(
            "{file} could not be saved: {reason}. It is as it was.",
            "{file} kunde inte sparas: {reason}. Den är som den var.",
        )
    return NotSaved(text.format(**values))


def _named(letters: str) -> str:
    return ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
