"""Drawings as one Altair chart.

Every text is placed before it is drawn, so the chart has no axes, legends or titles of Vega's own: its
size is exactly the one given, at every width and in both languages. Altair copies a chart for each
property that is added to it, so charts are built in one go and their rows are put in last, by name; and it
validates each piece against the schema as it is made, which is left to the tests.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import altair as alt

from facts.charts.scales import Scale
from facts.charts.sketch import Paint, Pen, Row, Sketch
from facts.charts.theme import Theme, clear
from facts.charts.typeset import FONT_FAMILY

_BARE = alt.Resolve(scale=alt.ScaleResolveMap(x="independent", y="independent"))


def stacked(parts: Sequence[Sketch], theme: Theme, description: str, margin: float = 0) -> alt.LayerChart:
    """Drawings of one width under one another in a single view, each on its own scales."""
    placed, height = [], 0.0
    for part in parts:
        placed.append(part.moved(height))
        height += part.height
    layers = _layers(placed, theme)
    chart = alt.LayerChart(
        layer=layers.found, resolve=_BARE, width=parts[0].width, height=height, description=description,
        autosize=alt.AutoSizeParams(type="none"), background=theme.ground,
        padding=dict.fromkeys(("left", "right", "top", "bottom"), margin),
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )  # fmt: skip
    chart.datasets = layers.rows
    return chart


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
        self.found: list[alt.Chart] = []
        self.rows: dict[str, list[Row]] = {}

    def marks(self, part: Sketch, number: int) -> None:
        """What stands for figures, on the scales of its panel."""
        x, y = part.x, part.y
        for paint, group in _grouped(part.ribbons):
            self._add(f"bands-{number}", group, alt.MarkDef(type="area", color=_fill(paint), aria=False),
                      x=_x("x", x), y=_y("low", y), y2=alt.Y2(field="high"),
                      detail=alt.Detail(field="part", type="nominal"))  # fmt: skip
        for paint, group in _grouped(part.areas):
            mark = alt.MarkDef(
                type="rect",
                color=_fill(paint),
                stroke=paint.outline or None,
                strokeWidth=1.5 if paint.outline else 0,
                strokeDash=[4, 3] if paint.dashed else alt.Undefined,
                aria=any(row["description"] for row in group),
            )
            self._add(f"areas-{number}", group, mark, **_ends(x, y), description=_named("description"))
        self.rules(f"lines-{number}", part.lines, x, y)
        look = _look("shape fill stroke size")
        self._add(f"figures-{number}", part.symbols, alt.MarkDef(type="point", opacity=1, strokeWidth=2),
                  x=_x("x", x), y=_y("y", y), description=_named("description"), **look)  # fmt: skip

    def rules(self, name: str, rows: Sequence[tuple[Pen, Row]], x: Scale | None = None, y: Scale | None = None) -> None:
        """Straight lines, in data with scales, else in pixels."""
        drawn = [(pen.dash, {**row, "stroke": pen.colour, "weight": pen.width}) for pen, row in rows]
        for dash, group in _grouped(drawn):
            mark = alt.MarkDef(type="rule", aria=False, strokeDash=list(dash) or alt.Undefined)
            weight = alt.StrokeWidth(field="weight", type="quantitative", scale=None)
            self._add(name, group, mark, **_ends(x, y), strokeWidth=weight, **_look("stroke"))

    def halos(self, rows: list[Row], theme: Theme) -> None:
        """Ground behind texts."""
        self._add("halos", rows, alt.MarkDef(type="rect", color=theme.ground, aria=False), **_ends(None, None))

    def signs(self, rows: list[Row]) -> None:
        """Badges and arrows."""
        mark = alt.MarkDef(type="point", opacity=1, strokeWidth=1, aria=False)
        self._add("badges", rows, mark, x=_x("x", None), y=_y("y", None), **_look("shape fill stroke size"))

    def texts(self, rows: list[Row]) -> None:
        """All words and numbers."""
        own: dict[str, Any] = {name: {"expr": f"datum.{name}"} for name in ("align", "fontWeight", "fontStyle")}
        mark = alt.MarkDef(type="text", baseline="alphabetic", font=FONT_FAMILY, aria=False, **own)
        words = alt.Text(field="text", type="nominal")
        self._add("words", rows, mark, x=_x("x", None), y=_y("y", None), text=words, **_look("fill size"))

    def _add(self, name: str, rows: list[Row], mark: alt.MarkDef, **encoding: Any) -> None:
        if not rows:
            return
        unique = name if name not in self.rows else f"{name}-{len(self.rows)}"
        self.rows[unique] = rows
        self.found.append(
            alt.Chart(data=alt.NamedData(name=unique), mark=mark, encoding=alt.FacetedEncoding(**encoding))
        )


def _x(name: str, scale: Scale | None) -> alt.X:
    return alt.X(field=name, type="quantitative", scale=scale.for_altair() if scale else None, axis=None)


def _y(name: str, scale: Scale | None) -> alt.Y:
    return alt.Y(field=name, type="quantitative", scale=scale.for_altair() if scale else None, axis=None)


def _ends(x: Scale | None, y: Scale | None) -> dict[str, Any]:
    return {"x": _x("x", x), "y": _y("y", y), "x2": alt.X2(field="x2"), "y2": alt.Y2(field="y2")}


def _named(field: str) -> alt.Description:
    return alt.Description(field=field, type="nominal")


def _look(names: str) -> dict[str, Any]:
    """Channels whose rows hold what is drawn: a colour, a shape's path, a size in pixels."""
    channels: dict[str, Any] = {"shape": alt.Shape, "fill": alt.Fill, "stroke": alt.Stroke, "size": alt.Size}
    kinds = {"size": "quantitative"}
    return {name: channels[name](field=name, type=kinds.get(name, "nominal"), scale=None) for name in names.split()}


def _grouped(rows: Iterable[tuple[Any, Row]]) -> Iterable[tuple[Any, list[Row]]]:
    groups: dict[Hashable, list[Row]] = {}
    for key, row in rows:
        groups.setdefault(key, []).append(row)
    return groups.items()


def _fill(paint: Paint) -> str:
    return clear(paint.fill, paint.opacity) if paint.opacity < 1 else paint.fill
