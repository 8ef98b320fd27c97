"""The log of corrections: what was changed or withdrawn, when and why, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup

from facts.app import markup
from facts.app.adding.fields import labelled
from facts.app.markup import joined, page_of, plain
from facts.app.page_context import PageContext
from facts.saving.corrections import Entry, log_of, read_log, withdrawn_cells
from facts.saving.save_errors import SaveError
from facts.words import Lang, dates, say

_ENTRIES_ON_A_PAGE = 50


def show_corrections_log(context: PageContext) -> None:
    """What has been corrected and withdrawn, the latest first."""
    lang = context.lang
    markup.show_html(Markup("<h2>{}</h2>").format(say("corrections.log", lang)))
    log = log_of(context.open_table.path)
    try:
        entries = read_log(log.read_bytes()) if log.is_file() else []
    except SaveError as refusal:
        markup.show_alert(refusal.text.of(lang))
        return
    if not entries:
        markup.show_html(Markup("<p>{}</p>").format(say("corrections.log_empty", lang)))
        return
    heads = [say(f"corrections.{name}", lang) for name in ("when", "id", "cell", "was", "became", "why")]
    page = page_of(entries[::-1], _ENTRIES_ON_A_PAGE, "log")
    markup.show_html(markup.table(heads, (_entry(entry, lang) for entry in page)))


def _entry(entry: Entry, lang: Lang) -> Iterator[Markup | str]:
    yield plain(_moment(entry.when, lang))
    yield Markup("<code>{}</code>").format(entry.id)
    yield plain(_cell(entry.column, lang))
    for text in (entry.old, entry.new):
        yield plain(text) if entry.column else _whole_row(text, lang)
    taken_back = entry.taken_back
    yield plain(entry.why if taken_back is None else say("corrections.taken_back", lang, why=taken_back))


def _moment(written: str, lang: Lang) -> str:
    """When it was, by the clock of who did it; what is no time is shown as it stands."""
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{dates.day(when.date(), lang)} {when:%H:%M}"


def _cell(column: str, lang: Lang) -> str:
    return labelled(column, lang) if column else say("corrections.whole_row", lang)


def _whole_row(text: str, lang: Lang) -> Markup:
    """A row that was taken out or put back, folded; JSON that is none is shown as it stands."""
    if not text:
        return Markup("–")
    cells = withdrawn_cells(text)
    if not cells:
        return plain(text)
    lines = joined(Markup("<p><code>{}</code> {}</p>").format(name, plain(cell)) for name, cell in cells.items())
    return Markup("<details><summary>{}</summary>{}</details>").format(say("corrections.whole_row", lang), lines)
