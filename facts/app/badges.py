"""Parties as labels: shape, letters and colour together, the same for every party."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from markupsafe import Markup

from facts.app.markup import joined, plain
from facts.charts.symbols import SHAPE_PATHS
from facts.figures.figure import Figure
from facts.figures.parties import Parties

# The edge is seen on light and on dark, also around a colour that is close to either.
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.1 -1.1 2.2 2.2">'
    '<path d="{path}" fill="{colour}" stroke="#8d8893" stroke-width=".12"/></svg>'
)


def badges(figure: Figure, parties: Parties) -> Markup:
    """The badges of all parties that the figure's citer speaks for; empty for officials and agencies."""
    return joined((badge(letters, parties) for letters in figure.parties), " ")


def badge(letters: str, parties: Parties) -> Markup:
    """One party's badge; the full name is its tooltip."""
    party = parties.drawn(letters)
    return Markup('<span class="party" title="{}"><img class="badge" alt="" src="{}"><b>{}</b></span>').format(
        party.name, _sign(SHAPE_PATHS[party.shape], party.colour), plain(letters)
    )


@cache
def _sign(path: str, colour: str) -> str:
    # Streamlit's st.html drops inline SVG; a picture in the address stays.
    picture = b64encode(_SVG.format(path=path, colour=colour).encode()).decode()
    return f"data:image/svg+xml;base64,{picture}"
