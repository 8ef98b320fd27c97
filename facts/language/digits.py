"""Numbers written in digits, with every grouping that Swedish and English use."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

GROUP_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
DASHES = "-–−"
# As long as 10^30 with its groups; what is longer is no figure and would be slow to count with.
LONGEST = 40

_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([ .,'])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_PLAIN = re.compile(r"(0|[1-9][0-9]*)(?:[.,]([0-9]+))?")
_DASH = re.compile(f"[{DASHES}]")
_SAME = str.maketrans({**dict.fromkeys(GROUP_SPACES, " "), "’": "'"})


@lru_cache(maxsize=16384)
def digit_readings(written: str) -> tuple[Fraction, ...]:
    """What a run of digits, full stops, commas, apostrophes and spaces may mean; () when it is no number.

    "17.000" and "17,000" have two readings, the grouped one first.
    """
    if len(written) > LONGEST:
        return ()
    same = written.translate(_SAME)
    found: list[Fraction] = []
    if grouped := _GROUPED.fullmatch(same):
        found.append(_number(re.sub(r"[ .,']", "", grouped[1]), grouped[3]))
    if plain := _PLAIN.fullmatch(same):
        found.append(_number(plain[1], plain[2]))
    return tuple(found)


def digit_pieces(cluster: str) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    """The numbers of a run of digits with dashes in it, as (start, end, readings) inside the run.

    A range gives two numbers. A date, a telephone number or a document's number gives one piece that
    holds the whole run and has no reading.
    """
    whole = [(0, len(cluster), tuple[Fraction, ...]())]
    if "/" in cluster or ":" in cluster:
        return whole
    parts = _DASH.split(cluster)
    if len(parts) > 2 or (len(parts) == 2 and (_is_month(cluster) or any(map(_leads_with_zero, parts)))):
        return whole
    found: list[tuple[int, int, tuple[Fraction, ...]]] = []
    start = 0
    for part in parts:
        found.extend(_ungrouped(part, start))
        start += len(part) + 1
    return found


def _ungrouped(part: str, start: int) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    """The part as one number or, as in "2012 500", each of its runs between spaces."""
    read = digit_readings(part)
    if read or not any(space in part for space in GROUP_SPACES):
        return [(start, start + len(part), read)]
    return [
        (start + run.start(), start + run.end(), digit_readings(run[0]))
        for run in re.finditer(f"[^{GROUP_SPACES}]+", part)
    ]


def _number(whole: str, decimals: str | None) -> Fraction:
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def _is_month(cluster: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])", cluster) is not None


def _leads_with_zero(part: str) -> bool:
    return len(part) > 1 and part[0] == "0" and part[1].isdigit()
