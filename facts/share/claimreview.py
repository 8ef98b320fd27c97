"""Drafts for schema.org's ClaimReview, one for each claim.

https://schema.org/ClaimReview and Google's *Fact Check structured data*. A draft gives no rating on a scale:
the Rating has an alternateName only, in the words of the findings, and who publishes it is left to fill in.
"""

from __future__ import annotations

import json
from typing import Any

from facts.figures.figure import Figure
from facts.share.edition import Edition
from facts.words import say

Node = dict[str, Any]


def drafts(edition: Edition) -> bytes:
    """JSON-LD with the draft of every claim and, beside it, its number as an Observation."""
    claims = (figure for figure in edition.table.figures if figure.is_claim)
    nodes = [node for figure in claims for node in draft_of(figure, edition)]
    document = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def draft_of(figure: Figure, edition: Edition) -> list[Node]:
    """The draft of one claim, and its number if it has one."""
    return [_review(figure, edition), *_observation(figure, edition)]


def _review(figure: Figure, edition: Edition) -> Node:
    return {
        "@type": "ClaimReview",
        "@id": f"#review-{figure.id}",
        "creativeWorkStatus": "Draft",
        "inLanguage": edition.lang,
        "url": "",
        "author": {"@type": "Organization", "name": "", "url": ""},
        "claimReviewed": figure.quote,
        "itemReviewed": _claim(figure, edition),
        "reviewRating": {"@type": "Rating", "alternateName": _in_words(figure, edition)},
    }


def _claim(figure: Figure, edition: Edition) -> Node:
    claim: Node = {
        "@type": "Claim",
        "author": _author(figure, edition),
        "appearance": _appearance(figure, edition),
    }
    if figure.document_date:
        claim["datePublished"] = figure.document_date.isoformat()
    if figure.value is not None:
        claim["about"] = {"@id": f"#observation-{figure.id}"}
    return claim


def _author(figure: Figure, edition: Edition) -> Node:
    """A person where a party is given for one, else a body."""
    parties = [edition.table.parties.drawn(letters) for letters in figure.parties]
    name = figure.text("cited_by", edition.lang)
    if not parties or name in {party.name for party in parties}:
        return {"@type": "Organization", "name": name}
    author: Node = {
        "@type": "Person",
        "name": name,
        "affiliation": [{"@type": "PoliticalParty", "name": party.name} for party in parties],
    }
    return author | ({"jobTitle": figure.text("office", edition.lang)} if figure.office else {})


def _appearance(figure: Figure, edition: Edition) -> Node:
    work: Node = {"@type": "Article", "name": figure.text("document", edition.lang)}
    if figure.document_date:
        work["datePublished"] = figure.document_date.isoformat()
    if figure.document_url:
        work["url"] = figure.document_url
    if figure.page:
        work["pagination"] = figure.page
    return work


def _in_words(figure: Figure, edition: Edition) -> str:
    """The cautions about the figure, or that there is none."""
    lang = edition.lang
    found = (finding for finding in edition.findings_about(figure) if finding.level == "caution")
    return " ".join(dict.fromkeys(finding.message.of(lang) for finding in found)) or say("share.no_caution", lang)


def _observation(figure: Figure, edition: Edition) -> list[Node]:
    """The number as it is read: an exact value, or the ends of the interval that a hedge is read as."""
    lang = edition.lang
    if figure.value is None or figure.reading is None:
        return []
    node: Node = {
        "@type": "Observation",
        "@id": f"#observation-{figure.id}",
        "name": figure.series_title(lang),
        "observationDate": figure.period.code,
    }
    if figure.reading.is_exact:
        node["value"] = float(figure.value)
    if not figure.reading.is_exact and figure.reading.low is not None:
        node["minValue"] = figure.reading.low
    if not figure.reading.is_exact and figure.reading.high is not None:
        node["maxValue"] = figure.reading.high
    if figure.unit:
        node["unitText"] = figure.unit.many.of(lang)
    if figure.place:
        node["observationAbout"] = {"@type": "Place", "name": figure.text("place", lang)}
    if figure.approximator:
        node["description"] = figure.approximator
    return [node]
