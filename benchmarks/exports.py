"""Exporting all charts, and one from the command, against what vl-convert alone needs for the same specifications."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Ratio, in_turns
from facts.reading.table import read_table
from facts.share import svg
from facts.share.formats import SIZES
from facts.share.pictures import picture_of, png_of
from facts.share.publication import choose_series, publication_of

TABLE = Path(__file__).parents[1] / "sources.csv"
MOST = 1.2
MOST_OF_COMMAND = 1.3
ROUNDS = 3
BARE = """
import json, sys
import vl_convert

spec, out, scale = sys.argv[1:]
with open(spec) as file, open(out, "wb") as picture:
    picture.write(vl_convert.vegalite_to_png(json.load(file), scale=float(scale), allowed_base_urls=[]))
"""


def measure() -> Iterator[Ratio]:
    """All charts of the table that comes with the project as PNG, from the table's figures on."""
    import vl_convert

    publication = publication_of(read_table(TABLE.read_bytes()), "en")
    chosen = choose_series(publication.table, [])
    specs = [picture_of(series, publication).spec for series in chosen]
    svg.chart_svg(specs[0])  # vl-convert's start is not part of either
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
    with tempfile.TemporaryDirectory() as folder:
        yield _one_from_the_command(Path(folder), chosen[0].key, specs[0], size.pixels / size.css)


def _one_from_the_command(folder: Path, key: str, spec: object, scale: float) -> Ratio:
    """A process that begins, reads the table and ends, against one that only draws."""
    drawn, out = folder / "spec.json", str(folder / "one.png")
    drawn.write_text(json.dumps(spec), "utf-8")
    command = ["-m", "facts", "export", str(TABLE), "--series", key, "--format", "png", "--out", out]
    bare = ["-c", BARE, str(drawn), str(folder / "bare.png"), str(scale)]

    def run(arguments: list[str]) -> None:
        subprocess.run([sys.executable, *arguments], cwd=TABLE.parent, check=True, stdout=subprocess.DEVNULL)

    seconds = in_turns(lambda: run(command), lambda: run(bare), ROUNDS)
    return Ratio("one chart as PNG from the command", "Python with vl-convert alone", *seconds, MOST_OF_COMMAND)
