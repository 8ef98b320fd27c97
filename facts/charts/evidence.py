"""What a picture that leaves the app says below its chart, in words that are ready to be set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """A whole sentence between quotation marks, who says it and where, and the parties whose badges stand before it."""

    parties: tuple[str, ...]
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that a reader needs to judge the chart without the app.

    `scope` (unit, population, place) stands under the title; below the chart `cautions`, the `quotes` of at most
    four citers and how many `more` there are (or ""), then `sources`, and `identity`: figure ids and table hash.
    """

    scope: str
    cautions: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    more: str
    sources: tuple[str, ...]
    identity: str
