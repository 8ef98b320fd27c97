"""Charts and reports on disk: which series are meant, what the files are called, and how they are written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from facts.audit import Audited
from facts.audit.case import Cases
from facts.audit.points import Series, series_of
from facts.reading.table import Table
from facts.share.edition import Edition
from facts.share.formats import Format, Width
from facts.share.names import file_names
from facts.share.pictures import file_of, picture_of
from facts.words import Lang


class UnknownSeriesError(LookupError):
    """No series has this key; `nearest` are the keys that look most like it."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        super().__init__(key)
        self.key = key
        self.nearest = tuple(nearest)


def edition_of(table: Table, lang: Lang) -> Edition:
    """The table with what the audit finds in it."""
    return Edition(table, Audited(Cases(table.figures)), lang)


def chosen_series(table: Table, keys: Sequence[str]) -> tuple[Series, ...]:
    """The series with `keys` in their order, each once; all when none is named. Raises UnknownSeriesError."""
    series = {each.key: each for each in series_of(table.figures)}
    if not keys:
        return tuple(series.values())
    for key in keys:
        if key not in series:
            raise UnknownSeriesError(key, _nearest(key, series))
    return tuple(series[key] for key in dict.fromkeys(keys))


def write_charts(
    chosen: Sequence[Series], edition: Edition, format: Format, folder: Path, width: Width
) -> Iterator[Path]:
    """One file for each series, named after it; yields each path when it is written. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names(series.key for series in chosen)
    for series in chosen:
        path = folder / f"{names[series.key]}.{format}"
        write(path, file_of(picture_of(series, edition, width), format))
        yield path


def write(path: Path, data: bytes) -> None:
    """`data` in `path`: the old file or the whole new one, never a half. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _nearest(key: str, known: Iterable[str]) -> list[str]:
    folded = {each.casefold(): each for each in known}
    return [folded[each] for each in get_close_matches(key.casefold(), folded, n=3)]
