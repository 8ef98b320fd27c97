"""Dates are written in words of the reader's language."""

from __future__ import annotations

from datetime import date

import pytest

from facts.words import LANGS, Lang
from facts.words.dates import day, month, short_month

MEMO = date(2012, 9, 13)


def test_a_day_is_written_in_words():
    assert day(MEMO, "en") == "13 September 2012"
    assert day(MEMO, "sv") == "13 september 2012"


def test_a_month_is_written_in_words():
    assert month(MEMO, "en") == "September 2012"
    assert month(MEMO, "sv") == "september 2012"


def test_a_year_of_fewer_than_four_digits_stays_what_it_is():
    assert day(date(987, 1, 2), "sv") == "2 januari 987"


@pytest.mark.parametrize("lang", LANGS)
def test_the_short_months_of_a_language_differ_and_have_no_full_stop(lang: Lang):
    months = [short_month(number, lang) for number in range(1, 13)]
    assert len(set(months)) == 12
    assert all(name.isalpha() and len(name) <= 5 for name in months)
