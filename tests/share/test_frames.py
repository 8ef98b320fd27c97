"""Pictures keep their size whatever they say, and what does not fit on them stands on a second sheet."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from facts.audit.points import Series, series_of
from facts.charts.picture import MARGIN
from facts.figures.wording import readable
from facts.reading.table import Table
from facts.share.formats import FRAMES, HIGHEST_IN_SHORT, SIZES, Frame
from facts.share.pictures import Picture, file_of, picture_of, sheets_of
from facts.share.publication import publication_of
from facts.share.sources import short_address
from facts.words import LANGS, Lang
from facts.words.numbers import number
from tests.charts.stress import KINDS, stress

PARTS = ("summer-jobs", "evicted-children", "child-poverty", "assistance-children", "jobbtorg-self-support")


def own_table() -> Table:
    from facts.reading.table import read_table

    return read_table((Path(__file__).parents[2] / "sources.csv").read_bytes())


TABLE = own_table()
# A line and a half of a column; what is longer may be cut there, and is whole on the second sheet.
LONGEST_ADDRESS = 80


@cache
def hard(kind: str, lang: Lang, frame: Frame | None, *, short: bool = False) -> Picture:
    figures = tuple(
        replace(figure, quote=f"Vi i nämnden {'menar utan omsvep ' * 9}att talet {figure.value} stämmer väl.",
                source_url="https://statistik.example.org/tabeller/2024/mars?format=1" if not figure.is_claim else "")
        for figure in stress(kind).figures
    )  # fmt: skip
    (series,) = series_of(figures)
    return picture_of(series, publication_of(Table(**{**_parts(TABLE), "figures": figures}), lang), frame, short=short)


def _parts(table: Table) -> dict[str, object]:
    return {name: getattr(table, name) for name in table.__dataclass_fields__}


def _shipped(key: str) -> Series:
    return next(series for series in series_of(TABLE.figures) if series.key == key)


def sheet_height(drawn: Picture) -> float:
    return float(drawn.spec["height"]) + 2 * MARGIN


def chart_height(drawn: Picture) -> float:
    """From below what is counted, under the headline, to the rule above the foot."""
    written = drawn.spec["datasets"]
    lines = [row["y"] for name, rows in written.items() if name.startswith("grid") for row in rows
             if row["x"] == 0 and row["x2"] == drawn.spec["width"]]  # fmt: skip
    subtitle = next(row["y"] for name, rows in written.items() if name.startswith("words") for row in rows
                    if row["text"].startswith(drawn.says.subtitle[0][:6]))  # fmt: skip
    return float(max(lines) - subtitle)


def smallest_text(drawn: Picture) -> float:
    return min(row["size"] for rows in drawn.spec["datasets"].values() for row in rows if "fontWeight" in row)


def test_claims_and_what_is_published_stand_beside_each_other_on_one_axis_where_they_have_no_room_below() -> None:
    words = _words(drawn := hard("claimed and published parts of years", "en", "square"))
    assert "stand on the second sheet" not in words
    assert {figure.is_claim for figure in drawn.figures} == {True, False}
    written = [row for name, rows in drawn.spec["datasets"].items() if name.startswith("words") for row in rows]
    for pair in (("Claimed", "Published"), ("0", "0"), ("400", "400")):
        left, right = (row for row in written if row["text"] in pair)
        assert left["x"] < right["x"]
        assert left["y"] == right["y"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_keeps_its_size_whatever_it_shows(kind: str) -> None:
    for frame, size in SIZES.items():
        drawn = hard(kind, "sv", frame)
        height = sheet_height(drawn)
        assert drawn.spec["width"] + 2 * MARGIN == size.css
        assert height == pytest.approx(size.height, abs=0.6) if size.fixed else height <= size.height + 0.6
        assert chart_height(drawn) >= 0.55 * height - 1
        assert drawn.publication.hash in _words(drawn)


def _words(drawn: Picture) -> str:
    return " ".join(row["text"] for rows in drawn.spec["datasets"].values() for row in rows if "fontWeight" in row)


@pytest.mark.parametrize("kind", ["ten of one year", "eight towns in one year", "six who disagree", "open ends"])
def test_every_figure_of_a_picture_has_its_number_in_every_frame(kind: str) -> None:
    for frame in FRAMES:
        drawn = hard(kind, "en", frame)
        words = _words(drawn).split(" ")
        for figure in drawn.series.figures:
            assert any(number(readable(figure.value or 0), "en") in word for word in words), (frame, figure.value)


@pytest.mark.parametrize("kind", KINDS)
def test_claims_have_their_numbers_in_every_frame_and_what_is_not_drawn_is_said(kind: str) -> None:
    for frame in FRAMES:
        drawn = hard(kind, "sv", frame)
        words, figures = _words(drawn), drawn.figures
        claims = [figure for figure in figures if figure.is_claim and figure.value is not None]
        ends = sorted(claims, key=lambda figure: float(figure.value or 0) * (figure.unit.factor if figure.unit else 1))
        # Of very many hedged ones that have no room it says how many there are.
        hedged = [figure for figure in claims if figure.approximator and "ritade utan sina tal" not in words]
        for figure in (*ends[:1], *ends[-1:], *hedged):
            assert number(abs(readable(figure.value or Decimal(0))), "sv") in words, (frame, figure.id)
        told = {figure.id for figure in figures}
        scopes = {(each.place, each.population) for each in figures}
        points = sum(
            told.isdisjoint(figure.id for figure in point.figures)
            and (point.figure.place, point.figure.population) in scopes
            for point in drawn.series.points
        )
        elsewhere = rf"{points} (uppgift(er)? till|publicerade? siffr(a|or)) står på andra bladet"
        assert not points or re.search(elsewhere, words.replace("\xa0", " "))


def test_names_that_have_no_room_above_a_quote_are_seen_to_be_cut() -> None:
    drawn = hard("six who disagree", "en", "square")
    lead = drawn.says.lead
    assert lead
    many = "Eva Ek and others, " * 9
    long = replace(drawn, says=replace(drawn.says, lead=replace(lead, who=many, short_who=many)))
    texts = [row["text"] for rows in long.spec["datasets"].values() for row in rows if "fontWeight" in row]
    (names,) = (text for text in texts if text.startswith("Eva Ek"))
    assert names.endswith("…")


def test_a_subtitle_names_the_places_that_are_drawn_and_says_where_the_others_are() -> None:
    drawn = hard("eight towns", "en", "column")
    texts = [row["text"] for rows in drawn.spec["datasets"].values() for row in rows if "fontWeight" in row]
    found = re.search(r"Place:\s(.+?); (\d) more on the second sheet", _words(drawn))
    assert found
    named = found[1].split(", ")
    towns = {figure.place for figure in drawn.series.figures}
    assert sorted(named) == sorted(towns.intersection(texts))
    assert len(named) + int(found[2]) == len(towns)
    assert all(town in drawn.second_drawing for town in towns)
    assert "more on the second sheet" not in _words(hard("eight towns", "en", "page"))


@pytest.mark.parametrize("kind", KINDS)
def test_short_evidence_makes_a_picture_at_most_1_6_times_as_high_as_wide(kind: str) -> None:
    drawn = hard(kind, "en", None, short=True)
    assert sheet_height(drawn) <= HIGHEST_IN_SHORT * (drawn.spec["width"] + 2 * MARGIN)
    assert not drawn.second_drawing


@pytest.mark.parametrize("frame", FRAMES)
def test_the_smallest_text_is_7_points_in_print_and_22_pixels_on_a_slide(frame: Frame) -> None:
    size, text = SIZES[frame], smallest_text(hard("sixty years", "en", frame))
    assert text * size.inches * 72 / size.css >= 7
    assert text * size.pixels / size.css >= 22


def test_the_sizes_of_all_exports(tmp_path: Path) -> None:
    """A slide is 1920 × 1080, a square 1080 × 1080, a column 85 × at most 130 mm, a page 160 × at most 110 mm."""
    publication = publication_of(TABLE, "en")
    for frame, size in SIZES.items():
        drawn = picture_of(_shipped("summer-jobs"), publication, frame)
        image = Image.open(io.BytesIO(file_of(drawn, "png")))
        page = PdfReader(io.BytesIO(file_of(drawn, "pdf"))).pages[0].mediabox
        millimetres = [round(float(side) / 72 * 25.4, 1) for side in (page.width, page.height)]
        assert image.width == size.pixels
        assert image.info["dpi"][0] >= 143.9
        if frame in ("slide", "square"):
            assert image.size == {"slide": (1920, 1080), "square": (1080, 1080)}[frame]
        else:
            wide, high = {"column": (85, 130), "page": (160, 110)}[frame]
            assert millimetres[0] == pytest.approx(wide, abs=0.2)
            assert millimetres[1] <= high + 0.2


def test_what_does_not_fit_stands_on_a_second_sheet_that_the_first_one_names() -> None:
    drawn = picture_of(_shipped("summer-jobs"), publication_of(TABLE, "en"), "column")
    assert [ending for ending, _ in sheets_of(drawn, "png")] == ["", "-evidence"]
    first, second = PdfReader(io.BytesIO(file_of(drawn, "pdf"))).pages
    assert "Evidence" in first.extract_text()
    told = " ".join(second.extract_text().split())
    assert all(figure.id in told.replace(" ", "") for figure in drawn.series.figures)
    page = file_of(drawn, "html").decode()
    assert page.index("<main") < page.index('class="evidence"')


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("lang", LANGS)
def test_published_figures_carry_their_address_in_every_picture(key: str, lang: Lang) -> None:
    publication = publication_of(TABLE, lang)
    published = [figure for figure in _shipped(key).figures if not figure.is_claim]
    full = picture_of(_shipped(key), publication)
    words = "".join(row["text"] for rows in full.spec["datasets"].values() for row in rows if "fontWeight" in row)
    for figure in published:
        assert short_address(figure.source_url).replace(" ", "") in words.replace(" ", "")
    slide = picture_of(_shipped(key), publication, "slide")
    words = "".join(row["text"] for rows in slide.spec["datasets"].values() for row in rows if "fontWeight" in row)
    assert not published or any(short_address(figure.source_url)[:40] in words for figure in published)


def test_the_number_in_the_quote_is_set_apart_and_never_cut_off() -> None:
    for kind in ("thirty years", "ten of one year", "very large"):
        drawn = hard(kind, "sv", "column")
        strong = [
            row["text"] for rows in drawn.spec["datasets"].values() for row in rows if row.get("fontWeight") == 600
        ]
        assert drawn.says.lead
        text, place = drawn.says.lead.quote
        assert place
        assert text[slice(*place)] in strong


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("lang", LANGS)
def test_an_address_is_whole_in_a_column_and_the_title_of_the_document_makes_way(key: str, lang: Lang) -> None:
    drawn = picture_of(_shipped(key), publication_of(TABLE, lang), "column")
    words = _words(drawn).replace(" ", "")
    addresses = {short_address(figure.source_url) for figure in drawn.series.figures if not figure.is_claim}
    assert all(len(address) > LONGEST_ADDRESS for address in addresses) or any(each in words for each in addresses)


def test_no_line_of_a_picture_begins_or_ends_with_the_dot_between_two_things() -> None:
    for series in series_of(TABLE.figures):
        for lang in LANGS:
            drawn = picture_of(series, publication_of(TABLE, lang), "column")
            lines = [row["text"] for name, rows in drawn.spec["datasets"].items() if name.startswith("words")
                     for row in rows]  # fmt: skip
            assert not [line for line in lines if line.startswith("·") or line.endswith("·")]


def test_what_nobody_stated_makes_way_in_a_column_for_what_is_counted() -> None:
    drawn = picture_of(_shipped("assistance-families"), publication_of(TABLE, "sv"), "column")
    subtitle = drawn.says.subtitle[0].split(" · ")
    assert subtitle[1] in _words(drawn)
    assert len(drawn.says.short_subtitle) <= len(drawn.says.subtitle[0])
    jobs = picture_of(_shipped("unemployed-parents"), publication_of(TABLE, "sv"), "column")
    assert "inte angiven" not in jobs.says.short_subtitle
