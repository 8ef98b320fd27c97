"""Numbers that nobody claims: what is passed over for speed would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.documents.left_out import masks_of
from facts.documents.not_claims import PATTERNS
from facts.language.needed_letters import NeededLetters


@pytest.mark.parametrize(("expression", "needs"), [(one[0], one[2]) for one in PATTERNS if len(one) == 3])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_text_that_an_expression_finds_something_in_is_passed_over(
    expression: str, needs: str, data: st.DataObject
) -> None:
    pattern = re.compile(expression)
    text = data.draw(st.from_regex(pattern))
    assert not pattern.search(text) or NeededLetters([needs]).ranks(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have visited two schools",
        "Klockan två börjar mötet",
        "Vi granskade två uttalanden",
        "Within two miles of a port",
    ],
)
def test_a_number_in_words_is_passed_over_like_one_in_digits(text: str) -> None:
    assert masks_of(text, "en") != []
