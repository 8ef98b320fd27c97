"""A picture of fixed size, with what a reader takes in at a glance, and a second sheet with all that proves it.

To have room, a chart leaves out step by step what can stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from facts.audit.points import Series
from facts.charts.descriptions import describe
from facts.charts.draw import ALL, Detail, sketches, with_fewer
from facts.charts.labels import Labeller, Run, first_few, line_height, line_width, owners_of, write_line
from facts.charts.panels import divide_series, in_fixed_order
from facts.charts.picture import MARGIN, STRONG_SMALL, PictureEvidence, draw_foot, write_lines
from facts.charts.sheet_foot import DrawnPart, fit_foot
from facts.charts.sketch import Sketch, Specification, stack_sketches
from facts.charts.theme import PRINT
from facts.charts.titles_and_notes import claim_words, headline
from facts.charts.typeset import NUMBER, SMALL, TITLE, Style, balance_lines, cut_lines, wrap_text
from facts.figures.columns import SCOPES
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.wording import figure_words, reading_words
from facts.words import Lang, say

_CHART_PART = 0.55
"""At least so much of a sheet's height is its chart."""

_HEAD_GAP = 8.0
# In the table of figures columns stand so far apart; where periods and numbers need more than this part of a sheet's
# width, each row runs on instead, its further lines set in.
_COLUMN_GAP = 14.0
_WIDEST_NUMBERS = 0.6
_HANGING = 12.0
# Headlines are as large as their lines leave room for; the smallest, 9 points in a column, only for want of room.
_HEADLINES = (Style(23, strong=True), TITLE, Style(16, strong=True), Style(14.5, strong=True))
# Smaller headlines and less of what is counted are tried in turn until nothing need be cut; what each is worse by than
# the one before it keeps a large headline from giving way to a word or two of a quote.
_SMALLER = 0.15


@dataclass(frozen=True, slots=True)
class _Head:
    """From which headline on, how many lines what is counted may take, and whether what is published is told too."""

    largest: int
    scope_lines: int = 3
    brief: bool = False


_HEADS = (_Head(0), _Head(1), _Head(2), _Head(3), _Head(3, 2), _Head(3, 1), _Head(3, 2, brief=True),
          _Head(3, 1, brief=True))  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetSize:
    """Width and height in CSS pixels; one that is not `fixed` may be lower than that."""

    width: float
    height: float
    fixed: bool
    headline_lines: int = 2


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """A sheet as drawn; `is_whole` when nothing of the evidence had to be left for the second one.

    `figures` are those in its chart.
    """

    chart: Specification
    figures: tuple[Figure, ...]
    is_whole: bool


def draw_sheet(
    series: Series, size: SheetSize, *, lang: Lang, parties: Parties, evidence: PictureEvidence
) -> PictureSheet:
    """The first sheet: headline, chart, the quote with its number, what to be careful with, source and id."""
    inner = size.width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner, inner)
    room = (1 - _CHART_PART) * size.height - 2 * MARGIN
    # A headline is rather smaller than that a caution or an address is cut.
    found = []
    for n, kind in enumerate(_HEADS):
        head = _draw_head(series, evidence, inner, labeller, room * 0.5, size.headline_lines, kind)
        foot = fit_foot(evidence, inner, labeller, room - head.sketch.height)
        found.append((head.cuts + foot.cuts + n * _SMALLER, head, foot))
        if head.cuts + foot.cuts <= _SMALLER:
            break
    _, head, foot = min(found, key=lambda each: each[0])
    beside = head.sketch.height + foot.sketch.height + 2 * MARGIN
    least = _CHART_PART / (1 - _CHART_PART) * beside
    most = size.height - beside
    wanted = most if size.fixed else min(least, most)
    fitted = _fit_sketches(series, lang, inner, parties, (wanted, most), evidence.elsewhere)
    drawn = fitted.sketches
    missing = (most if size.fixed else wanted) - sum(sketch.height for sketch in drawn)
    if missing > 0:
        drawn = [Sketch(inner, missing / 2, PRINT), *drawn, Sketch(inner, missing / 2, PRINT)]
    chart = stack_sketches([head.sketch, *drawn, foot.sketch], PRINT, describe(series, lang), MARGIN)
    whole = head.is_whole and foot.is_whole and fitted.is_whole
    return PictureSheet(chart, fitted.figures, whole)


def evidence_sheet(
    series: Series, *, lang: Lang, width: float, parties: Parties, evidence: PictureEvidence
) -> Specification:
    """The second sheet: every figure as a row, then all cautions, quotes, sources and ids; as high as they need."""
    inner = width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner, inner)
    head = Sketch(inner, 0, PRINT)
    top = write_lines(head, [say("charts.evidence_sheet", lang)], TITLE, PRINT.ink, 0.0)
    top = write_lines(head, balance_lines(headline(series, lang), NUMBER, inner), NUMBER, PRINT.ink, top + 2)
    top = write_lines(
        head, [line for text in evidence.subtitle for line in wrap_text(text, SMALL, inner)], SMALL, PRINT.soft, top
    )
    head.height = top + _HEAD_GAP
    table = _figures_table(series, labeller, inner)
    return stack_sketches([head, table, draw_foot(evidence, inner, labeller)], PRINT, describe(series, lang), MARGIN)


def _draw_head(series: Series, evidence: PictureEvidence, inner: float, labeller: Labeller, room: float,
               most_lines: int, kind: _Head) -> DrawnPart:  # fmt: skip
    """The headline as large as it can be, and below it what is counted."""
    text = headline(series, labeller.lang, brief=kind.brief)
    # In a low sheet a smaller headline that is whole says more than a large one that is cut.
    styles = [style for style in _HEADLINES[kind.largest:]
              if len(balance_lines(text, style, inner)) <= min(most_lines, _lines_in(room, style))]  # fmt: skip
    style = styles[0] if styles else _HEADLINES[-1]
    lines = balance_lines(text, style, inner)
    whole, cuts = True, 0
    if kind.brief and text != headline(series, labeller.lang):
        whole, cuts = False, 1
    most = _lines_in(room, style)
    if len(lines) > most:
        lines, whole, cuts = cut_lines(wrap_text(text, style, inner), most, style, inner), False, cuts + 4
    sketch = Sketch(inner, 0, PRINT)
    top = write_lines(sketch, lines, style, PRINT.ink, 0.0)
    for text in evidence.subtitle:
        scope = wrap_text(text, SMALL, inner)
        if len(scope) > 1:
            # In a narrow sheet what nobody stated makes way, and then what has no room in two lines.
            scope = wrap_text(evidence.short_subtitle or text, SMALL, inner)
            cuts += 1 if len(scope) > kind.scope_lines else 0
            scope, whole = cut_lines(scope, kind.scope_lines, SMALL, inner), False
        top = write_lines(sketch, scope, SMALL, PRINT.soft, top + 1)
    sketch.height = top + _HEAD_GAP
    return DrawnPart(sketch, whole, cuts)


def _lines_in(room: float, style: Style) -> int:
    """How many lines of a headline have room above what is counted; one has to."""
    return max(1, int((room - SMALL.line) // style.line))


def _figures_table(series: Series, labeller: Labeller, inner: float) -> Sketch:
    """Every figure in a row: period, number with badges, then all that tells it from others; in columns with room."""
    sketch = Sketch(inner, 0, PRINT)
    rows = list(_rows(series, labeller))
    second = max((row.period.width for row in rows), default=0.0) + _COLUMN_GAP
    third = second + max((line_width(row.claim) for row in rows), default=0.0) + _COLUMN_GAP
    top = 0.0
    for row in rows:
        if third > inner * _WIDEST_NUMBERS:
            top = _write_run_on(sketch, labeller.folded((row.period, *row.claim, *row.rest)), top)
            continue
        write_line(sketch, (row.period,), 0, top)
        write_line(sketch, row.claim, second, top)
        below = top
        for line in replace(labeller, room=inner - third, most=inner - third).folded(row.rest) if row.rest else ():
            write_line(sketch, line, third, below)
            below += line_height(line)
        top = max(below, top + line_height((row.period, *row.claim)))
    sketch.height = top + _HEAD_GAP
    return sketch


def _write_run_on(sketch: Sketch, lines: Sequence[tuple[Run, ...]], top: float) -> float:
    for n, line in enumerate(lines):
        write_line(sketch, line, 0 if n == 0 else _HANGING, top)
        top += line_height(line)
    return top


class _FigureRow(NamedTuple):
    """A figure in the table: when, what was said with the badges of those who say it, and the rest in words."""

    period: Run
    claim: tuple[Run, ...]
    rest: tuple[Run, ...]


def _rows(series: Series, labeller: Labeller) -> Iterator[_FigureRow]:
    lang = labeller.lang
    ordered = in_fixed_order(series)
    columns = [name for name in SCOPES
               if len({figure.text(name, lang) for figure in ordered.figures}) > 1]  # fmt: skip
    for point in ordered.points:
        figure = point.figure
        kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang)
        owners = owners_of([point], lang)
        quiet = [*(figure.text(name, lang) for name in columns), reading_words(figure, lang),
                 *first_few(owners.names, lang), "" if figure.is_claim else figure.text("producer", lang)]  # fmt: skip
        number = f"{kind} {figure_words(figure, lang, worded=True)}".strip()
        if figure.value is None or figure.is_relative:
            number = claim_words(point, lang)
        rest = " · ".join(filter(None, quiet))
        yield _FigureRow(
            Run(figure.period.named(lang), SMALL, PRINT.soft),
            (Run(number, STRONG_SMALL, PRINT.ink), *labeller.badges(point)),
            (Run(rest, SMALL, PRINT.soft),) if rest else (),
        )


# The chart in a given height: what can be left out goes step by step until it has room.

# A plot is rather left without a table, a strip or notes than made lower than this; at last it may be as low as that.
_LOW_PLOT = 112.0
_LOWEST_PLOT = 70.0
_ATTEMPTS = 7
_DENSE = replace(ALL, dense=True)
_LESS = (
    replace(_DENSE, notes=False),
    replace(_DENSE, notes=False, strips=False),
    replace(_DENSE, notes=False, strips=False, tight=True),
)
_MOST_LOOSE = 2
# Two panels may stand beside each other on a sheet at least so wide: a page, a square and a slide.
_TWO_BESIDE = 500.0
# With so many panels or rows at most, where all of them have no room.
_FEWER = (18, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The drawings that have room between two heights, and the figures in them.

    `is_whole` when they say all that they could.
    """

    sketches: list[Sketch]
    figures: tuple[Figure, ...]
    is_whole: bool


def _fit_sketches(series: Series, lang: Lang, width: float, parties: Parties,
                    heights: tuple[float, float], elsewhere: str) -> _Fitted:  # fmt: skip
    """The drawings of a series between two heights.

    The plots become lower or higher; where that is not enough, notes, magnifying strips, labels without room, panels
    of published figures and rows are left out, in this order; they stand `elsewhere`.
    """
    least, most = heights
    division = divide_series(series, lang)
    can_be_dense = division.form in ("line", "multiples")
    # On two axes beside each other equal numbers would look unequal.
    can_be_beside = (
        division.form == "timeline" and division.one_axis and len(division.panels) == 2 and width >= _TWO_BESIDE
    )
    beside = [replace(less, beside=True) for less in (ALL, *_LESS)] if can_be_beside else []
    # Of one panel no other can be left out, so its table of numbers without room gives way.
    last = [replace(_LESS[-1], ends_only=True)] if division.form == "timeline" and len(division.panels) == 1 else []
    for detail in (ALL, *([_DENSE] if can_be_dense else []), *_LESS, *beside, *last):
        detail = replace(detail, elsewhere=elsewhere)
        found = _stretched(series, lang, width, parties, least, most, detail)
        if _height(found) <= most:
            return _Fitted(found, _drawn_figures(series, lang, detail), is_whole=detail.notes)
    parts = max(len(division.panels), *(len(panel.numbers) + len(panel.claims) for panel in division.panels))
    for rows, less in product((rows for rows in _FEWER if rows < parts), last or _LESS[1:]):
        # Many panels have room at all only where their labels are tight.
        if rows > _MOST_LOOSE and not less.tight:
            continue
        detail = replace(less, rows=rows, panels=rows, claims=rows, elsewhere=elsewhere)
        found = _stretched(series, lang, width, parties, least, most, detail)
        if _height(found) <= most:
            break
    return _Fitted(found, _drawn_figures(series, lang, detail), is_whole=False)


def _drawn_figures(series: Series, lang: Lang, detail: Detail) -> tuple[Figure, ...]:
    division = with_fewer(divide_series(series, lang, detail.rows), detail)
    return tuple(point.figure for panel in division.panels for point in (*panel.numbers, *panel.claims))


def _stretched(series: Series, lang: Lang, width: float, parties: Parties, least: float, most: float,
               detail: Detail) -> list[Sketch]:  # fmt: skip
    """The drawings with plots as high as usual, or as the heights ask for."""
    found = sketches(series, lang, PRINT, width, parties, detail)
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
        found = sketches(series, lang, PRINT, width, parties, detail)
        tried.append(found)
    # Sentences grow by leaps, so the last try may be too high where one before it was not.
    return max((each for each in tried if _height(each) <= most), key=_height, default=found)


def _height(found: Sequence[Sketch]) -> float:
    return sum(sketch.height for sketch in found)
