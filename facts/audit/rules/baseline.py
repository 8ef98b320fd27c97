"""Whether a change hangs on which point it starts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from facts.audit.compare import difference, reading_of, sign_of
from facts.audit.ends import Ends, ends_of_claims
from facts.audit.findings import FindingLevel, Value
from facts.audit.holding import DAYS_A_YEAR
from facts.audit.pairs import size_of
from facts.audit.phrases import amount_at, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.wording import computed_number
from facts.words import Lang, Text
from facts.words.listings import sentence_case

FEWEST = 4
"""Points of a span: with three there is one other base, and that is no choice to speak of."""
_FEWEST_NEAR = 3
_YEARS_NEAR = 3
"""A claim's base is seen among the points within three years of it, as in the contract."""
_YEARS_TURNED = 1

_BASE = Text(
    "{whose}the starting point, {first}, is {base} of the {n} figures. {signs}",
    "{whose}utgångspunkten, {first}, är {base} av de {n} siffrorna. {signs}",
)
_CLAIM_RESTS = Text(
    "The claim starts from {first}, {base} of the {n} published within three years of it. {signs}",
    "Påståendet utgår från {first}, {base} av de {n} som är publicerade inom tre år från den. {signs}",
)
_SIGNS = Text(
    "The change to {last} goes the same way from {same} of the {others} other starting points.",
    "Ändringen till {last} går åt samma håll från {same} av de {others} andra utgångspunkterna.",
)
_ALL = Text(
    "The change to {last} goes the same way from each of the {others} other starting points.",
    "Ändringen till {last} går åt samma håll från var och en av de {others} andra utgångspunkterna.",
)
_NONE = Text(
    "From none of the {others} other starting points does the change to {last} go the same way.",
    "Ändringen till {last} går inte åt samma håll från någon av de {others} andra utgångspunkterna.",
)
_SAME = Text(
    "The change to {last} goes the same way from the other starting point.",
    "Ändringen till {last} går åt samma håll från den andra utgångspunkten.",
)
_OTHER = Text(
    "The change to {last} does not go the same way from the other starting point.",
    "Ändringen till {last} går inte åt samma håll från den andra utgångspunkten.",
)
_BASES = {
    "lowest": Text("the lowest", "den lägsta"),
    "highest": Text("the highest", "den högsta"),
    "neither": Text("neither the lowest nor the highest", "varken den lägsta eller den högsta"),
}


def _look(view: SeriesView) -> Iterator[Evidence]:
    for track, pair in view.in_time:
        if pair.kind == "span" and len(track.periods) >= FEWEST:
            others = [points[0] for points in track.periods[1:-1]]
            yield _evidence((pair.first, pair.second), others, [pair.first, *others, pair.second])
    for claim, ends in ends_of_claims(view).items():
        yield from _rests_on_base(view, claim, ends)


def _rests_on_base(view: SeriesView, claim: Point, ends: Sequence[Ends]) -> Iterator[Evidence]:
    """The base of a claim when it is unlike its neighbours, or when a base within a year would turn the sign."""
    if not claim.figure.change_since and claim.figure.period.length <= (12, 0):
        return  # the claim names no base
    for first, last in ends:
        near = _near(view, claim, first)
        others = [point for point in near if point is not first and point.figure.period.end < last.figure.period.start]
        if len(near) < _FEWEST_NEAR or not others:
            continue
        moved = _sign(first, last)
        turned = any(
            _sign(point, last) == -(moved or 0) != 0 for point in others if _apart(point, first) <= _YEARS_TURNED
        )
        if turned or _base(first, sorted(near, key=size_of)) != "neither":
            yield _evidence((first, last), others, near, claim)
            return


def _near(view: SeriesView, claim: Point, first: Point) -> list[Point]:
    """The published points that count what the base does, within three years of it and no later than the claim."""
    index, until = view.published, claim.figure.period.end
    # Wide enough for every calendar; `_apart` decides.
    days, start = round((_YEARS_NEAR + 1) * DAYS_A_YEAR), first.figure.period.start.toordinal()
    earliest = date.fromordinal(max(start - days, date.min.toordinal()))
    latest = date.fromordinal(min(start + days, until.toordinal()))
    return [
        point
        for point in index.run_between(claim, first.figure.period.length, earliest, latest)
        if index.identity(point) == index.identity(first)
        and _apart(point, first) <= _YEARS_NEAR
        and point.figure.period.start <= until
    ]


def _apart(first: Point, second: Point) -> float:
    """Years between two points, to the nearest tenth, so that a leap year makes no difference."""
    return round(abs((first.figure.period.start - second.figure.period.start).days) / DAYS_A_YEAR, 1)


def _evidence(ends: Ends, others: Sequence[Point], among: Sequence[Point], claim: Point | None = None) -> Evidence:
    moved = _sign(*ends)
    in_size = sorted(among, key=size_of)
    values: dict[str, Value] = {
        "base": _base(ends[0], in_size),
        "lowest": in_size[0].figure.id,
        "highest": next(point for point in in_size if size_of(point) == size_of(in_size[-1])).figure.id,
        "keep_sign": sum(_sign(point, ends[1]) == moved for point in others),
        "of": len(others),
    }
    level: FindingLevel | None = "caution" if claim else None
    return Evidence(((claim,) if claim else ()) + ends, values, level, tuple(others), len(among))


def _sign(first: Point, last: Point) -> int | None:
    before, after = reading_of(first.figure), reading_of(last.figure)
    return sign_of(difference(before, after)) if before and after else None


def _base(first: Point, in_size: Sequence[Point]) -> str:
    size, lowest, highest = (size_of(point)[:2] for point in (first, in_size[0], in_size[-1]))
    if lowest == highest or size not in (lowest, highest):
        return "neither"
    return "lowest" if size == lowest else "highest"


def _say(evidence: Evidence, lang: Lang) -> str:
    *claims, first, last = evidence.points
    numbers = {
        "base": _BASES[str(evidence.values["base"])].of(lang),
        "n": evidence.detail,
    }
    signs = _signs(evidence, lang)
    if claims:
        return sentence_case(_CLAIM_RESTS.of(lang).format(first=amount_at(first, lang), signs=signs, **numbers))
    words = pair_words(first, last, lang)
    return sentence_case(_BASE.of(lang).format(whose=words.whose, first=words.first, signs=signs, **numbers))


def _signs(evidence: Evidence, lang: Lang) -> str:
    """From how many other starting points the change has the same sign."""
    last = evidence.points[-1].figure.period.in_text(lang)
    kept, others = evidence.values["keep_sign"], len(evidence.beside)
    if others == 1:
        return (_SAME if kept else _OTHER).of(lang).format(last=last)
    text = {0: _NONE, others: _ALL}.get(int(kept) if isinstance(kept, int) else -1, _SIGNS)
    return text.of(lang).format(last=last, same=kept, others=computed_number(others, lang))


def _years(*values: str) -> tuple[dict[str, str], ...]:
    return tuple({**row(f"y{at}", str(2008 + at), value)} for at, value in enumerate(values))


BASELINE = Rule(
    name="baseline",
    level="note",
    title=Text("The choice of base", "Valet av utgångspunkt"),
    says=Text(
        "Whether the first of four points or more is the lowest or the highest, and from how many other bases the "
        "change to the last has the same sign. It is a caution when a claim rests on such a base: the lowest or "
        "highest published within three years of it, or one that a base a year away would turn.",
        "Om den första av fyra punkter eller fler är den lägsta eller högsta, och från hur många andra utgångspunkter "
        "ändringen till den sista har samma tecken. Det är en varning när ett påstående vilar på en sådan bas: den "
        "lägsta eller högsta som är publicerad inom tre år, eller en som en bas ett år bort skulle vända.",
    ),
    matters=Text(
        "A change from an unusually low or high point says more about that point than about the years after it.",
        "En ändring från en ovanligt låg eller hög punkt säger mer om den punkten än om åren efter.",
    ),
    silent=Text(
        "With fewer than four points, or three beside a claim’s base.",
        "Med färre än fyra punkter, eller tre kring ett påståendes bas.",
    ),
    reference=(
        "E. R. Tufte, The Visual Display of Quantitative Information (1983); Office for Statistics Regulation, on the "
        "choice of time period in statements about change."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Four years, the first the lowest.", "Fyra år, det första lägst."),
            _years("9", "24", "21", "22"),
            flagged=True,
        ),
        Example(
            Text("A claim of a rise since the lowest year.", "Ett påstående om ökning sedan det lägsta året."),
            (
                *({**cells, "role": "reference"} for cells in _years("31", "9", "24", "21")),
                row("claim", "2011", "133", unit="percent", change_since="2009"),
            ),
            flagged=True,
        ),
        Example(Text("Three years.", "Tre år."), _years("9", "24", "21"), flagged=False),
    ),
)
