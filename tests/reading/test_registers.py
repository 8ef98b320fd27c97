"""The users' own units and parties, in files beside the table: they are read, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.reading.registers import MOST_STEPS, registers_beside
from facts.reading.table import read_table
from tests.reading.tables import table


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
        "name,aliases,kind,factor,of\nkk,,money,9**9,SEK\nxx,,odd,,\ny,,,2,nothing\n", "utf-8"
    )
    (tmp_path / "parties.csv").write_text(
        "letters,names,colour,shape\nFI,,red,star\nF2,,#ffffff,heart\n,,#ffffff,star\n", "utf-8"
    )
    complaints = registers_beside(tmp_path / "sources.csv").complaints
    assert [text.en.split(":")[0] for text in complaints] == [
        "units.csv, line 2", "units.csv, line 3", "units.csv, line 4",
        "parties.csv, line 2", "parties.csv, line 3", "parties.csv, line 4",
    ]  # fmt: skip


@pytest.mark.tried(
    "Letters or names of a built-in party in `parties.csv`, in any case; a built-in unit's in `units.csv`",
    "said by the app and by every command that reads the table; a unit keeps its meaning",
)
@pytest.mark.parametrize(
    ("line", "takes", "whose"),
    [
        ("S,Samlingen,#123456,star", "S", "S"),
        ("s,Samlingen,#123456,star", "s", "S"),
        ("FP,Fria,#123456,star", "FP", "FP"),
        ("XX,Nya;Moderaterna,#123456,star", "Moderaterna", "M"),
        ("XX,de gröna,#123456,star", "de gröna", "MP"),
    ],
)
def test_a_party_of_ones_own_that_takes_what_a_built_in_one_is_called_is_said(
    tmp_path: Path, line: str, takes: str, whose: str
) -> None:
    (tmp_path / "parties.csv").write_text(f"letters,names,colour,shape\n{line}\n", "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    (complaint,) = registers.complaints
    assert complaint.en.startswith(f"parties.csv, line 2: “{takes}”: until now the built-in party {whose}.")
    assert registers.parties.find_or_grey(takes).colour == "#123456"


def test_of_two_own_parties_with_one_name_the_later_counts_and_it_is_said(tmp_path: Path) -> None:
    lines = "XX,Samling,#123456,star\nM,Samling,#abcdef,star\nXX,Åter,#234567,star\n"
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\n" + lines, "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    assert [text.sv for text in registers.complaints] == [
        "parties.csv, raderna 3–4: ”Samling”, ”XX”: också på en rad ovanför; den senare raden gäller.",
        "parties.csv, rad 3: ”M”: hittills det inbyggda partiet M. Nu är det den här filens parti, som ritas i "
        "stället.",
    ]
    assert (registers.parties.find_or_grey("Samling").letters, registers.parties.find_or_grey("xx").colour) == (
        "M",
        "#234567",
    )


def test_an_own_unit_never_takes_what_another_one_is_called(tmp_path: Path) -> None:
    lines = "karat,kr;ct,mass,0.2,gram\nkr,,count,,\nbed,platser;sängar,count,,\nward,SÄNGAR,count,,\n"
    (tmp_path / "units.csv").write_text("name,aliases,kind,factor,of\n" + lines.replace("gram", "kg"), "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    kept, refused = registers.complaints
    assert kept.en == (
        "units.csv, lines 2, 5: “kr”, “SÄNGAR”: taken by another unit, which it goes on to mean. The rest is used."
    )
    assert refused.en == "units.csv, line 3: name is blank, taken or no name. The line is not used."
    found = [registers.units.find(text) for text in ("kr", "ct", "sängar")]
    assert [unit.name if unit else "" for unit in found] == ["SEK", "karat", "bed"]


def test_twenty_thousand_own_parties_of_one_name_are_told_in_one_sentence(tmp_path: Path) -> None:
    lines = "".join(f"P{n % 900},Namn,#123456,star\n" for n in range(20_000))
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\n" + lines, "utf-8")
    [complaint] = registers_beside(tmp_path / "sources.csv").complaints
    assert len(complaint.en) < 200


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


def test_parties_of_another_country_are_known_by_letters_and_names(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text(
        "letters,names,colour,shape\nLab,Labour;Labour Party,#d50000,hexagon\nCon,Conservative;Tories,#0087dc,circle\n",
        "utf-8",
    )
    registers = registers_beside(tmp_path / "sources.csv")
    rows = ({"party": "Lab"}, {"party": "tories"}, {"party": "SNP"})
    read = read_table(table(*rows).encode(), registers)
    assert [figure.parties for figure in read.figures] == [("Lab",), ("Con",), ("SNP",)]
    assert [(p.line, p.code) for p in read.problems] == [(3, "party-normalised"), (4, "unknown-party")]


def test_letters_that_fit_on_no_badge_are_named(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\nLiberal Democrats,,#fdbb30,star\n", "utf-8")
    [complaint] = registers_beside(tmp_path / "sources.csv").complaints
    assert complaint.en.startswith("parties.csv, line 2: “Liberal Democrats” are more than 12 letters;")


def name(number: int) -> str:
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


@pytest.mark.tried("A chain of 3 000 units in `units.csv`", "twelve are used; the others are named with their lines")
@pytest.mark.parametrize("factor", ["1.001", "999999999999999", "1/999999999999999"])
def test_a_chain_of_thousands_of_units_ends_where_it_can_be_computed(tmp_path: Path, factor: str):
    lines = [f"{name(0)},,count,,", *(f"{name(n)},,,{factor},{name(n - 1)}" for n in range(1, 3_000))]
    (tmp_path / "units.csv").write_text("\n".join(["name,aliases,kind,factor,of", *lines]), "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    last = name(MOST_STEPS - 1)
    [figure] = read_table(table({"unit": last}).encode(), registers).figures
    assert figure.unit is not None
    assert (figure.unit.name, figure.unit.dimension) == (last, name(0))
    assert registers.complaints[0].en == (
        f"units.csv, line {MOST_STEPS + 2}: more than 12 units are defined by each other; define it by the first of "
        "them. The line is not used."
    )
    # The first breaks the chain; all that are defined by it are named together.
    assert len(registers.complaints) == 2
    assert registers.complaints[1].sv == (
        f"units.csv, raderna {MOST_STEPS + 3}–3001: ingen enhet ”{name(MOST_STEPS)}”, ”{name(MOST_STEPS + 1)}” … "
        f"”{name(2_998)}” i listan eller ovanför. Raderna används inte."
    )
    read_table(table({"unit": name(2_999)}).encode(), registers)
