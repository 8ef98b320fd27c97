"""Numbers as a reader of each language writes them.

Signs come from Unicode CLDR by babel. Two changes: a narrow no-break space (U+202F) groups Swedish
thousands, as Språkrådet's *Svenska skrivregler* recommends, and a real minus sign (U+2212) in both languages.
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache, lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from facts.words import LANGUAGES, Lang

_NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

# Beyond these powers of ten a row of digits says nothing to a reader: a septillion, and a quadrillionth.
_LARGEST, _SMALLEST = 24, -15
# What double precision holds.
_MOST_DECIMALS = 15
# Between them a float has no more digits than are written.
_TINY, _WHOLE = 1e-15, 1e15
# From here on a float is whole, and soon a number of no human size.
_HUGE = 1e16
# Beyond so many decimals a number is nothing that a person measured.
_FINEST = 12
MOST_WRITTEN_DECIMALS = 4
"""People write so many at most; what has more, and eight digits or more in all, came out of a computer."""
# Nobody writes so many digits with a long fraction by hand; single precision leaves as many.
_COMPUTED_DIGITS = 8
_ONE = Decimal(1)
# Wide enough for every number between them.
_EXACT = Context(prec=40)
# Stands for the decimal sign while the thousands get theirs; no number has it.
_POINT = "\0"


def number(value: float | Decimal, lang: Lang, decimals: int | None = None) -> str:
    r"""`value` with grouped thousands: 17 000 in Swedish, 17,000 in English.

    `decimals` fixes the number of decimals; without it a Decimal keeps those it was written with
    and a float shows at most two. A number of no human size is written with a power of ten.

    >>> number(1234.5, "en"), number(Decimal("3.20"), "sv"), number(2e30, "en")
    ('1,234.5', '3,20', '2\xa0×\xa010^30')
    """
    if decimals is None and isinstance(value, Decimal):
        return _in_signs_of(lang, f"{value:,f}") if _is_of_human_size(value) else _power_of_ten(value, lang)
    if decimals is None and isinstance(value, int):
        return _in_signs_of(lang, f"{value:,}")
    most = 2 if decimals is None else min(decimals, _MOST_DECIMALS)
    if isinstance(value, float) and decimals is not None and (not value or _TINY <= abs(value) < _WHOLE):
        return _in_signs_of(lang, _rounded(value or 0.0, most))
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not _is_of_human_size(exact):
        return _power_of_ten(exact, lang)
    text = _quantized(exact, most)
    return _in_signs_of(lang, text.rstrip("0").rstrip(".") if decimals is None else text)


# One language after the other asks for the same number.
@lru_cache(maxsize=1024)
def _rounded(value: float, decimals: int) -> str:
    """As Python writes it; Decimal, which rounds as people do, is asked only where there is something to round."""
    is_as_written = value.is_integer() or round(value, decimals) == value
    return f"{value:,.{decimals}f}" if is_as_written else _quantized(Decimal(str(value)), decimals)


def _quantized(value: Decimal, decimals: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT):,f}"


def _is_of_human_size(value: Decimal) -> bool:
    return not value or _SMALLEST <= value.adjusted() < _LARGEST


def _power_of_ten(value: Decimal, lang: Lang) -> str:
    """Three digits and a power of ten: 1,2 × 10^−300."""
    digits, _, power = f"{value:.2e}".partition("e")
    mantissa = _in_signs_of(lang, digits.rstrip("0").rstrip("."))
    return f"{mantissa}{NO_BREAK_SPACE}×{NO_BREAK_SPACE}10^{int(power)}".replace("-", MINUS)


def computed_number(value: float, lang: Lang, decimals: int = 2, *, signs: bool = False) -> str:
    """A number that was worked out, to at most `decimals` and without noughts at the end; 0 only when it is 0.

    >>> [computed_number(value, "en", 1) for value in (22.512, 50.0, 0.04, 0.0)]
    ['22.5', '50', '0.04', '0']
    """
    if not -_HUGE < value < _HUGE:
        return signed(Decimal(value), lang) if signs else number(Decimal(value), lang)
    return _in_signs_of(lang, _computed(value, decimals, signs))


@lru_cache(maxsize=1024)
def _computed(value: float, decimals: int, signs: bool) -> str:
    """As Python writes it; one language after the other asks for the same number."""
    text = _stripped(value, decimals)
    while text == "0" and value and decimals < _FINEST:
        decimals += 1
        text = _stripped(value, decimals)
    return f"+{text}" if signs and value > 0 and text != "0" else text


def _stripped(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _in_signs_of(lang: Lang, text: str) -> str:
    """A number as Python writes it (-1,234.5) in the signs of `lang`."""
    group, decimal = _signs(lang)
    text = text.replace("-", MINUS)
    if group == "," and decimal == ".":
        return text
    return text.replace(".", _POINT).replace(",", group).replace(_POINT, decimal)


@cache
def _signs(lang: Lang) -> tuple[str, str]:
    """What the language puts between the thousands, and before the decimals."""
    locale = LANGUAGES[lang].numbers
    return get_group_symbol(locale).replace(NO_BREAK_SPACE, _NARROW_SPACE), get_decimal_symbol(locale)


def written_decimals(value: Decimal) -> int:
    """How many decimals `value` was written with: 2 for 3.20, 0 for 17000."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def decimals_by_hand(value: Decimal) -> int | None:
    """How many decimals somebody wrote; None where there are more digits than people write.

    >>> [decimals_by_hand(Decimal(text)) for text in ("17000", "3.20", "23.200001", "0.799052132701422")]
    [0, 2, None, None]
    """
    if value.same_quantum(_ONE):
        return 0
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0:
        return 0
    return None if -exponent > MOST_WRITTEN_DECIMALS and len(digits) >= _COMPUTED_DIGITS else -exponent


def signed(value: float | Decimal, lang: Lang, decimals: int | None = None) -> str:
    """`value` with its sign always written: +22,5 or −3."""
    text = number(value, lang, decimals)
    return f"+{text}" if value > 0 else text


def percent(value: float | Decimal, lang: Lang) -> str:
    """`value` per cent: 22,5 % in Swedish (with a no-break space), 22.5% in English."""
    return number(value, lang) + percent_sign(lang)


def percent_sign(lang: Lang) -> str:
    """The per cent sign with the space that the language puts before it."""
    return sign("%", lang)


def sign(symbol: str, lang: Lang) -> str:
    """A unit's sign, such as % or ‰, with the space that the language puts before it."""
    return NO_BREAK_SPACE + symbol if lang == "sv" else symbol
