"""Parties are labels: letters, a name, a colour and a shape, so that no sign is a colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from facts.figures.problems import CellNote, CellReading, one_line

Shape = Literal["circle", "square", "triangle", "triangle-down", "diamond", "cross", "star", "hexagon"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
GREY = "#767676"
_BRACKETS = re.compile(r"[()]")
_BETWEEN = re.compile(r"\s*[;,/]\s*|\s+(?:och|and|&)\s+")


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it is drawn: `colour` is #rrggbb on a light ground. `aliases` are other writings."""

    letters: str
    name: str
    colour: str
    shape: Shape
    aliases: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """All that it is called; of two parties the letters of one go before the names of the other."""
        return (*self.aliases, self.name, self.letters)


# In the order of the alphabet. Each colour is near the one that people know, and moved in lightness until all
# eight can be told apart with the common kinds of colour blindness too (tests/figures/test_parties.py).
PARTIES: tuple[Party, ...] = (
    Party("C", "Centerpartiet", "#06a258", "square", ("Centern", "Bondeförbundet")),
    Party("KD", "Kristdemokraterna", "#07055c", "cross",
          ("Kristdemokratiska samhällspartiet",)),
    Party("L", "Liberalerna", "#24629b", "triangle"),
    Party("M", "Moderaterna", "#8ad7f4", "circle", ("Moderata samlingspartiet", "Nya Moderaterna")),
    Party("MP", "Miljöpartiet", "#a5e61a", "star", ("Miljöpartiet de gröna", "De gröna")),
    Party("S", "Socialdemokraterna", "#d70f17", "hexagon",
          ("Sveriges socialdemokratiska arbetareparti", "Socialdemokratiska arbetarepartiet", "SAP")),
    Party("SD", "Sverigedemokraterna", "#e4c867", "diamond"),
    Party("V", "Vänsterpartiet", "#7c1315", "triangle-down"),
)  # fmt: skip

# Under the letters of its day a party keeps the badge of the one that it has become: who said it in 2012 said it
# as FP. Years: FP until 2015, KDS until 1996, VPK until 1990.
EARLIER_PARTIES: tuple[Party, ...] = (
    Party("FP", "Folkpartiet liberalerna", "#24629b", "triangle", ("Folkpartiet",)),
    Party("KDS", "Kristen demokratisk samling", "#07055c", "cross"),
    Party("VPK", "Vänsterpartiet kommunisterna", "#7c1315", "triangle-down"),
)


class Parties:
    """All parties that a table may name: the Swedish ones and `own`, which may redraw them."""

    def __init__(self, own: Iterable[Party] = ()) -> None:
        by_letters: dict[str, Party] = {}
        for party in (*PARTIES, *EARLIER_PARTIES, *own):
            # The later goes last, with its names too.
            by_letters.pop(party.letters.casefold(), None)
            by_letters[party.letters.casefold()] = party
        self.parties = tuple(by_letters.values())
        self._by_writing = {writing.casefold(): party for party in self.parties for writing in party.writings}

    def find(self, text: str) -> Party | None:
        """The party that `text` names by letters, name or both, whatever its case; None when it is not known."""
        whole = self._written(text)
        named = {self._written(part) for part in _BRACKETS.split(text) if part.strip()}
        return whole or (named.pop() if len(named) == 1 else None)

    def _written(self, text: str) -> Party | None:
        return self._by_writing.get(" ".join(text.casefold().split()))

    def find_or_grey(self, letters: str) -> Party:
        """The party as it is drawn; an unknown one is grey and keeps its letters."""
        return self.find(letters) or Party(letters, letters, GREY, "circle")

    def read_parties(self, text: str) -> CellReading:
        """The letters of the parties in a cell, with `;` between several; each party once."""
        letters: dict[str, None] = {}
        unknown = []
        usual = len(_BETWEEN.split(text)) == len(text.split(";"))
        for word in _BETWEEN.split(text):
            if not word:
                continue
            party = self.find(word)
            letters[party.letters if party else word] = None
            usual = usual and (party is None or party.letters == word)
            if party is None:
                unknown.append(word)
        notes = [CellNote("unknown-party", {"text": one_line(", ".join(unknown))})] if unknown else []
        if not usual:
            notes.append(CellNote("party-normalised", {"text": one_line(text), "letters": one_line(";".join(letters))}))
        return CellReading(tuple(letters), tuple(notes))
