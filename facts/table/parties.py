"""Parties are labels: letters, a name, a colour and a shape, so that no sign is a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["circle", "square", "triangle", "triangle-down", "diamond", "cross", "star", "hexagon"]


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it is drawn: `colour` is #rrggbb on a light ground."""

    letters: str
    name: str
    colour: str
    shape: Shape
