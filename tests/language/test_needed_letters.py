"""What a text needs to hold for an expression: what is passed over for speed would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.language.needed_letters import NeededLetters
from facts.language.period_phrases import PHRASES
from facts.language.period_words import Phrase

_LETTERS = st.text("ab c-", min_size=1, max_size=4).filter(lambda letters: letters == letters.strip())


@given(st.lists(st.lists(_LETTERS, min_size=1, max_size=3), max_size=4), st.text("abc -", max_size=12))
def test_an_expression_is_tried_where_the_text_holds_letters_that_it_needs(needs: list[list[str]], text: str) -> None:
    expected = [rank for rank, letters in enumerate(needs) if any(one in text for one in letters)]
    assert NeededLetters("|".join(letters) for letters in needs).ranks(text) == expected


def test_letters_behind_a_blank_begin_a_word_behind_any_sign() -> None:
    needed = NeededLetters([" mar"])
    assert [text for text in ("mars", "(mars)", "mid-march", "samarbete", "8mars") if needed.ranks(text)] == [
        "mars", "(mars)", "mid-march",
    ]  # fmt: skip


@pytest.mark.parametrize("phrase", PHRASES, ids=range(len(PHRASES)))
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_no_text_in_which_a_phrase_names_a_time_is_passed_over(phrase: Phrase, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.from_regex(phrase.pattern)).split())
    assert not phrase.pattern.search(text) or NeededLetters([phrase.needs]).ranks(text.casefold()), text


def test_a_word_without_end_is_looked_through_in_the_time_that_its_letters_take() -> None:
    assert NeededLetters(["ab"]).ranks("x" * 100_000 + re.escape("ab")) == [0]
