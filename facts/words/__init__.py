"""The two languages: every sentence, number and date that a reader sees, and what else is different about each."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from string import Formatter
from typing import Literal, NamedTuple, get_args
from unicodedata import combining, normalize

Lang = Literal["en", "sv"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is what its speakers call it; `numbers` and `dates` are CLDR locales; `tag` is BCP 47.

    `delimiter` is what its spreadsheets put between the cells of a CSV file; `last_letters` come after z.
    """

    name: str
    numbers: str
    dates: str
    tag: str
    delimiter: str
    last_letters: str = ""


LANGUAGES: Mapping[Lang, Language] = {
    "en": Language("English", "en_US", "en_GB", "en-GB", ","),
    "sv": Language("Svenska", "sv_SE", "sv_SE", "sv-SE", ";", "åäö"),
}

CATALOGUES = Path(__file__).with_name("locale")
"""Where gettext finds what other people's libraries say, by language: the words of click."""


class Text(NamedTuple):
    """One text in both languages, for things that carry their own words."""

    en: str
    sv: str

    def of(self, lang: Lang, **values: object) -> str:
        """The text in `lang`, its placeholders filled with `values` if there are any."""
        text = self.sv if lang == "sv" else self.en
        return _filled(text, values) if values else text

    def format(self, **values: object) -> Text:
        """Both languages with their placeholders filled."""
        return Text(self.en.format(**values), self.sv.format(**values))


def _filled(text: str, values: Mapping[str, object]) -> str:
    """`text` with its placeholders filled."""
    slots, values_of = _slots(text)
    return slots % values_of(values)


@cache
def _slots(text: str) -> tuple[str, Callable[[Mapping[str, object]], tuple[object, ...]]]:
    """A text as `%` fills it, in half the time of `str.format`, and what finds its values in their order."""
    parts = [(before.replace("%", "%%"), name) for before, name, _, _ in Formatter().parse(text)]
    names = [name for _, name in parts if name]
    slots = "".join(f"{before}%s" if name else before for before, name in parts)
    if len(names) > 1:
        return slots, itemgetter(*names)
    return slots, lambda values: tuple([values[name] for name in names])


@cache
def vocabulary(lang: Lang) -> dict[str, str]:
    """All words of the screen in `lang`, as `section.name` → text."""
    sections = tomllib.loads((Path(__file__).parent / f"{lang}.toml").read_text("utf-8"))
    return {f"{section}.{name}": text for section, names in sections.items() for name, text in names.items()}


def say(key: str, lang: Lang, **values: object) -> str:
    """The words `key` ("section.name") in `lang`, placeholders filled; KeyError for an unknown key."""
    return vocabulary(lang)[key].format_map(values)


def in_both(key: str, **values: object) -> Text:
    """The words `key` in both languages, placeholders filled."""
    return Text(say(key, "en", **values), say(key, "sv", **values))


def counted(key: str, n: int, lang: Lang, **values: object) -> str:
    """The words `key` for `n` things, with {n} written for the reader.

    `key_one` for 1, `key_none` for 0 where a sentence has words for it, `key_other` otherwise.
    """
    from facts.words.numbers import number

    form = {0: "none", 1: "one"}.get(n, "other")
    if f"{key}_{form}" not in vocabulary(lang):
        form = "other"
    return say(f"{key}_{form}", lang, n=number(n, lang), **values)


def quoted(text: str, lang: Lang) -> str:
    """`text` in the language's quotation marks."""
    return f"”{text}”" if lang == "sv" else f"“{text}”"


def alphabetical(texts: Iterable[str], lang: Lang, words_of: Callable[[str], str] = str) -> list[str]:
    """`texts` in the language's own order, by `words_of` each: in Swedish å, ä and ö come after z."""
    return sorted(texts, key=lambda text: (_place_in_the_alphabet(words_of(text), lang), text))


def _place_in_the_alphabet(text: str, lang: Lang) -> str:
    """`text` without case and accents, where the language's letters of their own are no accents."""
    letters = normalize("NFC", text.casefold()).translate(_after_z(lang))
    return "".join(letter for letter in normalize("NFD", letters) if not combining(letter))


@cache
def _after_z(lang: Lang) -> dict[int, int]:
    """The signs that come after z in Unicode stand for the letters that come after z in the language."""
    letters = LANGUAGES[lang].last_letters
    return {ord(letter): ord("z") + n for n, letter in enumerate(letters, start=1)}
