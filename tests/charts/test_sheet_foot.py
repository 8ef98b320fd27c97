"""What stands below a chart on a sheet of fixed size gives way in an order, and is never cut where it misleads."""

from __future__ import annotations

from dataclasses import replace

from facts.charts import LeadQuote, PictureEvidence, ShortCaution, ShortSource
from facts.charts.labels import Labeller
from facts.charts.sheet_foot import fit_foot
from facts.charts.theme import PRINT
from facts.charts.typeset import SMALL, split_sentences, whole_sentences
from facts.figures.parties import Parties

COLUMN = 352.0
ADDRESS = "statistik.example.org/tabeller/sociala-fragor/2024/hushall-med-bistand-efter-kommun"
PUBLISHED = ShortSource(f"Published: Statistics Office, {ADDRESS}.", "", ADDRESS)
TITLE = "Report to the council on the state of the schools of the town in the year that has gone by"
DOCUMENT = ShortSource(f"Source: “{TITLE}”, p. 4, 5 March 2024, town.example.org/papers/4417/report.", TITLE,
                       "town.example.org/papers/4417/report")  # fmt: skip
QUOTE = "“We have long said in this council that the schools need more, and 4,300 pupils now wait for a place.”"
LEAD = LeadQuote(("M",), "Ada Ek, chair of the committee for schools and for much else, p. 4", "Ada Ek, p. 4",
                 (QUOTE, (67, 72)), (QUOTE, (67, 72)))  # fmt: skip
CAUTION = "The figures beside it count families. The claim speaks of children, of whom a family may have several."
EVIDENCE = PictureEvidence(
    ("Unit: pupils",), (CAUTION,), (), (), "Figures: a, b · Table 0123456789ab", (ShortCaution(CAUTION, CAUTION),),
    LEAD, (DOCUMENT, PUBLISHED), ("More on the second sheet, “Evidence”.",),
)  # fmt: skip


def written(room: float, width: float = COLUMN) -> list[str]:
    labeller = Labeller("en", PRINT, Parties(), width, width)
    foot = fit_foot(EVIDENCE, width, labeller, room).sketch
    assert foot.height <= room
    lines: dict[float, list[str]] = {}
    for row in foot.texts:
        lines.setdefault(row["y"], []).append(row["text"])
    return [" ".join(words) for _, words in sorted(lines.items())]


def test_with_room_everything_stands_whole() -> None:
    text = " ".join(written(400, 700))
    assert "…" not in text
    assert all(part in text for part in (LEAD.who, TITLE, ADDRESS[-20:], CAUTION[-30:], "second sheet"))


def test_with_less_room_the_address_of_published_figures_and_the_number_in_the_quote_stay() -> None:
    for room in (160, 145, 130):
        text = "".join(written(room)).replace(" ", "")
        assert ADDRESS.replace(" ", "") in text, room
        assert "4,300" in text
        assert "Table0123456789ab" in text
        assert "secondsheet" in text


def test_an_office_makes_way_before_a_name_or_a_page_is_cut() -> None:
    assert any("Ada Ek, p. 4" in line for line in written(150))


def test_a_caution_ends_with_a_sentence() -> None:
    texts = [line for line in written(165) if line.startswith("!")]
    assert texts == ["! The figures beside it count families."] or CAUTION[-30:] in " ".join(written(165))
    assert whole_sentences(CAUTION, 1, SMALL, 300) == ["The figures beside it count families."]


def test_of_a_caution_without_room_goes_first_what_only_repeats_the_claim() -> None:
    brief = "The published figure is 937 visits, 163 below that: this does not agree with the claim."
    caution = ShortCaution(f"Week 10 2023: at least 1,100 visits, in all the wards of the county. {brief}", brief)
    labeller = Labeller("en", PRINT, Parties(), COLUMN, COLUMN)
    evidence = replace(EVIDENCE, main_cautions=(caution,))
    for room in range(180, 240, 10):
        text = " ".join(row["text"] for row in fit_foot(evidence, COLUMN, labeller, room).sketch.texts)
        assert brief in text, room


def test_no_sentence_ends_after_a_shortened_word() -> None:
    text = "Enligt Ek m.fl. Utskottet, s. 4, är det fel. Det stämmer inte."
    assert whole_sentences(text, 1, SMALL, 260) == ["Enligt Ek m.fl. Utskottet, s. 4, är det fel."]


def test_a_sentence_may_end_with_a_per_cent_sign_in_either_language() -> None:
    for sign in ("%", "\u00a0%"):
        assert split_sentences(f"Stated: −3{sign}. From 4,510 to 4,760.") == [
            f"Stated: −3{sign}.",
            "From 4,510 to 4,760.",
        ]


def test_what_says_where_the_rest_is_is_never_cut_nor_run_into_the_word_before() -> None:
    for room in range(120, 240, 10):
        text = " ".join(written(room))
        assert "More on the second sheet, “Evidence”." in text
        assert "Table 0123456789ab" in text.replace("\xa0", " ")


def test_the_middle_of_an_address_is_left_out_rather_than_its_end() -> None:
    assert PUBLISHED.with_short_address().text == (
        "Published: Statistics Office, statistik.example.org/…/hushall-med-bistand-efter-kommun."
    )
    assert DOCUMENT.without_document_address().text == f"Source: “{TITLE}”, p. 4, 5 March 2024."
    assert PUBLISHED.without_document_address() == PUBLISHED


def test_a_mark_in_a_quote_stands_right_behind_the_word_before_it() -> None:
    labeller = Labeller("en", PRINT, Parties(), 900, 900)
    foot = fit_foot(EVIDENCE, 900, labeller, 400).sketch
    row = next(row for row in foot.texts if row["text"] == "4,300")
    before = next(other for other in foot.texts if other["text"] == "and" and other["y"] == row["y"])
    assert row["fontWeight"] == 600
    assert 0 < row["x"] - before["x"] < 30
