"""Times in running text are resolved by the date of the text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facts.language.prose_periods import Time, times_in
from facts.words import Lang

DAY = date(2019, 3, 14)


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("sv", "den 31 december", ["2018-12-31"]),
        ("sv", "från 2011 till i fjol", ["2011/2018"]),
        ("en", "between May 2015 and March 2017", ["2015-05/2017-03"]),
        ("en", "in the four weeks to 10 February 2018", ["2018-01-14/2018-02-10"]),
        ("sv", "fler i maj 2018 än i maj året före", ["2018-05", "2017-05"]),
        ("en", "next April", ["2019-04"]),
        ("en", "in the coming winter", ["2019-12/2020-02"]),
        ("sv", "inför kommande sommar", ["2019-06/2019-08"]),
        ("en", "when Labour left office", ["2010"]),
        ("en", "when the Conservatives came to power", ["2010"]),
        ("sv", "när alliansen lämnade över makten", ["2014"]),
        ("sv", "under alliansregeringen", ["2006/2014"]),
        ("en", "in the last comparable period under Labour", []),
        ("sv", "när majoriteten tillträdde", ["2018"]),
        ("sv", "när vi tog över för två år sedan", ["2017"]),
        ("en", "from 2012 until today", ["2012/2019-03-14"]),
        ("en", "in 2010. Between then and 2017", ["2010", "2010/2017"]),
        ("en", "October 2017 to March 2018", ["2017-10/2018-03"]),
        ("sv", "för vart och ett av åren 2020 och 2021", ["2020/2021"]),
        ("en", "in both 2012 and 2016", ["2016"]),
        ("sv", "både 2012 och 2016", ["2016"]),
        ("sv", "i juli och augusti", ["2018-07/2018-08"]),
        ("sv", "på annandag påsk", ["2018-04-02"]),
        ("sv", "på midsommarafton 2016", ["2016-06-24"]),
        ("en", "on Boxing Day", ["2018-12-26"]),
        ("en", "on Good Friday last year", ["2018-03-30"]),
        ("sv", "i somras", ["2018-06/2018-08"]),
        ("sv", "den torra sommaren 2016", ["2016-06/2016-08"]),
        ("en", "in the winter of 2014/15", ["2014-12/2015-02"]),
        ("en", "at the turn of the decade", ["2010"]),
        (
            "en",
            "in the three months to May 2018, against the same three months of 2016",
            ["2018-03/2018-05", "2016-03/2016-05"],
        ),
        ("en", "January 2019, up 26% on the same months a year before", ["2019-01", "2018-01"]),
        ("en", "a poll from December", ["2018-12"]),
        ("sv", "sedan 2010; på två år", ["2010", "2017"]),
        ("en", "by March, as forecast", ["2019-03"]),
        ("en", "is expected to pass 500 by February", ["2020-02"]),
        ("en", "had passed 500 by February", ["2019-02"]),
        ("en", "in the last quarter", ["2018-Q4"]),
        ("en", "in the last quarter of 2017", ["2017-Q4"]),
        ("sv", "under andra kvartalet", ["2018-Q2"]),
        ("sv", "under första halvåret", ["2019-S1"]),
        ("en", "Q2 2021/22", ["2021-07/2021-09"]),
        ("en", "last month", ["2019-02"]),
        ("sv", "förra månaden", ["2019-02"]),
        ("sv", "vecka 50", ["2018-W50"]),
        ("sv", "vid halvårsskiftet", ["2018-06-30"]),
        ("sv", "kön väntas ta slut vid halvårsskiftet", ["2019-06-30"]),
        ("sv", "under årets första två månader och samma period året innan", ["2019-01/2019-02", "2018-01/2018-02"]),
        ("en", "in December, against 40 twelve months before", ["2018-12", "2017-12"]),
        ("sv", "hösten 2016 stängdes två, och det året föll talet", ["2016-09/2016-11", "2016"]),
        ("en", "in the four years to 2017-18", ["2013-04/2018-03"]),
        ("sv", "under de fyra åren fram till 2017", ["2013/2017"]),
        ("sv", "två hamnar öppnar i februari", ["2020-02"]),
        ("sv", "två hamnar öppnade i februari", ["2019-02"]),
        ("en", "in the year to February", ["2018-03/2019-02"]),
        ("en", "the first nine months of 2018", ["2018-01/2018-09"]),
        ("sv", "från januari till och med mars i år", ["2019-01/2019-03"]),
        ("en", "between April and June 2018", ["2018-04/2018-06"]),
        ("en", "at the end of last year", ["2018-12-31"]),
        ("sv", "vid årsskiftet", ["2018-12-31"]),
        ("sv", "sedan årsskiftet", ["2019-01"]),
        ("sv", "sedan valet 2014", ["2014-09-14"]),
        ("sv", "i riksdagsvalet", ["2018-09-09"]),
        ("en", "since the general election", ["2017-06-08"]),
        ("en", "an election in Spain", []),
        ("sv", "under förra mandatperioden", ["2014/2018"]),
        ("sv", "i höstas", ["2018-09/2018-11"]),
        ("en", "last spring", ["2018-03/2018-05"]),
        ("en", "in 2016-17", ["2016-04/2017-03"]),
        ("sv", "2016–17", ["2016/2017"]),
        ("en", "pre-pandemic levels", ["2019"]),
        ("en", "a decade ago", ["2009"]),
        ("en", "two years earlier", ["2017"]),
        ("sv", "i årskurs nio", []),
        ("en", "in the 1990s", ["1990/1999"]),
        ("sv", "på 1990-talet", ["1990/1999"]),
        ("en", "in fiscal year 2018", ["2017-10/2018-09"]),
        ("sv", "2012, och samma år", ["2012", "2012"]),
        ("sv", "förra läsåret", ["2017-07/2018-06"]),
        ("en", "2015/16, a reduction on the previous year", ["2015-04/2016-03", "2014-04/2015-03"]),
        ("sv", "3,1 miljarder 2012, en ökning på två år", ["2012", "2010"]),
        ("en", "over the last six months", ["2018-09"]),
        ("en", "in twelve months", ["2018"]),
        ("sv", "på två decennier", ["1999"]),
        ("en", "over the past three decades", ["1989"]),
        ("sv", "under innevarande år", ["2019"]),
        ("sv", "under den gångna mandatperioden", ["2014/2018"]),
        ("sv", "under det senaste halvåret", ["2018-09-14"]),
        ("sv", "det gångna året", ["2018"]),
        ("sv", "19 färre i fjol än 2017 och 90 färre än tio år tidigare", ["2018", "2017", "2008"]),
        ("en", "in the third quarter of calendar 2018", ["2018-Q3"]),
        ("en", "before the pandemic", ["2019"]),
        ("en", "in the nine years I have served here", ["2010"]),
        ("en", "between May and July 2018", ["2018-05/2018-07"]),
        ("sv", "den 30 februari 2018", []),
    ],
)
def test_a_time_is_read_by_the_texts_date(lang: Lang, text: str, codes: list[str]) -> None:
    assert [time.code for time in times_in(text, DAY, lang)] == codes


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("har ökat sedan 2012", "since"),
        ("Car use has climbed ever since the 1980s", "since"),
        ("43% less than they did in 2010", "from"),
        ("tre gånger så många som 2012", "from"),
        ("up 14 per cent on pre-pandemic levels", "from"),
        ("has doubled in ten years", "lapse"),
        ("fram till 2025", "until"),
        ("i fjol", "at"),
    ],
)
def test_a_time_is_a_base_a_beginning_a_length_or_an_end(text: str, role: str) -> None:
    (time,) = times_in(text, DAY, "sv" if "ö" in text or "å" in text or "fj" in text else "en")
    assert time.role == role


def test_a_span_of_financial_years_has_two_ends() -> None:
    (span,) = times_in("between 1985/86 and 2018/19", DAY, "en")
    assert span == Time("1985-04/2019-03", "at", 0, 27, True, ("1985-04/1986-03", "2018-04/2019-03"))


PIECES = [
    "2012", "1985/86", "2012-09", "2012–2014", "13", "den 3", "mars", "juni", "May", "Q3", "kv 2", "andra kvartalet",
    "second quarter of", "första halvåret", "sedan", "since", "till", "by", "än", "than", "i", "in", "år", "i fjol",
    "last year", "två år", "ten years ago", "våren", "winter", "vecka 23", "barn", "(", ")", ",", ".", "–", "/",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES) | st.text("0123456789/-–. QKmarsi", max_size=6), min_size=3, max_size=12),
    st.sampled_from(["", " "]),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_of_any_text_each_time_stands_inside_it_and_behind_the_one_before(
    pieces: list[str], between: str, day: date
) -> None:
    text = between.join(pieces)
    found = [times_in(text, day, "sv"), times_in(text, day, "en")]
    assume(any(found))
    for times in found:
        assert [time for time in times if not 0 <= time.start < time.end <= len(text) or not time.code] == []
        assert all(one.end <= other.start for one, other in pairwise(times))


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "in the year ending June 2018", ["2017-07/2018-06"]),
        ("en", "the 12 months ending 31 March 2018", ["2017-04/2018-03"]),
        ("en", "the year to the end of November", ["2017-12/2018-11"]),
        ("sv", "tolv månader till och med maj 2018", ["2017-06/2018-05"]),
        ("sv", "kostade till och med februari 12 miljoner", ["2019-01/2019-02"]),
        ("sv", "Till och med februari hade 40 båtar byggts", ["2019-02"]),
        ("sv", "väntas kosta 12 miljoner till och med oktober", ["2019-10"]),
        ("sv", "till och med november, mot samma period 2016", ["2018-01/2018-11", "2016-01/2016-11"]),
    ],
)
def test_a_span_that_ends_with_a_month_has_its_beginning(lang: Lang, text: str, codes: list[str]) -> None:
    assert [time.code for time in times_in(text, DAY, lang)] == codes


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("sv", "förra veckan läckte två av tio båtar", ["2019-03-04/2019-03-10"]),
        ("en", "this week", ["2019-03-11/2019-03-17"]),
        ("en", "the minister said last week that boats leak", []),
        ("en", "as of last Thursday", ["2019-03-07"]),
        ("sv", "i onsdags", ["2019-03-13"]),
        ("sv", "under hösten", ["2018-09/2018-11"]),
        ("sv", "under hösten 2016", ["2016-09/2016-11"]),
        ("en", "during the winter", ["2018-12/2019-02"]),
        ("en", "this summer", ["2019-06/2019-08"]),
        ("sv", "har sålt tio båtar i vår", []),
        ("en", "by the autumn", ["2019-09/2019-11"]),
        ("sv", "i vår kommun", []),
        ("sv", "hoppas på tio båtar till maj", ["2019-05"]),
        ("sv", "väntas vara tio vid årets slut", ["2019-12-31"]),
        ("en", "stood at ten at the end of the year", ["2018-12-31"]),
        ("sv", "2015 var de nio, och vid årets slut tio", ["2015", "2015-12-31"]),
        ("en", "three years ago this month", ["2016-03"]),
        ("en", "has doubled in a decade", ["2009"]),
        ("sv", "som vid millennieskiftet", ["2000"]),
    ],
)
def test_weeks_seasons_and_ends_of_years_are_reckoned_from_the_texts_date(
    lang: Lang, text: str, codes: list[str]
) -> None:
    assert [time.code for time in times_in(text, DAY, lang)] == codes


@pytest.mark.parametrize(
    ("today", "code"), [(date(2019, 2, 10), "2017-12/2018-02"), (date(2019, 3, 14), "2018-12/2019-02")]
)
def test_the_last_winter_is_over(today: date, code: str):
    assert [time.code for time in times_in("last winter", today, "en")] == [code]
