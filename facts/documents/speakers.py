"""Who says what: labels, letterheads, reservations, sections of a memo, letters, minutes, and reporting clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise, takewhile

from facts.documents.about import full_date
from facts.documents.blocks import Block
from facts.documents.letterheads import MINUTES, house_of, in_full, is_newspaper, letterhead, meeting_of
from facts.documents.names import (
    CAPITAL,
    NAME,
    NOBODY,
    Speaker,
    is_body,
    is_name,
    name_in_case,
    person_of,
)
from facts.documents.offices import title_before
from facts.documents.reporting import SEVERAL, People
from facts.documents.reporting_clauses import begins_with_clause
from facts.documents.signatures import Signatures, answers, attributions, columnist, dissenters_in, together
from facts.documents.speaker_labels import byline, comment_by, heads_claim, is_role, label_in, report_of, roll_of
from facts.documents.turn_labels import TurnLabels

_ADDRESSEE = re.compile(
    rf"\b[Tt]ill\s+(?P<person>(?:[a-zåäö]+\s+){{0,3}}{NAME}\s*(?:\([^()]{{1,12}}\)(?=\s)|(?:\([^()]{{1,12}}\))?\s*$))"
)
_AUTHOR = re.compile(
    rf"(?:^|\s)(?:av|by|från)\s+(?P<person>(?:[a-zåäö]+\s+){{0,2}}{NAME}(?:\s+m\.\s?fl\.)?\s*\([^()]{{1,12}}\))"
)
_ANSWER = re.compile(
    r"(?:Svar på (?:\w+ )?(?:fråga|interpellation)|\bAnswer(?:ed)? (?:by|to)\b|Interpellationssvar)", re.I
)
_DISSENT = re.compile(
    r"(?:Gemensam\s+)?(?:Reservation(?:er)?|Särskilt\s+(?:yttrande|uttalande)|Protokollsanteckning|Ersättaryttrande"
    r"|Röstförklaring|Minority\s+(?:report|opinion|statement)|Dissenting\s+(?:opinion|note|statement|view))\b",
    re.I,
)
_STATED = re.compile(
    r"(?:enligt följande|följande lydelse|anför följande|följande\.|as follows|the following)[\s.:]*$", re.I
)
_OPINION = re.compile(
    rf"^(?P<body>{CAPITAL}(?:\s[\w-]+){{0,3}}?)s\s+(?:tjänsteutlåtande|yttrande|remissvar|svar|skrivelse|bedömning|beslut|förslag"
    r"|ställningstagande|överväganden|synpunkter|redogörelse)\b"
)
# Each matter of a meeting is a paragraph of its own, with its own speakers.
_PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ][a-zåäö]{1,3}\s)?§\s?\d+\b")
_ANNEX = re.compile(r"^(?:Bilaga|Annex|Appendix)\b", re.I)
_DECIDED = re.compile(
    r"^(?:RESOLVED|Resolved|AGREED|Agreed"
    r"|(?:The )?(?:Committee|Council|Board|Cabinet|Panel)\s+(?:noted|agreed|resolved|approved|adopted)"
    r"|Beslut|\w+fullmäktige (?:beslutar|beslutade|bifaller)|Nämnden|Kommunstyrelsen|Utskottet|Styrelsen"
    r"|Ordföranden (?:förklarar|finner|ställer))\b"
)
_DECIDES = re.compile(
    r"\b(?:beslut\w*|bifaller|avslår|förklarar|finner|ställer|noted|agreed|resolved|approved|adopted)\b", re.I
)

# A dissent is of the meeting that decided.
_RECORD = re.compile(
    r"(?:Riksdagens |Kommun[a-zåäö]+ |Region[a-zåäö]+ )?(?:[Ss]nabb)?[Pp]rotokoll\b|Prot\.|Official Report\b"
    r"|Minutes of\b|House of (?:Commons|Lords)\b",
)
_HELD = re.compile(r"\b(?:sammanträde|at its meeting)\b", re.I)
_FRIEND = re.compile(r"\b[Mm]y (?:right )?hon\.? (?:and learned )?Friend\b")
_SHORTEST_BODY = 4
# Who has written a letter stands in its last lines.
_FOOT = 2
# Within a body's paper somebody of it has a word of their own, and signs it.
_FOREWORD = re.compile(
    r"(?:\d+\.?\s)?(?:Foreword|Preface|Förord|Message from|A word from|.{3,40}har ordet"
    r"|\w+[’']s (?:statement|message|foreword|introduction))\b",
    re.I,
)
_SALUTATION = re.compile(r"(?:Dear|Kära|Käre|Bästa?|Hej)\b[^.:]{0,40}[,!]?$")
# Fewer letters are a headline or a date.
_SHORTEST_TEXT = 120
_OFFICIALS = ("förvaltningen", "kontoret", "avdelningen")
# Where another may have the word within a sentence.
_CLAUSES = re.compile(
    r"(?:;|,(?=\s(?:while|whereas|medan|men|but|and|och)\s))\s(?:(?:while|whereas|medan|men|but|and|och)\s)?"
)
_ENDS_SENTENCE = re.compile(r"[.!?][\"”»]?\s*$")
_OPEN = '"“”„«»'
_DASHES = "–—-"
_NUMBERED = "AQ[0123456789"
# A question and its answer stand under heads of a few lines: title, from whom, to whom, a letterhead.
_LONGEST_HEAD = 400
_LONGEST_ROLL = 2000


class Speakers:
    """Follows who speaks through the blocks of a document, and of which day what is said."""

    def __init__(self, document_date: date | None, publisher: str = "") -> None:
        self.labels = TurnLabels()
        self.date = document_date
        self._document_date = document_date
        self._house = Speaker(publisher)
        self._section = NOBODY
        self._addressee = NOBODY
        self._friends_party = ""
        self._meeting_date: date | None = None
        self._is_dissent = self._awaits_dissent = False
        self._is_minutes = False
        self._meeting = NOBODY
        self._is_foreword = False
        self._has_turn = self._commented = self._is_claimed = False
        self._of_matter = self._author = NOBODY
        self._signatures = Signatures()
        self._attributed: dict[str, Speaker] = {}
        self._claimant = NOBODY
        self._has_text = False
        self._dashes_speak = False
        self._people = People()
        self._reported = self._of_block = NOBODY
        self._is_quoting = False
        self._mentions = 0

    def take_house(self, blocks: Sequence[Block], *, is_whole: bool) -> None:
        """See whose document it is by its first pages, where its file does not say so."""
        published = Speaker(in_full(self._house.name, blocks))
        self._house = published if published != NOBODY else house_of(blocks, is_whole=is_whole)
        head = [block.text for block in takewhile(lambda block: len(block.text) < _SHORTEST_TEXT, blocks)]
        writer = columnist(head, [block.text for block in blocks[-_FOOT:]] if is_whole else ())
        if writer == NOBODY and published == NOBODY:
            writer = next((author for line in head if (author := byline(line)) != NOBODY), NOBODY)
        if writer != NOBODY and (self._house == NOBODY or is_newspaper(self._house.name)):
            self._house = writer
        self._meeting = meeting_of(blocks, self._house)

    def look_ahead(self, sentences: Iterable[str]) -> None:
        """Take the first person that is reported for whom a fact check is about, where none is known yet."""
        if self._claimant == NOBODY:
            reported = (People().reported_in(sentence) for sentence in sentences)
            self._claimant = next((one for one in reported if one and is_name(one.name)), NOBODY)

    def take_signatures(self, texts: list[str]) -> None:
        """See who signs the blocks to come, and whose the quotations are that stand alone among them."""
        self._attributed = attributions(texts) | (answers(texts) if not self.labels.lines() else {})
        self._signatures.take(texts, self.labels.lines() | self._attributed.keys())

    @property
    def current(self) -> Speaker:
        """Who speaks in this section: the label's or section's speaker, else whose letterhead it is."""
        if self._is_claimed:
            return self._claimant
        is_bodys = (
            not self._is_foreword
            and self._house != NOBODY
            and not is_newspaper(self._house.name)
            and not self._author.party
        )
        author = NOBODY if is_bodys else self._author
        if self._section == NOBODY and (author != NOBODY or self._of_matter != NOBODY):
            return author if author != NOBODY else self._of_matter
        return self._section if self._section != NOBODY else self._house

    def begin(self, block: Block) -> int:
        """Take in a block before its sentences; the number of letters of a speaker's label at its beginning."""
        self._of_block = NOBODY
        self._is_quoting = False
        signer = self._signatures.next()
        self._author = signer if not self._is_minutes else NOBODY
        text = block.text
        if block.kind == "heading" and not re.search(r"\d", text):
            self._of_matter = NOBODY
        self._people.learn(text)
        if text in self._attributed:
            self._of_block = self._attributed[text]
            self._people.remember(self._of_block)
            return 0
        for person, label in roll_of(text) if len(text) < _LONGEST_ROLL else ():
            self._people.remember(person, label=label)
        self._has_text = self._has_text or len(text) > _SHORTEST_TEXT
        if self._section == NOBODY and len(text) < _LONGEST_HEAD and MINUTES.search(text):
            self._is_minutes = True
        if block.kind == "running":
            return 0
        if block.kind == "item" and block.lead in _DASHES:
            self._spoken_item(text)
        self._mentions = self._people.mentions
        if block.kind in ("row", "footnote", "item"):
            return 0
        if text[:1] in _OPEN:
            self._of_block = self._report(text) or NOBODY
        if length := self._label(block):
            # In the House of Commons "my hon. Friend" is a member of the speaker's own party.
            self._friends_party = self._section.party if _FRIEND.search(text, length) else ""
            return length
        self._sections(block)
        return 0

    def _spoken_item(self, text: str) -> None:
        """A paragraph that begins with a dash is speech where it says whose."""
        is_led_to = self._people.mentions > self._mentions and _ENDS_SENTENCE.search(text)
        reported = self._report(text)
        if reported is not None:
            self._dashes_speak = True
            self._of_block = self._reported = reported
        elif is_led_to or (self._dashes_speak and self._people.recent != NOBODY):
            # "Bo Lind is wary." and then, behind a dash, what he says.
            self._of_block = self._reported = self._people.recent

    def _label(self, block: Block) -> int:
        label = self.labels.label_in(block.text, self._people) or label_in(block.text, self._people)
        # In the head of a paper stand fields: "Lead Member: Ann Reed".
        is_field = block.kind == "heading" and not self._has_text and block.text[:1] not in _NUMBERED
        if label is None or (is_field and not (label.speaker.party or label.is_of_turn)):
            return 0
        if (speaker := label.speaker) != NOBODY:
            if not speaker.party and is_role(label.name):
                speaker = Speaker(speaker.name, speaker.office, self._friends_party)
            self._section = self._reported = speaker
            self._people.remember(speaker, label=label.name)
        return label.end

    def _take_day(self, text: str) -> None:
        """See on which day a meeting was held, or what the record says that begins here."""
        if (meeting := _HELD.search(text)) and (day := full_date(text[meeting.start() :])):
            self._meeting_date = day
        if self._has_text and len(text) < _LONGEST_HEAD and _RECORD.match(text) and (day := full_date(text)):
            # Behind a question stands the record of the day on which it was answered.
            self.date = self._document_date = day

    def _sections(self, block: Block) -> None:
        text = block.text
        self._take_day(text)
        is_dissent = _DISSENT.match(text) is not None
        # Under the heading alone stands whose it is: "Ann Lund (M) och Ulf Berg (SD) reserverar sig:".
        is_signed = self._awaits_dissent and SEVERAL.search(text) is not None and len(text) < _LONGEST_HEAD
        self._awaits_dissent = is_dissent
        if (is_dissent or is_signed) and self._dissent(text):
            self._is_dissent = True
            self._awaits_dissent = False
            self.date = self._meeting_date or self._document_date
            return
        if self._is_minutes and _PARAGRAPH.match(text):
            self._section, self._is_dissent, self._of_matter = NOBODY, False, NOBODY
        is_head = len(text) < _LONGEST_HEAD and not text.rstrip().endswith(".")
        if is_head and text.rstrip().endswith(":") and self._turn(text):
            return
        if is_head and (reporter := report_of(text)) != NOBODY:
            self._of_matter = reporter
            self._people.remember_office(reporter)
            return
        if is_head and self._letter(text):
            return
        if _STATED.search(text) and not (self._is_dissent and not (re.search(NAME, text) or _OPINION.match(text))):
            self._introduced(text)
        elif _ANNEX.match(text):
            self._section = NOBODY
        elif is_head and not _SALUTATION.match(text):
            self._heading(block)

    def _turn(self, text: str) -> bool:
        """Whether a line says whose words follow in a meeting: "Socialnämndens ordförande Ove Berg (M) svarar:"."""
        named = list(SEVERAL.finditer(text))
        speaker = self._report(text) or (person_of(named[0][0]) if len(named) == 1 else NOBODY)
        if self._is_dissent or not (self._is_minutes or named or speaker.party) or speaker == NOBODY:
            return False
        self._section = self._reported = speaker
        self._has_turn = True
        return True

    def _end_turn(self) -> None:
        """In a meeting whoever had the floor does not speak below the next heading, nor where something is decided."""
        if self._has_turn and not self._is_dissent:
            self._section = NOBODY
        self._has_turn = False

    def _letter(self, text: str) -> bool:
        """A question's head names who asks and who is asked; its answer is the other's."""
        to, author = _ADDRESSEE.search(text), _AUTHOR.search(text)
        if to:
            self._addressee = person_of(to["person"])
        if _ANSWER.search(text) and self._addressee != NOBODY:
            self._section = self._reported = self._addressee
            return True
        if author and not self._is_minutes and not _ANSWER.search(text):
            self._section = person_of(author["person"])
        return bool(to or author)

    def _dissent(self, text: str) -> bool:
        dissenters = dissenters_in(text)
        self._section = dissenters if dissenters != NOBODY else self._section
        return dissenters != NOBODY

    def _introduced(self, text: str) -> None:
        """A sentence that says whose words follow: "Stadsledningskontorets tjänsteutlåtande har följande lydelse"."""
        if people := list(SEVERAL.finditer(text)):
            self._section = together(people)
        elif opinion := _OPINION.match(text):
            self._section = Speaker(opinion["body"])
        elif name := re.search(NAME, text):
            self._section = self._people.completed(person_of(title_before(text, name.start()) + name_in_case(name[0])))
        elif body := re.match(CAPITAL, text):
            self._section = Speaker(body[0]) if is_body(body[0]) else self._section
        self._is_dissent = False
        self.date = full_date(text) or self._document_date

    def _heading(self, block: Block) -> None:
        text = block.text
        if block.kind != "heading" or (self._is_minutes and self._matter_of(text)):
            return
        self._is_claimed = heads_claim(block)
        self._is_foreword = _FOREWORD.match(text) is not None
        if self._commented:
            self._section, self._commented = NOBODY, False
        if (author := comment_by(text)) != NOBODY:
            self._section, self._commented = author, True
            return
        head = letterhead(text)
        is_release = head != NOBODY and (head.name != text or bool(head.party))
        is_other = self._house == NOBODY or (self._has_text and (head.party or full_date(text)))
        if is_release and is_other:
            self._house, self._section = head, NOBODY
            self.date = full_date(text) or self._document_date
        elif head != NOBODY and head.name == text and len(text.split()) <= (4 if self._has_text else 7):
            self._section = self._section if self._section == NOBODY or self._is_dissent else head

    def _matter_of(self, text: str) -> bool:
        """Whether a heading of minutes says whose opinion or decision stands below: "Kommunstyrelsens yttrande"."""
        self._end_turn()
        opinion = _OPINION.match(text)
        if opinion is None or not is_body(opinion["body"]) or self._is_dissent:
            return False
        is_own = opinion["body"] in ("Nämnden", "Styrelsen", "Utskottet")
        self._section, self._has_turn = NOBODY if is_own else Speaker(opinion["body"]), True
        return True

    def of_clauses(self, text: str) -> list[tuple[int, Speaker]]:
        """Who says each part of a sentence, by the letter that it begins at: "Ann says 40, while Bo says 50"."""
        cuts = [match.end() for match in _CLAUSES.finditer(text) if begins_with_clause(text[match.end() :])]
        said: list[tuple[int, Speaker]] = []
        for start, end in pairwise([0, *cuts, len(text)]):
            if not start:
                said.append((0, self.of_sentence(text[:end] if cuts else text)))
            elif (reported := self._report(text[start:end])) is not None:
                said.append((start, reported))
            else:
                # "The Union counts 40, but we believe that it is 70."
                said.append((start, self.current))
        return said

    def of_sentence(self, text: str) -> Speaker:
        """Who says this sentence: the person it reports or quotes, else who speaks in the section."""
        if self._is_minutes and _DECIDED.match(text) and not (self._has_turn and not _DECIDES.search(text)):
            self._of_matter = NOBODY
            self._end_turn()
            self._reported = self._of_block = NOBODY
            is_own = self.current == self._house and self._meeting != NOBODY
            return self._meeting if is_own else self.current
        mentions = self._people.mentions
        reported = self._report(text)
        if reported is not None:
            self._reported = reported
            self._of_block = self._of_block if reported == self._of_block else NOBODY
            self._is_quoting = _is_open(text)
            if self._is_minutes and self._section == NOBODY:
                self._of_block = reported
                if reported.name.casefold().endswith(_OFFICIALS):
                    # What the officials report goes on to the table below it.
                    self._of_matter = reported
            return reported
        if self._section == NOBODY and not is_newspaper(self._house.name):
            # In minutes whoever does something at the meeting has the floor in what follows.
            acts = self._is_minutes and self._people.mentions > mentions
            floor = self._people.recent if acts else self._people.with_floor(text)
            self._of_block = floor if floor != NOBODY else self._of_block
        if self._of_block != NOBODY:
            return self._of_block
        begins_quote = text[:1] in _OPEN and self._reported not in (NOBODY, self.current)
        if self._is_quoting or begins_quote:
            self._is_quoting = not re.search(r"[.!?][\"”»]\s*$", text)
            return self._reported
        return self.current

    def _report(self, text: str) -> Speaker | None:
        is_article = self._section == self._author == NOBODY and not self._house.party
        reported = self._people.reported_in(text, self._reported, self._house.party, is_article=is_article)
        return self._house if reported and self._is_short_for_house(reported.name) else reported

    def _is_short_for_house(self, name: str) -> bool:
        """Whether a body is the document's own, named by its last word: "Kommunförbundet", of Länets kommunförbund."""
        small, house = name.casefold(), self._house.name.casefold()
        stem = re.sub(r"(?:et|en|n)$", "", small)
        is_short = " " not in name and len(stem) > _SHORTEST_BODY
        return is_short and (house.endswith((stem, small)) or house.startswith(f"{small} "))


def _is_open(text: str) -> bool:
    """Whether a quotation that begins in the sentence does not end in it."""
    return sum(mark in _OPEN for mark in text) % 2 == 1
