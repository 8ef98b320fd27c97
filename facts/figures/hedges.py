"""Hedges as intervals: what "drygt", "nearly" and "vart femte" are read as, the project's own convention.

u is the size of the last non-zero digit of the number x (17 000 → 1 000; 4 300 → 100), w = min(u/2, x/10).
About numbers and their roundness: Krifka 2007, "Approximate interpretation of number words". That many
younger readers take *drygt* as "about": Språkrådet's Frågelådan. A negative number is read by its size:
"drygt −5" lies below −5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from facts.figures.intervals import Interval
from facts.figures.units import Unit

Reading = Literal["just-over", "just-under", "around", "over", "under", "at-least", "at-most"]

HEDGES: Mapping[Reading, tuple[str, ...]] = {
    "just-over": (
        "drygt", "lite över", "strax över", "något över", "lite mer än", "något mer än", "lite fler än",
        "gott och väl",
        "just over", "a little over", "slightly over", "slightly more than", "a little more than",
    ),
    "just-under": (
        "nästan", "nära", "nära på", "närmare", "knappt", "strax under", "lite under", "något under",
        "inte fullt", "uppemot",
        "nearly", "almost", "just under", "close to", "slightly under", "slightly less than", "not quite",
    ),
    "around": (
        "cirka", "circa", "ca", "ca.", "c:a", "c a", "omkring", "ungefär", "runt", "kring", "i runda tal",
        "about", "around", "approximately", "approx.", "approx", "roughly", "some",
    ),
    "over": (
        "mer än", "mera än", "över", "fler än", "flera än", "långt över", "klart över", "betydligt mer än",
        "betydligt fler än", "långt fler än", "långt mer än",
        "more than", "over", "above", "well over", "far more than", "far over", "well above",
    ),
    "under": (
        "mindre än", "under", "färre än", "långt under", "klart under", "betydligt färre än",
        "betydligt mindre än",
        "less than", "below", "fewer than", "well under", "well below", "far fewer than", "far less than",
    ),
    "at-least": (
        "minst", "åtminstone", "lägst", "inte mindre än", "inte färre än",
        "at least", "no less than", "no fewer than", "not less than",
    ),
    "at-most": (
        "högst", "max", "maximalt", "som mest", "allra högst", "upp till", "inte mer än", "inte fler än",
        "at most", "no more than", "not more than", "up to",
    ),
}  # fmt: skip
_READING_OF = {word: reading for reading, words in HEDGES.items() for word in words}

_NTH = {
    word: n
    for n, words in enumerate(
        (
            "tredje third", "fjärde fourth", "femte fifth", "sjätte sixth", "sjunde seventh",
            "åttonde eighth", "nionde ninth", "tionde tenth",
        ),
        start=3,
    )
    for word in words.split()
}  # fmt: skip
_COUNTED = {
    word: n
    for n, words in enumerate(
        ("tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight", "nio nine", "tio ten"),
        start=3,
    )
    for word in words.split()
}
_EVERY = re.compile(
    r"(?:(?P<hedge>.+?) )?(?:"
    r"(?P<second>vartannat|varannan|vart annat|var annan|every second|every other"
    r"|(?:en|ett|one) (?:av|in|of|out of) (?:två|two))"
    r"|(?:vart|var|every|each) (?P<nth>[^\W\d_]+)"
    r"|(?:vart|var|every|each) (?P<digits>[1-9]\d{0,2})(?::?t?e|th|rd)"
    r"|(?:en|ett|one) (?:av|in|of|out of) (?P<counted>[^\W\d_]+))"
)


class Share(NamedTuple):
    """One in `n`, with the hedge before it ("nästan" in "nästan vart femte"), None without one."""

    n: int
    hedge: Reading | None


def hedge_of(words: str) -> Reading | Share | None:
    """What kind of hedge the words are, None when they have no reading. Case and blanks do not matter."""
    text = " ".join(words.casefold().split())
    if text in _READING_OF:
        return _READING_OF[text]
    match = _EVERY.fullmatch(text) if len(text) < 100 else None
    if match is None or (match["hedge"] and match["hedge"] not in _READING_OF):
        return None
    n = 2 if match["second"] else _nth(match["nth"], match["digits"], match["counted"])
    return Share(n, _READING_OF.get(match["hedge"] or "")) if n else None


def reading(value: Decimal, approximator: str, unit: Unit, *, is_change: bool = False) -> tuple[Interval, bool] | None:
    """The interval that value and hedge mean in `unit`, and whether readers disagree about the hedge.

    None when the words have no reading, or when a share in words ("vart femte") is not the value and unit:
    the value must be the words' share, rounded or cut at its last written digit. A stated change is no
    share, so that 100 percent does not bound it.
    """
    if not approximator.strip():
        return Interval(float(value), float(value)), False
    hedge = hedge_of(approximator)
    if hedge is None:
        return None
    if isinstance(hedge, Share):
        return _share(value, hedge, unit)
    whole = None if is_change else unit.whole
    bound = whole if whole is not None and value < whole else None
    interval = _around(abs(value), hedge, bound)
    return (_mirrored(interval) if value < 0 else interval), hedge == "just-over"


def _around(size: Decimal, hedge: Reading, bound: float | None) -> Interval:
    # Beside zero no end is open: an interval holds at least one number.
    width = min(_last_digit(size) / 2, size / 10)
    x, below, above = float(size), float(size - width), float(size + width)
    high = above if bound is None else min(above, bound)
    match hedge:
        case "just-over":
            return Interval(x, high, low_open=x > 0, high_open=x > 0 and high == above)
        case "just-under":
            return Interval(below, x, high_open=x > 0)
        case "around":
            return Interval(below, high)
        case "over":
            return Interval(x, bound, low_open=True)
        case "under":
            return Interval(0.0, x, high_open=x > 0)
        case "at-least":
            return Interval(x, bound)
        case "at-most":
            return Interval(0.0, x)


def _share(value: Decimal, share: Share, unit: Unit) -> tuple[Interval, bool] | None:
    whole = unit.whole
    if whole is None or not _is_rounded(value, Fraction(round(whole), share.n)):
        return None
    # Every second ends at 60 %, not at the formula's 1/(2 − ½) = 67 %: it lies evenly around one half.
    half = Fraction(1, 2)
    shares = (
        1 / (share.n + half),
        Fraction(1, share.n),
        Fraction(3, 5) if share.n == 2 else 1 / (share.n - half),
    )
    low, exact, high = (float(round(whole) * part) for part in shares)
    match share.hedge:
        case None | "around":
            interval = Interval(low, high)
        case "just-under":
            interval = Interval(low, exact, high_open=True)
        case "just-over":
            interval = Interval(exact, high, low_open=True)
        case "over":
            interval = Interval(exact, float(whole), low_open=True)
        case "at-least":
            interval = Interval(exact, float(whole))
        case "under":
            interval = Interval(0.0, exact, high_open=True)
        case "at-most":
            interval = Interval(0.0, exact)
    return interval, share.hedge == "just-over"


def _is_rounded(value: Decimal, exact: Fraction) -> bool:
    """Whether `value` is `exact`, rounded or cut at the last digit that is written."""
    exponent = value.as_tuple().exponent
    step = Fraction(10) ** min(0, exponent if isinstance(exponent, int) else 0)
    return -step < Fraction(value) - exact <= step / 2


def _last_digit(size: Decimal) -> Decimal:
    """The size of the last digit that is not zero."""
    exponent = size.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _mirrored(interval: Interval) -> Interval:
    low, high = interval.low, interval.high
    return Interval(
        None if high is None else -high,
        None if low is None else 0.0 - low,
        interval.high_open,
        interval.low_open,
    )


def _nth(word: str | None, digits: str | None, counted: str | None) -> int:
    if digits:
        return int(digits) if int(digits) > 2 else 0
    return _NTH.get(word or "", 0) or _COUNTED.get(counted or "", 0)
