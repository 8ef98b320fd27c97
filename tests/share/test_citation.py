from __future__ import annotations

from facts.share import citation
from tests.share.making import ALL, JOBS, TARGET, only_series, publication


def test_the_short_form_fits_a_caption():
    made = publication(JOBS)
    assert citation.short(only_series(made).figures, made) == (
        "Summer jobs. Åsa Öst (M), city commissioner, “PM om sommarjobb”, pp.\u00a01–2, 13 September 2012. "
        f"Table\u00a0{made.table.sha256[:12]}."
    )


def test_the_long_form_has_figures_producer_address_access_and_the_whole_hash():
    made = publication(JOBS, TARGET, lang="sv")
    assert citation.long(only_series(made).figures, made).split("\n") == [
        "Sommarjobb.",
        "Åsa Öst (M), borgarråd, ”PM om sommarjobb”, s.\u00a01–2, 13 september 2012; "
        "”drygt” 4\u202f300\u00a0jobb (2011), "
        "Mål 3\u202f000\u00a0jobb (2012); uppmätt av Stockholms stad; finns på https://example.org/pm; "
        "hämtad 31 januari 2026.",
        f"Tabell över siffror, SHA-256 {made.table.sha256}.",
    ]


def test_a_published_figure_is_cited_by_who_measured_it_and_who_passed_it_on():
    made = publication(*ALL)
    [line] = [each for each in citation.long(only_series(made).figures, made).split("\n") if each.startswith("SCB")]
    assert "passed on by Mitti" in line
    assert "https://example.org/scb" in line


def test_one_speakers_figures_in_one_document_are_one_line():
    made = publication(JOBS, TARGET)
    assert len(citation.long(only_series(made).figures, made).split("\n")) == 3
