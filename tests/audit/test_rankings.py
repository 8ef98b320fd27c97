"""Claims of a place among others, where the ranking itself is published."""

from __future__ import annotations

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row

EU, OECD = {"compared_with": "EU countries"}, {"compared_with": "OECD countries"}


def third(**columns: str) -> dict[str, str]:
    return row("claim", "2023", "3", unit="rank", place="Sweden", quote="Sweden is third.", **columns)


def published(name: str, value: str, **columns: str) -> dict[str, str]:
    return row(name, "2023", value, unit="rank", place="Sweden", role="reference", **columns)


def found(*rows: dict[str, str]) -> list[Finding]:
    return [one for one in audit(example_figures(rows)) if one.rule in ("superlative", "corroboration")]


@pytest.mark.parametrize(("place", "relation"), [("3", "consistent"), ("4", "inconsistent")])
def test_a_place_is_held_against_the_published_place_among_the_same(place: str, relation: str) -> None:
    [finding] = found(third(**EU), published("eurostat", place, **EU), published("oecd", "9", **OECD))
    assert (finding.rule, finding.values["relation"], finding.values["rank"]) == ("superlative", relation, int(place))
    assert finding.figures == ("claim", "eurostat")


def test_a_place_among_others_is_named_and_decides_nothing() -> None:
    [finding] = found(third(**EU), published("oecd", "3", **OECD))
    assert finding.values["relation"] == "not_testable"
    assert "place 3 (2023) among OECD countries" in finding.message.en.replace("\u00a0", " ")


def test_who_names_no_group_may_mean_any_and_both_places_are_said() -> None:
    [finding] = found(third(), published("eurostat", "3", **EU), published("oecd", "2", **OECD))
    assert (finding.level, finding.values["relation"]) == ("caution", "depends")
    words = finding.message.en.replace("\u00a0", " ")
    assert "place 3 (2023) among EU countries and place 2 (2023) among OECD countries" in words


def test_that_only_one_of_them_names_the_group_is_said() -> None:
    [finding] = found(third(**EU), published("eurostat", "3"))
    assert "Only one of them says that it is a place among “EU countries”" in finding.message.en


def test_the_highest_of_a_group_is_first_in_its_published_ranking() -> None:
    claim = row("claim", "2023", direction="highest", place="Sweden", quote="The highest in the EU.", **EU)
    relations = [found(claim, published("p", value, **EU))[0].values["relation"] for value in ("1", "2")]
    assert relations == ["consistent", "inconsistent"]


def test_a_place_counted_from_the_other_end_is_another_ranking() -> None:
    [finding] = found(third(direction="lowest", **EU), published("eurostat", "3", direction="highest", **EU))
    assert finding.values["relation"] == "not_testable"


def test_a_place_without_others_is_said_once() -> None:
    assert [one.rule for one in found(third(), published("eurostat", "4"))] == ["corroboration"]


def of_climb(value: str, direction: str, quote: str) -> Finding:
    claim = row(
        "claim", "2022", value, unit="rank", place="Sweden", direction=direction, change_since="2015", quote=quote
    )
    fifth = row("then", "2015", "5", unit="rank", place="Sweden", role="reference")
    rows = (claim, fifth, row("now", "2022", "3", unit="rank", place="Sweden", role="reference"))
    every = list(audit(example_figures(rows)))
    assert not [one for one in every if one.rule in ("superlative", "value-not-in-quote")]
    return next(one for one in every if one.rule == "stated-change")


@pytest.mark.parametrize(
    ("value", "direction", "quote", "relation"),
    [
        ("2", "increase", "Sweden has climbed two places.", "consistent"),
        ("1", "decrease", "Sverige har tappat en plats.", "inconsistent"),
    ],
)
def test_a_climb_is_held_against_the_places_at_both_ends(value: str, direction: str, quote: str, relation: str) -> None:
    finding = of_climb(value, direction, quote)
    assert finding.values["relation"] == relation
    assert "it is +2 places, counted upwards" in finding.message.en.replace("\u00a0", " ")


def test_a_change_of_place_or_of_degrees_has_no_per_cent() -> None:
    for unit in ("rank", "celsius"):
        rows = [
            row(f"r{year}", str(year), value, unit=unit, role="reference") for year, value in ((2015, "5"), (2022, "3"))
        ]
        [change] = [one for one in audit(example_figures(rows)) if one.rule == "change"]
        assert (change.values["percent_low"], change.values["difference_low"]) == (None, -2)
        assert "%" not in change.message.en


def test_groups_of_people_in_one_place_are_ranked_among_each_other() -> None:
    claim = row(
        "claim", "2023", direction="highest", place="Sweden", population="young", compared_with="age groups",
        quote="Highest of all age groups.",
    )  # fmt: skip
    rows = [
        row(name, "2023", value, unit="percent", place="Sweden", population=name, role="reference")
        for name, value in (("young", "9"), ("middle-aged", "4"), ("old", "11"))
    ]
    [finding] = found(claim, *rows)
    assert (finding.values["relation"], finding.values["exceptions"]) == ("inconsistent", ["old"])


@pytest.mark.parametrize(("beside", "relation"), [("EU", "depends"), ("place: EU", "consistent")])
def test_the_lowest_of_a_group_that_has_a_figure_of_its_own_is_held_against_that_and_the_members(
    beside: str, relation: str
) -> None:
    claim = row(
        "claim", "2023", direction="lowest", place="Sweden", compared_with=beside, quote="The lowest in the EU."
    )
    rows = [
        row(name, "2023", value, unit="percent", place=name, role="reference", definition="growth")
        for name, value in (("Sweden", "-0.2"), ("Ireland", "-5.5"), ("EU", "0.4"))
    ]
    [finding] = found(claim, *rows)
    assert finding.values["relation"] == relation


def test_a_place_in_time_is_none_among_countries() -> None:
    claim = third(direction="highest", change_since="2015")
    assert [one.values["relation"] for one in found(claim, published("eurostat", "3", **EU))] == ["not_testable"]


@pytest.mark.parametrize(
    ("quote", "relation"),
    [
        ("Sweden has the second lowest unemployment in the EU.", "consistent"),
        ("Sverige har näst lägst arbetslöshet i EU.", "consistent"),
        ("Sverige ligger tvåa från slutet i EU.", "consistent"),
        ("Sverige har EU:s näst högsta arbetslöshet.", "inconsistent"),
        ("With the most summer jobs, Sweden has the second-lowest unemployment.", "consistent"),
        ("Med lägst löner har Sverige den näst högsta arbetslösheten.", "inconsistent"),
    ],
)
def test_a_place_is_counted_from_the_end_that_its_quote_names(quote: str, relation: str) -> None:
    values = (("Denmark", "5"), ("Sweden", "6"), ("Finland", "8"), ("Spain", "11"), ("Greece", "12"))
    published_values = [
        row(place, "2023", value, unit="percent", place=place, role="reference") for place, value in values
    ]
    claim = row("claim", "2023", "2", unit="rank", place="Sweden", quote=quote, **EU)
    [finding] = [one for one in found(claim, *published_values) if one.rule == "superlative"]
    assert finding.values["relation"] == relation


@pytest.mark.parametrize(
    ("value", "words"), [("-33", "place −33"), ("2.5", "place 2.5"), ("1e300", "place 1 × 10^300"), ("0", "place 0")]
)
def test_a_place_that_nobody_counts_to_is_said_as_it_is_written(value: str, words: str) -> None:
    said = row("claim", "2023", value, unit="rank", place="Sweden", quote="So it is.", **EU)
    figures = [row(name, "2023", n, place=name, role="reference") for name, n in (("Sweden", "7"), ("Norway", "8"))]
    for rows in ((said, *figures), (said, published("eurostat", value, **EU))):
        [finding] = found(*rows)
        assert words in finding.message.en.replace("\u00a0", " ")
        assert finding.values["rank"] in (None, 2), "and it is no whole number among the values"
