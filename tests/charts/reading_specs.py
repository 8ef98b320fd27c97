"""What a chart's specification says, for the tests."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import altair as alt

from facts.charts import DARK, LIGHT, chart
from facts.charts.typeset import Style
from facts.charts.typeset import width as width_of
from facts.figures.figure import Figure
from facts.words import Lang
from tests.charts.making import PARTIES, series

Spec = dict[str, Any]


def draw_chart(*figures: Figure, lang: Lang = "en", width: int = 560, dark: bool = False) -> Spec:
    spec = chart(series(*figures), lang=lang, theme=DARK if dark else LIGHT, width=width, parties=PARTIES)
    return valid(spec)


def valid(spec: Spec) -> Spec:
    """The specification, which Altair holds against the schema of Vega-Lite."""
    alt.LayerChart.validate(spec)
    return spec


def rows(spec: Spec, name: str) -> list[dict[str, Any]]:
    """All rows of the data whose name begins with `name`."""
    return [row for key, data in spec["datasets"].items() if key.startswith(name) for row in data]


def texts(spec: Spec) -> list[str]:
    return [row["text"] for row in rows(spec, "words")]


def prose(spec: Spec) -> str:
    return " ".join(texts(spec))


def text_boxes(spec: Spec) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom of each line of text: from the tops of its capitals to below its base line."""
    found = []
    for row in rows(spec, "words"):
        style = Style(row["size"], row["fontWeight"] == 600, row["fontStyle"] == "italic")
        wide = width_of(row["text"], style)
        left = row["x"] - {"left": 0.0, "center": wide / 2, "right": wide}[row["align"]]
        found.append((left, row["y"] - 0.7 * row["size"], left + wide, row["y"] + 0.05 * row["size"], row["text"]))
    return found


def assert_apart(spec: Spec) -> None:
    """No two texts touch, and none reaches the edge."""
    boxes = text_boxes(spec)
    for left, top, right, bottom, text in boxes:
        assert left >= -1, text
        assert right <= spec["width"] + 1, text
        assert top >= 0, text
        assert bottom <= spec["height"], text
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def keys(part: object) -> set[str]:
    """All keys anywhere in a specification, outside its data."""
    if isinstance(part, dict):
        return {key for key in part if isinstance(key, str)} | {
            key for name, value in part.items() if name != "datasets" for key in keys(value)
        }
    if isinstance(part, list):
        return {key for value in part for key in keys(value)}
    return set()
