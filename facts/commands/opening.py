"""`open`: the app on a table, as a server on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from facts.commands.terminal import FILE, Command, language, stop
from facts.csvfile.not_a_table import refuse_markup, refuse_other_kinds
from facts.figures.problems import Problem, Unreadable, message
from facts.reading.table_files import TABLE, is_shipped_example, shipped_file
from facts.words import Lang, say

# Bytes within which a file says what it is.
_HEAD = 4096


@click.command("open", cls=Command, help="help.open")
@click.argument("table", type=FILE, required=False)
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="help.port")
@click.option("--read-only", is_flag=True, help="help.read_only")
@click.option("--example", is_flag=True, help="help.example")
@click.option("--no-browser", is_flag=True, help="help.no_browser")
@language
def open_app(table: str | None, port: int | None, read_only: bool, example: bool, no_browser: bool, lang: Lang) -> None:
    """Serve the app until it is interrupted, and say where it is."""
    from facts.app.server import free_port, start_server

    if table and example:
        stop(say("command.too_many", lang))
    path = shipped_file(TABLE) if example else _table_to_open(table)
    if table and not path.exists() and not path.parent.is_dir():
        stop(say("command.no_file", lang, file=path))
    if path.is_dir():
        path = path / TABLE
    if other := _other_kind(path):
        program = click.get_current_context().find_root().info_name or ""
        stop(say("open.no_table", lang, file=path, what=message(other, lang), program=program))
    chosen = free_port(port)
    if chosen is None:
        stop(say("open.port_taken", lang, port=port or ""))
    looks_only = read_only or is_shipped_example(path)
    file = say("open.example", lang) if is_shipped_example(path) else path
    click.echo(say("open.at", lang, file=file, address=f"http://localhost:{chosen}"))
    if not path.exists():
        click.echo(say("open.new", lang, file=path.name))
    elif looks_only:
        click.echo(say("open.read_only", lang))
    start_server(path, chosen, read_only=looks_only, browser=not no_browser)


def _other_kind(path: Path) -> Problem | None:
    """What is said of a file that is a document, a workbook or a picture; None for one that may be a table."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        refuse_other_kinds(head)
        refuse_markup(head.decode("utf-8", "ignore"))
    except Unreadable as unreadable:
        return unreadable.problems[0]
    except OSError:
        return None  # the page says what is the matter
    return None


def _table_to_open(named: str | None) -> Path:
    """TABLE, else the one that the environment names, else `sources.csv` here, which need not be there yet."""
    return Path(named or os.environ.get("FACTS_TABLE") or TABLE)


def what_is_here(lang: Lang) -> str:
    """Which table the commands are about here, and what to begin with."""
    path, program = _table_to_open(None), click.get_current_context().find_root().info_name or ""
    if not path.is_file():
        return say("open.nothing_here", lang, program=program)
    return say("open.here", lang, file=path, program=program)
