"""The registers that a table is read with: units and parties, with the users' own from files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import get_args

from facts.csvfile.header import column_name
from facts.csvfile.source import open_source
from facts.figures.parties import SHAPES, Parties, Party
from facts.figures.problems import Unreadable, message, one_line, ranges
from facts.figures.unit_list import UNITS, UnitDefinition, UnitKind
from facts.figures.units import Units
from facts.reading import table_files as files
from facts.regular_file import read_regular_file
from facts.words import Lang, Text, quoted

# A unit in use is two or three steps from the first of its kind: a year, a day, an hour. A file of thousands of steps
# asks for more than can be computed.
MOST_STEPS = 12
"""The most units of a user's own between a unit and the first one that it is defined by."""
_MOST_LETTERS = 12
"""Longer ones fit on no badge."""
_EXAMPLES = 2
_OF_A_BUILT_IN_PARTY = Text(
    "{about}: until now the built-in party {letters}. It is now the party of this file, which is drawn instead.",
    "{about}: hittills det inbyggda partiet {letters}. Nu är det den här filens parti, som ritas i stället.",
)
_ON_A_LINE_ABOVE = Text(
    "{about}: on a line above too; the later line counts.", "{about}: också på en rad ovanför; den senare raden gäller."
)
_UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Registers:
    """Units and parties; `complaints` say which lines of the users' own files could not be used, and why."""

    units: Units = field(default_factory=Units)
    parties: Parties = field(default_factory=Parties)
    complaints: tuple[Text, ...] = ()


def registers_beside(table: Path) -> Registers:
    """The closed lists with what `units.csv` and `parties.csv` in the folder of `table` add to them."""
    units_file, parties_file = _File(table.with_name(files.UNITS_FILE)), _File(table.with_name(files.PARTIES_FILE))
    units, parties = list(_units(units_file)), list(_parties(parties_file))
    return Registers(Units(units), Parties(parties), (*units_file.complaints(), *parties_file.complaints()))


class _File:
    """One of the users' own files, and what could not be used of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._whole: list[Text] = []
        self._lines: dict[Text, list[tuple[int, str]]] = {}
        self._taken: dict[str, list[tuple[int, str]]] = {}
        self._kept: list[tuple[int, str]] = []

    def refuse(self, en: str, sv: str) -> None:
        """Note why the file is not used at all."""
        self._whole.append(Text(f"{self.path.name} is not used. {en}", f"{self.path.name} används inte. {sv}"))

    def refuse_line(self, line: int, en: str, sv: str, about: str = "") -> None:
        """Note why a line is not used; the reason may have a place {about} for the word that it is about."""
        self._lines.setdefault(Text(en, sv), []).append((line, about))

    def redraw(self, line: int, writing: str, letters: str) -> None:
        """Note that a line takes what meant the built-in party with these letters, "" for one of the same file."""
        self._taken.setdefault(letters, []).append((line, writing))

    def leave_out(self, line: int, writing: str) -> None:
        """Note that an alias goes on to mean what it meant before the line."""
        self._kept.append((line, writing))

    def complaints(self) -> Iterator[Text]:
        """What is to be said, each reason once with all its lines: a chain of thousands of units breaks once."""
        yield from self._whole
        for letters, found in self._taken.items():
            en, sv = _OF_A_BUILT_IN_PARTY if letters else _ON_A_LINE_ABOVE
            yield self._told(found, en.replace("{letters}", letters), sv.replace("{letters}", letters))
        if self._kept:
            yield self._told(
                self._kept,
                "{about}: taken by another unit, which it goes on to mean. The rest is used.",
                "{about}: upptaget av en annan enhet och betyder fortfarande den. Resten används.",
            )
        for reason, found in self._lines.items():
            one = len(found) == 1
            yield self._told(
                found,
                f"{reason.en}. {'The line is' if one else 'The lines are'} not used.",
                f"{reason.sv}. {'Raden' if one else 'Raderna'} används inte.",
            )

    def _told(self, found: list[tuple[int, str]], en: str, sv: str) -> Text:
        """What is to be said of some lines, with the words that it is {about}."""
        lines = ranges([line for line, _ in found])
        words = list(dict.fromkeys(about for _, about in found))
        word_en, word_sv = ("line", "rad") if len(found) == 1 else ("lines", "raderna")
        return Text(
            f"{self.path.name}, {word_en} {lines}: {en.format(about=_listed(words, 'en'))}",
            f"{self.path.name}, {word_sv} {lines}: {sv.format(about=_listed(words, 'sv'))}",
        )


def _listed(words: list[str], lang: Lang) -> str:
    """The first words in quotation marks, and the last of many."""
    more = f" … {quoted(words[-1], lang)}" if len(words) > _EXAMPLES else ""
    return ", ".join(quoted(word, lang) for word in words[:_EXAMPLES]) + more


def _units(file: _File) -> Iterator[UnitDefinition]:
    known = {unit.name: unit for unit in UNITS}
    by_name = {unit.name.casefold(): unit.name for unit in UNITS}
    built_in, taken = Units(), set[str]()
    steps: dict[str, int] = {}

    def is_taken(writing: str) -> bool:
        return writing.casefold() in taken or built_in.find(writing) is not None

    for line, row in _rows(file, "name"):
        name, of, kind = row.get("name", ""), row.get("of", ""), row.get("kind", "").casefold()
        factor = _factor(row.get("factor", ""))
        base = by_name.get(of.casefold(), "")
        kind_named = next((one for one in _UNIT_KINDS if one == kind), None)
        if not name or is_taken(name) or not re.fullmatch(r"[^\W\d][\w -]{0,60}", name):
            file.refuse_line(line, "name is blank, taken or no name", "name saknas, är upptaget eller inget namn")
        elif of and not base:
            en, sv = "no unit {about} in the list or on a line above", "ingen enhet {about} i listan eller ovanför"
            file.refuse_line(line, en, sv, one_line(of))
        elif factor is None or (factor != "1" and not of):
            file.refuse_line(line, "factor is a number above 0, of a unit", "factor är ett tal över 0, av en enhet")
        elif steps.get(base, 0) == MOST_STEPS:
            file.refuse_line(
                line,
                f"more than {MOST_STEPS} units are defined by each other; define it by the first of them",
                f"fler än {MOST_STEPS} enheter bygger på varandra; utgå från den första av dem",
            )
        elif kind and kind_named is None:
            file.refuse_line(line, "no kind {about}", "inget slag {about}", one_line(kind))
        else:
            written = [word.strip() for word in row.get("aliases", "").split(";") if word.strip()]
            aliases = tuple(word for word in written if not is_taken(word))
            for word in written:
                if word not in aliases:
                    file.leave_out(line, word)
            taken.update(word.casefold() for word in (name, *aliases))
            many = aliases[0] if aliases else name
            own_kind = kind_named or (known[base].kind if base else "count")
            unit = UnitDefinition(name, own_kind, Text(name, name), Text(many, many), aliases, factor, base)
            known[name] = unit
            steps[name] = steps.get(base, 0) + 1
            by_name[name.casefold()] = name
            yield unit


def _parties(file: _File) -> Iterator[Party]:
    whose = {writing.casefold(): party.letters for party in Parties().parties for writing in party.writings}
    for line, row in _rows(file, "letters"):
        letters, colour, shape = row.get("letters", ""), row.get("colour", ""), row.get("shape", "").casefold()
        names = [name.strip() for name in row.get("names", "").split(";") if name.strip()]
        if not letters or ";" in letters:
            file.refuse_line(line, "letters are missing", "letters saknas")
        elif len(letters) > _MOST_LETTERS:
            en = f"{{about}} are more than {_MOST_LETTERS} letters; the whole name stands in names"
            sv = f"{{about}} är fler än {_MOST_LETTERS} bokstäver; hela namnet står i names"
            file.refuse_line(line, en, sv, one_line(letters))
        elif not _COLOUR.fullmatch(colour):
            file.refuse_line(line, "colour is written as #24629b", "colour skrivs som #24629b")
        elif shape not in SHAPES:
            shapes = ", ".join(SHAPES)
            file.refuse_line(line, f"shape is one of {shapes}", f"shape är en av {shapes}")
        else:
            party = Party(letters, names[0] if names else letters, colour, shape, tuple(names[1:]))
            for writing in {writing.casefold(): writing for writing in party.writings}.values():
                if writing.casefold() in whose:
                    file.redraw(line, one_line(writing), whose[writing.casefold()])
                whose[writing.casefold()] = ""
            yield party


def _rows(file: _File, key: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a small file as name → text, with the line where each starts; none when there is no file.

    It is read as the table is: in any of its encodings and delimiters, with comments. `key` is its first column.
    """
    try:
        source = open_source(read_regular_file(file.path), other_headers=True)
    except FileNotFoundError:
        return
    except OSError:
        file.refuse("The file cannot be read.", "Filen kan inte läsas.")
        return
    except Unreadable as unreadable:
        problem = unreadable.problems[0]
        file.refuse(message(problem, "en"), message(problem, "sv"))
        return
    header = [column_name(name).casefold() for name in source.header.written]
    if key not in header:
        file.refuse(f"The header has no {key}.", f"Rubrikraden har ingen kolumn {key}.")
        return
    for record in islice(source.records(), 1, None):
        if record.fault:
            file.refuse_line(record.line, "a quotation mark is not closed", "ett citattecken stängs inte")
        elif any(cell.strip() for cell in record.cells):
            yield record.line, dict(zip(header, (cell.strip() for cell in record.cells), strict=False))


def _factor(text: str) -> str | None:
    """A number above 0 such as 1000, 0.1 or 1/12, as a fraction; "1" for a blank, None for anything else."""
    if not text:
        return "1"
    if not re.fullmatch(r"\d{1,15}(?:[.,]\d{1,15}|/\d{1,15})?", text):
        return None
    try:
        factor = Fraction(text.replace(",", "."))
    except ZeroDivisionError:
        return None
    return str(factor) if factor > 0 else None
