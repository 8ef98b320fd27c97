"""The lines that a picture carries with it, so that nothing a reader needs is lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from facts.audit.points import Series
from facts.charts import Citation, Evidence
from facts.charts.labels import MOST_CITERS
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, interval_words
from facts.share import sources
from facts.share.publication import Publication
from facts.words import Lang, counted, quoted, say

MOST_SENTENCES = 24
MOST_READINGS = 24
MOST_CAUTIONS = 6
MOST_SOURCES = 12
MOST_IDS = 30


def evidence(series: Series, publication: Publication) -> Evidence:
    """All that is said around a chart: scope, readings, cautions, quotes, sources, ids and hash."""
    lang = publication.lang
    return Evidence(
        subtitle=(scope(series.figures, lang),),
        cautions=(*readings(series.figures, lang), *_cautions(series, publication)),
        citations=tuple(_citations(series.figures, lang)),
        sources=tuple(_sources(series.figures, lang)),
        identity=identity(series.figures, publication),
    )


def plain_evidence(series: Series, publication: Publication) -> Evidence:
    """What a picture inside a report says itself; quotes and cautions stand in the text beside it."""
    return Evidence(
        subtitle=(scope(series.figures, publication.lang),),
        cautions=(),
        citations=(),
        sources=tuple(_sources(series.figures, publication.lang)),
        identity=identity(series.figures, publication),
    )


def scope(figures: Sequence[Figure], lang: Lang) -> str:
    """Unit, place and population, and what is counted where that is the same throughout."""
    parts = [say("share.unit", lang, text=_stated((f.unit.many.of(lang) for f in figures if f.unit), lang))]
    for name in ("place", "population"):
        parts.append(say(f"share.{name}", lang, text=_stated((f.text(name, lang) for f in figures), lang)))
    definitions = {figure.text("definition", lang) for figure in figures}
    if len(definitions) == 1 and "" not in definitions:
        parts.append(say("share.definition", lang, text=definitions.pop()))
    return " · ".join(parts)


def _stated(texts: Iterable[str], lang: Lang) -> str:
    """All that is stated, and whether some figures leave it open."""
    found = list(dict.fromkeys(texts))
    stated_ones = ", ".join(filter(None, found))
    if not stated_ones:
        return say("share.not_stated", lang)
    return say("share.partly_stated", lang, text=stated_ones) if "" in found else stated_ones


def readings(figures: Iterable[Figure], lang: Lang) -> list[str]:
    """How each hedge is read, and whether that is contested."""
    lines = []
    for figure in figures:
        if figure.approximator and figure.reading:
            key = "share.reading_contested" if figure.contested else "share.reading"
            interval = interval_words(figure.reading, figure.unit, lang)
            lines.append(say(key, lang, hedge=figure_words(figure, lang), interval=interval))
    return _first(_distinct(lines), MOST_READINGS, "share.more_readings", lang)


def identity(figures: Sequence[Figure], publication: Publication) -> str:
    """The figures' ids and the table's hash."""
    lang = publication.lang
    ids = ", ".join(_first([figure.id for figure in figures], MOST_IDS, "share.more_figures", lang))
    key = "share.figures_one" if len(figures) == 1 else "share.figures_other"
    return f"{say(key, lang, ids=ids)} · {say('share.table', lang, hash=publication.hash)}"


def _cautions(series: Series, publication: Publication) -> list[str]:
    """The cautions: the first finding of each rule before the second ones, so that every rule speaks."""
    lang = publication.lang
    turns: Counter[str] = Counter()
    ordered: list[tuple[int, str]] = []
    for finding in publication.findings_on(series):
        if finding.level == "caution":
            ordered.append((turns[finding.rule], finding.message.of(lang)))
            turns[finding.rule] += 1
    texts = _distinct(text for _, text in sorted(ordered, key=lambda each: each[0]))
    return _first(texts, MOST_CAUTIONS, "share.more_cautions", lang)


def _citations(figures: Sequence[Figure], lang: Lang) -> Iterable[Citation]:
    """The sentences of the first few who cite a figure, as many of each, then how many more there are of both."""
    speakers = sources.speakers(figure for figure in figures if figure.is_claim)
    left_out = 0
    for said in speakers[:MOST_CITERS]:
        statements = sources.statements(said)
        most = MOST_SENTENCES // min(len(speakers), MOST_CITERS)
        yield from (_citation(statement, lang) for statement in statements[:most])
        left_out += len(statements[most:])
    if left_out:
        yield Citation((), counted("share.more_sentences", left_out, lang))
    if len(speakers) > MOST_CITERS:
        yield Citation((), counted("share.more_citers", len(speakers) - MOST_CITERS, lang))


def _citation(statement: sources.Group, lang: Lang) -> Citation:
    first = statement[0]
    place = ", ".join(filter(None, (sources.who(first, lang, letters=False), sources.pages(statement, lang))))
    words = f"{place}: {quoted(first.quote, lang)} {sources.translation(first, lang)}"
    return Citation(first.parties, words.rstrip())


def _sources(figures: Sequence[Figure], lang: Lang) -> list[str]:
    return _first(sources.source_lines(figures, lang), MOST_SOURCES, "share.more_sources", lang)


def _first(texts: list[str], most: int, key: str, lang: Lang) -> list[str]:
    """The first few, and how many more there are."""
    return texts if len(texts) <= most else [*texts[:most], counted(key, len(texts) - most, lang)]


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
