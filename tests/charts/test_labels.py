"""Every number is read at its own mark: measured over all hard kinds of series, five widths and both languages."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from facts.audit.points import Series, series_of
from facts.charts import LIGHT, chart, describe, headline
from facts.charts.labels import Run, line_width
from facts.charts.typeset import NUMBER
from facts.words import LANGS, say
from tests.charts.label_meter import WIDTHS, faults
from tests.charts.making import PARTIES
from tests.charts.stress import KINDS, stress


@pytest.mark.parametrize("kind", KINDS)
def test_each_label_lies_nearest_its_own_mark_and_nothing_runs_through_it(kind: str) -> None:
    series = stress(kind)
    found = [(lang, width, fault) for lang in LANGS for width in WIDTHS for fault in faults(series, lang, width)]
    assert not found


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_the_rows_changes_nothing_in_a_chart(kind: str) -> None:
    figures = list(stress(kind).figures)
    random.Random(7).shuffle(figures)
    (shuffled,) = series_of(figures)
    first, other = (_spec(series) for series in (stress(kind), shuffled))
    assert first == other
    assert headline(stress(kind), "sv") == headline(shuffled, "sv")
    assert describe(stress(kind), "sv") == describe(shuffled, "sv")


def _spec(series: Series) -> dict[str, object]:
    return chart(series, lang="en", theme=LIGHT, width=640, parties=PARTIES)


@pytest.mark.parametrize("kind", KINDS)
def test_an_alternative_text_says_kind_content_and_figures_in_at_most_600_characters(kind: str) -> None:
    for lang in LANGS:
        text = describe(stress(kind), lang)
        assert len(text) <= 600
        assert text.split(".")[0] in {say(f"charts.alt_{form}", lang).split(".")[0]
                                      for form in ("timeline", "multiples", "line", "sentences")}  # fmt: skip


def test_what_stands_in_one_line_is_further_apart_in_larger_letters() -> None:
    usual = Run("Said to increase", NUMBER, "#000")
    large = replace(usual, style=replace(NUMBER, size=60))
    gaps = [line_width((run, run)) - 2 * run.width for run in (usual, large)]
    assert gaps[1] == 4 * gaps[0]
