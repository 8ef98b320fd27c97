"""Numbers that a sentence holds and nobody claims are left out, and their neighbours are proposed all the same."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import Search, search


def found_in(text: str) -> Search:
    return search(read_bytes_of("memo.txt", f"Promemoria 2019-05-14\n\n{text}\n".encode()))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("We asked 48 schools how they were run; 37 replied, and a third of them had a nurse.", ["a third"]),
        ("Hälften av hamnarna har färre än 90 båtar.", ["Hälften"]),
        ("The boats fell from 310 to fewer than 90.", ["310", "fewer than 90"]),
        ("The report is in two parts. Three piers have closed.", ["Three piers"]),
        ("Votering: 141 för utskottet, 21 för res. 6, 99 frånvarande", []),
        ("Lena Sandgren (KD), 48, besökte hamnen. Varannan lots har fyllt 50.", ["Varannan"]),
        ("Write to 6 Market Row.", []),
        ("Jag känner en lots som har väntat på 60 båtar.", []),
        ("Of the 30 harbours asked, 27 sent their answers in time.", []),
        ("In all 540 replied that they were content in 2018.", ["540"]),
        ("Every £1 that the port spends brings in £4 of trade.", ["£4"]),
        ("The Fisheries Act 1990 sets the limit for cod at 30 mg of mercury in 100 kg of fish.", []),
        ("Ida Lund, 17, har sökt 34 jobb och fått tre svar.", []),
        ("Per Ask, 58, uppger att hamnen förlorade 40 jobb.", ["40 jobb"]),
        ("Jag är själv 58 och har kört buss länge.", []),
        ("Gruppen för Centern (4 ledamöter) lämnar salen.", []),
        ("Maj Ek har frågat varför hamnen har betalat 12 miljoner kronor.", []),
        ("The Lords lost amendment 23 by a narrow margin.", []),
        ("In 2018 the port lost 12 boats, not 61.", ["12 boats"]),
        ("Every loss is 33 too many.", []),
        ("Agreed (5 votes to 0), while 2 members abstained.", []),
        ("Eleven members of the public attended; 12 members of the public were fined.", ["12 members"]),
        ("The quay closes at three o'clock, and the last boat leaves at 18.10.", []),
        ("The harbour master replies within ten working days.", []),
        ("All figures are rounded to the nearest hundred.", []),
        ("We would ask readers not to add the two together. The two boats sank.", ["two boats"]),
        ("A survey of 2,150 adults found that 38 per cent had been to sea.", ["38 per cent"]),
        ("Bus 42 and item PLN.14 were on the agenda, as was paragraph 6.2.", []),
        ("Landings have not doubled, and it is far from a doubling. Costs have doubled.", ["doubled"]),
        ("Landings grew by 10 per cent, not by half.", ["10 per cent"]),
        ("One in four has been on the list for seven years or more.", ["One in four"]),
        ("It was lost by four votes to seven. The Tars won 24 of the 39 seats.", []),
        ("Rents are rounded to the nearest £5.", []),
        ("The £2.1 million projected at Quarter 2 was spent.", ["£2.1 million"]),
        ("Det utföll med 34 ja mot 21 nej, medan 6 ledamöter var frånvarande.", []),
        ("Fler arbetar efter 65, säger han. Bland kvinnor under 40, och män, seglar 30 procent.", ["30 procent"]),
        (
            "She rang seven times, and the committee meets six times a year. Fees are six times as high.",
            ["six times as high"],
        ),
        ("Vi har träffat 40 lotsar. Vi har anställt 40 lotsar.", ["40 lotsar"]),
        ("Av 1 200 tillfrågade svarade 640, och 71 procent av dem var nöjda.", ["71 procent"]),
        ("There is no evidence that landings have doubled. There is evidence that they have doubled.", ["doubled"]),
        ("Inte heller stämmer det att var tredje båt läcker. Det stämmer att var tredje läcker.", ["var tredje"]),
        ("Underlaget bygger på 14 personer. Hamnen har 14 personer.", ["14 personer"]),
        ("The survey covered just 1,100 people, and the record stays open for 10 business days.", []),
        ("På tio år har gruppen över 85 blivit 40 procent större.", ["40 procent"]),
        ("Lotsen har jobbat elva pass i rad. Lotsen har jobbat elva pass.", ["elva pass"]),
        ("Most live within two miles of a harbour. We surveyed 174 harbours.", []),
        ("Lotsar med en frånvaro över 20 procent får stöd. Frånvaron är över 20 procent.", ["över 20 procent"]),
        ("Who may keep the berth after day 180?", []),
        ("Den som arbetar efter 66 får behålla sin plats efter dag 90.", []),
        ("Redaktionen granskade 62 påståenden om hamnen. Hamnen fick 62 båtar.", ["62 båtar"]),
        ("Kritiken kom från två håll, och busslinje 115 lades ned.", []),
        ("Frågan är huruvida halva hamnen ska fungera. Halva hamnen ligger still.", ["Halva"]),
        ("Fångsten ökade med 8 procent, inte med femtio.", ["8 procent"]),
        ("Under de kommande tio åren byts rälsen.", []),
        ("The survey drew 1,204 replies, with a margin of error of 3%.", []),
        ("Bland kommuner med färre än 10 000 invånare saknar fyra av tio en hamn.", ["fyra av tio"]),
        ("I have been to 31 ports in nine months.", []),
        ("Utredningen har besökt 23 hamnar och hållit elva möten.", []),
        ("Paper for agenda item 9.2, version 0.4, is sent out again.", []),
        ("The office in Washington, DC 20410 opened.", []),
        ("Läs också: 9 råd till nya elever", []),
        ("Ring oss på 031-390 06 50 eller\n\nVäxel 031-390 06 50", []),
        (
            "Catches were 40 tonnes.[1] Prices fell by a third.\n\n[1] Port Office, Catches 2018, table 6.",
            ["40 tonnes", "a third"],
        ),
        (
            "Bidraget, som täcker 35 procent av kostnaden3), betalas ut.\n\n3) SCB, meddelanden S 27 SM 9101.",
            ["35 procent"],
        ),
        ("Drunknade per 1 000 båtar: 6,5 (7,1).", ["6,5", "7,1"]),
        ("A constituent, Mrs Alder, who is 84, waits there. Reply to FOI 1187, 9 March 2019.", []),
        ("Registered charity 1158412. House of Commons Hansard, volume 746, columns 811 to 858", []),
        ("Till betänkandet har fogats två särskilda yttranden. I det behandlas 148 yrkanden.", []),
        ("Bild 2 av 5\n\nFem tips för en trygg båt", []),
        ("Staten stänger hamnar på mindre 0rter, 0ch det kostar 40 jobb.", ["40 jobb"]),
        ("Unemployment is two percentage points lower than in 2018.", ["two percentage points"]),
    ],
)
def test_what_nobody_claims_is_left_out(text: str, claims: list[str]) -> None:
    found = [one.text for one in found_in(text).candidates if one.kind in ("figure", "change")]
    assert found == claims


@pytest.mark.parametrize(
    "text",
    [
        "Lägg 9 miljoner kronor på hamnen.",
        "Jag vill börja med 200 platser.",
        "Riksdagen anvisar för 2020 anslaget till hamnar med 40 miljoner kronor mer än regeringen.",
        "Gruppen röstar för sitt yrkande om 40 miljoner kronor.",
        "I ask for £20 million for the ports.",
    ],
)
def test_what_somebody_wants_is_a_demand(text: str) -> None:
    assert {one.kind for one in found_in(text).candidates} == {"demand"}


@pytest.mark.parametrize(
    "text",
    [
        "Vi föreslår att\n\n• 20 miljoner kronor avsätts för hamnen,\n• avgiften höjs med 3 kronor per båt.",
        "The Committee recommends that the Council:\n\n• set aside £400,000 for the harbour;\n• let 60% of the berths.",
        "Förslag, miljoner kronor 2020 2021 2022\nLotsar 850 1 100 1 300\nSjökort 400 400 600",
    ],
)
def test_a_list_or_table_of_what_is_proposed_holds_demands_and_what_follows_it_claims(text: str) -> None:
    found = found_in(f"{text}\n\nThe harbour has 300 staff.").candidates
    assert {one.kind for one in found[:-1]} == {"demand"}
    assert found[-1].kind == "figure"


def test_an_office_may_stand_behind_the_party_of_a_label() -> None:
    text = "Protokoll hamnnämnden 2019-05-14\n\nBo Falk (C), regionråd:\n\nHamnen har 300 anställda.\n"
    (one,) = search(read_bytes_of("memo.txt", text.encode())).candidates
    assert one.speaker == ("Bo Falk", "regionråd", "C")


def test_a_label_that_breaks_within_its_brackets_names_its_speaker() -> None:
    text = (
        "Ports (Funding)\n\nAnn Lee (Midport) (Lab): The port had 300 workers in 2018.\n\n"
        "Tom Reed-Hall (Eastshire\nNorth) (LD): The port had 200 workers in 2018.\n"
    )
    last = search(read_bytes_of("memo.txt", text.encode())).candidates[-1]
    assert (last.speaker.name, last.speaker.party) == ("Tom Reed-Hall", "LD")


def test_a_party_may_stand_behind_the_office_of_who_is_quoted() -> None:
    (one,) = found_in("– Hamnen har 300 anställda, säger Bo Falk, ordförande i hamnnämnden (C).").candidates
    assert one.speaker == ("Bo Falk", "ordförande i hamnnämnden", "C")


@pytest.mark.parametrize("verb", ["varnar för", "räknar med", "pekar på"])
def test_who_warns_or_points_out_says_it(verb: str) -> None:
    (one,) = found_in(f"Anna Ek {verb} att 300 anställda behövs i hamnen.").candidates
    assert one.speaker.name == "Anna Ek"


def test_the_board_of_minutes_bears_its_own_name() -> None:
    text = "REGION NORD\n\nProtokoll regionfullmäktige 2019-05-14\n\nHamnen hade 300 anställda 2018.\n"
    (one,) = search(read_bytes_of("memo.txt", text.encode())).candidates
    assert one.speaker.name == "Regionfullmäktige"


def test_an_estimated_sum_is_an_estimate() -> None:
    (one,) = found_in("Accidents cost the port an estimated £16 million in 2018.").candidates
    assert one.measure_kind == "estimate"


def test_what_has_come_of_a_promise_is_an_outcome() -> None:
    promised, come = found_in("Hamnen lovade 300 nya platser, och hittills har 46 platser öppnats.").candidates
    assert (promised.kind, come.kind) == ("demand", "figure")


def test_a_body_that_reckons_that_something_is_so_says_it_in_anothers_text_too() -> None:
    text = "Bo Falk (C):\n\nHamnstyrelsen beräknar att det behövs 300 nya platser.\n"
    (one,) = search(read_bytes_of("memo.txt", f"Protokoll hamnnämnden 2019-05-14\n\n{text}".encode())).candidates
    assert (one.speaker.name, one.measure_kind) == ("Hamnstyrelsen", "estimate")


def test_what_is_edging_up_rises() -> None:
    (one,) = found_in("Injuries to dockers are edging up.").candidates
    assert (one.kind, one.direction) == ("direction", "increase")
