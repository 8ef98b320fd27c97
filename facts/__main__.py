"""The commands: `python -m facts check`, `template` and the others.

Results go to standard output, messages to standard error; exit 0 is done and nothing wrong, 1 errors in the
data, 2 wrong usage or no such file. Each command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from facts.words import LANGS, Lang, say

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
        key = {FileNotFoundError: "no_file", IsADirectoryError: "folder", PermissionError: "no_right"}
        stop(say(f"command.{key.get(type(error), 'unreadable')}", lang, file=path))


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
