"""The words that name whoever says something in a sentence: before a verb, behind it, or at the beginning.

>>> phrase_before(Words("The council leader, Ida Marlow (Lab), said"), 8)[:3]
('Ida Marlow', 'The council leader,', 'Lab')
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from facts.documents import saying
from facts.documents.names import CAPITAL, PARTICLES, is_body, is_office, is_person, names_body, person_of
from facts.documents.person_lines import without_lead
from facts.language.period_words import MONTH

_ABBREVIATED = r"(?:[A-ZÅÄÖ]|Mrs?|Ms|Dr|Prof|Rev|St|Cllr|Ald|Sen|Rep|Gov|Lt|[Hh]on)\.(?=\s)"
# A number in brackets, or half of one, may be glued to a word: a footnote's.
_WORD = re.compile(
    rf"\([^()]{{1,60}}\)|{_ABBREVIATED}|[^\W\d_]+:(?:s|ns|en|et|er)\b|[^\W_][\w’'&/-]*(?:\.\w[\w’'&/-]*)*(?:(?<=[a-zåäö]\d)\))?|\S"
)
QUOTATION_MARKS = frozenset('"“”„«»')
CLAUSE_MARKS = frozenset([",", ";", ":", ".", "?", "!", "…", "–", "—", "(", ")", *QUOTATION_MARKS])
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_BEFORE_ALL = QUOTATION_MARKS | {"–", "—", ","}
# A subject has so many words, with what it is set off by so many more.
LONGEST_SUBJECT, _LONGEST_APPOSITION = 10, 18
# What a figure stands in, which says nothing itself.
PAPER = re.compile(
    r"(?:beräkning|uppgift|bedömning|siffr|rapport|studie|analys|prognos|kartläggning|undersökning|mätning|forskning"
    r"|statistik|uträkning|sammanställning|enkät|figures|data|statistics|estimate|report|survey|research|analysis|count"
    r"|calculation|forecast|granskning|utvärdering|tabell|diagram|register|evaluation|audit|table|chart|stud|records|budget|journal|lag|regler)\w*"
)
PAPER_BY_A_BODY = re.compile(rf"(?:\S+\s){{0,3}}{PAPER.pattern}\s(?:by|from|av|från)\s", re.I)
PAPER_OF_A_BODY = re.compile(
    r"(?:statistik|rapport|undersökning|enkät|siffr|prognos|beräkning|mätning|uppgift|register)\w{0,5}$"
)
_ALL_OF = re.compile(r"[a-zåäö]{3,}(?:arna|erna|orna)")
_NO_MAIN_CLAUSE = ("that", "which", "som", "när", "when", "om", "if", "because", "eftersom", "sedan")
_PARTICLE = re.compile(PARTICLES)
_CAPITAL = re.compile(rf"{CAPITAL}\.?")


class Subject(NamedTuple):
    """The words that name somebody, as they stand in a sentence.

    `lead` stands before the name ("the council leader,"), `letters` in brackets and `behind` after it. `is_first`
    where the sentence begins with it, so that its capital says nothing.
    """

    name: str
    lead: str = ""
    letters: str = ""
    behind: str = ""
    is_first: bool = False
    is_person: bool = False


class Words:
    """A sentence as its words, brackets and marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found = list(_WORD.finditer(text))
        self.words = [match[0] for match in self._found]
        self.small = [word.casefold() for word in self.words]
        self._capital = [_CAPITAL.fullmatch(word) is not None for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, n: int) -> str:
        """The word in small letters, "" outside of the sentence."""
        return self.small[n] if 0 <= n < len(self.small) else ""

    @cached_property
    def initial_phrase(self) -> tuple[Subject | None, int]:
        """The phrase with which a sentence begins, and where it ends; none where it begins otherwise."""
        return _initial_phrase(self)

    def start(self, n: int) -> int:
        """The letter that a word begins at."""
        return self._found[n].start()

    def is_capital(self, n: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= n < len(self._capital) and self._capital[n]

    def is_small(self, n: int) -> bool:
        """Whether it is a word in small letters."""
        return 0 <= n < len(self.words) and self.words[n][:1].isalpha() and not self.words[n][:1].isupper()

    def is_time(self, n: int) -> bool:
        """Whether a word is a day or a month that a sentence names: "Tuesday" of "On Tuesday Ida May said"."""
        before = self.at(n - 1)
        is_named = self.at(n) in MONTH or _WEEKDAY.fullmatch(self.at(n)) is not None
        return is_named and (before in saying.PREPOSITIONS or before.isdigit())

    def joined(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        end = min(end, len(self))
        if start >= end:
            return ""
        return self.text[self._found[start].start() : self._found[end - 1].end()]

    def run(self, start: int, end: int) -> int:
        """Where the words with capitals end that begin at one: "Anna von Ek", "Dana O’Hara"."""
        n = start + 1
        while n < end and (self.is_capital(n) or (_PARTICLE.fullmatch(self.words[n]) and self.is_capital(n + 1))):
            n += 1
        return n

    def named(self, start: int, end: int) -> int:
        """Where the name of a body or an office ends that begins at a word: "the Office for Harbour Statistics"."""
        n = start + 1
        if self.at(start) in saying.NOUN_MARKERS:
            while n < end and self.is_small(n) and self.at(n) not in saying.PREPOSITIONS:
                n += 1
            n += self.is_capital(n)
        while (
            n < end
            and self.is_capital(start)
            and self.is_small(n)
            and (is_body(self.at(n)) or self.at(n - 1)[-1:] == "s")
        ):
            # "Svenska kommunförbundet", "Kommunals ordförande"
            n += 1
        while n < end:
            joint = next((at for at in (n, n + 1, n + 2) if self.is_capital(at)), end)
            if joint >= end or not all(self.at(at) in saying.JOINTS for at in range(n, joint)):
                break
            n = joint + 1
        return min(n, end)

    def begins(self, end: int) -> int:
        """Where the clause begins whose words end here: behind a mark, a conjunction or "that"."""
        n = end
        while n > 0:
            word = self.at(n - 1)
            if word in CLAUSE_MARKS or word in saying.SUBORDINATORS or word[:1].isdigit():
                break
            if (
                word in saying.CONJUNCTIONS
                and not (self.is_capital(n) and self.is_capital(n - 2))
                and self.at(n - 2)[-1:] != "-"
            ):
                break
            n -= 1
        return n

    def stops(self, start: int) -> int:
        """Where a phrase ends at the latest that begins here."""
        n = start
        while (
            n < len(self)
            and n - start < LONGEST_SUBJECT
            and not (self.at(n) in CLAUSE_MARKS or self.at(n) in saying.THAT)
        ):
            if self.at(n)[:1].isdigit() or (self.at(n) in saying.CONJUNCTIONS and not self.is_capital(n + 1)):
                break
            n += 1
        return n


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """A sentence as its words, made once for all that is asked of it."""
    return Words(text)


def phrase_of(words: Words, start: int, end: int, *, is_open: bool = False) -> Subject | None:
    """What the words of a subject are: a person with what stands around the name, else the words as a name."""
    is_first = start == 0
    inner = [n for n in range(start, end) if not words.words[n].startswith("(")]
    letters = next((words.words[n].strip("()") for n in range(start, end) if words.words[n].startswith("(")), "")
    parts = _parted(words, start, end)
    if not inner or not parts:
        return None
    for at, (first, last) in enumerate(parts[:2]):
        found = person_among(words, first, last)
        # "Sinn Féin’s housing spokesperson, Niall Devenney": whose spokesperson is no name.
        is_owner = found is not None and words.at(found[1] - 1).endswith(("’s", "'s")) and found[1] < last
        if found is None or (is_owner and not at and len(parts) > 1 and person_among(words, *parts[1])):
            continue
        name_start, name_end = found
        lead = words.joined(start, name_start)
        rest = next((words.joined(*part) for part in parts[at + 1 : at + 2]), "")
        behind = (
            ""
            if is_open and not rest and words.at(name_end) not in saying.TAILS and name_end < last
            else _without_brackets(words.joined(name_end, last)) or rest
        )
        name = words.joined(name_start, name_end)
        # "Fråga från Ann Ek (V) till Bo Lind (M)": each has the letters behind the own name.
        letters = next((words.words[n].strip("()") for n in range(name_end, end) if words.words[n].startswith("(")), "")
        return Subject(name, lead, letters, behind.strip(" ,"), is_first and not lead, is_person=True)
    first, last = parts[0]
    behind = words.joined(*parts[1]) if len(parts) > 1 else ""
    name = _without_brackets(words.joined(first, last))
    if last - first > 1 and PAPER.fullmatch(words.at(last - 1)) and words.at(last - 2).endswith("s"):
        # "Trafikverkets prognos" is a paper, and its writer's only where "is that" follows.
        return None
    if PAPER.fullmatch(words.at(first + (words.at(first) in saying.NOUN_MARKERS))):
        return None
    if is_open:
        last = words.named(first, last)
        name, behind = _without_brackets(words.joined(first, last)), ""
    return Subject(name, "", letters, behind, is_first) if name else None


def _without_brackets(text: str) -> str:
    return " ".join(re.sub(r"\s*\([^()]*\)\s*", " ", text).split())


def _parted(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a phrase between its commas."""
    cuts = [n for n in range(start, end) if words.words[n] == ","]
    starts, ends = [start, *(cut + 1 for cut in cuts)], [*cuts, end]
    return [(first, last) for first, last in zip(starts, ends, strict=True) if first < last]


def person_among(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Where a person's name stands among the words of a phrase, None where it names none."""
    n = start
    while n < end:
        if not words.is_capital(n) or words.at(n) in saying.NOUN_MARKERS:
            n += 1
            continue
        last = words.run(n, end)
        name = words.joined(n, last)
        plain = person_of(without_lead(name)[0]).name if " " in name else name
        is_of = n > start and words.at(n - 1) in ("of", "for", "and", "för", "och", "in", "i", "at", "från", "from")
        is_of = is_of or (words.at(n - 1) == "the" and words.at(n - 2) in ("of", "for", "and", "in", "at", "from"))
        goes_on = words.at(last) in ("of", "for", "and", "&") and is_body(words.joined(n, words.run(last + 1, end)))
        # "the Northfold Larder" is no person, "the Rev Ida Marlow" is.
        is_thing = words.at(n - 1) == "the" and plain == name and words.at(last) != ","
        is_one = is_person(plain) and not (is_of or is_thing)
        if is_one and not (goes_on and len(plain.split()) > 2) and _leads(words, start, n):
            return n, last
        n = last
    return None


def _leads(words: Words, start: int, end: int) -> bool:
    """Whether words may stand before the name of who says something: an office, a determiner, no other subject."""
    lead = [word for word in words.small[start:end] if word not in CLAUSE_MARKS]
    if not lead:
        return True
    return lead[0] not in saying.PREPOSITIONS and not any(word in saying.SAYS for word in lead)


def phrase_before(words: Words, end: int) -> Subject | None:
    """The phrase that ends before a word, with what is set off by commas."""
    close = end
    if words.at(end - 1) == ",":
        opens = next((n for n in range(end - 2, max(-1, end - _LONGEST_APPOSITION), -1) if words.at(n) == ","), -1)
        if opens < 1 or any(words.at(n) in QUOTATION_MARKS for n in range(opens, end)):
            return None
        is_aside = not any(map(words.is_capital, range(opens + 1, end - 1))) and not is_office(
            words.joined(opens + 1, end - 1)
        )
        close, end = (
            opens,
            (opens if is_aside and words.at(opens + 1) in saying.PREPOSITIONS | saying.ADVERBS else end - 1),
        )
    start = words.begins(close)
    if words.at(start - 1) in ("och", "and") and _ALL_OF.fullmatch(words.at(0)) and words.at(1) in saying.PREPOSITIONS:
        # "Rektorerna vid Västra skolan och Lillåskolan uppger"
        return Subject(words.joined(0, close)) if close <= LONGEST_SUBJECT else None
    while start < close and words.at(start) in saying.ADVERBS | saying.CONJUNCTIONS:
        start += 1
    start += words.is_time(start)
    if start and words.at(start - 1) in _NO_MAIN_CLAUSE:
        # "The budget that my friend mentioned"
        return None
    if words.at(start) in saying.PREPOSITIONS or close - start > LONGEST_SUBJECT:
        start = _cut(words, start, close)
    return phrase_of(words, start, end) if start < close else None


def _cut(words: Words, start: int, end: int) -> int:
    """Where the subject begins behind an adverbial: "On Tuesday the mayor said", "After the vote Ida Marlow said".

    `end` where that cannot be seen.
    """
    first = end
    while first > start + 1 and words.is_capital(first - 1):
        first -= 1
    first += words.is_time(first)
    if words.at(first - 1) not in saying.PREPOSITIONS and person_among(words, first, end):
        return first
    for n in range(end - 1, start, -1):
        if words.at(n) in saying.SINGULAR or (words.at(n) in ("the", "a", "an", "his", "her", "its", "their")):
            return n if words.at(n - 1) not in saying.PREPOSITIONS else end
    return end


def _initial_phrase(words: Words) -> tuple[Subject | None, int]:
    start = 0
    while words.at(start) in saying.ADVERBS | saying.CONJUNCTIONS or words.at(start) in _BEFORE_ALL:
        start += 1
    word = words.at(start)
    if word in saying.SINGULAR:
        return Subject(word), start + 1
    if word in saying.PREPOSITIONS | saying.NO_SUBJECT | saying.NEUTER or not words.is_capital(start):
        return None, start
    found = person_among(words, start, min(len(words), start + _LONGEST_APPOSITION))
    has_lead = found is not None and found[0] > start
    if found is None or (has_lead and not _is_lead(words, start, found[0])):
        last = words.run(start, len(words))
        last = (
            last if words.at(start) not in saying.NOUN_MARKERS or last > start + 1 else words.run(start + 1, len(words))
        )
        if words.is_small(last) and names_body(words.joined(start, last + 1)):
            # "Kommunala pensionärsrådet"
            last += 1
        name = words.joined(start, last)
        while last < len(words) and words.words[last].startswith("("):
            last += 1
        return Subject(name, is_first=start == 0), last
    end = found[1] + (words.words[found[1]].startswith("(") if found[1] < len(words) else 0)
    if words.at(end) in saying.TAILS and words.is_capital(end + 1):
        end = words.run(end + 1, len(words))
    if words.at(end) == "," and words.at(found[0] - 1) == ",":
        # "The outgoing leader, Bo Lind, lost": the name itself is set off.
        end += 1
    elif words.at(end) == ",":
        closes = next((n for n in range(end + 1, min(len(words), end + _LONGEST_APPOSITION)) if words.at(n) == ","), 0)
        end = closes + 1 if closes else end
    return phrase_of(words, start, end - (words.at(end - 1) == ",")), end


def _is_lead(words: Words, start: int, end: int) -> bool:
    """Whether the words before a name say what somebody is: "Project manager", "The outgoing leader,", "Överläkare"."""
    last = end - 1 - (words.at(end - 1) == ",")
    if any(words.at(n) in CLAUSE_MARKS and n != end - 1 for n in range(start, end)) or end - start > LONGEST_SUBJECT:
        return False
    is_marked = words.at(start) in saying.NOUN_MARKERS and words.at(last) not in saying.PREPOSITIONS
    # "Enhetschefen i område Norr, Bo Lind,"
    is_placed = last < end - 1 and words.at(start + 1) in saying.PREPOSITIONS and _is_person_noun(words.words[start])
    return is_marked or is_placed or _is_person_noun(words.words[last])


def _is_person_noun(word: str) -> bool:
    """Whether a word says what somebody is: "manager", "barnmorskan", "spokeswoman"."""
    return is_office(word) or _NOUN.search(word.casefold()) is not None


_NOUN = re.compile(
    r"(?:er|or|ist|man|woman|ian|ent|ant|ess|ee|mp|chief|nurse|clerk|aide|spokesperson"
    r"|(?:chef|ledare|are|ör|log|ist|man|kvinna|person|minister|råd|ordförande|sekreterare|ombud|läkare|sköterska|morska"
    r"|lärare|ledamot|rektor|präst|jurist|ekonom|nom|mästare|givare|ansvarig|talare|student|direktör|general|ledaren)"
    r"(?:n|en|et|na|a)?)$"
)
