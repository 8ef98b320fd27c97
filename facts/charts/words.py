"""A series in words: the neutral title that says what was said, and the text for who cannot see the chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facts.audit.pairs import size_of
from facts.audit.points import Point, Series
from facts.charts.panels import divided, in_fixed_order, placed_by_number
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.figures.wording import figure_words, is_number_itself, quantity, reading_words, with_unit
from facts.words import Lang, counted, quoted, say
from facts.words.numbers import NO_BREAK_SPACE

_KINDS = ("target", "budget", "forecast", "estimate", "outcome")
_LISTED = 4
MOST_LETTERS = 600
"""Of an alternative text: a screen reader reads it in one go, and nobody can stop and go back in it."""


def title_of(series: Series, lang: Lang) -> str:
    """What was said, without a word on what to think: Target 3,000 for 2010; outcomes 4,100, 5,023."""
    series = in_fixed_order(series)
    place = claimed_place(series, lang)
    text = _text(series, lang)
    return f"{place}: {text}" if place else text[0].upper() + text[1:]


def headline(series: Series, lang: Lang) -> str:
    """The statistic and what was said of it, as the title of a picture that stands alone."""
    if not series.points:
        return title_of(series, lang)
    title, series = series.title(lang), in_fixed_order(series)
    measured = ", ".join(part for part in (title, claimed_place(series, lang)) if part)
    said = f"{measured}: {_text(series, lang)}"
    published = _beside(series, lang)
    return f"{said}. {published}." if published else said


def _beside(series: Series, lang: Lang) -> str:
    """What is published of what is claimed, as the second half of a headline: Published 2007–2011: 50.2–55.8%."""
    claims = [point for point in series.points if point.figure.is_claim]
    places = {point.figure.place for point in claims}
    populations = {point.figure.population for point in claims} - {""}
    numbers = placed_by_number(claims)
    dimension = {point.figure.unit.dimension for point in numbers if point.figure.unit}
    found = [
        point for point in placed_by_number(point for point in series.points if not point.figure.is_claim)
        if point.figure.unit and (not dimension or point.figure.unit.dimension in dimension)
        and (point.figure.place in places or places == {""})
        and (not populations or not point.figure.population or point.figure.population in populations)
    ]  # fmt: skip
    if not claims or not found:
        return ""
    found.sort(key=lambda point: (point.figure.period.days, size_of(point)))
    first, last = found[0].figure.period, found[-1].figure.period
    when = first.named(lang) if first.days == last.days else _from_to(first, last, lang)
    in_size = sorted(found, key=size_of)
    low, high = in_size[0].figure, in_size[-1].figure
    values = figure_words(low, lang, worded=True)
    if size_of(in_size[0])[:2] != size_of(in_size[-1])[:2]:
        values = _between(low, high, lang, worded=True)
        if low.unit and low.unit.kind in ("index", "rank") and low.unit == high.unit:
            values = with_unit(_between(low, high, lang), None, low.unit, lang, worded=True)
        elif low.unit and low.unit.symbol and low.unit == high.unit and low.value is not None:
            values = f"{quantity(low.value, None, lang)}–{figure_words(high, lang)}"
    return say("charts.published_beside", lang, period=when, values=values)


def _between(low: Figure, high: Figure, lang: Lang, *, worded: bool = False) -> str:
    """From one figure to the other; a dash beside a minus sign would be taken for one more."""
    least, most = (
        figure_words(low, lang, worded=worded and low.unit != high.unit),
        figure_words(high, lang, worded=worded),
    )
    return say("wording.from_to", lang, low=least, high=most) if (low.value or 0) < 0 else f"{least}–{most}"


def _from_to(first: Period, last: Period, lang: Lang) -> str:
    if first.kind == last.kind == "year":
        return f"{first.start.year}–{last.start.year}"
    return say("charts.from_period_to", lang, first=first.named(lang), last=last.named(lang))


def claimed_place(series: Series, lang: Lang) -> str:
    """The place of everything claimed, when there are figures of other places beside it, else ""."""
    places = {point.figure.text("place", lang) for point in series.points}
    claimed = {point.figure.text("place", lang) for point in series.points if point.figure.is_claim}
    return claimed.pop() if len(claimed) == 1 < len(places) else ""


def _text(series: Series, lang: Lang) -> str:
    claims = [point for point in series.points if point.figure.is_claim]
    said = _said(claims, lang) if claims else _published(placed_by_number(series.points), lang)
    text = "; ".join(said) or say("charts.nothing", lang)
    return text[0].lower() + text[1:]


def describe(series: Series, lang: Lang) -> str:
    """A chart in at most 600 characters for those who cannot see it: its kind, what it says, and its figures.

    What has no room is told to stand in the table beside it.
    """
    if not series.points:
        return say("charts.nothing", lang)
    points = in_fixed_order(series).points
    kind = say(f"charts.alt_{divided(series, lang).form}", lang)
    text = _shortened(f"{kind} {headline(series, lang).rstrip('.')}.", MOST_LETTERS // 2)
    told: list[str] = []
    for point in points:
        sentence = f" {describe_point(point, lang)}."
        rest = counted("charts.alt_rest", len(points) - len(told), lang)
        if len(text) + len("".join(told)) + len(sentence) + len(rest) + 1 > MOST_LETTERS:
            return f"{text}{''.join(told)} {rest}"
        told.append(sentence)
    return text + "".join(told)


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: text.rindex(' ', 0, most)].rstrip(',;:')}…" if " " in text[:most] else f"{text[: most - 1]}…"


def describe_point(point: Point, lang: Lang) -> str:
    """One figure in words: 2011: “drygt” 4,300 jobs (just over: 4,300–4,350), cited by Sten Nordin (M)."""
    figure = point.figure
    if figure.value is None or figure.is_relative:
        text = claim_words(point, lang)
    else:
        kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang) + " "
        text = kind + figure_words(figure, lang, worded=True)
    reading = reading_words(figure, lang)
    scope = figure.text("place", lang)
    head = f"{scope}, {figure.period.named(lang)}" if scope else figure.period.named(lang)
    return f"{head}: {text}{f' ({reading})' if reading else ''}, {_origin(point, lang)}"


def claim_words(point: Point, lang: Lang) -> str:
    """A claim of direction or of a change since a period, in words: Said to increase, no number given."""
    words = bare_claim_words(point, lang)
    return say("charts.no_number", lang, claim=words) if point.figure.value is None else words


def bare_claim_words(point: Point, lang: Lang) -> str:
    """The same without a word on whether a number was given."""
    figure = point.figure
    since = say("charts.since", lang, period=figure.change_since.named(lang)) if figure.change_since else ""
    if figure.compared_with:
        others = ", ".join(label for _, label in figure.compared_with)
        is_place = figure.direction in ("highest", "lowest") or (figure.unit and figure.unit.kind == "rank")
        key = "charts.among" if is_place else "charts.compared_with"
        since = f"{since} {say(key, lang, others=others)}".strip()
    condition = figure.text("condition", lang)
    since = f"{since} ({condition})".strip() if condition else since
    kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang)
    if figure.compared_with and figure.unit and figure.unit.kind == "times" and figure.value is not None:
        factor = say("charts.times_that_of", lang, times=figure_words(figure, lang, worded=True), others=others)
        return f"{kind} {factor}".strip()
    if figure.value is None:
        words = f"{kind}: {say(f'charts.{figure.direction}', lang)}" if kind else say(
            f"charts.said_{figure.direction}", lang)  # fmt: skip
        return f"{words} {since}".rstrip()
    return f"{kind} {figure_words(figure, lang, worded=True)} {since}".strip()


def cited_by(figure: Figure, lang: Lang) -> str:
    """Who cites a figure, with the party's letters: Sten Nordin (M)."""
    name = figure.text("cited_by", lang)
    return f"{name} ({', '.join(figure.parties)})" if figure.parties else name


def _origin(point: Point, lang: Lang) -> str:
    figure = point.figure
    if figure.is_claim:
        return say("charts.cited_by", lang, names=", ".join(cited_by(each, lang) for each in point.figures))
    producer = figure.text("producer", lang)
    return say("charts.one_measured_by", lang, producer=producer) if producer else say("charts.published", lang)


def _said(claims: Sequence[Point], lang: Lang) -> list[str]:
    numbers = placed_by_number(claims)
    parts: list[str] = []
    kinds = [kind for kind in _KINDS if any(point.figure.measure_kind == kind for point in numbers)]
    # The last of several figures of a kind says what is counted; where each kind has one, the first does.
    single = len(numbers) == len(kinds)
    # Of several kinds that speak of one single period it is named once.
    together = single and len(kinds) > 1 and len({point.figure.period.days for point in numbers}) == 1
    for kind in kinds:
        own = [point for point in numbers if point.figure.measure_kind == kind]
        parts.append(_of_kind(kind, own, lang, alone=len(kinds) == 1, worded=not parts and single, dated=not together))
    if together and numbers[0].figure.period_basis != "not-stated":
        parts[-1] = say("charts.in_period", lang, text=parts[-1], period=numbers[0].figure.period.named(lang))
    spoken = _spoken([point for point in claims if point not in numbers], lang)
    first, *others = [*parts, *spoken]
    return [first, *(text[0].lower() + text[1:] for text in others)]


def _spoken(claims: Sequence[Point], lang: Lang) -> list[str]:
    """Claims without a number, each wording once, with the periods that are named."""
    periods: dict[str, list[str]] = {}
    for point in claims:
        named = point.figure.period_basis != "not-stated"
        if named and (change := _change_words(point, lang)):
            periods[change] = []
            continue
        found = periods.setdefault(claim_words(point, lang), [])
        found += [point.figure.period.named(lang)] if named else []
    return [", ".join([words, *dict.fromkeys(named)]) for words, named in periods.items()]


def _change_words(point: Point, lang: Lang) -> str:
    """A change in per cent or in units, from one period to another: −12% from 2013 to 2023; "" where it is no such."""
    figure = point.figure
    if figure.value is None or figure.change_since is None or figure.compared_with or figure.condition:
        return ""
    kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang) + " "
    text = kind + figure_words(figure, lang, worded=True)
    return say("charts.change_from_to", lang, change=text, first=figure.change_since.named(lang),
               last=figure.period.named(lang))  # fmt: skip


def _of_kind(kind: str, points: Sequence[Point], lang: Lang, *, alone: bool, worded: bool = True,
             dated: bool = True) -> str:  # fmt: skip
    """The figures of one kind, one of them `worded` with what is counted and `dated` with its period."""
    points = sorted(points, key=lambda point: point.figure.period.days)
    if len(points) == 1:
        figure = points[0].figure
        word = "" if kind == "outcome" and alone else say(f"charts.one_{kind}", lang) + " "
        text = word + _in_title(figure, lang, worded=worded)
        if figure.period_basis == "not-stated" or not dated:
            return text
        key = "charts.in_period" if kind == "outcome" else "charts.for_period"
        return say(key, lang, text=text, period=figure.period.named(lang))
    text = _values(points, lang)
    text = text if kind == "outcome" and alone else f"{say(f'charts.many_{kind}', lang)} {text}"
    if not alone:
        return text
    begin, end = (point.figure.period for point in (points[0], points[-1]))
    if begin.days == end.days:
        return say("charts.in_period", lang, text=text, period=begin.named(lang))
    return say("charts.from_to", lang, text=text, first=begin.named(lang), last=end.named(lang))


def _values(points: Sequence[Point], lang: Lang) -> str:
    apart = have_several_units(points)
    if len(points) > _LISTED:
        numbers = sorted(points, key=size_of)
        low, high = (_in_title(point.figure, lang, worded=apart) for point in (numbers[0], numbers[-1]))
        return say("charts.many", lang, n=len(points), low=low, high=high)
    unit = points[0].figure.unit
    # "Index 100, 120", but "100, 120 jobs".
    told = points[0] if unit and unit.kind in ("index", "rank") else points[-1]
    return ", ".join(_in_title(point.figure, lang, worded=apart or point is told) for point in points)


def _published(points: Sequence[Point], lang: Lang) -> list[str]:
    return (
        [say("charts.published_figures", lang, values=_of_kind("outcome", points, lang, alone=True))] if points else []
    )


def _in_title(figure: Figure, lang: Lang, *, worded: bool) -> str:
    """The number with its hedge in the reader's language, or verbatim in quotes for want of a translation."""
    if figure.value is None:
        return ""
    hedge = figure.approximator
    translation = figure.translated("approximator", lang)
    if hedge and is_number_itself(hedge):
        return quoted(translation or hedge, lang)
    number = quantity(figure.value, None, lang)
    number = f"{translation or quoted(hedge, lang)}{NO_BREAK_SPACE}{number}" if hedge else number
    return with_unit(number, figure.value, figure.unit, lang, worded=worded)


def have_several_units(points: Iterable[Point]) -> bool:
    """Whether the numbers are written in different units, which their axis has not: kronor and million kronor."""
    return len({point.figure.unit for point in points if point.figure.value is not None}) > 1


def notes_words(apart: Sequence[str], lang: Lang) -> str:
    """Why neighbours are not joined by a line."""
    return say("charts.apart", lang, columns=", ".join(say(f"charts.column_{name}", lang) for name in apart))


def unlabelled_words(unlabelled: int, lang: Lang) -> str:
    """How many figures are drawn without their number."""
    return counted("charts.unlabelled", unlabelled, lang)
