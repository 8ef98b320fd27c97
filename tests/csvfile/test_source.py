import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.csvfile.source import Source, open_source
from facts.figures.problems import Unreadable, message
from tests.reading.tables import ROW, table

CELLS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), min_size=1, max_size=4)


def refused(data: bytes) -> list[tuple[int | None, str]]:
    with pytest.raises(Unreadable) as caught:
        open_source(data)
    return [(problem.line, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252"), ("latin-1", "cp1252")],
)
def test_letters_come_through_every_encoding(codec: str, name: str) -> None:
    source = open_source(table({"place": "Västerås"}).encode(codec))
    assert source.encoding.name == name
    assert "Västerås" in source.text


def test_big_endian_utf_16_is_read_too() -> None:
    assert open_source(codecs.BOM_UTF16_BE + table({}).encode("utf-16-be")).text == table({})


@given(CELLS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from([",", ";", "\t", "|"]),
       st.sampled_from(["\n", "\r\n", "\r"]))  # fmt: skip
def test_text_and_bytes_turn_into_each_other_without_loss(
    notes: list[str], codec: str, delimiter: str, newline: str
) -> None:
    data = table(*({"note": note} for note in notes), delimiter=delimiter, newline=newline).encode(codec)
    source = open_source(data)
    assert source.encode(source.text) == data
    assert (source.delimiter, source.newline) == (delimiter, newline)


@given(CELLS, st.sampled_from(",;\t|"))
def test_every_record_is_found_again_by_its_line_and_each_cell_by_its_span(notes: list[str], delimiter: str) -> None:
    source = open_source(table(*({"note": note} for note in notes), delimiter=delimiter).encode())
    header, *records = source.records()
    place = header.cells.index("note")
    end = source.span(1).end
    for record, note in zip(records, notes, strict=True):
        span = source.span(record.line)
        assert span.start == end
        end = span.end
        cell = span.cells[place]
        written = source.text[cell.start : cell.end]
        assert (written[1:-1].replace('""', '"') if cell.quoted else written) == note == record.cells[place]
    assert end == len(source.text)


def test_the_first_line_may_announce_the_separator_to_excel() -> None:
    source = open_source(b"sep=;\r\n" + table({}, delimiter=";", newline="\r\n").encode())
    assert (source.delimiter, source.header.line, source.before) == (";", 2, 1)


def test_the_header_may_stand_below_comments_and_blank_lines() -> None:
    assert open_source(("# a\n\n# b\n" + table({})).encode()).header.line == 4


def test_the_delimiter_is_the_one_that_yields_known_names() -> None:
    header = ";".join(ROW) + ";a,b,c,d,e,f,g"
    assert open_source(header.encode()).delimiter == ";"


def test_a_table_with_other_headers_can_be_opened_for_mapping() -> None:
    source = open_source("Kommun;Källa;Värde\nA;B, C, D;1,5\n".encode(), other_headers=True)
    assert (source.delimiter, source.header.columns) == (";", ("Kommun", "Källa", "Värde"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"), (b"\xef\xbb\xbf\n", "empty-file"), (b"\x1f\x8b\x08", "not-a-csv"),
        (b"PK\x03\x04", "not-a-csv"), (b"\xd0\xcf\x11\xe0\xa1", "not-a-csv"), (b"<table><tr>", "not-a-csv"),
        (b'{"a": 1}', "not-a-csv"), (b"<?xml version='1.0'?>", "not-a-csv"), (b"a,b\n1,2\n", "no-header"),
        (b"# only\n# comments\n", "no-header"), (b"id:series:value:unit\n", "unknown-delimiter"),
        ("Nyckeltals-ID;Nyckeltal;Enhet;Kön;2010;2011\nN00945;Folk;Ale;T;1;2\n".encode(), "kolada-export"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named(data: bytes, code: str) -> None:
    assert refused(data) == [(1, code)]


def test_the_byte_that_does_not_fit_is_named() -> None:
    data = table({}, {}).encode() + "Å\n".encode("cp1252")
    with pytest.raises(Unreadable) as caught:
        open_source(data)
    (problem,) = caught.value.problems
    assert problem.line == 4
    assert "0xC5" in message(problem, "en")


def test_a_byte_that_windows_1252_lacks_is_named_too() -> None:
    assert refused(table({}).encode() + b"\x81\n") == [(3, "bad-encoding")]


def test_half_a_utf_16_letter_is_named() -> None:
    assert refused(table({}).encode("utf-16") + b"\n") == [(3, "bad-encoding")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_ends_in_the_middle_of_a_letter_is_said_to_be_cut_off(encoding: str) -> None:
    whole = (table({"place": "Åby"}, {"place": "Åby"}) + "Å").encode(encoding)
    with pytest.raises(Unreadable) as caught:
        open_source(whole[:-1])
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (4, "bad-encoding")
    assert "it was cut off" in message(problem, "en")


def test_the_line_of_a_header_below_a_title_is_said() -> None:
    with pytest.raises(Unreadable) as caught:
        open_source(("Rapport\n\n" + table({})).encode())
    assert "The header seems to be on line 3" in message(caught.value.problems[0], "en")


def test_a_source_knows_the_hash_of_its_bytes() -> None:
    source: Source = open_source(table({}).encode())
    assert len(source.sha256) == 64
