"""What the commands say of themselves, in the language of --lang; click itself speaks English only.

The `help` of a command and of an option is the key of its words.
"""

from __future__ import annotations

import click

from facts.commands.terminal import language_asked
from facts.words import Lang, say


class Command(click.Command):
    """A command that explains itself in either language."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is used, what it does, and its options."""
        lang = language_asked()
        formatter.write_usage(ctx.command_path, arguments(ctx, lang), say("help.usage", lang))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or "", lang))
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        with formatter.section(say("help.options", lang)):
            formatter.write_dl([(_written(option, ctx), _explained(option, ctx, lang)) for option in options])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "help.help"
        return option


class HelpGroup(Command, click.Group):
    """Several commands under one name."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The same, and what each of the commands does."""
        super().format_help(ctx, formatter)
        lang = language_asked()
        with formatter.section(say("help.commands", lang)):
            formatter.write_dl([(name, say(command.help or "", lang)) for name, command in self.commands.items()])


def arguments(context: click.Context, lang: Lang) -> str:
    """What is written after a command's name."""
    own = {"[OPTIONS]": say("help.some_options", lang), "COMMAND [ARGS]...": say("help.some_command", lang)}
    return " ".join(own.get(piece, piece) for piece in context.command.collect_usage_pieces(context))


def _written(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    return record[0] if record else ""


def _explained(option: click.Option, context: click.Context, lang: Lang) -> str:
    """What an option does, and what happens without it."""
    text = say(option.help or "", lang)
    if option.required:
        return f"{text}  [{say('help.required', lang)}]"
    if option.show_default:
        return f"{text}  [{say('help.default', lang, value=option.get_default(context))}]"
    return text
