"""The page Open: another table is opened by who sits at the machine, and by nobody else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.runtime import context
from streamlit.testing.v1.element_tree import TextInput

from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import ONE_ROW, SMALL

OpenPage = Callable[[Path], Screen]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two tables, a file that is none, and an empty folder."""
    place = tmp_path / "work"
    (place / "next").mkdir(parents=True)
    (place / "first.csv").write_text(SMALL)
    (place / "second.csv").write_text(ONE_ROW)
    (place / "list.csv").write_text("when,what\n")
    return place


@pytest.fixture
def at_the_machine(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    monkeypatch.setenv("FACTS_OPENS_TABLES", "1")
    # AppTest has a stand-in for the address, which is None of a browser on this machine.
    monkeypatch.setattr(context.ContextProxy, "ip_address", None)
    return lambda table: open_app("open", table=table)


def click(screen: Screen, words: str) -> Screen:
    [button] = [each for each in screen.app.button if each.label.replace("\\", "") == words]
    button.click()
    return screen.run()


def folder_box(screen: Screen) -> TextInput:
    return next(box for box in screen.app.text_input if box.label == "Folder")


def test_the_tables_of_the_folder_are_offered(at_the_machine: OpenPage, folder: Path):
    screen = at_the_machine(folder / "first.csv")
    labels = [label.replace("\\", "") for label in screen.labels]
    assert "first.csv is open." in screen.words
    assert "Open second.csv" in labels
    assert not any("list.csv" in label for label in labels)
    assert "next" in labels


def test_an_opened_table_is_the_one_that_is_shown_from_then_on(at_the_machine: OpenPage, folder: Path):
    screen = click(at_the_machine(folder / "first.csv"), "Open second.csv")
    assert os.environ["FACTS_TABLE"] == str(folder / "second.csv")
    assert screen.app.session_state["table-path"] == folder / "second.csv"


def test_a_window_keeps_its_table_when_another_window_opens_another(at_the_machine: OpenPage, folder: Path):
    screen = at_the_machine(folder / "first.csv")
    os.environ["FACTS_TABLE"] = str(folder / "second.csv")
    assert str(folder / "first.csv") in screen.run().text


def test_one_goes_from_folder_to_folder_and_begins_a_table_there(at_the_machine: OpenPage, folder: Path):
    screen = at_the_machine(folder / "first.csv")
    screen.app.selectbox(key="open-next").select(folder / "next").run()
    screen = Screen(screen.app).run()
    assert folder_box(screen).value == str(folder / "next")
    assert "There is no table of cited figures" in screen.text
    screen = click(screen, "Begin sources.csv in this folder")
    assert "There is no table yet" in screen.text
    assert "To its figures" not in screen.labels
    assert os.environ["FACTS_TABLE"] == str(folder / "next" / "sources.csv")
    assert not (folder / "next" / "sources.csv").exists()


@pytest.mark.parametrize("name", ["/no/such/folder", "~nobody-of-that-name/x", "a\0b", "{x}"])
def test_a_folder_that_is_none_is_said_to_be_none(at_the_machine: OpenPage, folder: Path, name: str):
    screen = at_the_machine(folder / "first.csv")
    folder_box(screen).set_value(name)
    assert "There is no folder" in screen.run().text


def test_nobody_else_may_look_into_folders(
    open_app: OpenApp, at_the_machine: OpenPage, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuses() -> bool:
        screen = at_the_machine(folder / "first.csv")
        return (
            str(folder) not in screen.text and "Folder" not in screen.labels and "on that machine itself" in screen.text
        )

    assert not refuses()
    with monkeypatch.context() as readers:
        readers.setenv("FACTS_READONLY", "1")
        assert refuses()
    with monkeypatch.context() as served_otherwise:
        served_otherwise.delenv("FACTS_OPENS_TABLES")
        assert "on that machine itself" in open_app("open", table=folder / "first.csv").text
    for name, value in {
        "ip_address": "192.0.2.7", "url": "http://example.org/open", "is_embedded": True,
        "headers": {"X-Forwarded-For": "192.0.2.7"},
    }.items():  # fmt: skip
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(context.ContextProxy, name, property(lambda _, value=value: value))
            assert refuses(), name
