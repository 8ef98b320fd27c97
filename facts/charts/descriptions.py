"""A chart in words for those who cannot see it: its kind, what it says, and its figures."""

from __future__ import annotations

from facts.audit.points import Point, Series
from facts.charts.panels import divide_series, in_fixed_order
from facts.charts.titles_and_notes import claim_words, headline
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_words
from facts.grouping import grouped
from facts.words import Lang, counted, say
from facts.words.listings import sentence_case

_MOST_LETTERS = 600
"""Of an alternative text: a screen reader reads it in one go, and nobody can stop and go back in it."""


def describe(series: Series, lang: Lang) -> str:
    """A chart in at most 600 characters for those who cannot see it: its kind, what it says, and its figures.

    What has no room is told to stand in the table beside it.
    """
    if not series.points:
        return say("charts.nothing", lang)
    kind = say(f"charts.alt_{divide_series(series, lang).form}", lang)
    text = _shortened(f"{kind} {headline(series, lang).rstrip('.')}.", _MOST_LETTERS // 2)
    points = in_fixed_order(series).points
    # What is claimed comes first, for the last of many figures are only counted.
    ordered = sorted(points, key=lambda each: not each.figure.is_claim)
    groups = grouped(ordered, lambda point: (_origin(point, lang), point.figure.text("place", lang)))
    several = len({place for _, place in groups}) > 1
    left = len(points)
    for (origin, place), own in groups.items():
        origin = origin if len(own) == 1 else _origin(own[0], lang, several=True)
        opening = f" {sentence_case(origin)}{f', {place}' if place and several else ''}: "
        for n, point in enumerate(own):
            words = f"{'; ' if n else opening}{_in_period(point, lang)}"
            rest = f". {counted('charts.alt_rest', left, lang)}"
            if len(text) + len(words) + len(rest) > _MOST_LETTERS:
                return text.removesuffix(".") + rest
            text, left = text + words, left - 1
        text += "."
    return text


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: text.rindex(' ', 0, most)].rstrip(',;:')}…" if " " in text[:most] else f"{text[: most - 1]}…"


def describe_point(point: Point, lang: Lang) -> str:
    """One figure in words: 2011: “drygt” 4,300 jobs (just over: 4,300–4,350), cited by Sten Nordin (M)."""
    place = point.figure.text("place", lang)
    return f"{f'{place}, ' if place else ''}{_in_period(point, lang)}, {_origin(point, lang)}"


def _in_period(point: Point, lang: Lang) -> str:
    """2011: “drygt” 4,300 jobs (just over: 4,300–4,350)."""
    figure = point.figure
    if figure.value is None or figure.is_relative:
        text = claim_words(point, lang)
    else:
        kind = "" if figure.measure_kind == "outcome" else say(f"charts.kind_{figure.measure_kind}", lang) + " "
        text = kind + figure_words(figure, lang, worded=True)
    reading = reading_words(figure, lang)
    return f"{figure.period.named(lang)}: {text}{f' ({reading})' if reading else ''}"


def cited_by(figure: Figure, lang: Lang) -> str:
    """Who cites a figure, with the party's letters: Sten Nordin (M)."""
    name = figure.text("cited_by", lang)
    return f"{name} ({', '.join(figure.parties)})" if figure.parties else name


def _origin(point: Point, lang: Lang, *, several: bool = False) -> str:
    figure = point.figure
    if figure.is_claim:
        return say("charts.cited_by", lang, names=", ".join(cited_by(each, lang) for each in point.figures))
    producer = figure.text("producer", lang)
    key = "charts.all_measured_by" if several else "charts.one_measured_by"
    return say(key, lang, producer=producer) if producer else say("charts.published", lang)
