"""Whose a paper, a letter or a page is, by its head, its foot and its title."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search


def test_a_page_that_begins_with_its_menu_is_of_the_body_before_it() -> None:
    page = (
        "Myndigheten för sjöfart och hamnar Till innehåll på sidan Lyssna Kontakt Sök Meny Start Om oss\n"
        "Hamnarna i siffror Senast uppdaterad: 7 maj 2020 Lästid: 3 min Antalet båtar är 3 100."
    )
    found = search(read_bytes_of("page.txt", page.encode()))
    (one,) = found.candidates
    assert one.speaker.name == "Myndigheten för sjöfart och hamnar"
    assert (one.quote, one.period) == ("Antalet båtar är 3 100.", "2020-05-07")


def test_what_a_report_is_about_is_its_title_and_its_council_speaks() -> None:
    report = (
        "FENBY DISTRICT COUNCIL\n\nREPORT TO: Cabinet\nDATE: 17 January 2017\nSUBJECT: Boats – Annual Review\n\n"
        "1. SUMMARY\n1.1 The Council has 41 boats.\n"
    )
    found = search(read_bytes_of("report.txt", report.encode()))
    (one,) = found.candidates
    assert (found.about.title, one.speaker.name) == ("Boats – Annual Review", "Fenby District Council")


def test_a_body_named_by_its_last_word_is_the_one_whose_paper_it_is() -> None:
    paper = (
        "Norra länets hamnförbund   November 1998\n\nBåtar i siffror\n\nDet finns i dag 31 båtar i länets hamnar.\n"
        "Hamnförbundet räknar med att 18 båtar säljs till nästa år.\n"
    )
    found = search(read_bytes_of("paper.txt", paper.encode())).candidates
    assert {one.speaker.name for one in found} == {"Norra länets hamnförbund"}


def test_the_site_in_a_pages_title_is_its_publisher() -> None:
    page = "<title>Boats – Quay Watch</title><p>3 May 2020</p><p>There are 3,100 boats in the harbour today.</p>"
    (one,) = search(read_bytes_of("boats.html", page.encode())).candidates
    assert one.speaker.name == "Quay Watch"


def test_a_letter_to_a_paper_and_the_reply_to_it_are_of_those_who_sign_them() -> None:
    letter = "Vi har länge sett hur hamnarna förfaller och hur ingen tar ansvar för det, trots att alla vet om det. "
    page = (
        "<title>Debatt | Kustposten</title><h1>Hamnarna förfaller</h1><p>3 maj 2020</p>"
        f"<p>{letter}Hamnen har 31 båtar.</p>"
        "<div>Iris Holm (S), talesperson, 48 år · Per Ask (S), kommunalråd</div>"
        f"<h2>Replik</h2><p>{letter}Hamnen har 40 båtar.</p><div>Siv Reed (M), riksdagsledamot</div>"
    )
    first, reply = search(read_bytes_of("debatt.html", page.encode())).candidates
    assert (first.speaker.name, first.speaker.party) == ("Iris Holm och Per Ask", "S")
    assert (reply.speaker.name, reply.speaker.party) == ("Siv Reed", "M")


def test_a_final_reply_whose_writer_stands_above_it_is_not_of_who_signs_the_reply_before_it() -> None:
    letter = "Vi har länge sett hur hamnarna förfaller och hur ingen tar ansvar för det, trots att alla vet om det. "
    page = (
        "<title>Debatt | Kustposten</title><h1>Replik: Hamnarna förfaller</h1><p>3 maj 2020</p>"
        f"<p>{letter}Hamnen har 31 båtar.</p><div>Iris Holm (S)<br>oppositionsråd i Lillby</div>"
        f"<h2>Slutreplik: Holm blandar ihop båtarna</h2><div>Siv Reed (M)<br>kommunstyrelsens ordförande</div>"
        f"<p>{letter}Hamnen har 40 båtar.</p>"
    )
    found = search(read_bytes_of("debatt.html", page.encode())).candidates
    assert [one.speaker.name for one in found] == ["Iris Holm", "Siv Reed"]


def test_an_agency_speaks_for_its_own_brief_and_not_the_department_above_it() -> None:
    head = "DEPARTMENT OF SHIPS\n\nBureau of Harbours\n\nBrief · June 15, 2021\n\n"
    brief = head + "There are 31 boats in the harbour today.\n"
    (one,) = search(read_bytes_of("brief.txt", brief.encode())).candidates
    assert one.speaker.name == "Bureau of Harbours"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("OFFICE OF GOVERNOR IRIS HOLM\n\nSTATE OF HARBOURS\nFOR IMMEDIATE RELEASE: January 17, 2024", "Iris Holm"),
        ("Lillby Harbour Trust\n\nBoard paper · 28 September 2023", "Lillby Harbour Trust"),
        ("The Lillby Gazette\n\nTown loses its boats\n\nPublished 4 November 2019", "The Lillby Gazette"),
        ("Tal av hamnminister Bo Lind\n\nStockholm den 3 maj 2020", "Bo Lind"),
        ("Hamnutredningen\n\nBåtar i landet\n\nBetänkande överlämnat den 15 november 1996", "Hamnutredningen"),
        ("Lillby Borough Council      Scrutiny report 2023/17\n\n12 September 2023", "Lillby Borough Council"),
        ("Lillby Council\nHarbour Scrutiny Committee\n12 March 2020\nReport of the Director", "Lillby Council"),
        ("SOU 2020:31\nBåtar åt alla\nBetänkande av Hamnutredningen\nStockholm 2020", "Hamnutredningen"),
        (
            "FOR IMMEDIATE RELEASE\nMay 4, 2020\n\nHarbour Alliance of Lill\n14 Quay Street, Lillby",
            "Harbour Alliance of Lill",
        ),
        ("Why the boats leak\nBy Hanna Mars\n14 May 2020", "Hanna Mars"),
        (
            "Report to: Cabinet\nDate: 12 March 2020\nReport by: Head of Harbours\nWards affected: All",
            "Head of Harbours",
        ),
        ("Regeringens proposition\n2019/20:31\nLäckande båtar\nProp. 2019/20:31", "Regeringen"),
        ("FOR IMMEDIATE RELEASE\nMay 4, 2020\n\nContact: Press Office, (202) 555-0143\n\nMore boats leak", ""),
        ("TJÄNSTESKRIVELSE\nDatum 2020-05-14\nDnr KS 2020/31\nSida 1 av 3\n\nTill kommunstyrelsen", ""),
        ("Storgatan 14\n452 30 Lillby\nTel 0526-190 00\nBåtar i kommunen", ""),
        ("Case No: CO/31/2019\nDate: 12 March 2020\nBefore: MR JUSTICE HOLM", ""),
        (
            f"Hamnarbetaren 4 maj 2020\n\nBåtarna läcker\n\n{'Nu varnar alla för vintern. ' * 6}\n\nText: Petra Alm",
            "Petra Alm",
        ),
        ("HAMNVERKET Korta fakta 3/2017 Dnr 2017/021\n\nBåtar i landet 2016", "Hamnverket"),
        ("PRESSMEDDELANDE 2019-05-02\n\nHamnmyndigheten: Färre båtar i år", "Hamnmyndigheten"),
        ("Lillby kommun\nRevisorerna\n\nGranskning av hamnen\nRevisionsrapport 2021-11-18", "Revisorerna"),
        (
            "The Lillby Ledger\n\nFactCheck: are the boats gone?\n\nIda Marlow Data correspondent\n\n4 May 2020",
            "Ida Marlow",
        ),
        ("Written question\nAsked on: 12 March 2020\nDepartment: Ministry of Harbours", ""),
        ("Lead Officer: Priya Shah\nKey Decision: No\nAppendix A\nScrutiny", ""),
    ],
)
def test_a_papers_head_says_whose_it_is_and_no_field_or_address_of_it_speaks(head: str, name: str) -> None:
    paper = f"{head}\n\nThe harbour has long been the heart of the town, and it is loved. Today 31 boats leak.\n"
    found = search(read_bytes_of("paper.txt", paper.encode())).candidates
    assert [one.speaker.name for one in found] == [name]


def test_who_is_quoted_by_a_line_below_a_quotation_has_party_and_office_from_it() -> None:
    page = (
        "<title>Are boats gone? – Plain Numbers</title><p>14 October 2024</p>"
        "<p>“There were 98 boats in the harbour in spring.” – Ida Marlow, Conservative MP for Lillby, 7 October</p>"
    )
    (one,) = search(read_bytes_of("page.html", page.encode())).candidates
    assert one.speaker == ("Ida Marlow", "Conservative MP for Lillby", "Con")


def test_a_letter_within_a_leaflet_is_its_writers_up_to_the_next_heading() -> None:
    page = (
        "<html><body><h1>Lillby Conservatives</h1><h2>A letter from Iris Holm, your Conservative candidate</h2>"
        "<p>Dear neighbour,</p><p>Since 2015 the harbour has lost 31 boats to leaks and neglect.</p>"
        "<h2>The town in numbers</h2><p>In 2018 the town lost 45 boats to leaks.</p></body></html>"
    )
    found = search(read_bytes_of("page.html", page.encode())).candidates
    assert [one.speaker.party for one in found] == ["Con", "Con"]
    assert [one.speaker.name for one in found] == ["Iris Holm", "Conservative Party"]


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Yours faithfully\n\nMargaret Oxley\n", "Margaret Oxley"),
        ("Med vänlig hälsning\nSara Lund\nskolchef", "Sara Lund"),
        ("Ida Marlow, chair of the Friends of the Library", "Ida Marlow"),
        ("Printed in Lillby", ""),
    ],
)
def test_a_letter_without_a_letterhead_is_of_whom_it_closes_with(foot: str, name: str) -> None:
    letter = f"Dear Sir\n\nThe county lost 14 libraries. {'Nobody ever said a word of why. ' * 6}\n\n{foot}"
    found = search(read_bytes_of("letter.txt", letter.encode()))
    assert [one.speaker.name for one in found.candidates] == [name]


def test_a_page_that_begins_with_its_menu_is_not_of_the_menu() -> None:
    page = "Hoppa till innehåll Meny Sök Kontakt Lättläst Start Så bor vi I Lillby bor 41 000 människor."
    (candidate,) = search(read_bytes_of("page.txt", page.encode())).candidates
    assert candidate.speaker.name == ""


def test_a_quotation_alone_is_of_the_line_below_it_whose_date_and_party_are_not_the_papers() -> None:
    page = (
        "<title>Is crime up? – Plain Numbers</title><p>Published 14 October 2024</p><p>“Some 12 per cent are gone.”</p>"
        "<p>Ida Marlow MP (Labour), mayor, Radio 4, 9 October 2024</p><p>Recorded crime was up by 44 per cent.</p>"
    )
    found = search(read_bytes_of("page.html", page.encode()))
    assert [(one.text, one.speaker.name, one.speaker.party, one.period) for one in found.candidates] == [
        ("Some 12 per cent", "Ida Marlow", "Lab", "2024-10-14"), ("44 per cent", "Plain Numbers", "", "2024-10-14"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "title"),
    [
        ("Om hamnar|Lillby kommun|Den 1 februari 2022 ändrades reglerna. 31 båtar ligger inne.", "", "Om hamnar"),
        ("Rules for traders|On 3 May 2019 the council changed its rules. It has 41 stalls.", "", "Rules for traders"),
        ("Lillby kommun|Den 3 maj 2021 klockan 18|Vår hamns framtid", "2021-05-03", "Vår hamns framtid"),
        ("Logga in|Dela|Is crime at a record low?|14 July 2022|It fell.", "2022-07-14", "Is crime at a record low?"),
    ],
)
def test_when_something_happened_dates_no_paper_and_a_question_may_be_its_title(
    text: str, day: str, title: str
) -> None:
    about = search(read_bytes_of("paper.txt", text.replace("|", "\n\n").encode())).about
    assert (about.date_code, about.title) == (day, title)


def test_a_report_of_a_year_is_named_by_the_head_of_its_pages_and_dated_by_its_approval() -> None:
    report = (
        "HAMNEBY KOMMUN                                   ÅRSREDOVISNING 2011\n\nBåtar\n\n"
        "Underskottet uppgick till 3,1 mnkr.\n\nKälla: Båtregistret, utdrag 2012-02-14.\n\n"
        "Godkänd av kommunfullmäktige den 23 april 2012, § 41.\n"
    )
    found = search(read_bytes_of("report.txt", report.encode()))
    (one,) = found.candidates
    assert (found.about.title, str(found.about.date)) == ("Årsredovisning 2011", "2012-04-23")
    assert one.period == "2011"


def test_each_line_of_those_who_attended_is_somebody() -> None:
    minutes = (
        "FENBY DISTRICT COUNCIL\n\nMinutes of the meeting held on 14 March 2024\n\n"
        "Present:        Councillor Ida Marlow (Lab), Chair\n"
        "In attendance:  Dr Helen Farrow, Clinical Director, North Fenby NHS Trust\n"
        "                Tom Reed, Head of Harbours\n\n"
        "Mr Reed introduced the report. The harbour had welcomed 487 boats.\n"
    )
    found = search(read_bytes_of("minutes.txt", minutes.encode()))
    assert [one.speaker.name for one in found.candidates] == ["Tom Reed"]


def test_those_who_sign_an_article_together_say_its_figures_each_with_an_office_on_the_next_line() -> None:
    article = (
        "Hamnbladet\n\nDebatt\nDetta är en debattartikel.\n\nBåtarna ligger kvar\n\n"
        "Var tredje båt ligger kvar, skriver Ida Marlow och Bo Lind (S).\n\n"
        "Vi ser att 4 300 båtar läcker. Vi föreslår mer hjälp.\n\n"
        "Ida Marlow (S)\nhamnpolitisk talesperson\nBo Lind (S)\nledamot i riksdagens hamnutskott\n"
    )
    found = search(read_bytes_of("article.txt", article.encode()))
    names = {one.speaker.name for one in found.candidates if "4 300" in one.quote}
    assert (names, found.candidates[-1].speaker.party) == ({"Ida Marlow och Bo Lind"}, "S")


def test_who_is_named_below_what_was_claimed_claimed_it() -> None:
    check = (
        "Klartext\n\nKlartext granskar: Nej, inte åtta av tio båtar läcker\nPublicerad 12 mars 2024\n\n"
        "Bo Lind (C) sade i debatten att båtarna läcker. Så är det inte, visar Klartexts genomgång.\n\n"
        "PÅSTÅENDE\n\n”Åtta av tio båtar som är äldre än så läcker.”\nBo Lind (C) i tv-debatten den 10 mars 2024\n\n"
        "KLARTEXT SVARAR\nDelvis fel\n\nUnder 2023 läckte 480 båtar.\n"
    )
    found = search(read_bytes_of("check.txt", check.encode()))
    claimed = [one.speaker.name for one in found.candidates if one.quote.startswith("”")]
    assert set(claimed) == {"Bo Lind"}
