"""Text is measured with the shipped font and wrapped so that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from facts.charts.typeset import (
    FONT_FAMILY,
    FONTS,
    NUMBER,
    SMALL,
    TITLE,
    Style,
    balance_lines,
    width,
    wrap_name,
    wrap_text,
)

NEEDED = "åäöÅÄÖéü−½≈–—…“”’·%‰0123456789\u202f\u00a0\u2009"


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_each_font_has_the_letters_and_spaces_of_both_languages(path: object) -> None:
    font = ImageFont.truetype(str(path), 40)
    box = bytes(font.getmask("\U000e0fff"))
    for sign in NEEDED:
        assert bytes(font.getmask(sign)) != box or sign.isspace()
        assert font.getlength(sign) > 0


def test_the_font_has_its_licence_beside_it() -> None:
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")


def test_every_font_list_ends_with_one_that_every_machine_has() -> None:
    assert FONT_FAMILY.split(",")[-1].strip() == "sans-serif"


def test_a_narrow_space_is_narrower_than_a_space() -> None:
    assert width("17\u202f000", NUMBER) < width("17 000", NUMBER)


@given(st.text(alphabet="abc åäö-/17\u202f", max_size=120), st.floats(30, 300))
def test_wrapping_loses_nothing_but_spaces_at_line_ends(text: str, limit: float) -> None:
    assert "".join(wrap_text(text, SMALL, limit)).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="abc åäö-/17", max_size=120), st.floats(30, 300))
def test_no_line_is_wider_than_the_limit(text: str, limit: float) -> None:
    assert all(width(line, SMALL) <= limit for line in wrap_text(text, SMALL, limit))


def test_a_number_with_narrow_spaces_is_never_torn_apart() -> None:
    assert any("17\u202f000" in line for line in wrap_text("drygt 17\u202f000 personer", SMALL, 60))


@pytest.mark.parametrize("limit", [200, 300, 420, 600])
def test_a_title_breaks_into_even_lines_and_no_more_of_them(limit: float) -> None:
    title = "Households with economic assistance: said to decrease, no number given, 2007 to 30 May 2012"
    even, greedy = balance_lines(title, TITLE, limit), wrap_text(title, TITLE, limit)
    assert len(even) == len(greedy)
    assert " ".join(even) == title
    assert max(width(line, TITLE) for line in even) <= limit
    assert width(even[-1], TITLE) >= width(greedy[-1], TITLE)


@pytest.mark.parametrize("text", ["no period named; taken as 13 September 2012", "läst som 13 sept 2012 i hela Täby",
                                  "0,0001 % år 2018 och 0,0002 % år 2021"])  # fmt: skip
@pytest.mark.parametrize("limit", [110, 130, 150, 170])
def test_a_date_and_a_year_with_its_word_stay_on_one_line(text: str, limit: float) -> None:
    lines = wrap_text(text, SMALL, limit)
    assert len(lines) > 1
    assert not [line for line in lines if line.endswith(("13", "September", "sept", "år"))]


def test_no_line_ends_with_the_dot_between_two_things() -> None:
    text = "no number given · no period named; taken as 13 September 2012 · Stockholm · children"
    for limit in range(120, 420, 20):
        assert not [line for line in balance_lines(text, SMALL, limit) if line.endswith("·")]


def test_a_title_is_never_made_even_by_breaking_a_word() -> None:
    title = "Barn utan bostad enligt riksgenomsnittsjämförelsetalet: 10, 12 barn, 2010 till 2012"
    assert " ".join(balance_lines(title, TITLE, 352)) == title


@pytest.mark.parametrize("limit", range(90, 400, 7))
def test_a_number_of_a_quote_stays_on_one_line(limit: float) -> None:
    quote = "År 2011 fick drygt 4 300 unga mellan 16-18 år sommarjobb och i år uppgick antalet till 5 023 av 1 000 000."
    lines = wrap_text(quote, SMALL, limit)
    assert " ".join(lines).replace("16- 18", "16-18") == quote
    assert all(any(number in line for line in lines) for number in ("4 300", "5 023", "1 000 000"))


def test_a_word_as_long_as_a_cell_may_be_is_broken_into_lines_that_fit() -> None:
    lines = wrap_text("å" * 130_000, SMALL, 300)
    assert "".join(lines) == "å" * 130_000
    assert max(width(line, SMALL) for line in lines) <= 300
    assert width("å" * 130_000, SMALL) > 130_000


@pytest.mark.parametrize(
    ("title", "limit", "lines"),
    [
        (
            "Hushåll med ekonomiskt bistånd: sägs minska, inget tal anges, 2007 till 30 maj 2012",
            632,
            ["Hushåll med ekonomiskt bistånd:", "sägs minska, inget tal anges, 2007 till 30 maj 2012"],
        ),
        (
            "Andel barn med arbetslösa föräldrar: ”vart femte”, ”nästan vart tredje”, 2006 till 2010",
            632,
            ["Andel barn med arbetslösa föräldrar:", "”vart femte”, ”nästan vart tredje”, 2006 till 2010"],
        ),
        (
            "Andel elever som inte når målen i årskurs nio: 5 siffror mellan 12 % och 75 %, 2015 till 2019",
            632,
            ["Andel elever som inte når målen i årskurs nio:", "5 siffror mellan 12 % och 75 %, 2015 till 2019"],
        ),
        (
            "Anmälda inbrott: 7 siffror mellan 88 och 400 händelser, 2021. Publicerat 2020–2022: 53–1 210 händelser.",
            632,
            [
                "Anmälda inbrott: 7 siffror mellan 88 och 400 händelser, 2021.",
                "Publicerat 2020–2022: 53–1 210 händelser.",
            ],
        ),
    ],
)
def test_a_title_breaks_where_a_reader_pauses(title: str, limit: float, lines: list[str]) -> None:
    assert balance_lines(title, TITLE, limit) == lines


@pytest.mark.parametrize("limit", range(150, 400, 7))
def test_an_id_a_range_of_pages_and_a_p_value_stay_on_one_line(limit: float) -> None:
    whole = ("reference-evictions-2012-q1,", "1–2:", "(p = 0.157;", "p < 0.001).")
    text = "Figures: evicted-2010, reference-evictions-2012-q1, of pp. 1–2: 16 times in 100 (p = 0.157; or p < 0.001)."
    lines = wrap_text(text, SMALL, limit)
    assert " ".join(lines) == text
    assert all(any(word in line for line in lines) for word in whole)


def test_an_address_that_is_too_long_for_a_line_breaks_after_its_signs() -> None:
    lines = wrap_text("https://example.org/a-very-long-address/with-many/parts", SMALL, 120)
    assert all(line.endswith(("/", "-")) for line in lines[:-1])
    assert len(lines) > 1


def test_a_title_as_long_as_a_cell_may_be_is_broken_into_lines() -> None:
    assert len(balance_lines("ett ord till: " * 7_000, TITLE, 600)) > 1_000


def test_a_raised_dot_between_two_things_ends_no_line_and_begins_none() -> None:
    lines = wrap_text("Unit: children · Place: Stockholm · Population: all", SMALL, 110)
    assert lines == ["Unit: children", "Place: Stockholm", "Population: all"]


@given(st.text(max_size=80))
def test_a_text_is_as_wide_as_its_letters_are_in_the_font_that_draws_it(text: str) -> None:
    face = ImageFont.truetype(str(FONTS / "SourceSans3-Semibold.ttf"), 1000, layout_engine=ImageFont.Layout.BASIC)
    assert width(text, Style(13, strong=True)) == face.getlength(text) * 13 / 1000


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("People in custody: 5 figures between 44 and 71 people", ("5 figures",)),
        ("Visitors: 8 siffror mellan ”över” 3 000 och ”färre än” 5 200 personer", ("”över” 3 000", "”färre än” 5 200")),
        ("Andel barn: ”vart femte barn” år 2006 och ”nästan vart tredje barn” år 2010", ("”nästan vart tredje barn”",)),
        ("Stockholm: 9, 21 och 24 barn, första halvåret 2010 till första halvåret 2012", ("första halvåret 2012",)),
        ("Stockholm: 9, 21 and 24 children, first half of 2010 to first half of 2012", ("first half", "of 2012")),
        ("The surplus was 4.8 billion kronor, 12 per cent of all", ("4.8 billion", "12 per cent")),
    ],
)
def test_a_number_is_not_torn_from_its_hedge_or_its_size_nor_few_quoted_words(
    text: str, whole: tuple[str, ...]
) -> None:
    for limit in range(200, 420, 10):
        lines = balance_lines(text, NUMBER, limit)
        assert all(any(part in line for line in lines) for part in whole), (limit, lines)


def test_a_title_may_break_after_a_year_where_the_sentence_goes_on() -> None:
    title = "Police officers in service: 21,000\xa0people in 2021 and 22,800 in 2023"
    assert balance_lines(title, Style(23, strong=True), 352) == [
        "Police officers in service:", "21,000\xa0people in 2021", "and 22,800 in 2023",
    ]  # fmt: skip


def test_what_is_to_be_kept_on_one_line_is_torn_there_rather_than_in_a_word() -> None:
    assert wrap_text("”cirka”\xa04\xa0800", SMALL, 45) == ["”cirka”\xa0", "4\xa0800"]


@given(st.text(alphabet="aåx -/·\t\n\xa07.", max_size=60), st.integers(20, 90))
def test_a_name_that_is_broken_keeps_all_its_letters_and_fits(name: str, limit: int) -> None:
    lines = wrap_name(name, SMALL, limit)
    letters = [sign for sign in name if sign.isalnum()]
    assert [sign for line in lines for sign in line if sign.isalnum()] == letters
    assert all(width(line.rstrip(), SMALL) <= limit for line in lines)


def test_a_name_has_a_hyphen_only_where_a_word_is_broken() -> None:
    assert wrap_name("Landsorganisationsförbundet", SMALL, 110) == ["Landsorganisations-", "förbundet"]
    assert wrap_name("Boden och Piteå", SMALL, 60) == ["Boden och", "Piteå"]


def test_a_day_is_not_torn_from_its_month_nor_a_number_from_its_digits() -> None:
    for text in (
        "ingen period nämns; läst som 13 september 2012",
        "p. 4, 5 March 2024",
        "i allt 17 000 barn den 3 maj",
    ):
        for limit in range(85, 200, 5):
            lines = wrap_text(text, SMALL, limit)
            assert not [line for line in lines[1:] if line.split()[0] in ("september", "March", "maj", "000")]
            assert " ".join(lines) == text
    # With no room for both on a line they stand on two, each whole.
    assert wrap_text("13 september", SMALL, 65) == ["13", "september"]
