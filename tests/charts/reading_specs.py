"""What a chart's specification says, for the tests."""

from __future__ import annotations

from typing import Any

from facts.charts.typeset import Style, width

Spec = dict[str, Any]


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
        wide = width(row["text"], style)
        left = row["x"] - {"left": 0.0, "center": wide / 2, "right": wide}[row["align"]]
        found.append((left, row["y"] - 0.7 * row["size"], left + wide, row["y"] + 0.05 * row["size"], row["text"]))
    return found


def keys(part: object) -> set[str]:
    """All keys anywhere in a specification, outside its data."""
    if isinstance(part, dict):
        return {key for key in part if isinstance(key, str)} | {
            key for name, value in part.items() if name != "datasets" for key in keys(value)
        }
    if isinstance(part, list):
        return {key for value in part for key in keys(value)}
    return set()
