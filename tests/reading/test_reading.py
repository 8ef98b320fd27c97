from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.intervals import Interval
from facts.reading.registers import registers_beside
from facts.reading.table import read_table
from tests.reading.tables import ROW, table


def test_a_row_becomes_a_typed_figure_that_keeps_what_was_written() -> None:
    (figure,) = read_table(
        table(
            {"value": "17 000", "approximator": "Drygt", "party": "mp;S", "page": "s. 3", "measure_kind": ""}
        ).encode()
    ).figures
    assert (figure.value, figure.reading) == (Decimal(17000), Interval(17000, 17500, True, True))
    assert (figure.unit and figure.unit.name, figure.parties, figure.page) == ("home", ("MP", "S"), "3")
    assert (figure.measure_kind, figure.time_kind, figure.period.code) == ("outcome", "flow", "2012")
    assert (figure.raw["value"], figure.raw["party"], figure.line) == ("17 000", "mp;S", 2)


def test_a_row_with_an_error_is_left_out_and_the_others_are_kept() -> None:
    read = read_table(table({}, {"value": "x"}, {"id": "b-1"}, {}).encode())
    assert [figure.line for figure in read.figures] == [2, 5]
    assert (read.rows, read.has_errors) == (4, True)


def test_a_claim_of_direction_has_neither_value_nor_reading() -> None:
    (figure,) = read_table(table({"value": "", "unit": "", "direction": "decrease"}).encode()).figures
    assert (figure.value, figure.reading, figure.unit, figure.direction) == (None, None, None, "decrease")


def test_that_the_document_names_the_party_may_be_said_in_swedish() -> None:
    read = read_table(table({"party_basis": "Dokumentet"}).encode())
    assert [figure.party_basis for figure in read.figures] == ["document"]


def test_evidence_is_named_as_the_figures_themselves_are() -> None:
    read = read_table(table({"evidence": "B-2"}, {"id": "b-2"}).encode())
    assert read.figures[0].evidence == ("b-2",)


def test_translations_are_read_in_the_readers_language() -> None:
    (figure,) = read_table(table({"title_en": "New homes"}).encode()).figures
    assert (figure.text("title", "en"), figure.text("title", "sv")) == ("New homes", "Nya bostäder")


def test_all_rows_of_a_series_have_the_title_and_topic_that_any_of_them_says() -> None:
    first = {"topic": "", "title": "New homes"}
    rows = (first, {"topic": "Housing", "topic_sv": "Boende", "title": ""}, {"topic": "Boende"})
    for figure in read_table(table(*rows).encode()).figures:
        assert (figure.text("topic", "en"), figure.text("topic", "sv")) == ("Housing", "Boende")
        assert figure.series_title("sv") == "New homes"


def test_what_is_no_table_has_no_figures_but_a_reason() -> None:
    read = read_table(b"%PDF-1.7")
    assert (read.figures, read.source, read.problems[0].code) == ((), None, "not-a-csv")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_table(data: bytes) -> None:
    assert len(read_table(data).sha256) == 64


@given(st.dictionaries(st.sampled_from(sorted(set(ROW) - {"id"})), st.text(max_size=30)))
def test_a_figure_keeps_every_cell_as_it_was_written(cells: dict[str, str]) -> None:
    data = table(cells).encode("utf-8", "replace")
    for figure in read_table(data).figures:
        for name, cell in cells.items():
            assert figure.raw[name] == cell.encode("utf-8", "replace").decode()


def test_units_and_parties_of_the_user_are_read_from_beside_the_table(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("name;aliases;kind;factor;of\nbed;beds;count;;\nward;wards;;24;bed\n", "utf-8")
    (tmp_path / "parties.csv").write_text(
        "letters,names,colour,shape\nFI,Feministiskt initiativ;F!,#d0408c,star\n", "utf-8"
    )
    registers = registers_beside(tmp_path / "sources.csv")
    assert registers.complaints == ()
    read = read_table(table({"unit": "wards", "party": "f!"}, {"unit": "beds"}).encode(), registers)
    assert [problem.code for problem in read.problems] == ["party-normalised"]
    assert (read.figures[0].unit.factor if read.figures[0].unit else None, read.figures[0].parties) == (24, ("FI",))


def test_a_line_of_the_users_own_files_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(
        "name,aliases,kind,factor,of\nkr,,money,9**9,SEK\nx,,odd,,\ny,,,2,nothing\n", "utf-8"
    )
    (tmp_path / "parties.csv").write_text(
        "letters,names,colour,shape\nFI,,red,star\nF2,,#ffffff,heart\n,,#ffffff,star\n", "utf-8"
    )
    complaints = registers_beside(tmp_path / "sources.csv").complaints
    assert [text.en.split(":")[0] for text in complaints] == [
        "units.csv, line 2", "units.csv, line 3", "units.csv, line 4",
        "parties.csv, line 2", "parties.csv, line 3", "parties.csv, line 4",
    ]  # fmt: skip


def test_a_party_of_ones_own_that_takes_built_in_letters_is_said(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\nS,Samlingen,#123456,star\n", "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    (complaint,) = registers.complaints
    assert "line 2: S is one of the built-in parties" in complaint.en
    assert registers.parties.drawn("S").name == "Samlingen"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_users_own_files_are_read_in_every_encoding_that_excel_saves_and_with_comments(
    tmp_path: Path, encoding: str
) -> None:
    text = "# våra egna\r\nname;aliases\r\nsjöplats;sjöplatser\r\n"
    (tmp_path / "units.csv").write_bytes(text.encode(encoding))
    registers = registers_beside(tmp_path / "sources.csv")
    assert registers.complaints == ()
    assert registers.units.find("Sjöplatser") is not None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"sj\xc3\xb6plats,\n", "units.csv is not used. The header has no name."),
        (b"%PDF-1.4", "units.csv is not used. This is not a CSV file but a PDF document."),
        (b"", "units.csv is not used. The file is empty."),
    ],
)
def test_a_file_of_the_users_own_that_is_no_list_says_so(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "units.csv").write_bytes(data)
    assert [text.en for text in registers_beside(tmp_path / "sources.csv").complaints] == [says]


@given(st.binary(max_size=300))
def test_any_bytes_in_the_users_own_files_give_registers(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("registers")
    (folder / "units.csv").write_bytes(b"name,aliases,kind,factor,of\n" + data)
    (folder / "parties.csv").write_bytes(b"letters,names,colour,shape\n" + data)
    registers_beside(folder / "sources.csv").units.find("kr")
