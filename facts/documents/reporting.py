"""Whom a sentence reports: "sade Anna Ek (V)", "The Director of Housing said", "the Campaign for Better Buses says".

>>> people = People()
>>> people.reported_in("Cllr Ahmed (Lab) said that rents had risen.")
Speaker(name='Cllr Ahmed', office='', party='Lab')
>>> people.reported_in("Var tredje student hoppar av, säger Polisförbundet.")
Speaker(name='Polisförbundet', office='', party='')
"""

from __future__ import annotations

import re

from facts.documents import saying
from facts.documents.known_names import ARTICLE, BODY_PHRASE, SHORTEST_BODY, KnownNames
from facts.documents.names import (
    CAPITAL,
    FORM_OF_ADDRESS,
    KIND_OF_BODY,
    NAME,
    NOBODY,
    Speaker,
    is_body,
    is_name,
    is_office,
    is_title,
    letters_in_lead,
    member_of,
    party_letters,
    party_name,
    party_named,
    person_of,
)
from facts.documents.noun_phrases import PAPER, PAPER_BY_A_BODY, PAPER_OF_A_BODY, Subject
from facts.documents.person_lines import is_by_surname, title_before, without_lead
from facts.documents.reporting_clauses import Clause, clauses_of, floor_in, subject_of

SEVERAL = re.compile(rf"(?P<person>{NAME}(?:\s+m\.\s?fl\.)?)\s*\((?P<letters>[^()]{{1,12}})\)")
# Who asked stands before who answers: "På fråga från Ann Ek svarade Lind att", "In reply to Cllr Reed, the Chief said".
_ASKER = re.compile(
    r"(?:In (?:reply|response|answer) to|(?:Responding|Replying) to|Answering|(?:Asked|Questioned) by)"
    r"\s[^,;:“”\"]{3,120},\s"
    r"|(?:På|Som svar på)\s(?:en\s|direkt\s)?fråg\w+\s(?:från|av)\s(?:[\w’'-]+\s){1,8}?(?=\b[a-zåäö]+(?:ar|ade|er)\b)"
)
# "His party colleague Ann Lee": of the party of whom the text was about before.
_COLLEAGUE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Hh]ans|[Hh]ennes)\s(?:[\w-]+\s)?"
    r"(?:party colleague|fellow party member|parti(?:kollega|kamrat|vän)\w*)\b"
)
_OF_THE_PARTY = re.compile(
    r"gruppledare|tales\w+|spokes\w+|partiledare|ordförande|distrikts|kommunalråd|regionråd|riksdagsled"
    r"|candidate|leader|kandidat|minister|secretary",
    re.I,
)
# "At Labour's conference in Brighton on Monday, the shadow transport secretary …"
_AT_ITS_CONFERENCE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Pp]å|[Vv]id|[Uu]nder)\s+(?:the\s+)?(?P<party>[A-ZÅÄÖ][\w’'\s-]{2,40}?)\s+"
    r"(?:party\s+|annual\s+|autumn\s+|spring\s+)?(?:conference|kongress|landsmöte|partistämma|stämma|partidagar|riksting)\b"
)
# Whose spokesman it is says it: "a spokesman for the Treasury", "a Forestry Office spokeswoman".
_SPOKESPERSON = re.compile(
    r"(?:(?:an?|the|en)\s)?(?:(?:spokes\w+|representative|source|tales\w+|företrädare)\s(?:for|of|from|för)\s(?:the\s)?"
    rf"(?P<body>.+)|(?P<body2>{BODY_PHRASE}|group|union|charity|company)(?:’s|'s)?\s(?:spokes\w+|representative|source))",
    re.I,
)
# Somebody who was named before, by what has no holder of its own.
_SOMEBODY = frozenset(
    [
        "ledamoten",
        "talaren",
        "interpellanten",
        "frågeställaren",
        "motionären",
        "utfrågaren",
        "debattören",
        "skribenten",
        "councillor",
        "member",
        "speaker",
        "lady",
        "gentleman",
    ]
)
_OF_WHAT = re.compile(r"\s(?:of|for|in|on)\s")
_NO_BODIES = frozenset(("MP", "MEP", "PM", "TD", "II", "III", "IV", "VI", "I"))
# "Fiona Blake, who held on in Netherby": no office.
_RELATIVE = re.compile(r"(?:^|,\s)(?:which|who|whose|som|vars|en av|one of)\s.*$")
_MADE_CLAIM = re.compile(
    r"\b(?:made|repeated) (?:the|this|that|these|his|her) (?:claim|statement|remark|comment|assertion)s?\b"
    r"|\b(?:fällde|upprepade|gjorde) (?:uttalandet|påståendet)\b|\bstår bakom påståendet\b"
)
_PLACE = re.compile(r"^(?:of|from|at|with|in|i|vid|på|från)\s(?:the\s)?")
_NO_OFFICE = re.compile(r"^(?:till|to|om|about|med|under|when|när|after|efter|this|that|yesterday|today)\b")


def _is_paper(name: str) -> bool:
    """Whether words name a paper: "Försäkringskassans månadsstatistik", "The Crime Survey for England"."""
    head = _OF_WHAT.split(name)[0].split(" ")[-1].casefold()
    is_bodys = PAPER_OF_A_BODY.search(name) or PAPER_BY_A_BODY.match(name)
    return " " in name and (PAPER.fullmatch(head) or is_bodys) is not None


class People(KnownNames):
    """Who has been named in a document so far, and who was reported last."""

    def __init__(self) -> None:
        super().__init__()
        self.recent = NOBODY
        """Who was reported last, or whom a sentence has been about since then."""
        self._person = NOBODY
        self.mentions = 0
        """How often somebody was reported, or a sentence was about somebody."""

    def reported_in(
        self, text: str, last: Speaker = NOBODY, house_party: str = "", *, is_article: bool = False
    ) -> Speaker | None:
        """The person or body that a sentence reports, None where it reports nobody.

        `last` is who was reported last and may be "she". Whom a release of the party `house_party` quotes in an
        office of the party speaks for it. In an article, where nobody in particular speaks, a body that expects or
        estimates something says it; in a speech the speaker does.
        """
        before = self._person
        self._learn_bodies(text)
        if asker := _ASKER.match(text):
            text = text[asker.end() :]
        self._see_subject(text)
        for clause in clauses_of(text):
            speaker = self._whom(clause, text, last, house_party, is_article=is_article)
            if speaker is None or speaker == NOBODY:
                continue
            if before.party and not speaker.party and speaker.name != before.name and _COLLEAGUE.search(text):
                speaker = speaker._replace(party=before.party)
            self.remember(speaker)
            self._see(speaker)
            return speaker
        return None

    def claimant_in(self, text: str) -> Speaker:
        """Whom a sentence reports, or who made a claim by it: "Bo Lind made the claim on the radio"; else NOBODY."""
        reported = self.reported_in(text) or NOBODY
        return self.recent if reported == NOBODY and _MADE_CLAIM.search(text) else reported

    def answer(self, speaker: Speaker) -> None:
        """Take who had the floor before for whom "she" means in the turn that follows."""
        if is_name(speaker.name) or is_by_surname(speaker.name):
            self._person = self.completed(speaker)

    def with_floor(self, text: str) -> Speaker:
        """Who takes the floor by a sentence: "Bo Lind föredrar ärendet."; NOBODY where nobody does."""
        phrase = floor_in(text)
        if phrase is None:
            return NOBODY
        person = self._person_named(phrase, text, "") or self._by_surname(phrase) or self._by_words(phrase.name)
        return self.completed(person) if is_name(person.name) or is_by_surname(person.name) else NOBODY

    def _see(self, speaker: Speaker) -> None:
        self.recent = speaker
        self.mentions += 1
        if is_name(speaker.name) or is_by_surname(speaker.name):
            self._person = speaker
        else:
            self._body, self._cited_body = speaker, NOBODY

    def _see_subject(self, text: str) -> None:
        """Keep whom a sentence is about, for "he points out" in the next: "Bo Lind, head of the port, is wary."."""
        phrase = subject_of(text)
        if phrase is None:
            return
        person = self._person_named(phrase, text, "")
        if person is None and is_by_surname(phrase.name):
            person = self._by_surname(phrase)
        last = phrase.name.split()[-1]
        known = (self._by_words(last), self._by_words(phrase.name), self._by_first_name(phrase.name))
        person = person or next((one for one in known if is_name(one.name)), None)
        if person is not None:
            self._see(self.completed(person))

    def _whom(self, clause: Clause, text: str, last: Speaker, house_party: str, *, is_article: bool) -> Speaker | None:
        """Whom the words of a clause mean, None where it reports nobody in particular."""
        phrase = clause.phrase
        word = ARTICLE.sub("", phrase.name.casefold()).removeprefix("hon. ")
        if word in saying.FIRST_PERSON or word in saying.NO_SUBJECT or word == "det":
            return None
        if (somebody := self.named(word)) != NOBODY and word in _SOMEBODY:
            return somebody
        if word in saying.SINGULAR or word in _SOMEBODY:
            return next((one for one in (self._person, last) if one != NOBODY), None)
        if word in saying.PLURAL | saying.NEUTER:
            return self._body if self._body not in (NOBODY,) and self._body == last else None
        person = self._person_named(phrase, text, house_party) or self._by_surname(phrase)
        if person is not None:
            return self.completed(person)
        if clause.manner == "that":
            holder = self._by_words(phrase.name)
            return holder if is_name(holder.name) or is_by_surname(holder.name) else None
        if clause.manner == "cited":
            return self._cited(phrase, last)
        if clause.manner == "judges" and not clause.has_that and not is_article:
            return None
        return self._office_or_body(clause)

    def _person_named(self, phrase: Subject, text: str, house_party: str) -> Speaker | None:
        """The person whom a phrase names in full, with office and party."""
        if phrase.is_person:
            return self._person_of(phrase, text, house_party)
        behind = re.sub(r"\s*\([^()]*\)", "", phrase.behind).strip(" ,")
        is_held = is_office(phrase.name) or is_title(phrase.name.split()[0])
        if is_held and is_name(behind) and not is_office(behind):
            # "The Chief Nurse, Amara Cole, reported that"
            office = ARTICLE.sub("", phrase.name)
            return Speaker(person_of(behind).name, office, party_letters(phrase.letters) or party_named(office))
        return None

    def _person_of(self, phrase: Subject, text: str, house_party: str) -> Speaker | None:
        name, owner, own_party, own_office = without_lead(phrase.name)
        lead = phrase.lead.strip(" ,")
        person = person_of(title_before(f"{lead} ", len(lead) + 1) + name)
        if not is_name(person.name) or is_office(person.name):
            return None
        # The party may stand behind the office: "säger Bo Falk, ordförande i nämnden (C)".
        behind = re.search(r"\s?\(([^()]{1,12})\)$", phrase.behind)
        party = party_letters(phrase.letters) or (party_letters(behind[1]) if behind else "") or own_party
        office = re.sub(r"\s*\([^()]*\)", "", phrase.behind).strip(" ,").removeprefix("MP").strip(" ,")
        office = _RELATIVE.sub("", _PLACE.sub("", office))
        # "Ada Lind, 74, has lived here": how old somebody is says nothing of an office.
        office = "" if office.isdecimal() or _NO_OFFICE.match(office) else office
        party = (
            party
            or member_of(f"{lead} ")
            or letters_in_lead(lead)
            or party_named(phrase.behind)
            or party_named(f"{lead} {owner}")
        )
        if not party and (held := _AT_ITS_CONFERENCE.search(text)):
            party = party_named(held["party"])
        if not party and house_party and _OF_THE_PARTY.search(f"{office} {lead}"):
            party = house_party
        speaker = Speaker(person.name, person.office or own_office or office, party)
        self.remember(speaker)
        return speaker

    def _by_surname(self, phrase: Subject) -> Speaker | None:
        """Somebody named before, by surname, first name or form of address; with a party or an address also if not."""
        words = phrase.name.split()
        # "Mr Lind's office told us": he is answered for.
        name = re.sub(r"[’']s$", "", words[-1])
        letters = party_letters(phrase.letters)
        address = re.match(rf"(?:{FORM_OF_ADDRESS})\.?\s", phrase.name, re.I)
        is_held = all(is_title(word) or is_office(word) or word.islower() for word in words[:-1]) or (
            len(words) > 2 and is_office(words[-2]) and self._by_name(name) != NOBODY
        )
        if not name[:1].isupper() or not (is_held or address):
            return None
        known = self._by_name(name)
        known = known if known != NOBODY or len(words) > 1 else self._by_first_name(name)
        if known != NOBODY:
            return Speaker(known.name, known.office, known.party or letters)
        if (address or letters) and not is_body(name) and not is_title(name):
            speaker = Speaker(phrase.name if address else name, "", letters)
            self.remember(speaker)
            return speaker
        return None

    def _cited(self, phrase: Subject, last: Speaker) -> Speaker | None:
        """Who says it where a text cites a body or an office: a party, somebody known, or who was reported before.

        Of other bodies a text takes figures that it gives as its own.
        """
        name = ARTICLE.sub("", phrase.name)
        if (letters := party_named(name)) and len(name.split()) <= 3:
            return Speaker(party_name(letters), "", letters)
        known = self._by_words(name)
        if is_name(known.name) or is_by_surname(known.name) or is_office(known.name):
            return known
        if (body := self._body_before(name)) != NOBODY and body == self._body:
            return body
        last_word = name.rpartition(" ")[2]
        if known == NOBODY and is_title(last_word) and last_word.endswith(("n", "t")) and not is_body(name):
            # "Enligt förvaltningschefen": who holds the office says it.
            return Speaker(name)
        if known == NOBODY and name[:1].isupper():
            self._cited_body = Speaker(name)
        return known if known == last and known != NOBODY else None

    def _office_or_body(self, clause: Clause) -> Speaker | None:
        """The office or the body that a phrase names; somebody known where it means one of them."""
        phrase = clause.phrase
        if letters := letters_in_lead(phrase.name):
            return Speaker(party_name(letters), "", letters)
        if spokesperson := _SPOKESPERSON.fullmatch(phrase.name):
            whose = phrase._replace(name=spokesperson["body"] or spokesperson["body2"], is_first=False)
            person = self._by_surname(whose)
            return self.completed(person) if person is not None else self._body_named(whose.name, whose)
        plain = ARTICLE.sub("", phrase.name)
        if (known := self._holder(plain)) != NOBODY:
            return known
        return self._body_named(phrase.name, phrase)

    def _body_named(self, name: str, phrase: Subject) -> Speaker | None:
        has_article = name.casefold().startswith("the ")
        if _is_paper(name):
            return None
        if re.search(r"[’']s?\s[a-zåäö]", name) and not is_office(name):
            # "the Council's own count"
            return None
        name = ARTICLE.sub("", name)
        if kind := KIND_OF_BODY.match(name):
            # "The charity Boatline", "Branschorganisationen Hamnunionen": the kind is no part of the name.
            name, has_article = name[kind.end() :], True
        if name.endswith("s") and " " not in name and is_body(name[:-1]):
            # "Councils accepted a duty": all of them, and nobody in particular.
            return None
        letters = party_named(name)
        if letters and (len(name.split()) <= 3 or not is_office(name)):
            return Speaker(party_name(letters), "", letters)
        if (known := self._body_before(name)) != NOBODY:
            return known
        brackets = f" ({phrase.letters})" if phrase.letters and not party_letters(phrase.letters) else ""
        last = name.split()[-1] if name else ""
        is_definite = has_article or last[-1:] in "nt"
        if is_office(name) or (is_title(last) and (is_definite or " " in name)):
            return Speaker(name + brackets) if is_definite or name[:1].isupper() else None
        if name.isupper() and len(name) > 1:
            return None if name in _NO_BODIES else Speaker(name)
        if is_body(name) and len(name) > SHORTEST_BODY and (name[:1].isupper() or (has_article and " " in name)):
            return Speaker(name)
        return Speaker(name + brackets) if self._is_proper(name, phrase, has_article=has_article) else None

    def _is_proper(self, name: str, phrase: Subject, *, has_article: bool) -> bool:
        """Whether words name somebody by their capitals: several, or one within a sentence or that stands in one."""
        if not name[:1].isupper() or name.split()[0].casefold() in saying.NO_SUBJECT | saying.PREPOSITIONS:
            return False
        capitals = re.findall(rf"(?<!\S){CAPITAL}", name)
        if has_article and name.split()[-1].islower():
            # "the English countryside"
            return False
        return has_article or len(capitals) > 1 or not phrase.is_first or name in self._proper
