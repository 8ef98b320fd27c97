"""The same rules for everybody: what must not change a finding, and what must mirror it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from sys import setprofile

from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.cards import HELD, for_card
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row
from facts.figures.figure import Figure

Row = Mapping[str, str]
OTHER = {"S": "M", "M": "S", "V": "SD", "SD": "V", "": ""}


# What makes a number one of each year, of a year, or of their mean.
QUOTES = ("", "", "Det har ökat varje år.", "Varje år {}.", "I snitt {} om året.", "Det ökade med {} procent per år.",
          "Varje år sedan 2009 mer än {}.")  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Small tables of two series with claims and references, hedges, scopes, definitions, targets and directions."""
    rows: list[Row] = []
    for n in range(draw(st.integers(1, 9))):
        cells = {
            "series": draw(st.sampled_from(["a", "b"])),
            "place": draw(st.sampled_from(["", "Stockholm", "Malmö"])),
            "definition": draw(st.sampled_from(["", "offered", "got"])),
            "measure_kind": draw(st.sampled_from(["outcome", "outcome", "target", "estimate"])),
            "time_kind": draw(st.sampled_from(["", "flow", "stock"])),
            "approximator": draw(st.sampled_from(["", "", "drygt", "omkring", "minst"])),
            "producer": draw(st.sampled_from(["", "SCB", "A"])),
            "role": draw(st.sampled_from(["claim", "claim", "reference"])),
            "party": draw(st.sampled_from(list(OTHER))),
            "document_date": draw(st.sampled_from(["", "2012-09-13", "2010-01-01"])),
            "party_basis": "document",
            "condition": draw(st.sampled_from(["", "", "", "if it rains"])),
            "margin": draw(st.sampled_from(["", "", "20"])),
        }
        period = draw(st.sampled_from(["2009", "2010", "2011", "2012", "2010-S1", "2011-S1", "2009–2012"]))
        value = str(draw(st.sampled_from([3, 9, 24, 150, 199, 500, 4100, 4300])))
        quote = draw(st.sampled_from(QUOTES))
        if quote and cells["role"] == "claim":
            cells["quote"] = quote.format(value)
        if draw(st.booleans()) or cells["role"] == "reference":
            rows.append(row(f"f{n}", period, value, **cells))
        elif draw(st.booleans()):
            kind = draw(st.sampled_from(["change", "times", "comparison", "several", "superlative", "rank", "total"]))
            rows.append(row(f"f{n}", period, **cells | {"margin": ""} | _claimed(kind, value, draw)))
        else:
            evidence = " ".join(draw(st.lists(st.sampled_from([f"f{at}" for at in range(n)]), max_size=3))) if n else ""
            said = draw(st.sampled_from(["increase", "decrease", "unchanged"]))
            cells |= {"direction": said, "approximator": "", "margin": ""}
            rows.append(row(f"f{n}", period, unit="job", evidence=evidence, **cells))
    return rows


def _claimed(kind: str, value: str, draw: st.DrawFn) -> dict[str, str]:
    """The cells of a claim of change, comparison or rank, which come before what they share with others."""
    match kind:
        case "change":
            return {"value": draw(st.sampled_from(["2", "50", "-50"])), "unit": "percent", "change_since": "2009"}
        case "times":
            return {"value": draw(st.sampled_from(["2", "0.5"])), "unit": "times", "change_since": "2009"}
        case "several":
            others = draw(st.permutations(["place: Malmö", "place: Stockholm"]))
            said = draw(st.sampled_from(["higher", "lower", "unchanged"]))
            return {"direction": said, "unit": "job", "compared_with": "; ".join(others), "approximator": ""}
        case "rank":
            said = draw(st.sampled_from(["highest", "lowest"]))
            return {
                "value": draw(st.sampled_from(["1", "2"])),
                "unit": "rank",
                "direction": said,
                "compared_with": "EU",
            }
        case "comparison":
            return {"value": draw(st.sampled_from(["20", "-20"])), "unit": "percent", "compared_with": "place: Malmö"}
        case "superlative":
            since = draw(st.sampled_from(["", "2009"]))
            return {"direction": draw(st.sampled_from(["highest", "lowest"])), "unit": "job", "change_since": since}
    return {"value": value, "unit": "job"}


def told(figures: tuple[Figure, ...]) -> list[tuple[object, ...]]:
    """Everything that findings say, in their order."""
    return [
        (finding.rule, finding.level, finding.figures, str(finding.values), finding.message)
        for finding in audit(figures)
    ]


def regardless_of_order(figures: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
    return Counter((f.rule, f.level, frozenset(f.figures), str(f.values)) for f in audit(figures))


def in_words(figures: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
    return Counter((f.rule, frozenset(f.figures), f.message) for f in audit(figures))


@given(tables())
def test_swapping_parties_changes_no_finding_and_no_order(rows: list[Row]) -> None:
    swapped = [{**cells, "party": OTHER[cells["party"]]} for cells in rows]
    assert told(example_figures(rows)) == told(example_figures(swapped))


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding(rows: list[Row], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert regardless_of_order(example_figures(rows)) == regardless_of_order(example_figures(shuffled))
    assert in_words(example_figures(rows)) == in_words(example_figures(shuffled))


RENAMED = {"offered": "zz offered", "got": "aa got", "Stockholm": "Arboga", "Malmö": "Ystad"}


@given(tables())
def test_what_places_and_definitions_are_called_decides_nothing(rows: list[Row]) -> None:
    """The other way about in the alphabet, they give the same numbers about the same figures."""
    renamed = [
        cells | {name: _renamed(cells.get(name, "")) for name in ("definition", "place", "compared_with")}
        for cells in rows
    ]

    def numbers(figures: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
        return Counter((f.rule, f.level, frozenset(f.figures), _without_names(f)) for f in audit(figures))

    assert numbers(example_figures(rows)) == numbers(example_figures(renamed))


def _renamed(cell: str) -> str:
    for old, new in RENAMED.items():
        cell = cell.replace(old, new)
    return cell


def _without_names(finding: Finding) -> str:
    """The numbers of a finding; lists of figures in no order."""
    return str({
        name: sorted(map(str, value)) if isinstance(value, list) else value
        for name, value in finding.values.items() if name not in ("definitions", "columns")
    })  # fmt: skip


@given(tables())
def test_a_translation_column_changes_no_number(rows: list[Row]) -> None:
    translated = [{**cells, "note_sv": "anm", "definition_sv": "x", "place_sv": "y"} for cells in rows]
    assert regardless_of_order(example_figures(rows)) == regardless_of_order(example_figures(translated))


@given(tables())
def test_a_second_citation_of_the_same_figure_changes_no_number(rows: list[Row]) -> None:
    """Who else says the same thing joins the finding and makes no other."""
    again = [{**cells, "id": f"{cells['id']}-again", "cited_by": "B"} for cells in rows]

    def numbers(figures: tuple[Figure, ...]) -> Counter[tuple[object, ...]]:
        return Counter((f.rule, f.level, _of_first_citations(f)) for f in audit(figures))

    assert numbers(example_figures(rows)) == numbers(example_figures([*rows, *again]))


def _of_first_citations(finding: Finding) -> str:
    return str({
        name: [one for one in value if not str(one).endswith("-again")] if isinstance(value, list) else value
        for name, value in finding.values.items()
    })  # fmt: skip


def in_money(unit: str, write: Callable[[int], str]) -> tuple[Figure, ...]:
    return example_figures(
        [
            row("a", "2010", write(4100), unit=unit, place="X"),
            row("b", "2011", write(4300), unit=unit, place="X", approximator="drygt"),
            row("c", "2011", write(4800), unit=unit, place="X"),
            row("d", "2011", write(4800), unit=unit, place="X", role="reference"),
            row("t", "2010", write(3000), unit=unit, place="X", measure_kind="target"),
        ]
    )


def test_a_change_of_unit_changes_no_finding() -> None:
    """The same amounts in kronor and in millions."""
    millions = in_money("msek", str)
    kronor = in_money("SEK", lambda amount: str(amount * 10**6))
    without_reading = [f for f in audit(millions) if f.rule != "hedged"]
    others = [f for f in audit(kronor) if f.rule != "hedged"]
    assert [(f.rule, f.level, f.figures, f.values) for f in without_reading] == [
        (f.rule, f.level, f.figures, f.values) for f in others
    ]


MIRRORED = {"increase": "decrease", "decrease": "increase"}


@given(st.lists(st.sampled_from([9, 21, 24, 60]), min_size=2, max_size=4), st.sampled_from(list(MIRRORED)))
def test_a_mirrored_claim_gets_a_mirrored_finding(values: list[int], direction: str) -> None:
    """The same figures backwards beside the opposite claim: the same relation, the same level."""

    def tested(numbers: list[int], said: str) -> Finding:
        figures = [row(f"f{at}", str(2008 + at), str(number)) for at, number in enumerate(numbers)]
        ids = " ".join(cells["id"] for cells in figures)
        claim = row("claim", "2012", direction=said, unit="job", evidence=ids)
        found = audit(example_figures([*figures, claim]))
        return next(finding for finding in found if finding.rule == "evidence-direction")

    forwards, backwards = tested(values, direction), tested(values[::-1], MIRRORED[direction])
    assert forwards.values == backwards.values
    assert forwards.level == backwards.level
    for one, other in (("an increase", "a decrease"), ("higher", "lower"), ("this agrees", "this agrees")):
        assert (one in forwards.message.en) == (other in backwards.message.en)


@given(st.lists(st.integers(1, 99), min_size=3, max_size=6), st.sampled_from(["highest", "lowest"]))
def test_highest_and_lowest_are_mirrored(values: list[int], direction: str) -> None:
    """What is the highest of some shares is the lowest of what is left of them."""
    mirrored = {"highest": "lowest", "lowest": "highest"}

    def found(numbers: list[int], said: str) -> Finding:
        cells = {"unit": "percent", "role": "reference"}
        rows = [row(f"r{n}", str(2000 + n), str(number), **cells) for n, number in enumerate(numbers)]
        claim = row("claim", str(2000 + len(numbers) - 1), direction=said, unit="percent")
        return next(f for f in audit(example_figures([*rows, claim])) if f.rule == "superlative")

    one, other = found(values, direction), found([100 - value for value in values], mirrored[direction])
    assert (one.level, one.figures, one.values) == (other.level, other.figures, other.values)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=2), st.integers(-60, 60).filter(bool))
def test_a_rise_and_a_fall_in_points_are_mirrored(values: list[int], stated: int) -> None:
    def found(numbers: list[int], points: int) -> Finding:
        cells = {"unit": "percent", "role": "reference"}
        rows = [row(f"r{n}", str(2000 + n), str(number), **cells) for n, number in enumerate(numbers)]
        claim = row("claim", "2001", str(points), unit="percentage_point", change_since="2000")
        return next(f for f in audit(example_figures([*rows, claim])) if f.rule == "stated-change")

    one, other = found(values, stated), found([100 - value for value in values], -stated)
    assert (one.level, one.values["relation"]) == (other.level, other.values["relation"])


@given(tables())
def test_a_card_shows_three_lines_and_counts_the_rest(rows: list[Row]) -> None:
    findings = list(audit(example_figures(rows)))
    card = for_card(findings)
    shown = {name for finding in card.lines for name in finding.figures}
    spoken = [finding for finding in findings if finding.level != "badge"]
    assert len(card.lines) <= 3
    assert 0 <= card.more < max(1, len(spoken)) or not card.lines
    assert shown <= {name for finding in spoken for name in finding.figures}


@given(tables())
def test_a_card_that_says_how_one_claim_stands_says_it_for_all_of_them(rows: list[Row]) -> None:
    figures = [figure for figure in example_figures(rows) if figure.series == "a"]
    held = [finding for finding in audit(figures) if finding.rule in HELD and finding.level != "badge"]
    lines = [finding for finding in for_card(audit(figures)).lines if finding.rule in HELD]
    assert len(lines) <= 1
    for line in lines:
        assert set(line.figures) == {name for finding in held for name in finding.figures}


def test_findings_grow_with_the_figures_and_not_with_their_pairs() -> None:
    """Ten times the figures of one series give about ten times the findings."""

    def count(n: int) -> int:
        cells = {"time_kind": "flow", "place": "X"}
        rows = [row(f"f{at}", str(1900 + at), str(10 + at * 7 % 90), **cells) for at in range(n)]
        return len(list(audit(example_figures(rows))))

    assert count(100) <= 11 * count(10)


def test_a_hundred_claims_about_one_year_grow_no_faster() -> None:
    def count(n: int) -> int:
        rows = [row(f"f{at}", "2012", str(1001 + 2 * at)) for at in range(n)]
        rows += [row(f"r{at}", "2012", str(2001 + 2 * at), role="reference") for at in range(n)]
        return len(list(audit(example_figures(rows))))

    assert count(50) <= 11 * count(5)


def test_what_a_claim_may_be_held_against_is_looked_up_once() -> None:
    """Four times the claims and references of one series take about four times the steps, not sixteen."""

    def steps(n: int) -> int:
        cells = {"unit": "person", "time_kind": "stock", "place": "X"}
        rows = [
            row(f"r{at}", f"{1900 + at // 12}-{at % 12 + 1:02}", str(101 + at), role="reference", **cells)
            for at in range(n)
        ]
        rows += [row(f"c{at}", f"{1900 + at // 12}-{at % 12 + 1:02}-15", str(301 + at), **cells) for at in range(n)]
        figures = example_figures(rows)
        counted = 0

        def count(frame: object, event: str, _: object) -> None:
            nonlocal counted
            counted += event == "call"

        setprofile(count)
        try:
            list(audit(figures))
        finally:
            setprofile(None)
        return counted

    assert steps(160) <= 6 * steps(40)


def test_a_badge_never_stands_on_a_reference() -> None:
    rows = [
        row("r", "2012", "9", role="reference", approximator="drygt", time_kind="flow"),
        row("c", "2012", "9", time_kind="flow"),
    ]
    assert all("r" not in finding.figures for finding in audit(example_figures(rows)) if finding.level == "badge")


def test_a_figure_without_reading_or_unit_is_audited() -> None:
    """Nothing is taken for granted of a row that could be read."""
    (figure,) = example_figures([row("a", "2012", direction="increase")])
    assert list(audit([replace(figure, evidence=("nobody",))]))
