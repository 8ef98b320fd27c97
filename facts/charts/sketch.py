"""A drawing of known size, and drawings as one chart in Vega-Lite.

What stands for figures is placed in data, what is written is placed in pixels. Every text is placed before it is
drawn, so the chart has no axes, legends or titles of Vega's own: its size is exactly the one given, at every width
and in both languages.

The specification is written as the dictionaries that Vega-Lite reads, and not with Altair, which writes the same ones.
Altair takes a fifth of a second to load, more than all else that an export needs, and checks and copies a chart for
each property that is set; its help with axes, legends and scales is what is not used here. It is a requirement all the
same: `facts.read(…).chart(…)` makes an Altair chart of a specification for those who go on with it in a notebook, and
the tests hold every specification against the schema that Altair brings.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log10
from typing import Any, NamedTuple

from facts.charts.geometry import Box
from facts.charts.theme import Theme, clear
from facts.charts.typeset import FONT_FAMILY, Style

DataRow = dict[str, Any]
Specification = dict[str, Any]
"""A chart, or a part of one, in Vega-Lite: what JSON can hold."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low`–`high` in the data to `start`–`stop` in pixels, straight or of `powers` of ten.

    One that `falls` has its highest value where others have their lowest.
    """

    low: float
    high: float
    start: float
    stop: float
    powers: bool = False

    @property
    def falls(self) -> bool:
        """Whether values are smaller the further up they stand."""
        return self.low > self.high

    def px(self, value: float) -> float:
        """The pixel of `value`."""
        if self.powers:
            part = log10(value / self.low) / log10(self.high / self.low)
        else:
            part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.stop - self.start)

    def value(self, pixel: float) -> float:
        """The value at `pixel`."""
        part = (pixel - self.start) / (self.stop - self.start)
        if self.powers:
            return float(self.low * (self.high / self.low) ** part)
        return self.low + part * (self.high - self.low)

    def vega_lite(self) -> Specification:
        """The same scale in Vega-Lite."""
        kind = {"type": "log"} if self.powers else {"zero": False}
        return {**kind, "domain": [self.low, self.high], "range": [self.start, self.stop], "nice": False}


class Paint(NamedTuple):
    """How an area is filled and outlined."""

    fill: str
    opacity: float = 1.0
    outline: str = ""
    dashed: bool = False


class Pen(NamedTuple):
    """How a line is drawn; `dash` is on and off in pixels."""

    colour: str
    width: float = 1.0
    dash: tuple[int, ...] = ()


@dataclass(slots=True)
class Sketch:
    """Everything in one view of `width` × `height` pixels, in the order in which it is drawn.

    `x` and `y` place what stands for figures; without them the data are pixels.
    """

    width: float
    height: float
    theme: Theme
    x: Scale | None = None
    y: Scale | None = None
    grid: list[tuple[Pen, DataRow]] = field(default_factory=list)
    halos: list[DataRow] = field(default_factory=list)
    ribbons: list[tuple[Paint, DataRow]] = field(default_factory=list)
    areas: list[tuple[Paint, DataRow]] = field(default_factory=list)
    lines: list[tuple[Pen, DataRow]] = field(default_factory=list)
    strokes: list[tuple[Pen, DataRow]] = field(default_factory=list)
    symbols: list[DataRow] = field(default_factory=list)
    signs: list[DataRow] = field(default_factory=list)
    texts: list[DataRow] = field(default_factory=list)
    inset: list[Sketch] = field(default_factory=list)

    @property
    def across(self) -> Scale:
        """The scale from left to right, of a drawing that places figures on one."""
        if self.x is None:
            raise ValueError("nothing is placed from left to right")
        return self.x

    @property
    def upwards(self) -> Scale:
        """The scale of values, of a drawing that places figures on one."""
        if self.y is None:
            raise ValueError("nothing is placed by its value")
        return self.y

    def ribbon(self, start: tuple[float, float, float], end: tuple[float, float, float], paint: Paint) -> None:
        """An area from (x, low, high) to (x, low, high)."""
        for x, low, high in (start, end):
            self.ribbons.append((paint, {"x": x, "low": low, "high": high, "part": len(self.ribbons) // 2}))

    def area(self, x: float, x2: float, y: float, y2: float, paint: Paint, description: str = "") -> None:
        """A rectangle in data; with a description a screen reader reads it."""
        self.areas.append((paint, {"x": x, "x2": x2, "y": y, "y2": y2, "description": description}))

    def line(self, x: float, y: float, x2: float, y2: float, pen: Pen) -> None:
        """A line in data."""
        self.lines.append((pen, {"x": x, "y": y, "x2": x2, "y2": y2}))

    def stroke(self, x: float, y: float, x2: float, y2: float, pen: Pen) -> None:
        """A line in pixels."""
        self.strokes.append((pen, {"x": x, "y": y, "x2": x2, "y2": y2}))

    def rule(self, x: float, y: float, x2: float, y2: float, pen: Pen) -> None:
        """A line in pixels behind everything."""
        self.grid.append((pen, {"x": x, "y": y, "x2": x2, "y2": y2}))

    def symbol(self, x: float, y: float, shape: str, fill: str, stroke: str, size: float, description: str) -> None:
        """A mark in data, `size` its area in pixels."""
        self.symbols.append(
            {"x": x, "y": y, "shape": shape, "fill": fill, "stroke": stroke, "size": size, "description": description}
        )

    def sign(self, x: float, y: float, path: str, fill: str, edge: str, across: float) -> None:
        """A badge or arrow around a pixel, `across` pixels wide; `path` lies in the square from −1 to 1."""
        self.signs.append({"x": x, "y": y, "shape": path, "fill": fill, "stroke": edge, "size": across**2})

    def text(self, x: float, y: float, text: str, style: Style, colour: str, align: str = "left") -> None:
        """One line of text with its base line at `y`."""
        weight, slant = (600 if style.strong else 400), ("italic" if style.italic else "normal")
        self.texts.append(
            {"x": x, "y": y, "text": text, "size": style.size, "fontWeight": weight, "fontStyle": slant,
             "fill": colour, "align": align}
        )  # fmt: skip

    def halo(self, box: Box) -> None:
        """Ground behind a text, so that no grid line runs through it."""
        self.halos.append({"x": box.left - 2, "x2": box.right + 2, "y": box.top, "y2": box.bottom})

    def moved(self, down: float, right: float = 0.0) -> Sketch:
        """The same drawing so many pixels further down and right; its scales move with it."""
        x, y = _moved_scale(self.x, right), _moved_scale(self.y, down)
        # What stands for figures moves with its scale, and by itself where it has none.
        across, along = (0.0 if x else right), (0.0 if y else down)
        return replace(
            self, x=x, y=y,
            grid=_moved_rows(self.grid, right, down), strokes=_moved_rows(self.strokes, right, down),
            ribbons=_moved_rows(self.ribbons, across, along), lines=_moved_rows(self.lines, across, along),
            areas=_moved_rows(self.areas, across, along),
            symbols=[_moved_row(row, across, along) for row in self.symbols],
            halos=[_moved_row(row, right, down) for row in self.halos],
            signs=[_moved_row(row, right, down) for row in self.signs],
            texts=[_moved_row(row, right, down) for row in self.texts],
            inset=[each.moved(down, right) for each in self.inset],
        )  # fmt: skip

    @property
    def has_plot(self) -> bool:
        """Whether it holds a plot, alone or beside others."""
        return self.y is not None or any(each.has_plot for each in self.inset)

    def all(self) -> Iterator[Sketch]:
        """This drawing and those that are set into it."""
        yield self
        for each in self.inset:
            yield from each.all()


def under_each_other(found: Sequence[Sketch]) -> Sketch:
    """One drawing of several, from top to bottom."""
    if len(found) == 1:
        return found[0]
    tops = [sum(each.height for each in found[:n]) for n in range(len(found))]
    inset = [each.moved(top) for each, top in zip(found, tops, strict=True)]
    return Sketch(found[0].width, sum(each.height for each in found), found[0].theme, inset=inset)


def in_columns(found: Sequence[Sketch], columns: int, width: float, gap: float) -> list[Sketch]:
    """Rows of drawings beside each other, each row as high as the highest of them."""
    rows = []
    for first in range(0, len(found), columns):
        row = found[first : first + columns]
        across = (width - (columns - 1) * gap) / columns
        height = max(each.height for each in row)
        inset = [each.moved(0, n * (across + gap)) for n, each in enumerate(row)]
        rows.append(Sketch(width, height + gap / 2, row[0].theme, inset=inset))
    return rows


def _moved_scale(scale: Scale | None, by: float) -> Scale | None:
    return scale and replace(scale, start=scale.start + by, stop=scale.stop + by)


def _moved_row(row: DataRow, right: float, down: float) -> DataRow:
    by = {"x": right, "x2": right, "y": down, "y2": down}
    return {name: value + by[name] if name in by else value for name, value in row.items()}


def _moved_rows(rows: list[tuple[Any, DataRow]], right: float, down: float) -> list[tuple[Any, DataRow]]:
    return [(paint, _moved_row(row, right, down)) for paint, row in rows]


_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def stack_sketches(parts: Sequence[Sketch], theme: Theme, description: str, margin: float = 0) -> Specification:
    """Drawings of one width under one another in a single view, each on its own scales."""
    placed, height = [], 0.0
    for part in parts:
        placed.append(part.moved(height))
        height += part.height
    layers = _layers(placed, theme)
    return {
        "$schema": _SCHEMA,
        "description": description,
        "width": parts[0].width,
        "height": height,
        "padding": dict.fromkeys(("left", "right", "top", "bottom"), margin),
        "autosize": {"type": "none"},
        "background": theme.ground,
        "config": {"view": {"stroke": None}},
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "layer": layers.found,
        "datasets": layers.rows,
    }


def _layers(parts: Sequence[Sketch], theme: Theme) -> _Layers:
    """From the ground up."""
    layers = _Layers()
    parts = [each for part in parts for each in part.all()]
    layers.rules("grid", [row for part in parts for row in part.grid])
    layers.halos([row for part in parts for row in part.halos], theme)
    for number, part in enumerate(parts, 1):
        layers.marks(part, number)
    layers.rules("leaders", [row for part in parts for row in part.strokes])
    layers.signs([row for part in parts for row in part.signs])
    layers.texts([row for part in parts for row in part.texts])
    return layers


class _Layers:
    """The layers of a chart as they are found, and their rows by name."""

    def __init__(self) -> None:
        self.found: list[Specification] = []
        self.rows: dict[str, list[DataRow]] = {}

    def marks(self, part: Sketch, number: int) -> None:
        """What stands for figures, on the scales of its panel."""
        x, y = part.x, part.y
        for paint, group in _grouped(part.ribbons):
            self._add(f"bands-{number}", group, {"type": "area", "color": _fill(paint), "aria": False},
                      x=_place("x", x), y=_place("low", y), y2={"field": "high"}, detail=_nominal("part"))  # fmt: skip
        for paint, group in _grouped(part.areas):
            mark = {
                "type": "rect",
                "color": _fill(paint),
                "stroke": paint.outline or None,
                "strokeWidth": 1.5 if paint.outline else 0,
                "aria": any(row["description"] for row in group),
                **({"strokeDash": [4, 3]} if paint.dashed else {}),
            }
            self._add(f"areas-{number}", group, mark, **_ends(x, y), description=_nominal("description"))
        self.rules(f"lines-{number}", part.lines, x, y)
        self._add(f"figures-{number}", part.symbols, {"type": "point", "opacity": 1, "strokeWidth": 2},
                  x=_place("x", x), y=_place("y", y), description=_nominal("description"),
                  **_look("shape fill stroke size"))  # fmt: skip

    def rules(
        self, name: str, rows: Sequence[tuple[Pen, DataRow]], x: Scale | None = None, y: Scale | None = None
    ) -> None:
        """Straight lines, in data with scales, else in pixels."""
        drawn = [(pen.dash, {**row, "stroke": pen.colour, "weight": pen.width}) for pen, row in rows]
        for dash, group in _grouped(drawn):
            mark = {"type": "rule", "aria": False, **({"strokeDash": list(dash)} if dash else {})}
            weight = {"field": "weight", "type": "quantitative", "scale": None}
            self._add(name, group, mark, **_ends(x, y), strokeWidth=weight, **_look("stroke"))

    def halos(self, rows: list[DataRow], theme: Theme) -> None:
        """Ground behind texts."""
        self._add("halos", rows, {"type": "rect", "color": theme.ground, "aria": False}, **_ends(None, None))

    def signs(self, rows: list[DataRow]) -> None:
        """Badges and arrows."""
        mark = {"type": "point", "opacity": 1, "strokeWidth": 1, "aria": False}
        self._add("badges", rows, mark, x=_place("x"), y=_place("y"), **_look("shape fill stroke size"))

    def texts(self, rows: list[DataRow]) -> None:
        """All words and numbers."""
        own = {name: {"expr": f"datum.{name}"} for name in ("align", "fontWeight", "fontStyle")}
        mark = {"type": "text", "baseline": "alphabetic", "font": FONT_FAMILY, "aria": False, **own}
        self._add("words", rows, mark, x=_place("x"), y=_place("y"), text=_nominal("text"), **_look("fill size"))

    def _add(self, name: str, rows: list[DataRow], mark: Specification, **encoding: Specification) -> None:
        if not rows:
            return
        unique = name if name not in self.rows else f"{name}-{len(self.rows)}"
        self.rows[unique] = rows
        self.found.append({"data": {"name": unique}, "mark": mark, "encoding": encoding})


def _place(field: str, scale: Scale | None = None) -> Specification:
    """A channel whose rows hold a place, in data with a scale, else in pixels."""
    return {"field": field, "type": "quantitative", "scale": scale and scale.vega_lite(), "axis": None}


def _ends(x: Scale | None, y: Scale | None) -> dict[str, Specification]:
    return {"x": _place("x", x), "y": _place("y", y), "x2": {"field": "x2"}, "y2": {"field": "y2"}}


def _nominal(field: str) -> Specification:
    return {"field": field, "type": "nominal"}


def _look(names: str) -> dict[str, Specification]:
    """Channels whose rows hold what is drawn: a colour, a shape's path, a size in pixels."""
    kinds = {"size": "quantitative"}
    return {name: {"field": name, "type": kinds.get(name, "nominal"), "scale": None} for name in names.split()}


def _grouped(rows: Iterable[tuple[Any, DataRow]]) -> Iterable[tuple[Any, list[DataRow]]]:
    groups: dict[Hashable, list[DataRow]] = {}
    for key, row in rows:
        groups.setdefault(key, []).append(row)
    return groups.items()


def _fill(paint: Paint) -> str:
    return clear(paint.fill, paint.opacity) if paint.opacity < 1 else paint.fill
