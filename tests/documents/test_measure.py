"""What `find` proposes on labelled documents of many kinds: nothing that has been reached is lost again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from measure import NAMES, Score, measure  # a program of its own, beside this file


@pytest.fixture(scope="module")
def total() -> Score:
    score = Score()
    for name in NAMES:
        score.add(measure(name))
    return score


def test_nearly_all_claims_are_found_and_little_else(total: Score) -> None:
    assert total.recall >= 0.98
    assert total.precision >= 0.96


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("quote", 0.99), ("page", 0.99), ("hedge", 0.98), ("kind", 0.97), ("unit", 0.91),
        ("sign", 0.99), ("since", 0.97), ("period", 0.91), ("speaker", 0.98), ("party", 0.98),
    ],
)  # fmt: skip
def test_the_fields_of_what_is_found_are_right(total: Score, field: str, least: float) -> None:
    assert total.share(field) >= least


@pytest.mark.parametrize("name", NAMES)
def test_no_kind_of_document_is_read_badly(name: str) -> None:
    score = measure(name)
    assert score.recall >= 0.85
    assert score.precision >= 0.85
