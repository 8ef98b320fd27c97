"""What is written around the marks of a timeline: numbers beside them, names at line ends, a head above."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facts.audit.compare import change_between, written_value
from facts.audit.pairs import Track
from facts.audit.points import Point, PointScopes
from facts.charts.axes import is_part, part_name
from facts.charts.geometry import Box
from facts.charts.joining_lines import Links, lines_of, link_lines
from facts.charts.label_placement import LabelRequest, Side
from facts.charts.labels import (
    NO_OWNERS,
    Label,
    Labeller,
    Owners,
    Run,
    badge_runs,
    first_few,
    line_height,
    line_width,
    write_line,
)
from facts.charts.marks import Mark, anchor, extent
from facts.charts.sketch import Scale, Sketch
from facts.charts.theme import SHAPE_PATHS
from facts.charts.typeset import ASIDE, SMALL
from facts.figures.columns import SCOPES
from facts.figures.wording import difference_words
from facts.words import Lang, say

# A name may stand above the numbers of its line, not only beside its marks.
_NAME_DISTANCES = (4.0, 11.0, 19.0, 25.0, 32.0, 42.0)
_HEAD_GAP = 10.0
_KEY_INDENT = 8.0


@dataclass(frozen=True, slots=True)
class Callout:
    """A label and the place it wants."""

    label: Label
    wanted: LabelRequest


@dataclass(frozen=True, slots=True)
class Names:
    """Who measured what where, in which group, by which definition: told once for each line or lonely figure.

    `lines` have several points; `singles` are told beside a number, by its point.
    """

    lines: Sequence[tuple[Track, str]]
    singles: dict[Point, str]


def number_callouts(
    marks: Sequence[Mark], links: Links, names: Names, x: Scale, y: Scale, labeller: Labeller, *,
    named: Collection[tuple[date, date]], shared: Owners, brief: bool, needed: Collection[int],
) -> list[Callout]:  # fmt: skip
    """One for each mark: its number, its part of the year unless the axis has `named` it, and who measured it.

    What all claims have in common (`shared`) stands above the plot. The labels of the marks at `needed` go first.
    """
    outcomes = dict(links.targets)
    found = []
    for index, mark in enumerate(marks):
        outcome = outcomes.get(mark)
        difference = target_gap_words(mark, outcome, labeller) if outcome else ""
        period = mark.point.figure.period
        part = part_name(period, labeller.lang) if is_part(period) and period.days not in named else ""
        asides = tuple(text for text in (difference, part, names.singles.get(mark.point, "")) if text)
        write = labeller.brief if brief else labeller.of_point
        label = write(mark.point, asides, but=shared)
        filled = extent(mark, x, y) if mark.form == "bar" or not mark.is_hollow else None
        wanted = LabelRequest(label.width, label.height, anchor(mark, x, y), _sides(mark, links), extent=filled,
                        needed=index in needed)  # fmt: skip
        found.append(Callout(label, wanted))
    return found


def name_callouts(marks: Sequence[Mark], links: Links, names: Names, x: Scale, y: Scale, labeller: Labeller, *,
                  at_ends: bool, needed: bool) -> list[Callout]:  # fmt: skip
    """One for each line whose place, group, producer or definition must be told: `at_ends` right of its last mark.

    Where they are `needed` they go before the numbers; else to where these leave room along their line.
    """
    of_point = {mark.point: mark for mark in marks}
    found = []
    for track, name in names.lines:
        own = [of_point[point] for point in reversed(track.points)]
        anchors = [anchor(mark, x, y) for mark in own]
        for link in links.joined:
            if any(link.first is mark for mark in own):
                a, b, c, d = link_lines(link)[-1]
                middle, level = (x.px(a) + x.px(c)) / 2, (y.px(b) + y.px(d)) / 2
                anchors.append(Box(middle, level, middle, level))
        label = Label(tuple(labeller.lines([name], ASIDE)))
        sides: tuple[Side, ...] = (
            ("right", "above", "below", "left") if at_ends else ("above", "below", "right", "left")
        )
        wanted = LabelRequest(label.width, label.height, anchors[0], sides, tuple(anchors[1:]), _NAME_DISTANCES,
                        needed=needed)  # fmt: skip
        found.append(Callout(label, wanted))
    return found


def names_of(points: Sequence[Point], scopes: PointScopes, lang: Lang) -> Names:
    """What must be told of each line and lonely figure among `points`: only what differs between them."""
    told_apart = {claimed: _told_apart(points, claimed, lang) for claimed in (True, False)}
    producers = not only_producer(points, lang)
    lines: list[tuple[Track, str]] = []
    singles: dict[Point, str] = {}
    told: set[str] = set()
    for track in sorted(_named_alike(lines_of(points, scopes)), key=lambda track: -len(track.points)):
        figure = track.points[0].figure
        parts = [figure.text(name, lang) for name in told_apart[figure.is_claim]]
        if producers and track.is_reference:
            parts.append(figure.text("producer", lang))
        name = " · ".join(part for part in parts if part)
        if not name or (len(track.points) > 1 and name in told):
            continue
        if len(track.points) > 1:
            told.add(name)
            lines.append((track, name))
        elif name not in told:
            singles[track.points[0]] = name
    return Names(lines, singles)


def _told_apart(points: Sequence[Point], claimed: bool, lang: Lang) -> list[str]:
    """The columns in which claims differ from each other, or published figures from each other and from the claims."""
    found = []
    for name in SCOPES:
        own = {point.figure.text(name, lang) for point in points if point.figure.is_claim == claimed}
        others = set() if claimed else {point.figure.text(name, lang) for point in points if point.figure.is_claim}
        if len(own | others) > 1 and own:
            found.append(name)
    return found


def _named_alike(tracks: Sequence[Track]) -> list[Track]:
    """The tracks, cut where the definition changes."""
    found = []
    for track in tracks:
        definitions = dict.fromkeys(point.figure.definition for point in track.points)
        for definition in definitions:
            own = (tuple(p for p in period if p.figure.definition == definition) for period in track.periods)
            found.append(replace(track, periods=tuple(filter(None, own))))
    return found


def only_producer(points: Sequence[Point], lang: Lang) -> str:
    """Who measured all published figures among `points`, "" when they are several, unnamed or none."""
    producers = {point.figure.text("producer", lang) for point in points if not point.figure.is_claim}
    return producers.pop() if len(producers) == 1 else ""


def target_gap_words(target: Mark, outcome: Mark, labeller: Labeller) -> str:
    """Outcome 1,100 above target; an interval for hedged figures."""
    planned, reached, lang = target.point.figure, outcome.point.figure, labeller.lang
    change, unit = change_between(planned, reached), reached.unit
    if change is None or unit is None:
        return ""
    low, high = change.difference.low, change.difference.high
    if low is None or high is None:
        low = high = (written_value(reached) or 0.0) - (written_value(planned) or 0.0)
    if low == high == 0:
        return say("charts.on_target", lang)
    key = "charts.above_target" if low + high > 0 else "charts.below_target"
    near, far = sorted((abs(low), abs(high)))
    near = near if low * high >= 0 else 0.0
    gap = difference_words(near, far, unit, lang, planned, reached, signs=False, worded=False)
    return say(key, lang, difference=gap)


def _sides(mark: Mark, links: Links) -> tuple[Side, ...]:
    if mark.form == "bar":
        outside: Side = "below" if mark.value < 0 else "above"
        return (outside,) if mark.is_band else (outside, "inside")
    for target, outcome in links.targets:
        if mark is target:
            below = mark.value < outcome.value
            return ("right", "left", "below", "above") if below else ("above", "right", "left", "below")
    if mark.is_band and mark.high is None:
        return ("below", "right", "left", "above")
    if mark.is_band:
        return ("right", "above", "left", "below")
    return ("above", "below", "right", "left")


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a plot; those `in_brief` also have the badges that the numbers then leave out."""

    in_full: Sequence[tuple[Run, ...]]
    in_brief: Sequence[tuple[Run, ...]]

    def height(self, *, brief: bool) -> float:
        """Pixels that it needs, 0 when there is nothing to say."""
        lines = self.in_brief if brief else self.in_full
        return sum(map(line_height, lines)) + _HEAD_GAP if lines else 0.0

    def write(self, sketch: Sketch, *, brief: bool) -> None:
        """Write the lines from the top."""
        top = 0.0
        for line in self.in_brief if brief else self.in_full:
            write_line(sketch, line, 0, top)
            top += line_height(line)


def head_of(heading: str, shared: Owners, everybody: Owners, published: Sequence[Mark], width: float,
            labeller: Labeller, *, strong: bool) -> Head:  # fmt: skip
    """`heading`, who cites all that is claimed, and who measured all that is `published`.

    In brief, where many numbers have no room for it, also the badges of those who cite it: all the same in `shared`,
    else `everybody`.
    """
    theme = labeller.theme
    style = replace(SMALL, strong=strong)
    words = Run(heading, style, theme.ink if strong else theme.soft)
    key = _producer(published, labeller)
    wide = replace(labeller, room=width)
    many = shared if shared != NO_OWNERS else everybody
    in_brief = (*badge_runs(many.parties, labeller.parties, theme, labeller.lang), *_cited_by(many, labeller))
    return Head(_lines(_before(words, _cited_by(shared, labeller)), key, wide),
                _lines(_before(words, in_brief), key, wide))  # fmt: skip


def _before(heading: Run, others: tuple[Run, ...]) -> tuple[Run, ...]:
    """A heading, if there is one, and the rest of its line: with a comma between, if that is words and no badge."""
    if not others or others[0].path:
        return (heading, *others) if heading.text else others
    first, *rest = others
    if not heading.text:
        return replace(first, text=first.text[:1].upper() + first.text[1:]), *rest
    if (first.style, first.colour) != (heading.style, heading.colour):
        return replace(heading, text=f"{heading.text},"), *others
    return replace(first, text=f"{heading.text}, {first.text}"), *rest


def _cited_by(owners: Owners, labeller: Labeller) -> tuple[Run, ...]:
    if not owners.names:
        return ()
    names = ", ".join(first_few(owners.names, labeller.lang))
    return (Run(say("charts.cited_by", labeller.lang, names=names), SMALL, labeller.theme.soft),)


def _lines(runs: Sequence[Run], key: tuple[Run, ...], labeller: Labeller) -> list[tuple[Run, ...]]:
    """The key in line with the rest when it has room there, else below it with its signs before its first words."""
    lines = labeller.folded(runs) if runs else []
    if not key:
        return lines
    in_line = (*lines[-1], replace(key[0], indent=_KEY_INDENT), *key[1:]) if lines else key
    if line_width(in_line) <= labeller.room:
        return [*lines[:-1], in_line]
    *signs, words = key
    beside = replace(labeller, room=labeller.room - (line_width(key) - words.width))
    first, *rest = beside.folded([words])
    return [*lines, (*signs, *first), *rest]


def _producer(published: Sequence[Mark], labeller: Labeller) -> tuple[Run, ...]:
    """The marks of published figures, and who measured them, when it is one for all."""
    producer = only_producer([mark.point for mark in published], labeller.lang)
    if not producer:
        return ()
    theme = labeller.theme
    sign = Run("", SMALL, theme.soft, fill=theme.ground, edge=theme.reference)
    first, *others = sorted({SHAPE_PATHS["square" if mark.form == "bar" else "circle"] for mark in published})
    signs = [replace(sign, path=first), *(replace(sign, path=path) for path in others)]
    text = say("charts.all_measured_by", labeller.lang, producer=producer)
    return (*signs[:-1], replace(signs[-1], text=text))
