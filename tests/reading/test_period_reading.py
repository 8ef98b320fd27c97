from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.periods import Period
from facts.reading.dates import read_date
from facts.reading.period_reading import RelativePeriod, read_period, read_period_cell, resolved_period
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
    assert judged.value is not None or codes(text) in (["bad-period"], ["ambiguous-period"])


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
        ("school year 2011/12", "2011-07-01", "2012-06-30"),
        ("financial year 2011/12", "2011-04-01", "2012-03-31"),
        ("FY2011/12", "2011-04-01", "2012-03-31"),
        ("the 2011/12 financial year", "2011-04-01", "2012-03-31"),
        ("2011/12 school year", "2011-07-01", "2012-06-30"),
        ("Q3 2012", "2012-07-01", "2012-09-30"),
        ("2012K3", "2012-07-01", "2012-09-30"),
        ("2012-W23", "2012-06-04", "2012-06-10"),
        ("vecka 1 2021", "2021-01-04", "2021-01-10"),
        ("year to March 2012", "2011-04-01", "2012-03-31"),
        ("12 months to March 2012", "2011-04-01", "2012-03-31"),
        ("året till mars 2012", "2011-04-01", "2012-03-31"),
        ("three months to June 2024", "2024-04-01", "2024-06-30"),
        ("tre månader till januari 2024", "2023-11-01", "2024-01-31"),
        ("april–juni 2024", "2024-04-01", "2024-06-30"),
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
    [("20120913", "2012-09-13"), ("höstterminen 2012", "2012-S2"), ("VT 2012", "2012-S1"),
     ("2012 jan–juni", "2012-01-01/2012-06-30"),
     ("13/9 2012", "2012-09-13"), ("sept. 2012", "2012-09"),
     ("2012/09", "2012-09"), ("år 2012", "2012"), ("helåret 2012", "2012"), ("2012kv3", "2012-Q3"),
     ("2012M9", "2012-09"), ("2010—2014", "2010-01-01/2014-12-31"), ("2008 till 2012-09-13", "2008-01-01/2012-09-13"),
     ("1Q 2012", "2012-Q1"), ("2012v05", "2012-W05"), ("under 2012", "2012"), ("budgetåret 2012", "2012"),
     ("per den 31 december 2012", "2012-12-31"), ("as at 31 December 2012", "2012-12-31"),
     ("de första nio månaderna 2012", "2012-01-01/2012-09-30"), ("first three months of 2012", "2012-01-01/2012-03-31"),
     ("1990-talet", "1990-01-01/1999-12-31"), ("the 2010s", "2010-01-01/2019-12-31")],
)  # fmt: skip
def test_unusual_writing_with_one_reading_is_read_and_said(text: str, code: str) -> None:
    assert (period(text).code, codes(text)) == (code, ["period-format"])


@pytest.mark.parametrize(
    ("text", "code"),
    [("1–15 september 2012", "2012-09-01/2012-09-15"), ("1 januari - 30 juni 2012", "2012-01-01/2012-06-30"),
     ("Q1-Q3 2012", "2012-01-01/2012-09-30"), ("januari till juni 2012", "2012-01-01/2012-06-30"),
     ("första–tredje kvartalet 2012", "2012-01-01/2012-09-30"), ("kv 1–3 2012", "2012-01-01/2012-09-30"),
     ("mellan 2010 och 2012", "2010-01-01/2012-12-31"), ("2012-01-01--2012-06-30", "2012-01-01/2012-06-30")],
)  # fmt: skip
def test_the_two_ends_of_an_interval_may_share_their_year_or_month(text: str, code: str) -> None:
    assert (period(text).code, codes(text)) == (code, ["period-format"])


@pytest.mark.parametrize(
    "text",
    ["sep-12", "41165", "12", "2012-W54", "FY2012", "i dag",
     "since 2012", "2012-S3", "2012-Q5", "2012-02-30", "2012-06/2012-01", "2011/13", "3/4/2012",
     "hösten", "0000",
     "2000-talet", "00-talet", "1Q12", "första tretton månaderna 2012",
     "per 2012", "2012 eller 2013", "2010–14", "5–6 2012", "15–1 september 2012", "2010–", "2012-sep-"],
)  # fmt: skip
def test_what_has_no_reading_or_several_is_refused(text: str) -> None:
    assert codes(text) == ["bad-period"]


@pytest.mark.parametrize("text", ["2011/12", "2011–12", "2012-13", "1999/00"])
def test_two_years_that_may_be_one_school_year_are_asked_about(text: str) -> None:
    (note,) = read_period(text).notes
    assert note.code == "ambiguous-period"
    for name in ("school_en", "school_sv", "financial_en", "calendar"):
        assert period(note.values[name]).length in ((12, 0), (24, 0))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i dag", "2012-09-13"), ("today", "2012-09-13"), ("i år", "2012"), ("this year", "2012"), ("i fjol", "2011"),
        ("förra året", "2011"), ("last year", "2011"), ("för tio år sedan", "2002"), ("ten years ago", "2002"),
        ("tio år sedan", "2002"),
        ("two months ago", "2012-07"), ("för tjugofem år sedan", "1987"),
        ("förra månaden", "2012-08"), ("sedan 2006", "2006-01-01/2012-09-13"),
        ("since March 2009", "2009-03-01/2012-09-13"),
    ],
)  # fmt: skip
def test_words_are_reckoned_from_the_documents_date_and_said(text: str, code: str) -> None:
    relative = read_period_cell(text).value
    assert isinstance(relative, RelativePeriod)
    judged = resolved_period(text, relative, date(2012, 9, 13))
    assert (judged.value.code, [note.code for note in judged.notes]) == (code, ["period-format"])
    assert resolved_period(text, relative, None).notes[0].code == "bad-period"


@given(st.integers(1900, 2990), st.integers(1, 52))
def test_every_week_reads_back_from_its_code_and_its_words(year: int, week: int) -> None:
    code = f"{year}-W{week:02}"
    assert period(code).code == code
    assert (period(code).end - period(code).start).days == 6
    for lang in LANGS:
        assert period(period(code).named(lang)) == period(code)


@pytest.mark.parametrize(("lang", "words"), [("en", "January–September 2012"), ("sv", "januari–september 2012")])
def test_months_of_one_year_are_named_with_the_year_once_and_read_back(lang: Lang, words: str) -> None:
    months = period("2012-01/2012-09")
    assert months.named(lang) == words
    assert period(words) == months


def test_a_school_year_and_a_financial_year_are_kinds_of_their_own() -> None:
    assert {period(f"{words} 2011/12").kind for words in ("school year", "financial year")} == {
        "school_year", "financial_year",
    }  # fmt: skip


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
