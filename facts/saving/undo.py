"""Taking a save back: all of it, or nothing with the reason; what others have saved since stays."""

from __future__ import annotations

from facts.figures.problems import has_errors
from facts.reading.registers import registers_beside
from facts.reading.table import check
from facts.saving import corrections
from facts.saving.save_errors import Conflict
from facts.saving.table_save import Change, Saved, save_table
from facts.words import Text

_CHANGED_SINCE = Text(
    "{file} has been changed since, in the lines that were saved here too, so this save cannot be undone alone. "
    "Nothing was changed. Correct or withdraw the rows one by one.",
    "{file} har ändrats sedan dess, också på raderna som sparades här, så sparandet kan inte ångras för sig. Inget "
    "ändrades. Rätta eller ta bort raderna en och en.",
)
_BRINGS_ERRORS = Text(
    "{file} has been changed since, and without what was saved here it would have errors: other rows build on it. "
    "Nothing was changed. Correct or withdraw those rows first.",
    "{file} har ändrats sedan dess, och utan det som sparades här skulle den få fel: andra rader bygger på det. Inget "
    "ändrades. Rätta eller ta bort de raderna först.",
)


def undo_save(saved: Saved) -> Saved:
    """Take back what `saved` did and nothing else; Conflict says why when that cannot be done."""
    name = saved.path.name

    def take_back(current: bytes) -> Change:
        earlier = saved.splice.taken_back(current)
        if earlier is None:
            raise Conflict(_CHANGED_SINCE.format(file=name))
        entries = tuple(corrections.undone(entry) for entry in saved.entries)
        change = Change(earlier, entries)
        if not saved.is_last(current):
            registers = registers_beside(saved.path)
            if has_errors(check(earlier, registers).problems) and not has_errors(check(current, registers).problems):
                raise Conflict(_BRINGS_ERRORS.format(file=name))
        return change

    return save_table(saved.path, take_back)
