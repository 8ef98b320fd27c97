"""A chart as small as a line of text: the marks of the large one, without words, to look along a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from facts.audit.points import Point, PointScopes, Series
from facts.charts.joining_lines import links_of
from facts.charts.marks import Mark, marks_of
from facts.charts.numberless_claims import direction_of
from facts.charts.panels import Division, divide_series, usual_ticks
from facts.charts.sketch import Scale
from facts.charts.theme import ARROWS, Theme, colour_of, shape_of

WIDTH, HEIGHT = 160, 32
"""In CSS pixels."""
_SIDE, _ABOVE = 7.0, 5.0
_DOT, _SMALL_DOT = 3.2, 1.4
_LEAST_BAND = 4.0
"""However narrow a reading is, its band can be seen."""
_LEAST_SPAN = 5.0
"""A month among many years is too short a line to be seen: it has the mark of a point in time."""
_CROWD = 40
"""From so many marks on each is a small dot."""
_CROWDED_TIMES = 18
"""From so many points in time on, dots of the usual size would touch."""


def small_chart(series: Series, theme: Theme) -> str:
    """`series` as an SVG of 160 × 32 pixels, drawn in the colours of `theme`.

    Of places that the large chart draws on axes of their own, the claimed one is drawn.
    """
    division = divide_series(series, "en")
    match division.form:
        case "sentences":
            body = _arrows(division.panels[0].claims, theme)
        case "line":
            body = _values(division, theme)
        case "timeline" | "multiples":
            body = _timeline(division, theme)
        case _:
            assert_never(division.form)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>'
    )


def _arrows(claims: Sequence[Point], theme: Theme) -> str:
    """An arrow for each direction that was claimed, each once and in a fixed order; a change has that of its sign."""
    claimed = {direction_of(point) for point in claims}
    directions = [name for name in ARROWS if name in claimed]
    places = [f"translate({_SIDE + 9 + n * 30},{HEIGHT / 2}) scale(9)" for n in range(len(directions))]
    return "".join(
        f'<path d="{ARROWS[name]}" fill="{theme.mark}" transform="{place}"/>'
        for name, place in zip(directions, places, strict=True)
    )


def _values(division: Division, theme: Theme) -> str:
    """Figures of one period, or changes, along a line of values; nought is marked where some lie below it."""
    marks = marks_of(division.panels[0].numbers, division.unit)
    ticks = usual_ticks(marks, division)
    across = Scale(ticks.low, ticks.high, _SIDE, WIDTH - _SIDE)
    middle = HEIGHT / 2
    parts = [_line(across.start, middle, across.stop, middle, theme.axis, 1)]
    if ticks.low < 0:
        parts.append(_line(across.px(0), middle - 8, across.px(0), middle + 8, theme.axis, 1))
    for mark in _references_first(marks):
        if mark.is_band:
            left, right = _bounds(mark, across)
            parts.append(_band(left, middle - 6, right - left, 12, mark, theme))
            parts += [_line(across.px(end), middle - 8, across.px(end), middle + 8, _colour(mark, theme), 2)
                      for end in _named(mark)]  # fmt: skip
        else:
            parts.append(_symbol(across.px(mark.value), middle, mark, theme, _DOT))
    return "".join(parts)


def _timeline(division: Division, theme: Theme) -> str:
    """Figures over time, from zero or what lies below it."""
    panels = division.panels if division.form == "multiples" else division.panels[:1]
    marks = marks_of([point for panel in panels for point in panel.numbers], division.unit)
    ticks = usual_ticks(marks, division)
    across = Scale(min(mark.start for mark in marks), max(mark.end for mark in marks), _SIDE, WIDTH - _SIDE)
    upwards = ticks.upwards(HEIGHT - 3, _ABOVE)
    zero = upwards.start if ticks.falling else upwards.px(0)
    parts = [_line(_SIDE, zero, WIDTH - _SIDE, zero, theme.axis, 1)]
    joined = links_of(marks, PointScopes(tuple(mark.point for mark in marks))).joined
    for link in joined:
        start, end = (across.px(mark.middle) for mark in (link.first, link.second))
        first, second = (upwards.px(mark.value) for mark in (link.first, link.second))
        parts.append(_line(start, first, end, second, _colour(link.first, theme), 1.2, dashed=link.gap or link.broken))
    is_crowded = len(marks) > _CROWD or len({mark.middle for mark in marks}) > _CROWDED_TIMES
    size = _SMALL_DOT if is_crowded else _DOT
    # In a crowd a line says enough of the published figures that it joins.
    in_lines = {end for link in joined for end in (link.first, link.second)} if is_crowded else set()
    parts += [
        _over_time(mark, across, upwards, theme, size)
        for mark in _references_first(marks)
        if mark.point.figure.is_claim or mark.is_band or mark not in in_lines
    ]
    return "".join(parts)


def _over_time(mark: Mark, across: Scale, upwards: Scale, theme: Theme, size: float) -> str:
    left, right, level = across.px(mark.start), across.px(mark.end), upwards.px(mark.value)
    colour = _colour(mark, theme)
    if mark.form == "bar":
        top, bottom = sorted((level, upwards.px(0)))
        return _band(left + 0.5, top, max(1.0, right - left - 1), max(1.0, bottom - top), mark, theme)
    if mark.is_band:
        high, low = sorted(_bounds(mark, upwards))
        height = max(_LEAST_BAND, low - high)
        wide = min(max(8.0, right - left), 18.0)
        # What was said of a day at either end lies within the axis as well.
        middle = min(max((left + right) / 2, across.start + wide / 2), across.stop - wide / 2)
        band = _band(middle - wide / 2, (low + high - height) / 2, wide, height, mark, theme)
        edges = (_line(middle - wide / 2, upwards.px(end), middle + wide / 2, upwards.px(end), colour, 2)
                 for end in _named(mark))  # fmt: skip
        return band + "".join(edges)
    if mark.form == "span" and right - left >= _LEAST_SPAN:
        return _line(left, level, right, level, colour, 2.4, dashed=_is_hollow(mark))
    return _symbol((left + right) / 2, level, mark, theme, size)


def _named(mark: Mark) -> list[float]:
    """The number that was named, of a hedged range both."""
    return [mark.value] if mark.value_high is None else [mark.value, mark.value_high]


def _bounds(mark: Mark, scale: Scale) -> tuple[float, float]:
    """The pixels of the reading's ends; one without a bound goes to the end of the scale."""
    low = min(scale.low, scale.high) if mark.low is None else mark.low
    high = max(scale.low, scale.high) if mark.high is None else mark.high
    return scale.px(low), scale.px(high)


def _references_first(marks: Sequence[Mark]) -> list[Mark]:
    """What is claimed lies over what is published."""
    return sorted(marks, key=lambda mark: mark.point.figure.is_claim)


def _is_hollow(mark: Mark) -> bool:
    return not mark.point.figure.is_claim or mark.point.figure.measure_kind != "outcome"


def _colour(mark: Mark, theme: Theme) -> str:
    return colour_of(mark.point, theme)


def _symbol(x: float, y: float, mark: Mark, theme: Theme, size: float) -> str:
    """Filled when an outcome is claimed, else hollow; a target is a diamond, a budget a square."""
    colour = _colour(mark, theme)
    fill = theme.ground if _is_hollow(mark) else colour
    look = f'fill="{fill}" stroke="{colour}" stroke-width="1.3"'
    x, y = round(x, 1), round(y, 1)
    match shape_of(mark.point):
        case "diamond":
            far = size + 1.4
            return f'<path d="M{x},{y - far}l{far},{far}l-{far},{far}l-{far},-{far}z" {look}/>'
        case "square":
            return f'<rect x="{x - size}" y="{y - size}" width="{2 * size}" height="{2 * size}" {look}/>'
    return f'<circle cx="{x}" cy="{y}" r="{size}" {look}/>'


def _band(x: float, y: float, width: float, height: float, mark: Mark, theme: Theme) -> str:
    colour = _colour(mark, theme)
    look = f'fill="none" stroke="{colour}"' if _is_hollow(mark) else f'fill="{colour}" fill-opacity=".45"'
    at = " ".join(f'{name}="{value:.1f}"' for name, value in (("x", x), ("y", y), ("width", width), ("height", height)))
    return f"<rect {at} {look}/>"


def _line(x: float, y: float, x2: float, y2: float, colour: str, width: float, *, dashed: bool = False) -> str:
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    dash = ' stroke-dasharray="3 2"' if dashed else ""
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"{dash}/>'
