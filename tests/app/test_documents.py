"""The page Documents: a document's text with its figures in place, each leading to its card and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts.words import LANGS, Lang, say
from tests.app.conftest import OpenApp
from tests.app.test_pages import LOCALES
from tests.reading.tables import table

TEXT = (
    "Anna Bergström (S): I år fick 5 023 unga sommarjobb i staden. Förra året fick 4 100 unga sommarjobb.\n\n"
    "Mötet hölls den 12 juni 2012."
)
ROWS = table(
    {
        "cited_by": "Anna Bergström",
        "series": "jobs", "title": "Summer jobs", "value": "5023", "unit": "jobs", "period": "2012", "page": "1",
        "quote": "I år fick 5 023 unga sommarjobb i staden.", "document_date": "2012-09-13",
    }
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder beside the table, with one document."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "minutes.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.mark.parametrize("lang", LANGS)
def test_without_documents_the_page_says_where_to_put_them(open_app: OpenApp, lang: Lang):
    screen = open_app("documents", table=ROWS, locale=LOCALES[lang])
    assert screen.headings == [say("pages.documents", lang)]
    assert say("documents.none", lang, folder="documents/", file="table.csv") in screen.text
    assert [link.proto.query_string for link in screen.app.get("page_link")] == ["way=document"]


@pytest.mark.usefixtures("folder")
def test_a_figure_is_marked_where_it_stands_and_leads_to_its_card(open_app: OpenApp):
    screen = open_app("documents", table=ROWS)
    html = screen.html
    assert "Bokslut 2012" in screen.html_words  # what the table calls it, beside the name of its file
    [(address, marked)] = re.findall(r'<a href="([^"]*)" target="_self"><mark class="figure"[^>]*>(.*?)</mark>', html)
    assert address == "./?series=jobs&amp;lang=en"
    assert "5 023" in marked
    assert open_app("", table=ROWS, series="jobs").rows == ["Summer jobs"]


@pytest.mark.usefixtures("folder")
def test_a_claim_that_is_not_in_the_table_is_marked_and_listed_as_one(open_app: OpenApp):
    screen = open_app("documents", table=ROWS)
    assert re.search(r'<mark class="missing"[^>]*>[^<]*4 100', screen.html)
    assert re.search(r"4 100.*: a figure that is not in the table", "".join(screen.html_words))


@pytest.mark.usefixtures("folder")
def test_a_number_that_claims_nothing_is_there_with_its_reason(open_app: OpenApp):
    html = open_app("documents", table=ROWS).html
    assert re.search(r'<mark class="left-out" title="[^"]+">[^<]*12 juni', html)


@pytest.mark.usefixtures("folder")
def test_each_speaker_is_told_with_how_many_of_their_claims_the_table_has(open_app: OpenApp):
    words = open_app("documents", table=ROWS).html_words
    head = words.index("Speaker")
    row = words[words.index("Anna Bergström", head) :]
    assert row[1:5] == ["S", "2", "1", "1"]


def test_the_parties_of_a_joint_statement_stand_in_the_order_of_the_alphabet(open_app: OpenApp, folder: Path):
    joint = "Reservation anfördes av Roger Ek (V) och Stina Al (MP) enligt följande.\n\nI år fick 5 023 unga jobb."
    (folder / "minutes.txt").write_text(joint, "utf-8")
    words = open_app("documents", table=ROWS).html_words
    assert words.index("MP", words.index("Speaker")) < words.index("V", words.index("Speaker"))


@pytest.mark.usefixtures("folder")
def test_a_card_leads_to_the_page_of_its_document(open_app: OpenApp):
    links = open_app("", table=ROWS, view="cards").links
    assert "./documents?file=minutes.txt&page=1&lang=en" in links


def test_a_long_document_comes_some_pages_at_a_time_and_a_link_opens_the_right_ones(open_app: OpenApp, folder: Path):
    pages = [f"Avsnitt {n}\n\nI år fick {n} 023 unga sommarjobb i staden." for n in range(1, 13)]
    (folder / "minutes.txt").write_text("\f".join(pages), "utf-8")
    assert "Page 5" in open_app("documents", table=ROWS).headings
    assert open_app("documents", table=ROWS, page="12").headings[-2:] == ["Page 11", "Page 12"]
    assert "Page 1" in open_app("documents", table=ROWS, page="²").headings


def test_what_a_document_says_is_text_whatever_it_says(open_app: OpenApp, folder: Path):
    (folder / "minutes.txt").write_text("Kim: <script>alert(5023)</script> I år fick 5 023 <b>unga</b> jobb.", "utf-8")
    screen = open_app("documents", table=ROWS)
    assert {"script", "b"}.isdisjoint(screen.tags - {"b"})
    assert "<script>" not in screen.html
    assert "&lt;b&gt;unga" in screen.html


def test_a_document_that_cannot_be_read_says_why(open_app: OpenApp, folder: Path):
    (folder / "minutes.txt").unlink()
    (folder / "report.docx").write_bytes(b"no archive at all")
    assert "report.docx" in open_app("documents", table=ROWS).text


def test_what_is_missing_from_the_table_leads_to_where_it_is_added(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    page = open_app("documents", table=ROWS)
    links = [link for link in page.app.get("page_link") if link.proto.label.startswith("Go through the ")]
    assert len(links) == 1
    assert "document-kept=" in links[0].proto.query_string
    monkeypatch.setenv("FACTS_READONLY", "1")
    assert "Go through the" not in "".join(
        link.proto.label for link in open_app("documents", table=ROWS).app.get("page_link")
    )
