"""The title says what was said and not what to think; the alt text holds everything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from facts.audit.points import Series
from facts.charts import describe, headline, title_of
from facts.charts.titles_and_notes import claim_words
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.wording import interval_words
from facts.words import Lang
from tests.charts.making import JOB, MDKR, MSEK, PERCENT, PERSON, TIMES, day, figure, half, month, series, year

DRYGT = {"approximator": "drygt", "approximator_en": "just over"}


def summer_jobs() -> list[Figure]:
    return [
        figure(3000, 2010, unit=JOB, measure_kind="target"),
        figure(4100, 2010, unit=JOB),
        figure(4300, 2011, unit=JOB, reading=(4300, 4350, True, True), **DRYGT),
        figure(5023, 2012, unit=JOB),
    ]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        (
            "en",
            "Target 3,000 for 2010; outcomes 4,100\u00a0jobs in 2010, just over\u00a04,300 in 2011 and 5,023 in 2012",
        ),
        (
            "sv",
            "Mål 3\u202f000 för 2010; utfall 4\u202f100\u00a0jobb år\u00a02010, ”drygt”\u00a04\u202f300 år\u00a02011 "
            "och 5\u202f023 år\u00a02012",
        ),
    ],
)
def test_the_title_says_target_and_outcomes(lang: Lang, title: str) -> None:
    assert title_of(series(*summer_jobs()), lang) == title


def test_the_title_of_counts_names_their_periods() -> None:
    said = series(*(figure(n, half(2010 + k)) for k, n in enumerate((9, 21, 24))))
    assert title_of(said, "en") == "9, 21 and 24\u00a0children, first half of 2010 to first half of 2012"


def test_words_that_are_the_number_are_quoted() -> None:
    nth = {"approximator": "vart femte", "approximator_en": "every fifth"}
    one = series(figure(20, 2006, unit=PERCENT, reading=(18.2, 22.2), **nth))
    assert title_of(one, "en") == "“every fifth”, 2006"
    assert title_of(one, "sv") == "”vart femte”, 2006"


def test_a_period_that_nobody_named_is_not_in_the_title() -> None:
    day = Period(date(2012, 9, 13), date(2012, 9, 13), "day")
    said = [figure(None, day, direction="increase", period_basis="not-stated", id=n, cited_by=n) for n in "ab"]
    assert title_of(series(*said), "en") == "Said to increase, no number given"


def test_claims_of_one_wording_stand_once_with_their_periods() -> None:
    said = series(*(figure(None, 2010 + n, direction="decrease") for n in range(2)))
    assert title_of(said, "sv") == "Sägs minska, inget tal anges, 2010, 2011"


def test_one_number_for_several_periods_stands_once_in_the_title() -> None:
    said = [figure(60, 2010 + 2 * n, measure_kind="target") for n in range(3)]
    assert title_of(series(*said), "en") == "Targets 60\u00a0children for 2010, 2012 and 2014"
    assert title_of(series(*said), "sv") == "Mål 60\u00a0barn för 2010, 2012 och 2014"


def test_many_figures_are_counted_with_their_ends() -> None:
    said = series(*(figure(10 + n, 2000 + n) for n in range(9)))
    assert title_of(said, "en") == "9 figures between 10 and 18\u00a0children, 2000–2008"


def test_a_claimed_range_stands_whole_in_the_title() -> None:
    between = figure(40, 2012, unit=PERCENT, value_high=Decimal(45), reading=(40, 45))
    assert title_of(series(between), "en") == "40–45%, 2012"


def test_a_share_in_words_names_what_it_counts_as_its_quote_does() -> None:
    nth = {"approximator": "vart femte", "approximator_en": "every fifth job", "reading": (18.2, 22.2)}
    one = series(figure(20, 2006, unit=PERCENT, quote="Det var vart femte jobb som försvann.", **nth))
    assert title_of(one, "sv") == "”vart femte jobb”, 2006"
    of_them = series(figure(20, 2006, unit=PERCENT, quote="Det var vart femte av dem.", **nth))
    assert title_of(of_them, "sv") == "”vart femte”, 2006"


def test_twelve_months_are_named_by_the_month_that_they_end_with() -> None:
    first, last = (Period(date(n - 1, 4, 1), date(n, 3, 31), "span") for n in (2022, 2023))
    risen = series(figure(2, last, unit=PERCENT, change_since=first))
    assert title_of(risen, "en") == "+2% from the year to March 2022 to the year to March 2023"
    counted = series(figure(4, first), figure(5, last))
    assert title_of(counted, "sv") == "4\u00a0barn året till mars 2022 och 5 året till mars 2023"


def test_all_the_time_of_figures_of_several_lengths_is_said_with_one_beginning_and_one_end() -> None:
    may = Period(date(2012, 5, 1), date(2012, 5, 31), "month")
    said = [figure(n, period) for n, period in enumerate((2010, 2011, may, half(2012), 2012), 3)]
    assert title_of(series(*said), "en") == "5 figures between 3 and 7\u00a0children, 2010–2012"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2021, 1), (2023, 6), "January 2021 to June 2023"), ((2021, 1), (2021, 6), "January–June 2021"),
        ((2021, 1), (2022, 12), "2021–2022"), ((2021, 1), (2021, 12), "2021"),
    ],
)  # fmt: skip
def test_months_are_named_from_the_first_to_the_last(first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    said = [figure(5 + n, month(*each)) for n, each in enumerate((first, (2021, 2), (2021, 3), (2021, 4), last))]
    assert title_of(series(*said), "en") == f"5 figures between 5 and 9\u00a0children, {words}"


def test_what_is_published_of_a_claimed_change_shows_which_way_it_went() -> None:
    fallen = figure(-10, 2012, unit=PERCENT, change_since=year(2010), title="Children")
    published = [figure(n, y, role="reference", parties=(), producer="SCB") for n, y in ((100, 2010), (93, 2012))]
    says = headline(series(fallen, *published), "en")
    assert says == "Children: −10% from 2010 to 2012. Published: 100\u00a0children in 2010 and 93 in 2012."


def test_a_hedged_end_of_what_is_published_is_no_part_of_a_dash() -> None:
    published = [
        figure(n, 2010 + k, role="reference", parties=(), producer="SCB", approximator=hedge, reading=(n, None))
        for k, (n, hedge) in enumerate(((400, "över"), (500, ""), (700, "")))
    ]
    says = headline(series(figure(450, 2011, title="Children"), *published), "en")
    assert says.endswith("Published 2010–2012: over\u00a0400 to 700\u00a0children.")


def test_what_is_said_to_be_higher_is_higher_than_something() -> None:
    higher = figure(None, 2018, direction="higher", compared_with=(("place", "Norway"),))
    assert title_of(series(higher), "en") == "Said to be higher than in Norway, no number given, 2018"


def test_a_change_is_said_from_a_year_to_a_year() -> None:
    fallen = series(figure(-12, 2023, unit=PERCENT, change_since=year(2013)))
    assert title_of(fallen, "en") == "−12% from 2013 to 2023"
    assert title_of(fallen, "sv") == "−12\u202f% från 2013 till 2023".replace("\u202f", "\u00a0")


def test_figures_of_several_kinds_and_one_year_name_the_unit_and_the_year_once() -> None:
    kinds = (("target", 16), ("budget", 19), ("outcome", 34))
    planned = series(*(figure(n, 2030, unit=MDKR, measure_kind=kind) for kind, n in kinds))
    assert title_of(planned, "en") == "Target 16\u00a0SEK billion; budget 19; outcome 34, 2030"


def test_a_multiple_of_somebody_else_is_said_as_a_level() -> None:
    thrice = figure(3, 2023, unit=TIMES, compared_with=(("population", "nurses"),))
    assert title_of(series(thrice), "en") == "3\u00a0times that of nurses, 2023"


def test_a_hedge_of_the_other_language_is_translated() -> None:
    almost = series(figure(400, 2012, approximator="nästan", reading=(380, 400, False, True)))
    assert title_of(almost, "en") == "Nearly\u00a0400\u00a0children, 2012"
    assert title_of(almost, "sv") == "”nästan”\u00a0400\u00a0barn, 2012"


def test_references_alone_are_called_published() -> None:
    found = series(figure(7395, 2012, unit=PERSON, role="reference", parties=(), producer="SCB"))
    assert title_of(found, "en") == "7,395\u00a0persons, 2012 (published)"


def test_a_claim_beside_figures_of_other_places_names_its_place_in_the_title() -> None:
    here = figure(9, 2012, place="Rinkeby", title="Evicted children")
    elsewhere = figure(632, 2012, place="Sweden", role="reference", parties=(), producer="Kronofogden")
    assert title_of(series(here, elsewhere), "en") == "Rinkeby: 9\u00a0children, 2012"
    assert headline(series(here, elsewhere), "en") == "Evicted children, Rinkeby: 9\u00a0children, 2012"
    assert title_of(series(here), "en") == "9\u00a0children, 2012"


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_a_series_without_figures_has_words_too(lang: Lang) -> None:
    empty = Series("none", ())
    assert title_of(empty, lang) == describe(empty, lang)


def test_the_title_is_the_same_whoever_says_it() -> None:
    titles = {title_of(series(figure(10, 2010, parties=(p,), cited_by=p), figure(12, 2011)), "en") for p in "CLMSV"}
    assert len(titles) == 1


def test_the_description_holds_every_value_hedge_and_citer() -> None:
    text = describe(series(*summer_jobs(), figure(2, 2012, unit=JOB, change_since=year(2011))), "en")
    for words in (
        "Target 3,000",
        "4,100",
        "“drygt” 4,300",
        "just over: 4,300–4,350",
        "5,023",
        "Sten Nordin (M)",
        "since 2011",
    ):
        assert words in text


def test_the_description_names_each_origin_once() -> None:
    published = [figure(10 + n, 2010 + n, role="reference", parties=(), producer="SCB") for n in range(4)]
    text = describe(series(figure(12, 2011), *published), "en")
    assert text.count("SCB") == text.count("Sten Nordin") == 1
    assert text.index("Cited by Sten Nordin (M): ") < text.index("Published figures from SCB: ")
    assert "2010: 10\u00a0children; 2011: 11\u00a0children; 2012: 12\u00a0children" in text


def test_a_description_of_many_figures_has_600_characters_at_most_and_counts_the_rest() -> None:
    text = describe(series(*(figure(1000 + n, 1950 + n, cited_by=f"N{n % 3}", parties=()) for n in range(60))), "sv")
    assert 500 < len(text) <= 600
    assert text.endswith("uppgifter till står i tabellen.")


@pytest.mark.parametrize(
    ("interval", "english", "swedish"),
    [
        (Interval(18.18, 22.22), "18–22%", "18–22\u00a0%"),
        (Interval(50, 100, True, False), "over 50%", "över 50\u00a0%"),
        (Interval(60, 100), "at least 60%", "minst 60\u00a0%"),
        (Interval(0, 40, False, True), "under 40%", "under 40\u00a0%"),
        (Interval(0, 40), "at most 40%", "högst 40\u00a0%"),
        (Interval(400, None, True, False), "over 400%", "över 400\u00a0%"),
        (Interval(6.1, 6.4), "6.1–6.4%", "6,1–6,4\u00a0%"),
    ],
)
def test_an_interval_reads_as_words(interval: Interval, english: str, swedish: str) -> None:
    assert interval_words(interval, PERCENT, "en") == english
    assert interval_words(interval, PERCENT, "sv") == swedish


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-2.45, -2.35, "−2,45 till −2,35"),
        (4.5, 5.5, "4,5–5,5"),
        (0.045, 0.055, "0,045–0,055"),
        (18.18, 22.22, "18–22"),
        (0.04, None, "minst 0,04"),
        (412.6, None, "minst 412,6"),
    ],
)
def test_an_interval_is_told_by_the_ends_that_it_has(low: float, high: float | None, words: str) -> None:
    assert interval_words(Interval(low, high), None, "sv") == words


def test_only_the_first_word_of_a_title_is_capital_however_many_directions_it_names() -> None:
    said = series(figure(None, 2010, direction="increase"), figure(None, 2011, direction="decrease"))
    title = "Sägs öka, 2010; sägs minska, 2011; inget tal anges"
    assert title_of(said, "sv") == title


def test_numbers_in_different_units_each_have_their_own() -> None:
    """The axis has one unit, and 1.5 beside millions would be a thousand times too little."""
    several = series(figure(1400, 2011, unit=MSEK), figure("1.5", 2012, unit=MDKR))
    assert title_of(several, "en") == "1,400\u00a0SEK million in 2011 and 1.5\u00a0SEK billion in 2012"
    many = [figure(100 * n, 2000 + n, unit=MSEK) for n in range(1, 12)]
    title = title_of(series(*many, figure("1.5", 2012, unit=MDKR)), "en")
    assert "100\u00a0SEK million" in title
    assert "1.5\u00a0SEK billion" in title


def test_the_lowest_and_the_highest_are_told_by_what_was_said_and_not_by_what_a_hedge_leaves_open() -> None:
    given = (("över", 3000, (3000, None, True, False)), ("högst", 4800, (0, 4800, False, False)),
             ("minst", 4500, (4500, None, False, False)), ("", 3900, None), ("", 4100, None))  # fmt: skip
    figures = [figure(value, 2012 + n, approximator=hedge, **({"reading": reading} if reading else {}))
               for n, (hedge, value, reading) in enumerate(given)]  # fmt: skip
    plain = title_of(series(*figures), "en").replace("\xa0", " ")
    assert "5 figures between over 3,000 and at most 4,800 children" in plain


def test_a_year_is_named_once_where_both_ends_are_in_it() -> None:
    found = series(figure(3, day(2012, 1, 3)), figure(4, day(2012, 2, 1)), figure(5, day(2012, 3, 9)),
                   figure(6, day(2012, 4, 9)), figure(7, day(2012, 5, 9)))  # fmt: skip
    assert title_of(found, "en").endswith("3 January to 9 May 2012")


def test_twice_as_much_is_said_as_people_say_it() -> None:
    doubled = series(figure(2, 2012, unit=TIMES, change_since=year(2004)))
    assert title_of(doubled, "en") == "Doubled from 2004 to 2012"
    assert title_of(doubled, "sv") == "Fördubblat från 2004 till 2012"
    thrice = series(figure(3, 2012, unit=TIMES, change_since=year(2004)))
    assert title_of(thrice, "en") == "3\u00a0times that of 2004, 2012"
    assert claim_words(doubled.points[0], "sv") == "Fördubblat sedan 2004"


def test_the_title_of_a_row_is_silent_on_that_no_number_was_given() -> None:
    said = series(figure(None, 2012, unit=None, direction="increase"))
    assert title_of(said, "en") == "Said to increase, no number given, 2012"
    assert title_of(said, "en", brief=True) == "Said to increase, 2012"
    apart = series(
        figure(None, 2012, unit=None, direction="increase"), figure(None, 2013, unit=None, direction="decrease")
    )
    assert "no number" in title_of(apart, "en")
    assert "no number" not in title_of(apart, "en", brief=True)
