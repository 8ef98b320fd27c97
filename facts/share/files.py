"""Charts and reports on disk: which series are meant, what the files are called, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from facts.audit.points import Series, series_of
from facts.reading.table import Table
from facts.share.file_names import file_names
from facts.share.formats import Format
from facts.share.output import refuse_to_replace, write_file
from facts.share.pictures import Picture, sheets_of


class UnknownSeriesError(LookupError):
    """No series has this key; `nearest` are the keys that look most like it."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        super().__init__(key)
        self.key = key
        self.nearest = tuple(nearest)


def chosen_series(table: Table, keys: Sequence[str]) -> tuple[Series, ...]:
    """The series with `keys` in their order, each once; all when none is named. Raises UnknownSeriesError."""
    series = {each.key: each for each in series_of(table.figures)}
    if not keys:
        return tuple(series.values())
    for key in keys:
        if key not in series:
            raise UnknownSeriesError(key, _nearest(key, series))
    return tuple(series[key] for key in dict.fromkeys(keys))


def write_charts(paths: Sequence[Path], pictures: Iterable[Picture], format: Format,
                 table: Path | None = None) -> Iterator[Path]:  # fmt: skip
    """Each picture in the file of its path, and a second sheet beside it; yields each path when it is written.

    Whether each may be written is looked at before the first one is: NotWritten. Raises OSError.
    """
    for path in paths:
        refuse_to_replace(path, table)
    for path, drawn in zip(paths, pictures, strict=True):
        for ending, data in sheets_of(drawn, format):
            sheet = path.with_name(f"{path.stem}{ending}{path.suffix}")
            refuse_to_replace(sheet, table)
            write_file(sheet, data, table)
            yield sheet


def paths_in(folder: Path, chosen: Sequence[Series], format: Format) -> list[Path]:
    """The file of each series in a folder, named after it."""
    names = file_names(series.key for series in chosen)
    return [folder / f"{names[series.key]}.{format}" for series in chosen]


def _nearest(key: str, known: Iterable[str]) -> list[str]:
    folded = {each.casefold(): each for each in known}
    return [folded[each] for each in get_close_matches(key.casefold(), folded, n=3)]
