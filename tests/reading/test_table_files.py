"""What can be opened from a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facts.reading import table_files
from facts.reading.table_files import is_table, listing_of, own_table, shipped_file

HEADER = "id,series,period,value,unit\n"


def test_tables_and_folders_are_listed_by_name_and_the_usual_name_first(tmp_path: Path):
    for name in ("beta.csv", "Alpha.csv", "sources.csv"):
        (tmp_path / name).write_text(HEADER)
    for name in ("b", "A", ".hidden"):
        (tmp_path / name).mkdir()
    found = listing_of(tmp_path)
    assert [path.name for path in found.tables] == ["sources.csv", "Alpha.csv", "beta.csv"]
    assert [path.name for path in found.folders] == ["A", "b"]
    assert not found.has_more


@pytest.mark.parametrize(
    "text",
    [
        "# our own table\nSeries;ID;Period;Value\n",
        "\ufeffid\tseries\tperiod\n",
        HEADER + "x" * 200_000,
        HEADER + "a,b,2020,1,item\n" * 20_000,
    ],
    ids=["comments and other separators", "a mark at the start", "one long cell", "a long table"],
)
def test_a_table_is_known_by_the_columns_that_each_has(tmp_path: Path, text: str):
    path = tmp_path / "any.csv"
    path.write_text(text, "utf-8")
    assert is_table(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [("other.csv", "when,what\n"), ("units.csv", HEADER), ("empty.csv", ""), ("table.txt", HEADER), ("raw.csv", "\0")],
)
def test_other_files_are_no_tables(tmp_path: Path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text)
    assert not is_table(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "away.csv").symlink_to(tmp_path / "gone")
    assert listing_of(tmp_path).tables == ()


def test_a_folder_with_very_much_in_it_says_that_there_is_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(table_files, "MOST_NAMES", 3)
    for n in range(5):
        (tmp_path / f"{n}").mkdir()
    found = listing_of(tmp_path)
    assert found.has_more
    assert len(found.folders) == 3


@pytest.mark.tried("A table that is a link to a drive which is not there", "no other table is taken for it")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links for everybody")
@pytest.mark.parametrize("target", ["/nowhere/sources.csv", "sources.csv"])
def test_a_link_that_leads_nowhere_stands_for_no_other_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTS_TABLE", raising=False)
    assert own_table() == shipped_file("sources.csv")
    Path("sources.csv").symlink_to(target)
    assert own_table() == Path("sources.csv")
