"""What a cell of values says, as people write it: "1,5 miljoner", "£500m", "drygt 17 000", "40 to 45 %", "fördubblats".

Digits are read strictly (`written_numbers`), words by what reads quotes. A cell has one reading, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from facts.figures.hedges import BEHIND_NUMBERS, SIGNS_BEFORE, Ratio, Share, hedge_of
from facts.figures.problems import CellNote, one_line
from facts.figures.units import Unit, Units
from facts.language.number_reader import alternatives
from facts.language.quantities import match_quantity
from facts.language.shares import match_share
from facts.language.tokens import tokens_of
from facts.language.vocabulary import (
    CHANGE_WORDS,
    PLACES,
    VAGUE_COUNTS,
    VAGUE_PARTS,
    VALUE_DIRECTIONS,
    VALUE_MULTIPLES,
    VALUE_TIMES,
)
from facts.language.written_numbers import NumberStyle, read_number

_LONGEST = 120
# So many digits any float holds exactly, and need no second look.
_EXACT_DIGITS = 15
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_DIGITS = re.compile(
    r"(?P<sign>[+\-\u2212\u2013]?)"
    r"(?:(?P<money>[€$£]|us\$|[mtk](?:sek|eur|nok|dkk|gbp|usd)(?= ?\d)|[a-z]{2,3}(?= ?\d)) ?)?(?P<minus>[-\u2212]?)"
    r"(?P<body>\d(?:[\d.,'\u2019 ]*\d)?)?(?P<vulgar> ?[½¼¾⅓⅔])?(?P<rest>.*)",
    re.I | re.S | re.A,
)
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
_RANGE = re.compile(r"(.+?)(?: ?[\u2013\u2014-] ?| (?:to|till|and|och|à) )(.+)")
_AND = re.compile(r" (?:and|och) ")
_SIGNS_BEFORE = re.compile(rf"({alternatives(SIGNS_BEFORE)})\s*(?=\S)")
_AFTER = re.compile(rf"(.*?)(\+| (?:{alternatives(BEHIND_NUMBERS)}))")
_BEFORE_UNIT = re.compile(r"^(?:-(?=[^\W\d_])|of |av )")
_WORD = re.compile(r"[^\W\d_][^\d]*")
_SIGN_WORDS = re.compile(r"(minus|plus) ", re.I)
_MOST_WORDS = 4
# "12 procent av barnen": whom it is a share of belongs in the column population.
_SHARE_OF = re.compile(r"(%|procent|per ?cent) (?:av|of) .+", re.I)
_RANK = re.compile(
    r"(?:(?:nr|no|nummer|number|plats|place)\.? ?|#)(?P<number>\d{1,4})"
    r"|(?P<digits>\d{1,4})(?::[ea]|st|nd|rd|th)(?: plats| place)?|(?P<word>[^\W\d_]+)(?: plats| place)?",
    re.I,
)
# "7 000 fler", "20 % less"; "5 or more" is a hedge.
_COMPARATIVE = re.compile(
    r"(.+)(?<! or)(?<! eller) (?:(fler|flera|mera?|högre|större|more|higher|greater|extra)"
    r"|färre|mindre|lägre|fewer|less|lower|smaller)",
    re.I,
)
# #DIV/0!, #VÄRDEFEL!, and what stands where the column is too narrow.
_MADE_BY_EXCEL = re.compile(r"#+|#[^\W_][\w/]*[!?]")
_ONLY_A_DIRECTION = re.compile(
    "|".join(words for language in CHANGE_WORDS.values() for kind in language.values() for words in kind)
    + "|oförändra[dt]e?|unchanged|fler|färre|högre|lägre|more|fewer|higher|lower",
    re.I,
)
# "30 000 kronor i månaden" is a quotient.
_RATES = {
    " i månaden": " per månad", " om året": " per år", " i veckan": " per vecka", " om dagen": " per dag",
    " a month": " per month", " a year": " per year", " a week": " per week", " a day": " per day",
    " every month": " per month", " every year": " per year", " every week": " per week", " every day": " per day",
}  # fmt: skip
_ENDS = ("between", "mellan")
_ARTICLES = ("a", "en", "ett")
# Where a share has no end in decimals: one more digit than people write.
_THREE_DIGITS = Context(prec=3)


@dataclass(slots=True)
class WrittenValue:
    """A value as a cell writes it; nothing is yet multiplied by `scale`, since the unit may name it too.

    `high` is the upper end of a range, else None. `beside` is what stands beside the number as a unit, as
    written, and `unit` what it means, None for a word that no list has. `hedge` is verbatim; `direction` is
    increase or decrease where a word says so. `in_words` tells that more than digits, their sign and a unit
    were read. `signed` is whether a plus or a minus stands before it.
    """

    value: Decimal
    high: Decimal | None = None
    scale: int = 1
    beside: str = ""
    unit: Unit | None = None
    hedge: str = ""
    direction: str = ""
    in_words: bool = False
    signed: bool = False


def read_value(
    text: str, delimiter: str, units: Units, writing: NumberStyle | None = None
) -> tuple[WrittenValue | None, tuple[CellNote, ...]]:
    """The one value that a cell means in a file with `delimiter`, with notes; None when it has an error.

    `writing` is how the column groups its thousands, where that is known.

    >>> value, _ = read_value("drygt 1,5 miljoner", ";", Units())
    >>> value.value, value.scale, value.hedge
    (Decimal('1.5'), 1000000, 'drygt')
    """
    if plain := plain_value(text):
        return plain, ()
    number, notes = read_number(text, delimiter, writing)
    if number is not None:
        written = WrittenValue(number.value, beside=number.glued, signed=text[0] in "+-\u2212\u2013")
        if not number.glued:
            return written, notes
        found = _with_unit(written, number.glued, units)
        if found is not None and found.unit is not None and found.scale == 1:
            return found, notes
    elif notes[0].code in ("not-finite", "ambiguous-number"):
        return None, notes
    if len(text) > _LONGEST:
        return None, notes or (CellNote("not-a-number", {"text": one_line(text)}),)
    cell = _Cell(delimiter, units, writing)
    found = cell.read(_BLANKS.sub(" ", text).strip())
    if cell.ambiguous:
        return None, cell.ambiguous
    if found is not None:
        return found, notes if number is not None else ()
    if notes and notes[0].code == "bad-grouping":
        return None, notes
    return None, (_not_a_number(text),)


def _is_vague(text: str) -> bool:
    """Whether the words name no number: "ett par hundra", "a few thousand"."""
    words = text.casefold().split()[:2]
    return len(words) > 1 and words[0] in _ARTICLES and words[1] in VAGUE_PARTS


def _not_a_number(text: str) -> CellNote:
    """What is said of a cell without a number: also where its word names none, or only which way it went."""
    values = {"text": one_line(text)}
    if _is_vague(text) or text.casefold().split(" ")[0] in VAGUE_COUNTS:
        values["variant"] = "vague"
    elif _ONLY_A_DIRECTION.fullmatch(text.strip()):
        values["variant"] = "direction"
    elif _MADE_BY_EXCEL.fullmatch(text.strip()):
        values["variant"] = "excel"
    return CellNote("not-a-number", values)


def plain_value(text: str) -> WrittenValue | None:
    """The value of a cell that holds digits only, as most do, in the precision of any float; None for any other."""
    return WrittenValue(Decimal(text)) if len(text) <= _EXACT_DIGITS and text.isascii() and text.isdigit() else None


def _rounded_share(percent: Fraction) -> Decimal:
    """A share in percent as a number: exact where it has at most three digits, else the first three."""
    exact = Decimal(percent.numerator) / Decimal(percent.denominator)
    return exact if Fraction(exact) == percent and len(exact.as_tuple().digits) <= 6 else _THREE_DIGITS.plus(exact)


class _Cell:
    """Reads the text of one cell; `ambiguous` holds what was noted of digits with two readings."""

    def __init__(self, delimiter: str, units: Units, writing: NumberStyle | None) -> None:
        self._delimiter = delimiter
        self._units = units
        self._writing = writing
        self.ambiguous: tuple[CellNote, ...] = ()

    def read(self, text: str) -> WrittenValue | None:
        """Direction, then hedge, then a multiple, a share, a number or a range."""
        if _is_vague(text):
            return None
        if match := _COMPARATIVE.fullmatch(text):
            found = self._hedged(match[1])
            direction = "increase" if match[2] else "decrease"
            return replace(found, direction=direction, in_words=True) if found else None
        direction, rest = ("", text) if _hedge_before(text)[0] else _direction(text)
        found = self._rank(rest) or self._share(rest) or self._hedged(rest)
        return replace(found, direction=direction, in_words=True) if found and direction else found

    def _rank(self, text: str) -> WrittenValue | None:
        """A place in an order: "tredje", "3rd", "nr 3"."""
        match = _RANK.fullmatch(text)
        if match is None:
            return None
        place = PLACES.get(match["word"].casefold()) if match["word"] else match["number"] or match["digits"]
        if not place:
            return None
        return WrittenValue(Decimal(place), beside=text, unit=self._units.find("rank"), in_words=True)

    def _share(self, text: str) -> WrittenValue | None:
        """A share in words: "vart femte" keeps its words as the hedge, "en fjärdedel" is just 25 percent."""
        hedge = hedge_of(text)
        if not isinstance(hedge, (Share, Ratio)):
            return None
        percent = Fraction(100, hedge.n) if isinstance(hedge, Share) else 100 * hedge.share
        words = text if isinstance(hedge, Share) else _hedge_before(text)[0]
        return WrittenValue(
            _rounded_share(percent), beside="%", unit=self._units.find("percent"), hedge=words, in_words=True
        )

    def _hedged(self, text: str) -> WrittenValue | None:
        hedge, rest = _hedge_before(text)
        if not hedge and (match := _AFTER.fullmatch(text)):
            rest, hedge = match[1], match[2].strip()
        found = self._number(rest, between=hedge.casefold() in _ENDS)
        if found is None or not hedge:
            return found
        # "Between" says no more than that there are two ends.
        return replace(
            found, hedge="" if found.high is not None and hedge.casefold() in _ENDS else hedge, in_words=True
        )

    def _number(self, text: str, *, between: bool) -> WrittenValue | None:
        one = self._multiple(text) or self._one(text)
        if one is not None and (not one.beside or one.unit is not None):
            return one
        return self._range(text, between=between) or one

    def _multiple(self, text: str) -> WrittenValue | None:
        """How many times as many: "fördubblats", "twice as many", "3 gånger så många"."""
        times = self._units.find("times")
        words = text.casefold()
        if words in VALUE_MULTIPLES:
            factor = Decimal(VALUE_MULTIPLES[words])
            direction = "" if words.endswith(VALUE_TIMES) else "increase" if factor > 1 else "decrease"
            return WrittenValue(factor, beside=text, unit=times, direction=direction, in_words=True)
        for ending in VALUE_TIMES:
            if words.endswith(f" {ending}") and (one := self._one(text[: -len(ending) - 1])) and not one.beside:
                return replace(one, beside=ending, unit=times, in_words=True)
        return None

    def _range(self, text: str, *, between: bool) -> WrittenValue | None:
        match = _RANGE.fullmatch(text)
        if match is None or (not between and _AND.fullmatch(text[match.end(1) : match.start(2)])):
            return None
        low, high = self._one(match[1]), self._one(match[2])
        if low is None or high is None or (low.beside and low.unit is None):
            return None
        if not low.beside and low.scale == 1 and low.value < high.value:
            low = replace(low, scale=high.scale, beside=high.beside, unit=high.unit)
        if low.unit != high.unit or low.value * low.scale > high.value * high.scale:
            return None
        bottom = low.value if low.scale == high.scale else low.value * low.scale / high.scale
        return replace(high, value=bottom, high=high.value, in_words=low.in_words or high.in_words, signed=low.signed)

    def _one(self, text: str) -> WrittenValue | None:
        if match := _SIGN_WORDS.match(text):
            found = self._one(text[match.end() :])
            if found is None:
                return None
            value = -found.value if match[1].casefold() == "minus" else found.value
            return replace(found, value=value, signed=True, in_words=True)
        match = _DIGITS.fullmatch(text)
        if match and (match["body"] or match["vulgar"]) and (found := self._digits(match)):
            return found
        return self._words(text)

    def _digits(self, match: re.Match[str]) -> WrittenValue | None:
        number, notes = read_number(match["body"] or "0", self._delimiter, self._writing)
        if number is None or number.glued:
            if notes and notes[0].code == "ambiguous-number":
                self.ambiguous = notes
            return None
        vulgar = (match["vulgar"] or "").strip()
        value = number.value + Decimal(_VULGAR[vulgar]) if vulgar else number.value
        sign = match["sign"] or match["minus"]
        value = -value if sign and sign != "+" else value
        beside = f"{match['money']} {match['rest'].strip()}".strip() if match["money"] else match["rest"]
        if beside and not match["money"] and not (beside[0] in " %‰€$£°½-" or beside[0].isalpha()):
            return None
        return _with_unit(WrittenValue(value, signed=bool(sign), in_words=bool(vulgar)), beside, self._units)

    def _words(self, text: str) -> WrittenValue | None:
        tokens = tokens_of(text)
        if not tokens or tokens[0].start > 0:
            return None
        quantity = match_quantity(tokens, 0)
        if share := match_share(tokens, 0, quantity):
            rest = text[tokens[share.next - 1].end :].strip()
            percent = self._units.find("percent")
            found = WrittenValue(_rounded_share(share.value), beside="%", unit=percent, in_words=True)
            return found if not rest or _WORD.fullmatch(rest) else None
        if quantity is None or tokens[0].readings or len(quantity.readings) != 1:
            return None
        exact = quantity.value
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        rest = text[tokens[quantity.next - 1].end :]
        return _with_unit(WrittenValue(value, in_words=True), rest, self._units)


def _with_unit(written: WrittenValue, beside: str, units: Units) -> WrittenValue | None:
    """The value with what stands beside it: a scale, a unit, or a word that may be one of the user's own."""
    text = _BEFORE_UNIT.sub("", beside.strip(), count=1).strip()
    for words, quotient in _RATES.items():
        text = text.replace(words, quotient) if text.endswith(words) else text
    if not text:
        return written if not beside.strip() else None
    if match := _SHARE_OF.fullmatch(text):
        return replace(written, beside=text, unit=units.find(match[1]), in_words=True)
    unit = units.find(text)
    if scale := units.scale(text):
        # "500m" may be metres or millions: the column unit tells.
        return replace(written, scale=scale, beside=text if unit else "", unit=unit, in_words=True)
    if unit is not None:
        return replace(written, beside=text, unit=unit)
    # "Brott per 100 000 invånare" has digits, and may be a unit of the user's own all the same.
    may_be_own = text[0].isalpha() and (_WORD.fullmatch(text) or units.own(text) is not None)
    return replace(written, beside=text) if may_be_own else None


def _direction(text: str) -> tuple[str, str]:
    """A word for up or down before the number, as increase or decrease, and the rest."""
    words = text.casefold().split(" ")
    for n in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if direction := VALUE_DIRECTIONS.get(" ".join(words[:n])):
            return direction, " ".join(text.split(" ")[n:])
    return "", text


def _hedge_before(text: str) -> tuple[str, str]:
    """The hedge at the beginning, in words or as a sign, and the rest."""
    if match := _SIGNS_BEFORE.match(text):
        return match[1], text[match.end() :]
    words = text.split(" ")
    for n in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        hedge = " ".join(words[:n])
        if isinstance(hedge_of(hedge), str):
            return hedge, " ".join(words[n:])
    return "", text
