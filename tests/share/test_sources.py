from __future__ import annotations

import json
import re

from facts.share import sources
from facts.share.sources import bibtex, csl_json, works_of
from tests.share.making import ALL, JOBS, TARGET, only_series, publication


def test_the_short_form_fits_a_caption():
    made = publication(JOBS)
    assert sources.short_citation(only_series(made).figures, made) == (
        "Summer jobs. Åsa Öst (M), city commissioner, “PM om sommarjobb”, pp.\u00a01–2, 13 September 2012. "
        f"Table\u00a0{made.table.sha256[:12]}."
    )


def test_the_long_form_has_figures_producer_address_access_and_the_whole_hash():
    made = publication(JOBS, TARGET, lang="sv")
    assert sources.long_citation(only_series(made).figures, made).split("\n") == [
        "Sommarjobb.",
        "Åsa Öst (M), borgarråd, ”PM om sommarjobb”, s.\u00a01–2, 13 september 2012; "
        "”drygt” 4\u202f300\u00a0jobb (2011), "
        "Mål 3\u202f000\u00a0jobb (2012); uppmätt av Stockholms stad; finns på https://example.org/pm; "
        "hämtad 31 januari 2026.",
        f"Tabell över siffror, SHA-256 {made.table.sha256}.",
    ]


def test_a_published_figure_is_cited_by_who_measured_it_and_who_passed_it_on():
    made = publication(*ALL)
    [line] = [
        each for each in sources.long_citation(only_series(made).figures, made).split("\n") if each.startswith("SCB")
    ]
    assert "passed on by Mitti" in line
    assert "https://example.org/scb" in line


def test_one_speakers_figures_in_one_document_are_one_line():
    made = publication(JOBS, TARGET)
    assert len(sources.long_citation(only_series(made).figures, made).split("\n")) == 3


FIGURES = publication(*ALL).table.figures


def test_each_document_and_source_is_there_once_with_its_address_and_day():
    document, source = json.loads(csl_json(FIGURES))
    assert (document["title"], document["URL"]) == ("PM om sommarjobb", "https://example.org/pm")
    assert document["issued"] == {"date-parts": [[2012, 9, 13]]}
    assert source["author"] == [{"literal": "SCB"}]
    assert source["type"] == "dataset"


def test_bibtex_has_the_same_works_under_the_same_keys():
    keys = re.findall(r"^@misc\{([^,]+),$", bibtex(FIGURES).decode(), re.MULTILINE)
    assert keys == [item["id"] for item in json.loads(csl_json(FIGURES))] == ["pm-om-sommarjobb-2012", "scb-2013"]


def test_two_works_of_one_name_and_year_have_keys_of_their_own():
    figures = publication(JOBS, JOBS | {"id": "b", "document_url": "https://example.org/other"}).table.figures
    assert [work.key for work in works_of(figures)] == ["pm-om-sommarjobb-2012", "pm-om-sommarjobb-2012-2"]


def test_a_title_cannot_become_a_command_or_end_its_field():
    [work] = [JOBS | {"document": r"100 % \input{x} } @misc{y, & $z_1"}]
    text = bibtex(publication(work).table.figures).decode()
    assert r"100 \% \textbackslash{}input\textbraceleft{}x\textbraceright{} \textbraceright{} @misc" in text
    assert r"\& \$z\_1" in text
    # BibTeX counts every brace, also one behind a backslash.
    assert text.count("{") == text.count("}")
    assert len(re.findall(r"^@misc", text, re.MULTILINE)) == 1
