"""`python -m facts …`: the commands, and what becomes of an error that none of them foresaw."""

from __future__ import annotations

import gettext
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from facts.commands.checking import audit_command, check_command, compare_command, template_command
from facts.commands.documents import coverage, find
from facts.commands.opening import open_app, what_is_here
from facts.commands.published import reference
from facts.commands.saving import add_command, correct_command, withdraw_command
from facts.commands.sharing import export, report, site
from facts.commands.terminal import Command, explanation, is_json_asked, language, language_asked, print_json, remember
from facts.words import Lang, say

COMMANDS = (
    open_app,
    check_command,
    add_command,
    correct_command,
    withdraw_command,
    audit_command,
    compare_command,
    export,
    report,
    site,
    template_command,
    find,
    coverage,
    reference,
)


class Commands(Command, click.Group):
    """The commands, and what becomes of an error that none of them answers."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and what each of the commands does."""
        super().format_options(ctx, formatter)
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, explanation(command)) for name, command in self.commands.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words: what they ask of an answer holds also where they cannot be understood."""
        remember(ctx, args)
        with _wrong_usage_as_json():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the words after the program's name ask for; no traceback reaches a user."""
        try:
            try:
                with _wrong_usage_as_json():
                    return super().invoke(ctx)
            finally:
                if sys.stdout:
                    sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): there is nobody left to tell.
            _write_no_more()
            raise SystemExit(0) from None
        except Exception as error:
            text = say(_reason_of(error), language_asked(), error=f"{type(error).__name__}: {error}")
            click.echo(text, err=True)
            _write_no_more()
            raise SystemExit(2) from None


@contextmanager
def _wrong_usage_as_json() -> Iterator[None]:
    """What is wrong with a command line is the answer too where JSON is asked for; click says it to the user."""
    try:
        yield
    except click.UsageError as error:
        if is_json_asked():
            print_json({"error": error.format_message()})
        raise


def _reason_of(error: Exception) -> str:
    """The key of what is said of an error that no command has answered."""
    from facts.saving.save_errors import DISK_FULL

    if isinstance(error, MemoryError):
        return "command.memory"
    is_full = isinstance(error, OSError) and error.errno in DISK_FULL
    return "command.answer_cut" if is_full else "command.unexpected"


def _write_no_more() -> None:
    """What is still to be written would fail once more, at the very end."""
    if sys.__stdout__ and sys.stdout is sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())


@click.group(
    cls=Commands,
    help="help.program",
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@language
@click.pass_context
def commands(context: click.Context, lang: Lang) -> None:
    """Let the language that is named before a command hold for it too; without a command say what there is to do."""
    context.default_map = {command.name or "": {"lang": lang} for command in COMMANDS}
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        click.echo(f"\n{what_is_here(lang)}")


for command in COMMANDS:
    commands.add_command(command)


def _program_name() -> str:
    """What was called: `facts` where the program is installed, else `python -m facts`."""
    return "facts" if Path(sys.argv[0]).stem == "facts" else "python -m facts"


def main() -> None:
    """Run the command that was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    commands(prog_name=_program_name())


def run() -> None:
    """The same as a process of its own, which ends at once when the command has.

    The system takes all memory back in one go. Python would let go of one figure after the other first: of a quarter of
    a million for a second and more.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(end.code)


if __name__ == "__main__":
    run()
