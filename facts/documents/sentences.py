"""Blocks cut into sentences, by the rules of Swedish and English writing.

>>> [s.text for s in sentences_of(Block("paragraph", "Enligt 11 kap. 5 § sker det. Ca. 40 väntar."))]
['Enligt 11 kap. 5 § sker det.', 'Ca. 40 väntar.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facts.documents.blocks import Block, pieces
from facts.figures.hedges import HEDGES
from facts.language.text_language import language_of

# What may end a sentence, and how the next may begin. A footnote's mark may be glued to the full stop.
_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]++[\"”’»)\]]*(?:[⁰¹²³⁴-⁹]{1,3}|\(\d{1,2}\)|\[\d{1,3}\]|\d{1,2}\))?|(?<=[^\W\d_]{2})\.\d{1,2}"
    r"|:(?=\s\d{1,2}[.)]\s))\s+(?=[\"“”„'‘«»(\[–—-]?\s?[A-ZÅÄÖÉØÆÜ\d£$€])"
)
_LAST_WORD = re.compile(r"([^\s(\"“”]+)$")
_ABBREVIATIONS = frozenset(
    [*(word for words in HEDGES.values() for word in words if word.endswith(".")),
     "a.a.", "adj.", "art.", "avd.", "bet.", "bil.", "bl.a.", "cirk.", "d.s.", "d.v.s.", "dvs.", "doc.", "dr.",
     "e.d.", "e.g.", "enl.", "etc.", "ev.", "exkl.", "f.", "f.d.", "f.n.", "f.ö.", "fig.", "fr.o.m.", "forts.",
     "fd.", "gen.", "hon.", "hr.", "i.e.", "inkl.", "inv.", "jan.", "feb.", "febr.", "mar.", "apr.", "jun.", "jul.",
     "aug.", "sep.", "sept.", "okt.", "oct.", "nov.", "dec.", "jfr.", "jr.", "kap.", "kl.", "kr.", "kv.", "lt.",
     "m.fl.", "m.a.o.", "m.m.", "max.", "mdr.", "milj.", "min.", "mkr.", "mn.", "mom.", "mr.", "mrs.", "ms.", "mvh.",
     "n.", "n.b.", "no.", "nr.", "nos.", "o.d.", "o.s.v.", "obs.", "osv.", "p.", "p.g.a.", "para.", "pct.", "pkt.",
     "pp.", "prof.", "prop.", "red.", "ref.", "rev.", "rskr.", "rt.", "s.", "s.k.", "sen.", "sid.", "sr.", "ss.", "st.",
     "t.ex.", "t.o.m.", "t.v.", "tab.", "tel.", "tfn.", "tom.", "u.s.", "uppl.", "utg.", "vd.", "vol.", "vs.",
     "z.b.", "åk.", "st"]
)  # fmt: skip
# Marks that end a sentence although they look like an abbreviation: "… m.m. Barnen". Only where a capital follows.
_MAY_END = frozenset(
    ["bil.", "min.", "c.", "m.m.", "etc.", "osv.", "o.s.v.", "m.fl.", "kr.", "st.", "mkr.", "mdr.", "e.d.", "o.d.",
     "inv.", "p.", "tom."]
)  # fmt: skip
# Who took the picture that a caption stands below.
_CREDIT = re.compile(r"(?<=[.!?])\s(?:Foto|Bild|Photo(?:graph)?|Image|Picture)(?:\scredit)?:\s[^.]*$")
_BEGINS_CREDIT = re.compile(r"(?:Foto|Bild|Photo(?:graph)?|Image|Picture)\b")
_PICTURE = re.compile(r"\((?:Foto|Bild|Photo(?:graph)?|Image|Picture)(?:\scredit)?:\s[^()]{1,80}\)\s(?=[A-ZÅÄÖ“\"])")
# So many letters before a word show in which language it stands.
_AROUND = 200
# Blanks, and the dash that speech begins with: it is no part of what is said.
_SPEECH_DASH = re.compile(r"\s*(?:[–—]\s+(?=[A-ZÅÄÖ“\"”]))?")
_LIST_ITEM = re.compile(r"(?<=[\d)]) (?=[A-ZÅÄÖ][a-zåäö]+ (?:\S+ ){2,}\S*[.!?])")


_LONGEST_SENTENCE = 2000
"""A longer sentence is cut: it is a list, or no text, and every rule is bounded by it."""


_ASKED = re.compile(
    r"[^?;:]{0,80}?\b(?:(?:asked|inquired|enquired|wondered)(?: [\w.’'-]+){0,4}?"
    r" (?:how|what|whether|when|why|which|if|who)"
    r"|asked the (?:Minister|Taoiseach|Tánaiste|Prime Minister|Secretary of State|Chancellor|Attorney)\b"
    r"|(?:frågade|frågat|frågar|undrade|undrar)(?: [\w.’'-]+){0,4}? (?:hur|vad|om|när|varför|vilk(?:en|et|a)|vem))\b",
    re.I,
)


# Letters of which a sentence holds some where it reports a question.
_ASKS = ("asked", "quired", "wondered", "fråga", "undra")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, `start` letters into its block; `is_heading` where a flattened page has run headings into it."""

    text: str
    block: Block
    start: int
    is_heading: bool = False

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark, or reports what somebody asked."""
        if self.text.rstrip('"”’») ').endswith("?"):
            return True
        if ";" in self.text:
            # "We asked 20 schools how they were run; a third …": what follows is the answer.
            return False
        return any(map(self.text.__contains__, _ASKS)) and _ASKED.match(self.text) is not None

    def spans(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Where these letters of the sentence stand, as (page, start, end) on the page's text."""
        return self.block.spans(self.start + start, self.start + end)

    @property
    def page(self) -> str:
        """The page or pages that it stands on, as the table writes them: "3" or "2–3"."""
        pages = [page for page, _, _ in self.spans(0, len(self.text))]
        if not pages:
            return ""
        return str(pages[0]) if pages[0] == pages[-1] else f"{pages[0]}–{pages[-1]}"


def sentences_of(block: Block, *, start: int = 0, is_list: bool = False) -> Iterator[Sentence]:
    """The sentences of a block from letter `start` on.

    `is_list` is for items of a list whose others end without a full stop: a capital after a number begins a
    sentence there.
    """
    text = block.text
    if block.kind in ("row", "heading", "running"):
        is_caption = block.kind == "heading" and not _BEGINS_CREDIT.match(text, start)
        credit = _CREDIT.search(text, start) if is_caption else None
        yield Sentence(text[start : credit.start() if credit else len(text)].strip(), block, start)
        return
    for end in (*_ends(text, start, is_list), len(text)):
        for at, until in pieces(text, start, end, _LONGEST_SENTENCE):
            words = text[at:until]
            lead = _SPEECH_DASH.match(words).end()  # type: ignore[union-attr]  # it matches no letters too
            words = words[lead:]
            if not words.strip():
                continue
            if begins := _run_in(words.strip()):
                yield Sentence(words.strip()[:begins].rstrip(), block, at + lead, is_heading=True)
            yield Sentence(words.strip()[begins:], block, at + lead + begins)
        start = end


# Words that begin sentences and that Swedish and English write small inside one.
_BEGINS = re.compile(
    r"(?<=[\w)»”\d]\s)(?:Sedan|Det|Den|De|I|På|Under|Enligt|Antalet|Andelen|År|Av|Hälften|Var|Vart|Mer|Fler|Färre|Nästan|Drygt"
    r"|Cirka|Omkring|Ungefär|Uppskattningsvis|Totalt|Sammanlagt|Regeringen|Kommunen|Regionen|Vi|Samtidigt|När|Om|Från|Mellan|För"
    r"|Trots|Många|Minst|Allt|Förra|The|In|Since|It|This|There|More|Nearly|About|Around|Almost|Between|We|Our|According|By|At"
    r"|From|For|During|Last|Half|One|Two|Some|Over)\s(?=\S)"
)
_FINITE = re.compile(
    r"\b(?:är|var|har|hade|blev|blir|ska|kan|får|fick|ökade|ökar|minskade|minskar|arbetade|bor|bodde|växer"
    r"|växte|faller|steg|kostar|visar|står|stod|byggs|byggdes|[a-zåäö]{3,}ades?|uppgick|ligger|finns|fanns"
    r"|is|are|was|were|has|have|had|will|rose|fell|grew|live|lived|work|worked|made|said|says)\b"
)
# Fewer letters are a name or a first word.
_SHORTEST_HEADING = 8


def _run_in(text: str) -> int:
    """Where a sentence begins that headings or links have been run into: 0 where it begins at once.

    >>> text = "Kommunernas ansvar Sedan 2017 har antalet unga ökat."
    >>> text[_run_in(text):], _run_in("Antalet unga har ökat Sedan 2017.")
    ('Sedan 2017 har antalet unga ökat.', 0)
    """
    verb = _FINITE.search(text)
    stop = verb.start() if verb else 0
    begins = next(reversed([match.start() for match in _BEGINS.finditer(text, _SHORTEST_HEADING, stop)]), 0)
    lead = text[:begins].rstrip()
    return begins if len(lead.split()) > 1 and not lead.endswith((",", ":", "–", "-")) and lead[:1].isupper() else 0


def _ends(text: str, start: int, is_list: bool) -> Iterator[int]:
    places = [match.end() for match in _END.finditer(text, start) if _is_end(text, match)]
    places.extend(match.end() for match in _PICTURE.finditer(text, start))
    if is_list:
        first = places[0] if places else len(text)
        places.extend(match.end() for match in _LIST_ITEM.finditer(text, start, first))
    return iter(sorted(places))


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
    following = text[match.end() : match.end() + 1]
    if word is None:
        return True
    last = word[1].casefold() + "."
    if word[1] == "hon" and language_of(text[max(0, match.start() - _AROUND) : match.end()]) == "sv":
        # "…, meddelade hon." is she; "my hon. Friend" is honourable.
        return True
    if word[1] == "No" and not following.isdigit():
        # "No. Vacancies keep on multiplying"
        return True
    if last in _ABBREVIATIONS:
        return last in _MAY_END and not following.isdigit()
    # An initial, or the number of a list item: "1. Avser statsrådet".
    if len(word[1]) == 1 and word[1].isupper():
        return False
    return not (word[1].isdigit() and (match.start() <= len(word[1]) or text[word.start() - 2 : word.start()] == ": "))
