"""The dashboard: what the documents are about, and a card for each statistic under its topic."""

from __future__ import annotations

import pytest

from facts.words import LANGS, Lang, say
from tests.app.conftest import OpenApp
from tests.app.tables import DIRECTION_ONLY, ONE_ROW, SMALL
from tests.app.test_pages import LOCALES, every_language
from tests.reading.tables import table

REFERENCE = {"role": "reference", "cited_by": "", "party": "", "party_basis": "", "quote": "", "document": ""}


def test_the_first_lines_say_which_documents_how_many_figures_and_who_cites_them(open_app: OpenApp):
    screen = open_app(table=SMALL)
    assert {"Bokslut 2012", "Budget 2013", "Kim Lund", "Åsa Berg"} <= set(screen.words)
    assert "3 claims by 2 people and bodies, and 1 published reference figure" in screen.text


@pytest.mark.parametrize(
    ("row", "locale", "said"),
    [
        ({}, "en-GB", "1 claim by 1 person or body, and no published figures to hold them against."),
        ({}, "sv-SE", "1 påstående från 1 person eller organ och inga publicerade siffror att hålla dem mot."),
        (REFERENCE, "en-GB", "1 published reference figure, and no claims."),
        (REFERENCE, "sv-SE", "1 publicerad referenssiffra och inga påståenden."),
    ],
)
def test_what_the_table_has_none_of_is_said_in_words(open_app: OpenApp, row: dict[str, str], locale: str, said: str):
    assert said in open_app(table=table(row), locale=locale).text


def test_a_document_is_named_once_with_its_date_and_its_address(open_app: OpenApp):
    screen = open_app(table=SMALL, role="Claims")
    heads = screen.html.split("</header>")[0]
    assert heads.count("Bokslut 2012") == 1
    assert "28 February 2013" in heads
    assert 'href="https://example.org/bokslut"' in heads


def test_every_statistic_has_a_card_under_its_topic(open_app: OpenApp):
    screen = open_app(table=SMALL)
    assert screen.cards == ["Nya bostäder", "Summer jobs"]
    assert [words for words in screen.headings if words in {"Housing", "Work"}] == ["Housing", "Work"]
    assert len(screen.charts) == 2


def test_a_card_with_several_documents_says_in_which_of_them_a_page_is(open_app: OpenApp):
    rows = table({"page": "1"}, {"page": "4", "period": "2013", "document": "Budget 2014"})
    said = "".join(open_app(table=rows).html_words)
    assert "p.\u00a01 in Bokslut 2012; p.\u00a04 in Budget 2014" in said
    assert "p.\u00a01 in" not in "".join(open_app(table=table({"page": "1"})).html_words)


@every_language
def test_figures_without_a_topic_stand_under_other(open_app: OpenApp, lang: Lang):
    assert say("dashboard.other", lang) in open_app(table=table({"topic": ""}), locale=LOCALES[lang]).headings


def test_a_card_shows_the_verbatim_quote_with_who_where_and_when(open_app: OpenApp):
    quote = open_app(table=ONE_ROW).html.split("<blockquote>")[1]
    for part in (
        "Det byggdes fler bostäder än någonsin.",
        "Kim Lund",
        "Bokslut 2012",
        "p.\u00a07",
        "28 February 2013",
        "SCB",
    ):
        assert part in quote


def test_a_translated_quote_stands_beside_the_quote_and_is_marked_as_one(open_app: OpenApp):
    rows = table({"quote_en": "More homes were built than ever."})
    english, swedish = open_app(table=rows), open_app(table=rows, locale="sv-SE")
    assert "Det byggdes fler bostäder än någonsin." in english.words
    assert "Translation:" in english.words
    assert "More homes were built than ever." in english.words
    assert "More homes were built than ever." not in swedish.words


def test_a_party_has_letters_a_shape_and_its_name(open_app: OpenApp):
    html = open_app(table=ONE_ROW).html
    assert '<b><bdi dir="auto">S</bdi></b>' in html
    assert 'class="badge" alt=""' in html


def test_a_direction_without_a_number_is_a_sentence_and_no_invented_point(open_app: OpenApp):
    screen = open_app(table=DIRECTION_ONLY)
    assert "Said to increase, no number given" in screen.text
    assert len(screen.charts) == 1


def test_a_card_shows_at_most_three_findings_and_leads_to_the_others(open_app: OpenApp):
    screen = open_app()
    cards = screen.html.split("<h3>")[1:]
    counts = [card.count('<li class="caution">') + card.count('<li class="note">') for card in cards]
    assert max(counts) == 3
    more = [(words, address) for words, address in screen.page_links if "more finding" in words]
    assert ("Show 5 more findings", "findings?series=summer-jobs") in more


def test_a_chart_for_every_statistic_of_the_memo_is_no_wider_than_its_card(open_app: OpenApp):
    screen = open_app()
    assert len(screen.charts) == len(screen.cards) == 23
    assert {chart["width"] for chart in screen.charts if "width" in chart} <= set(range(640))


@pytest.mark.parametrize("lang", LANGS)
def test_more_statistics_than_a_page_holds_come_a_page_at_a_time(open_app: OpenApp, lang: Lang):
    rows = table(*({"series": f"s{n}", "title": f"Statistic {n}"} for n in range(30)))
    screen = open_app(table=rows, locale=LOCALES[lang])
    assert set(screen.cards) == {f"Statistic {n}" for n in range(12)}
    assert len(screen.app.get("pagination")) == 1
