"""A picture of fixed size, with what a reader takes in at a glance, and a second sheet with all that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.audit.points import Series
from facts.charts.draw import fitted_sketches
from facts.charts.labels import Labeller, Run, badge_runs, first_few, line_height, owners_of, write_line
from facts.charts.panels import in_fixed_order
from facts.charts.picture import MARGIN, STRONG_SMALL, LeadQuote, PictureEvidence, draw_foot, write_lines
from facts.charts.sketch import Pen, Sketch, Specification, stacked
from facts.charts.theme import PRINT
from facts.charts.typeset import NUMBER, SMALL, TITLE, Style, balanced, width, wrapped
from facts.charts.words import describe, headline
from facts.figures.parties import Parties
from facts.figures.wording import figure_words, reading_words
from facts.words import Lang, say

CHART_PART = 0.55
"""At least so much of a sheet's height is its chart."""

_MOST_CAUTIONS = 2
_GAP = 5.0
_HEAD_GAP = 8.0
# Headlines are as large as their lines leave room for; no smaller than a newspaper's sub-headings.
_HEADLINES = (Style(23, strong=True), TITLE, Style(16, strong=True))


@dataclass(frozen=True, slots=True)
class SheetSize:
    """Width and height in CSS pixels; one that is not `fixed` may be lower than that."""

    width: float
    height: float
    fixed: bool
    headline_lines: int = 2


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """A sheet as drawn; `is_whole` when nothing of the evidence had to be left for the second one."""

    chart: Specification
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Foot:
    """How much of the evidence stands below the chart; `joined` sources stand in one paragraph."""

    quote_lines: int
    cautions: int
    caution_lines: int
    source_lines: int
    joined: bool = False


# From all that a sheet holds at best to the least that it always holds: an address stays whole longest.
_FEET = (
    _Foot(3, 2, 3, 3), _Foot(2, 2, 2, 3), _Foot(2, 1, 3, 3), _Foot(2, 1, 2, 2), _Foot(1, 1, 2, 2), _Foot(1, 1, 1, 2),
    _Foot(1, 1, 1, 3, joined=True), _Foot(1, 0, 0, 2), _Foot(1, 0, 0, 3, joined=True), _Foot(1, 0, 0, 1),
)  # fmt: skip
# A headline is rather smaller than that the first caution has no room.
_ENOUGH = _FEET[6]


def framed(series: Series, size: SheetSize, *, lang: Lang, parties: Parties, evidence: PictureEvidence) -> PictureSheet:
    """The first sheet: headline, chart, the quote with its number, what to be careful with, source and id."""
    inner = size.width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner, inner)
    room = (1 - CHART_PART) * size.height - 2 * MARGIN
    for largest in range(len(_HEADLINES)):
        head, head_whole = _head(series, evidence, inner, labeller, room * 0.5, size.headline_lines, largest)
        held, foot, foot_whole = _foot(evidence, inner, labeller, room - head.height)
        if _FEET.index(held) <= _FEET.index(_ENOUGH):
            break
    beside = head.height + foot.height + 2 * MARGIN
    least = CHART_PART / (1 - CHART_PART) * beside
    most = size.height - beside
    wanted = most if size.fixed else min(least, most)
    drawn, chart_whole = fitted_sketches(series, lang, PRINT, inner, parties, (wanted, most))
    missing = (most if size.fixed else wanted) - sum(sketch.height for sketch in drawn)
    if missing > 0:
        drawn = [Sketch(inner, missing / 2, PRINT), *drawn, Sketch(inner, missing / 2, PRINT)]
    chart = stacked([head, *drawn, foot], PRINT, describe(series, lang), MARGIN)
    whole = head_whole and foot_whole and chart_whole
    return PictureSheet(chart, whole)


def evidence_sheet(
    series: Series, *, lang: Lang, width: float, parties: Parties, evidence: PictureEvidence
) -> Specification:
    """The second sheet: every figure as a row, then all cautions, quotes, sources and ids; as high as they need."""
    inner = width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner, inner)
    head = Sketch(inner, 0, PRINT)
    top = write_lines(head, [say("charts.evidence_sheet", lang)], TITLE, PRINT.ink, 0.0)
    top = write_lines(head, balanced(headline(series, lang), NUMBER, inner), NUMBER, PRINT.ink, top + 2)
    top = write_lines(
        head, [line for text in evidence.subtitle for line in wrapped(text, SMALL, inner)], SMALL, PRINT.soft, top
    )
    head.height = top + _HEAD_GAP
    table = _figures_table(series, labeller, inner)
    return stacked([head, table, draw_foot(evidence, inner, labeller)], PRINT, describe(series, lang), MARGIN)


def _head(series: Series, evidence: PictureEvidence, inner: float, labeller: Labeller, room: float,
          most_lines: int, largest: int) -> tuple[Sketch, bool]:  # fmt: skip
    """The headline as large as it can be, and below it what is counted; and whether all of that has room."""
    text = headline(series, labeller.lang)
    # In a low sheet a smaller headline that is whole says more than a large one that is cut.
    styles = [style for style in _HEADLINES[largest:]
              if len(balanced(text, style, inner)) <= min(most_lines, _lines_in(room, style))]  # fmt: skip
    style = styles[0] if styles else _HEADLINES[-1]
    lines = balanced(text, style, inner)
    whole = True
    most = _lines_in(room, style)
    if len(lines) > most:
        lines, whole = _cut(wrapped(text, style, inner), most, style, inner), False
    sketch = Sketch(inner, 0, PRINT)
    top = write_lines(sketch, lines, style, PRINT.ink, 0.0)
    subtitle = [line for text in evidence.subtitle for line in wrapped(text, SMALL, inner)]
    if subtitle:
        if len(subtitle) > 1:
            subtitle, whole = _cut(subtitle, 1, SMALL, inner), False
        top = write_lines(sketch, subtitle, SMALL, PRINT.soft, top + 1)
    sketch.height = top + _HEAD_GAP
    return sketch, whole


def _lines_in(room: float, style: Style) -> int:
    """How many lines of a headline have room above what is counted; one has to."""
    return max(1, int((room - SMALL.line) // style.line))


def _foot(evidence: PictureEvidence, inner: float, labeller: Labeller, room: float) -> tuple[_Foot, Sketch, bool]:
    """As much of the evidence as has room, and whether that is all of it."""
    for foot in _FEET:
        sketch, whole = _draw_foot(evidence, inner, labeller, foot)
        if sketch.height <= room:
            break
    return foot, sketch, whole


def _draw_foot(evidence: PictureEvidence, inner: float, labeller: Labeller, foot: _Foot) -> tuple[Sketch, bool]:
    sketch = Sketch(inner, 0, PRINT)
    sketch.rule(0, 6, inner, 6, Pen(PRINT.axis))
    top = 12.0
    whole = len(evidence.citations) <= 1 and len(evidence.cautions) <= foot.cautions
    if evidence.lead:
        top, shown = _draw_quote(sketch, evidence.lead, foot.quote_lines, top, labeller)
        top += _GAP
        whole = whole and shown
    for text in evidence.main_cautions[: foot.cautions]:
        lines = wrapped(text, SMALL, inner - 16)
        whole = whole and len(lines) <= foot.caution_lines
        sketch.text(0, top + SMALL.baseline, "!", STRONG_SMALL, PRINT.target)
        for line in _cut(lines, foot.caution_lines, SMALL, inner - 16):
            sketch.text(16, top + SMALL.baseline, line, SMALL, PRINT.ink)
            top += SMALL.line
        top += _GAP / 2
    whole = whole and evidence.sources == evidence.short_sources
    sources = (" ".join(evidence.short_sources),) if foot.joined else evidence.short_sources
    for text in filter(None, sources):
        lines = wrapped(text, SMALL, inner)
        if len(lines) > foot.source_lines:
            filled = _filled(text, foot.source_lines, SMALL, inner)
            lines, whole = filled, whole and not filled[-1].endswith("…")
        top = write_lines(sketch, lines, SMALL, PRINT.soft, top)
    identity = [evidence.identity]
    while len(identity) <= len(evidence.short_identities) and width(identity[-1], SMALL) > inner:
        identity.append(evidence.short_identities[len(identity) - 1])
    whole = whole and len(identity) == 1
    top = write_lines(sketch, wrapped(identity[-1], SMALL, inner), SMALL, PRINT.soft, top)
    if not whole and evidence.rest:
        rest = next((text for text in evidence.rest if width(text, SMALL) <= inner), evidence.rest[-1])
        top = write_lines(sketch, wrapped(rest, SMALL, inner)[:2], SMALL, PRINT.ink, top)
    sketch.height = top
    return sketch, whole


def _draw_quote(sketch: Sketch, lead: LeadQuote, most: int, top: float, labeller: Labeller) -> tuple[float, bool]:
    """Badges, who says it and where, and the words with the number set apart; how far down they reach."""
    badges = badge_runs(lead.parties, labeller.parties, PRINT, labeller.lang)
    who = [Run(line, STRONG_SMALL, PRINT.ink) for line in wrapped(lead.who, STRONG_SMALL, sketch.width)[:1]]
    whole = True
    for line in labeller.folded((*badges, *who)):
        write_line(sketch, line, 0, top)
        top += line_height(line)
    room = sketch.width * 0.98
    text, place = lead.quote
    if len(wrapped(text, SMALL, room)) > most:
        (text, place), whole = _around_number(*lead.clause, most, room), False
    start = 0
    for written in _cut(wrapped(text, SMALL, room), most, SMALL, sketch.width):
        start = max(start, text.find(written.rstrip("…"), start))
        _write_marked(sketch, written, start, place, top)
        start += len(written)
        top += SMALL.line
    return top, whole


def _around_number(text: str, place: tuple[int, int] | None, most: int,
                   room: float) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
    """The text without its first words, as far as that is needed for its number to stand in the first lines."""
    if place is None:
        return text, place
    first, last = place
    for gone in [n + 1 for n, sign in enumerate(text[:first]) if sign == " "]:
        if len(wrapped(text[: last + 1], SMALL, room - 12)) <= most:
            break
        shorter = f"… {text[gone:]}"
        if len(wrapped(shorter[: last - gone + 3], SMALL, room - 12)) <= most:
            return shorter, (first - gone + 2, last - gone + 2)
    return text, place


def _write_marked(sketch: Sketch, line: str, start: int, marked: tuple[int, int] | None, top: float) -> None:
    """A line that begins at `start` of its text, with what is `marked` there in strong letters on a tinted ground."""
    first, last = marked or (0, 0)
    first, last = (min(max(end - start, 0), len(line)) for end in (first, last))
    left = 0.0
    for text, style in ((line[:first], SMALL), (line[first:last], STRONG_SMALL), (line[last:], SMALL)):
        # Blanks at the ends of a text are not drawn: they are left as room.
        begin = left + width(text[: len(text) - len(text.lstrip())], style)
        left += width(text, style)
        if text.strip():
            sketch.text(begin, top + SMALL.baseline, text.strip(), style, PRINT.ink)
        if text and style is STRONG_SMALL:
            below = top + SMALL.line - 1.5
            sketch.rule(begin, below, left, below, Pen(PRINT.mark, 1.5))


def _cut(lines: Sequence[str], most: int, style: Style, room: float) -> list[str]:
    """The first lines, the last of them ending in … when there are more."""
    if len(lines) <= most or most < 1:
        return list(lines[:most])
    last = lines[most - 1]
    while last and width(f"{last}…", style) > room:
        last = last[: last.rfind(" ")] if " " in last else last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:')}…"]


def _filled(text: str, most: int, style: Style, room: float) -> list[str]:
    """As much of a text with long addresses as fills so many lines, broken anywhere, the last with an ellipsis."""
    lines = []
    for _ in range(most):
        length = next((n for n in range(1, len(text)) if width(f"{text[: n + 1]}…", style) > room), len(text))
        lines.append(text[:length])
        text = text[length:].lstrip()
    return [*lines[:-1], f"{lines[-1]}…"] if text else lines


def _figures_table(series: Series, labeller: Labeller, inner: float) -> Sketch:
    """Every figure on a line of its own: period, place, number, badges and names, how it is read, producer."""
    sketch = Sketch(inner, 0, PRINT)
    top = 0.0
    for runs in _rows(series, labeller):
        for n, line in enumerate(labeller.folded(runs)):
            write_line(sketch, line, 0 if n == 0 else 12, top)
            top += line_height(line)
    sketch.height = top + _HEAD_GAP
    return sketch


def _rows(series: Series, labeller: Labeller) -> Iterator[tuple[Run, ...]]:
    lang = labeller.lang
    ordered = in_fixed_order(series)
    columns = [name for name in ("place", "population", "definition")
               if len({figure.text(name, lang) for figure in ordered.figures}) > 1]  # fmt: skip
    for point in ordered.points:
        figure = point.figure
        kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang)
        owners = owners_of([point], lang)
        quiet = [*(figure.text(name, lang) for name in columns), reading_words(figure, lang),
                 *first_few(owners.names, lang), "" if figure.is_claim else figure.text("producer", lang)]  # fmt: skip
        number = f"{kind} {figure_words(figure, lang, worded=True)}".strip()
        yield (
            Run(figure.period.named(lang), SMALL, PRINT.soft), Run(number, STRONG_SMALL, PRINT.ink),
            *labeller.badges(point), *(Run(text, SMALL, PRINT.soft) for text in quiet if text),
        )  # fmt: skip
