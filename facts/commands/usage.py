"""What is wrong with a command line, in the language that it asks for; click itself speaks English only."""

from __future__ import annotations

from typing import NoReturn

import click

from facts.commands.help import arguments
from facts.commands.terminal import asked, language_asked, stop
from facts.words import Lang, say


def wrong_usage(error: click.UsageError) -> NoReturn:
    """Say how the command is used and what is wrong: exit 2."""
    lang = language_asked()
    if context := error.ctx:
        usage = f"{context.command_path} {arguments(context, lang)}"
        click.echo(say("usage.how", lang, usage=usage, help=f"{context.command_path} --help"), err=True)
    stop(in_words(error, lang))


def in_words(error: click.UsageError, lang: Lang) -> str:
    """What is wrong, named by what click says of it."""
    match error:
        case click.NoSuchOption():
            near = error.possibilities or ()
            text = say("usage.no_option", lang, name=f"'{error.option_name}'")
            return text + (say("usage.near", lang, near=", ".join(near)) if near else "")
        case click.BadOptionUsage():
            key = "takes_no_value" if asked(error.option_name) else "needs_value"
            return say(f"usage.{key}", lang, name=f"'{error.option_name}'")
        case click.BadParameter(param=click.Parameter() as parameter, ctx=click.Context() as context):
            return _about(parameter, parameter.get_error_hint(context), error, lang)
    if isinstance(error.cmd, click.Group):
        return say("usage.no_command", lang, commands=", ".join(error.cmd.commands))
    return say("usage.too_many", lang)


def _about(parameter: click.Parameter, name: str, error: click.BadParameter, lang: Lang) -> str:
    """Why a parameter has no value that it could have."""
    choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
    listed = ", ".join(f"'{choice}'" for choice in choices)
    if isinstance(error, click.MissingParameter):
        kind = "option" if isinstance(parameter, click.Option) else "argument"
        text = say(f"usage.missing_{kind}", lang, name=name)
        return text + (say("usage.choose", lang, choices=listed) if listed else "")
    if not listed:
        return error.format_message()
    return say("usage.not_one_of", lang, name=name, value=f"'{asked(parameter.opts[0])}'", choices=listed)
