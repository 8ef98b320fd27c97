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
    names_in,
    party_letters,
    party_name,
    party_named,
    person_of,
)
from facts.documents.reporting_clauses import (
    ADDING,
    ADVERB,
    ESTIMATE_VERBS,
    ESTIMATES_THAT,
    ESTIMATING,
    PHRASE,
    body_in,
    body_of_kind_in,
    estimating_body,
    holder_in,
    is_by_surname,
    person_in,
    persons_in,
    spokesperson_in,
    title_before,
    without_lead,
    words_for,
)

SEVERAL = re.compile(rf"(?P<person>{NAME}(?:\s+m\.\s?fl\.)?)\s*\((?P<letters>[^()]{{1,12}})\)")
_ROLE_NAMED = re.compile(
    rf"\b[Tt]he\s+(?P<role>{CAPITAL}(?:\s(?:of|for|and)?\s?{CAPITAL}){{0,5}}),\s+"
    rf"(?P<person>(?:(?:Mr|Mrs|Ms|Dr|Sir|Cllr)\.?\s+)?{NAME}),"
)
_BY_SURNAME = re.compile(
    rf"(?:\b(?P<address>{FORM_OF_ADDRESS})\.?\s+|\b(?:[Cc]ouncillor|[Mm]inister\w*|[Ss]tatsrådet|[Ll]edamoten|\w+rådet)\s+)?"
    rf"(?<![\w-])(?P<name>{CAPITAL})(?:\s*\((?P<letters>[^()]{{1,12}})\))?\s+{ADVERB}(?:{SPEECH})\b"
    rf"|(?:,|[\"”])\s*(?:{SPEECH})\s+(?:(?P<address2>{FORM_OF_ADDRESS})\.?\s+)?(?P<name2>{CAPITAL})"
    rf"(?:\s*\((?P<letters2>[^()]{{1,12}})\))?(?=[,.\s]|$)"
    rf"|\b(?:[Ee]nligt|[Aa]ccording to)\s+(?:(?P<address3>{FORM_OF_ADDRESS})\.?\s+)?(?P<name3>{CAPITAL})"
    r"(?:\s*\((?P<letters3>[^()]{1,12})\))?(?=[,.\s]|$)"
    rf"|\b(?:{SPEECH})\s+(?P<name4>{CAPITAL})(?:\s*\((?P<letters4>[^()]{{1,12}})\))?"
    r"(?=\s(?:[\w-]+\s){0,2}?(?:att|that)\b)"
)
# Who asked stands before who answers: "På fråga från Ann Ek svarade Lind att", "In reply to Cllr Reed, the Chief said".
_ASKER = re.compile(
    r"(?:In (?:reply|response|answer) to|(?:Responding|Replying) to|Answering|(?:Asked|Questioned) by)"
    r"\s[^,;:“”\"]{3,120},\s"
    rf"|(?:På|Som svar på)\s(?:en\s|direkt\s)?fråg\w+\s(?:från|av)\s(?:[\w’'-]+\s){{1,8}}?(?=(?:{SPEECH})\b)"
)
# "His party colleague Ann Lee": of the party of whom the text was about before.
_COLLEAGUE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Hh]ans|[Hh]ennes)\s(?:[\w-]+\s)?"
    r"(?:party colleague|fellow party member|parti(?:kollega|kamrat|vän)\w*)\b"
)
# A name and the office behind it: "Mats Ek (S), kommundirektör" or "Ann Reed, Director of Parks".
_HOLDS = re.compile(
    rf"(?P<name>{NAME})(?:\s*\([^()]{{1,12}}\))?,\s(?:the\s)?(?P<office>{PHRASE}|[a-zåäö-]+(?:\s[a-zåäö-]+){{0,3}})"
    r"(?=[,.;)]|\s(?:of|for|at|in|i|för|på|vid|samt|och|and)\b|$)"
)
_SAYING = (
    rf"(?:{SPEECH}|{ESTIMATE_VERBS}|pekar|pekade|noterar|noterade|tror|trodde|tycker|lyfter|lyfte|points|pointed|thinks"
    r"|notes|stresses|stressed|feared)"
)
# "Lind pekar också på att 31 båtar läcker": of somebody who is known.
_SAYS_THAT = re.compile(
    rf"^(?P<name>{NAME}|{CAPITAL})(?:\s\([^()]{{1,12}}\))?\s(?:[\w-]+\s){{0,2}}?{_SAYING}\s(?:[\w-]+\s){{0,4}}?(?:att|that)\b"
)
# "the Campaign for Better Buses": no surname, but the end of a longer name.
_OF_A_LONGER_NAME = re.compile(r"(?:\b[A-ZÅÄÖ][\w’'.-]*|\b(?:of|for|and|och|för))\s+$")
_LONGEST_WORD = 40
_PROPER = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäö][\w-]{2,40}")
_BEGINS_WITH_WORD = re.compile(rf"(?P<name>[A-ZÅÄÖ][\w-]{{3,40}})\s+{ADVERB}(?:{SPEECH}|{ESTIMATE_VERBS})\b")
# Names of a book of a thousand pages; more are a register.
_MOST_NAMES = 20_000
# "Cllr Eze (LD) welcomed the report but observed that …": the verb is the second one.
_BEGINS_WITH_NAME = re.compile(
    rf"^(?:(?P<address>{FORM_OF_ADDRESS})\.?\s+)?(?P<name>{NAME}|{CAPITAL})(?:\s*\((?P<letters>[^()]{{1,12}})\))?"
    rf"\s[^.:;“”\"]{{3,90}}?\b(?:and|but|och|men)\s+(?:{SPEECH})\s+(?:that|att)\b"
)
# An office or a body with "the": forward "The Director of Housing said", backward ", says the Treasury".
_BY_ROLE = re.compile(
    rf"\b(?:[Tt]he|[Ii] svaret sade)\s+(?P<role>{PHRASE})(?P<brackets>\s\([A-Z][^()\d]{{2,40}}\))?\s+{ADVERB}"
    rf"(?:{SPEECH})\b"
    rf"|(?:,|[\"”])\s*(?:{SPEECH})\s+(?:the\s+)?(?P<role2>{PHRASE})(?=[,.;:]|\s*$)"
)
_OFFICE_SV = re.compile(rf"\b(?P<role>[A-ZÅÄÖa-zåäö][a-zåäö-]{{3,}})\s+{ADVERB}(?:{SPEECH})\b")
_QUOTES = '"“”„«»'
_REPORTING = re.compile(
    rf"\b(?:{SPEECH}|enligt|Enligt|according|According|asked|frågade|claim|say|argue|warn|insist|state|räknar|bedömer"
    r"|uppskattar|beräknar|spår|tror|väntar)\b"
)
_PRONOUN = re.compile(
    rf"(?:,|[\"”])\s*(?:{SPEECH})\s+(?:hon|han|she|he|they|de)\b|[,?!][\"”]\s(?:he|she|hon|han)\s(?:{SPEECH})\b"
    rf"|,\s(?:he|she|han|hon)\s(?:{SPEECH})(?=[,:]\s|[.”\"]|$)"
    rf"|^(?:[Hh]e|[Ss]he|[Hh]on|[Hh]an)\s+{ADVERB}(?:{SPEECH}|asked|frågade)\b"
    rf"|^(?:[Hh]e|[Ss]he|[Hh]on|[Hh]an)\s+(?:[\w-]+\s){{0,2}}?{_SAYING}\s(?:[\w-]+\s){{0,4}}?(?:att|that)\b"
    r"|\b(?:[Ee]nligt (?:henne|honom)|[Aa]ccording to (?:him|her))\b"
)
# Whom a sentence is about: it begins with the name, an office before or behind it.
_SUBJECT = re.compile(
    rf"(?P<lead>(?:[A-ZÅÄÖ][a-zåäö-]+\s(?:[a-zåäö-]+\s){{1,3}})?)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?"
    r"(?P<office>,\s[^.:;\"“”]{2,80}?,)?"
    r"(?:\s(?:vid|på|i|från|at|of|from|with|för)\s(?:[\w-]+\s?){1,6}?)??\s+(?=[a-zåäö])"
)
# "The outgoing leader, Bo Lind, lost", "The Minister is wrong", "Kommundirektören redovisade"
_SUBJECT_SET_OFF = re.compile(
    rf"(?P<lead>[A-ZÅÄÖ][^.,:;“”\"]{{2,60}},\s)(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?(?P<office>),\s(?=[a-zåäö])"
)
_SUBJECT_OF_OFFICE = re.compile(rf"(?:The\s(?P<role>{PHRASE})|(?P<word>{CAPITAL}))\s+(?=[a-zåäö])")
_LAST_OF_TITLE = re.compile(r"(?:minister|direktör|ordförande|chef|hövding|förening|förbund|organisation|myndighet)$")
_BY_TITLE = re.compile(
    rf"\b[Ee]nligt\s+(?P<title>[a-zåäö]+(?:n|t))\b(?!\s[A-ZÅÄÖ])|(?:,|[\"”])\s*(?:{SPEECH})\s+(?P<title2>[a-zåäö]+(?:en|n|et))\b"
)
_SET_OFF = re.compile(
    rf"(?P<lead>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+,\s)?(?P<name>{NAME})(?P<brackets>\s*\([^()]{{1,12}}\))?(?P<office>),"
)


class People:
    """Who has been named in a document so far; a surname or an office later means one of them."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}
        self._full: dict[str, str] = {}
        self._proper: set[str] = set()
        self._offices: dict[str, str] = {}
        self.recent = NOBODY
        """Who was reported last, or whom a sentence has been about since then."""
        self._person = NOBODY
        self.mentions = 0
        """How often somebody was reported, or a sentence was about somebody."""

    def learn(self, text: str) -> None:
        """Take in who is named with a party or an office, and which words are names."""
        if len(self._full) + len(self._proper) < _MOST_NAMES:
            for start, written in names_in(text):
                name, _, _, office = without_lead(written)
                person = person_of(name)
                full = person.name
                if is_name(full) and not is_office(full) and not is_by_surname(full):
                    before = text[max(0, start - _LONGEST_WORD) : start]
                    self._hold(full, office or person.office or title_before(before, len(before)).strip())
                    surname = full.split()[-1].casefold()
                    # Two people of one surname: the surname alone names nobody.
                    self._full[surname] = full if self._full.get(surname, full) == full else ""
            for match in _HOLDS.finditer(text):
                name, *_ = without_lead(match["name"])
                if is_name(name := person_of(name).name) and not is_office(name):
                    self._hold(name, match["office"])
            self._proper.update(_PROPER.findall(text))
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

    def reported_in(
        self, text: str, last: Speaker = NOBODY, house_party: str = "", *, is_article: bool = False
    ) -> Speaker | None:
        """The person or body that a sentence reports, None where it reports nobody.

        `last` is who was reported last and may be "she". Whom a release of the party `house_party` quotes in an
        office of the party speaks for it. In an article, where nobody in particular speaks, a body that expects or
        estimates something says it; in a speech the speaker does.
        """
        before = self._person
        if asker := _ASKER.match(text):
            text = text[asker.end() :]
        self._see_subject(text)
        reporter = self._reporter(text, last, house_party, is_article=is_article)
        if reporter is not None:
            if before.party and not reporter.party and reporter.name != before.name and _COLLEAGUE.search(text):
                reporter = reporter._replace(party=before.party)
                self.remember(reporter)
            self._see(reporter)
        return reporter

    def _see(self, speaker: Speaker) -> None:
        self.recent = speaker
        self.mentions += 1
        if is_name(speaker.name) or is_by_surname(speaker.name):
            self._person = speaker

    def _reporter(self, text: str, last: Speaker, house_party: str, *, is_article: bool) -> Speaker | None:
        if (body := body_of_kind_in(text)) is not None:
            self._remember_title(body, body.name)
            return body
        says_so = ESTIMATING.search(text) and (is_article or ESTIMATES_THAT.search(text))
        if says_so and (body := estimating_body(text) or self._proper_body(text)) is not None:
            return body
        if (member := self._adding(text)) is not None:
            return member
        if pronoun := _PRONOUN.search(text):
            named = self._named_before(text, pronoun.start(), house_party)
            known = next((one for one in (named, self._person, last) if one != NOBODY), None)
            if known is not None:
                return known
        if not _REPORTING.search(text) and not _SAYS_THAT.match(text):
            return None
        for person in persons_in(text, house_party):
            self.remember(person)
            return self.completed(person)
        return (
            self._by_surname(text)
            or spokesperson_in(text)
            or self._by_role(text)
            or body_in(text)
            or holder_in(text)
            or self._proper_body(text)
        )

    def _proper_body(self, text: str) -> Speaker | None:
        """A body by a word that the text writes with a capital within its sentences too: "Kronan räknar med"."""
        match = _BEGINS_WITH_WORD.match(text)
        if match is None:
            return None
        known = self._by_name(match["name"])
        return known if known != NOBODY else Speaker(match["name"]) if match["name"] in self._proper else None

    def _adding(self, text: str) -> Speaker | None:
        """A member of a meeting, or a guest, who does something and thereby says something."""
        match = ADDING.match(text)
        if match is None or not is_name(match["name"]) or is_office(match["name"]):
            return None
        speaker = Speaker(match["name"], match["office"] or "", party_letters(match["letters"] or ""))
        self.remember(speaker)
        return self.completed(speaker)

    def _see_subject(self, text: str) -> None:
        """Keep whom a sentence is about, for "he points out" in the next: "Bo Lind, head of the port, is wary."."""
        for match in filter(None, (_SUBJECT.match(text), _SUBJECT_SET_OFF.match(text))):
            if (person := person_in(text, match, "")) is not None:
                self.remember(person)
                self._see(self.completed(person))
                return
        if office := _SUBJECT_OF_OFFICE.match(text):
            holder = self._holder(office["role"]) if office["role"] else self._by_name_or_office(office["word"])
            if is_name(holder.name):
                self._see(holder)

    def _by_name_or_office(self, word: str) -> Speaker:
        known = self._by_name(word)
        return known if known != NOBODY else self._holder(word)

    def _hold(self, name: str, office: str) -> None:
        """Keep whom an office alone means later: nobody where two hold one of that name."""
        for word in words_for(office) if office and len(self._offices) < _MOST_NAMES else ():
            self._offices[word] = name if self._offices.get(word, name) == name else ""

    def _holder(self, office: str) -> Speaker:
        """Whom an office alone means, NOBODY where the document does not say."""
        known = self.named(office)
        name = self._offices.get(office.casefold(), "")
        return known if known != NOBODY or not name else self.completed(Speaker(name))

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
            if (person := person_in(text, match, house_party)) is not None:
                self.remember(person)
                return self.completed(person)
        return NOBODY

    def _by_surname(self, text: str) -> Speaker | None:
        at_beginning = [match] if (match := _BEGINS_WITH_NAME.match(text)) else []
        at_beginning += [match] if (match := _SAYS_THAT.match(text)) else []
        for match in (*_BY_SURNAME.finditer(text), *at_beginning):
            groups = match.groupdict()
            name, address, written = (
                next(filter(None, (groups.get(f"{key}{n}") for n in ("", "2", "3", "4"))), "").rstrip(".")
                for key in ("name", "address", "letters")
            )
            letters = party_letters(written)
            before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
            is_whole = _OF_A_LONGER_NAME.search(before) is None or _is_held(before.split()[-1])
            if (known := self._by_name(name) if is_whole else self.named(name)) != NOBODY:
                return Speaker(known.name, known.office, known.party or letters)
            if (address or letters) and not is_body(name) and not is_title(name):
                speaker = Speaker(f"{address} {name}" if address else name, "", letters)
                self.remember(speaker)
                return speaker
        return None

    def _by_name(self, name: str) -> Speaker:
        """Somebody named before, or whom the text names in full by this surname; NOBODY where that is not sure."""
        known = self.named(name)
        full = self._full.get(name.split()[-1].casefold(), "")
        return known if known != NOBODY or not full.endswith(name) else self.completed(Speaker(full))

    def _by_role(self, text: str) -> Speaker | None:
        for match in _BY_ROLE.finditer(text):
            role = (match["role"] or match["role2"]).rstrip(".")
            if (known := self._holder(role)) != NOBODY:
                return known
            letters = party_named(role)
            if letters:
                return Speaker(party_name(letters), "", letters)
            if is_office(role) or is_body(role) or len(role.split()) > 1:
                return Speaker(role + (match["brackets"] or ""))
        for match in _BY_TITLE.finditer(text):
            if (known := self._holder(match["title"] or match["title2"])) != NOBODY:
                return known
        for match in _OFFICE_SV.finditer(text):
            if is_title(match["role"]) and match["role"][-1:] in "nt":
                known = self._holder(match["role"])
                return known if known != NOBODY else Speaker(match["role"])
        return None


def _is_held(word: str) -> bool:
    """Whether the word before a surname is an office's: "Chief Estes said"."""
    return is_title(word) or is_office(word)
