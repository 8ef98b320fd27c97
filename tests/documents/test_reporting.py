"""Whose words a sentence reports, as minutes, articles and releases write it in both languages."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search
from facts.documents.reporting import People


@pytest.mark.parametrize(
    ("sentence", "name", "party"),
    [
        ("The Head of Parks reported that 31 trees had been felled.", "Head of Parks", ""),
        ("In reply, the Deputy Head (Finance) explained that 31 trees were old.", "Deputy Head (Finance)", ""),
        ("On Tuesday Ida Marlow wrote that 31 trees had been felled.", "Ida Marlow", ""),
        ("Within hours Ida Marlow, the shadow minister, wrote online that 31 trees had gone.", "Ida Marlow", ""),
        ("After the vote Ida Marlow said that 31 trees had been felled.", "Ida Marlow", ""),
        ("On 4 March Health Secretary Ida Marlow (Con) said that 31 trees had gone.", "Ida Marlow", "Con"),
        ("On Tuesday Theresa May said that 31 trees had been felled.", "Theresa May", ""),
        ("In May Theresa May said that 31 trees had been felled.", "Theresa May", ""),
        ("Bo Lind says the profit was £31m.", "Bo Lind", ""),
        ("Ann Reed reported a loss of 31 trees.", "Ann Reed", ""),
        ("The Head of Parks reported a loss of 31 trees.", "Head of Parks", ""),
        ("Yesterday Ida Marlow said that 31 trees had been felled.", "Ida Marlow", ""),
        ("Enligt förvaltningschefen fälldes 31 träd.", "förvaltningschefen", ""),
        ("Hyran stiger, säger moderata gruppledaren Bo Lind.", "Bo Lind", "M"),
        ("Nämnden redovisade ett underskott på 31 miljoner kronor.", "", ""),
        ("Cllr Okafor (LD) said that 31 trees had been felled.", "Cllr Okafor", "LD"),
        ("Cllr Okafor (LD) thanked the team but noted that 31 trees had gone.", "Cllr Okafor", "LD"),
        ("“We lost 31 trees,” said Mrs Pym.", "Mrs Pym", ""),
        ("Some 31 trees were lost, the Friends of Quarry Park say.", "", ""),
        ("Some 31 trees were lost, the Friends of Quarry Park says.", "Friends of Quarry Park", ""),
        ("A Forestry Office spokeswoman told us that 31 trees were sick.", "Forestry Office", ""),
        ("A spokesman for the Treasury said borrowing fell by £2bn.", "Treasury", ""),
        ("Borrowing fell by £2bn, the Treasury said.", "Treasury", ""),
        ("Chief Ranger Iris Holm said 31 trees had been felled.", "Iris Holm", ""),
        ("At the Green Party’s conference, its transport lead, Iris Holm, told members that 31 lines closed.",
         "Iris Holm", "Green"),
        ("Councillor Iris Holm (Con) praised the crews, adding that 31 trees had been saved.", "Iris Holm", "Con"),
        ("Iris Holm, Chief Ranger of the Parks Trust, attending by invitation, told members that 31 trees were sick.",
         "Iris Holm", ""),
        ("Iris Holm (M) invände att 31 båtar läcker.", "Iris Holm", "M"),
        ("The Parks Trust cut trees, pointing out that 31 were sick.", "", ""),
        ("“Some 31 trees are sick,” Labour’s Iris Holm told the Lillby Gazette.", "Iris Holm", "Lab"),
        ("UNISON stated that 31 posts were at risk.", "UNISON", ""),
        ("Var tredje båt läcker, säger Seglarförbundet.", "Seglarförbundet", ""),
        ("En talesperson för Kustbevakningen uppger att 31 båtar läcker.", "Kustbevakningen", ""),
        ("– Vi har 31 båtar, säger hamnchefen Iris Holm.", "Iris Holm", ""),
        ("Gruppledare Iris Holm (C) svarar att 31 båtar läcker.", "Iris Holm", "C"),
        ("Enligt Centerpartiet läcker 31 båtar.", "Centerpartiet", "C"),
        ("Utredaren konstaterar att 31 båtar läcker.", "Utredaren", ""),
        ("Enligt hamnchefen Iris Holm läcker 31 båtar.", "Iris Holm", ""),
        ("Enligt Iris Holms beräkningar läcker 31 båtar.", "Iris Holm", ""),
        ("Totalt 31 båtar läcker, enligt Iris Holm, chef för hamnen i Lillby.", "Iris Holm", ""),
        ("Some 31 trees are sick, according to head ranger Iris Holm.", "Iris Holm", ""),
        ("According to Parks Scotland figures 31 trees are sick.", "", ""),
        ("It was 40, while her Liberal Democrat opposite number, Tom Reed, said that it was 31.", "Tom Reed", "LD"),
        ("The Tree Survey, which is old, tells another story: 31 trees fell.", "", ""),
        ("Tom Reed of the Parks Trust says that 31 trees are sick.", "Tom Reed", ""),
        ("I fjol läckte 31 båtar, uppger Hamnbolagets presstjänst.", "Hamnbolagets presstjänst", ""),
        ("Nästa år räknar Hamnverket i Lillby med att 31 båtar läcker.", "Hamnverket i Lillby", ""),
        ("I år räknar vi med att 31 båtar läcker.", "", ""),
        ("Enligt Kustbevakningens mätning läcker 31 båtar.", "", ""),
        ("Cheferna vid Norrö och Lillö uppger att 31 båtar läcker.", "Cheferna vid Norrö och Lillö", ""),
        ("Antalet båtar säger inget om vattnet.", "", ""),
    ],
)  # fmt: skip
def test_whom_a_sentence_reports(sentence: str, name: str, party: str) -> None:
    reported = People().reported_in(sentence)
    assert (reported.name, reported.party) == (name, party) if reported else name == ""


def test_a_surname_means_who_was_named_in_full_before() -> None:
    people = People()
    people.learn("Present: Councillors Priya Okafor (LD) and Tom Reed (Con).")
    reported = people.reported_in("Cllr Okafor said that 31 trees had been felled.")
    assert reported is not None
    assert (reported.name, reported.party) == ("Priya Okafor", "LD")


def test_a_body_that_expects_something_says_it_in_an_article_and_not_in_somebodys_speech() -> None:
    sentence = "The Harbour Research Institute expects traffic to fall by 4 per cent."
    article = People().reported_in(sentence, is_article=True)
    assert article is not None
    assert article.name == "Harbour Research Institute"
    assert People().reported_in(sentence) is None


def test_what_a_fact_check_is_about_is_said_by_whom_it_names_later() -> None:
    page = (
        "<title>Boats | Quay Watch</title><h1>Have the boats gone?</h1><h2>What was claimed</h2>"
        "<p>The number of boats has fallen by 40% since 2010.</p><h2>Our verdict</h2><p>It fell by 20% since 2010.</p>"
        "<p>Iris Holm (Lab) told the BBC that boats had gone.</p>"
    )
    claimed, checked = search(read_bytes_of("boats.html", page.encode())).candidates
    assert (claimed.speaker.name, claimed.speaker.party) == ("Iris Holm", "Lab")
    assert checked.speaker.name == "Quay Watch"


def test_a_name_in_capitals_that_the_line_breaks_is_one_name() -> None:
    head = "Riksdagens protokoll 2018/19:60, den 14 mars 2019\n\n"
    speech = head + "Anf. 3 IRIS HOLM\u00ad\nSTRÖM (S):\nVi har 31 båtar i dag.\n"
    (one,) = search(read_bytes_of("debatt.txt", speech.encode())).candidates
    assert (one.speaker.name, one.speaker.party) == ("Iris Holmström", "S")


def test_a_dissent_is_of_those_who_sign_it_under_its_heading_until_the_next_matter() -> None:
    minutes = (
        "Lillby kommun      Sammanträdesprotokoll\n\nHamnnämnden 2021-04-22\n\n§ 3 Båtar\n\n"
        "Nämnden avsätter 2 mnkr till bryggor.\n\nReservation\n\n"
        "Iris Holm (M) och Per Ask (SD) reserverar sig mot beslutet:\n\n"
        "Hamnen har 31 båtar för mycket.\n\n§ 4 Bryggor\n\nAntalet bryggor är 14.\n"
    )
    by_text = {one.text: one.speaker for one in search(read_bytes_of("protokoll.txt", minutes.encode())).candidates}
    assert by_text["2 mnkr"].name == by_text["14"].name == "Hamnnämnden"
    assert (by_text["31 båtar"].name, by_text["31 båtar"].party) == ("Iris Holm och Per Ask", "M;SD")


def test_what_officials_report_to_a_board_goes_on_to_the_table_below_it() -> None:
    minutes = (
        "Lillby kommun\n\nSammanträdesprotokoll\n\nHamnnämnden 2021-04-22\n\n§ 3 Båtar\n\n"
        "Hamnförvaltningen redovisar att antalet båtar är 31. Bryggorna är 14.\n\n"
        "Bryggor (mnkr)     2019    2020\nNorra bryggan      1,5     1,7\n\n§ 4 Kranar\n\nAntalet kranar är 2.\n"
    )
    found = search(read_bytes_of("protokoll.txt", minutes.encode())).candidates
    assert [one.speaker.name for one in found] == ["Hamnförvaltningen"] * 4 + ["Hamnnämnden"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Harbour Committee\n\nOral evidence: Boats\n\n3 May 2020\n\n"
            "Members present: Dame Iris Holm (Chair); Per Ask.\n\n"
            "Witnesses\n\nI: Dr Siv Reed, Director, Boat Office; Bo Lind, Chief Executive, Pier Trust.\n\n"
            "Q61 Chair: There were 31 boats in 2016. Dr Reed?\n\nDr Reed: Today 14 boats leak.\n\n"
            "Q62 Per Ask: My own harbour has 12 boats.\n\nBo Lind: We have 40 boats.\n\nMr Lind: And 50 piers.\n",
            ["Dame Iris Holm", "Dr Siv Reed", "Per Ask", "Bo Lind", "Bo Lind"],
        ),
        (
            "Lillby kommun\n\nSammanträdesprotokoll\n\nHamnnämnden 2021-04-22\n\n§ 3 Svar på fråga om båtar\n\n"
            "Nämndens ordförande Bo Lind (M) svarar:\n\nAntalet båtar är 31. Nämnden räknar med 40 båtar nästa år.\n\n"
            "Siv Reed (V) replikerar:\n\nMinst 14 båtar läcker.\n\nNämnden beslutar att avsätta 2 mnkr.\n\n"
            "§ 4 Bryggor\n\nKommunstyrelsens yttrande\n\nAntalet bryggor är 14.\n",
            ["Bo Lind", "Bo Lind", "Siv Reed", "Hamnnämnden", "Kommunstyrelsen"],
        ),
    ],
)
def test_a_label_or_the_line_before_says_who_has_the_floor(text: str, speakers: list[str]) -> None:
    found = search(read_bytes_of("protocol.txt", text.encode())).candidates
    assert [one.speaker.name for one in found if one.value != 2016] == speakers


def test_he_said_means_whom_its_own_sentence_names() -> None:
    people = People()
    people.reported_in("Iris Holm (S) said that 31 boats leak.")
    said = people.reported_in(
        "The Conservative Harbour Secretary, Per Ask, hit back: there were, he said, “40 more boats than in 2010”."
    )
    assert said is not None
    assert (said.name, said.party) == ("Per Ask", "Con")


@pytest.mark.parametrize(
    ("sentences", "name"),
    [
        (["The charity Boatline estimates that 90 boats leak."], "Boatline"),
        (["Branschorganisationen Hamnunionen bedömer att 90 båtar läcker."], "Hamnunionen"),
        (["Skepparnas intresseförening uppskattar att 90 båtar läcker."], "Skepparnas intresseförening"),
        (["Skepparnas intresseförening uppskattar det.", "En kran kostar 45 kronor, skriver föreningen."],
         "Skepparnas intresseförening"),
        (["Hamnen växer, sade hamnminister Iris Holm (S).", "Enligt ministern läcker 90 båtar."], "Iris Holm"),
        (["The Chief Skipper, Amara Cole, reported that 90 boats leak."], "Amara Cole"),
        (["Bo Lind, enhetschef på Hamnverket, är försiktig.", "Han påpekar att 90 båtar läcker."], "Bo Lind"),
        (["Siv Reed, director of the port, is wary.", "She said that 90 boats leak."], "Siv Reed"),
    ],
)  # fmt: skip
def test_a_body_or_person_is_known_again_by_its_kind_its_office_or_a_pronoun(sentences: list[str], name: str) -> None:
    people = People()
    said = [people.reported_in(sentence, is_article=True) for sentence in sentences][-1]
    assert said is not None
    assert said.name == name


def test_a_report_in_minutes_is_its_officers_until_members_discuss_it() -> None:
    paper = (
        "Lillby Council\n\nMinutes of the Harbour Board, Thursday 16 January 2020\n\n12. Leaking boats\n\n"
        "Report of Iris Holm, Director of Harbours\n\n"
        "12.1 On an average day in December there were 31 boats with leaks, against 40 twelve months before.\n\n"
        "Discussion\n\n"
        "12.2 Councillor Bo Reed (Con) welcomed the work, noting that 19 boats had been saved. Some 45, he added, "
        "had been sold.\n\n"
        "12.3 The Director replied that 52 boats were now afloat and that six more would follow on 1 February.\n"
    )
    found = search(read_bytes_of("paper.txt", paper.encode())).candidates
    assert [(one.speaker.name, one.period) for one in found] == [
        ("Iris Holm", "2019-12"),
        ("Iris Holm", "2018-12"),
        ("Bo Reed", "2020-01-16"),
        ("Bo Reed", "2020-01-16"),
        ("Iris Holm", "2020-01-16"),
        ("Iris Holm", "2020-02-01"),
    ]
    assert not any(one.quote.startswith("12.") for one in found)


def test_a_reply_ends_the_turn_before_it() -> None:
    debate = (
        "Hamnfullmäktige 2020-03-12\n\nLedamoten IRIS HOLM (V): Förra året läckte 31 båtar i hamnen.\n\n"
        "Replik, regionrådet BO LIND (C): Förra året lagades 45 båtar i hamnen.\n"
    )
    found = search(read_bytes_of("debate.txt", debate.encode())).candidates
    assert [(one.speaker.name, one.speaker.party, one.quote) for one in found] == [
        ("Iris Holm", "V", "Förra året läckte 31 båtar i hamnen."),
        ("Bo Lind", "C", "Förra året lagades 45 båtar i hamnen."),
    ]


def test_a_minister_is_named_behind_the_office_and_a_reply_by_a_name_with_its_office() -> None:
    statement = (
        "Canals\n\nStatement made on 12 March 2020\n\nThe Minister of State for Canals (Iris Holm) (Con):\n\n"
        "In 2019 the canals carried 3,100 boats between them.\n\n"
        "Bo Lind, shadow Minister (Lab), said:\n\nIn 2019 the canals lost 45 boats to leaks.\n"
    )
    found = search(read_bytes_of("statement.txt", statement.encode())).candidates
    assert [(*one.speaker, one.text) for one in found] == [
        ("Iris Holm", "Minister of State for Canals", "Con", "3,100 boats"),
        ("Bo Lind", "shadow Minister", "Lab", "45 boats"),
    ]


def test_a_reply_within_a_paragraph_ends_the_turn_before_it() -> None:
    debate = (
        "Hamnfullmäktige 2020-03-12\n\nLedamoten IRIS HOLM (V): Förra året läckte 31 båtar i hamnen. Vad gör regionen? "
        "Replik, regionrådet BO LIND (C): Förra året lagades 45 båtar i hamnen.\n"
    )
    found = search(read_bytes_of("debate.txt", debate.encode())).candidates
    assert [one.speaker.name for one in found] == ["Iris Holm", "Bo Lind"]


def test_whoever_cites_a_body_says_its_figure_and_a_cited_person_says_the_own() -> None:
    assert People().reported_in("According to the Office for Harbour Statistics boats cost 8% more.") is None
    assert People().reported_in("According to the Lillby Larder 31 families came.") is None
    reported = People().reported_in("According to Ida Marlow boats cost 8% more.")
    assert reported is not None
    assert reported.name == "Ida Marlow"


def test_a_release_about_a_year_is_of_it_in_the_past_and_not_in_the_present_or_in_a_speech() -> None:
    release = (
        "<html><body><h1>Båtarna läckte mindre</h1><p>Pressmeddelande 2021-04-14</p>"
        "<p>Under 2020 läckte 31 båtar i landets hamnar, fyra färre än året innan, enligt Hamnverkets siffror.</p>"
        "<p>Bogserbåtar stod för 14 procent. Hamnverket har 52 anställda.</p>"
        "<p>– Vi bärgade 45 båtar, säger hamnchefen Iris Holm.</p>"
        "<h2>Fakta: Läckande båtar 2020</h2><p>Siffror inom parentes avser 2019.</p>"
        "<p>Antal bärgade båtar: 19 (23)</p></body></html>"
    )
    found = search(read_bytes_of("release.html", release.encode())).candidates
    periods = {one.text.split()[0]: one.period for one in found}
    assert {number: periods[number] for number in ("14", "52", "45", "19", "23")} == {
        "14": "2020", "52": "2021-04-14", "45": "2021-04-14", "19": "2020", "23": "2019",
    }  # fmt: skip


_ARTICLE = """<title>Fler bilar – Lillbyposten</title><p>Publicerad 4 maj 2021</p>
<p>Trafiken växte med 7 procent, enligt Sten Ros, chef i Lillby.</p>
<p>– Vi räknade 14 000 bilar i april, säger han.</p>
<p>Finansborgarrådet Eva Lind (S) är kritisk.</p>
<p>– Vi lade 18 miljoner kronor på kameror.</p>
<p>– De gav 300 böter, påpekar hon.</p>
<p>Hon tror att 90 bilar till fastnar.</p>
<p>Professor Ida Gran vid Vägskolan har mätt länge. I länet kör 12 procent för fort, berättar hon.</p>
<p>En tredjedel av dem är unga, konstaterar Gran.</p>
<p>Det är 400 färre än hos Cykelkansliet. Cykelkansliet uppskattar att 700 cyklar stjäls.</p>"""


def test_she_and_a_dash_lead_back_to_whom_the_article_was_about_last() -> None:
    found = search(read_bytes_of("article.html", _ARTICLE.encode()))
    assert [(one.text, one.speaker.name, one.speaker.party) for one in found.candidates] == [
        ("7 procent", "Sten Ros", ""), ("14 000 bilar", "Sten Ros", ""), ("18 miljoner kronor", "Eva Lind", "S"),
        ("300 böter", "Eva Lind", "S"), ("90 bilar", "Eva Lind", "S"), ("12 procent", "Ida Gran", ""),
        ("En tredjedel", "Ida Gran", ""), ("400", "Lillbyposten", ""), ("700 cyklar", "Cykelkansliet", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Ann Reed says that 40 homes were built, while Tom Aske of the Union says 12 homes were.",
            "Ann Reed; Tom Aske",
        ),
        (
            "According to Priya Lal, 300 families wait; the Tenants’ Union claims that 700 do.",
            "Priya Lal; Tenants’ Union",
        ),
        ("Ann Reed (Lab) says it is 40 homes, while her neighbour, Tom Aske, says 12 homes.", "Ann Reed; Tom Aske"),
        ("Rents rose by 4 per cent, and arrears fell by 3 per cent, said Ann Reed.", "Ann Reed; Ann Reed"),
        ("Ann Reed says that rents rose by 4 per cent, while arrears fell by 3 per cent.", "Ann Reed; Ann Reed"),
    ],
)
def test_two_in_one_sentence_say_each_their_own(sentence: str, names: str) -> None:
    found = search(read_bytes_of("page.txt", f"The Lillby Gazette\n3 March 2021\n\n{sentence}".encode()))
    assert "; ".join(one.speaker.name for one in found.candidates) == names
