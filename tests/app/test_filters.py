"""Filters: every choice stands in the address, means the same in both languages, and narrows every page alike."""

from __future__ import annotations

import re

import pytest

from facts.app.filters import Filters, parties
from facts.reading.table import read_table
from facts.words import say
from tests.app.conftest import MEMO, OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL

HOMES, JOBS = "Nya bostäder", "Summer jobs"

# In each language, what the address says of the same choice.
CHOICES = [
    ("topic", "Work", JOBS), ("topic", "Arbete", JOBS), ("topic", "Housing", HOMES), ("topic", "Boende", HOMES),
    ("party", "S", HOMES), ("party", "M", JOBS),
    ("place", "Uppsala", JOBS), ("place", "Västerås", HOMES),
    ("document", "Budget 2013", JOBS), ("document", "Bokslut 2012", HOMES),
    ("role", "References", JOBS), ("role", "Referenser", JOBS), ("role", "reference", JOBS),
    ("text", "sommarjobb", JOBS), ("text", "KIM lund", HOMES), ("text", "b-4", JOBS),
]  # fmt: skip


@pytest.mark.parametrize("locale", ["en-GB", "sv-SE"])
@pytest.mark.parametrize(("key", "written", "card"), CHOICES)
def test_a_link_with_a_choice_in_it_shows_its_cards_alone(
    open_app: OpenApp, key: str, written: str, card: str, locale: str
):
    assert open_app(table=SMALL, locale=locale, **{key: written}).rows == [card]


@pytest.mark.parametrize("path", ["", "figures", "who-cites-what", "findings"])
def test_a_choice_holds_on_every_page_that_shows_figures(open_app: OpenApp, path: str):
    shown = open_app(path, table=SMALL, topic="Housing")
    assert JOBS not in shown.text
    assert shown.app.multiselect(key="topic").value == ["Housing"]


def test_a_link_to_a_series_shows_it_alone_until_the_reader_wants_all(open_app: OpenApp):
    screen = open_app("findings", table=SMALL, series="jobs", party="M")
    assert "Showing only: Summer jobs." in "".join(screen.html_words)
    assert HOMES not in screen.text
    screen.app.button(key="all-series").click()
    assert "series" not in screen.run().app.query_params
    assert "Showing only" not in screen.text
    assert screen.app.multiselect(key="party").value == ["M"]


def test_a_link_to_a_series_that_is_gone_shows_everything(open_app: OpenApp):
    assert open_app(table=SMALL, series="gone").rows == [HOMES, JOBS]


def test_clearing_all_choices_shows_everything(open_app: OpenApp):
    screen = open_app(table=SMALL, series="jobs", topic="Work", role="Claims", text="sommarjobb")
    screen.app.button(key="clear").click()
    assert screen.run().rows == [HOMES, JOBS]


@pytest.mark.parametrize("path", ["add", "method"])
def test_a_page_without_filters_keeps_the_choices_in_its_address(open_app: OpenApp, path: str):
    screen = open_app(path, table=SMALL, topic="Housing", text="nya")
    assert screen.app.query_params["topic"] == "Housing"
    assert screen.app.query_params["text"] == "nya"


def test_several_choices_of_one_kind_add_up(open_app: OpenApp):
    screen = open_app(table=SMALL, topic=["Housing", "Work"])
    assert screen.rows == [HOMES, JOBS]
    assert screen.app.multiselect(key="topic").value == ["Housing", "Work"]


def test_links_of_both_languages_can_be_mixed(open_app: OpenApp):
    assert open_app(table=SMALL, topic=["Boende", "Work"]).rows == [HOMES, JOBS]


def test_a_link_is_put_into_the_readers_words(open_app: OpenApp):
    screen = open_app(table=SMALL, topic=["Boende", "Work", "Nowhere"], party="Inget parti", lang="en")
    assert screen.app.query_params["topic"] == ["Housing", "Work"]
    assert screen.app.query_params["party"] == "No party"


def test_choices_of_several_kinds_narrow_each_other(open_app: OpenApp):
    assert open_app(table=SMALL, topic="Work", role="Claims").rows == [JOBS]
    assert open_app(table=SMALL, topic="Work", party="S").rows == []


@pytest.mark.parametrize("lang", ["en-GB", "sv-SE"])
def test_no_match_says_so_and_leaves_the_choices_in_sight(open_app: OpenApp, lang: str):
    screen = open_app(table=SMALL, locale=lang, text="zebra")
    assert screen.rows == []
    assert say("filters.none_kept", lang[:2]) in screen.words
    assert screen.app.text_input(key="text").value == "zebra"


def test_a_claim_keeps_the_references_it_is_held_against_unless_the_reader_leaves_them_out(open_app: OpenApp):
    assert "290" in str(open_app(table=SMALL, party="M").charts)
    assert "290" not in str(open_app(table=SMALL, party="M", role="Claims").charts)


@pytest.mark.parametrize("written", ["Nowhere", "", "<script>", "Work,Housing", "x" * 5000])
def test_a_choice_that_the_table_does_not_have_is_passed_over(open_app: OpenApp, written: str):
    screen = open_app(table=SMALL, topic=written, party=written, role=written)
    assert screen.rows == [HOMES, JOBS]


def test_an_address_with_a_very_long_search_still_opens(open_app: OpenApp):
    assert open_app(table=SMALL, text="x" * 5000).headings


def test_a_choice_on_the_page_narrows_it(open_app: OpenApp):
    screen = open_app(table=SMALL)
    screen.app.multiselect(key="party").set_value(["M"])
    assert screen.run().rows == [JOBS]


def test_figures_without_a_party_can_be_chosen(open_app: OpenApp):
    assert open_app(table=SMALL, party="No party").rows == [JOBS]
    assert open_app(table=SMALL, party="Inget parti").rows == [JOBS]


def test_the_choices_stand_in_the_order_of_the_readers_alphabet(open_app: OpenApp):
    assert open_app(table=SMALL).app.multiselect(key="place").options == ["Uppsala", "Västerås"]
    assert open_app(table=SMALL, locale="sv-SE").app.multiselect(key="topic").options == ["Arbete", "Boende"]


def items_with_ids(screen: Screen) -> list[tuple[str, set[str]]]:
    """Each finding on the page Findings: its words, and the figures that it is about."""
    items = re.findall(r'<li class="(?:caution|note|badge)">(.*?)</li>', screen.html, re.S)
    return [(item, set(re.findall(r'<code><bdi dir="auto">(.*?)</bdi></code>', item))) for item in items]


MEMO_FIGURES = read_table(MEMO.read_bytes()).figures
SEVERAL = {
    "topic": lambda figure: (figure.topic,), "place": lambda figure: (figure.place,), "party": parties,
    "document": lambda figure: (figure.document,), "series": lambda figure: (figure.series,),
}  # fmt: skip
MEMO_CHOICES = [
    *((key, value) for key, of in SEVERAL.items() for value in sorted({v for f in MEMO_FIGURES for v in of(f)} - {""})),
    ("role", "claim"), ("role", "reference"), ("text", "evict"), ("text", "2010"),
]  # fmt: skip
"""Every choice that the shipped table offers, and two searches."""


@pytest.mark.parametrize(("key", "written"), MEMO_CHOICES)
def test_findings_of_a_choice_speak_of_its_figures_or_name_the_hidden_ones(open_app: OpenApp, key: str, written: str):
    screen = open_app("findings", **{key: written})
    chosen = Filters(**{key: [written] if key in SEVERAL else written})
    visible = {figure.id for figure in chosen.with_references(MEMO_FIGURES)}
    assert visible
    for words, ids in items_with_ids(screen):
        assert visible & ids
        assert ids <= visible or "not shown here" in words


@pytest.mark.parametrize(("party", "others"), [("S", "M"), ("M", "S")])
def test_the_first_lines_speak_of_the_chosen_figures_alone(open_app: OpenApp, party: str, others: str):
    screen = open_app(party=party)
    head = screen.html.split('class="row')[0]
    claims = [figure for figure in MEMO_FIGURES if figure.is_claim and party in figure.parties]
    assert re.search(rf"\b{len(claims)} claims?\b", head)
    assert f'<b><bdi dir="auto">{others}</bdi></b>' not in head


def test_a_card_says_that_published_figures_are_hidden_and_never_that_there_are_none(open_app: OpenApp):
    everything = open_app(table=SMALL, topic="Work", role="Claims")
    assert say("card.reference_hidden", "en") in everything.text
    assert say("card.no_reference", "en") not in everything.text


def test_a_report_made_under_a_choice_speaks_of_its_figures_or_names_the_hidden_ones(open_app: OpenApp):
    screen = open_app("report", table=SMALL, topic="Work", role="Claims")
    assert screen.app.multiselect(key="report_series").options == [JOBS]
    screen.app.multiselect(key="report_series").set_value(["jobs"])
    (frame,) = screen.run().app.get("iframe")
    assert re.search(r"300\sjobs", frame.proto.srcdoc)
    for finding in re.findall(r"<li>(.*?)</li>", frame.proto.srcdoc):
        assert ("290" in finding) == ("not shown here" in finding)


def test_what_was_chosen_for_a_report_and_then_filtered_away_is_no_longer_in_it(open_app: OpenApp):
    screen = open_app("report", table=SMALL)
    screen.app.multiselect(key="report_series").set_value(["jobs", "nya-bostader"])
    screen.run().app.multiselect(key="topic").set_value(["Housing"])
    assert screen.run().app.multiselect(key="report_series").value == ["nya-bostader"]
