"""The lines that a picture carries with it, so that nothing a reader needs is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facts.audit.cards import HELD, for_card
from facts.audit.findings import Finding
from facts.audit.points import Point, Series
from facts.charts import (
    Citation,
    LeadQuote,
    PictureEvidence,
    PictureSheet,
    SheetSize,
    ShortCaution,
    ShortSource,
    draw_sheet,
)
from facts.charts.labels import MOST_CITERS, owners_of
from facts.charts.panels import in_fixed_order
from facts.charts.typeset import split_sentences
from facts.documents.quoted_numbers import number_place
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_interval, says_its_reading
from facts.language.vocabulary import CHANGE_WORDS
from facts.share import sources
from facts.share.publication import Publication
from facts.words import LANGS, Lang, counted, quoted, say

# A picture is looked at, not read: what goes beyond is counted there and stands in the report. Of cautions a reader
# takes in a handful.
MOST_SENTENCES = 24
_MOST_READINGS = 24
MOST_SCOPES = 24
_MOST_CAUTIONS = 6
_MOST_SOURCES = 12
_MOST_IDS = 30
_IDS_IN_SHORT = (3, 2, 1)
_MOST_MAIN_CAUTIONS = 2
_MOST_SPEAKERS = 2
# About a page of a book: more is no quote to look at beside a chart, and to draw 100 000 letters takes half a minute.
MOST_QUOTE_LETTERS = 1_500
"""The most letters of a quote in a picture; the report has all of it."""
# What is drawn in panels or rows of its own, of which a small sheet may have no room for all.
_DRAWN_APART = ("place", "population")
# Findings of these rules begin with a sentence that only says again which figures they are about.
CLAIM_FIRST = frozenset({*HELD, "margin-of-error"})
# Of these what comes of it stands last, and between the two with what it was reckoned.
RESULT_LAST = frozenset({"per-head", "fixed-prices"})
# Another subtitle may leave room for more or less of the chart: then the last one is about the chart before.
_SUBTITLES = 4
# A clause shorter than this says too little of what is counted.
_SHORTEST_CLAUSE = 45
_BLANKS = re.compile(r"[ \t\r\n]+")
_PAUSES = ",;:–—.!?()"
# Words that share their first letters have one stem, mostly: andel and andelen, job and jobs.
_STEM = 4
_CHANGE = {
    way: re.compile(rf"\b(?:{'|'.join(word for words in CHANGE_WORDS.values() for word in words[way])})\b", re.I)
    for way in ("increase", "decrease")
}
_COMPARATIVE = re.compile(
    r"\b(?:all?t|ever|ökad|ökat|minskad|minskat|växande|fler|färre|mera?|more|fewer|less|growing)\b", re.I
)


def evidence(series: Series, publication: Publication) -> PictureEvidence:
    """All that is said around a chart: scope, readings, cautions, quotes, sources, ids and hash.

    Who is quoted first, and who is left out of many, does not depend on the order of the table's rows.
    """
    lang, series = publication.lang, in_fixed_order(series)
    return PictureEvidence(
        subtitle=(scope(series.figures, lang),),
        cautions=(*_reading_lines(series.figures, lang), *_cautions(series, publication)),
        citations=tuple(_citations(series.figures, lang)),
        sources=tuple(_sources(series.figures, lang)),
        identity=identity(series.figures, publication),
        main_cautions=_main_cautions(series, publication),
        lead=_lead(series, lang),
        short_sources=tuple(_short_sources(series.figures, lang)),
        rest=(say("share.rest_on_second_sheet", lang), say("share.rest_in_short", lang)),
        short_identities=tuple(identity(series.figures, publication, most) for most in _IDS_IN_SHORT),
        short_subtitle=scope(series.figures, lang, only_stated=True),
    )


def framed_sheet(series: Series, publication: Publication, size: SheetSize, says: PictureEvidence,
                 where: str) -> PictureSheet:  # fmt: skip
    """The first sheet. Its subtitle names the places and groups that have room in its chart, and `where` others are."""
    lang, drawn = publication.lang, series.figures
    for _ in range(_SUBTITLES):
        whole, short = (
            scope(drawn, lang, only_stated=brief, among=series.figures, where=where) for brief in (False, True)
        )
        says = replace(says, subtitle=(whole,), short_subtitle=short, elsewhere=where)
        sheet = draw_sheet(series, size, lang=lang, parties=publication.table.parties, evidence=says)
        if all(
            _distinct_texts(sheet.figures, name, lang) == _distinct_texts(drawn, name, lang) for name in _DRAWN_APART
        ):
            break
        drawn = sheet.figures
    return sheet


def _distinct_texts(figures: Sequence[Figure], name: str, lang: Lang) -> set[str]:
    return {figure.text(name, lang) for figure in figures} - {""}


def scope(figures: Sequence[Figure], lang: Lang, *, only_stated: bool = False, among: Sequence[Figure] = (),
          where: str = "") -> str:  # fmt: skip
    """Unit, place and population, and what is counted where that is the same throughout.

    How many other places and groups those have `among` which they are, and `where` these stand, is said too.
    """
    stated = {"unit": [f.unit.many.of(lang) for f in figures if f.unit]}
    stated |= {name: [f.text(name, lang) for f in figures] for name in _DRAWN_APART}
    others = {
        name: len(_distinct_texts(among, name, lang) - _distinct_texts(figures, name, lang)) for name in _DRAWN_APART
    }
    parts = []
    for name, texts in stated.items():
        text, left = _stated(texts, lang), others.get(name, 0)
        if any(texts) or left or not only_stated:
            text = say("share.and_elsewhere", lang, text=text, n=left, where=where) if left else text
            parts.append(say(f"share.{name}", lang, text=text))
    definitions = {figure.text("definition", lang) for figure in among or figures}
    if len(definitions) == 1 and "" not in definitions:
        parts.append(say("share.definition", lang, text=definitions.pop()))
    return " · ".join(parts)


def _stated(texts: Iterable[str], lang: Lang) -> str:
    """All that is stated, and whether some figures leave it open."""
    found = list(dict.fromkeys(texts))
    stated_ones = ", ".join(_first(list(filter(None, found)), MOST_SCOPES, "charts.more", lang))
    if not stated_ones:
        return say("share.not_stated", lang)
    return say("share.partly_stated", lang, text=stated_ones) if "" in found else stated_ones


def _reading_lines(figures: Iterable[Figure], lang: Lang) -> list[str]:
    """How each hedge is read, and whether that is contested."""
    lines = []
    for figure in figures:
        if figure.approximator and figure.reading and not says_its_reading(figure, lang):
            key = "share.reading_contested" if figure.contested else "share.reading"
            interval = reading_interval(figure, lang)
            lines.append(say(key, lang, hedge=figure_words(figure, lang), interval=interval))
    return _first(_distinct(lines), _MOST_READINGS, "share.more_readings", lang)


def identity(figures: Sequence[Figure], publication: Publication, most: int = _MOST_IDS) -> str:
    """The figures' ids and the table's hash."""
    lang = publication.lang
    ids = ", ".join(_first([figure.id for figure in figures], most, "charts.more", lang))
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
    return _first(texts, _MOST_CAUTIONS, "share.more_cautions", lang)


def _main_cautions(series: Series, publication: Publication) -> tuple[ShortCaution, ...]:
    """The one or two cautions that a reader would be misled without first, as on a card."""
    cautions = [finding for finding in publication.findings_on(series) if finding.level == "caution"]
    shown = for_card(cautions).lines[:_MOST_MAIN_CAUTIONS]
    return tuple(short_caution(finding, publication.lang) for finding in shown)


def short_caution(finding: Finding, lang: Lang) -> ShortCaution:
    """A caution, and how it is said where there is no room for all of it."""
    text = finding.message.of(lang)
    first, *_ = sentences = split_sentences(text)
    if finding.rule in RESULT_LAST and len(sentences) > 2:
        return ShortCaution(text, f"{first} {sentences[-1]}")
    repeats = finding.rule in CLAIM_FIRST and len(sentences) > 1 and len(finding.figures) > 1
    return ShortCaution(text, text[len(first) :].lstrip() if repeats else text)


def _lead(series: Series, lang: Lang) -> LeadQuote | None:
    """The quote of the claim that most people cite, the latest of those: who says it, where, and its number."""
    claims = [point for point in in_fixed_order(series).points if point.figure.is_claim and point.figure.quote]
    if not claims:
        return None
    point = max(claims, key=lambda each: _leading(each, lang))
    figure, owners = point.figure, owners_of([point], lang)
    names = [figure.text("cited_by", lang) for figure in point.figures]
    speakers = ", ".join(_first(_distinct(names), _MOST_SPEAKERS, "charts.more", lang))
    office = figure.text("office", lang) if len(point.figures) == 1 else ""
    page = sources.pages([figure], lang)
    who, short_who = (", ".join(filter(None, parts)) for parts in ((speakers, office, page), (speakers, page)))
    text, place = excerpt(*_with_single_blanks(figure.quote, number_place(figure) or direction_place(figure)))
    return LeadQuote(owners.parties, who, short_who, _in_quotes(text, place, lang), _clause(text, place, lang))


def direction_place(figure: Figure) -> tuple[int, int] | None:
    """From where to where in the quote its direction is said, as documents are read; None where it is not found.

    Of several things that go the same way it is the one that has most words in common with the statistic's name; where
    only what goes that way is found ("antalet barn … har minskat"), the verb behind it.
    """
    if figure.direction not in ("increase", "decrease"):
        return None
    # The reader of documents takes a tenth of a second to load, which no picture of numbers needs.
    from facts.documents.document_file import Document
    from facts.documents.find import search

    directed = [found for found in search(Document("", [figure.quote])).candidates
                if found.direction == figure.direction and found.quote in figure.quote]  # fmt: skip
    if not directed:
        return None
    stems = {word[:_STEM].casefold() for lang in LANGS for word in figure.text("title", lang).split()}
    found = max(directed, key=lambda one: len(stems & {word[:_STEM].casefold() for word in one.text.split()}))
    start = figure.quote.index(found.quote) + found.start
    end = start + len(found.text)
    verb = _CHANGE[figure.direction].search(figure.quote, start)
    if verb and verb.start() >= end and not _COMPARATIVE.search(found.text):
        return verb.span()
    return start, end


def _leading(point: Point, lang: Lang) -> tuple[object, ...]:
    return len(owners_of([point], lang).parties), number_place(point.figure) is not None, point.figure.period.days


def excerpt(text: str, place: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """The words around a number, with […] for what is left out, and where the number then stands.

    A text of no more than `MOST_QUOTE_LETTERS` stands whole; one without a place keeps its beginning.

    >>> excerpt("Every third job.", (0, 11))
    ('Every third job.', (0, 11))
    """
    if len(text) <= MOST_QUOTE_LETTERS:
        return text, place
    first, last = place or (0, 0)
    start = max(0, min((first + last - MOST_QUOTE_LETTERS) // 2, first, len(text) - MOST_QUOTE_LETTERS))
    end = start + MOST_QUOTE_LETTERS
    # To whole words, where there are any: neither the number nor more than half of what surrounds it is cut away.
    if start and (blank := text.find(" ", start, start + (first - start) // 2)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", max(last, end - MOST_QUOTE_LETTERS // 4), end)) >= 0:
        end = blank
    before, after = "[…] " if start else "", " […]" if end < len(text) else ""
    shift = len(before) - start
    # A number written with more letters than all that is drawn is marked as far as it is.
    marked = place and (first + shift, min(last, end) + shift)
    return f"{before}{text[start:end]}{after}", marked


def _with_single_blanks(text: str, place: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """A quote as it is drawn, where several blanks and line ends are one, and where its number then stands.

    >>> _with_single_blanks("It was   60  then.", (9, 11))
    ('It was 60 then.', (7, 9))
    """
    tidy = _BLANKS.sub(" ", text).strip(" ")
    before = len(text) - len(text.lstrip(" \t\r\n"))
    first, last = (len(_BLANKS.sub(" ", text[before:end])) for end in place or (before, before))
    return tidy, place and (first, last)


def _in_quotes(text: str, place: tuple[int, int] | None, lang: Lang) -> tuple[str, tuple[int, int] | None]:
    """The text in quotation marks, and where its number then stands."""
    return quoted(text, lang), place and (place[0] + 1, place[1] + 1)


def _clause(text: str, place: tuple[int, int] | None, lang: Lang) -> tuple[str, tuple[int, int] | None]:
    """The part of a sentence between two pauses that holds the number, with […] for what is left out."""
    first, last = place or (0, 0)
    start = end = 0
    pauses = [n + 1 for n, sign in enumerate(text) if sign in _PAUSES and text[n + 1 : n + 2] in ("", " ")]
    start = max((n for n in pauses if n <= first), default=0)
    end = min((n for n in pauses if n >= last and n - start >= _SHORTEST_CLAUSE), default=len(text))
    if end - start < _SHORTEST_CLAUSE:
        start = max((n for n in pauses if end - n >= _SHORTEST_CLAUSE), default=0)
    clause = text[start:end].strip()
    before, after = "[…] " if start else "", " […]" if end < len(text) else ""
    shift = len(before) - start - (len(text[start:end]) - len(text[start:end].lstrip()))
    return _in_quotes(f"{before}{clause}{after}", place and (first + shift, last + shift), lang)


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
    said, _ = excerpt(first.quote, number_place(first))
    translation = sources.translation(first, lang, lambda text: excerpt(text, None)[0])
    words = f"{place}: {quoted(said, lang)} {translation}"
    return Citation(first.parties, words.rstrip())


def _sources(figures: Sequence[Figure], lang: Lang) -> list[str]:
    return _first(sources.source_lines(figures, lang), _MOST_SOURCES, "share.more_sources", lang)


def _short_sources(figures: Sequence[Figure], lang: Lang) -> list[ShortSource]:
    """One line for the documents of the claims and one for the published figures, with one address of each."""
    lines = []
    claimed = sources.documents(figure for figure in figures if figure.is_claim)
    if claimed:
        text = sources.where(claimed[0], lang)
        address = next((found for group in claimed if (found := sources.short_address(group[0].document_url))), "")
        more = counted("charts.more", len(claimed) - 1, lang) if len(claimed) > 1 else ""
        source = say("share.source", lang, text=", ".join(filter(None, (text, address, more))))
        lines.append(ShortSource(source, claimed[0][0].text("document", lang), address))
    published = [figure for figure in figures if not figure.is_claim]
    if published:
        producers = _first(_distinct(figure.text("producer", lang) for figure in published), 2, "charts.more", lang)
        # The shortest of several has room in a narrow picture without being cut.
        addresses = sorted(_distinct(sources.short_address(figure.source_url) for figure in published),
                           key=lambda each: (len(each), each))  # fmt: skip
        text = ", ".join([*producers, *_first(addresses, 1, "share.more_addresses", lang)])
        lines.append(ShortSource(say("share.published_source", lang, text=text), address=next(iter(addresses), "")))
    return lines


def _first(texts: list[str], most: int, key: str, lang: Lang) -> list[str]:
    """The first few, and how many more there are."""
    return texts if len(texts) <= most else [*texts[:most], counted(key, len(texts) - most, lang)]


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
