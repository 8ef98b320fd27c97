from dataclasses import fields
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from facts.figures.columns import COLUMNS
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
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


def test_what_stands_in_any_column_can_be_asked_of_the_figure() -> None:
    known = {field.name for field in fields(Figure)}
    lacking = [column.name for column in COLUMNS if not column.of_series and column.name not in {*known, "party"}]
    assert not lacking, f"give these a field in Figure (facts/figures/figure.py), named as the column: {lacking}"


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
