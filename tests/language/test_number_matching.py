"""A figure's value is looked for in the quote that it is read from."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from facts.audit.rule import example_figures, row
from facts.documents.quoted_numbers import is_in_quote, unmarked_hedge
from facts.figures.units import Units
from facts.language import find_places, find_value, find_values, numbers_in, vocabulary
from facts.language.number_matching import BEFORE_HEDGED, word_before


@pytest.mark.parametrize(
    ("quote", "value", "factor", "is_share", "text"),
    [
        ("överskott på en miljard kronor", "1", 10**9, False, "en miljard"),
        ("överskott på en miljard kronor", "1000", 10**6, False, "en miljard"),
        ("överskott på en miljard kronor", "1000000000", 1, False, "en miljard"),
        ("4,8 miljarder", "4800", 10**6, False, "4,8 miljarder"),
        ("4 828 enligt tabellen i msek", "4828", 10**6, False, "4 828"),
        ("vart femte barn", "20", 1, True, "vart femte"),
        ("vart tredje barn", "33.3", 1, True, "vart tredje"),
        ("vart tredje barn", "33", 1, True, "vart tredje"),
        ("vartannat barn", "50", 1, True, "vartannat"),
        ("hälften av barnen", "50", 1, True, "hälften"),
        ("två av tre barn", "67", 1, True, "två av tre"),
        ("två av tre barn", "2", 1, False, "två av tre"),
        ("0,5 promille", "0.5", 0.1, True, "0,5 promille"),
        ("0,5 promille", "0.05", 1, True, "0,5 promille"),
        ("minskade med 2 procent", "-2", 1, True, "2 procent"),
        ("minskade med 12 barn", "-12", 1, False, "12"),
        ("ökade från 50,2, alltså med", "50.2", 1, True, "50,2"),
        ("ökade med 6,3 procentenheter", "6.3", 1, True, "6,3 procentenheter"),
        ("21 barn året innan och 9 året dessförinnan", "9", 1, False, "9"),
        ("17.000 jobb", "17", 1, False, "17.000"),
        ("2012 jobb", "2012", 1, False, "2012"),
        ("Ett barn vräktes", "1", 1, False, "Ett"),
    ],
)
def test_a_value_is_found_in_the_words_that_say_it(
    quote: str, value: str, factor: float, is_share: bool, text: str
) -> None:
    found = find_value(quote, Decimal(value), factor, is_share)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("quote", "value", "factor", "is_share"),
    [
        ("4,8 miljarder", "4828", 10**6, False),
        ("en miljard kronor", "1", 1, False),
        ("drygt 17 000 individer", "17", 1, False),
        ("vart tredje barn", "30", 1, True),
        ("vart tredje barn", "33.4", 1, True),
        ("50,2 procent", "50", 1, True),
        ("50 procent av barnen", "50", 1, False),
        ("5 procent", "-6", 1, True),
        ("minskade med −2 procent", "2", 1, True),
        ("den 13 september 2012", "13", 1, False),
        ("en kommission", "1", 10**9, False),
        ("barnfattigdomen ökar", "9", 1, False),
    ],
)
def test_a_value_that_the_words_do_not_say_is_not_found(quote: str, value: str, factor: float, is_share: bool) -> None:
    assert find_value(quote, Decimal(value), factor, is_share) is None


def test_a_count_is_preferred_to_a_year_of_the_same_digits() -> None:
    found = find_value("År 2012 fick fler än 2 012 unga jobb", Decimal(2012))
    assert found is not None
    assert (found.text, found.hedge) == ("2 012", "fler än")


def test_every_place_that_says_the_value_is_found() -> None:
    found = find_values("drygt 4 300 unga; målet var 4 300", Decimal(4300))
    assert [number.hedge for number in found] == ["drygt", None]


@given(st.decimals(allow_nan=True, allow_infinity=True), st.booleans())
@example(Decimal("1E+999999"), False)
def test_any_value_can_be_looked_for(value: Decimal, is_share: bool) -> None:
    found = find_value("drygt 17 000, vart femte, 2012 och ett barn", value, 1, is_share)
    assert found is None or abs(value) <= 17000


@pytest.mark.parametrize(
    ("quote", "rank", "found"),
    [
        ("Nordens näst högsta arbetslöshet", 2, "näst"),
        ("the second-largest economy", 2, "second"),
        ("EU:s andra högsta", 2, "andra"),
        ("kom på andra plats", 2, "andra plats"),
        ("bättre än andra länder", 2, ""),
        ("tvåa i Norden", 2, "tvåa"),
        ("flest poliser i Norden", 1, "flest"),
        ("näst flest poliser i Norden", 1, ""),
        ("third-highest in the EU", 1, ""),
        ("number one in Europe", 1, ""),
        ("tjugotredje plats", 23, "tjugotredje plats"),
        ("twenty-third of 27", 23, "twenty-third"),
        ("3:e plats", 3, "3:e"),
    ],
)
def test_a_place_in_an_order_is_read_in_words_and_the_furthest_is_the_first(quote: str, rank: int, found: str) -> None:
    places = find_places(quote, Decimal(rank))
    assert (places[0].text if places else "") == found


@pytest.mark.parametrize(
    "quote", ["Inga barn vräktes.", "Inget barn vräktes.", "Ingen familj vräktes.", "No child was evicted.", "None."]
)
def test_nought_is_read_out_of_words_that_say_that_there_were_none(quote: str) -> None:
    assert find_value(quote, Decimal(0)) is not None
    assert find_value(quote, Decimal(1)) is None
    assert numbers_in(quote) == ()


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        ("2600000", "child", "child poverty went from 2.6m in 2010"),
        ("2.6", "million person", "child poverty went from 2.6m in 2010"),
        ("500", "£m", "a cut of £500m"),
        ("40000", "job", "created 40k jobs"),
        ("1000000000000", "GBP", "debt is over £1tn"),
        ("2", "times", "Kostnaderna har fördubblats sedan dess."),
        ("0.5", "times", "Antalet har halverats."),
        ("3", "times", "tre gånger så många"),
        ("3", "times", "The number has tripled."),
        ("1", "item / week", "one new school a week"),
        ("0", "item", "not one was built"),
        ("0", "job", "inte en enda"),
        ("90", "£m / month", "£90 million every month"),
        ("43", "per_10000", "43 av 10 000 barn"),
        ("3", "rank", "third in the EU"),
        ("25", "million tonnes", "minskat med 25 miljoner ton"),
        ("100", "percent", "Alla elever får plats."),
        ("100", "percent", "every pupil has a place"),
        ("3", "times", "antalet har trefaldigats"),
        ("0.5", "times", "waiting times were cut in half"),
        ("3", "1000 ton", "3 000 ton om året"),
        ("2", "million hectares", "två miljoner hektar"),
        ("1.5", "TWh", "1,5 miljarder kWh"),
        ("0.5", "tonne", "500 kg"),
        ("2", "million tonnes / year", "2 miljoner ton om året"),
    ],
)
def test_what_people_write_for_a_number_is_found_in_their_words(value: str, unit: str, quote: str) -> None:
    [figure] = example_figures([row("a", "2010", value, unit=unit, quote=quote)])
    assert is_in_quote(figure)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        ("400", "km", "Det är 40 mil till sjukhuset."),
        ("400–500", "km", "mellan 40 och 50 mil"),
        ("90", "minute", "Väntan är en och en halv timme i snitt."),
        ("90", "minute", "an hour and a half"),
        ("135", "minute", "a drive of 2 hours and 15 minutes"),
        ("1.5", "hour", "a 90-minute wait"),
        ("120", "minute", "två timmars väntan"),
        ("30", "minute", "en halvtimme"),
        ("45", "minute", "three quarters of an hour"),
        ("15", "minute", "en kvart"),
        ("500", "kg", "half a tonne of waste"),
        ("48", "hour", "efter två dygn"),
        ("14", "day", "a fortnight"),
        ("1.5", "year", "de senaste 18 månaderna"),
        ("10", "year", "ett decennium"),
        ("1500", "GWh", "1.5 TWh"),
        ("200", "hectare", "två kvadratkilometer"),
        ("5.5", "SEK", "5 kronor och 50 öre"),
        ("1200", "msek", "1,2 mdkr"),
        ("12000", "SEK / person", "12 tkr per invånare"),
        ("40", "km", "25 miles away"),
    ],
)
def test_a_number_is_found_in_another_unit_of_its_kind(value: str, unit: str, quote: str) -> None:
    [figure] = example_figures([row("a", "2010", value, unit=unit, quote=quote)])
    assert is_in_quote(figure)


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        ("400", "km", "Det är 400 mil till sjukhuset."),
        ("48", "hour", "efter 48 dygn"),
        ("4828", "msek", "Det kostade 4 828 kr."),
        ("500", "£m", "£500 a week"),
        ("12000", "SEK / person", "12 kr per invånare"),
        ("41", "km", "25 miles away"),
        ("5", "mdkr", "4 600 mkr"),
        ("200", "m2", "200 square kilometres"),
        ("40–50", "percent", "40 to 45 per cent"),
    ],
)
def test_a_number_beside_another_unit_of_its_kind_says_another_amount(value: str, unit: str, quote: str) -> None:
    [figure] = example_figures([row("a", "2010", value, unit=unit, quote=quote)])
    assert not is_in_quote(figure)


@pytest.mark.parametrize(
    ("value", "unit", "quote", "hedge"),
    [
        ("40", "percent", "~40 % of pupils", "~"),
        ("40", "percent", "> 40 procent", ">"),
        ("400", "person", "400 or more were hurt", "or more"),
        ("400", "person", "400 personer eller fler", "eller fler"),
        ("400", "person", "400+ were hurt", "+"),
        ("400", "person", "upwards of 400 people", "upwards of"),
        ("400", "person", "som mest 400 personer", "som mest"),
        ("400", "person", "in the region of 400", "in the region of"),
        ("400", "person", "inte ens 400 personer", "inte ens"),
        ("33", "percent", "nästan vart tredje barn", "nästan vart tredje"),
        ("40", "person", "ett 40-tal personer", "ett 40-tal"),
        ("40", "person", "40 or so teachers", "or so"),
        ("400", "SEK", "400 kronor eller så.", "eller så"),
        ("400", "SEK", "betala 400 kronor eller så blir du avstängd", ""),
        ("400", "person", "400 people more or less", ""),
        ("400", "person", "400 people, or more precisely 412", ""),
        ("400", "person", "400 people died in 2010 and 400+ in 2011", ""),
        ("400", "person", "exakt 400 personer", ""),
        ("400", "person", "mellan 400 och 500 personer", "mellan 400 och 500"),
        ("500", "person", "mellan 400 och 500 personer", "mellan 400 och 500"),
        ("400–500", "person", "mellan 400 och 500 personer", ""),
        ("40", "percent", "40–50 per cent of pupils", "40–50 per cent"),
        ("400", "person", "rose from 400 to 500", ""),
        ("400", "person", "400 och 500 personer", ""),
        ("24", "child", "24 barn 2012–2014", ""),
        ("400", "person", "400 + 500 = 900 people", ""),
    ],
)
def test_a_hedge_that_a_row_does_not_record_is_seen_before_and_behind_the_number(
    value: str, unit: str, quote: str, hedge: str
) -> None:
    [figure] = example_figures([row("a", "2010", value, unit=unit, quote=quote)])
    assert unmarked_hedge(figure) == hedge


MEASURES = Units().measures()


# "2 half-year" and "2 quarter" say other numbers, and ":-" stands right behind its number.
SAID = sorted(one for one in MEASURES if not re.search(r"half|quarter|^\W", one) or one in "£$€")


@given(st.sampled_from(SAID), st.data(), st.integers(2, 90))
def test_every_unit_of_a_kind_says_the_amount_in_each_other_and_no_other_amount(writing: str, data, n: int) -> None:
    said = MEASURES[writing]
    other = data.draw(st.sampled_from([one for one in MEASURES.values() if one.dimension == said.dimension]))
    quote = f"Det var {n} {writing} i fjol"
    ratio = Fraction(said.factor).limit_denominator(100_000) / Fraction(other.factor).limit_denominator(100_000)
    written = Decimal(f"{float(n * ratio):.12g}")
    [same, as_many] = example_figures(
        [row("a", "2010", f"{written:f}", unit=other.name, quote=quote),
         row("b", "2010", str(n), unit=other.name, quote=quote)]
    )  # fmt: skip
    assert is_in_quote(same)
    assert is_in_quote(as_many) == (said.factor == other.factor)


@pytest.mark.parametrize("value", ["1E-999999", "1E+999999", "NaN", "Infinity"])
def test_a_value_that_nobody_says_is_looked_for_in_no_unit(value: str) -> None:
    [figure] = example_figures([row("a", "2010", "1", unit="km", quote="Det är 40 mil.")])
    assert not is_in_quote(replace(figure, value=Decimal(value)))


def test_doubled_is_a_change_of_100_per_cent_and_no_share_of_it() -> None:
    cells = {"unit": "percent", "quote": "Antalet har fördubblats."}
    changed, share = example_figures(
        [row("a", "2010", "100", change_since="2000", **cells), row("b", "2010", "100", **cells)]
    )
    assert is_in_quote(changed)
    assert not is_in_quote(share)


def test_a_number_of_another_size_is_not_found_beside_its_scale() -> None:
    figures = example_figures(
        [row(f"a{value}", "2010", value, unit="GBP", quote="a cut of £500m") for value in ("5000000", "50")]
    )
    assert not any(map(is_in_quote, figures))


# What a glance at a quote sees, the reader of every word sees too.

NUMBERS = ("0", "1", "2", "12", "31", "300", "4300", "5023", "17000", "4.5", "50.2", "2012")
SEPARATORS = (*[" "] * 12, ", ", ". ", "-", "–", " –", "\n", "\u00a0", ":", " (", "\u00ad")


def known_words() -> list[str]:
    """Every word that means something to the reader, and some that do not."""
    found = {"barn", "personer", "fick", "jobb", "the", "stadens"}
    for name, words in vars(vocabulary).items():
        if name.isupper() and name != "LANGUAGES" and not isinstance(words, int | str | tuple):
            found.update(word if isinstance(word, str) else " ".join(word) for word in words)
    return sorted(found.union(*(language.words for language in vocabulary.CARDINALS_BY_LANGUAGE)))


WORDS = st.sampled_from(known_words()) | st.sampled_from(["barn", "personer", "fick", "var", "procent", "percent", "%"])
DIGITS = st.sampled_from(NUMBERS).flatmap(
    lambda n: st.sampled_from([n, n.replace(".", ","), f"{Decimal(n):,}".replace(",", " ").replace(".", ",")])
)
SCALES = {1: [""], 1000: ["tusen", "thousand"], 1_000_000: ["miljoner", "million"]}


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, str, bool, int]:
    """Any words and numbers, and among them one number that stands plainly: the text, the number and its unit."""
    parts = st.lists(st.tuples(WORDS | DIGITS, st.sampled_from(SEPARATORS)), max_size=4)
    number, (is_percent, scale) = (
        draw(st.sampled_from(NUMBERS)),
        draw(st.sampled_from([(True, 1), *((False, n) for n in SCALES)])),
    )
    unit = draw(st.sampled_from(["procent", "percent", "%"] if is_percent else SCALES[scale]))
    plainly = f"{draw(WORDS)} {number} {unit} {draw(WORDS)}"
    around = ["".join(word + separator for word, separator in draw(parts)) for _ in range(2)]
    return f"{around[0]} {plainly} {around[1]}", number, is_percent, scale


@given(quotes())
def test_a_number_seen_at_a_glance_is_read_by_every_word_as_well(quote: tuple[str, str, bool, int]):
    text, number, is_percent, scale = quote
    before = word_before(text, Decimal(number), is_percent=is_percent, scale=scale)
    assume(before is not None)
    read = find_values(text, Decimal(number), scale, is_percent)
    assert read
    if before not in BEFORE_HEDGED:
        assert not all(one.hedge or one.n for one in read)


@pytest.mark.parametrize(
    ("quote", "number", "is_percent", "before"),
    [
        ("År 2011 fick drygt 4 300 unga jobb.", "4300", False, "drygt"),
        ("I år blev 24 barn vräkta, 21 barn året innan", "24", False, "blev"),
        ("24 barn blev vräkta", "24", False, ""),
        ("arbetslösheten var 4,5 procent.", "4.5", True, "var"),
        ("arbetslösheten var 4,5 procent.", "4.5", False, None),
        ("det kostade 12 miljoner kronor", "12", False, None),
        ("den 12 september", "12", False, None),
        ("under 2012 fick fler jobb", "2012", False, None),
        ("mellan 16 och 18 år", "16", False, None),
        ("minus 5 grader", "5", False, None),
        ("sidan 12 handlar om jobb", "12", False, None),
        ("17.000 personer", "17000", False, None),
        ("två av 10 barn", "10", False, None),
    ],
)
def test_a_glance_leaves_to_the_reader_what_its_neighbours_may_change(
    quote: str, number: str, is_percent: bool, before: str | None
):
    assert word_before(quote, Decimal(number), is_percent=is_percent) == before


@pytest.mark.parametrize(
    ("quote", "before"),
    [
        ("det kostade drygt 12 miljoner kronor", "drygt"),
        ("det kostade 12 mkr.", "kostade"),
        ("det kostade 12 miljarder kronor", None),
        ("det kostade 12 kronor", None),
        ("12 miljoner av 30 miljoner", None),
        ("det kostade 12 miljoner och en halv", None),
        ("det kostade 12 miljoner, sades det", None),
    ],
)
def test_millions_are_seen_where_the_word_for_them_stands_right_after_the_number(quote: str, before: str | None):
    assert word_before(quote, Decimal(12), scale=1_000_000) == before
