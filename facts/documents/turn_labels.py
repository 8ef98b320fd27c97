"""Labels that a document has of its own: known by their shape, and by coming again at the beginning of paragraphs.

"HOST:", "JF:", "Mr. HOLLOWAY.", a line with nothing but "Bo Lind (S)" above what he says: no list can hold them all,
but who takes turns is named again and again in one way. What stands once, as a field of a form does, is no label.

>>> labels = TurnLabels()
>>> talk = ["HOST: Is it bad?", "IDA: We lost 14 per cent.", "HOST: Of what?", "IDA: Of our beaches."]
>>> labels.learn([Block("paragraph", line) for line in talk])
>>> labels.label_in(talk[1], People()).speaker.name
'IDA'
>>> labels.label_in("PLACE: Lillby", People()) is None
True
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from facts.documents.blocks import Block
from facts.documents.names import (
    CAPITAL,
    FORM_OF_ADDRESS,
    NAME,
    NO_NAMES,
    NOBODY,
    Speaker,
    is_body,
    is_name,
    is_office,
    is_title,
    name_in_case,
    names_in,
    party_letters,
    party_named,
    person_of,
)
from facts.documents.person_lines import is_by_surname, is_office_name, is_place, party_of, person_in
from facts.documents.reporting import People
from facts.documents.speaker_labels import LABEL_NUMBER, TURN_NUMBER, SpeakerLabel, is_role, split_block

_CAPITALS = r"[A-ZÅÄÖÉÜØÆ][A-ZÅÄÖÉÜØÆ’'c-]*[A-ZÅÄÖÉÜØÆ]"
_CHAIR = (
    r"(?:The\s)?(?:Acting\s)?(?:SPEAKER|CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|PRESIDING OFFICER|CLERK)(?:\spro tempore)?"
)
_OF_OFFICE = (
    r"Senator|Representative|Secretary|Governor|Ambassador|Chair(?:man|woman)?|Director|Commissioner|Administrator"
    r"|Judge|Attorney General|General|Admiral|Sheriff|Mayor|Superintendent"
)
# "Mr. HOLLOWAY of Ohio. I rise": nothing else begins so, wherever it stands.
_OF_A_CHAMBER = re.compile(
    rf"(?P<name>(?:{FORM_OF_ADDRESS}|{_OF_OFFICE})\.?\s{_CAPITALS}(?:\s{_CAPITALS}){{0,2}}|{_CHAIR})"
    rf"(?:\sof\s{CAPITAL}(?:\s{CAPITAL})?)?(?:\s\([^()]{{1,60}}\))?[.:]\s+(?=[A-ZÅÄÖ“\"\d$£])"
)
_OF_A_NUMBER = r"(?:Speaker|Talare|Röst|Voice|Deltagare|Participant)\s\d{1,2}"
_WHO = (
    rf"(?:{LABEL_NUMBER})(?P<name>(?:The\s[A-Z][\w-]*|Minister|Secretary|Director|Leader|Head)(?:,?\s(?:of|for|and|to|in|at|the|[A-Z][\w’'-]*)){{1,14}}"
    rf"|(?:(?i:{FORM_OF_ADDRESS})\.?\s)?(?:{_CAPITALS}(?:\s{_CAPITALS}){{0,3}}|{CAPITAL}(?:\s{CAPITAL}){{0,4}}"
    rf"|{_OF_A_NUMBER}))"
)
# What comes again: a name, initials or a part in the talk, then a colon, a full stop or a dash.
_LEAD = re.compile(
    rf"{_WHO}(?P<brackets>(?:\s\([^()]{{1,60}}\)){{0,2}})(?:,\s(?P<office>[^,.:()]{{3,60}}|[A-ZÅÄÖ]{{1,3}}(?=:)))?(?P<party>\s\([^()]{{1,12}}\))?"
    r"(?P<sign>\s?:|\.\s?[–—-]|\.|\s[–—]|(?<=\)))\s+(?=[A-ZÅÄÖÉ“\"”»„–—\d$£\[])"
)
# "Ida Marlow, on behalf of the PPE Group. – Mr President": nothing else is parted so.
_PARTED = re.compile(r"\.\s?[–—]")
# What a speaker says of the own party.
_OWN_PARTY = re.compile(
    r"(?:\b[Mm]y (?:own )?party,? |\bon behalf of |\b[Ww]e in |\b[Vv]i i |\b[Mm]itt parti,? )"
    r"(?:the )?(?P<party>[A-ZÅÄÖ][\w-]*(?: [A-Z][\w-]*){0,3})"
)
# A line that is nothing but who speaks.
_ALONE = re.compile(
    rf"{_WHO}(?P<brackets>(?:\s\([^()]{{1,60}}\)){{0,2}})(?:,\s(?P<office>[^.:;()]{{3,80}}))?(?P<party>\s\([^()]{{1,12}}\))?"
    r"(?:,?\s(?:[Rr]eplik|[Gg]enmäle|[Ss]lutreplik))?\s?:?"
)
_ROLES = r"chair(?:man|woman|person)?|convener|moderator|host|speaker|programledare|ordförande|talman|mötesordförande"
# "Hon. Ida Marlow, chairwoman of the subcommittee, presiding", "programledare Ida Marlow".
_OF_ROLE = re.compile(
    rf"(?P<name>{NAME}),\s(?:the\s|vår\s|our\s)?(?P<role>(?i:{_ROLES}))\b(?!\s(?:i|för|of\sthe\s(?:bo|co)))"
    rf"|\b(?P<role2>(?i:{_ROLES})):?\s(?P<name2>{NAME})"
)
_STATEMENT_OF = re.compile(
    r"(?i:(?:OPENING |PREPARED |WRITTEN )?(?:STATEMENT|TESTIMONY|REMARKS|EVIDENCE) (?:OF|BY|FROM) "
    r"(?:THE )?(?:HON(?:ORABLE)?\.? )?)"
    rf"(?P<name>{NAME}),"
)
_GREETING = re.compile(r"^(?:Välkommen|Tack|Hej|Welcome|Thanks|Hello|Thank|Dear|Kära|Bästa|And|With|Med|Är|Is)\s")
_ADDRESSED = re.compile(rf"(?:{FORM_OF_ADDRESS}|{_OF_OFFICE})\.?\s(?P<rest>.+)", re.I)
_JOINED = re.compile(r"\b(?:AND|OF|THE|FOR|OCH|FÖR)\b")
_COUNTED = re.compile(rf"{TURN_NUMBER}[.:]?")
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s*$")
# A line alone that names who speaks is as short, what is said below it as long.
_LONGEST_ALONE = 140
_SHORTEST_SPEECH = 25
# Names of so many letters of a text are kept to know initials and surnames by.
_LONGEST_TEXT = 4000
_MOST_NAMES = 2000
_TWICE = 2
# "JF", "EMS": longer words in capitals are names.
_INITIALS = 3


class TurnLabels:
    """The labels of a document, learned from a stretch of its blocks at a time."""

    def __init__(self) -> None:
        self._leads: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self._below: Counter[str] = Counter()
        self._told: set[str] = set()
        self._parties: dict[str, str] = {}
        # Whether lines that name people stand above what is said; asked once for what has been learned.
        self._shown: bool | None = None
        self._counted: set[str] = set()
        self._has_initials = False
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._roles: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, blocks: list[Block]) -> None:
        """See how the paragraphs begin, which lines stand above what is said, and who is named in the text."""
        name = ""
        self._shown = None
        for at, block in enumerate(blocks):
            if label := _ALONE.fullmatch(block.text[:_LONGEST_ALONE]) or _LEAD.match(block.text[:_LONGEST_TEXT]):
                name = _holder(label) or person_of(_plain(label)).name
            if own := _OWN_PARTY.search(block.text[:_LONGEST_TEXT]) if name else None:
                self._parties[name] = party_named(own["party"])
            is_line = len(block.text) < _LONGEST_ALONE and _ALONE.fullmatch(block.text) is not None
            self._learn_names(block.text[:_LONGEST_TEXT], is_told=not is_line)
            if block.kind in ("row", "footnote", "running"):
                continue
            for lead in _leads_in(block.text[:_LONGEST_TEXT]):
                self._leads[_key(lead)] += 1
                self._learn_held(lead["name"].split())
                self._has_initials |= _is_initials(lead) and self._leads[_key(lead)] >= _TWICE
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            self._learn_alone(block.text, blocks[at - 1] if at else None, following)

    def _learn_names(self, text: str, *, is_told: bool) -> None:
        if len(self._named) > _MOST_NAMES:
            return
        for match in _OF_ROLE.finditer(text):
            name = person_of(name_in_case(match["name"] or match["name2"])).name
            if is_name(name) and not is_office(name):
                self._roles[(match["role"] or match["role2"]).casefold()].add(name)
        if (whose := _STATEMENT_OF.match(text)) and is_name(name_in_case(whose["name"])):
            self._keep_name(name_in_case(whose["name"]))
        for _, written in names_in(text):
            # "Welcome Professor Lena Whitcombe": neither the greeting nor the title is of the name.
            name = person_of(_GREETING.sub("", written)).name.removesuffix("’s").removesuffix("'s")
            if is_name(name) and not is_office(name) and not written.isupper() and not is_by_surname(name):
                self._keep_name(name)
                if is_told:
                    self._told.add(name)

    def _learn_held(self, words: list[str]) -> None:
        """Take in who is named in full behind an office in capitals: "PRESS SECRETARY IDA MARLOW"."""
        name = name_in_case(" ".join(words[-2:]))
        if words[-1].isupper() and is_office(" ".join(words[:-2])) and is_name(name):
            self._keep_name(name)

    def _keep_name(self, name: str) -> None:
        first, *_, last = name.split()
        for known in (last.casefold(), first.casefold(), "".join(word[0] for word in name.split()).casefold()):
            self._named[known].add(name)

    def _learn_alone(self, text: str, above: Block | None, below: Block | None) -> None:
        alone = _ALONE.fullmatch(text) if len(text) < _LONGEST_ALONE else None
        if alone is None or not _is_person(alone):
            return
        is_speech = below is not None and below.kind in ("paragraph", "item") and len(below.text) > _SHORTEST_SPEECH
        is_speech = is_speech and below is not None and _SENTENCE.search(below.text) is not None
        if is_speech and above is not None and _COUNTED.fullmatch(above.text):
            self._counted.add(text)
        (self._alone if is_speech else self._below)[text] += 1

    def label_in(self, text: str, people: People) -> SpeakerLabel | None:
        """The label at the beginning of a text, where the document has shown that it is one."""
        if chamber := _OF_A_CHAMBER.match(text):
            return SpeakerLabel(self._person(chamber["name"], people), "", chamber.end(), is_of_turn=True)
        if len(text) < _LONGEST_ALONE and self._is_alone(text) and (alone := _ALONE.fullmatch(text)):
            return SpeakerLabel(self._speaker(alone, people), _plain(alone), len(text), is_of_turn=True)
        lead = _LEAD.match(text)
        if lead is None or not self._is(lead):
            return None
        return SpeakerLabel(self._speaker(lead, people), _plain(lead), lead.end(), is_of_turn=True)

    def has_lines(self) -> bool:
        """Whether the document so far has lines that are nothing but a label."""
        return any(map(self._is_alone, self._alone))

    def lines_in(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the texts that are nothing but a label."""
        return frozenset(filter(self._is_alone, texts))

    def _is_alone(self, text: str) -> bool:
        """Whether the document has lines of this shape above what is said, rather than names below what they sign."""
        if text not in self._alone:
            return False
        alone = _ALONE.fullmatch(text)
        if text in self._counted or (alone is not None and _holder(alone)):
            return True
        if self._shown is None:
            above = sum(times for line, times in self._alone.items() if self._names(line))
            below = sum(times for line, times in self._below.items() if self._names(line))
            self._shown = above >= _TWICE and above >= 3 * below
        return self._shown and self._names(text)

    def _names(self, line: str) -> bool:
        """Whether a line alone shows a person: by a title, an office or brackets, or since the text names it too.

        "Vacant Properties" has the form of a name, and is a heading.
        """
        alone = _ALONE.fullmatch(line)
        if alone is None:
            return False
        name = _plain(alone)
        is_shown = bool(alone["office"] or alone["brackets"] or alone["party"]) or person_of(name).name != name
        return is_shown or is_by_surname(name) or is_role(name) or self._alone[line] >= _TWICE or name in self._told

    def _is(self, lead: re.Match[str]) -> bool:
        is_counted = re.search(r"\d", lead["name"]) and not re.fullmatch(_OF_A_NUMBER, lead["name"])
        if is_counted or (_JOINED.search(lead["name"]) and not is_office(lead["name"])):
            # "36. RECYCLING AND WASTE: …" is a heading.
            return False
        times = self._leads[_key(lead)]
        letters = any(map(party_letters, _bracketed(lead)))
        beside = lead["office"] or ""
        if beside and not (is_office_name(beside) or is_place(beside) or party_of(beside, in_brackets=False)):
            # "The Chief Inspector, Ida Marlow, said: …" is a sentence.
            return False
        if _holder(lead) or (_PARTED.fullmatch(lead["sign"]) and _is_person(lead)):
            return True
        if party_letters(lead["office"] or "") and is_name(name_in_case(lead["name"])):
            # Ida Marlow, V:
            return True
        if lead["office"] or letters or (lead["sign"] == "" and lead["brackets"]):
            named = is_name(person_of(lead["name"]).name) and not is_body(lead["name"])
            named = named or _ADDRESSED.match(lead["name"]) is not None
            return named and (times >= _TWICE or (bool(lead["office"]) and lead["sign"].strip() == ":") or letters)
        if (
            lead["name"].isupper()
            and lead["sign"].strip() == ":"
            and len(self._named.get(_last(lead["name"]), ())) == 1
        ):
            # "PRESS SECRETARY MARLOW: …" by the surname of somebody who is named.
            return True
        if self._has_initials and _is_initials(lead) and len(self._named.get(lead["name"].casefold(), ())) == 1:
            # Where others take turns by their initials, a guest may have a single one.
            return True
        return times >= _TWICE and not self._is_field(lead)

    def _is_field(self, lead: re.Match[str]) -> bool:
        """Whether what comes again is what is spoken of, not who speaks: "Sweden: …", "NOTE: …", "Table. …"."""
        name = lead["name"]
        if (
            name.casefold() in ("sir", "madam", "sirs")
            or name.split()[0].casefold() in NO_NAMES
            or re.search(r"\d", lead["brackets"])
        ):
            return True
        if name.isupper() or is_role(name) or _ADDRESSED.match(name) or re.fullmatch(_OF_A_NUMBER, name):
            return is_body(name)
        is_known = name.casefold() in self._named or is_name(person_of(name).name)
        return not is_known or (lead["sign"] == "." and not is_name(name))

    def _speaker(self, label: re.Match[str], people: People) -> Speaker:
        whole = f"{_plain(label)}{label['brackets']}{label['party'] or ''}"
        whole += f", {label['office'].strip()}" if label["office"] else ""
        person = person_in(whole)
        if person == NOBODY or (is_by_surname(person.name) and not person.office):
            beside = Speaker(
                "", (label["office"] or "").strip(), next(filter(None, map(party_letters, _bracketed(label))), "")
            )
            person = self._person(label["name"], people)
            person = Speaker(person.name, person.office or beside.office, person.party or beside.party)
        name = people.named(person.name).name or person.name
        return people.completed(Speaker(name, person.office, person.party or self._parties.get(name, "")))

    def _person(self, name: str, people: People) -> Speaker:
        """Whom a label means: somebody labelled before, or the one whom the text names in full."""
        plain = re.sub(r"\s+", " ", name)
        if is_role(plain) or re.fullmatch(_CHAIR, plain):
            role = plain.casefold().removeprefix("the ")
            holders = self._roles.get(role, set()) or self._roles.get(role.removesuffix("n"), set())
            if len(holders) == 1:
                return people.completed(Speaker(next(iter(holders)), _calm(plain).removeprefix("The ")))
            return people.named(plain) if people.named(plain).name else Speaker(_calm(plain))
        addressed = _ADDRESSED.match(plain)
        rest = addressed["rest"] if addressed else plain
        if (known := people.named(rest)).name:
            return known
        names = self._named.get(rest.casefold(), set())
        if len(names) == 1 and len(rest.split()) == 1:
            return people.completed(Speaker(next(iter(names))))
        if (
            plain.isupper()
            and len(names := self._named.get(_last(rest), set())) == 1
            and not is_name(name_in_case(rest))
        ):
            return people.completed(Speaker(next(iter(names))))
        if len(rest.split()) > 1:
            person = person_of(plain)
            return people.completed(person) if is_name(person.name) else Speaker(_calm(plain))
        return Speaker(_calm(plain))

    def parts(self, block: Block) -> Iterator[Block]:
        """A paragraph as one block a speaker, where labels that are known stand within it."""
        cuts = [match.end() for match in _WITHIN.finditer(block.text) if self._begins(block.text, match.end())]
        return split_block(block, cuts) if cuts and block.kind == "paragraph" else iter((block,))

    def _begins(self, text: str, at: int) -> bool:
        if _OF_A_CHAMBER.match(text, at):
            return True
        lead = _lead_within(text, at)
        return lead is not None and self._is(lead)


# A label begins behind the end of a sentence only.
_WITHIN = re.compile(r"[.!?…][\"”’»)]?\s+(?=[A-ZÅÄÖ\[(\d])")


def _last(name: str) -> str:
    return name.split()[-1].casefold()


def _is_initials(lead: re.Match[str]) -> bool:
    return lead["name"].isupper() and 1 < len(lead["name"]) <= _INITIALS and lead["sign"].strip() == ":"


def _leads_in(text: str) -> Iterator[re.Match[str]]:
    """What looks like labels: at the beginning, and with a colon behind the end of a sentence."""
    if lead := _LEAD.match(text):
        yield lead
    for end in _WITHIN.finditer(text):
        if lead := _lead_within(text, end.end()):
            yield lead


def _lead_within(text: str, at: int) -> re.Match[str] | None:
    """What looks like a label within a text, where only one with a colon is any."""
    lead = _LEAD.match(text, at) if ":" in text else None
    return lead if lead and lead["sign"].strip() == ":" else None


def _calm(name: str) -> str:
    """A name as it is written elsewhere: "The CHAIRMAN", "Ms. O’ROURKE"; initials stay."""
    return " ".join(
        name_in_case(f"{word} X")[:-2] if word.isupper() and len(word) > _INITIALS else word for word in name.split()
    )


def _plain(label: re.Match[str]) -> str:
    return " ".join(label["name"].split())


def _bracketed(label: re.Match[str]) -> list[str]:
    """What stands in brackets behind a label, but for a part in the talk: "(host)"."""
    parts = (part.strip(" ()") for part in re.findall(r"\([^()]*\)", f"{label['brackets']}{label['party'] or ''}"))
    return [part for part in parts if not re.fullmatch(_ROLES, part, re.I)]


def _key(lead: re.Match[str]) -> str:
    return f"{_plain(lead).casefold()}{lead['sign'].strip()}"


def _holder(label: re.Match[str]) -> str:
    """Who holds the office that a label names, in brackets behind it: such a label shows by itself what it is."""
    if not (is_role(label["name"]) or is_office(label["name"])):
        return ""
    people = (person_of(part).name for part in _bracketed(label))
    return next((name for name in people if is_name(name) or is_by_surname(name)), "")


def _is_person(alone: re.Match[str]) -> bool:
    """Whether a line alone names a person: in full, with a party or an office, or by the office of a chamber."""
    name = _plain(alone)
    if _holder(alone):
        return True
    if re.search(r"\d", name) and not re.fullmatch(_OF_A_NUMBER, name):
        return False
    brackets = _bracketed(alone)
    if is_role(name):
        is_held = name.startswith(("Mr ", "Madam ")) or is_title(name.split()[-1]) or is_office(name)
        return is_held or any(is_name(person_of(part).name) for part in brackets)
    person = person_of(name)
    if not is_name(person.name) or is_body(name) or is_office(person.name):
        return False
    return bool(alone["office"]) or any(map(party_letters, brackets)) or person.office != "" or not brackets
