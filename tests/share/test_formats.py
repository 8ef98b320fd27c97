"""What a format needs besides its name: a writer, a media type and words for its button."""

from __future__ import annotations

import pytest

from facts.share import pictures, report_files
from facts.share.formats import EXPORT_FORMATS, FORMATS, MEDIA_TYPES, REPORT_FORMATS
from facts.words import LANGS, vocabulary


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_of_charts_has_a_writer_a_media_type_and_words(form: str):
    assert form in pictures._WRITERS, f"write {form} in _WRITERS of facts/share/pictures.py"
    assert form in MEDIA_TYPES, f"name the media type of {form} in facts/share/formats.py"
    assert form in EXPORT_FORMATS
    for lang in LANGS:
        assert f"sharing.{form}" in vocabulary(lang), f"{lang}.toml lacks the words on its button: sharing.{form}"


@pytest.mark.parametrize("form", [form for form in FORMATS if MEDIA_TYPES.get(form, "").startswith("image/")])
def test_a_format_of_single_pictures_writes_the_sheet_with_the_evidence_too(form: str):
    hint = f"a file of {form} holds one sheet: write the second in _SECOND_SHEETS of facts/share/pictures.py"
    assert form in pictures._SECOND_SHEETS, hint


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_format_of_reports_has_a_writer_a_media_type_and_words(form: str):
    assert form in report_files._WRITERS, f"write {form} in _WRITERS of facts/share/report_files.py"
    assert form in MEDIA_TYPES, f"name the media type of {form} in facts/share/formats.py"
    for lang in LANGS:
        assert f"report_page.{form}" in vocabulary(lang), f"{lang}.toml lacks its words: report_page.{form}"


def test_no_writer_is_left_over():
    assert set(pictures._WRITERS) == set(FORMATS)
    assert set(report_files._WRITERS) == set(REPORT_FORMATS)
