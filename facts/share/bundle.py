"""All in one ZIP: each chart in each format, the figures as data, a README of sources and terms."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from facts.audit.points import Series
from facts.share import citation
from facts.share.datapackage import package_files
from facts.share.file_names import file_names
from facts.share.formats import FORMATS, Frame
from facts.share.pictures import picture_of, sheets_of
from facts.share.publication import Publication
from facts.words import say

# A file in a ZIP has a date: always the first that the format knows, so that a table gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def bundle_of(chosen: Sequence[Series], publication: Publication, frame: Frame | None = "page") -> bytes:
    """A ZIP with the charts of `chosen`, and the whole table as a data package."""
    return archive_of(_files(chosen, publication, frame))


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files by their names: the same bytes from the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(_entry(name), data)
    return packed.getvalue()


def readme_of(chosen: Sequence[Series], publication: Publication) -> str:
    """What the files are, where each chart's figures come from, and on which terms they may be used."""
    lang = publication.lang
    names = file_names(series.key for series in chosen)
    charts = [f"{names[series.key]}\n    {series.title(lang)}" for series in chosen]
    cited = [citation.long(series.figures, publication) for series in chosen]
    parts = [
        _heading(say("share.readme_title", lang), "="),
        say("share.readme_lead", lang),
        say("share.readme_table", lang, hash=publication.table.sha256),
        _heading(say("share.readme_charts", lang), "-"),
        *charts,
        _heading(say("share.readme_sources", lang), "-"),
        *cited,
        _heading(say("share.readme_terms", lang), "-"),
        say("share.readme_terms_text", lang),
    ]
    return "\n\n".join(parts) + "\n"


def _files(chosen: Sequence[Series], publication: Publication, frame: Frame | None) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", readme_of(chosen, publication).encode()
    yield from package_files(publication)
    names = file_names(series.key for series in chosen)
    for series in chosen:
        drawn = picture_of(series, publication, frame)
        for format in FORMATS:
            for ending, data in sheets_of(drawn, format):
                yield f"{format}/{names[series.key]}{ending}.{format}", data


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _heading(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"
