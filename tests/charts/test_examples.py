"""The examples in the docstrings of the charts are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import facts.charts

MODULES = sorted(path.stem for path in Path(facts.charts.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    assert doctest.testmod(import_module(f"facts.charts.{name}")).failed == 0
