"""The page Method: how words are read, what the columns hold, what is left out, and which version this is."""

from __future__ import annotations

from hashlib import sha256

from facts import __version__
from facts.figures.columns import COLUMNS
from facts.figures.hedges import HEDGES
from facts.words import Lang
from tests.app.conftest import OpenApp
from tests.app.tables import SMALL
from tests.app.test_pages import LOCALES, every_language


@every_language
def test_every_column_is_explained(open_app: OpenApp, lang: Lang):
    words = open_app("method", locale=LOCALES[lang]).words
    assert [column.name for column in COLUMNS if column.name not in words] == []
    assert [column.name for column in COLUMNS if column.help.of(lang) not in words] == []


@every_language
def test_every_hedge_stands_with_its_interval(open_app: OpenApp, lang: Lang):
    words = open_app("method", locale=LOCALES[lang]).words
    for hedges in HEDGES.values():
        assert ", ".join(hedges) in words
    assert "(x, x\u00a0+\u00a0w), " in " ".join(words)


def test_what_is_left_out_and_what_the_tool_does_not_do_are_said(open_app: OpenApp):
    headings = open_app("method").headings
    assert {"What is left out", "What it does not do", "The same for all"} <= set(headings)


def test_the_version_and_the_tables_hash_are_those_of_the_file(open_app: OpenApp):
    text = open_app("method", table=SMALL).text
    assert sha256(SMALL.encode()).hexdigest() in text
    assert __version__ in text
