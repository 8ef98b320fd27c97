"""Who cites what: counted by party and by person, in the order of the alphabet, and never as a score."""

from __future__ import annotations

import re

from tests.app.conftest import OpenApp
from tests.app.tables import SMALL
from tests.reading.tables import table


def rows_of(html: str) -> list[list[str]]:
    """The tables of the page, row by row, as their cells' words."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.S)
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)] for row in rows
    ]


def test_each_topic_tells_how_many_claims_each_party_makes_and_how_many_references_there_are(open_app: OpenApp):
    rows = rows_of(open_app("who-cites-what", table=SMALL).html)
    assert rows[:3] == [["Topic", "M", "S", "References"], ["Housing", "–", "2", "–"], ["Work", "1", "–", "1"]]


def test_the_published_figures_that_a_partys_claims_are_held_against_are_counted_beside_them(open_app: OpenApp):
    screen = open_app("who-cites-what", table=SMALL, party="M")
    assert rows_of(screen.html)[:2] == [["Topic", "M", "References"], ["Work", "1", "1"]]


def test_a_topic_written_in_either_language_is_one_topic(open_app: OpenApp):
    mixed = table({"topic": "Housing", "topic_sv": "Boende"}, {"topic": "Boende"}, {"topic": ""})
    for locale, topic in (("en-GB", "Housing"), ("sv-SE", "Boende")):
        screen = open_app("who-cites-what", table=mixed, locale=locale)
        assert [row[:2] for row in rows_of(screen.html)[1:2]] == [[topic, "3"]]
        assert screen.app.multiselect(key="topic").options == [topic]
        assert len(open_app("figures", table=mixed, locale=locale, topic=topic).app.dataframe[0].value) == 3
        assert open_app(table=mixed, locale=locale).headings.count(topic) == 1


def test_each_person_has_office_party_topics_and_pages(open_app: OpenApp):
    rows = rows_of(open_app("who-cites-what", table=SMALL).html)
    assert rows[3] == ["Person or body", "Office", "Party", "Claims", "Topics", "Pages"]
    assert ["Åsa Berg", "", "M", "1", "Work", "p.\u00a07 in Budget 2013"] in rows
    assert ["Kim Lund", "", "S", "2", "Housing", "p.\u00a07 in Bokslut 2012"] in rows


def test_people_and_parties_stand_in_the_order_of_the_readers_alphabet(open_app: OpenApp):
    names = {"en": ["Åsa Berg", "Kim Lund"], "sv": ["Kim Lund", "Åsa Berg"]}
    for lang, expected in names.items():
        shown = open_app("who-cites-what", table=SMALL, lang=lang)
        assert [words for words in shown.words if words in expected] == expected


def test_more_claims_move_nobody_up(open_app: OpenApp):
    many = table({"cited_by": "Bo"}, {"cited_by": "Ann"}, {"cited_by": "Bo"}, {"cited_by": "Bo"})
    shown = open_app("who-cites-what", table=many).words
    assert shown.index("Ann") < shown.index("Bo")


def test_the_claims_of_officials_are_counted_under_no_party(open_app: OpenApp):
    officials = table({"party": "", "party_basis": ""}, {})
    assert rows_of(open_app("who-cites-what", table=officials).html)[:2] == [
        ["Topic", "S", "No party", "References"],
        ["Boende", "1", "1", "–"],
    ]


def test_a_joint_statement_counts_for_each_of_its_parties(open_app: OpenApp):
    joint = table({"party": "S;MP"})
    assert rows_of(open_app("who-cites-what", table=joint).html)[1] == ["Boende", "1", "1", "–"]


def test_somebody_who_changes_party_has_a_row_for_each_with_the_days_of_its_documents(open_app: OpenApp):
    changed = table(
        {"party": "C", "document_date": "2022-03-01"},
        {"party": "L", "document_date": "2024-03-01", "period": "2013"},
        {"party": "L", "document_date": "2024-05-01", "period": "2015"},
        {"party": "", "party_basis": "", "document_date": "2025-03-01", "period": "2014"},
    )
    rows = [row for row in rows_of(open_app("who-cites-what", table=changed).html) if "Kim Lund" in row[0]]
    assert [(row[2], row[3], row[4]) for row in rows] == [
        ("C", "1 March 2022", "1"), ("L", "1 March 2024 – 1 May 2024", "2"), ("No party", "1 March 2025", "1"),
    ]  # fmt: skip
