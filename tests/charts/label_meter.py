"""What is wrong with the labels of a chart, found from their places alone: nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from facts.audit.points import Point, Series
from facts.charts.draw import draw_panels
from facts.charts.geometry import Box
from facts.charts.label_placement import LabelSpot
from facts.charts.labels import Label, Labeller, owners_of
from facts.charts.marks import anchor, extent
from facts.charts.panels import divide_series
from facts.charts.theme import LIGHT
from facts.charts.timeline import DrawnTimeline
from facts.charts.valueline import DrawnRows
from facts.figures.parties import Parties
from facts.words import Lang

WIDTHS = (300, 400, 640, 800, 1280)


@dataclass(frozen=True)
class Labels:
    """One panel as the meter sees it: each mark with all that it fills, and each label with its place."""

    points: Sequence[Point]
    marks: Sequence[tuple[Box, Box]]
    numbers: Sequence[tuple[Label, LabelSpot | None]]
    names: Sequence[tuple[Label, LabelSpot]]
    named: Sequence[Sequence[Box]]
    listed: Sequence[Point]
    head: str

    @property
    def placed(self) -> list[tuple[Label, LabelSpot]]:
        return [*((label, spot) for label, spot in self.numbers if spot), *self.names]


def faults(series: Series, lang: Lang, width: float, parties: Parties | None = None) -> Iterator[str]:
    """Everything that a reader would be misled or hindered by, one line each."""
    for panel in _panels(series, lang, width, parties or Parties()):
        yield from _nearer_another(panel)
        yield from _name_nearer_another_line(panel)
        yield from _struck(panel)
        yield from _touching(panel)
        yield from _without_number(panel)
        yield from _without_owner(panel, lang)


def text_of(label: Label) -> str:
    return " ".join(run.text for line in label.lines for run in line)


def _panels(series: Series, lang: Lang, width: float, parties: Parties) -> Iterator[Labels]:
    division = divide_series(series, lang)
    if division.form == "sentences":
        return
    labeller = Labeller(lang, LIGHT, parties, min(230.0, width * 0.62), width * 0.62)
    for panel in draw_panels(division, width, labeller).panels:
        yield _of_rows(panel) if isinstance(panel, DrawnRows) else _of_timeline(panel)


def _of_rows(panel: DrawnRows) -> Labels:
    return Labels(
        [row.mark.point for row in panel.rows],
        [(row.extent, row.extent) for row in panel.rows],
        [(row.label, row.placed) for row in panel.rows], (), (), (), _written(panel),
    )  # fmt: skip


def _of_timeline(panel: DrawnTimeline) -> Labels:
    layout = panel.layout
    stage = layout.stage
    count = len(stage.marks)
    pairs = [(callout.label, spot) for callout, spot in zip(layout.callouts, layout.found, strict=True)]
    boxes = [(anchor(mark, stage.x, layout.y), extent(mark, stage.x, layout.y)) for mark in stage.marks]
    return Labels(
        [mark.point for mark in stage.marks],
        [(edge, edge if mark.is_hollow else box) for mark, (edge, box) in zip(stage.marks, boxes, strict=True)],
        pairs[:count],
        [(label, spot) for label, spot in pairs[count:] if spot],
        [
            _along([box for mark, (box, _) in zip(stage.marks, boxes, strict=True) if mark.point in track.points])
            for (track, _), spot in zip(stage.names.lines, layout.found[count:], strict=True)
            if spot
        ],
        [mark.point for mark in layout.listed],
        _written(panel),
    )


def _along(line: Sequence[Box]) -> list[Box]:
    """The marks of a line in time, and its middles between each two of them."""
    centres = [((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in line]
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(sorted(centres))]
    return [*line, *(Box(x, y, x, y) for x, y in middles)]


def _written(panel: DrawnTimeline | DrawnRows) -> str:
    return " ".join(row["text"] for sketch in panel.sketches for row in sketch.texts)


def _nearer_another(panel: Labels) -> Iterator[str]:
    for index, (label, spot) in enumerate(panel.numbers):
        if spot and not spot.leader:
            own = min(spot.box.distance(box) for box in panel.marks[index])
            others = [
                min(spot.box.distance(box) for box in boxes)
                for n, boxes in enumerate(panel.marks) if n != index and boxes != panel.marks[index]
            ]  # fmt: skip
            if others and min(others) < own:
                yield f"nearer another mark: {text_of(label)}"


def _name_nearer_another_line(panel: Labels) -> Iterator[str]:
    """The name of a line that lies beside a mark of another line, though a leader may lead from it to its own."""
    last = max((box.right for box, _ in panel.marks), default=0.0)
    for (label, spot), own in zip(panel.names, panel.named, strict=True):
        others = [box for box, _ in panel.marks if box not in own and spot.box.left < last]
        near = min(spot.box.distance(box) for box in own)
        if any(spot.box.distance(box) < near for box in others):
            yield f"a name nearer another line: {text_of(label)}"


def _struck(panel: Labels) -> Iterator[str]:
    for number, (label, spot) in enumerate(panel.placed):
        if not spot.leader:
            continue
        if any(spot.leader.crosses(other.box, -0.5) for n, (_, other) in enumerate(panel.placed) if n != number):
            yield f"a leader runs through a label: {text_of(label)}"
        end = Box(spot.leader.x2 - 4, spot.leader.y2 - 4, spot.leader.x2 + 4, spot.leader.y2 + 4)
        on_its_way = [anchors for anchors, _ in panel.marks if spot.leader.crosses(anchors, -1.0)]
        if any(not box.meets(end) and not _lies_on_another(box, panel) for box in on_its_way):
            yield f"a leader runs through a mark: {text_of(label)}"
        own = panel.marks[number] if number < len(panel.marks) else None
        # A leader may leave its own mark through one that lies on it.
        inside = [boxes[0] for boxes in panel.marks if boxes != own and spot.leader.crosses(boxes[0], -1.0)
                  and not (own and boxes[0].meets(own[0]))]  # fmt: skip
        if inside and own in panel.marks and len(panel.placed) == len(panel.marks):
            yield f"a leader runs through a mark: {text_of(label)}"


def _lies_on_another(box: Box, panel: Labels) -> bool:
    return sum(box.meets(other) for other, _ in panel.marks) > 1


def _touching(panel: Labels) -> Iterator[str]:
    for (first, one), (second, other) in combinations(panel.placed, 2):
        if one.box.meets(other.box):
            yield f"labels touch: {text_of(first)} | {text_of(second)}"


def _without_number(panel: Labels) -> Iterator[str]:
    told = {point for point, (_, spot) in zip(panel.points, panel.numbers, strict=True) if spot}
    told |= set(panel.listed)
    values = [float(point.figure.value or 0) * (point.figure.unit.factor if point.figure.unit else 1)
              for point in panel.points]  # fmt: skip
    starts = [point.figure.period.start for point in panel.points]
    needed = {
        "first": starts.index(min(starts)), "last": len(starts) - 1 - starts[::-1].index(max(starts)),
        "lowest": values.index(min(values)), "highest": values.index(max(values)),
    }  # fmt: skip
    equal = {values[n] for n, point in enumerate(panel.points) if point in told}
    for name, index in needed.items():
        if panel.points[index] not in told and values[index] not in equal:
            yield f"no number at the {name}"
    for point in panel.points:
        if point.figure.approximator and point not in told:
            yield f"no number at a hedged figure: {point.figure.id}"


def _without_owner(panel: Labels, lang: Lang) -> Iterator[str]:
    for point in panel.points:
        owners = owners_of([point], lang)
        missing = [letters for letters in owners.parties if f" {letters} " not in f" {panel.head} "]
        missing += [name for name in owners.names[:4] if _squeezed(name) not in _squeezed(panel.head)]
        if missing:
            yield f"nobody is named for {point.figure.id}: {missing}"


def _squeezed(text: str) -> str:
    """Without blanks, and without the hyphens at which a long word is broken."""
    return "".join(text.replace("- ", "").split())
