"""What stands above a timeline: what is counted and where, and who measured or cites all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.charts.badges import SHAPE_PATHS
from facts.charts.callouts import only_producer
from facts.charts.labels import Labeller, Run, badge_runs, line_height, line_width, write_line
from facts.charts.marks import Mark
from facts.charts.sketch import Sketch
from facts.charts.typeset import SMALL
from facts.words import say

_GAP = 10.0
_APART = 8.0


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a plot; those `in_brief` also have the badges that the numbers then leave out."""

    in_full: Sequence[tuple[Run, ...]]
    in_brief: Sequence[tuple[Run, ...]]

    @property
    def height(self) -> float:
        """Pixels that either needs, 0 when there is nothing to say."""
        return max((sum(map(line_height, lines)) + _GAP for lines in (self.in_full, self.in_brief) if lines), default=0)

    def write(self, sketch: Sketch, *, brief: bool) -> None:
        """Write the lines from the top."""
        top = 0.0
        for line in self.in_brief if brief else self.in_full:
            write_line(sketch, line, 0, top)
            top += line_height(line)


def head_of(heading: str, shared: tuple[str, ...], published: Sequence[Mark], width: float, labeller: Labeller, *,
            strong: bool) -> Head:  # fmt: skip
    """`heading`, who measured what is `published`, and in brief the badges of the parties that cite every claim."""
    theme = labeller.theme
    style = replace(SMALL, strong=strong)
    words = (Run(heading, style, theme.ink if strong else theme.soft),) if heading else ()
    badges = badge_runs(shared, labeller.parties, theme, labeller.lang)
    key = _producer(published, labeller)
    wide = replace(labeller, room=width)
    return Head(_lines(words, key, wide), _lines((*words, *badges), key, wide))


def _lines(runs: Sequence[Run], key: tuple[Run, ...], labeller: Labeller) -> list[tuple[Run, ...]]:
    """The key in line with the rest when it has room there, else below it with its signs before its first words."""
    lines = labeller.folded(runs) if runs else []
    if not key:
        return lines
    in_line = (*lines[-1], replace(key[0], indent=_APART), *key[1:]) if lines else key
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
