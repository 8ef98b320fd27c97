"""From a published table to rows with role reference: named, scaled and noted as the user's table has them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from facts.figures.columns import BY_NAME
from facts.figures.problems import one_line
from facts.figures.units import Units
from facts.progress import without_collecting
from facts.reading.amounts import says_balance
from facts.reading.cells import read_address
from facts.reading.ids import id_names, numbered_ids
from facts.statistics.headings import DimensionRole, fineness, heading_kind, is_total_code, is_total_word
from facts.statistics.published_table import CellLeftOut, PublishedTable, Unpublished
from facts.statistics.statistic_cells import FORECAST, SAYS_CHANGE, ContinuedStatistic, SharedCells, StatisticCells
from facts.statistics.table_notes import flag_words
from facts.statistics.unit_text import multiply, power_of_ten
from facts.words import Lang, Text, in_both

if TYPE_CHECKING:
    from facts.reading.table import Incoming

_COLUMNS = (
    "topic", "topic_en", "topic_sv", "series", "title", "title_en", "title_sv", "value", "margin", "unit",
    "prices", "measure_kind", "time_kind", "period", "change_since", "place", "population", "definition",
    "definition_en", "definition_sv", "role", "cited_by", "document", "document_date", "producer", "source_url",
    "accessed", "note",
)  # fmt: skip
_ROLES: tuple[DimensionRole, ...] = get_args(DimensionRole)
# What tells the figures of a statistic apart.
_SCOPE = (
    "change_since", "series", "title", "definition", "period", "place", "population", "measure_kind", "prices", "unit",
)  # fmt: skip
_SPAN = re.compile(r"(\d{4})–(\d{4})")
_TO_QUOTE = (",", '"', "\r", "\n")
# A note is read beside its figure; footnotes of a whole office run to pages. Of names that were changed a few show how.
_LONGEST_NOTE = 1_000
_FEW = 3


@dataclass(frozen=True, slots=True)
class References:
    """Rows of the user's table, without ids, column by column, and the line of the file that each row comes from.

    `left_out` are the cells without a figure; `remarks` say what was read in which way.
    """

    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]
    left_out: tuple[CellLeftOut, ...]
    remarks: tuple[Text, ...]


def reference_rows(
    table: PublishedTable,
    where: Mapping[str, Collection[str]] | None = None,
    *,
    source_url: str = "",
    producer: str = "",
    series: ContinuedStatistic | None = None,
    units: Units | None = None,
    lang: Lang = "en",
) -> References:
    """The figures that `where` asks for as rows; Unpublished, naming the option, where an answer is missing.

    `source_url` and `producer` stand before what the file says of itself. Notes of flags are written in `lang`.
    """
    chosen = table.select(where or {})
    if not len(chosen):
        raise Unpublished(in_both("published.nothing_chosen"), "where")
    series, units = series or ContinuedStatistic(), units or Units()
    parts = list(table.chosen_parts(chosen))
    if series.cells and len(parts) > 1:
        names = "; ".join(table.dimensions[0].values[:8])
        raise Unpublished(in_both("published.which_measure", n=len(parts), measures=names), "where")
    with without_collecting():
        made = [_Rows(part, own, source_url, producer, series, units, lang).references() for part, own in parts]
        return _in_one(made, table.remarks) if len(made) > 1 else made[0]


def _in_one(made: Sequence[References], remarks: Sequence[Text]) -> References:
    """The rows of several tables, one after the other; Unpublished where two of them say different things of one."""
    names = [name for name in _COLUMNS if any(name in one.columns for one in made)]
    columns: dict[str, list[str]] = {name: [] for name in names}
    for one in made:
        for name, cells in columns.items():
            cells += one.columns.get(name, ("",) * len(one.lines))
    lines = [line for one in made for line in one.lines]
    scope = (columns.get(name, ("",) * len(lines)) for name in _SCOPE)
    first: dict[tuple[str, ...], int] = {}
    for n, key in enumerate(zip(*scope, strict=True)):
        other = first.setdefault(key, n)
        if columns["value"][other] != columns["value"][n]:
            values = ", ".join(filter(None, key[1:]))
            raise Unpublished(
                in_both("published.two_figures", values=values, line=lines[other], other=lines[n]), "sheet"
            )
    left_out = sorted((cell for one in made for cell in one.left_out), key=lambda cell: cell.line)
    texts = dict.fromkeys((*remarks, *(text for one in made for text in one.remarks)))
    return References(columns, lines, tuple(left_out), tuple(texts))


class _Rows:
    """Makes the rows; what figures have in common is worked out once for each combination of values."""

    def __init__(
        self,
        table: PublishedTable,
        chosen: Sequence[int],
        source_url: str,
        producer: str,
        series: ContinuedStatistic,
        units: Units,
        lang: Lang,
    ) -> None:
        self.table, self.chosen, self.series, self.units, self.lang = table, chosen, series, units, lang
        self.remarks: dict[Text, None] = dict.fromkeys(table.remarks)
        self.addresses = table.row_values.get("address") if not source_url else None
        self.source_url = source_url or table.source_url
        self.producers = table.row_values.get("producer") if not producer else None
        self.producer = producer or table.producer
        self.by_role = {role: table.with_role(role) for role in _ROLES}
        origin = {
            "cited_by": table.passed_on_by, "document_date": table.updated, "producer": self.producer,
            "source_url": self.source_url, "accessed": table.accessed,
        }  # fmt: skip
        self.statistics = StatisticCells(table, chosen, origin, series, units, self.remarks)
        time = self.by_role["time"][0]
        self.periods, self.time_codes = table.dimensions[time].values, table.positions[time]
        self.notes = table.row_values.get("note")
        self.has_notes = bool(self.notes or table.flags or table.value_notes or table.notes)

    def references(self) -> References:
        """All rows."""
        self._check()
        left_out = [*self.table.left_out, *self._without_repeats()]
        names = self._places() | self._groups()
        scales, numbers = self.table.row_values.get("scale"), self.table.numbers
        others = {n: codes for n, codes in enumerate(self.table.positions) if n not in self.by_role["time"]}
        exponents = list(map(power_of_ten, scales)) if scales else [0] * len(numbers)
        keys = list(zip(exponents, *others.values(), strict=True))
        index = {key: n for n, key in enumerate(dict.fromkeys(map(keys.__getitem__, self.chosen)))}
        commons = [self._common(dict(zip(others, key[1:], strict=True)), names, key[0]) for key in index]
        below = {n for n in self.chosen if numbers[n][0] == "-" and commons[index[keys[n]]].is_count}
        left_out += [CellLeftOut(self.table.lines[figure], in_both("published.below_zero")) for figure in below]
        left_out.sort(key=lambda one: one.line)
        figures = [figure for figure in self.chosen if figure not in below] if below else self.chosen
        which = list(map(index.__getitem__, map(keys.__getitem__, figures)))
        columns = self._columns(figures, which, commons)
        lines = list(map(self.table.lines.__getitem__, figures))
        return References(columns, lines, tuple(left_out), tuple(self.remarks))

    def _columns(
        self, figures: Sequence[int], which: Sequence[int], commons: Sequence[SharedCells]
    ) -> Mapping[str, Sequence[str]]:
        """The columns of the rows: what figures share, their values and periods, and what stands beside single ones.

        `which` has for each figure the place of what it shares among `commons`.
        """
        table = self.table
        filled = set().union(*(common.cells for common in commons))
        found: dict[str, Sequence[str]] = {}
        for name in _COLUMNS:
            if name in filled:
                texts = [common.cells.get(name, "") for common in commons]
                is_same = len(set(texts)) == 1
                found[name] = texts[:1] * len(which) if is_same else list(map(texts.__getitem__, which))
        factors = [common.factor for common in commons]
        numbers = list(map(table.numbers.__getitem__, figures))
        is_scaled = any(factor != 1 for factor in factors)
        found["value"] = list(map(multiply, numbers, map(factors.__getitem__, which))) if is_scaled else numbers
        if margins := table.row_values.get("margin"):
            scaled = (_scale_margin(margins[figure], factors[n]) for figure, n in zip(figures, which, strict=True))
            found["margin"] = list(scaled)
        found["period"] = [self.periods[self.time_codes[figure]] for figure in figures]
        named = [common.cells.get("title", "") + " " + common.cells.get("definition", "") for common in commons]
        of_changes = {text for text in set(named) if SAYS_CHANGE.search(text)}
        changes = [text in of_changes for text in named]
        if of_changes and any(
            spans := [
                _SPAN.fullmatch(text) if changes[n] else None for n, text in zip(which, found["period"], strict=True)
            ]
        ):
            # "Change 1990–2022" is said of 2022, since 1990.
            since = found.get("change_since", [""] * len(figures))
            found["change_since"] = [span[1] if span else text for span, text in zip(spans, since, strict=True)]
            found["period"] = [span[2] if span else text for span, text in zip(spans, found["period"], strict=True)]
        may_be_foretold = self._forecast_times or table.flags
        if may_be_foretold and any(foretold := list(map(self._is_forecast, figures))):
            kinds = found.get("measure_kind", [""] * len(figures))
            found["measure_kind"] = ["forecast" if is_so else kind for is_so, kind in zip(foretold, kinds, strict=True)]
        for name, beside, blank in (("source_url", self.addresses, ""), ("producer", self.producers, " ")):
            own = [blank.join(beside[figure].split()) for figure in figures] if beside else []
            if any(own):
                usual = found.get(name, [""] * len(figures))
                found[name] = [text or other for text, other in zip(own, usual, strict=True)]
        notes = list(map(self._note, figures)) if self.has_notes else []
        return found | ({"note": notes} if any(notes) else {})

    @cached_property
    def _forecast_times(self) -> frozenset[int]:
        """The periods whose mark says that they are foretold: "2024 Prognos", "2025p" with "p = prognos" below."""
        time, notes = self.by_role["time"][0], self.table.value_notes
        return frozenset(value for (n, value), text in notes.items() if n == time and self._says_forecast(text))

    def _is_forecast(self, figure: int) -> bool:
        flag = self.table.flags.get(figure, "")
        return self.time_codes[figure] in self._forecast_times or (bool(flag) and self._says_forecast(flag))

    def _says_forecast(self, mark: str) -> bool:
        return any(FORECAST.match(flag_words(one, self.table.marks, self.lang)) for one in mark.split("\n"))

    @cached_property
    def finest_places(self) -> list[int]:
        """The dimensions of places, without those that only say in what larger place each of another lies."""
        found = self.by_role["place"]
        codes, names = self.table.positions, [one.name for one in self.table.dimensions]
        size = {n: (len(set(codes[n])), fineness(names[n]), n) for n in found}

        def lies_in(fine: int, coarse: int) -> bool:
            pairs = set(zip(codes[fine], codes[coarse], strict=True))
            return len(pairs) == size[fine][0] and size[coarse] < size[fine]

        return [n for n in found if not any(lies_in(fine, n) for fine in found if fine != n)]

    def _remark(self, key: str, **values: object) -> None:
        self.remarks[in_both(key, **values)] = None

    def _check(self) -> None:
        """Everything that has to be asked before a row is made."""
        if not self.source_url and not (self.addresses and all(self.addresses[figure] for figure in self.chosen)):
            raise Unpublished(in_both("published.no_address"), "source-url")
        if self.source_url and read_address(self.source_url).value is None:
            raise Unpublished(in_both("published.bad_address", text=one_line(self.source_url)), "source-url")
        if self.series.cells and len(measures := self.statistics.measures) > 1:
            names = "; ".join(measures[:8])
            raise Unpublished(in_both("published.which_measure", n=len(measures), measures=names), "where")

    def _without_repeats(self) -> list[CellLeftOut]:
        """Leave out what stands in the file twice; refuse two figures for one thing."""
        keys = list(zip(*self.table.positions, strict=True))
        if len(set(keys)) == len(keys):
            return []
        first: dict[tuple[int, ...], int] = {}
        once, again = [], []
        for figure in self.chosen:
            other = first.setdefault(keys[figure], figure)
            lines = (self.table.lines[other], self.table.lines[figure])
            if other == figure:
                once.append(figure)
            elif self.table.numbers[other] == self.table.numbers[figure]:
                again.append(CellLeftOut(lines[1], in_both("published.figure_again", line=lines[0])))
            else:
                values = ", ".join(value for _, value in self.table.values_of(figure) if value)
                raise Unpublished(in_both("published.two_figures", values=values, line=lines[0], other=lines[1]))
        self.chosen = once
        return again

    def _common(self, codes: Mapping[int, int], names: Mapping[int, Sequence[str]], exponent: int) -> SharedCells:
        """The cells that figures of one place, group and measure share, and the scale that their numbers get.

        `codes` are the positions of their values, `names` what the values of places and groups are called here.
        """
        measure, units = (
            [self.table.dimensions[n].values[codes[n]] for n in self.by_role[role]] for role in ("measure", "unit")
        )
        statistic = self.statistics.of(", ".join(measure), tuple(units), exponent)
        place, group = (
            ", ".join(filter(None, (names[n][codes[n]] for n in found)))
            for found in (self.finest_places, self.by_role["group"])
        )
        said = {"place": " ".join(place.split()), "population": " ".join(group.split())}
        cells = statistic.cells | {name: text for name, text in said.items() if text}
        return SharedCells(cells, statistic.factor, statistic.is_count and not says_balance(group))

    def _groups(self) -> dict[int, list[str]]:
        """What the chosen figures' values of each group say about whom they count."""
        found: dict[int, list[str]] = {}
        for n, used in self._used_values.items():
            values = self.table.dimensions[n].values
            found[n] = [self._group(n, value) if code in used else "" for code, value in enumerate(values)]
        return found

    def _group(self, n: int, value: str) -> str:
        """The value of a group; a total that stands alone in its column says nothing about whom the figure counts.

        Where a statistic is continued, nor does the word for it: its other rows are of all, and do not say so.
        """
        dimension = self.table.dimensions[n]
        if len(self._used_values[n]) > 1:
            return value
        code = dimension.codes[dimension.values.index(value)] if dimension.codes else ""
        is_total = (
            heading_kind(value) == "value"
            or is_total_code(value)
            or is_total_code(code)
            or (bool(self.series.cells) and is_total_word(value))
        )
        return "" if is_total else value

    @cached_property
    def _used_values(self) -> dict[int, set[int]]:
        """The values of each group that the chosen figures have."""
        return {n: {self.table.positions[n][figure] for figure in self.chosen} for n in self.by_role["group"]}

    def _places(self) -> dict[int, list[str]]:
        """The places as the user's table names them; what is named otherwise is said."""
        found: dict[int, list[str]] = {}
        changed: dict[str, str] = {}
        for n in self.by_role["place"]:
            dimension = self.table.dimensions[n]
            used = {self.table.positions[n][figure] for figure in self.chosen}
            found[n] = [""] * len(dimension.values)
            for place in used:
                value, code = dimension.values[place], dimension.codes[place] if dimension.codes else ""
                name = self.series.place_named(value)
                found[n][place] = name
                if is_total_word(name) and len(used) > 1:
                    self._remark("published.total_of_places", place=one_line(name), column=one_line(dimension.name))
                if name != value or (code and code in self.table.file):
                    changed[value] = name
        if changed:
            some = "; ".join(f"{old} → {new}" for old, new in list(changed.items())[:_FEW])
            self._remark("published.places_named", places=some + (" …" if len(changed) > _FEW else ""))
        return found

    def _note(self, figure: int) -> str:
        table = self.table
        parts = self.notes[figure].split("\n") if self.notes else []
        if flag := table.flags.get(figure):
            parts += [flag_words(one, table.marks, self.lang) for one in flag.split("\n")]
        if table.value_notes:
            values = enumerate(codes[figure] for codes in table.positions)
            parts += [
                flag_words(text, table.marks, self.lang) for key in values if (text := table.value_notes.get(key))
            ]
        parts += table.notes
        sentences = (" ".join(part.split()) for part in dict.fromkeys(filter(None, parts)))
        text = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in sentences)
        return text if len(text) <= _LONGEST_NOTE else text[: _LONGEST_NOTE - 1] + "…"


def _scale_margin(margin: str, factor: int) -> str:
    """A margin times the scale of its figure's unit; "" for none."""
    return "–".join(multiply(end, factor) for end in margin.split("–") if end)


def as_incoming(references: References, taken: Iterable[str] = ()) -> Incoming:
    """The rows as facts.saving.append takes them, each with an id that is not `taken`, and their owner's lines."""
    # Who only writes the rows reads no table, and is spared the loading of all that does.
    from facts.reading.table import Incoming

    # No cell has a line break, so that each row is one line below the header.
    lines = dict(enumerate([1, *references.lines], start=1))
    return Incoming(references_as_csv(references, taken), lines)


def references_as_csv(references: References, taken: Iterable[str] = ()) -> bytes:
    """The rows as a table of their own, each with an id that is not `taken`."""
    columns = references.columns
    names = [name for name in BY_NAME if name in columns and name != "id"]
    names += [name for name in _COLUMNS if name in columns and name not in BY_NAME]
    blank = [""] * len(references.lines)
    series, places, periods = (columns.get(name, blank) for name in ("series", "place", "period"))
    by = columns.get("cited_by") or columns.get("producer", blank)
    with without_collecting():
        ids = list(numbered_ids(id_names(series, places, periods, by), taken))
        cells = zip(ids, *(_quote_cells(columns[name]) for name in names), strict=True)
        text = "\n".join([",".join(["id", *names]), *map(",".join, cells), ""])
    return text.encode("utf-8", "replace")


def _quote_cells(column: Sequence[str]) -> Sequence[str]:
    """The cells of a column as CSV writes them: each distinct text once, where csv looks at every letter of all."""
    if not _must_quote("".join(column)):
        return column
    distinct = dict.fromkeys(column)
    written = {text: '"{}"'.format(text.replace('"', '""')) if _must_quote(text) else text for text in distinct}
    return [written[text] for text in column]


def _must_quote(text: str) -> bool:
    return any(sign in text for sign in _TO_QUOTE)
