"""What the columns of a published table are: by their headings, by their values, by the table's title."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from babel import Locale

from facts.figures.parties import EARLIER_PARTIES, PARTIES
from facts.words import Lang

DimensionRole = Literal["time", "place", "group", "measure", "unit"]
HeadingKind = Literal[
    "time", "place", "group", "measure", "unit", "scale", "value", "flag", "note", "address", "producer", "code",
    "ignored",
]  # fmt: skip
_KINDS: tuple[HeadingKind, ...] = get_args(HeadingKind)
_BLANKS = re.compile(r"[\s_\-]+")
_CODED = re.compile(r"(?P<code>\d{2,10}|[A-Z]{1,2}-\d{2,5}|[A-Z]{1,3}\d{0,9}|[A-Z]\d{8})[ :]\s*(?P<name>[^\d\s].*)")
_PLACE_ENDS = ("s län", " län", " kommun", "s kommun", " kommune", " fylke", " county", " region", "s stad")
# How towns are named in Sweden and in England; and what is called so and is none.
_NAMED_AS_PLACES = re.compile(
    r"[a-zåäöé]{2,}(?:by|stad|köping|torp|sjö|berg|holm|hamn|ås|vik|sund|borg|fors|bro|dal|lösa|näs|ton|ham|bury|ford|burgh"
    r"|mouth|chester|field|pool)"
)
_NO_PLACES = ("bostad", "verkstad", "innerstad", "matberg", "hobby", "rugby")
# Swedish headings are compounds: "Kommundel", "Skolkommun", "Primärområde", but "Verksamhetsområde" is no place.
_PLACE_HEADING = re.compile(
    r"(?:[a-zåäö]*(?:kommun|kommundel|stadsdel|länsdel|landsdel|distrikt|församling|socken|valkrets|län|region|tätort)"
    r"|(?!(?:verksamhet|utgift|ämne|politik|yrke|kunskap|insats|ansvar|mål|service|produkt|näring|bransch|studie|resultat|arbets|forskning))"
    r"[a-zåäö]*område|landskap)(?:ar|er|en|et|n|s)?"
    r"|(?:parish|neighbou?rhood|council|council area|police force area|health board|town|village)(?:e?s)?"
)
_NOTE_HEADING = re.compile(r"(?:^|[ /])(?:notes|footnotes?|fotnot(?:er)?|anmärkning(?:ar)?)$")
_EFTER = re.compile(
    r"(?P<what>.+?)[,:]?\s(?:efter|by|etter|fordelt på|fordelat på|fördelat på|uppdelat på"
    # "Deaths per 100,000" and "Kostnad per invånare" are rates, no tables by something.
    r"|per(?!\s(?:\d|tusen|hundratusen|capita|head|person|invånare|inhabitant|elev|barn|pupil|child|hushåll|household)))"
    r"\s(?P<names>[^.]{3,300})"
)
_BETWEEN = re.compile(r",\s*|\s+(?:och|and|og)\s+")
_TIMES_AFTER = re.compile(r"[\s.,:;(]*(?:år(?:en)?\s|years?\s)?(?:1[5-9]|20|21)\d\d.*$", re.IGNORECASE)
_GROUP_WORDS = re.compile(
    r"(?:män|kvinnor|pojkar|flickor|men|women|boys|girls|males?|females?|totalt?|båda könen|both sexes|samtliga"
    r"|begge kjønn|menn|kvinner|\d+\s?[-–]\s?\d+(?:\s?(?:år|years?))?|\d+\s?\+(?:\s?(?:år|years?))?"
    r"|\d+ (?:år|years?)(?: och äldre| and over)?)",
    re.IGNORECASE,
)
TITLE_NUMBER = re.compile(
    r"^(?:(?:tabell|table|tab\.?|diagram|figure|figur)\s*(?:[\w.:-]*\d[\w.:]*|[A-Z](?=[.:]))[.:\s–-]*"
    r"|\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=(?-i:[A-ZÅÄÖ])))",
    re.IGNORECASE,
)
"""The number that a title begins with: "Tabell 2b. ", "Table A: ", "3. "."""
# Enough of a column's values to tell what they are.
_SAMPLE = 200


class HeadingWords(NamedTuple):
    """The words of headings.toml: what headings are, what lines like "Source:" say, units by code, sexes by letter."""

    kinds: Mapping[str, HeadingKind]
    lines: Mapping[str, str]
    unit_codes: Mapping[str, str]
    sexes: Mapping[Lang, Mapping[str, str]]
    offices: frozenset[str]
    total_codes: frozenset[str]
    total_words: frozenset[str]


@cache
def heading_words() -> HeadingWords:
    """All of them, in small letters."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return HeadingWords(
        kinds={name: kind for kind in _KINDS for name in read[kind]},
        lines={name: kind for kind, names in read["lines"].items() for name in names},
        unit_codes=read["unit_codes"],
        sexes=read["sexes"],
        offices=frozenset(read["offices"]),
        total_codes=frozenset(read["total_codes"]),
        total_words=frozenset(read["total_words"]),
    )


@lru_cache(maxsize=10_000)
def heading_kind(heading: str) -> HeadingKind | None:
    r"""What a column is by its heading; None for one that is not known.

    >>> heading_kind("Kommun"), heading_kind("geo\\TIME_PERIOD"), heading_kind("REF_AREA: Reference area")
    ('place', 'place', 'place')
    >>> heading_kind("Kommundel"), heading_kind("Verksamhetsområde"), heading_kind("Enhet / Unit")
    ('place', None, 'unit')
    """
    kinds = heading_words().kinds
    plain = _BLANKS.sub(" ", heading.casefold().strip(" :.*\ufeff").removesuffix(".label")).strip()
    if plain.endswith("(iso)"):  # "Country of origin (ISO)"
        return "code"
    for text in (
        plain,
        plain.partition("\\")[0].strip(),
        plain.partition(":")[0].strip(),
        plain.partition(" (")[0].strip(),
    ):
        if kind := kinds.get(text):
            return kind
    if re.search(r"(?:^| )(?:code|kod|id)$|(?:kod|nummer)$", plain.partition(" (")[0]):
        return "code"
    if _NOTE_HEADING.search(plain):
        return "note"
    if "/" in plain:
        # In two languages: "Kommun / Municipality".
        found = {heading_kind(part) for part in plain.split("/") if part.strip()}
        return found.pop() if len(found) == 1 else None
    return "place" if _PLACE_HEADING.fullmatch(plain) else None


def plain_heading(heading: str) -> str:
    """A heading as it is compared: without case, and with blanks for the lines of databases."""
    return heading.casefold().replace("_", " ").strip()


def title_dimensions(title: str) -> tuple[str, list[str]]:
    """What a title says that is counted, and by which dimensions: the way PxWeb and its kin word it.

    >>> title_dimensions("Antal avhysningar efter län, boendeform och år")
    ('Antal avhysningar', ['län', 'boendeform', 'år'])
    >>> title_dimensions("Deaths by region and year. 2019-2021")
    ('Deaths', ['region', 'year'])
    >>> title_dimensions("Deaths per 100,000 population by region")
    ('Deaths per 100,000 population', ['region'])
    """
    match = _EFTER.match(title[:500])
    if match is None:
        return title, []
    names = [name.strip(" .") for name in _BETWEEN.split(_TIMES_AFTER.sub("", match["names"]))]
    return match["what"].strip(), [name for name in names if name]


def are_places(values: Iterable[str]) -> bool:
    """Whether most of the values name places that this program knows, or end as names of places do."""
    texts = list(values)[:_SAMPLE]
    known = sum(_is_place(text) for text in texts)
    return bool(texts) and known * 2 >= len(texts)


def _is_place(text: str) -> bool:
    name = without_code(text).casefold()
    if name in _places() or (name.endswith(_PLACE_ENDS) and len(name.split()) <= 4):
        return True
    return text[:1].isupper() and bool(_NAMED_AS_PLACES.fullmatch(name)) and not name.endswith(_NO_PLACES)


@cache
def _places() -> frozenset[str]:
    """Countries in Swedish and English with their codes, and the municipalities and counties of Sweden."""
    countries = {name for lang in ("sv", "en") for name in Locale(lang).territories.values()}
    codes = {str(code) for code in Locale("en").territories if str(code).isalpha()}
    listed = (Path(__file__).with_name("places.txt")).read_text("utf-8").split("\n")
    return frozenset(name.casefold() for name in (*countries, *codes, *listed) if name and not name.startswith("#"))


def without_code(text: str) -> str:
    """A label without the code before it: "0180 Stockholm" is "Stockholm"."""
    match = _CODED.fullmatch(text)
    return match["name"] if match else text


def code_of(text: str) -> str:
    """The code before a label: "0180" of "0180 Stockholm"."""
    match = _CODED.fullmatch(text)
    return match["code"] if match else ""


def fineness(heading: str) -> int:
    """How small the places under a heading are: countries, then counties and regions, then all others.

    >>> fineness("Land"), fineness("Län"), fineness("Kommun")
    (0, 1, 2)
    """
    plain = heading.casefold()
    if plain.startswith(("land", "country", "rike", "nation", "entity")) and not plain.startswith("landsting"):
        return 0
    return 1 if plain.startswith(("län", "county", "region", "landsting", "fylke", "state", "province")) else 2


def agency_name(short: str) -> str:
    """What an agency is called whose short name stands before its dataflows."""
    return {"ESTAT": "Eurostat", "WB": "World Bank", "UNSD": "United Nations"}.get(short, short)


def dataflow_names(cells: Mapping[str, str]) -> tuple[str, str]:
    """The agency and the title that the first cells of an SDMX-CSV file's columns say, by their headings.

    >>> dataflow_names({"dataflow": "ESTAT:UNE_RT_A(1.0)"})
    ('Eurostat', 'UNE_RT_A')
    """
    names = ("dataflow", "structure_id", "structure id")
    flow = next((text for name, text in cells.items() if name.startswith(names)), "")
    agency, sign, name = flow.partition(": ")[0].partition(":")
    title = cells.get("structure_name") or cells.get("structure name") or flow.partition(": ")[2]
    return agency_name(agency.partition(".")[0]) if sign else "", title or name.partition("(")[0]


def office_in(line: str) -> str:
    """The office that a line begins with, as it is written there; "" where it is none that is known.

    >>> office_in("Eurostat, labour force survey (2024)"), office_in("Eurostats siffror")
    ('Eurostat', '')
    """
    name = re.split(r"[,;:|(]|\.(?=\s|$)|\s[–-]\s", line, maxsplit=1)[0].strip(" ©")
    return name if name.casefold() in heading_words().offices else ""


def are_codes(values: Sequence[str]) -> bool:
    """Whether the values look like codes beside which names stand: without blanks and small letters."""
    sample = values[:_SAMPLE]
    return bool(sample) and all(re.fullmatch(r"[A-Z0-9_.\-]{1,24}", text) for text in sample)


def is_group(text: str) -> bool:
    """Whether a heading is a sex, an age or the word for all of them: "Kvinnor", "16–24 år", "Totalt"."""
    return _GROUP_WORDS.fullmatch(text) is not None


def are_parties(values: Iterable[str]) -> bool:
    """Whether headings are the letters of parties, with or without one for all others and the turnout.

    >>> are_parties(["S", "M", "SD", "Övriga"]), are_parties(["M", "K"])
    (True, False)
    """
    texts = list(values)
    letters = {party.letters for party in (*PARTIES, *EARLIER_PARTIES)}
    return sum(text in letters for text in texts) > max(2, len(texts) // 2)


def is_total_code(text: str) -> bool:
    """Whether the value is a database's code for all values together."""
    return text.casefold() in heading_words().total_codes and (text.isupper() or text.startswith("_"))


def is_total_word(text: str) -> bool:
    """Whether the value says that all are meant: "totalt", "båda könen", "both sexes"."""
    return text.casefold() in heading_words().total_words


def sexes(values: Sequence[str], lang: Lang) -> tuple[str, ...] | None:
    """The words for a column of one-letter sexes (T, K, M or T, F, M); None when it holds other things."""
    words = heading_words().sexes[lang]
    return (
        tuple(words[text.casefold()] for text in values) if all(text.casefold() in words for text in values) else None
    )
