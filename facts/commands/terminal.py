"""What all commands share: their help, the language, the table they are about, and what goes to which stream.

Results go to standard output, messages to standard error; exit 0 is done and nothing wrong, 1 errors in the
data, 2 wrong usage or no such file.
"""

from __future__ import annotations

import gettext
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from shutil import get_terminal_size
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from facts.progress import report_to
from facts.reading.table_files import is_shipped_example, own_table
from facts.regular_file import FileTooLarge, read_regular_file
from facts.words import CATALOGUES, LANGS, Lang, say

if TYPE_CHECKING:
    from facts.reading.registers import Registers
    from facts.reading.table import Table

_Command = TypeVar("_Command", bound=Callable[..., Any])


_WORDS = f"{__name__}.words"


class Command(click.Command):
    """A command that explains itself in either language: its `help`, and that of its options, are keys of words."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What is written after its name; click looks up all of its other words, but not these."""
        return list(map(gettext.gettext, super().collect_usage_pieces(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(explanation(self))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each option does, and what holds without it."""
        rows = []
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if record and isinstance(option, click.Option) and option.help:
                rows.append((record[0], record[1].replace(option.help, explanation(option), 1)))
        with formatter.section(gettext.gettext("Options")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, whose words click would keep in the language of the first that asks."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "help.help"
        return option


class FileName(click.Path):
    """The name of a file or folder; a blank one, as of a variable that is not set, would stand for the folder here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as it is."""
        if not str(value).strip():
            self.fail(say("command.blank_name", language_asked()), param, ctx)
        return super().convert(value, param, ctx)


FILE = FileName()
FOLDER = FileName(path_type=Path)


def explanation(described: click.Command | click.Option) -> str:
    """What a command or an option does, in the language asked for."""
    return say(described.help or "", language_asked())


def remember(context: click.Context, words: Sequence[str]) -> None:
    """Keep the words of the command line for what is said outside the command, and let click speak their language.

    click looks up its messages with gettext, which goes by the environment.
    """
    context.meta[_WORDS] = tuple(words)
    gettext.bindtextdomain("messages", str(CATALOGUES))
    os.environ["LANGUAGE"] = language_asked()


def _option_asked(option: str) -> str:
    """What the command line last says to an option, also when it cannot be understood as a whole; "" for nothing."""
    context = click.get_current_context(silent=True)
    words: tuple[str, ...] = context.meta.get(_WORDS, ()) if context else ()
    found = ""
    for word, following in pairwise((*words, "")):
        if word == option or word.startswith(f"{option}="):
            found = following if word == option else word.removeprefix(f"{option}=")
    return found


def language(command: _Command) -> _Command:
    """The option --lang."""
    return click.option(
        "--lang", type=click.Choice(LANGS), default="en", show_default=True, help="help.lang",
    )(command)  # fmt: skip


def number_style(command: _Command) -> _Command:
    """The option --numbers."""
    return click.option("--numbers", type=click.Choice(LANGS), help="help.numbers")(command)


def text_or_json(command: _Command) -> _Command:
    """The option --format of commands that answer in words or as JSON."""
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="help.text_or_json",
    )(command)  # fmt: skip


def table_path(file: str | None) -> Path:
    """The table that a command is about: FILE, else the one that the app shows."""
    return Path(file) if file else own_table()


_REASONS: Mapping[type[Exception], str] = {
    FileNotFoundError: "no_file",
    PermissionError: "no_right",
    FileTooLarge: "too_large",
}


def read_bytes(path: Path, lang: Lang) -> bytes:
    """The bytes of a regular file; exit 2 with a message when it is none or cannot be read."""
    if is_shipped_example(path):
        click.echo(say("command.example", lang), err=True)
    try:
        return read_regular_file(path)
    except (OSError, ValueError) as error:
        key = _REASONS.get(type(error), "unreadable")
        if key == "unreadable" and path.exists():
            key = "folder" if path.is_dir() else "unreadable" if path.is_file() else "no_regular_file"
        stop(say(f"command.{key}", lang, file=path))


def registers_of(table: Path, lang: Lang) -> Registers:
    """The users' own units and parties beside the table; what of them is not used, or changes a party, is said."""
    from facts.reading.registers import registers_beside

    registers = registers_beside(table)
    for complaint in registers.complaints:
        click.echo(complaint.of(lang), err=True)
    return registers


def read_figures_or_stop(file: str | None, lang: Lang) -> Table:
    """The typed table of a command; what is left out because of errors is said on standard error."""
    from facts.reading.table import read_table

    path = table_path(file)
    data = read_bytes(path, lang)
    registers = registers_of(path, lang)
    with progress_on_terminal(say("waiting.reading", lang, file=path.name), lang):
        table = read_table(data, registers)
    if table.has_errors:
        key = "left_out" if table.figures else "no_figures"
        click.echo(say(f"command.{key}", lang, file=path, n=table.rows - len(table.figures)), err=True)
    return table


# Seconds: what is done sooner needs no word, and a line that is written anew five times a second moves.
_AT_ONCE, _BEGUN, _LOOKS = 0.5, 0.5, 0.2
# Blanks that stand in front of a sign of per cent.
_NARROW = "\u00a0\u202f"


@contextmanager
def progress_on_terminal(what: str, lang: Lang) -> Iterator[None]:
    """How far work in here has come, on a terminal's last line, which is blank again when it is done.

    What goes to a file or another program is not written on.
    """
    if not sys.stderr or not sys.stderr.isatty():
        yield
        return
    from facts.words.numbers import percent

    told, width, most = monotonic() + _AT_ONCE - _LOOKS, 0, max(1, get_terminal_size().columns - 1)

    def hear(share: float) -> None:
        nonlocal told, width
        if monotonic() - told < _LOOKS:
            return
        text = say("waiting.far", lang, what=what, share=percent(round(share * 100), lang))
        # A line that runs on would not be written over, and a file's name may hold what moves the cursor.
        text = "".join(sign if sign.isprintable() or sign in _NARROW else "?" for sign in text)[-most:]
        told, width = monotonic(), max(width, len(text))
        click.echo(f"\r{text:<{width}}", err=True, nl=False)

    # What tells nothing of itself for a while, as the first look at a long text, is begun too.
    begun = Timer(_BEGUN, hear, (0.0,))
    begun.daemon = True
    begun.start()
    try:
        with report_to(hear):
            yield
    finally:
        begun.cancel()
        if width:
            click.echo(f"\r{'':<{width}}\r", err=True, nl=False)


def stop(text: str, code: int = 2) -> NoReturn:
    """Wrong usage or no such file: the message on standard error, exit 2; with --format json it is the answer too."""
    click.echo(text, err=True)
    if is_json_asked():
        print_json({"error": text})
    raise SystemExit(code)


def is_json_asked() -> bool:
    """Whether the command that runs is to answer as JSON."""
    return _option_asked("--format") == "json"


def language_asked() -> Lang:
    """The language of --lang, English when it names none."""
    return next((lang for lang in LANGS if lang == _option_asked("--lang")), "en")


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
