"""Who speaks by a document's own labels: their shape, and that they come again."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search


def spoken(text: str, name: str = "talk.txt") -> list[tuple[str, str, str]]:
    """The words of each claim with the name and party of who says it."""
    found = search(read_bytes_of(name, text.replace("|", "\n\n").encode()))
    return [(one.text, one.speaker.name, one.speaker.party) for one in found.candidates]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("RECORD|May 4, 2017|Mr. HOLLOWAY. Mr. Speaker, 21 mills closed.|Mrs. DELGADO of Ohio. We lost 340 jobs.|"
         "The SPEAKER pro tempore. There are 12 bills.", "Mr. Holloway; Mrs. Delgado; The Speaker pro tempore"),
        ("HEARING|May 4, 2017|Statement of Dale Orton, President, Prairie Growers|Mr. ORTON. We lost $34 million.|"
         "Senator KING. Some 1,200 farms closed.", "Dale Orton; Senator King"),
        ("HEARING|May 4, 2017|Hon. Ida Marlow, chairwoman of the panel, presiding.|STATEMENT OF TOM ASKE, M.D., YORK|"
         "The CHAIRWOMAN. We lost 90 wards.|Dr. ASKE. We lost 12.", "Ida Marlow; Tom Aske"),
        ("TALK|7 June 2021|HOST: Here is Professor Lena Marsh.|MARSH: We lost 14 per cent.|HOST: Of 90 beaches.|"
         "MARSH: Some 3,200 people moved.", "Lena Marsh; Host; Lena Marsh"),
        ("PODD|3 maj 2022|Eva Ståhl: Välkommen Jonas Frid!|ES: Är det illa?|JF: Vi hade 220 olyckor.|ES: Oj.|"
         "JF: Ja, 30 procent fler än 2019.", "Jonas Frid; Jonas Frid"),
        ("PODD|3 maj 2022|[00:12:44] Eva Ståhl: Vi hade 220 olyckor.|[00:13:02] Jonas Frid: 28 procent drunknade.",
         "Eva Ståhl; Jonas Frid"),
        ("PROTOKOLL 2021-11-22|Anförande nr 1\nKarin Dahl (M)|Vi har 4 200 arbetslösa i kommunen.|Anförande nr 2\n"
         "Per Sköld (S)|Förra året byggdes 320 lägenheter.", "Karin Dahl; Per Sköld"),
        ("MÖTE|12 april 2019|Talare 1: Vi bygger 500 hem i år.\nTalare 2: Det var 700 hem 2017.\nTalare 1: Nej.\n"
         "Talare 2: Kön är 14 000 personer.", "Talare 1; Talare 2; Talare 2"),
        ("PROTOKOLL 2021-11-22|Anförande nr 7: Kommunalrådet Karin\nDahl (C)|Resultatet blev 214 miljoner kronor.|"
         "Anförande nr 8: 2:e vice ordföranden i tekniska nämnden Per-Olof Wik (M)|Motionen kostar 28 miljoner kronor.",
         "Karin Dahl; Per-Olof Wik"),
        ("PROTOKOLL 2021-11-22|§ 7 Svar på interpellation\n\nom hamnen|Anf. 41 Statsrådet KARIN\n\nDAHLSTRÖM (M):\n"
         "Hamnen har\n31 båtar, och\nde är nya i\nhamnen nu.", "Karin Dahlström"),
        ("DEBATE|8 March 2023|The Cabinet Secretary for Health and\n\nOlder People (Ida Kiely):   We built 40 homes.|"
         "Tom Strachan-Roche (Lillby West)\n\n(LD):   There are 9 homes.", "Ida Kiely; Tom Strachan-Roche"),
        ("DEBATE|8 March 2023|Deputy Ida Kiely: There are 9 homes.|Minister for Homes (Deputy Tom Roche): We built 40.",
         "Ida Kiely; Tom Roche"),
        ("Panel|12 April 2019|Dr Patel: We have 2,900 patients.", "Dr Patel"),
        ("Speech by Ida Marlow, Governor of the Bank, in York|12 June 2018|Inflation was 2.4 per cent.", "Ida Marlow"),
    ],
)  # fmt: skip
def test_a_label_that_no_list_holds_is_known_by_its_shape_or_because_it_comes_again(text: str, speakers: str) -> None:
    assert "; ".join(name for _, name, _ in spoken(text)) == speakers


def test_a_heading_of_nothing_but_a_member_says_who_speaks_below_it() -> None:
    page = (
        "<h1>Housing</h1><p>Monday 6 September 2021</p><h3>Sarah Bright (Leeds West) (Lab)</h3><p>Only 6,400 homes "
        "were built last year.</p><h3>The Minister for Homes (Mark Pell)</h3><p>We built 243,000 homes in 2019.</p>"
    )
    assert spoken(page, "page.html") == [
        ("6,400 homes", "Sarah Bright", "Lab"), ("243,000 homes", "Mark Pell", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Läget i länet|3 mars 2020|Lund: Här byggdes 400 bostäder.|Ystad: Här byggdes 120 bostäder.|Lund: Kön är 90.",
        "Report|3 March 2020|Note: Some 12 per cent are missing.|Note: Another 4 per cent are estimates.",
        "Report|3 March 2020|AGREED (by 5 votes to 3): 12 homes go.|AGREED (by 4 votes to 3): 9 homes go.",
        "Report|3 March 2020|STATUS: Some 12 per cent are missing.",
    ],
)
def test_a_place_or_a_field_before_a_colon_does_not_speak(text: str) -> None:
    assert {name for _, name, _ in spoken(text)} == {""}


def test_names_below_what_they_sign_are_not_labels_of_the_text_that_follows() -> None:
    text = (
        "The Lillby Post|3 March 2020|Letters|The town lost 14 libraries since 2010, and nobody says why it did.|"
        "Ida Marlow|Bins|We paid £12 a week for bins that nobody comes to empty any more.|Tom Aske"
    )
    assert "Ida Marlow" not in {name for words, name, _ in spoken(text) if words.startswith("£12")}
