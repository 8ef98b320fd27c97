"""What stands below the chart of a sheet of fixed size: the quote with its number, cautions, sources and ids.

Each has as much room as it needs, or gives way: the headline to a quote, the title of a document to a caution, and all
of them to the address at which published figures can be looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from facts.charts.labels import Labeller, Run, badge_runs, line_height, line_width, write_line
from facts.charts.picture import STRONG_SMALL, LeadQuote, PictureEvidence, ShortCaution, ShortSource, write_lines
from facts.charts.sketch import Pen, Sketch
from facts.charts.theme import PRINT
from facts.charts.typeset import SMALL, cut_lines, whole_sentences, width, wrap_text

_GAP = 5.0
# What it costs to cut, in comparison: to let a source's address go is worse than a caution, that worse than a quote.
_CUT_QUOTE = 1.0
_NO_CAUTION, _CUT_CAUTION, _FIRST_SENTENCES, _BRIEF_CAUTION = 3.5, 2.5, 0.5, 0.25
_CUT_SOURCE, _SHORT_ADDRESS, _NO_DOCUMENT_ADDRESS, _SHORT_TITLE = 4.0, 3.0, 1.0, 0.5
# Of the title of a document so many words stay.
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A head or foot as drawn; `cuts` weighs what is cut."""

    sketch: Sketch
    is_whole: bool
    cuts: float


@dataclass(frozen=True, slots=True)
class _Foot:
    """How much of the evidence stands below the chart; `joined` sources and ids stand in one paragraph."""

    quote_lines: int
    cautions: int
    caution_lines: int
    source_lines: int
    joined: bool = False


# From all that a sheet holds at best to the least that it always holds.
_FEET = (
    _Foot(4, 2, 3, 3), _Foot(3, 2, 3, 3), _Foot(2, 2, 3, 3), _Foot(2, 2, 2, 3), _Foot(2, 1, 4, 3),
    _Foot(3, 1, 3, 3, joined=True), _Foot(2, 1, 3, 3, joined=True), _Foot(1, 1, 4, 3, joined=True),
    _Foot(2, 1, 2, 2), _Foot(2, 1, 2, 3, joined=True), _Foot(1, 1, 3, 3, joined=True), _Foot(1, 1, 2, 3, joined=True),
    _Foot(1, 1, 1, 3, joined=True), _Foot(1, 0, 0, 3), _Foot(1, 0, 0, 5, joined=True), _Foot(1, 0, 0, 4, joined=True),
    _Foot(1, 0, 0, 2), _Foot(1, 0, 0, 3, joined=True), _Foot(1, 0, 0, 2, joined=True), _Foot(1, 0, 0, 1),
)  # fmt: skip


def fit_foot(evidence: PictureEvidence, inner: float, labeller: Labeller, room: float) -> DrawnPart:
    """As much of the evidence as has room, with as little of it cut as can be."""
    best = None
    for foot in _FEET:
        drawn = _drawn(evidence, inner, labeller, foot)
        if drawn.sketch.height <= room and (best is None or drawn.cuts < best.cuts):
            best = drawn
        if best and not best.cuts:
            break
    return best or drawn


def _drawn(evidence: PictureEvidence, inner: float, labeller: Labeller, foot: _Foot) -> DrawnPart:
    sketch = Sketch(inner, 0, PRINT)
    sketch.rule(0, 6, inner, 6, Pen(PRINT.axis))
    top, cuts = 12.0, 0.0
    if evidence.lead:
        top, cuts = _draw_quote(sketch, evidence.lead, foot.quote_lines, top, labeller)
        top += _GAP
    top, cut_cautions = _draw_cautions(sketch, evidence.main_cautions, foot, top)
    cuts += cut_cautions
    identity = [evidence.identity]
    while len(identity) <= len(evidence.short_identities) and width(identity[-1], SMALL) > inner:
        identity.append(evidence.short_identities[len(identity) - 1])
    told_all = (
        not cuts and len(identity) == 1
        and len(evidence.citations) <= 1 and len(evidence.cautions) <= foot.cautions
        and evidence.sources == tuple(source.text for source in evidence.short_sources)
    )  # fmt: skip
    short_rest = evidence.rest[-1] if evidence.rest and not told_all else ""
    if foot.joined:
        beyond = " ".join(filter(None, (f"{identity[-1]}.", short_rest)))
        lines, missing = _joined(evidence.short_sources, beyond, foot.source_lines + 2, inner)
        top = write_lines(sketch, lines, SMALL, PRINT.soft, top)
    else:
        found = [_joined([source], "", foot.source_lines, inner) for source in evidence.short_sources]
        lines, missing = [line for own, _ in found for line in own], max((cost for _, cost in found), default=0.0)
        top = write_lines(sketch, [*lines, *wrap_text(identity[-1], SMALL, inner)], SMALL, PRINT.soft, top)
        rest = next((text for text in evidence.rest if width(text, SMALL) <= inner), short_rest)
        rest_lines = wrap_text(rest, SMALL, inner)[:2] if rest and (short_rest or missing) else []
        top = write_lines(sketch, rest_lines, SMALL, PRINT.ink, top)
    sketch.height = top
    return DrawnPart(sketch, told_all and not missing, cuts + missing)


def _draw_cautions(sketch: Sketch, cautions: Sequence[ShortCaution], foot: _Foot, top: float) -> tuple[float, float]:
    """The first cautions, of each the sentences that have room; how far down they reach, and what is cut."""
    cuts = _NO_CAUTION if cautions and not foot.cautions else 0.0
    room = sketch.width - 16
    for caution in cautions[: foot.cautions]:
        lines, cost = _caution_lines(caution, foot.caution_lines, room)
        cuts += cost
        sketch.text(0, top + SMALL.baseline, "!", STRONG_SMALL, PRINT.target)
        for line in lines:
            sketch.text(16, top + SMALL.baseline, line, SMALL, PRINT.ink)
            top += SMALL.line
        top += _GAP / 2
    return top, cuts


def _caution_lines(caution: ShortCaution, most: int, room: float) -> tuple[list[str], float]:
    """All of it, else all but what only repeats the claim, else its first sentences, and what is cut."""
    for text, cost in ((caution.text, 0.0), (caution.brief, _BRIEF_CAUTION)):
        lines = wrap_text(text, SMALL, room)
        if len(lines) <= most:
            return lines, cost
    if found := whole_sentences(caution.brief, most, SMALL, room):
        return found, _FIRST_SENTENCES
    return cut_lines(lines, most, SMALL, room), _CUT_CAUTION


def _joined(sources: Sequence[ShortSource], beyond: str, most: int, inner: float) -> tuple[list[str], float]:
    """Sources and what stands `beyond` them in so many lines, and what of them had to give way for that."""
    for texts, cost in _shorter_and_shorter(sources):
        lines = wrap_text(" ".join(filter(None, (*texts, beyond))), SMALL, inner)
        if len(lines) <= most:
            return lines, cost
    # What stands beyond them is what leads to all the rest, so that is never cut.
    after = wrap_text(beyond, SMALL, inner) if beyond else []
    found = cut_lines(wrap_text(" ".join(texts), SMALL, inner), max(1, most - len(after)), SMALL, inner)
    return [*found, *after], cost + _CUT_SOURCE


def _shorter_and_shorter(sources: Sequence[ShortSource]) -> Iterator[tuple[list[str], float]]:
    """The texts of sources with less and less of what is not needed to find them, and what that costs."""
    steps: tuple[tuple[Callable[[ShortSource], ShortSource], float], ...] = (
        (lambda source: source, 0.0),
        (ShortSource.without_document_address, _NO_DOCUMENT_ADDRESS),
        (ShortSource.with_short_address, _SHORT_ADDRESS),
    )
    for step, cost in steps:
        shorter = [step(source) for source in sources]
        if cost and shorter == list(sources):
            continue
        yield [source.text for source in shorter], cost
        longest = max((len(source.title.split(" ")) for source in shorter), default=0)
        for words in range(longest - 1, _TITLE_WORDS - 1, -1):
            yield [source.with_short_title(words).text for source in shorter], cost + _SHORT_TITLE


def _draw_quote(sketch: Sketch, lead: LeadQuote, most: int, top: float, labeller: Labeller) -> tuple[float, float]:
    """Badges, who says it and where, and the words with the number set apart; how far they reach, and what is cut."""
    badges = badge_runs(lead.parties, labeller.parties, PRINT, labeller.lang)
    beside = line_width((*badges, Run("", STRONG_SMALL, PRINT.ink))) if badges else 0.0
    # A name without its office is better than an office that is cut.
    who = next((text for text in (lead.who, lead.short_who) if width(text, STRONG_SMALL) + beside <= sketch.width),
               lead.who if width(lead.who, STRONG_SMALL) <= sketch.width else lead.short_who)  # fmt: skip
    names = wrap_text(who, STRONG_SMALL, sketch.width)
    runs = [Run(line, STRONG_SMALL, PRINT.ink) for line in cut_lines(names, 1, STRONG_SMALL, sketch.width)]
    for line in labeller.folded((*badges, *runs)):
        write_line(sketch, line, 0, top)
        top += line_height(line)
    room = sketch.width * 0.98
    text, place = lead.quote
    is_whole = len(wrap_text(text, SMALL, room)) <= most
    if not is_whole:
        text, place = _around_number(*lead.clause, most, room)
    lines = cut_lines(wrap_text(text, SMALL, room), most, SMALL, sketch.width)
    start = 0
    for written in lines:
        start = max(start, text.find(written.rstrip("…"), start))
        _write_marked(sketch, written, start, place, top)
        start += len(written)
        top += SMALL.line
    left_out = max(0.0, 1 - sum(map(len, lines)) / len(lead.quote[0]))
    return top, (0.0 if is_whole else _CUT_QUOTE + left_out) + (_CUT_QUOTE if len(names) > 1 else 0.0)


def _around_number(text: str, place: tuple[int, int] | None, most: int,
                   room: float) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
    """The text without its first words, as far as that is needed for its number to stand in the first lines."""
    if place is None:
        return text, place
    first, last = place
    for gone in [n + 1 for n, sign in enumerate(text[:first]) if sign == " "]:
        if len(wrap_text(text[: last + 1], SMALL, room - 12)) <= most:
            break
        shorter = f"… {text[gone:]}"
        if len(wrap_text(shorter[: last - gone + 3], SMALL, room - 12)) <= most:
            return shorter, (first - gone + 2, last - gone + 2)
    return text, place


def _write_marked(sketch: Sketch, line: str, start: int, marked: tuple[int, int] | None, top: float) -> None:
    """A line that begins at `start` of its text, with what is `marked` there in strong letters, underlined.

    Text is measured without kerning, which adds up over a line: so words before the mark are placed one by one.
    """
    first, last = marked or (0, 0)
    first, last = (min(max(end - start, 0), len(line)) for end in (first, last))
    left = 0.0
    before = [f"{word} " for word in line[:first].split(" ")] if first < last else []
    if before:
        before[-1] = before[-1][:-1]
    for text, style in (*((word, SMALL) for word in before), (line[first:last], STRONG_SMALL),
                        (line[last:] if first < last else line, SMALL)):  # fmt: skip
        # Blanks at the ends of a text are not drawn: they are left as room.
        begin = left + width(text[: len(text) - len(text.lstrip())], style)
        left += width(text, style)
        if text.strip():
            sketch.text(begin, top + SMALL.baseline, text.strip(), style, PRINT.ink)
        if text and style is STRONG_SMALL:
            below = top + SMALL.line - 1.5
            sketch.rule(begin, below, left, below, Pen(PRINT.mark, 1.5))
