"""What is said of a choice of figures never leans on a hidden one in silence."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.findings import Finding, findings_in_view
from facts.reading.table import read_table
from facts.words import LANGS, say
from tests.app.conftest import MEMO

FIGURES = {figure.id: figure for figure in read_table(MEMO.read_bytes()).figures}
FINDINGS = tuple(audit(FIGURES.values()))
HIDDEN = {
    lang: {say(f"views.hidden_{form}", lang, figures="", n=0).split("{")[0].split(":")[0].split("0")[0] for form in
           ("one", "other", "many")}
    for lang in LANGS
}  # fmt: skip


def names_hidden(finding: Finding, original: Finding) -> bool:
    """Whether the sentence goes on to say, in both languages, that figures are not shown."""
    added = {lang: finding.message.of(lang).removeprefix(original.message.of(lang)).strip() for lang in LANGS}
    return all(any(added[lang].startswith(words) for words in HIDDEN[lang]) for lang in LANGS)


def original_of(finding: Finding) -> Finding:
    return next(
        one for one in FINDINGS
        if (one.rule, one.figures, one.values) == (finding.rule, finding.figures, finding.values)
    )  # fmt: skip


def has_claim(ids: Iterable[str]) -> bool:
    return any(FIGURES[name].is_claim for name in ids)


@given(st.sets(st.sampled_from(sorted(FIGURES))))
def test_a_finding_speaks_of_shown_figures_alone_or_names_the_hidden_ones(visible: set[str]):
    for finding in findings_in_view(FINDINGS, visible, FIGURES):
        shown = visible & set(finding.figures)
        assert shown
        assert has_claim(shown) == has_claim(finding.figures)
        assert names_hidden(finding, original_of(finding)) == (shown != set(finding.figures))


@given(st.sets(st.sampled_from(sorted(FIGURES))))
def test_what_is_said_of_shown_figures_alone_stays_word_for_word(visible: set[str]):
    kept = findings_in_view(FINDINGS, visible, FIGURES)
    assert [one for one in FINDINGS if visible.issuperset(one.figures)] == [
        one for one in kept if visible.issuperset(one.figures)
    ]


@pytest.mark.parametrize("visible", [None, frozenset(FIGURES)])
def test_without_a_choice_every_finding_stands_as_it_is(visible: frozenset[str] | None):
    assert findings_in_view(FINDINGS, visible, FIGURES) == FINDINGS


def test_a_hidden_figure_is_named_by_who_says_it_and_its_period():
    finding = next(one for one in FINDINGS if len(one.figures) == 2 and has_claim(one.figures[:1]))
    shown, hidden = finding.figures
    [named] = [one for one in findings_in_view([finding], {shown}, FIGURES) if one.figures == finding.figures]
    figure = FIGURES[hidden]
    assert named.message.en.endswith(f", {figure.period.named('en')}.")
    assert (figure.cited_by or figure.producer) in named.message.en
