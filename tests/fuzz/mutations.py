"""One input made into another: cut, doubled, shuffled, joined with others, or with something hostile in it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

HOSTILE = (
    "0", "1", "-", "−", "–", "+", "%", "‰", "½", "²", "٣", "१७", "Ⅻ", "1e999", "1e-999", "nan", "inf", "_", "9" * 40,
    "1,234", "1.234", "1 234", "0x10",
    "=1+1", "@x", "\t", "\n", "\r", "\r\n", "\f", "\v", "\x00", "\x1b[2J", "\u202e", "\u2066", "\u200b", "\ufeff",
    "\u00ad", "\u2028", "\u0301" * 30, "\ufffd", "😀",
    "İ", "ß", "ŉ", "Å", "\u00a0", "\u202f", '"', '""', "'", ",", ";", "|", "/", "\\", "..", "…", "(", ")", "[", "]",
    "{", "}", "<", ">", "&", "&#0;", "&#x110000;",
    "<b>", "</p>", "<script>", "<!--", "]]>", "<table><tr><td>", "$x$", "drygt ", "nästan ", "mer än ", "about ",
    "per ", "av ", "vart ", "tusen", "miljoner", "kr",
    "procent", "2012", "2011/12", "2012-13", "2012-02-30", "S1", "kv 4", "sedan ", "since ", "år", "maj", "för ",
    " ago", "million million ", "a" * 300, "1" + " 000" * 9,
)  # fmt: skip
"""What readers stumble over: digits of other scripts, marks, controls, brackets, number words, half periods."""

_KINDS: tuple[Any, ...] = (
    None, True, -1, 0, 3, 10**9, 10**400, 1.5, 1e308, float("nan"), "", "x", "2021", "9" * 500, [], [1, "2"], {},
    {"0": 1}, [[]] * 40, "\x00", "<b>",
)  # fmt: skip
"""Values of each kind that JSON knows, some of a size that nobody expects."""

_MANY = (2, 3, 7, 50, 400)


def mutated_text(seeds: Sequence[str], chance: random.Random, longest: int) -> str:
    """One of `seeds` after one to four changes, at most `longest` letters long."""
    text = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_CHANGES)(text, seeds, chance)[:longest]
    return text


def mutated_bytes(seeds: Sequence[bytes], chance: random.Random, longest: int) -> bytes:
    """The same for files; some with a byte or two of no text, or in another encoding."""
    texts = [chance.choice(seeds).decode("utf-8", "surrogateescape") for _ in range(2)]
    text = mutated_text(texts, chance, longest)
    if chance.random() < 0.08:
        return text.encode(chance.choice(("utf-16", "cp1252", "utf-8-sig", "utf-16-be")), "replace")
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    if data and chance.random() < 0.2:
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def mutated_archive(seeds: Sequence[bytes], chance: random.Random, longest: int) -> bytes:
    """A ZIP of XML, as Word and Excel make it, with one part damaged, taken out, doubled, or the whole file damaged."""
    data = chance.choice(seeds)
    if chance.random() < 0.1:
        return mutated_bytes([data], chance, longest)
    with ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    what = chance.random()
    if what < 0.1:
        del parts[name]
    elif what < 0.2:
        parts[name] = parts[chance.choice(list(parts))]
    else:
        parts[name] = mutated_bytes([parts[name]], chance, longest)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def mutated_json(thing: Any, chance: random.Random) -> Any:
    """A decoded JSON value with one to three of its parts taken out, moved, or of another kind."""
    for _ in range(chance.randint(1, 3)):
        parts = list(_parts(thing))
        holder, key = chance.choice(parts)
        other, other_key = chance.choice(parts)
        what = chance.random()
        if what < 0.2:
            del holder[key]
        elif what < 0.5:
            holder[key] = deepcopy(other[other_key]) if other is not holder else None
        else:
            holder[key] = deepcopy(chance.choice(_KINDS))
        if not thing:
            return thing
    return thing


def _parts(thing: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(thing, dict | list):
        for key, part in thing.items() if isinstance(thing, dict) else enumerate(thing):
            yield thing, key
            yield from _parts(part)


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.choice((1, 1, 2, 5, 20, 200)))


def _cut(text: str, _: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _repeat(text: str, _: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end] * chance.choice(_MANY) + text[end:]


def _swap(text: str, _: Sequence[str], chance: random.Random) -> str:
    (a, b), (c, d) = sorted((_span(text, chance), _span(text, chance)))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:] if b <= c else text[:c] + text[d:]


def _insert(text: str, _: Sequence[str], chance: random.Random) -> str:
    start, _end = _span(text, chance)
    return text[:start] + chance.choice(HOSTILE) * chance.choice((1, 1, 1, 2, 9)) + text[start:]


def _replace(text: str, _: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + chance.choice(HOSTILE) + text[end:]


def _join(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(seeds)
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _any_letter(text: str, _: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    letter = chr(
        chance.choice(
            (chance.randrange(0x20, 0x250), chance.randrange(0x250, 0xD800), chance.randrange(0x10000, 0x10FFFF))
        )
    )
    return text[:start] + letter + text[end:]


def _word_order(text: str, _: Sequence[str], chance: random.Random) -> str:
    words = text.split(" ")
    start = chance.randrange(len(words))
    some = words[start : start + 8]
    chance.shuffle(some)
    return " ".join([*words[:start], *some, *words[start + 8 :]])


_CHANGES: tuple[Callable[[str, Sequence[str], random.Random], str], ...] = (
    _cut, _repeat, _swap, _insert, _insert, _replace, _join, _any_letter, _word_order
)  # fmt: skip
