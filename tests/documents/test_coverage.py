"""Coverage shows for each document and speaker how many figures there are, and how many stand in the table."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.app.adding.document_search import search_file
from facts.documents.candidates import Candidate
from facts.documents.coverage import TableIndex
from facts.documents.document_file import read_bytes_of
from facts.documents.find import search
from facts.documents.quote_search import letters
from facts.reading.registers import registers_beside
from facts.reading.table import read_table
from tests.reading.tables import table as table_text

HEADER = "id,series,value,unit,period,cited_by,party,party_basis,quote,page,document\n"
DEBATE = """Protokoll den 3 maj 2018

Anna Berg (S): Vi byggde 400 bostäder i fjol. Köerna växer.

Bo Dahl (M): Kommunen sålde 90 lägenheter under 2017. Vi yrkar att 500 bostäder byggs.
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "debatt.txt").write_text(DEBATE, "utf-8")
    row = "a,homes,400,home,2017,Anna Berg,S,document,Vi byggde 400 bostäder i fjol.,1,Debatten\n"
    (tmp_path / "sources.csv").write_text(HEADER + row, "utf-8")
    return tmp_path / "sources.csv"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "facts", *arguments], capture_output=True, text=True, check=False)


def test_each_speakers_figures_are_counted_with_those_in_the_table(table: Path) -> None:
    (answer,) = json.loads(run("coverage", str(table), "--format", "json").stdout)["documents"]
    assert answer["file"] == "debatt.txt"
    assert answer["speakers"] == [
        {"cited_by": "Anna Berg", "party": "S", "candidates": 2, "in_table": 1},
        {"cited_by": "Bo Dahl", "party": "M", "candidates": 1, "in_table": 0},
    ]


def test_what_is_missing_is_named_with_its_page_and_demands_are_not(table: Path) -> None:
    (answer,) = json.loads(run("coverage", str(table), "--format", "json").stdout)["documents"]
    assert [(one["page"], one["text"]) for one in answer["missing"]] == [("1", "Köerna växer"), ("1", "90 lägenheter")]


def test_a_row_whose_sentence_gave_no_candidate_counts_too(table: Path) -> None:
    row = "b,yrkanden,500,home,2018,Bo Dahl,M,document,Vi yrkar att 500 bostäder byggs.,1,Debatten\n"
    table.write_text(table.read_text("utf-8") + row, "utf-8")
    (answer,) = json.loads(run("coverage", str(table), "--format", "json").stdout)["documents"]
    assert answer["speakers"][1] == {"cited_by": "Bo Dahl", "party": "M", "candidates": 2, "in_table": 1}


def test_the_words_say_the_same(table: Path) -> None:
    done = run("coverage", str(table), "--lang", "sv")
    assert "Anna Berg (S): 1 av 2 i tabellen" in done.stdout
    assert "90 lägenheter" in done.stdout


def test_a_folder_that_is_not_there_is_said(table: Path) -> None:
    done = run("coverage", str(table), "--documents", str(table.with_name("absent")))
    assert done.returncode == 2
    assert "There is no folder" in done.stderr
    assert "absent" in done.stderr


def test_find_says_which_rows_of_the_table_say_the_same(table: Path) -> None:
    document = str(table.with_name("documents") / "debatt.txt")
    answer = json.loads(run("find", document, "--in", str(table), "--format", "json").stdout)
    assert {one["text"]: one["in_table"] for one in answer["candidates"]}["400 bostäder"] == ["a"]
    assert {one["text"]: one["in_table"] for one in answer["candidates"]}["90 lägenheter"] == []


OWN_PARTIES = "letters,names,colour,shape\nHp,Hamnpartiet,#113399,square\nLabour,Labour Party,#aa0000,star\n"
OWN_DEBATE = """Debatt den 3 maj 2018

Anna Berg (Hp): Vi byggde 400 bostäder i fjol.

Bo Dahl (Lab) sade att 90 lägenheter såldes under 2017.

Enligt Hamnpartiet läckte 31 båtar 2017.
"""


def test_parties_of_the_users_own_are_known_wherever_a_document_is_searched(table: Path) -> None:
    document = table.with_name("documents") / "debatt.txt"
    document.write_text(OWN_DEBATE, "utf-8")
    known = {"Hp", "Labour"}
    for parties, letters_found in ((None, {"", "Lab"}), (OWN_PARTIES, known)):
        if parties:
            table.with_name("parties.csv").write_text(parties, "utf-8")
        answer = json.loads(run("find", str(document), "--in", str(table), "--format", "json").stdout)
        assert {one["party"] for one in answer["candidates"]} == letters_found
    assert answer["candidates"][-1]["cited_by"] == "Hamnpartiet"
    (answer,) = json.loads(run("coverage", str(table), "--format", "json").stdout)["documents"]
    assert {one["party"] for one in answer["speakers"] if not one["in_table"]} == known
    registers = registers_beside(table)
    in_app = search_file(document, registers.parties)
    assert in_app.wait(60)
    assert {one.speaker.party for one in in_app.candidates} == known


def candidate() -> Candidate:
    [found] = search(read_bytes_of("a.txt", b"In 2012 there were 5023 jobs in Lund.")).candidates
    return found


CANDIDATE = candidate()
CUTS = st.lists(st.sampled_from(["a", "bb", "a long word", "and another", "."]), min_size=1, max_size=6).map(" ".join)


@given(st.lists(CUTS, max_size=8), CUTS)
def test_a_row_is_found_by_any_cut_of_its_quote_and_by_no_other(quotes: list[str], sentence: str):
    rows = [{"id": f"r-{n}", "quote": quote, "value": "5023"} for n, quote in enumerate(quotes)]
    figures = read_table(table_text(*rows).encode()).figures
    assert len(figures) == len(quotes)
    wanted, words = letters(sentence), [letters(quote) for quote in quotes]
    near = [n for n, one in enumerate(words) if one[:40] == wanted[:40]]
    near = near or [n for n, one in enumerate(words) if one in wanted or wanted in one]
    found = TableIndex(figures).rows_of(replace(CANDIDATE, quote=sentence))
    assert [figure.id for figure in found] == [f"r-{n}" for n in near if words[n] in wanted or wanted in words[n]]


@pytest.mark.tried("A thousand claims held against a table of 100 000 rows", "looked up, not compared with each")
def test_a_claim_is_not_compared_with_every_row_of_a_table():
    class Counted(str):
        compared = 0

        def __contains__(self, other: object) -> bool:
            Counted.compared += 1
            return super().__contains__(other)  # type: ignore[operator]

    figures = read_table(table_text(*({"id": f"r-{n}", "quote": f"Row {n} of many"} for n in range(500))).encode())
    index = TableIndex(figures.figures)
    index._words = [Counted(words) for words in index._words]
    assert index.rows_of(replace(CANDIDATE, quote="It is said that Row 77 of many has it")) != []
    assert Counted.compared <= 2
