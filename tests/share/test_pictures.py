from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pypdf
import pytest
import vl_convert
from PIL import Image, ImageChops

from facts.charts import FONTS
from facts.share.formats import FORMATS, SIZES
from facts.share.pictures import Picture, file_of, picture_of
from facts.share.rendering import png_of_svg
from facts.words import LANGUAGES
from tests.share.making import ALL, JOBS, QUOTE, citers, flat, only_series, publication

SVG = "{http://www.w3.org/2000/svg}"
SIGNS = ("ö", "ä", "−", "½", "\u202f")


@pytest.fixture(scope="module", params=["en", "sv"])
def drawn(request: pytest.FixtureRequest) -> Picture:
    made = publication(*ALL, lang=request.param)
    return picture_of(only_series(made), made)


def written(svg: str) -> str:
    """All text of the drawing, line after line."""
    return "".join(text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text"))


def has_ink(image: Image.Image, part: tuple[float, float]) -> bool:
    """Whether dark pixels lie between two heights, given as parts of the whole."""
    grey = np.asarray(image.convert("L"))
    top, bottom = (int(each * grey.shape[0]) for each in part)
    return bool((grey[top:bottom] < 110).sum() > 200)


@pytest.mark.parametrize("width", ["column", "page", "slide"])
def test_a_png_is_wide_enough_for_print_and_says_its_resolution(width):
    made = publication(JOBS)
    image = Image.open(io.BytesIO(file_of(picture_of(only_series(made), made, width), "png")))
    assert image.width == SIZES[width].pixels >= 1200
    assert min(image.info["dpi"]) >= 144
    assert image.width / image.info["dpi"][0] == pytest.approx(SIZES[width].inches, rel=0.01)


def test_a_png_has_ink_in_its_title_its_chart_and_its_evidence(drawn):
    image = Image.open(io.BytesIO(file_of(drawn, "png")))
    assert has_ink(image, (0.0, 0.1))
    assert has_ink(image, (0.3, 0.5))
    assert has_ink(image, (0.8, 1.0))


def test_the_svg_is_named_and_described_in_its_language(drawn):
    root = ET.fromstring(file_of(drawn, "svg").decode())
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == drawn.title
    assert description.text == drawn.description
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == drawn.publication.lang
    assert root.get("aria-labelledby") == title.get("id")


def test_the_svg_has_real_text_and_a_font_to_fall_back_on(drawn):
    svg = file_of(drawn, "svg").decode()
    text = written(svg)
    assert flat(QUOTE) in flat(text)
    assert drawn.publication.hash in text
    assert all(sign in text or sign == "\u202f" for sign in SIGNS)
    families = {each.get("font-family") for each in ET.fromstring(svg).iter(f"{SVG}text")}
    assert families
    assert all(family and family.endswith("sans-serif") for family in families)


def test_the_svg_runs_nothing_and_points_nowhere(drawn):
    svg = file_of(drawn, "svg").decode().lower()
    assert "<script" not in svg
    assert "href" not in svg
    assert not re.search(r"\son\w+=", svg)
    assert set(re.findall(r"https?://[^\"'<\s]+", svg)) <= {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\(([^#][^;]{0,14})", svg)) <= {"data:font/woff2"}


def test_the_pdf_has_real_text_is_tagged_and_knows_its_language(drawn):
    reader = pypdf.PdfReader(io.BytesIO(file_of(drawn, "pdf")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == drawn.publication.lang
    assert reader.metadata is not None
    assert reader.metadata.title == drawn.title
    text = flat("".join(page.extract_text() for page in reader.pages))
    assert flat(QUOTE) in text
    assert drawn.publication.hash in text


def test_the_page_holds_all_it_needs_and_lets_nothing_in(drawn):
    page = file_of(drawn, "html").decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert f'<html lang="{drawn.publication.lang}">' in page
    assert "<script" not in page
    assert "<svg" in page


def test_the_specification_is_vega_lite_with_its_data_inside(drawn):
    spec = json.loads(file_of(drawn, "json"))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert "url" not in json.dumps(spec.get("data", {}))
    assert spec["description"] == drawn.description


def test_the_specification_says_how_each_figure_is_read_and_which_ends_are_open(drawn):
    figures = {figure["id"]: figure for figure in json.loads(file_of(drawn, "json"))["usermeta"]["figures"]}
    assert list(figures) == ["jobs-2011", "jobs-2012", "jobs-2012-target", "ref-2012"]
    expected = {"unit": "job", "low": 4300, "high": 4350, "low_open": True, "high_open": True, "start": "2011-01-01"}
    assert expected.items() <= figures["jobs-2011"].items()
    assert vl_convert.vegalite_to_svg(file_of(drawn, "json").decode()).startswith("<svg")


def test_the_csv_keeps_the_tables_names_in_either_language(drawn):
    text = io.StringIO(file_of(drawn, "csv").decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(text, delimiter=LANGUAGES[drawn.publication.lang].delimiter))
    assert {"id", "value", "unit", "note", "document", "source_url"} <= rows[0].keys()
    assert [row["id"] for row in rows] == ["jobs-2011", "jobs-2012", "jobs-2012-target", "ref-2012"]
    assert rows[3]["note"] == "'=SUM(A1) är en anmärkning"


@pytest.mark.parametrize("count", [1, 4, 12])
def test_many_citers_make_the_picture_grow_and_cut_nothing(count):
    made = publication(*citers(count), lang="sv")
    drawn = replace(picture_of(only_series(made), made), narrow=True)
    text = flat(written(file_of(drawn, "svg").decode()))
    quoted_ones = [n for n in range(1, count + 1) if flat(f"Person {n} säger att det blev 5 023 jobb.") in text]
    assert len(quoted_ones) == min(count, 4)


def test_the_same_table_gives_the_same_bytes():
    def drawn() -> Picture:
        made = publication(JOBS)
        return picture_of(only_series(made), made)

    first, second = drawn(), drawn()
    for form in set(FORMATS) - {"pdf"}:
        assert file_of(first, form) == file_of(second, form)


def test_a_cell_cannot_become_markup():
    hostile = "<script>alert(1)</script> ]]> & \x0b &lt; <image href='https://example.org/x.png'/>"
    made = publication(JOBS | {"quote": hostile, "title": hostile, "document": hostile})
    drawn = picture_of(only_series(made), made)
    root = ET.fromstring(file_of(drawn, "svg").decode())
    assert not list(root.iter(f"{SVG}script"))
    assert not list(root.iter(f"{SVG}image"))
    page = file_of(drawn, "html").decode()
    assert "<script>" not in page
    assert "<image" not in page
    assert "alert(1)" in "".join(root.itertext())
    assert file_of(drawn, "png")
    assert b"%PDF" in file_of(drawn, "pdf")[:8]


def test_words_that_look_like_markup_are_left_as_they_are():
    made = publication(JOBS | {"quote": 'Se id="gradient_0" och url(#a) 4300.'})
    drawn = picture_of(only_series(made), made)
    assert 'Se id="gradient_0" och url(#a) 4300.' in written(file_of(drawn, "svg").decode())


vl_convert.register_font_directory(str(FONTS))
SHAPES = [(680.0, 311.0, 2.0), (453.54, 658.31, 2.6459), (240.9, 1039.7, 4.981), (1920.0, 1080.0, 1.0)]


@pytest.mark.parametrize(("width", "height", "pixels"), SHAPES)
def test_a_png_is_as_sharp_as_its_drawing_and_ends_with_its_last_whole_pixel(width, height, pixels):
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        "<text x='20' y='40' font-family=\"'Source Sans 3'\" font-size='13'>1 234,5 åäö “x”</text>"
        f'<path d="M{10 / pixels},0V{height}" stroke="#000000" stroke-width="{2 / pixels}"/></svg>'
    )
    image = Image.open(io.BytesIO(png_of_svg(svg, pixels, 144)))
    size = int(width * pixels + 1e-3), int(height * pixels + 1e-3)
    assert image.size == size
    assert image.getchannel("A").getextrema() == (255, 255)
    # A line that fills two pixels is black in them and white beside them, down to the last row.
    last = [image.convert("L").getpixel((x, size[1] - 2)) for x in (8, 9, 10, 11)]
    assert last == [255, 0, 0, 255]
    other = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=pixels * (1 + 1e-7), ppi=72)))
    differing = sum(ImageChops.difference(image.convert("L"), other.convert("L")).histogram()[64:])
    assert (other.size, differing) == (size, 0)


def test_pictures_are_made_for_several_readers_at_once(drawn):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda format: file_of(drawn, format), ["png", "pdf"] * 6))
    assert len({data for data in made if data.startswith(b"\x89PNG")}) == 1
