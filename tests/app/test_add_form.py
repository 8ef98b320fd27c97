"""One figure, field by field: what is written is read at once, and nothing is saved unread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from facts.app.adding.one_figure import fields_of
from facts.app.field_readings import help_on_screen, names_on_screen
from facts.figures.columns import BY_NAME, COLUMNS
from facts.figures.problems import CATALOGUE
from facts.words import LANGS, Lang, say
from tests.app.adding import click, go, has_widget, rows_of, run, unchanged, widget, write
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import HEADER_ONLY, SMALL

CLAIM = {
    "series": "jobs", "value": "1 234,5", "period": "2012-S1", "cited_by": "Kim Lund", "quote": "Det blev fler jobb.",
    "document": "Budget 2013",
}  # fmt: skip


@pytest.fixture
def form(open_app: OpenApp, small: Path) -> Screen:
    """The form beside the small table."""
    return go(open_app("add", table=small), "form")


def as_reference(screen: Screen) -> Screen:
    """The form after somebody said that the figure is a published one."""
    widget(screen, "form-role").set_value("reference")
    return run(screen)


def fields(part: Any) -> list[str]:
    """The keys of the form's fields in a part of the page."""
    kinds = ("text_input", "text_area", "selectbox")
    return [one.key for kind in kinds for one in part.get(kind) if one.key.startswith("form-")]


def in_sight(screen: Screen) -> list[str]:
    """The columns whose fields are not folded, in the order of the form."""
    folded = {key for fold in screen.app.expander for key in fields(fold)}
    shown = {key.removeprefix("form-") for key in set(fields(screen.app)) - folded}
    role = widget(screen, "form-role").value
    return [name for name in fields_of(role) if name in shown]


@pytest.mark.parametrize(("role", "not_asked"), [("claim", set[str]()), ("reference", {"evidence"})])
def test_every_column_has_one_field_in_the_form_for_each_role(role: str, not_asked: set[str]):
    wanted, fields = {column.name for column in COLUMNS if column.in_form} - not_asked, list(fields_of(role))
    missing = wanted ^ set(fields)
    assert not missing, (
        f"give these a place in GROUPS of facts/app/adding/one_figure.py for a {role}, or in_form=False: {missing}"
    )
    assert len(fields) == len(set(fields))


def test_a_reference_is_not_asked_for_evidence(form: Screen):
    as_reference(form)
    assert "form-evidence" not in fields(form.app)


def test_a_claim_is_first_asked_for_what_most_people_need(form: Screen):
    assert in_sight(form) == [
        "series", "title", "topic", "value", "approximator", "unit", "period", "place", "measure_kind", "cited_by",
        "office", "party", "party_basis", "document", "page", "quote",
    ]  # fmt: skip


def test_a_reference_is_first_asked_who_measured_it_and_where_it_can_be_looked_up(form: Screen):
    shown = in_sight(as_reference(form))
    assert {"producer", "source_url", "document_date"} < set(shown)
    assert not {"cited_by", "party", "quote", "document"} & set(shown)


def test_a_fold_says_what_is_in_it(form: Screen):
    folds = [fold.label for fold in form.app.expander]
    assert "More about the document: document date, document address" in folds


def test_what_stands_in_a_field_that_the_role_does_not_have_is_not_saved(form: Screen, small: Path):
    write(form, evidence="b-1")
    write(as_reference(form), series="jobs", value="280", unit="jobs", period="2012", producer="SCB")
    click(write(form, source_url="https://example.org/jobb"), "save")
    row = rows_of(small)[-1]
    assert [row["role"], row["value"], row.get("evidence", "")] == ["reference", "280", ""]


def test_a_mistake_in_a_fold_is_named_where_the_form_ends(form: Screen):
    write(form, **CLAIM, change_since="2012-99")
    assert "“2012-99” is not a period that can be read." in form.text
    assert "Correct first, in the field: Change since." in form.text
    assert not has_widget(form, "save")


def test_a_fold_with_something_in_it_comes_open(form: Screen):
    write(form, population="Unga")
    go(go(form, "take"), "form")
    assert form.app.session_state["fold-claim-figure"] is True


def test_what_the_table_does_not_have_yet_is_said_to_be_new(form: Screen):
    write(form, place="Kiruna")
    assert "new to the table" in form.text
    write(form, place="Uppsala")
    assert "new to the table" not in form.text


def test_numbers_are_written_as_text_and_never_in_a_number_field(form: Screen):
    assert not form.app.number_input
    write(form, value="1234,5")
    assert "read as: 1,234.5" in form.text


def test_a_minus_sign_stays_a_minus_sign(form: Screen):
    write(form, value="−5", unit="percent", change_since="2010")
    assert "read as: −5%" in form.text


def test_a_number_with_two_readings_is_asked_about(form: Screen):
    write(form, value="17.000")
    assert "“17.000” can be 17 or 17,000." in form.text
    assert "--numbers" not in form.text  # which is for who works in a terminal


def test_each_field_says_how_it_is_read(form: Screen):
    write(form, **CLAIM, approximator="drygt", party="M")
    for words in ("read as: 1,234.5\u00a0jobs", "read as: first half of 2012", "read as 1,23", "Moderaterna"):
        assert words in form.text, words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("var femte", "read as: “var femte”, 18–22%"),
        ("ca 7,5 %", "read as: “ca” 7.5%, 7.45–7.55%"),
        ("knappt 9 000 elever", "read as: “knappt” 9,000\u00a0elever, 8,500–9,000"),
    ],
)
def test_a_hedge_beside_its_number_is_read_with_it_before_there_is_a_unit(form: Screen, value: str, words: str):
    write(form, value=value)
    assert words in form.text


def test_a_mistake_is_said_beside_its_field(form: Screen):
    write(form, period="2012-99")
    assert "“2012-99” is not a period that can be read." in form.text
    assert "read as: 2012" not in form.text


def test_a_message_calls_fields_and_choices_as_the_form_does(form: Screen):
    write(form, **CLAIM | {"value": "5 %", "unit": "kr", "period": "2999"})
    assert "Keep one of them: the number alone in Value, what it counts in Unit." in form.text
    assert "Set Kind of figure to “target”, “forecast” or “budget”" in form.text


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_about_a_field_names_a_column_as_the_file_does(lang: Lang):
    called = names_on_screen(lang)
    for code, kind in CATALOGUE.items():
        if kind.scope == "file":  # mended where the file was made
            continue
        for text in (kind.message, kind.hint, *kind.variants.values()):
            named = set(re.findall(r"[a-z]+_[a-z]+", re.sub(r"{[^}]*}", "", text.of(lang))))
            assert not named & BY_NAME.keys(), code
            assert set(re.findall(r"{called\[(\w+)\]}", text.of(lang))) <= called.keys(), code


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_of_a_choice_names_no_column_and_no_word_as_the_file_does(lang: Lang):
    for column in (one for one in COLUMNS if one.choices):
        words = help_on_screen(column, lang)
        assert not set(re.findall(r"[a-z]+_[a-z]+", words)) & BY_NAME.keys(), column.name
        # In English prose a word of a closed list is a word like others.
        foreign = {one for one in column.choices if lang != "en" and say(f"kinds.{one}", lang) != one}
        assert not set(re.findall(r"[\w-]+", words)) & foreign, column.name


def test_what_is_still_needed_is_said(form: Screen):
    write(form, series="jobs", value="300")
    assert "Still needed: Period, Cited by, Document, Quote." in form.text
    assert not has_widget(form, "save")


def test_choosing_a_statistic_fills_what_the_table_says_of_it(form: Screen):
    write(form, series="jobs")
    filled = [widget(form, f"form-{name}").value for name in ("title", "topic", "unit")]
    assert filled == ["Summer jobs", "Work", "jobs"]


def test_choosing_a_document_fills_its_date_and_address(form: Screen):
    write(form, document="Budget 2013")
    assert widget(form, "form-document_date").value == "2012-10-01"
    assert widget(form, "form-document_url").value == "https://example.org/bokslut"


def test_the_table_suggests_what_it_has(form: Screen):
    assert "Uppsala" in widget(form, "form-place").options
    assert "Åsa Berg" in widget(form, "form-cited_by").options
    assert "Summer jobs (jobs)" in widget(form, "form-series").options


def test_a_figure_is_shown_and_saved_under_the_proposed_id(form: Screen, small: Path):
    with unchanged(small):
        write(form, **CLAIM)
        assert len(form.charts) == 1
    click(form, "save")
    assert small.read_text().startswith(SMALL)
    row = rows_of(small)[-1]
    assert [row[name] for name in ("id", "value", "unit", "document_date")] == [
        "jobs-2012-s1-kim-lund", "1 234,5", "jobs", "2012-10-01",
    ]  # fmt: skip
    assert "1 row of the form was added to table.csv." in form.text


def test_the_next_figure_keeps_the_document_and_the_speaker(form: Screen):
    click(write(form, **CLAIM), "save")
    assert widget(form, "form-document").value == "Budget 2013"
    assert widget(form, "form-cited_by").value == "Kim Lund"
    assert not widget(form, "form-value").value
    assert not widget(form, "form-quote").value


def test_a_figure_whose_save_was_undone_stands_in_the_form_again_unless_the_next_one_was_begun(
    form: Screen, small: Path
):
    click(click(write(form, **CLAIM), "save"), "undo")
    assert small.read_text() == SMALL
    assert widget(form, "form-quote").value == CLAIM["quote"]
    write(click(form, "save"), quote="Another.")
    assert widget(click(form, "undo"), "form-quote").value == "Another."


def test_a_near_twin_of_a_person_is_noticed_before_saving(form: Screen):
    write(form, cited_by="Asa Berg")
    assert "Nearly “Åsa Berg”, which is in the table." in form.text
    assert has_widget(write(form, **CLAIM | {"cited_by": "Asa Berg"}), "save")


def test_another_unit_than_the_statistics_is_an_error(form: Screen, small: Path):
    with unchanged(small):
        write(form, **CLAIM, unit="percent")
        assert "“per cent” cannot stand beside “jobs”" in form.text
        assert not has_widget(form, "save")


def test_a_draft_stays_while_the_reader_looks_elsewhere(form: Screen):
    write(form, value="300", quote="Det blev 300.")
    go(go(form, "take"), "form")
    assert widget(form, "form-value").value == "300"
    assert widget(form, "form-quote").value == "Det blev 300."


def test_the_first_figure_of_an_empty_table_is_written_in_the_form(open_app: OpenApp, tmp_path: Path):
    path = tmp_path / "table.csv"
    path.write_text(HEADER_ONLY)
    form = go(open_app("add", table=path), "form")
    click(write(form, **CLAIM, unit="jobs"), "save")
    assert rows_of(path)[0]["id"] == "jobs-2012-s1-kim-lund"
