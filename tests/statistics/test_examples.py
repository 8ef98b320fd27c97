"""The examples in the docstrings are what the code does."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import facts.statistics

MODULES = [one.name for one in pkgutil.iter_modules(facts.statistics.__path__, "facts.statistics.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_module_hold(name: str):
    assert doctest.testmod(import_module(name)).failed == 0
