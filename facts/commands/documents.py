"""`find`: what a document says, proposed as rows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from facts.commands.help import Command
from facts.commands.sharing import refusals_to_write
from facts.commands.terminal import language, print_json, read_figures, stop, table_path
from facts.words import Lang, counted, say


@click.command(cls=Command, help="help.find")
@click.argument("document")
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="help.file_format"
)
@click.option("--in", "file", metavar="TABLE", help="help.find_in")
@click.option("--out", metavar="PATH", help="help.find_out")
@language
def find(document: str, form: str, file: str | None, out: str | None, lang: Lang) -> None:
    """Write the candidates of a document; exit 1 when it cannot be read."""
    from facts.documents.find import search
    from facts.documents.in_table import TableIndex
    from facts.documents.proposed_rows import rows_as_csv
    from facts.documents.reading import read_document
    from facts.documents.unreadable import Unreadable

    path = Path(document)
    table = read_figures(file, lang) if file or table_path(None).is_file() else None
    try:
        found = search(read_document(path))
    except Unreadable as error:
        stop(error.message.of(lang), 1 if path.is_file() else 2)
    if table is not None:
        found = found.marked(TableIndex(table.figures).marked)
    if out is None and form == "json":
        print_json(found.as_dict(lang))
    else:
        text = (
            json.dumps(found.as_dict(lang), ensure_ascii=False, indent=1) + "\n"
            if form == "json"
            else rows_as_csv(found, lang)
        )
        _write(text, out, table_path(file), lang)
    n = sum(candidate.kind != "demand" for candidate in found.candidates)
    click.echo(
        counted("find.candidates", n, lang) + " " + counted("find.left_out", len(found.left_out), lang), err=True
    )
    raise SystemExit(0)


def _write(text: str, out: str | None, table: Path, lang: Lang) -> None:
    data = text.encode("utf-8", "replace")
    if out is None:
        sys.stdout.buffer.write(data)
        return
    from facts.share.output import write_file

    with refusals_to_write(Path(out), lang):
        write_file(Path(out), data, table)
    click.echo(say("find.written", lang, file=out), err=True)
