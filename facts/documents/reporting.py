"""Whom a sentence reports: "sade Anna Ek (V)", "The Director of Housing said", "the Campaign for Better Buses says".

>>> people = People()
>>> people.reported_in("Cllr Ahmed (Lab) said that rents had risen.")
Speaker(name='Cllr Ahmed', office='', party='Lab')
>>> people.reported_in("Var tredje student hoppar av, säger Polisförbundet.")
Speaker(name='Polisförbundet', office='', party='')
"""

from __future__ import annotations

import re

from facts.documents.names import (
    BODIES,
    CAPITAL,
    FORM_OF_ADDRESS,
    NAME,
    NOBODY,
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

_ADVERB = r"(?:har\s+|hade\s+|has\s+|had\s+|också\s+|also\s+|then\s+|därefter\s+|nu\s+|now\s+|further\s+)?"
# "A large" says nothing of who speaks; "of the", "for", "and" join the words of an office or a body.
_JOINT = r"(?:\s+(?:of|for|and|on|to|in|och|för|i|&)(?:\s+the)?)?"
_PHRASE = rf"{CAPITAL}(?:{_JOINT}\s+{CAPITAL}){{0,6}}"
SEVERAL = re.compile(rf"(?P<person>{NAME}(?:\s+m\.\s?fl\.)?)\s*\((?P<letters>[^()]{{1,12}})\)")
_ROLE_NAMED = re.compile(
    rf"\b[Tt]he\s+(?P<role>{CAPITAL}(?:\s(?:of|for|and)?\s?{CAPITAL}){{0,5}}),\s+"
    rf"(?P<person>(?:(?:Mr|Mrs|Ms|Dr|Sir|Cllr)\.?\s+)?{NAME}),"
)
_PERSON = (
    # A name with what the person is, then the verb.
    re.compile(
        rf"(?P<lead>(?:[\w’'-]+\s+){{0,4}}?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
        rf"(?P<office>(?:\s+MP)?,\s[^\"“”:.]{{3,80}}?,|\s+MP|,)?\s+{_ADVERB}(?:{SPEECH})\b(?!\s+(?:upp|till\s+mig))"
    ),
    # The verb, then the name.
    re.compile(
        rf"(?:(?:,|[\"”’?!])\s*(?:{SPEECH})|\b(?:{SPEECH})(?=\s+(?:[\w-]+\s+){{0,6}}(?:\([^)]*\)\s+)?(?:att"
        rf"|that)\b))\s+"
        rf"(?P<lead>(?:[a-zåäö-]+\s+){{0,4}}?)(?P<name>(?:Councillor\s+"
        rf"|Cllr\s+)?{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
        r"(?P<office>,\s[^.\"“”]{3,80})?"
    ),
    re.compile(
        rf"\b(?:[Ee]nligt|[Aa]ccording to)\s+(?P<lead>(?:[\w’'-]+\s+){{0,4}}?)(?P<name>{NAME})"
        r"(?P<brackets>\s*\([^()]{1,12}\))(?P<office>)"
    ),
)
_BY_SURNAME = re.compile(
    rf"(?:\b(?P<address>{FORM_OF_ADDRESS})\.?\s+|\b(?:[Cc]ouncillor|[Mm]inister\w*|[Ss]tatsrådet|[Ll]edamoten|\w+rådet)\s+)?"
    rf"(?<![\w-])(?P<name>{CAPITAL})(?:\s*\((?P<letters>[^()]{{1,12}})\))?\s+{_ADVERB}(?:{SPEECH})\b"
    rf"|(?:,|[\"”])\s*(?:{SPEECH})\s+(?:(?P<address2>{FORM_OF_ADDRESS})\.?\s+)?(?P<name2>{CAPITAL})"
    rf"(?:\s*\((?P<letters2>[^()]{{1,12}})\))?(?=[,.\s]|$)"
)
# "Cllr Eze (LD) welcomed the report but observed that …": the verb is the second one.
_BEGINS_WITH_NAME = re.compile(
    rf"^(?:(?P<address>{FORM_OF_ADDRESS})\.?\s+)?(?P<name>{NAME}|{CAPITAL})(?:\s*\((?P<letters>[^()]{{1,12}})\))?"
    rf"\s[^.:;“”\"]{{3,90}}?\b(?:and|but|och|men)\s+(?:{SPEECH})\s+(?:that|att)\b"
)
# The one who welcomed a plan, pointing out that …; the guest who told members that …
_ADDS = re.compile(
    rf"^(?:(?P<address>{FORM_OF_ADDRESS})\.?\s+)?(?P<name>{NAME})(?:\s*\((?P<letters>[^()]{{1,12}})\))?(?:,\s(?P<office>[^,.:;“”\"]{{3,90}}),)?"
    r"\s[^.:;“”\"]{0,90}?\b(?:(?:pointing out|adding|noting|saying|arguing|stressing|observing|warning|claiming|stating"
    r"|remarking|recalling)\sthat"
    r"|(?:told|informed|assured|reminded|advised)\s(?:members|councillors|the\s[A-Z]?\w+|colleagues)\sthat"
    r"|(?:countered|conceded|confirmed|maintained|contended|pointed out|recalled)\sthat"
    r"|(?:genmälde|invände|menade|upplyste om|erinrade om|invänder|upplyser om|erinrar om|medgav|medger)\satt)\b"
)
# An office or a body with "the": forward "The Director of Housing said", backward ", says the Treasury".
_BY_ROLE = re.compile(
    rf"\b(?:[Tt]he|[Ii] svaret sade)\s+(?P<role>{_PHRASE})(?P<brackets>\s\([A-Z][^()\d]{{2,40}}\))?\s+{_ADVERB}"
    rf"(?:{SPEECH})\b"
    rf"|(?:,|[\"”])\s*(?:{SPEECH})\s+(?:the\s+)?(?P<role2>{_PHRASE})(?=[,.;:]|\s*$)"
)
_SPOKESPERSON = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he)\s+(?P<body>{_PHRASE})\s+(?:spokes\w+|representative|source)\s+{_ADVERB}(?:{SPEECH})\b"
    rf"|\b(?:[Aa]|[Tt]he)\s+spokes\w+\s+(?:for|from|of)\s+(?:the\s+)?(?P<body2>{_PHRASE})\s+{_ADVERB}(?:{SPEECH})\b"
    rf"|\b[Ee]n\s+(?:tales\w+|företrädare)\s+för\s+(?P<body3>{_PHRASE}(?:\s(?:för|och)\s[a-zåäö]+)*)\s+{_ADVERB}(?:{SPEECH})\b"
)
_OFFICE_SV = re.compile(rf"\b(?P<role>[A-ZÅÄÖa-zåäö][a-zåäö-]{{3,}})\s+{_ADVERB}(?:{SPEECH})\b")
_BODY = re.compile(
    rf"(?P<name>(?:[Tt]he\s+)?[A-ZÅÄÖ][\w-]+(?:\s+(?:of|for|and|och|för)?\s*[A-ZÅÄÖ][\w-]+){{0,4}})"
    rf"\s+{_ADVERB}(?:{SPEECH}|claim|say|argue|warn|insist|state)\b"
)
# "UNISON stated", "säger LO"
_ACRONYM = re.compile(rf"\b(?P<name>[A-ZÅÄÖ]{{2,8}})\s+{_ADVERB}(?:{SPEECH})\b")
_QUOTES = '"“”„«»'
_NO_BODIES = frozenset(("MP", "MEP", "PM", "TD", "II", "III", "IV", "VI"))
_PARTY_CITED = re.compile(rf"\b(?:[Ee]nligt|[Aa]ccording to)\s+(?:the\s+)?(?P<name>{_PHRASE})(?=[\s,.])")
_ESTIMATE_VERBS = (
    r"expects?|estimates?|predicts?|forecasts?|projects|believes?|calculates?|räknar\s+med|bedömer|uppskattar|beräknar"
    r"|prognostiserar|spår"
)
_ESTIMATES = re.compile(rf"\b(?P<name>(?:[Tt]he\s+)?{_PHRASE})\s+{_ADVERB}(?:{_ESTIMATE_VERBS})\b")
# In a speech "the Board expects 40 jobs" is the speaker's; "the Board expects that 40 jobs go" is the board's.
_ESTIMATES_THAT = re.compile(rf"{_ESTIMATES.pattern}\s+(?:att|that)\b")
_REPORTING = re.compile(
    rf"\b(?:{SPEECH}|enligt|Enligt|according|According|asked|frågade|claim|say|argue|warn|insist|state)\b"
)
_ESTIMATING = re.compile(rf"\b(?:{_ESTIMATE_VERBS})\b")
_PRONOUN = re.compile(
    rf"(?:,|[\"”])\s*(?:{SPEECH})\s+(?:hon|han|she|he|they|de)\b|[,?!][\"”]\s(?:he|she|hon|han)\s(?:{SPEECH})\b"
    rf"|,\s(?:he|she|han|hon)\s(?:{SPEECH})(?=[,:]\s)"
    rf"|^(?:He|She|Hon|Han)\s+{_ADVERB}(?:{SPEECH}|asked|frågade)\b"
)
_SUBJECT = re.compile(
    rf"(?P<lead>(?:[A-ZÅÄÖ][a-zåäö]+\s(?:[a-zåäö-]+\s){{1,3}})?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
    r"(?P<office>,\s[^.:;\"“”]{2,80}?,)"
    r"\s+(?:är|var|is|was|has|har)\s"
)
_LAST_OF_TITLE = re.compile(r"(?:minister|direktör|ordförande|chef|hövding|förening|förbund|organisation|myndighet)$")
_BY_TITLE = re.compile(
    rf"\b[Ee]nligt\s+(?P<title>[a-zåäö]+(?:n|t))\b(?!\s[A-ZÅÄÖ])|(?:,|[\"”])\s*(?:{SPEECH})\s+(?P<title2>[a-zåäö]+(?:en|n|et))\b"
)
_SET_OFF = re.compile(
    rf"(?P<lead>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+,\s)?(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?(?P<office>),"
)
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


class People:
    """Who has been named in a document so far; a surname or an office later means one of them."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}
        self._subject = NOBODY

    def learn(self, text: str) -> None:
        """Take in who is named with a party or an office."""
        for match in SEVERAL.finditer(text):
            letters = party_letters(match["letters"])
            if letters:
                self.remember(Speaker(person_of(match["person"]).name, "", letters))
        for match in _ROLE_NAMED.finditer(text):
            role = match["role"]
            person = Speaker(person_of(match["person"]).name, role)
            self.remember(person)
            self._known[role.casefold()] = self._known[role.split()[0].casefold()] = person

    def remember(self, speaker: Speaker, *, label: str = "") -> None:
        """Keep a speaker by name, surname and, with `label`, by what else names them."""
        if not speaker.name:
            return
        known = self._known.get(speaker.name.casefold(), NOBODY)
        speaker = Speaker(speaker.name, speaker.office or known.office, speaker.party or known.party)
        surname = speaker.name.split()[-1].casefold()
        if is_by_surname(speaker.name) and self.named(surname) != NOBODY:
            return
        same = self._known.get(surname, speaker)
        self._known[speaker.name.casefold()] = speaker
        # Two people of one surname: the surname alone names nobody.
        self._known[surname] = speaker if same.name == speaker.name else NOBODY
        if label:
            self._known[label.casefold()] = speaker
        if speaker.office:
            self._remember_title(speaker, speaker.office.split(" på ")[0].split(" i ")[0])

    def named(self, name: str) -> Speaker:
        """Who was named so before, NOBODY where nobody or more than one was."""
        return self._known.get(name.casefold(), NOBODY)

    def completed(self, speaker: Speaker) -> Speaker:
        """The speaker with the office and party that were said before."""
        known = self.named(speaker.name)
        surname = self.named(speaker.name.split()[-1]) if speaker.name else NOBODY
        if is_by_surname(speaker.name) and surname != NOBODY:
            return Speaker(surname.name, speaker.office or surname.office, speaker.party or surname.party)
        return Speaker(speaker.name, speaker.office or known.office, speaker.party or known.party)

    def reported_in(
        self, text: str, last: Speaker = NOBODY, house_party: str = "", *, is_article: bool = False
    ) -> Speaker | None:
        """The person or body that a sentence reports, None where it reports nobody.

        `last` is who was reported last and may be "she". Whom a release of the party `house_party` quotes in an
        office of the party speaks for it. In an article, where nobody in particular speaks, a body that expects or
        estimates something says it; in a speech the speaker does.
        """
        self._see_subject(text)
        for body_named in (_KIND_OF_BODY, _OF_ITS_MEMBERS):
            if (said := body_named.search(text)) and not party_named(said["name"]):
                self._remember_title(Speaker(said["name"]), said["name"])
                return Speaker(said["name"])
        says_so = _ESTIMATING.search(text) and (is_article or _ESTIMATES_THAT.search(text))
        if says_so and (body := _estimating(text)) is not None:
            return body
        if (member := self._adding(text)) is not None or not _REPORTING.search(text):
            return member
        for pattern in _PERSON:
            for match in pattern.finditer(text):
                if (person := _person(text, match, house_party)) is not None:
                    self.remember(person)
                    return self.completed(person)
        if pronoun := _PRONOUN.search(text):
            is_subject = pronoun.start() == 0 or (text[:1] in _QUOTES and self._subject != NOBODY)
            named = self._subject if is_subject else self._named_before(text, pronoun.start(), house_party)
            if named != NOBODY or last != NOBODY:
                return named if named != NOBODY else last
        return self._by_surname(text) or _spokesperson(text) or self._by_role(text) or _body(text)

    def _adding(self, text: str) -> Speaker | None:
        """A member of a meeting, or a guest, who does something and thereby says something."""
        match = _ADDS.match(text)
        if match is None or not is_name(match["name"]) or is_office(match["name"]):
            return None
        speaker = Speaker(match["name"], match["office"] or "", party_letters(match["letters"] or ""))
        self.remember(speaker)
        return self.completed(speaker)

    def _see_subject(self, text: str) -> None:
        """Keep whom a sentence is about, for "he points out" in the next: "Bo Lind, head of the port, is wary."."""
        if (match := _SUBJECT.match(text)) and (person := _person(text, match, "")) is not None:
            self.remember(person)
            self._subject = self.completed(person)
        elif not _PRONOUN.search(text):
            self._subject = NOBODY

    def remember_office(self, speaker: Speaker) -> None:
        """Keep whom "the Director" means: the one whom the paper has named as "Director of Parks"."""
        self.remember(speaker, label=speaker.office)
        kind = re.split(r"\s(?:of|for|i|för|på)\s", speaker.office, maxsplit=1)[0]
        self.remember(speaker, label=kind)

    def _remember_title(self, speaker: Speaker, title: str) -> None:
        """Keep by what kind of office or body a later sentence may mean somebody: "enligt ministern"."""
        if word := _LAST_OF_TITLE.search(title.casefold()):
            for ending in ("n", "en", "et"):
                self._known[word[0] + ending] = speaker

    def _named_before(self, text: str, stop: int, house_party: str) -> Speaker:
        """Whom "he said" means within its sentence: "The Secretary, Max Finn, hit back: there were, he said, …"."""
        for match in reversed(list(_SET_OFF.finditer(text, 0, stop))):
            if (person := _person(text, match, house_party)) is not None:
                self.remember(person)
                return self.completed(person)
        return NOBODY

    def _by_surname(self, text: str) -> Speaker | None:
        at_beginning = [match] if (match := _BEGINS_WITH_NAME.match(text)) else []
        for match in (*_BY_SURNAME.finditer(text), *at_beginning):
            groups = match.groupdict()
            name, address, written = (
                (groups[key] or groups.get(f"{key}2") or "").rstrip(".") for key in ("name", "address", "letters")
            )
            letters = party_letters(written)
            known = self.named(name)
            if known != NOBODY:
                return Speaker(known.name, known.office, known.party or letters)
            if (address or letters) and not is_body(name) and not is_title(name):
                speaker = Speaker(f"{address} {name}" if address else name, "", letters)
                self.remember(speaker)
                return speaker
        return None

    def _by_role(self, text: str) -> Speaker | None:
        for match in _BY_ROLE.finditer(text):
            role = (match["role"] or match["role2"]).rstrip(".")
            if (known := self.named(role)) != NOBODY:
                return known
            letters = party_named(role)
            if letters:
                return Speaker(party_name(letters), "", letters)
            if is_office(role) or is_body(role) or len(role.split()) > 1:
                return Speaker(role + (match["brackets"] or ""))
        for match in _BY_TITLE.finditer(text):
            if (known := self.named(match["title"] or match["title2"])) != NOBODY:
                return known
        for match in _OFFICE_SV.finditer(text):
            if is_title(match["role"]) and match["role"][-1:] in "nt":
                known = self.named(match["role"])
                return known if known != NOBODY else Speaker(match["role"])
        return None


# What kind of body it is stands before its name: "branschorganisationen Vattenunionen".
_KIND_OF_BODY = re.compile(
    r"\b(?:\w*(?i:organisationen|föreningen|förbundet|stiftelsen|myndigheten|tankesmedjan|facket|företaget|bolaget|byrån)"
    r"|[Tt]he\s(?:\w+\s)?(?:think[\s-]tank|charity|union|regulator|watchdog|campaign group|pressure group"
    r"|trade body|company))"
    rf"\s(?P<name>{CAPITAL}(?:{_JOINT}\s+{CAPITAL}){{0,5}})\s+{_ADVERB}(?:{SPEECH}|expects?|estimates?|predicts?|forecasts?"
    r"|reckons?|calculates?|räknar\s+med|bedömer|uppskattar|beräknar|spår)\b"
)
# A body whose name ends in a common noun: "Lantbrukarnas intresseförening uppskattar".
_OF_ITS_MEMBERS = re.compile(
    rf"\b(?P<name>{CAPITAL}s\s[a-zåäö]+(?:förening|förbund|organisation|råd|styrelse|institut|sällskap|stiftelse|byrå))\s+{_ADVERB}"
    rf"(?:{SPEECH}|räknar\s+med|bedömer|uppskattar|beräknar|spår)\b"
)


def is_by_surname(name: str) -> bool:
    """Whether somebody is named by a form of address and the surname: "Cllr Ahmed"."""
    return re.fullmatch(rf"(?:{FORM_OF_ADDRESS})\.?\s\S+", name) is not None


def _person(text: str, match: re.Match[str], house_party: str) -> Speaker | None:
    name = match["name"].rstrip(".")
    holder = (match["office"] or "").strip(", ")
    if is_office(name) and is_name(holder) and not is_office(holder):
        # "The Chief Nurse, Amara Cole, reported that"
        return Speaker(person_of(holder).name, name.removeprefix("The "), party_named(name))
    # "Chief Engineer Dana Whitlow": the office is not part of the name.
    *before_name, first, last = name.split()
    whose = before_name[-1] if before_name and before_name[-1].endswith(("’s", "'s")) else ""
    if whose or is_office(" ".join(before_name)):
        name = f"{first} {last}"
    person = person_of(title_before(text, match.start("name")) + name + (match["brackets"] or ""))
    if not is_name(person.name) or is_office(person.name):
        return None
    office = (match["office"] or "").strip(", ").removeprefix("MP").strip(", ")
    # The party may stand behind the office: "säger Bo Falk, ordförande i nämnden (C)".
    behind = re.search(r"\s\(([^()]{1,12})\)$", office)
    letters = party_letters(behind[1]) if behind else ""
    office = office[: behind.start()] if behind and letters else office
    # "Ada Lind, 74, has lived here": how old somebody is says nothing of an office.
    office = "" if office.isdecimal() else office
    before = text[: match.start("name")]
    if re.search(r"\b(?:of|for|och|för)\s+$", before):
        return None
    apposition = _APPOSITION.search(before)
    lead = apposition["lead"] if apposition else match["lead"] or ""
    party = person.party or letters or member_of(before) or party_named(office) or party_named(f"{lead} {whose}")
    if not party and (held := _AT_ITS_CONFERENCE.search(before)):
        party = party_named(held["party"])
    if not party and house_party and _OF_THE_PARTY.search(office):
        party = house_party
    return Speaker(person.name, person.office or office, party)


def title_before(text: str, start: int) -> str:
    """The titles that stand right before a name."""
    found: list[str] = []
    for word in reversed(text[:start].split()[-4:]):
        if not is_title(word):
            break
        found.insert(0, word)
    return "".join(f"{word} " for word in found)


def _spokesperson(text: str) -> Speaker | None:
    match = _SPOKESPERSON.search(text)
    if match is None:
        return None
    body = match["body"] or match["body2"] or match["body3"]
    letters = party_named(body)
    return Speaker(party_name(letters), "", letters) if letters else Speaker(body)


def _body(text: str) -> Speaker | None:
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


def _estimating(text: str) -> Speaker | None:
    match = _ESTIMATES.search(text)
    if match is None:
        return None
    name = match["name"].removeprefix("The ").removeprefix("the ")
    # "The Department" is short for one that was named before.
    is_short = name != match["name"] and " " not in name
    is_short = is_short or (name.casefold() in BODIES and name.casefold() not in ("förvaltningen", "kontoret"))
    return Speaker(name) if is_body(name) and not is_short and not party_named(name) else None
