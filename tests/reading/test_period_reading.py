from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.periods import Period
from facts.reading.dates import read_date
from facts.reading.period_reading import read_period
from facts.words import LANGS, Lang

YEARS = st.integers(1000, 2998)


def period(text: str) -> Period:
    found = read_period(text).value
    assert isinstance(found, Period), text
    return found


def codes(text: str) -> list[str]:
    return [note.code for note in read_period(text).notes]


@given(YEARS, st.sampled_from(["S1", "S2", "Q1", "Q2", "Q3", "Q4", "T1", "T2", "T3"]))
def test_a_code_reads_back_from_its_period(year: int, part: str) -> None:
    assert period(f"{year}-{part}").code == f"{year}-{part}"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_reads_back_from_its_code(day: date) -> None:
    assert period(day.isoformat()) == Period(day, day, "day")


@given(YEARS, st.sampled_from(["S1", "S2", "Q1", "Q4", "T2"]), st.sampled_from(LANGS))
def test_a_period_in_the_programs_own_words_is_the_same_period(year: int, part: str, lang: Lang) -> None:
    code = f"{year}-{part}"
    named = period(code).named(lang)
    if "four months" not in named:
        assert period(named) == period(code)


@given(st.text(max_size=40))
def test_any_text_is_a_period_in_order_or_an_error(text: str) -> None:
    judged = read_period(text)
    assert judged.value is None or judged.value.start <= judged.value.end
    assert judged.value is not None or codes(text) == ["bad-period"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2012-S1", "2012-01-01", "2012-06-30"),
        ("2012H2", "2012-07-01", "2012-12-31"),
        ("2012 kv 3", "2012-07-01", "2012-09-30"),
        ("2012-T1", "2012-01-01", "2012-04-30"),
        ("2012M02", "2012-02-01", "2012-02-29"),
        ("2008/2012-09-13", "2008-01-01", "2012-09-13"),
        ("2010–2014", "2010-01-01", "2014-12-31"),
        ("2011/12", "2011-07-01", "2012-06-30"),
        ("läsåret 1999/2000", "1999-07-01", "2000-06-30"),
        ("läsåret 1999/00", "1999-07-01", "2000-06-30"),
        ("2011/2012", "2011-01-01", "2012-12-31"),
        ("FÖRSTA HALVÅRET 2012", "2012-01-01", "2012-06-30"),
        ("andra\u00a0kvartalet 2012", "2012-04-01", "2012-06-30"),
        ("September 2012", "2012-09-01", "2012-09-30"),
        ("13 september 2012", "2012-09-13", "2012-09-13"),
        ("mandatperioden 2010–2014", "2010-01-01", "2014-12-31"),
        ("januari–juni 2012", "2012-01-01", "2012-06-30"),
    ],
)
def test_usual_writing_is_read_without_a_word(text: str, start: str, end: str) -> None:
    assert [day.isoformat() for day in period(text).days] == [start, end]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("20120913", "2012-09-13"), ("13/9 2012", "2012-09-13"), ("Q3 2012", "2012-Q3"), ("sept. 2012", "2012-09"),
     ("2012/09", "2012-09"), ("år 2012", "2012"), ("helåret 2012", "2012"), ("2012kv3", "2012-Q3"),
     ("2012M9", "2012-09"), ("2010—2014", "2010-01-01/2014-12-31"), ("2008 till 2012-09-13", "2008-01-01/2012-09-13")],
)  # fmt: skip
def test_unusual_writing_with_one_reading_is_read_and_said(text: str, code: str) -> None:
    assert (period(text).code, codes(text)) == (code, ["period-format"])


@pytest.mark.parametrize(
    ("text", "code"),
    [("1–15 september 2012", "2012-09-01/2012-09-15"), ("1 januari - 30 juni 2012", "2012-01-01/2012-06-30"),
     ("Q1-Q3 2012", "2012-01-01/2012-09-30"), ("januari till juni 2012", "2012-01-01/2012-06-30"),
     ("första–tredje kvartalet 2012", "2012-01-01/2012-09-30")],
)  # fmt: skip
def test_the_two_ends_of_an_interval_may_share_their_year_or_month(text: str, code: str) -> None:
    assert (period(text).code, codes(text)) == (code, ["period-format"])


@pytest.mark.parametrize(
    "text",
    ["sep-12", "41165", "12", "2012-13", "2012-S3", "2012-Q5", "2012-02-30", "2012-06/2012-01", "2011/13", "3/4/2012",
     "hösten", "0000", "2012 eller 2013", "2010–14", "5–6 2012", "15–1 september 2012", "2010–", "2012-sep-"],
)  # fmt: skip
def test_what_has_no_reading_or_several_is_refused(text: str) -> None:
    assert codes(text) == ["bad-period"]


def test_a_season_is_read_with_its_days_said() -> None:
    judged = read_period("vintern 2012/13")
    assert judged.value.days == (date(2012, 12, 1), date(2013, 2, 28))
    assert (judged.notes[0].code, judged.notes[0].values["end"]) == ("vague-period", "2013-02-28")


@pytest.mark.parametrize(
    "text",
    ["13 september 2012", "den 13:e september 2012", "September 13, 2012", "13/9 2012", "13/9/2012", "9/13/2012",
     "2012-09-13 10:30", "2012-09-13T10:30:00Z", "20120913", "2012/09/13", "13.9.2012"],
)  # fmt: skip
def test_a_day_with_one_reading_is_read_and_said(text: str) -> None:
    judged = read_date(text)
    assert judged.value == date(2012, 9, 13)
    assert [note.code for note in judged.notes] == ["date-format"]


@pytest.mark.parametrize("text", ["3/4/2012", "2012", "12-09-13", "2012-02-30", "41165", "2012-09-13 eller så"])
def test_a_day_with_no_reading_or_two_is_refused(text: str) -> None:
    assert [note.code for note in read_date(text).notes] == ["bad-date"]


def test_digits_of_another_width_or_script_are_no_period() -> None:
    for text in ("２０１２", "２０１２-０９-１３", "٢٠١٢"):
        assert codes(text) == ["bad-period"]
        assert read_date(text).value is None


def test_a_month_before_its_year_has_only_one_reading() -> None:
    assert codes("09/2012") == ["period-format"]
    assert period("09/2012") == period("2012-09")


def test_a_time_that_no_clock_shows_is_no_timestamp() -> None:
    assert read_date("2012-09-13 23:59").value == date(2012, 9, 13)
    assert read_date("2012-09-13 25:00").value is None
