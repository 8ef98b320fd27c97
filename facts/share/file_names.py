"""File names made of series keys: safe on every system, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# In bytes: a file system takes 255, and an ending, a number and a mark for an unfinished file come on top.
_LONGEST = 160
# Windows takes these for separators, wildcards or devices ("Naming Files, Paths, and Namespaces", Microsoft).
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\s+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


def file_names(keys: Iterable[str]) -> dict[str, str]:
    """A file name without ending for each key; two that differ in case alone get a number."""
    keys = tuple(dict.fromkeys(keys))
    return dict(zip(keys, unique_names(keys), strict=True))


def unique_names(texts: Iterable[str]) -> list[str]:
    """A file name without ending for each text, no two alike on a system that does not know case.

    >>> unique_names(["Homes", "homes", "a/b", "Homes"])
    ['Homes', 'homes-2', 'a-b', 'Homes-3']
    """
    names: list[str] = []
    taken: set[str] = set()
    last: dict[str, int] = {}
    for text in texts:
        stem = name = safe_name(text)
        number = last.get(stem.casefold(), 1)
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        last[stem.casefold()] = number
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(key: str) -> str:
    """`key` as a file name without ending."""
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", key))
    name = safe.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").strip(" .-")
    return f"_{name}" if not name or _DEVICES.match(name) else name
