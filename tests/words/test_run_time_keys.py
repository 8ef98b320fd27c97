"""Words whose key is put together as the program runs: each part that the program may put in has its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import get_args

import pytest

from facts.app.adding.page import _WAYS
from facts.app.filters import _VALUES, ROLES
from facts.app.pages import PAGES
from facts.audit.findings import LEVELS
from facts.audit.summary import STANDINGS
from facts.charts.panels import ChartForm
from facts.documents.candidates import CandidateKind
from facts.figures.columns import BY_NAME, COLUMNS
from facts.figures.hedges import HEDGES
from facts.share.changes import ChangeKind
from facts.share.formats import FORMATS, FRAMES, REPORT_FORMATS
from facts.share.report import TABLE_COLUMNS as COLUMNS_OF_A_REPORT
from facts.words import LANGS, vocabulary
from tests.words.test_vocabulary import patterns, trees

DIRECTIONS = BY_NAME["direction"].choices
KINDS = BY_NAME["measure_kind"].choices

FAMILIES: dict[str, Iterable[str]] = {
    "add.way_{}": _WAYS,
    "changes.{}_text": get_args(ChangeKind),
    "changes.{}_title": get_args(ChangeKind),
    "charts.{}": DIRECTIONS,
    "charts.alt_{}": get_args(ChartForm),
    "charts.column_{}": ["population", "time_kind", "period"],
    "command.{}": ["error", "warning"],
    "mapping.leave_{}": ["no_figure_one", "no_figure_other", "total_one", "total_other"],
    "report.{}": COLUMNS_OF_A_REPORT,
    "charts.said_{}": DIRECTIONS,
    "charts.kind_{}": [kind for kind in KINDS if kind != "outcome"],
    "documents.kind_{}": get_args(CandidateKind),
    "document.kind_{}": get_args(CandidateKind),
    "filters.{}": _VALUES,
    "filters.role_{}": ROLES,
    "findings.level_{}": LEVELS,
    "form.role_{}": ROLES,
    "kinds.{}": [choice for column in COLUMNS for choice in column.choices],
    "method.{}": HEDGES,
    "pages.{}": [page.name for page in PAGES],
    "report.levels_{}": LEVELS,
    "report_page.{}": REPORT_FORMATS,
    "sharing.{}": FORMATS,
    "sharing.frame_{}": FRAMES,
    "summary.{}": [f"{name}_{form}" for name in STANDINGS for form in ("one", "other")],
    "summary.alone_{}": STANDINGS,
    "summary.row_{}": [f"{name}_{form}" for name in STANDINGS for form in ("one", "other")],
}
"""Keys with a part out of a list of the program, and the list. Who adds to a list is told here what has no words."""


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("lang", LANGS)
def test_everything_in_a_list_of_the_program_has_its_words(family: str, lang: str):
    wanted = [family.format(part) for part in FAMILIES[family]]
    assert wanted
    missing = [key for key in wanted if key not in vocabulary(lang)]  # type: ignore[arg-type]
    assert not missing, f"write these keys into facts/words/{lang}.toml: {missing}"


KEYS_AND_STEMS = {re.sub(r"_(none|one|other)$", "", name) for name in vocabulary("en")} | set(vocabulary("en"))


def test_a_key_that_is_put_together_has_a_list_or_its_parts_stand_in_the_module_that_asks():
    """So that a search for the words of a screen finds where they are asked for."""
    unknown = []
    for path, tree in trees():
        constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        for node in ast.walk(tree):
            for key in patterns(ast.Module([ast.Expr(node)], [])) if isinstance(node, ast.JoinedStr) else ():
                family = key.replace(r"([\w-]+)", "{}").replace("\\", "")
                if "{}" in family and family not in FAMILIES and not has_words(key, constants):
                    unknown.append(f"{path.name}: {family}")
    assert unknown == []


def has_words(key: str, constants: set[object]) -> bool:
    """Whether some key is made of parts that a module holds."""
    matches = (re.fullmatch(key, name) for name in KEYS_AND_STEMS)
    return any(match and all(part in constants or part.isdigit() for part in match.groups()) for match in matches)
