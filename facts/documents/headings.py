"""What headings, bylines and lines between the text say of whose the text below them is.

>>> byline("By Hannah Marsh 14 May 2020").name, comment_by("Kommentar: Elin Hagberg, ledarskribent").name
('Hannah Marsh', 'Elin Hagberg')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.documents.blocks import Block
from facts.documents.names import CAPITAL, NAME, NOBODY, Speaker, is_office
from facts.documents.person_lines import LONGEST_OFFICE, people_in, person_in

ADDRESSEE = re.compile(
    rf"\b[Tt]ill\s+(?P<person>(?:[a-zåäö]+\s+){{0,3}}{NAME}\s*(?:\([^()]{{1,12}}\)(?=\s)|(?:\([^()]{{1,12}}\))?\s*$))"
)
AUTHOR = re.compile(
    rf"(?:^|\s)(?:av|by|från)\s+(?P<person>(?:[a-zåäö]+\s+){{0,2}}{NAME}(?:\s+m\.\s?fl\.)?\s*\([^()]{{1,12}}\))"
)
ANSWER = re.compile(
    r"(?:Svar på (?:\w+ )?(?:fråga|interpellation)|\bAnswer(?:ed)? (?:by|to)\b|Interpellationssvar)", re.I
)
# Whom a question was put to, as its answer tells it.
ASKED = re.compile(r"\b(?:har frågat|har ställt en fråga till|(?:has|had) asked)\s(?!mig\b|me\b)(?:the\s)?")
# What somebody has asked or moved is dealt with below such a heading by another.
ABOUT_ANOTHER = re.compile(
    r"\b(?:svar|yttrande|remiss|beredning|behandling|bifall|avslag|återremiss|anledning|angående|bordläggning|response"
    r"|reply|re|regarding)\b(?=.*\b(?:av|by|från|from)\b)",
    re.I,
)
DISSENT = re.compile(
    r"(?:Gemensam\s+)?(?:Reservation(?:er)?|Särskilt\s+(?:yttrande|uttalande)|Protokollsanteckning|Ersättaryttrande"
    r"|Röstförklaring|Minority\s+(?:report|opinion|statement)|Dissenting\s+(?:opinion|note|statement|view))\b",
    re.I,
)
STATED = re.compile(
    r"(?:enligt följande|följande lydelse|anför följande|följande\.|as follows|the following"
    r"|följande (?:svar|anförande|yttrande|uttalande|redogörelse)|besvarar (?:interpellationen|frågan|frågorna)"
    r"|the following (?:answer|reply|statement))[\s.:]*$",
    re.I,
)
LONGEST_STATED = 80
"""Letters at the end of a block in which such words stand."""
OPINION = re.compile(
    rf"^(?P<body>{CAPITAL}(?:\s[\w-]+){{0,3}}?)s\s+(?:tjänsteutlåtande|yttrande|remissvar|svar|skrivelse|bedömning|beslut|förslag"
    r"|ställningstagande|överväganden|synpunkter|redogörelse)\b"
)

# Within a body's paper somebody of it has a word of their own, and signs it.
FOREWORD = re.compile(
    r"(?:\d+\.?\s)?(?:Foreword|Preface|Förord|(?:Slutreplik|Replik|Genmäle|Final reply)(?=:|$)"
    r"|.{3,40}har ordet|(?:Några |Ett )?ord från"
    r"|(?:(?:A |An? )?(?:few )?(?:\w+ )?(?:words?|messages?|notes?|letter|greetings?|thoughts?|news|view|report|update"
    r"|column) )?from (?:the|your|our)\b"
    r"(?!.*\b(?:office|archives?|past|papers?|courts?|regions?|branches|front|field|ground|survey)\b)"
    r"|(?:\w+\s)?[\w-]+[’']s (?:statement|message|foreword|introduction|column|letter|notes|corner|view|words?|report"
    r"|welcome|review)$|(?:ordförandens|direktörens|chefens|rektorns|vd:s|redaktörens) (?:ord|spalt|krönika|rader)$)\b",
    re.I,
)

# What a fact check is about stands under such a heading, before it says who said it.
_CLAIMED = re.compile(
    r"(?:What was (?:claimed|said)|The claim|Claim|What (?:they|he|she|we were) (?:said|told)|Påståendet|Påstående"
    r"|Vad (?:som )?(?:påstås|påstods|sades|sägs|har sagts))\W*$",
    re.I,
)
# A title stands below the paper's name, its section and the day.
_LINES_OF_TITLE = 5
_FACT_CHECK = re.compile(r"(?:Fact[\s-]?[Cc]heck|FACT[\s-]?CHECK|Reality [Cc]heck|Fakta(?:koll|granskning|check))\w*\b")
# Within an article somebody of the paper, or a guest of it, may have a word of their own.
_COMMENT = re.compile(
    r"(?:(?:Kommentar|Krönika|Ledare|Analys|Analysis|Comment|Opinion|Column|Gästkrönika)(?:\s(?:av|by))?:?"
    r"|(?:Slutreplik|Replik|Genmäle|Reply|Rejoinder|Final (?:reply|word))\s(?:av|från|by|from)"
    r"|(?:Your|Our|Din|Er|Vår)\s(?:[a-zåäö]+\s){0,2}(?:candidate|councillor|MP|kandidat|toppkandidat|\w+råd):?|(?:Meet|Möt)"
    r"|(?:An?\s|Ett\s)?(?:(?:open|öppet)\s)?(?:[Ll]etter|[Mm]essage|[Ww]ord|[Gg]reeting|[Bb]rev|[Hh]älsning)\s(?:from|från))\s+"
)
# "Ida Marlow – your candidate for Heath"
_OURS = re.compile(r"(?:your|our|din|er|vår)\s")
# A line that says who wrote what follows, or who asks or answers.
_BYLINE = re.compile(
    r"(?:(?:Blogginlägg|Debattinlägg|Inlägg|Artikel|[Bb]log(?: post)?|Article|Post)\s)?(?:[Bb]y|[Aa]v|FROM|FRÅN"
    r"|Text|Skriven av|Written by|Words by|Author|Authors|Författare|Report (?:by|author)|Reporter|Asked by|Tabled by"
    r"|Answered by|Answer given by|Submitted by|Report of|From|Från):?\s(?:the\s)?"
)
ANSWERED = re.compile(r"(?:Answered by|Answer given by|Besvarad av|Svar av)\b")
# When something was written stands behind the name, and for whom.
_BEHIND = re.compile(r"\s(?:on\s)?\d.*$|\son\sbehalf\s.*$")

# Each matter of a meeting is a paragraph of its own, with its own speakers.
PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ][a-zåäö]{1,3}\s)?§\s?\d+\b")
ANNEX = re.compile(r"^(?:Bilaga|Annex|Appendix)\b", re.I)
DECIDED = re.compile(
    r"^(?:(?:It was )?(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed|NOTED|[Nn]oted)"
    r"|(?:The )?(?:Committee|Council|Board|Cabinet|Panel)\s+(?:noted|agreed|resolved|approved|adopted)"
    r"|Beslut|\w+fullmäktige (?:beslutar|beslutade|bifaller)|Nämnden|Kommunstyrelsen|Utskottet|Styrelsen"
    r"|Ordföranden (?:förklarar|finner|ställer))\b"
)
DECIDES = re.compile(
    r"\b(?:beslut\w*|bifaller|avslår|förklarar|finner|ställer|noted|agreed|resolved|approved|adopted)\b", re.I
)

# A dissent is of the meeting that decided.
DISSENTS = re.compile(r"\breserverar sig\b|\bdissent|\bledamöter\w*\b|\bgrupp(?:en)?\b|\bmembers\b", re.I)

RECORD = re.compile(
    r"(?:Riksdagens |Kommun[a-zåäö]+ |Region[a-zåäö]+ )?(?:[Ss]nabb)?[Pp]rotokoll\b|Prot\.|Official Report\b"
    r"|Minutes of\b|House of (?:Commons|Lords)\b"
)
HELD_ON = re.compile(r"\b(?:sammanträde|at its meeting)\b", re.I)


def heads_claim(block: Block) -> bool:
    """Whether a block is a fact check's heading over what it is about."""
    return block.kind == "heading" and _CLAIMED.match(block.text) is not None


def is_fact_check(blocks: Sequence[Block]) -> bool:
    """Whether a paper checks what others have said, by its title or by a heading over what it is about."""
    titles = (block.text for block in blocks[:_LINES_OF_TITLE])
    return any(map(heads_claim, blocks)) or any(map(_FACT_CHECK.match, titles))


def comment_by(heading: str) -> Speaker:
    """Who has a word of their own below a heading of an article; NOBODY where nobody has.

    >>> comment_by("Kommentar: Elin Hagberg, ledarskribent").name
    'Elin Hagberg'
    """
    match = _COMMENT.match(heading)
    person = person_in(heading[match.end() :] if match else heading)
    return person if match or _OURS.match(person.office) else NOBODY


_REPORT_OF = re.compile(r"(?:(?:Joint )?[Rr]eport(?: of| by|:| of:)|Rapport(?: av| från|:)|Föredragande:?)\s")


def report_of(line: str) -> Speaker:
    """Whose report stands below a line of minutes; NOBODY where it names nobody.

    >>> report_of("Report of Ida Marlow, Director of Parks")
    Speaker(name='Ida Marlow', office='Director of Parks', party='')
    """
    match = _REPORT_OF.match(line)
    reporter = person_in(line[match.end() :]) if match else NOBODY
    return reporter if reporter.office else NOBODY


_COLUMN_BY = re.compile(r"[^.:;?!]{3,60}\s(?:by|av)\s(?=[A-ZÅÄÖ])")


def column_by(heading: str) -> Speaker:
    """Who has written the column below a heading that names its writer: "Notes from the moor by Ida Marlow"."""
    match = _COLUMN_BY.match(heading)
    return person_in(heading[match.end() :]) if match else NOBODY


def byline(line: str) -> Speaker:
    """Who wrote a paper by a line of its head; NOBODY where it does not say.

    >>> byline("By Hannah Marsh 14 May 2020").name, byline("Report by: Head of Housing Strategy").name
    ('Hannah Marsh', 'Head of Housing Strategy')
    >>> byline("By Land and Sea")
    Speaker(name='', office='', party='')
    """
    match = _BYLINE.match(line)
    if match is None:
        return NOBODY
    whose = _BEHIND.sub("", line[match.end() :])
    writers = people_in(whose)
    is_held = writers == NOBODY and is_office(whose) and whose[:1].isupper() and len(whose) <= LONGEST_OFFICE
    return Speaker(whose) if is_held else writers


_WRITES = re.compile(
    r"\b(?:editor|reporter|correspondent|columnist|journalist|writer|redaktör|skribent|krönikör|\w*reporter)$", re.I
)
_BY_ALONE = re.compile(
    r"(?:(?:Statement |Report |Written )?(?:made |given |issued )?by|(?:Prepared )?(?:Statement|Testimony|Remarks) of"
    r"|Author|Written by|Av|Skriven av|Författare|From|Från|Lämnad av)\s?:?",
    re.I,
)


def writer_in(lines: Sequence[str]) -> Speaker:
    """Who has written a paper by the lines of its head, where "Statement made by" may stand above the name."""
    for at, line in enumerate(lines):
        if (writer := byline(line)) != NOBODY:
            return writer
        if _WRITES.search((job := person_in(line)).office):
            return job
        below = person_in(lines[at + 1]) if _BY_ALONE.fullmatch(line) and at + 1 < len(lines) else NOBODY
        if below != NOBODY:
            return below
    return NOBODY
