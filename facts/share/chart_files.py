"""Charts as files: each in a file of its own, or all in one ZIP with the figures as data and a README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.share import sources
from facts.share.datapackage import package_files, selection_words
from facts.share.formats import FORMATS, Format, Frame
from facts.share.output import archive_of, file_names, refuse_to_replace, write_file
from facts.share.pictures import Picture, picture_of, sheets_of
from facts.share.publication import Publication
from facts.words import say


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


def bundle_of(chosen: Sequence[Series], publication: Publication, frame: Frame | None = "page") -> bytes:
    """A ZIP with the charts of `chosen`, and their figures as a data package."""
    return archive_of(_files(chosen, publication, frame))


def readme_of(chosen: Sequence[Series], publication: Publication) -> str:
    """What the files are, where each chart's figures come from, and on which terms they may be used."""
    lang = publication.lang
    figures = _figures_of(chosen, publication)
    names = file_names(series.key for series in chosen)
    charts = [f"{names[series.key]}\n    {series.title(lang)}" for series in chosen]
    cited = [sources.long_citation(series.figures, publication) for series in chosen]
    parts = [
        _heading(say("share.readme_title", lang), "="),
        say("share.readme_lead", lang),
        say("share.readme_table", lang, hash=publication.table.sha256),
        *([selection_words(figures, publication, lang)] if len(figures) < len(publication.table.figures) else []),
        _heading(say("share.readme_charts", lang), "-"),
        *charts,
        _heading(say("share.readme_sources", lang), "-"),
        *cited,
        _heading(say("share.readme_terms", lang), "-"),
        say("share.readme_terms_text", lang),
    ]
    return "\n\n".join(parts) + "\n"


def _figures_of(chosen: Sequence[Series], publication: Publication) -> list[Figure]:
    """The figures of some series in the order of the table."""
    ids = {figure.id for series in chosen for figure in series.figures}
    return [figure for figure in publication.table.figures if figure.id in ids]


def _files(chosen: Sequence[Series], publication: Publication, frame: Frame | None) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", readme_of(chosen, publication).encode()
    yield from package_files(publication, _figures_of(chosen, publication))
    names = file_names(series.key for series in chosen)
    for series in chosen:
        drawn = picture_of(series, publication, frame)
        for format in FORMATS:
            for ending, data in sheets_of(drawn, format):
                yield f"{format}/{names[series.key]}{ending}.{format}", data


def _heading(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"
