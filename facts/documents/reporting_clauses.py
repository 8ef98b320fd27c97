"""The clauses with which a sentence reports somebody: ", said Anna Ek (V)", "the Campaign for Better Buses says".

What a clause says by itself; whom it means where it only says "she" or a surname, `reporting` remembers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.documents.names import (
    BODIES,
    CAPITAL,
    FORM_OF_ADDRESS,
    NAME,
    PARTY_STEMS,
    SPEECH,
    Speaker,
    is_body,
    is_name,
    is_office,
    is_title,
    member_of,
    party_letters,
    party_name,
    party_named,
    person_of,
)

ADVERB = r"(?:har\s+|hade\s+|has\s+|had\s+|också\s+|also\s+|then\s+|därefter\s+|nu\s+|now\s+|further\s+)?"
# "A large" says nothing of who speaks; "of the", "for", "and" join the words of an office or a body.
_JOINT = r"(?:\s+(?:of|for|and|on|to|in|och|för|i|&)(?:\s+the)?)?"
PHRASE = rf"{CAPITAL}(?:{_JOINT}\s+{CAPITAL}){{0,6}}"
_PERSON_CLAUSES = (
    # A name with what the person is, then the verb.
    re.compile(
        rf"(?P<lead>(?:his|her|its|their|the|a|an)\s(?:[\w’'-]+\s){{0,4}}[\w’'-]+,\s|(?:[\w’'-]+\s+){{0,4}}?)"
        rf"(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
        rf"(?P<office>(?:\s+MP)?,\s[^\"“”:.]{{3,80}}?,|\s(?:of|from|at|vid|på|från)\s[\w’' -]{{3,60}}?"
        rf"(?:,\s(?:which|who|som)\s[^\"“”:.,]{{3,80}},)?"
        rf"|\s+MP|,)?\s+{ADVERB}(?:{SPEECH})\b(?!\s+(?:upp|till\s+mig))"
    ),
    # The verb, then the name.
    re.compile(
        rf"(?:(?:,|[\"”’?!])\s*(?:{SPEECH})|\b(?:{SPEECH})(?=\s+(?:[\w-]+\s+){{0,6}}(?:\([^)]*\)\s+)?(?:att"
        rf"|that)\b))\s+"
        rf"(?P<lead>(?:{CAPITAL}(?:s|[’']s)\s+(?=[a-zåäö]))?(?:[a-zåäö-]+,?\s+){{0,5}}?)(?P<name>(?:Councillor\s+"
        rf"|Cllr\s+)?{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
        r"(?P<office>,\s[^.\"“”]{3,80})?"
    ),
)
_PAPERS = (
    r"(?:beräkning|uppgift|bedömning|siffr|rapport|studie|analys|prognos|kartläggning|undersökning|mätning|forskning"
    r"|statistik|uträkning|sammanställning|enkät|figures|data|statistics|estimate|report|survey|research|analysis|count"
    r"|calculation|forecast|stud)\w*"
)
# "enligt verksamhetschefen Bo Lind", "according to Tom Reed, who runs the port", "enligt Bo Linds beräkningar".
_CITED = re.compile(
    rf"\b(?:[Ee]nligt|[Aa]ccording to)\s+(?P<lead>(?:(?!{_PAPERS})[a-zåäö][\w’'-]*\s+){{0,6}}?)(?P<name>{NAME})"
    r"(?P<brackets>\s*\([^()]{1,12}\))?(?P<office>,\s[^.;:\"“”,\d]{3,80}(?=[,.;]|$))?"
    rf"(?P<paper>\s+{_PAPERS})?(?P<joint>\s+(?:och|and|of|for|för|&)\s+[A-ZÅÄÖ])?"
)
# Bodies whose names look like a person's: "Sveriges Bygghandlare", "National Grid".
_OF_A_COUNTRY = re.compile(
    r"(?:Sveriges|Statens|Svensk\w*|Nordiska?|Europeiska|Riks\w+|Centrala|Stora|British|National|Royal|American|European"
    r"|Scottish|Welsh|English|Irish|International|United|World|Global|New|Age|Shelter|Network|Transport|Public)\s"
)
# "uppger Kronans presstjänst", "säger Kommunals ordförande": whose spokesman it is, without a name.
_HOLDER = re.compile(
    rf"(?:,|[\"”])\s*(?:{SPEECH})\s+(?P<name>{CAPITAL}s\s[a-zåäö]{{3,30}}(?:tjänst|chef|direktör|ordförande|kansli|talesperson"
    r"|kvinna|man|ledning|styrelse|avdelning|ekonom|jurist)|[A-ZÅÄÖ][\w-]{2,40}s\s(?:ordförande|chef|vd|presstjänst|ledning"
    r"|styrelse|talesperson))(?=[,.]|\s*$)"
)
# "Nästa år räknar Kronan med att 30 000 söker": a capital within the sentence names somebody.
_INVERTED = re.compile(
    r"\b(?:räknar|väntar|bedömer|uppskattar|beräknar|spår|tror|hävdar|anser|menar|uppger|befarar|konstaterar)\s"
    rf"(?P<name>{PHRASE}(?:\s(?:för|och|i)\s[a-zåäö]+)?)\s(?:också\s|nu\s)?(?:med\s)?att\b"
)
# The one who welcomed a plan, pointing out that …; the guest who told members that …
ADDING = re.compile(
    rf"^(?:(?P<address>{FORM_OF_ADDRESS})\.?\s+)?(?P<name>{NAME})(?:\s*\((?P<letters>[^()]{{1,12}})\))?(?:,\s(?P<office>[^,.:;“”\"]{{3,90}}),)?"
    r"\s[^.:;“”\"]{0,90}?\b(?:(?:pointing out|adding|noting|saying|arguing|stressing|observing|warning|claiming|stating"
    r"|remarking|recalling)\sthat"
    r"|(?:told|informed|assured|reminded|advised)\s(?:members|councillors|the\s[A-Z]?\w+|colleagues)\sthat"
    r"|(?:countered|conceded|confirmed|maintained|contended|pointed out|recalled)\sthat"
    r"|(?:genmälde|invände|menade|upplyste om|erinrade om|invänder|upplyser om|erinrar om|medgav|medger)\satt)\b"
)
_SPOKESPERSON = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he)\s+(?P<body>{PHRASE})\s+(?:spokes\w+|representative|source)\s+{ADVERB}(?:{SPEECH})\b"
    rf"|\b(?:[Aa]|[Tt]he)\s+spokes\w+\s+(?:for|from|of)\s+(?:the\s+)?(?P<body2>{PHRASE})\s+{ADVERB}(?:{SPEECH})\b"
    rf"|\b[Ee]n\s+(?:tales\w+|företrädare)\s+för\s+(?P<body3>{PHRASE}(?:\s(?:för|och)\s[a-zåäö]+)*)\s+{ADVERB}(?:{SPEECH})\b"
)
_BODY = re.compile(
    rf"(?P<name>(?:[Tt]he\s+)?[A-ZÅÄÖ][\w-]+(?:\s+(?:of|for|and|och|för)?\s*[A-ZÅÄÖ][\w-]+){{0,4}})"
    rf"\s+{ADVERB}(?:{SPEECH}|claim|say|argue|warn|insist|state)\b"
)
# "UNISON stated", "säger LO"
_ACRONYM = re.compile(rf"\b(?P<name>[A-ZÅÄÖ]{{2,8}})\s+{ADVERB}(?:{SPEECH})\b")
_NO_BODIES = frozenset(("MP", "MEP", "PM", "TD", "II", "III", "IV", "VI"))
_PARTY_CITED = re.compile(rf"\b(?:[Ee]nligt|[Aa]ccording to)\s+(?:the\s+)?(?P<name>{PHRASE})(?=[\s,.])")
ESTIMATE_VERBS = (
    r"expects?|estimates?|predicts?|forecasts?|projects|believes?|calculates?|räknar\s+med|bedömer|uppskattar|beräknar"
    r"|prognostiserar|spår"
)
_ESTIMATES = re.compile(rf"\b(?P<name>(?:[Tt]he\s+)?{PHRASE})\s+{ADVERB}(?:{ESTIMATE_VERBS})\b")
# In a speech "the Board expects 40 jobs" is the speaker's; "the Board expects that 40 jobs go" is the board's.
ESTIMATES_THAT = re.compile(rf"{_ESTIMATES.pattern}\s+(?:att|that|(?:it|this|them|these) to)\b")
FORWARD = re.compile(
    rf"(?:(?:enligt|according to)\s|(?:[\w’'().&-]+,?\s+){{1,9}}?(?:{SPEECH}|{ESTIMATE_VERBS})\b"
    r"(?!\s+(?:[A-ZÅÄÖ]|(?:hon|han|she|he|they)\b)))"
)
"""How a clause begins that reports somebody: "enligt Bo Lind …", "Ann Lee says …"."""
ESTIMATING = re.compile(rf"\b(?:{ESTIMATE_VERBS})\b")
_OF_THE_PARTY = re.compile(
    r"gruppledare|tales\w+|spokes\w+|partiledare|ordförande|distrikts|kommunalråd|regionråd|riksdagsled"
    r"|candidate|leader"
    r"|kandidat|minister|secretary",
    re.I,
)
# "At Labour's conference in Brighton on Monday, the shadow transport secretary …"
_AT_ITS_CONFERENCE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Pp]å|[Vv]id|[Uu]nder)\s+(?:the\s+)?(?P<party>[A-ZÅÄÖ][\w’'\s-]{2,40}?)\s+"
    r"(?:party\s+|annual\s+|autumn\s+|spring\s+)?(?:conference|kongress|landsmöte|partistämma|stämma|partidagar|riksting)\b"
)
_APPOSITION = re.compile(
    r"(?P<lead>(?:[\w’'-]+\s+){1,4})(?:spokes\w+|MP|leader|councillor|candidate|peer|ledamot\w*|tales\w+"
    r"|politiker\w*),?\s*$"
)
# What kind of body it is stands before its name: "branschorganisationen Vattenunionen".
_BODY_OF_KIND = re.compile(
    r"\b(?:\w*(?i:organisationen|föreningen|förbundet|stiftelsen|myndigheten|tankesmedjan|facket|företaget|bolaget|byrån)"
    r"|[Tt]he\s(?:\w+\s)?(?:think[\s-]tank|charity|union|regulator|watchdog|campaign group|pressure group"
    r"|trade body|company))"
    rf"\s(?P<name>{CAPITAL}(?:{_JOINT}\s+{CAPITAL}){{0,5}})\s+{ADVERB}(?:{SPEECH}|expects?|estimates?|predicts?|forecasts?"
    r"|reckons?|calculates?|räknar\s+med|bedömer|uppskattar|beräknar|spår)\b"
)
# A body whose name ends in a common noun: "Lantbrukarnas intresseförening uppskattar".
_BODY_OF_MEMBERS = re.compile(
    rf"\b(?P<name>{CAPITAL}s\s[a-zåäö]+(?:förening|förbund|organisation|råd|styrelse|institut|sällskap|stiftelse|byrå))\s+{ADVERB}"
    rf"(?:{SPEECH}|räknar\s+med|bedömer|uppskattar|beräknar|spår)\b"
)


def is_by_surname(name: str) -> bool:
    """Whether somebody is named by a form of address and the surname: "Cllr Ahmed"."""
    return re.fullmatch(rf"(?:{FORM_OF_ADDRESS})\.?\s\S+", name) is not None


def persons_in(text: str, house_party: str) -> Iterator[Speaker]:
    """The people whom clauses of a sentence report by name."""
    for pattern in _PERSON_CLAUSES:
        for match in pattern.finditer(text):
            if (person := person_in(text, match, house_party)) is not None:
                yield person
    for match in _CITED.finditer(text):
        whose = re.sub(r"(?:s|[’']s?)$", "", match["name"]) if match["paper"] else match["name"]
        is_person = (
            not match["joint"] and not _OF_A_COUNTRY.match(whose) and (not match["paper"] or whose != match["name"])
        )
        if is_person and (person := person_in(text, match, house_party, whose)) is not None:
            yield person


def person_in(text: str, match: re.Match[str], house_party: str, whose: str = "") -> Speaker | None:
    """The person whom a clause names, with office and party; None where it names a body or an office."""
    name = (whose or match["name"]).rstrip(".")
    holder = (match["office"] or "").strip(", ")
    if is_office(name) and is_name(holder) and not is_office(holder):
        # "The Chief Nurse, Amara Cole, reported that"
        return Speaker(person_of(holder).name, name.removeprefix("The "), party_named(name))
    # "Chief Engineer Dana Whitlow": the office is not part of the name.
    name, owner, own_party, _ = without_lead(name)
    person = person_of(title_before(text, match.start("name")) + name + (match["brackets"] or ""))
    if not is_name(person.name) or is_office(person.name):
        return None
    office = (match["office"] or "").strip(", ").removeprefix("MP").strip(", ")
    # The party may stand behind the office: "säger Bo Falk, ordförande i nämnden (C)".
    behind = re.search(r"\s\(([^()]{1,12})\)$", office)
    letters = party_letters(behind[1]) if behind else ""
    office = office[: behind.start()] if behind and letters else office
    # "Ada Lind, 74, has lived here": how old somebody is says nothing of an office.
    office = "" if office.isdecimal() else re.sub(r"^(?:of|from|at|vid|på|från)\s(?:the\s)?", "", office)
    before = text[: match.start("name")]
    if re.search(r"\b(?:of|for|och|för)\s+$", before):
        return None
    apposition = _APPOSITION.search(before)
    lead = apposition["lead"] if apposition else match["lead"] or ""
    party = (
        person.party
        or letters
        or own_party
        or member_of(before)
        or party_named(office)
        or party_named(f"{lead} {owner}")
    )
    if not party and (held := _AT_ITS_CONFERENCE.search(before)):
        party = party_named(held["party"])
    if not party and house_party and _OF_THE_PARTY.search(office):
        party = house_party
    return Speaker(person.name, person.office or _RELATIVE.sub("", office), party)


# "Fiona Blake, who held on in Netherby": no office.
_RELATIVE = re.compile(r"(?:^|,\s)(?:which|who|whose|som|vars)\s.*$")


def without_lead(name: str) -> tuple[str, str, str, str]:
    """A name without what stands before it: the name, whose somebody is, the letters of the party, the office.

    >>> without_lead("Police Chief Laura Estes"), without_lead("Conservative Martin Pryce")
    (('Laura Estes', '', '', 'Police Chief'), ('Martin Pryce', '', 'Con', ''))
    """
    *before, first, last = name.split()
    lead = " ".join(before)
    owner = before[-1] if before and before[-1].endswith(("’s", "'s")) else ""
    member = PARTY_STEMS.match(name)
    if member and member[0] == lead.removesuffix(" MP"):
        return f"{first} {last}", owner, party_named(lead), ""
    is_of_office = is_office(lead)
    return (f"{first} {last}" if owner or is_of_office else name), owner, "", lead if is_of_office else ""


_LESSER = re.compile(
    r"\b(?:vice|deputy|assistant|former|shadow|acting|interim|prime|first|junior|biträdande|tidigare|förr[ea]|tf|t\.f\.)(?!\w)",
    re.I,
)


def words_for(office: str) -> Iterator[str]:
    """What a later sentence may call the holder of an office alone, in small letters.

    >>> list(words_for("Police Chief")), list(words_for("kommunstyrelsens ordförande")), list(words_for("vice chair"))
    (['police chief', 'chief'], ['kommunstyrelsens ordförande', 'ordförande', 'ordföranden'], ['vice chair'])
    """
    whole = office.casefold().removeprefix("the ")
    head = re.split(r"\s(?:of|for|i|för|på|vid)\s", whole, maxsplit=1)[0]
    word = head.split()[-1] if head.split() else ""
    forms = [f"{word}{ending}" for ending in ("n", "en", "et") if is_title(f"{word}{ending}")]
    if not word or not (is_office(word) or is_title(word) or forms):
        return
    yield whole
    if not _LESSER.search(head):
        yield from (form for form in (word, *forms) if form != whole)


def title_before(text: str, start: int) -> str:
    """The titles that stand right before a name."""
    found: list[str] = []
    for word in reversed(text[:start].split()[-4:]):
        if not is_title(word):
            break
        found.insert(0, word)
    return "".join(f"{word} " for word in found)


def holder_in(text: str) -> Speaker | None:
    """The unnamed holder of an office, or a body by a capital within the sentence, whose word a clause reports."""
    match = _HOLDER.search(text) or _INVERTED.search(text)
    return Speaker(match["name"], "", party_named(match["name"])) if match else None


def body_of_kind_in(text: str) -> Speaker | None:
    """The body whose kind stands before or in its name: "branschorganisationen Hamnunionen räknar med"."""
    for pattern in (_BODY_OF_KIND, _BODY_OF_MEMBERS):
        if (match := pattern.search(text)) and not party_named(match["name"]):
            return Speaker(match["name"])
    return None


def spokesperson_in(text: str) -> Speaker | None:
    """The body whose spokesperson a sentence reports."""
    match = _SPOKESPERSON.search(text)
    if match is None:
        return None
    body = match["body"] or match["body2"] or match["body3"]
    letters = party_named(body)
    return Speaker(party_name(letters), "", letters) if letters else Speaker(body)


def body_in(text: str) -> Speaker | None:
    """The body that a sentence reports by its name, its letters, or as a party that it goes by."""
    for match in _BODY.finditer(text):
        name = match["name"].removeprefix("The ").removeprefix("the ")
        if is_body(name) and len(name) > 5:
            letters = party_named(name)
            return Speaker(party_name(letters) if letters else name, "", letters)
    if (acronym := _ACRONYM.search(text)) and acronym["name"] not in _NO_BODIES:
        return Speaker(acronym["name"])
    cited = _PARTY_CITED.search(text)
    if cited and (letters := party_named(cited["name"])):
        return Speaker(party_name(letters), "", letters)
    is_source = cited and cited[0].casefold().startswith("acc") and " " in cited["name"] and is_body(cited["name"])
    return Speaker(cited["name"]) if cited and is_source else None


def estimating_body(text: str) -> Speaker | None:
    """The body that expects or estimates something by a sentence."""
    match = _ESTIMATES.search(text)
    if match is None:
        return None
    name = match["name"].removeprefix("The ").removeprefix("the ")
    # "The Department" is short for one that was named before.
    is_short = name != match["name"] and " " not in name
    is_short = is_short or (name.casefold() in BODIES and name.casefold() not in ("förvaltningen", "kontoret"))
    return Speaker(name) if is_body(name) and not is_short and not party_named(name) else None
