"""The reader's language: the address, else the switch, else the browser decides."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from facts.app.main import STREAMLIT_LABELS, STREAMLIT_SENTENCES
from facts.words import Lang, say
from tests.app.conftest import OpenApp
from tests.app.tables import SMALL

TITLES = {lang: say("pages.citing", lang) for lang in ("en", "sv")}


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("sv", "sv"), ("sv-SE", "sv"), ("sv-FI", "sv"), ("en-GB", "en"), ("de-DE", "en"), ("nb-NO", "en"), ("", "en")],
)
def test_a_browser_set_to_swedish_gets_swedish_and_every_other_english(open_app: OpenApp, locale: str, lang: Lang):
    assert open_app("who-cites-what", table=SMALL, locale=locale).headings[0] == TITLES[lang]


@pytest.mark.parametrize("written", ["Svenska", "sv"])
def test_the_address_goes_before_the_browser(open_app: OpenApp, written: str):
    assert open_app("who-cites-what", table=SMALL, lang=written).headings[0] == TITLES["sv"]


@pytest.mark.parametrize("written", ["English", "en"])
def test_the_address_can_also_ask_for_english(open_app: OpenApp, written: str):
    screen = open_app("who-cites-what", table=SMALL, locale="sv-SE", lang=written)
    assert screen.headings[0] == TITLES["en"]


@pytest.mark.parametrize("written", ["Klingon", "", "../x"])
def test_a_language_that_there_is_not_leaves_the_browsers_own(open_app: OpenApp, written: str):
    assert open_app("who-cites-what", table=SMALL, locale="sv-SE", lang=written).headings[0] == TITLES["sv"]


def test_the_switch_changes_the_page(open_app: OpenApp):
    screen = open_app("who-cites-what", table=SMALL)
    screen.app.button_group(key="lang").set_value("sv")
    assert screen.run().headings[0] == TITLES["sv"]


def test_every_label_of_streamlits_own_that_has_a_swedish_word_is_still_what_streamlit_writes():
    """A label that a new version of Streamlit writes otherwise would be English again without a word."""
    scripts = Path(streamlit.__file__).parent.joinpath("static", "static", "js").glob("*.js")
    text = "\n".join(script.read_text("utf-8", errors="replace") for script in scripts)
    labels = [english for english, _ in STREAMLIT_LABELS] + [told for told, _, _ in STREAMLIT_SENTENCES]
    assert len(set(labels)) == len(labels) > 40
    assert [label for label in labels if "{}" not in label and label not in text] == []
