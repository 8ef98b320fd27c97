"""Whose a document is: by its letterhead, running head, foot, web page, or the name below its title.

>>> letterhead("Hamnverket · Rapport 2020:4").name
'Hamnverket'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

from facts.documents.blocks import Block
from facts.documents.headings import heads_claim
from facts.documents.names import (
    BODIES,
    CAPITAL,
    NO_NAMES,
    NOBODY,
    RELEASE,
    STATEMENT,
    Speaker,
    is_body,
    is_name,
    is_person,
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
    r"|Journal|Times|Post|Mail|Guardian|News)|[A-ZÅÄÖ][a-zåäö]*(?:\s[A-ZÅÄÖ][a-zåäö]*)?(?:bladet|tidningen|kuriren"
    r"|posten|allehanda|\s[Tt]idning|\s[Nn]yheter(?:na)?)"
)
# Whose office or whose speech a paper is: "Office of Governor Ida Marlow", "Tal av statsminister Bo Lind (S)".
_SPEECH_BY = re.compile(
    r"(?:office of|(?:(?:(?:opening|written|prepared|oral|keynote) )?(?:(?:weekly )?letter|(?:vecko|månads|nyhets)brev"
    r"|speech|remarks|address|statement|testimony|evidence|lecture|keynote|anförande|\w*tal|uttalande|föredrag)\s)?"
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
_PAPER_OF = re.compile(
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
_ANY_BODY = frozenset(
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
    text = _ADDRESS.sub("", _PAPER_OF.sub("", paper_of["body"] if paper_of else text))
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
    is_kind = re.search(rf"\b(?:{RELEASE})\b|[\d:]", part, re.I) or _KIND_OF_PAPER.search(part)
    # "Bostäder i kommunen" is about a body, "Länsstyrelsen i Värmlands län" is one.
    named = _WHERE.split(part, maxsplit=1)[0]
    is_headline = bool(letters) and _HEADLINE.match(named) is not None
    is_common = named.casefold() in BODIES and not named.endswith(("en", "et"))
    is_any = is_kind or is_headline or is_common or named.casefold() in _ANY_BODY
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


_MENU = (
    r"(?:Till|Hoppa|Gå|Lyssna|Meny|Sök|Kontakt|Hem|Start|Startsida|Om|Press|Nyheter|Logga|English|Languages|Skip|Home|Menu"
    r"|Search|About|Contact|Log|Sign|News|Navigation|Jump|Accessibility|Tillgänglighet|Lättläst)\b"
)
# What a page asks its reader to do.
_TO_DO = re.compile(r"(?:Kontakta|Hoppa|Gå|Lyssna|Sök|Logga|Läs|Dela|Skip|Jump|Search|Contact|Sign|Log|Share|Read)\s")
_LOWER = r"[a-zåäö][\w-]*"
_SITE = re.compile(
    rf"(?P<name>{CAPITAL}(?:,?\s+(?:{_LOWER}|(?!{_MENU}){CAPITAL})){{0,8}}?)\s+(?:{_MENU}.*?\s+){{2}}", re.S
)


def _site_publisher(text: str) -> Speaker:
    """Whose web page a text is that begins with its menu: "Region Sörmland Till innehåll Meny Sök …"; else NOBODY.

    >>> _site_publisher("Myndigheten för vård och omsorg Till innehåll på sidan Lyssna Kontakt Sök Start").name
    'Myndigheten för vård och omsorg'
    >>> _site_publisher("Myndigheten för vård och omsorg har granskat kommunerna.")
    Speaker(name='', office='', party='')
    """
    match = _SITE.match(text)
    if match is None or re.match(_MENU, text):
        return NOBODY
    letters = party_named(match["name"])
    return Speaker(party_name(letters) if letters else match["name"], "", letters)


MINUTES = re.compile(
    r"\b(?:Minutes|MINUTES|(?:the|these|approved|draft) minutes|minutes of (?:the|a)|(?:Regular|Special) Meeting"
    r"|(?i:(?:sammanträdes)?protokoll(?:sutdrag)?|(?:minnes|mötes)anteckningar|called the meeting to order))\b"
)
_BOARD = re.compile(
    rf"^(?:Protokoll\s)?(?P<body>(?:{CAPITAL}\s(?:och\s)?)?[A-ZÅÄÖ]?[a-zåäö-]*(?:nämnden|styrelsen|utskottet|fullmäktige|beredningen))(?=\s|$)"
)
_MEETING = re.compile(
    r"\b(?i:meeting|minutes) (?i:of the) (?P<body>[A-Z]\w+(?:(?:\s(?:and|for|of|the))?\s[A-Z]\w+){0,6})"
)
_DEPARTMENT = re.compile(r"\b(?:department|ministry|\w*departementet)\b", re.I)
_ISSUE = re.compile(
    rf"^(?P<name>{CAPITAL}(?:\s(?:of|for|the|and|för|och)?\s?{CAPITAL}){{0,5}})\s+(?:Issue|Nr|No\.|Nummer|Vol)\b"
)
_DOMAIN = re.compile(r"[A-Za-zÅÄÖåäö-]+\.(?:org|com|se|net|nu|info|eu|co\.uk|org\.uk)")
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|[Cc]opyright)\s*(?:(?:19|20)\d\d(?:[–-]\d{{2,4}})?)?,?\s*(?P<name>{CAPITAL}(?:\s(?!(?:19|20)\d\d\b)[^\s·|,.]+){{0,6}})"
)
_IMPRINT = re.compile(
    r"(?:[Pp]ublished|[Pp]rinted|[Pp]romoted|[Uu]tgiven|[Uu]tges|[Ff]ramtagen)\b.{0,60}?\b(?:on behalf of|by|av|för)\s"
    rf"(?:the\s)?(?P<name>(?!.{{0,60}}on behalf of){CAPITAL}"
    r"(?:\s(?:of\s|for\s|the\s|and\s|för\s|och\s|i\s)?[A-ZÅÄÖ]?[\w’'-]+){0,6}?)"
    r"(?=,|\.|;|$|\s(?:at|in|both|på|under)\s)"
)
# What somebody has posted: "Bo Lind (S) på Facebook, 4 april 2020".
_POST = re.compile(r"[^()]{5,60}\([^()]{1,12}\)(?:\s(?:på|on|via|i|in)\s[^:.]{2,60}|,\s.{0,20}\d{4})")
_PHOTO = re.compile(r"(?:Foto|Bild|Photo|Illustration):\s(?P<name>[^.·|]{3,60})\.?$")
_KIND_FIRST = re.compile(
    rf"(?:[A-ZÅÄÖ][\w-]*\s){{0,2}}(?i:{RELEASE}|bulletin|paper)\s(?:(?:[Nn]umber|[Nn]o\.?|[Nn]r\.?)\s?)?[\d/:-]+\s+(?=[A-ZÅÄÖ])"
)
# The head of a paper has so many blocks before its text begins, its foot so many.
_HEAD, _TOP, _FOOT = 24, 3, 8
_SHORTEST_TEXT, _LONGEST_LINE = 120, 400
# What says more of whose a paper is: that it is by somebody, that it is a meeting's, that each page bears it, …
_IMPRINTED, _SPOKEN, _PAPER, _OF_MEETING, _LINE, _RUNNING, _FOOTER, _MENTION = 70, 65, 60, 50, 40, 34, 20, 0.2
_MOST_MENTIONS = 5
# "Socialförvaltningen Datum", "Miljöförvaltningen 2019-03-04": an office beside the fields of its paper.
_OFFICE_BESIDE = re.compile(
    r"(?<![\w-])(?P<body>(?:[A-ZÅÄÖ][a-zåäö]+-?(?:\soch\s)?){1,3}(?:förvaltningen|kontoret|kansliet|avdelningen))"
    r"\s(?=Datum|Handläggare|Enhet|Avdelning|Tjänste|Sida|Dnr|Diarie|\d{4}|\d\s?\()"
)
_LONGEST_LETTERS = 6
_OFFICES, _BELOW = ("förvaltningen", "kontoret", "kansliet"), 5


def house_of(blocks: Sequence[Block], *, is_whole: bool) -> Speaker:
    """Whose a document is by its first pages; NOBODY where they do not say.

    Each line of the head, the running heads and, where the blocks reach to the end, the foot may name somebody: whom
    they name most plainly is whose it is, and of two the one whom the text names more often.
    """
    found: dict[str, tuple[float, Speaker]] = {}
    text = "\n".join(block.text for block in blocks).casefold()
    for speaker, points in _named_in(blocks, is_whole=is_whole):
        key = speaker.name.casefold()
        mentions = min(_MOST_MENTIONS, text.count(key)) if key else 0
        score = points + _MENTION * mentions - _LINE * bool(_DEPARTMENT.search(speaker.name))
        before = found.get(key, (0.0, NOBODY))[0]
        found[key] = (max(before, score), speaker)
    return max(found.values(), key=lambda one: one[0], default=(0, NOBODY))[1]


def _named_in(blocks: Sequence[Block], *, is_whole: bool) -> Iterator[tuple[Speaker, float]]:
    """Whom each line of head and foot names, with how plainly it does."""
    head = _head_of(blocks)
    is_minutes = any(MINUTES.search(block.text) for block in head)
    for block in blocks[:2]:
        if (site := _site_publisher(block.text)) != NOBODY:
            yield site, _PAPER
    for n, block in enumerate(head):
        less = n + (_LINE - _RUNNING if block.kind == "running" else 0)
        yield from (
            (one, points - less) for one, points in _by_line(block.text, is_minutes=is_minutes, is_top=n < _TOP)
        )
    for block in blocks[len(head) :]:
        if block.kind == "running":
            yield from ((one, points - _FOOTER) for one, points in _by_line(block.text, is_minutes=is_minutes))
        elif (photo := _PHOTO.search(block.text)) and is_body(photo["name"]):
            yield Speaker(photo["name"]), _FOOTER
    yield from _by_masthead(head, blocks)
    if is_whole:
        yield from _by_foot(blocks[-_FOOT:])


def _by_masthead(head: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[Speaker, float]]:
    """The name at the top of a paper, by its form: the paper names it again, or checks what others said."""
    text = "\n".join(block.text for block in blocks[1:])
    is_check = any(map(heads_claim, blocks))
    for n, block in enumerate(head[:_LINES_OF_MASTHEAD]):
        if _is_masthead(block.text) and (is_check or _is_named_again(block.text, text)):
            yield Speaker(_calm(block.text)), -n


def _by_foot(foot: Sequence[Block]) -> Iterator[tuple[Speaker, float]]:
    for above, below in pairwise(foot):
        if above.kind == "heading" and names_body(above.text) and person_in(below.text) != NOBODY:
            # Below the body's name stands who signs for it.
            head = letterhead(above.text)
            yield head._replace(name=_calm(head.name)), _IMPRINTED
    for block in foot:
        if (imprint := _IMPRINT.search(block.text)) and is_body(imprint["name"]):
            yield Speaker(imprint["name"], "", party_named(imprint["name"])), _IMPRINTED
        if whose := _COPYRIGHT.search(block.text):
            yield Speaker(whose["name"].strip()), _RUNNING


# The name of a paper stands in so many lines at the top.
_LINES_OF_MASTHEAD, _LONGEST_MASTHEAD = 4, 6
_PROPER = re.compile(rf"(?:The\s)?{CAPITAL}(?:\s(?:&|[\w’'-]+)){{0,{_LONGEST_MASTHEAD}}}")
_KIND_OF_PAPER_ALONE = re.compile(
    rf"(?:{RELEASE}|opinion|debatt|ledare|krönika|replik|comment|column|letters?|speech|tal)\b", re.I
)
_SHORTEST_INITIALS = 2


def _is_masthead(line: str) -> bool:
    """Whether a line may be whose a paper is by its form: a few words that begin with a capital, and say nothing."""
    is_other = _KIND_OF_PAPER_ALONE.match(line) or re.match(_MENU, line) or STATEMENT.search(line)
    words = line.split()
    return (
        _PROPER.fullmatch(line) is not None
        and not is_other
        and not (len(words) == 1 and line.casefold() in NO_NAMES)
        and person_in(line) == NOBODY
    )


def _is_named_again(name: str, text: str) -> bool:
    """Whether a text names somebody again within its sentences, or by the initials or the address of their page.

    >>> _is_named_again("Kungliga slottet", "I fjol kom 31, säger KS."), _is_named_again("Lillby", "I Lillby bor 31.")
    (True, False)
    """
    within = re.compile(
        rf"(?<=[a-zåäö,] )(?<! [Ii] )(?<! in )(?<! at )(?<! på )(?<! från ){re.escape(name)}(?:s|’s|'s)?(?!\w)"
    )
    initials = "".join(word[0] for word in name.split() if word[0].isalpha()).upper()
    site = re.compile(rf"\b{re.sub(r'[^a-zåäö]', '', name.casefold())}\.[a-z]{{2,4}}\b", re.I)
    is_short = len(initials) >= _SHORTEST_INITIALS and re.search(rf"(?<!\w){initials}(?!\w)", text) is not None
    return is_short or within.search(text) is not None or site.search(text) is not None


def _head_of(blocks: Sequence[Block]) -> list[Block]:
    """The lines above the text: short ones, without the rows of a table."""
    above = takewhile(lambda one: one.kind == "running" or len(one.text) <= _SHORTEST_TEXT or one.kind == "row", blocks)
    lines = list(islice(above, _HEAD))
    return [one for n, one in enumerate(lines) if len(one.text) < _LONGEST_LINE and (one.kind != "row" or not n)]


_CABINET = re.compile(r"(?:the\s|minutes of (?:the )?)?cabinet", re.I)
_BOARDS = re.compile(r"(?:committee|board|panel|cabinet|nämnden|utskottet|styrelsen)$", re.I)


def meeting_of(blocks: Sequence[Block], house: Speaker) -> Speaker:
    """The body whose meeting minutes tell of, where a line of the head names it below whose paper it is."""
    head = _head_of(blocks)
    if not any(MINUTES.search(block.text) for block in head):
        return NOBODY
    meetings = (Speaker(meeting["body"]) for block in head if (meeting := _MEETING.search(block.text)))
    named = (letterhead(block.text) for block in head if _BOARDS.search(block.text))
    named = (one for one in chain(meetings, named) if one.name.casefold() not in _ANY_BODY - {"cabinet"})
    is_cabinets = any(_CABINET.fullmatch(block.text) for block in head)
    found = next((one for one in named if one not in (NOBODY, house)), Speaker("Cabinet") if is_cabinets else NOBODY)
    if found.name.casefold() == "cabinet":
        return Speaker("Cabinet")
    return found._replace(name=name_in_case(found.name))


def _by_line(text: str, *, is_minutes: bool, is_top: bool = False) -> Iterator[tuple[Speaker, float]]:
    if is_minutes and (meeting := _MEETING.search(text)) and meeting["body"].casefold() not in _ANY_BODY:
        yield Speaker(meeting["body"]), _RUNNING
    if is_minutes and (board := _BOARD.match(text)):
        yield Speaker(board["body"][0].upper() + board["body"][1:]), _OF_MEETING
    if is_top and _POST.fullmatch(text) and (poster := person_at_beginning(text)).party:
        yield poster, _LINE
    if issue := _ISSUE.match(text):
        yield Speaker(issue["name"]), _LINE
    if _DOMAIN.fullmatch(text.strip()):
        yield Speaker(text.strip()), _LINE
    if office := _OFFICE_BESIDE.search(text):
        yield Speaker(office["body"]), _LINE + _BELOW
        return
    head = letterhead(_KIND_FIRST.sub("", text))
    # "Ferry services in Lill" is a title.
    is_plural = not head.party and not any(word.endswith(BODIES) for word in head.name.casefold().split())
    if head != NOBODY and not (is_plural and is_body(head.name)):
        # Below a municipality stands the office of it whose paper it is.
        below = _BELOW if head.name.casefold().endswith(_OFFICES) else 0
        points = _SPOKEN if is_person(head.name) else _PAPER if _PAPER_OF.match(text) else _LINE
        yield head._replace(name=_calm(head.name)), below + points


def _calm(name: str) -> str:
    """A name in capitals as it is written elsewhere; letters stay: "STADSBYGGNADSKONTORET", "HSA"."""
    return (
        name.capitalize() if name.isupper() and " " not in name and len(name) > _LONGEST_LETTERS else name_in_case(name)
    )


def in_full(name: str, blocks: Sequence[Block]) -> str:
    """A publisher's name that is nothing but letters, as the head of its paper has it in full.

    >>> in_full("HSA", [Block("heading", "Harbours and Ships Agency")])
    'Harbours and Ships Agency'
    """
    if not (name.isupper() and name.isalpha()):
        return name
    for block in _head_of(blocks):
        capitals = "".join(word[0] for word in block.text.split() if word[0].isupper())
        if capitals == name and is_body(block.text):
            return block.text
    return name
