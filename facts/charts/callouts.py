"""What is written beside the marks of a timeline: numbers, and who measured what where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from facts.audit.compare import change_between, written_value
from facts.audit.pairs import Track, tracks_of
from facts.audit.points import Point
from facts.audit.scopes import Scopes
from facts.charts.axes import is_part, part_name
from facts.charts.boxes import Box
from facts.charts.labels import Label, Labeller
from facts.charts.links import Links, link_lines
from facts.charts.marks import Mark, anchor
from facts.charts.placement import Side, Wanted
from facts.charts.scales import Scale
from facts.charts.typeset import ASIDE
from facts.figures.wording import difference_words
from facts.words import Lang, say

# An origin may stand above the numbers of its line, not only beside its marks.
_ORIGIN_DISTANCES = (4.0, 11.0, 19.0, 25.0, 32.0, 42.0)


@dataclass(frozen=True, slots=True)
class Callout:
    """A label and the place it wants."""

    label: Label
    wanted: Wanted


def number_callouts(
    marks: Sequence[Mark], links: Links, origins: dict[int, str], x: Scale, y: Scale, labeller: Labeller, *,
    named: Collection[tuple[date, date]], shared: tuple[str, ...] | None,
) -> list[Callout]:  # fmt: skip
    """One for each mark: its number, its part of the year unless the axis has `named` it, and who measured it.

    With `shared` parties the labels are brief: numbers without readings, and badges only when they differ.
    """
    outcomes = {id(target): outcome for target, outcome in links.targets}
    found = []
    for mark in marks:
        outcome = outcomes.get(id(mark))
        difference = target_gap_words(mark, outcome, labeller) if outcome else ""
        period = mark.point.figure.period
        part = part_name(period, labeller.lang) if is_part(period) and period.days not in named else ""
        asides = tuple(text for text in (difference, part, origins.get(id(mark.point), "")) if text)
        if shared is None:
            label = labeller.of_point(mark.point, asides)
        else:
            label = labeller.brief(mark.point, asides, badges=not shared)
        wanted = Wanted(label.width, label.height, anchor(mark, x, y), _sides(mark, links))
        found.append(Callout(label, wanted))
    return found


def origin_callouts(
    marks: Sequence[Mark],
    links: Links,
    tracks: Sequence[tuple[Track, str]],
    x: Scale,
    y: Scale,
    labeller: Labeller,
) -> list[Callout]:
    """One for each line whose place or producer must be told, anywhere along it."""
    of_point = {id(mark.point): mark for mark in marks}
    found = []
    for track, origin in tracks:
        own = [of_point[id(point)] for point in track.points]
        anchors = [anchor(mark, x, y) for mark in own]
        for link in links.joined:
            if any(link.first is mark for mark in own):
                a, b, c, d = link_lines(link)[-1]
                at, level = (x.px(a) + x.px(c)) / 2, (y.px(b) + y.px(d)) / 2
                anchors.append(Box(at, level, at, level))
        label = Label(tuple(labeller.lines([origin], ASIDE)))
        wanted = Wanted(label.width, label.height, anchors[0], ("above", "below", "right", "left"),
                        tuple(anchors[1:]), _ORIGIN_DISTANCES)  # fmt: skip
        found.append(Callout(label, wanted))
    return found


def origins_of(points: Sequence[Point], scopes: Scopes, labeller: Labeller, *,
               places: bool) -> tuple[list[tuple[Track, str]], dict[int, str]]:  # fmt: skip
    """Who measured what where: for lines of several points, and by point for single ones.

    Of several places each is named, and of several producers all, where their figures stand.
    """
    lang = labeller.lang
    claimed = {point.figure.text("place", lang) for point in points if point.figure.is_claim}
    places = places and len({point.figure.text("place", lang) for point in points}) > 1
    alone = bool(only_producer(points, lang))
    lines: list[tuple[Track, str]] = []
    singles: dict[int, str] = {}
    told: set[str] = set()
    for track in sorted(tracks_of(points, scopes), key=lambda track: -len(track.points)):
        origin = _origin_of(track, labeller, places=places, producers=not alone, several=len(claimed) > 1)
        if not origin or origin in told:
            continue
        told.add(origin)
        if len(track.points) > 1:
            lines.append((track, origin))
        else:
            singles[id(track.points[0])] = origin
    return lines, singles


def only_producer(points: Sequence[Point], lang: Lang) -> str:
    """Who measured all published figures among `points`, "" when they are several, unnamed or none."""
    producers = {point.figure.text("producer", lang) for point in points if not point.figure.is_claim}
    return producers.pop() if len(producers) == 1 else ""


def _origin_of(track: Track, labeller: Labeller, *, places: bool, producers: bool, several: bool) -> str:
    lang = labeller.lang
    place = track.points[0].figure.text("place", lang) if places else ""
    if not track.is_reference:
        return place if several else ""
    names = dict.fromkeys(point.figure.text("producer", lang) for point in track.points) if producers else ()
    return origin_words(place, ", ".join(name for name in names if name))


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


def origin_words(place: str, producer: str) -> str:
    """Where and by whom: Rinkeby · Rädda Barnen."""
    return " · ".join(part for part in (place, producer) if part)


def _sides(mark: Mark, links: Links) -> tuple[Side, ...]:
    if mark.form == "bar":
        return ("below",) if mark.value < 0 else ("above",)
    for target, outcome in links.targets:
        if mark is target:
            below = mark.value < outcome.value
            return ("right", "left", "below", "above") if below else ("above", "right", "left", "below")
    if mark.is_band and mark.high is None:
        return ("below", "right", "left", "above")
    if mark.is_band:
        return ("right", "above", "left", "below")
    return ("above", "below", "right", "left")
