"""The chart of any series, by one set of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import assert_never

from facts.audit.points import PointScopes, Series
from facts.charts.axes import label_width, time_bounds, years_of
from facts.charts.callouts import head_of, only_producer
from facts.charts.labels import NOBODY, Labeller, write_line
from facts.charts.marks import Mark, marks_of
from facts.charts.panels import MOST_PANELS, MOST_ROWS, Division, Panel, claimed_span, divided
from facts.charts.sentences import draw_nothing, draw_sentences
from facts.charts.sketch import Sketch, Specification, in_columns, stacked, under_each_other
from facts.charts.theme import Theme
from facts.charts.ticks import Ticks, close_ticks, ending_at, powers_of_ten, ticks_for, with_room_above, with_room_below
from facts.charts.timeline import DrawnTimeline, PlotArea, draw_timeline
from facts.charts.typeset import SMALL
from facts.charts.valueline import WORDED_ROWS, DrawnRows, draw_rows
from facts.charts.words import describe, have_several_units, notes_words, unlabelled_words
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.units import Unit
from facts.figures.wording import figure_words, quantity, reading_words
from facts.words import Lang, counted, say
from facts.words.listings import MOST_NAMED, short_listing

_MARGIN = 1.5
_PLOT = 220.0
# A plot is rather left without a table, a strip or notes than made lower than this; at last it may be as low as that.
_LOW_PLOT = 112.0
_LOWEST_PLOT = 70.0
_ATTEMPTS = 7
_WIDEST_LABEL = 230.0
_PANEL_GAP = 10.0
# A small multiple is at least so wide that the names of three years stand under it.
_MULTIPLE = 190.0
# On a sheet of fixed size, of two.
_NARROW_MULTIPLE = 100.0
_MULTIPLE_GAP = 18.0
_LABELLED_IN_MULTIPLES = 3


@dataclass(frozen=True, slots=True)
class Detail:
    """How high the main plots are, and how much is drawn: notes, magnifying strips, panels, rows, claims in words.

    `spare` pixels are shared out between rows and sentences. `dense` rows are close to each other, small multiples
    narrow. `tight` labels stand where there is room for them, and the others in no table.
    """

    plot: float = _PLOT
    spare: float = 0.0
    notes: bool = True
    strips: bool = True
    panels: int = MOST_PANELS
    rows: int = MOST_ROWS
    claims: int = 1000
    dense: bool = False
    tight: bool = False


ALL = Detail()
_DENSE = replace(ALL, dense=True)
_LESS = (
    replace(_DENSE, notes=False),
    replace(_DENSE, notes=False, strips=False),
    replace(_DENSE, notes=False, strips=False, tight=True),
)
# With so many panels or rows at most, where all of them have no room.
_FEWER = (18, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A series as drawn: its panels, in `columns` of small multiples or under each other, and notes on them.

    `head` stands above all of them.
    """

    panels: Sequence[DrawnTimeline | DrawnRows]
    notes: Sequence[str]
    columns: int = 1
    head: Sketch | None = None


@dataclass(frozen=True, slots=True)
class FittedSketches:
    """The drawings that have room between two heights, and the figures in them.

    `is_whole` when they say all that they could.
    """

    sketches: list[Sketch]
    figures: tuple[Figure, ...]
    is_whole: bool


def chart(series: Series, *, lang: Lang, theme: Theme, width: int, parties: Parties,
          plot: float = ALL.plot) -> Specification:  # fmt: skip
    """The chart of `series`, `width` CSS pixels wide and as high as its labels need; without a title.

    `plot` is how high the main plots are.
    """
    inner = width - 2 * _MARGIN
    drawn = sketches(series, lang, theme, inner, parties, replace(ALL, plot=plot))
    return stacked(drawn, theme, describe(series, lang), _MARGIN)


def sketches(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties,
             detail: Detail = ALL) -> list[Sketch]:  # fmt: skip
    """The drawings of a series from top to bottom: its panels, then notes on how they are drawn."""
    labeller = Labeller(lang, theme, parties, min(_WIDEST_LABEL, width * 0.62), width * 0.62,
                        have_several_units(series.points))  # fmt: skip
    if not series.points:
        return [draw_nothing(width, labeller)]
    drawn = drawn_series(divided(series, lang, detail.rows), width, labeller, detail)
    if drawn.columns > 1:
        body = in_columns([under_each_other(panel.sketches) for panel in drawn.panels], drawn.columns, width,
                          _MULTIPLE_GAP)  # fmt: skip
    else:
        body = [sketch for panel in drawn.panels for sketch in panel.sketches]
    notes = drawn.notes if detail.notes else ()
    return [*([drawn.head] if drawn.head else []), *body, *_written_notes(notes, width, labeller)]


def fitted_sketches(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties,
                    heights: tuple[float, float]) -> FittedSketches:  # fmt: skip
    """The drawings of a series between two heights.

    The plots become lower or higher; where that is not enough, notes, magnifying strips, labels without room, panels
    of published figures and rows are left out, in this order.
    """
    least, most = heights
    division = divided(series, lang)
    can_be_dense = division.form in ("line", "multiples")
    for detail in (ALL, *([_DENSE] if can_be_dense else []), *_LESS):
        found = _stretched(series, lang, theme, width, parties, least, most, detail)
        if _height(found) <= most:
            return FittedSketches(found, _drawn_figures(series, lang, detail), detail in (ALL, _DENSE))
    parts = max(len(division.panels), *(len(panel.numbers) + len(panel.claims) for panel in division.panels))
    for rows in (rows for rows in _FEWER if rows < parts):
        detail = replace(_LESS[-1], rows=rows, panels=rows, claims=rows)
        found = _stretched(series, lang, theme, width, parties, least, most, detail)
        if _height(found) <= most:
            break
    return FittedSketches(found, _drawn_figures(series, lang, detail), is_whole=False)


def _drawn_figures(series: Series, lang: Lang, detail: Detail) -> tuple[Figure, ...]:
    division = _with_fewer(divided(series, lang, detail.rows), detail)
    return tuple(point.figure for panel in division.panels for point in (*panel.numbers, *panel.claims))


def _stretched(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties, least: float, most: float,
               detail: Detail) -> list[Sketch]:  # fmt: skip
    """The drawings with plots as high as usual, or as the heights ask for."""
    found = sketches(series, lang, theme, width, parties, detail)
    tried = [found]
    lowest = _LOWEST_PLOT if detail.tight else _LOW_PLOT
    for attempt in range(_ATTEMPTS):
        height = _height(found)
        if least - 1 <= height <= most:
            break
        # Labels find other places at another height, so the first tries may miss; the later ones aim lower.
        aim = max(least, 1.0) if height < least else most - 6.0 * max(0, attempt - 1)
        plots = sum(sketch.has_plot for sketch in found)
        plot = min(max(detail.plot + (aim - height) / plots, lowest), most) if plots else detail.plot
        spare = detail.spare if plots else max(0.0, detail.spare + aim - height)
        if (plot, spare) == (detail.plot, detail.spare):
            break
        detail = replace(detail, plot=plot, spare=spare)
        found = sketches(series, lang, theme, width, parties, detail)
        tried.append(found)
    # Sentences grow by leaps, so the last try may be too high where one before it was not.
    return max((each for each in tried if _height(each) <= most), key=_height, default=found)


def _height(found: Sequence[Sketch]) -> float:
    return sum(sketch.height for sketch in found)


def drawn_series(division: Division, width: float, labeller: Labeller, detail: Detail = ALL) -> DrawnSeries:
    """The panels of a division, with where every label went."""
    division = _with_fewer(division, detail)
    match division.form:
        case "sentences":
            sketch = draw_sentences(division.panels[0].claims, width, labeller, detail.spare)
            return DrawnSeries([DrawnRows([sketch], ())], ())
        case "line":
            return _series_of_rows(division, width, labeller, detail)
        case "timeline" | "multiples":
            return _series_over_time(division, width, labeller, detail)
        case _:
            assert_never(division.form)


def _series_of_rows(division: Division, width: float, labeller: Labeller, detail: Detail) -> DrawnSeries:
    lang, unit = labeller.lang, division.unit
    wide = replace(labeller, room=width)
    scopes, ticks = _scopes(division), [_ticks(panel, division) for panel in division.panels]
    spare = detail.spare / len(division.panels)
    rows = [
        draw_rows(panel, tick, unit, width, wide, scopes, _period_heading(panel, unit, lang), spare, dense=detail.dense)
        for panel, tick in zip(division.panels, ticks, strict=True)
    ]
    return DrawnSeries(rows, [*_short(ticks, unit, lang), *_left_out(division, lang)])


def _series_over_time(division: Division, width: float, labeller: Labeller, detail: Detail) -> DrawnSeries:
    lang, ticks = labeller.lang, [_ticks(panel, division) for panel in division.panels]
    if division.one_axis:
        ticks = [max(ticks, key=lambda tick: tick.high - tick.low)] * len(ticks)
    columns = _columns(len(division.panels), width, detail) if division.form == "multiples" else 1
    timelines = _timelines(division, ticks, _scopes(division), width, labeller, columns, detail)
    notes = [*_short(ticks, division.unit, lang), *_left_out(division, lang), *_why(timelines, lang)]
    return DrawnSeries(timelines, notes, columns, _common_head(division, width, labeller) if columns > 1 else None)


def _scopes(division: Division) -> PointScopes:
    return PointScopes([point for panel in division.panels for point in panel.numbers])


def _columns(panels: int, width: float, detail: Detail) -> int:
    """How many small multiples stand beside each other: as many as there is room for, in rows as full as can be."""
    least = _NARROW_MULTIPLE if detail.dense else _MULTIPLE
    most = max(2, int((width + _MULTIPLE_GAP) // (least + _MULTIPLE_GAP)))
    return max(2, ceil(panels / ceil(panels / most)))


def _with_fewer(division: Division, detail: Detail) -> Division:
    """The division with the panels and claims that there is room for."""
    kept = division.panels[: detail.panels]
    out = sum(len(panel.numbers) for panel in division.panels[detail.panels :])
    return replace(division, panels=tuple(replace(panel, claims=panel.claims[: detail.claims]) for panel in kept),
                   left_out=division.left_out + out)  # fmt: skip


def _common_head(division: Division, width: float, labeller: Labeller) -> Sketch:
    """What is counted, and who measured it, above small multiples."""
    published = [mark for panel in division.panels for mark in _published(panel, division.unit)]
    unit = division.unit
    heading = _capital(unit.many.of(labeller.lang)) if unit and not unit.symbol else ""
    head = head_of(heading, NOBODY, NOBODY, published, width, labeller, strong=False)
    sketch = Sketch(width, head.height(brief=False), labeller.theme)
    head.write(sketch, brief=False)
    return sketch


def _published(panel: Panel, unit: Unit | None) -> list[Mark]:
    return [mark for mark in marks_of(panel.numbers, unit) if not mark.point.figure.is_claim]


def _close(panels: Sequence[Panel], unit: Unit | None) -> Ticks | None:
    """Ticks of the strips below panels whose values lie flat above zero or on it: the same for all of them."""
    marks = [mark for panel in panels for mark in marks_of(panel.numbers, unit)]
    if len(marks) < 2 or any(mark.form == "bar" or mark.endless for mark in marks):
        return None
    bounds = [bound for mark in marks for bound in mark.bounds]
    return close_ticks(bounds, unit) or powers_of_ten(bounds)


def _strips(division: Division, columns: int) -> list[Ticks | None]:
    """The strip below each panel, if it has one; small multiples of one axis have one in common."""
    if columns == 1:
        return [_close([panel], division.unit) for panel in division.panels]
    return [_close(division.panels, division.unit) if division.one_axis else None] * len(division.panels)


def _timelines(division: Division, ticks: Sequence[Ticks], scopes: PointScopes, width: float, labeller: Labeller,
               columns: int, detail: Detail) -> list[DrawnTimeline]:  # fmt: skip
    strips = _strips(division, columns) if detail.strips else [None] * len(division.panels)
    left = max(label_width(tick, division.unit, labeller.lang) for tick in (*ticks, *filter(None, strips)))
    spans = [years_of(point.figure.period) for panel in division.panels for point in panel.numbers]
    spans += [claimed_span(point) for panel in division.panels for point in panel.claims]
    own_width = (width - (columns - 1) * _MULTIPLE_GAP) / columns
    area = PlotArea(own_width, detail.plot, left, time_bounds(spans), division.unit, tight=detail.tight,
                    alone=len(division.panels) == 1)  # fmt: skip
    if columns > 1:
        area = replace(area, height=detail.plot / 2, labelled=_LABELLED_IN_MULTIPLES)
        labeller = replace(labeller, room=own_width * 0.8, most=own_width)
    together = [point for panel in division.panels for point in panel.numbers]
    one = only_producer(together, labeller.lang)
    published = [_published(panel, division.unit) for panel in division.panels]
    timelines: list[DrawnTimeline] = []
    for panel, tick, measured, strip in zip(division.panels, ticks, published, strips, strict=True):
        heading = _heading(panel, division.unit if columns == 1 else None, labeller.lang)
        small = len(division.panels) > 1 and not panel.is_claimed and not any(mark.holds for mark in measured)
        own = replace(area, height=detail.plot / 2) if small else area
        named = measured if not one else () if timelines else [mark for marks in published for mark in marks]
        drawn = draw_timeline(panel, tick, own, labeller, scopes, heading, () if columns > 1 and one else named, strip)
        if columns == 1 and len(division.panels) > 1:
            drawn.sketches[-1].height += _PANEL_GAP
        timelines.append(drawn)
    return timelines


def _ticks(panel: Panel, division: Division) -> Ticks:
    marks = marks_of(panel.numbers, division.unit)
    bounds = [bound for mark in marks for bound in mark.bounds]
    ticks = ticks_for(bounds, division.unit)
    endless = [mark.value for mark in marks if mark.high is None]
    if endless:
        return with_room_above(max(endless), ticks)
    if division.form == "line":
        return ticks
    return with_room_below(min(bounds), ending_at(max(bounds), ticks, division.unit))


def _heading(panel: Panel, unit: Unit | None, lang: Lang) -> str:
    counted_in = unit.many.of(lang) if unit and not unit.symbol else ""
    return _capital(", ".join(part for part in (panel.name, counted_in) if part))


def _period_heading(panel: Panel, unit: Unit | None, lang: Lang) -> str:
    """Place and period, and the axis's unit where figures are written in several."""
    figure = panel.numbers[0].figure
    period = figure.period.named(lang)
    if all(point.figure.period_basis == "not-stated" for point in panel.numbers):
        period = say("charts.no_period", lang, period=period)
    mixed = unit is not None and len({point.figure.unit.name for point in panel.numbers if point.figure.unit}) > 1
    many = unit is not None and not unit.symbol and len(panel.numbers) > WORDED_ROWS
    counted_in = unit.many.of(lang) if unit and (mixed or many) else ""
    return _capital(", ".join(part for part in (panel.name, period, counted_in) if part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(ticks: Sequence[Ticks], unit: Unit | None, lang: Lang) -> list[str]:
    """A share's axis that ends before 100 per cent says so."""
    ends = dict.fromkeys(tick.high for tick in ticks if tick.short_of_all)
    ranked = [say("charts.rank_axis", lang)] if unit and unit.kind == "rank" else []
    return ranked + [say("charts.axis_ends", lang, end=quantity(Decimal(f"{end:.6g}"), unit, lang)) for end in ends]


def _left_out(division: Division, lang: Lang) -> list[str]:
    return [counted("charts.left_out", division.left_out, lang)] if division.left_out else []


def _why(timelines: Sequence[DrawnTimeline], lang: Lang) -> list[str]:
    links = [drawn.layout.stage.links for drawn in timelines]
    notes = []
    if any(link.gap for each in links for link in each.joined):
        notes.append(say("charts.dashed", lang))
    if any(link.broken for each in links for link in each.joined):
        notes.append(say("charts.broken", lang))
    apart = dict.fromkeys(column for each in links for column in each.apart)
    if apart:
        notes.append(notes_words(tuple(apart), lang))
    doubled = dict.fromkeys(period.named(lang) for each in links for period in each.doubled)
    if doubled:
        notes.append(say("charts.doubled", lang, periods=short_listing(tuple(doubled), lang)))
    endless = [figure_words(point.figure, lang) for each in links for point in each.endless]
    if len(endless) > MOST_NAMED:
        notes.append(say("charts.endless_many", lang))
    elif endless:
        notes.append(say("charts.endless", lang, figures=", ".join(endless)))
    unread = [point.figure for drawn in timelines for point in drawn.unread]
    readings = dict.fromkeys(f"{figure_words(figure, lang)}: {reading_words(figure, lang)}" for figure in unread
                             if reading_words(figure, lang))  # fmt: skip
    notes += [f"{'; '.join(readings)}."] if readings else []
    unlabelled = sum(len(drawn.layout.without_room) - len(drawn.layout.listed) for drawn in timelines)
    return [*notes, *([unlabelled_words(unlabelled, lang)] if unlabelled else [])]


def _written_notes(notes: Sequence[str], width: float, labeller: Labeller) -> list[Sketch]:
    if not notes:
        return []
    sketch = Sketch(width, 0, labeller.theme)
    top = 6.0
    for line in replace(labeller, room=width, most=width).lines([" ".join(notes)], SMALL):
        write_line(sketch, line, 0, top)
        top += SMALL.line
    sketch.height = top + 2
    return [sketch]
