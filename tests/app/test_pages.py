"""Every page of the app, whatever it shows: it comes, in both languages, and says what it is."""

from __future__ import annotations

import csv
import io
import re

import pytest

from facts.app.pages import PAGES, AppPage
from facts.audit.rules import RULES
from facts.figures.columns import COLUMNS
from facts.figures.hedges import HEDGES
from facts.words import LANGS, LANGUAGES, Lang, say, vocabulary
from tests.app.conftest import MEMO, OpenApp
from tests.app.tables import DIRECTION_ONLY, ONE_ROW, SMALL

LOCALES = {lang: language.tag for lang, language in LANGUAGES.items()}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
every_language = pytest.mark.parametrize("lang", LANGS)


@every_page
@every_language
def test_a_page_of_the_memo_comes_with_its_heading(open_app: OpenApp, page: AppPage, lang: Lang):
    screen = open_app(page.path, locale=LOCALES[lang])
    title = "app.title" if page.name == "dashboard" else f"pages.{page.name}"
    assert screen.headings[0] == say(title, lang)


@every_page
@pytest.mark.parametrize(
    "table", [SMALL, ONE_ROW, DIRECTION_ONLY], ids=["two documents", "one row", "a direction without a number"]
)
def test_a_page_comes_for_a_table_of_few_rows(open_app: OpenApp, page: AppPage, table: str):
    assert open_app(page.path, table=table).headings


@every_page
def test_every_word_of_a_page_is_in_the_readers_language(open_app: OpenApp, page: AppPage):
    """What both languages show alike stands in the table or has no words: names, quotes, ids, numbers."""
    english = open_app(page.path, locale=LOCALES["en"])
    swedish = open_app(page.path, locale=LOCALES["sv"])
    same = {*english.words, *english.labels} & {*swedish.words, *swedish.labels}
    assert "\n".join(words for words in sorted(same) if not alike_in_both(words)) == ""


def alike_in_both(words: str) -> bool:
    if not any(letter.isalpha() for letter in words):
        return True
    text = words.strip()
    return text in ALIKE or any(name in text for name in NAMES) or is_formula(text) or is_part_of_a_quote(text)


def is_part_of_a_quote(words: str) -> bool:
    """A marked number parts its quote."""
    return any(words in row["quote"] for row in MEMO_ROWS)


def is_formula(words: str) -> bool:
    """Intervals such as [x − w, x) are the same in every language."""
    return not re.search(r"[^\W\d]{2}", words)


MEMO_ROWS = list(csv.DictReader(io.StringIO(MEMO.read_text("utf-8-sig"))))
NAMES = {name for row in MEMO_ROWS for name in (row["cited_by"], row["id"]) if name}
"""Speakers and ids stand in both languages as they do in the table."""

ALIKE = (
    {cell for row in MEMO_ROWS for cell in row.values()}
    | {column.name for column in COLUMNS}
    | {"Definition", "Population"}
    | {party.strip() for row in MEMO_ROWS for party in row["party"].split(";")}
    | {", ".join(row["party"].split(";")) for row in MEMO_ROWS}
    | {rule.name for rule in RULES}
    | {rule.reference.strip() for rule in RULES}
    | {", ".join(words) for words in HEDGES.values()}
    | {english for key, english in vocabulary("en").items() if english == vocabulary("sv")[key]}
    | {"English", "Svenska"}
)
"""Cells, columns' names, books, hedges of both languages, and what both languages have one word for."""
