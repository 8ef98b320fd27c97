"""Whether a change from first to last hangs on which point it starts from."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.changes import difference, sign
from facts.audit.compare import read
from facts.audit.findings import Value
from facts.audit.pairs import size
from facts.audit.phrases import amount_at, whose
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.wording import computed_number, sentence_case
from facts.words import Lang, Text

FEWEST = 4

_BASE = Text(
    "{whose}the starting point, {first}, is {base} of {n}. The change to {last} has the same sign from "
    "{same} of the {others} other starting points.",
    "{whose}utgångspunkten, {first}, är {base} av {n}. Ändringen till {last} har samma tecken från {same} av "
    "de {others} andra utgångspunkterna.",
)
_BASES = {
    "lowest": Text("the lowest", "den lägsta"),
    "highest": Text("the highest", "den högsta"),
    "neither": Text("neither the lowest nor the highest", "varken den lägsta eller den högsta"),
}


def _look(view: SeriesView) -> Iterator[Evidence]:
    for track, pair in view.in_time:
        if pair.kind != "span" or len(track.periods) < FEWEST:
            continue
        others = [points[0] for points in track.periods[1:-1]]
        moved = _sign(pair.first, pair.second)
        values: dict[str, Value] = {
            "base": _base(pair.first, [*others, pair.second]),
            "other_bases": len(others),
            "same_sign": sum(_sign(point, pair.second) == moved for point in others),
        }
        yield Evidence((pair.first, pair.second), values, beside=tuple(others))


def _sign(first: Point, last: Point) -> int | None:
    before, after = read(first.figure), read(last.figure)
    return sign(difference(before, after)) if before and after else None


def _base(first: Point, others: list[Point]) -> str:
    if all(size(first) <= size(other) for other in others):
        return "lowest"
    return "highest" if all(size(first) >= size(other) for other in others) else "neither"


def _say(evidence: Evidence, lang: Lang) -> str:
    first, last = evidence.points
    others = len(evidence.beside)
    text = _BASE.of(lang).format(
        whose=whose(first, lang),
        first=amount_at(first, lang),
        base=_BASES[str(evidence.values["base"])].of(lang),
        n=computed_number(others + 2, lang),
        same=evidence.values["same_sign"],
        others=computed_number(others, lang),
        last=last.figure.period.named(lang),
    )
    return sentence_case(text)


def _years(*values: str) -> tuple[dict[str, str], ...]:
    return tuple({**row(f"y{at}", str(2008 + at), value)} for at, value in enumerate(values))


BASELINE = Rule(
    name="baseline",
    level="note",
    title=Text("The choice of base", "Valet av utgångspunkt"),
    says=Text(
        "Whether the first of four points or more is the lowest or the highest, and from how many other "
        "bases the change to the last has the same sign.",
        "Om den första av fyra punkter eller fler är den lägsta eller högsta, och från hur många andra "
        "utgångspunkter ändringen till den sista har samma tecken.",
    ),
    matters=Text(
        "A change from an unusually low or high point says more about that point than about the years after it.",
        "En ändring från en ovanligt låg eller hög punkt säger mer om den punkten än om åren efter.",
    ),
    silent=Text("With fewer than four points.", "Med färre än fyra punkter."),
    reference="E. R. Tufte, The Visual Display of Quantitative Information (1983).",
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Four years, the first the lowest.", "Fyra år, det första lägst."),
            _years("9", "24", "21", "22"),
            flagged=True,
        ),
        Example(Text("Three years.", "Tre år."), _years("9", "24", "21"), flagged=False),
    ),
)
