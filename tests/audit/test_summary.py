"""What was found, in a sentence and in a row: every claim once, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.summary import STANDINGS, Standing, standing_words, standings_of, summary_of, summary_sentence
from facts.figures.figure import Figure
from facts.reading.table import read_table
from facts.words import LANGS, Lang, Text
from tests.reading.tables import table

CLAIM = {"cited_by": "Kim Lund", "quote": "Det byggdes 1 200 bostäder.", "value": "1200"}
REFERENCE = {"role": "reference", "cited_by": "", "party": "", "party_basis": "", "quote": "", "document": ""}


def figures_of(*rows: dict[str, str]) -> dict[str, Figure]:
    return {figure.id: figure for figure in read_table(table(*rows).encode()).figures}


def standings(figures: dict[str, Figure], findings: Iterator[Finding] | list[Finding]) -> dict[str, Standing]:
    return standings_of([figure for figure in figures.values() if figure.is_claim], findings, figures)


def finding(rule: str, relation: str, *ids: str) -> Finding:
    return Finding(rule, "note", ids, {"relation": relation}, Text("", ""))


@pytest.mark.parametrize(("published", "expected"), [("1200", "agrees"), ("2400", "differs")])
def test_a_claim_stands_as_it_does_to_the_published_figure(published: str, expected: Standing):
    figures = figures_of(CLAIM, {"value": published} | REFERENCE)
    assert standings(figures, audit(figures.values())) == {"b-1": expected}


def test_a_claim_that_is_held_against_nothing_is_counted_as_such():
    figures = figures_of(CLAIM)
    assert standings(figures, audit(figures.values())) == {"b-1": "not_held"}


def test_of_several_findings_on_a_claim_the_gravest_counts():
    figures = figures_of(CLAIM, {"value": "1300"} | REFERENCE)
    for relations in (["consistent", "inconsistent"], ["inconsistent", "consistent"]):
        found = [finding("corroboration", relation, "b-1", "b-2") for relation in relations]
        assert standings(figures, found) == {"b-1": "differs"}


def test_a_claim_that_agrees_with_other_claims_alone_agrees_with_its_proof():
    direction = {"value": "", "unit": "", "direction": "increase", "quote": "Det byggs allt fler."}
    figures = figures_of(direction, CLAIM, {"value": "1300"} | REFERENCE)
    assert standings(figures, [finding("evidence-direction", "consistent", "b-1", "b-2")])["b-1"] == "proved"
    assert standings(figures, [finding("evidence-direction", "consistent", "b-1", "b-3")])["b-1"] == "agrees"


@pytest.mark.parametrize("relation", ["consistent", "inconsistent"])
def test_proof_that_counts_something_else_says_nothing_for_a_claim_nor_against_it(relation: str):
    direction = {"value": "", "unit": "", "direction": "increase", "quote": "Det byggs allt fler."}
    figures = figures_of(direction, CLAIM)
    found = finding("evidence-direction", relation, "b-1", "b-2")
    found = found._replace(values={**found.values, "scope_same": False})
    assert standings(figures, [found])["b-1"] == "not_held"


def test_a_figure_that_serves_as_proof_is_not_judged_itself():
    direction = {"value": "", "unit": "", "direction": "increase", "quote": "Det byggs allt fler."}
    figures = figures_of(direction, CLAIM)
    assert standings(figures, [finding("evidence-direction", "inconsistent", "b-1", "b-2")])["b-2"] == "not_held"


@given(st.lists(st.sampled_from(STANDINGS), min_size=1, max_size=40), st.sampled_from(LANGS))
def test_the_sentence_counts_every_claim_once(stand: list[Standing], lang: Lang):
    figures = list(figures_of(*({"period": str(1900 + n)} for n in range(len(stand)))).values())
    summary = summary_of(figures, {figure.id: how for figure, how in zip(figures, stand, strict=True)})
    assert summary.claims == summary.with_number == len(stand) == sum(summary.standings.values())
    head, _, rest = summary_sentence(summary, lang).partition(": ")
    assert head.startswith(f"{len(stand)} ")
    assert sum(int(part.split()[0]) for part in rest.replace(" and ", ", ").replace(" och ", ", ").split(", ")) == len(
        stand
    )


def test_a_row_says_how_all_its_claims_stand():
    assert standing_words(["agrees", "differs", "agrees"], "en") == "2 agree; 1 does not agree"
    assert standing_words(["depends"], "sv") == "Beror på vad som menas"
    assert standing_words([], "en") == "Published figures only"
