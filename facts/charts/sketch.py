"""A drawing of known size: what stands for figures is placed in data, what is written is placed in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from facts.charts.boxes import Box
from facts.charts.scales import Scale
from facts.charts.theme import Theme
from facts.charts.typeset import Style

Fade = Literal["", "low", "high", "both"]
Row = dict[str, Any]


class Paint(NamedTuple):
    """How an area is filled: `fade` names the ends that dissolve, because they are open."""

    fill: str
    opacity: float = 1.0
    outline: str = ""
    dashed: bool = False
    fade: Fade = ""
    across: bool = False


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

    def moved(self, down: float) -> Sketch:
        """The same drawing `down` pixels further down; its scale of values moves with it."""
        y = self.y and replace(self.y, start=self.y.start + down, stop=self.y.stop + down)
        in_data = y is not None
        return replace(
            self, y=y, grid=_lower(self.grid, down), strokes=_lower(self.strokes, down),
            lines=self.lines if in_data else _lower(self.lines, down),
            areas=self.areas if in_data else _lower(self.areas, down),
            symbols=self.symbols if in_data else [_down(row, down) for row in self.symbols],
            halos=[_down(row, down) for row in self.halos], signs=[_down(row, down) for row in self.signs],
            texts=[_down(row, down) for row in self.texts],
        )  # fmt: skip


def _down(row: Row, down: float) -> Row:
    return {name: value + down if name in ("y", "y2") else value for name, value in row.items()}


def _lower(rows: list[tuple[Any, Row]], down: float) -> list[tuple[Any, Row]]:
    return [(paint, _down(row, down)) for paint, row in rows]
