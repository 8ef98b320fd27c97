from string import Formatter

import pytest

from facts.figures.problems import CATALOGUE, Problem, ProblemKind, group_problems, message, one_line, ranges
from facts.words import LANGS


def placeholders(text: str) -> set[str]:
    return {name.removesuffix("_en").removesuffix("_sv") for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_every_problem_is_told_in_both_languages_with_the_same_facts(kind: ProblemKind) -> None:
    for text in (kind.condition, kind.message, kind.hint, *kind.variants.values()):
        assert text.en.strip()
        assert text.sv.strip()
        assert placeholders(text.en) == placeholders(text.sv)


def test_numbers_in_a_message_are_written_as_the_reader_writes_them() -> None:
    values = {
        "text": "17.000",
        "number_decimal": "17",
        "number_grouped": "17000",
        "plain_decimal": "",
        "plain_grouped": "",
    }
    problem = Problem("ambiguous-number", 2, "value", values)
    assert "17,000" in message(problem, "en")
    assert "17\u202f000" in message(problem, "sv")


def test_braces_in_a_cell_are_only_text() -> None:
    problem = Problem("not-a-number", 2, "value", {"text": "{0.__class__}"})
    assert all("{0.__class__}" in message(problem, lang) for lang in LANGS)


def test_a_party_without_a_basis_is_a_warning_and_any_other_missing_cell_an_error() -> None:
    assert Problem("missing-value", 2, "party_basis").level == "warning"
    assert Problem("missing-value", 2, "quote").level == "error"


def test_a_long_cell_is_cut_in_a_message() -> None:
    assert len(one_line("x\ny" * 100_000)) == 80


def test_many_problems_of_a_kind_are_told_once_with_their_lines_errors_first() -> None:
    warnings = [Problem("spaces-stripped", line, "unit") for line in (2, 3)]
    errors = [Problem("not-a-number", line, "value") for line in (9, 4, 5, 6)]
    groups = group_problems([*warnings, *errors])
    assert [(group.first.code, group.lines) for group in groups] == [
        ("not-a-number", "4–6, 9"),
        ("spaces-stripped", "2–3"),
    ]


def test_lines_of_the_whole_file_have_no_range() -> None:
    assert ranges([]) == ""
