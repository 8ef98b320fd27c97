"""The gallery: every form of chart, drawn by the code that draws the app's and the reports' charts.

`python -m docs.gallery` draws the pictures of docs/gallery.md anew, from the project's own table and, for the
forms that it lacks, from the invented figures of docs/gallery.csv.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from facts.audit.points import Series
from facts.charts import PictureEvidence, describe, picture
from facts.reading.table import Table, read_table
from facts.share import svg
from facts.share.pictures import picture_of, png_of
from facts.share.publication import choose_series, publication_of
from facts.share.rendering import png_of_svg

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "pictures" / "gallery"
OWN, INVENTED = DOCS.parent / "sources.csv", DOCS / "gallery.csv"

_WIDTH = 640
_SCALE = 1.5
_COLOURS = 128


@dataclass(frozen=True, slots=True)
class Form:
    """One form of chart: what it is for, and the series of a table that shows it."""

    title: str
    says: str
    series: str
    table: Path = INVENTED


FORMS: tuple[Form, ...] = (
    Form(
        "Targets and outcomes",
        "A target is a hollow diamond and is joined to nothing. Outcomes are filled, and joined where they can be "
        "compared. Published figures are hollow and are never joined to claims.",
        "summer-jobs",
        OWN,
    ),
    Form(
        "Half-years beside published figures",
        "A count of a half-year is a bar as wide as its half-year. What is claimed has the first and largest plot; who "
        "measured all that is published stands once above. A dashed line spans periods without a figure.",
        "evicted-children",
        OWN,
    ),
    Form(
        "Shares in words",
        "“Every fifth” and “almost every third” are bands, with the words beside them.",
        "unemployed-parents-share",
        OWN,
    ),
    Form(
        "Hedges",
        "A hedged number is a band, with a heavy edge at the number that was named. Where the words name no end, "
        "arrowheads say that it goes on. A number without a hedge is a point.",
        "hedges",
    ),
    Form(
        "One total",
        "A lonely number lies on a line of values, not in a chart with one bar.",
        "jobbtorg-self-support",
        OWN,
    ),
    Form(
        "A direction without a number",
        "A sentence with an arrow; no point is invented.",
        "assistance-children",
        OWN,
    ),
    Form(
        "A claim of direction above published figures",
        "What was said spans the years it speaks of; the published shares stand under it.",
        "assistance-children-share",
        OWN,
    ),
    Form(
        "A claim beside references of two places",
        "Figures of different places are told apart by name and never joined.",
        "child-poverty",
        OWN,
    ),
    Form(
        "Places of very different size",
        "A place that would lie flat on the other's axis gets its own.",
        "places",
    ),
    Form(
        "Several citers",
        "Who cites a number stands beside it as letters, shape and colour. Two who differ are two points.",
        "citers",
    ),
    Form(
        "Outcome, budget, estimate, forecast, target",
        "Each kind of figure has its own mark; only what has been counted is filled.",
        "kinds",
    ),
    Form(
        "A stated change",
        "“Fallen by 0.7 percentage points since 2021” is said beside the figures, and is no point among them.",
        "changes",
    ),
    Form(
        "Many changes",
        "Published changes from year to year, and one that is claimed, on one line of values with nought in it; one or "
        "two changes are arrows with words.",
        "income",
    ),
    Form(
        "A line that stops",
        "A half-year cannot be compared with a year, so no line leads to it, and the chart says why.",
        "stopping",
    ),
    Form(
        "Small multiples",
        "More than four lines are small charts with one axis, in the order of their last values.",
        "towns",
    ),
    Form(
        "Values close together",
        "A count begins at zero. Where that hides how its values differ, a strip below magnifies them.",
        "inhabitants",
    ),
    Form(
        "A margin and a range",
        "The margin of error that a source states is a whisker; a range that somebody names is a band between edges.",
        "survey",
    ),
    Form(
        "A comparison",
        "Two marks to scale: hollow what is compared with, filled what is spoken of.",
        "pay",
    ),
    Form(
        "Twelve months",
        "A count of a month is a bar as wide as its month. Only what somebody claims is filled.",
        "months",
    ),
)  # fmt: skip


def file_name(form: Form) -> str:
    """The picture's name below docs/pictures/gallery."""
    return f"{form.series}.png"


def entries() -> str:
    """The gallery's pictures with what each shows, as Markdown."""
    return "\n".join(
        f"## {form.title}\n\n{form.says}\n\n![{_alt(form)}](pictures/gallery/{file_name(form)})\n" for form in FORMS
    )


def _alt(form: Form) -> str:
    """The chart in words, on one line and without the brackets that end a picture's text in Markdown."""
    return " ".join(describe(series_of(form), "en").split()).replace("[", "(").replace("]", ")")


def series_of(form: Form) -> Series:
    """The series that shows a form."""
    (series,) = choose_series(_table(form.table), (form.series,))
    return series


def _table(path: Path) -> Table:
    return read_table(path.read_bytes())


def form_png(form: Form) -> bytes:
    """The chart of a form with its title, as PNG."""
    nothing = PictureEvidence((), (), (), (), "")
    chart = picture(series_of(form), lang="en", width=_WIDTH, parties=_table(form.table).parties, evidence=nothing)
    return png_of_svg(svg.chart_svg(chart), _SCALE, 72 * _SCALE)


def with_evidence() -> bytes:
    """A picture as it leaves the app, with everything that is needed to judge it."""
    table = _table(OWN)
    (series,) = choose_series(table, ("summer-jobs",))
    return png_of(picture_of(series, publication_of(table, "en")))


def slide() -> bytes:
    """The first sheet of a picture with the size of a slide."""
    table = _table(OWN)
    (series,) = choose_series(table, ("child-poverty",))
    return png_of(picture_of(series, publication_of(table, "en"), "slide"))


def _smaller(png: bytes) -> bytes:
    """The same picture with as many colours as a chart needs."""
    small = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
        small, "PNG", optimize=True
    )
    return small.getvalue()


def main() -> int:
    """Draw all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        (PICTURES / file_name(form)).write_bytes(_smaller(form_png(form)))
    (PICTURES / "with-evidence.png").write_bytes(_smaller(with_evidence()))
    (PICTURES / "slide.png").write_bytes(_smaller(slide()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
