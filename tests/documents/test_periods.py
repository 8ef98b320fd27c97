"""Which time a figure is of: its clause's, its sentence's, the heading's, that of the figure it is a note to."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search


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
        # A time in brackets explains the one before; who told it when is no time of what is told.
        ("In the second quarter of 2023 (April to June) 44,700 visas were granted.", "2023-Q2"),
        ("Per Ek told us in 2017 that 6,000 homes would be let by 2025.", "2025"),
        ("Stödet på 90 miljoner kronor som regeringen aviserade förra månaden räcker inte.", "2024-06-18"),
        ("Debt has grown from £17 billion in 2014 to over £50 billion.", "2014 2024-06-18"),
        ("Gruppen växer med en tredjedel fram till 2030, från 1 910 till 2 600 personer.", "2030 2024 2030"),
        ("Before the rules changed in December it had been 412 homes.", "2023-11"),
        ("Mellan 250 och 300 mil räls ska bytas under de kommande tio åren.", "2024/2034"),
        ("Senast den 31 december 2024 ska minst 80 procent ha fått vård.", "2024-12-31"),
        ("Mellan 2017 och 2019 tappade flyget var fjärde resenär.", "2019"),
        # What is counted beside something else since a base goes back to it too, what came "so far" to the promise.
        (
            "Since it opened in 2019 the port has mended 34 boats and trained 85 riggers.",
            "2019/2024-06-18 2019/2024-06-18",
        ),
        ("Two years ago the port promised 90 boats; so far 12 have been built.", "2022 2022/2024-06-18"),
        # When something was made says only which things are spoken of.
        ("Bridges built before 1960 make up 42 per cent of the stock.", "2024-06-18"),
        ("Av de tjänster som utlystes i höstas är 130 obesatta.", "2024-06-18"),
        ("Anmälningarna fördubblades mellan 2018 och 2021 och var i fjol 2 300.", "2021 2023"),
        ("Roads have been cut by half since 2010, and 3,347 routes have been withdrawn.", "2024-06-18 2010/2024-06-18"),
    ],
)
def test_a_figure_is_of_the_time_that_its_clause_says(text: str, expected: str) -> None:
    assert " ".join(period for _, period in periods(f"Rapport|18 juni 2024|{text}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Årsredovisning 2023|Hamnen fattade 412 beslut. Vid årets slut låg 96 båtar kvar.", "2023 2023-12-31"),
        ("Året 2023|Hamnen hade 40 lotsar i maj. Året innan var de 44. Den sålde 14 båtar.", "2023-05 2022-05 2023"),
        ("Boats in 2023|The port sold 31 boats.|It lost 14 riggers. It now has 52.", "2023 2023 2024-06-18"),
        (
            "Boats|Losses rose in the first quarter. Some 88,000 were lost, up from 76,000 in the quarter before.",
            "2024-Q1 2024-Q1 2023-Q4",
        ),
        ("Boats|Between 2012 and 2022 the port closed 19 piers. Losses went up from 22 to 31.", "2012/2022 2012 2022"),
        ("Boats|Between 2012 and 2022 the port closed 19 piers. Over that span 40 boats sank.", "2012/2022 2012/2022"),
    ],
)
def test_a_paragraph_in_the_past_goes_on_about_the_time_before_it(text: str, expected: str) -> None:
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


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # What two times are held against each other for, in whatever words.
        ("en", "Staff went down by 533, or about 2%, between 2018/19 and 2022/23.", "2018/19>2022/23 2018/19>2022/23"),
        ("en", "In the 12 months to last May there were 40 thefts.", "2023-06/2024-05"),
        ("en", "Costs fell from £35 million in 2010 to £21 million seven years later.", "2010 2017"),
        ("sv", "I den budget som fullmäktige antog i maj får nämnden 14 miljoner kronor mer nästa år.", "2025"),
        ("sv", "Antalet sjönk med 120, 14 procent, mellan 2018 och 2022.", "2018>2022 2018>2022"),
        ("en", "Budgets have been cut by £18 million (some 43%) in a decade.", "2014>2024 2014>2024"),
        ("en", "The 2022 total was still 18% below its level in 2018.", "2018>2022"),
        ("sv", "Den steg mellan 1985 och 1990 från 9 till 16 mnkr, en ökning med 63 procent.", "1985 1990 1985>1990"),
        ("sv", "I augusti var de 1 137 personer, 84 fler än samma månad förra året.", "2023-08 2022-08>2023-08"),
        ("sv", "I juni var 318 anställda, 27 färre än i januari.", "2024-06 2024-01>2024-06"),
        ("en", "In May it was 4%, 0.3 points lower than in the same month last year.", "2024-05 2023-05>2024-05"),
        ("sv", "Resultat efter tre månader: 34 mnkr, en försämring på 12 mnkr mot i fjol.", "2024-Q1 2023>2024-Q1"),
        ("sv", "Intäkterna väntas bli 1,8 procent högre än 2023.", "2023>2024"),
        ("sv", "På fyra år har över 30 platser försvunnit.", "2020>2024"),
        # A step: before it the first number was so, from it on the second.
        ("en", "In April 2023 the charge rose from £65 to £70, or 8%.", "2023-03 2023-04 2023-03>2023-04"),
        ("sv", "Vid årsskiftet höjdes avgiften från 12 till 20 kronor.", "2023 2024"),
        # So much in each year to come goes over all of them.
        ("en", "Passenger numbers will rise by 1.5% a year to 2030.", "2024/2030"),
        ("en", "The plan provides £580 million over the five years from 2025-26.", "2025-04/2030-03"),
        # A decision and a paper have days of their own.
        ("sv", "Nämnden beslutade den 25 maj att avsätta 5 miljoner kronor till lokaler under 2025.", "2025"),
        ("en", "Last year’s report counts 24,151 dentists in 2021/22.", "2021/22"),
        ("en", "In 2018/19, the last full year before the pandemic, the total stood at 39.7 million.", "2018/19"),
        ("sv", "Hittills i år har 62 anställda slutat.", "2024-01-01/2024-06-18"),
        ("sv", "Skulden var den sista april 612 mnkr.", "2024-04-30"),
        ("sv", "Vid höstterminens start tog skolan emot 180 elever.", "2023-08"),
        ("en", "Income was to reach £73,000 by March 2025 against a target of £68,000.", "2025-03 2025-03"),
        ("en", "Burglaries rose 14% in 2022, yet we have lost nine officers in five years.", "2021>2022 2019>2024"),
        ("en", "Visits went up in 2022, to 46,200, and the club has tripled since 2020.", "2022 2020>2024-06-18"),
        ("sv", "I maj hade 236 000 hemtjänst, 5 600 färre än tolv månader tidigare.", "2024-05 2023-05>2024-05"),
        ("en", "In all 44.7% was recycled in 2023, two percentage points down on 2022.", "2023 2022>2023"),
        ("sv", "Var tionde plats har försvunnit på fem år.", "2019>2024"),
        ("en", "Staff is 4,000 above where it stood at the election.", "2019-12-12>2024-06-18"),
        ("en", "Courts heard 7,491 claims between July and September.", "2023-07/2023-09"),
        ("sv", "Fullmäktige har avsatt 180 miljoner kronor under 2023 och 2024.", "2023/2024"),
        ("en", "Waits have fallen by 12% since the election.", "2019-12-12>2024-06-18"),
        ("sv", "Trafiken har däremot på tre år vuxit med en fjärdedel.", "2021>2024"),
    ],
)  # fmt: skip
def test_a_change_goes_from_one_time_to_another(lang: str, text: str, expected: str) -> None:
    dated = {"en": "Brief|18 June 2024|", "sv": "Rapport|18 juni 2024|"}[lang] + text
    found = search(read_bytes_of("paper.txt", dated.replace("|", "\n\n").encode())).candidates
    times = " ".join(f"{one.change_since}>{one.period}" if one.change_since else one.period for one in found)
    for year in ("2018", "2021", "2022"):
        financial = f"{year}-04/{int(year) + 1}-03"
        times = times.replace(financial, f"{year}/{int(year) + 1 - 2000}")
    assert times == expected


def test_the_rows_of_a_table_are_of_the_years_that_they_are_named_by() -> None:
    table = "Table 1: Grant (£ million)|Year      Grant    Fares|2009-10    64.4    45.1|2014-15   107.1    58.9"
    found = search(read_bytes_of("paper.txt", f"Brief\n\n18 June 2024\n\n{table}".replace("|", "\n").encode()))
    assert [one.period for one in found.candidates] == ["2009-04/2010-03"] * 2 + ["2014-04/2015-03"] * 2


def test_what_is_said_behind_the_head_of_a_record_is_of_its_day() -> None:
    asked = "I dag saknas 40 tåg, " + "och den som bor i norr väntar på en ersättning som inte kommer, " * 2 + "igen."
    question = f"Interpellation 2023/24:14|av Ida Ek (S)|{asked}|Stockholm den 14 februari 2024|Ida Ek"
    record = (
        "Riksdagens protokoll 2023/24:79 Tisdagen den 5 mars 2024|Anf. 61 Statsrådet BO AL (M):|Nu byts 46 mil räls."
    )
    assert [period for _, period in periods(f"{question}|{record}")] == ["2024-02-14", "2024-03-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A level at two times, then the change between them.
        (
            "I maj hade 141 300 personer varit sjuka länge. Samma månad 2021 var de 118 600 personer. Det är en ökning"
            " med 19 procent på tre år.",
            "2024-05 2021-05 2021-05>2024-05",
        ),
        (
            "In the second quarter of 2023 44,700 visas were granted. That is 17% down on the first quarter and 27%"
            " down on the same quarter a year ago.",
            "2023-Q2 2023-Q1>2023-Q2 2022-Q2>2023-Q2",
        ),
        (
            "Reglerna ändrades den 1 februari 2022. Innan dess fick var femte avslag.",
            "2022-01",
        ),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_from_the_times_of_those_before_it(text: str, expected: str) -> None:
    lead = "Rapport" if "år" in text or "dess" in text else "Brief"
    dated = f"{lead}\n\n18 {'juni' if lead == 'Rapport' else 'June'} 2024\n\n{text}"
    found = search(read_bytes_of("paper.txt", dated.encode())).candidates
    assert " ".join(f"{one.change_since}>{one.period}" if one.change_since else one.period for one in found) == expected


def test_a_list_of_results_is_of_the_period_that_its_heading_or_a_line_below_it_names() -> None:
    of_heading = (
        "Brief|18 June 2024|Main points, year ending March 2024|• 48% of decisions are grants, compared with 58%"
    )
    of_line = (
        "Brief|18 June 2024|OUR YEAR IN NUMBERS|Twelve months to 31 March 2024|• nine drivers in ten are volunteers"
    )
    assert periods(f"{of_heading} in the year ending March 2023.")[0][1] == "2023-04/2024-03"
    assert [period for _, period in periods(of_line)] == ["2023-04/2024-03"]


def test_years_and_quarters_of_a_councils_accounts_are_of_the_financial_year() -> None:
    lead = "Cabinet|18 November 2024|The General Fund was in balance in 2022/23 and in 2023/24. "
    said = (
        "In the first six months 40 homes were let. Quarter 2 saw 19 lettings, two fewer than in the quarter before. "
        "Net spending in the coming year would be £14 million. In the last full financial year it was £13 million."
    )
    found = search(read_bytes_of("paper.txt", (lead + said).replace("|", "\n\n").encode())).candidates
    assert [(one.period, one.change_since) for one in found] == [
        ("2024-04/2024-09", ""),
        ("2024-07/2024-09", ""),
        ("2024-07/2024-09", "2024-04/2024-06"),
        ("2025-04/2026-03", ""),
        ("2023-04/2024-03", ""),
    ]
