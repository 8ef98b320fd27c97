"""Published files that are damaged, odd or none: what is read of them, and what is said."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.__main__ import commands
from facts.figures.problems import Unreadable
from facts.reading.table import check
from facts.statistics.published_table import Unpublished
from facts.statistics.read_published import read_published
from facts.statistics.references import as_incoming, reference_rows
from tests.statistics.published_files import KEYED, json_stat, text, workbook
from tests.statistics.reference_runs import TABLE, rows, run
from tests.statistics.shapes import SHAPES


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"hello\nworld\n", "No figures stand under headings"),
        (b"Kommun;Antal\nAle;12\n", "names no period"),
        (b"%PDF-1.7 ...", "PDF"),
        (b'{"a": 1}', "JSON-stat"),
        (b'{"columns": [], "data": []}', "damaged"),
        (b'{"columns": [{"text": "A", "type": "c"}], "data": [{"key": ["x"], "values": [1]}]}', "damaged"),
        (
            b'{"columns": [{"text": "A", "type": "c"}, {"text": "T", "type": "t"}], "data": [{"key": ["x"], "values": [1]}]}',
            "period",
        ),
        (b'{"columns": [{"text": "A"}], "data": [{"key": ["x"], "values": [1]}]}', "period"),
        (b'[{"a": {"b": {"c": [1]}}}, 7]', "JSON"),
        (b'[{"name": "Ale", "value": 7}]', "names no period"),
        (
            KEYED.replace(b'"2021","2022"', b",".join(b'"%d"' % year for year in range(1500, 2100)))
            .replace(b'"men","women"', b",".join(b'"g%d"' % n for n in range(900)))
            .partition(b"DATA=")[0]
            + b"DATA=;",
            "at most 500000 can be read",
        ),
        (KEYED.replace(b'"2","men",9', b'"3","men",9'), "Line 6 of the .px file does not belong"),
        (b'{"version": "2.0", "class"', "cut off"),
        (b"a,b,2021\n" + b"x,y,\x00\n", "NUL"),
        (b"k,2021\nAle" + b"," * 20_000 + b"1\n", "too large"),
        (b"," * 9_000_000, "too large"),
        (b'CHARSET="ANSI";\nSTUB="a";\nVALUES("a")="x";\n', "DATA"),
        (b'CHARSET="ANSI";\nSTUB="a";HEADING="t";\nVALUES("a")="x","y";VALUES("t")="2021";\nDATA=\n1;', "cut off"),
        (b"PK\x03\x04 broken", "ZIP"),
        # Code pages that are none, are no text, or hold a NUL.
        (b'CODEPAGE="u\x00f";\nSTUB="\xe5";\nVALUES("\xe5")="x";\n', "NUL"),
        (b'CODEPAGE="undefined";\nSTUB="\xe5";\nVALUES("\xe5")="x";\n', "DATA"),
        (b'CHARSET="ANSI";\nSTUB="a";HEADING="t";\nVALUES("a")="x\x00";VALUES("t")="2021";\nDATA=\n1;', "NUL"),
        (
            b'CHARSET="ANSI";STUB="a";HEADING="t";VALUES("a")="x";VALUES("t")="2021";KEYS("a")=CODES;\nDATA=\n"x",1;',
            "CODES",
        ),
        (
            b'CHARSET="ANSI";STUB="a";HEADING="t";VALUES("a")="x";VALUES("t")="2021";KEYS("t")=VALUES;\nDATA=\n"2021",1;',
            "KEYS",
        ),
        (json_stat(label="a\x00"), "damaged"),
        (json_stat(link={"item": 7}, value=None), "JSON-stat"),
        (json_stat(role={"time": {}}, dimension={}), "JSON-stat"),
        (text("id,series,value,unit,period", "a,b,1,item,2021"), "own table"),
    ],
)
@pytest.mark.tried(
    "Nine million commas, a row of 20 000 columns, a .px file without its figures", "a message; nothing is saved"
)
def test_what_is_no_published_table_gets_a_clear_message_and_no_row(folder: Path, data: bytes, says: str):
    (folder / "bad.csv").write_bytes(data)
    result = run(folder, "bad.csv", "--source-url", "https://example.org", "--to", "sources.csv")
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert (folder / "sources.csv").read_bytes() == TABLE


def test_formulas_are_read_by_their_last_result_and_never_calculated(folder: Path):
    (folder / "book.csv").write_bytes(workbook(("A", [["Kommun", "2021", "2022"], ["Ale", "=1+1", 7]])))
    result = run(folder, "book.csv", "--source-url", "https://example.org")
    assert [row["value"] for row in rows(result)] == ["7"]


def test_a_table_of_several_that_cannot_be_read_is_named_with_the_reason(folder: Path):
    lines = ("Barn", "Kommun;2021;2022", "Ale;1;2", "", "Äldre", "Kommun;Antal", "Ale;5", "Källa: Byrån")
    (folder / "two.csv").write_bytes(text(*lines))
    result = run(folder, "two.csv", "--source-url", "https://example.org")
    assert [(row["title"], row["period"], row["value"]) for row in rows(result)] == [
        ("Barn", "2021", "1"),
        ("Barn", "2022", "2"),
    ]
    assert "The table “Äldre” is not read. The table names no period" in result.stderr


def test_of_very_many_tables_it_is_said_that_only_the_first_are_read(folder: Path):
    lines = [line for n in range(230) for line in (f"Skola {n} i Ale", "År;Elever", f"2021;{n + 1}", "")]
    (folder / "many.csv").write_bytes(text(*lines))
    result = run(folder, "many.csv", "--source-url", "https://example.org")
    assert len(rows(result)) == 200
    assert "Only the first 200 tables of the sheet are read" in result.stderr


def test_a_cell_that_holds_nothing_but_a_line_break_is_blank(folder: Path):
    (folder / "breaks.csv").write_bytes(b'Kommun;2021;2022\nAle;"\n";7\n')
    assert [row["value"] for row in rows(run(folder, "breaks.csv", "--source-url", "https://example.org"))] == ["7"]


def test_a_rate_per_million_is_no_number_of_millions(folder: Path):
    (folder / "rate.csv").write_bytes(
        text("RegionCode,RegionName,Indicator,Unit,Time,NumValue", "SE,Sweden,Rate,N/1000000,2023,1.1")
    )
    (row,) = rows(run(folder, "rate.csv", "--source-url", "https://example.org"))
    assert (row["value"], row["unit"], row["place"]) == ("1.1", "item", "Sweden")


def test_two_tables_that_say_different_things_of_one_figure_are_refused(folder: Path):
    (folder / "two.csv").write_bytes(text("Kommun;2021;;Kommun;2021", "Ale;1;;Ale;2", "Lund;3;;Lund;3"))
    result = run(folder, "two.csv", "--source-url", "https://example.org")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Two figures stand for the same thing" in result.stderr
    found = rows(run(folder, "two.csv", "--source-url", "https://example.org", "--sheet", "2"))
    assert [row["value"] for row in found] == ["2", "3"]


def test_figures_under_a_heading_that_says_forecast_are_forecasts_and_no_outcomes(folder: Path):
    lines = ("Tabell 1.3 Saldo, miljarder kronor", ";2023 Utfall;2024 Prognos;2025 Beräknat", "Inkomster;1,4;1,5;1,6")
    (folder / "saldo.csv").write_bytes(text(*lines))
    found = rows(run(folder, "saldo.csv", "--source-url", "https://example.org"))
    assert [(row["period"], row["measure_kind"]) for row in found] == [
        ("2023", ""),
        ("2024", "forecast"),
        ("2025", "forecast"),
    ]
    assert len({row["series"] for row in found}) == 1
    (folder / "saldo.csv").write_bytes(
        text("Saldo, miljarder kronor", ";2023;2024;Budget 2025", "Inkomster;1,4;1,5;1,6")
    )
    found = rows(run(folder, "saldo.csv", "--source-url", "https://example.org"))
    assert [(row["period"], row["measure_kind"]) for row in found] == [("2023", ""), ("2024", ""), ("2025", "budget")]


def test_a_change_says_since_when_and_its_year_is_its_end(folder: Path):
    headings = "Region;Antal;Förändring sedan 2015 (%);Förändring 2021–2022 (%)"
    (folder / "change.csv").write_bytes(text("Våldsbrott 2022", headings, "Skåne;12 000;30,1;-2,0"))
    found = rows(run(folder, "change.csv", "--source-url", "https://example.org"))
    assert [(row["value"], row["unit"], row["period"], row["change_since"]) for row in found] == [
        ("12000", "item", "2022", ""), ("30.1", "percent", "2022", "2015"), ("-2.0", "percent", "2022", "2021"),
    ]  # fmt: skip
    assert found[1]["title"] == "Våldsbrott, förändring sedan 2015 (%)"


def test_a_variance_has_the_year_of_the_column_before_and_is_no_outcome(folder: Path):
    lines = ("Översikt, mnkr", ";Budget 2023;Prognos 2023;Avvikelse", "Skatter;2 200,0;2 210,3;10,3")
    (folder / "variance.csv").write_bytes(text(*lines))
    found = rows(run(folder, "variance.csv", "--source-url", "https://example.org"))
    assert [(row["period"], row["measure_kind"], "avvikelse" in row["title"]) for row in found] == [
        ("2023", "budget", False), ("2023", "forecast", False), ("2023", "", True),
    ]  # fmt: skip


def test_headings_that_come_twice_are_left_out_and_said(folder: Path):
    (folder / "twice.csv").write_bytes(text("Kommun;2021", "Ale;1", "Kommun;2021", "Lund;2"))
    result = run(folder, "twice.csv", "--source-url", "https://example.org")
    assert [row["place"] for row in rows(result)] == ["Ale", "Lund"]
    assert "line 3: The headings stand here once more." in result.stderr


@pytest.mark.tried(
    "Years in the digits of other scripts, in a published table", "no periods; the rows are those that check accepts"
)
@pytest.mark.parametrize("year", ["２０２２", "20꯱2", "२०२२", "2022K３", "2021/2２", "2022-0१"])
def test_a_year_in_digits_of_another_script_is_no_period_that_check_cannot_read(folder: Path, year: str):
    for lines in ((f"Kommun;2021;{year}", "Ale;5;6"), (f"Mått;Ale {year};Ale 2021", "Barn;5;6"),
                  ("Kommun;År;Antal", "Ale;2021;5", f"Ale;{year};6")):  # fmt: skip
        (folder / "odd.csv").write_bytes(text(*lines))
        result = run(folder, "odd.csv", "--source-url", "https://example.org", "--years", "school")
        if result.stdout.strip():
            assert not check(result.stdout.encode()).has_errors
            assert {row["period"] for row in rows(result)} == {"2021"}
        else:
            assert result.exit_code == 1


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A published table, cut off, begun late, doubled or with bytes of another file in it."""
    shape = draw(st.sampled_from(SHAPES))
    data, at = shape.data, draw(st.integers(0, len(shape.data)))
    what = draw(st.sampled_from(["cut", "late", "doubled", "byte", "encoding", "text"]))
    if what == "encoding":
        return shape.file, data.decode("utf-8", "replace").encode(
            draw(st.sampled_from(["utf-16", "cp1252", "utf-8-sig"])), "replace"
        )
    extra = draw(
        st.sampled_from(
            [b'"', b",", b";", b"\n", b"=1+1", b"2020", b"1,234", b"9" * 400, b"1e999", b"\xff", b"[[", b"-5"]
        )
    )
    return shape.file, {"cut": data[:at], "late": data[at:], "doubled": data + data, "byte": data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :],
                        "text": data[:at] + extra + data[at:]}[what]  # fmt: skip


@pytest.mark.tried(
    "A published table of any shape, cut off, begun late, doubled, or with other bytes in it",
    "rows that check accepts, or a message",
)
@settings(max_examples=150, deadline=None)
@given(damaged())
def test_a_damaged_file_gives_rows_that_check_accepts_or_a_message_and_never_anything_else(file: tuple[str, bytes]):
    name, data = file
    try:
        references = reference_rows(read_published(data, name, years="school"), source_url="https://example.org")
    except (Unpublished, Unreadable):
        return
    # What the file itself contradicts is named and not saved: two kinds of unit, an interval without its figure.
    named = ("dimension-mismatch", "bad-margin")
    problems = check(as_incoming(references).data).problems
    assert [problem.code for problem in problems if problem.is_error and problem.code not in named] == []


@pytest.mark.parametrize(
    ("data", "margins"),
    [
        (
            text("Area,Estimate,Lower CI,Upper CI,Year", "Ashby,7.41,7.2,7.62,2023", "Borton,7.38,,7.6,2023"),
            {"7.41": "7.2–7.62", "7.38": ""},
        ),
        (
            text("kommun;Arbetslösa, 1000-tal 2023;Felmarginal ± 2023", "Ale;1,5;0,2", "Lund;2,5;.."),
            {"1.5": "0.2", "2.5": ""},
        ),
        (
            text(
                "Ort;År;Arbetslösa, antal;Arbetslösa, antal, nedre gräns;Arbetslösa, antal, övre gräns;Sysselsatta, antal",
                "Ale;2023;15;12;18;400",
            ),
            {"15": "12–18", "400": ""},
        ),
    ],
    ids=["an interval in two columns", "a margin on each side", "an interval of one of two measures"],
)
def test_a_margin_of_error_stands_beside_its_figure_and_is_none_itself(
    folder: Path, data: bytes, margins: dict[str, str]
):
    (folder / "survey.csv").write_bytes(data)
    found = rows(run(folder, "survey.csv", "--source-url", "https://example.org"))
    assert {row["value"]: row["margin"] for row in found} == margins


@pytest.mark.tried(
    "A published table whose intervals do not hold their figures", "nothing is saved, and the line is named"
)
def test_an_interval_that_its_figure_lies_outside_of_is_named_and_not_saved(folder: Path):
    (folder / "odd.csv").write_bytes(text("Kommun;Andel 2021;KI_nedre;KI_övre", "Ale;34,8;35,9;36,7"))
    (folder / "t.csv").write_bytes(TABLE.encode() if isinstance(TABLE, str) else TABLE)
    before = (folder / "t.csv").read_bytes()
    result = run(folder, "odd.csv", "--source-url", "https://example.org", "--to", "t.csv")
    assert result.exit_code == 1
    assert "35.9–36.7" in result.stderr
    assert (folder / "t.csv").read_bytes() == before


def test_ends_of_a_scale_of_schooling_are_no_interval(folder: Path):
    (folder / "schooling.csv").write_bytes(text("Country,Lower secondary,Upper secondary,Year", "Sweden,12,40,2023"))
    found = rows(run(folder, "schooling.csv", "--source-url", "https://example.org"))
    assert [row["value"] for row in found] == ["12", "40"]
    assert "margin" not in found[0]


@pytest.mark.parametrize(
    ("value", "shape", "written"),
    [
        (12_500_000, "#,##0.0,,", "12.5"),
        (0.256, "0.0%", "25.6"),
        (7.0, '0.0" st"', "7.0"),
        (0.1 + 0.2, "General", "0.3"),
    ],
    ids=["millions", "per cent", "a unit", "as a computer keeps it"],
)
def test_a_cell_of_a_workbook_is_the_number_that_it_shows(folder: Path, value: float, shape: str, written: str):
    """Heading and unit beside a number are meant for what Excel shows, in millions or as per cent."""

    def show(sheet: Any) -> None:
        sheet["B2"].number_format = shape

    (folder / "book.csv").write_bytes(workbook(("A", [["Kommun", "2021"], ["Ale", value]]), change=show))
    result = run(folder, "book.csv", "--source-url", "https://example.org")
    assert [row["value"] for row in rows(result)] == [written]


@pytest.mark.parametrize(
    ("lang", "what", "todo"),
    [
        ("en", "LibreOffice document", "Open it and save it as"),
        ("sv", "LibreOffice-dokument", "Öppna den och spara den som"),
    ],
)
def test_a_damaged_spreadsheet_of_another_program_is_answered_with_how_to_save_it(
    folder: Path, lang: str, what: str, todo: str
):
    with zipfile.ZipFile(folder / "sheet.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    for command in ("reference", "add"):
        result = CliRunner().invoke(commands, [command, str(folder / "sheet.ods"), "--lang", lang])
        assert result.exit_code == 1
        assert what in result.output
        assert todo in result.output


def _typed_below(*whole: int) -> bytes:
    rows = [["Town", "2021"], *([f"Town {n}", number] for n, number in enumerate(whole)), ["Ashby", "46,430 [r]"]]
    return workbook(("A", rows))


def test_a_number_typed_with_a_comma_among_whole_ones_of_its_size_is_read_as_whole_and_said_so(folder: Path):
    (folder / "book.csv").write_bytes(_typed_below(33_450, 40_790, 1_820))
    result = run(folder, "book.csv", "--source-url", "https://example.org")
    assert [row["value"] for row in rows(result)] == ["33450", "40790", "1820", "46430"]
    assert "“46,430 [r]” is read as 46430" in result.stderr


@pytest.mark.parametrize("whole", [(33_450, 40_790), (12, 41, 37), (900_000, 880_000, 910_000)])
def test_a_number_with_two_readings_is_asked_about_where_its_column_does_not_settle_its_size(
    folder: Path, whole: tuple[int, ...]
):
    """Two numbers may be whole by chance; beside 12 and beside 900 000 neither reading is of the column's size."""
    (folder / "book.csv").write_bytes(_typed_below(*whole))
    result = run(folder, "book.csv", "--source-url", "https://example.org")
    assert result.exit_code != 0
    assert "has two readings" in result.output
    assert "--numbers" in result.output
