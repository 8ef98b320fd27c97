"""Whose a document is: by its letterhead, running head, foot, web page, or the name below its title.

>>> letterhead("Hamnverket · Rapport 2020:4").name
'Hamnverket'
"""

from __future__ import annotations

import re

from facts.documents import saying
from facts.documents.names import (
    BODIES,
    CAPITAL,
    NOBODY,
    RELEASE,
    Speaker,
    is_body,
    is_name,
    name_in_case,
    names_body,
    party_name,
    party_named,
)
from facts.documents.person_lines import person_at_beginning, person_in

# What kind of paper it is stands beside whose it is: "Statens tandvårdsråd Rapport 2014:6".
_HEAD_DATE = re.compile(
    r",?\s+(?:den\s+)?(?:\d{1,2}\s+)?[A-Za-z]{3,9}\s+(?:19|20)\d\d$|\s+(?:19|20)\d\d-\d\d(?:-\d\d)?$"
)
_HEAD_END = re.compile(
    r"\s+(?:(?:Scrutiny|Cabinet|Committee|Officer|Annual|Quarterly|Interim|Final|Policy|Research|Statistical|Performance"
    rf"|Progress|Monitoring|Technical|Discussion|Consultation)\s+)?(?:(?i:{RELEASE})|(?i:sammanträdesprotokoll|protokollsutdrag|tjänsteskrivelse|kallelse)"
    r"|Beslut|BESLUT|Datum|Dnr|Diarienr|Sida|Bilaga|Decision|Notice|Agenda|Page)\b.*$"
)


# "Board paper", "Cabinet meeting": what kind of paper it is, whatever body it is for.
_KIND_OF_PAPER = re.compile(r"\b(?:paper|agenda|memo|handlingar|underlag)s?$|\b(?:meeting|sammanträde)", re.I)
NEWSPAPER = re.compile(
    rf"(?:The\s)?(?:{CAPITAL}\s){{1,3}}(?:Gazette|Courier|Herald|Tribune|Chronicle|Echo|Argus|Observer|Mercury|Telegraph"
    r"|Journal|Times|Post|Mail|Guardian|News|Ledger|Dispatch|Examiner|Advertiser|Sentinel|Enquirer|Inquirer|Express"
    r"|Messenger|Reporter|Globe|Scotsman)|[A-ZÅÄÖ][a-zåäö]*(?:\s[A-ZÅÄÖ][a-zåäö]*)?(?:bladet|tidningen|kuriren"
    r"|posten|allehanda|\s[Tt]idning|\s[Nn]yheter(?:na)?)"
)
# Whose office or whose speech a paper is: "Office of Governor Ida Marlow", "Tal av statsminister Bo Lind (S)".
_SPEECH_BY = re.compile(
    r"(?:office of|(?:(?:(?:opening|written|prepared|oral|keynote) )?(?:(?:weekly |news)?letter"
    r"|(?:vecko|månads|nyhets)brev|speech|remarks|address|statement|testimony|evidence|lecture|keynote|anförande|\w*tal|uttalande|föredrag)\s)?"
    r"(?:(?:given|delivered|hållet) (?:by|av)|(?<=\s)(?:by|of|from|av|från)))\s(?:the\s)?(?=\w)",
    re.I,
)

# Who is written to or asked, and a field that says something else than whose the paper is.
_ADDRESSED = re.compile(
    r"(?:To|Till|Cc|Kopia(?: till)?|(?:Written )?[Qq]uestions? (?:for|to)|Report to|Submitted to"
    r"|Prepared for|Inlämnad till)\b"
    r"|(?!From|Från|Avsändare|Publisher|Utgivare|Issued by|Published by|Pressmeddelande|Press release|News release)"
    r"[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,2}:\s"
)
# "Betänkande av", "A report from the", "From:": what stands behind is whose the paper is.
PAPER_OF = re.compile(
    r"(?:(?:(?:slut|del)?betänkande|rapport|skrivelse|yttrande|remissvar|pressmeddelande|promemoria|utgiven|framtagen"
    r"|(?:a |the )?(?:\w+ )?(?:report|paper|statement|submission|evidence|press release|news release)"
    r"|published|issued|produced)\s(?:av|från|by|from)\s(?:the\s)?|[\w-]+(?:\s[\w-]+)?\s(?:från|from)\s(?:the\s)?"
    r"|^(?:för|for)\s(?=(?-i:[A-ZÅÄÖ]))|(?:from|från|avsändare|publisher|utgivare|issued by|published by"
    r"|pressmeddelande|press release"
    r"|news release):\s)",
    re.I,
)
# "REEDBED   The magazine of the Fenland Nature Society", "Medlemsblad för Hyresgästföreningen i Lillby"
_PUBLICATION_OF = re.compile(
    r"(?:^|\s)(?:(?:news ?letter|magazine|journal|bulletin|gazette|quarterly|members[’']? (?:news|paper)|news)\s"
    r"(?:of|from)(?:\sthe)?"
    r"|(?:medlems|nyhets|informations|parti|vår|höst|vinter|sommar)?(?:blad|brev|tidning|magasin)(?:et|en)?\s(?:för|från|av))"
    r"\s(?P<body>(?-i:[A-ZÅÄÖ]).*)",
    re.I,
)
# An office that is a body of its own.
_OMBUDSMAN = re.compile(
    r"(?:(?:the|[A-Z][\w’'-]*)\s){0,4}(?:Ombudsman|Commissioner|Auditor General|Comptroller|Chief Inspector|Registrar)"
    r"(?:\s(?:for|of)\s.{3,60})?|[A-ZÅÄÖ][a-zåäö]*(?:ombudsmannen|kanslern|Riksrevisorn)"
)
# "From your local Liberal Democrat team"
_YOUR_TEAM = re.compile(
    r"\byour\s(?:[a-z]+\s){0,2}(?P<party>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})\s(?:action\s)?(?:team|candidates?|councillors?|campaign(?:er)?s?)\b"
)
_OWN_PAPER = re.compile(
    r"(?P<body>[A-ZÅÄÖ][a-zåäö]+(?:\s(?:och\s)?[a-zåäö]+){0,3})s\s(?:proposition|skrivelse|budgetproposition|betänkande|utlåtande)\b"
)
# "Department for Harbours and The Rt Hon Ida Marlow MP"
_AND_MINISTER = re.compile(r"\sand (?:The )?(?:Rt\.? )?Hon\b.*$")
_ADDRESS = re.compile(
    r"\s\d{1,5}\s(?:[A-Z0-9][\w.]{0,20}\s){0,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Way|Drive|Boulevard|Blvd)\b.*$"
    r"|\s(?:[A-ZÅÄÖ][^\W\d_]{1,30}(?:gatan|vägen|torget|gränd|allén|stigen)\s\d|Box\s\d|\d{3}\s\d\d\s[A-ZÅÄÖ]).*$"
)
# "Labour takes Lillby as Tory rule ends": a party that does something.
_HEADLINE = re.compile(r"(?=(?:\S+\s){4})(?:\S+\s)+?(?!(?:of|for|and|the|och|för|i)\s)[a-zåäö]")
_WHERE = re.compile(r"\s(?:i|in|om|about|on|hos|till|to|from|från|at|vid|på|mot|against|with|med)\s")
# One of many, or the room of a body in which its papers are written: nobody is named.
ANY_BODY = frozenset(
    ["meeting", "ordinary meeting", "annual meeting",
     "cabinet", "the cabinet",
     "trust", "union", "service", "government", "office", "bank", "party", "board", "council", "committee",
     "commission", "agency", "authority", "department", "ministry", "association", "foundation", "federation",
     "institute", "university", "body", "region", "kommun", "råd", "kontor", "utredning", "nämnd", "styrelse",
     "press office", "riksdagskansliet", "partikansliet", "kansliet", "kansli", "contact press office"]
)  # fmt: skip


def letterhead(text: str) -> Speaker:
    """The body whose letterhead a line is: "Labour Party · Press release"; NOBODY where it is none.

    >>> letterhead("Conservatives · News release · 12 September 2011")
    Speaker(name='Conservative Party', office='', party='Con')
    >>> letterhead("OFFICE OF GOVERNOR MARIA ELLSWORTH")
    Speaker(name='Maria Ellsworth', office='Governor', party='')
    """
    if (person := _whose_speech(text)) != NOBODY:
        return person
    if _ADDRESSED.match(text) or _TO_DO.match(text) or person_in(text).party:
        return NOBODY
    if (named := _by_form(text)) is not None:
        return named
    paper_of = _PUBLICATION_OF.search(text)
    text = _AND_MINISTER.sub("", text)
    text = _ADDRESS.sub("", PAPER_OF.sub("", paper_of["body"] if paper_of else text))
    if not re.search(r"\s[·•|–—-]\s|\b(?:av|by|held)\b", text):
        text = _HEAD_DATE.sub("", text)
        text = _HEAD_END.sub("", text)
    parts = [part.strip() for part in re.split(r"\s[·•|]\s|\s[–—-]\s|\s{3,}|,\s", text) if part.strip()]
    if len(parts) < 2 and not is_body(text):
        return NOBODY
    return next((whose for part in parts if (whose := _whose_part(part)) != NOBODY), NOBODY)


def _whose_part(part: str) -> Speaker:
    """The party or the body that a part of a line names; NOBODY where it names none, or any of its kind."""
    letters = party_named(part)
    if letters and len(part.split()) <= 4:
        return Speaker(party_name(letters), "", letters)
    part = part.strip(" ,;:")
    if part.split(" ")[-1] in saying.PREPOSITIONS | saying.NOUN_MARKERS:
        return NOBODY
    is_kind = re.search(rf"\b(?:{RELEASE})\b|[\d:]", part, re.I) or _KIND_OF_PAPER.search(part)
    # "Bostäder i kommunen" is about a body, "Länsstyrelsen i Värmlands län" is one.
    named = _WHERE.split(part, maxsplit=1)[0]
    is_headline = bool(letters) and _HEADLINE.match(named) is not None
    is_common = named.casefold() in BODIES and not named.endswith(("en", "et", "na"))
    is_any = is_kind or is_headline or is_common or named.casefold() in ANY_BODY
    if names_body(named) and part[:1].isupper() and not is_any:
        return Speaker(part)
    return NOBODY


def _by_form(text: str) -> Speaker | None:
    """Whose a line is that names somebody by what it is: "Regeringens proposition", "your local Labour team"."""
    if NEWSPAPER.fullmatch(paper := _HEAD_DATE.sub("", text).strip()):
        return Speaker(paper)
    if (own := _OWN_PAPER.match(text)) and is_body(own["body"]):
        return Speaker(own["body"])
    if _OMBUDSMAN.fullmatch(text):
        return Speaker(text)
    if team := _YOUR_TEAM.search(text):
        letters = party_named(team["party"])
        return Speaker(party_name(letters), "", letters) if letters else NOBODY
    return None


def _whose_speech(text: str) -> Speaker:
    """Whose office or speech a paper is: "Speech by Ida Marlow, Governor of the Bank, at the annual dinner"."""
    speech = _SPEECH_BY.match(text)
    speaker = person_at_beginning(name_in_case(text[speech.end() :])) if speech else NOBODY
    return speaker if is_name(speaker.name) else NOBODY


MENU = (
    r"(?:Till|Hoppa|Gå|Lyssna|Meny|Sök|Kontakt|Hem|Start|Startsida|Om|Press|Nyheter|Logga|English|Languages|Skip|Home|Menu"
    r"|Search|About|Contact|Log|Sign|News|Navigation|Jump|Accessibility|Tillgänglighet|Lättläst)\b"
)
# What a page asks its reader to do.
_TO_DO = re.compile(r"(?:Kontakta|Hoppa|Gå|Lyssna|Sök|Logga|Läs|Dela|Skip|Jump|Search|Contact|Sign|Log|Share|Read)\s")
_LOWER = r"[a-zåäö][\w-]*"
_SITE = re.compile(
    rf"(?P<name>{CAPITAL}(?:,?\s+(?:{_LOWER}|(?!{MENU}){CAPITAL})){{0,8}}?)\s+(?:{MENU}.*?\s+){{2}}", re.S
)


def site_publisher(text: str) -> Speaker:
    """Whose web page a text is that begins with its menu: "Region Sörmland Till innehåll Meny Sök …"; else NOBODY.

    >>> site_publisher("Myndigheten för vård och omsorg Till innehåll på sidan Lyssna Kontakt Sök Start").name
    'Myndigheten för vård och omsorg'
    >>> site_publisher("Myndigheten för vård och omsorg har granskat kommunerna.")
    Speaker(name='', office='', party='')
    """
    match = _SITE.match(text)
    if match is None or re.match(MENU, text):
        return NOBODY
    letters = party_named(match["name"])
    return Speaker(party_name(letters) if letters else match["name"], "", letters)
