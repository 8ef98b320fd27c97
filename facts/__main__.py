"""The commands: `python -m facts check`, `template` and the others.

Results go to standard output, messages to standard error; exit 0 is done and nothing wrong, 1 errors in the
data, 2 wrong usage or no such file. Each command imports what it needs when it runs.
"""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from facts.share.formats import FORMATS, REPORT_FORMATS, WIDTHS, Format, ReportFormat, Width
from facts.words import LANGS, Lang, say

if TYPE_CHECKING:
    from facts.table.edit import Edit
    from facts.table.incoming import Incoming
    from facts.table.reading import Table

if TYPE_CHECKING:
    from facts.audit.points import Series
    from facts.share.edition import Edition

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Political figures with their sources: checked, compared and drawn."""


def language(command: _Command) -> _Command:
    """The option --lang."""
    return click.option(
        "--lang", type=click.Choice(LANGS), default="en", show_default=True, help="The language of the words."
    )(command)


def table_path(file: str | None) -> Path:
    """The table that a command is about: FILE, else FACTS_TABLE, else sources.csv beside dashboard.py."""
    return Path(file or os.environ.get("FACTS_TABLE") or Path(__file__).parents[1] / "sources.csv")


def read_bytes(path: Path, lang: Lang) -> bytes:
    """The bytes of a file; exit 2 with a message when it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        key = {"FileNotFoundError": "no_file", "IsADirectoryError": "folder", "PermissionError": "no_right"}
        stop(say(f"command.{key.get(type(error).__name__, 'unreadable')}", lang, file=path))


def read_figures(file: str | None, lang: Lang) -> Table:
    """The typed table of a command; what is left out because of errors is said on standard error."""
    from facts.table.reading import read_table
    from facts.table.registers import registers_beside

    path = table_path(file)
    data = read_bytes(path, lang)
    table = read_table(data, registers_beside(path))
    if table.has_errors:
        key = "left_out" if table.figures else "no_figures"
        click.echo(say(f"command.{key}", lang, file=path, n=table.rows - len(table.figures)), err=True)
    return table


def stop(text: str) -> NoReturn:
    """Wrong usage or no such file: the message on standard error, exit 2."""
    click.echo(text, err=True)
    raise SystemExit(2)


def print_json(result: object) -> None:
    """One JSON object in UTF-8 and nothing else, whatever the terminal's encoding."""
    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    # A lone surrogate can come from a file's name; JSON writes it as an escape.
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = (json.dumps(result, indent=1) + "\n").encode("ascii")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@commands.command()
@click.argument("file", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def check(file: str | None, form: str, lang: Lang) -> None:
    """Say everything that is wrong with a table, by line and column."""
    from facts.table.check import check as check_table
    from facts.table.check_text import report_text
    from facts.table.registers import registers_beside

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_beside(path)
    for complaint in registers.complaints:
        click.echo(complaint.of(lang), err=True)
    report = check_table(data, registers)
    if form == "json":
        print_json(report.as_dict(str(path), lang))
    else:
        click.echo(report_text(report, path.name, lang))
    raise SystemExit(1 if report.has_errors else 0)


@commands.command()
@language
def template(lang: Lang) -> None:
    """Print the header most people need, with two filled example rows."""
    from facts.table.template import template as text

    sys.stdout.buffer.write(text(lang).encode("utf-8"))


@commands.command()
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("--series", "keys", multiple=True, metavar="S …", help="A series by its key; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Every series, into a folder.")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--width", type=click.Choice(WIDTHS), default="page", show_default=True)
@click.option("--out", required=True, metavar="PATH", help="The file; with several series the folder.")
@language
def export(
    words: tuple[str, ...],
    keys: tuple[str, ...],
    every: bool,
    form: Format,
    width: Width,
    out: str,
    lang: Lang,
) -> None:
    """Write charts that carry their evidence: quotes, sources, cautions."""
    from facts.share.files import write, write_charts
    from facts.share.pictures import file_of, picture_of

    file, keys = file_and_series(words, keys)
    if every == bool(keys):
        stop(say("command.series_or_all", lang))
    edition, chosen = open_edition(file, keys, lang)
    path = Path(out)
    try:
        if every or len(chosen) != 1 or path.is_dir():
            for written in write_charts(chosen, edition, form, path, width):
                click.echo(str(written))
        else:
            write(path, file_of(picture_of(chosen[0], edition, width), form))
            click.echo(str(path))
    except (OSError, ValueError) as error:
        stop(say("command.cannot_write", lang, file=path, error=getattr(error, "strerror", None) or error))


@commands.command()
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("--series", "keys", multiple=True, metavar="S …", help="A series by its key; all without it.")
@click.option("--format", "form", type=click.Choice(REPORT_FORMATS), required=True)
@click.option("--title", default="", help="The report's title.")
@click.option("--introduction", default="", help="Text before the first chart.")
@click.option("--out", required=True, metavar="PATH", help="The file to write.")
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
    """Write charts with their quotes, citers, sources and findings as one document."""
    from facts.share.files import write
    from facts.share.report import report_file, report_on

    file, keys = file_and_series(words, keys)
    edition, chosen = open_edition(file, keys, lang)
    path = Path(out)
    try:
        write(path, report_file(report_on(chosen, edition, title=title, introduction=introduction), form))
    except (OSError, ValueError) as error:
        stop(say("command.cannot_write", lang, file=path, error=getattr(error, "strerror", None) or error))
    click.echo(str(path))


def file_and_series(words: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """FILE, and the series: those after the first in `--series a b c` arrive among the words."""
    files = [word for word in words if not keys or Path(word).suffix or Path(word).exists()]
    if len(files) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({files[1]})")
    return (files[0] if files else None), (*keys, *(word for word in words if word not in files))


def open_edition(file: str | None, keys: tuple[str, ...], lang: Lang) -> tuple[Edition, tuple[Series, ...]]:
    """The audited table and the series asked for; exit 1 with the problems, exit 2 for an unknown series."""
    from facts.share.files import UnknownSeriesError, chosen_series, edition_of
    from facts.table.check import check as check_table
    from facts.table.check_text import report_text
    from facts.table.reading import read_table
    from facts.table.registers import registers_beside

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_beside(path)
    table = read_table(data, registers)
    if table.has_errors:
        click.echo(report_text(check_table(data, registers), path.name, lang), err=True)
        raise SystemExit(1)
    try:
        return edition_of(table, lang), chosen_series(table, keys)
    except UnknownSeriesError as error:
        key = "command.no_series_near" if error.nearest else "command.no_series"
        stop(say(key, lang, series=error.key, nearest=", ".join(error.nearest)))


@commands.command()
@click.argument("file", required=False)
@click.option("--documents", type=click.Path(path_type=Path), help="A folder of archived texts and PDFs.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def audit(file: str | None, documents: Path | None, form: str, lang: Lang) -> None:
    """Say which figures can be compared, and what holds of them."""
    from facts.audit import audit as findings_on
    from facts.audit.documents import Archive
    from facts.audit.printed import as_json, as_text

    if documents and not documents.is_dir():
        stop(say("command.no_folder", lang, file=documents))
    table = read_figures(file, lang)
    gc.disable()  # Points and pairs live until the end; looking for rubbish among them would double the time.
    archive = Archive.of(documents) if documents else None
    for text in archive.unread if archive else ():
        click.echo(text.of(lang), err=True)
    findings = findings_on(table.figures, archive)
    for piece in as_json(findings) if form == "json" else as_text(findings, lang):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    raise SystemExit(1 if table.has_errors else 0)


@commands.command()
@click.argument("first")
@click.argument("second")
@click.option("--in", "file", help="The table; sources.csv when left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def compare(first: str, second: str, file: str | None, form: str, lang: Lang) -> None:
    """Set two figures, named by their ids, side by side."""
    from facts.audit.case import Cases
    from facts.audit.side_by_side import side_by_side

    table = read_figures(file, lang)
    cases = Cases(table.figures)
    for name in (first, second):
        if name not in cases.figures:
            stop(say("command.no_figure", lang, id=name))
    result = side_by_side(cases, first, second)
    if form == "json":
        print_json(result.as_dict())
    else:
        for text in (result.message, *(finding.message for finding in result.findings)):
            click.echo(text.of(lang))
    raise SystemExit(1 if table.has_errors else 0)


@commands.command()
@click.argument("new")
@click.option("--to", "file", help="The table; sources.csv when left out.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and save nothing.")
@click.option("--new-columns", is_flag=True, help="Columns that the table lacks become its last ones.")
@click.option("--convert", is_flag=True, help="The table becomes UTF-8 if its encoding lacks a letter.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def add(new: str, file: str | None, dry_run: bool, new_columns: bool, convert: bool, form: str, lang: Lang) -> None:
    """Add the rows of NEW, a CSV file or an Excel workbook, to the table; every earlier byte stays."""
    from facts.table import append, change_text
    from facts.table.registers import registers_beside

    path, name = table_path(file), Path(new).name
    table = read_bytes(path, lang)
    rows = rows_to_add(Path(new), path, lang)
    with refusals(lang):
        if dry_run:
            addition = append.plan(
                table, rows, registers_beside(path), new_columns=new_columns, convert=convert, file=path.name
            )
            saved = False
        else:
            addition, done = append.add(path, rows, new_columns=new_columns, convert=convert)
            saved = done is not None
    if form == "json":
        print_json(change_text.addition_json(addition, new, str(path), lang, saved=saved, dry_run=dry_run))
    else:
        for text in change_text.addition_problems(addition, name, path.name, lang):
            click.echo(text, err=True)
        for text in change_text.addition_text(addition, name, path.name, lang, saved=saved, dry_run=dry_run):
            click.echo(text)
    raise SystemExit(0 if addition.is_ready else 1)


# A value may begin with a minus sign.
@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("identity", metavar="ID")
@click.argument("column")
@click.argument("value")
@click.option("--why", required=True, help="The reason; it is kept in corrections.csv beside the table.")
@click.option("--in", "file", help="The table; sources.csv when left out.")
@click.option("--new-columns", is_flag=True, help="A column that the table lacks becomes its last one.")
@click.option("--convert", is_flag=True, help="The table becomes UTF-8 if its encoding lacks a letter.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def correct(
    identity: str,
    column: str,
    value: str,
    why: str,
    file: str | None,
    new_columns: bool,
    convert: bool,
    form: str,
    lang: Lang,
) -> None:
    """Write VALUE in one cell of the row ID; every other byte stays, and the log says why."""
    from facts.table import edit

    path = table_path(file)
    read_bytes(path, lang)
    with refusals(lang):
        done, saved = edit.correct(path, identity, column, value, why, new_columns=new_columns, convert=convert)
    print_edit(done, path, form, lang, saved=saved is not None)


@commands.command()
@click.argument("identity", metavar="ID")
@click.option("--why", required=True, help="The reason; it is kept in corrections.csv beside the table.")
@click.option("--in", "file", help="The table; sources.csv when left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language
def withdraw(identity: str, why: str, file: str | None, form: str, lang: Lang) -> None:
    """Take the row ID out of the table; every other byte stays, and the log keeps the whole row."""
    from facts.table import edit

    path = table_path(file)
    read_bytes(path, lang)
    with refusals(lang):
        done, saved = edit.withdraw(path, identity, why)
    print_edit(done, path, form, lang, saved=saved is not None)


def rows_to_add(new: Path, table: Path, lang: Lang) -> Incoming:
    """The rows of a file, if need be mapped as the last one with its header; exit 1 when it is no table."""
    from facts.table.check import Report
    from facts.table.check_text import report_text
    from facts.table.incoming import incoming
    from facts.table.mapping import as_last_time
    from facts.table.problems import Unreadable
    from facts.table.source import open_source

    data = read_bytes(new, lang)
    try:
        rows = incoming(data)
        try:
            open_source(rows.data)
        except Unreadable:
            rows = as_last_time(table, data) or rows
            open_source(rows.data)
            click.echo(say("saving.mapped", lang, new=new.name), err=True)
        return rows
    except Unreadable as unreadable:
        click.echo(report_text(Report(None, 0, unreadable.problems), new.name, lang), err=True)
        raise SystemExit(1) from None


@contextmanager
def refusals(lang: Lang) -> Iterator[None]:
    """Say in words why something was refused: exit 1 for what the table says, 2 for the request and the disk."""
    from facts.table.problems import Unreadable, message
    from facts.table.refusals import Conflict, Refusal, Unfit

    try:
        yield
    except Unreadable as unreadable:
        for problem in unreadable.problems:
            click.echo(message(problem, lang), err=True)
        raise SystemExit(1) from None
    except Refusal as refusal:
        click.echo(refusal.text.of(lang), err=True)
        raise SystemExit(1 if isinstance(refusal, (Conflict, Unfit)) else 2) from None


def print_edit(edit: Edit, path: Path, form: str, lang: Lang, *, saved: bool) -> NoReturn:
    """The result of a correction or withdrawal; exit 1 when it was refused."""
    from facts.table import change_text

    if form == "json":
        print_json(change_text.edit_json(edit, str(path), lang, saved=saved))
    else:
        for text in change_text.edit_problems(edit, path.name, lang):
            click.echo(text, err=True)
        click.echo(change_text.edit_text(edit, path.name, lang, saved=saved))
    raise SystemExit(0 if saved else 1)


def main() -> None:
    """Run the command that was asked for; no traceback reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        commands(prog_name="python -m facts")
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as error:
        stop(say("command.unexpected", "en", error=f"{type(error).__name__}: {error}"))


if __name__ == "__main__":
    main()
