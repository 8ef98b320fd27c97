"""A cell of values is read as a person reads it: one reading, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.units import Units
from facts.language.values import WrittenValue, read_value
from facts.language.written_numbers import proven_writing, rewrite_ambiguous
from facts.words.numbers import number

UNITS = Units()


def read(text: str, delimiter: str = ";") -> WrittenValue | None:
    return read_value(text, delimiter, UNITS)[0]


def value(text: str) -> tuple[str, int, str, str]:
    found = read(text)
    assert found is not None, text
    ends = str(found.value) if found.high is None else f"{found.value}–{found.high}"
    return ends, found.scale, found.unit.name if found.unit else "", found.hedge


@pytest.mark.parametrize(
    ("text", "ends", "scale", "unit", "hedge"),
    [
        ("2 million", "2", 10**6, "", ""),
        ("1,5 miljoner", "1.5", 10**6, "", ""),
        ("1,5 miljoner kronor", "1.5", 1, "msek", ""),
        ("£500m", "500", 1, "million GBP", ""),
        ("SEK 500 million", "500", 1, "msek", ""),
        ("$1.2bn", "1.2", 1, "billion USD", ""),
        ("40k", "40", 1000, "", ""),
        ("sju", "7", 1, "", ""),
        ("tjugofem tusen", "25000", 1, "", ""),
        ("en och en halv miljon", "1500000", 1, "", ""),
        ("en fjärdedel", "25", 1, "percent", ""),
        ("drygt hälften", "50", 1, "percent", "drygt"),
        ("vart femte", "20", 1, "percent", "vart femte"),
        ("sju elever av tio", "70", 1, "percent", ""),
        ("43 av 10 000", "0.43", 1, "percent", ""),
        ("7 ½", "7.5", 1, "", ""),
        ("4,3 per 10 000", "4.3", 1, "per_10000", ""),
        ("> 50 %", "50", 1, "percent", ">"),
        ("ca 500", "500", 1, "", "ca"),
        ("500 or so", "500", 1, "", "or so"),
        ("upp till 500 kr", "500", 1, "SEK", "upp till"),
        ("17 000–18 000", "17000–18000", 1, "", ""),
        ("40 to 45 per cent", "40–45", 1, "percent", ""),
        ("mellan 40 och 45 %", "40–45", 1, "percent", ""),
        ("3–4 miljoner", "3–4", 10**6, "", ""),
        ("900 000–1,2 miljoner", "0.9–1.2", 10**6, "", ""),
        ("£3m–£4m", "3–4", 1, "million GBP", ""),
        ("-5–-3", "-5–-3", 1, "", ""),
        ("tre gånger så många", "3", 1, "times", ""),
        ("30 000 kronor i månaden", "30000", 1, "SEK / month", ""),
        ("minus 3", "-3", 1, "", ""),
        ("1 500:-", "1500", 1, "SEK", ""),
        ("1.500,-", "1500", 1, "SEK", ""),
        ("ett dussin", "12", 1, "", ""),
        ("MSEK 12", "12", 1, "msek", ""),
        ("12 procent av barnen", "12", 1, "percent", ""),
        ("nearly 12 per cent of children", "12", 1, "percent", "nearly"),
        ("5 à 6 kr", "5–6", 1, "SEK", ""),
        ("c. 500", "500", 1, "", "c."),
        ("tredje plats", "3", 1, "rank", ""),
        ("3rd", "3", 1, "rank", ""),
        ("nr 3", "3", 1, "rank", ""),
        ("second", "2", 1, "rank", ""),
        ("5 or more", "5", 1, "", "or more"),
        ("5 eller färre", "5", 1, "", "eller färre"),
        ("−0", "0", 1, "", ""),
    ],
)
def test_what_people_write_in_a_cell_of_values_is_read(text: str, ends: str, scale: int, unit: str, hedge: str) -> None:
    assert value(text) == (ends, scale, unit, hedge)


@pytest.mark.parametrize(
    ("text", "direction", "times"),
    [
        ("fördubblats", "increase", "2"), ("halverats", "decrease", "0.5"), ("tripled", "increase", "3"),
        ("ökade med 5 %", "increase", None), ("down 5 per cent", "decrease", None), ("twice as many", "", "2"),
    ],
)  # fmt: skip
def test_a_word_may_say_which_way_it_went(text: str, direction: str, times: str | None) -> None:
    found = read(text)
    assert found is not None
    assert found.direction == direction
    assert (found.unit is not None and found.unit.name == "times") == (times is not None)
    assert times is None or found.value == Decimal(times)


@pytest.mark.parametrize(
    "text",
    ["kanske 5", "många", "(5)", "5-", "—5", "1_000", "0x1F", "#REF!", "45–40", "91*", "[c]", "5 eller 6", "3/4",
     "2012-09-13", "- 3"],
)  # fmt: skip
def test_what_has_no_reading_or_several_is_not_guessed(text: str) -> None:
    assert read(text) is None


@given(
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["", "drygt ", "ca ", ">", "minst "]),
    st.sampled_from(["sv", "en"]),
)
def test_every_number_reads_back_from_the_programs_own_writing(size: Decimal, hedge: str, lang: str) -> None:
    text = hedge + number(size, lang)  # type: ignore[arg-type]
    found = read_value(text, ";" if lang == "sv" else ",", UNITS)[0]
    assert found is not None
    assert (found.value, found.hedge) == (size, hedge.strip())


@given(st.text(max_size=60), st.sampled_from([",", ";", "\t"]))
def test_any_text_is_read_or_refused_without_failing(text: str, delimiter: str) -> None:
    found, notes = read_value(text.strip() or "x", delimiter, UNITS)
    assert found is not None or notes
    assert found is None or found.high is None or found.value <= found.high


@pytest.mark.parametrize("text", ["1," * 40_000, "drygt " * 20_000, "1 " * 40_000, "a" * 80_000, "5–" * 30_000])
def test_a_long_cell_is_no_value_and_takes_no_time(text: str) -> None:
    assert read(text) is None


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([".", ","]))
def test_a_number_of_two_forms_is_settled_as_its_column_is_written(first: int, rest: int, sign: str) -> None:
    body = f"{first}{sign}{rest:03}"
    large, small = Decimal(first * 1000 + rest), Decimal(f"{first}.{rest:03}")
    for writing, decimals in (("en", "."), ("sv", ",")):
        wanted = small if sign == decimals else large
        for delimiter in (",", ";"):
            read_so = read_value(body, delimiter, UNITS, writing)[0]  # type: ignore[arg-type]
            kept = read_value(rewrite_ambiguous(body, writing, "," if delimiter == ";" else "."), delimiter, UNITS)[0]  # type: ignore[arg-type]
            assert read_so is not None
            assert kept is not None
            assert read_so.value == kept.value == wanted


def test_a_column_that_proves_both_writings_proves_none() -> None:
    assert proven_writing(["33,580.93", "1 234,5"]) is None
    assert proven_writing(["5", "17.000"]) is None
