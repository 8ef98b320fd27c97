"""Who says each figure of short texts of all kinds, each marked with whose it is: `who_speaks/*.txt`.

A text begins with "=== its name", then the speakers by letter ("A: Ann Ek | S"), then the text, where each figure that
somebody claims is followed by its speaker: "stiger med 12{A} procent", "31{The Gazette} homes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search

_MARK = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"\d[\d .,]*(?:m|bn)?(?: billion| million)?$")


class Marked(NamedTuple):
    """A text with the speaker and the party of each of its figures."""

    name: str
    text: str
    figures: list[tuple[str, tuple[str, str]]]


def _texts() -> Iterator[Marked]:
    for path in sorted((Path(__file__).parent / "who_speaks").glob("*.txt")):
        for part in path.read_text("utf-8").split("=== ")[1:]:
            name, _, rest = part.partition("\n")
            speakers: dict[str, tuple[str, str]] = {}
            while line := re.match(r"([A-Z]): (.*?) \|(.*)\n", rest):
                speakers[line[1]] = (line[2], line[3].strip())
                rest = rest[line.end() :]
            figures = []
            for mark in _MARK.finditer(rest):
                number = _NUMBER.search(_MARK.sub("", rest[: mark.start()]))
                assert number is not None, rest[: mark.start()]
                figures.append(
                    (_digits(number[0]), speakers.get(mark[1], (mark[1].partition("|")[0], mark[1].partition("|")[2])))
                )
            yield Marked(name, _MARK.sub("", rest).strip(), figures)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("marked", list(_texts()), ids=lambda marked: marked.name)
def test_each_figure_is_of_whom_a_careful_reader_would_say(marked: Marked) -> None:
    found = list(search(read_bytes_of(marked.name, marked.text.encode())).candidates)
    said = []
    for number, _ in marked.figures:
        one = next(candidate for candidate in found if _digits(candidate.text) == number)
        found.remove(one)
        said.append((number, (one.speaker.name, one.speaker.party)))
    assert said == marked.figures
