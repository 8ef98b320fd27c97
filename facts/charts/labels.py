"""Labels: the number with its hedge, the badges of those who cite it, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.audit.points import Point
from facts.charts.badges import SHAPE_PATHS
from facts.charts.boxes import Box
from facts.charts.placement import Placed
from facts.charts.sketch import Sketch
from facts.charts.theme import Theme, legible
from facts.charts.typeset import ASIDE, BADGE, NUMBER, QUIET_NUMBER, SMALL, Style, longest, width, wrapped
from facts.figures.parties import Parties
from facts.figures.wording import figure_words, reading_words
from facts.words import Lang, say

MOST_CITERS = 4
_SIGN = 10.0
_SIGN_GAP = 4.0
_RUN_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: text, with `path` after a sign, whose `fill` and `edge` are else the text's colour.

    `indent` keeps it further from what stands before it.
    """

    text: str
    style: Style
    colour: str
    path: str = ""
    fill: str = ""
    edge: str = ""
    indent: float = 0.0

    @property
    def width(self) -> float:
        """Pixels from its start to its end."""
        return self.indent + width(self.text, self.style) + (_SIGN + _SIGN_GAP if self.path else 0.0)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of runs."""

    lines: tuple[tuple[Run, ...], ...]

    @property
    def width(self) -> float:
        """Pixels that the widest line takes."""
        return max((line_width(line) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Pixels from the first line's top to the last one's bottom."""
        return sum(line_height(line) for line in self.lines)


def line_width(line: tuple[Run, ...]) -> float:
    """Pixels of the runs with the gaps between them."""
    return sum(run.width for run in line) + _RUN_GAP * (len(line) - 1)


def line_height(line: tuple[Run, ...]) -> float:
    """Pixels from this line's top to the next one's."""
    return max(run.style.line for run in line)


def write(sketch: Sketch, label: Label, placed: Placed) -> None:
    """Draw a label in its place, with ground behind it."""
    top = placed.box.top
    for line in label.lines:
        left = placed.box.left + (label.width - line_width(line)) * placed.align
        sketch.halo(Box(left, top, left + line_width(line), top + line_height(line)))
        write_line(sketch, line, left, top)
        top += line_height(line)


def write_line(sketch: Sketch, line: tuple[Run, ...], left: float, top: float) -> None:
    """Draw one line of runs from `left`, its top at `top`."""
    baseline = top + max(run.style.baseline for run in line)
    for run in line:
        start = left + run.indent
        if run.path:
            sketch.sign(
                start + _SIGN / 2,
                baseline - run.style.size * 0.33,
                run.path,
                run.fill or run.colour,
                run.edge or run.colour,
                _SIGN,
            )
            start += _SIGN + _SIGN_GAP
        sketch.text(start, baseline, run.text, run.style, run.colour)
        left += run.width + _RUN_GAP


def badge_runs(letters: tuple[str, ...], parties: Parties, theme: Theme, lang: Lang) -> tuple[Run, ...]:
    """Badges of up to four parties, in the order given, then how many more there are."""
    shown = [parties.drawn(each) for each in letters[:MOST_CITERS]]
    runs = [
        Run(party.letters, BADGE, legible(party.colour, theme), SHAPE_PATHS[party.shape], party.colour)
        for party in shown
    ]
    if len(letters) > MOST_CITERS:
        more = say("charts.more", lang, n=len(letters) - MOST_CITERS)
        runs.append(Run(more, SMALL, theme.soft))
    return tuple(runs)


def cited_parties(point: Point) -> tuple[str, ...]:
    """The parties of all who cite a point, each once, in the order of the table."""
    return tuple(dict.fromkeys(letters for figure in point.figures for letters in figure.parties))


def shared_parties(points: Sequence[Point]) -> tuple[str, ...]:
    """The parties that cite every claim among `points`, () when the claims differ in who cites them."""
    cited = {
        (cited_parties(point), any(not figure.parties for figure in point.figures))
        for point in points
        if point.figure.is_claim
    }
    parties, others = cited.pop() if len(cited) == 1 else ((), True)
    return () if others else parties


def citers_without_party(point: Point, lang: Lang) -> tuple[str, ...]:
    """Officials and agencies who cite a point, by name."""
    names = (figure.text("cited_by", lang) for figure in point.figures if not figure.parties)
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class Labeller:
    """Makes the labels of a chart's points in one language and theme.

    Lines are at most `room` wide, or `most` for the sake of a single long word.
    """

    lang: Lang
    theme: Theme
    parties: Parties
    room: float
    most: float = 0.0

    def of_point(self, point: Point, asides: tuple[str, ...] = (), *, worded: bool = False) -> Label:
        """What a point says: kind, hedge and number, badges; then its reading, citers and `asides`."""
        first = (*self._said(point, worded=worded), *self.badges(point))
        lines = [first] if line_width(first) <= self.room else self.folded(first)
        named = citers_without_party(point, self.lang) if point.figure.is_claim else ()
        small = [text for text in (reading_words(point.figure, self.lang), *_first_few(named, self.lang)) if text]
        return Label((*lines, *self.lines(small, SMALL), *self.lines(asides, ASIDE)))

    def brief(self, point: Point, asides: tuple[str, ...], *, badges: bool) -> Label:
        """The same in the fewest words, for many figures: how hedges are read is left to the bands."""
        first = (*self._said(point, worded=False), *(self.badges(point) if badges else ()))
        return Label((first, *self.lines(asides, ASIDE)))

    def badges(self, point: Point) -> tuple[Run, ...]:
        """The badges of those who claim a point; nobody claims a reference."""
        if not point.figure.is_claim:
            return ()
        return badge_runs(cited_parties(point), self.parties, self.theme, self.lang)

    def lines(self, texts: tuple[str, ...] | list[str], style: Style) -> list[tuple[Run, ...]]:
        """Quiet lines of text, wrapped to the room."""
        return [(Run(line, style, self.theme.soft),) for text in texts for line in self._wrapped(text, style)]

    def folded(self, runs: Sequence[Run]) -> list[tuple[Run, ...]]:
        """Runs on as many lines as they need; a text wider than the room is wrapped."""
        lines: list[list[Run]] = [[]]
        for run in runs:
            for part in self._parts(run):
                if lines[-1] and line_width((*lines[-1], part)) > self.room:
                    lines.append([])
                lines[-1].append(part)
        return [tuple(line) for line in lines]

    def _parts(self, run: Run) -> list[Run]:
        if run.width <= self.room:
            return [run]
        first, *rest = self._wrapped(run.text, run.style, run.width - width(run.text, run.style))
        return [replace(run, text=first), *(Run(text, run.style, run.colour) for text in rest)]

    def _wrapped(self, text: str, style: Style, sign: float = 0.0) -> list[str]:
        return wrapped(text, style, max(self.room, min(self.most, longest(text, style) + sign)) - sign)

    def _said(self, point: Point, *, worded: bool) -> tuple[Run, ...]:
        text = self._kind(point) + figure_words(point.figure, self.lang, worded=worded)
        if not point.figure.is_claim:
            return (Run(text, QUIET_NUMBER, self.theme.soft),)
        is_target = point.figure.measure_kind == "target"
        return (Run(text, NUMBER, self.theme.target if is_target else self.theme.ink),)

    def _kind(self, point: Point) -> str:
        kind = point.figure.measure_kind
        return "" if kind == "outcome" else say(f"charts.kind_{kind}", self.lang) + " "


def _first_few(names: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    if len(names) <= MOST_CITERS:
        return names
    return (*names[:MOST_CITERS], say("charts.more", lang, n=len(names) - MOST_CITERS))
