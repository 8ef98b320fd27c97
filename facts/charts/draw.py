"""The chart of any series, by one set of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from facts.audit.points import Series
from facts.audit.scopes import Scopes
from facts.charts.axes import label_width, whole_years
from facts.charts.callouts import only_producer
from facts.charts.labels import Labeller, write_line
from facts.charts.layers import stacked
from facts.charts.marks import marks_of
from facts.charts.panels import Division, Panel, claimed_span, divided
from facts.charts.scales import Ticks, ending_at, ticks_for, with_room_above, with_room_below, years_of
from facts.charts.sentences import draw_nothing, draw_sentences
from facts.charts.sketch import Sketch
from facts.charts.theme import Theme
from facts.charts.timeline import Drawn, Frame, draw_timeline
from facts.charts.typeset import SMALL
from facts.charts.valueline import draw_line
from facts.charts.words import describe, notes_words, unlabelled_words
from facts.figures.parties import Parties
from facts.figures.units import Unit
from facts.figures.wording import figure_words, quantity, reading_words
from facts.words import Lang, say

_MARGIN = 1.5
_PLOT = 220.0
_SMALL_PLOT = 110.0
_WIDEST_LABEL = 230.0
_PANEL_GAP = 10.0


def chart(series: Series, *, lang: Lang, theme: Theme, width: int, parties: Parties) -> alt.LayerChart:
    """The chart of `series`, `width` CSS pixels wide and as high as its labels need; without a title."""
    inner = width - 2 * _MARGIN
    return stacked(sketches(series, lang, theme, inner, parties), theme, describe(series, lang), _MARGIN)


def sketches(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties) -> list[Sketch]:
    """The drawings of a series from top to bottom: its panels, then notes on how they are drawn."""
    labeller = Labeller(lang, theme, parties, min(_WIDEST_LABEL, width * 0.62), width * 0.62)
    if not series.points:
        return [draw_nothing(width, labeller)]
    division = divided(series, lang)
    if division.form == "sentences":
        wide = Labeller(lang, theme, parties, width - 44)
        return [draw_sentences(division.panels[0].claims, width, wide)]
    scopes = Scopes(series.points)
    ticks = [_ticks(panel, division) for panel in division.panels]
    if division.form == "line":
        wide = Labeller(lang, theme, parties, width)
        drawn = [
            draw_line(panel, tick, division.unit, width, wide, scopes, _period_heading(panel, division.unit, lang))
            for panel, tick in zip(division.panels, ticks, strict=True)
        ]
        return [*drawn, *_notes(_short(ticks, division.unit, lang), width, labeller)]
    timelines = _timelines(division, ticks, scopes, width, labeller)
    notes = [*_short(ticks, division.unit, lang), *_why(timelines, lang)]
    return [*(drawn.sketch for drawn in timelines), *_notes(notes, width, labeller)]


def _timelines(division: Division, ticks: Sequence[Ticks], scopes: Scopes, width: float,
               labeller: Labeller) -> list[Drawn]:  # fmt: skip
    left = max(label_width(tick, division.unit, labeller.lang) for tick in ticks)
    spans = [years_of(point.figure.period) for panel in division.panels for point in panel.numbers]
    spans += [claimed_span(point) for panel in division.panels for point in panel.claims]
    frame = Frame(width, _PLOT, left, whole_years(spans), division.unit)
    together = [point for panel in division.panels for point in panel.numbers]
    one = only_producer(together, labeller.lang)
    timelines: list[Drawn] = []
    for panel, tick in zip(division.panels, ticks, strict=True):
        heading = _heading(panel, division.unit, labeller.lang)
        small = len(division.panels) > 1 and not panel.is_claimed
        own = replace(frame, height=_SMALL_PLOT) if small else frame
        named = panel.numbers if not one else () if timelines else together
        drawn = draw_timeline(panel, tick, own, labeller, scopes, heading, named)
        drawn.sketch.height += _PANEL_GAP if len(division.panels) > 1 else 0
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
    counted = unit.many.of(lang) if unit and not unit.symbol else ""
    text = ", ".join(part for part in (panel.place, counted) if part)
    return text[:1].upper() + text[1:]


def _period_heading(panel: Panel, unit: Unit | None, lang: Lang) -> str:
    """Place and period, and the axis's unit where figures are written in several."""
    figure = panel.numbers[0].figure
    period = figure.period.named(lang)
    if all(point.figure.period_basis == "not-stated" for point in panel.numbers):
        period = say("charts.no_period", lang, period=period)
    mixed = unit is not None and len({point.figure.unit.name for point in panel.numbers if point.figure.unit}) > 1
    counted = unit.many.of(lang) if unit and mixed else ""
    text = ", ".join(part for part in (panel.place, period, counted) if part)
    return text[:1].upper() + text[1:]


def _short(ticks: Sequence[Ticks], unit: Unit | None, lang: Lang) -> list[str]:
    """A share's axis that ends before 100 per cent says so."""
    return [say("charts.axis_ends", lang, end=quantity(tick.high, unit, lang)) for tick in ticks if tick.short_of_all]


def _why(timelines: Sequence[Drawn], lang: Lang) -> list[str]:
    notes = []
    if any(link.gap for drawn in timelines for link in drawn.links.joined):
        notes.append(say("charts.dashed", lang))
    apart = dict.fromkeys(column for drawn in timelines for column in drawn.links.apart)
    if apart:
        notes.append(notes_words(tuple(apart), lang))
    for period in dict.fromkeys(period for drawn in timelines for period in drawn.links.doubled):
        notes.append(say("charts.doubled", lang, period=period.named(lang)))
    endless = [figure_words(point.figure, lang) for drawn in timelines for point in drawn.links.endless]
    if endless:
        notes.append(say("charts.endless", lang, figures=", ".join(endless)))
    unread = [point.figure for drawn in timelines for point in drawn.unread]
    readings = dict.fromkeys(f"{figure_words(figure, lang)}: {reading_words(figure, lang)}" for figure in unread)
    notes += [f"{'; '.join(readings)}."] if readings else []
    unlabelled = sum(drawn.unlabelled for drawn in timelines)
    return [*notes, *([unlabelled_words(unlabelled, lang)] if unlabelled else [])]


def _notes(notes: Sequence[str], width: float, labeller: Labeller) -> list[Sketch]:
    if not notes:
        return []
    sketch = Sketch(width, 0, labeller.theme)
    whole = Labeller(labeller.lang, labeller.theme, labeller.parties, width)
    top = 6.0
    for line in whole.lines([" ".join(notes)], SMALL):
        write_line(sketch, line, 0, top)
        top += SMALL.line
    sketch.height = top + 2
    return [sketch]
