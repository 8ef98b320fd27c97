"""Numbers are written as a reader of each language writes them, and nothing of them is lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words import LANGS, Lang
from facts.words.numbers import number, percent, signed, written_decimals

SPACE, MINUS = "\u202f", "\u2212"


@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [
        (17_000, "17,000", f"17{SPACE}000"),
        (1_000_000_000, "1,000,000,000", f"1{SPACE}000{SPACE}000{SPACE}000"),
        (999, "999", "999"),
        (1_000, "1,000", f"1{SPACE}000"),
        (-3, f"{MINUS}3", f"{MINUS}3"),
        (0, "0", "0"),
        (22.5, "22.5", "22,5"),
        (0.1 + 0.2, "0.3", "0,3"),
        (10_000.25, "10,000.25", f"10{SPACE}000,25"),
        (1 / 3, "0.33", "0,33"),
        (1e21, "1,000,000,000,000,000,000,000", SPACE.join(["1", *["000"] * 7])),
    ],
)
def test_a_number_has_the_signs_of_its_language(value: float, english: str, swedish: str):
    assert number(value, "en") == english
    assert number(value, "sv") == swedish


def test_a_written_number_keeps_the_decimals_it_was_written_with():
    assert number(Decimal("3.20"), "en") == "3.20"
    assert number(Decimal("3.20"), "sv") == "3,20"
    assert number(Decimal("12"), "sv") == "12"
    assert number(Decimal("1E+3"), "en") == "1,000"


def test_the_decimals_can_be_fixed():
    assert number(6.25, "en", 1) == "6.2"
    assert number(6, "sv", 2) == "6,00"
    assert number(Decimal("1234.567"), "sv", 0) == f"1{SPACE}235"


def test_a_change_always_shows_its_sign():
    assert signed(22.5, "sv") == "+22,5"
    assert signed(-3, "en") == f"{MINUS}3"
    assert signed(0, "en") == "0"


def test_a_share_has_the_space_before_its_sign_in_swedish_alone():
    assert percent(22.5, "sv") == "22,5\u00a0%"
    assert percent(22.5, "en") == "22.5%"


@pytest.mark.parametrize(("text", "decimals"), [("3.20", 2), ("17000", 0), ("1.7E+4", 0), ("0.001", 3)])
def test_the_written_decimals_are_counted(text: str, decimals: int):
    assert written_decimals(Decimal(text)) == decimals


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3),
    st.sampled_from(LANGS),
)
def test_a_number_read_back_by_its_language_is_the_same_number(value: Decimal, lang: Lang):
    written = number(value, lang)
    group, point = {"en": (",", "."), "sv": (SPACE, ",")}[lang]
    read = written.replace(group, "").replace(point, ".").replace(MINUS, "-")
    assert Decimal(read) == value


@given(st.integers(-(10**15), 10**15), st.sampled_from(LANGS))
def test_thousands_stand_in_groups_of_three_and_never_break_across_lines(value: int, lang: Lang):
    written = number(value, lang)
    assert re.fullmatch(rf"{MINUS}?\d{{1,3}}(?:[,{SPACE}]\d{{3}})*", written)
    assert " " not in written
    assert "-" not in written


@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [
        (1e300, "1 × 10^300", "1 × 10^300"),
        (-1.25e-300, f"{MINUS}1.25 × 10^{MINUS}300", f"{MINUS}1,25 × 10^{MINUS}300"),
        (Decimal(10) ** 24, "1 × 10^24", "1 × 10^24"),
    ],
)
def test_a_number_of_no_human_size_is_written_with_a_power_of_ten(value: float, english: str, swedish: str):
    for decimals in (None, 2, 300):
        assert number(value, "en", decimals).replace("\u00a0", " ") == english
        assert number(value, "sv", decimals).replace("\u00a0", " ") == swedish
