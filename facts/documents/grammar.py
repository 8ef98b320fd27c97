"""The words of grammar.toml as regular expressions, for each language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from facts.language.vocabulary import CHANGE_WORDS
from facts.words import Lang

_SOURCE: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8")
)


def words(name: str, lang: Lang) -> str:
    """The alternatives of a list, to be put inside a larger expression."""
    if name in ("increase", "decrease"):
        return "|".join(CHANGE_WORDS[lang][name] + CHANGE_WORDS[lang][f"{name}_around"])
    return "|".join(_SOURCE[lang][name])


@cache
def pattern(name: str, lang: Lang) -> re.Pattern[str]:
    r"""A list as an expression of its own, whole words, whatever their case.

    >>> pattern("ever", "sv").search("Allt fler barn")[0]
    'Allt fler'
    """
    return re.compile(rf"(?<![\w-])(?:{words(name, lang)})(?![\w-])", re.I)


@cache
def small_pattern(name: str, lang: Lang) -> re.Pattern[str]:
    """The same for texts `in_small_letters`, which it looks through in a third of the time."""
    return re.compile(pattern(name, lang).pattern)


@cache
def compile_words(template: str, lang: Lang) -> re.Pattern[str]:
    r"""An expression with lists in it, written <name>: r"(?:<more>)\\s+(?:<than>)"."""
    return re.compile(re.sub(r"(?<!P)<(\w+)>", lambda match: words(match[1], lang), template), re.I)


@cache
def boundary(lang: Lang) -> re.Pattern[str]:
    """What parts the clauses of a sentence, as far as numbers go."""
    if lang == "sv":
        joined = "och|men|medan|samt|varav|vilket|vilka|som|då|där|eller|efter att|trots att|eftersom|mot"
        alone = "men|medan|samtidigt som|eftersom"
    else:
        joined = "and|but|while|with|which|whereas|of which|up from|down from|although|so|that|or|compared|yet|though"
        alone = "but|while|whereas|although|because"
    return re.compile(rf"[;:]\s|,\s+(?=(?:{joined})\b)|,\s|\s[–—-]\s|\s(?=(?:{alone})\b)|\s\(|\)\s", re.I)
