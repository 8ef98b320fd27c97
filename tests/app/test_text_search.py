"""A search finds the figures that hold every word, wherever in the figure it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.app.filters import figures_with_words
from facts.figures.figure import Figure
from facts.reading.table import read_table
from tests.reading.tables import table

FIGURES = read_table((Path(__file__).parents[2] / "sources.csv").read_bytes()).figures
WORDS = sorted({word for figure in FIGURES for word in (figure.id + " " + figure.quote).casefold().split()})


def words_of(figure: Figure) -> str:
    return "\n".join(figure.raw.values()).casefold()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_what_is_found_holds_every_word_and_what_is_left_out_lacks_one(words: list[str]):
    found = figures_with_words(FIGURES, words)
    assert all(word in words_of(figure) for figure in found for word in words)
    assert list(found) == sorted(found, key=lambda figure: figure.line)
    # Every word is from a quote or an id, which are looked through.
    for figure in set(FIGURES) - set(found):
        assert not all(word in f"{figure.id}\n{figure.quote}".casefold() for word in words)


@pytest.mark.parametrize("words", [["summer-jobs-2011"], ["jobs", "2011", "summer-jobs-2011"]])
def test_an_id_finds_its_figure(words: list[str]):
    assert "summer-jobs-2011" in {figure.id for figure in figures_with_words(FIGURES, words)}


def test_the_title_of_a_series_finds_also_the_rows_that_leave_it_to_the_first():
    rows = table({"id": "a", "title": "Simhallar"}, {"id": "b", "title": ""}, {"id": "c", "series": "other"})
    assert [figure.id for figure in figures_with_words(read_table(rows.encode()).figures, ["simhallar"])] == ["a", "b"]


def test_a_word_that_stands_nowhere_finds_nothing_and_no_word_keeps_everything():
    assert figures_with_words(FIGURES, ["räksmörgås"]) == ()
    assert figures_with_words(FIGURES, []) == FIGURES
    assert figures_with_words((), ["jobb"]) == ()
