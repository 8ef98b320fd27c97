"""A document's claims are proposed with their whole quotes, pages, numbers, hedges, periods and speakers."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.documents import blocks, table_lines
from facts.documents.blocks import pieces
from facts.documents.candidates import Candidate
from facts.documents.document_file import read_bytes_of
from facts.documents.find import Search, find_candidates, search

MEMO = """Förskolenämnden
Protokoll den 14 mars 2019

Antalet barn i kö har ökat från 46 till 88 sedan 2017. Drygt 1 200 elever fick
plats förra året, tolv fler än 2017.\f
Allt fler föräldrar klagar. Enligt 8 kap. 3 § skollagen (2010:800) ska plats
erbjudas inom fyra månader.

Reservation (V)

Vi yrkar att 40 förskollärare anställs. Var sjätte plats står tom.
"""


def found_in(text: str, name: str = "memo.txt") -> Search:
    return search(read_bytes_of(name, text.encode()))


def claim(search: Search, text: str) -> Candidate:
    (one,) = [candidate for candidate in search.candidates if candidate.text == text]
    return one


@pytest.fixture(scope="module")
def memo() -> Search:
    return found_in(MEMO)


def test_a_change_and_its_two_ends_are_levels_of_two_times(memo: Search) -> None:
    first, last = claim(memo, "46"), claim(memo, "88")
    assert (first.value, first.unit, first.period) == (46, "child", "2017")
    assert (last.value, last.unit, last.period, last.kind) == (88, "child", "2019-03-14", "figure")


def test_a_hedged_figure_has_its_hedge_unit_and_period(memo: Search) -> None:
    one = claim(memo, "Drygt 1 200 elever")
    assert (one.value, one.approximator, one.unit, one.period) == (1200, "Drygt", "person", "2018")
    assert one.quote == "Drygt 1 200 elever fick plats förra året, tolv fler än 2017."
    assert one.page == "1"


def test_more_than_last_time_is_a_change_since_then(memo: Search) -> None:
    one = claim(memo, "tolv")
    assert (one.kind, one.value, one.change_since) == ("change", 12, "2017")


def test_a_claim_without_a_number_has_a_direction(memo: Search) -> None:
    one = claim(memo, "Allt fler föräldrar")
    assert (one.kind, one.direction, one.value, one.page) == ("direction", "increase", None, "2")


def test_what_a_reservation_wants_is_a_demand_of_its_party(memo: Search) -> None:
    one = claim(memo, "40 förskollärare")
    assert (one.kind, one.speaker.party, one.speaker.name) == ("demand", "V", "Vänsterpartiet")


def test_a_share_in_words_is_a_figure_with_the_words_as_its_hedge(memo: Search) -> None:
    one = claim(memo, "Var sjätte")
    assert (one.as_dict()["value"], one.unit, one.approximator) == (16.7, "percent", "Var sjätte")


def test_no_number_disappears(memo: Search) -> None:
    reasons = {out.text: out.why.en for out in memo.left_out}
    assert reasons["8 kap. 3 §"] == "law"
    assert reasons["2010:800"] == "law"
    assert reasons["fyra månader"] == "limit that defines a group"


def test_the_marks_of_a_candidate_stand_on_its_pages_text(memo: Search) -> None:
    pages = MEMO.split("\f")
    for one in memo.candidates:
        words = " ".join(pages[page - 1][start:end] for page, start, end in one.spans)
        assert " ".join(words.split()) == one.text


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "facts", *arguments], capture_output=True, text=True, check=False)


def test_the_command_gives_one_json_object(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(MEMO, "utf-8")
    done = run("find", str(tmp_path / "memo.txt"), "--format", "json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert (answer["file"], answer["pages"], answer["language"], answer["date"]) == ("memo.txt", 2, "sv", "2019-03-14")
    for one in answer["candidates"]:
        assert one["quote"][one["start"] : one["end"]] == one["text"]


def test_the_command_gives_rows_in_the_templates_columns(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(MEMO, "utf-8")
    done = run("find", str(tmp_path / "memo.txt"), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["series"] for row in rows} == {""}
    assert "1200" in [row["value"] for row in rows]
    assert all(row["value"] != "40" for row in rows)


@pytest.mark.parametrize(("name", "code"), [("nothing.txt", 2), ("broken.pdf", 1), ("broken.docx", 1)])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, code: int) -> None:
    if code == 1:
        (tmp_path / name).write_bytes(b"%PDF-1.7 nothing")
    done = run("find", str(tmp_path / name), "--format", "json")
    assert done.returncode == code
    assert name in json.loads(done.stdout)["error"]
    assert "Traceback" not in done.stderr


def test_the_items_of_a_list_are_of_the_time_and_kind_that_its_first_line_says() -> None:
    found = found_in(
        "Budget 2019\nAntagen den 4 december 2018\n\nFör 2020 gäller följande mål:\n\n"
        "• minst 85 procent av eleverna ska nå målen (2018: 71 procent)\n\n"
        "• frånvaron ska ned från 6,4 till 5,5 procent\n"
    )
    by_text = {one.text: (one.measure_kind, one.period) for one in found.candidates}
    assert by_text["minst 85 procent"] == ("target", "2020")
    assert by_text["71 procent"] == ("outcome", "2018")
    assert by_text["6,4"] == ("outcome", "2018-12-04")
    assert by_text["5,5 procent"] == ("target", "2020")


def test_a_dissent_is_of_its_party_and_of_the_day_of_the_meeting() -> None:
    found = found_in(
        "Stockholm den 13 september 2012\n\n"
        "Nämnden beslutade vid sitt sammanträde den 12 juni 2012 att avslå skrivelsen.\n\n"
        "Reservation anfördes av ledamoten Eva Holm (V) enligt följande.\n\nKlyftorna i staden ökar.\n"
    )
    (one,) = found.candidates
    assert (one.speaker.name, one.speaker.party, one.period) == ("Eva Holm", "V", "2012-06-12")


def test_a_comparison_with_another_place_is_not_a_change() -> None:
    one = claim(
        found_in("Datum: 2020-05-04\n\nKostnaden är 12 procent högre än i Norge, och priset steg med 3 procent."),
        "12 procent",
    )
    assert (one.kind, one.compared_with) == ("comparison", "i Norge")


def test_a_record_is_a_superlative() -> None:
    (one,) = found_in("Datum: 2020-05-04\n\nArbetslösheten är på den lägsta nivån sedan 2008.").candidates
    assert (one.kind, one.direction, one.change_since) == ("superlative", "lowest", "2008")


@pytest.mark.parametrize("before", range(1_960, 2_004, 4))
def test_a_sentence_too_long_to_be_one_is_never_cut_inside_a_number(before: int) -> None:
    filler = ("bostäder, " * 300)[: before - 2]
    search = found_in(f"{filler}, drygt 17 000 barn fick plats 2012 " + "och skolor, vägar " * 200)
    assert [(found.value, found.approximator) for found in search.candidates if found.value] == [(17_000, "drygt")]


@given(st.text("ab 1,", max_size=400), st.integers(2, 60))
def test_the_pieces_of_a_text_are_the_whole_text_in_its_order(text: str, most: int) -> None:
    spans = list(pieces(text, 0, len(text), most))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= most for start, end in spans)


@pytest.mark.tried("A document of 100 000 broken lines", "read in a second or two")
def test_a_document_of_nothing_but_broken_lines_costs_what_its_letters_cost() -> None:
    # Each line is looked at with a few letters of what stands before it, not with all of it.
    opened = Counter[int]()

    class Counted:
        def search(self, text: str) -> None:
            opened[len(text)] += 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_TERMINAL", Counted())
        found_in("a-\n" * 2_000)
    assert opened
    assert max(opened) <= 100


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("letter.txt", "Stockholm 2015-02-30\n\nDen 31 februari 2015 fanns 17 000 lediga jobb, drygt 5 procent."),
        ("page.html", '<meta name="date" content="2012-02-30"><p>There were 17,000 vacancies on 30 February 2012.'),
    ],
)
@pytest.mark.tried("A document dated on a day that no calendar has", "read as one without a date")
def test_a_day_that_no_calendar_has_is_no_date(name: str, text: str) -> None:
    search = found_in(text, name)
    assert search.about.date is None
    assert search.candidates
    assert not any("-02-3" in found.period for found in search.candidates)


@pytest.mark.parametrize(
    "text",
    ["Det var 5 procent enligt,, 2012.", "Enligt,Enligt,Enligt, 5 procent", "According to , , it was 5 per cent."],
)
def test_where_nobody_follows_according_to_nobody_is_named(text: str) -> None:
    assert all(one.speaker.name == "" for one in found_in(f"LETTER\n\n2 May 2024\n\n{text}\n").candidates)


def test_months_without_their_number_are_no_span() -> None:
    assert found_in("LETTER\n\n2 May 2024\n\n(to March 2012) 4,300 homes were built to March 2012.\n").candidates


@pytest.mark.tried(
    "A line of a hundred thousands, each of which may be a column of its own", "read once, not in each way"
)
def test_a_row_of_many_numbers_costs_what_its_letters_cost() -> None:
    found_in("Report 2016\n\nBuses and trains   " + "1 000 000 0001 " * 25 + "x More firms offer showers.\n")
    assert table_lines.row_cells("Name " + "1 000 000 0001 " * 25) != ()


def test_what_happened_then_may_stand_between_since_and_its_year() -> None:
    text = "LETTER\n\n2 May 2024\n\nRough sleeping has tripled since the new council took office in 2018.\n"
    [change] = search(read_bytes_of("letter.txt", text.encode())).candidates
    assert (change.change_since, change.value) == ("2018", 3)


def test_what_somebody_asked_and_who_was_absent_is_no_claim() -> None:
    text = "MINUTES\n\n14 May 2024\n\nApologies: 2\n\nCouncillor Byrne asked how many of the 25 units were empty.\n"
    found = search(read_bytes_of("minutes.txt", text.encode()))
    assert not found.candidates
    assert {"in a question", "attendance"} <= {left.why.en for left in found.left_out}


@pytest.mark.parametrize(
    "text",
    [
        "Antalet jobb har fördubblats och antalet bostäder har fördubblats.",
        "Jobs have doubled while homes have halved.",
    ],
)
def test_two_changes_in_words_without_a_number_are_two_claims(text: str) -> None:
    assert len(search(read_bytes_of("a.txt", text.encode())).candidates) == 2


@pytest.mark.tried("A text of 20 million letters without page breaks", "its first claims come while the rest is read")
def test_the_first_claims_of_a_long_page_come_while_the_rest_is_read() -> None:
    text = "\n\n".join(f"År {2000 + n % 20} fick {n + 100} barn plats i Åby." for n in range(500))
    document = read_bytes_of("long.txt", text.encode())
    stretches = [found.candidates for found in find_candidates(document)]
    assert 100 <= len(stretches[0]) <= 250
    assert [one.value for found in stretches for one in found] == [*range(100, 600)]
