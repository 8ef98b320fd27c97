"""Exporting all charts, against what vl-convert alone needs for the same specifications."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Ratio, in_turns
from facts.reading.table import read_table
from facts.share import svg
from facts.share.formats import SIZES
from facts.share.pictures import picture_of, png_of
from facts.share.publication import chosen_series, publication_of

TABLE = Path(__file__).parents[1] / "sources.csv"
MOST = 1.2
ROUNDS = 3


def measure() -> Iterator[Ratio]:
    """All charts of the table that comes with the project as PNG, from the table's figures on."""
    import vl_convert

    publication = publication_of(read_table(TABLE.read_bytes()), "en")
    chosen = chosen_series(publication.table, [])
    specs = [picture_of(series, publication).spec for series in chosen]
    svg.drawn(specs[0])  # vl-convert's start is not part of either
    size = SIZES["page"]

    def ours() -> None:
        for series in chosen:
            png_of(picture_of(series, publication))

    def theirs() -> None:
        for spec in specs:
            vl_convert.vegalite_to_png(spec, scale=size.pixels / size.css, allowed_base_urls=[])

    yield Ratio(
        f"All {len(chosen)} charts as PNG", "vl-convert, same specifications", *in_turns(ours, theirs, ROUNDS), MOST
    )
