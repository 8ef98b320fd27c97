"""The times that a sentence takes from those before it, and those that it leaves to the next.

"Over the same period it fell to 12": the period was said a sentence ago.
"""

from __future__ import annotations

import re

from facts.documents.candidates import LETTERS_OF_A_YEAR, Candidate, Surroundings
from facts.documents.names import is_name
from facts.documents.number_mentions import Mention
from facts.documents.number_times import HELD_AGAINST, UP_FROM
from facts.documents.sentences import Sentence
from facts.language.prose_periods import Time
from facts.language.relative_codes import MONTHS_OF_PART

_SAID = ("at", "until")
# A sentence in the past tense is of the time that the one before it named.
_PAST = re.compile(
    r"\b(?:steg|föll|växte|låg (?:på|kring|under|över)|stod|ökade|gällde|was|were|had|did|cost|rose|fell|grew|made"
    r"|came|went|took|stood|got|gave|held|kept|lost|won|paid|sent|spent|sold|built|left|met|ran|began|bought|brought"
    r"|drew|found|dealt|sought|taught|shut|relet|slog|drog|skrev|satt|bröt|vann|bar|stal"
    r"|var(?! (?:annan|[a-zåäö]+(?:dje|rde|mte|tte|nde)\b|\d))|blev|hade|uppgick|[a-z]{3,}ed"
    r"|[a-zåäö]{3,}(?:ade|ades|des|kte|xte|pte)|[a-zåäö]{2,}dde|(?:ut)?gjorde|fick|kom|gick|sjönk|byggde|omkom|dog"
    r"|försvann|tog|gav|lade|sålde|höll|hölls)\b"
)
_NOW = re.compile(r"\b(?:has|have|is|are|har|är|nu|now|today|i dag|blir|finns)\b", re.I)
_TODAY = re.compile(r"\b(?:now|today|currently|at present|nu|i dag|för närvarande)\b", re.I)
_GOES_ON = re.compile(
    r"(?:In|For|I|För|På)\s[^,;.\d]{1,40}\b(?:it|they|there|the (?:figure|number|share|rate))\s(?:was|were|stood)\b"
    r"|(?:I|För|På|Bland)\s[^,;.\d]{1,40}\b(?:var|låg)\s(?:det|de|siffran|andelen|antalet)\b"
    r"|(?:(?:Among|Of) (?:those|them|these|whom)\b|(?:Bland|Av) (?:dem|dessa)\b"
    r"|(?:Jämfört|Compared)[^,]{0,40}\b(?:det|this|that|it)\b|(?:That|This|It)\s+(?:is|was|means|represents)\b"
    r"|(?:Det|Detta)\s+(?:är|var|blev|motsvarar|innebär)\b"
    r"|(?:[\w-]+\s+){0,4}?(?:av|of)\s+(?:medlen|pengarna|summan|beloppet|dem|dessa|those|these|them)\b)"
    r"|då\s+(?:var|hade|fanns|låg|fick|[a-zåäö]{2,}(?:ade|kte|gde|rde|lde|nde|ste))\b"
    r"|(?:then|At that time|Back then)\b",
    re.I,
)
_GOES_ON_WITHIN = re.compile(r"\b(?:alltså|därmed)\b|\b(?:den|det|de|hade|var|fanns|it|they|there)\s+då\b", re.I)
_IS_A_CHANGE = re.compile(
    r"(?:[^\d,;.]{3,25}\s)?the\s(?:rise|increase|fall|drop|cut|decline|growth|reduction)\s(?:is|was|comes\sto)\b"
    r"|(?:[^\d,;.]{3,25}\s(?:är|var|blev)\s)?(?:\w*(?:ökningen|minskningen|höjningen|sänkningen|nedgången|uppgången))\s(?:är|var|blev)?"
    r"|(?:That|This|It)\s(?:is|was|means|represents)\s(?:an?\s)?(?:[\w-]+\s){0,3}?(?:rise|increase|fall|drop|cut|decline|growth"
    r"|reduction|change|\d[\d.,]*\s?(?:%|per\scent)\s(?:more|less|fewer|higher|lower|up|down))\b"
    r"|(?:Det|Detta)\s(?:är|var|motsvarar|innebär)\s(?:alltså\s)?en\s(?:[\w-]+\s){0,3}?(?:\w*(?:ökning|minskning|höjning|sänkning"
    r"|nedgång|uppgång|förbättring|försämring|tillväxt))\b",
    re.I,
)
_MEANWHILE = re.compile(r"(?:Samtidigt|At the same time|Meanwhile)\b")
OVER_THE_SAME = re.compile(
    r"\b(?:over|in|during|across|through|within) (?:that|the same|those|this|these) (?:[\w-]+ )?"
    r"(?:time|period|years?|span|stretch|decade|months|quarters|interval)\b"
    r"|\b(?:under|på|över|inom) (?:samma|den|denna|dessa|de) (?:[\w-]+ )?"
    r"(?:tid|tiden|period|perioden|år|åren|decennium|sträcka|tidsrymd|tidsperiod|månader(?:na)?|intervall)\b",
    re.I,
)
"""What says that something goes over the span that a sentence before named."""
_FROM_TO = re.compile(r",\s(?:from|från)\s[^,;]{0,40}?\d[^,;]{0,40}?\s(?:to|till)\s", re.I)
_SINCE_THEN = re.compile(r"(?:since|sedan|sen)\s+(?:then|dess)", re.I)
# An answer that begins with nothing but a number is of the time that was asked about: "By about 900,000."
_ANSWERS = re.compile(
    r"^(?:(?:Yes|No|Ja|Nej|Well)[,.]\s)?(?:(?:By|About|Around|Some|Roughly|Nearly|Only|Just|Almost|Over|More than"
    r"|It was|They were|There were|Med|Ungefär|Cirka|Drygt|Knappt|Omkring|Runt|Nästan|Bara|Över"
    r"|Det blev|Det var|De var)\s|\S+(?:\s\S+){0,2}\.$)"
)
_THE_SAME_PERIOD = re.compile(r"\b(?:over|in|during) the same period\b|\bunder samma (?:tid|period)\b", re.I)


_TELLS_OF_ITS_YEAR = re.compile(
    r"\b(?:Fakta|Faktaruta|I siffror|I korthet|Läget|Nuläget|Resultat\w*|Utfall\w*|Året|Verksamhetsåret|Nyckeltal"
    r"|Huvudresultat|Huvudpunkter|Det viktigaste|Viktigaste resultaten|Facts|Fact box|In figures|In numbers|At a glance"
    r"|(?:Key|Main) (?:figures|points|findings|results)|Headlines|Highlights|Results|The (?:situation|state|year))\b",
    re.I,
)
# A year, a part of one, or months by their first and last; a month or day alone is a heading's date.
_PERIOD_OF_HEADING = re.compile(r"\d{4}|\d{4}-[QST]\d|\d{4}-\d\d/(?P<last>\d{4}-\d\d)")
NOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
"""The mark that a note begins with, and that stands behind what it is about."""
# Marks begin anew on each page; more than a book has are none.
_MOST_NOTES = 1000
_BEHIND = re.compile(rf"(?<=\S){NOTE_MARK.pattern}")


def remember_heading(text: str, times: list[Time], around: Surroundings) -> None:
    """Keep the one past period that a heading names: what is told below it in the past is of it."""
    named = [time.code for time in times if time.role == "at"]
    is_past = len(named) == 1 and is_over(named[0], around)
    around.heading_period = named[0] if is_past else ""
    if is_past and len(named[0]) > LETTERS_OF_A_YEAR and _TELLS_OF_ITS_YEAR.search(text):
        # "Main points, year ending June 2025" says what "over the twelve months" is further down.
        around.title_period = around.title_period or named[0]
    around.bracketed = ""
    around.tells_of_year = (is_past or bool(around.title_period)) and _TELLS_OF_ITS_YEAR.search(text) is not None


def remember_period_line(text: str, times: list[Time], around: Surroundings) -> None:
    """Keep the past period that a line below a heading consists of: "Twelve months to 31 March 2019"."""
    if len(times) == 1 and is_over(times[0].code, around) and not _AROUND_PERIOD.sub("", _without(text, times[0])):
        around.heading_period = times[0].code


_AROUND_PERIOD = re.compile(r"[\W\d_]+|(?:period|perioden|the|covers?|avser|gäller)\b", re.I)


def _without(text: str, time: Time) -> str:
    return text[: time.start] + text[time.end :]


def is_over(code: str, around: Surroundings) -> bool:
    """Whether a code is that of a period, no month or day alone, that had ended by the text's date."""
    period = _PERIOD_OF_HEADING.fullmatch(code)
    if period is None or around.today is None:
        return False
    last = period["last"]
    if len(code) > LETTERS_OF_A_YEAR and not last:
        last = f"{code[:LETTERS_OF_A_YEAR]}-{int(code[-1]) * MONTHS_OF_PART[code[-2]]:02}"
    return (last or code) < around.today.isoformat()[: len(last or code)]


# "48% were grants, compared with 58% in the year ending June 2024": of the base alone.
_OF_BASE = re.compile(
    r"\b(?:compared (?:with|to)|against|up from|down from|mot|jämfört med)\s(?:[^,;.]|[.,](?=\d)){0,80}?"
    r"\d(?:[^,;]|,(?=\d)){0,25}$",
    re.I,
)


def is_listed(sentence: Sentence, around: Surroundings) -> bool:
    """Whether a sentence is one of a list of results: what it says in any tense is of the section's period."""
    return sentence.block.kind == "item" and bool(
        around.heading_period or (around.tells_of_year and around.title_period)
    )


def begin_note(sentence: Sentence, around: Surroundings) -> None:
    """A note is of the time of the figure that bears its mark: "¹ Excludes 40 on leave"."""
    mark = NOTE_MARK.match(sentence.text)
    around.noted = around.note_periods.get(mark[0], "") if mark else ""


def remember_notes(sentence: Sentence, claims: list[Candidate], around: Surroundings) -> None:
    """Keep the time of the figures that bear the marks of notes."""
    for mark in _BEHIND.finditer(sentence.text) if claims else ():
        before = [claim for claim in claims if claim.start < mark.start()]
        if len(around.note_periods) < _MOST_NOTES:
            around.note_periods[mark[0]] = (before[-1] if before else claims[0]).period


def go_on(sentence: Sentence, times: list[Time], around: Surroundings) -> None:
    """What a sentence with numbers goes on about: a period or a change that stands before it, kept in `around`."""
    text = sentence.text
    named = [time for time in times if time.role in _SAID and not _OF_BASE.search(text, 0, time.start)]
    # A new paragraph goes on about the time of the one before where nobody speaks.
    goes_on_before = sentence.start > 0 or (not is_name(around.speaker.name) and not _NOW.search(text))
    is_past = goes_on_before and _begins_in_the_past(sentence)
    goes_on = _GOES_ON.match(text) or _GOES_ON_WITHIN.search(text) or (None if times else _THE_SAME_PERIOD.search(text))
    # Below "Verksamheten 2023" a day or month of it that the sentence before named was only its own.
    section = around.section_period
    is_part = bool(section) and around.topic.startswith(section) and around.topic != section
    topic = section if is_part or (around.heading_period and sentence.start == 0) else around.topic
    around.goes_on = around.period_before if goes_on else topic if is_past else ""
    if not around.goes_on and not _NOW.search(text) and (_PAST.search(text) or around.tells_of_year):
        has_told = around.tells_in_past or around.tells_of_year
        year = around.heading_period or (around.title_period if has_told else "")
        around.goes_on = year if not is_name(around.speaker.name) else ""
    if is_listed(sentence, around) and not _TODAY.search(text):
        around.goes_on = around.heading_period or around.title_period
    if around.question_period and not times and sentence.start == 0 and _ANSWERS.match(text):
        around.goes_on = around.question_period
    around.goes_on = around.noted or around.goes_on
    if named and not (goes_on and named[0].start > goes_on.end()):
        around.goes_on = ""
    over_the_same = around.is_since_then or bool(OVER_THE_SAME.search(text) or _MEANWHILE.match(text))
    goes_on_changing = not times and (is_past or over_the_same)
    around.goes_on_changing = around.changing if goes_on_changing else None
    around.is_same_span = bool(goes_on_changing) and over_the_same
    if around.changing and not named and _IS_A_CHANGE.match(text):
        # "In May they were 141. In May 2021 they were 118. That is a rise of 19 per cent in three years."
        around.goes_on_changing, around.goes_on = around.changing, around.changing[1]


def go_on_from_base(spoken: list[Mention], times: list[Time], around: Surroundings) -> None:
    """The times of "188,830, down from 192,910", where the sentence before said a change and this one says none."""
    around.goes_on_from = ""
    has_base = any(UP_FROM.search(one.before) and not one.is_pair_start for one in spoken)
    if has_base and not times and around.changing:
        around.goes_on_from = around.changing[0]
        around.goes_on = around.goes_on or around.changing[1]


def give_bracketed(spoken: list[Mention], around: Surroundings) -> None:
    """The year of numbers in brackets, where the text has said which it is: "33 412 (36 577)"."""
    for one in spoken:
        if around.bracketed and one.before.rstrip().endswith("("):
            one.time = Time(around.bracketed, "at", one.start, one.end)


def _begins_in_the_past(sentence: Sentence) -> bool:
    if (past := _PAST.search(sentence.text)) is None:
        return False
    now = _NOW.search(sentence.text)
    return now is None or past.start() < now.start()


_YEAR_BEFORE = re.compile(
    r"(?:(?:året|månaden|kvartalet|ett år|en månad|ett kvartal)\s(?:innan|före|dessförinnan|tidigare)"
    r"|(?:the|a)\s(?:year|month|quarter)\s(?:before|earlier)|the\sprevious\syear)\b",
    re.I,
)


def remember_times(sentence: Sentence, times: list[Time], spoken: list[Mention], around: Surroundings) -> None:
    """Keep the sentence's main time for the next; its topic only where it stands before the numbers and has begun."""
    named = [time for time in times if time.role in _SAID]
    is_prose = sentence.block.kind != "heading"
    # "Året innan var de 1 790" is told beside what the text goes on about.
    stated = [time for time in named if time.is_stated and not _YEAR_BEFORE.match(sentence.text, time.start)]
    past = [time for time in named if time.code != around.day]
    if past:
        around.period = past[0].code
    if stated:
        is_topic = bool(spoken) and stated[0].start < spoken[0].start and stated[0].role == "at"
        is_topic = is_topic or (not spoken and len(stated) == 1)
        around.topic = stated[0].code if is_topic and is_prose and not around.is_to_come(stated[0].code) else ""
    elif named and not any(time.is_stated for time in named):
        # "Tonight it is one in eleven": what the sentence before spoke of is left.
        around.topic = ""
    around.period_before = past[0].code if past else around.goes_on


def begin_since_then(text: str, times: list[Time], around: Surroundings) -> None:
    """The words "since then, from 31 to 64" go over the span of the sentence before: no time of its own."""
    around.is_since_then = False
    if len(times) == 1 and around.changing and _SINCE_THEN.fullmatch(text, times[0].start, times[0].end):
        around.is_since_then = _FROM_TO.search(text, times[0].end) is not None
    if around.is_since_then:
        times.clear()


# What came about "between 2012 and 2022" goes over a span as a change does.
_YEARS = re.compile(r"(\d{4}(?=/\d{4}$)|\d{4}(?:-\d\d)?(?=/\d{4}-\d\d-\d\d))/(\d{4}(?:-\d\d-\d\d)?)")


def remember_change(claims: list[Candidate], spoken: list[Mention], around: Surroundings) -> None:
    """Keep the span of the sentence's last change for the next, unless it goes on about an earlier one itself.

    Two figures of one thing at two times are a change too: "27.1 pupils in January, up from 26.4 in January 2010".
    """
    if around.goes_on_changing is None and not around.goes_on_from:
        last = claims[-1] if claims else None
        is_change = last is not None and last.change_since
        span = _YEARS.fullmatch(last.period) if last is not None and not is_change else None
        before, around.last_level = around.last_level, last if len(claims) == 1 and not is_change else None
        around.changing = (
            (last.change_since, last.period)
            if last and is_change
            else (span[1], span[2])
            if span
            else _two_times(claims, spoken) or _two_levels(before, around.last_level)
        )


def _two_times(claims: list[Candidate], spoken: list[Mention]) -> tuple[str, str] | None:
    # "Jobs have doubled and homes have halved" are two claims in words, without a number spoken.
    if len(claims) != 2 or claims[0].unit != claims[1].unit or not spoken:
        return None
    if not HELD_AGAINST.search(spoken[-1].before) and any(claim.period_basis != "stated" for claim in claims):
        return None
    first, second = sorted(claim.period for claim in claims)
    return (first, second) if first < second and len(first) == len(second) else None


def _two_levels(before: Candidate | None, last: Candidate | None) -> tuple[str, str] | None:
    """The times of one thing at two times in two sentences, one level each."""
    if (
        before is None
        or last is None
        or before.unit != last.unit
        or "not-stated" in (before.period_basis, last.period_basis)
    ):
        return None
    first, second = sorted((before.period, last.period))
    return (first, second) if first < second and len(first) == len(second) else None
