"""The numbers of a sentence as candidates: what each counts, what kind of figure it is, and why some are none."""

from __future__ import annotations

import re

from facts.documents import saying
from facts.documents.candidates import Candidate, Proposals, Surroundings, candidate, left_out
from facts.documents.claim_periods import claim_period
from facts.documents.continued_times import (
    begin_since_then,
    give_bracketed,
    go_on,
    go_on_from_base,
    is_listed,
    remember_change,
    remember_times,
)
from facts.documents.grammar import boundary, compile_words, pattern
from facts.documents.left_out import DIGIT_OR_PART, Mask, mask_text, masks_of, stray_digits
from facts.documents.not_claims import Reason
from facts.documents.number_changes import NO_TRUTH, changes_in_words, judge_change
from facts.documents.number_mentions import ALSO, GLUE, IN_A_ROW, Mention, mentions_of
from facts.documents.number_times import give_times
from facts.documents.number_units import give_units, remember_unit
from facts.documents.sentences import Sentence
from facts.documents.table_lines import as_digits
from facts.documents.units import TIME_UNITS, is_in_money
from facts.language.prose_periods import times_in
from facts.language.relative_codes import months_in, shifted
from facts.words import Lang, Text

_MONTHS_OF_YEAR = 12
# "62 timmar under fjolåret mot 7 timmar 2019"
_CLOSE_BEHIND = 8
# Nobody waits, takes turns or heads a chapter a thousand times: from there on it is a quantity, "800,000 hours".
_LARGE = 1000
# "Minst 85 procent av patienterna ska träffa läkare" is a target.
_BOUND = re.compile(r"(?:minst|högst|lägst|at least|at most|no more than|no fewer than)\b", re.I)
_SHALL = re.compile(r"\b(?:ska|skall|shall|should)\b")
# "Every £1 that we spend saves £8"
_EACH = re.compile(r"\b(?:every|each|varje|var)\s+[£$€]?$", re.I)
# "The Food Act 1990 sets the limit at 20 mg in 100 ml."
_LAW_SETS = re.compile(
    r"\b(?:Act|Regulations?|lagen|förordningen|direktivet|Directive)\b[^.;]{0,30}\b(?:sets?|sätter|anger)\b[^.;]{0,20}"
    r"\b(?:limits?|gräns\w*)\b"
)
# "Ida Ek, 17, har sökt 23 jobb": one person's story, unless somebody is reported.
_AGED_PERSON = re.compile(r"[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ][\w-]+,\s\d{2},\s")
# A sentence that goes on about what the one before said: "Det är en ökning", "Drygt var fjärde fick alltså vänta".
# "Vi lovades 300 platser, och hittills har 46 öppnats": what was wished for ends there.
_SO_FAR = re.compile(
    r"[,;]\s(?:(?:och|men|and|but)\s)?(?:hittills|so far|sedan dess|since then|i dag|today)\b"
    # It was so all the same: "… must go; in her seat services had shrunk by two thirds", "att jämföra med 37 i dag".
    r"|[,;:]\s[^,;:]{3,60}\s(?:had|hade)\s|\b(?:att jämföra|jämfört|to be compared|compared)\s(?:med|with)\s",
    re.I,
)
_PROPOSAL_OF = re.compile(r"\b(?:förslag(?:et|en)?\som|krav(?:et|en)?\spå|(?:proposals?|calls?)\sfor)\s$", re.I)
_COST_LIVES = re.compile(r"kräv\w+ .*\b(?:liv|människoliv|dödsoffer)$", re.I)
# What is held against a budget is none: "beräknas överskrida budget med 7 mnkr".
_HELD_AGAINST = re.compile(
    r"\b(?:överskrid\w*|överstig\w*|över|under|mot|jämfört med|above|over|below|exceed\w*)\s+"
    r"(?:sin |its |the )?budget(?:en)?\b",
    re.I,
)
# What a number is held against is another one's kind: "212 kilometer mot budgeterade 290".
_AGAINST = re.compile(r"\s(?:mot|against|versus|jämfört|compared|än|than|above|below|över|under|out of)\s")
_DECIDED = re.compile(r"(?:RESOLVED|AGREED|[Dd]ecided|Resolved)\b")
# All that somebody reckons is an estimate, however far behind the verb it stands.
_RECKONS_THAT = re.compile(r"\b(?:uppskattar|beräknar|estimates?|reckons?)\s(?:att|that)\b[^;:]{0,120}$")
# "Direktören får i uppdrag att begränsa kostnaden till högst 110 miljoner"
_MANDATE = re.compile(r"\b(?:ska|skall|shall|i uppdrag att|is instructed to|are instructed to)\b")
_IN_BRACKETS = re.compile(
    r"[(;,]\s?(?:(?P<target>target|goal|mål|målet|målvärde)|(?P<budget>budget)|(?P<forecast>forecast|prognos)):?\s*$",
    re.I,
)
_RECKONED = re.compile(r"\bberäkn(?:as|ing)\b")
_HAPPENED = re.compile(r"\b(?:blev|var|är|was|were|is|are|landade|uppgick|resultatet)\b", re.I)
# What a sentence in small letters holds that says a number or a share, or doubles one. Half of all hold none of it.
_MAY_SAY_A_NUMBER = re.compile(
    r"\b(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tret|fjor|sjut|nit|tjug|fyrt|hundra"
    r"|tusen|miljon|miljard"
    r"|dussin|tjog|zero|two|three|four|five|six|seven|eight|nine|ten\b|eleven|twel|thir|fort|twen|hundred"
    r"|thousand|million|billion"
    r"|dozen|hälften|halv|half|quarter|third|fifth|tenth|var\b|vart\b|varannan|vartannat|every|each|femt|sext"
    r"|åtti|nitt)"
    r"|(?:del|delar|tal)\b|\bone\s(?:[\w-]+\s){0,3}?(?:in|out)\b"
    r"|dubbl|dubbel|twice|doubl|trebl|tripl|quadrupl|faldig|halver|halv(?:ed|ing|es)\b|\b(?:inga|inget|no|none"
    r"|ingen|not (?:a single|one)|inte e(?:n|tt) enda)\b"
)
_MOST_NUMBERS = 60
"""A sentence with more numbers is a list or a table that has lost its form; nobody claims so much at once."""
_RUNS = re.compile(r"\d+|[½¼¾⅓⅔]")
_WORD = re.compile(r"\w")
_AND = re.compile(r"\s(?:och|and)\s")
_BASE_OF = re.compile(r"\s*(?:av|of)\s+(?:landets|sveriges|de|the)\s*$", re.I)
_BASE_BEFORE = re.compile(r"\b[Aa]v\s+(?:landets|Sveriges|kommunens|regionens|länets)\s*$")


def numbers_of(sentence: Sentence, around: Surroundings) -> Proposals:
    """The candidates of a sentence that say a number, and the numbers in it that are left out."""
    text, lang = sentence.text, around.lang
    if not _may_say_a_number(text):
        # "Utfallet för första kvartalet redovisas." The next sentence speaks of it.
        remember_times(sentence, [time for time in times_in(text, around.today, lang) if time.role == "at"], [], around)
        remember_unit(text, [], lang, around)
        return Proposals([], [])
    if len(_RUNS.findall(text)) > _MOST_NUMBERS:
        return Proposals([], [left_out(sentence, 0, len(text), Reason.MANY)])
    masks = masks_of(text, lang)
    last = around.section_period if is_listed(sentence, around) else around.period
    times = times_in(mask_text(text, masks), around.today, lang, last, around.section_period, around.year_begins)
    begin_since_then(text, times, around)
    masks = sorted([*masks, *(Mask(time.start, time.end, Reason.DATE) for time in times)])
    clear = as_digits(mask_text(text, masks))
    spoken, rest = mentions_of(clear, lang)
    if len(spoken) > _MOST_NUMBERS:
        return Proposals([], [left_out(sentence, 0, len(text), Reason.MANY)])
    go_on(sentence, times, around)
    for at, one in enumerate(spoken):
        judge_change(text, spoken, at, lang, around)
        _judge_measure(text, spoken, at, lang, around)
        one.time = None
    go_on_from_base(spoken, times, around)
    give_times(text, spoken, times, lang)
    give_bracketed(spoken, around)
    give_units(text, spoken, lang, around, is_prose=sentence.block.kind != "heading")
    outs = [*((mask.start, mask.end, mask.why) for mask in masks if _WORD.search(text, mask.start, mask.end)), *rest]
    claims: list[Candidate] = []
    for at, one in enumerate(spoken):
        if why := _why_not(sentence, one, around) or _why_aside(text, spoken, at, lang):
            outs.append((one.start, one.end, why))
        else:
            claims.append(_made(sentence, one, spoken, around))
            around.numbers_before.add(one.number.value)
    claims.extend(changes_in_words(sentence, spoken, times, around))
    covered = mask_text(
        clear,
        [Mask(*place, Reason.OTHER) for place in [(s.start, s.end) for s in spoken] + [(a, b) for a, b, _ in rest]],
    )
    outs.extend((start, end, Reason.OTHER) for start, end in stray_digits(covered))
    remember_times(sentence, times, spoken, around)
    remember_change(claims, spoken, around)
    return Proposals(claims, [left_out(sentence, *out) for out in sorted(outs, key=lambda out: out[:2])])


def _may_say_a_number(text: str) -> bool:
    return (DIGIT_OR_PART.search(text) or _MAY_SAY_A_NUMBER.search(text.casefold())) is not None


def _judge_measure(text: str, spoken: list[Mention], at: int, lang: Lang, around: Surroundings) -> None:
    """Whether the number is an outcome, a target, a forecast, an estimate or a budget."""
    one = spoken[at]
    clause = boundary(lang).split(one.before)[-1]
    tail = _AND.split(_AGAINST.split(boundary(lang).split(one.after)[0])[0])[0]
    measure = (
        _labelled_kind(one.before)
        or _nearest_kind(clause, one.before, lang)
        or next((name for name in ("estimate", "budget", "forecast") if pattern(name, lang).search(tail)), "")
    )
    if not measure and _BOUND.match(one.hedge) and (_SHALL.search(tail) or _MANDATE.search(one.before)):
        measure = "target"
    joined = text[spoken[at - 1].end : one.start] if at else ""
    is_beside = GLUE.match(one.before) or ALSO.match(one.before) or (joined.strip() and GLUE.match(joined))
    if not measure and at and not _HAPPENED.search(one.before) and is_beside:
        measure = spoken[at - 1].measure
    if not measure and at and one.kind == "change" and re.fullmatch(r"[^;:]*,\s*", one.before):
        # "190 miljoner kronor för 2022, 65 miljoner mer än i år"
        measure = spoken[at - 1].measure if spoken[at - 1].measure == "budget" else ""
    if not measure and _DECIDED.match(text) and is_in_money(one.unit):
        measure = "budget"
    if not measure and ("estimated" in one.hedge or _RECKONS_THAT.search(text, 0, one.start)):
        measure = "estimate"
    if one.is_pair_start:
        goes_with = spoken[at - 1].measure if at and spoken[at - 1].kind == "change" else ""
        spoken[at + 1].measure = one.leads_to = measure or goes_with or around.intro_kind
        one.measure = ""
        return
    if one.is_pair_end:
        measure = one.measure
    if not measure and not at and around.intro_kind and "(" not in one.before:
        measure = around.intro_kind
    one.measure = measure
    if around.is_demanded or _is_demand(text, one, lang):
        one.kind = "demand"


def _is_demand(text: str, one: Mention, lang: Lang) -> bool:
    """Whether somebody wants what the number says; a target is one only where it is asked for."""
    if _PROPOSAL_OF.search(text, 0, one.start):
        return True
    begin = max(
        [saying.end_of_report(text, one.start), *(so_far.end() for so_far in _SO_FAR.finditer(text, 0, one.start))]
    )
    demand = pattern("demand", lang).search(text, begin, one.start)
    if demand is None or _COST_LIVES.search(text, demand.start(), one.end):
        return False
    return one.measure != "target" or re.search(r"\b(?:yrkar|kräver|vi ska|vi vill)\b", text, re.I) is not None


def _labelled_kind(before: str) -> str:
    """The kind that stands as a label before a number: "97.6 per cent of the rent that was due (target: 98.5)"."""
    named = _IN_BRACKETS.search(before)
    return next(name for name, word in named.groupdict().items() if word) if named else ""


def _nearest_kind(clause: str, before: str, lang: Lang) -> str:
    """The kind of figure that the last word for one before a number says: "the forecast overspend stood at £1.9m"."""
    clause = _HELD_AGAINST.sub(lambda budget: "·" * len(budget[0]), clause)
    places = {
        name: max((found.end() for found in pattern(name, lang).finditer(words)), default=0) - len(words)
        for name, words in (("target", clause), ("estimate", before), ("budget", clause), ("forecast", before))
        if pattern(name, lang).search(words)
    }
    nearest = max(places, key=lambda name: places[name]) if places else ""
    # "The Bureau estimates that it would cost $2 billion"
    return "estimate" if nearest == "forecast" and "estimate" in places else nearest


_TO_OR_FROM = re.compile(
    r"\b(?:(?:down|up|ned|ner|upp)\s(?:from|to|från|till)|(?:låg|ligger|legat|nere|uppe)\spå|(?:stood|stands)\sat)\s$"
)
_HOW_MANY = re.compile(
    r"\b(?:antal(?:et)?|numbers? of)\s(?:[\w-]+\s){0,2}?(?:timmar|dagar|dygn|veckor|månader"
    r"|hours|days|nights|weeks|months)\b",
    re.I,
)
_ON_AVERAGE = re.compile(r"\s(?:on average|i snitt|i genomsnitt|i medeltal)\b")


def _why_no_length(text: str, one: Mention, lang: Lang) -> Text | None:
    """The reason that a length of time is no claim, None where it is one: a wait, an average, hours in a year."""
    if one.kind == "change" or one.number.value >= _LARGE:
        return None
    if one.is_pair_start or one.is_pair_end or (not one.found.length and _HOW_MANY.search(text, 0, one.start)):
        # "From 8 weeks to just over 14"
        return None
    if compile_words(r"(?:<limits>)\s+$", lang).search(text[: one.number.start]):
        return Reason.LIMIT
    is_of_its_time = one.time is not None and one.time.is_stated and 0 <= one.time.start - one.end < _CLOSE_BEHIND
    if _TO_OR_FROM.search(text, 0, one.start) or _ON_AVERAGE.match(text, one.end):
        # "4.3 years on 1 October, down from 5.1 years": both ends of what was measured.
        return None
    is_kept = pattern("kept_times", lang).search(text, 0, one.start) or one.number.parts or is_of_its_time
    return None if is_kept else Reason.LIMIT if one.hedge else Reason.LENGTH


# ", inte med hundra procent", "was not 500 but 320": nobody says that it is so.
_DENIED = re.compile(
    r"(?:,\s|\b(?:var|är|blev|was|is|were|are)\s)(?:och\s|and\s)?(?:inte|not)\s(?:med\s|by\s|på\s|the\s|de\s)?[£$€]?$"
)
# "The £2.1 million projected at Quarter 2", "tertialrapport 2"
_NUMBERED_PART = re.compile(r"\b(?:Quarter|[Kk]vartal|[Tt]ertial(?:rapport)?|[Dd]elårsrapport|[Dd]elår|[Tt]ermin)\s$")
_UNDECIDED = re.compile(
    r"\b(?:(?:inte|är|var) en fråga om|huruvida|vare sig|a question of|question of whether)\b[^,;.]{0,60}$", re.I
)


def _why_not(sentence: Sentence, one: Mention, around: Surroundings) -> Text | None:
    """The reason that a number is no claim, None where it is one."""
    text = sentence.text
    if one.kind == "figure" and one.unit.startswith("times") and one.number.value < _LARGE:
        # How often somebody did something: "she rang seven times".
        return Reason.STORY
    if _NUMBERED_PART.search(text, 0, one.start):
        return Reason.DATE
    if sentence.is_question or _UNDECIDED.search(text, 0, one.start):
        return Reason.QUESTION
    if (not one.hedge and _DENIED.search(text, 0, one.start)) or NO_TRUTH.search(text, 0, one.start):
        return Reason.POSSIBLE
    if (why := _why_no_figure(sentence, one, around)) or _LAW_SETS.search(text):
        return why or Reason.LIMIT
    return _why_only_base(text, one, around)


def _why_no_figure(sentence: Sentence, one: Mention, around: Surroundings) -> Text | None:
    """The reason that a number is one person's story, a length of time or a part of a heading."""
    text, lang = sentence.text, around.lang
    if pattern("story", lang).search(text) or (_AGED_PERSON.match(text) and not saying.reports(text)):
        return Reason.STORY
    if IN_A_ROW.match(text, one.end):
        return Reason.LENGTH
    if one.unit in TIME_UNITS and (why := _why_no_length(text, one, lang)):
        return why
    if sentence.block.kind == "heading" and (
        one.number.value < _LARGE and one.number.kind == "number" and not one.unit
    ):
        return Reason.HEADING
    return None


# "Hälften av kommunerna har färre än 1 000 elever": the limit that makes a group of those who are counted.
_MORE_OR_LESS = re.compile(r"(?:färre|fler|mer|mindre|längre|kortare|more|fewer|less|longer|over|under|över)\b", re.I)
_IS_OR_HAS = re.compile(r"\b(?:har|hade|är|var|kör|möter|får|få|som|med|with|have|has|had|are|is|who|that)\b")
# "Two parts", "tre mått": what is counted with one's fingers is told of, where nothing is said to have come or gone.
_FEW = 3
_CAME_OR_WENT = re.compile(
    r"\b(?:tillkom\w*|öppna\w*|bygg\w*|inrätta\w*|anställ\w*|stäng\w*|lag(?:t|ts|des) ne[dr]|slagit|upphör\w*|försv\w+"
    r"|dog|omkom|dött|sjönk|brann|förlora\w*|sank|burn\w*|open\w*|clos\w*|shut|built|added|lost|died|killed|hired|cut)\b",
    re.I,
)


def _why_aside(text: str, spoken: list[Mention], at: int, lang: Lang) -> Text | None:
    """The reason that a number only makes a group of what another one counts, or is two or three of something."""
    one, before = spoken[at], spoken[at - 1] if at else None
    if one.kind != "figure" or one.is_pair_start or one.is_pair_end or one.number.kind != "number":
        return None
    if one.unit == "percent":
        return None
    if before is not None and before.kind == "figure" and _MORE_OR_LESS.match(one.hedge):
        between = text[before.end : one.start]
        return Reason.LIMIT if _IS_OR_HAS.search(between) and not boundary(lang).search(between) else None
    is_few = 0 < one.number.value <= _FEW and one.number.text.isalpha() and not one.hedge and one.number.scale == 1
    is_told_of = one.time is None and not one.since and not one.measure and not _CAME_OR_WENT.search(text)
    is_alone = not any(other.unit == one.unit for other in spoken if other is not one)
    return Reason.FEW if is_few and is_told_of and is_alone and one.unit not in TIME_UNITS else None


def _why_only_base(text: str, one: Mention, around: Surroundings) -> Text | None:
    """The reason that a number only says of how many, or comes again; None where it does not."""
    is_new_money = is_in_money(one.unit) and one.number.value not in around.numbers_before
    if _BASE_OF.match(one.before) and not one.number.parts and not is_new_money:
        return Reason.BASE
    if _BASE_BEFORE.search(text, 0, one.start) or (one.number.value == 1 and _EACH.search(text, 0, one.start)):
        return Reason.BASE
    if one.number.value in around.numbers_before and re.search(
        r"\b(?:the|de|dessa|those|these)\s*[£$€]?$", text[: one.number.start], re.I
    ):
        return Reason.AGAIN
    return None


def _made(sentence: Sentence, one: Mention, spoken: list[Mention], around: Surroundings) -> Candidate:
    value = one.found.value * (one.sign if one.kind in ("change", "comparison") else 1)
    since, period, basis = claim_period(one, spoken, around)
    is_to_come = around.is_to_come(period)
    measure = one.measure or ("budget" if around.is_budget and is_in_money(one.unit) and is_to_come else "")
    if not measure:
        measure = "forecast" if is_to_come else "outcome"
    elif measure == "estimate" and is_to_come and _RECKONED.search(one.before):
        measure = "forecast"
    if measure == "budget" and one.time is None and around.budget_year:
        period, basis = around.budget_year, "inferred"
    if one.kind == "change" and not since and is_to_come and not one.measure and not period.startswith(around.year):
        # "swell by 15% by 2025": from now on.
        since = around.year
    elif one.kind == "change" and not since and measure == "outcome" and _is_yearly(one, spoken, period, around):
        since = shifted(period, -1)
    if one.time is not None and one.time.role == "until" and measure == "estimate" and around.year:
        period, basis = f"{around.year}/{one.time.code}", "inferred"
    # "Dumped 301,000 times" counts what has happened; as a unit "times" is how many times as much.
    unit = "event" if one.kind == "figure" and one.unit == "times" else one.unit
    return candidate(
        sentence, one.start, one.end, one.kind, around,
        value=value, value_high=one.high, unit=unit, approximator=one.hedge.strip(), change_since=since,
        compared_with=one.compared, measure_kind=measure, period=period, period_basis=basis,
    )  # fmt: skip


def _is_yearly(one: Mention, spoken: list[Mention], period: str, around: Surroundings) -> bool:
    """Whether per cents of a past year alone are since the year before: "costs rose by 3.9 per cent in 2014"."""
    is_past_year = period != around.year and not around.is_to_come(period) and months_in(period) == _MONTHS_OF_YEAR
    is_alone = all(
        other.kind == "change" or (other.time is not None and other.time == one.time)
        for other in spoken[: spoken.index(one)]
    )
    is_rate = one.unit in ("percent", "percentage_point")
    return is_past_year and is_alone and is_rate and (one.time is None or one.time.role == "at")
