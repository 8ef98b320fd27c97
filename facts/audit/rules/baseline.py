"""Whether a change hangs on which point it starts from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from facts.audit.change_ends import Ends, ends_of_claims
from facts.audit.claim_references import DAYS_A_YEAR
from facts.audit.compare import difference, reading_of, sign_of
from facts.audit.findings import FindingLevel, Value
from facts.audit.pairs import size_of
from facts.audit.phrases import amount_at, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.words import Lang, Text
from facts.words.listings import sentence_case
from facts.words.numbers import computed_number

_FEWEST = 4
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
_NEITHER = Text("From neither of the 2 other starting points does the change to {last} go the same way.", _NONE.sv)
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


class _Run:
    """Points that count the same over periods of one length, in time, with the ends of their readings.

    A day's figures of ten years are the neighbourhood of many claims: each claim looks at numbers only.
    """

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self.sizes = [size_of(point) for point in points]

    @cached_property
    def starts(self) -> list[date]:
        """The first day of each point's period."""
        return [point.figure.period.start for point in self.points]

    @cached_property
    def ends(self) -> list[date]:
        """The last day of each."""
        return [point.figure.period.end for point in self.points]

    @cached_property
    def place_of(self) -> dict[Point, int]:
        """Where each point stands."""
        return {point: place for place, point in enumerate(self.points)}

    def signs(self, among: range, last: Point) -> list[int | None]:
        """The sign of the change from each of the points `among` to `last`."""
        low, high = size_of(last)[:2]
        # Only where two readings touch do their open ends decide; of most a look at the numbers is enough.
        sizes, points = self.sizes[among.start : among.stop], self.points[among.start : among.stop]
        return [
            1 if size[1] < low else -1 if size[0] > high else _sign(point, last)
            for size, point in zip(sizes, points, strict=True)
        ]


class _Runs:
    """The runs of published points of one series, each laid out once for all claims that rest on it."""

    def __init__(self, view: SeriesView) -> None:
        self._index, self._scopes = view.published, view.scopes
        self._found: dict[tuple[object, ...], _Run] = {}

    def of(self, claim: Point, first: Point) -> _Run:
        """The published points of the claim's kind and scope that count what `first` does, about periods as long."""
        figure, length, counted = claim.figure, first.figure.period.length, self._index.identity(first)
        key = (figure.measure_kind, figure.prices, self._scopes.of(claim), length, counted)
        if key not in self._found:
            run = self._index.run_of(claim, length)
            self._found[key] = _Run([point for point in run if self._index.identity(point) == counted])
        return self._found[key]


def _look(view: SeriesView) -> Iterator[Evidence]:
    for track, pair in view.in_time:
        if pair.kind == "span" and len(track.periods) >= _FEWEST:
            run = _Run([pair.first, *(points[0] for points in track.periods[1:-1]), pair.second])
            signs = run.signs(range(1, len(run.points) - 1), pair.second)
            yield _evidence((pair.first, pair.second), run, range(len(run.points)), signs)
    runs = _Runs(view)
    for claim, ends in ends_of_claims(view).items():
        yield from _rests_on_base(runs, claim, ends)


def _rests_on_base(runs: _Runs, claim: Point, ends: Sequence[Ends]) -> Iterator[Evidence]:
    """The base of a claim when it is unlike its neighbours, or when a base within a year would turn the sign."""
    if not claim.figure.change_since and claim.figure.period.length <= (12, 0):
        return  # the claim names no base
    for first, last in ends:
        run = runs.of(claim, first)
        near = _near(run, claim, first, _YEARS_NEAR)
        before = bisect_left(run.ends, last.figure.period.start)
        others = _without(first, run, range(near.start, min(near.stop, before)))
        if len(near) < _FEWEST_NEAR or not any(others):
            continue
        signs = [sign for part in others for sign in run.signs(part, last)]
        next_to = _near(run, claim, first, _YEARS_TURNED)
        turned = -(_sign(first, last) or 0)
        turns = turned and any(turned in run.signs(_shared(part, next_to), last) for part in others)
        if turns or _base(first, run, near) != "neither":
            yield _evidence((first, last), run, near, signs, claim)
            return


def _near(run: _Run, claim: Point, first: Point, years: int) -> range:
    """Which points of the run are within so many years of `first`, and no later than the claim.

    Years are counted to the nearest tenth, so that a leap year makes no difference.
    """
    start, until = first.figure.period.start, claim.figure.period.end
    days = timedelta(days=int((years + 0.05) * DAYS_A_YEAR))
    earliest = start - days if start - date.min > days else date.min
    latest = min(until, start + days if date.max - start > days else date.max)
    return range(bisect_left(run.starts, earliest), bisect_right(run.starts, latest))


def _without(first: Point, run: _Run, among: range) -> tuple[range, range]:
    """The points before `first` and those after it."""
    place = run.place_of[first]
    return range(among.start, min(among.stop, place)), range(max(among.start, place + 1), among.stop)


def _shared(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _evidence(ends: Ends, run: _Run, among: range, signs: Sequence[int | None], claim: Point | None = None) -> Evidence:
    """The base `among` points of a run, with the `signs` of the change from each other base."""
    lowest, highest = _extremes(run, among)
    values: dict[str, Value] = {
        "base": _base(ends[0], run, among),
        "lowest": run.points[lowest].figure.id,
        "highest": run.points[highest].figure.id,
        "keep_sign": signs.count(_sign(*ends)),
        "of": len(signs),
    }
    level: FindingLevel | None = "caution" if claim else None
    return Evidence(((claim,) if claim else ()) + ends, values, level, detail=len(among))


def _extremes(run: _Run, among: range) -> tuple[int, int]:
    """Which of the points is the lowest and which the highest; of several the earliest."""
    return min(among, key=run.sizes.__getitem__), max(among, key=run.sizes.__getitem__)


def _sign(first: Point, last: Point) -> int | None:
    before, after = reading_of(first.figure), reading_of(last.figure)
    return sign_of(difference(before, after)) if before and after else None


def _base(first: Point, run: _Run, among: range) -> str:
    size, (lowest, highest) = size_of(first)[:2], (run.sizes[place][:2] for place in _extremes(run, among))
    if lowest == highest or size not in (lowest, highest):
        return "neither"
    return "lowest" if size == lowest else "highest"


def _say(evidence: Evidence, lang: Lang) -> str:
    *claims, first, last = evidence.points
    numbers = {"base": _BASES[str(evidence.values["base"])].of(lang), "n": evidence.detail}
    signs = _signs(evidence, lang)
    if claims:
        return sentence_case(_CLAIM_RESTS.of(lang, first=amount_at(first, lang), signs=signs, **numbers))
    words = pair_words(first, last, lang)
    return sentence_case(_BASE.of(lang, whose=words.whose, first=words.first, signs=signs, **numbers))


def _signs(evidence: Evidence, lang: Lang) -> str:
    """From how many other starting points the change has the same sign."""
    last = evidence.points[-1].figure.period.in_text(lang)
    kept, others = (int(str(evidence.values[name])) for name in ("keep_sign", "of"))
    if others == 1:
        return (_SAME if kept else _OTHER).of(lang, last=last)
    text = {0: _NEITHER if others == 2 else _NONE, others: _ALL}.get(kept, _SIGNS)
    return text.of(lang, last=last, same=kept, others=computed_number(others, lang))


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
