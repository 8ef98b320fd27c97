"""From a document: claims are proposed, a person ticks, mends and saves them; what is set aside is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facts.app.adding import document_search
from facts.figures.parties import Parties
from tests.app.adding import button, cells, click, go, has_widget, mend, new_table, offer, rows_of, run, upload, widget
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL

TEXT = """Verksamhetsberättelse 2013

Stockholm den 3 mars 2014

Under 2013 fick 4 300 ungdomar sommarjobb i kommunen. Andelen var 24 procent.
Telefon 08-508 290 00.
\fAntalet sökande ökade till 9 100 personer under 2013.
![x](https://elsewhere.example/a.png) kostade 12 miljoner kronor 2013.
"""


def drop(screen: Screen, text: str = TEXT, name: str = "berättelse.txt") -> Screen:
    screen.app.file_uploader[0].set_value((name, text.encode(), "text/plain"))
    return run(screen)


def take(screen: Screen, *numbers: int) -> Screen:
    for number in numbers:
        box = next(box for box in screen.app.checkbox if box.label == f"Include claim {number}")
        box.set_value(True)
        run(screen)
    return screen


def fill(screen: Screen, **texts: str) -> Screen:
    """Fill in for all ticked claims at once."""
    for name, text in texts.items():
        kinds = (*screen.app.selectbox, *screen.app.text_input)
        field = next(one for one in kinds if one.key and one.key.startswith("fill-") and one.key.endswith(f"-{name}"))
        if field.type == "selectbox":
            offer(field, text)
        field.set_value(text)
    next(one for one in screen.app.button if one.label == "Fill in").click()
    return run(screen)


@pytest.fixture
def page(open_app: OpenApp, small: Path) -> Screen:
    """The way from a document, beside the small table."""
    return open_app("add", table=small, way="document")


def test_claims_are_proposed_with_their_words_marked_and_none_is_ticked(page: Screen):
    drop(page)
    assert "4 claims were found." in page.text
    assert "<mark>4 300 ungdomar<sup>1</sup></mark>" in page.html.replace("\u00a0", " ")
    assert not [box for box in page.app.checkbox if box.label.startswith("Take") and box.value]
    assert not has_widget(page, "save")


@pytest.mark.parametrize(
    ("lang", "amount"), [("en", "12 million kronor"), ("sv", "12 miljoner kronor")], ids=["English", "Swedish"]
)
def test_a_claim_is_told_as_readers_write_it_and_not_as_the_table_does(
    open_app: OpenApp, small: Path, lang: str, amount: str
):
    page = open_app("add", table=small, way="document", locale=f"{lang}-SE")
    drop(page, "Under 2013 kostade sommarjobben 12 miljoner kronor. Åsa Berg (S) säger: ”2012 var det 9 miljoner.”")
    page.app.checkbox[0].set_value(True)
    run(page)
    assert page.text.replace("\u00a0", " ").count(amount) >= 2  # of the claim and of its row
    assert "msek" not in page.text


def test_what_belongs_in_a_blank_cell_is_said_once_and_not_in_every_row(page: Screen):
    take(drop(page), 1, 2)
    assert page.text.count("A short name of the statistic") == 1
    assert page.text.count("Needed.") >= 2


def test_a_claim_of_direction_stands_in_its_row_once(page: Screen):
    take(drop(page, "Åsa Berg (S) säger: Barnen i Uppsala blir allt fler. Mötet slutade sedan."), 1)
    row = page.html.split('class="figure-row')[1].split("</div>")[0]
    assert row.count("increase") == 1
    assert "has risen" not in row


def test_a_row_of_a_change_says_since_when(page: Screen):
    take(drop(page, "Antalet ökade med 18 procent sedan 2009. Åsa Berg (S) säger det."), 1)
    assert "since 2009" in page.html.split('class="figure-row')[1]


def test_once_a_document_is_gone_through_the_next_one_with_claims_left_is_offered(open_app: OpenApp, small: Path):
    folder = small.with_name("documents")
    folder.mkdir()
    (folder / "a.txt").write_text("Under 2013 fick 300 ungdomar jobb.")
    (folder / "b.txt").write_text("Mötet öppnades. Vi vill att kommunen bygger 500 bostäder nästa år.")
    (folder / "c.txt").write_text("Under 2012 fick 200 ungdomar jobb. Det kostade 9 miljoner kronor.")
    page = open_app("add", table=small, way="document")
    widget(page, "document-kept").set_value("a.txt")
    assert not has_widget(run(page), "next-document")
    assert any("The words under a claim set it aside" in one.value for one in page.app.caption)
    widget(page, button_pills(page)).set_value("later")
    run(page)
    assert widget(page, "next-document").label.replace("\\", "") == "Next document: c.txt, with 2 claims left"
    click(page, "next-document")
    assert widget(page, "document-kept").value == "c.txt"
    assert "2 claims were found." in page.text


def test_a_document_that_is_brought_where_tables_are_can_be_read_as_one(open_app: OpenApp, small: Path):
    page = upload(open_app("add", table=small), b"%PDF-1.4 broken", "scan.pdf")
    assert "a PDF" in page.text
    click(page, "as-document")
    assert "scan.pdf" in page.text
    assert not page.app.exception
    page = click(upload(open_app("add", table=small), TEXT.encode(), "text.txt"), "as-document")
    assert "4 claims were found." in page.text


def test_a_table_that_is_brought_where_documents_are_can_be_read_as_one(open_app: OpenApp, small: Path):
    page = open_app("add", table=small, way="document", locale="sv-SE")
    page.app.file_uploader[0].set_value(("siffror.csv", new_table({}), "text/csv"))
    run(page)
    assert "siffror.csv är inget dokument med text" in page.text
    click(page, "as-file")
    click(page, "save")
    assert rows_of(small)[-1]["id"] == "ny-1"
    assert not has_widget(page, "save")


def test_a_picture_is_said_to_be_no_document(page: Screen):
    page.app.file_uploader[0].set_value(("scan.png", b"\x89PNG", "image/png"))
    assert "scan.png is not a document with text" in run(page).text
    assert "run text recognition (OCR)" in page.text
    assert not has_widget(page, "as-file")


def test_claims_whose_save_was_undone_are_ticked_again_as_they_were_mended(page: Screen, small: Path):
    take(drop(page), 1)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(click(page, "save"), "undo")
    assert small.read_text() == SMALL
    assert "1 row can be saved." in page.text
    click(page, "save")
    assert rows_of(small)[-1]["place"] == "Stockholm"


def test_a_statistic_that_one_row_is_given_is_offered_to_the_others(page: Screen):
    take(drop(page), 1, 2)
    mend(page, 1, "series", "summer jobs")
    second = next(one for one in page.app.selectbox if one.key.endswith("-2-series"))
    assert "summer jobs" in second.options


def test_a_number_that_is_no_claim_is_marked_faintly_with_its_reason(page: Screen):
    drop(page)
    assert 'class="left-out" title="' in page.html


def test_ticked_claims_are_filled_in_at_once_and_saved_and_the_document_is_kept(page: Screen, small: Path):
    drop(page)
    take(page, 1)
    assert "1 row has to be filled in or corrected first" in page.text
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(page, "save")
    row = rows_of(small)[-1]
    assert [row[name] for name in ("series", "value", "place", "cited_by", "page", "document_date")] == [
        "jobs", "4300", "Stockholm", "Kommunstyrelsen", "1", "2014-03-03",
    ]  # fmt: skip
    assert row["quote"] == "Under 2013 fick 4 300 ungdomar sommarjobb i kommunen."
    assert small.with_name("documents").joinpath("berättelse.txt").read_text() == TEXT


def test_what_was_saved_is_shown_to_be_in_the_table_when_the_document_is_opened_again(
    open_app: OpenApp, page: Screen, small: Path
):
    take(drop(page), 1)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(page, "save")
    again = open_app("add", table=small, way="document")
    widget(again, "document-kept").set_value("berättelse.txt")
    run(again)
    assert "3 of them are neither in the table nor set aside." in again.text


def test_what_is_set_aside_is_remembered_with_its_reason(open_app: OpenApp, page: Screen, small: Path):
    drop(page)
    widget(page, button_pills(page)).set_value("no_claim")
    run(page)
    kept = small.with_name("set-aside.csv").read_text()
    assert "4 300 ungdomar,no_claim" in kept
    assert (
        "3 of them are neither in the table nor set aside." in drop(open_app("add", table=small, way="document")).text
    )


def button_pills(screen: Screen) -> str:
    return next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith("aside-"))


def test_all_claims_of_a_page_are_ticked_at_once(page: Screen):
    drop(page)
    click(page, button(page, "tick-all-"))
    assert "2 ticked claims" in page.text


def test_what_somebody_demands_is_not_ticked_with_the_page(page: Screen):
    drop(page, TEXT.replace("Telefon", "Vi vill att kommunen bygger 500 bostäder nästa år. Telefon"))
    assert "demand" in page.text
    click(page, button(page, "tick-all-"))
    assert "2 ticked claims" in page.text


def copied(screen: Screen) -> Any:
    return next(one for one in screen.app.text_area if one.label == "Copy the sentence from the text")


def copy(screen: Screen, sentence: str) -> Screen:
    copied(screen).set_value(sentence)
    next(one for one in screen.app.button if one.label == "Add it").click()
    return run(screen)


def test_a_sentence_that_was_missed_is_added_with_its_page(page: Screen):
    drop(page, TEXT.replace("Telefon 08", "Alla fick vara med. Telefon 08"))
    copy(page, "Alla fick vara med.")
    assert "1 ticked claim" in page.text
    assert cells(page)
    assert copied(page).value == ""


def test_a_sentence_that_was_proposed_and_overlooked_is_ticked_and_not_added_twice(page: Screen):
    copy(drop(page), "Antalet sökande ökade till 9 100 personer under 2013.")
    assert "1 ticked claim" in page.text
    assert "Row 3" in page.text or "Row 3" in page.labels


def test_a_sentence_that_is_added_again_is_said_to_be_ticked_and_gets_a_second_row_only_when_that_is_asked_for(
    page: Screen,
):
    drop(page, TEXT.replace("Telefon 08", "Alla fick vara med. Telefon 08"))
    for sentence in ("Alla fick vara med.", "Antalet sökande ökade till 9 100 personer under 2013."):
        copy(copy(page, sentence), sentence)
        assert "That sentence is ticked already: row" in page.text
    assert "2 ticked claims" in page.text
    click(page, button(page, "again-"))
    assert "3 ticked claims" in page.text
    assert "That sentence is ticked already" not in page.text


def test_a_sentence_that_was_copied_over_a_line_end_is_the_one_that_was_proposed(page: Screen):
    drop(page, TEXT.replace("9 100 personer under 2013", "9 100 per-\nsoner under\n2013"))
    copy(page, "Antalet sökande ökade till 9 100 per-\nsoner under\n2013.")
    assert "1 ticked claim" in page.text
    copy(page, "Antalet sökande ökade till 9 100 per-\nsoner under\n2013.")
    assert "That sentence is ticked already: row 3." in page.text


def test_what_the_table_has_is_ticked_neither_with_its_page_nor_as_a_missed_sentence(page: Screen, small: Path):
    take(drop(page), 1)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(page, "save")
    (identity,) = (row["id"] for row in rows_of(small) if row["quote"].startswith("Under 2013 fick 4 300"))
    next(one for one in page.app.toggle if one.key.startswith("all-")).set_value(True)
    run(page)
    assert f"Already in the table, as {identity}." in page.text
    assert "Tick it to add it again" not in page.text
    assert "Tick the claim of this page" in page.labels
    copy(page, "Andelen var 24 procent.")
    copy(page, "Under 2013 fick 4 300 ungdomar sommarjobb i kommunen.")
    assert f"That sentence is in the table already, as {identity}." in page.text
    assert "1 ticked claim" in page.text


def test_what_was_set_aside_is_not_ticked_with_its_page(page: Screen):
    drop(page)
    pills = button_pills(page)
    widget(page, pills).set_value("no_claim")
    run(page)
    next(one for one in page.app.toggle if one.key.startswith("all-")).set_value(True)
    run(page)
    assert "Tick the claim of this page" in page.labels


def test_target_and_party_are_seen_before_a_claim_is_saved(page: Screen):
    drop(page, "Debatt om sommaren\n\n3 mars 2014\n\nÅsa Berg (S) säger:\n\nMålet för 2014 är 5 000 sommarjobb.\n")
    assert page.text.count("target") == 1
    take(page, 1)
    assert page.text.count("target") == 2
    assert page.text.count("Åsa Berg (S)") == 3  # in the text, beside the claim and in the grid


def test_a_claim_that_is_held_against_a_budget_is_told_as_readers_write_it(page: Screen):
    drop(page, "Debatt om staden\n\n3 mars 2014\n\nResultatet för 2013 blev 31 miljoner kronor bättre än budget.\n")
    assert "31\u00a0million kronor" in page.text
    assert "31 msek" not in page.text


def test_a_document_is_as_it_was_left_when_the_reader_comes_back_to_it(page: Screen):
    take(drop(page), 1)
    title = next(one for one in page.app.text_input if one.key and one.key.endswith("-document"))
    title.set_value("Berättelsen")
    run(page)
    go(go(page, "take"), "document")
    assert "It goes on with berättelse.txt, as you left it." in page.text
    assert "1 ticked claim" in page.text
    assert "Berättelsen" in page.text
    click(page, "away-document")
    assert "1 ticked claim" not in page.text


def test_a_sentence_that_does_not_stand_there_is_not_added_and_stays_written(page: Screen):
    copy(drop(page), "Antalet var 7.")
    assert "That sentence is not in the document." in page.text
    assert copied(page).value == "Antalet var 7."


def test_what_the_document_is_called_is_written_once_for_all_claims(page: Screen, small: Path):
    take(drop(page), 1)
    title = next(one for one in page.app.text_input if one.key and one.key.endswith("-document"))
    title.set_value("Berättelsen")
    run(page)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(page, "save")
    assert rows_of(small)[-1]["document"] == "Berättelsen"


def test_text_of_the_document_is_shown_as_text_only(page: Screen):
    drop(page, TEXT + "<b>4 500 barn</b> fick plats 2013.\n")
    assert not page.pictures
    assert "<b>4 500" not in page.html


def test_a_document_that_cannot_be_read_says_what_to_do(page: Screen):
    drop(page, "%PDF-1.4 broken", "broken.pdf")
    assert "broken.pdf" in page.text
    assert not page.app.exception


def test_another_document_of_the_same_name_is_never_replaced(page: Screen, small: Path):
    folder = small.with_name("documents")
    folder.mkdir()
    (folder / "berättelse.txt").write_text("another")
    take(drop(page), 1)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    click(page, "save")
    assert (folder / "berättelse.txt").read_text() == "another"
    assert (folder / "berättelse-2.txt").read_text() == TEXT
    assert small.read_text().startswith(SMALL)


@pytest.mark.tried(
    "The search of a long document that nobody looks at any more", "ends, and begins again for who comes"
)
def test_a_search_that_nobody_looks_at_ends_and_begins_again_when_somebody_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "long.txt"
    path.write_text(TEXT, "utf-8")
    with monkeypatch.context() as forgotten:
        forgotten.setattr(document_search, "_FORGOTTEN", -1.0)
        left = document_search.search_file(path, Parties())
        assert left.wait(60)
        assert (left.is_called_off, left.trouble, left.candidates) == (True, None, [])
    again = document_search.search_file(path, Parties())
    assert again.wait(60)
    assert (again.is_called_off, len(again.candidates)) == (False, 4)
    assert document_search.search_file(path, Parties()) is again


def test_a_text_without_page_breaks_is_shown_in_portions(open_app: OpenApp, small: Path):
    folder = small.with_name("documents")
    folder.mkdir(exist_ok=True)
    sentences = [
        f"År {2000 + n % 14} fick {n + 100} barn plats i förskolan i Åby kommun, sade nämnden." for n in range(180)
    ]
    (folder / "long.txt").write_text("\n\n".join(sentences), "utf-8")
    page = open_app("add", table=small, way="document")
    widget(page, "document-kept").set_value("long.txt")
    run(page)
    assert "Page 1 of 1, part 1 of 2" in page.headings
    boxes = [box.label for box in page.app.checkbox if box.label.startswith("Include claim ")]
    assert 100 < len(boxes) < 180
    shown = open_app("documents", table=small, file="long.txt")
    assert [one for one in shown.headings if one.startswith("Page")] == ["Page 1, part 1 of 2", "Page 1, part 2 of 2"]
    assert shown.html.count('<mark class="missing" title') == 180
