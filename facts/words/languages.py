"""The languages of the readers, and what is different about each besides its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

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
