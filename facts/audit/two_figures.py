"""Two figures that somebody sets side by side: what can be compared, and what to know about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facts.audit.compare import Comparison, comparable, in_time
from facts.audit.findings import Finding
from facts.audit.pairs import Pair
from facts.audit.phrases import columns
from facts.audit.rule import Evidence
from facts.audit.rules.change import CHANGE
from facts.audit.rules.small_counts import SMALL_COUNTS, test_of
from facts.audit.rules.targets import TARGET_AS_BASELINE, TARGET_VS_OUTCOME, apart, mixed_comparison
from facts.audit.series_view import TableView
from facts.figures.figure import Figure
from facts.words import Text

_DIFFER = Text(
    "They cannot be compared. What differs: {columns}.", "De går inte att jämföra. Det som skiljer: {columns}."
)


@dataclass(frozen=True, slots=True)
class TwoFigures:
    """The comparison of two figures, in words, and the findings that it gives rise to."""

    comparison: Comparison
    message: Text
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, object]:
        """For JSON: the comparison, with its findings beside it."""
        return {**self.comparison.as_dict(), "findings": [finding.as_dict() for finding in self.findings]}


def compare_two(table: TableView, first: str, second: str) -> TwoFigures:
    """Compare two figures by their ids; KeyError when there is no such figure."""
    earlier, later = in_time(table.figures[first], table.figures[second])
    comparison = comparable(earlier, later)
    message = _message(table, comparison, earlier, later)
    return TwoFigures(comparison, message, tuple(_findings(table, earlier, later)))


def _message(table: TableView, comparison: Comparison, earlier: Figure, later: Figure) -> Text:
    if not comparison.comparable:
        return Text(
            _DIFFER.en.format(columns=columns(comparison.differs, "en")),
            _DIFFER.sv.format(columns=columns(comparison.differs, "sv")),
        )
    # As points of their series, whose other figures say by what these two have to be named.
    point_of = table.of(later).point_of
    points = tuple(point_of[figure.id].cited_in(figure) for figure in (earlier, later))
    evidence = Evidence(points, {"caveats": list(comparison.caveats)})
    return Text(CHANGE.sentence(evidence, "en"), CHANGE.sentence(evidence, "sv"))


def _findings(table: TableView, earlier: Figure, later: Figure) -> Iterator[Finding]:
    if earlier.series != later.series or earlier.reading is None or later.reading is None:
        return
    view = table.of(later)
    first, last = view.point_of[earlier.id], view.point_of[later.id]
    kinds = (earlier.measure_kind, later.measure_kind)
    if kinds == ("target", "outcome") and earlier.period.days != later.period.days:
        yield TARGET_AS_BASELINE.finding(mixed_comparison(view, first, last))
    elif set(kinds) in ({"target", "outcome"}, {"budget", "outcome"}) and earlier.period.days == later.period.days:
        target, outcome = (last, first) if kinds[0] == "outcome" else (first, last)
        yield from (TARGET_VS_OUTCOME.finding(gap) for gap in apart(Pair("target", target, outcome)))
    elif kinds == ("outcome", "outcome"):
        counted = test_of(view, Pair("span", first, last))
        if counted:
            yield SMALL_COUNTS.finding(counted)
