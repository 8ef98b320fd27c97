"""`export` and `report`: charts and reports that carry their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from facts.commands.terminal import (
    FILE,
    FOLDER,
    Command,
    language,
    progress_on_terminal,
    read_bytes,
    registers_of,
    stop,
    table_path,
)
from facts.share.formats import EXPORT_FORMATS, FRAMES, REPORT_FORMATS, Format, Frame, ReportFormat
from facts.words import Lang, Text, counted, say

if TYPE_CHECKING:
    from facts.audit.points import Series
    from facts.share.publication import Publication


_WITHOUT_DRAWING = frozenset({"json", "csv", "package"})
"""What needs no vl-convert, which is started early for all others."""


@click.command(cls=Command, help="help.export")
@click.argument("words", type=FILE, nargs=-1, metavar="[FILE]")
@click.option("--series", "keys", multiple=True, metavar="S …", help="help.some_series")
@click.option("--all", "every", is_flag=True, help="help.every")
@click.option("--format", "form", type=click.Choice(EXPORT_FORMATS), required=True, help="help.file_format")
@click.option("--frame", "--width", "frame", type=click.Choice(FRAMES), help="help.frame")
@click.option(
    "--evidence", type=click.Choice(("full", "short")), default="full", show_default=True, help="help.evidence"
)
@click.option("--out", type=FILE, required=True, metavar="PATH", help="help.charts_path")
@language
def export(
    words: tuple[str, ...],
    keys: tuple[str, ...],
    every: bool,
    form: Format | Literal["package"],
    frame: Frame | None,
    evidence: Literal["full", "short"],
    out: str,
    lang: Lang,
) -> None:
    """Write charts as files, or the table as a data package, and their names on standard output."""
    from facts.share.drawing_process import drawing_beside

    file, keys = _file_and_series(words, keys, lang)
    if (every and keys) or (form != "package" and not every and not keys):
        stop(say("command.series_or_all", lang))
    if form not in _WITHOUT_DRAWING:
        click.get_current_context().with_resource(drawing_beside())
    publication, chosen = _open_publication(file, keys, lang)
    from facts.share.pictures import paths_in, picture_of, write_charts

    path, table = Path(out), table_path(file)
    if form == "package":
        _write_package(publication, chosen, path, table, lang)
        return
    written: list[Path] = []
    with write_errors_in_words(path, lang, written):
        one = not every and len(chosen) == 1 and not path.is_dir()
        paths = [path] if one else paths_in(path, chosen, form)
        pictures = (picture_of(series, publication, frame, short=evidence == "short") for series in chosen)
        for chart in write_charts(paths, pictures, form, table):
            written.append(chart)
            click.echo(str(chart))


@click.command(cls=Command, help="help.report")
@click.argument("words", type=FILE, nargs=-1, metavar="[FILE]")
@click.option("--series", "keys", multiple=True, metavar="S …", help="help.any_series")
@click.option("--format", "form", type=click.Choice(REPORT_FORMATS), required=True, help="help.file_format")
@click.option("--title", default="", help="help.title")
@click.option("--introduction", default="", help="help.introduction")
@click.option("--out", type=FILE, required=True, metavar="PATH", help="help.report_path")
@language
def report(
    words: tuple[str, ...],
    keys: tuple[str, ...],
    form: ReportFormat,
    title: str,
    introduction: str,
    out: str,
    lang: Lang,
) -> None:
    """Write a report as a file, and its name on standard output."""
    from facts.share.drawing_process import drawing_beside

    file, keys = _file_and_series(words, keys, lang)
    click.get_current_context().with_resource(drawing_beside())
    from facts.share.report import report_on
    from facts.share.report_files import report_file
    from facts.share.written_files import refuse_to_replace, write_file

    publication, chosen = _open_publication(file, keys, lang)
    path, table = Path(out), table_path(file)
    with write_errors_in_words(path, lang):
        refuse_to_replace(path, table)
        with progress_on_terminal(say("waiting.report", lang), lang):
            data = report_file(report_on(chosen, publication, title=title, introduction=introduction), form)
        write_file(path, data, table)
    click.echo(str(path))


def _write_package(publication: Publication, chosen: Sequence[Series], path: Path, table: Path, lang: Lang) -> None:
    """A data package in the folder `path`, or in the ZIP that it names, and its name on standard output."""
    from facts.share.datapackage import package_files
    from facts.share.output_folder import write_folder
    from facts.share.written_files import archive_of, write_file

    ids = {figure.id for series in chosen for figure in series.figures}
    figures = [figure for figure in publication.table.figures if figure.id in ids]
    files = package_files(publication, figures)
    with write_errors_in_words(path, lang):
        if path.suffix.lower() == ".zip":
            write_file(path, archive_of(files), table)
        else:
            write_folder(path, files, table)
    click.echo(str(path))


@click.command(cls=Command, help="help.site")
@click.argument("file", type=FILE, required=False)
@click.option("--out", type=FILE, required=True, metavar="DIR", help="help.site_folder")
@click.option("--documents", type=FOLDER, help="help.documents")
@click.option("--title", default="", help="help.site_title")
@language
def site(file: str | None, out: str, documents: Path | None, title: str, lang: Lang) -> None:
    """Write the dashboard as static pages, and the folder's name on standard output."""
    from facts.share.output_folder import refuse_folder
    from facts.share.site.build import write_site
    from facts.share.site.documents import documents_of

    if documents and not documents.is_dir():
        stop(say("command.no_folder", lang, file=documents))
    publication, _ = _open_publication(file, (), lang, documents)
    path, unread, table = Path(out), list[Text](), publication.table
    with write_errors_in_words(path, lang):
        refuse_folder(path, table_path(file))
        with progress_on_terminal(say("waiting.reading", lang, file=documents), lang):
            texts = documents_of(documents, table.figures, unread, table.registers.parties) if documents else []
        for text in unread:
            click.echo(text.of(lang), err=True)
        with progress_on_terminal(say("waiting.site", lang), lang):
            write_site(publication, path, table_path(file), title, texts)
    click.echo(str(path))


@contextmanager
def write_errors_in_words(path: Path, lang: Lang, written: Sequence[Path] = ()) -> Iterator[None]:
    """Say in words why nothing was written under a name, or nothing more than the files `written`: exit 2."""
    from facts.saving.save_errors import DENIED, DISK_FULL
    from facts.share.written_files import NotWritten

    try:
        yield
    except NotWritten as refusal:
        text = refusal.text.of(lang)
    except (FileExistsError, NotADirectoryError):
        text = say("command.file_for_folder", lang, file=path)
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        key = "disk_full" if number in DISK_FULL else "no_right_to_write" if number in DENIED else "cannot_write"
        text = say(f"command.{key}", lang, file=path, error=getattr(error, "strerror", None) or error)
    else:
        return
    if not written:
        stop(text)
    # Their names stand on standard output already, and nothing else may.
    click.echo(f"{text} {counted('command.written_before', len(written), lang)}", err=True)
    raise SystemExit(2)


def _file_and_series(words: tuple[str, ...], keys: tuple[str, ...], lang: Lang) -> tuple[str | None, tuple[str, ...]]:
    """FILE, and the series: those after the first in `--series a b c` arrive among the words."""
    files = [word for word in words if not keys or Path(word).suffix or Path(word).exists()]
    if len(files) > 1:
        stop(say("command.too_many", lang))
    return (files[0] if files else None), (*keys, *(word for word in words if word not in files))


def _open_publication(
    file: str | None, keys: tuple[str, ...], lang: Lang, documents: Path | None = None
) -> tuple[Publication, tuple[Series, ...]]:
    """The audited table and the series asked for; exit 1 with the problems, exit 2 for an unknown series."""
    from facts.documents.quote_search import Archive
    from facts.figures.problems import report_text
    from facts.reading.table import read_table
    from facts.saving.save_errors import SaveError
    from facts.share.publication import UnknownSeriesError, choose_series, publication_of

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_of(path, lang)
    with progress_on_terminal(say("waiting.reading", lang, file=path.name), lang):
        table = read_table(data, registers)
    if table.has_errors:
        click.echo(report_text(table.problems, table.rows, path.name, lang), err=True)
        raise SystemExit(1)
    try:
        publication = publication_of(table, lang, path, Archive.of(documents) if documents else None)
        for complaint in publication.settings.complaints:
            click.echo(complaint.of(lang), err=True)
        return publication, choose_series(table, keys)
    except SaveError as error:
        stop(error.text.of(lang))
    except UnknownSeriesError as error:
        key = "command.no_series_near" if error.nearest else "command.no_series"
        stop(say(key, lang, series=error.key, nearest=", ".join(error.nearest)))
