"""The page Figures: every row, searchable, opening to what was written beside how it is read."""

from __future__ import annotations

import re

import pytest

from facts.app.field_readings import reading_of_field
from facts.app.figures import NARROW_WIDTHS, row_height_on_telephone
from facts.figures.parties import Parties
from facts.reading.table import read_table
from facts.words import say
from tests.app.conftest import OpenApp
from tests.app.tables import SMALL
from tests.reading.tables import table

HEDGED = table(
    {"value": "17 000", "approximator": "drygt", "approximator_en": "just over", "period": "2012-S1"}, delimiter=";"
)


def read(column: str, lang: str = "en", content: str = HEDGED) -> str:
    (figure,) = read_table(content.encode()).figures
    return reading_of_field(figure, column, Parties(), lang)


def test_every_row_is_a_line_of_the_table(open_app: OpenApp):
    shown = open_app("figures", table=SMALL).app.dataframe[0].value
    assert list(shown["Id"]) == ["b-1", "b-2", "b-3", "b-4"]
    assert list(shown["By"]) == ["Kim Lund", "Kim Lund", "Åsa Berg", "SCB"]
    assert list(shown["Kind"]) == ["outcome", "outcome", "outcome", "reference"]


def test_the_table_has_the_readers_words(open_app: OpenApp):
    shown = open_app("figures", table=SMALL, locale="sv-SE").app.dataframe[0].value
    assert "Statistik" in shown.columns
    assert "Period" in shown.columns
    assert "By" not in shown.columns


def test_what_is_found_is_counted(open_app: OpenApp):
    assert "4 figures" in open_app("figures", table=SMALL).words
    assert "1 figure" in open_app("figures", table=SMALL, text="b-4").words
    assert "1 siffra" in open_app("figures", table=SMALL, text="b-4", locale="sv-SE").words


def test_a_number_is_shown_as_it_was_written_and_as_it_is_read():
    assert read("value") == "17,000\u00a0homes"
    assert read("value", "sv") == "17\u202f000\u00a0bostäder"


def test_a_hedge_is_shown_as_the_interval_it_is_read_as_and_as_contested():
    assert "17,000–17,500" in read("approximator")
    assert "contested" in read("approximator")
    assert read("approximator").startswith("just over:")


def test_a_period_is_shown_with_its_first_and_last_day():
    assert read("period").endswith("1 January 2012 – 30 June 2012")
    assert read("period", "sv").endswith("1 januari 2012 – 30 juni 2012")


def test_a_party_is_shown_with_its_name_in_full():
    assert read("party") == Parties().find_or_grey("S").name != "S"


def test_a_choice_from_a_list_is_said_in_the_readers_words():
    assert read("measure_kind") == "outcome"
    assert read("measure_kind", "sv") == "utfall"


def test_a_text_without_translation_has_nothing_beside_it():
    assert read("note") == ""


def test_a_chosen_row_opens_to_every_field_written_and_read(open_app: OpenApp):
    screen = open_app("figures", table=HEDGED).choose_rows(0)
    assert screen.headings == ["Figures", "Nya bostäder: “drygt” 17,000\u00a0homes (first half of 2012)"]
    assert "b-1" in screen.words
    words = screen.words
    assert {"17 000", "drygt", "2012-S1", "Line 2 of the table.", "value", "approximator"} <= set(words)
    assert words.index("17 000") < words.index("17,000\u00a0homes")


def test_two_chosen_rows_are_set_side_by_side(open_app: OpenApp):
    screen = open_app("figures", table=SMALL).choose_rows(0, 1)
    first, second = "Nya bostäder: 1,200\u00a0homes (2011)", "Nya bostäder: 1,500\u00a0homes (2012)"
    assert screen.headings == ["Figures", "Side by side"]
    heads = "".join(screen.html_words).split("Field")[1]
    assert heads.startswith(first + second)
    assert "+25%" in screen.text


def test_what_differs_between_two_figures_is_marked_and_nothing_else(open_app: OpenApp):
    html = open_app("figures", table=SMALL).choose_rows(0, 1).html
    fields = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", html)
    marked = {re.sub(r"<[^>]*>", "", field).split()[-1] for field, cells in fields if "<mark" in cells}
    assert {"Value", "Period"} <= marked
    assert all(("≠" in field) == ("<mark" in cells) for field, cells in fields)
    assert "Unit" not in marked


def test_two_rows_that_differ_in_kind_say_why_they_cannot_be_compared(open_app: OpenApp):
    screen = open_app("figures", table=SMALL, locale="sv-SE").choose_rows(1, 2)
    assert screen.headings[1] == say("figures.compared", "sv")
    assert "%" not in screen.html.split("<h2>")[1].split("<table")[0]


def test_a_row_chosen_before_the_list_became_shorter_is_passed_over(open_app: OpenApp):
    screen = open_app("figures", table=SMALL).choose_rows(3)
    screen.app.multiselect(key="topic").set_value(["Housing"])
    assert screen.run().headings == ["Figures"]


def test_above_a_long_list_stands_where_the_chosen_rows_are_opened(open_app: OpenApp):
    screen = open_app("figures", table=SMALL)
    assert "opened below the table" not in screen.text
    assert "2 chosen, opened below the table" in screen.choose_rows(0, 1).text
    assert "1 chosen, opened beside the table" in screen.choose_rows(0).text


def test_on_a_telephone_the_number_stands_in_sight_beside_what_it_is_about():
    """Of 400 pixels the page's edges take 32 and the boxes of the rows 35."""
    assert sum(NARROW_WIDTHS) <= 400 - 32 - 35


@pytest.mark.parametrize(("name", "lines"), [("Jobs", 1), ("Summer jobs for the young", 2), ("word " * 20, 5)])
def test_rows_on_a_telephone_are_so_high_that_names_break_into_lines(name: str, lines: int):
    """Streamlit breaks no words in rows up to 64 pixels."""
    height = row_height_on_telephone([name, "Jobs"])
    assert height >= 17 * lines
    assert lines == 1 or height > 64
