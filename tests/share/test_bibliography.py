"""Documents and sources for reference managers."""

from __future__ import annotations

import json
import re

from facts.share.bibliography import bibtex, csl_json, works_of
from tests.share.making import ALL, JOBS, publication

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
    assert r"100 \% \textbackslash{}input\{x\} \} @misc\{y, \& \$z\_1" in text
    assert len(re.findall(r"^@misc", text, re.MULTILINE)) == 1
