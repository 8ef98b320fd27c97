"""`find` and `coverage`: what documents say, proposed as rows, and how much of it stands in the table."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from facts.commands.sharing import write_errors_in_words
from facts.commands.terminal import (
    FILE,
    FOLDER,
    Command,
    language,
    print_json,
    progress_on_terminal,
    read_figures_or_stop,
    registers_of,
    stop,
    table_path,
    text_or_json,
)
from facts.words import Lang, counted, say


@click.command(cls=Command, help="help.find")
@click.argument("document", type=FILE)
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="help.file_format"
)
@click.option("--in", "file", type=FILE, metavar="TABLE", help="help.find_in")
@click.option("--out", type=FILE, metavar="PATH", help="help.find_out")
@language
def find(document: str, form: str, file: str | None, out: str | None, lang: Lang) -> None:
    """Write the candidates of a document; exit 1 when it cannot be read."""
    from concurrent.futures import ThreadPoolExecutor

    from facts.documents.document_file import UnreadableDocument, read_document

    path = Path(document)
    with ThreadPoolExecutor(1) as pool:
        # The first pages of a PDF are read by a process of its own, meanwhile the table and the grammars are.
        opening = pool.submit(read_document, path)
        from facts.documents.candidates import rows_as_csv
        from facts.documents.coverage import TableIndex
        from facts.documents.find import search

        table = read_figures_or_stop(file, lang) if file or table_path(None).is_file() else None
        registers = table.registers if table else registers_of(table_path(None), lang)
    try:
        with progress_on_terminal(say("waiting.searching", lang, file=path.name), lang):
            found = search(opening.result(), registers.parties)
    except UnreadableDocument as error:
        stop(error.message.of(lang), 1 if path.is_file() else 2)
    if table is not None:
        found = found.marked(TableIndex(table.figures).marked)
    if out is None and form == "json":
        print_json(found.as_dict(lang))
    else:
        text = (
            json.dumps(found.as_dict(lang), ensure_ascii=False, indent=1) + "\n"
            if form == "json"
            else rows_as_csv(found.candidates, found.about, lang)
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
    from facts.share.written_files import write_file

    with write_errors_in_words(Path(out), lang):
        write_file(Path(out), data, table)
    click.echo(say("find.written", lang, file=out), err=True)


@click.command(cls=Command, help="help.coverage")
@click.argument("file", type=FILE, required=False)
@click.option("--documents", type=FOLDER, metavar="DIR", help="help.coverage_documents")
@text_or_json
@language
def coverage(file: str | None, documents: Path | None, form: str, lang: Lang) -> None:
    """Write for each document and speaker how many figures there are, and how many stand in the table."""
    from facts.documents.coverage import coverage_of_folder
    from facts.reading.table_files import DOCUMENTS
    from facts.words import Text

    table = read_figures_or_stop(file, lang)
    folder = documents or table_path(file).with_name(DOCUMENTS)
    if not folder.is_dir():
        stop(say("command.no_folder", lang, file=folder))
    unread: list[Text] = []
    with progress_on_terminal(say("waiting.searching", lang, file=folder), lang):
        found = list(coverage_of_folder(folder, table.figures, unread, table.registers.parties))
    for text in unread:
        click.echo(text.of(lang), err=True)
    if form == "json":
        print_json({"documents": [one.as_dict() for one in found]})
        raise SystemExit(0)
    for one in found:
        click.echo(f"{one.document} ({one.file})")
        for speaker in one.speakers:
            name = speaker.cited_by or say("find.nobody", lang)
            party = f" ({speaker.party})" if speaker.party else ""
            click.echo("  " + say("find.speaker", lang, name=name + party, n=speaker.in_table, of=speaker.candidates))
        for candidate in one.missing:
            click.echo(
                "    " + say("find.missing", lang, page=candidate.page, text=candidate.text, quote=candidate.quote)
            )
    raise SystemExit(0)
