"""When a claim holds, and since when its change goes.

The order is that of nearness to the number: first its own time, which its words, its clause or its sentence said; then
what it is counted over; then what the sentence goes on about; then what the line before a list, the section or the
report is of; at last the day of the text.
"""

from __future__ import annotations

import re

from facts.documents.candidates import LETTERS_OF_A_DAY, LETTERS_OF_A_YEAR, Surroundings
from facts.documents.continued_times import OVER_THE_SAME
from facts.documents.number_mentions import Mention
from facts.documents.number_times import NEAR, RESULT, UP_FROM
from facts.language.changes import goes_on_each_year
from facts.language.prose_periods import Time
from facts.language.relative_codes import shifted

# Nothing but a preposition or two stands between a number and a time that is its own: " under år 2012".
_OWN = 8
_NOW = re.compile(r"\b(?:nu|now)\b", re.I)
_PART_OF_YEAR = re.compile(r"\d{4}(?:-(?:[QST]\d|\d\d(?:/\d{4}-\d\d)?))?")
_GONE = re.compile(
    r"\b(?:har|has|have)\s(?:[\w-]+\s){0,4}?(?:lagts? ne[dr]|stängts?|slutat|lämnat|försvunnit|flyttat|left"
    r"|closed|gone|quit|vanished|disappeared|been\s(?:lost|closed|cut|sold))\b"
    r"|\b(?:tappade|förlorade|lost|shed)\b",
    re.I,
)


_NOT = re.compile(r"\b(?:inte|aldrig|not|never)\b|n[’']t\b")


def claim_period(one: Mention, spoken: list[Mention], around: Surroundings) -> tuple[str, str, str]:
    """Since when a change is said, the period, and how the period is known."""
    period, basis = _period(one, around)
    if one.is_pair_start or one.is_pair_end:
        return "", *_pair_period(one, period, basis, around)
    if one.kind == "change":
        return _change_times(one, spoken, period, basis, around)
    if one.number.kind == "share" and _is_gone(one):
        return _times_of_the_gone(one, period, basis, around)
    return "", period, basis


def _change_times(
    one: Mention, spoken: list[Mention], period: str, basis: str, around: Surroundings
) -> tuple[str, str, str]:
    if around.is_to_come(period) and goes_on_each_year(one.after[:NEAR]):
        # "rising by 1.5% a year to 2025": so much in each year from now on.
        return "", f"{around.year}/{period}" if len(period) == LETTERS_OF_A_YEAR else period, basis
    if one.since:
        return *_from_base(one, period, around), basis
    is_time_before = one.time is not None and one.time.is_stated and one.time.end <= one.start
    if is_time_before and _NOW.search(one.before) and around.day:
        # "2013 fanns 1 190 bibliotek, och nu är de 40 färre"
        return period, around.day, "not-stated"
    since, period = _between(one, spoken, period)
    if not since and one.follows_pair:
        # "from £65 to £70, or 8 per cent": since the first of the two was so.
        first = spoken[spoken.index(one) - 2]
        since = _pair_period(first, *_period(first, around), around)[0]
    elif not since and one.time is None and around.goes_on_changing:
        # "Fares rose 71% before inflation": since when, and until when, the sentence before says.
        return *around.goes_on_changing, "inferred"
    elif not since and one.measure == "forecast" and around.is_to_come(period) and "/" not in period:
        # "Journeys are expected to fall by 4 per cent by 2025": from now on.
        since = "" if period.startswith(around.year) else around.year
    return since, period, basis


def _from_base(one: Mention, period: str, around: Surroundings) -> tuple[str, str]:
    """Since when and until when a change goes whose base is said."""
    since = one.since
    if one.time is None and one.measure == "forecast" and since == str(int(around.year or 0) - 1):
        # "Intäkterna väntas bli 1,8 procent högre än 2018": those of the year after.
        return since, around.year
    if one.is_lapse and len(since) == LETTERS_OF_A_YEAR and _PART_OF_YEAR.fullmatch(period):
        # "under första kvartalet 8,1 procent, en uppgång på ett år": since that quarter of the year before.
        is_from_today = one.time is None and period == around.goes_on
        since = shifted(period, -_years_between(since, around.year if is_from_today else period))
    return since, period


def _times_of_the_gone(one: Mention, period: str, basis: str, around: Surroundings) -> tuple[str, str, str]:
    """Those of a share of what is no more: "var tredje butik har lagts ned sedan 1985" is so on the text's day."""
    if one.time is not None and one.time.ends:
        return *one.time.ends, basis
    if one.is_since and around.day:
        return one.since, around.day, "inferred"
    if one.is_lapse and one.time is None and around.year:
        return one.since, around.year, "inferred"
    return one.since if one.is_since or one.is_lapse else "", period, basis


def _period(one: Mention, around: Surroundings) -> tuple[str, str]:
    is_level = one.kind == "figure" and not (one.is_pair_start or one.is_pair_end)
    today = around.today.isoformat() if around.today else ""  # of a text that only bears a month that month
    is_now = one.time is None or (not one.time.is_stated and one.time.code == today)
    # "Var femte har inte varit där på tre år" is so today.
    is_kept_up = one.is_lapse and _NOT.search(one.after) is not None
    if is_now and is_level and one.spans and not is_kept_up and around.day:
        # "164 since 2019", "£3.3 billion over ten years".
        ends_today = one.is_since or len(one.since) == LETTERS_OF_A_DAY
        return f"{one.since.split('/')[0]}/{around.day if ends_today else around.year}", "inferred"
    if is_level and is_now and around.goes_on_changing and OVER_THE_SAME.search(one.before) and not one.follows_change:
        # "Over that span 1,420 were withdrawn"
        first, last = around.goes_on_changing
        return f"{first.split('/')[0]}/{last.split('/')[-1]}", "inferred"
    if one.time is not None:
        return _code_of_own(one, one.time, around, is_now=is_now)
    if one.is_lapse and around.year and (one.kind == "change" or RESULT.search(one.before)):
        # "It is a rise of 19 per cent in three years": up to the time of the sentence before.
        return around.goes_on or around.year, "inferred"
    if one.kind == "change" and one.since and _is_later(around.period, one.since):
        # "Compared with September 2023 they are 1,200 fewer": so in the later September that was told of.
        return around.period, "inferred"
    if around.goes_on_from and UP_FROM.search(one.before):
        # "188,830, down from 192,910": the base is that of the change that the sentence before said.
        return around.goes_on_from, "inferred"
    if around.intro_period:
        return around.intro_period, "inferred"
    if around.goes_on and not _NOW.search(one.before) and not (one.kind == "change" and one.is_since):
        return around.goes_on, "inferred"
    return around.day, "not-stated"


def _is_later(period: str, since: str) -> bool:
    """Whether a period is the same part of a later year as a base: "2024-09" and "2023-09"."""
    return "-" in since and "-" in period and period == shifted(since, _years_between(since, period)) > since


def _years_between(first: str, last: str) -> int:
    return int(last[:LETTERS_OF_A_YEAR]) - int(first[:LETTERS_OF_A_YEAR])


def _code_of_own(one: Mention, time: Time, around: Surroundings, *, is_now: bool) -> tuple[str, str]:
    """The period of a number that has a time of its own."""
    code = around.day if is_now else time.code
    basis = "stated" if time.is_stated else "not-stated" if is_now else "inferred"
    is_end = one.is_pair_start or one.is_pair_end
    if one.runs_until and not is_end and around.is_to_come(code) and len(code) == LETTERS_OF_A_YEAR:
        # "Another 1,800 places are needed up to 2028": from now on.
        return f"{around.year}/{code}", basis
    if time.ends and (one.follows_pair or (one.follows_change and RESULT.search(one.before))):
        code = time.ends[1]
        if one.kind == "change":
            one.since = one.since or time.ends[0]
    elif time.ends and one.kind == "change" and not one.since:
        one.since, code = time.ends
    return code, basis


def _is_gone(one: Mention) -> bool:
    """Whether a share is of those who have gone: "i länet har var tredje butik lagts ned"."""
    return _GONE.search(" ".join(f"{one.before} {one.after}".split())) is not None


def _is_right_behind(one: Mention, time: Time | None) -> bool:
    """Whether a number has a stated time of its own behind it: "från 610 stycken 2012"."""
    return time is not None and time.is_stated and not time.ends and 0 <= time.start - one.end < _OWN


def _stands_between(one: Mention, time: Time) -> bool:
    """Whether a time is that of the earlier of two levels: "from £17bn in 2014 to £50bn"."""
    return time.role == "at" and not time.ends and one.start - len(one.before) <= time.start < time.end <= one.start


def _pair_period(one: Mention, period: str, basis: str, around: Surroundings) -> tuple[str, str]:
    """From 92 to 207 between 2014 and 2018: the first number is of the first year, the second of the last."""
    if one.time is None and around.goes_on_changing and around.is_same_span:
        return around.goes_on_changing[0 if one.is_pair_start else 1], "inferred"
    if one.is_pair_end and one.time is not None and _stands_between(one, one.time):
        # "has grown from £17bn in 2014 to over £50bn": that is so now.
        return around.day, "not-stated"
    if one.time is not None and one.time.role == "until" and around.is_to_come(one.time.code):
        return (around.year, "inferred") if one.is_pair_start else (one.time.code, "stated")
    if one.time is not None and one.time.ends:
        return one.time.ends[0 if one.is_pair_start else 1], "stated"
    if one.time is None and (span := _YEARS.fullmatch(period)):
        return span[1 if one.is_pair_start else 2], "inferred"
    if one.since and one.is_pair_start and not _is_right_behind(one, one.time):
        return one.since, "inferred"
    if one.is_lapse and one.time is None:
        return around.goes_on if len(around.goes_on) == LETTERS_OF_A_YEAR else around.year, "inferred"
    is_behind_time = one.time is not None and not one.since and one.time.end <= one.start
    if is_behind_time and (step := _STEP.fullmatch(period)):
        # "I april höjdes avgiften från 65 till 70 kronor": the month before it was 65.
        before_it = _around_a_step(int(step["year"]), int(step["month"]), step["turn"], is_end=one.is_pair_end)
        return before_it, basis if one.is_pair_end and not step["turn"] else "inferred"
    if one.is_pair_start and one.leads_to in ("target", "forecast"):
        return around.day, "not-stated"
    return period, basis


_YEARS = re.compile(r"(\d{4})/(\d{4})")
_STEP = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?P<turn>(?<=-12)-31)?")


def _around_a_step(year: int, month: int, turn: str | None, *, is_end: bool) -> str:
    """The months before and from a step on; the years at the turn of one: "vid årsskiftet från 12 till 20 kronor"."""
    if turn:
        return str(year + is_end)
    return f"{year}-{month:02}" if is_end else f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}"


def _between(one: Mention, spoken: list[Mention], period: str) -> tuple[str, str]:
    """The two times whose figures a change is said of: "14 900 this year against 15 650 last, a fall of 5 %"."""
    codes = [
        other.time.code for other in spoken if other is not one and other.time is not None and other.kind == "figure"
    ]
    shapes = {re.sub(r"\d", "0", code) for code in codes}
    if len(set(codes)) == 2 and len(shapes) == 1 and one is spoken[-1]:
        return min(codes), max(codes)
    return "", period
