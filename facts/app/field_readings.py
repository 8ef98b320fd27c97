"""What the program read out of a cell, in the reader's words, to stand beside what was written."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from facts.app import markup
from facts.app.markup import plain
from facts.app.pages import PageContext
from facts.figures.columns import BY_NAME, COLUMNS, Column
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.problems import FieldNames
from facts.figures.wording import quantity, reading_interval, written_amount
from facts.words import Lang, dates, quoted, say


@cache
def names_on_screen(lang: Lang) -> FieldNames:
    """The columns and the words of closed lists as the forms of this app call them, for messages about their fields."""
    names = FieldNames((one, quoted(say(f"kinds.{one}", lang), lang)) for column in COLUMNS for one in column.choices)
    names.update((column.name, column.label.of(lang)) for column in COLUMNS)
    return names


def help_on_screen(column: Column, lang: Lang) -> str:
    """What belongs in a field; a word of a closed list is chosen there, so none is named as in files."""
    if not column.choices:
        return column.help.of(lang)
    called = names_on_screen(lang)
    others = {name: called[name] for name in ("change_since", "compared_with")}
    return say(f"form.help_{column.name}", lang, **others)


def reading_of_field(figure: Figure, column: str, parties: Parties, lang: Lang) -> str:
    """How the cell of `column` is read; "" when it is taken just as it stands."""
    match column:
        case "value":
            is_said = figure.value is not None
            return (written_amount(figure, lang) or quantity(figure.value or 0, None, lang)) if is_said else ""
        case "approximator":
            return _reading(figure, lang)
        case "unit":
            return figure.unit.many.of(lang) if figure.unit else ""
        case "period":
            return _days(figure, lang)
        case "change_since":
            return figure.change_since.named(lang) if figure.change_since else ""
        case "party":
            return ", ".join(parties.find_or_grey(letters).name for letters in figure.parties)
        case "document_date" | "accessed":
            written = figure.document_date if column == "document_date" else figure.accessed
            return dates.day(written, lang) if written else ""
        case "page":
            return figure.page
        case "direction" | "measure_kind" | "time_kind" | "period_basis" | "role":
            choice = getattr(figure, column)
            return say(f"kinds.{choice}", lang) if choice else ""
    return figure.translated(column, lang) if BY_NAME[column].translatable else ""


def every_field(figure: Figure, parties: Parties, lang: Lang) -> Markup:
    """A table of the figure's columns that say something, as written beside as read."""
    heads = [say(f"figures.{name}", lang) for name in ("field", "written", "read")]
    rows = (
        (
            Markup("{} <code>{}</code>").format(column.label.of(lang), column.name),
            plain(figure.raw.get(column.name, "")),
            # A cell without a reading stays empty, so that a telephone can leave it out.
            (read := reading_of_field(figure, column.name, parties, lang)) and plain(read),
        )
        for column in COLUMNS
        if figure.raw.get(column.name, "").strip() or reading_of_field(figure, column.name, parties, lang)
    )
    return Markup('<div class="fields">{}</div>').format(markup.table(heads, rows, stacked=True))


def fields_side_by_side(first: Figure, second: Figure, names: tuple[Markup, Markup], context: PageContext) -> Markup:
    """The columns that say something of either figure, each as written and as read; what differs is marked."""
    lang, parties = context.lang, context.open_table.parties
    heads = (plain(say("figures.field", lang)), *names)
    rows = []
    for column in COLUMNS:
        cells = [
            (figure.raw.get(column.name, "").strip(), reading_of_field(figure, column.name, parties, lang))
            for figure in (first, second)
        ]
        if any(text for cell in cells for text in cell):
            differs = cells[0] != cells[1]
            sign = Markup('<b title="{0}">≠<span class="unseen"> {0}</span></b> ').format(say("figures.differs", lang))
            field = (sign if differs else Markup("")) + Markup.escape(column.label.of(lang))
            rows.append((field, *(_both(*cell, differs=differs) for cell in cells)))
    return markup.table(heads, rows, kind="beside")


def _both(written: str, reading: str, *, differs: bool) -> Markup:
    words = plain(written)
    if reading and reading != written:
        words += Markup('<span class="sub">{}</span>').format(plain(reading))
    return Markup('<mark class="differs">{}</mark>').format(words) if differs and (written or reading) else words


def _reading(figure: Figure, lang: Lang) -> str:
    if figure.reading is None or not figure.approximator:
        return ""
    read = say("charts.read_as", lang, interval=reading_interval(figure, lang))
    translation = figure.translated("approximator", lang)
    contested = f" ({say('figures.contested', lang)})" if figure.contested else ""
    return (f"{translation}: " if translation else "") + read + contested


def _days(figure: Figure, lang: Lang) -> str:
    first, last = figure.period.days
    if first == last:
        return figure.period.named(lang)
    return f"{figure.period.named(lang)}: {dates.day(first, lang)} – {dates.day(last, lang)}"
