"""The fields of the form: what most people need of a claim and of a reference, and what is folded behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

ROLE = "role"
OF_A_DOCUMENT = ("document_date", "document_url")
"""What all figures of one document have in common besides its title."""


class Group(NamedTuple):
    """Fields under one heading, in the order in which a person finds them in a document."""

    name: str
    shown: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the group."""
        return self.shown + self.folded


_STATISTIC = Group("statistic", ("series", "title", "topic"))
_FIGURE = Group(
    "figure",
    ("value", "approximator", "unit", "period", "place", "measure_kind"),
    (
        "direction",
        "change_since",
        "compared_with",
        "margin",
        "condition",
        "prices",
        "period_basis",
        "time_kind",
        "population",
        "definition",
    ),
)

GROUPS: Mapping[str, tuple[Group, ...]] = {
    "claim": (
        _STATISTIC,
        _FIGURE,
        Group(
            "said",
            ("cited_by", "office", "party", "party_basis", "document", "page", "quote"),
            ("document_date", "document_url"),
        ),
        Group("more", folded=("producer", "source_url", "archive_url", "accessed", "evidence", "note", "id")),
    ),
    "reference": (
        _STATISTIC,
        _FIGURE,
        Group(
            "source",
            ("producer", "source_url", "document_date"),
            ("document", "document_url", "archive_url", "accessed"),
        ),
        Group("passed_on", folded=("cited_by", "office", "party", "party_basis", "page", "quote")),
        Group("more", folded=("note", "id")),
    ),
}
"""By role. What belongs to the other role only is neither shown nor saved."""


def fields_of(role: str) -> Iterator[str]:
    """The columns that the form asks for, the role itself first."""
    yield ROLE
    for group in GROUPS[role]:
        yield from group.fields
