"""Tables with other headers: good first guesses, constants, ids, and the decision remembered."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.csvfile import header
from facts.csvfile.header import likely_column
from facts.csvfile.source import open_source
from facts.figures.columns import BY_NAME
from facts.reading.ids import make_ids, same_id
from facts.reading.mapping import (
    ColumnMapping,
    ambiguous_numbers,
    count_gaps,
    first_lines,
    guess_mapping,
    likely_header,
    map_table,
    open_other,
    rows_by_kind,
    with_header_row,
)
from facts.reading.table import Incoming
from facts.saving.append import plan
from facts.saving.remembered_mappings import MEMORY_NAME, last_mapping, recall_mapping, remember_mapping
from facts.saving.save_errors import NotSaved
from tests.reading.tables import table

FOREIGN = (
    "Rubrik;Värde;År;Kommun;Källa;Parti;Citat;Sida;Sagt av;Diarienr;Enhet\r\n"
    "Vräkta barn;17.000;2012;Täby;https://example.org;M;Det är så.;3;Åsa Ek;7/12;barn\r\n"
    "\r\n"
    "Vräkta barn;1,234;2011;Täby;;;Så är det.;4;Bo Al;;barn\r\n"
).encode("cp1252")


def other(data: bytes = FOREIGN) -> Incoming:
    return Incoming(data)


def rows(new: Incoming) -> list[dict[str, str]]:
    source = open_source(new.data)
    return [dict(zip(source.header.columns, record.cells, strict=True)) for record in source.records()][1:]


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Värde", "value"), ("År", "period"), ("Kommun", "place"), ("Källa", "producer"), ("Parti", "party"),
        ("CITAT", "quote"), ("Sida", "page"), ("Ordagrant citat", "quote"), ("Page number", "page"),
        ("Sagt_av", "cited_by"), ("Enhet (t.ex. kr)", "unit"), ("Source", "producer"), ("Year", "period"),
        ("Datum", "document_date"), ("Länk", "document_url"), ("quote_en", "quote_en"), ("Diarienr", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_header_in_swedish_or_english_is_recognised(written, column):
    assert likely_column(written) == column


def test_every_alias_leads_to_one_column_that_exists():
    listed = tomllib.loads(Path(header.__file__).with_name("column_aliases.toml").read_text("utf-8"))
    assert set(listed) <= set(BY_NAME)
    for name, words in listed.items():
        for word in words:
            assert likely_column(word) == name, word


def test_the_first_guess_says_what_is_still_missing():
    first = guess_mapping(open_other(other()))
    assert first.columns == (
        "title", "value", "period", "place", "source_url", "party", "quote", "page", "cited_by", "", "unit",
    )  # fmt: skip
    assert first.missing == ("document",)
    assert replace(first, constants={"document": "Bokslut"}).missing == ()


def test_what_is_still_missing_depends_on_the_role():
    first = guess_mapping(open_other(other("Kommun;År;Antal\nHåbo;2012;5\n".encode())))
    assert first.missing == ("series", "unit", "cited_by", "quote", "document")
    assert replace(first, constants={"role": "reference"}).missing == ("series", "unit", "source_url")
    of_office = replace(first, constants={"role": "reference", "source_url": "https://example.org"})
    assert of_office.missing == ("series", "unit")


def test_a_row_that_may_be_left_out_is_told_by_what_the_file_says_of_it():
    source = open_other(other("Kommun;År;Antal\nHåbo;2012;..\n".encode()))
    mapping = replace(guess_mapping(source), constants={"role": "reference", "unit": "person"})
    assert rows_by_kind(source, mapping) == {"no_figure": ["Håbo 2012 .."]}


def test_in_a_table_of_ours_the_users_own_columns_are_kept():
    first = guess_mapping(open_other(Incoming(table({"dnr": "7/12"}).encode())))
    assert first.columns[-1] == "dnr"


def test_no_column_is_guessed_twice():
    first = guess_mapping(open_other(other("År;Tid;Värde\n2012;2013;5\n".encode())))
    assert first.columns == ("period", "", "value")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Område;Årtal;Antal\nUppsala;2012;5\nKnivsta;2012;7\n", ("place", "period", "value")),
        ("Område;Titel;År;Antal\nSkola;Elever;2012;5\n", ("topic", "title", "period", "value")),
        ("Kategori;År;Antal\nMän;2012;5\n", ("topic", "period", "value")),
        ("Vem;Sa så här\nÅsa Ek;Antalet bostäder har ökat till 17 000.\n", ("cited_by", "quote")),
        ("Kommun;Räknat i;Då;Antal\nHåbo;tusen personer;2012;5\n", ("place", "unit", "period", "value")),
        ("Lag;A;B\nM;5;7\nS;6;8\n", ("", "", "")),
        ("År;Antal;Källa;Länk\n2012;5;SCB;https://scb.se/a\n", ("period", "value", "producer", "source_url")),
        ("Vem;År;Antal;Länk\nÅsa Ek;2012;5;https://a.se\n", ("cited_by", "period", "value", "document_url")),
        ("Datum;Värde;Dokumentdatum\n2024-03-31;5;2024-04-12\n", ("period", "value", "document_date")),
        ("Vem;Citat;Källa\nÅsa Ek;Det byggdes 5 hem i år.;Budget\n", ("cited_by", "quote", "document")),
    ],
    ids=[
        "an area is a place",
        "a subject",
        "no area",
        "sentences",
        "units and years",
        "letters",
        "where published figures stand",
        "where somebody says it",
        "two dates",
        "where a quote stands",
    ],
)
def test_what_stands_below_a_heading_helps_to_guess_what_it_is(text: str, columns: tuple[str, ...]):
    assert guess_mapping(open_other(other(text.encode()))).columns == columns


@pytest.mark.parametrize(
    ("when", "column"),
    [("2021", "period"), ("2021-09", "period"), ("2021-09-13", "document_date"), ("?", "document_date")],
)
def test_a_year_under_when_is_what_the_figures_are_about_and_a_day_that_of_the_document(when: str, column: str):
    source = open_other(other(f"När;Var;Värde\n{when};Lund;41\n{when};Ale;42\n".encode()))
    assert guess_mapping(source).columns == (column, "place", "value")


def test_ids_of_long_names_are_cut_at_the_end_of_a_word_and_stay_apart():
    row = {"series": "utgifter-for-kommunal-verksamhet-per-invanare", "period": "2021", "place": "Upplands Väsby",
           "producer": "Hultsfreds kommun, budget antagen av fullmäktige"}  # fmt: skip
    assert list(make_ids([row, row])) == [
        "utgifter-for-kommunal-verksamhet-upplands-vasby-2021-hultsfreds-kommun",
        "utgifter-for-kommunal-verksamhet-upplands-vasby-2021-hultsfreds-kommun-2",
    ]


def test_a_mapped_table_can_be_added_with_the_lines_of_its_owner():
    source = open_other(other())
    mapping = replace(
        guess_mapping(source), constants={"document": "Bokslut", "party_basis": "document"}, decimals={"value": ","}
    )
    new = map_table(other(), mapping, taken=["VRAKTA-BARN-TABY-2011-BO-AL"])
    first, second = rows(new)
    assert (first["id"], second["id"]) == ("vrakta-barn-taby-2012-asa-ek", "vrakta-barn-taby-2011-bo-al-2")
    assert (first["value"], second["value"]) == ("17000", "1,234")
    assert first["document"] == second["document"] == "Bokslut"
    assert first["series"] == second["series"] == "vrakta-barn"
    addition = plan(table({}).encode(), new)
    assert addition.is_ready, addition.problems
    assert [new.line(line) for line in (2, 3)] == [2, 4]


def test_numbers_with_two_readings_are_shown_and_settled_by_column():
    source = open_other(other())
    [found] = ambiguous_numbers(source, guess_mapping(source))["value"]
    assert (found.written, found.with_comma, found.with_point) == ("17.000", Decimal(17000), Decimal("17.000"))
    for sign, becomes in ((",", "17000"), (".", "17,000")):
        assert rows(map_table(other(), replace(guess_mapping(source), decimals={"value": sign})))[0]["value"] == becomes
    assert rows(map_table(other(), guess_mapping(source)))[0]["value"] == "17.000"


def test_a_table_of_ours_is_settled_too():
    ours = Incoming(table({"value": "1,234"}, {"value": "1,5"}).encode())
    mapping = replace(guess_mapping(open_other(ours)), decimals={"value": "."})
    assert [row["value"] for row in rows(map_table(ours, mapping))] == ["1234", "1,5"]


def test_the_mapping_of_a_file_with_the_same_header_is_remembered(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}).encode())
    source = open_other(other())
    assert recall_mapping(path, source) is None
    mapping = replace(guess_mapping(source), constants={"document": "Bokslut"}, decimals={"value": ","})
    mapping = replace(mapping, series={"Sommarjobb": "jobs"})
    remember_mapping(path, source, replace(mapping, constants={}))
    remember_mapping(path, source, mapping)
    assert recall_mapping(path, source) == mapping
    assert recall_mapping(path, open_other(other("År;Värde\n2012;5\n".encode()))) is None
    again = last_mapping(path, FOREIGN)
    assert again is not None
    assert rows(map_table(*again))[0]["document"] == "Bokslut"


def test_that_figures_stand_in_the_words_only_is_remembered_and_left_to_a_person(tmp_path):
    path, claims = tmp_path / "sources.csv", b"Vem;Citat\nAnna Ek;Det var 24 barn 2012.\n"
    source = open_other(Incoming(claims))
    mapping = ColumnMapping(("cited_by", "quote"), {"series": "barn", "document": "Brev"}, reads_text=True)
    assert mapping.missing == ()
    remember_mapping(path, source, mapping)
    assert recall_mapping(path, source) == mapping
    assert last_mapping(path, claims) is None


def test_a_memory_from_before_titles_were_kept_is_still_good(tmp_path):
    path, source = tmp_path / "sources.csv", open_other(other())
    remember_mapping(path, source, guess_mapping(source))
    memory = path.with_name(MEMORY_NAME)
    [entry] = json.loads(memory.read_text("utf-8"))
    del entry["series"]
    memory.write_text(json.dumps([entry]), "utf-8")
    assert recall_mapping(path, source) == guess_mapping(source)


def test_rows_continue_the_statistic_that_their_title_was_said_to_mean():
    source = open_other(titled := other("Rubrik;År;Antal\nSommarjobb;2012;5\nFerieplatser;2012;6\n".encode()))
    new = map_table(titled, replace(guess_mapping(source), series={"Sommarjobb": "jobs"}))
    assert [row["series"] for row in rows(new)] == ["jobs", "ferieplatser"]


@pytest.mark.tried("The file in which mappings are remembered, damaged", "left as it is, and said; nothing is lost")
@pytest.mark.parametrize("memory", [b"{", b"7", b"[" * 99_999, "[å]".encode("cp1252")])
def test_a_damaged_memory_is_left_as_it_is_and_said(tmp_path, memory):
    path = tmp_path / "sources.csv"
    (tmp_path / MEMORY_NAME).write_bytes(memory)
    source = open_other(other())
    assert recall_mapping(path, source) is None
    with pytest.raises(NotSaved, match=r"mappings\.json.* is damaged"):
        remember_mapping(path, source, guess_mapping(source))
    assert (tmp_path / MEMORY_NAME).read_bytes() == memory


@pytest.mark.parametrize("memory", [b"[7]", b'[{"header": ["a"]}]'])
def test_an_entry_of_the_memory_that_says_nothing_is_passed_over(tmp_path, memory):
    path = tmp_path / "sources.csv"
    (tmp_path / MEMORY_NAME).write_bytes(memory)
    source = open_other(other())
    assert recall_mapping(path, source) is None
    remember_mapping(path, source, guess_mapping(source))
    assert recall_mapping(path, source) == guess_mapping(source)


@given(st.lists(st.fixed_dictionaries({"series": st.text(max_size=8), "period": st.text(max_size=8)}), max_size=8))
def test_made_ids_are_sound_and_come_once(some):
    made = list(make_ids(some, taken=["figure"]))
    assert len({same_id(identity) for identity in [*made, "figure"]}) == len(some) + 1
    assert made == list(make_ids(some, taken=["figure"]))
    assert all(set(identity) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for identity in made)


def test_a_mapping_without_columns_leaves_everything_out():
    assert (
        rows(map_table(other(), ColumnMapping(("",) * 11, {"topic": "x", "value": "5", "unit": "kr"})))[0]["topic"]
        == "x"
    )


class TestSeveralFigures:
    """A row of the file with several figures becomes several rows."""

    YEARS = "Kommun;2021;2022*;2023\nÅkerby;412;430;455\nSjöstad;88;..;79\n".encode()

    def test_years_as_columns_become_rows_with_their_period(self):
        first = guess_mapping(open_other(other(self.YEARS)))
        assert first.columns == ("place", "value", "value", "value")
        assert first.headings == "period"
        made = rows(map_table(other(self.YEARS), replace(first, constants={"series": "x"})))
        assert [(row["place"], row["period"], row["value"]) for row in made][:3] == [
            ("Åkerby", "2021", "412"), ("Åkerby", "2022", "430"), ("Åkerby", "2023", "455"),
        ]  # fmt: skip

    def test_the_lines_are_those_of_the_file(self):
        new = map_table(
            other(self.YEARS), replace(guess_mapping(open_other(other(self.YEARS))), constants={"series": "x"})
        )
        assert [new.line(line) for line in range(2, 8)] == [2, 2, 2, 3, 3, 3]

    def test_words_before_the_year_do_not_matter(self):
        first = guess_mapping(open_other(other("region;Folkmängd 2010;Folkmängd 2011\nAle;1;2\n".encode())))
        assert first.columns == ("place", "value", "value")
        assert first.headings == "period"

    def test_headings_that_are_no_years_can_name_something_else(self):
        own = "Kommun;År;Kvinnor;Män\nAle;2012;5;6\n".encode()
        mapping = ColumnMapping(("place", "period", "value", "value"), {"series": "x"}, headings="population")
        assert [row["population"] for row in rows(map_table(other(own), mapping))] == ["Kvinnor", "Män"]

    def test_a_column_of_years_is_no_column_of_figures(self):
        assert guess_mapping(open_other(other(b"x;y\n2012;5\n2013;6\n"))).columns == ("period", "value")


class TestRowsWithoutAFigure:
    TABLE = "Kommun;År;Antal\nAle;2012;5\nAle;2013;..\nLund;2012;[c]\nTotalt;2012;5\nKälla: byrån\n".encode()

    def test_they_are_counted_by_kind_and_left_out_on_a_yes(self):
        mapping = replace(guess_mapping(open_other(other(self.TABLE))), constants={"series": "x"})
        assert {kind: len(found) for kind, found in rows_by_kind(open_other(other(self.TABLE)), mapping).items()} == {
            "no_figure": 3, "total": 1,
        }  # fmt: skip
        assert len(rows(map_table(other(self.TABLE), mapping))) == 5
        made = rows(map_table(other(self.TABLE), replace(mapping, leaves_out=("no_figure", "total"))))
        assert [row["value"] for row in made] == ["5"]

    def test_a_number_with_a_mark_is_a_figure_that_somebody_has_to_look_at(self):
        own = "Kommun;År;Antal\nAle;2012;91*\nAle;2013;sju\n".encode()
        assert not rows_by_kind(open_other(other(own)), guess_mapping(open_other(other(own))))


class TestWhereTheHeadingsAre:
    def test_title_rows_above_them_are_passed_over_and_every_line_keeps_its_number(self):
        own = "Barn i förskola\n\nKommun;År;Antal\nAle;2012;5\n".encode()
        line = likely_header(first_lines(open_other(other(own))))
        new = with_header_row(other(own), line)
        assert line == 3
        assert open_other(new).header.written == ("Kommun", "År", "Antal")
        mapping = replace(guess_mapping(open_other(new)), constants={"series": "x"})
        assert [new.line(line) for line in map_table(new, mapping).lines.values()] == [3, 4]

    def test_headings_that_nobody_knows_are_the_first_row_with_two_cells(self):
        rows = [(1, ["Deaths by county", ""]), (3, ["", "", "2021", "2022"]), (4, ["Skåne", "rent", "310", "342"])]
        assert likely_header(rows) == 3


def test_a_cell_that_is_blank_below_a_place_can_mean_the_place_above():
    own = other("Kommun;År;Antal\nAle;2012;5\n;2013;6\nLund;2012;7\n".encode())
    first = replace(guess_mapping(open_other(own)), constants={"series": "x"})
    assert count_gaps(open_other(own), first.columns) == {"place": 1}
    assert [row["place"] for row in rows(map_table(own, first))] == ["Ale", "", "Lund"]
    assert [row["place"] for row in rows(map_table(own, replace(first, repeated=("place",))))] == ["Ale", "Ale", "Lund"]
