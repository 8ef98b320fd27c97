"""A cell is only ever text: what stands in the file stands on the screen, letter by letter, and does nothing."""

from __future__ import annotations

import re

import pytest

from facts.app.markup import plain
from facts.app.pages import PAGES, AppPage
from tests.app.conftest import OpenApp
from tests.app.tables import HOSTILE, LONG, SMALL, with_text_everywhere
from tests.app.test_pages import every_page
from tests.reading.tables import table

every_trick = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)

# Where a quote, a speaker and a title can be read.
SHOWN = [page for page in PAGES if page.name in {"dashboard", "citing"}]


@every_trick
@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_a_cell_is_shown_as_the_text_it_is(open_app: OpenApp, page: AppPage, text: str):
    assert text in open_app(page.path, table=with_text_everywhere(text)).words


@every_trick
def test_a_row_opened_on_figures_shows_the_cell_as_the_text_it_is(open_app: OpenApp, text: str):
    screen = open_app("figures", table=with_text_everywhere(text)).choose_rows(0)
    assert screen.headings[1:] == [f"{text}: 5,023\u00a0homes (2011)"]
    assert text in screen.html_words


@every_page
@every_trick
def test_a_cell_adds_no_element_no_link_and_no_picture_to_a_page(open_app: OpenApp, page: AppPage, text: str):
    plain = open_app(page.path, table=with_text_everywhere("word"))
    screen = open_app(page.path, table=with_text_everywhere(text))
    assert screen.tags == plain.tags
    assert screen.links == plain.links
    assert all(address.startswith("data:image/svg+xml;base64,") for address in screen.pictures)
    assert len(screen.headings) == len(plain.headings)


@every_page
def test_nothing_of_a_cell_reaches_a_place_where_streamlit_reads_markdown(open_app: OpenApp, page: AppPage):
    text = HOSTILE["an image in Markdown"]
    screen = open_app(page.path, table=with_text_everywhere(text))
    for kind in ("markdown", "caption", "info", "warning", "error", "title", "header", "subheader"):
        assert not [part.value for part in screen.app.get(kind) if "elsewhere.example" in part.value]
    labelled = [
        part for kind in ("button", "expander", "text_input", "download_button") for part in screen.app.get(kind)
    ]
    assert not [part.label for part in labelled if "elsewhere.example" in part.label]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,<script>", "//elsewhere.example", "ftp://x.org"]
)
def test_an_address_that_is_not_http_is_an_error_of_the_table_and_no_link(open_app: OpenApp, address: str):
    screen = open_app(table=table({"document_url": address}))
    assert screen.links == []
    assert "document_url" in screen.words


def test_links_open_beside_the_app_and_do_not_tell_where_they_come_from(open_app: OpenApp):
    html = open_app(table=SMALL).html
    assert html.count('<a href="http') == html.count('target="_blank" rel="noopener noreferrer"') > 0


def test_a_writing_direction_set_in_a_cell_ends_with_the_cell(open_app: OpenApp):
    text = HOSTILE["a turned writing direction"]
    html = open_app(table=with_text_everywhere(text)).html
    assert html.count(text) == html.count(f"{text}</bdi>") > 0


def test_a_word_of_five_thousand_letters_is_shown_whole(open_app: OpenApp):
    assert len(LONG) > 5000
    assert LONG in open_app("who-cites-what", table=with_text_everywhere(LONG)).words


@pytest.mark.parametrize(
    ("text", "whole"),
    [("fick 5 023 unga jobb", ["5 023"]), ("1 000 000 av 17 000", ["1 000 000", "17 000"]), ("år 2012 500 barn", []),
     ("skriv 2012-09 eller 2012-09-13, sidorna 10-12", ["2012-09", "2012-09-13"])],
)  # fmt: skip
def test_no_line_ends_within_a_number_or_a_date(text: str, whole: list[str]):
    html = str(plain(text))
    assert re.findall(r'<span class="whole">(.*?)</span>', html) == whole
    assert re.sub(r"<[^>]*>", "", html) == text
