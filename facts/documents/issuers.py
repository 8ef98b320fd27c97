"""Whose a document is: of its file's own word, its head and foot, and who has written it.

A body speaks in its papers. In a newspaper's column or fact check, and on a party's page, whoever has written it does.
In a parliament its members speak, and none of its papers says something for the parliament.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

from facts.documents.blocks import Block
from facts.documents.headings import is_fact_check, writer_in
from facts.documents.letterheads import ANY_BODY, MENU, NEWSPAPER, PAPER_OF, letterhead, site_publisher
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
    party_named,
)
from facts.documents.person_lines import person_at_beginning, person_in
from facts.documents.signatures import columnist

# "Hamnverket: Färre båtar i år" is the title of what the body sends out.
_BODY_FIRST = re.compile(r"(?P<body>[A-ZÅÄÖ][^:,.]{3,60}):\s+[A-ZÅÄÖ\d]")
# Fewer letters are a headline or a date.
_SHORTEST_TEXT = 120
# Below whose page it is stand so many lines at most before who has written it.
_OPENING = 12
# Who has written a letter stands in its last lines.
_LAST_LINES = 2


_CHAMBER = re.compile(
    r"(?:the\s)?(?:(?:(?:UK|European|Scottish|Welsh|Northern Ireland)\s)?(?:Parliament|Assembly)|Hansard"
    r"|Official Report|House of (?:Commons|Lords|Representatives)|(?:Houses of the )?Oireachtas|Senedd|Holyrood|Senate"
    r"|(?:Dáil|Seanad) Éireann|(?:US )?Congress|Congressional Record|(?:Sveriges )?Riksdag(?:en)?|Europaparlamentet"
    r"|TheyWorkForYou|KildareStreet)",
    re.I,
)


def _is_chamber(name: str) -> bool:
    """Whether a name is that of a parliament, or of the record of one.

    >>> _is_chamber("Houses of the Oireachtas"), _is_chamber("UK Parliament"), _is_chamber("Public Accounts Committee")
    (True, True, False)
    """
    return _CHAMBER.fullmatch(name.strip()) is not None


def is_newspaper(name: str) -> bool:
    """Whether a name is a newspaper's, which says nothing of its own in what its writers and guests sign.

    >>> is_newspaper("Lillby Tidning"), is_newspaper("The Lillby Gazette"), is_newspaper("Lillby kommun")
    (True, True, False)
    """
    return NEWSPAPER.fullmatch(name.strip()) is not None


_SHORTEST_BODY = 4


def is_short_for(name: str, house: str) -> bool:
    """Whether a body is the document's own, named by its last word: "Kommunförbundet", of Länets kommunförbund."""
    small, house = name.casefold(), house.casefold()
    stem = re.sub(r"(?:et|en|n)$", "", small)
    is_short = " " not in name and len(stem) > _SHORTEST_BODY
    return is_short and (house.endswith((stem, small)) or house.startswith(f"{small} "))


def issuer_of(blocks: Sequence[Block], publisher: str, *, is_whole: bool) -> Speaker:
    """Whose a document is by its first pages and what its file says of its publisher; NOBODY where they do not say."""
    published = sender_of(blocks) if publisher else NOBODY
    published = published if published != NOBODY else Speaker(in_full(publisher, blocks))
    house = published if published != NOBODY else house_of(blocks, is_whole=is_whole)
    if _is_chamber(house.name):
        published = house = NOBODY
    head = [block.text for block in takewhile(lambda block: len(block.text) < _SHORTEST_TEXT, blocks)]
    writer = columnist(head, [block.text for block in blocks[-_LAST_LINES:]] if is_whole else ())
    # The verdict of a fact check is its writer's; what else a newspaper reports is the newspaper's.
    is_check = is_newspaper(published.name) and is_fact_check(blocks)
    letters = party_named(published.name)
    if writer == NOBODY and (published == NOBODY or is_check or letters):
        opening = [block.text for block in blocks[:_OPENING]] if publisher or house == NOBODY else head
        writer = writer_in(opening)
        if writer == NOBODY and letters:
            # On a party's page: "Speech by Ida Marlow".
            writer = next((one for line in opening if is_name((one := letterhead(line)).name)), NOBODY)
    if writer != NOBODY and letters and is_name(writer.name):
        return writer._replace(party=letters)
    return writer if writer != NOBODY and (house == NOBODY or is_newspaper(house.name)) else house


MINUTES = re.compile(
    r"\b(?:Minutes|Minute of|MINUTES|(?:the|these|approved|draft) minutes|(?:Regular|Special) Meeting"
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
# "HAMNVERKET Korta fakta 3/2017": the name as it stands on the paper, beside what paper it is.
_CAPITALS_FIRST = re.compile(r"(?P<body>[A-ZÅÄÖ]{6,}(?:\s[A-ZÅÄÖ]{3,}){0,4})\s+(?=[A-ZÅÄÖ]?[a-zåäö\d])")
# The head of a paper has so many blocks before its text begins, its foot so many.
_HEAD, _TOP, _FOOT = 24, 3, 8
_LONGEST_LINE = 400
# What says more of whose a paper is: that it is by somebody, that it is a meeting's, that each page bears it, …
_IMPRINTED, _SPOKEN, _PAPER, _OF_MEETING, _LINE, _RUNNING, _FOOTER, _MENTION = 70, 65, 60, 50, 40, 34, 20, 0.2
_MOST_MENTIONS = 5
# "Socialförvaltningen Datum", "Miljöförvaltningen 2019-03-04": an office beside the fields of its paper.
_OFFICE_BESIDE = re.compile(
    r"(?<![\w-])(?P<body>(?:[A-ZÅÄÖ][a-zåäö]+-?(?:\soch\s)?){1,3}(?:förvaltningen|kontoret|kansliet|avdelningen))"
    r"\s(?=Datum|Handläggare|Enhet|Avdelning|Tjänste|Sida|Dnr|Diarie|\d{4}|\d\s?\()"
)
_LONGEST_LETTERS = 6
_OFFICES, _BELOW = ("förvaltningen", "kontoret", "kansliet", "revisorerna", "revisionen"), 5


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
    for block in blocks[:_LINES_OF_MASTHEAD]:
        if (site := site_publisher(block.text)) != NOBODY:
            yield site, _PAPER
    for n, block in enumerate(head):
        less = n + (_LINE - _RUNNING if block.kind == "running" else 0)
        yield from (
            (one, points - less) for one, points in _by_line(block.text, is_minutes=is_minutes, is_top=n < _TOP)
        )
        if n < _TOP and (titled := _BODY_FIRST.match(block.text)) and (body := letterhead(titled["body"])) != NOBODY:
            yield body, _RUNNING - less
    for block in blocks[len(head) :]:
        if block.kind == "running":
            yield from ((one, points - _FOOTER) for one, points in _by_line(block.text, is_minutes=is_minutes))
        elif (photo := _PHOTO.search(block.text)) and is_body(photo["name"]):
            yield Speaker(photo["name"]), _FOOTER
    yield from _by_masthead(head, blocks)
    yield from _by_form_of_paper(head, blocks)
    if is_whole:
        yield from _by_foot(blocks[-_FOOT:], len(blocks) - len(head))


def _by_masthead(head: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[Speaker, float]]:
    """The name at the top of a paper, by its form: the paper names it again, or checks what others said."""
    text = "\n".join(block.text for block in blocks[1:])
    is_check = is_fact_check(blocks)
    for n, block in enumerate(head[:_LINES_OF_MASTHEAD]):
        if _is_masthead(block.text, is_sure=is_check and not n) and (is_check or _is_named_again(block.text, text)):
            yield Speaker(_calm(block.text)), -n


# Whose a release is it says itself: "About Harbour Watch", "LONDON, March 3 (Newswire) - Nordia's".
_ABOUT_ITSELF = re.compile(r"(?:Om|About)\s(?P<body>[A-ZÅÄÖ].{2,60})")
_AGENCY = re.compile(r"[^\W\d_a-zåäö][\w ,.]{2,60}\((?P<agency>[A-Z][\w ]{1,20})\)\s[–—-]{1,2}\s")
_HANDLE = re.compile(r"[^@]{0,60}@\w{3,}\b")
_OF_A_SPEECH = re.compile(r"(?:Speech|Remarks|Address|Keynote|Anförande|\w*[Tt]al)\s(?:to|at|vid|på|i|till)\b")


def _by_form_of_paper(head: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[Speaker, float]]:
    """Whose a release, a report of an agency, a post or a speech is by what each of them has."""
    is_speech = any(_OF_A_SPEECH.match(block.text) for block in head)
    for n, block in enumerate(head[:_LINES_OF_MASTHEAD]):
        is_post = any(_HANDLE.match(one.text) for one in blocks[n : n + 2])
        person = person_at_beginning(block.text.partition("@")[0]) if is_post or is_speech else NOBODY
        if person != NOBODY:
            yield person, _SPOKEN - n
    for block in blocks[:_LINES_OF_MASTHEAD]:
        if agency := _AGENCY.match(block.text):
            yield Speaker(agency["agency"]), _OF_MEETING
    for above, below in pairwise(blocks):
        about = _ABOUT_ITSELF.fullmatch(above.text) if above.kind == "heading" else None
        if about and below.text.startswith(about["body"]):
            yield Speaker(about["body"]), _OF_MEETING


def _by_foot(foot: Sequence[Block], below_head: int) -> Iterator[tuple[Speaker, float]]:
    for above, below in pairwise(foot[-below_head:] if below_head else ()):
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
_LINES_OF_MASTHEAD, _LONGEST_MASTHEAD = 8, 6
_PROPER = re.compile(rf"(?:The\s)?{CAPITAL}(?:\s(?:&|[\w’'-]+)){{0,{_LONGEST_MASTHEAD}}}")
_KIND_OF_PAPER_ALONE = re.compile(
    rf"(?:{RELEASE}|opinion|debatt|ledare|krönika|replik|comment|column|letters?|speech|tal)\b", re.I
)
# What a name of two words ends with where it is no person's.
_OF_NO_PERSON = re.compile(
    r"[a-zåäö]{4}(?:ingen|arna|erna|orna|elsen|ionen|heten|skapet|byrån|labbet|koll|check|watch)\b"
)
_SHORTEST_INITIALS = 2


def _is_masthead(line: str, *, is_sure: bool) -> bool:
    """Whether a line may be whose a paper is by its form: a few words that begin with a capital, and say nothing."""
    is_other = _KIND_OF_PAPER_ALONE.match(line) or re.match(MENU, line) or STATEMENT.search(line)
    words = line.split()
    return (
        _PROPER.fullmatch(line) is not None
        and not is_other
        and not (len(words) == 1 and line.casefold() in NO_NAMES)
        and (is_sure or person_in(line) == NOBODY or _OF_NO_PERSON.search(line) is not None)
    )


def _is_named_again(name: str, text: str) -> bool:
    """Whether a text names somebody again within its sentences, or by the initials or the address of their page.

    >>> _is_named_again("Kungliga slottet", "I fjol kom 31, säger KS."), _is_named_again("Lillby", "I Lillby bor 31.")
    (True, False)
    """
    plain = re.escape(name)
    within = re.compile(
        rf"(?<=[a-zåäö,] )(?<! i )(?<! in )(?<! at )(?<! på )(?<! från ){plain}(?!\w)"
        rf"|\b{plain}(?::?s|[’']s)\b"
    )
    initials = "".join(word[0] for word in name.split() if word[0].isalpha()).upper()
    is_short = len(initials) >= _SHORTEST_INITIALS and re.search(rf"(?<!\w){initials}(?!\w)", text) is not None
    site = re.sub(r"\W", "", name.casefold())
    has_site = re.search(rf"\b{site}\.[a-z]{{2,4}}\b", text, re.I) is not None
    return is_short or has_site or within.search(text) is not None


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
    named = (one for one in chain(meetings, named) if one.name.casefold() not in ANY_BODY - {"cabinet"})
    is_cabinets = any(_CABINET.fullmatch(block.text) for block in head)
    found = next((one for one in named if one not in (NOBODY, house)), Speaker("Cabinet") if is_cabinets else NOBODY)
    if found.name.casefold() == "cabinet":
        return Speaker("Cabinet")
    return found._replace(name=name_in_case(found.name))


def _by_line(text: str, *, is_minutes: bool, is_top: bool = False) -> Iterator[tuple[Speaker, float]]:
    if is_minutes and (meeting := _MEETING.search(text)) and meeting["body"].casefold() not in ANY_BODY:
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
    if (
        not is_minutes
        and (capitals := _CAPITALS_FIRST.match(text))
        and (body := letterhead(_calm(capitals["body"]))) != NOBODY
    ):
        yield body, _PAPER
        return
    head = letterhead(_KIND_FIRST.sub("", text))
    # "Ferry services in Lill" is a title.
    is_plural = not head.party and not any(word.endswith(BODIES) for word in head.name.casefold().split())
    if head != NOBODY and not (is_plural and is_body(head.name)):
        # Below a municipality stands the office of it whose paper it is.
        below = _BELOW if head.name.casefold().endswith(_OFFICES) else 0
        points = _SPOKEN if is_person(head.name) else _PAPER if PAPER_OF.match(text) else _LINE
        yield head._replace(name=_calm(head.name)), below + points


def _calm(name: str) -> str:
    """A name in capitals as it is written elsewhere; letters stay: "STADSBYGGNADSKONTORET", "HSA"."""
    return (
        name.capitalize() if name.isupper() and " " not in name and len(name) > _LONGEST_LETTERS else name_in_case(name)
    )


_SENDER = re.compile(r"(?:From|Från|Avsändare|Published by|Issued by|Utgivare):\s")


def sender_of(blocks: Sequence[Block]) -> Speaker:
    """Whom a line of the head says the page is from, whatever site it stands on; NOBODY where none does."""
    senders = (letterhead(block.text) for block in _head_of(blocks) if _SENDER.match(block.text))
    return next((sender for sender in senders if sender != NOBODY), NOBODY)


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
