"""Rows that somebody works on and has not saved yet, kept beside the table: a reload or a crash does not lose them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from facts.reading.table_files import UNFINISHED, real_path
from facts.regular_file import read_regular_file
from facts.saving.file_locks import update_file
from facts.saving.save_errors import NotSaved, not_saved
from facts.words import Text

_MOST_LETTERS = 10_000_000
"""Of all that is kept: it is written anew with each change, and fifty thousand rows are no work by hand."""
_DAMAGED = Text(
    "{file}, where unfinished work is kept, is damaged. It was left as it is. Mend it, or remove it: a new one is then "
    "begun.",
    "{file}, där oavslutat arbete sparas, är skadad. Den lämnades som den är. Laga den, eller ta bort den: då börjas "
    "en ny.",
)
_TOO_MUCH = Text(
    "There is more unfinished work than {file} holds. Save these rows, or discard others.",
    "Det finns mer oavslutat arbete än {file} rymmer. Spara de här raderna eller släng andra.",
)


class UnfinishedWork(NamedTuple):
    """Rows that wait: for which `table`, of the file `name` and what was made of it (`origin`), since `when`.

    `way` is where they were brought in. `content` is JSON, and belongs to the page that made it.
    """

    table: str
    way: str
    origin: str
    name: str
    when: str
    content: Mapping[str, Any]


def unfinished_beside(table: Path) -> list[UnfinishedWork]:
    """The work on rows for this table, the latest first; NotSaved when the file is damaged."""
    try:
        works = _works(read_regular_file(_file_of(table)))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise not_saved(error, _file_of(table)) from None
    return sorted((one for one in works if one.table == table.name), key=lambda one: one.when, reverse=True)


def keep_unfinished(table: Path, way: str, origin: str, name: str, content: Mapping[str, Any]) -> None:
    """Keep what has become of the rows of one file; NotSaved when it cannot be kept."""
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    _put(table, origin, UnfinishedWork(table.name, way, origin, name, when, content))


def drop_unfinished(table: Path, origin: str) -> None:
    """Keep nothing more of the rows of one file: they are saved, or not wanted."""
    if _file_of(table).exists():
        _put(table, origin, None)


def _put(table: Path, origin: str, work: UnfinishedWork | None) -> None:
    def change(data: bytes) -> bytes:
        works = [one for one in _works(data) if (one.table, one.origin) != (table.name, origin)]
        works += [work] if work else []
        text = json.dumps([one._asdict() for one in works], ensure_ascii=False) + "\n"
        if work and len(text) > _MOST_LETTERS:
            raise NotSaved(_TOO_MUCH.format(file=UNFINISHED))
        return text.encode("utf-8", "replace") if works else b""

    update_file(_file_of(table), change)


def _file_of(table: Path) -> Path:
    return real_path(table).with_name(UNFINISHED)


def _works(data: bytes) -> list[UnfinishedWork]:
    try:
        entries = json.loads(data or b"[]")
        works = [UnfinishedWork(**entry) for entry in entries]
    except (ValueError, TypeError, RecursionError):
        raise NotSaved(_DAMAGED.format(file=UNFINISHED)) from None
    if not all(
        isinstance(value, dict if name == "content" else str) for one in works for name, value in one._asdict().items()
    ):
        raise NotSaved(_DAMAGED.format(file=UNFINISHED))
    return list({(one.table, one.origin): one for one in works}.values())
