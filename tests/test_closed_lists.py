"""What is chosen from a closed list has its words, its shape or its size for each choice: none is forgotten."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

import click
import pytest

from facts.audit import phrases, summary
from facts.audit.change_ends import CountedAs
from facts.audit.relations import Relation
from facts.charts.theme import SHAPE_PATHS
from facts.commands.published import reference
from facts.figures import hedges
from facts.figures.columns import NEEDS, Need
from facts.figures.parties import Shape
from facts.share.formats import SIZES, Frame
from facts.statistics.period_text import Years

YEARS = next(one.type for one in reference.params if one.name == "years")
assert isinstance(YEARS, click.Choice)

LISTS = {
    "the need of a column, in words: NEEDS (figures/columns.py)": (NEEDS, Need),
    "how a claim stands, from the lightest to the heaviest: _WEIGHT (audit/summary.py)": (
        summary._WEIGHT,
        summary.Standing,
    ),
    "a relation in words: _RELATIONS (audit/phrases.py)": (phrases._RELATIONS, Relation),
    "a relation, counted: RELATIONS_COUNTED (audit/phrases.py)": (phrases.RELATIONS_COUNTED, Relation),
    "how something is counted, in words: COUNTED_AS (audit/phrases.py)": (phrases.COUNTED_AS, CountedAs),
    "the words of a reading: _WORDS (figures/hedges.py)": (hedges._WORDS, hedges.Reading),
    "the outline of a shape: SHAPE_PATHS (charts/theme.py)": (SHAPE_PATHS, Shape),
    "how large a frame is: SIZES (share/formats.py)": (SIZES, Frame),
    "what --years takes (commands/published.py)": (YEARS.choices, Years),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_choice_of_a_closed_list_is_there(name: str) -> None:
    there, choices = LISTS[name]
    assert isinstance(there, Collection)
    in_one_only = set(there) ^ set(get_args(choices))
    assert not in_one_only, f"{name}: in one only: {in_one_only}"
