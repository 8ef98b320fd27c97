"""A table for those who compute with it: `facts.read(path)`, its figures and findings as data frames, its charts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from facts.figures.columns import COLUMNS
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.problems import Problem, message
from facts.reading.registers import registers_beside
from facts.reading.table import Table, read_table
from facts.regular_file import read_regular_file
from facts.share.figures_csv import cell_of
from facts.words import Lang

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

Errors = Literal["raise", "leave-out"]
_CHOICES = [column.name for column in COLUMNS if column.choices]
_NUMBERS = ("value", "cluster_size", "low", "high")
_DAYS = ("document_date", "accessed", "start", "end")
_TRUTHS = ("low_open", "high_open")


class TableErrors(ValueError):
    """The table has errors; `problems` are all of them, and the text says where and how to mend each."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(problem for problem in problems if problem.is_error)
        lines = [_line(problem) for problem in self.problems]
        super().__init__("\n".join([f"{path.name} has errors. Mend them, or read with errors='leave-out'.", *lines]))


class CitedFigures:
    """One reading of a table: `table` is all that was read of it; frames, findings and charts are made of that."""

    def __init__(self, path: Path, table: Table) -> None:
        self.path = path
        self.table = table

    def frame(self) -> DataFrame:
        """One row a figure, in the order of the table.

        The columns are the table's own, in the order of the documentation, then those that the table has besides
        (translations, a user's own), then how each figure is read: `low`, `high` (NaN for no bound), `low_open`,
        `high_open`, `start`, `end`. Numbers are float64 in the row's `unit`; of a range ("40 to 45") `value` is
        missing and `low` and `high` are its ends. Days are datetime64, closed lists are categories in the order of
        the documentation with their default filled in, all else is text; what is not stated is missing.
        """
        import pandas as pd

        columns = self._columns()
        made: dict[str, Any] = {}
        for name, cells in columns.items():
            if name in _NUMBERS:
                made[name] = pd.Series(cells, dtype="float64")
            elif name in _DAYS:
                made[name] = pd.Series(cells, dtype="datetime64[s]")
            elif name in _TRUTHS:
                made[name] = pd.Series(cells, dtype="boolean")
            elif name in _CHOICES:
                choices = next(column.choices for column in COLUMNS if column.name == name)
                made[name] = pd.Categorical(cells, categories=choices)
            else:
                made[name] = pd.Series(cells, dtype="string")
        return pd.DataFrame(made)

    def findings(self, documents: str | PathLike[str] | None = None) -> DataFrame:
        """One row a finding: `rule`, `level`, `figures` (their ids), `values`, `message_en` and `message_sv`.

        `documents` is a folder of archived documents in which the quotes are looked for.
        """
        import pandas as pd

        from facts.audit import audit
        from facts.documents.quote_search import Archive

        archive = Archive.of(Path(documents)) if documents is not None else None
        rows = [
            (finding.rule, finding.level, finding.figures, dict(finding.values), *finding.message)
            for finding in audit(self.table.figures, archive)
        ]
        names = ["rule", "level", "figures", "values", "message_en", "message_sv"]
        return pd.DataFrame(rows, columns=names).astype({"rule": "string", "level": "category"})

    def chart(self, series: str, lang: Lang = "en") -> LayerChart:
        """The chart of one series with its evidence, as a picture of it leaves the program; a notebook shows it.

        `series` is its key in the table; one that no figure has is a LookupError.
        """
        from altair import LayerChart

        from facts.share.pictures import picture_of
        from facts.share.publication import choose_series, publication_of

        (chosen,) = choose_series(self.table, (series,))
        made: LayerChart = LayerChart.from_dict(picture_of(chosen, publication_of(self.table, lang, self.path)).spec)
        return made

    def _columns(self) -> dict[str, list[Any]]:
        figures = self.table.figures
        columns = {name: [_value_of(figure, name) for figure in figures] for name in self._names}
        reading = [figure.reading for figure in figures]
        for name in Interval._fields:
            columns[name] = [getattr(each, name) if each else None for each in reading]
        columns["start"] = [figure.period.start for figure in figures]
        columns["end"] = [figure.period.end for figure in figures]
        return columns

    @cached_property
    def _names(self) -> list[str]:
        """The table's columns: those of the documentation, then those of this table."""
        return list(dict.fromkeys([*(column.name for column in COLUMNS), *self._written()]))

    def _written(self) -> Iterator[str]:
        for figure in self.table.figures[:1]:
            yield from (name for name in figure.raw if name)


def read_figures(path: str | PathLike[str], *, errors: Errors = "raise") -> CitedFigures:
    """Read a table with the registers beside it; see `facts.read`."""
    place = Path(path)
    table = read_table(read_regular_file(place), registers_beside(place))
    if table.has_errors and errors == "raise":
        raise TableErrors(place, table.problems)
    return CitedFigures(place, table)


def _line(problem: Problem) -> str:
    place = f"line {problem.line}" + (f", {problem.column}" if problem.column else "")
    return f"{place}: {message(problem, 'en')}"


def _value_of(figure: Figure, name: str) -> Any:
    """A cell as read; None for what is not stated."""
    match name:
        case "value":
            return float(figure.value) if figure.value is not None and figure.value_high is None else None
        case "cluster_size" | "document_date" | "accessed":
            return getattr(figure, name)
        case "period":
            return figure.period.code
        case "unit":
            return figure.unit.name if figure.unit else None
        case "evidence":
            return " ".join(figure.evidence) or None
    return cell_of(figure, name) or None
