"""Who says each figure of a whole document, where it only says "the Chief", "she", a title and surname, or initials."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search
from facts.documents.reporting import People

_NOTES = """Minnesanteckningar från hamnmöte
Lillby kommun, Rådhuset, måndag 6 mars 2023
Närvarande: Iris Holm (C), hamnnämndens ordförande, Bo Lind, hamndirektör, Per Ask (V), oppositionsråd, samt två gäster
Ordföranden hälsade alla välkomna. Hamnen tog 2022 emot 31 fartyg, meddelade hon. Slussen kostade 14 miljoner kronor.
Hamndirektören redovisade läget. Enligt honom läcker i dag 45 båtar. Lind påpekade att 52 bryggor är nya.
På fråga från Lillby Nyheter svarade Holm att kranen har kostat 86 miljoner kronor.
Oppositionsrådet invände att 19 båtar saknas. Ordföranden bemötte detta med att 23 båtar är nya."""

_COUNCIL = """Fenby City Council · Regular Meeting · March 4, 2025

Mayor Ida Marlow called the meeting to order at 6 p.m.

Present: Councilmembers Priya Okafor and Tom Reed. Staff: Harbor Chief Amara Cole, Finance Director Ben Ortiz.

Chief Cole presented her report. She reported 312 leaks in 2024. The piers had 45 cracks, she added. In reply to \
Councilmember Reed, the Chief said that the harbor has 14 vacancies.

Mr. Ortiz said that fees came to $87,000 in 2024.

The Council approved $45,000 for piers in 2025. Councilmember Okafor objected that 19 boats had sunk since 2019. \
Mayor Marlow noted that 23 cranes had been mended."""

_DUEL = """<h1>Hamnduellen</h1><p>Publicerad 12 oktober 2024</p><p>Hamnminister Iris Holm (KD) är gäst. Programledare är
Ylva Ros.</p><p>YR: Välkommen hit, Iris Holm.</p><p>IH: Vi har 31 båtar.</p><p>YR: Är det sant?</p>
<p>IH: Vi lagade 45 båtar förra året.</p><p>På kajen är Karin Gran chef.</p><p>KG: I mars läckte 52 båtar.</p>"""

_NIGHT = """<h1>Labour takes the old Lillby harbour board as Tory rule ends</h1><p>Lillby Gazette, Friday 5 May 2023</p>
<p>By Hanna Mars, Local Democracy Reporter</p>
<p>In the hall the Labour group leader, Iris Holm, said that 31 boats leak.</p>
<p>The outgoing leader, Conservative Bo Lind, lost his seat. “We mended 45 boats in 2022,” he said.</p>
<p>His party colleague Siv Reed, who held on in Netherby, said that 52 boats were sold.</p>
<p>Per Ask of the Lillby Skippers' Union, which put up no candidates, said that 19 piers were closed.</p>"""

_DEBATE = """<h1>Harbour debate</h1><p>16 June 2021</p><p>Minister for Harbours (Deputy Bo Lind): We built 31 piers.</p>
<p>Deputy Iris Holm: The Minister is giving excuses. He told this House in March that 45 boats had sunk. In Lillby
52 piers are closed.</p>"""

_PRESS = """Minnesanteckningar från pressträff 4 maj 2022

Deltagare: Hamndirektör Iris Holm, överläkare Bo Lind och regionrådet Siv Reed (S)

Holm inledde med att antalet båtar ökar. Hon uppgav att 214 båtar ligger inne. Överläkaren sade att 31 är sjuka.

Som svar på en fråga från Radio Lillby sade Reed att slussen kostat 45 miljoner kronor. Regionrådet tillade att 19 \
bryggor öppnas i juni."""

_BOATS = """<h1>Boat chief defends cuts</h1><p>12 March 2022</p>
<p>The chief executive of Lillby Boats, Iris Wade, has
defended the cuts.</p><p>“Passengers are down by 31 per cent since 2019,” she told the Echo.</p><p>Ms Wade said that 45
boats were sold.</p>
<p>But Ms Wade's Conservative opponent, Cllr Jane Firth, pointed out that 52 boats were bought.</p>"""


@pytest.mark.parametrize(
    ("name", "text", "speakers"),
    [
        ("notes.txt", _NOTES.replace("\n", "\n\n"), {
            "31": ("Iris Holm", "C"), "14": ("Iris Holm", "C"), "45": ("Bo Lind", ""), "52": ("Bo Lind", ""),
            "86": ("Iris Holm", "C"), "19": ("Per Ask", "V"), "23": ("Iris Holm", "C"),
        }),
        ("council.txt", _COUNCIL, {
            "312": ("Amara Cole", ""), "45": ("Amara Cole", ""), "14": ("Amara Cole", ""),
            "$87,000": ("Ben Ortiz", ""), "$45,000": ("Fenby City Council", ""), "19": ("Priya Okafor", ""),
            "23": ("Ida Marlow", ""),
        }),
        ("duel.html", _DUEL, {"31": ("Iris Holm", "KD"), "45": ("Iris Holm", "KD"), "52": ("Karin Gran", "")}),
        ("night.html", _NIGHT, {
            "31": ("Iris Holm", "Lab"), "45": ("Bo Lind", "Con"), "52": ("Siv Reed", "Con"), "19": ("Per Ask", ""),
        }),
        ("press.txt", _PRESS, {
            "antalet": ("Iris Holm", ""), "214": ("Iris Holm", ""), "31": ("Bo Lind", ""), "45": ("Siv Reed", "S"),
            "19": ("Siv Reed", "S"),
        }),
        ("boats.html", _BOATS, {"31": ("Iris Wade", ""), "45": ("Iris Wade", ""), "52": ("Jane Firth", "Con")}),
        ("debate.html", _DEBATE, {"31": ("Bo Lind", ""), "45": ("Bo Lind", ""), "52": ("Iris Holm", "")}),
    ],
)  # fmt: skip
def test_an_office_a_pronoun_or_a_surname_leads_to_whom_the_document_names(
    name: str, text: str, speakers: dict[str, tuple[str, str]]
) -> None:
    found = search(read_bytes_of(name, text.encode())).candidates
    said = {one.text.split()[0]: (one.speaker.name, one.speaker.party) for one in found}
    assert {words: said.get(words) for words in speakers} == speakers


def test_initials_that_stand_once_are_no_part_of_what_a_guest_says() -> None:
    found = search(read_bytes_of("duel.html", _DUEL.encode())).candidates
    assert found[-1].quote == "I mars läckte 52 båtar."


def test_a_reply_is_of_all_who_sign_it_and_the_last_word_of_whom_it_is_from() -> None:
    prose = "Vi har länge sett hur hamnarna förfaller och hur ingen tar ansvar för det, trots att alla vet om det."
    reply = (
        f"Lillbyposten Debatt · 17 maj 2022\n\nReplik: Hamnen är inte problemet\n\n{prose} I fjol läckte 31 båtar.\n\n"
        "Iris Holm (C), ordförande i hamnnämnden\n\nBo Lind (L), vice ordförande\n\nSiv Reed (KD), ledamot\n\n"
        "Slutreplik från Per Ask\n\nSkribenterna har fel. I fjol läckte 45 båtar.\n"
    )
    first, last = search(read_bytes_of("replik.txt", reply.encode())).candidates
    assert (first.speaker.name, first.speaker.party) == ("Iris Holm, Bo Lind och Siv Reed", "C;L;KD")
    assert (last.speaker.name, last.speaker.party) == ("Per Ask", "")


def test_an_office_that_two_hold_means_neither_of_them() -> None:
    people = People()
    people.learn("Parks Director Ann Reed and Finance Director Tom Aske came.")
    reported = people.reported_in("The Director said that 31 trees fell.")
    assert reported is not None
    assert reported.name == "Director"


def test_my_honourable_friend_stays_in_one_sentence_in_english() -> None:
    page = "Debate\n\n3 May 2020\n\nI thank my hon. Friend, who mended 31 of the boats that leaked in the harbour.\n"
    (one,) = search(read_bytes_of("debate.txt", page.encode())).candidates
    assert one.quote.startswith("I thank my hon. Friend")
