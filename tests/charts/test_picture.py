"""A picture carries its evidence, has ink where its words are, and cuts nothing."""

from __future__ import annotations

import io
from itertools import combinations
from typing import Any

import pytest
import vl_convert
from PIL import Image

from facts.audit.points import Series
from facts.charts import FONTS, PRINT, Citation, PictureEvidence, picture
from facts.words import LANGS, Lang
from tests.charts.making import JOB, PARTIES, figure, series
from tests.charts.reading_specs import prose, rows, text_boxes, valid

vl_convert.register_font_directory(str(FONTS))

QUOTE = (
    "“År 2010 var målet att erbjuda 3 000 ungdomar sommarjobb och resultatet blev 4 100 "
    "efter att regeringen skjutit till extra medel.”"
)
SAYS = PictureEvidence(
    subtitle=("Unit:\u00a0jobs · Place:\u00a0Stockholm · Population:\u00a0young people aged 16–18",),
    cautions=("“drygt” is read as 4,300–4,350; the reading is contested: many younger readers take it as “about”.",),
    citations=(
        Citation(("M",), f"Sten Nordin, föredragande borgarråd, p. 1: {QUOTE}"),
        Citation(("S", "MP", "V", "C", "L"), f"Roger Mogert m.fl., p. 5: {QUOTE}"),
        Citation((), f"Arbetsmarknadsförvaltningens verksamhetsuppföljningsenhet: {QUOTE}"),
    ),
    sources=("Source: PM 2012: RI (Dnr 325-463/2012), 13 September 2012; who counted is not stated.",),
    identity="Figures: summer-jobs-2010-target, summer-jobs-2010 · table 3f9a1c44b07e",
)


def jobs() -> Series:
    return series(
        figure(3000, 2010, unit=JOB, measure_kind="target", title="Sommarjobb för unga i Stockholms stad"),
        figure(4100, 2010, unit=JOB),
        figure(4300, 2011, unit=JOB, approximator="drygt", reading=(4300, 4350, True, True)),
        figure(5023, 2012, unit=JOB),
    )


def pictured(width: int = 640, lang: Lang = "sv") -> dict[str, Any]:
    return valid(picture(jobs(), lang=lang, width=width, parties=PARTIES, evidence=SAYS))


@pytest.mark.parametrize("width", [400, 640, 1100])
def test_every_word_of_the_evidence_is_in_the_picture(width: int) -> None:
    # A dot between two things is left out where a line ends.
    said = prose(pictured(width)).replace(" ", "").replace("·", "")
    for text in (
        *SAYS.subtitle, *SAYS.cautions, *(each.text for each in SAYS.citations), *SAYS.sources, SAYS.identity,
        "Sommarjobb för unga i Stockholms stad: mål 3\u202f000 för 2010",
    ):  # fmt: skip
        assert text.replace(" ", "").replace("·", "") in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [400, 640, 1100])
def test_no_words_of_a_picture_touch_each_other_or_its_edge(width: int, lang: Lang) -> None:
    spec = pictured(width, lang)
    boxes = text_boxes(spec)
    margin = spec["padding"]["left"]
    assert all(left >= -1 and right <= width - 2 * margin + 1 for left, _, right, _, _ in boxes)
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_the_party_stands_at_the_number_and_again_at_the_quote() -> None:
    letters = [row["text"] for row in rows(pictured(), "words") if row["text"] == "M"]
    assert len(letters) == 5


def test_a_narrow_picture_grows_and_loses_nothing() -> None:
    assert pictured(400)["height"] > pictured(1100)["height"]


def test_there_is_ink_under_every_word_and_none_at_the_edge() -> None:
    spec = pictured()
    image = Image.open(io.BytesIO(vl_convert.vegalite_to_png(spec, ppi=144))).convert("L")
    assert image.width == 1280
    margin = spec["padding"]["left"]
    for left, top, right, bottom, text in text_boxes(spec):
        area = [round(2 * (side + margin)) for side in (left, top, right, bottom)]
        darkest, _ = image.crop((area[0], area[1], area[2], area[3])).getextrema()
        assert darkest < 200, text
    for edge in ((0, 0, image.width, 4), (0, 0, 4, image.height), (image.width - 4, 0, image.width, image.height)):
        assert image.crop(edge).getextrema() == (255, 255)
    assert PRINT.ground == "#ffffff"


def test_words_are_real_text_in_an_svg() -> None:
    svg = vl_convert.vegalite_to_svg(pictured())
    assert ">”drygt” 4\u202f300<" in svg
