"""From a sheet of cells to a published table: headings and labels become dimensions, cells become figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from facts.figures.problems import one_line
from facts.figures.units import Units
from facts.language.written_numbers import DecimalSign
from facts.statistics.column_uses import ColumnUse, column_uses, have_units, heading_levels, row_values
from facts.statistics.dimensions import DimensionList, write_out_periods
from facts.statistics.figure_cells import SheetFigures, amounts_below_zero, decimal_sign, sheet_figures, spread_rows
from facts.statistics.headings import (
    TITLE_NUMBER,
    DimensionRole,
    HeadingKind,
    are_parties,
    are_places,
    code_of,
    dataflow_names,
    heading_kind,
    is_group,
    title_dimensions,
)
from facts.statistics.margins import margin_kind
from facts.statistics.period_text import (
    Years,
    has_short_year,
    is_time,
    kind_of_years,
    part_kind,
    part_of_year,
    period_of_file,
    period_without_marks,
    split_heading,
)
from facts.statistics.published_table import PublishedTable, TableKind, Unpublished, with_figures_only
from facts.statistics.statistic_cells import kind_of_figure
from facts.statistics.table_layout import TableBody, TableLayout, table_body
from facts.statistics.table_notes import TableNotes, note_numbers, read_notes
from facts.statistics.unit_text import (
    is_measure,
    is_scale,
    is_unit,
    is_unit_heading,
    name_measures,
    names_unit,
    published_unit,
)
from facts.words import Lang, Text, in_both

_SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(?:och|efter|antal|kommun)\b", re.IGNORECASE)
_ROLES: tuple[DimensionRole, ...] = get_args(DimensionRole)
_FEW = 3  # first cells of a column, which show how it is written
_WITH_POINTS: frozenset[TableKind] = frozenset({"eurostat", "sdmx", "owid", "world-bank", "oecd"})  # before decimals


@dataclass(frozen=True, slots=True)
class SheetQuestions:
    """What the file cannot say itself: how its numbers are written (None: as they prove), what `2011/12` means."""

    sign: DecimalSign | None = None
    years: Years | None = None


def table_of(
    layout: TableLayout, file: str, kind: TableKind, questions: SheetQuestions, usual: DecimalSign | None,
    marks: Mapping[str, str],
) -> PublishedTable:  # fmt: skip
    """The table of a layout. `usual` is the decimal sign of such files, None where the numbers must prove it.

    `marks` are the notes that stand elsewhere than around the table, by their marks.
    """
    notes = read_notes(layout.above, layout.below)
    notes.marks = {**marks, **notes.marks}
    title, said = period_without_marks(notes.title)
    if known := [notes.marks[mark] for mark in note_numbers(said) or [said] if mark in notes.marks]:
        notes.title = title
        notes.notes += known
    notes.use_numbers("".join((*sum(layout.headings, ()), *layout.labels)))
    body = table_body(layout)
    write_out_periods(layout.headings[-1], body.columns)
    uses = column_uses(layout.headings, body.columns)
    if not body.lines or not any(one.use == "figures" for one in uses):
        raise Unpublished(in_both("published.no_table"))
    return _SheetReader(layout, body, uses, notes, kind).table(file, questions, usual)


class _SheetReader:
    """Puts a table together, dimension by dimension: labels first, then what stands in the headings, then time."""

    def __init__(
        self, layout: TableLayout, body: TableBody, uses: Sequence[ColumnUse], notes: TableNotes, kind: TableKind
    ) -> None:
        self._layout, self._body, self._uses, self._notes, self._kind = layout, body, uses, notes, kind
        self._figures = [one for one in uses if one.use == "figures"]
        self._remarks: list[Text] = []
        if kind in ("sdmx", "oecd"):
            self._read_dataflow()
        what, self._names = title_dimensions(TITLE_NUMBER.sub("", notes.title))
        self._counted_in = "; ".join(filter(is_measure, self._names))  # "Births by district, number of children"
        # The years of a title are of its figures, not of the statistic.
        self._what = split_heading(what).rest or ("" if is_time(what) else what)
        headings = " ".join(cell for level in layout.headings for cell in level[:100])
        is_swedish = kind == "kolada" or _SWEDISH.search(f"{notes.title} {headings}")
        self._lang: Lang = "sv" if is_swedish else "en"
        self._found = DimensionList(notes.marks, "sv" if kind == "kolada" else "en")

    def table(self, file: str, questions: SheetQuestions, usual: DecimalSign | None) -> PublishedTable:
        """The whole table."""
        labels = self._labels()
        self._name_after_title(labels)
        for one in labels:
            self._label_dimension(one)
        if self._body.sections:
            self._add_rows("", self._role_of("", self._body.sections), self._body.sections)
        measure = self._heading_dimensions()
        if self._notes.place and not self._found.has("place"):
            place = self._take_line(self._notes.place)
            self._add_columns(self._word("place", "plats"), "place", [place] * len(self._figures))
        if not self._found.has_whole_times():
            self._time_of_title(file)
        self._found.join_times()
        headings = [one.name for one in self._found.dimensions if one.role == "time"]
        years = questions.years or kind_of_years(" ".join((*headings, self._notes.title, *self._notes.subtitles)))
        self._found.write_periods(years)
        figures = self._read_figures(questions.sign, usual, measure)
        self._tell_unused()
        notes = self._notes
        table = PublishedTable(
            file, self._kind, tuple(self._found.dimensions), tuple(map(figures.of_figures, self._found.positions)),
            figures.numbers, figures.lines,
            tuple(sorted([*self._body.left_out, *figures.left_out], key=lambda one: one.line)), figures.flags,
            title=self._what, lang=self._lang, producer=notes.producer, source_url=notes.source_url,
            updated=notes.updated, accessed=notes.accessed, unit=self._unit(measure, figures.percent),
            measure_units={self._what: self._counted_in or figures.percent}, marks=notes.marks,
            notes=tuple(notes.notes), value_notes=self._found.value_notes, remarks=tuple(self._remarks),
            row_values=row_values(self._uses, self._body.columns, figures),
        )  # fmt: skip
        return with_figures_only(table)

    def _labels(self) -> list[ColumnUse]:
        self._call_as_offices_do()
        labels = [one for one in self._uses if one.use in (*_ROLES, "label")]
        for n, one in enumerate(labels):
            # A row without a unit says none: that of the row above may be of another measure.
            self._fill_down(one, only_merged=one.use == "unit" or n == len(labels) - 1)
        return labels

    def _call_as_offices_do(self) -> None:
        """Headings that mean something of their own at one office."""
        uses = {one.heading.casefold(): one for one in self._uses}
        if self._kind == "kolada" and not any(one.use == "place" for one in self._uses):
            # Kolada calls municipalities, regions and their schools units.
            for one in self._uses:
                one.use = "place" if one.use == "unit" else one.use
        if self._kind == "oecd" and "indicator" in uses and "measure" in uses:
            uses["measure"].use = "unit"
            if "subject" in uses:
                uses["subject"].use = "group"

    def _read_dataflow(self) -> None:
        """Whose table an SDMX-CSV file holds and what it is called: "ESTAT:UNE_RT_A(1.0)"."""
        first = {one.heading.casefold(): self._body.columns[one.place][0] for one in self._uses if one.use == "ignored"}
        agency, title = dataflow_names(first)
        self._notes.producer, self._notes.title = self._notes.producer or agency, self._notes.title or title

    def _fill_down(self, one: ColumnUse, *, only_merged: bool) -> None:
        """Names that stand on the first row of a group only; in the last column of labels only merged cells are."""
        cells = self._body.columns[one.place]
        if "" not in cells:
            return
        merged = {
            row + 1 for range_ in self._layout.sheet.merged if range_.left <= one.place <= range_.right
            for row in range(range_.top + 1, range_.bottom + 1)
        }  # fmt: skip
        filled = list(cells)
        for n, (cell, line) in enumerate(zip(cells, self._body.lines, strict=True)):
            if n and not cell and (not only_merged or line in merged):
                filled[n] = filled[n - 1]
        if filled != list(cells):
            self._remarks.append(
                in_both("published.filled_down", column=one_line(one.name))
                if one.name
                else in_both("published.filled_down_unnamed", n=one.place + 1)
            )
        self._body.columns[one.place] = filled

    def _name_after_title(self, labels: Sequence[ColumnUse]) -> None:
        """Columns without a heading are called as the title says: "… efter län, boendeform och år"."""
        if self._names and not any(one.heading for one in labels) and len(self._names) >= len(labels):
            for one in labels:
                name, cells = self._names[0], self._body.columns[one.place][:_FEW]
                is_timed = any(is_time(cell) or part_of_year(name, cell) for cell in cells)
                if is_timed and heading_kind(name) != "time":
                    continue  # the title names what stands in the headings
                self._names = self._names[1:]
                if heading_kind(name) == "time" and not is_timed:
                    continue  # the times of "per quarter" stand in the headings
                one.levels = (split_heading(name)._replace(rest=name),)
                if one.use == "label" and (kind := heading_kind(name)) in _ROLES:
                    one.use = kind
        else:
            known = {one.heading.casefold() for one in labels}
            self._names = [name for name in self._names if name.casefold() not in known and not is_measure(name)]

    def _label_dimension(self, one: ColumnUse) -> None:
        cells = self._body.columns[one.place]
        beside = {other.name: self._body.columns[other.place] for other in self._uses if other.names == one.place}
        codes: Sequence[str] = next(iter(beside.values()), ())
        heading = one.name.partition("\\")[0].strip() or one.name
        if ": " in heading and all(": " in cell for cell in cells):
            # SDMX-CSV with both codes and labels: "SWE: Sweden" under "REF_AREA: Reference area".
            codes = [cell.partition(": ")[0] for cell in cells]
            cells = [cell.partition(": ")[2] for cell in cells]
            heading = heading.partition(": ")[2]
        role = one.use if one.use in _ROLES else self._role_of(heading, cells)
        if role == "measure" and {heading_kind(cell) for cell in dict.fromkeys(cells)} == {"value"}:
            return  # that the values are values says nothing
        if role == "unit" and not any(map(names_unit, dict.fromkeys(cells))):  # "Enhet" is a school or office too
            role = "place" if are_places(list(dict.fromkeys(cells))) else "group"
        self._add_rows(heading, role, cells, codes, beside)

    def _role_of(self, heading: str, cells: Sequence[str]) -> DimensionRole:
        values = list(dict.fromkeys(cells))
        kind = heading_kind(heading)
        if kind in _ROLES and kind != "time":
            return kind
        if all(map(is_time, values)):
            return "time"
        by_unit = not self._found.has("measure") and have_units(cells, self._uses, self._body.columns)
        if by_unit or (any(one.time for one in self._figures) and name_measures(values)):
            return "measure"
        if not self._found.has("place") and (are_places(values) or all(map(code_of, values))):
            return "place"
        return "group"

    def _add_rows(
        self, name: str, role: DimensionRole, cells: Sequence[str], codes: Sequence[str] = (),
        beside: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """A dimension of labels: all figures of a row have its label. `beside` are columns that name it otherwise."""
        index: dict[str, int] = {}
        order = [index.setdefault(cell, len(index)) for cell in cells]
        positions = spread_rows(order, len(self._figures))

        def by_label(column: Sequence[str]) -> list[str]:
            name_of = dict(zip(cells, column, strict=True)) if column else {}
            return [name_of.get(value, "") for value in index]

        aliases = {heading: by_label(column) for heading, column in beside.items() if heading}
        self._found.add(name, role, list(index), positions, by_label(codes), aliases)

    def _add_columns(self, name: str, role: DimensionRole, texts: Sequence[str]) -> None:
        """A dimension of headings: all figures of a column have its heading."""
        index: dict[str, int] = {}
        order = [index.setdefault(text, len(index)) for text in texts]
        self._found.add(name, role, list(index), order * len(self._body.lines))

    def _heading_dimensions(self) -> str:
        """The dimensions that stand over the figures; the measure's name where there is one for all."""
        constant: list[str] = []
        for level in heading_levels(self._figures):
            texts = self._name_unheaded(level)
            values = set(filter(None, texts))
            if part := part_kind(values):
                self._add_columns(part, "time", texts)
            elif len(values) > 1:
                name, role = self._heading_role(list(dict.fromkeys(filter(None, texts))))
                if role == "measure" and self._what:  # "Women" beside "Share of women (%)" are those of the title
                    texts = [f"{self._what}, {text.lower()}" if is_group(text) else text for text in texts]
                self._add_columns(name, role, texts)
            elif values and self._found.has("measure") and not self._found.has("place") and are_places(values):
                self._add_columns(self._word("place", "plats"), "place", texts)
            elif values and heading_kind(texts[0]) not in ("time", "value"):
                constant += values
        self._add_heading_times()
        dimensions = {name.casefold() for name in self._names}
        measure = ", ".join(text for text in constant if text.casefold() not in dimensions)
        line = "" if measure or self._found.has("measure") else self._take_line(self._notes.measure)
        measure = measure or line or self._what
        if not self._found.has("measure") and measure:
            self._add_columns(self._word("measure", "mått"), "measure", [measure] * len(self._figures))
        return measure

    def _take_line(self, said: str) -> str:
        """What a line above says after its key; the line is then no note any more."""
        if said:
            self._notes.notes = [note for note in self._notes.notes if not note.endswith(f": {said}")]
        return said

    def _name_unheaded(self, texts: list[str]) -> list[str]:
        """Figures headed by their period alone are the table's own, told apart from changes and margins beside them."""
        timed = all(text or one.time for one, text in zip(self._figures, texts, strict=True)) and any(texts)
        if "" not in texts or not (timed or any(map(margin_kind, texts))):
            return texts
        if all(map(is_scale, filter(None, texts))):
            return texts  # "2020", "2021 (millions)": said once for all
        are_kinds = all(kind_of_figure(text) is not None for text in texts if text)
        own = self._word("outcome", "utfall") if are_kinds else "" if margin_kind(self._what) else self._what
        return [text or own or self._word("value", "värde") for text in texts]

    def _heading_role(self, values: Sequence[str]) -> tuple[str, DimensionRole]:
        """What stands in a line of headings, and what it is called."""
        names = [name for name in self._names if heading_kind(name) != "time"]
        name = next(filter(heading_kind, names), "")
        kind: HeadingKind | None = heading_kind(name) if name else None
        if names and not name and not any(map(is_measure, values)):
            name, kind = names[0], "group"  # "Passengers by mode of transport": whatever that is
        groups = len(values) if are_parties(values) else sum(map(is_group, values))
        role: DimensionRole = "measure"
        is_measured = not self._found.has("measure") and any(map(is_measure, values))
        if not is_measured and not self._found.has("place") and (kind == "place" or are_places(values)):
            role = "place"
        elif not is_measured and (kind == "group" or self._found.has("measure") or groups * 2 >= len(values)):
            role = "group"
        if self._found.has("measure") and (
            sum(map(is_unit, values)) * 2 >= len(values) or all(map(is_unit_heading, values))
        ):
            return self._word("unit", "enhet"), "unit"
        words = {"measure": self._word("measure", "mått"), "place": self._word("place", "plats")}
        return name if kind == role else words.get(role, self._word("group", "grupp")), role

    def _add_heading_times(self) -> None:
        times = [one.time for one in self._figures]
        if not any(times):
            return
        corner = next((one.heading.partition("\\")[2] for one in self._uses if "\\" in one.heading), "")
        of_title = next((name for name in self._names if heading_kind(name) == "time"), "")
        self._add_columns(corner or of_title or self._word("year", "år"), "time", times)

    def _word(self, en: str, sv: str) -> str:
        return Text(en, sv).of(self._lang)

    def _time_of_title(self, file: str) -> None:
        """A table of one period names it in its title; it is said that it was read there."""
        said = self._notes.period()
        if time := said or period_of_file(file):
            # Months in the headings are those of the year: "jan–dec 2022".
            time = time[-len("2022") :] if self._found.has("time") and time[-4:].isdecimal() else time
            self._add_columns(self._word("year", "år"), "time", [time] * len(self._figures))
            self._remarks.append(in_both(f"published.period_of_{'title' if said else 'file'}", period=time))
            return
        labels = (cell for one in self._uses for cell in self._body.columns[one.place][:_FEW])
        if short := next(filter(has_short_year, (*sum(self._layout.headings, ()), *labels)), ""):
            raise Unpublished(in_both("published.short_year", text=one_line(short)))
        raise Unpublished(in_both("published.no_period"))

    def _read_figures(self, sign: DecimalSign | None, usual: DecimalSign | None, measure: str) -> SheetFigures:
        columns = [self._body.columns[one.place] for one in self._figures]
        unit = published_unit(self._unit(measure, "").split("; "), Units())
        if unit and (found := Units().find(unit.name)) and found.is_money:
            columns, example = amounts_below_zero(columns)
            if example:
                self._remarks.append(in_both("published.below_zero_in_brackets", text=one_line(example)))
        flags = (self._body.columns[one.place] for one in self._uses if one.use == "flag")
        if self._kind in _WITH_POINTS:
            sign = sign or "."
        if sign is None:
            sign, remarks = decimal_sign(columns, usual)
            self._remarks.extend(remarks)
        first = next((cells for cells in flags if any(cells)), ())
        # SDMX-CSV with labels: "P: Provisional value".
        said = [cell.partition(": ")[2] or cell for cell in first]
        return sheet_figures(columns, self._body.lines, sign, said, [one.marks for one in self._figures])

    def _tell_unused(self) -> None:
        """Say which columns with something in them were not understood."""
        filled = (one for one in self._uses if any(self._body.columns[one.place]))
        unused = [one.heading for one in filled if one.use == "unused" and one.heading]
        if unused and self._kind != "kolada":
            self._remarks.append(in_both("published.unused", columns=one_line(", ".join(unused))))

    def _unit(self, measure: str, percent: str) -> str:
        """The texts that say the unit of all figures: a line of the table, its one measure, its title."""
        corners = [one.name for one in self._uses if one.use in (*_ROLES, "label") and is_measure(one.name)]
        if said := self._notes.unit or percent or "; ".join(corners):
            return said
        headings = {one.heading for one in self._figures}
        texts = (headings.pop() if len(headings) == 1 else "", measure, self._notes.title, *self._notes.subtitles)
        return "; ".join(dict.fromkeys(filter(None, texts)))
