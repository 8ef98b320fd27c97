"""The examples in the docstrings of the grammar and the reader of documents are as they say."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import facts.documents
import facts.language

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (facts.documents, facts.language)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_an_example_gives_what_it_says(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
