"""Tables with other headers: the reader says what the columns hold, and the same shape is read so again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.app.adding import click, has_widget, new_table, offer, rows_of, run, upload
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import HEADER_ONLY, SMALL
from tests.reading.tables import table

OWN = "Kommun;År;Antal;Vem;Citat\nUppsala;2012;340;Kim Lund;Det blev 340 sommarjobb.\n"


def columns(screen: Screen) -> list[Any]:
    return [box for box in screen.app.selectbox if box.key and box.key.startswith("map-")]


def constant(screen: Screen, name: str) -> Any:
    widgets = [*screen.app.selectbox, *screen.app.text_input, *screen.app.text_area]
    return next(one for one in widgets if one.key and one.key.startswith("all-") and one.key.endswith(f"-{name}"))


def fill(screen: Screen, **texts: str) -> Screen:
    for name, text in texts.items():
        field = constant(screen, name)
        if field.type == "selectbox":
            offer(field, text)
        field.set_value(text)
        run(screen)
    return screen


def settle(screen: Screen, sign: str) -> Screen:
    group = next(one for one in screen.app.get("button_group") if one.key and one.key.startswith("sign-"))
    group.set_value(sign)
    return screen.run()


def test_the_likely_columns_are_a_start_and_what_is_lacking_is_asked_for(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), OWN.encode())
    assert [box.value for box in columns(screen)] == ["place", "period", "value", "cited_by", "quote"]
    assert "Still needed: Series, Unit, Document." in screen.text
    assert not has_widget(screen, "save")


def test_which_column_holds_the_figures_is_chosen_and_never_one_figure_written_for_all_rows(
    open_app: OpenApp, small: Path
):
    screen = upload(open_app("add", table=small), "Kommun;År;Män;Kvinnor\nHåbo;2012;5;7\n".encode())
    assert [box.value for box in columns(screen)] == ["place", "period", "", ""]
    assert "Which column holds the figures?" in screen.text
    assert not [one for one in screen.app.text_input if one.key and one.key.endswith("-value")]
    for box in columns(screen)[2:]:
        box.set_value("value")
    run(screen)
    assert "Which column holds the figures?" not in screen.text
    assert any("What do their headings say?" in box.label for box in screen.app.selectbox)


def test_a_mapped_table_is_saved_with_what_is_the_same_for_all_rows(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), OWN.encode())
    fill(screen, series="jobs", unit="jobs", document="Bokslut 2012")
    click(screen, "save")
    row = rows_of(small)[-1]
    assert small.read_text().startswith(SMALL)
    assert [row[name] for name in ("id", "place", "value", "unit", "document")] == [
        "jobs-uppsala-2012-kim-lund", "Uppsala", "340", "jobs", "Bokslut 2012",
    ]  # fmt: skip


def test_the_same_shape_is_read_as_the_last_time(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), OWN.encode())
    fill(screen, series="jobs", unit="jobs", document="Bokslut 2012")
    click(screen, "save")
    again = upload(open_app("add", table=small), OWN.replace("2012;340", "2013;350").encode())
    assert "as they were the last time" in again.text
    assert "Taken over from the last file with these headings: " in again.text
    assert "Series: jobs; " in again.text
    assert "Kim Lund" not in again.text.split("Taken over")[1].split("\n")[0]
    assert "Still needed: Document." in again.text
    fill(again, document="Bokslut 2013")
    click(again, "save")
    assert [row["value"] for row in rows_of(small)][-2:] == ["340", "350"]


def test_who_said_it_the_last_time_is_never_taken_for_who_says_it_now(open_app: OpenApp, small: Path):
    own = "Kommun;År;Antal;Citat\nUppsala;2012;340;Det blev 340 sommarjobb.\n"
    screen = upload(open_app("add", table=small), own.encode())
    fill(screen, series="jobs", unit="jobs", document="Bokslut 2012", cited_by="Kim Lund")
    click(screen, "save")
    again = upload(open_app("add", table=small), own.replace("2012;340", "2013;350").encode())
    assert "Kim Lund" not in again.text
    assert "Still needed: Cited by, Document." in again.text


def test_headings_that_nobody_knows_are_mapped_too(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), b"Xyz;Paid staff\nAkerby;134\n")
    assert [box.value for box in columns(screen)] == ["", "value"]
    assert "Still needed: Series, Unit, Period, Cited by, Quote, Document." in screen.text


def test_years_as_columns_become_rows(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), "Kommun;2021;2022\nÅkerby;412;..\nSjöstad;88;91\n".encode())
    fill(screen, role="reference", series="jobs", unit="jobs", source_url="https://example.org/a")
    assert "1 row to be mended" not in screen.text
    [box] = [box for box in screen.app.checkbox if box.key and box.key.startswith("leave-")]
    assert box.label == "1 row has no figure: leave it out"
    assert not [one for one in screen.app.button if one.label == box.label], "one question is asked once"
    box.check()
    click(run(screen), "save")
    assert [(row["place"], row["period"], row["value"]) for row in rows_of(small)[-3:]] == [
        ("Åkerby", "2021", "412"), ("Sjöstad", "2021", "88"), ("Sjöstad", "2022", "91"),
    ]  # fmt: skip


def test_the_sheet_and_the_row_with_the_headings_can_be_chosen(open_app: OpenApp, small: Path):
    book = Workbook()
    book.active.append(["Statistik om bibliotek"])
    for name, head in (("Besök", "Antal"), ("Timmar", "Timmar")):
        sheet = book.create_sheet(name)
        for row in ([f"Tabell: {name}"], ["Uppgifter för kommuner", "preliminära"], ["Kommun", head], ["Ale", 44]):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    screen = upload(open_app("add", table=small), file.getvalue(), "bok.xlsx")
    sheet = next(box for box in screen.app.selectbox if box.label == "Sheet")
    assert sheet.options == ["Sheet", "Besök", "Timmar"]
    sheet.set_value("Timmar")
    run(screen)
    line = next(box for box in screen.app.selectbox if box.label == "Row with the headings")
    assert line.value == 2
    line.set_value(3)
    run(screen)
    assert [box.value for box in columns(screen)] == ["place", "value"]


def test_two_columns_that_become_one_are_said(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), OWN.encode())
    columns(screen)[0].set_value("period")
    assert "Two columns become the same: Period." in screen.run().text


def test_numbers_with_two_readings_are_settled_by_the_reader_who_sees_the_result(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"value": "1,234", "period": "2014"}, {"id": "ny-2"}))
    assert "can be read in two ways" in screen.text
    assert not has_widget(screen, "save")
    settle(screen, ",")
    assert "1.234" in screen.words
    assert "1,234\u00a0jobs" not in screen.text
    settle(screen, ".")
    assert "1,234\u00a0jobs" in screen.text
    click(screen, "save")
    assert [row["value"] for row in rows_of(small)][-2:] == ["1234", "400"]


def test_references_need_an_address_instead_of_a_speaker(open_app: OpenApp, small: Path):
    own = "Kommun;År;Antal;Källa\nUppsala;2012;340;SCB\n"
    screen = upload(open_app("add", table=small), own.encode())
    fill(screen, role="reference", series="jobs", unit="jobs", source_url="https://example.org/scb")
    click(screen, "save")
    assert [rows_of(small)[-1][name] for name in ("role", "producer", "cited_by")] == ["reference", "SCB", ""]


def test_how_the_parties_are_known_is_asked_once_for_a_file_that_does_not_say(open_app: OpenApp, small: Path):
    page = upload(open_app("add", table=small), b"Who;Party;Figure\nKim;M;400\n", "claims.csv")
    assert constant(page, "party_basis")
    page = upload(page, b"Who;Figure\nKim;400\n", "claims.csv")
    with pytest.raises(StopIteration):
        constant(page, "party_basis")


def test_headers_are_shown_as_text_only(open_app: OpenApp, small: Path):
    own = OWN.replace("Vem", "![x](https://elsewhere.example/a.png)")
    screen = upload(open_app("add", table=small), own.encode())
    assert "![x](https://elsewhere.example/a.png)" in screen.html_words
    assert not any("](" in label for label in screen.labels), "a label of Streamlit is Markdown"


class TestTheStatistic:
    """A file that does not say which statistic its figures belong to."""

    NEW_YEARS = "År;Antal;Vem;Citat\n2013;340;Kim Lund;Det blev 340 sommarjobb.\n"

    @pytest.mark.parametrize(
        ("locale", "named"),
        [
            ("en-GB", "Summer jobs for young people in the City of Stockholm (summer-jobs)"),
            ("sv-SE", "Sommarjobb för unga i Stockholms stad (summer-jobs)"),
        ],
    )
    def test_those_in_the_table_can_be_chosen_by_title(self, open_app: OpenApp, locale: str, named: str):
        screen = upload(open_app("add", locale=locale), self.NEW_YEARS.encode())
        assert named in constant(screen, "series").options

    def test_an_empty_table_has_none_to_choose(self, open_app: OpenApp):
        screen = upload(open_app("add", table=HEADER_ONLY), self.NEW_YEARS.encode())
        assert "The table has none yet: write a short name for it" in screen.text
        fill(screen, series="summer-jobs", unit="jobs", document="Bokslut 2013")
        assert has_widget(screen, "save")

    def test_nothing_is_asked_where_the_file_has_titles_and_the_table_is_empty(self, open_app: OpenApp):
        screen = upload(open_app("add", table=HEADER_ONLY), titled_file("Ferieplatser"))
        assert "Which statistic do the figures belong to?" not in screen.text
        assert "Still needed: Unit, Document." in screen.text

    def test_what_its_figures_all_say_is_filled_in_and_said(self, open_app: OpenApp, small: Path):
        screen = upload(open_app("add", table=small), self.NEW_YEARS.encode())
        fill(screen, series="jobs")
        assert "all earlier figures of the statistic say the same: Unit, Place" in screen.text
        fill(screen, document="Bokslut 2013")
        click(screen, "save")
        row = rows_of(small)[-1]
        assert [row[name] for name in ("series", "unit", "place", "period")] == ["jobs", "jobs", "Uppsala", "2013"]

    def test_what_is_filled_in_can_be_changed(self, open_app: OpenApp, small: Path):
        screen = upload(open_app("add", table=small), self.NEW_YEARS.encode())
        fill(screen, series="jobs", place="Stockholm", document="Bokslut 2013")
        assert "say the same: Unit, Place" not in screen.text
        click(screen, "save")
        assert rows_of(small)[-1]["place"] == "Stockholm"

    def test_another_choice_takes_along_nothing_of_the_first(self, open_app: OpenApp, small: Path):
        screen = upload(open_app("add", table=small), self.NEW_YEARS.encode())
        fill(screen, series="jobs")
        fill(screen, series="quite-new")
        assert "new to the table" in screen.text
        assert constant(screen, "unit").value is None
        assert not [box for box in screen.app.selectbox if box.key and box.key.endswith("-place")]

    def test_nothing_is_filled_in_where_the_file_says_it(self, open_app: OpenApp, small: Path):
        screen = upload(open_app("add", table=small), OWN.replace("Uppsala", "Gävle").encode())
        fill(screen, series="jobs", document="Bokslut 2012")
        assert "say the same: Unit, Counted over time as." in screen.text
        click(screen, "save")
        assert rows_of(small)[-1]["place"] == "Gävle"

    def test_it_can_be_chosen_also_where_the_file_has_titles(self, open_app: OpenApp, small: Path):
        own = "Rubrik;" + OWN.replace("\n", "\nFerieplatser;", 1)
        screen = upload(open_app("add", table=small), own.encode())
        assert columns(screen)[0].value == "title"
        assert "Each title in the file is a statistic of its own." in screen.text
        fill(screen, series="jobs", document="Bokslut 2012")
        click(screen, "save")
        assert rows_of(small)[-1]["series"] == "jobs"

    @pytest.mark.parametrize("title", ["Summer jobs", "SOMMARJOBB"])
    def test_rows_with_the_title_of_a_statistic_continue_it_and_that_is_said(
        self, open_app: OpenApp, small: Path, title: str
    ):
        small.write_text(with_swedish_titles(SMALL))
        screen = upload(open_app("add", table=small), titled_file(title, "Ferieplatser"))
        assert f"Already in the table under the same title: {title}." in screen.text
        fill(screen, unit="jobs", document="Bokslut 2012")
        click(screen, "save")
        assert [row["series"] for row in rows_of(small)[-2:]] == ["jobs", "ferieplatser"]

    def test_who_means_another_statistic_of_the_same_title_keeps_them_apart(self, open_app: OpenApp, small: Path):
        screen = upload(open_app("add", table=small), titled_file("Summer jobs"))
        fill(screen, unit="jobs", document="Bokslut 2012")
        [box] = [box for box in screen.app.checkbox if box.key and box.key.startswith("continue-")]
        box.uncheck()
        click(run(screen), "save")
        assert rows_of(small)[-1]["series"] == "summer-jobs"

    def test_titles_of_the_file_are_shown_as_text_only(self, open_app: OpenApp, tmp_path: Path):
        evil = "![x](https://elsewhere.example/a.png)"
        screen = upload(open_app("add", table=table({"title": evil})), titled_file(evil))
        assert "Already in the table under the same title" in screen.text
        assert f"title: {evil}." in "".join(screen.html_words)
        assert not any("elsewhere" in box.label for box in screen.app.checkbox)


def titled_file(*titles: str) -> bytes:
    """A file that names the statistic of each row by a title."""
    head, row, _ = OWN.split("\n")
    return "\n".join(["Rubrik;" + head, *(f"{title};{row}" for title in titles)]).encode()


def with_swedish_titles(text: str) -> str:
    """The table with a Swedish title beside that of the summer jobs."""
    head, *rows = text.splitlines()
    return "".join(
        f"{row},{named}\n"
        for row, named in [(head, "title_sv"), *((row, "Sommarjobb" if "Summer jobs" in row else "") for row in rows)]
    )


REGISTER = """claim_id,claim_text,source_id,last_verified
C001,"At least 12,000 families in Akerby have been displaced.",S001,2026-07-15
C002,"The average loss is 72,000 kronor, and 75% of the homes are empty.",S002,2026-07-15
C003,"Nobody knows.",S003,2026-07-15
"""


def test_a_register_of_claims_gets_its_numbers_out_of_the_words(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), REGISTER.encode())
    [box] = [box for box in screen.app.checkbox if box.key and box.key.startswith("text-")]
    box.check()
    run(screen)
    assert "Still needed: Series, Cited by, Document." in screen.text
    fill(screen, series="displaced", document="Register", cited_by="Kim Lund")
    assert "12,000" in screen.text
    assert {"72000 SEK", "75 percent"} <= {word.strip() for word in screen.words}
