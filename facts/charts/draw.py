"""The chart of any series, by one set of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import assert_never

from facts.audit.points import Point, PointScopes, Series
from facts.charts.axes import label_width, time_bounds, years_of
from facts.charts.callouts import head_of, only_producer
from facts.charts.descriptions import describe
from facts.charts.labels import NO_OWNERS, Labeller, owners_of, write_line
from facts.charts.layout import Layout, listed_under
from facts.charts.marks import Mark, marks_of
from facts.charts.numberless_claims import draw_nothing, draw_sentences
from facts.charts.panels import (
    MOST_PANELS,
    MOST_ROWS,
    Division,
    Panel,
    claimed_span,
    divide_series,
    fewer_panels,
    usual_ticks,
)
from facts.charts.sketch import Sketch, Specification, in_columns, stack_sketches, under_each_other
from facts.charts.theme import Theme
from facts.charts.ticks import (
    Ticks,
    close_ticks,
    is_ranking,
    powers_of_ten,
    with_room_below,
    without_spare_step,
)
from facts.charts.timeline import DrawnTimeline, PlotArea, draw_tables, draw_timeline, lay_out_timeline
from facts.charts.titles_and_notes import notes_words, unlabelled_words
from facts.charts.typeset import SMALL
from facts.charts.valueline import DrawnRows, counted_above, draw_rows
from facts.figures.parties import Parties
from facts.figures.units import Unit
from facts.figures.wording import figure_words, quantity, reading_words
from facts.words import Lang, counted, say
from facts.words.listings import MOST_NAMED, short_listing
from facts.words.numbers import NO_BREAK_SPACE

_MARGIN = 1.5
_PLOT = 220.0
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
    narrow, two panels `beside` each other. `tight` labels stand where there is room for them, and of the others in a
    table those that must be told, with `ends_only` the first, last, lowest and highest. `elsewhere` says where what is
    left out stands.
    """

    plot: float = _PLOT
    spare: float = 0.0
    notes: bool = True
    strips: bool = True
    panels: int = MOST_PANELS
    rows: int = MOST_ROWS
    claims: int = 1000
    dense: bool = False
    beside: bool = False
    tight: bool = False
    ends_only: bool = False
    elsewhere: str = ""


ALL = Detail()


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A series as drawn: its panels, in `columns` of small multiples or under each other, and notes on them.

    What is `missing`, a figure or its number, must be said beside any chart. `head` stands above all of them, `foot`
    below.
    """

    panels: Sequence[DrawnTimeline | DrawnRows]
    notes: Sequence[str]
    missing: Sequence[str] = ()
    columns: int = 1
    head: Sketch | None = None
    foot: Sketch | None = None


def chart(series: Series, *, lang: Lang, theme: Theme, width: int, parties: Parties,
          plot: float = ALL.plot) -> Specification:  # fmt: skip
    """The chart of `series`, `width` CSS pixels wide and as high as its labels need; without a title.

    `plot` is how high the main plots are.
    """
    inner = width - 2 * _MARGIN
    drawn = sketches(series, lang, theme, inner, parties, replace(ALL, plot=plot))
    return stack_sketches(drawn, theme, describe(series, lang), _MARGIN)


def sketches(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties,
             detail: Detail = ALL) -> list[Sketch]:  # fmt: skip
    """The drawings of a series from top to bottom: its panels, then notes on how they are drawn."""
    division = divide_series(series, lang, detail.rows)
    labeller = Labeller(lang, theme, parties, min(_WIDEST_LABEL, width * 0.62), width * 0.62, division.unit,
                        division.group(lang))  # fmt: skip
    if not series.points:
        return [draw_nothing(width, labeller)]
    drawn = draw_panels(division, width, labeller, detail)
    if drawn.columns > 1:
        body = in_columns([under_each_other(panel.sketches) for panel in drawn.panels], drawn.columns, width,
                          _MULTIPLE_GAP)  # fmt: skip
        body += [drawn.foot] if drawn.foot else []
    else:
        body = [sketch for panel in drawn.panels for sketch in panel.sketches]
    notes = (*(drawn.notes if detail.notes else ()), *drawn.missing)
    return [*([drawn.head] if drawn.head else []), *body, *_written_notes(notes, width, labeller)]


def draw_panels(division: Division, width: float, labeller: Labeller, detail: Detail = ALL) -> DrawnSeries:
    """The panels of a division, with where every label went."""
    division = with_fewer(division, detail)
    match division.form:
        case "sentences":
            sketch = draw_sentences(division.panels[0].claims, width, labeller, detail.spare)
            return DrawnSeries([DrawnRows([sketch], ())], (), _left_out(division, labeller.lang, detail))
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
    group = division.group(lang)
    rows = [
        draw_rows(panel, tick, unit, width, wide, scopes, _period_heading(panel, unit, group, lang), spare,
                  dense=detail.dense)
        for panel, tick in zip(division.panels, ticks, strict=True)
    ]  # fmt: skip
    return DrawnSeries(rows, _short(ticks, unit, lang), _left_out(division, lang, detail))


def _series_over_time(division: Division, width: float, labeller: Labeller, detail: Detail) -> DrawnSeries:
    lang, ticks = labeller.lang, [_ticks(panel, division) for panel in division.panels]
    if division.one_axis:
        ticks = [max(ticks, key=lambda tick: tick.high - tick.low)] * len(ticks)
    columns = _columns(len(division.panels), width, detail) if division.form == "multiples" else 1 + detail.beside
    timelines = _timelines(division, ticks, _scopes(division), width, labeller, columns, detail)
    notes = [*_short(ticks, division.unit, lang), *_why(timelines, lang)]
    missing = [*_left_out(division, lang, detail), *_unlabelled(timelines, lang)]
    if columns == 1:
        return DrawnSeries(timelines, notes, missing)
    names = [panel.name for panel in division.panels]
    foot = Sketch(width, 0, labeller.theme)
    foot.height = draw_tables(foot, dict(zip(names, (drawn.layout for drawn in timelines), strict=True)), 0)
    return DrawnSeries(timelines, notes, missing, columns, _common_head(division, width, labeller), foot)


def _scopes(division: Division) -> PointScopes:
    return PointScopes([point for panel in division.panels for point in panel.numbers])


def _columns(panels: int, width: float, detail: Detail) -> int:
    """How many small multiples stand beside each other: as many as there is room for, in rows as full as can be."""
    least = _NARROW_MULTIPLE if detail.dense else _MULTIPLE
    most = max(2, int((width + _MULTIPLE_GAP) // (least + _MULTIPLE_GAP)))
    return max(2, ceil(panels / ceil(panels / most)))


def with_fewer(division: Division, detail: Detail) -> Division:
    """The division with the panels and claims that there is room for."""
    panels = fewer_panels(division.panels, detail.panels)
    kept = [replace(panel, claims=_most_cited(panel.claims, detail.claims)) for panel in panels]
    told = {point for panel in kept for point in (*panel.numbers, *panel.claims)}
    out = [point for panel in division.panels for point in (*panel.numbers, *panel.claims) if point not in told]
    return replace(division, panels=tuple(kept), left_out=(*division.left_out, *out))


def _most_cited(claims: Sequence[Point], most: int) -> tuple[Point, ...]:
    """The claims that most parties make, then the latest; the quote beside a chart is of the first of them."""
    if len(claims) <= most:
        return tuple(claims)
    cited = {point: len(owners_of([point], "en").parties) for point in claims}
    ranked = sorted(claims, key=lambda point: (cited[point], point.figure.period.days), reverse=True)
    kept = set(ranked[:most])
    return tuple(point for point in claims if point in kept)


def _common_head(division: Division, width: float, labeller: Labeller) -> Sketch:
    """What is counted, and who measured it, above small multiples."""
    published = [mark for panel in division.panels for mark in _published(panel, division.unit)]
    unit = division.unit
    heading = _capital(unit.many.of(labeller.lang)) if unit and not unit.symbol else ""
    head = head_of(heading, NO_OWNERS, NO_OWNERS, published, width, labeller, strong=False)
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
    return close_ticks(bounds, unit) or (None if is_ranking(unit) else powers_of_ten(bounds))


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
                    ends_only=detail.ends_only, alone=len(division.panels) == 1)  # fmt: skip
    if division.form == "multiples":
        area = replace(area, height=detail.plot / 2, labelled=_LABELLED_IN_MULTIPLES)
    if columns > 1:
        labeller = replace(labeller, room=own_width * 0.8, most=own_width)
    together = [point for panel in division.panels for point in panel.numbers]
    one = only_producer(together, labeller.lang)
    published = [_published(panel, division.unit) for panel in division.panels]
    layouts: list[tuple[PlotArea, Layout]] = []
    for panel, tick, measured in zip(division.panels, ticks, published, strict=True):
        heading = _heading(panel, division, labeller.lang, with_unit=columns == 1)
        small = len(division.panels) > 1 and not panel.is_claimed and not any(mark.holds for mark in measured)
        own = replace(area, height=detail.plot / 2) if small else area
        named = measured if not one else () if layouts else [mark for marks in published for mark in marks]
        named = () if columns > 1 and one else named
        layouts.append((own, lay_out_timeline(panel, tick, own, labeller, scopes, heading, named)))
    timelines = [
        draw_timeline(panel, layout, tick, own, labeller, strip, tables=columns == 1)
        for panel, (own, layout), tick, strip in zip(
            division.panels, _on_one_level(layouts, columns), ticks, strips, strict=True)
    ]  # fmt: skip
    if columns == 1 and len(timelines) > 1:
        for drawn in timelines:
            drawn.sketches[-1].height += _PANEL_GAP
    return timelines


def _on_one_level(layouts: Sequence[tuple[PlotArea, Layout]], columns: int) -> Iterator[tuple[PlotArea, Layout]]:
    """The layouts, those beside each other with their plots at one height, whatever room their labels need."""
    for first in range(0, len(layouts), columns):
        row = layouts[first : first + columns]
        lowest = max(layout.y.stop for _, layout in row)
        yield from ((area, layout.moved(lowest - layout.y.stop)) for area, layout in row)


def _ticks(panel: Panel, division: Division) -> Ticks:
    marks = marks_of(panel.numbers, division.unit)
    ticks = usual_ticks(marks, division)
    if division.form == "line" or any(mark.high is None for mark in marks):
        return ticks
    bounds = [bound for mark in marks for bound in mark.bounds]
    return with_room_below(min(bounds), without_spare_step(max(bounds), ticks, division.unit))


def _heading(panel: Panel, division: Division, lang: Lang, *, with_unit: bool) -> str:
    unit = division.unit if with_unit else None
    counted_in = unit.many.of(lang) if unit and not unit.symbol else ""
    counted_in = f"{counted_in} {division.group(lang)}".strip()
    return _capital(", ".join(part for part in (panel.name, counted_in) if part))


def _period_heading(panel: Panel, unit: Unit | None, group: str, lang: Lang) -> str:
    """Place and period, and the axis's unit where figures are written in several."""
    figure = panel.numbers[0].figure
    if figure.is_relative and figure.change_since:
        return say("charts.changes", lang)
    period = figure.period.named(lang)
    if all(point.figure.period_basis == "not-stated" for point in panel.numbers):
        period = say("charts.no_period", lang, period=period)
    mixed = unit is not None and len({point.figure.unit.name for point in panel.numbers if point.figure.unit}) > 1
    counted_in = unit.many.of(lang) if unit and (mixed or counted_above(unit, len(panel.numbers))) else ""
    period = f"{period} {group}".strip()
    return _capital(", ".join(part for part in (panel.name, period, counted_in) if part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(ticks: Sequence[Ticks], unit: Unit | None, lang: Lang) -> list[str]:
    """A share's axis that ends before 100 per cent says so."""
    ends = dict.fromkeys(tick.high for tick in ticks if tick.short_of_all)
    ranked = [say("charts.rank_axis", lang)] if any(tick.falling for tick in ticks) else []
    return ranked + [say("charts.axis_ends", lang, end=quantity(Decimal(f"{end:.6g}"), unit, lang)) for end in ends]


def _left_out(division: Division, lang: Lang, detail: Detail) -> list[str]:
    """How many figures are not drawn; of those that stand elsewhere, not the places that the subtitle says so of."""
    out = division.left_out
    if not detail.elsewhere:
        return [counted("charts.left_out", len(out), lang)] if out else []
    scopes = {_scope(point) for panel in division.panels for point in (*panel.numbers, *panel.claims)}
    others = [point for point in out if _scope(point) in scopes]
    key = "charts.more_elsewhere" if any(point.figure.is_claim for point in others) else "charts.published_elsewhere"
    return [counted(key, len(others), lang, where=detail.elsewhere)] if others else []


def _scope(point: Point) -> tuple[str, str]:
    return point.figure.place, point.figure.population


def _unlabelled(timelines: Sequence[DrawnTimeline], lang: Lang) -> list[str]:
    layouts = [drawn.layout for drawn in timelines]
    n = sum(len(layout.without_room) for layout in layouts) - sum(map(len, listed_under(layouts)))
    return [unlabelled_words(n, lang)] if n else []


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
    endless = [_unbroken(figure_words(point.figure, lang)) for each in links for point in each.endless]
    unread = [point.figure for drawn in timelines for point in drawn.unread]
    read = {_unbroken(figure_words(figure, lang)): reading for figure in unread
            if (reading := reading_words(figure, lang))}  # fmt: skip
    if len(endless) > MOST_NAMED or not read.keys().isdisjoint(endless):
        notes.append(say("charts.endless_many", lang))
    elif endless:
        notes.append(say("charts.endless", lang, figures=", ".join(endless)))
    readings = [_unbroken(f"{words} ({reading})") for words, reading in read.items()]
    notes += [f"{'; '.join(readings)}."] if readings else []
    return notes


def _unbroken(text: str) -> str:
    """The same with no place where a line may end: a number parted from its hedge or reading is not understood."""
    return text.replace(" ", NO_BREAK_SPACE)


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
