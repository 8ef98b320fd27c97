"""One figure is put into words in one way, wherever it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.rule import example_figures, row
from facts.charts import describe
from facts.figures.figure import Figure
from facts.figures.wording import (
    amount,
    difference_words,
    figure_words,
    interval_words,
    readable,
    reading_words,
    says_its_reading,
)
from facts.share.evidence import evidence
from facts.share.report import report_on
from facts.words import LANGS, Lang
from facts.words.numbers import computed_number
from tests.share.making import ALL, JOBS, MORE, TARGET, only_series, publication

SHARE = {"unit": "percent", "quote": "Vart femte, 20 procent."}
TABLES = [
    ALL,
    (JOBS, MORE, TARGET),
    (JOBS | SHARE | {"value": "20", "approximator": "vart femte", "approximator_en": "every fifth"},
     MORE | SHARE | {"value": "33.3", "approximator": "nästan vart tredje", "approximator_en": "almost every third"}),
    (JOBS | SHARE | {"value": "7.10", "approximator": "", "approximator_en": ""}, MORE | SHARE | {"value": "7.4"}),
    (JOBS | {"value": "23.200001", "unit": "mdkr", "approximator": "", "approximator_en": ""},
     MORE | {"value": "0.799052132701422", "unit": "mdkr"}),
    (JOBS | {"value": "400", "approximator": "mer än", "approximator_en": "more than"}, MORE | {"value": "1"}),
]  # fmt: skip


def difference(first: str, second: str, unit: str = "percent", second_unit: str = "") -> str:
    one, other = example_figures(
        [row("a", "2010", first, unit=unit), row("b", "2011", second, unit=second_unit or unit)]
    )
    [finding] = [f for f in audit((one, other)) if f.rule in ("change", "percentage-points")]
    return finding.message.en.rsplit(": ", 1)[1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rows", TABLES, ids=range(len(TABLES)))
def test_chart_finding_report_and_picture_say_a_figure_in_the_same_words(
    rows: tuple[dict[str, str], ...], lang: Lang
) -> None:
    made = publication(*rows, lang=lang)
    series = only_series(made)
    chart = describe(series, lang)
    report = report_on([series], made, title="T", introduction="")
    listed = " | ".join(line.figure for chapter in report.chapters for line in chapter.rows)
    findings = " ".join(finding.message.of(lang) for finding in audit(made.table.figures))
    for figure in made.table.figures:
        words = figure_words(figure, lang, worded=True)
        assert words in chart, "chart"
        assert words in listed, "report"
        if not figure.is_claim or figure.measure_kind == "outcome":
            assert amount(figure, lang).casefold() in findings.casefold(), "findings"
        if figure.reading and not figure.reading.is_exact:
            reading = interval_words(figure.reading, figure.unit, lang)
            assert reading.casefold() in findings.casefold()
            # Words that are their own reading are not said a second time.
            said = not says_its_reading(figure, lang)
            assert (reading in reading_words(figure, lang)) == said
            assert (reading in chart.replace(words, "")) == said
            assert any(reading in caution for caution in evidence(series, made).cautions) == said, "picture"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("0.34", "0.38", "+0.04\u00a0percentage points."),
        ("20.0", "19.96", "−0.04\u00a0percentage points."),
        ("20.0", "22.0", "+2.0\u00a0percentage points."),
        ("20", "22.5", "+2.5\u00a0percentage points."),
        ("20", "20", "0\u00a0percentage points."),
    ],
)
def test_a_difference_has_the_finer_precision_of_its_figures(first: str, second: str, words: str) -> None:
    assert difference(first, second) == words


def test_a_difference_of_numbers_per_mille_is_told_in_points_of_a_hundred() -> None:
    assert difference("2.1", "1.9", "permille", "permille") == "−0.02\u00a0percentage points."


def test_a_difference_between_millions_and_billions_keeps_what_the_finer_one_says() -> None:
    assert difference("4801", "4.9", "msek", "mdkr").startswith("+0.099\u00a0billion kronor")


@given(st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=2))
def test_a_difference_is_nothing_only_when_it_is_nothing(first: Decimal, second: Decimal) -> None:
    unit = _percent()
    low = float(second - first)
    words = difference_words(low, low, unit, "en")
    assert words.startswith("0\u00a0") is (low == 0)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("23.200001", "23.2"), ("0.799052132701422", "0.7991"), ("20.0", "20.0"), ("0.0000012", "0.0000012"),
     ("12345.678912345", "12345.68"), ("1234567.25", "1234567.25"), ("33.333333", "33.33")],
)  # fmt: skip
def test_digits_that_only_a_computer_leaves_are_not_shown(written: str, shown: str) -> None:
    assert str(readable(Decimal(written))) == shown


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 4))
def test_a_computed_number_is_written_as_nought_only_when_it_is_nought(value: float, decimals: int) -> None:
    value = round(value, 10)
    assert (computed_number(value, "en", decimals) == "0") is (value == 0)


def _percent() -> object:
    [figure] = example_figures([row("a", "2010", "1", unit="percent")])
    assert isinstance(figure, Figure)
    return figure.unit


def test_a_range_is_written_with_both_its_ends() -> None:
    level, change = example_figures(
        [row("a", "2010", "40–45", unit="percent"), row("b", "2011", "5–7", unit="percent", change_since="2010")]
    )
    assert figure_words(level, "en") == "40–45%"
    assert figure_words(change, "en") == "+5 to +7%"
    assert amount(level, "sv") == "40–45\u00a0%"


def test_the_hedge_of_an_index_stands_before_its_number() -> None:
    [said] = example_figures([row("a", "2023", "120", unit="index", approximator="nästan")])
    assert figure_words(said, "sv", worded=True) == "index\u00a0”nästan” 120"


def test_times_and_ranks_have_no_sign() -> None:
    rows = [
        row("a", "2010", "3", unit="times", change_since="2000"),
        row("b", "2010", "3", unit="rank", compared_with="EU"),
    ]
    words = [figure_words(figure, "en", worded=True) for figure in example_figures(rows)]
    assert [" ".join(text.split()) for text in words] == ["3 times", "place 3"]


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "words"),
    [
        ("-30", "percent", "more than", "“more than” 30% lower"),
        ("-500", "child", "at least", "“at least” 500 children fewer"),
        ("-30", "percent", "", "−30%"),
        ("30", "percent", "more than", "“more than” +30%"),
        ("14.2", "index", "nearly", "“nearly” +14.2 index points"),
    ],
)
def test_a_fall_by_more_than_30_per_cent_is_not_written_as_more_than_minus_30(
    value: str, unit: str, hedge: str, words: str
) -> None:
    [figure] = example_figures([row("a", "2010", value, unit=unit, approximator=hedge, change_since="2000")])
    assert figure_words(figure, "en", worded=True).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("others", "shown"),
    [(("23.2", "23.4"), "0.8"), (("0.81",), "0.80"), ((), "0.7991"), (("12", "0.333333333333"), "1")],
)
def test_computer_digits_are_shown_as_finely_as_people_write_the_series(others: tuple[str, ...], shown: str) -> None:
    rows = [row("a", "2010", "0.799052132701422", unit="mdkr")]
    rows += [row(f"b{n}", str(2011 + n), value, unit="mdkr") for n, value in enumerate(others)]
    assert figure_words(example_figures(rows)[0], "en") == shown
