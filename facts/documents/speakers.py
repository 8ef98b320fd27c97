"""Who says what: labels, letterheads, reservations, sections of a memo, letters, and reporting clauses."""

from __future__ import annotations

import re
from datetime import date

from facts.documents.blocks import Block
from facts.documents.dating import full_date
from facts.documents.names import (
    CAPITAL,
    NAME,
    NOBODY,
    SPEECH,
    TITLES,
    Speaker,
    is_body,
    is_name,
    letterhead,
    party_letters,
    party_name,
    party_named,
    person_of,
)

_NUMBER = r"(?:Anf(?:örande|\.)?\s*\d+\s+|Q\d+\.\s*|\[\d{3,7}\]\s*|\d{1,3}\.\s+)*"
_LABEL = re.compile(
    rf"(?P<number>{_NUMBER})(?P<name>(?:The\s+)?[^\W\d_][\w.’'\s-]{{1,70}}?)"
    r"(?P<brackets>(?:\s*\([^()]{1,60}\)){0,2})\s*(?P<colon>:|replik(?:\s*:)?|\.\s*[—–-]|$)\s*",
)
_DEBATE_LABEL = re.compile(
    r"Anf(?:örande"
    r"|\.)?\s*\d+\s+(?P<name>[^()\n:]{3,70}?)\s*(?P<brackets>\([^()]{1,20}\))?\s*(?:replik)?\s*:?\s*(?=[A-ZÅÄÖ“\"–-]|$)"
)
_ADDRESSEE = re.compile(rf"\b[Tt]ill\s+(?P<person>(?:[a-zåäö]+\s+){{0,3}}{NAME}\s*(?:\([^()]{{1,12}}\))?)\s*$")
_AUTHOR = re.compile(
    rf"(?:^|\s)(?:av"
    rf"|by)\s+(?P<person>(?:[a-zåäö]+\s+){{0,2}}{NAME}(?:\s+m\.\s?fl\.)?\s*\([^()]{{1,12}}\))"
)
_ANSWER = re.compile(r"(?:Svar på (?:skriftlig )?(?:fråga|interpellation)|Answer\b|Answered by\b)", re.I)
_DISSENT = re.compile(
    r"(?:Gemensam\s+)?(?:Reservation(?:er)?|Särskilt\s+(?:yttrande|uttalande)|Protokollsanteckning"
    r"|Ersättaryttrande|Röstförklaring"
    r"|Minority\s+(?:report|opinion|statement)|Dissenting\s+(?:opinion|note|statement|view))\b",
    re.I,
)
_STATED = re.compile(
    r"(?:enligt följande|följande lydelse|anför följande|följande\.|as follows|the "
    r"following)[\s.:]*$",
    re.I,
)
_SEVERAL = re.compile(rf"(?P<person>{NAME}(?:\s+m\.\s?fl\.)?)\s*\((?P<letters>[^()]{{1,12}})\)")
_OPINION = re.compile(
    rf"^(?P<body>{CAPITAL}(?:\s[\w-]+){{0,3}}?)s\s+(?:tjänsteutlåtande|yttrande|remissvar|svar"
    rf"|skrivelse|bedömning)\b"
)
_SIGNED = re.compile(r"^(?:Stockholm|[A-ZÅÄÖ][\wåäö]+)\s+(?:den\s+)?\d{1,2}\s+\w+\s+\d{4}\s*$")
_ANNEX = re.compile(r"^(?:Bilaga|Annex|Appendix)\b", re.I)
_REPORTED = (
    re.compile(
        rf"(?P<lead>(?:[\w-]+\s+){{0,4}}?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?(?P<office>,\s[^\"“”:]{{3,80}}?,|\s+MP,[^\"“”:]{{3,80}}?,|\s+MP)?"
        rf"\s+(?:har\s+|has\s+|had\s+|också\s+|also\s+)?(?:{SPEECH})\b(?!\s+(?:upp|till\s+mig))"
    ),
    re.compile(
        rf"(?:,"
        rf"|[\"”’?!])\s*(?:{SPEECH})\s+(?P<lead>(?:[a-zåäö-]+\s+){{0,4}}?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?(?P<office>,\s[^.\"“”]{{3,80}})?"
    ),
    re.compile(
        rf"\b(?:[Ee]nligt|[Aa]ccording "
        rf"to)\s+(?P<lead>(?:[\w’'-]+\s+){{0,4}}?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))(?P<office>)"
    ),
)
_BODY_REPORTED = re.compile(
    rf"(?P<name>(?:The\s+|the\s+)?[A-ZÅÄÖ][\w-]+(?:\s+(?:of|for|and|och|för)?\s*[A-ZÅÄÖ][\w-]+){{0,4}}"
    rf"|{CAPITAL}[\w-]*)\s+(?:{SPEECH})\b"
)
_PRONOUN = re.compile(rf"(?:,|[\"”])\s*(?:{SPEECH})\s+(?:hon|han|she|he)\b")
_OPEN = '"“”„«»'


class Speakers:
    """Follows who speaks through the blocks of a document, and of which day what is said."""

    def __init__(self, document_date: date | None, publisher: str = "") -> None:
        self.date = document_date
        self._document_date = document_date
        self._house = Speaker(publisher)
        self._section = NOBODY
        self._addressee = NOBODY
        self._roles: dict[str, Speaker] = {}
        self._reported = NOBODY
        self._quoting = False

    @property
    def current(self) -> Speaker:
        """Who speaks in this section: the label's or section's speaker, else whose letterhead it is."""
        return self._section if self._section != NOBODY else self._house

    def begin(self, block: Block) -> int:
        """Take in a block before its sentences; the number of letters of a speaker's label at its beginning."""
        if block.kind in ("row", "footnote", "item") and not block.text.startswith("Anf"):
            return 0
        text = block.text
        if block.kind == "running":
            self._head(text)
            return 0
        self._quoting = False
        if label := self._label(text):
            return label
        self._sections(block)
        return 0

    def _head(self, text: str) -> None:
        if self._house == NOBODY and (head := letterhead(text)) != NOBODY:
            self._house = head

    def _label(self, text: str) -> int:
        match = _DEBATE_LABEL.match(text) or _LABEL.match(text)
        if match is None:
            return 0
        groups = match.groupdict()
        name = " ".join(match["name"].split())
        brackets = groups["brackets"] or ""
        is_numbered = match.re is _DEBATE_LABEL or bool(re.search(r"Anf|Q\d|\[\d", groups.get("number") or ""))
        if groups.get("colon") == "" and not is_numbered:
            return 0
        speaker = self._labelled(name, brackets, is_numbered=is_numbered)
        if speaker is None:
            return 0
        self._section = self._reported = speaker
        self._roles[name.casefold()] = self._roles[speaker.name.casefold()] = speaker
        return match.end()

    def _labelled(self, name: str, brackets: str, *, is_numbered: bool) -> Speaker | None:
        """The speaker that a label names; None where the words before a colon are no label."""
        if name.casefold() in self._roles and not brackets:
            return self._roles[name.casefold()]
        person = person_of(name + brackets)
        inside = brackets.strip(" ()")
        if is_role(name) and not person.party:
            holder = person_of(inside.split(")")[0])
            office = name.removeprefix("The ").strip()
            named = holder.name if is_name(holder.name) else ""
            return Speaker(named or name, office if named else "", holder.party)
        if person.party or is_numbered:
            return person
        return person if is_name(person.name) and len(name.split()) <= 4 else None

    def _sections(self, block: Block) -> None:
        text = block.text
        if _DISSENT.match(text) and self._dissent(text):
            return
        if _ANSWER.match(text):
            self._section, self._reported = self._addressee, self._addressee
            return
        if (to := _ADDRESSEE.search(text)) and len(text) < 120:
            self._addressee = person_of(to["person"])
            return
        if (author := _AUTHOR.search(text)) and len(text) < 160 and block.kind == "heading":
            self._section = person_of(author["person"])
        elif _STATED.search(text):
            self._introduced(text)
        elif _SIGNED.match(text) or _ANNEX.match(text):
            self._section = NOBODY if _ANNEX.match(text) else self._section
        elif block.kind == "heading":
            self._heading(text)

    def _dissent(self, text: str) -> bool:
        people = list(_SEVERAL.finditer(text))
        if people:
            self._several(people)
            return True
        brackets = re.search(r"\(([^()]{1,30})\)", text)
        letters = party_letters(brackets[1]) if brackets else party_named(text)
        if letters:
            names = [party_name(part) for part in letters.split(";")]
            self._section = Speaker(_listed(names), "", letters)
        return bool(letters)

    def _several(self, people: list[re.Match[str]]) -> None:
        speakers = [person_of(found["person"]) for found in people]
        letters = [party_letters(found["letters"]) for found in people]
        party = ";".join(dict.fromkeys(letter for letter in letters if letter))
        names = [re.sub(r"\bm\.\s?fl\.", "m.fl.", speaker.name) for speaker in speakers]
        self._section = Speaker(_listed(names), speakers[0].office if len(people) == 1 else "", party)

    def _introduced(self, text: str) -> None:
        """A sentence that says whose words follow: "Stadsledningskontorets tjänsteutlåtande har följande lydelse"."""
        if people := list(_SEVERAL.finditer(text)):
            self._several(people)
        elif opinion := _OPINION.match(text):
            self._section = Speaker(opinion["body"])
        elif name := re.search(NAME, text):
            self._section = person_of(_with_title(text, name.start()) + name[0])
        elif body := re.match(CAPITAL, text):
            self._section = Speaker(body[0]) if is_body(body[0]) else self._section
        self.date = full_date(text) or self._document_date

    def _heading(self, text: str) -> None:
        head = letterhead(text)
        is_release = head != NOBODY and (head.name != text or bool(head.party))
        if is_release and (self._house == NOBODY or head.party or full_date(text)):
            self._house, self._section = head, NOBODY
            self.date = full_date(text) or self._document_date
        elif head != NOBODY and head.name == text and len(text.split()) <= 3:
            self._section = head if self._house == NOBODY or self._section != NOBODY else self._section

    def of_sentence(self, text: str) -> Speaker:
        """Who says this sentence: the person it reports or quotes, else who speaks in the section."""
        begins_quote = text[:1] in _OPEN
        reported = _reported(text)
        if reported is None and _PRONOUN.search(text):
            reported = self._reported
        if reported is not None and reported != NOBODY:
            known = self._roles.get(reported.name.casefold())
            reported = known if known and not reported.party else reported
            self._reported = reported
            self._roles.setdefault(reported.name.casefold(), reported)
            self._quoting = _is_open(text)
            return reported
        if self._quoting or (begins_quote and self._reported != NOBODY and self._reported != self.current):
            self._quoting = not re.search(r"[.!?][\"”»]\s*$", text)
            return self._reported
        return self.current


def _with_title(text: str, start: int) -> str:
    """The titles that stand right before a name."""
    found: list[str] = []
    for word in reversed(text[:start].split()):
        if word.casefold() not in TITLES:
            break
        found.insert(0, word)
    return "".join(f"{word} " for word in found)


def _reported(text: str) -> Speaker | None:
    for pattern in _REPORTED:
        for match in pattern.finditer(text):
            person = person_of(_with_title(text, match.start("name")) + match["name"] + (match["brackets"] or ""))
            if not is_name(person.name):
                continue
            office = (match["office"] or "").strip(", ").removeprefix("MP").strip(", ")
            party = person.party or party_named(office) or party_named(match["lead"] or "")
            return Speaker(person.name, person.office or office, party)
    for match in _BODY_REPORTED.finditer(text):
        name = match["name"].removeprefix("The ").removeprefix("the ")
        if is_body(name) and len(name) > 5:
            letters = party_named(name)
            return Speaker(party_name(letters) if letters else name, "", letters)
    return None


def _is_open(text: str) -> bool:
    """Whether a quotation that begins in the sentence does not end in it."""
    marks = [mark for mark in text if mark in _OPEN]
    return len(marks) % 2 == 1


def is_role(name: str) -> bool:
    """Whether a label is an office rather than a name: "The Prime Minister", "Mr Speaker", "Talmannen"."""
    return (
        re.fullmatch(
            r"The\s+[\w\s-]{3,60}|(?:Mr|Madam)\s+(?:Speaker|Deputy Speaker)|(?:För(?:e"
            r"|ste)\s+vice\s+)?[Tt]almannen|Ordföranden",
            name,
        )
        is not None
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
