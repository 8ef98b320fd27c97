from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.hedges import HEDGES, hedge_of, reading
from facts.figures.intervals import Interval
from facts.figures.units import Unit, Units

UNITS = Units()
WORDS = [word for words in HEDGES.values() for word in words]


def unit(text: str) -> Unit:
    found = UNITS.find(text)
    assert found is not None
    return found


def interval(value: str, words: str, of: str = "person") -> Interval | None:
    meaning = reading(Decimal(value), words, unit(of))
    return meaning[0] if meaning else None


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        ("17000", "", Interval(17000, 17000)),
        ("17000", "drygt", Interval(17000, 17500, low_open=True, high_open=True)),
        ("4300", "just over", Interval(4300, 4350, low_open=True, high_open=True)),
        ("17000", "Nästan", Interval(16500, 17000, high_open=True)),
        ("5023", "knappt", Interval(5022.5, 5023, high_open=True)),
        ("40", "cirka", Interval(36, 44)),
        ("3.20", "omkring", Interval(3.15, 3.25)),
        ("100", "över", Interval(100, None, low_open=True)),
        ("100", "långt över", Interval(100, None, low_open=True)),
        ("100", "färre än", Interval(0, 100, high_open=True)),
        ("100", "minst", Interval(100, None)),
        ("100", "inte mindre än", Interval(100, None)),
        ("100", "inte mer än", Interval(0, 100)),
        ("100", "not more than", Interval(0, 100)),
        ("500", "nära på", Interval(450, 500, high_open=True)),
        ("100", "at most", Interval(0, 100)),
        ("100", "at the most", Interval(0, 100)),
        ("100", "på sin höjd", Interval(0, 100)),
        ("500", "bara", Interval(500, 500)),
        ("500", "on average", Interval(500, 500)),
        ("500", "dryga", Interval(500, 550, low_open=True, high_open=True)),
        ("500", "bortåt", Interval(450, 500, high_open=True)),
        ("500", "approaching", Interval(450, 500, high_open=True)),
        ("500", "uppskattningsvis", Interval(450, 550)),
        ("500", "or so", Interval(450, 550)),
        ("500", "överstiger", Interval(500, None, low_open=True)),
        ("500", "north of", Interval(500, None, low_open=True)),
        ("500", "as many as", Interval(500, None)),
        ("500", "no fewer than", Interval(500, None)),
        ("500", "upp emot", Interval(0, 500)),
        ("500", "as much as", Interval(0, 500)),
        ("500", "barely", Interval(450, 500, high_open=True)),
        ("500", "närmre", Interval(450, 500, high_open=True)),
        ("500", "inte ens", Interval(0, 500, high_open=True)),
        ("500", "as few as", Interval(0, 500)),
        ("500", "topped", Interval(500, None, low_open=True)),
        ("500", "in the region of", Interval(450, 550)),
        ("500", "a mere", Interval(500, 500)),
    ],
)
def test_a_hedge_is_read_as_the_method_says(value: str, words: str, expected: Interval) -> None:
    assert interval(value, words) == expected


@pytest.mark.parametrize(
    ("value", "words", "low", "high", "opens"),
    [
        ("20", "vart femte", 100 / 5.5, 100 / 4.5, (False, False)),
        ("20", "every fifth", 100 / 5.5, 100 / 4.5, (False, False)),
        ("20", "vart 5:te", 100 / 5.5, 100 / 4.5, (False, False)),
        ("33", "nästan vart tredje", 100 / 3.5, 100 / 3, (False, True)),
        ("33.3", "mer än var tredje", 100 / 3, 100, (True, False)),
        ("33", "drygt vart tredje", 100 / 3, 40, (True, False)),
        ("50", "vartannat", 40, 60, (False, False)),
        ("50", "nästan vartannat", 40, 50, (False, True)),
        ("50", "more than every second", 50, 100, (True, False)),
        ("50", "en majoritet", 50, 100, (True, False)),
        ("50", "most of", 50, 100, (True, False)),
        ("70", "sju av tio", 70, 70, (False, False)),
        ("70", "sju elever av tio", 70, 70, (False, False)),
        ("20", "one hospital in five", 20, 20, (False, False)),
        ("33.3", "en tredjedel", 33.3, 33.3, (False, False)),
        ("67", "two thirds", 67, 67, (False, False)),
        ("50", "mer än hälften", 50, 100, (True, False)),
        ("33", "en dryg tredjedel", 33, 33.5, (True, True)),
        ("0.43", "43 av 10 000", 0.43, 0.43, (False, False)),
        ("10", "var tionde", 100 / 10.5, 100 / 9.5, (False, False)),
    ],
)
def test_a_share_in_words_is_read_as_the_method_says(
    value: str, words: str, low: float, high: float, opens: tuple[bool, bool]
) -> None:
    found = interval(value, words, "percent")
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert (found.low_open, found.high_open) == opens


@given(st.integers(0, 10**9), st.integers(0, 3), st.sampled_from(WORDS), st.sampled_from(["person", "kr", "%"]))
def test_every_hedge_of_every_number_is_an_interval_that_touches_the_number(
    digits: int, decimals: int, words: str, of: str
) -> None:
    value = Decimal(digits).scaleb(-decimals)
    found = interval(str(value), words, of)
    assert found is not None
    low, high = found.low or 0.0, float("inf") if found.high is None else found.high
    assert low <= float(value) <= high
    assert low < high or not (found.low_open or found.high_open)


@given(st.decimals(0, 100, places=1), st.sampled_from(WORDS))
def test_a_share_is_never_read_beyond_the_whole(value: Decimal, words: str) -> None:
    found = interval(str(value), words, "%")
    assert found is not None
    if value < 100:
        assert found.high is not None
        assert found.high <= 100


def test_a_stated_change_may_exceed_a_hundred_percent() -> None:
    meaning = reading(Decimal(90), "mer än", unit("%"), is_change=True)
    assert meaning is not None
    assert meaning[0].high is None


@pytest.mark.parametrize("value", ["-100", "-150", "-1000"])
@pytest.mark.parametrize("words", WORDS)
def test_a_loss_of_more_than_the_whole_is_read_by_its_size(value: str, words: str) -> None:
    found = interval(value, words, "%")
    assert found is not None
    low, high = (end if end is not None else sign * float("inf") for sign, end in ((-1, found.low), (1, found.high)))
    assert low <= float(value) <= high


@given(st.integers(1, 10**6), st.sampled_from(WORDS))
def test_a_fall_is_read_by_its_size(size: int, words: str) -> None:
    rise, fall = interval(str(size), words), interval(str(-size), words)
    assert rise is not None
    assert fall is not None
    assert (fall.low, fall.low_open) == (None if rise.high is None else -rise.high, rise.high_open)


def test_only_drygt_and_its_like_are_contested() -> None:
    contested = {word for word in WORDS if (reading(Decimal(5), word, unit("kr")) or (None, False))[1]}
    assert contested == set(HEDGES["just-over"])


def test_a_share_in_words_must_be_the_value_beside_it_rounded_or_cut() -> None:
    for value in ("14", "14.2", "14.3", "14.28"):
        assert interval(value, "vart sjunde", "%") is not None
    for value in ("16", "15", "15.3", "14.4", "0.14"):
        assert interval(value, "vart sjunde", "%") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Interval(40, 45)),
        ("mellan", Interval(40, 45)),
        ("between", Interval(40, 45)),
        ("cirka", Interval(36, 47.5 - 2)),
        ("drygt", Interval(40, 45.5, low_open=True, high_open=True)),
        ("minst", Interval(40, None)),
    ],
)
def test_a_hedge_widens_a_range_at_both_its_ends(words: str, expected: Interval) -> None:
    meaning = reading(Decimal(40), words, unit("person"), high=Decimal(45))
    assert meaning is not None
    assert meaning[0] == expected


def test_a_share_in_words_is_no_range() -> None:
    assert reading(Decimal(20), "vart femte", unit("%"), high=Decimal(25)) is None


def test_a_share_in_words_needs_a_unit_of_shares() -> None:
    assert interval("20", "vart femte", "person") is None
    assert interval("200", "vart femte", "promille") == Interval(2000 / 11, 2000 / 9)


@pytest.mark.parametrize(
    "words", ["kanske", "vart", "vart elefant", "kanske vart femte", "nästan nästan", "every", "sju av ²", "² of 7"]
)
def test_other_words_have_no_reading(words: str) -> None:
    assert hedge_of(words) is None


@given(st.text(max_size=50))
def test_any_words_are_read_or_not_without_failing(words: str) -> None:
    reading(Decimal(20), words, unit("%"))
