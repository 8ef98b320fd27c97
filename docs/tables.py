"""The generated parts of the documents: each table from the one definition in the code that it describes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import click

from docs.gallery import entries
from docs.tried import trials
from facts.__main__ import COMMANDS
from facts.app.pages import PAGES, AppPage
from facts.audit import audit
from facts.audit.rule import Rule, example_figures
from facts.audit.rules import RULES
from facts.figures.columns import COLUMNS, NEEDS
from facts.figures.hedges import HEDGES, reading
from facts.figures.intervals import Interval
from facts.figures.problems import CATALOGUE
from facts.figures.unit_list import UNITS
from facts.figures.units import Units
from facts.share.formats import SIZES
from facts.share.method_text import SHARES_IN_WORDS
from facts.words import say
from facts.words.numbers import number


def columns() -> str:
    """The columns of the table, in their order."""
    rows = ((code(c.name), NEEDS[c.need].en, c.help.en, " ".join(map(code, c.choices))) for c in COLUMNS)
    return table(("Column", "Needed", "What it holds", "One of"), rows)


def columns_in_short() -> str:
    """The columns by when they are needed."""
    named = {need: [code(c.name) for c in COLUMNS if c.need == need] for need in NEEDS}
    return table(("Needed", "Columns"), ((NEEDS[need].en, " ".join(names)) for need, names in named.items()))


def problems() -> str:
    """Every problem that `check` can report, in the order of the catalogue."""
    rows = ((code(name), kind.level, kind.scope, kind.condition.en) for name, kind in CATALOGUE.items())
    return table(("Code", "Level", "About a", "When"), rows)


def rules() -> str:
    """Every rule of the audit in their order, each with the way to its explanation."""
    rows = (
        (f"[{code(rule.name)}](method.md#{_anchor(rule.title.en)})", rule.level, rule.says.en, rule.silent.en)
        for rule in RULES
    )
    return table(("Rule", "Level", "What it says", "Where it is silent"), rows)


def _anchor(heading: str) -> str:
    """The name under which a heading can be linked to."""
    return "".join(sign for sign in heading.casefold().replace(" ", "-") if sign.isalnum() or sign in "-_")


def rules_explained() -> str:
    """Every rule with an example and what the audit says of it, why it matters, and its sources."""
    return "\n".join(_explained(rule) for rule in RULES)


def _explained(rule: Rule) -> str:
    parts = [f"### {rule.title.en}", f"{code(rule.name)}, {rule.level}. {rule.says.en}", rule.matters.en]
    parts += [f"> {example} → {said}" for example, said in _said(rule)]
    parts += [f"*Silent:* {rule.silent.en}", f"*Sources:* {rule.reference}"]
    return "\n\n".join(parts) + "\n"


def _said(rule: Rule) -> Iterator[tuple[str, str]]:
    """The first example that the rule flags, and its sentence about it."""
    for example in rule.examples:
        found = [each.message.en for each in audit(example_figures(example.rows)) if each.rule == rule.name]
        if example.flagged and found:
            yield example.says.en, found[0]
            return


def readings() -> str:
    """Every hedge with its interval, and an example as the code reads it."""
    exact = (say("method.no-hedge", "en"), say("method.no-hedge-interval", "en"), _read("", "17000"))
    hedges = (
        (", ".join(words), say(f"method.{kind}", "en"), _read(words[0], "17000")) for kind, words in HEDGES.items()
    )
    shares = (
        (say(f"method.{kind}", "en"), say(f"method.{kind}-interval", "en"), _read(words, value, "percent"))
        for kind, (words, value) in SHARES_IN_WORDS.items()
    )
    return table(("Words", "Read as", "Example"), (exact, *hedges, *shares))


def _read(words: str, value: str, unit: str = "person") -> str:
    found = Units().find(unit)
    read = reading(Decimal(value), words, found) if found else None
    if found is None or read is None:
        raise ValueError(f"{words} {value} {unit} has no reading")
    sign = f" {found.symbol}" if found.symbol else ""
    said = words if sign else f"{words} {_amount(float(value))}".strip()
    return f"{said}: {_interval(read[0], sign)}"


def _interval(interval: Interval, sign: str) -> str:
    """The interval with its brackets: round ones stand for an open end."""
    low = "(−∞" if interval.low is None else f"{'(' if interval.low_open else '['}{_amount(interval.low)}{sign}"
    high = "∞)" if interval.high is None else f"{_amount(interval.high)}{sign}{')' if interval.high_open else ']'}"
    return f"{low}, {high}"


def _amount(value: float) -> str:
    return number(round(value, 1), "en")


def units() -> str:
    """The closed list of units."""
    rows = (
        (
            code(unit.name),
            unit.kind,
            f"{unit.factor} {unit.of}" if unit.of else "",
            ", ".join(dict.fromkeys(filter(None, (*unit.many, unit.symbol, *unit.aliases)))),
        )
        for unit in UNITS
    )
    return table(("Unit", "Kind", "Is", "Also written"), rows)


def commands() -> str:
    """Every command with what must be said to it."""
    return table(("Command", "Does"), ((code(_usage(c)), say(c.help or "", "en")) for c in COMMANDS))


def options() -> str:
    """Every option of every command; options of the same name and words stand together."""
    rows = sorted({row: None for command in COMMANDS for row in _options(command)}, key=lambda row: row[:1])
    merged = []
    for option, same in groupby(rows, key=lambda row: row[:3]):
        merged.append((*option[:1], " ".join(code(row[3]) for row in same), *option[1:]))
    return table(("Option", "Of", "Does", "When left out"), merged)


def _usage(command: click.Command) -> str:
    """Name, arguments and the options without which it does nothing."""
    words = [command.name or ""]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            words.append(parameter.make_metavar(click.Context(command)))
        elif isinstance(parameter, click.Option) and parameter.required:
            words.append(f"{parameter.opts[0]} {_value(parameter)}".strip())
    return " ".join(words)


def _options(command: click.Command) -> Iterator[tuple[str, str, str, str]]:
    for option in command.params:
        if isinstance(option, click.Option):
            left_out = str(option.default) if option.show_default else "must be given" if option.required else ""
            written, does = f"{option.opts[0]} {_value(option)}".strip(), say(option.help or "", "en")
            yield code(written), does, left_out, command.name or ""


def _value(option: click.Option) -> str:
    """What is written after the option, "" for a switch."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.metavar or {"path": "PATH"}.get(option.type.name, "TEXT")


def widths() -> str:
    """How wide a picture can be."""
    rows = ((code(name), f"{size.inches * 25.4:.0f} mm", f"{size.pixels} px") for name, size in SIZES.items())
    return table(("Width", "On paper", "PNG"), rows)


def pages() -> str:
    """Every page of the app, with its Swedish name and its address."""
    rows = (
        (
            say(f"pages.{page.name}", "en"),
            say(f"pages.{page.name}", "sv"),
            code(f"/{page.path}"),
            _what_it_shows(page),
        )
        for page in PAGES
    )
    return table(("Page", "In Swedish", "Address", "What it shows"), rows)


def _what_it_shows(page: AppPage) -> str:
    """The first line that a page's module says of itself. It is not run, since it wants a running app."""
    spec = find_spec(f"facts.app.{page.draw.rpartition('.')[0]}")
    source = Path(spec.origin).read_text("utf-8") if spec and spec.origin else ""
    line = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    subject, colon, rest = line.partition(": ")
    return f"{rest[:1].upper()}{rest[1:]}" if colon else subject


GENERATORS: Mapping[str, Callable[[], str]] = {
    "columns": columns,
    "columns-in-short": columns_in_short,
    "problems": problems,
    "rules": rules,
    "rules-explained": rules_explained,
    "readings": readings,
    "units": units,
    "commands": commands,
    "options": options,
    "widths": widths,
    "pages": pages,
    "gallery": entries,
    "tried": trials,
}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a pipe or a line break in a cell stays in its cell."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def code(text: str) -> str:
    """A name as it is written in the code."""
    return f"`{text}`" if text else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
