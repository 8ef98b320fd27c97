"""The search of a document: pages → blocks → sentences → candidates, as the pages come.

`find_candidates` gives what each stretch of pages holds as soon as it is read, so that the first candidates of a
long document can be shown while the rest is still read. A person decides; nothing here is a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from facts import progress
from facts.documents.blocks import Block, BlockReader, RunningLines
from facts.documents.candidates import LETTERS_OF_A_YEAR, Candidate, LeftOut, Proposals, Surroundings, left_out
from facts.documents.continued_times import (
    NOTE_MARK,
    begin_note,
    is_over,
    remember_heading,
    remember_notes,
    remember_period_line,
)
from facts.documents.directions import directions_of
from facts.documents.document_details import About, about_document, is_of_a_year
from facts.documents.document_file import Document
from facts.documents.grammar import pattern
from facts.documents.headings import heads_claim
from facts.documents.names import Speaker, is_name, naming_parties
from facts.documents.not_claims import Reason
from facts.documents.numbers import numbers_of
from facts.documents.person_lines import lists_people
from facts.documents.sentences import Sentence, sentences_of
from facts.documents.speaker_labels import parts_by_label
from facts.documents.speakers import Speakers
from facts.documents.tables import TableReader
from facts.figures.parties import Parties
from facts.language.period_words import YEAR
from facts.language.prose_periods import begin_of_own_year, times_in
from facts.language.text_language import language_of
from facts.words import Lang, Text

_LONGEST_FIELD, _SHORTEST_LEAD = 80, 80
"""Letters of a line that says what kind of paper it is, and of a lead."""
_STRETCH = 8
"""Pages that are looked at together: enough to know a running head, few enough to be read at once."""
_BLOCKS = 200
"""Blocks of one page after which its candidates are given: far more than a page of paper has."""

_LONG_ENOUGH = 8
# What leads on to a list stands in its last letters.
_LEAD, _INTRODUCTION = 10, 140
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Search:
    """A whole document searched."""

    file: str
    pages: int
    about: About
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]

    def marked(self, mark: Callable[[Candidate], Candidate]) -> Search:
        """The same with each candidate as `mark` makes it."""
        return replace(self, candidates=tuple(map(mark, self.candidates)))

    def as_dict(self, lang: Lang) -> Mapping[str, object]:
        """The search as the command gives it, reasons in `lang`."""
        return {
            "file": self.file, "pages": self.pages, "language": self.about.language, "title": self.about.title,
            "date": self.about.date_code,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "left_out": [out.as_dict(lang) for out in self.left_out],
        }  # fmt: skip


def search(document: Document, parties: Parties | None = None) -> Search:
    """Everything that a document holds, read to its end; `parties` are those of the table that it is searched for."""
    about = about_document(document)
    candidates: list[Candidate] = []
    out: list[LeftOut] = []
    for found in find_candidates(document, about, parties):
        candidates.extend(found.candidates)
        out.extend(found.left_out)
    return Search(document.name, document.count, about, tuple(candidates), tuple(out))


def find_candidates(
    document: Document, about: About | None = None, parties: Parties | None = None
) -> Iterator[Proposals]:
    """The candidates of a document in its order, a stretch of pages at a time; `progress` hears how far it is.

    `parties` are those that the reader's table has, besides the ones that documents name anyway.
    """
    stretches = _candidates_of_stretches(document, about or about_document(document))
    while True:
        with naming_parties(parties or Parties()):
            found = next(stretches, None)
        if found is None:
            return
        yield found


def _candidates_of_stretches(document: Document, about: About) -> Iterator[Proposals]:
    running = RunningLines()
    reader = BlockReader(running)
    finder = _Finder(document, about)
    pages = document.pages()
    while stretch := list(islice(pages, _STRETCH)):
        running.learn(stretch)
        found = Proposals([], [])
        blocks = [list(reader.read(page)) for page in stretch]
        if stretch[-1].number == document.count:
            blocks[-1].extend(reader.rest())
        finder.take_house(blocks, is_whole=stretch[-1].number == document.count)
        for page, of_page in zip(stretch, finder.look_ahead(blocks), strict=True):
            if not page.text.strip():
                found.left_out.append(LeftOut(str(page.number), "", Reason.NO_TEXT))
            # A text without form feeds is one page, however long.
            for n, block in enumerate(of_page, start=1):
                finder.take(block, found)
                progress.tell(min(1.0, (page.number - 1 + n / len(of_page)) / document.count))
                if n % _BLOCKS == 0:
                    yield found
                    found = Proposals([], [])
            progress.tell(min(1.0, page.number / document.count))
        yield found
    found = Proposals([], [])
    for block in chain.from_iterable(finder.look_ahead([list(reader.rest())])):
        finder.take(block, found)
    yield found


_CONTACT = re.compile(
    r"(?:(?:Press|Media\s)?[Kk]ontakt|(?:Press\s|Media\s)?[Cc]ontact|Telefon|Tel|Växel)\b"
    r"[^\d]{0,80}[\d(][\d ()/–-]{6,}\d\s*$"
)
_CORRECTION = re.compile(r"(?:Correction|Corrections and clarifications|Clarification|Rättelse)\b")
# The links, addresses and registrations that end a page stand side by side.
_SIDE_BY_SIDE = re.compile(r"\s[·|•]\s")
_MOST_SIDE_BY_SIDE = 3
_READ_ALSO = re.compile(r"(?:Läs (?:också|även|mer)|Read (?:also|more)|See also|Tipsa oss)\b[^.]{0,10}:", re.I)


def _not_of_the_text(block: Block) -> Text | None:
    """Why nothing in a block is a claim: who attended, a correction of the text, the foot of a web page."""
    if lists_people(block.text):
        return Reason.ATTENDANCE
    if _CORRECTION.match(block.text):
        return Reason.SELF
    if _CONTACT.match(block.text):
        return Reason.TELEPHONE
    is_beside = block.kind != "row" and len(_SIDE_BY_SIDE.findall(block.text)) >= _MOST_SIDE_BY_SIDE
    if block.kind == "running" or is_beside or _READ_ALSO.match(block.text):
        return Reason.RUNNING
    return None


# What stands in the list below is what somebody wants.
_DEMANDS = re.compile(
    r"\b(?:föreslår|föreslås|yrkar|kräver|rekommenderar|vill(?:\s[a-zåäö]+)?|lovar|recommends?|propos(?:es?|als?|ed)"
    r"|calls? (?:on|for)|urges?|demands?|we (?:will|would|shall)|pledges?|(?:is|are) asked to (?:agree|approve))\b"
    r"(?!\s(?:noter|note))[^.;]{0,80}$",
    re.I,
)
_LEADS_ON = re.compile(r"(?::|\b(?:att|that|to|will|should|:))\s*$")
# "(KS 2015/118)" is a number of the diary.
_REFERENCE = re.compile(r"\([^()]*\d+[/:]\d+[^()]*\)")
_NUMBERED = re.compile(r"(?:§\s?)?\d+(?:\.\d+)*\.?\s|[IVX]+\.\s")
_PARAGRAPH_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-ZÅÄÖ“\"][\w’'-]*\s(?:\S+\s){3})")
# Below "Läget 2023" all is of that year, also what is said in the present tense.
# A line of a box of facts looks like a heading: "Skadade: 412 (398)".
_FIGURE_LINE = re.compile(r":\s(?!(?:19|20)\d\d\b)\d")
_NAMES_RELEASE = re.compile(
    r"\b(?:pressmeddelande|statistiknyhet|(?:press|news|media) release|statistical (?:bulletin|release))\b", re.I
)
_LEAD_OF_YEAR = re.compile(r"(?:Under|I|During|In)\s(?:år\s)?(?P<year>(?:19|20)\d\d)\b(?![/–-])")
# "Siffror inom parentes avser 2019."
_IN_BRACKETS_ARE = re.compile(
    r"\b(?:inom parentes|i parentes|(?:in|within) (?:brackets|parentheses))\s"
    r"(?:avser|gäller|är(?: för)?|visar|are (?:for|of|from)|refer to|relate to|show)\s"
    r"(?:år\s|those (?:for|of)\s)?(?P<year>(?:19|20)\d\d)\b",
    re.I,
)


def _notes_behind(pages: list[list[Block]]) -> list[list[Block]]:
    """The pages with each note behind the paragraph that bears its mark, also where that runs on to the next page."""
    blocks = [(number, block) for number, page in enumerate(pages) for block in page]
    for at in range(len(blocks) - 2, -1, -1):
        (_, note), (page, below) = blocks[at], blocks[at + 1]
        mark = NOTE_MARK.match(note.text) if note.kind == "footnote" else None
        if mark and below.kind != "footnote" and mark[0] in below.text:
            blocks[at], blocks[at + 1] = (page, below), (page, note)
    return [[block for number, block in blocks if number == page] for page in range(len(pages))]


def _at(said: list[tuple[int, Speaker]], start: int) -> Speaker:
    """Who says what stands at this letter of a sentence."""
    return [speaker for begins, speaker in said if begins <= start][-1]


class _Finder:
    """Takes in blocks in their order and says what they hold."""

    def __init__(self, document: Document, about: About) -> None:
        self._about = about
        self._speakers = Speakers(about.date, document.hints.publisher)
        self._around = Surroundings(about.date, about.language)
        self._around.is_budget = re.search(r"\bbudget", about.title, re.I) is not None
        named = re.search(r"\bbudget\D{0,12}(?P<year>20\d\d)", about.title, re.I)
        self._around.budget_year = named["year"] if named else ""
        self._around.title_period = self._period_of_title()
        told = self._around.title_period
        self._around.tells_in_past = len(told) > LETTERS_OF_A_YEAR or (bool(told) and is_of_a_year(about.title))
        self._is_release = self._has_lead = self._has_house = False
        self._is_numbered = False
        self._is_question = False
        self._table = TableReader()
        self._is_open_list = False

    def take_house(self, pages: list[list[Block]], *, is_whole: bool) -> None:
        """See whose document it is by its first pages."""
        if not self._has_house:
            words = " ".join(block.text for page in pages for block in page)
            self._around.year_begins = begin_of_own_year(words, self._about.language)
            self._speakers.take_house(list(chain.from_iterable(pages)), is_whole=is_whole)
        self._has_house = True

    def look_ahead(self, pages: list[list[Block]]) -> list[list[Block]]:
        """See who speaks in the blocks of the pages to come, which are parted where another speaker begins.

        A fact check says first what was claimed, and by whom later.
        """
        labels = self._speakers.labels
        pages = _notes_behind(pages)
        labels.learn(list(chain.from_iterable(pages)))
        pages = [
            [part for block in page for of in parts_by_label(block) for part in labels.parts(of)] for page in pages
        ]
        blocks = list(chain.from_iterable(pages))
        self._speakers.take_signatures(blocks)
        if any(map(heads_claim, blocks)):
            sentences = (sentence.text for block in blocks for sentence in sentences_of(block))
            self._speakers.look_ahead(sentences, (block.text for block in blocks if block.kind != "row"))
        return pages

    def take(self, block: Block, found: Proposals) -> None:
        """Look a block through, and put what it holds into `found`."""
        label = self._speakers.begin(block)
        if why := _not_of_the_text(block):
            if _DIGIT.search(block.text):
                found.left_out.append(left_out(Sentence(block.text, block, 0), 0, len(block.text), why))
            return
        around = self._around
        if label:
            # Another speaker does not go on about what the one before spoke of, but answers what was asked.
            around.question_period = around.period if self._is_question else ""
            around.period = around.period_before = around.topic = around.last_unit = around.last_share = ""
            around.changing = None
        around.today = self._speakers.date
        around.date_code = self._about.date_code if around.today == self._about.date else ""
        around.lang = language_of(block.text) if len(block.text.split()) >= _LONG_ENOUGH else self._about.language
        if label and _DIGIT.search(block.text[:label]):
            found.left_out.append(left_out(Sentence(block.text, block, 0), 0, label, Reason.LABEL))
        if block.kind == "row":
            self._row(block, found)
            return
        self._table.take_line(block, around.lang)
        self._take_heading(block)
        self._take_lead(block)
        is_list = self._is_open_list and block.kind == "item"
        if block.kind != "item":
            self._end_list()
        sentence = None
        begins = label or self._paragraph_number(block, found)
        for sentence in sentences_of(block, start=begins, is_list=is_list):
            self._sentence(sentence, found)
        self._is_question = sentence is not None and sentence.is_question
        if sentence is not None and block.kind != "item":
            self._introduce(sentence)
        if block.kind == "item":
            self._is_open_list = not re.search(r"[.;!?]\s*$", block.text.split(". ")[0])

    def _paragraph_number(self, block: Block, found: Proposals) -> int:
        """The letters that the number of a paragraph takes: "45.1 On an average day …" says nothing by it."""
        number = _PARAGRAPH_NUMBER.match(block.text) if block.kind != "heading" else None
        if number is None:
            return 0
        found.left_out.append(left_out(Sentence(block.text, block, 0), 0, number.end(), Reason.LIST))
        self._around.topic = self._around.period_before = ""
        return number.end()

    def _take_heading(self, block: Block) -> None:
        """The year of a heading such as "Resultat 2018" is that of what is told below it in the past."""
        if block.kind == "heading" and not _FIGURE_LINE.search(block.text):
            around = self._around
            text = _REFERENCE.sub("", block.text)
            times = times_in(text, around.today, around.lang)
            is_numbered = _NUMBERED.match(text) is not None
            if not times and self._is_numbered and not is_numbered:
                # A heading without a number stands below the numbered one.
                return
            self._is_numbered = is_numbered
            remember_heading(text, times, around)
        elif len(block.text) < _LONGEST_FIELD and block.kind == "paragraph":
            remember_period_line(block.text, times_in(block.text, self._around.today, self._around.lang), self._around)

    def _take_lead(self, block: Block) -> None:
        """A release whose first sentence says of which year it tells: "Under 2020 omkom 24 personer"."""
        if named := _IN_BRACKETS_ARE.search(block.text):
            self._around.bracketed = named["year"]
        self._is_release = self._is_release or (
            len(block.text) < _LONGEST_FIELD and bool(_NAMES_RELEASE.search(block.text))
        )
        if self._has_lead or block.kind != "paragraph" or len(block.text) < _SHORTEST_LEAD:
            return
        self._has_lead = True
        lead = _LEAD_OF_YEAR.match(block.text)
        if lead and self._is_release and self._about.date and int(lead["year"]) == self._about.date.year - 1:
            self._around.title_period = self._around.title_period or lead["year"]
            self._around.tells_in_past = True

    def _period_of_title(self) -> str:
        """What the whole report tells of: "Dricksvattnet i Sverige 2023", where it came out the year after."""
        today = self._about.date
        if today is None:
            return ""
        if _NUMBERED.match(self._about.title):
            return ""
        # One year and no other: "2022 to 2023" is not of 2022.
        codes = [time.code for time in times_in(self._about.title, today, self._about.language)]
        if len(codes) != 1 or not is_over(codes[0], self._around):
            return ""
        last = int(re.findall(YEAR, codes[0])[-1])
        is_year = len(codes[0]) == LETTERS_OF_A_YEAR
        return codes[0] if last == today.year - 1 or (last == today.year and not is_year) else ""

    def _end_list(self) -> None:
        around = self._around
        around.intro_period = around.intro_kind = ""
        around.is_demanded = False
        self._is_open_list = False

    def _introduce(self, sentence: Sentence) -> None:
        """The sentence before a list gives its items their period and kind: "För 2020 gäller följande mål:"."""
        around = self._around
        if sentence.text.endswith(":"):
            times = [time for time in times_in(sentence.text, around.today, around.lang) if time.role == "at"]
            around.intro_period = times[-1].code if times and times[-1].is_stated else around.goes_on
            around.intro_kind = "target" if pattern("target", around.lang).search(sentence.text) else ""
        if _LEADS_ON.search(sentence.text[-_LEAD:]) and not around.intro_kind:
            around.is_demanded = _DEMANDS.search(sentence.text[-_INTRODUCTION:]) is not None

    def _sentence(self, sentence: Sentence, found: Proposals) -> None:
        around = self._around
        if sentence.is_heading:
            # On a flattened page the heading has run into the text: "Byggandet 2021 Det byggdes 312 hem."
            remember_heading(sentence.text, times_in(sentence.text, around.today, around.lang), around)
            if _DIGIT.search(sentence.text):
                found.left_out.append(left_out(sentence, 0, len(sentence.text), Reason.HEADING))
            return
        said = self._speakers.of_clauses(sentence.text)
        before, around.speaker = around.speaker, said[0][1]
        if before != around.speaker and is_name(before.name) and is_name(around.speaker.name):
            # What one person spoke of says nothing of the next one's time.
            around.topic = around.period_before = ""
        self._table.take_scale(sentence, around.lang)
        begin_note(sentence, around)
        numbers = numbers_of(sentence, around)
        remember_notes(sentence, numbers.candidates, around)
        claims = numbers.candidates
        taken = [(claim.start, claim.end) for claim in claims]
        if sentence.block.kind != "heading" and not around.is_demanded:
            claims.extend(directions_of(sentence, around, taken))
        if len(said) > 1:
            claims = [replace(claim, speaker=_at(said, claim.start)) for claim in claims]
            around.speaker = said[-1][1]
        found.candidates.extend(sorted(claims, key=lambda claim: claim.start))
        found.left_out.extend(numbers.left_out)

    def _row(self, block: Block, found: Proposals) -> None:
        (sentence,) = sentences_of(block)
        self._around.speaker = self._speakers.current
        found.candidates.extend(self._table.rows_of(sentence, self._around))
