"""Which time a figure is of: its clause's, its sentence's, the heading's, that of the figure it is a note to."""

from __future__ import annotations

import pytest

from facts.documents.find import search
from facts.documents.reading import read_bytes_of


def periods(text: str) -> list[tuple[str, str]]:
    """The words of each claim with its period; "|" parts paragraphs."""
    found = search(read_bytes_of("paper.txt", text.replace("|", "\n\n").encode()))
    return [(one.text, one.period) for one in found.candidates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The second clause speaks in the present.
        ("Fares rose by 3 per cent in January, and a ticket costs £18.", "2024-01 2024-06-18"),
        ("I april gick 91 procent av tågen i tid, och vart tredje tåg har en vagn för lite.", "2024-04 2024-06-18"),
        # A relative clause only tells of somebody.
        ("Per Ek, som slutade i mars, säger att 40 bussar saknas.", "2024-06-18"),
        # Up to a year to come, and where it is a level then.
        ("Det behövs 180 nya hem fram till 2030.", "2024/2030"),
        ("Kommunen väntas ha 41 000 invånare 2030.", "2030"),
        # The time of a part of the year is that of its base too.
        ("Andelen var i april 6,2 procent, en nedgång med 1,1 procentenheter på ett år.", "2024-04 2024-04"),
        ("Between March and May staff grew by 90, to 870.", "2024-05 2024-05"),
        ("Wages were £742 in Q1 2024, up from £701 in Q1 2023.", "2024-Q1 2023-Q1"),
        ("In the last quarter of 2023 sales rose 18 percent on a year earlier.", "2023-Q4"),
        ("Under perioden 2019–2023 svarade mopeder för var fjärde olycka.", "2019/2023"),
        ("Under det senaste halvåret har 14 elever fått plats.", "2023-12-18/2024-06-18"),
    ],
)
def test_a_figure_is_of_the_time_that_its_clause_says(text: str, expected: str) -> None:
    assert " ".join(period for _, period in periods(f"Rapport|18 juni 2024|{text}")) == expected


def test_what_stands_in_the_past_below_a_heading_of_a_past_quarter_is_of_it() -> None:
    text = "Rapport|18 juni 2024|4.3 Första kvartalet 2024|Sammanlagt omkom 41 personer. I dag finns 68 sjukhus."
    assert [period for _, period in periods(text)] == ["2024-Q1", "2024-06-18"]


def test_a_heading_of_a_time_to_come_or_of_a_day_says_nothing_of_the_past() -> None:
    for heading in ("Budget 2025", "18 maj 2024", "Andra kvartalet 2024"):
        assert [period for _, period in periods(f"Rapport|18 juni 2024|{heading}|Då omkom 41 personer.")] == [
            "2024-06-18"
        ]


def test_a_note_is_of_the_time_of_the_figure_that_bears_its_mark() -> None:
    text = "Brief|18 June 2024|The city employed 6,400 people¹ in May 2023.|¹ Excludes 310 staff on leave."
    assert periods(text)[-1] == ("310 staff", "2023-05")


def test_a_heading_that_has_run_into_its_sentence_dates_it() -> None:
    text = "Rapport|18 juni 2024|Så byggs det Byggandet 2021 Det påbörjades 312 hem, mot 268 hem året före."
    assert [period for _, period in periods(text)] == ["2021", "2020"]
