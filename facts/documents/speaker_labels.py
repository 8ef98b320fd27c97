"""Labels and headings that say who speaks ("Anf. 40 ANNA EK (S):", "Q61 Chair:", "Dr Rowe:"), lists of who takes part.

A label is as short as the people who are known allow: a list of members or witnesses names in full whom a surname, a
form of address or an office means later.

>>> people = People()
>>> for person, office in roll_of("Members present: Dame Fiona Aldous (Chair); Tom Beckwith."):
...     people.remember(person, label=office)
>>> label_in("Q61 Chair: How many were there?", people).speaker.name
'Dame Fiona Aldous'
>>> label_in("The Minister for Canals (Ida Marlow) (Con): I have three.", people).speaker
Speaker(name='Ida Marlow', office='Minister for Canals', party='Con')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facts.documents.blocks import Block
from facts.documents.names import NAME, NOBODY, Speaker, is_name, is_person, person_of
from facts.documents.person_lines import LONGEST_LINE, is_by_surname, person_in
from facts.documents.reporting import People

TURN_NUMBER = r"(?:Anf(?:örande|\.)?|Inlägg)\s*(?:nr\.?\s*|nummer\s)?\d+"
# The clock of a recording: "[00:12:44]", "(12:44)", "00:12:44 –".
_CLOCK = r"(?:\[\d\d?(?::\d\d){1,2}\]|\(\d\d?(?::\d\d){1,2}\)|\d\d?(?:[:.]\d\d){1,2}(?:\s[–—-])?)\s+"
LABEL_NUMBER = (
    rf"(?:{TURN_NUMBER}[.:]?\s+|{_CLOCK}|(?:Q|Question\s|Fråga\s|Nr\s|No\.\s)\d+[.:]?\s+|\[\d{{3,7}}\]\s*|\d{{1,3}}\.\s+"
    r"|(?:(?:[Ss]lut)?[Rr]eplik|(?:[Kk]ort )?[Gg]enmäle|Svar|Reply|Intervention),\s)*"
)
_LABEL = re.compile(
    rf"(?P<number>{LABEL_NUMBER})(?P<name>(?:The\s+)?[^\W\d_][\w.’'\s-]{{1,70}}?)"
    r"(?P<brackets>(?:\s*\([^()]{1,60}\)){0,2})(?:(?<=\)),\s(?P<office>[a-zåäö][\w\s-]{2,60})(?=:))?\s*(?P<colon>:|replik(?:\s*:)?|\.\s*[—–-]|$)\s*"
)
_DEBATE_LABEL = re.compile(
    rf"{TURN_NUMBER}[.:,]?\s+(?:[–—-]\s)?(?P<name>(?:[^()\n:]|(?<=\d):(?=[ea]\b)){{3,90}}?)\s*"
    r"(?:(?P<brackets>\([^()]{1,20}\))\s*(?:replik)?\s*:?|(?:replik)?\s*:|$)\s*"
)
_TURN = re.compile(r"(?:Fråga|Svar|Question|Answer|[QA])(?:\s?\d+)?:\s+")
_ROLE = re.compile(
    r"The\s+(?:[\w-]+|[A-Z][\w-]+(?:,?\s+(?:of|for|and|to|in|at|the|[A-Z][\w-]*)){1,14})"
    r"|(?:Mr|Madam)\s+(?:Speaker|Deputy Speaker|Chair(?:man)?)"
    r"|(?:För(?:e|ste)\s+vice\s+)?[Tt]almannen"
    r"|Ordföranden|Chair(?:man|woman|person)?|Convener|Moderator(?:n)?|Interviewer|Programledaren|Journalist|Reporter"
    r"|Host|HOST|Presenter|PRESENTER|Anchor|ANCHOR|MODERATOR|INTERVIEWER|PROGRAMLEDAREN|Programledare|Intervjuaren"
    r"|(?:An\s)?(?:Leas-)?(?:Ceann|Cheann)\sComhairle|(?:An\s)?(?:Leas-)?Cathaoirleach|(?:The\s)?(?:Dirprwy\s)?L[lL]ywydd|An\sTaoiseach"
)
_ROLL = re.compile(
    r"(?:Members present|Present|Also present|In attendance|Witness(?:es)?|Panel(?:lists)?|Participants"
    r"|Officers|Staff|Attending|Speakers|Tjänstemän|Föredragande|Övriga|Närvarande|Beslutande|Ledamöter|Deltagare|Medverkande|[IVX]{1,4})(?:\s*:\s*|(?<=Beslutande)\s|(?<=Närvarande)\s|(?<=Present)\s)(?P<people>.+)",
    re.S,
)
_PARTS_OF_ROLL = re.compile(
    rf";|(?:,|\s(?:och|and|samt))\s(?=(?:[A-ZÅÄÖ][a-zåäö]{{0,5}}\.?\s|[a-zåäö]+\s)?{NAME}(?:\s\(|,\s[a-zåäö]|$))"
)
_OF_THE_NAME = re.compile(r"(?:(?:Dame|Sir|Dr|Prof|Professor|Lord|Lady|Baroness)\.?\s)+")
_WITNESSES = re.compile(r"Witness|Members present|[IVX]+:")
_CHAIRS = re.compile(r"(?:in the )?chair(?:man|woman|person)?|convener|ordf(?:örande|\.)?", re.I)


class SpeakerLabel(NamedTuple):
    """Who speaks by a label, what the label calls them, and the number of letters that it takes.

    Where the label only says that somebody else speaks ("Svar:"), the speaker is nobody. `is_of_turn` where the
    document shows by its other labels that this is one.
    """

    speaker: Speaker
    name: str
    end: int
    is_of_turn: bool = False


def label_in(text: str, people: People) -> SpeakerLabel | None:
    """The label at the beginning of a text; None where it begins with none."""
    if turn := _TURN.match(text):
        return SpeakerLabel(NOBODY, "", turn.end())
    match = _DEBATE_LABEL.match(text) or _LABEL.match(text)
    if match is None:
        return _with_body(text)
    groups = match.groupdict()
    name = " ".join(match["name"].split())
    is_numbered = match.re is _DEBATE_LABEL or bool(re.search(r"Anf|\[\d", groups.get("number") or ""))
    if groups.get("colon") == "" and not is_numbered:
        return None
    speaker = _labelled(name, groups["brackets"] or "", people, is_numbered=is_numbered)
    if speaker is None:
        return None
    if groups.get("office") and not speaker.office:
        # The office may stand behind the party: "Bo Falk (C), regionråd:".
        speaker = speaker._replace(office=groups["office"].strip())
    return SpeakerLabel(speaker, name, match.end())


def _with_body(text: str) -> SpeakerLabel | None:
    """The label of a clock's time, a person and whose they are: "09.05 Director Ida Marlow, Harbour Board: We"."""
    number = re.match(_CLOCK, text)
    colon = text.find(": ", 0, LONGEST_LINE)
    person = person_in(text[number.end() : colon]) if number and colon > 0 else NOBODY
    return SpeakerLabel(person, person.name, colon + 2) if person != NOBODY else None


def _labelled(name: str, brackets: str, people: People, *, is_numbered: bool) -> Speaker | None:
    """The speaker that a label names; None where the words before a colon are no label."""
    if not brackets:
        for known in (name, name.split()[-1] if is_by_surname(name.title()) else name):
            if (person := people.named(known)) != NOBODY:
                return person
    person = person_in(name + brackets)
    person = person if person != NOBODY else person_of(name + brackets)
    holder = person_of(brackets.strip(" ()").split(")")[0])
    named = holder.name if is_name(holder.name) else ""
    if is_role(name) and (named or not person.party):
        if (known_holder := people.named(named)) != NOBODY:
            named = known_holder.name
        return Speaker(named or name, name.removeprefix("The ").strip() if named else "", person.party)
    if person.party or is_numbered or is_by_surname(name):
        return person
    return person if is_name(person.name) and len(name.split()) <= 4 else None


def is_role(name: str) -> bool:
    """Whether a label is an office rather than a name: "The Prime Minister", "Mr Speaker", "Chair", "Talmannen"."""
    return _ROLE.fullmatch(name) is not None


def roll_of(text: str) -> Iterator[tuple[Speaker, str]]:
    """The people whom a list of members, witnesses or those present names in full, each with what a label may say.

    >>> [person.name for person, _ in roll_of("I: Dr Anjali Rowe, Director of Research; Peter Langton, Chair.")][:2]
    ['Dr Anjali Rowe', 'Peter Langton']
    """
    roll = _ROLL.match(text)
    if roll is None:
        return
    for part in _PARTS_OF_ROLL.split(roll["people"].rstrip(" .")):
        part = part.strip().removeprefix("and ")
        person = person_in(part)
        if not is_person(person.name):
            continue
        # In the list of a hearing a title is part of the name: "Dame Fiona Aldous".
        title = _OF_THE_NAME.match(part) if _WITNESSES.match(text) else None
        full = Speaker(f"{title[0]}{person.name}" if title else person.name, person.office, person.party)
        yield full, person.name
        if _CHAIRS.fullmatch(person.office):
            yield from ((full, role) for role in ("Chair", "The Chair", "Chairman", "Ordföranden"))


# Within a paragraph only a label that nothing else looks like: a reply, or a name in capitals with its party.
_LABEL_WITHIN = re.compile(
    r"(?<=[.!?”]\s)(?=(?:(?:[Ss]lut)?[Rr]eplik,\s(?:[a-zåäö]+\s){0,2}[A-ZÅÄÖ]|(?:[A-ZÅÄÖ][a-zåäö]+\s){0,2}[A-ZÅÄÖ]{2,}[\s-])"
    r"[^():.?!]{2,60}\([^()]{1,12}\):\s)"
)


def parts_by_label(block: Block) -> Iterator[Block]:
    """A paragraph as one block a speaker, where the label of the next stands within it.

    >>> debate = Block("paragraph", "Vad hände? Replik, rådet BO LIND (C): Det gick bra.")
    >>> [part.text for part in parts_by_label(debate)]
    ['Vad hände?', 'Replik, rådet BO LIND (C): Det gick bra.']
    """
    cuts = [match.start() for match in _LABEL_WITHIN.finditer(block.text)] if block.kind == "paragraph" else []
    if not cuts:
        yield block
        return
    yield from split_block(block, cuts)


def split_block(block: Block, cuts: list[int]) -> Iterator[Block]:
    """A block parted at these letters, each part with its places on the pages."""
    for start, end in zip([0, *cuts], [*cuts, len(block.text)], strict=True):
        before = [(at, page, place) for at, page, place in block.places if at <= start][-1:]
        places = [(0, page, place + start - at) for at, page, place in before]
        places.extend((at - start, page, place) for at, page, place in block.places if start < at < end)
        yield Block(block.kind, block.text[start:end].rstrip(), places, lead=block.lead)
