"""`add`, `correct` and `withdraw`: the table changes, and every byte that was not meant to change stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from facts.commands.terminal import (
    FILE,
    Command,
    is_json_asked,
    language,
    number_style,
    print_json,
    read_bytes,
    registers_of,
    stop,
    table_path,
    text_or_json,
)
from facts.words import Lang, say

if TYPE_CHECKING:
    from facts.figures.problems import Problem
    from facts.language.written_numbers import NumberStyle
    from facts.reading.table import Incoming
    from facts.saving.edit import Edit


@click.command(cls=Command, help="help.add")
@click.argument("new", type=FILE)
@click.option("--to", "file", type=FILE, help="help.table")
@click.option("--dry-run", is_flag=True, help="help.dry_run")
@click.option("--new-columns", is_flag=True, help="help.new_columns")
@click.option("--convert", is_flag=True, help="help.convert")
@click.option("--as-last-time", is_flag=True, help="help.as_last_time")
@number_style
@text_or_json
@language
def add_command(
    new: str,
    file: str | None,
    dry_run: bool,
    new_columns: bool,
    convert: bool,
    as_last_time: bool,
    numbers: NumberStyle | None,
    form: str,
    lang: Lang,
) -> None:
    """Append rows, or say why not: exit 1."""
    from facts.saving import append, change_text

    path, name = table_path(file), Path(new).name
    registers = registers_of(path, lang)
    if not dry_run:
        _finish_interrupted(path, lang)
    table = read_bytes(path, lang)
    rows = _rows_to_add(Path(new), path, lang, as_last_time=as_last_time)
    with save_errors_in_words(lang):
        if dry_run:
            addition = append.plan(
                table, rows, registers,
                new_columns=new_columns, convert=convert, file=path.name, numbers=numbers,
            )  # fmt: skip
            saved = False
        else:
            addition, done = append.add(path, rows, new_columns=new_columns, convert=convert, numbers=numbers)
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
@click.command(cls=Command, help="help.correct", context_settings={"ignore_unknown_options": True})
@click.argument("identity", metavar="ID")
@click.argument("column")
@click.argument("value")
@click.option("--why", required=True, help="help.why")
@click.option("--in", "file", type=FILE, help="help.table")
@click.option("--new-columns", is_flag=True, help="help.new_columns")
@click.option("--convert", is_flag=True, help="help.convert")
@text_or_json
@language
def correct_command(
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
    """Change one cell, or say why not: exit 1."""
    from facts.saving import edit

    path = table_path(file)
    _finish_interrupted(path, lang)
    read_bytes(path, lang)
    with save_errors_in_words(lang):
        done, saved = edit.correct(path, identity, column, value, why, new_columns=new_columns, convert=convert)
    _print_edit(done, path, form, lang, saved=saved is not None)


@click.command(cls=Command, help="help.withdraw")
@click.argument("identity", metavar="ID")
@click.option("--why", required=True, help="help.why")
@click.option("--in", "file", type=FILE, help="help.table")
@text_or_json
@language
def withdraw_command(identity: str, why: str, file: str | None, form: str, lang: Lang) -> None:
    """Take one row out, or say why not: exit 1."""
    from facts.saving import edit

    path = table_path(file)
    _finish_interrupted(path, lang)
    read_bytes(path, lang)
    with save_errors_in_words(lang):
        done, saved = edit.withdraw(path, identity, why)
    _print_edit(done, path, form, lang, saved=saved is not None)


def _finish_interrupted(path: Path, lang: Lang) -> None:
    """Bring the log in step with a table whose last save was cut off, and say what could not be told."""
    from facts.saving.table_save import finish_interrupted_save

    if uncertain := finish_interrupted_save(path):
        click.echo(uncertain.of(lang), err=True)


def _rows_to_add(new: Path, table: Path, lang: Lang, *, as_last_time: bool) -> Incoming:
    """The rows of a file, where that is wished mapped as the last one with its headings; exit 1 when it is no table."""
    from facts.csvfile.source import open_source
    from facts.figures.problems import Unreadable, report_text
    from facts.reading.mapping import map_table
    from facts.reading.workbook import open_incoming
    from facts.saving.remembered_mappings import last_mapping, mapping_as_pairs

    data = read_bytes(new, lang)
    try:
        rows = open_incoming(data)
        try:
            open_source(rows.data)
        except Unreadable:
            remembered = last_mapping(table, data)
            if remembered is None:
                raise
            texts = "; ".join(f"{name}: {text}" for name, text in mapping_as_pairs(*remembered))
            if not as_last_time:
                click.echo(say("saving.as_last_time", lang, new=new.name, texts=texts), err=True)
                raise
            rows = map_table(*remembered)
            open_source(rows.data)
            click.echo(say("saving.mapped", lang, new=new.name, texts=texts), err=True)
        return rows
    except Unreadable as unreadable:
        click.echo(report_text(unreadable.problems, 0, new.name, lang), err=True)
        _answer_refusal(lang, problems=unreadable.problems)
        raise SystemExit(1) from None


@contextmanager
def save_errors_in_words(lang: Lang) -> Iterator[None]:
    """Say in words why something was refused: exit 1 for what the table says, 2 for the request and the disk."""
    from facts.figures.problems import Unreadable, hint, message
    from facts.saving.save_errors import Conflict, SaveError, Unfit

    try:
        yield
    except Unreadable as unreadable:
        for problem in unreadable.problems:
            click.echo(f"{message(problem, lang)}\n  {hint(problem, lang)}", err=True)
        _answer_refusal(lang, problems=unreadable.problems)
        raise SystemExit(1) from None
    except SaveError as refusal:
        if not isinstance(refusal, (Conflict, Unfit)):
            stop(refusal.text.of(lang))
        click.echo(refusal.text.of(lang), err=True)
        _answer_refusal(lang, refused=refusal.text.of(lang))
        raise SystemExit(1) from None


def _answer_refusal(lang: Lang, *, refused: str = "", problems: Sequence[Problem] = ()) -> None:
    """The answer as JSON, where that was asked for, of a command that came to no plan."""
    from facts.figures.problems import as_dict

    if is_json_asked():
        print_json(
            {
                "saved": False,
                "refused": [refused] if refused else [],
                "problems": [as_dict(problem, lang) for problem in problems],
            }
        )


def _print_edit(edit: Edit, path: Path, form: str, lang: Lang, *, saved: bool) -> NoReturn:
    """The result of a correction or withdrawal; exit 1 when it was refused."""
    from facts.saving import change_text

    if form == "json":
        print_json(change_text.edit_json(edit, str(path), lang, saved=saved))
    else:
        for text in change_text.edit_problems(edit, lang):
            click.echo(text, err=True)
        click.echo(change_text.edit_text(edit, path.name, lang, saved=saved))
    raise SystemExit(0 if saved else 1)
