import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words.similar_words import near_twins, nearest

KNOWN = frozenset(["person", "percent", "household"])


@pytest.mark.parametrize("twin", ["stockholm", "STOCKHOLM", "Stock holm", "Stokholm", "Stockholms", "Stockhulm"])
def test_a_word_that_differs_in_case_blanks_or_one_letter_is_a_twin(twin: str) -> None:
    assert near_twins(["Stockholm", twin]) == {twin: "Stockholm"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("serie-2010", "serie-2011"),
        ("SCB", "SKB"),
        ("Skola A", "Skola B"),
        ("Stockholm", "Stcokholm-"),
        ("Mora", "Orsa"),
    ],
)
def test_words_that_differ_in_digits_or_in_more_are_no_twins(one: str, other: str) -> None:
    assert near_twins([one, other]) == {}


@given(st.text("abcdefåäö", min_size=4, max_size=12), st.data())
def test_every_single_slip_of_the_pen_is_found(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    assert near_twins([word, word[:place] + letter + word[place + 1 :]])
    assert near_twins([word, word[:place] + letter + word[place:]])


def test_a_hundred_thousand_names_with_numbers_are_compared_without_comparing_all_with_all() -> None:
    names = [f"serie-{number}" for number in range(100_000)]
    assert near_twins([*names, "serje-7"]) == {"serje-7": "serie-7"}


@pytest.mark.parametrize(("slip", "word"), [("persn", "person"), ("precent", "percent"), ("xx", ""), ("hushåll", "")])
def test_the_nearest_known_word_is_named(slip: str, word: str) -> None:
    assert nearest(slip, KNOWN) == word
