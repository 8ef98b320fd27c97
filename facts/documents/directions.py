"""Claims that name no number: that something rises, falls, is the highest ever or has not changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from facts.documents.candidates import Candidate, Surroundings, candidate
from facts.documents.grammar import boundary, compile_words, pattern, small_pattern
from facts.documents.number_mentions import IN_A_ROW
from facts.documents.page_text import in_small_letters
from facts.documents.sentences import Sentence
from facts.language.needed_letters import NeededLetters
from facts.language.prose_periods import Time, times_in
from facts.language.unit_words import unit_of_noun, unit_of_subject
from facts.words import Lang

_VERBS = {"increase": "rises", "decrease": "falls"}
_LESS = re.compile(
    r"\b(?:färre|mindre|lägre|kortare|billigare|yngre|svagare|sämre|fewer|less|minskande|krympande"
    r"|sjunkande|falling|shrinking|declining|dwindling)\b",
    re.I,
)
# "har blivit fler: från 12 till 39" says by how much behind its colon.
_TO_NUMBERS = re.compile(r": (?=från\s|from\s)")
# A wish, a denial or a condition before the verb; a participle behind an article is an adjective: "den ökade takten".
_NOT_STATED = re.compile(
    r"\b(?:ska|skall|bör|borde|måste|kan|kunde|skulle|vill|att inte|inte|aldrig|not|never|should"
    r"|would|could|may|might|must|can|if|om|ifall|unless)\s+(?:\w+\s+)?$",
    re.I,
)
_DENIED_BEHIND = re.compile(r"\s(?:inte|ej|aldrig|not)\b")
_CONDITION = re.compile(r"(?:om|ifall|if|unless|when|när)\s", re.I)
_PARTICIPLE = re.compile(r"öka(?:t|de)|minska(?:t|de)|increased|decreased|reduced", re.I)
_BEFORE_ADJECTIVE = re.compile(r"\b(?:ett|en|den|det|de|av|för|med|till|på|om|mot|the|an?|of|for|with|by)\s+$", re.I)
_JOINT = re.compile(r"\s(och|and|men|but|då|eftersom|because|att|that)\s", re.I)
_END_OF_CLAUSE = re.compile(r"[;:]\s|\s(?:men|medan|but|while|whereas)\s|\s[–—]\s|[.!?](?:\s|$)")
# "… are closing and the Prime Minister is spending £3bn": the number is another clause's.
_NEXT_CLAUSE = re.compile(
    r"(?:,|\s(?:och|and))\s[^,;]{3,60}\s(?:är|var|har|hade|blir|låg|ligger|stod|står|steg|sjönk|is|are|was|were|has|have|had"
    r"|will)\s|,\s(?:och|men|and|but)\s(?:jag|vi|hon|han|I|we|he|she|they)\s|\s(?:och|and)\s(?:att|that)\s"
    r"|,\s(?:before|innan|för att)\s",
    re.I,
)
_NEXT_VERB = re.compile(r"\b(?:och|and)\s(?:beräknas|väntas|bedöms|förväntas|(?:is|are) expected|will)\s", re.I)
_FINITE = re.compile(
    r"\b(?:är|var|har|hade|kan|ska|vill|blir|blev|stands?|stood|uppgår|uppgick|ligger|låg|is|are|was|were|has|have|had|will|can)\b",
    re.I,
)
_AIM = re.compile(
    r"\b(?:mål(?:et)?|target|aim|goal)\b[^.;,]{0,40}?\b(?:att|to)\s+"
    r"(?P<verb>öka|minska|höja|sänka|increase|reduce|cut|raise|lower|halve)(?:\s+[\w-]+){1,3}",
    re.I,
)
_MORE_WHO: dict[Lang, re.Pattern[str]] = {
    "sv": re.compile(
        r"(?:^|\b(?:att|och|men|där|medan)\s+|,\s+)(?P<what>(?:fler|färre)\s+(?:av\s+\w+\s+|[a-zåäö-]+\s+)?"
        r"(?:känner|upplever|hör|söker|får|går|tar|väljer|klarar|arbetar|jobbar|studerar|bor|lever|blir|orkar|lämnar|flyttar"
        r"|dör|drabbas|anmäler|behöver|använder|köper|reser|åker|läser|röstar|tvingas|saknar|står|väntar|insjuknar|utsätts"
        r"|anställs|startar|slutar|börjar|försörjer|röker|dricker|tränar|pendlar|cyklar|mår|hoppar|fullföljer))\b"
        r"(?!\s+att\b)",
        re.I,
    ),
    "en": re.compile(
        r"(?:^|\b(?:that|and|but|as)\s+|,\s+)(?P<what>(?:fewer|more)\s+(?:of\s+(?:us|them)|people|patients|children|pupils"
        r"|families|households|women|men|young\s+people)\s+(?:now\s+)?(?:are|have|work|live|go|use|need|get|die|leave|claim|rely"
        r"|drive|travel|study|own|rent|buy|wait|struggle|receive|say|feel))\b",
        re.I,
    ),
}
_WISHED = re.compile(
    r"\b(?:så|för|vill|ska|bör|hoppas|syfte|viktigt|krävs|till|so|hope|want)\s+(?:att\s+|that\s+)?$"
    r"|\b(?:vill|ska|bör|måste|hoppas|should|want|hope)\b[^,;]{0,25}$",
    re.I,
)
_CHANGES = (
    r"(?:increas\w+|ris\w+|grow\w*|climb\w*|fall\w*|declin\w+|drop\w*|shrink\w*|decreas\w+|öka|stiga|växa|minska|sjunka"
    r"|falla|krympa)"
)
_EXPECTED = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:expected|forecast|projected|predicted|set|likely)\s+to"
    r"|expect(?:s|ed)?\s+(?:[\w’'-]+\s+){1,6}?to|väntas|förväntas|beräknas|bedöms|spås)\s+"
    rf"(?P<verb>(?:(?:go\s+on|continue\s+to|keep|fortsätta\s+(?:att\s+)?)\s*)?{_CHANGES})\b(?!\s+(?:by|med|to|till)\s+[\d£$€])",
    re.I,
)
_WILL_FALL = re.compile(r".*(?:fall|declin|drop|shrink|decreas|minska|sjunka|falla|krympa)", re.I)
# A number within so many letters behind an aim says how far.
_NEAR = 40
# A sentence with more verbs of change is a list of words.
_MOST_VERBS = 8
# People who grow or fall say nothing of a statistic. "I" is a preposition in Swedish.
_PRONOUNS: dict[Lang, str] = {"sv": "vi|jag|man|du|ni|han|hon", "en": "we|i|you|he|she"}
# What grows in a figure of speech or in a person is no statistic.
_NO_STATISTIC = re.compile(
    r"\b(?:låta|sig själv|tålamodet|hoppet|oron|förtroendet för mig|tempers|hope|doubt|fear"
    r"|curtain|ground)\b",
    re.I,
)


def directions_of(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> list[Candidate]:
    """The claims of direction of a sentence; `taken` are the places of its candidates with numbers."""
    if sentence.is_question or sentence.block.kind in ("row", "footnote", "running"):
        return []
    text = sentence.text
    finders = (_FINDERS[rank][0] for rank in _NEEDED.ranks(text.casefold()))
    found = [one for find in finders for one in find(sentence, around, taken)]
    highest = [one.start for one in found if one.direction in ("highest", "lowest")]
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda one: one.start):
        is_of_highest = one.kind == "direction" and any(0 <= place - one.end < _NEAR for place in highest)
        is_met = is_of_highest or any(one.start < other.end and other.start < one.end for other in kept)
        if not is_met and not _NO_STATISTIC.search(text[max(0, one.start - 20) : one.end]):
            kept.append(one)
    return kept


def _ever(sentence: Sentence, around: Surroundings, _taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "allt fler", "more and more", "a growing number of", with the noun behind it."""
    text, lang = sentence.text, around.lang
    for match in compile_words(r"(?<![\w-])(?:i\s+)?(?:<ever>|<growing>)(?![\w-])", lang).finditer(text):
        if pattern("aim", lang).search(text, max(0, match.start() - 20), match.start()) and not re.match(
            r"\s*$", text[: match.start()]
        ):
            before = text[max(0, match.start() - 20) : match.start()]
            if compile_words(r"(?:<aim>)\s+(?:\w+\s+)?$", lang).search(before) and not re.search(
                r"\b(?:att|that)\s+$", before
            ):
                continue
        if match[0].casefold() in ("ökande", "växande"):
            continue
        noun = re.match(r"\s+(?:of\s+)?(?:(?:my|our|their|the)\s+)?[\w-]+", text[match.end() :])
        end = match.end() + (noun.end() if noun else 0)
        direction = "decrease" if _LESS.search(match[0]) else "increase"
        yield _direction(sentence, match.start(), end, direction, around)


def _verbs(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    text, lang = sentence.text, around.lang
    low = in_small_letters(text)
    for direction in _VERBS:
        matches = list(islice(small_pattern(_VERBS[direction], lang).finditer(low), _MOST_VERBS + 1))
        for match in matches if len(matches) <= _MOST_VERBS else ():
            begin = _clause_start(text, match.start(), lang)
            if _is_number_near(text, begin, match, taken) or not _states(text, begin, match, lang):
                continue
            for start, stop in _subjects(text, begin, match):
                yield _direction(sentence, start, stop, direction, around)


def _more_who(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "fler hör av sig", "fewer of us work in town": more or fewer who do something, without a number."""
    for match in _MORE_WHO[around.lang].finditer(sentence.text):
        if not _WISHED.search(sentence.text, 0, match.start("what")) and not any(
            match.start() <= start < match.end() + _NEAR for start, _ in taken
        ):
            direction = "decrease" if _LESS.match(match["what"]) else "increase"
            yield _direction(sentence, match.start("what"), match.end(), direction, around)


def _expected(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "numbers are expected to rise", "antalet väntas öka": a forecast without a number."""
    for match in _EXPECTED.finditer(sentence.text):
        if not any(match.end() <= start < match.end() + _NEAR for start, _ in taken):
            direction = "decrease" if _WILL_FALL.match(match["verb"]) else "increase"
            made = _direction(sentence, match.start("verb"), match.end(), direction, around)
            yield replace(made, measure_kind="forecast")


def _clause_start(text: str, start: int, lang: Lang) -> int:
    """Where the clause of a verb begins: behind the last mark, conjunction or verb before it.

    "och" begins a clause only where the words before it have a verb of their own: "antal hushåll och antal barn som
    ingår … minskat" is one.
    """
    begin = 0
    for match in boundary(lang).finditer(text, 0, start):
        begin = match.end()
    for match in _JOINT.finditer(text, begin, start):
        if match[1].casefold() not in ("och", "and") or _has_verb(text[begin : match.start()], lang):
            begin = match.end()
    return begin


def _has_verb(words: str, lang: Lang) -> bool:
    return _FINITE.search(words) is not None or any(
        pattern(_VERBS[direction], lang).search(words) for direction in _VERBS
    )


def _is_number_near(text: str, begin: int, match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether the clause says by how much or to what: then the number is the claim."""
    behind = [start for start, _ in taken if start >= match.end()]
    # "Har minskat för tredje året i rad, från 19 procent till 13": it fell all the time, by whatever.
    if (
        behind
        and not IN_A_ROW.search(text, match.end(), behind[0])
        and not _END_OF_CLAUSE.search(_TO_NUMBERS.sub("  ", text[: behind[0] + 5])[match.end() : behind[0]])
    ):
        between = text[match.end() : behind[0]]
        return not (
            _NEXT_CLAUSE.search(between) or _NEXT_VERB.search(between) or re.search(r"\b(?:och|and)\s$", between)
        )
    return any(begin <= start < match.start() for start, _ in taken)


def _states(text: str, begin: int, match: re.Match[str], lang: Lang) -> bool:
    """Whether the verb states something: it has a subject, and no word before it makes it an aim or a wish."""
    before = text[begin : match.start()]
    is_bare = not before.split()
    if is_bare and not re.search(r",\s*(?:som|vilk\w+|which|who)\b[^,]*,\s*$", text[: match.start()]) and begin == 0:
        return False
    if _NOT_STATED.search(before) or _CONDITION.match(before.strip()) or _DENIED_BEHIND.match(text, match.end()):
        return False
    if _PARTICIPLE.fullmatch(match[0]) and _BEFORE_ADJECTIVE.search(before):
        return False
    return re.search(rf"\b(?:{_PRONOUNS[lang]})\s+(?:\w+\s+)?$", before, re.I) is None


def _subjects(text: str, begin: int, match: re.Match[str]) -> list[tuple[int, int]]:
    """The words of each claim that a verb makes.

    Several subjects with "antal" or "andel" are a claim each, and so are those that take the verb over: "… minskat, och
    därmed också andelen hushåll och barn".
    """
    counted = r"\b(?:antal(?:et)?|andel(?:en)?|the\s+(?:number|share)\s+of)\s+[\w-]+"
    several = [
        (begin + one.start(), begin + one.end()) for one in re.finditer(counted, text[begin : match.start()], re.I)
    ]
    found = several if len(several) > 1 else [(_first_word(text, begin, match.start()), match.end())]
    also = re.compile(
        rf"\s(?:och|and)\s(?:därmed\s|också\s|även\s|also\s|so\s)+(?P<what>{counted})(?P<more>\s(?:och"
        rf"|and)\s\w+)?",
        re.I,
    )
    if follows := also.search(text, match.end(), min(len(text), match.end() + 60)):
        found.append(follows.span("what"))
        if follows["more"]:
            found.append(follows.span("more"))
    return found


_JOINS = re.compile(r"\s*(?:(?:och|men|and|but)\s+)?", re.I)


def _first_word(text: str, begin: int, start: int) -> int:
    joins = _JOINS.match(text, begin, start)
    return joins.end() if joins else begin


def _than_before(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "fewer officers than in 2009", where no number says how many fewer."""
    text, lang = sentence.text, around.lang
    template = r"(?<![\w-])(?P<word>fler|färre|more|fewer)\s+(?:[\w-]+\s+){1,4}?(?:<than>)\s+(?P<when>[^,.;]{3,40})"
    for match in compile_words(template, lang).finditer(text):
        times = times_in(match["when"], around.today, lang)
        is_counted = any(start <= match.start() <= end + 2 for start, end in taken)
        if times and not is_counted:
            end = match.start("when") + times[0].end
            direction = "decrease" if _LESS.search(match["word"]) else "increase"
            yield _direction(sentence, match.start(), end, direction, around)


def _aims(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "målet var att öka antalet": a target without a number."""
    text = sentence.text
    for match in _AIM.finditer(text):
        stop = match.end() + _NEAR
        if any(match.start() <= start < stop and "," not in text[match.end() : start] for start, _ in taken):
            continue
        direction = "decrease" if re.match(r"minska|sänka|reduce|cut|lower|halve", match["verb"], re.I) else "increase"
        made = _direction(sentence, match.start("verb"), match.end(), direction, around)
        yield replace(made, measure_kind="target")


def _happenings(sentence: Sentence, around: Surroundings, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "gjordes en större höjning", "there has been a fall": a change as a noun, without a number."""
    text = sentence.text
    for match in _HAPPENED.finditer(text):
        if any(match.end() <= start < match.end() + _NEAR for start, _ in taken):
            continue
        is_less = _DOWN.search(match["what"]) is not None
        yield _direction(sentence, match.start("what"), match.end(), "decrease" if is_less else "increase", around)


_HAPPENED = re.compile(
    r"\b(?:gjordes|skedde|skett|genomfördes|genomförts|har gjorts|ser vi|såg vi|visar(?: på)?|visade"
    r"|shows?|showed|there (?:was|has been|is)"
    r"|(?:we|has|have) (?:saw|seen))\s+"
    r"(?P<what>(?:en|ett|an?)\s+(?:[\w-]+\s+)?(?:ökning|höjning|uppgång|minskning|sänkning|nedgång|neddragning"
    r"|rise|increase|growth|fall"
    r"|drop|decline|reduction|decrease)\b)",
    re.I,
)
_DOWN = re.compile(r"minskning|sänkning|nedgång|neddragning|fall|drop|decline|reduction|decrease", re.I)


def _results(sentence: Sentence, around: Surroundings, _taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "har bidragit till ökad delaktighet": a change that is said as the outcome of something."""
    text, lang = sentence.text, around.lang
    template = (
        r"(?<![\w-])(?:<result>)\s+(?P<what>(?:en\s+|ett\s+|an?\s+)?(?:ökad|ökat|ökade|minskad|minskat"
        r"|minskade|högre|lägre|färre|fler|increased|reduced|more|fewer|higher|lower)\s+[^,.;]{3,40})"
    )
    for match in compile_words(template, lang).finditer(text):
        if compile_words(r"(?:<aim>)\s+$", lang).search(text[max(0, match.start() - 12) : match.start()]):
            continue
        what = " ".join(match["what"].split()[:4])
        is_less = re.search(r"minsk|lägre|färre|reduced|fewer|lower", match["what"], re.I)
        start = match.start("what")
        yield _direction(sentence, start, start + len(what), "decrease" if is_less else "increase", around)


def _superlatives(sentence: Sentence, around: Surroundings, _taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The words "the lowest level since records began": highest, lowest or unchanged."""
    text, lang = sentence.text, around.lang
    since = (
        r"(?=[^,.;]{0,40}\b(?:sedan|since|någonsin|ever|på \w+ år|for (?:a|\w+) (?:decade|years?)|in "
        r"(?:its |our )?history|i historien|on record|i (?:EU|Norden|världen|landet|Europa)|of all|in "
        r"(?:the EU|Europe|the world)|recorded)\b)"
    )
    for direction in ("highest", "lowest"):
        for match in compile_words(rf"(?<![\w-])(?:<{direction}>)(?![\w-]){since}", lang).finditer(text):
            yield _superlative(sentence, match, direction, around)
    for match in pattern("unchanged", lang).finditer(text):
        yield _superlative(sentence, match, "unchanged", around)


def _superlative(sentence: Sentence, match: re.Match[str], direction: str, around: Surroundings) -> Candidate:
    times = times_in(sentence.text, around.today, around.lang)
    since = next((time.code for time in times if time.role == "since" and time.start > match.start()), "")
    return candidate(
        sentence, match.start(), match.end(), "superlative", around, direction=direction, period=around.day,
        change_since=since,
    )  # fmt: skip


def _direction(sentence: Sentence, start: int, end: int, direction: str, around: Surroundings) -> Candidate:
    text, lang = sentence.text, around.lang
    words = re.findall(r"[^\W\d_][\w-]*", text[start:end])
    units = [unit for word in words if (unit := unit_of_noun(word, lang) or unit_of_subject(word, lang))]
    if re.search(r"\b(?:andel|share|proportion)", text[start:end], re.I):
        units = ["percent"]
    period, basis = _span(text, times_in(text, around.today, lang), start, end, around)
    later = boundary(lang).search(text, end)
    clause = text[max(0, start - 40) : min(end + 40, later.start() if later else len(text))]
    before = text[max(0, start - 60) : start]
    measure = "outcome"
    if lang == "sv" and "mål" in before and pattern("target", lang).search(before):
        measure = "target"
    elif pattern("forecast", lang).search(clause) or around.is_to_come(period):
        measure = "forecast"
    return candidate(
        sentence, start, end, "direction", around, direction=direction,
        unit=units[0] if units else "",
        period=period, period_basis=basis, measure_kind=measure,
    )  # fmt: skip


def _span(text: str, times: list[Time], start: int, end: int, around: Surroundings) -> tuple[str, str]:
    """The span of a claim of direction: from what it is said to have changed since to its own time."""
    near = [time for time in times if _is_of_clause(text, time, start, end, around.lang)]
    bases = [time for time in near if time.role in ("since", "from", "lapse")]
    stated = [time for time in near if time.role in ("at", "until") and time.is_stated]
    if bases and around.day:
        return f"{bases[0].code}/{around.day}", "stated" if bases[0].role != "lapse" else "inferred"
    return (stated[-1].code, "stated") if stated else (around.day, "not-stated")


def _is_of_clause(text: str, time: Time, start: int, end: int, lang: Lang) -> bool:
    """Whether a time belongs to the claim from `start` to `end`: it opens the sentence, or nothing parts the two."""
    if time.start < _OPENING or start <= time.start < end:
        return True
    between = text[end : time.start] if time.start >= end else text[time.end : end]
    return not boundary(lang).search(between) and not _OTHER_CLAUSE.search(between)


# A time within so many letters of the beginning holds for the whole sentence.
_OPENING = 12
_OTHER_CLAUSE = re.compile(r"\b(?:och|and|but|men)\s+(?:att|that|därmed|are|is|now|är|nu)\b", re.I)

# The finders in their order, each with what a sentence in small letters needs to hold where it finds anything.
_Finder = Callable[[Sentence, Surroundings, list[tuple[int, int]]], Iterator[Candidate]]
_FINDERS: tuple[tuple[_Finder, str], ...] = (
    (_ever, ""),
    (_verbs, ""),
    (_more_who, "fler|färre|fewer|more"),
    (_expected, "expect|forecast|project|predict|set|likely|väntas|beräknas|bedöms|spås"),
    (_results, "ökad|ökat|minskad|minskat|högre|lägre|färre|fler|increased|reduced|more|fewer|higher|lower"),
    (_than_before, "fler|färre|more|fewer"),
    (_happenings, "gjorde|skedde|skett|genomför|gjorts|ser vi|såg vi|visa|there|saw|seen|show"),
    (_aims, "mål|target|aim|goal"),
    (_superlatives, "högst|störst|flest|rekord|längst|dyrast|lägst|minst|kortast|oföränd|ligger|legat|still|plan|samma"
                    "|stabil|håller|est|record|most|unchanged|steady|flat|stable|constant|level|no change|stagnat"),
)  # fmt: skip
_NEEDED = NeededLetters(needs for _, needs in _FINDERS)
