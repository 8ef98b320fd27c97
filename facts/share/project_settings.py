"""`facts.toml` beside the table: what the work is called, its language and licence, and where its site stands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from facts.regular_file import read_regular_file
from facts.share.written_files import SETTINGS
from facts.words import LANGS, Lang, Text

# Bytes; a settings file is a page of text.
_LARGEST = 64_000
_NOT_READ = Text(
    "{file} cannot be read: {why}. Mend it, or take it away; the site and the package are made without it then.",
    "{file} går inte att läsa: {why}. Laga den, eller ta bort den; sajten och paketet görs då utan den.",
)
_UNKNOWN = Text(
    "{file}: {name} is no setting. There are {known}.", "{file}: {name} är ingen inställning. De som finns är {known}."
)
_NO_TEXT = Text("{file}: {name} is a text between quotation marks.", "{file}: {name} är en text inom citattecken.")
_NO_ADDRESS = Text(
    "{file}: {name} is an address that begins with https:// or http://, without ? and #.",
    "{file}: {name} är en adress som börjar med https:// eller http://, utan ? och #.",
)
_NO_LANGUAGE = Text("{file}: language is en or sv.", "{file}: language är en eller sv.")


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """What `facts.toml` says, "" where it says nothing; `complaints` name what could not be used, and why.

    `site_url` ends with a slash. `licence` is the licence of the work, by its name or its SPDX code.
    """

    title: str = ""
    title_en: str = ""
    title_sv: str = ""
    language: Lang | None = None
    licence: str = ""
    licence_url: str = ""
    site_url: str = ""
    complaints: tuple[Text, ...] = ()

    def title_in(self, lang: Lang) -> str:
        """The title of the work for a reader of `lang`, "" when there is none."""
        return (self.title_sv if lang == "sv" else self.title_en) or self.title


def settings_beside(table: Path) -> ProjectSettings:
    """The settings in the folder of `table`; all blank when there is no such file."""
    path = table.with_name(SETTINGS)
    try:
        data = read_regular_file(path, _LARGEST + 1)
    except FileNotFoundError:
        return ProjectSettings()
    except OSError as error:
        if path.exists() and not path.is_file():
            return _no_settings(Text("it is no regular file", "den är ingen vanlig fil"))
        why = error.strerror or type(error).__name__
        return _no_settings(Text(why, why))
    if len(data) > _LARGEST:
        return _no_settings(Text("it is larger than 64 kB", "den är större än 64 kB"))
    return read_settings(data)


def read_settings(data: bytes) -> ProjectSettings:
    """The settings that a file's bytes hold.

    >>> read_settings(b'site_url = "https://example.org/facts"').site_url
    'https://example.org/facts/'
    >>> [text.en for text in read_settings(b'language = "fi"').complaints]
    ['facts.toml: language is en or sv.']
    """
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        why = " ".join(str(error).split())
        return _no_settings(Text(why, why))
    complaints = [
        _UNKNOWN.format(file=SETTINGS, name=name, known=", ".join(_READERS)) for name in found if name not in _READERS
    ]
    read: dict[str, str] = {}
    for name, reader in _READERS.items():
        if name in found:
            value = reader(name, found[name])
            if isinstance(value, Text):
                complaints.append(value)
            else:
                read[name] = value
    named = read.pop("language", None)
    language = next((lang for lang in LANGS if lang == named), None)
    return ProjectSettings(**read, language=language, complaints=tuple(complaints))


def _text(name: str, value: object) -> str | Text:
    return " ".join(value.split()) if isinstance(value, str) else _NO_TEXT.format(file=SETTINGS, name=name)


def _address(name: str, value: object) -> str | Text:
    wrong = _NO_ADDRESS.format(file=SETTINGS, name=name)
    if not isinstance(value, str) or any(sign in value for sign in "?#<>\"' \t\n\\"):
        return wrong
    try:
        parts = urlsplit(value)
    except ValueError:
        return wrong
    return value if parts.scheme in ("http", "https") and parts.hostname else wrong


def _site(name: str, value: object) -> str | Text:
    address = _address(name, value)
    return address if isinstance(address, Text) or address.endswith("/") else f"{address}/"


def _language(name: str, value: object) -> str | Text:
    return str(value) if value in LANGS else _NO_LANGUAGE.format(file=SETTINGS)


_READERS: Mapping[str, Callable[[str, object], str | Text]] = {
    "title": _text,
    "title_en": _text,
    "title_sv": _text,
    "language": _language,
    "licence": _text,
    "licence_url": _address,
    "site_url": _site,
}


def _no_settings(why: Text) -> ProjectSettings:
    text = Text(_NOT_READ.en.format(file=SETTINGS, why=why.en), _NOT_READ.sv.format(file=SETTINGS, why=why.sv))
    return ProjectSettings(complaints=(text,))
