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
from facts.words import Lang, Text

Reading = Literal["exactly", "just-over", "just-under", "around", "over", "under", "at-least", "at-most"]


class HedgeWords(NamedTuple):
    """Hedges that are read alike, in each language."""

    sv: tuple[str, ...]
    en: tuple[str, ...]


_WORDS: Mapping[Reading, HedgeWords] = {
    "exactly": HedgeWords((
        "bara", "endast", "enbart", "blott", "exakt", "precis", "i snitt", "i genomsnitt", "i medeltal", "mellan",
        "hela",
    ), (
        "only", "just", "merely", "exactly", "on average", "an average of", "between", "a mere", "a staggering",
    )),
    "just-over": HedgeWords((
        "drygt", "dryg", "dryga", "en dryg", "ett drygt", "lite över", "strax över", "något över", "lite mer än",
        "något mer än", "lite fler än", "gott och väl", "en bit över",
    ), (
        "just over", "a little over", "slightly over", "slightly more than", "a little more than", "just more than",
    )),
    "just-under": HedgeWords((
        "nästan", "nära", "nära på", "närmare", "närmre", "knappt", "knapp", "knappa", "en knapp", "ett knappt",
        "bortåt", "bortemot", "inemot", "strax under", "lite under", "något under", "inte fullt", "närmar sig",
        "i det närmaste", "så gott som",
    ), (
        "nearly", "almost", "just under", "close to", "approaching", "nearing", "slightly under", "slightly less than",
        "just less than", "not quite", "barely", "hardly", "scarcely",
    )),
    "around": HedgeWords((
        "cirka", "circa", "ca", "ca.", "c:a", "c a", "omkring", "ungefär", "uppskattningsvis", "runt", "runt om",
        "kring", "i runda tal", "i storleksordningen", "mer eller mindre", "eller så",
    ), (
        "about", "around", "c.", "approximately", "approx.", "approx", "roughly", "some", "an estimated", "estimated",
        "in the region of", "in the order of", "of the order of", "more or less", "or so", "~", "≈",
    )),
    "over": HedgeWords((
        "mer än", "mera än", "över", "fler än", "flera än", "långt över", "klart över", "betydligt mer än",
        "betydligt fler än", "långt fler än", "långt mer än", "överstiger", "överstigande", "översteg", "överskrider",
    ), (
        "more than", "over", "above", "well over", "far more than", "far over", "well above", "upwards of",
        "in excess of", "north of", "exceeding", "exceeds", "exceed", "exceeded", "topped",
        "tops", ">",
    )),
    "under": HedgeWords((
        "mindre än", "under", "färre än", "långt under", "klart under", "betydligt färre än",
        "betydligt mindre än", "understiger", "understigande", "understeg", "inte ens",
    ), (
        "less than", "below", "fewer than", "well under", "well below", "far fewer than", "far less than", "south of",
        "not even", "<",
    )),
    "at-least": HedgeWords((
        "minst", "åtminstone", "lägst", "inte mindre än", "inte färre än", "så många som", "eller fler", "eller mer",
        "och uppåt",
    ), (
        "at least", "at the least", "no less than", "no fewer than", "not less than", "as many as", "a minimum of",
        "or more", "or over", "≥", ">=", "+",
    )),
    "at-most": HedgeWords((
        "högst", "max", "max.", "maximalt", "som mest", "allra högst", "upp till", "upp emot", "uppemot", "på sin höjd",
        "inte mer än", "inte fler än", "så mycket som", "eller färre", "eller mindre",
    ), (
        "at most", "at the most", "no more than", "not more than", "up to", "as much as", "as few as", "a maximum of",
        "or fewer", "or less", "≤", "<=",
    )),
}  # fmt: skip
HEDGES: Mapping[Reading, tuple[str, ...]] = {reading: (*words.sv, *words.en) for reading, words in _WORDS.items()}
# What the words of a reading are called in the other language.
_CALLED: Mapping[Reading, Text] = {
    "just-over": Text("just over", "drygt"), "just-under": Text("nearly", "nästan"), "around": Text("about", "cirka"),
    "over": Text("over", "över"), "under": Text("under", "under"), "at-least": Text("at least", "minst"),
    "at-most": Text("at most", "högst"),
}  # fmt: skip
# Words that are the bound itself, so that nobody need be told how they are read.
_PLAIN_BOUNDS = frozenset((
    "mer än", "mera än", "över", "fler än", "flera än", "more than", "over", "above",
    "mindre än", "under", "färre än", "less than", "below", "fewer than",
    "minst", "åtminstone", "inte mindre än", "inte färre än", "at least", "no less than", "no fewer than",
    "högst", "som mest", "max", "maximalt", "inte mer än", "inte fler än", "at most", "no more than", "not more than",
))  # fmt: skip
# Longer than any hedge with its share.
_LONGEST = 100
_READING_OF = {word: reading for reading, words in HEDGES.items() for word in words}
_MOST_WORDS = max(len(word.split()) for word in _READING_OF)
BEHIND_NUMBERS = tuple(word for word in _READING_OF if word == "+" or word.startswith(("or ", "eller ", "och ")))
"""Hedges that stand behind their number: "400 or more", "400+"."""
SIGNS_BEFORE = tuple(word for word in _READING_OF if not word[0].isalpha() and word != "+")
"""Signs that stand before it: "> 50 %", "~40"."""

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
_MAJORITY = frozenset(
    ["en majoritet", "en majoritet av", "majoriteten", "majoriteten av", "merparten", "merparten av", "flertalet",
     "flertalet av", "de flesta", "a majority", "a majority of", "the majority", "the majority of", "most", "most of"]
)  # fmt: skip
# "At most" is a bound, no majority.
_A_MAJORITY = re.compile(rf"(?<!\bat )\b(?:{'|'.join(sorted(_MAJORITY, key=len, reverse=True))})\b", re.IGNORECASE)
_PART_NAMES = {
    name: n
    for n, names in {
        2: "halva half halves", 3: "tredjedel tredjedelar third thirds",
        4: "fjärdedel fjärdedelar kvart quarter quarters fourth fourths", 5: "femtedel femtedelar fifth fifths",
        6: "sjättedel sjättedelar sixth sixths", 7: "sjundedel sjundedelar seventh sevenths",
        8: "åttondel åttondelar eighth eighths", 9: "niondel niondelar ninth ninths",
        10: "tiondel tiondelar tenth tenths",
    }.items()
    for name in names.split()
}  # fmt: skip
_HALVED = re.compile(r"halver|\bhalv(?:ed|es|ing)\b|\b(?:by|in) half\b|med hälften", re.I)
_HALF = frozenset(["hälften", "halva", "halvparten", "half"])
_COUNTED = {
    word: n
    for n, words in enumerate(
        ("en ett one a an", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight",
         "nio nine", "tio ten"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_EVERY = re.compile(
    r"(?P<second>vartannat|varannan|vart annat|var annan|every second|every other)"
    r"|(?:vart|var|every|each) (?P<nth>[^\W\d_]+)"
    r"|(?:vart|var|every|each) (?P<digits>[1-9]\d{0,2})(?::?t?e|th|rd)"
)
# A noun may stand between: "sju elever av tio", "one hospital trust in five".
_OUT_OF = re.compile(
    r"(?P<part>\d{1,9}|[^\W\d_]+)(?: [^\W\d_]+){0,3}? (?:av|utav|in|of|out of)(?: de| the)? "
    r"(?P<all>\d{1,3}(?:[ ,]\d{3})+|\d{1,9}|[^\W\d_]+)"
)
_FRACTION = re.compile(r"(?:(?P<part>[^\W\d_]+)[ -])?(?P<name>[^\W\d_]+)")


class Share(NamedTuple):
    """One in `n`, with the hedge before it ("nästan" in "nästan vart femte"), None without one."""

    n: int
    hedge: Reading | None


class Ratio(NamedTuple):
    """A share that is named exactly, in words: 7/10 for "sju av tio", 1/3 for "en tredjedel", with its hedge."""

    share: Fraction
    hedge: Reading | None


def hedge_in(words: str, lang: Lang) -> str:
    """A hedge of the other language in the usual words of `lang`, "" where it needs none or none is known.

    >>> hedge_in("drygt", "en"), hedge_in("nästan vart tredje", "en"), hedge_in("drygt", "sv")
    ('just over', 'nearly every third', '')
    """
    tidy = " ".join(words.casefold().split())
    hedge = hedge_of(tidy)
    if isinstance(hedge, Share):
        return _share_in(hedge, lang) if _is_swedish(tidy) == (lang == "en") else ""
    if hedge is None or isinstance(hedge, Ratio) or hedge not in _CALLED:
        return ""
    own = _WORDS[hedge].en if lang == "en" else _WORDS[hedge].sv
    called = _CALLED[hedge].of(lang)
    return "" if tidy in own or tidy == called else called


def is_plain_bound(words: str) -> bool:
    """Whether a hedge says itself where its reading ends: at most 10 is read as at most 10.

    >>> is_plain_bound("Högst"), is_plain_bound("upp emot"), is_plain_bound("drygt")
    (True, False, False)
    """
    return " ".join(words.casefold().split()) in _PLAIN_BOUNDS


def _is_swedish(share: str) -> bool:
    return any(word.startswith("var") for word in share.split())


def _share_in(share: Share, lang: Lang) -> str:
    """Nearly every third; nästan vartannat."""
    before = f"{_CALLED[share.hedge].of(lang)} " if share.hedge and share.hedge in _CALLED else ""
    if share.n not in _NTH.values() and share.n != 2:
        return ""
    if share.n == 2:
        return before + ("every second" if lang == "en" else "vartannat")
    # Of each number the Swedish word stands first.
    nth = [word for word, n in _NTH.items() if n == share.n][lang == "en"]
    return before + (f"every {nth}" if lang == "en" else f"vart {nth}")


def find_majority(text: str) -> tuple[int, int] | None:
    """From where to where `text` says that it is more than half of all: en majoritet, de flesta, most of.

    >>> find_majority("Nu vill en majoritet ha det."), find_majority("At most ten came.")
    ((8, 20), None)
    """
    found = _A_MAJORITY.search(text)
    return found.span() if found else None


def hedge_of(words: str) -> Reading | Share | Ratio | None:
    """What kind of hedge the words are, None when they have no reading. Case and blanks do not matter.

    >>> hedge_of("Drygt"), hedge_of("nästan vart femte"), hedge_of("sju elever av tio")
    ('just-over', Share(n=5, hedge='just-under'), Ratio(share=Fraction(7, 10), hedge=None))
    """
    text = " ".join(words.casefold().split())
    if len(text) >= _LONGEST:
        return None
    if text in _READING_OF:
        return _READING_OF[text]
    if text in _MAJORITY:
        return Share(2, "over")
    words_of = text.split(" ")
    for n in range(min(len(words_of), _MOST_WORDS + 1)):
        hedge = " ".join(words_of[:n])
        if n and hedge not in _READING_OF:
            continue
        if share := _share_in_words(" ".join(words_of[n:]), _READING_OF.get(hedge)):
            return share
    return None


def _share_in_words(text: str, hedge: Reading | None) -> Share | Ratio | None:
    if match := _EVERY.fullmatch(text):
        n = 2 if match["second"] else _nth(match["nth"], match["digits"])
        return Share(n, hedge) if n else None
    if text in _HALF:
        return Ratio(Fraction(1, 2), hedge)
    if (match := _FRACTION.fullmatch(text)) and match["name"] in _PART_NAMES:
        # "En dryg tredjedel": the article is part of the hedge.
        part, whole = _COUNTED.get(match["part"], 0) if match["part"] else 1, _PART_NAMES[match["name"]]
    elif match := _OUT_OF.fullmatch(text):
        part, whole = (_COUNTED.get(n) or int(_digits(n) or 0) for n in (match["part"], match["all"]))
    else:
        return None
    return Ratio(Fraction(part, whole), hedge) if 0 < part < whole else None


def _digits(text: str) -> str:
    plain = text.replace(" ", "").replace(",", "")
    return plain if plain.isdecimal() else ""


def reading(
    value: Decimal, approximator: str, unit: Unit, *, high: Decimal | None = None, is_change: bool = False
) -> tuple[Interval, bool] | None:
    """The interval that value and hedge mean in `unit`, and whether readers disagree about the hedge.

    `high` is the upper end of a range, whose lower one is `value`: a hedge widens it at both. None when the
    words have no reading, or when a share in words ("vart femte") is not the value and unit: the value must be
    the words' share, rounded or cut at its last written digit. A stated change is no share, so that 100 percent
    does not bound it.
    """
    if not approximator and high is None:
        return Interval(float(value), float(value)), False
    hedge = hedge_of(approximator) if approximator.strip() else "exactly"
    if high is not None:
        return _range(value, high, hedge, None if is_change else unit.full_share)
    if hedge is None:
        return None
    if isinstance(hedge, Share):
        return _share(value, hedge, unit)
    whole = None if is_change else unit.full_share
    if isinstance(hedge, Ratio):
        if unit.full_share is None or not _is_rounded(value, round(unit.full_share) * hedge.share):
            return None
        hedge = hedge.hedge or "exactly"
    return _one(value, hedge, whole), hedge == "just-over"


def _one(value: Decimal, hedge: Reading, whole: float | None) -> Interval:
    bound = whole if whole is not None and abs(value) < whole else None
    interval = _around(abs(value), hedge, bound)
    return _mirror(interval) if value < 0 else interval


def what_is_left(times: Decimal, approximator: str, quote: str) -> Interval | None:
    """What a hedged halving leaves, in times: "nearly halved" fell by nearly a half, so a little over half is left.

    None when no halving is said, or when the words are no hedge of a number: "nearly half as many" and "nearly 0.5
    times as many" are a little less than half.
    """
    hedge = hedge_of(approximator) if approximator.strip() else None
    if times * 2 != 1 or not isinstance(hedge, str) or not _HALVED.search(quote):
        return None
    fallen = _around(1 - times, hedge, 1.0)
    low, high = (None if end is None else float(f"{1 - end:.12g}") for end in (fallen.high, fallen.low))
    return Interval(low, high, fallen.high_open, fallen.low_open)


def _range(
    low: Decimal, high: Decimal, hedge: Reading | Share | Ratio | None, whole: float | None
) -> tuple[Interval, bool] | None:
    if hedge is None or isinstance(hedge, (Share, Ratio)):
        return None
    first, last = _one(low, hedge, whole), _one(high, hedge, whole)
    return Interval(first.low, last.high, first.low_open, last.high_open), hedge == "just-over"


def _around(size: Decimal, hedge: Reading, bound: float | None) -> Interval:
    if hedge == "exactly":
        return Interval(float(size), float(size))
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
    whole = unit.full_share
    if whole is None or not _is_rounded(value, Fraction(round(whole), share.n)):
        return None
    # Every second ends at 60 %, not at the formula's 1/(2 − ½) = 67 %: it lies evenly around one half.
    half = Fraction(1, 2)
    shares = 1 / (share.n + half), Fraction(1, share.n), Fraction(3, 5) if share.n == 2 else 1 / (share.n - half)
    low, exact, high = (float(round(whole) * part) for part in shares)
    match share.hedge:
        case None | "exactly" | "around":
            interval = Interval(low, high)
        case "just-under":
            interval = Interval(low, exact, high_open=True)
        case "just-over":
            interval = Interval(exact, high, low_open=True)
        case "over" | "at-least":
            interval = Interval(exact, float(whole), low_open=share.hedge == "over")
        case "under" | "at-most":
            interval = Interval(0.0, exact, high_open=share.hedge == "under")
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


def _mirror(interval: Interval) -> Interval:
    low, high = (None if end is None else 0.0 - end for end in (interval.high, interval.low))
    return Interval(low, high, interval.high_open, interval.low_open)


def _nth(word: str | None, digits: str | None) -> int:
    if digits:
        return int(digits) if int(digits) > 2 else 0
    return _NTH.get(word or "", 0)
