"""`reference`: rows with role reference out of the published table of a statistics office."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from facts.commands.saving import save_errors_in_words
from facts.commands.terminal import FILE, Command, language, number_style, print_json, read_bytes, stop, table_path
from facts.words import Lang, counted, say

if TYPE_CHECKING:
    from facts.reading.table import Incoming, Table
    from facts.statistics.published_table import CellLeftOut, Unpublished

# As many lines as leave the answer on the screen; `--list` has all of them.
_LEFT_OUT_SHOWN = 10
# How what has to be asked is answered here.
_ASKS = {
    "numbers": "reference.ask_numbers", "years": "reference.ask_years", "sheet": "reference.ask_sheet",
    "where": "reference.ask_where", "source-url": "reference.ask_source_url", "series": "reference.ask_series",
}  # fmt: skip


@click.command(cls=Command, help="help.reference")
@click.argument("file", type=FILE)
@click.option("--sheet", default="", help="help.sheet")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="help.where")
@click.option("--series", default="", help="help.continued")
@click.option("--list", "only_list", is_flag=True, help="help.list")
@number_style
@click.option("--years", type=click.Choice(["financial", "school", "calendar"]), help="help.years")
@click.option("--source-url", default="", metavar="URL", help="help.source_url")
@click.option("--producer", default="", help="help.producer")
@click.option("--to", type=FILE, help="help.reference_to")
@click.option("--dry-run", is_flag=True, help="help.dry_run")
@click.option("--new-columns", is_flag=True, help="help.new_columns")
@click.option("--convert", is_flag=True, help="help.convert")
@language
def reference(
    file: str,
    sheet: str,
    where: tuple[str, ...],
    series: str,
    only_list: bool,
    numbers: str | None,
    years: str | None,
    source_url: str,
    producer: str,
    to: str | None,
    dry_run: bool,
    new_columns: bool,
    convert: bool,
    lang: Lang,
) -> None:
    """Write the rows, add them to a table, or say what the file holds; exit 2 for what has to be asked first."""
    from facts.reading.registers import registers_beside
    from facts.statistics.published_table import Unpublished
    from facts.statistics.read_published import METADATA, read_published, sheets_with_tables
    from facts.statistics.references import as_incoming, reference_rows, references_as_csv
    from facts.statistics.statistic_cells import ContinuedStatistic, continue_statistic

    path = Path(file)
    data = read_bytes(path, lang)
    beside = path.with_name(path.name.removesuffix(path.suffix) + METADATA)
    metadata = read_bytes(beside, lang) if beside.is_file() else b""
    chosen = _where(where, lang)
    with save_errors_in_words(lang):
        try:
            if only_list and not sheet and len(found := sheets_with_tables(data)) > 1:
                click.echo(say("published.first_sheet", lang, sheets="; ".join(found)), err=True)
                sheet = found[0]
            table = read_published(data, path.name, sheet=sheet, numbers=numbers, years=years, metadata=metadata)  # type: ignore[arg-type]  # click's choices are these literals
            if only_list:
                print_json(table.as_dict(lang))
                return
            target = table_path(to) if to or series else None
            ours = _own_table(target, lang) if target else None
            made = reference_rows(
                table,
                chosen,
                source_url=source_url.strip(),
                producer=producer.strip(),
                series=continue_statistic(ours, series) if ours else ContinuedStatistic(),
                units=registers_beside(target or path).units,
                lang=lang,
            )
        except Unpublished as unpublished:
            _ask(unpublished, path.name, lang)
        _tell([remark.of(lang) for remark in made.remarks], made.left_out, lang)
        taken = [figure.id for figure in ours.figures] if ours else []
        if not to:
            sys.stdout.buffer.write(references_as_csv(made, taken))
            return
        rows = as_incoming(made, taken)
        _add(rows, table_path(to), path.name, lang, dry_run=dry_run, new_columns=new_columns, convert=convert)


def _own_table(path: Path, lang: Lang) -> Table:
    from facts.reading.registers import registers_beside
    from facts.reading.table import read_table

    return read_table(read_bytes(path, lang), registers_beside(path))


def _where(pairs: Sequence[str], lang: Lang) -> dict[str, list[str]]:
    """{column: values} of all `--where COLUMN=VALUE`; a column that comes twice has both values."""
    chosen: dict[str, list[str]] = {}
    for pair in pairs:
        column, sign, value = pair.partition("=")
        if not sign or not column.strip():
            stop(say("reference.bad_where", lang, text=pair))
        chosen.setdefault(column.strip(), []).append(value)
    return chosen


def _ask(unpublished: Unpublished, name: str, lang: Lang) -> NoReturn:
    place = f", {say('command.line', lang, line=unpublished.line)}" if unpublished.line else ""
    answer = f" {say(_ASKS[unpublished.asks], lang)}" if unpublished.asks else ""
    stop(f"{name}{place}: {unpublished.text.of(lang)}{answer}", 2 if unpublished.asks else 1)


def _tell(remarks: Sequence[str], left_out: Sequence[CellLeftOut], lang: Lang) -> None:
    """On standard error: how the file was read, and each cell that holds no figure."""
    for remark in remarks:
        click.echo(remark, err=True)
    if left_out:
        click.echo(counted("reference.left_out", len(left_out), lang), err=True)
        for one in left_out[:_LEFT_OUT_SHOWN]:
            click.echo(f"  {say('command.line', lang, line=one.line)}: {one.why.of(lang)}", err=True)
        if len(left_out) > _LEFT_OUT_SHOWN:
            click.echo(say("reference.more_left_out", lang, n=len(left_out) - _LEFT_OUT_SHOWN), err=True)


def _add(
    rows: Incoming, path: Path, name: str, lang: Lang, *, dry_run: bool, new_columns: bool, convert: bool
) -> NoReturn:
    from facts.reading.registers import registers_beside
    from facts.saving import append, change_text

    if dry_run:
        table, registers = read_bytes(path, lang), registers_beside(path)
        addition = append.plan(table, rows, registers, new_columns=new_columns, convert=convert, file=path.name)
        saved = False
    else:
        addition, done = append.add(path, rows, new_columns=new_columns, convert=convert)
        saved = done is not None
    for text in change_text.addition_problems(addition, name, path.name, lang):
        click.echo(text, err=True)
    for text in change_text.addition_text(addition, name, path.name, lang, saved=saved, dry_run=dry_run):
        click.echo(text)
    raise SystemExit(0 if addition.is_ready else 1)
