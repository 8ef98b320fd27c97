"""What readers see change: figures that were added, corrected and withdrawn, when and why.

Corrections and withdrawals stand in the log. A table does not say when a row was added: an addition is dated by the
day on which its source was read, else by the day of its document, and is left out where neither is stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Literal

from facts.figures.columns import BY_NAME, TRANSLATIONS
from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.saving.corrections import Entry, withdrawn_cells
from facts.share.publication import Publication
from facts.words import Lang, dates, say

ChangeKind = Literal["added", "corrected", "withdrawn"]


@dataclass(frozen=True, slots=True)
class PublicChange:
    """One change; `column`, `old` and `new` of a correction, `old` of a withdrawal is what the row said, by column.

    `when` is in UTC; None where the log holds something that is no time, and then `written` is what it holds.
    """

    kind: ChangeKind
    figure: str
    when: datetime | None
    written: str
    why: str = ""
    column: str = ""
    old: str = ""
    new: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    def day(self, lang: Lang) -> str:
        """The day of the change for a reader of `lang`."""
        return dates.day(self.when.date(), lang) if self.when else self.written

    def in_words(self, lang: Lang) -> str:
        """What happened, in a sentence."""
        if self.kind == "corrected":
            none = say("changes.blank", lang)
            name = column_label(self.column, lang)
            return say("changes.corrected_text", lang, column=name, old=self.old or none, new=self.new or none)
        return say(f"changes.{self.kind}_text", lang)

    def with_reason(self, lang: Lang) -> str:
        """What happened, and why."""
        why = say("changes.because", lang, why=self.why) if self.why else ""
        return f"{self.in_words(lang)} {why}".rstrip()


def column_label(name: str, lang: Lang) -> str:
    """A column as readers call it: Value, Quote (sv)."""
    if name in TRANSLATIONS:
        column, language = TRANSLATIONS[name]
        return f"{column.label.of(lang)} ({language})"
    return BY_NAME[name].label.of(lang) if name in BY_NAME else name


def entries_about(publication: Publication, figures: Sequence[Figure]) -> tuple[Entry, ...]:
    """The entries of the log about `figures` and about rows withdrawn from their series; all of it for a whole table.

    Of a filtered view withdrawn rows are left out too: whether the filters would keep them cannot be known.
    """
    if len(figures) == len(publication.table.figures):
        return publication.log
    ids = {figure.id for figure in figures}
    keys = {figure.series for figure in figures} if publication.visible is None else set()
    return tuple(
        entry
        for entry in publication.log
        if entry.id in ids or (not entry.column and withdrawn_cells(entry.old or entry.new).get("series") in keys)
    )


def logged_changes(log: Sequence[Entry]) -> list[PublicChange]:
    """The corrections and withdrawals of a log, the latest first."""
    return [_change_of(entry) for entry in reversed(log)]


def additions(figures: Sequence[Figure], most: int) -> list[tuple[PublicChange, Figure]]:
    """The figures added last, the latest first and of one day in the table's order, at most so many."""
    dated = [(figure.accessed or figure.document_date, n, figure) for n, figure in enumerate(figures)]
    known = sorted(
        ((day, n, figure) for day, n, figure in dated if day), key=lambda each: (-each[0].toordinal(), each[1])
    )
    return [
        (PublicChange("added", figure.id, datetime.combine(day, time(), UTC), ""), figure)
        for day, _, figure in known[:most]
    ]


def in_one_line(figure: Figure, lang: Lang) -> str:
    """A figure in a line: what it says, for when, and who says it."""
    who = figure.text("cited_by", lang) if figure.is_claim else figure.text("producer", lang)
    words = f"{figure_words(figure, lang, worded=True)} ({figure.period.named(lang)})"
    return f"{words}, {who}" if who else words


def _change_of(entry: Entry) -> PublicChange:
    about = entry.id, _moment(entry.when), entry.when, entry.why
    if entry.column:
        return PublicChange("corrected", *about, entry.column, entry.old, entry.new)
    if entry.new and not entry.old:
        # A withdrawal that was taken back puts its row into the table again.
        return PublicChange("added", *about)
    return PublicChange("withdrawn", *about, cells=tuple(withdrawn_cells(entry.old).items()))


def _moment(written: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(written)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
