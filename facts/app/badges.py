"""Parties as labels: shape, letters and colour together, the same for every party."""

from __future__ import annotations

from markupsafe import Markup

from facts.app.markup import joined, plain
from facts.charts.badges import SHAPE_PATHS
from facts.table.figures import Figure
from facts.table.parties import Parties

_SVG = Markup(
    '<svg class="badge" viewBox="-1 -1 2 2" width="12" height="12" aria-hidden="true">'
    '<path d="{path}" fill="{colour}"/></svg>'
)


def badges(figure: Figure, parties: Parties) -> Markup:
    """The badges of all parties that the figure's citer speaks for; empty for officials and agencies."""
    return joined((badge(letters, parties) for letters in figure.parties), " ")


def badge(letters: str, parties: Parties) -> Markup:
    """One party's badge; the full name is its tooltip."""
    party = parties.drawn(letters)
    sign = _SVG.format(path=SHAPE_PATHS[party.shape], colour=party.colour)
    return Markup('<span class="party" title="{}">{}<b>{}</b></span>').format(party.name, sign, plain(letters))
