from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language.written_numbers import read_number, says_nothing
from facts.words import LANGS, Lang
from facts.words.numbers import number

WHOLE = st.integers(0, 10**12)
DECIMALS = st.text("0123456789", min_size=1, max_size=2)
SIGNS = st.sampled_from(["", "-", "\u2212", "\u2013"])


def value(text: str, delimiter: str = ";") -> Decimal | None:
    return found.value if (found := read_number(text, delimiter)[0]) else None


def codes(text: str, delimiter: str = ";") -> list[str]:
    return [note.code for note in read_number(text, delimiter)[1]]


@given(WHOLE, DECIMALS, SIGNS, st.sampled_from(" \u00a0\u202f\u2009\u2007'’"), st.sampled_from(";,\t|"))
def test_a_number_grouped_as_in_sweden_reads_back(
    whole: int, decimals: str, sign: str, space: str, delimiter: str
) -> None:
    written = f"{sign}{whole:,}".replace(",", space) + f",{decimals}"
    assert value(written, delimiter) == Decimal(f"{'-' if sign else ''}{whole}.{decimals}")


@given(WHOLE, DECIMALS, st.sampled_from(";,\t|"))
def test_a_number_grouped_as_in_english_reads_back(whole: int, decimals: str, delimiter: str) -> None:
    assert value(f"{whole:,}.{decimals}", delimiter) == Decimal(f"{whole}.{decimals}")


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(LANGS))
def test_a_number_as_the_program_writes_it_reads_back(written: Decimal, lang: Lang) -> None:
    assert value(number(written, lang)) == written


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_sign_before_three_digits_is_asked_about_unless_the_file_says_what_it_is(left: int, right: int) -> None:
    dot, comma = f"{left}.{right:03}", f"{left},{right:03}"
    assert value(dot, ",") == Decimal(dot)
    assert value(comma, ";") == Decimal(dot)
    for text, delimiter in ((dot, ";"), (comma, ","), (dot, "\t"), (comma, "\t"), (dot, "|"), (comma, "|")):
        assert codes(text, delimiter) == ["ambiguous-number"]


def test_both_readings_of_an_ambiguous_number_are_named() -> None:
    (note,) = read_number("−17.000", ";")[1]
    assert (note.values["number_decimal"], note.values["number_grouped"]) == ("-17", "-17000")


@given(st.text(max_size=30))
def test_any_text_is_one_number_or_an_error(text: str) -> None:
    found, notes = read_number(text, ",")
    assert found is not None or len(notes) == 1
    assert found is None or found.value.is_finite()


@given(st.text(max_size=30).filter(lambda text: not any("0" <= letter <= "9" for letter in text)))
def test_without_a_digit_there_is_no_number(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", ["0,123", "0.123", "1234,567", "12.3456", "1,2345", ".5", ",5"])
def test_what_cannot_be_a_grouping_is_a_decimal(text: str) -> None:
    assert value(text, ",") == value(text, ";") == Decimal(text.replace(",", ".").replace(" ", ""))


@pytest.mark.parametrize("text", ["1 23", "12 34 567", "1.23.456", "1,234.567.8", "- 3", "1 234'567", "0.123.456"])
def test_digits_not_grouped_in_threes_are_no_number(text: str) -> None:
    assert codes(text) == ["bad-grouping"]


@pytest.mark.parametrize("text", ["1_000", "１７", "٣", "0x10", "½", "1/2", "(3)", "3-", "—3", ">5", "5–7", "fem"])
def test_what_programs_take_for_numbers_and_people_do_not_write_is_refused(text: str) -> None:
    assert codes(text) == ["not-a-number"]


@pytest.mark.parametrize("text", ["nan", "-Inf", "Infinity", "∞", "1e400", "9" * 400])
def test_what_cannot_be_counted_with_is_refused(text: str) -> None:
    assert codes(text) == ["not-finite"]


def test_an_exponent_is_read_and_said() -> None:
    assert (value("2,01E+11"), codes("2,01E+11")) == (Decimal(201000000000), ["scientific-notation"])


def test_too_small_a_number_is_zero_and_said() -> None:
    assert (value("1e-400"), codes("1e-400")) == (Decimal(0), ["underflow"])


@pytest.mark.parametrize(
    ("text", "code"),
    [("1e-" + "9" * 40, "underflow"), ("0e-999999999", "scientific-notation"), ("1e" + "9" * 40, "not-finite")],
)
@pytest.mark.tried("Exponents of forty digits, also of nought", "said; nothing is written out")
def test_an_exponent_of_any_size_costs_nothing(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_more_digits_than_can_be_counted_with_are_kept_and_said() -> None:
    assert (value("12345678901234567890"), codes("12345678901234567890")) == (
        Decimal("12345678901234567890"), ["precision-lost"],
    )  # fmt: skip


@pytest.mark.parametrize(("text", "glued"), [("45 %", "%"), ("45%", "%"), ("5 mkr", "mkr"), ("kr 5", "kr"), ("5", "")])
def test_what_stands_beside_a_number_is_kept_apart(text: str, glued: str) -> None:
    found, _ = read_number(text, ",")
    assert found is not None
    assert found.glued == glued


@pytest.mark.parametrize("text", ["", " ", "..", "…", "-", "–", "n/a", "N/A", "Saknas", "#N/A"])
def test_the_marks_of_a_missing_number_say_nothing(text: str) -> None:
    assert says_nothing(text)
