"""`python -m facts …`: the commands, and what becomes of an error that none of them foresaw."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import click

from facts.commands.auditing import audit, compare
from facts.commands.checking import check, template
from facts.commands.saving import add, correct, withdraw
from facts.commands.sharing import export, report
from facts.commands.terminal import is_json_asked, print_json, stop
from facts.words import say

COMMANDS = (check, add, correct, withdraw, audit, compare, export, report, template)


class Commands(click.Group):
    """The commands; what is wrong with a request for JSON is said as JSON too."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the words after the program's name ask for."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if is_json_asked():
                print_json({"error": error.format_message()})
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Political figures with their sources: checked, compared and drawn."""


for command in COMMANDS:
    commands.add_command(command)


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
