"""Who signs what stands above: letters to a paper and the replies to them, a letter with its closing words, an article.

>>> signatures = Signatures()
>>> signatures.take(["Rents rose. " * 20, "Yours faithfully", "Ida Marlow, Chair of the Tenants"])
>>> signatures.next().name
'Ida Marlow'
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from facts.documents.headings import FOREWORD
from facts.documents.names import (
    NOBODY,
    Speaker,
    is_office,
    is_person,
    is_title,
    list_names,
    names_in,
    party_letters,
    party_name,
    party_named,
    person_of,
)
from facts.documents.person_lines import each_person_in, is_office_name, people_in, person_in, title_before
from facts.documents.reporting import SEVERAL

# Fewer letters are a headline or a date rather than what somebody signs.
_SHORTEST_TEXT, _SHORTEST_SENTENCE = 120, 50
# A few names with their parties and offices are no longer.
_LONGEST_SIGNATURE, _LONGEST_OFFICE = 400, 60
_DIGIT = re.compile(r"\d")
_CLOSING = re.compile(
    r"(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm) regards|Best wishes|Sincerely(?: yours)?"
    r"|Respectfully(?: submitted)?|Med (?:vänliga?|bästa) hälsning(?:ar)?|(?:Vänliga|Bästa|Många) hälsningar"
    r"|Hälsningar|Högaktningsfullt)[,.]?\s*",
    re.I,
)
# "Ida Marlow is chief executive of the Nursery Alliance" at the end of what she has written.
_IS = re.compile(r"\s(?:is|är)\s(?:the\s|an?\s|en\s)?(?=[a-zåäö])")


class Signatures:
    """Goes through the blocks to come, each of which is its signer's: that of the next signature below it."""

    def __init__(self) -> None:
        self._signed: deque[tuple[int, Speaker, bool]] = deque()
        self.is_own_word = False
        """Whether the block is of a foreword, a column or a section that somebody signs within another's paper."""

    def take(
        self, texts: Sequence[str], labels: frozenset[str] = frozenset(), heads: frozenset[int] = frozenset()
    ) -> None:
        """See who signs these blocks; lines that are labels of who speaks below them sign nothing.

        `heads` are the places of the headings.
        """
        self._signed.clear()
        start = head = 0
        lines: list[str] = []
        is_personal = is_written = is_foreword = False
        for at, text in enumerate(texts):
            is_last = at == len(texts) - 1
            head = at if at in heads and (len(text) > _LONGEST_OFFICE or signer_in(text) == NOBODY) else head
            if FOREWORD.match(text) and len(text) < _LONGEST_OFFICE:
                # What stands above it is none of its signer's.
                self._signed.append((at + 1 - start, NOBODY, False))
                start, is_foreword, is_personal, is_written = at + 1, True, False, False
                continue
            # Whether a block since the last signature says "I" or "we"; each is looked through once.
            is_personal = at > start and (is_personal or _FIRST_PERSON.search(texts[at - 1]) is not None)
            is_written = at > start and (is_written or _is_prose(texts[at - 1]))
            signers, is_own = _signed_plainly(texts, at, start) if text not in labels else NOBODY, is_foreword
            if signers == NOBODY and (is_personal or is_foreword):
                signers = _signer(text, "" if is_last else texts[at + 1], is_last=is_last)
            if signers == NOBODY and text not in labels and (is_foreword or is_personal):
                signers = signer_in(text)
                if signers != NOBODY and not is_foreword and head > start and not is_last:
                    # In a paper of several sections somebody signs one.
                    self._signed.append((head - start, NOBODY, False))
                    start, is_own = head, True
            is_beside = signers != NOBODY and self._signed and start == at and self._signed[-1][1] != NOBODY
            if is_beside and (both := _signed_beside((*lines, text))) != NOBODY:
                # Each of those who sign together has a line of their own.
                self._signed[-1] = (self._signed[-1][0] + 1, both, is_own)
                lines.append(text)
                start = at + 1
            elif signers != NOBODY and is_written:
                signers = both if (both := _signed_above(texts, at, start)) != NOBODY else signers
                self._signed.append((at - start + 1, signers, is_own))
                lines = [text]
                start, is_foreword = at + 1, False
        self._signed.append((len(texts) - start, NOBODY, False))

    def next(self) -> Speaker:
        """Whose the next block is; NOBODY where nobody signs it."""
        if not self._signed:
            return NOBODY
        left, author, self.is_own_word = self._signed[0]
        self._signed[0] = (left - 1, author, self.is_own_word)
        if left <= 1:
            self._signed.popleft()
        return author


def _signed_by(text: str) -> Speaker:
    """Who signs, where a block is nothing but names with parties: "Iris Holm (S), talesperson · Per Ask (S)".

    >>> _signed_by("Iris Holm (S), talesperson, 48 år · Per Ask (S), kommunalråd")
    Speaker(name='Iris Holm och Per Ask', office='', party='S')
    """
    signers = each_person_in(text) if len(text) < _LONGEST_SIGNATURE else []
    return people_in(text) if signers and all(signer.party for signer in signers) and "(" in text else NOBODY


def _signed_above(texts: Sequence[str], at: int, start: int) -> Speaker:
    """Those who sign in the lines right above the one at `at`, and in it, together; NOBODY where no other does."""
    first = at
    while (
        first > start
        and len(texts[first - 1]) < _LONGEST_SIGNATURE
        and _signed_beside(texts[first - 1 : first]) != NOBODY
    ):
        first -= 1
    return _signed_beside(texts[first : at + 1]) if first < at else NOBODY


def _signed_beside(lines: Sequence[str]) -> Speaker:
    """Who signs together in lines of their own, each with a party or an office; NOBODY of others."""
    signers = [person_in(line) for line in lines]
    return (
        people_in(" · ".join(lines)) if signers and all(signer.party or signer.office for signer in signers) else NOBODY
    )


def _signed_plainly(texts: Sequence[str], at: int, start: int) -> Speaker:
    """Who signs by a line alone, together with those of the lines above it, whatever the text says."""
    signers = _signed_by(texts[at])
    signers = signers if signers != NOBODY else _closing(texts, at)
    both = _signed_beside(_lines_above(texts, start, at)) if signers != NOBODY else NOBODY
    return both if both != NOBODY else signers


def _lines_above(texts: Sequence[str], start: int, at: int) -> Sequence[str]:
    """The line of a signature with those right above it that sign too; none where it stands alone."""
    first = at
    while first > start and (one := person_in(texts[first - 1])) != NOBODY and (one.office or one.party):
        first -= 1
    return texts[first : at + 1] if first < at else ()


def _closing(texts: Sequence[str], at: int) -> Speaker:
    """Who signs below the closing words of a letter, or with name and office at the very end of a paper."""
    text, is_last = texts[at], at == len(texts) - 1
    if len(text) > _LONGEST_SIGNATURE:
        return NOBODY
    closing = _CLOSING.match(text)
    if closing or (at and _CLOSING.fullmatch(texts[at - 1])):
        name = text[closing.end() :] if closing else text
        return _with_office(name, "" if is_last else texts[at + 1])
    signer = _with_place(text) if is_last else NOBODY
    return signer if signer.office else NOBODY


def _with_office(name: str, below: str) -> Speaker:
    """The person of a line, with the office that the line or the one below it says."""
    is_held = is_office_name(below) and (is_office(below) or is_title(below.split()[0].rstrip(",")))
    held = person_in(f"{name}, {below}") if is_held and len(below) < _LONGEST_OFFICE else NOBODY
    return held if held != NOBODY else person_in(name)


def _with_place(text: str) -> Speaker:
    """The person of a last line, which may tell what somebody is: "Ida Marlow is chief executive of the port"."""
    return person_in(_IS.sub(", ", text, count=1).rstrip("."))


def signer_in(line: str) -> Speaker:
    """Who signs by a line of a name and an office: "Ida Marlow, Director"; NOBODY where a line is none.

    >>> signer_in("Ida Marlow, Director").office, signer_in("Hamnverket, 2 maj").name
    ('Director', '')
    """
    signer = person_in(line) if not _DIGIT.search(line) else NOBODY
    is_held = bool(signer.office) and (is_office(signer.office) or is_title(signer.office.split()[0]))
    return signer if is_held and line.startswith(signer.name[:1]) else NOBODY


def _is_prose(text: str) -> bool:
    return len(text) > _SHORTEST_TEXT or (len(text) > _SHORTEST_SENTENCE and text.rstrip().endswith((".", "!", "”")))


def _signer(text: str, below: str, *, is_last: bool) -> Speaker:
    """Who signs by a line of what "I" have written: with the office there or below, or at the very end the name."""
    if len(text) >= _LONGEST_OFFICE:
        return NOBODY
    alone = person_in(text)
    if is_last or alone == NOBODY:
        return alone if not _DIGIT.search(text) else NOBODY
    signer = _with_office(text, below)
    return signer if signer.office and signer != alone else NOBODY


_COLUMN = re.compile(
    r"(?:Krönika|Gästkrönika|Debatt(?:artikel)?|Replik|Slutreplik|Genmäle|Insändare|Ledare|Kolumn|Opinion|Comment"
    r"|Viewpoint|Perspective|Op-?[Ee]d|(?:Guest )?[Cc]olumn|Letters?|Analysis|Analys)\b.{0,60}",
    re.I,
)


def columnist(head: Sequence[str], foot: Sequence[str] = ()) -> Speaker:
    """Whose column or letter an article is, where its head or its last lines name who wrote it; NOBODY of news.

    >>> columnist(["Opinion", "The port is full", "Ida Marlow"]).name, columnist(["It is full", "Ida Marlow"]).name
    ('Ida Marlow', '')
    >>> columnist(["Debatt", "Hallen släcks, skriver Ida Marlow och Bo Lind (S)."])
    Speaker(name='Ida Marlow och Bo Lind', office='', party='S')
    """
    if not any(_COLUMN.fullmatch(line) for line in head):
        return NOBODY
    writers = [people_in(_IS.sub(", ", _WRITTEN_BY.sub("", line), count=1)) for line in (*head, *foot)]
    named = {writer.name: writer for writer in writers if writer != NOBODY}
    return next(iter(named.values())) if len(named) == 1 else NOBODY


# "By Ida Marlow", and the end of a lead: "… the hall goes dark, write Ida Marlow and Bo Lind (S)."
_WRITTEN_BY = re.compile(r"^(?:By|Av|Text:?)\s|^.*[,.]\s(?:skriver|writes?)\s(?=[A-ZÅÄÖ])|(?<=[\w)])\.$")


_QUOTED = re.compile(r"[\"“”„«»].{20,}[\"”»]\s*$", re.S)
_ATTRIBUTED = re.compile(r"(?:[–—-]\s*|Source:\s|Källa:\s)?")


def attributions(texts: Sequence[str]) -> dict[str, Speaker]:
    """Who is quoted by each text that is nothing but a quotation, where the line below it says whose it is.

    >>> attributions(["“Crime has doubled in a decade.”", "Ida Marlow MP (Labour), Radio 4, 9 May"])[
    ...     "“Crime has doubled in a decade.”"].party
    'Lab'
    >>> list(attributions(["”Var femte båt läcker på ett år.”", "Bo Lind (C) i debatten den 9 maj"]).values())[0].party
    'C'
    """
    found: dict[str, Speaker] = {}
    for text in texts:
        within = _QUOTE_BY.fullmatch(text) if len(text) < _LONGEST_SIGNATURE else None
        person = _quoted_person(_ATTRIBUTED.sub("", within["by"], count=1)) if within else NOBODY
        # Without a dash before it a name alone may begin the next sentence.
        if within and person != NOBODY and (within["dash"] or person.party or person.office):
            found[text] = person
    for quoted, below in pairwise(texts):
        is_below = (
            len(below) < _LONGEST_SIGNATURE
            and _QUOTED.match(quoted)
            and not below.endswith(":")
            and not below.isupper()
        )
        if is_below and (person := _quoted_person(_ATTRIBUTED.sub("", below, count=1))) != NOBODY:
            found[quoted] = person
            found[below] = NOBODY
    return found


# "Ida Marlow (Lab) in the debate on Sunday": where or to whom it was said.
_WHERE_SAID = re.compile(r",?\s(?:i|in|on|at|på|till|to|under|during|vid|speaking|writing)\s.*$")


def _quoted_person(line: str) -> Speaker:
    found = person_in(line)
    return found if found != NOBODY else person_in(_WHERE_SAID.sub("", line))


_QUOTE_BY = re.compile(r"[\"“”„«»].{20,}[\"”»]\s+(?P<by>(?P<dash>[–—-]\s)?[^“”\"„«»]*)")


_QUESTION = re.compile(r"[^?]{8,200}\?")
_FIRST_PERSON = re.compile(r"\b(?:[Vv]i|[Jj]ag|[Oo]ss|[Vv]år[at]?|[Mm]in|[Mm]itt|[Ww]e|I|[Oo]ur|[Mm]y|us)\b")
_REPLY = re.compile(rf"{_FIRST_PERSON.pattern}|\b(?:säger (?:hon|han)|s?he says)\b")
_LEAST_QUESTIONS = 2
_LEAD_LINES = 6


def answers(texts: Sequence[str], spoken: frozenset[int] = frozenset()) -> dict[str, Speaker]:
    """Whose the answers are in an interview that marks its questions by nothing but standing alone: the guest's.

    The guest is the one whom the lines before the first question name; of two it is not known. A line of nothing but
    capitals may be a menu's: it names a guest who is named again. `spoken` are the places of what a dash begins.

    >>> answers(["Ida Marlow runs the port.", "Is it full?", "We have 31 boats.", "What then?", "I do not know yet."])[
    ...     "We have 31 boats."].name
    'Ida Marlow'
    """
    asked = [at for at, text in enumerate(texts) if _QUESTION.fullmatch(text)]
    replied = [at for at in asked if at + 1 < len(texts) and (at + 1 in spoken or _REPLY.search(texts[at + 1]))]
    if len(asked) < _LEAST_QUESTIONS or len(replied) < _LEAST_QUESTIONS or len(replied) * 2 < len(asked):
        return {}
    guests: dict[str, Speaker] = {}
    for text in texts[: min(asked[0], _LEAD_LINES)]:
        for at, written in names_in(text):
            person = person_of(written)
            is_writer = re.search(r"(?:[Tt]ext|[Ff]oto|[Bb]y|[Aa]v|[Pp]hoto):?\s$", text[:at])
            is_named = len(text) > len(written) or sum(written in other for other in texts) > 1
            if is_named and is_person(person.name) and not is_writer:
                guests[person.name] = person
    if len(guests) != 1:
        return {}
    (guest,) = guests.values()
    surname = guest.name.split()[-1]
    return {text: guest for text in texts[asked[0] + 1 :] if surname not in text and not _QUESTION.fullmatch(text)}


def dissenters_in(text: str) -> Speaker:
    """Whose dissent a heading or the line below it says it is: people, else parties; NOBODY where it does not say.

    >>> dissenters_in("Reservation (M och KD)").name
    'Moderaterna och Kristdemokraterna'
    """
    if people := list(SEVERAL.finditer(text)):
        return together(people)
    brackets = re.search(r"\(([^()]{1,30})\)", text)
    letters = party_letters(brackets[1]) if brackets else party_named(text)
    return Speaker(list_names([party_name(part) for part in letters.split(";")]), "", letters) if letters else NOBODY


def together(people: list[re.Match[str]]) -> Speaker:
    """Several people, each a match of `SEVERAL`, as one speaker; the office only of one alone."""
    speakers = [person_of(found["person"]) for found in people]
    letters = [party_letters(found["letters"]) for found in people]
    names = [re.sub(r"\bm\.\s?fl\.", "m.fl.", speaker.name) for speaker in speakers]
    office = title_before(people[0].string, people[0].start()) if len(people) == 1 else ""
    return Speaker(list_names(names), office.strip(), ";".join(dict.fromkeys(filter(None, letters))))
