from __future__ import annotations

import json
from typing import Any

import pytest

from facts.share.claimreview import draft_of, drafts
from tests.share.making import ALL, JOBS, QUOTE, TARGET, edition

THING = {"name", "description", "url"}
WORK = THING | {"author", "datePublished", "inLanguage", "creativeWorkStatus", "about"}
# The terms of schema.org (version 29) that a draft may use, by type, with those they inherit.
VOCABULARY = {
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewRating"},
    "Claim": WORK | {"appearance", "firstAppearance", "claimInterpreter"},
    "Article": WORK | {"pagination"},
    "Rating": THING | {"alternateName", "ratingValue", "bestRating", "worstRating"},
    "Organization": THING,
    "PoliticalParty": THING,
    "Person": THING | {"affiliation", "jobTitle"},
    "Place": THING,
    "Observation": THING
    | {"observationAbout", "observationDate", "value", "minValue", "maxValue", "unitText", "measuredProperty"},
}


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every typed node in a document."""
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if not isinstance(value, dict):
        return []
    return [value] * ("@type" in value) + [node for each in value.values() for node in nodes(each)]


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_a_draft_uses_only_words_of_schema_org(lang):
    document = json.loads(drafts(edition(*ALL, lang=lang)))
    assert document["@context"] == "https://schema.org"
    found = nodes(document)
    assert {node["@type"] for node in found} == set(VOCABULARY)
    for node in found:
        terms = {name for name in node if not name.startswith("@")}
        assert terms <= VOCABULARY[node["@type"]], node


def test_a_draft_names_who_said_it_when_and_where():
    made = edition(JOBS)
    review, _ = draft_of(made.table.figures[0], made)
    claim = review["itemReviewed"]
    assert review["claimReviewed"] == QUOTE
    assert claim["author"] == {
        "@type": "Person",
        "name": "Åsa Öst",
        "jobTitle": "city commissioner",
        "affiliation": [{"@type": "PoliticalParty", "name": "Moderaterna"}],
    }
    assert claim["datePublished"] == "2012-09-13"
    assert claim["appearance"]["url"] == "https://example.org/pm"
    assert claim["appearance"]["pagination"] == "1–2"


def test_an_authority_is_an_organisation_and_so_is_a_party():
    office = JOBS | {"party": "", "party_basis": "", "cited_by": "Stadsledningskontoret"}
    party = JOBS | {"cited_by": "Moderaterna"}
    for row in (office, party):
        made = edition(row)
        review, _ = draft_of(made.table.figures[0], made)
        assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": row["cited_by"]}


def test_a_draft_is_marked_as_one_and_leaves_the_publisher_to_fill_in():
    made = edition(JOBS)
    review = draft_of(made.table.figures[0], made)[0]
    assert review["creativeWorkStatus"] == "Draft"
    assert review["url"] == review["author"]["url"] == review["author"]["name"] == ""


def test_a_draft_gives_no_mark_on_a_scale():
    made = edition(*ALL)
    for figure in made.table.figures:
        rating = draft_of(figure, made)[0]["reviewRating"]
        assert rating.keys() == {"@type", "alternateName"}
        assert rating["alternateName"]


def test_a_hedged_number_is_an_interval_and_an_exact_one_a_value():
    made = edition(JOBS, TARGET)
    hedged, exact = (draft_of(figure, made)[1] for figure in made.table.figures)
    assert (hedged["minValue"], hedged["maxValue"], "value" in hedged) == (4300, 4350, False)
    assert (exact["value"], "minValue" in exact) == (3000, False)


def test_a_claim_without_a_number_has_no_observation():
    made = edition(JOBS | {"value": "", "approximator": "", "direction": "increase"})
    assert [node["@type"] for node in draft_of(made.table.figures[0], made)] == ["ClaimReview"]
