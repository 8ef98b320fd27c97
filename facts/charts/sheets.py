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
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.wording import figure_words, reading_words
from facts.words import Lang, say

CHART_PART = 0.55
"""At least so much of a sheet's height is its chart."""

_GAP = 5.0
_HEAD_GAP = 8.0
# Headlines are as large as their lines leave room for; the smallest, 9 points in a column, only for want of room.
_HEADLINES = (Style(23, strong=True), TITLE, Style(16, strong=True), Style(14.5, strong=True))
# From which headline on, and how many lines what is counted may take: tried in turn until nothing need be cut.
_HEADS = ((0, 2), (1, 2), (2, 2), (3, 2), (3, 1))


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


@dataclass(frozen=True, slots=True)
class _Foot:
    """How much of the evidence stands below the chart; `joined` sources and ids stand in one paragraph."""

    quote_lines: int
    cautions: int
    caution_lines: int
    source_lines: int
    joined: bool = False


# From all that a sheet holds at best to the least that it always holds.
_FEET = (
    _Foot(3, 2, 3, 3), _Foot(2, 2, 3, 3), _Foot(2, 2, 2, 3), _Foot(2, 1, 4, 3), _Foot(1, 1, 4, 3, joined=True),
    _Foot(2, 1, 2, 2), _Foot(1, 1, 3, 3, joined=True), _Foot(1, 1, 2, 3, joined=True), _Foot(1, 1, 1, 3, joined=True),
    _Foot(1, 0, 0, 3), _Foot(1, 0, 0, 5, joined=True), _Foot(1, 0, 0, 4, joined=True), _Foot(1, 0, 0, 2),
    _Foot(1, 0, 0, 3, joined=True), _Foot(1, 0, 0, 2, joined=True), _Foot(1, 0, 0, 1),
)  # fmt: skip
# Of the title of a document so many words stay.
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A head or foot as drawn; `cuts` weighs what is cut: an address more than a caution, that more than a quote."""

    sketch: Sketch
    is_whole: bool
    cuts: int


def framed(series: Series, size: SheetSize, *, lang: Lang, parties: Parties, evidence: PictureEvidence) -> PictureSheet:
    """The first sheet: headline, chart, the quote with its number, what to be careful with, source and id."""
    inner = size.width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner, inner)
    room = (1 - CHART_PART) * size.height - 2 * MARGIN
    # A headline is rather smaller than that a caution or an address is cut.
    found = []
    for largest, scope_lines in _HEADS:
        head = _head(series, evidence, inner, labeller, room * 0.5, size.headline_lines, largest, scope_lines)
        foot = _foot(evidence, inner, labeller, room - head.sketch.height)
        found.append((head.cuts + foot.cuts, head, foot))
        if not head.cuts + foot.cuts:
            break
    _, head, foot = min(found, key=lambda each: each[0])
    beside = head.sketch.height + foot.sketch.height + 2 * MARGIN
    least = CHART_PART / (1 - CHART_PART) * beside
    most = size.height - beside
    wanted = most if size.fixed else min(least, most)
    fitted = fitted_sketches(series, lang, PRINT, inner, parties, (wanted, most))
    drawn = fitted.sketches
    missing = (most if size.fixed else wanted) - sum(sketch.height for sketch in drawn)
    if missing > 0:
        drawn = [Sketch(inner, missing / 2, PRINT), *drawn, Sketch(inner, missing / 2, PRINT)]
    chart = stacked([head.sketch, *drawn, foot.sketch], PRINT, describe(series, lang), MARGIN)
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
    top = write_lines(head, balanced(headline(series, lang), NUMBER, inner), NUMBER, PRINT.ink, top + 2)
    top = write_lines(
        head, [line for text in evidence.subtitle for line in wrapped(text, SMALL, inner)], SMALL, PRINT.soft, top
    )
    head.height = top + _HEAD_GAP
    table = _figures_table(series, labeller, inner)
    return stacked([head, table, draw_foot(evidence, inner, labeller)], PRINT, describe(series, lang), MARGIN)


def _head(series: Series, evidence: PictureEvidence, inner: float, labeller: Labeller, room: float,
          most_lines: int, largest: int, scope_lines: int) -> _Part:  # fmt: skip
    """The headline as large as it can be, and below it what is counted."""
    text = headline(series, labeller.lang)
    # In a low sheet a smaller headline that is whole says more than a large one that is cut.
    styles = [style for style in _HEADLINES[largest:]
              if len(balanced(text, style, inner)) <= min(most_lines, _lines_in(room, style))]  # fmt: skip
    style = styles[0] if styles else _HEADLINES[-1]
    lines = balanced(text, style, inner)
    whole, cuts = True, 0
    most = _lines_in(room, style)
    if len(lines) > most:
        lines, whole, cuts = _cut(wrapped(text, style, inner), most, style, inner), False, 4
    sketch = Sketch(inner, 0, PRINT)
    top = write_lines(sketch, lines, style, PRINT.ink, 0.0)
    for text in evidence.subtitle:
        scope = wrapped(text, SMALL, inner)
        if len(scope) > 1:
            # In a narrow sheet what nobody stated makes way, and then what has no room in two lines.
            scope = wrapped(evidence.short_subtitle or text, SMALL, inner)
            cuts += 1 if len(scope) > scope_lines else 0
            scope, whole = _cut(scope, scope_lines, SMALL, inner), False
        top = write_lines(sketch, scope, SMALL, PRINT.soft, top + 1)
    sketch.height = top + _HEAD_GAP
    return _Part(sketch, whole, cuts)


def _lines_in(room: float, style: Style) -> int:
    """How many lines of a headline have room above what is counted; one has to."""
    return max(1, int((room - SMALL.line) // style.line))


def _foot(evidence: PictureEvidence, inner: float, labeller: Labeller, room: float) -> _Part:
    """As much of the evidence as has room, with as little of it cut as can be."""
    best = None
    for foot in _FEET:
        drawn = _draw_foot(evidence, inner, labeller, foot)
        if drawn.sketch.height <= room and (best is None or drawn.cuts < best.cuts):
            best = drawn
        if best and not best.cuts:
            break
    return best or drawn


def _draw_foot(evidence: PictureEvidence, inner: float, labeller: Labeller, foot: _Foot) -> _Part:
    sketch = Sketch(inner, 0, PRINT)
    sketch.rule(0, 6, inner, 6, Pen(PRINT.axis))
    top = 12.0
    whole = len(evidence.citations) <= 1 and len(evidence.cautions) <= foot.cautions
    if evidence.lead:
        top, shown = _draw_quote(sketch, evidence.lead, foot.quote_lines, top, labeller)
        top += _GAP
        whole = whole and shown
    top, uncut = _draw_cautions(sketch, evidence.main_cautions[: foot.cautions], foot.caution_lines, top)
    cuts = 0 if evidence.lead is None or shown else 1
    cuts += 3 if evidence.main_cautions and not foot.cautions else 0 if uncut else 2
    identity = [evidence.identity]
    while len(identity) <= len(evidence.short_identities) and width(identity[-1], SMALL) > inner:
        identity.append(evidence.short_identities[len(identity) - 1])
    is_all = whole and uncut and len(identity) == 1 and evidence.sources == evidence.short_sources
    texts = [*filter(None, evidence.short_sources)]
    lines, missing = _source_lines(texts, evidence.source_title, foot.source_lines, inner)
    rest = "" if is_all and not missing else next(
        (text for text in evidence.rest if width(text, SMALL) <= inner), "".join(evidence.rest[-1:]))  # fmt: skip
    if foot.joined:
        together = " ".join(filter(None, (*texts, f"{identity[-1]}.", evidence.rest[-1] if rest else "")))
        lines, missing = _source_lines([together], evidence.source_title, foot.source_lines + 2, inner)
    top = write_lines(sketch, lines, SMALL, PRINT.soft, top)
    if not foot.joined:
        top = write_lines(sketch, wrapped(identity[-1], SMALL, inner), SMALL, PRINT.soft, top)
        top = write_lines(sketch, wrapped(rest, SMALL, inner)[:2] if rest else [], SMALL, PRINT.ink, top)
    sketch.height = top
    return _Part(sketch, is_all and not missing, cuts + missing)


def _draw_cautions(sketch: Sketch, cautions: Sequence[str], most: int, top: float) -> tuple[float, bool]:
    """Each caution in so many lines at most; how far down they reach, and whether none of them is cut."""
    whole, room = True, sketch.width - 16
    for text in cautions:
        lines = wrapped(text, SMALL, room)
        if len(lines) > most:
            lines, whole = _cut(lines, most, SMALL, room), False
        sketch.text(0, top + SMALL.baseline, "!", STRONG_SMALL, PRINT.target)
        for line in lines:
            sketch.text(16, top + SMALL.baseline, line, SMALL, PRINT.ink)
            top += SMALL.line
        top += _GAP / 2
    return top, whole


def _source_lines(texts: Sequence[str], title: str, most: int, inner: float) -> tuple[list[str], int]:
    """The sources in so many lines each, and what is cut: 1 for a title, which goes first, 4 for more."""
    lines: list[str] = []
    missing = 0
    for text in texts:
        shorter = _with_short_title(text, title, most, inner)
        own = wrapped(shorter, SMALL, inner)
        missing = max(missing, 1 if shorter != text else 0)
        if len(own) > most:
            own, missing = _filled(shorter, most, SMALL, inner), 4
        lines += own
    return lines, missing


def _with_short_title(text: str, title: str, most: int, inner: float) -> str:
    """The source with as many words of the document's title as let all of it stand in so many lines."""
    words = title.split(" ")
    shorter = text
    while title and len(wrapped(shorter, SMALL, inner)) > most and len(words) > _TITLE_WORDS:
        words.pop()
        shorter = text.replace(title, f"{' '.join(words).rstrip(' ,;:(')}…", 1)
    return shorter


def _draw_quote(sketch: Sketch, lead: LeadQuote, most: int, top: float, labeller: Labeller) -> tuple[float, bool]:
    """Badges, who says it and where, and the words with the number set apart; how far down they reach."""
    badges = badge_runs(lead.parties, labeller.parties, PRINT, labeller.lang)
    names = wrapped(lead.who, STRONG_SMALL, sketch.width)
    who = [Run(line, STRONG_SMALL, PRINT.ink) for line in _cut(names, 1, STRONG_SMALL, sketch.width)]
    whole = len(names) <= 1
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
    """As much of a text with long addresses as fills so many lines, broken anywhere in the last, with an ellipsis."""
    lines = wrapped(text, style, room)
    if len(lines) <= most:
        return lines
    last = "".join(lines[most - 1 :])
    length = next((n for n in range(1, len(last)) if width(f"{last[: n + 1]}…", style) > room), len(last))
    return [*lines[: most - 1], f"{last[:length]}…"]


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
