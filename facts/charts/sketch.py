"""A drawing of known size: what stands for figures is placed in data, what is written is placed in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from facts.charts.boxes import Box
from facts.charts.scales import Scale
from facts.charts.theme import Theme
from facts.charts.typeset import Style

Row = dict[str, Any]


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
    grid: list[tuple[Pen, Row]] = field(default_factory=list)
    halos: list[Row] = field(default_factory=list)
    ribbons: list[tuple[Paint, Row]] = field(default_factory=list)
    areas: list[tuple[Paint, Row]] = field(default_factory=list)
    lines: list[tuple[Pen, Row]] = field(default_factory=list)
    strokes: list[tuple[Pen, Row]] = field(default_factory=list)
    symbols: list[Row] = field(default_factory=list)
    signs: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)
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
            {
                "x": x,
                "y": y,
                "shape": shape,
                "fill": fill,
                "stroke": stroke,
                "size": size,
                "description": description,
            }
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


def _moved_row(row: Row, right: float, down: float) -> Row:
    by = {"x": right, "x2": right, "y": down, "y2": down}
    return {name: value + by[name] if name in by else value for name, value in row.items()}


def _moved_rows(rows: list[tuple[Any, Row]], right: float, down: float) -> list[tuple[Any, Row]]:
    return [(paint, _moved_row(row, right, down)) for paint, row in rows]
