"""The table that comes with the project: the figures of the 2012 memo, with all that they need."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

TABLE = Path(__file__).parents[1] / "sources.csv"
Row = dict[str, str]

NUMBERS = {
    "jobbtorg-self-support-2008-2012": ("17000", "person", "drygt", "outcome", "2008/2012-09-13"),
    "summer-jobs-2010-target": ("3000", "job", "", "target", "2010"),
    "summer-jobs-2010": ("4100", "job", "", "outcome", "2010"),
    "summer-jobs-2011": ("4300", "job", "drygt", "outcome", "2011"),
    "summer-jobs-2012": ("5023", "job", "", "outcome", "2012"),
    "evicted-children-2010-s1": ("9", "child", "", "outcome", "2010-S1"),
    "evicted-children-2011-s1": ("21", "child", "", "outcome", "2011-S1"),
    "evicted-children-2012-s1": ("24", "child", "", "outcome", "2012-S1"),
    "rinkeby-unemployed-parents-2006": ("20", "percent", "vart femte", "outcome", "2006"),
    "rinkeby-unemployed-parents-2010": ("33.3", "percent", "nästan vart tredje", "outcome", "2010"),
    "rinkeby-child-poverty": ("50", "percent", "mer än vartannat", "outcome", "2012-09-13"),
    "children-without-home-2012": ("500", "child", "Nära", "estimate", "2012-09-13"),
    "city-surplus-2012": ("1", "mdkr", "", "forecast", "2012"),
}
DIRECTIONS = {
    "summer-jobs-2012-target": ("increase", "Sten Nordin"),
    "evidence-based-methods-nordin": ("increase", "Sten Nordin"),
    "unemployed-parents-increase": ("increase", "Daniel Helldén"),
    "evicted-families-increase": ("increase", "Daniel Helldén"),
    "after-school-groups-increase": ("increase", "Daniel Helldén"),
    "upbringing-school-results-increase": ("increase", "Daniel Helldén"),
    "social-gaps-hellden": ("increase", "Daniel Helldén"),
    "social-gaps-socialnamnden": ("increase", "Roger Mogert m.fl., Stefan Nilsson m.fl. och Jackie Nylander"),
    "assistance-households-decrease": ("decrease", "Stadsledningskontoret"),
    "assistance-children-decrease": ("decrease", "Stadsledningskontoret"),
    "assistance-households-share-decrease": ("decrease", "Stadsledningskontoret"),
    "assistance-children-share-decrease": ("decrease", "Stadsledningskontoret"),
    "city-population-increase": ("increase", "Stadsledningskontoret"),
    "local-participation-increase": ("increase", "Stadsledningskontoret"),
    "social-assistance-norm-2012": ("increase", "Socialförvaltningen"),
    "evidence-based-methods-socialforvaltningen": ("increase", "Socialförvaltningen"),
}
TRANSLATED = (
    ("topic", "topic_sv"),
    ("title", "title_sv"),
    ("population", "population_sv"),
    ("definition", "definition_sv"),
    ("note", "note_sv"),
    ("approximator", "approximator_en"),
    ("office", "office_en"),
    ("quote", "quote_en"),
    ("producer", "producer_en"),
)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def claims(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["role"] == "claim"]


@pytest.fixture(scope="module")
def references(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["role"] == "reference"]


def test_the_file_is_utf8_with_commas_and_line_feeds() -> None:
    """A table that every program opens: no byte-order mark, no carriage returns, one record a line."""
    content = TABLE.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode("utf-8").startswith("id,topic,topic_sv,series,title,")


def test_every_id_is_its_own(rows: list[Row], by_id: dict[str, Row]) -> None:
    """Each figure can be pointed at by one id of plain letters, digits and hyphens."""
    assert len(by_id) == len(rows)
    assert all(re.fullmatch(r"[a-z0-9-]+", figure) for figure in by_id)


@pytest.mark.parametrize(("figure", "expected"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_of_the_memo_is_there_as_it_was_said(
    by_id: dict[str, Row], figure: str, expected: tuple[str, ...]
) -> None:
    """Value, unit, hedge, kind and period of each number are those of the memo's words."""
    row = by_id[figure]
    columns = ("value", "unit", "approximator", "measure_kind", "period")
    assert tuple(row[column] for column in columns) == expected
    assert row["role"] == "claim"


@pytest.mark.parametrize(("figure", "expected"), DIRECTIONS.items(), ids=DIRECTIONS)
def test_a_claim_of_direction_has_no_invented_number(
    by_id: dict[str, Row], figure: str, expected: tuple[str, str]
) -> None:
    """A claim of direction keeps its direction and its speaker, and no value."""
    row = by_id[figure]
    assert (row["direction"], row["cited_by"]) == expected
    assert row["value"] == ""


def test_no_other_claim_is_made(claims: list[Row]) -> None:
    """Everything that the table says somebody claimed is in the lists above."""
    assert {row["id"] for row in claims} == NUMBERS.keys() | DIRECTIONS.keys()


def test_every_claim_says_who_where_and_in_what_words(claims: list[Row]) -> None:
    """Speaker, office, whole sentences, page, document and date stand with each claim."""
    for row in claims:
        assert all(row[column] for column in ("cited_by", "office", "document")), row["id"]
        assert re.fullmatch(r"[1-6](–[1-6])?", row["page"]), row["id"]
        assert re.fullmatch(r"2012-\d\d-\d\d", row["document_date"]), row["id"]
        assert re.fullmatch(r"[A-ZÅÄÖ].*\.", row["quote"]), row["id"]
        assert row["quote"] == " ".join(row["quote"].split()), row["id"]


def test_a_hedge_stands_in_its_quote(claims: list[Row]) -> None:
    """The words that soften a number are copied from the quote, not chosen by us."""
    for row in claims:
        assert row["approximator"] in row["quote"], row["id"]


@pytest.mark.parametrize(
    ("speaker", "date"),
    [
        ("Sten Nordin", "2012-09-13"),
        ("Daniel Helldén", "2012-09-13"),
        ("Stadsledningskontoret", "2012-05-30"),
        ("Socialförvaltningen", "2012-05-23"),
        ("Roger Mogert m.fl., Stefan Nilsson m.fl. och Jackie Nylander", "2012-06-12"),
    ],
)
def test_a_statement_has_its_own_date(claims: list[Row], speaker: str, date: str) -> None:
    """What the memo encloses keeps the date on which it was said, not the memo's."""
    assert {row["document_date"] for row in claims if row["cited_by"] == speaker} == {date}


def test_a_party_is_never_given_without_how_it_is_known(rows: list[Row]) -> None:
    """Beside each party stands the document or the address that shows it, and never without a party."""
    for row in rows:
        assert bool(row["party"]) == bool(row["party_basis"]), row["id"]
        assert row["party_basis"] in ("", "document") or _is_web_address(row["party_basis"]), row["id"]


def test_the_party_that_the_memo_does_not_name_comes_from_an_address(claims: list[Row]) -> None:
    """Sten Nordin's party is nowhere in the memo."""
    nordin = [row for row in claims if row["cited_by"] == "Sten Nordin"]
    assert all(row["party"] == "M" and _is_web_address(row["party_basis"]) for row in nordin)


def test_officials_have_no_party(claims: list[Row]) -> None:
    """The city's offices speak for no party."""
    offices = [row for row in claims if row["cited_by"] in ("Stadsledningskontoret", "Socialförvaltningen")]
    assert offices
    assert not any(row["party"] for row in offices)


def test_a_joint_statement_is_one_row_with_its_parties(claims: list[Row]) -> None:
    """The reservation of three parties is counted once, for all three."""
    joint = [row for row in claims if ";" in row["party"]]
    assert [(row["id"], row["party"]) for row in joint] == [("social-gaps-socialnamnden", "S;MP;V")]


def test_evidence_points_at_figures_in_the_table(by_id: dict[str, Row]) -> None:
    """What the memo places beside a claim of direction can be followed to its figures."""
    pointed = {figure: row["evidence"].split() for figure, row in by_id.items() if row["evidence"]}
    assert pointed == {
        "evicted-families-increase": [f"evicted-children-{year}-s1" for year in (2010, 2011, 2012)],
        "unemployed-parents-increase": [f"rinkeby-unemployed-parents-{year}" for year in (2006, 2010)],
    }
    assert all(figure in by_id for figures in pointed.values() for figure in figures)


def test_a_period_that_was_not_said_is_marked(by_id: dict[str, Row]) -> None:
    """“After four years” is inferred; the present tense states no period; a named year is stated."""
    assert by_id["rinkeby-unemployed-parents-2010"]["period_basis"] == "inferred"
    assert by_id["rinkeby-child-poverty"]["period_basis"] == "not-stated"
    assert by_id["summer-jobs-2011"]["period_basis"] == "stated"


def test_the_summer_jobs_say_what_their_words_count(rows: list[Row]) -> None:
    """Offered, got and number of jobs are three things, and each figure says which it is."""
    counted = [row for row in rows if row["series"] == "summer-jobs" and row["value"]]
    assert all(row["definition"] for row in counted)
    assert len({row["definition"] for row in counted if row["role"] == "claim"}) == 3


def test_every_reference_can_be_looked_up(references: list[Row]) -> None:
    """A published figure has a number, a unit, a place, a producer and a web address."""
    assert len(references) == 45
    for row in references:
        assert all(row[column] for column in ("value", "unit", "place", "producer")), row["id"]
        assert _is_web_address(row["source_url"]), row["id"]


def test_a_figure_passed_on_by_others_is_called_secondary(references: list[Row]) -> None:
    """Newspapers, parties and members of parliament who pass on a figure are no producers of it."""
    for row in references:
        assert bool(row["cited_by"]) == row["note"].startswith("Secondary source"), row["id"]


def test_nobody_unknown_measured_anything(rows: list[Row]) -> None:
    """A producer is named or left blank."""
    for row in rows:
        assert not re.search("unknown|okänd", row["producer"], re.IGNORECASE), row["id"]


@pytest.mark.parametrize(("written", "translated"), TRANSLATED)
def test_both_languages_are_there(rows: list[Row], written: str, translated: str) -> None:
    """Where one language says something the other does, and equal texts have equal translations."""
    translations: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        assert bool(row[written]) == bool(row[translated]), (row["id"], written)
        translations[row[written]].add(row[translated])
    ambiguous = {text: found for text, found in translations.items() if len(found) > 1}
    assert not ambiguous


@pytest.mark.parametrize("column", ["title", "title_sv", "topic", "topic_sv"])
def test_a_series_has_one_title_and_one_topic(rows: list[Row], column: str) -> None:
    """A card has one heading and stands in one section."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        names[row["series"]].add(row[column])
    assert all(len(found) == 1 for found in names.values())


def test_a_series_counts_one_kind_of_thing(rows: list[Row]) -> None:
    """Children, families and shares of children never share a card; millions and billions of kronor do."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        units[row["series"]].add("SEK" if row["unit"] in ("mdkr", "msek") else row["unit"])
    assert all(len(found) == 1 for found in units.values())


def _is_web_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)
