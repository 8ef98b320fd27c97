"""What somebody does on the page Add figures, for the tests of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.app.screen import Screen
from tests.reading.tables import ROW, table

JOBS = {
    "id": "ny-1", "topic": "Work", "topic_sv": "Arbete", "series": "jobs", "title": "Summer jobs", "value": "400",
    "unit": "jobs", "period": "2013", "place": "Uppsala", "document": "Budget 2014", "document_date": "2013-10-01",
    "document_url": "https://example.org/budget-2014",
}  # fmt: skip
"""A row of a second document that joins the series of summer jobs in the small table."""


def new_table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """A file with rows of the second document, each with the changes of one of `rows`; without any, its header."""
    if not rows:
        return (",".join(dict.fromkeys((*ROW, *JOBS))) + "\n").encode()
    return table(*(JOBS | row for row in rows), delimiter=delimiter).encode()


def workbook(*rows: dict[str, str]) -> bytes:
    """The same rows as an Excel workbook."""
    book = Workbook()
    sheet = book.active
    names = list(ROW | JOBS)
    sheet.append(names)
    for row in rows:
        sheet.append([(ROW | JOBS | row).get(name, "") for name in names])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def widget(screen: Screen, key: str) -> Any:
    """The widget with this key."""
    kinds = ("button", "button_group", "text_input", "text_area", "selectbox", "multiselect", "checkbox")
    return next(one for kind in kinds for one in screen.app.get(kind) if one.key == key)


def has_widget(screen: Screen, key: str) -> bool:
    """Whether the page has a widget with this key."""
    return key in {one.key for kind in ("button", "checkbox", "text_area") for one in screen.app.get(kind)}


def run(screen: Screen) -> Screen:
    """The page after another run."""
    screen.run()
    for box in screen.app.selectbox:
        if box.value:
            offer(box, box.value)
    return screen


def offer(box: Any, text: str) -> None:
    """Let AppTest choose what a reader may write: it knows only what is offered."""
    if (words := box.format_func(text)) not in box.options:
        box.options.append(words)


def upload(screen: Screen, data: bytes, name: str = "figures.csv") -> Screen:
    """The page after somebody chose a file."""
    screen.app.file_uploader[0].set_value((name, data, "application/octet-stream"))
    return run(screen)


def paste(screen: Screen, text: str) -> Screen:
    """The page after somebody pasted rows and had them read."""
    screen.app.text_area[0].set_value(text)
    next(button for button in screen.app.button if button.key and "paste-form" in button.key).click()
    return run(screen)


def click(screen: Screen, key: str) -> Screen:
    """The page after a click."""
    widget(screen, key).click()
    return run(screen)


def cells(screen: Screen) -> list[Any]:
    """The fields of the grid's cells that can be mended, in their order."""
    kinds = ("text_input", "text_area", "selectbox")
    return [one for kind in kinds for one in screen.app.get(kind) if one.key and one.key.startswith("cell-")]


def mend(screen: Screen, number: int, column: str, text: str) -> Screen:
    """The page after somebody wrote in a cell of the grid."""
    field = next(one for one in cells(screen) if one.key.endswith(f"-{number}-{column}"))
    if field.type == "selectbox":
        offer(field, text)
    field.set_value(text)
    return run(screen)


def tick(screen: Screen, number: int, *, wanted: bool) -> Screen:
    """The page after somebody ticked a row of the grid, or not."""
    box = next(box for box in screen.app.checkbox if box.key.startswith("tick-") and box.key.endswith(f"-{number}"))
    box.set_value(wanted)
    return run(screen)


def button(screen: Screen, begins: str) -> str:
    """The key of the first button whose key begins so."""
    return next(one.key for one in screen.app.button if one.key and one.key.startswith(begins))


def button_group(screen: Screen, begins: str) -> str:
    """The key of the first choice whose key begins so."""
    return next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith(begins))


def write(screen: Screen, **texts: str) -> Screen:
    """The page after somebody filled fields of the form, one after the other."""
    for name, text in texts.items():
        field = widget(screen, f"form-{name}")
        if field.type == "selectbox":
            offer(field, text)
        field.set_value(text)
        run(screen)
    return screen


def go(screen: Screen, way: str) -> Screen:
    """The page after somebody chose what to do."""
    widget(screen, "way").set_value(way)
    return run(screen)


def choose(screen: Screen, **choices: str) -> Screen:
    """The page after somebody chose a figure, an action or a column to mend, or gave a search."""
    for name, choice in choices.items():
        widget(screen, f"mend-{name}").set_value(choice)
        run(screen)
    return screen


def give_reason(screen: Screen, why: str) -> Screen:
    """The page after somebody wrote a reason."""
    next(one for one in screen.app.text_input if one.key and one.key.startswith("mend-why")).set_value(why)
    return run(screen)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table on disk."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Whatever is done here leaves the file as it was."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
