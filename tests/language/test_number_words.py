"""Numbers are read out of quotes in Swedish and English, as they stand there."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from facts.figures.hedges import HEDGES, hedge_of
from facts.language import SpokenNumber, find_value, numbers_in

SPACES = [" ", "\u00a0", "\u202f", "\u2009", "\u2007"]


def values(text: str, kind: str = "number") -> list[Fraction]:
    return [number.value for number in numbers_in(text) if number.kind == kind]


def only(text: str) -> SpokenNumber:
    numbers = numbers_in(text)
    assert len(numbers) == 1, numbers
    return numbers[0]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("hjälpt drygt 17 000 unika individer", ["17000"]),
        ("17\u00a0000 personer", ["17000"]),
        ("17\u202f000 personer", ["17000"]),
        ("1 234 567,5 kronor", ["1234567.5"]),
        ("1.234.567,5 kronor", ["1234567.5"]),
        ("1,234,567.5 pounds", ["1234567.5"]),
        ("1'234'567 francs", ["1234567"]),
        ("1’234 francs", ["1234"]),
        ("50,2 poäng", ["50.2"]),
        ("50.2 points scored", ["50.2"]),
        ("0,5 barn per familj", ["0.5"]),
        ("uppgick till 5 023. Vi satsar nu", ["5023"]),
        ("år 2012 500 barn", ["500"]),
        ("24 barn vräkta, 21 barn året innan och 9 året dessförinnan", ["24", "21", "9"]),
        ("500kr och 24barn", ["500", "24"]),
        ("2½ barn", ["2.5"]),
        ("½ miljon", ["500000"]),
        # Ranges, and what their upper end says for both.
        ("mellan 16 och 18 år", ["16", "18"]),
        ("unga mellan 16-18 år", ["16", "18"]),
        ("17 000–18 000 hushåll", ["17000", "18000"]),
        ("17 000 –18 000 hushåll", ["17000", "18000"]),
        ("3–4 miljoner kronor", ["3000000", "4000000"]),
        ("two to three million people", ["2000000", "3000000"]),
        # Signs.
        ("en förändring på −5", ["-5"]),
        ("en förändring på –5", ["-5"]),
        ("minus fem grader", ["-5"]),
        ("summan – 5 barn", ["5"]),
        # Multiplications.
        ("1,5 miljoner kronor", ["1500000"]),
        ("17 tusen", ["17000"]),
        ("3 mkr", ["3000000"]),
        ("4,8 mdkr", ["4800000000"]),
        ("250 tkr", ["250000"]),
        ("£2.5bn", ["2500000000"]),
        ("4.8 billion", ["4800000000"]),
        ("2 biljoner", ["2000000000000"]),
        ("100 tusen miljoner", ["100000000000"]),
        ("3 dozen eggs", ["36"]),
        # Swedish words.
        ("noll barn", ["0"]),
        ("sju barn", ["7"]),
        ("nittionio barn", ["99"]),
        ("tjugofyra barn", ["24"]),
        ("tjugo fyra barn", ["24"]),
        ("Tjugoett hem", ["21"]),
        ("hundra jobb", ["100"]),
        ("etthundraett jobb", ["101"]),
        ("tvåhundrafemtio jobb", ["250"]),
        ("två hundra femtio jobb", ["250"]),
        ("tusen jobb", ["1000"]),
        ("ettusen jobb", ["1000"]),
        ("ett tusen jobb", ["1000"]),
        ("femtontusen jobb", ["15000"]),
        ("femtonhundra jobb", ["1500"]),
        ("sjuttontusen femhundra jobb", ["17500"]),
        ("en miljard kronor", ["1000000000"]),
        ("En miljon", ["1000000"]),
        ("två miljoner trehundratusen", ["2300000"]),
        ("två tusen miljarder", ["2000000000000"]),
        ("två och en halv timme", ["2.5"]),
        ("ett och ett halvt år", ["1.5"]),
        ("en halv miljon", ["500000"]),
        ("drygt en och en halv miljon", ["1500000"]),
        ("fem komma två miljarder", ["5200000000"]),
        ("två dussin, ett dussin och ett halvt dussin", ["24", "12", "6"]),
        ("ett hundratal barn", ["100"]),
        ("ett 30-tal barn", ["30"]),
        ("TVÅ BARN", ["2"]),
        ("tva\u030a barn", ["2"]),
        ("tjugo\u00adfyra barn", ["24"]),
        ("två, tre, fyra", ["2", "3", "4"]),
        # English words.
        ("zero cases", ["0"]),
        ("twenty-four children", ["24"]),
        ("twenty four children", ["24"]),
        ("two hundred and fifty jobs", ["250"]),
        ("two hundred fifty jobs", ["250"]),
        ("a hundred jobs", ["100"]),
        ("one hundred and one", ["101"]),
        ("one thousand, two hundred and three", ["1203"]),
        ("between one thousand and five thousand", ["1000", "5000"]),
        ("fifteen hundred", ["1500"]),
        ("two million three hundred thousand", ["2300000"]),
        ("a million", ["1000000"]),
        ("half a million", ["500000"]),
        ("one and a half million", ["1500000"]),
        ("four point two five million", ["4250000"]),
        ("a dozen", ["12"]),
        ("One thousand, one child", ["1000"]),
    ],
)
def test_numbers_are_read_as_they_are_written(quote: str, expected: list[str]) -> None:
    assert values(quote) == [Fraction(number) for number in expected]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("50,2 procent", [50.2]),
        ("50.2 %", [50.2]),
        ("50%", [50]),
        ("50 percent", [50]),
        ("50 per cent", [50]),
        ("en halv procent", [0.5]),
        ("tjugo procent", [20]),
        ("0,5 promille", [0.05]),
        ("5 ‰", [0.5]),
        ("−5 procent", [-5]),
        ("mellan 40 och 60 procent", [40, 60]),
        ("50-procentig", [50]),
        ("vart femte barn", [20]),
        ("var femte familj", [20]),
        ("vart 5:e barn", [20]),
        ("vart tjugonde hushåll", [5]),
        ("vart hundrade hushåll", [1]),
        ("every fifth child", [20]),
        ("every 5th child", [20]),
        ("vartannat barn", [50]),
        ("varannan familj", [50]),
        ("every second child", [50]),
        ("every other child", [50]),
        ("every third child", [33.3333]),
        ("en av fem", [20]),
        ("ett av tio barn", [10]),
        ("två av tre", [66.6667]),
        ("one in five", [20]),
        ("two out of three", [66.6667]),
        ("nine out of ten", [90]),
        ("1 av 5", [20]),
        ("en tredjedel", [33.3333]),
        ("tredjedelen av barnen", [33.3333]),
        ("två tredjedelar", [66.6667]),
        ("en fjärdedel", [25]),
        ("three quarters", [75]),
        ("two-thirds of them", [66.6667]),
        ("a quarter of the children", [25]),
        ("hälften av barnen", [50]),
        ("halva staden", [50]),
        ("half of the children", [50]),
    ],
)
def test_shares_are_read_in_percent(quote: str, expected: list[float]) -> None:
    assert [round(float(share), 4) for share in values(quote, "share")] == expected
    assert values(quote) == []


def test_percentage_points_are_kept_apart_from_percent() -> None:
    assert values("ökade med 5,5 procentenheter", "points") == [Fraction("5.5")]
    assert values("rose by two percentage points", "points") == [2]


def test_every_nth_keeps_its_n_and_two_out_of_three_its_parts() -> None:
    assert only("nästan vart tredje barn").n == 3
    assert only("mer än vartannat barn").n == 2
    assert only("24 av 310 barn").parts == (24, 310)


@pytest.mark.parametrize(
    ("quote", "hedge"),
    [
        ("drygt 17 000 unika individer", "drygt"),
        ("Nära 500 barn", "Nära"),
        ("nära på 500 barn", "nära"),
        ("närmare 6000 ungdomar", "närmare"),
        ("nästan vart tredje barn", "nästan"),
        ("mer än vartannat barn", "mer än"),
        ("mer\u00a0än 400", "mer\u00a0än"),
        ("långt över 400 barn", "långt över"),
        ("lite över 400", "lite över"),
        ("knappt hälften", "knappt"),
        ("cirka två tredjedelar", "cirka"),
        ("ca 50", "ca"),
        ("ca. 50", "ca"),
        ("c:a 50", "c:a"),
        ("omkring 2000 barn", "omkring"),
        ("ungefär en av fem", "ungefär"),
        ("fler än 500", "fler än"),
        ("färre än 500", "färre än"),
        ("mindre än 5 procent", "mindre än"),
        ("under 500 personer", "under"),
        ("minst 3 000", "minst"),
        ("högst 3 000", "högst"),
        ("inte mer än 3 000", "inte mer än"),
        ("drygt en och en halv miljon", "drygt"),
        ("över minus fem grader", "över"),
        ("just over 17,000", "just over"),
        ("nearly every third child", "nearly"),
        ("almost half of them", "almost"),
        ("just under a million", "just under"),
        ("about 50", "about"),
        ("around fifty", "around"),
        ("more than one in five", "more than"),
        ("over £5 million", "over"),
        ("over SEK 5 million", "over"),
        ("less than 5 %", "less than"),
        ("at least three quarters", "at least"),
        ("at most 10", "at most"),
        ("no more than 10", "no more than"),
        ("24 barn", None),
        ("mer om detta. 24 barn", None),
        ("under fyra år", None),
        ("långt borta 24 barn", None),
    ],
)
def test_the_hedge_before_a_number_is_kept_verbatim(quote: str, hedge: str | None) -> None:
    assert only(quote).hedge == hedge


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "Utse en kommission för ett socialt hållbart Stockholm",
        "one should not give a child up",
        "den nollvision som staden har",
        "miljonområdena rustas upp, miljoner satsas",
        "några hundra barn, ett par tusen, flera hundratusen, a few hundred, many thousand",
        "hundratals och tusentals barn",
        "daterad 2012-08-28 och 2012-08",
        "den 12 mars, 13/9, kl. 14:30",
        "Dnr 325-463/2012 och 2011/12:100",
        "§ 3, sidan 4, s. 5, tabell 6, kapitel 7, page 8, p. 9, No. 5",
        "den 5:e och the 21st",
        "på 80-talet och 1990-talet",
        "S:t Eriksplan",
        "H011259 och b162",
        "vart fjärde år, every second year, varannan vecka",
        "det var femte gången",
        "under första halvåret, the first half, halvannan",
        "a third party",
        "dubbelt så många, tredubbelt",
        "08-508, 192.168.0.1, 007",
        "tvåbarnsfamilj, trerumslägenhet, femsju",
    ],
)
def test_what_is_no_number_is_not_read_as_one(quote: str) -> None:
    assert numbers_in(quote) == ()


@pytest.mark.parametrize(
    "quote",
    ["År 2010 var målet", "under 2012", "sedan 2007", "Vision 2030", "13 september 2012", "May 5, 2012"],
)
def test_years_are_left_alone(quote: str) -> None:
    assert only(quote).kind == "year"
    assert only(quote).hedge is None


@pytest.mark.parametrize("quote", ["2 012 jobb", "drygt 2000 jobb", "2012 kronor", "2000 procent", "1990 tusen"])
def test_a_number_like_a_year_that_counts_something_is_a_number(quote: str) -> None:
    assert only(quote).kind != "year"


def test_the_text_of_a_number_is_verbatim_and_at_its_place() -> None:
    quote = "Hittills har drygt 4,8 miljarder kronor och vart femte barn, 50,2 procent"
    assert [number.text for number in numbers_in(quote)] == ["4,8 miljarder", "vart femte", "50,2 procent"]


def test_one_separator_before_three_digits_gives_both_readings() -> None:
    for quote in ("17.000", "17,000"):
        assert only(quote).readings == (17000, 17)


def spelled(language: str, number: int) -> list[str]:
    return list(RbnfEngine.for_language(language).format_number(number).text_by_ruleset.values())


@given(st.integers(0, 999_999))
@example(21_000)
@example(101_001)
def test_every_whole_number_is_read_back_from_its_swedish_and_english_words(number: int) -> None:
    for language in ("sv", "en"):
        for words in spelled(language, number):
            found = find_value(f"Det gäller {words} personer.", Decimal(number))
            assert found is not None, words
            assert found.text == words


@given(st.integers(1000, 10**12), st.integers(0, 99), st.sampled_from([*SPACES, ".", ",", "'", "’"]))
def test_every_grouping_is_read_back(number: int, decimals: int, separator: str) -> None:
    mark = "." if separator == "," else ","
    grouped = f"{number:,}".replace(",", separator)
    assert Fraction(number) in only(f"de {grouped} barnen").readings
    exact = only(f"de {grouped}{mark}{decimals:02} barnen")
    assert exact.readings == (number + Fraction(decimals, 100),)


@given(st.text(alphabet="0123456789.,'/-–−:½%§ \u00a0\n"))
@example("1" * 5000)
@example("½½½ ½")
def test_any_row_of_digits_and_signs_is_read_without_complaint(text: str) -> None:
    check_places(text)


@given(st.text())
def test_any_characters_are_read_without_complaint(text: str) -> None:
    check_places(text)


WORDS = """
en ett två hundra tusen miljoner tjugo och halv av in out of the every var vart femte third thirds a one and
hundred million point komma drygt mer än under minus 2012 24 17 000 procent % år 5:e ettusen tjog - , . (
"""


@given(st.lists(st.sampled_from(WORDS.split())))
def test_words_of_numbers_in_any_order_are_read_without_complaint(words: list[str]) -> None:
    check_places(" ".join(words))


def check_places(text: str) -> None:
    numbers = numbers_in(text)
    assert all(text[number.start : number.end] == number.text for number in numbers)
    assert all(first.end <= second.start for first, second in itertools.pairwise(numbers))
    assert all(number.hedge is None or number.hedge in text for number in numbers)
    assert all(number.value == number.readings[0] for number in numbers)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mixed-sex wards have been all but abolished in this hospital.", []),
        ("Six of the wards were closed.", [6]),
        ("Sex barn har vräkts från kommunen.", [6]),
        ("Skatten höjs i år, och no är inget tal på det här stället.", []),
        ("One hospital in five has closed.", [20]),
        ("Sju elever av tio har fått hjälp.", [70]),
        ("Ten people in five cities were asked.", [10, 5]),
        ("In 39 of the 40 months prices rose.", [Fraction(195, 2)]),
        ("The cost was £5.9m, for 5m people and 40k homes.", [5_900_000, 5_000_000, 40_000]),
        ("1997 var det var fjortonde.", [Fraction(100, 14)]),
        ("Subsidies rose by a third by 2025.", [Fraction(100, 3)]),
        ("A third party was asked by the court.", []),
    ],
)
def test_words_of_the_other_language_letters_for_scales_and_nouns_inside_shares(
    text: str, said: list[Fraction]
) -> None:
    found = [number.value for number in numbers_in(text) if number.kind != "year"]
    assert found == said


@pytest.mark.parametrize(
    ("reading", "hedge"),
    [(reading, word) for reading in HEDGES if reading != "exactly" for word in HEDGES[reading] if word[0].isalpha()],
)
def test_every_hedge_that_a_cell_may_have_is_read_in_a_quote_too(reading: str, hedge: str) -> None:
    """An abbreviation keeps its full stop, which ends no sentence."""
    [number] = numbers_in(f"Där finns {hedge} 500 hem.")
    assert number.hedge is not None
    assert hedge_of(number.hedge) == reading


def test_a_single_letter_is_a_hedge_only_as_an_abbreviation() -> None:
    assert [numbers_in(quote)[0].hedge for quote in ("c. 500 homes", "vitamin c 500 mg", "Vitamin C. 500 mg")] == [
        "c.", None, None,
    ]  # fmt: skip
