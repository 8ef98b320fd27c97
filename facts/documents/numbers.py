"""The numbers of a sentence as candidates: what each counts, what kind of figure it is, and why some are none."""

from __future__ import annotations

import re
from fractions import Fraction

from facts.documents.candidates import Candidate, Proposals, Surroundings, candidate, left_out
from facts.documents.continued_times import (
    begin_since_then,
    give_bracketed,
    go_on,
    go_on_from_base,
    remember_change,
    remember_times,
)
from facts.documents.grammar import boundary, compile_words, pattern
from facts.documents.left_out import Mask, Reason, mask_text, masks_of, stray_digits
from facts.documents.names import SPEECH
from facts.documents.number_changes import changes_in_words, judge_change
from facts.documents.number_mentions import ALSO, GLUE, Mention, end_in_other_words, mentions_of
from facts.documents.number_times import claim_period, give_times
from facts.documents.sentences import Sentence
from facts.documents.table_lines import as_digits
from facts.documents.units import SCALED_SEK, UnitFound, is_in_money, subject_unit, unit_before
from facts.language import SpokenNumber
from facts.language.nouns import unit_of_noun
from facts.language.prose_periods import times_in
from facts.words import Lang, Text

_TIME_UNITS = frozenset(("year", "half_year", "quarter", "month", "week", "day", "hour", "minute"))
_BARE_SCALES = ("million", "billion", "trillion")
# How far or how long says nothing of the unit of the next number.
_LENGTHS = frozenset(("m", "km", "miles", "mil", "m2", "km2", "hectare", "kg", "tonne", "litre", "m3"))
# "varav ungefär 19 800 var poliser"
_SAID_OF = re.compile(r"\s+(?:of them\s+|av dem\s+)?(?:är|var|blev|are|were)\s+(?P<noun>[^\W\d_][\w-]+)")
_SHORTEST_NOUN = 4
_IN_A_ROW = re.compile(r"\s(?:i rad|running|in a row|i sträck)\b")
# "62 timmar under fjolåret mot 7 timmar 2019"
_CLOSE_BEHIND = 8
# "Regeringen satsar 100 miljoner": what is given out in millions is money.
_MONEY = re.compile(
    r"\b(?:satsa\w*|avsätt\w*|avsatt\w*|kosta\w*|anslå\w*|anslag\w*|tillför\w*|skjut\w* till|spar(?:a|ar|as|at)"
    r"|besparing\w*|budget\w*|intäkt\w*|\w*kostnad\w*|utgift\w*|skatt\w*|bidrag\w*|pengar|resurs\w*|invester\w*|underskott\w*"
    r"|överskott\w*|belopp\w*|föreslår)\b",
    re.I,
)
_INDEX = re.compile(r"\b\w*index\b", re.I)
# "I fjol var de 58 600", "of those, 2.2 billion"
_PRONOUN = re.compile(
    r"\b(?:de|dem|dessa|they|them|those|the number|antalet)\b(?!\s+(?:of|av|som|who|[a-zåäö]+))", re.I
)
# A length of time of a thousand or more is a quantity: "800,000 hours".
_LARGE = 1000
# A bare number beyond this is no per cent, whatever the number before it was.
_MOST_PERCENT = 1000
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
_REPORTS = re.compile(rf"\b(?:{SPEECH})\b")
_SPEECH = re.compile(rf"\b(?!yrka)(?:{SPEECH})\s+(?:att|that)\b")
# A sentence that goes on about what the one before said: "Det är en ökning", "Drygt var fjärde fick alltså vänta".
# "Vi lovades 300 platser, och hittills har 46 öppnats": what was wished for ends there.
_SO_FAR = re.compile(r"[,;]\s(?:och|men|and|but)\s(?:hittills|so far|sedan dess|since then|i dag|today)\b", re.I)
_COST_LIVES = re.compile(r"kräv\w+ .*\b(?:liv|människoliv|dödsoffer)$", re.I)
# What is held against a budget is none: "beräknas överskrida budget med 7 mnkr".
_HELD_AGAINST = re.compile(
    r"\b(?:överskrid\w*|överstig\w*|över|under|mot|jämfört med|above|over|below|exceed\w*)\s+"
    r"(?:sin |its |the )?budget(?:en)?\b",
    re.I,
)
_IN_BRACKETS = re.compile(
    r"[(;,]\s?(?:(?P<target>target|goal|mål|målet|målvärde)|(?P<budget>budget)|(?P<forecast>forecast|prognos)):?\s*$",
    re.I,
)
_RECKONED = re.compile(r"\bberäknas\b")
_HAPPENED = re.compile(r"\b(?:blev|var|är|was|were|is|are|landade|uppgick|resultatet)\b", re.I)
# What a sentence in small letters holds that says a number or a share, or doubles one. Half of all hold none of it.
_MAY_SAY_A_NUMBER = re.compile(
    r"[\d½¼¾⅓⅔]|\b(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tret|fjor|sjut|nit|tjug|fyrt|hundra"
    r"|tusen|miljon|miljard"
    r"|dussin|tjog|zero|two|three|four|five|six|seven|eight|nine|ten\b|eleven|twel|thir|fort|twen|hundred"
    r"|thousand|million|billion"
    r"|dozen|hälften|halv|half|quarter|third|fifth|tenth|var\b|vart\b|varannan|vartannat|every|each|femt|sext"
    r"|åtti|nitt)"
    r"|(?:del|delar|tal)\b|\bone\s(?:[\w-]+\s){0,3}?(?:in|out)\b"
    r"|dubbl|dubbel|twice|doubl|trebl|tripl|quadrupl|faldig|halver|halv(?:ed|ing|es)\b|\b(?:inga|inget|no|none"
    r"|ingen|not (?:a single|one)|inte e(?:n|tt) enda)\b"
)
_DIGITS = re.compile(r"[\d½¼¾⅓⅔]")
_STEMS = (
    "noll", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "fjor", "nit", "tjug",
    "fyrt", "hundra", "tusen", "milj", "dussin", "tjog", "zero", "two", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twel", "thir", "fort", "twen", "hundred", "thous", "million", "billion", "dozen", "hälft", "hal",
    "quart", "fifth", "var", "every", "each", "femt", "åtti", "del", "tal", "one ", "ubbl", "dubbel", "twice", "tripl",
    "quadrupl", "faldig", "enda", "inga", "inge", "no", "doubl", "trebl",
)  # fmt: skip
"""Letters of which a sentence holds some where the expression above finds something."""
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
        remember_times([time for time in times_in(text, around.today, lang) if time.role == "at"], [], around)
        return Proposals([], [])
    if len(_RUNS.findall(text)) > _MOST_NUMBERS:
        return Proposals([], [left_out(sentence, 0, len(text), Reason.MANY)])
    masks = masks_of(text, lang)
    times = times_in(mask_text(text, masks), around.today, lang, around.period, around.topic_year)
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
    _give_units(text, spoken, lang, around)
    outs = [
        *((mask.start, mask.end, mask.why) for mask in masks if _WORD.search(text, mask.start, mask.end)),
        *rest,
    ]
    claims: list[Candidate] = []
    for one in spoken:
        if why := _why_not(sentence, one, around):
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
    remember_times(times, spoken, around)
    remember_change(claims, spoken, around)
    return Proposals(claims, [left_out(sentence, *out) for out in sorted(outs, key=lambda out: out[:2])])


def _may_say_a_number(text: str) -> bool:
    if _DIGITS.search(text):
        return True
    low = text.casefold()
    return any(map(low.__contains__, _STEMS)) and _MAY_SAY_A_NUMBER.search(low) is not None


def _judge_measure(text: str, spoken: list[Mention], at: int, lang: Lang, around: Surroundings) -> None:
    """Whether the number is an outcome, a target, a forecast, an estimate or a budget."""
    one = spoken[at]
    clause = boundary(lang).split(one.before)[-1]
    tail = _AND.split(boundary(lang).split(one.after)[0])[0]
    measure = (
        _labelled_kind(one.before)
        or _nearest_kind(clause, one.before, lang)
        or next((name for name in ("estimate", "budget", "forecast") if pattern(name, lang).search(tail)), "")
    )
    if not measure and _BOUND.match(one.hedge) and _SHALL.search(tail):
        measure = "target"
    if not measure and at and not _HAPPENED.search(one.before) and (GLUE.match(one.before) or ALSO.match(one.before)):
        measure = spoken[at - 1].measure
    if not measure and at and one.kind == "change" and re.fullmatch(r"[^;:]*,\s*", one.before):
        # "190 miljoner kronor för 2022, 65 miljoner mer än i år"
        measure = spoken[at - 1].measure if spoken[at - 1].measure == "budget" else ""
    if not measure and "estimated" in one.hedge:
        measure = "estimate"
    if one.is_pair_start:
        spoken[at + 1].measure = one.leads_to = measure or around.intro_kind
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
    begin = max([_after_speech(text, one.start), *(so_far.end() for so_far in _SO_FAR.finditer(text, 0, one.start))])
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


def _after_speech(text: str, stop: int) -> int:
    """Where the last reporting verb before a number ends: "yrkar avslag och framhåller att det kostar 4,5 miljoner"."""
    verbs = list(_SPEECH.finditer(text, 0, stop))
    return verbs[-1].end() if verbs else 0


def _give_units(text: str, spoken: list[Mention], lang: Lang, around: Surroundings) -> None:
    """A number without a noun of its own takes the unit of what it is said of, or of the number beside it."""
    for at, one in enumerate(spoken):
        if one.unit and one.unit not in _BARE_SCALES:
            continue
        pair = spoken[at + 1] if at + 1 < len(spoken) else None
        is_joined = pair and GLUE.match(text[one.end : pair.start]) and end_in_other_words(text, one, pair) is None
        is_paired = pair and (one.is_pair_start or is_joined)
        if pair and is_paired and pair.unit and pair.unit not in _BARE_SCALES:
            if pair.number.scale > 1 and not one.unit:
                one.found = UnitFound(pair.unit, _in_scale(one.number, pair.number), one.found.length)
                continue
            unit = pair.unit
        else:
            unit = _unit_around(text, spoken, at, lang, around)
        if one.unit and not unit:
            # How many of something, but not of what: the number in full, the unit blank.
            one.found = UnitFound("", one.number.value, one.found.length)
        elif unit in ("SEK", "msek", "mdkr", "ksek") and one.number.scale in SCALED_SEK:
            one.found = UnitFound(SCALED_SEK[one.number.scale], one.number.value / one.number.scale, one.found.length)
        else:
            one.found = UnitFound(f"{one.unit} {unit}".strip(), one.found.value, one.found.length)
    last = spoken[-1] if spoken else None
    own = _plain_unit(last.unit) if last and last.number.kind == "number" else ""
    around.last_unit = own or unit_before(text, lang) or (around.last_unit if not spoken else "")


def _unit_around(text: str, spoken: list[Mention], at: int, lang: Lang, around: Surroundings) -> str:
    """The unit that the sentence gives a number which has no noun behind it; "" where it gives none."""
    one = spoken[at]
    if (said_of := _SAID_OF.match(text, one.end)) and (unit := unit_of_noun(said_of["noun"], lang)):
        return unit
    if before := unit_before(text[: one.start], lang):
        return before
    if _INDEX.search(text, 0, one.start) and one.number.kind == "number":
        return "index"
    if around.last_unit and one.number.kind == "number" and _names_again(text[: one.start], around.last_unit):
        return around.last_unit
    if _PRONOUN.search(text, 0, one.start) and around.last_unit and one.number.kind == "number":
        return around.last_unit
    if at and spoken[at - 1].unit and spoken[at - 1].number.kind in ("number", "share", "points"):
        return _inherited(spoken[at - 1].unit, one, text, lang)
    if lang == "sv" and one.number.scale in (10**6, 10**9) and _MONEY.search(text, 0, one.start):
        return "SEK"
    return subject_unit(text, one.start, lang) or (around.last_unit if around.goes_on else "")


def _names_again(before: str, unit: str) -> bool:
    """Whether what was counted last is named again: 42 000 besök, then "året innan var besöken 38 500"."""
    return len(unit) >= _SHORTEST_NOUN and re.search(rf"\b{re.escape(unit)}", before, re.I) is not None


def _in_scale(low: SpokenNumber, high: SpokenNumber) -> Fraction:
    """The lower number of "2,6 till 5,4 miljarder" in the scale of the higher one."""
    return low.value / high.scale if low.value >= high.scale / 1000 else low.value


def _inherited(unit: str, one: Mention, text: str, lang: Lang) -> str:
    """The unit of the number before, as far as it can be this one's too: without its scale and denominator."""
    if unit in _LENGTHS:
        return ""
    if unit in _TIME_UNITS and not pattern("kept_times", lang).search(text[: one.start]):
        return ""
    if unit in ("percent", "permille", "percentage_point") and (
        one.number.scale > 1 or one.number.value > _MOST_PERCENT
    ):
        return ""
    return _plain_unit(unit)


def _plain_unit(unit: str) -> str:
    """A unit without its scale; "" for a quotient."""
    plain = re.sub(r"^(?:million|billion|trillion|1000)\s", "", unit)
    return "" if " / " in plain else plain


def _why_no_length(text: str, one: Mention, lang: Lang) -> Text | None:
    """The reason that a length of time is no claim, None where it is one: a wait, an average, hours in a year."""
    if one.kind == "change" or one.number.value >= _LARGE:
        return None
    if compile_words(r"(?:<limits>)\s+$", lang).search(text[: one.number.start]):
        return Reason.LIMIT
    if _IN_A_ROW.match(text, one.end):
        return Reason.LENGTH
    is_of_its_time = one.time is not None and one.time.is_stated and 0 <= one.time.start - one.end < _CLOSE_BEHIND
    is_kept = pattern("kept_times", lang).search(text, 0, one.start) or one.number.parts or is_of_its_time
    return None if is_kept else Reason.LIMIT if one.hedge else Reason.LENGTH


def _why_not(sentence: Sentence, one: Mention, around: Surroundings) -> Text | None:
    """The reason that a number is no claim, None where it is one."""
    text, lang = sentence.text, around.lang
    if sentence.is_question:
        return Reason.QUESTION
    if pattern("story", lang).search(text) or (_AGED_PERSON.match(text) and not _REPORTS.search(text)):
        return Reason.STORY
    if _LAW_SETS.search(text):
        return Reason.LIMIT
    if one.unit in _TIME_UNITS and (why := _why_no_length(text, one, lang)):
        return why
    if _BASE_OF.match(one.before) and not one.number.parts:
        return Reason.BASE
    if _BASE_BEFORE.search(text, 0, one.start) or (one.number.value == 1 and _EACH.search(text, 0, one.start)):
        return Reason.BASE
    if one.number.value in around.numbers_before and re.search(
        r"\b(?:the|de|dessa|those|these)\s*[£$€]?$", text[: one.number.start], re.I
    ):
        return Reason.AGAIN
    if sentence.block.kind == "heading" and (
        one.number.value < _LARGE and one.number.kind == "number" and not one.unit
    ):
        return Reason.HEADING
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
    if (
        one.kind == "change"
        and not since
        and is_to_come
        and not one.measure
        and not period.startswith(f"{around.year}/")
    ):
        # "swell by 15% by 2025": from now on.
        since = around.year
    elif one.kind == "change" and not since and measure == "outcome" and _is_yearly(one, spoken, period, around):
        since = str(int(period) - 1)
    if one.time is not None and one.time.role == "until" and measure == "estimate" and around.year:
        period, basis = f"{around.year}/{one.time.code}", "inferred"
    return candidate(
        sentence, one.start, one.end, one.kind, around,
        value=value, value_high=one.high, unit=one.unit, approximator=one.hedge.strip(), change_since=since,
        compared_with=one.compared, measure_kind=measure, period=period, period_basis=basis,
    )  # fmt: skip


def _is_yearly(one: Mention, spoken: list[Mention], period: str, around: Surroundings) -> bool:
    """Whether per cents of a past year alone are since the year before: "costs rose by 3.9 per cent in 2014"."""
    is_past_year = re.fullmatch(r"\d{4}", period) is not None and period < around.year
    is_alone = all(other.kind == "change" for other in spoken[: spoken.index(one)])
    return is_past_year and is_alone and one.unit == "percent" and (one.time is None or one.time.role == "at")
