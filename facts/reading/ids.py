"""Ids: when two are the same, and new ones for rows that have none, made of what the row says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from facts.reading.period_reading import read_period

# Letters of a part of an id, so that three parts and a number still fit in a line.
_PART = 40
# Letters of each part of an id: one is read in messages and typed in commands, and its number tells the rest apart.
_LONGEST_PARTS = (32, 24, _PART, 20)
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "av", "by", "for", "from", "i", "in", "med", "och", "of", "on", "per", "the", "till"}
)
# A table names few places, statistics and periods, and each of them in many rows.
_REMEMBERED = 20_000
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def same_id(identity: str) -> str:
    """What two writings of one id have in common: ids are the same after NFC and case folding."""
    return identity.casefold() if identity.isascii() else unicodedata.normalize("NFC", identity).casefold()


@lru_cache(maxsize=_REMEMBERED)
def slug(text: str) -> str:
    """Lower-case letters and digits with hyphens between: "Barn som vräkts" is "barn-som-vrakts"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    short = _NOT_PLAIN.sub("-", plain).strip("-")
    return short if len(short) <= _PART else short[: _PART + 1].rpartition("-")[0] or short[:_PART]


def _shorten_slug(whole: str, longest: int) -> str:
    """As many of a slug's first words as fit, without a small word at their end.

    >>> _shorten_slug("u-s-bureau-of-labor-statistics", 20), _shorten_slug("department-of-health-and-care", 23)
    ('u-s-bureau-of-labor', 'department-of-health')
    """
    if len(whole) <= longest:
        return whole
    words = (whole[: longest + 1].rpartition("-")[0] or whole[:longest]).split("-")
    while len(words) > 1 and words[-1] in _SMALL_WORDS:
        words.pop()
    return "-".join(words)


def make_ids(rows: Iterable[Mapping[str, str]], taken: Iterable[str] = ()) -> Iterator[str]:
    """An id for each row from its series, place, period and who said it; numbered where that comes back."""
    return numbered_ids(map(_name_of_row, rows), taken)


def numbered_ids(names: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Each name as an id that is neither `taken` nor another's: a number behind those that come back.

    >>> list(numbered_ids(["jobs-2012", "jobs-2012"], ["jobs-2012"]))
    ['jobs-2012-2', 'jobs-2012-3']
    """
    names, used = list(names), {same_id(identity) for identity in taken}
    if len(set(names)) == len(names) and used.isdisjoint(names):
        yield from names
        return
    last: dict[str, int] = {}
    for name in names:
        n = last.get(name, 0) + 1
        # Names made here are plain: same_id changes nothing in them.
        while (identity := name if n == 1 else f"{name}-{n}") in used:
            n += 1
        last[name] = n
        used.add(identity)
        yield identity


def _name_of_row(row: Mapping[str, str]) -> str:
    series = row.get("series", "") or row.get("title", "")
    by = row.get("cited_by", "") or row.get("producer", "")
    return id_names([series], [row.get("place", "")], [row.get("period", "")], [by])[0]


def id_names(series: Sequence[str], places: Sequence[str], periods: Sequence[str], by: Sequence[str]) -> list[str]:
    """What the ids of rows are called by what they say, given column by column: each distinct text is read once.

    >>> id_names(["Summer jobs"], ["Malmö"], ["third quarter 2012"], [""])
    ['summer-jobs-malmo-2012-q3']
    """
    codes = {text: _period(text) for text in dict.fromkeys(periods)}
    columns = [series, places, [codes[text] for text in periods], by]
    parts = []
    for column, longest in zip(columns, _LONGEST_PARTS, strict=True):
        slugs = ((text, _shorten_slug(slug(text), longest)) for text in dict.fromkeys(column))
        # Each part with the hyphen before it, so that a row's parts need only be put together.
        made = {text: part and f"-{part}" for text, part in slugs}
        parts.append(map(made.__getitem__, column))
    return [name[1:] or "figure" for name in map("".join, zip(*parts, strict=True))]


@lru_cache(maxsize=_REMEMBERED)
def _period(text: str) -> str:
    period = read_period(text.strip()).value if text.strip() else None
    return period.code if period and len(period.code) <= len("2012-S1") else text
