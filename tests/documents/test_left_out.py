"""Numbers that nobody claims: what is passed over for speed would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.documents.left_out import _COMPILED


@pytest.mark.parametrize(("pattern", "needs"), [(pattern, needs) for pattern, _, needs in _COMPILED if needs])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_text_that_an_expression_finds_something_in_is_passed_over(
    pattern: re.Pattern[str], needs: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert not pattern.search(text) or any(need in text for need in needs)
