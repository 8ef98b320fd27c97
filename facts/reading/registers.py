"""The registers that a table is read with: units and parties, with the users' own from files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import cast, get_args

from facts.csvfile.header import column_name
from facts.csvfile.source import open_source
from facts.figures.parties import PARTIES, SHAPES, Parties, Party
from facts.figures.problems import Unreadable, message
from facts.figures.unit_list import UNITS, UnitDefinition, UnitKind
from facts.figures.units import Units
from facts.reading import table_files as files
from facts.regular_file import read_regular_file
from facts.words import Text

_BUILT_IN = frozenset(party.letters for party in PARTIES)
# A unit in use is two or three steps from the first of its kind: a year, a day, an hour. A file of thousands of steps
# asks for more than can be computed.
MOST_STEPS = 12
"""The most units of a user's own between a unit and the first one that it is defined by."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Registers:
    """Units and parties; `complaints` say which lines of the users' own files could not be used, and why."""

    units: Units = field(default_factory=Units)
    parties: Parties = field(default_factory=Parties)
    complaints: tuple[Text, ...] = ()


def registers_beside(table: Path) -> Registers:
    """The closed lists with what `units.csv` and `parties.csv` in the folder of `table` add to them."""
    complaints: list[Text] = []
    units = list(_units(table.with_name(files.UNITS), complaints))
    parties = list(_parties(table.with_name(files.PARTIES), complaints))
    return Registers(Units(units), Parties(parties), tuple(complaints))


def _units(path: Path, complaints: list[Text]) -> Iterator[UnitDefinition]:
    known = {unit.name: unit for unit in UNITS}
    by_name = {unit.name.casefold(): unit.name for unit in UNITS}
    steps: dict[str, int] = {}
    for line, row in _rows(path, "name", complaints):
        name, of, kind = row.get("name", ""), row.get("of", ""), row.get("kind", "").casefold()
        factor = _factor(row.get("factor", ""))
        base = by_name.get(of.casefold(), "")
        if not name or name.casefold() in by_name or not re.fullmatch(r"[^\W\d][\w -]{0,60}", name):
            complaints.append(
                _complaint(path, line, "name is blank, taken or no name", "name saknas, är upptaget eller inget namn")
            )
        elif of and not base:
            complaints.append(
                _complaint(
                    path,
                    line,
                    f"no unit “{of}” in the list or on a line above",
                    f"ingen enhet ”{of}” i listan eller på en rad ovanför",
                )
            )
        elif factor is None or (factor != "1" and not of):
            complaints.append(
                _complaint(
                    path,
                    line,
                    "factor is a number above 0, of a unit",
                    "factor är ett tal över 0, av en enhet",
                )
            )
        elif steps.get(base, 0) == MOST_STEPS:
            complaints.append(
                _complaint(
                    path,
                    line,
                    f"more than {MOST_STEPS} units are defined by each other; define it by the first of them",
                    f"fler än {MOST_STEPS} enheter bygger på varandra; utgå från den första av dem",
                )
            )
        elif kind and kind not in get_args(UnitKind):
            complaints.append(_complaint(path, line, f"no kind “{kind}”", f"inget slag ”{kind}”"))
        else:
            aliases = tuple(word.strip() for word in row.get("aliases", "").split(";") if word.strip())
            many = aliases[0] if aliases else name
            chosen = cast(UnitKind, kind or (known[base].kind if base else "count"))
            unit = UnitDefinition(name, chosen, Text(name, name), Text(many, many), aliases, factor, base)
            known[name] = unit
            steps[name] = steps.get(base, 0) + 1
            by_name[name.casefold()] = name
            yield unit


def _parties(path: Path, complaints: list[Text]) -> Iterator[Party]:
    for line, row in _rows(path, "letters", complaints):
        letters, colour, shape = (
            row.get("letters", ""),
            row.get("colour", ""),
            row.get("shape", "").casefold(),
        )
        names = [name.strip() for name in row.get("names", "").split(";") if name.strip()]
        if not letters or len(letters) > 12 or ";" in letters:
            complaints.append(_complaint(path, line, "letters are missing", "letters saknas"))
        elif not _COLOUR.fullmatch(colour):
            complaints.append(_complaint(path, line, "colour is written as #24629b", "colour skrivs som #24629b"))
        elif shape not in SHAPES:
            shapes = ", ".join(SHAPES)
            complaints.append(_complaint(path, line, f"shape is one of {shapes}", f"shape är en av {shapes}"))
        else:
            if letters in _BUILT_IN:
                complaints.append(
                    Text(
                        f"{path.name}, line {line}: {letters} is one of the built-in parties. It is now drawn as this "
                        "line says, and goes by its names.",
                        f"{path.name}, rad {line}: {letters} är ett av de inbyggda partierna. Det ritas nu som raden "
                        "säger och går under dess namn.",
                    )
                )
            yield Party(letters, names[0] if names else letters, colour, shape, tuple(names[1:]))


def _rows(path: Path, key: str, complaints: list[Text]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a small file as name → text, with the line where each starts; none when there is no file.

    It is read as the table is: in any of its encodings and delimiters, with comments. `key` is its first column.
    """
    try:
        source = open_source(read_regular_file(path), other_headers=True)
    except FileNotFoundError:
        return
    except OSError:
        complaints.append(_unused(path, "The file cannot be read.", "Filen kan inte läsas."))
        return
    except Unreadable as unreadable:
        problem = unreadable.problems[0]
        complaints.append(_unused(path, message(problem, "en"), message(problem, "sv")))
        return
    header = [column_name(name).casefold() for name in source.header.written]
    if key not in header:
        complaints.append(_unused(path, f"The header has no {key}.", f"Rubrikraden har ingen kolumn {key}."))
        return
    for record in islice(source.records(), 1, None):
        if record.fault:
            complaints.append(
                _complaint(path, record.line, "a quotation mark is not closed", "ett citattecken stängs inte")
            )
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


def _complaint(path: Path, line: int, en: str, sv: str) -> Text:
    return Text(
        f"{path.name}, line {line}: {en}. The line is not used.",
        f"{path.name}, rad {line}: {sv}. Raden används inte.",
    )


def _unused(path: Path, en: str, sv: str) -> Text:
    return Text(f"{path.name} is not used. {en}", f"{path.name} används inte. {sv}")
