"""The text of a page as a reader sees it, on every page of the program alike."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from facts.documents.page_text import Portions, is_spaced, spans_apart, without_empty_paper


class Marked(NamedTuple):
    start: int
    end: int
    rank: int


SPANS = st.lists(
    st.builds(
        lambda start, length, rank: Marked(start, start + length, rank), *[st.integers(0, 30)] * 2, st.integers(0, 2)
    )
)


@given(st.text(alphabet="ab \n\t"))
def test_nothing_but_blanks_is_taken_from_a_page(text: str) -> None:
    shown = without_empty_paper(text, spaced=is_spaced(text))
    assert "".join(shown.split()) == "".join(text.split())
    assert "\n\n\n" not in shown


@given(SPANS)
def test_marks_never_lie_on_each_other_and_come_in_their_order(spans: list[Marked]) -> None:
    apart = spans_apart(spans, lambda span: span.rank)
    assert all(one.end <= other.start for one, other in itertools.pairwise(apart))
    assert bool(apart) == bool(spans)


def test_of_marks_that_overlap_the_one_that_says_more_stands() -> None:
    figure, claim = Marked(4, 9, 0), Marked(0, 6, 1)
    assert spans_apart([claim, figure], lambda span: span.rank) == [figure]
    assert spans_apart([claim, figure], lambda span: -span.rank) == [claim]


@given(st.text(alphabet="ab \n", max_size=200), st.integers(2, 50))
def test_a_long_page_is_shown_whole_in_portions_of_some_length(text: str, most: int) -> None:
    portions = list(Portions(text, most))
    assert "".join(text[one.start : one.end] for one in portions) == text
    assert all(one.end - one.start <= most for one in portions)
    assert all(Portions(text, most).holding(place) == one for one in portions for place in range(one.start, one.end))
