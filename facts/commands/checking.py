"""`check` and `template`: what is wrong with a table, and how one begins."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from facts.commands.terminal import (
    FILE,
    Command,
    language,
    print_json,
    read_bytes,
    registers_of,
    table_path,
    text_or_json,
    told_on_terminal,
)
from facts.words import Lang, say

if TYPE_CHECKING:
    from facts.language.written_numbers import NumberStyle


@click.command(cls=Command, help="help.check")
@click.argument("file", type=FILE, required=False)
@click.option("--numbers", type=click.Choice(["en", "sv"]), help="help.numbers")
@text_or_json
@language
def check_command(file: str | None, numbers: NumberStyle | None, form: str, lang: Lang) -> None:
    """Write the problems of a table; exit 1 when one is an error."""
    from facts.figures.problems import report_text
    from facts.reading.table import check as check_table

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_of(path, lang)
    with told_on_terminal(say("waiting.reading", lang, file=path.name), lang):
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
