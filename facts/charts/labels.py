"""Labels: the number with its hedge, the badges of those who cite it, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from facts.audit.points import Point
from facts.charts.geometry import Box
from facts.charts.label_placement import LabelSpot
from facts.charts.sketch import Sketch
from facts.charts.theme import SHAPE_PATHS, Theme, legible
from facts.charts.typeset import (
    ASIDE,
    BADGE,
    NUMBER,
    QUIET_NUMBER,
    SMALL,
    Style,
    balance_lines,
    longest,
    width,
    wrap_name,
)
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.units import Unit
from facts.figures.wording import figure_words, interval_words, reading_words
from facts.words import Lang, alphabetical, counted, quoted, say

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
        return self.indent + width(self.text, self.style) + (self.sign + _SIGN_GAP if self.path else 0.0)

    @property
    def sign(self) -> float:
        """How wide its sign is: larger beside larger letters."""
        return _SIGN * max(1.0, self.style.size / NUMBER.size)


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

    def scaled(self, times: float) -> Label:
        """The same in letters so many times as large."""
        return Label(tuple(
            tuple(replace(run, style=replace(run.style, size=run.style.size * times)) for run in line)
            for line in self.lines
        ))  # fmt: skip


def line_width(line: tuple[Run, ...]) -> float:
    """Pixels of the runs with the gaps between them."""
    return sum(run.width for run in line) + _gap(line) * (len(line) - 1)


def _gap(line: tuple[Run, ...]) -> float:
    """How far its runs stand apart: further in larger letters."""
    return _RUN_GAP * max(1.0, min((run.style.size for run in line), default=0.0) / NUMBER.size)


def line_height(line: tuple[Run, ...]) -> float:
    """Pixels from this line's top to the next one's."""
    return max(run.style.line for run in line)


def write(sketch: Sketch, label: Label, placed: LabelSpot) -> None:
    """Draw a label in its place, with ground behind it."""
    top = placed.box.top
    for line in label.lines:
        left = placed.box.left + (label.width - line_width(line)) * placed.align
        sketch.halo(Box(left, top, left + line_width(line), top + line_height(line)))
        write_line(sketch, line, left, top)
        top += line_height(line)


def write_line(sketch: Sketch, line: tuple[Run, ...], left: float, top: float) -> None:
    """Draw one line of runs from `left`, its top at `top`."""
    baseline, gap = top + max(run.style.baseline for run in line), _gap(line)
    for run in line:
        start = left + run.indent
        if run.path:
            sketch.sign(
                start + run.sign / 2,
                baseline - run.style.size * 0.33,
                run.path,
                run.fill or run.colour,
                run.edge or run.colour,
                run.sign,
            )
            start += run.sign + _SIGN_GAP
        sketch.text(start, baseline, run.text, run.style, run.colour)
        left += run.width + gap


def badge_runs(letters: tuple[str, ...], parties: Parties, theme: Theme, lang: Lang) -> tuple[Run, ...]:
    """Badges of all `letters`, in the order of the alphabet: nobody who says a thing is left out or put first."""
    found = [parties.find_or_grey(each) for each in alphabetical(letters, lang)]
    return tuple(
        Run(party.letters, BADGE, legible(party.colour, theme), SHAPE_PATHS[party.shape], party.colour)
        for party in found
    )


class Owners(NamedTuple):
    """Who says a figure: parties by their letters, and by name those who speak for none."""

    parties: tuple[str, ...]
    names: tuple[str, ...]


NO_OWNERS = Owners((), ())


def owners_of(points: Iterable[Point], lang: Lang) -> Owners:
    """All who claim any of `points`, each once, in the order of the alphabet; nobody claims a reference."""
    figures = [figure for point in points for figure in point.figures if figure.is_claim]
    names = {figure.text("cited_by", lang) for figure in figures if not figure.parties}
    return Owners(tuple(alphabetical({letters for figure in figures for letters in figure.parties}, lang)),
                  tuple(alphabetical(filter(None, names), lang)))  # fmt: skip


def shared_owners(points: Sequence[Point], lang: Lang) -> Owners:
    """Who claims every single claim of several among `points`, NOBODY when the claims differ in that."""
    owners = [owners_of([point], lang) for point in points if point.figure.is_claim]
    return owners[0] if len(owners) > 1 and len(set(owners)) == 1 else NO_OWNERS


@dataclass(frozen=True, slots=True)
class Labeller:
    """Makes the labels of a chart's points in one language and theme.

    Lines are at most `room` wide, or `most` for the sake of a single long word. A number in another unit than the
    `axis` has its own (million kronor on an axis of kronor), for that of the axis would be wrong. The `group` among
    which all places of a ranking are stands above the chart.
    """

    lang: Lang
    theme: Theme
    parties: Parties
    room: float
    most: float = 0.0
    axis: Unit | None = None
    group: str = ""

    def of_point(
        self, point: Point, asides: Sequence[str] = (), *, worded: bool = False, but: Owners = NO_OWNERS
    ) -> Label:
        """What a point says: kind, hedge and number, badges; then its reading, citers and `asides`.

        Who is named elsewhere is left out: of `but`, the names.
        """
        first = (*self._said(point, worded=worded), *self.badges(point))
        names = tuple(name for name in owners_of([point], self.lang).names if name not in but.names)
        small = [text for text in (*self._readings(point), *first_few(names, self.lang)) if text]
        return Label((*self.folded(first), *self.lines(small, SMALL), *self.lines(asides, ASIDE)))

    def brief(self, point: Point, asides: Sequence[str] = (), *, but: Owners = NO_OWNERS) -> Label:
        """The same in the fewest words, for many figures: how hedges are read is left to the bands."""
        owners = owners_of([point], self.lang)
        badges = () if owners == but else self.badges(point)
        names = () if owners == but else first_few(owners.names, self.lang)
        first = (*self._said(point, worded=False), *badges)
        return Label((*self.folded(first), *self.lines(names, SMALL), *self.lines(asides, ASIDE)))

    def entry(self, point: Point, when: str, name: str = "", *, but: Owners = NO_OWNERS) -> tuple[Run, ...]:
        """What a point says in one line, after `when`: for the table of those that have no room in the plot."""
        owners = owners_of([point], self.lang)
        names = (name, *(first_few(owners.names, self.lang) if owners != but else ()))
        reading = self._reading(point)
        quiet = [Run(text, SMALL, self.theme.soft) for text in (reading, *names) if text]
        badges = self.badges(point) if owners != but else ()
        return (Run(when, SMALL, self.theme.soft), *self._said(point, worded=False), *badges, *quiet)

    def dated(self, point: Point, when: str) -> tuple[Run, ...]:
        """A point's number behind its period."""
        return (self.quiet(when), *self._said(point, worded=False))

    def quiet(self, text: str) -> Run:
        """Small words beside a number."""
        return Run(text, SMALL, self.theme.soft)

    def badges(self, point: Point) -> tuple[Run, ...]:
        """The badges of those who claim a point; nobody claims a reference."""
        return badge_runs(owners_of([point], self.lang).parties, self.parties, self.theme, self.lang)

    def lines(self, texts: Iterable[str], style: Style) -> list[tuple[Run, ...]]:
        """Quiet lines of text, as few as have room and about as long as each other."""
        found = (balance_lines(text, style, max(self.room, min(self.most, longest(text, style)))) for text in texts)
        return [(Run(line, style, self.theme.soft),) for lines in found for line in lines]

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
        return wrap_name(text, style, max(self.room, min(self.most, longest(text, style) + sign)) - sign)

    def _said(self, point: Point, *, worded: bool) -> tuple[Run, ...]:
        differs = self.axis is not None and point.figure.unit != self.axis
        text = self._kind(point) + figure_words(point.figure, self.lang, worded=worded or differs)
        if not point.figure.is_claim:
            return (Run(text, QUIET_NUMBER, self.theme.soft),)
        is_target = point.figure.measure_kind == "target"
        return (Run(text, NUMBER, self.theme.target if is_target else self.theme.ink),)

    def _reading(self, point: Point) -> str:
        """How a hedge is read; where nothing bounds it from above, that too."""
        figure = point.figure
        endless = bool(figure.approximator) and figure.reading is not None and figure.reading.high is None
        bound = say("charts.no_upper_bound", self.lang) if endless else ""
        return ", ".join(filter(None, (reading_words(figure, self.lang), bound)))

    def _readings(self, point: Point) -> tuple[str, ...]:
        """How a hedge is read, the margin that the source states, and on what the figure is said to depend."""
        figure, lang = point.figure, self.lang
        margin = interval_words(figure.margin, figure.unit, lang) if figure.margin else ""
        condition = figure.text("condition", lang)
        among = among_words(figure, lang)
        return (
            among if among != self.group else "",
            self._reading(point),
            say("charts.margin", lang, interval=margin) if margin else "",
            quoted(condition, lang) if condition else "",
        )

    def _kind(self, point: Point) -> str:
        kind = point.figure.measure_kind
        return "" if kind == "outcome" else say(f"charts.kind_{kind}", self.lang) + " "


def among_words(figure: Figure, lang: Lang) -> str:
    """Among whom a place in a ranking is; "" where nobody says so, and of anything else."""
    others = ", ".join(label for _, label in figure.compared_with)
    is_rank = figure.unit is not None and figure.unit.kind == "rank"
    return say("charts.among", lang, others=others) if others and is_rank else ""


def first_few(names: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """Up to four names, then how many more there are."""
    if len(names) <= MOST_CITERS:
        return names
    return (*names[:MOST_CITERS], counted("charts.more", len(names) - MOST_CITERS, lang))
