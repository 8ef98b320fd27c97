"""`check` and `template`, `audit` and `compare`: what is wrong with a table, how one begins, and what holds of it."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facts.commands.terminal import (
    FILE,
    FOLDER,
    Command,
    language,
    number_style,
    print_json,
    progress_on_terminal,
    read_bytes,
    read_figures_or_stop,
    registers_of,
    stop,
    table_path,
    text_or_json,
)
from facts.words import Lang, say

if TYPE_CHECKING:
    from facts.language.written_numbers import NumberStyle


@click.command(cls=Command, help="help.check")
@click.argument("file", type=FILE, required=False)
@number_style
@text_or_json
@language
def check_command(file: str | None, numbers: NumberStyle | None, form: str, lang: Lang) -> None:
    """Write the problems of a table; exit 1 when one is an error."""
    from facts.figures.problems import report_text
    from facts.reading.table import check as check_table

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_of(path, lang)
    with progress_on_terminal(say("waiting.reading", lang, file=path.name), lang):
        report = check_table(data, registers, numbers=numbers)
    if form == "json":
        print_json(report.as_dict(str(path), lang))
    else:
        click.echo(report_text(report.problems, report.rows, path.name, lang))
    raise SystemExit(1 if report.has_errors else 0)


@click.command(cls=Command, help="help.template")
@language
def template_command(lang: Lang) -> None:
    """Write a table to begin with."""
    from facts.reading.template import template as text

    sys.stdout.buffer.write(text(lang).encode("utf-8"))


@click.command(cls=Command, help="help.audit")
@click.argument("file", type=FILE, required=False)
@click.option("--documents", type=FOLDER, help="help.documents")
@text_or_json
@language
def audit_command(file: str | None, documents: Path | None, form: str, lang: Lang) -> None:
    """Write the findings; exit 0 whatever they say."""
    from facts.audit.findings import BETWEEN_OBJECTS, as_json, as_text, in_one_object
    from facts.audit.run import written_findings
    from facts.audit.series_view import TableView
    from facts.documents.quote_search import Archive

    if documents and not documents.is_dir():
        stop(say("command.no_folder", lang, file=documents))
    gc.disable()  # Figures live until the end; looking for rubbish among them would double the time.
    table = read_figures_or_stop(file, lang)
    with progress_on_terminal(say("waiting.reading", lang, file=documents), lang):
        archive = Archive.of(documents) if documents else None
    for text in archive.unread if archive else ():
        click.echo(text.of(lang), err=True)
    view = TableView(table.figures, archive)
    if form == "json":
        pieces = in_one_object(written_findings(view, as_json, BETWEEN_OBJECTS))
    else:
        pieces = written_findings(view, partial(as_text, lang=lang))
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    raise SystemExit(1 if table.has_errors else 0)


@click.command(cls=Command, help="help.compare")
@click.argument("first")
@click.argument("second")
@click.option("--in", "file", type=FILE, help="help.table")
@text_or_json
@language
def compare_command(first: str, second: str, file: str | None, form: str, lang: Lang) -> None:
    """Write what holds of two figures together."""
    from facts.audit.series_view import TableView
    from facts.audit.two_figures import compare_two
    from facts.reading.ids import same_id

    table = read_figures_or_stop(file, lang)
    ids = {same_id(figure.id): figure.id for figure in table.figures}
    for name in (first, second):
        if same_id(name) not in ids:
            stop(say("command.no_figure", lang, id=name), 1 if table.has_errors else 2)
    result = compare_two(TableView(table.figures), ids[same_id(first)], ids[same_id(second)])
    if form == "json":
        print_json(result.as_dict())
    else:
        for text in (result.message, *(finding.message for finding in result.findings)):
            click.echo(text.of(lang))
    raise SystemExit(1 if table.has_errors else 0)
