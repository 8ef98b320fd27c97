"""Words that differ in case, blanks or one letter, found without comparing all with all.

Method: deletion neighbourhoods (Mor & Fraenkel 1982, "A hash code method for detecting and correcting
spelling errors", Communications of the ACM 25): two words one letter apart are equal after leaving out at
most one letter of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from facts.grouping import grouped

_NOT_DIGITS = re.compile(r"\D")
# Of three letters nearly every word is one letter from another; texts longer than a line are no labels. A hint may be
# wrong, so it is given from three letters on.
_SHORTEST = 4
_LONGEST = 200
_SHORTEST_HINT = 3
_LONGEST_HINT = 40


def nearest(text: str, known: frozenset[str]) -> str:
    """The known word that `text` probably misspells, the first of the alphabet among equals; "" when none is near.

    >>> nearest("valeu", frozenset({"value", "note"}))
    'value'
    """
    return next(iter(all_nearest(text, known)), "")


def all_nearest(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The known words that `text` probably misspells and that are equally near; () when none is. Case matters."""
    if not _SHORTEST_HINT <= len(text) <= _LONGEST_HINT:
        return ()
    index = _neighbourhood(known)
    near = {word for key in (text, *_deletions(text)) for word in index.get(key, ())}
    one_off = sorted(word for word in near if word == text or is_slip(text, word))
    return tuple([text] if text in near else one_off or sorted(near))


def is_slip(text: str, word: str) -> bool:
    """Whether one letter too many, too few or wrong, or two in the wrong order, make `text` of `word`.

    The first letter is right in a slip: what begins with another is rather another word.

    >>> is_slip("persn", "person"), is_slip("procnet", "procent"), is_slip("house", "hours"), is_slip("files", "miles")
    (True, True, False, False)
    """
    if text[:1] != word[:1] or abs(len(text) - len(word)) > 1 or text == word:
        return False
    n = next(
        (n for n, (one, other) in enumerate(zip(text, word, strict=False)) if one != other), min(len(text), len(word))
    )
    swapped = text[n + 1 : n + 2] == word[n : n + 1] and text[n : n + 1] == word[n + 1 : n + 2]
    return (
        text[n + 1 :] == word[n + 1 :]
        or text[n + 1 :] == word[n:]
        or text[n:] == word[n + 1 :]
        or (swapped and text[n + 2 :] == word[n + 2 :])
    )


def near_twins(words: Iterable[str]) -> dict[str, str]:
    """For each word that is nearly an earlier one, that earlier word. Time and memory grow linearly."""
    first_of: dict[str, str] = {}
    twins: dict[str, str] = {}
    for word in words:
        fold = _fold(word)
        if fold not in first_of:
            first_of[fold] = word
        elif first_of[fold] != word:
            twins[word] = first_of[fold]
    order = {fold: n for n, fold in enumerate(first_of)}
    for group in _same_digits(fold for fold in first_of if _SHORTEST <= len(fold) <= _LONGEST):
        for one, other in _one_letter_apart(group, first_of):
            early, late = sorted((one, other), key=order.__getitem__)
            twins.setdefault(first_of[late], first_of[early])
    return twins


def twin_of(word: str, known: Iterable[str]) -> str:
    """The first known word that `word` nearly is; "" when there is none or `word` is one of them."""
    size = len(_fold(word))
    near = [other for other in known if abs(len(_fold(other)) - size) <= 1]
    return "" if word in near else near_twins([*near, word]).get(word, "")


def _fold(word: str) -> str:
    return "".join(word.casefold().split())


def _same_digits(folds: Iterable[str]) -> list[list[str]]:
    """Words that differ in a letter have the same digits: those with a number of their own drop out."""
    groups = grouped(folds, lambda fold: _NOT_DIGITS.sub("", fold)).values()
    return [group for group in groups if len(group) > 1]


def _one_letter_apart(group: Sequence[str], words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = set(group)
    for fold in group:
        for n, letter in enumerate(fold):
            if letter.isalpha() and (shorter := fold[:n] + fold[n + 1 :]) in known:
                yield fold, shorter
    # One position at a time, so that only one neighbour of each word is held at once.
    long_enough = group
    for n in range(max(map(len, group))):
        long_enough = [fold for fold in long_enough if len(fold) > n]
        seen: dict[str, str] = {}
        for fold in long_enough:
            if fold[n].isalpha() and not (n == len(fold) - 1 and _ends_in_label(words[fold])):
                other = seen.setdefault(fold[:n] + fold[n + 1 :], fold)
                if other is not fold:
                    yield other, fold


def _ends_in_label(word: str) -> bool:
    """Whether the last letter is a word of its own, as in "school A" and "school B": a name, not a slip."""
    return len(word.split()[-1]) == 1


def _deletions(text: str) -> Iterator[str]:
    return (text[:n] + text[n + 1 :] for n in range(len(text)))


@cache
def _neighbourhood(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = {word: {word} for word in known}
    for word in known:
        for key in _deletions(word):
            index.setdefault(key, set()).add(word)
    return {key: tuple(words) for key, words in index.items()}
