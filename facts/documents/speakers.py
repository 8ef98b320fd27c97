"""Who says what, in this order: the sentence, the turn or section that it stands in, the document.

A sentence is of whom its clauses report or quote, a turn of its label, a section of whom its heading names or who signs
it, a document of its issuer. What is none of these names nobody: nobody is better than somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, pairwise

from facts.documents import headings
from facts.documents.blocks import Block
from facts.documents.document_details import full_date
from facts.documents.issuers import MINUTES, is_newspaper, is_short_for, issuer_of, meeting_of
from facts.documents.letterheads import letterhead
from facts.documents.names import (
    CAPITAL,
    NAME,
    NOBODY,
    Speaker,
    is_body,
    is_name,
    is_person,
    name_in_case,
    party_named,
    person_of,
)
from facts.documents.person_lines import person_at_beginning, person_in, title_before
from facts.documents.reporting import SEVERAL, People
from facts.documents.reporting_clauses import begins_with_clause
from facts.documents.signatures import Signatures, answers, attributions, dissenters_in, signer_in, together
from facts.documents.speaker_labels import is_role, label_in, roll_of
from facts.documents.turn_labels import TurnLabels

_FRIEND = re.compile(r"\b[Mm]y (?:right )?hon\.? (?:and learned )?Friend\b")
_SALUTATION = re.compile(r"(?:Dear|Kära|Käre|Bästa?|Hej)\b[^.:]{0,40}[,!]?$")
# Fewer letters are a headline or a date.
_SHORTEST_TEXT = 120
_OFFICIALS = ("förvaltningen", "kontoret", "avdelningen")
# Where another may have the word within a sentence.
_CLAUSES = re.compile(
    r"(?:;|,(?=\s(?:while|whereas|medan|men|but|yet|and|och)\s))\s(?:(?:while|whereas|medan|men|but|yet|and|och)\s)?"
)
# "She says that it is 40; it is 50": in a debate what stands behind is the speaker's own.
_OWN_WORD = re.compile(r";\s$|[;,]\s(?:but|yet|men)\s$")
_ENDS_SENTENCE = re.compile(r"[.!?][\"”»]?\s*$")
_SENTENCES = re.compile(r"(?<=[a-zåäö)][.!?])\s+(?=[A-ZÅÄÖ])")
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
        self._is_minutes = self._is_decision = False
        self._meeting = NOBODY
        self._is_foreword = False
        self._has_turn = self._has_word = self._is_claimed = self._is_below_heading = False
        self._of_matter = self._author = NOBODY
        self._signatures = Signatures()
        self._attributed: dict[str, Speaker] = {}
        self._claimant = NOBODY
        self._has_text = False
        self._dashes_speak = False
        self._people = People()
        self._reported = self._of_block = self._introduced_one = NOBODY
        self._is_quoting = self._is_answer = False
        self._led = NOBODY
        self._mentions = 0

    def take_house(self, blocks: Sequence[Block], *, is_whole: bool) -> None:
        """See whose document it is by its first pages, where its file does not say so."""
        self._house = issuer_of(blocks, self._house.name, is_whole=is_whole)
        self._meeting = meeting_of(blocks, self._house)

    def look_ahead(self, sentences: Iterable[str], lines: Iterable[str]) -> None:
        """Take the first person that is reported for whom a fact check is about, where none is known yet."""
        if self._claimant == NOBODY:
            quoted = (one for one in (*self._attributed.values(), *map(person_in, lines)) if one.office or one.party)
            claimants = chain(quoted, (People().claimant_in(sentence) for sentence in sentences))
            self._claimant = next((one for one in claimants if is_person(one.name)), NOBODY)

    def take_signatures(self, blocks: Sequence[Block]) -> None:
        """See who signs the blocks to come, and whose the quotations are that stand alone among them."""
        texts = [block.text for block in blocks]
        heads = frozenset(at for at, block in enumerate(blocks) if block.kind == "heading")
        spoken = frozenset(at for at, block in enumerate(blocks) if block.kind == "item" and block.lead in _DASHES)
        self._attributed = attributions(texts) | ({} if self.labels.has_lines() else answers(texts, spoken))
        self._signatures.take(texts, self.labels.lines_in(texts) | self._attributed.keys(), heads)

    @property
    def current(self) -> Speaker:
        """Who speaks in this section: the label's or section's speaker, else whose letterhead it is."""
        if self._is_claimed:
            return self._claimant
        if self._section != NOBODY:
            return self._section
        is_bodys = self._house != NOBODY and not is_newspaper(self._house.name) and not self._author.party
        is_signed = self._author != NOBODY and (self._signatures.is_own_word or not is_bodys)
        of_section = self._author if is_signed else self._of_matter
        return of_section if of_section != NOBODY else self._house

    def begin(self, block: Block) -> int:
        """Take in a block before its sentences; the number of letters of a speaker's label at its beginning."""
        self._of_block, self._led = self._led, NOBODY
        self._is_quoting = False
        signer = self._signatures.next()
        self._author = signer if not self._is_minutes else NOBODY
        text = block.text
        if block.kind == "heading" and not re.search(r"\d", text):
            self._of_matter = NOBODY
        self._people.learn_block(block)
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
        if label is None:
            return 0
        # In the head of a paper stand fields: "Lead Member: Ann Reed"; titles have colons too.
        is_field = not self._has_text and block.text[:1] not in _NUMBERED
        is_doubtful = block.kind == "heading" and (is_field or label.end < len(block.text))
        if is_doubtful and not (label.speaker.party or label.is_of_turn):
            return 0
        if (speaker := label.speaker) != NOBODY:
            if not speaker.party and is_role(label.name):
                speaker = Speaker(speaker.name, speaker.office, self._friends_party)
            if self._section != speaker and not is_role(self._section.name):
                self._people.answer(self._section)
            self._section = self._reported = speaker
            self._people.remember(speaker, label=label.name)
        return label.end

    def _take_day(self, text: str) -> None:
        """See on which day a meeting was held, or what the record says that begins here."""
        if (meeting := headings.HELD_ON.search(text)) and (day := full_date(text[meeting.start() :])):
            self._meeting_date = day
        if self._has_text and len(text) < _LONGEST_HEAD and headings.RECORD.match(text) and (day := full_date(text)):
            # Behind a question stands the record of the day on which it was answered.
            self.date = self._document_date = day

    def _sections(self, block: Block) -> None:
        text = block.text
        self._take_day(text)
        is_dissent = headings.DISSENT.match(text) is not None
        # Under the heading alone stands whose it is: "Ann Lund (M) och Ulf Berg (SD) reserverar sig:".
        is_theirs = SEVERAL.search(text) or (headings.DISSENTS.search(text) and party_named(text))
        is_signed = self._awaits_dissent and bool(is_theirs) and len(text) < _LONGEST_HEAD
        self._awaits_dissent = is_dissent
        if (is_dissent or is_signed) and (dissenters := dissenters_in(text)) != NOBODY:
            self._section, self._is_dissent, self._awaits_dissent = dissenters, True, False
            self.date = self._meeting_date or self._document_date
            return
        if self._is_minutes and headings.PARAGRAPH.match(text):
            self._section, self._is_dissent, self._of_matter = NOBODY, False, NOBODY
        if self._is_answer and self._section == NOBODY and (asked := headings.ASKED.search(text)):
            self._section = self._reported = person_at_beginning(text[asked.end() :])
        is_head = len(text) < _LONGEST_HEAD and not text.rstrip().endswith(".")
        if self._of_whom(block, is_head=is_head):
            return
        if is_head and text.rstrip().endswith(":") and self._turn(text):
            return
        if is_head and self._letter(text):
            return
        if headings.STATED.search(text[-headings.LONGEST_STATED :]) and not (
            self._is_dissent and not (re.search(NAME, text) or headings.OPINION.match(text))
        ):
            self._introduced(text)
        elif headings.ANNEX.match(text):
            self._section = NOBODY
        elif is_head and not _SALUTATION.match(text):
            self._heading(block)

    def _of_whom(self, block: Block, *, is_head: bool) -> bool:
        """Whether a line names whose report or column stands below it."""
        is_below, self._is_below_heading = self._is_below_heading, block.kind == "heading"
        if is_head and (reporter := headings.report_of(block.text)) != NOBODY:
            self._of_matter = reporter
            self._people.remember_office(reporter)
            return True
        if is_below and is_head and (writer := self._writer_below(block.text)) != NOBODY:
            self._section, self._has_word = writer, True
            return True
        return False

    def _writer_below(self, text: str) -> Speaker:
        """Who has written a column or a foreword, by the line below its heading."""
        writer = headings.byline(text) if self._has_text or headings.ANSWERED.match(text) else NOBODY
        if writer == NOBODY and self._is_foreword:
            writer = signer_in(text)
        return writer if is_name(writer.name) else NOBODY

    def _turn(self, text: str) -> bool:
        """Whether a line says whose words follow in a meeting: "Socialnämndens ordförande Ove Berg (M) svarar:"."""
        text = _SENTENCES.split(text)[-1]
        named = list(SEVERAL.finditer(text))
        speaker = self._report(text) or (person_of(named[0][0]) if len(named) == 1 else self._people.with_floor(text))
        if self._is_dissent or not (self._is_minutes or named or speaker.party) or speaker == NOBODY:
            # In an article what stands below is what the line reports.
            self._led = speaker if is_person(speaker.name) and not self._is_dissent else NOBODY
            return self._led != NOBODY
        self._section = self._reported = self._introduced_one = speaker
        self._has_turn = True
        return True

    def _end_turn(self) -> None:
        """In a meeting whoever had the floor does not speak below the next heading, nor where something is decided."""
        if self._has_turn and not self._is_dissent:
            self._section = NOBODY
        self._has_turn = False

    def _letter(self, text: str) -> bool:
        """A question's head names who asks and who is asked; its answer is the other's."""
        to, author = headings.ADDRESSEE.search(text), headings.AUTHOR.search(text)
        if to:
            self._addressee = person_of(to["person"])
        self._is_answer = self._is_answer or headings.ANSWER.match(text) is not None
        if headings.ANSWER.search(text) and self._addressee != NOBODY:
            self._section = self._reported = self._addressee
            return True
        if author:
            for word in ("motionären", "interpellanten", "frågeställaren", "motionärerna"):
                self._people.remember(person_of(author["person"]), label=word)
        is_anothers = author is not None and headings.ABOUT_ANOTHER.search(text[: author.end()]) is not None
        if author and not (self._is_minutes or is_anothers):
            self._section = person_of(author["person"])
        return bool(to or (author and not is_anothers))

    def _introduced(self, text: str) -> None:
        """A sentence that says whose words follow: "Stadsledningskontorets tjänsteutlåtande har följande lydelse"."""
        # "The Director reported. The position was as follows:" is nobody's word any more.
        text = _SENTENCES.split(text)[-1]
        self._has_turn = self._has_turn or self._is_minutes
        if people := list(SEVERAL.finditer(text)):
            self._section = together(people)
        elif opinion := headings.OPINION.match(text):
            self._section = Speaker(opinion["body"])
        elif name := re.search(NAME, text):
            self._section = self._people.completed(person_of(title_before(text, name.start()) + name_in_case(name[0])))
        elif body := re.match(CAPITAL, text):
            self._section = Speaker(body[0]) if is_body(body[0]) else self._section
        self._is_dissent, self._introduced_one = False, self._section
        self.date = full_date(text) or self._document_date

    def _heading(self, block: Block) -> None:
        text = block.text
        if block.kind != "heading" or (self._is_minutes and self._matter_of(text)):
            return
        self._is_claimed = headings.heads_claim(block)
        self._is_foreword = headings.FOREWORD.match(text) is not None
        if self._has_word:
            self._section, self._has_word = NOBODY, False
        if (author := headings.comment_by(text)) != NOBODY or (
            (self._has_text or self._is_foreword) and (author := headings.column_by(text)) != NOBODY
        ):
            self._section = author._replace(party=author.party or self._house.party)
            self._has_word = True
            return
        opinion = headings.OPINION.match(text)
        if opinion and is_short_for(opinion["body"], self._house.name):
            self._section = NOBODY
            return
        head = letterhead(text) if not (self._is_minutes and self._has_text) else NOBODY
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
        self._is_decision = headings.DECIDED.match(text) is not None
        opinion = headings.OPINION.match(text)
        if opinion is None or not is_body(opinion["body"]) or self._is_dissent:
            return False
        is_own = opinion["body"] in ("Nämnden", "Styrelsen", "Utskottet")
        self._section, self._has_turn = NOBODY if is_own else Speaker(opinion["body"]), True
        return True

    def of_clauses(self, text: str) -> list[tuple[int, Speaker]]:
        """Who says each part of a sentence, by the letter that it begins at: "Ann says 40, while Bo says 50"."""
        is_reply = self._section not in (NOBODY, self._introduced_one) and begins_with_clause(text)
        cuts = [
            match.end()
            for match in _CLAUSES.finditer(text)
            if begins_with_clause(text[match.end() :]) or (is_reply and _OWN_WORD.match(match[0]))
        ]
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
        if (
            self._is_minutes
            and headings.DECIDED.match(text)
            and not (self._has_turn and not headings.DECIDES.search(text))
        ):
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
            if self._is_minutes and not self._is_dissent and self._section in (NOBODY, self._introduced_one):
                self._of_block = reported
                if reported.name.casefold().endswith(_OFFICIALS):
                    # What the officials report goes on to the table below it.
                    self._of_matter = reported
            return reported
        if self._section == NOBODY and not is_newspaper(self._house.name) and not self._is_decision:
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
        is_unsigned = self._author == NOBODY or self.current == self._house
        is_article = self._section == NOBODY and is_unsigned and not self._house.party
        reported = self._people.reported_in(text, self._reported, self._house.party, is_article=is_article)
        return self._house if reported and is_short_for(reported.name, self._house.name) else reported


def _is_open(text: str) -> bool:
    """Whether a quotation that begins in the sentence does not end in it."""
    return sum(mark in _OPEN for mark in text) % 2 == 1
