"""Who has been named in a document, and whom a surname, a first name, an office or a kind of body means later.

>>> known = KnownNames()
>>> known.learn("Present: Councillor Ida Marlow (Lab) and Tom Reed, Director of Parks.")
>>> known.named("Marlow").party
'Lab'
"""

from __future__ import annotations

import re
from itertools import chain, islice

from facts.documents import saying
from facts.documents.blocks import Block
from facts.documents.names import (
    CAPITAL,
    KIND_OF_BODY,
    NAME,
    NOBODY,
    Speaker,
    is_body,
    is_name,
    is_office,
    is_title,
    names_in,
    party_letters,
    person_of,
)
from facts.documents.person_lines import (
    LESSER,
    LONGEST_LINE,
    is_by_surname,
    lines_of_people,
    person_at_beginning,
    title_before,
    without_lead,
    words_for,
)

_JOINT = r"(?:\s+(?:of|for|and|on|to|in|och|för|i|&)(?:\s+the)?)?"
BODY_PHRASE = rf"{CAPITAL}(?:{_JOINT}\s+{CAPITAL}){{0,6}}"
_ROLE_NAMED = re.compile(
    rf"\b[Tt]he\s+(?P<role>{CAPITAL}(?:\s(?:of|for|and)?\s?{CAPITAL}){{0,5}}),\s+"
    rf"(?P<person>(?:(?:Mr|Mrs|Ms|Dr|Sir|Cllr)\.?\s+)?{NAME})[,;]"
)
# "Ida Marlow, Labour, and Bo Lind for the Conservatives"
_OF_PARTY = re.compile(
    rf"(?P<name>{NAME})(?:,\s|\s(?:for|of|från|för)\s)(?:the\s)?(?P<party>{CAPITAL}(?:\s{CAPITAL}){{0,2}})(?=[,.;:]|\s(?:and|och)\s|$)"
)
_IN_THE_CHAIR = re.compile(rf"(?P<name>{NAME})(?:\s\([^()]{{1,12}}\))?,?\s(?:\([^()]{{0,30}})?in the [Cc]hair\b")
# A role and a colon stand before the name of its holder.
_ROLE_BEFORE = re.compile(r"(?P<role>[A-ZÅÄÖ][\w-]+):\s$")
_LONGEST_WORD = 40
# Shorter ones are the letters of an organisation as well.
_LONGEST_LETTERS = 3
_PROPER = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäö][\w-]{2,40}")
# Names of a book of a thousand pages; more are a register.
_MOST_NAMES = 20_000
_LAST_OF_TITLE = re.compile(r"(?:minister|direktör|ordförande|chef|hövding|förening|förbund|organisation|myndighet)$")
# A body that was named before, by the kind that it is of.
_SOME_BODY = frozenset(
    [
        "facket",
        "organisationen",
        "föreningen",
        "bolaget",
        "företaget",
        "gruppen",
        "partiet",
        "tankesmedjan",
        "fackförbundet",
        "stiftelsen",
        "nätverket",
        "group",
        "charity",
        "union",
        "company",
        "firm",
        "organisation",
        "organization",
        "association",
        "campaigners",
        "think-tank",
        "regulator",
        "watchdog",
    ]
)
ARTICLE = re.compile(r"^(?:the|an?)\s", re.I)
SHORTEST_BODY = 4
_BODIES = re.compile(
    rf"{BODY_PHRASE}(?:\s[a-zåäö]+(?:förbundet|förbund|förening|föreningen|organisation|verk|verket|råd|institut|län|kommun))?"
)
# So many of the bodies named last are looked through for the one that is meant.
_MOST_BODIES = 40


class KnownNames:
    """The people, offices and bodies that a document has named so far."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}
        self._full: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._proper: set[str] = set()
        self._offices: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._body = NOBODY
        # A body that a text cites says nothing, and is "the group" later.
        self._cited_body = NOBODY

    def learn_block(self, block: Block) -> None:
        """Take in a block; of a list of people each line is somebody."""
        for line in lines_of_people(block):
            self.learn(line, is_title=block.kind == "heading" and block.text.isupper())

    def learn(self, text: str, *, is_title: bool = False) -> None:
        """Take in who is named with a party or an office, and which words are names; in a title in capitals none is."""
        if not is_title and len(self._full) + len(self._proper) < _MOST_NAMES:
            for start, written in names_in(text):
                self._learn_name(text, start, written)
            self._proper.update(_PROPER.findall(text))
            for match in _IN_THE_CHAIR.finditer(text):
                self._hold(person_of(match["name"]).name, "chair")
        self._learn_parties(text)
        for match in _ROLE_NAMED.finditer(text):
            role = match["role"]
            person = Speaker(person_of(match["person"]).name, role)
            self.remember(person)
            self._known[role.casefold()] = self._known[role.split()[0].casefold()] = person

    def _learn_parties(self, text: str) -> None:
        """Take in who is "for the Conservatives"."""
        for match in _OF_PARTY.finditer(text):
            letters = party_letters(match["party"]) if len(match["party"]) > _LONGEST_LETTERS else ""
            if letters and is_name(person_of(match["name"]).name):
                self.remember(Speaker(person_of(match["name"]).name, "", letters))

    def _learn_name(self, text: str, start: int, written: str) -> None:
        name, _, _, office = without_lead(written)
        person = person_of(name)
        full = person.name
        if is_name(full) and not is_office(full) and not is_by_surname(full):
            before = text[max(0, start - _LONGEST_WORD) : start]
            self._hold(full, office or person.office or title_before(before, len(before)).strip())
            if (role := _ROLE_BEFORE.search(before)) and is_office(role["role"]):
                self._hold(full, role["role"])
            self._keep_name(full)
            if text[start + len(written) : start + len(written) + 2].strip(" ")[:1] in ("(", ","):
                # What stands beside the name: a party, an office.
                beside = person_at_beginning(text[start : start + LONGEST_LINE])
                self._hold(full, beside.office)
                self.remember(Speaker(full, "", beside.party)) if beside.party else None

    def _keep_name(self, full: str) -> None:
        # Two people of one surname, or of one first name: it alone names nobody.
        first, *_, last = full.casefold().split()
        self._full[last] = full if self._full.get(last, full) == full else ""
        self._first[first] = full if self._first.get(first, full) == full else ""

    def remember(self, speaker: Speaker, *, label: str = "") -> None:
        """Keep a speaker by name, surname and, with `label`, by what else names them."""
        *before, last = speaker.name.split() or [""]
        if not last or (before and all(map(is_title, before)) and not is_by_surname(speaker.name)):
            # "Mayor Marlow" has no name yet.
            return
        known = self._known.get(speaker.name.casefold(), NOBODY)
        titled = self._known.get(speaker.name.split()[-1].casefold(), NOBODY)
        if titled.name.endswith(f" {speaker.name}"):
            # "Dr Ida Marlow" and "Ida Marlow" are one.
            speaker, known = speaker._replace(name=titled.name), titled
        speaker = Speaker(speaker.name, speaker.office or known.office, speaker.party or known.party)
        surname = speaker.name.split()[-1].casefold()
        if is_by_surname(speaker.name) and (full := self._by_name(speaker.name.split()[-1])) != NOBODY:
            if is_by_surname(full.name) or (full.party and speaker.party and full.party != speaker.party):
                return
            speaker = Speaker(full.name, full.office or speaker.office, full.party or speaker.party)
        same = self._known.get(surname, speaker)
        self._known[speaker.name.casefold()] = speaker
        # Two people of one surname: the surname alone names nobody.
        self._known[surname] = speaker if same.name == speaker.name else NOBODY
        if label:
            self._known[label.casefold()] = speaker
        if is_name(speaker.name) and surname not in self._full:
            self._keep_name(speaker.name)
        if speaker.office:
            self._hold(speaker.name, speaker.office)
            self._remember_title(speaker, speaker.office.split(" på ")[0].split(" i ")[0])

    def named(self, name: str) -> Speaker:
        """Who was named so before, NOBODY where nobody or more than one was."""
        return self._known.get(name.casefold(), NOBODY)

    def completed(self, speaker: Speaker) -> Speaker:
        """The speaker with the office and party that were said before."""
        known = self.named(speaker.name)
        surname = self._by_name(speaker.name.split()[-1]) if is_by_surname(speaker.name) else NOBODY
        if surname != NOBODY:
            return Speaker(surname.name, speaker.office or surname.office, speaker.party or surname.party)
        return Speaker(speaker.name, speaker.office or known.office, speaker.party or known.party)

    def remember_office(self, speaker: Speaker) -> None:
        """Keep whom "the Director" means: the one whom the paper has named as "Director of Parks"."""
        self.remember(speaker, label=speaker.office)
        kind = re.split(r"\s(?:of|for|i|för|på)\s", speaker.office, maxsplit=1)[0]
        self.remember(speaker, label=kind)

    def _learn_bodies(self, text: str) -> None:
        """Keep the bodies that a sentence names, in the order in which the text names them last."""
        for match in _BODIES.finditer(text) if len(self._bodies) < _MOST_NAMES else ():
            name = ARTICLE.sub("", match[0])
            first, _, rest = name.partition(" ")
            name = rest if first.casefold() in saying.PREPOSITIONS else name
            kind = KIND_OF_BODY.match(name)
            name = name[kind.end() :] if kind else name
            if len(name) > SHORTEST_BODY and is_body(name):
                self._bodies.pop(name.casefold(), None)
                self._bodies[name.casefold()] = name

    def _by_name(self, name: str) -> Speaker:
        """Somebody named before, or whom the text names in full by this surname; NOBODY where that is not sure."""
        known = self.named(name)
        full = self._full.get(name.split()[-1].casefold(), "")
        return known if known != NOBODY or not full.endswith(name) else self.completed(Speaker(full))

    def _by_first_name(self, name: str) -> Speaker:
        full = self._first.get(name.casefold(), "")
        return self.completed(Speaker(full)) if full else NOBODY

    def _by_words(self, words: str) -> Speaker:
        """Whom a surname or an office means, NOBODY where the document does not say."""
        plain = ARTICLE.sub("", words)
        known = self._by_name(plain) if plain and " " not in plain else NOBODY
        return known if known != NOBODY else self._holder(plain)

    def _body_before(self, name: str) -> Speaker:
        """The body named before that a word means: "Styrelsen" after "Socialstyrelsen", "the union", "facket"."""
        word = name.casefold()
        if word in _SOME_BODY and (body := self._cited_body if self._cited_body != NOBODY else self._body) != NOBODY:
            return body
        stem = re.sub(r"(?:et|en|n)$", "", word)
        if " " in word or len(word) <= SHORTEST_BODY:
            return NOBODY
        names = islice(chain([self._body.name], reversed(self._bodies.values())), _MOST_BODIES)
        longer = (
            one for one in names
            if (small := one.casefold()) != word and (small.endswith((word, stem)) or small.startswith(f"{word} "))
        )  # fmt: skip
        full = next(longer, "")
        return self.completed(Speaker(full)) if full else NOBODY

    def _hold(self, name: str, office: str) -> None:
        """Keep whom an office alone means later: nobody where two hold one of that name."""
        for word in words_for(office.strip(" .")) if office and len(self._offices) < _MOST_NAMES else ():
            self._offices[word] = name if self._offices.get(word, name) == name else ""

    def _holder(self, office: str) -> Speaker:
        """Whom an office alone means, NOBODY where the document does not say."""
        known = self.named(office)
        name = self._offices.get(office.casefold(), "")
        return known if known != NOBODY or not name else self.completed(Speaker(name))

    def _remember_title(self, speaker: Speaker, title: str) -> None:
        """Keep by what kind of office or body a later sentence may mean somebody: "enligt ministern"."""
        if re.search(r"minister|statsråd|secretary of state", title, re.I):
            for held in ("statsrådet", "ministern", "minister"):
                self._known[held] = speaker
        if (word := _LAST_OF_TITLE.search(title.casefold())) and not LESSER.search(title):
            for ending in ("n", "en", "et"):
                self._known[word[0] + ending] = speaker
