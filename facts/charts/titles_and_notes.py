"""A series in words: the neutral title that says what was said; claims, changes and notes as a chart writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from facts.audit.gap_changes import moves_gap
from facts.audit.pairs import size_of
from facts.audit.points import Point, Series
from facts.charts.panels import in_fixed_order, placed_by_number, stated_size
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.figures.wording import figure_words, is_number_itself, quantity, translated_words, with_unit
from facts.words import Lang, counted, dates, quoted, say
from facts.words.listings import listing

_KINDS = ("target", "budget", "forecast", "estimate", "outcome")
_TIMES = {2: "twice", Decimal("0.5"): "half"}
_LISTED = 4
_NAMED_PERIODS = 2
# Two published figures are told each with its period, so that the way they went is seen; more as a range.
_MOST_ENDS = 2
# With more letters than this a list of figures, each with its period, is no headline any more.
_LONGEST_LIST = 110
_LONGEST_NUMBERS = 60
# From the first to the last of these is said with both names: from January to June is no half-year that is named.
_PARTS = ("half_year", "third", "quarter", "week", "school_year", "financial_year", "season", "day")
# Periods that are said in a few words: in 2012, in May 2012, on 3 May 2012, in the year to May 2012.
_SHORT = ("year", "month", "day", "year_to")
# Words that may follow a share in words and are not what is counted: every third of them.
_NO_NOUNS = frozenset(
    {"av", "i", "på", "och", "är", "har", "som", "of", "in", "on", "and", "is", "are", "has", "was", "who"}
)
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def title_of(series: Series, lang: Lang, *, brief: bool = False) -> str:
    """What was said, without a word on what to think: Target 3,000 for 2010; outcomes 4,100, 5,023.

    A `brief` one, for a row among others, is silent on that no number was given: what is said to increase has none.
    """
    series = in_fixed_order(series)
    place = _claimed_place(series, lang)
    text = _text(series, lang, brief=brief)
    return f"{place}: {text}" if place else text[0].upper() + text[1:]


def headline(series: Series, lang: Lang, *, brief: bool = False) -> str:
    """The statistic and what was said of it, as the title of a picture that stands alone.

    A `brief` one leaves out what is published of it and, beside numbers, what is said without one.
    """
    if not series.points:
        return title_of(series, lang)
    title, series = series.title(lang), in_fixed_order(series)
    measured = ", ".join(part for part in (title, _claimed_place(series, lang)) if part)
    if brief and (numbers := placed_by_number(point for point in series.points if point.figure.is_claim)):
        series = replace(series, points=tuple(numbers))
    said = f"{measured}: {_text(series, lang)}"
    published = "" if brief else _beside(series, lang)
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
    if len(found) <= _MOST_ENDS and (values := _each_in_its_period(found, lang)):
        return say("charts.published_each", lang, values=values)
    when = _from_to([point.figure.period for point in found], lang)
    in_size = sorted(found, key=stated_size)
    low, high = in_size[0].figure, in_size[-1].figure
    values = translated_words(low, lang, worded=True)
    if size_of(in_size[0])[:2] != size_of(in_size[-1])[:2]:
        values = _between(low, high, lang, worded=True)
        if low.unit and low.unit.kind in ("index", "rank") and low.unit == high.unit:
            values = with_unit(_between(low, high, lang), None, low.unit, lang, worded=True)
        elif low.unit and low.unit.symbol and low.unit == high.unit and low.value is not None and "–" in values:
            values = f"{quantity(low.value, None, lang)}–{figure_words(high, lang)}"
    return say("charts.published_beside", lang, period=when, values=values)


def _between(low: Figure, high: Figure, lang: Lang, *, worded: bool = False) -> str:
    """From one figure to the other; a dash beside a minus sign or a hedge would be taken for a part of it."""
    least = translated_words(low, lang, worded=worded and low.unit != high.unit)
    most = translated_words(high, lang, worded=worded)
    is_plain = (low.value or 0) >= 0 and not (low.approximator or high.approximator or low.is_range or high.is_range)
    return f"{least}–{most}" if is_plain else say("wording.from_to", lang, low=least, high=most)


def _from_to(periods: Sequence[Period], lang: Lang) -> str:
    """All the time from the first period to the last: 2007–2011, first half of 2010 to first half of 2012."""
    first, last = min(periods, key=lambda each: each.days), max(periods, key=lambda each: (each.end, each.start))
    if first.days == last.days:
        return first.named(lang)
    are_years = (first.start.month, first.start.day, last.end.month, last.end.day) == (1, 1, 12, 31)
    are_months = first.kind == last.kind == "month" and first.start.year != last.start.year
    if not are_years and (are_months or (first.kind == last.kind and first.kind in _PARTS)):
        return _from_part_to(first, last, lang)
    return Period(first.start, last.end, "span").named(lang)


def _from_part_to(first: Period, last: Period, lang: Lang) -> str:
    """From one part of a year to another: 3 January to 1 February 2023, school year 2019/20 to 2022/23."""
    begin, end = first.named(lang), last.named(lang)
    if first.kind in ("school_year", "financial_year"):
        end = end.rpartition(" ")[2]
    elif first.start.year == last.start.year:
        begin = re.sub(rf"(?: of)? {first.start.year}$", "", begin)
    return say("charts.from_period_to", lang, first=begin, last=end)


def _claimed_place(series: Series, lang: Lang) -> str:
    """The place of everything claimed, when there are figures of other places beside it, else ""."""
    places = {point.figure.text("place", lang) for point in series.points}
    claimed = {point.figure.text("place", lang) for point in series.points if point.figure.is_claim}
    return claimed.pop() if len(claimed) == 1 < len(places) else ""


def _text(series: Series, lang: Lang, *, brief: bool = False) -> str:
    claims = [point for point in series.points if point.figure.is_claim]
    said = _said(claims, lang, brief=brief) if claims else _published(placed_by_number(series.points), lang)
    text = "; ".join(said) or say("charts.nothing", lang)
    return text[0].lower() + text[1:]


def claim_words(point: Point, lang: Lang) -> str:
    """A claim of direction or of a change since a period, in words: Said to increase, no number given."""
    words = bare_claim_words(point, lang)
    return say("charts.no_number", lang, claim=words) if point.figure.value is None else words


def bare_claim_words(point: Point, lang: Lang) -> str:
    """The same without a word on whether a number was given."""
    figure = point.figure
    if moves_gap(figure):
        others = ", ".join(label for _, label in figure.compared_with)
        moved = bare_claim_words(Point.of(replace(figure, compared_with=())), lang)
        return say("charts.gap_to", lang, others=others, claim=moved[0].lower() + moved[1:])
    since = say("charts.since", lang, period=figure.change_since.named(lang)) if figure.change_since else ""
    if figure.compared_with:
        others = ", ".join(label for _, label in figure.compared_with)
        is_place = figure.direction in ("highest", "lowest") or (figure.unit and figure.unit.kind == "rank")
        is_order = figure.value is None and figure.direction in ("higher", "lower")
        # In Norway, but than men.
        than = "charts.than_in" if all(column == "place" for column, _ in figure.compared_with) else "charts.than"
        key = "charts.among" if is_place else than if is_order else "charts.compared_with"
        since = f"{since} {say(key, lang, others=others)}".strip()
    condition = figure.text("condition", lang)
    since = f"{since} ({condition})".strip() if condition else since
    kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang)
    if figure.compared_with and figure.unit and figure.unit.kind == "times" and figure.value is not None:
        return f"{kind} {_times_that_of(figure, figure_words(figure, lang, worded=True), others, lang)}".strip()
    if figure.value is None:
        words = f"{kind}: {say(f'charts.{figure.direction}', lang)}" if kind else say(
            f"charts.said_{figure.direction}", lang)  # fmt: skip
        return f"{words} {since}".rstrip()
    said = figure_words(figure, lang, worded=True)
    if figure.unit is not None and figure.unit.kind == "times" and not figure.approximator:
        said = say(f"charts.to_{_TIMES[figure.value]}", lang) if figure.value in _TIMES else said
    return f"{kind} {said} {since}".strip()


def _times_that_of(figure: Figure, times: str, others: str, lang: Lang) -> str:
    """How many times the level of others it is: twice that of 2004, 3 times that of men."""
    word = _TIMES.get(figure.value) if figure.value is not None and not figure.approximator else None
    return say(f"charts.{word or 'times'}_that_of", lang, others=others, **({} if word else {"times": times}))


def _said(claims: Sequence[Point], lang: Lang, *, brief: bool) -> list[str]:
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
    spoken = _spoken([point for point in claims if point not in numbers], lang, brief=brief)
    first, *others = [*parts, *spoken]
    return [first, *(text[0].lower() + text[1:] for text in others)]


def _spoken(claims: Sequence[Point], lang: Lang, *, brief: bool) -> list[str]:
    """Claims without a number, each wording once, with the periods that are named or, of more than two, all the time.

    Where several directions are claimed, and none with a number, that is said once; in a `brief` title it is not said.
    """
    periods: dict[str, list[Period]] = {}
    directions = {bare_claim_words(point, lang) for point in claims if point.figure.value is None}
    unsaid = not brief and len(directions) > 1 and all(point.figure.value is None for point in claims)
    worded = bare_claim_words if brief or unsaid else claim_words
    for point in claims:
        named = point.figure.period_basis != "not-stated"
        if named and (change := _change_words(point, lang)):
            periods[change] = []
            continue
        found = periods.setdefault(worded(point, lang), [])
        found += [point.figure.period] if named else []
    parts = [", ".join([words, *_times(named, lang)]) for words, named in periods.items()]
    return [*parts, say("charts.no_number_given", lang)] if unsaid else parts


def _times(periods: Sequence[Period], lang: Lang) -> list[str]:
    names = list(dict.fromkeys(period.named(lang) for period in periods))
    return names if len(names) <= _NAMED_PERIODS else [_from_to(periods, lang)]


def _change_words(point: Point, lang: Lang) -> str:
    """A change in per cent or in units, from one period to another: −12% from 2013 to 2023; "" where it is no such."""
    figure = point.figure
    if figure.value is None or figure.change_since is None or figure.compared_with or figure.condition:
        return ""
    kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang) + " "
    text = kind + translated_words(figure, lang, worded=True)
    first, last = _shortly(figure.change_since, lang), _shortly(figure.period, lang)
    if figure.unit is not None and figure.unit.kind == "times":
        if (word := _TIMES.get(figure.value)) and not figure.approximator:
            text = f"{kind}{say(f'charts.to_{word}', lang)}"
            return say("charts.change_from_to", lang, change=text, first=first, last=last)
        level = kind + _times_that_of(figure, translated_words(figure, lang, worded=True), first, lang)
        return say("charts.in_period", lang, text=level, period=last)
    # A hedged fall is worded as so much lower, which something is than it was.
    key = "charts.change_against" if figure.approximator and figure.value < 0 else "charts.change_from_to"
    return say(key, lang, change=text, first=first, last=last)


def _kind_of(period: Period) -> str:
    """The kind of a period; that of twelve months that are no year of the calendar is year_to."""
    is_year = period.kind == "span" and period.length == (12, 0) and (period.end + timedelta(days=1)).day == 1
    return "year_to" if is_year else period.kind


def _shortly(period: Period, lang: Lang) -> str:
    """A period for the middle of a sentence: twelve months by the one that they end with, with no "to" inside."""
    if _kind_of(period) == "year_to":
        return say("charts.year_to", lang, month=dates.month(period.end, lang))
    return period.named(lang)


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
        return say(key, lang, text=text, period=_shortly(figure.period, lang))
    if each := _each_in_its_period(points, lang, kind):
        return each if kind == "outcome" and alone else f"{say(f'charts.many_{kind}', lang)} {each}"
    text = _values(points, lang)
    text = text if kind == "outcome" and alone else f"{say(f'charts.many_{kind}', lang)} {text}"
    if not alone:
        return text
    return say("charts.in_period", lang, text=text, period=_from_to([point.figure.period for point in points], lang))


def _each_in_its_period(points: Sequence[Point], lang: Lang, kind: str = "outcome") -> str:
    """Few figures, each with its own short period: 4,100 jobs in 2010 and 5,023 in 2012; else ""."""
    periods = [point.figure.period for point in points]
    are_stated = all(point.figure.period_basis != "not-stated" for point in points)
    if not (1 < len(points) <= _LISTED and are_stated and all(_kind_of(period) in _SHORT for period in periods)):
        return ""
    if len({period.days for period in periods}) < len(periods):
        return ""
    if alike := _one_number(points, lang, kind):
        return alike
    apart = _have_several_units(points)
    parts = []
    for point in points:
        length, period = _kind_of(point.figure.period), _shortly(point.figure.period, lang)
        key = f"charts.in_{length}" if kind == "outcome" else f"charts.for_{length}"
        number = _in_title(point.figure, lang, worded=apart or point is points[0])
        parts.append(say(key, lang, text=number, period=period))
    text = listing(parts, lang)
    return text if len(text) <= _LONGEST_LIST else ""


def _one_number(points: Sequence[Point], lang: Lang, kind: str) -> str:
    """The number that all figures have, once with all their periods: 60 homes for 2010, 2012 and 2014; else ""."""
    lengths = {_kind_of(point.figure.period) for point in points}
    numbers = {_in_title(point.figure, lang, worded=True) for point in points}
    if len(lengths) > 1 or len(numbers) > 1:
        return ""
    key = f"charts.in_{lengths.pop()}" if kind == "outcome" else f"charts.for_{lengths.pop()}"
    periods = listing([_shortly(point.figure.period, lang) for point in points], lang)
    return say(key, lang, text=numbers.pop(), period=periods)


def _values(points: Sequence[Point], lang: Lang) -> str:
    apart = _have_several_units(points)
    unit = points[0].figure.unit
    # "Index 100 and 120", but "100 and 120 jobs".
    first_told = unit is not None and unit.kind in ("index", "rank")
    if len(points) > _LISTED:
        return _ends(points, lang, worded=not first_told)
    told = points[0] if first_told else points[-1]
    text = listing([_in_title(point.figure, lang, worded=apart or point is told) for point in points], lang)
    return text if len(text) <= _LONGEST_NUMBERS or first_told else _ends(points, lang, worded=True)


def _ends(points: Sequence[Point], lang: Lang, *, worded: bool) -> str:
    """How many there are, and the lowest and the highest, of which the last is `worded` with what is counted."""
    numbers, apart = sorted(points, key=stated_size), _have_several_units(points)
    low, high = (_in_title(point.figure, lang, worded=apart or told)
                 for point, told in ((numbers[0], False), (numbers[-1], worded)))  # fmt: skip
    return say("charts.many", lang, n=len(points), low=low, high=high)


def _published(points: Sequence[Point], lang: Lang) -> list[str]:
    return (
        [say("charts.published_figures", lang, values=_of_kind("outcome", points, lang, alone=True))] if points else []
    )


def _in_title(figure: Figure, lang: Lang, *, worded: bool) -> str:
    """The figure with its hedge in the reader's language, or a share in its own words with what they count."""
    hedge = figure.approximator
    if figure.value is None or not hedge or not is_number_itself(hedge):
        return translated_words(figure, lang, worded=worded)
    return quoted(figure.translated("approximator", lang) or f"{hedge}{_noun_after(hedge, figure.quote)}", lang)


def _noun_after(hedge: str, quote: str) -> str:
    """The word that the quote has after the hedge, with the blank before it; "" where that is no noun."""
    start = quote.casefold().find(hedge.casefold())
    found = _NEXT_WORD.match(quote, start + len(hedge)) if start >= 0 else None
    return f" {found[1]}" if found and found[1].casefold() not in _NO_NOUNS else ""


def _have_several_units(points: Iterable[Point]) -> bool:
    """Whether the numbers are written in different units, which their axis has not: kronor and million kronor."""
    return len({point.figure.unit for point in points if point.figure.value is not None}) > 1


def notes_words(apart: Sequence[str], lang: Lang) -> str:
    """Why neighbours are not joined by a line."""
    return say("charts.apart", lang, columns=", ".join(say(f"charts.column_{name}", lang) for name in apart))


def unlabelled_words(unlabelled: int, lang: Lang) -> str:
    """How many figures are drawn without their number."""
    return counted("charts.unlabelled", unlabelled, lang)
