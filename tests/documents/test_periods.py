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
        ("Roads have been cut by half since 2010, and 3,347 routes have been withdrawn.", "2024-06-18 2010/2024-06-18"),
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


_SV, _SV_NOVEMBER, _EN = "Rapport|18 juni 2024|", "Rapport|20 november 2023|", "Brief|18 June 2024|"
_SV_MARCH, _SV_OCTOBER = "Rapport|14 mars 2024|", "Protokoll|3 oktober 2022|"
_RELEASE, _DEBATE = "Press release|9 October 2023|", "Debate|5 February 2020|"
_SV_AUGUST, _SV_RECORD = "Pressmeddelande|22 augusti 2024|", "Protokoll|17 oktober 2023|"
_STATISTICS, _MINUTES = "Statistical release|28 November 2024|", "Minutes|11 March 2025|"
_NEWS, _SV_LETTER = "News release|4 November 2019|", "Nyhetsbrev|12 april 2023|"
_COUNCIL = "Cabinet minutes|18 November 2024|The General Fund outturn for 2022/23 and 2023/24 was noted. "


@pytest.mark.parametrize(
    ("lead", "text", "expected"),
    [
        (
            _EN,
            "In 2023-24 the service cost £4.2 million, up from £3.9 million the year before.",
            "2023-04/2024-03 2022-04/2023-03",
        ),
        (_COUNCIL, "The overspend in the current year is forecast to reach £900,000.", "2024-04/2025-03"),
        (
            _COUNCIL,
            "Income in the third quarter of the financial year is expected to be £2 million.",
            "2024-10/2024-12",
        ),
        (
            _COUNCIL,
            "In Q2 the team closed 140 cases, 12 more than in Q1.",
            "2024-07/2024-09 2024-04/2024-06>2024-07/2024-09",
        ),
        (_EN, "Last financial year 212 officers left the force.", "2023-04/2024-03"),
        (_EN, "In the 2022-23 academic year 14% of pupils were absent.", "2022-07/2023-06"),
        (_SV, "Läsåret 2022/23 hade 14 procent av eleverna hög frånvaro.", "2022-07/2023-06"),
        (_SV, "Budgetåret 1993/94 kostade stödet 40 miljoner kronor.", "1993-07/1994-06"),
        (_SV, "Höstterminen 2023 gick 412 elever på skolan.", "2023-08/2023-12"),
        (_SV, "Under vårterminen har 31 elever bytt skola.", "2024-01/2024-06"),
        (_SV_NOVEMBER, "Efter tredje kvartalet är underskottet 12 miljoner kronor.", "2023-Q3"),
        (_SV_NOVEMBER, "Tertial 2 visar ett överskott på 8 miljoner kronor.", "2023-T2"),
        (_SV_NOVEMBER, "Per den siste augusti uppgick skulden till 612 miljoner kronor.", "2023-08-31"),
        (_SV_NOVEMBER, "Per den 31 augusti hade kommunen 41 362 invånare.", "2023-08-31"),
        (
            _SV_NOVEMBER,
            "Delårsresultatet januari–augusti är 57 miljoner kronor, mot 41 miljoner samma period 2022.",
            "2023-01/2023-08 2022-01/2022-08",
        ),
        (_SV_NOVEMBER, "Kvartal 3 såldes 118 lägenheter, 14 färre än kvartalet före.", "2023-Q3 2023-Q2>2023-Q3"),
        (_SV_NOVEMBER, "Under de första nio månaderna i år har 640 ärenden avgjorts.", "2023-01/2023-09"),
        (_SV_NOVEMBER, "Helårsprognosen är ett underskott på 23 miljoner kronor.", "2023"),
        (_SV_NOVEMBER, "För helåret väntas kostnaden bli 188 miljoner kronor.", "2023"),
        (
            _SV_NOVEMBER,
            "Vid årsskiftet fanns 340 platser; vid nästa årsskifte ska det finnas 400.",
            "2022-12-31 2023-12-31",
        ),
        (_SV_NOVEMBER, "Vid halvårsskiftet stod 1 930 barn i kö.", "2023-06-30"),
        (_SV_NOVEMBER, "I slutet av oktober väntade 4 200 patienter.", "2023-10"),
        (
            _SV_NOVEMBER,
            "Antalet varsel i oktober var 7 800, nästan dubbelt så många som i september.",
            "2023-10 2023-09>2023-10",
        ),
        (_SV_NOVEMBER, "Under vecka 45 vårdades 83 personer med covid.", "2023-W45"),
        (
            _SV_NOVEMBER,
            "Förra veckan anmäldes 31 inbrott, mot 18 veckan innan.",
            "2023-11-13/2023-11-19 2023-11-06/2023-11-12",
        ),
        (_SV, "Sedan regeringsskiftet har arbetslösheten stigit med 1,2 procentenheter.", "2022-10>2024-06-18"),
        (_SV, "Under mandatperioden har kommunen byggt 640 lägenheter.", "2022/2024-06-18"),
        (_SV, "Förra mandatperioden byggdes 1 140 lägenheter.", "2018/2022"),
        (_SV, "När den här regeringen tillträdde var inflationen 10,9 procent.", "2022-10"),
        (_EN, "Rents are 40% higher than when this Government took office in May 2016.", "2016-05>2024-06-18"),
        (_EN, "Since Labour took control of the council in May 2022, rents have risen by 11%.", "2022-05>2024-06-18"),
        (_SV, "Om tio år väntas kommunen ha 60 000 invånare.", "2034"),
        (_SV, "Före decenniets slut ska 1 200 hem ha byggts.", "2030"),
        (_SV, "De närmaste tre åren behövs 450 undersköterskor.", "2024/2027"),
        (_SV, "Nästa år beräknas bidraget bli 14 miljoner kronor.", "2025"),
        (_SV, "Till och med 2028 investerar regionen 3,4 miljarder kronor.", "2024/2028"),
        (_EN, "By the end of the decade 1.2 million heat pumps are expected to be in use.", "2030"),
        (_EN, "Over the next five years 340 nurses will retire.", "2024/2029"),
        (_EN, "Costs are set to rise by 6% next year.", "2024>2025"),
        (_EN, "Spending will reach £41 billion by 2027-28.", "2027-04/2028-03"),
        (_EN, "The population is forecast to reach 412,000 in 2030, up from 388,000 today.", "2030 2024-06-18"),
        (_EN, "This time last year there were 312 families in hotels.", "2023-06"),
        (_EN, "A fortnight ago 41 beds were closed.", "2024-06-04"),
        (_EN, "Three months ago the backlog stood at 61,000.", "2024-03"),
        (_EN, "Yesterday 1,204 people crossed the border.", "2024-06-17"),
        (_EN, "Last month 4,310 patients waited more than 18 weeks, compared with 3,900 in April.", "2024-05 2024-04"),
        (_EN, "Last week 31 schools were closed.", "2024-06-10/2024-06-16"),
        (_SV, "För två veckor sedan saknades 41 vårdplatser.", "2024-06-04"),
        (_SV, "För ett halvår sedan var kön 812 personer.", "2023-12"),
        (_SV, "Vid den här tiden i fjol hade 312 familjer sökt.", "2023-06"),
        (_SV, "I går passerade 1 204 personer gränsen.", "2024-06-17"),
        (_SV, "I våras fattades 60 lärare.", "2024-03/2024-05"),
        (_SV, "I förfjol var omsättningen 80 miljoner kronor.", "2022"),
        (_SV, "På tio år har antalet lantbrukare minskat med en fjärdedel.", "2014>2024"),
        (_SV, "Sedan millennieskiftet har antalet butiker halverats.", "2000>2024-06-18"),
        (_SV, "Sedan pandemin har resandet sjunkit med 14 procent.", "2020>2024-06-18"),
        (_SV, "Före pandemin reste 41 000 personer om dagen.", "2019"),
        (_EN, "Since the pandemic began, 400 pubs have closed.", "2020/2024-06-18"),
        (
            _EN,
            "In the year to March 2024 12,400 homes were sold, 8% fewer than in the year before.",
            "2023-04/2024-03 2022-04/2023-03>2023-04/2024-03",
        ),
        (
            _EN,
            "In the three months to May unemployment averaged 4.4%, up from 4.1% in the previous quarter.",
            "2024-03/2024-05 2024-Q1",
        ),
        (
            _EN,
            "Between January and March 2024, 5,100 people arrived, a rise of 38% on the same period last year.",
            "2024-01/2024-03 2023-01/2023-03>2024-01/2024-03",
        ),
        (
            _EN,
            "On 31 March 2024 the prison population was 87,869, an increase of 4% since 31 March 2023.",
            "2024-03-31 2023-03-31>2024-03-31",
        ),
        (_EN, "In 2019 we had 14 buses; today we have nine.", "2019 2024-06-18"),
        (_EN, "Turnout fell from 67% in 2019 to 60% in 2024.", "2019 2024"),
        (_EN, "Between 2015 and 2023 real pay fell by 9%, from £560 to £510 a week.", "2015>2023 2015 2023"),
        (_EN, "In 2023 the trust treated 41,000 patients. Some 9% of them waited more than a year.", "2023 2023"),
        (_EN, "In March the council let 40 homes. That is 12 fewer than in February.", "2024-03 2024-02>2024-03"),
        (_EN, "In 2022 there were 310 fires. A year later there were 280.", "2022 2023"),
        (_SV, "2021 föddes 114 000 barn. Året därpå var de 105 000.", "2021 2022"),
        (_SV, "I januari anmäldes 88 brott. I februari var de 70.", "2024-01 2024-02"),
        (_SV, "Förra året omkom 24 personer i bränder. Det är sex färre än året innan.", "2023 2022>2023"),
        (_SV, "2023 hade regionen 3 100 anställda sjuksköterskor. I dag är de 3 240.", "2023 2024-06-18"),
        (
            _EN,
            "Performance, October to December 2023|Calls answered fell to 71%. Complaints numbered 118.",
            "2023-10/2023-12 2023-10/2023-12",
        ),
        (_SV, "Verksamhetsåret 2023|Föreningen fick 140 nya medlemmar.", "2023"),
        (_SV, "Året i siffror 2023|• 412 resor|• Två av tre förare är kvinnor", "2023 2023"),
        (_RELEASE, "In August alone 1,900 homes were started.", "2023-08"),
        (_RELEASE, "The rate has been above 6% since December.", "2022-12/2023-10-09"),
        (_RELEASE, "So far in 2023, 41 people have died on the county's roads.", "2023"),
        (_RELEASE, "The average wait rose from 14 weeks in January to 19 weeks in September.", "2023-01 2023-09"),
        (_RELEASE, "Between 2010/11 and 2022/23 spending per pupil fell by 9%.", "2010-04/2011-03>2022-04/2023-03"),
        (_RELEASE, "Over the past 12 months rents have gone up by 9.5%.", "2022>2023"),
        (_RELEASE, "In the decade to 2021 the population grew by 6.3%.", "2011>2021"),
        (_RELEASE, "In early 2022 fewer than 200 vans were electric.", "2022"),
        (_RELEASE, "In the first week of October 31 schools were closed.", "2023-10"),
        (_RELEASE, "On Monday 2 October 1,400 staff were on strike.", "2023-10-02"),
        (_RELEASE, "As of 30 September, 812 applications had been received.", "2023-09-30"),
        (_RELEASE, "At the start of the year there were 640 vacancies.", "2023-01-01"),
        (_RELEASE, "Next month fares will go up by 4.9%.", "2023-11"),
        (_RELEASE, "From April 2024 the fee will be £82, up from £76 now.", "2024-04 2023-10-09"),
        (_RELEASE, "Sales in the summer were 12% higher than a year before.", "2022-06/2022-08>2023-06/2023-08"),
        (_RELEASE, "In the second half of last year 820 firms closed.", "2022-S2"),
        (_DEBATE, "Ten years ago there were 1,400 post offices in rural areas.", "2010"),
        (_DEBATE, "In the last decade 800 youth centres have closed.", "2010/2020"),
        (_SV_MARCH, "Under förra året anmäldes 41 200 stölder, 6 procent färre än 2022.", "2023 2022>2023"),
        (_SV_MARCH, "Det är 1 300 fler än för ett år sedan.", "2023>2024-03-14"),
        (_SV_MARCH, "Hyrorna höjdes med 4,9 procent vid årsskiftet.", "2023-12-31"),
        (_SV_MARCH, "Från och med den 1 januari 2025 höjs bidraget till 1 650 kronor i månaden.", "2025-01-01"),
        (_SV_MARCH, "Under det senaste året har priset stigit med 7 procent.", "2023>2024"),
        (_SV_MARCH, "Mellan januari och februari sjönk priserna med 0,4 procent.", "2024-01>2024-02"),
        (_SV_MARCH, "I fjol somras brann 1 200 hektar skog.", "2023-06/2023-08"),
        (_SV_MARCH, "Hösten 2022 var snittpriset 3,20 kronor.", "2022-09/2022-11"),
        (_SV_MARCH, "Under 2022 och 2023 byggdes 812 lägenheter.", "2022/2023"),
        (_SV_MARCH, "Vid senaste mätningen, i november, var nöjdheten 71 procent.", "2023-11"),
        (_SV_MARCH, "Jämfört med 2015 är utsläppen 22 procent lägre.", "2015>2024-03-14"),
        (_SV_MARCH, "År 1990 var andelen 4 procent, tio år senare 9 procent.", "1990 2000"),
        (_SV_MARCH, "Första veckan i mars anmäldes 14 inbrott.", "2024-03"),
        (_SV_MARCH, "Inom tre år ska alla 40 skolor ha en bibliotekarie.", "2027"),
        (_SV_MARCH, "I slutet av 2023 fanns 3 400 laddstolpar.", "2023-12-31"),
        (_SV_MARCH, "Under perioden januari till mars 2023 såldes 900 bilar.", "2023-01/2023-03"),
        (_SV_MARCH, "Sedan i höstas har 12 butiker slagit igen.", "2023-09/2024-03-14"),
        (_SV_MARCH, "Redan i dag saknas 40 sjuksköterskor, och 2030 kommer det att saknas 120.", "2024-03-14 2030"),
        (_SV_OCTOBER, "Efter åtta månader är underskottet 14 miljoner kronor.", "2022-01/2022-08"),
        (_SV_OCTOBER, "Föregående år var kostnaden 38 miljoner kronor.", "2021"),
        (_SV_OCTOBER, "Fullmäktige beslutade den 14 juni att anslå 12 miljoner kronor för 2023.", "2023"),
        (_SV_OCTOBER, "Per 2022-08-31 hade nämnden 212 årsarbetare.", "2022-08-31"),
        (_SV_OCTOBER, "Under sommaren stängdes 140 vårdplatser.", "2022-06/2022-08"),
        (
            _STATISTICS,
            "Crime in England, year ending June 2024|Police recorded 6.7 million offences. Theft fell b"
            "y 3%, to 1.8 million offences.",
            "2023-07/2024-06 2022-07/2023-06>2023-07/2024-06 2023-07/2024-06",
        ),
        (
            _STATISTICS,
            "In the year ending June 2024, 412,000 visas were granted. This is 12% fewer than in the pr"
            "evious year and 40% more than in 2019.",
            "2023-07/2024-06 2022-07/2023-06>2023-07/2024-06 2019>2023-07/2024-06",
        ),
        (
            _STATISTICS,
            "The rate was 4.3% in the three months to September 2024. It was 4.0% in the previous three months.",
            "2024-07/2024-09 2024-04/2024-06",
        ),
        (_STATISTICS, "In October 3,100 homes were sold. A year earlier 2,700 were sold.", "2024-10 2023-10"),
        (
            _STATISTICS,
            "Attendance stood at 93.1% in the autumn term 2023. Since then it has fallen to 92.4%.",
            "2023-09/2023-12 2024-11-28",
        ),
        (
            _STATISTICS,
            "Between 2019 and 2023 rents rose by 22%. Wages rose by only 17% over the same period.",
            "2019>2023 2019>2023",
        ),
        (_STATISTICS, "The programme ran from 2016 to 2020. In that time 140 centres opened.", "2016/2020"),
        (
            _STATISTICS,
            "In 2010 there were 46 stations. By 2020 there were 38. Today there are 31.",
            "2010 2020 2024-11-28",
        ),
        (
            _SV_AUGUST,
            "Under första halvåret 2024 anmäldes 41 200 bedrägerier. Det är 9 procent fler än under samma period 2023.",
            "2024-S1 2023-S1>2024-S1",
        ),
        (_SV_AUGUST, "I juli var 7,9 procent arbetslösa. I juli 2023 var andelen 7,2 procent.", "2024-07 2023-07"),
        (_SV_AUGUST, "Antalet besök ökade från 41 000 under 2022 till 46 000 under 2023.", "2022 2023"),
        (_SV_AUGUST, "Förra året stängde 31 butiker. Hittills i år har 22 stängt.", "2023 2024-01-01/2024-08-22"),
        (_SV_AUGUST, "I början av året hade myndigheten 812 anställda, nu är de 840.", "2024-01-01 2024-08-22"),
        (
            _SV_AUGUST,
            "2015 tog kommunen emot 412 personer. Året efter var de 120, och sedan dess har antalet legat under 50.",
            "2015 2016 2024-08-22",
        ),
        (
            _SV_AUGUST,
            "Mellan andra kvartalet 2023 och andra kvartalet 2024 steg priserna med 3,1 procent.",
            "2023-Q2>2024-Q2",
        ),
        (_SV_RECORD, "Utfallet till och med september är 212 miljoner kronor.", "2023-01/2023-09"),
        (
            _SV_RECORD,
            "Anna Ek (S) yttrar att kön har minskat med 40 procent sedan mandatperiodens början.",
            "2022>2023-10-17",
        ),
        (
            _SV_RECORD,
            "Under årets nio första månader har 640 ärenden avgjorts, 31 fler än motsvarande period 2022.",
            "2023-01/2023-09 2022-01/2022-09>2023-01/2023-09",
        ),
        (_SV_RECORD, "Bygglovsavgifterna gav 14 miljoner kronor 2022 och beräknas i år ge 11 miljoner.", "2022 2023"),
        (_SV_RECORD, "Sedan 1 januari har 12 tjänster dragits in.", "2023-01-01/2023-10-17"),
        (
            _SV_RECORD,
            "Skolan hade 412 elever den 15 oktober, jämfört med 431 samma dag i fjol.",
            "2023-10-15 2022-10-15",
        ),
        (_MINUTES, "Some 140 families were in hotels at Christmas.", "2024-12"),
        # A span that ends the clause before, a clause in the present, a part of what was told of.
        (
            _EN,
            "We put £2.5 billion in over ten years, and it will get a further £335 million up to 2028.",
            "2014/2024 2024/2028",
        ),
        (_EN, "Temporary closures went up during the pandemic and are coming down again.", "2020 2024-06-18"),
        (_EN, "Some 1,291 schools were closed in 2021. In Scotland alone it was 204.", "2021 2021"),
        (_NEWS, "In December 2018 and January 2019 visitors spent £3.4 million.", "2018-12/2019-01"),
        (_NEWS, "The museum had 212 volunteers in 2016; it has 140 today.", "2016 2019-11-04"),
        (_NEWS, "Since opening in 2014 the centre has welcomed 1.2 million visitors.", "2014/2019-11-04"),
        (_NEWS, "Since it opened in 2014, the centre has treated 12,000 patients.", "2014/2019-11-04"),
        (_NEWS, "The bill for 2020-21 will be 3.9% higher than this year's.", "2019>2020-04/2021-03"),
        (_SV_LETTER, "Enligt en enkät i mars tycker 62 procent att skolan är bra.", "2023-03"),
        (_SV_LETTER, "Sedan starten 2018 har 4 100 personer fått hjälp.", "2018/2023-04-12"),
        (_SV_LETTER, "Under 2022 omkom 19 personer och 140 skadades svårt.", "2022 2022"),
        (_SV_LETTER, "Priset har gått från 12 kronor 2019 till 31 kronor i dag.", "2019 2023-04-12"),
        (_SV_LETTER, "Kostnaden beräknas till 40 miljoner kronor per år från och med 2025.", "2025"),
        (_SV_LETTER, "2030 ska hälften av bussarna vara eldrivna; i dag är det 14 procent.", "2030 2023-04-12"),
        (_SV_LETTER, "Under de senaste tolv månaderna har 31 butiker stängt.", "2022/2023"),
        (_SV_LETTER, "Antalet anmälningar under 2022 var det högsta sedan 2015, 4 100.", "2022"),
        (
            "Uppföljning läsåret 2022/23|14 februari 2024|",
            "Andelen ökade med 2,4 procentenheter jämfört med läsåret innan.",
            "2021-07/2022-06>2022-07/2023-06",
        ),
        (
            _EN,
            "Spending peaked in 2009/10 at £1.05 billion, and by 2022/23 it stood at £0.69 billion. The cut is 34%.",
            "2009-04/2010-03 2022-04/2023-03 2009-04/2010-03>2022-04/2023-03",
        ),
        (_EN, "The minister told peers in May that it had given £20.5 million over the last three years.", "2021/2024"),
    ],
)
def test_times_are_said_in_all_the_ways_of_minutes_releases_and_budgets(lead: str, text: str, expected: str) -> None:
    found = search(read_bytes_of("paper.txt", (lead + text).replace("|", "\n\n").encode())).candidates
    found = tuple(one for one in found if one.kind not in ("superlative", "demand"))
    assert " ".join(f"{one.change_since}>{one.period}" if one.change_since else one.period for one in found) == expected
