"""The words that times are named with, and what a phrase that names one is read by: the text's date, the words before.

Months, parts of years, relative years and election days stand in `prose_periods.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from facts.words import Lang

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("prose_periods.toml").read_text(encoding="utf-8")
)
MONTH = {word: int(number) for number, words in _SOURCE["months"].items() for word in words.split()}
ORDINAL = {word: int(number) for number, words in _SOURCE["ordinals"].items() for word in words.split()}
RELATIVE_YEAR = {phrase: int(number) for number, phrases in _SOURCE["years"].items() for phrase in phrases.split("|")}

ELECTIONS: Mapping[str, tuple[str, ...]] = {lang: tuple(days.split()) for lang, days in _SOURCE["elections"].items()}

MONTH_NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
YEAR = r"(?:19|20)\d{2}"
RELATIVE_YEARS = "|".join(sorted(map(re.escape, RELATIVE_YEAR), key=len, reverse=True))
COUNT = r"(?P<{}>\d{{1,3}}|[a-zåäö]+)"
ORDINALS_OF_PARTS = "|".join(ORDINAL)


@dataclass(slots=True)
class TextDate:
    """What relative times are reckoned from: the text's date and language, and the time that was named last.

    `named` is that of the text itself, "" where only the text before it has named one.
    """

    today: date | None
    lang: Lang
    last: str = ""
    named: str = ""

    @property
    def year(self) -> int | None:
        """The text's year."""
        return self.today.year if self.today else None


# Before a phrase so many letters say whether it looks ahead.
_SIGHT = 100
_AHEAD = re.compile(
    r"\b(?:will|would|expect\w*|forecast\w*|project(?:ed|s)|(?:set|likely|due) to|should|shall|plan\w*|target\w*|aim\w*"
    r"|ska|skall|väntas|beräknas|kommer att|planeras|räknar med|hoppas|hopes?|promise[sd]?|lovar|mål\w*"
    r"|\w*prognos\w*)\b[^.;]*$",
    re.I,
)


class PhraseMatch:
    """A phrase where it stands; its groups "year2", "n3" … are those of another wording of the same time."""

    def __init__(self, match: re.Match[str]) -> None:
        self.before = match.string[max(0, match.start() - _SIGHT) : match.start()]
        self._groups: dict[str, str | None] = {}
        for name, value in match.groupdict().items():
            plain = name.rstrip("234567")
            if value is not None or plain not in self._groups:
                self._groups[plain] = value

    def __getitem__(self, name: str) -> str:
        return self._groups.get(name) or ""

    def year(self, text: TextDate) -> int | None:
        """The year in digits, or by a word such as "last year"."""
        if self["year"]:
            return int(self["year"])
        if self["relative"] and text.year:
            return text.year + RELATIVE_YEAR[" ".join(self.word("relative").split())]
        return None

    def word(self, name: str) -> str:
        """A group's words in small letters, "" where it has none."""
        return self[name].casefold()

    @property
    def looks_ahead(self) -> bool:
        """Whether the words before speak of what is to come: "is expected to pass 500 by March"."""
        return _AHEAD.search(self.before) is not None
