"""What the lines around a published table say of it: title, source, date, unit, footnotes; marks and flags in words.

The words of flags are those of the code list of observation status (SDMX CL_OBS_STATUS 2.2), of Eurostat and of the
UK's office; what a file itself says about its flags stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facts.reading.dates import day_of
from facts.statistics.headings import TITLE_NUMBER, heading_kind, office_in, title_dimensions
from facts.statistics.period_text import NOTE_NUMBER, is_time, only_year, split_heading
from facts.statistics.sheets import Sheet
from facts.statistics.table_layout import key_and_value
from facts.statistics.unit_text import is_unit_heading
from facts.words import Lang, Text, say

_NUMBERED = re.compile(r"^(?P<n>\d)\.\s+(?P<text>[^\W\d_].*)$", re.DOTALL)
# "Försäkringskassan, statistik" above a title says whose it is and no more.
_OF_OFFICE = re.compile(r"[,:–-]?\s*(?:statistik|statistics|official statistics)$", re.IGNORECASE)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A source may say in the same line when the table was updated.
_UPDATED_TOO = re.compile(
    r"[.,;(\s]+(?:(?:senast |last )?(?:uppdatera[dt]|updated)|publicera[dt]|publi(?:ceringsdatum|shed|cation date))"
    r"[:\s]+(?=.*\d)(.+?)\)?$",
    re.IGNORECASE,
)
# Or when somebody fetched it, which is another day.
_FETCHED = re.compile(
    r"[.,;(\s]+(?:(?:data|uppgifter(?:na)?|figures) )?(?:uttag|hämta(?:d|t|de)|retrieved|downloaded|accessed)"
    r"(?: den| on)?[:\s]+(?=.*\d)(.+?)[).]*$",
    re.IGNORECASE,
)
_FETCHED_FROM = re.compile(
    r"(?:data )?(?:extracted|downloaded|retrieved|hämta[dt]) (?:from|från|ur)(?: the)? (.+)", re.I
)
# A new sentence begins, and no abbreviation such as "St." or "U.S." ends before it.
_SENTENCE = re.compile(
    r"(?<![\s.(]\w)(?<!\bSt)(?<!\bDr)(?<!\bNo)(?<!\bCo)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bDept)\.\s+(?=[^\W\d_a-zåäö])"
)
# "Anm: p = prognos. Källa: Byrån" is two lines in one.
_SOURCE_BEHIND = re.compile(r"(?<=[.;])\s+(?=(?:Källa|Källor|Source|Sources|Kilde):)")
_DAY_BEHIND = re.compile(r"[.,;(\s]+(\d{4}-\d\d-\d\d)\)?$")
# What a line above a table says of itself before a colon, where the layout knows no such key.
_KEYED = re.compile(r"(?P<key>[^\W\d][^:\d]{1,40}):\s+(?P<value>\S.*)")
_TITLE = frozenset(["series title", "table title", "title", "titel", "rubrik", "tabellrubrik"])
_UNIT_TOO = frozenset(["type of data", "unit of measure", "measurement unit", "mått"])
_NOTE_NAME = re.compile(r"\[?(?:note|not|fotnot|footnote|anm\.?)\s?(\d{1,3})\]?", re.IGNORECASE)
_MARK = re.compile(
    rf"^(?P<mark>(?i:{NOTE_NUMBER}|{_NOTE_NAME.pattern}(?=\s*:))|"
    r"\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§]+|\d{1,2}\)|\([a-z]{1,3}\)|\[[a-z]{1,5}\]|[a-z]\)|\d(?=\s[A-ZÅÄÖ])"
    # "p Preliminära uppgifter"; a and i are words.
    r"|[b-hj-z](?=\s[A-ZÅÄÖ]))\s*[=:–-]?\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_SYMBOL = re.compile(r"^(?P<mark>\.{1,4}|…|:|[xX-]|\[[a-z]{1,5}\])\s+(?P<text>[^\W\d].*)$", re.DOTALL)
_LEGEND = re.compile(
    r"^(?P<mark>[.…:]{1,4}|[-–—/]|[a-zA-Z]{1,2}|\[[a-z]{1,5}\])\s*(?:=|:|–)\s*(?P<text>\S.*)$", re.DOTALL
)
_SHORTHAND = re.compile(r"\[[a-z]{1,5}\]")
_URL = re.compile(r"https?://[^\s<>\"']+")
_UNIT_LINE = re.compile(
    r"^\(?(?:i |in |antal|andel|procent|per ?cent|1[ .,]?000|tusental|mkr|mnkr|tkr|kronor|£|€|\$|%|number of|thousand)",
    re.IGNORECASE,
)
# Longer lines are paragraphs of a page, and a note in a cell has an end.
_LONGEST = 600
_NOTE_NUMBER = re.compile(NOTE_NUMBER, re.IGNORECASE)
_FLAGS: dict[str, Text] = {
    "p": Text("provisional", "preliminär"),
    "e": Text("estimated", "uppskattad"),
    "b": Text("break in the series", "brott i serien"),
    "r": Text("revised", "reviderad"),
    "u": Text("low reliability", "osäker"),
    "d": Text("definition differs", "avvikande definition"),
    "s": Text("estimated by Eurostat", "uppskattad av Eurostat"),
    "f": Text("forecast", "prognos"),
    "n": Text("not significant", "inte signifikant"),
    "i": Text("imputed", "imputerad"),
    "c": Text("confidential", "sekretess"),
    "w": Text("with reservations", "med förbehåll"),
}
# Longer ones are words by themselves.
_FEW_LETTERS = 4
_FLAG_LETTERS = re.compile(r"[a-zA-Z]{1,3}")
_FLAG_MARK = re.compile(
    rf"{NOTE_NUMBER}|"
    r"\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]|\d\)|\[[a-zA-Z]{1,5}\]|\([a-zA-Z]{1,3}\)|[a-zA-Z]{1,3}(?![a-zA-Z])\)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TableNotes:
    """What stands around a table: `marks` are the footnotes by their mark, `notes` those without one.

    `place` and `measure` are said by lines above such as "Area: Leeds".
    """

    title: str = ""
    subtitles: list[str] = field(default_factory=list)
    producer: str = ""
    updated: str = ""
    accessed: str = ""
    unit: str = ""
    source_url: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    place: str = ""
    measure: str = ""

    def use_numbers(self, text: str) -> None:
        """Take "1. Preliminary." for the note of ¹ where that stands in `text`, the labels and headings of a table."""
        for note in list(self.notes):
            match = _NUMBERED.match(note)
            if match and (mark := _RAISED[int(match["n"])]) in text and mark not in self.marks:
                self.marks[mark] = match["text"]
                self.notes.remove(note)

    def period(self) -> str:
        """The one period that the lines around a table say all of it is of; "" where they say none, or several."""
        title = TITLE_NUMBER.sub("", self.title)
        titles = (title, title_dimensions(title)[0], *self.subtitles)
        notes = (note.partition(":") for note in self.notes)
        keyed = (value.strip() for key, _, value in notes if heading_kind(key) == "time")
        found = (*(split_heading(text).time for text in titles), *filter(is_time, keyed), *map(only_year, titles))
        return next(filter(None, found), "")


def read_notes(above: Sequence[str], below: Sequence[str]) -> TableNotes:
    """The lines above and below a table, each understood by what it begins with."""
    notes = TableNotes()
    for text in _without_keys(above, notes):
        if _is_said_by_a_key(text, notes) or (notes.title and _is_mark(text, notes)):
            continue
        fetched = _FETCHED_FROM.fullmatch(text)
        if fetched or (not notes.title and _OF_OFFICE.sub("", text) == office_in(text)):
            notes.producer = notes.producer or (fetched[1] if fetched else office_in(text))
        elif not TITLE_NUMBER.sub("", notes.title):
            notes.title = f"{notes.title} {text}".lstrip()
        else:
            notes.subtitles.append(text)
            if not notes.unit and _UNIT_LINE.match(text) and len(text) < 80:
                notes.unit = text
    notes.notes += [text[:_LONGEST] for text in _without_keys(below, notes) if not _is_mark(text, notes)]
    lines = [] if notes.producer else [*above, *below]
    notes.producer = notes.producer or next(filter(None, map(office_in, lines)), "")
    return notes


def _is_said_by_a_key(text: str, notes: TableNotes) -> bool:
    """Whether a line above a table says its title or unit after a key; what other keys say stays a note."""
    match = _KEYED.fullmatch(text)
    key = match["key"].casefold() if match else ""
    if match and key in _TITLE:
        notes.notes += [notes.title] if notes.title else []
        notes.title = match["value"]
    elif match and key in _UNIT_TOO:
        notes.unit = notes.unit or match["value"]
    elif match and notes.title:
        notes.notes.append(text[:_LONGEST])
        kind = heading_kind(key)
        notes.place = notes.place or (match["value"] if kind == "place" else "")
        is_name = kind == "measure" and not is_unit_heading(match["value"])
        notes.measure = notes.measure or (match["value"] if is_name else "")
    return key in _TITLE or key in _UNIT_TOO


def _is_mark(text: str, notes: TableNotes) -> bool:
    match = _MARK.match(text) or _LEGEND.match(text) or _SYMBOL.match(text)
    if match is None:
        return False
    number = _NOTE_NAME.fullmatch(match["mark"])
    for mark in [_note_key(number)] if number else note_numbers(match["mark"]) or [match["mark"]]:
        notes.marks.setdefault(mark, match["text"].strip()[:_LONGEST])
    return True


def _note_key(name: re.Match[str]) -> str:
    return note_numbers(f"[{name[1]}]")[0]


def notes_of_sheets(sheets: Iterable[Sheet]) -> dict[str, str]:
    """The notes that stand on sheets of their own, by their marks: "note 1" or "[c]", and the text beside it."""
    found: dict[str, str] = {}
    for row in (row for sheet in sheets for row in sheet.rows):
        filled = [cell for cell in row if cell]
        if len(filled) > 1:
            name = _NOTE_NAME.fullmatch(filled[0])
            if name or _SHORTHAND.fullmatch(filled[0]):
                found.setdefault(_note_key(name) if name else filled[0], filled[1][:_LONGEST])
    return found


def _without_keys(lines: Iterable[str], notes: TableNotes) -> list[str]:
    """The lines that are no key with a value; those fill `notes`. A key alone has its value on the next line."""
    others, key = [], ""
    for text in (" ".join(part.split()) for line in lines for part in _SOURCE_BEHIND.split(line)):
        if not notes.source_url and (url := _URL.search(text)):
            notes.source_url = url[0].rstrip(".,;)")
        found = key_and_value(text)
        if not found and text.startswith("©"):
            found = "producer", re.split(r",|\|", text[1:])[0]
        if not re.search(r"\w", text.replace("_", "")):
            continue  # a line drawn between two parts
        if found and found[1]:
            _keep(*found, notes)
            key = ""
        elif found:
            key = found[0]
        elif key:
            _keep(key, text, notes)
            key = key if key == "note" else ""
        else:
            others.append(text)
    return others


def _keep(key: str, value: str, notes: TableNotes) -> None:
    if key == "producer":
        if fetched := _FETCHED.search(value):
            value, notes.accessed = value[: fetched.start()], notes.accessed or date_in_notes(fetched[1])
        if later := _UPDATED_TOO.search(value) or _DAY_BEHIND.search(value):
            value = value[: later.start()]
            notes.updated = notes.updated or date_in_notes(later[1])
        notes.producer = notes.producer or _SENTENCE.split(_URL.sub("", value), maxsplit=1)[0].strip(" ,.;:")[:200]
    elif key == "updated":
        notes.updated = notes.updated or date_in_notes(value)
    elif key == "fetched":
        notes.accessed = notes.accessed or date_in_notes(value)
    elif key == "unit":
        notes.unit = notes.unit or value
    elif key == "note" and not _is_mark(value, notes):
        notes.notes.append(value[:_LONGEST])


def date_in_notes(text: str) -> str:
    """The day that a text begins with, ISO 8601; "" for none.

    >>> date_in_notes("20230120 09:00"), date_in_notes("2023-01-20T08:00:00Z"), date_in_notes("20 January 2023")
    ('2023-01-20', '2023-01-20', '2023-01-20')
    """
    text = text.strip()
    if match := re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", text):
        day = day_of("-".join(match.groups()))
    else:
        day = day_of(text[:40])
    return day.isoformat() if day else ""


def flag_words(flags: str, marks: Mapping[str, str], lang: Lang) -> str:
    """The marks beside a figure in words; a text that is no mark stays as it is.

    >>> flag_words("b", {}, "en"), flag_words("ep", {}, "en")
    ('break in the series (b)', 'estimated, provisional (ep)')
    >>> flag_words("*", {"*": "Ny avgränsning"}, "sv")
    'Ny avgränsning'
    """
    if not flags.strip() or _FLAG_MARK.sub("", flags).strip():
        return flags.strip("()[]")
    found = [_flag_words_of(flag, marks, lang) for flag in _FLAG_MARK.findall(flags)]
    return "; ".join(dict.fromkeys(found))


def _flag_words_of(flag: str, marks: Mapping[str, str], lang: Lang) -> str:
    if numbers := note_numbers(flag):
        return "; ".join(marks.get(number, f"note {number[5:-1]}") for number in numbers)
    for key in (flag, flag.strip("[]()"), f"{flag}:"):
        if key in marks:
            return marks[key]
    letters = flag.strip("[]()").casefold()
    if _FLAG_LETTERS.fullmatch(letters) and all(letter in _FLAGS for letter in letters):
        return f"{', '.join(_FLAGS[letter].of(lang) for letter in letters)} ({flag.strip('[]()')})"
    return say("published.marked", lang, mark=flag) if len(flag) <= _FEW_LETTERS else flag


def note_numbers(mark: str) -> list[str]:
    """The keys of the notes that a mark names, "[note1]" for each.

    >>> note_numbers("[notes 1, 12]"), note_numbers("[c]")
    (['[note1]', '[note12]'], [])
    """
    if not _NOTE_NUMBER.fullmatch(mark):
        return []
    return [f"[note{number}]" for number in re.findall(r"\d+", mark)]
