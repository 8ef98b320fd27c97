"""The dashboard: what the documents are, what was found, and a row for each statistic that opens to its card."""

from __future__ import annotations

import json
import re

import pytest

from facts.app import dashboard
from facts.app.dashboard import CARDS_ON_A_PAGE, ROWS_ON_A_PAGE
from facts.figures.wording import figure_words
from facts.words import LANGS, Lang, say
from tests.app.conftest import OpenApp
from tests.app.tables import DIRECTION_ONLY, ONE_ROW, SMALL
from tests.app.test_pages import LOCALES, every_language
from tests.reading.tables import table
from tests.share.making import publication, table_bytes
from tests.share.test_one_wording import NUMBER, TABLES, flat, known_numbers

REFERENCE = {"role": "reference", "cited_by": "", "party": "", "party_basis": "", "quote": "", "document": ""}


def test_the_first_lines_say_which_documents_there_are_and_how_their_claims_stand(open_app: OpenApp):
    screen = open_app(table=SMALL)
    assert {"Bokslut 2012", "Budget 2013"} <= set(screen.words)
    assert "3 claims, 3 with numbers: " in screen.text
    assert "2 have nothing to be held against." in screen.text


@pytest.mark.parametrize(
    ("row", "locale", "said"),
    [
        ({}, "en-GB", "1 claim, 1 with a number: 1 has nothing to be held against."),
        ({}, "sv-SE", "1 påstående, 1 med siffra: 1 har inget att prövas mot."),
        (REFERENCE, "en-GB", "1 published figure, and no claims."),
        (REFERENCE, "sv-SE", "1 publicerad siffra och inga påståenden."),
    ],
)
def test_what_the_table_has_none_of_is_said_in_words(open_app: OpenApp, row: dict[str, str], locale: str, said: str):
    assert said in open_app(table=table(row), locale=locale).text


def test_under_a_choice_the_first_lines_say_how_many_statistics_match(open_app: OpenApp):
    assert "Your choices show 1 of 2 statistics." in open_app(table=SMALL, topic="Work").text
    assert "Your choices" not in open_app(table=SMALL).text


def test_how_the_claims_of_a_very_large_table_stand_is_counted_when_the_reader_asks(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(dashboard, "SUMMED_AT_ONCE", 2)
    screen = open_app(table=SMALL)
    assert "nothing to be held against" not in screen.text
    screen.app.button(key="count-standings").click()
    assert "2 have nothing to be held against." in screen.run().text


def test_a_document_is_named_once_with_its_date_and_its_address(open_app: OpenApp):
    screen = open_app(table=SMALL, role="Claims")
    heads = screen.html.split("</header>")[0]
    assert heads.count("Bokslut 2012") == 1
    assert "28 February 2013" in heads
    assert 'href="https://example.org/bokslut"' in heads


def test_every_statistic_has_a_row_under_its_topic(open_app: OpenApp):
    screen = open_app(table=SMALL)
    assert screen.rows == ["Nya bostäder", "Summer jobs"]
    assert [words for words in screen.headings if words in {"Housing", "Work"}] == ["Housing", "Work"]
    assert [address for address in screen.links if address.startswith("#")] == ["#topic-1", "#topic-2"]


DIFFERING = table(
    {"value": "1200", "quote": "Det byggdes 1 200 bostäder."},
    {"series": "jobs", "title": "Summer jobs", "unit": "jobs", "value": "300", "quote": "Det blev 300 jobb."},
    {"series": "jobs", "title": "Summer jobs", "unit": "jobs", "value": "190"} | REFERENCE,
)
"""Two statistics of one topic, of which the second has a caution."""


def test_the_first_row_with_a_caution_is_open_when_the_page_opens(open_app: OpenApp):
    screen = open_app(table=DIFFERING)
    assert len(screen.charts) == 1
    assert "Close: Summer jobs" in screen.labels
    assert "Open: Nya bostäder" in screen.labels


def test_a_row_opens_and_closes_in_place(open_app: OpenApp):
    screen = open_app(table=DIFFERING)
    screen.app.button(key="turn-nya-bostader").click()
    assert len(screen.run().charts) == 2
    screen.app.button(key="turn-jobs").click()
    assert len(screen.run().charts) == 1
    assert "Close: Nya bostäder" in screen.labels


def test_an_address_can_open_all_rows(open_app: OpenApp):
    screen = open_app(table=SMALL, view="cards")
    assert len(screen.charts) == 2
    screen.app.button(key="close-all").click()
    assert len(screen.run().charts) == 1
    screen.app.button(key="open-all").click()
    assert len(screen.run().charts) == 2
    assert screen.app.query_params["view"] == "cards"


def test_a_link_to_a_statistic_opens_it(open_app: OpenApp):
    assert "Close: Nya bostäder" in open_app(table=SMALL, series="nya-bostader").labels


def test_in_each_topic_rows_with_cautions_come_first_and_say_how_many(open_app: OpenApp):
    screen = open_app(table=DIFFERING)
    assert screen.rows == ["Summer jobs", "Nya bostäder"]
    assert 'title="1 caution"' in screen.html.split("Nya bostäder")[0]


def test_a_row_names_every_party_once_in_the_order_of_the_alphabet(open_app: OpenApp):
    rows = table({"party": "V"}, {"party": "C", "period": "2013"}, {"party": "M; C", "period": "2014"})
    html = open_app(table=rows).html.split('class="who"')[1].split("</div>")[0]
    assert re.findall(r'<b><bdi dir="auto">(.*?)</bdi></b>', html) == ["C", "M", "V"]


def test_the_number_is_marked_in_its_open_quote(open_app: OpenApp):
    rows = table({"value": "5023", "quote": "I år fick 5 023 unga jobb."})
    assert (
        '<mark><bdi dir="auto"><span class="whole">5 023</span></bdi></mark>' in open_app(table=rows, view="cards").html
    )


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


@every_language
@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_card_and_its_row_say_a_figure_as_pictures_and_reports_do(
    open_app: OpenApp, rows: tuple[dict[str, str], ...], lang: Lang
):
    made = publication(*rows, lang=lang)
    screen = open_app(table=table_bytes(*rows), locale=LOCALES[lang], view="cards")
    text = flat(" ".join([*screen.words, *(json.dumps(spec, ensure_ascii=False) for spec in screen.charts)]))
    for figure in made.table.figures:
        assert flat(figure_words(figure, lang, worded=True)).casefold() in text.casefold()
    assert set(NUMBER.findall(flat(screen.text))) <= known_numbers(made, lang)


def test_a_translated_quote_stands_beside_the_quote_and_is_marked_as_one(open_app: OpenApp):
    rows = table({"quote_en": "More homes were built than ever."})
    english, swedish = open_app(table=rows), open_app(table=rows, locale="sv-SE")
    assert "Det byggdes fler bostäder än någonsin." in english.words
    assert "Translation:" in english.words
    assert "More homes were built than ever." in english.words
    assert "More homes were built than ever." not in swedish.words


def test_of_many_figures_from_one_source_the_first_ids_are_shown_and_the_others_folded(open_app: OpenApp):
    reference = {"role": "reference", "source_url": "https://example.org/a", "cited_by": "", "party": "",
                 "party_basis": "", "quote": "", "document": ""}  # fmt: skip
    rows = [reference | {"id": f"year-{n}", "period": f"{1990 + n}"} for n in range(20)]
    html = open_app(table=table(*rows)).html
    shown, _, folded = html.partition("<summary>12 more figures</summary>")
    assert '<code><bdi dir="auto">year-7</bdi></code>' in shown
    assert '<code><bdi dir="auto">year-8</bdi></code>' not in shown
    assert '<code><bdi dir="auto">year-19</bdi></code>' in folded


def test_a_party_has_letters_a_shape_and_its_name(open_app: OpenApp):
    html = open_app(table=ONE_ROW).html
    assert '<b><bdi dir="auto">S</bdi></b>' in html
    assert 'class="badge" alt=""' in html


def test_a_direction_without_a_number_is_a_row_with_an_arrow_and_no_invented_point(open_app: OpenApp):
    screen = open_app(table=DIRECTION_ONLY, view="cards")
    assert "Said to increase, no number given" in screen.text
    assert len(screen.charts) == 1


def test_a_card_shows_at_most_three_findings_and_leads_to_the_others(open_app: OpenApp):
    screen = open_app(view="cards")
    cards = screen.html.split('<p class="headline">')[1:]
    counts = [card.count('<li class="caution">') + card.count('<li class="note">') for card in cards]
    assert max(counts) == 3
    more = [(words, address) for words, address in screen.page_links if "more finding" in words]
    assert any(address == "findings?series=summer-jobs" for _, address in more)


def test_a_chart_for_every_statistic_of_a_page_is_no_wider_than_its_card(open_app: OpenApp):
    screen = open_app(view="cards")
    assert len(screen.charts) == len(screen.rows) == len(open_app().rows) < CARDS_ON_A_PAGE
    assert {chart["width"] for chart in screen.charts if "width" in chart} <= set(range(640))


@pytest.mark.parametrize("lang", LANGS)
def test_more_statistics_than_a_page_holds_come_a_page_at_a_time(open_app: OpenApp, lang: Lang):
    rows = table(*({"series": f"s{n}", "title": f"Statistic {n}"} for n in range(ROWS_ON_A_PAGE + 5)))
    screen = open_app(table=rows, locale=LOCALES[lang])
    assert set(screen.rows) == {f"Statistic {n}" for n in range(ROWS_ON_A_PAGE)}
    assert len(screen.app.get("pagination")) == 1
