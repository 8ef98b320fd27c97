"""Periods as published tables write them: `2020M01`, `2019 [YR2019]`, `1948 JAN`, `Folkmängd 2012`, `2009*`.

What facts.reading reads is read by it; here stand only the writings of databases and of headings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from babel.dates import get_month_names

from facts.reading.cells import has_foreign_digits
from facts.reading.period_reading import read_period

Years = Literal["financial", "school", "calendar"]
_SCHOOL = re.compile(r"läsår|school year|academic year", re.IGNORECASE)
# Not "budgetår" nor "räkenskapsår", which in Sweden have begun in July or in any month: those are asked about.
_FINANCIAL = re.compile(r"financial year|fiscal year", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d{2})")
# As a period's longest name; a longer heading is a sentence with a year in it.
_LONGEST = 60
# A heading is a line or two, a label with its footnotes not much more; what is longer is a note.
_LONGEST_HEADING, _LONGEST_LABEL = 200, 300
_TWO_YEARS = re.compile(r"((?:1[5-9]|20|21)\d\d)\s?[/\-–]\s?(\d{2}|\d{4})")
_YEARS = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")
_WORLD_BANK = re.compile(r"(\d{4}) \[YR\1\]")
# The turn of a year is its last day; "2018 - 20" are three years, as England's health offices write them.
_TURN = re.compile(r"(?:vid )?årsskiftet (\d{4})\s?[/–-]\s?\d{2,4}", re.IGNORECASE)
_SPAN = re.compile(r"^(\d{2})(\d{2}) [-–] (\d{2})$")
_DUTCH = tuple((re.compile(rf"(\d{{4}}){end}"), form) for end, form in (
    ("JJ00", "{0}"), ("KW0([1-4])", "{0}-Q{1}"), (r"MM(\d\d)", "{0}-{1}"),
))  # fmt: skip
_WEEK = re.compile(r"(\d{4})[ ,-]{0,2}(?:vecka|week|v\.?|w)\s?(\d{1,2})", re.IGNORECASE)
_MONTH_FIRST_YEAR = re.compile(r"(\d{4})[ -]([A-Za-zåäö]{3,9})\.?")
_FOURTH_T = re.compile(r"(\d{4})[ -]?T(4)")
_COLON = re.compile(r"(\d{4}):([1-4])")
_LETTER = re.compile(r"[XYF](\d{4})")
_TWELVE_MONTHS = re.compile(r"(?:the )?(?:year|12 months|twelve months) (?:to|ending|ended)\b", re.IGNORECASE)
# Months as Germans, Norwegians and Danes write them, where no reading of ours knows them.
_MONTHS_ABROAD = {
    "januar": "january", "februar": "february", "märz": "march", "marts": "march", "mai": "may", "oktober": "october",
    "dezember": "december", "desember": "december",
}  # fmt: skip
_MONTH_ABROAD = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS_ABROAD)})(?!\w)", re.IGNORECASE)
_EXCEL_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00)?")
NOTE_NUMBER = r"\[(?:notes? ?)?\d{1,3}(?:, ?\d{1,3})*\]"
"""How the UK's offices refer to their sheet of notes: `[note 1]`."""
_STATES = r"prel\.?|preliminary|preliminär[at]?|provisional|revised|reviderade?|estimated?|forecast|projected|prognos"
_MARKS = re.compile(
    r"(?P<marks>(?:\s*(?:\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§]+|(?<=\D)\d\)|\s\d\)|\([a-zA-Z]\)|\[[a-zA-Z]{1,5}\]"
    rf"|{NOTE_NUMBER}|[(\[](?:{_STATES})[)\]]|(?<=\d)\s(?:{_STATES})"
    r"|(?<=\d)[pre]|(?<=^[12]\d\d\d)\s[a-zA-Z]|(?<=[\d)])\s[a-zA-Z]\)|(?<=[12]\d\d\d)[a-zA-Z]\)))+)\s*$",
    re.IGNORECASE,
)
# The year that an index, prices or a change go by is not the one that figures are about.
_BASE_YEAR = re.compile(
    r"(?:referensår|basår|(?:reference|base) year|(?:fasta|fixed|constant) pri(?:ser|ces))"
    r"[\s,:(]{0,3}(?:in |i |of )?\d{4}|\d{4}\s?=\s?100|\d{4} års (?:priser|prisnivå|penningvärde)|\d{4} prices"
    r"|(?:sedan|since|jämfört med|compared (?:with|to)|vs\.?) (?:år )?\d{4}",
    re.IGNORECASE,
)
# "Since 2010" says when something began, "SNI 2007" which list is used, "No. 2023" is a number.
_OF_ANOTHER = re.compile(
    r"(?:since|sedan|after|efter|before|före|innan|from|från|until|till|than|än|sni|nace|nuts|ssyk|isced|icd|coicop"
    r"|census(?: of)?|lag|act|agenda|mål|target|goals?|no|nr|sfs|dnr)[ .:-]{0,2}$|[.,:/\d-]$",
    re.IGNORECASE,
)
# The time stands at the end of a heading ("Folkmängd 2012", "Antal (2012)") or at its beginning ("2012, kvinnor").
_MONTH = (
    r"jan(?:uari|uary|uar)?|feb(?:ruari|ruary|ruar)?|mar(?:s|ch|ts)?|märz|apr(?:il)?|ma[jyi]|june?|juni|july?|juli"
    r"|aug(?:usti|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[csz](?:ember)?"
)
_SHORT_YEAR = re.compile(rf"(?:{_MONTH})\.?[- /.'’]{{1,2}}\d\d|\d\d[- /.](?:{_MONTH})\.?", re.IGNORECASE)
_PARTS_OF_YEAR = {
    "month": re.compile(rf"(?:{_MONTH})\.?", re.IGNORECASE),
    "quarter": re.compile(r"(?:kvartal|kv\.?|quarter|q)\s?[1-4]", re.IGNORECASE),
    "half-year": re.compile(r"(?:halvår|half(?:[ -]year)?|h)\s?[12]", re.IGNORECASE),
    "tertial": re.compile(r"(?:tertial|t)\s?[1-3]", re.IGNORECASE),
    "week": re.compile(r"(?:vecka|week|v\.?|w)\s?\d{1,2}", re.IGNORECASE),
}
_CENSUS_SURVEY = re.compile(r"ACS[A-Z]{2}(?P<years>[135])Y(?P<last>20\d\d)\.")
_WHOLE_YEAR = re.compile(
    r"annual(?: average)?|year|(?:hela )?året|hel(?:t )?år(?:et)?|årsmedel(?:värde)?|årsgenomsnitt|jahr", re.IGNORECASE
)
_TERM = re.compile(r"(?P<autumn>ht|hösttermin(?:en)?)|(?:vt|vårtermin(?:en)?)", re.IGNORECASE)
_TOTAL = re.compile(r"total(?:t|en)?|summa|sum|insgesamt|i alt|yhteensä", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    r"(?:(?:år(?:et)?|year|jahr|läsår(?:et)?|school year)\s+)?(?P<year>(?:19|20)\d\d)(?P<second>[/–-]\d{2,4})?\s?:?",
    re.IGNORECASE,
)
# How many parts a year has; a total below fewer may be of those so far.
_PARTS_IN_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "tertial": 3, "week": 52, "term": 2}
_TIME = (
    # Not inside a word: the "v." of "inv. 2021" is no week.
    r"(?<![^\W\d_])(?P<time>(?:(?:läsåret|läsår|school year|financial year|kvartal|kv\.?|q|vecka|v\.?)\s)?"
    rf"(?:(?:{_MONTH})\.?\s?(?:[-–]|to|till|til)\s?)?(?:(?:\d\d?\.?\s)?(?:{_MONTH})\.?\s|\d\d?[./]\d\d?[./ ])?"
    r"(?:1[5-9]|20|21)\d\d(?:\s?[-/–]\s?\d{2,4}(?:-\d\d)?|\s(?:to|till|til)\s\d{4}|\s?[KQMHTSVW]\s?\d{1,2}|:\d)?)"
)
_TAIL = re.compile(rf"(?P<rest>.*?\D)?[\s,;:(–-]*{_TIME}\)?", re.IGNORECASE)
_HEAD = re.compile(
    r"(?P<time>(?:1[5-9]|20|21)\d\d(?:[KQMHTS]\d{1,2}|[-/]\d{2}|[-–]\d{4})?)[\s,;:]+(?P<rest>\D.*)", re.IGNORECASE
)
# "Folkmängd 2012 (tusental)", "Kostnad 2012, tkr": the unit stands behind the time.
_MIDDLE = re.compile(
    rf"(?P<before>[^\d(]{{2,120}}?)[\s,;:]+{_TIME}(?P<after>\s?\([^()\d]{{1,60}}\)|,\s[^()\d]{{1,60}})", re.IGNORECASE
)
_PARTS = {
    "month": "-{:02}", "måned": "-{:02}", "månad": "-{:02}", "quarter": "-Q{}", "kvartal": "-Q{}", "half-year": "-S{}",
    "halvår": "-S{}", "tertial": "-T{}", "week": "-W{:02}", "vecka": "-W{:02}", "uge": "-W{:02}", "uke": "-W{:02}",
}  # fmt: skip


class TimedHeading(NamedTuple):
    """A heading without its period and marks: "Folkmängd 2012*" is "Folkmängd", "2012", "*"."""

    rest: str
    time: str
    marks: str


def period_without_marks(text: str) -> tuple[str, str]:
    """A heading or label, and the footnote marks behind it.

    >>> period_without_marks("2010**"), period_without_marks("Areal (km2)")
    (('2010', '**'), ('Areal (km2)', ''))
    >>> period_without_marks("2023 p"), period_without_marks("Volvo 2000 E")
    (('2023', 'p'), ('Volvo 2000 E', ''))
    """
    match = _MARKS.search(text) if len(text) <= _LONGEST_LABEL else None
    if match is None or match.start() == 0:
        return text, ""
    before = text[: match.start()]
    if before.count("(") > before.count(")") and not match["marks"].lstrip().startswith("("):
        return text, ""
    return before.rstrip(), "".join(match["marks"].split())


@lru_cache(maxsize=20_000)
def split_heading(text: str) -> TimedHeading:
    """What a heading says beside its period; `time` is "" where it names none.

    >>> split_heading("Folkmängd 2012")
    TimedHeading(rest='Folkmängd', time='2012', marks='')
    >>> split_heading("Kostnad 2012, tkr")[:2], split_heading("Barn 2012 (antal)")[:2]
    (('Kostnad, tkr', '2012'), ('Barn (antal)', '2012'))
    >>> split_heading("Väljarstöd november 2023, procent")[:2], split_heading("2012 (%)")[:2]
    (('Väljarstöd, procent', 'november 2023'), ('%', '2012'))
    >>> split_heading("BNP, fasta priser, referensår 2022, mnkr").time
    ''
    >>> split_heading("Besök, jan–dec 2022").time, split_heading("Population 31.12.2022").time
    ('jan–dec 2022', '31.12.2022')
    """
    plain, marks = period_without_marks(_TURN.sub(r"\1-12-31", " ".join(text.split())))
    if is_time(plain):
        return TimedHeading("", plain, marks)
    years = _YEAR.findall(plain) if len(plain) <= _LONGEST_HEADING else []
    if not years or (len(years) == 1 and _BASE_YEAR.search(plain)):
        return TimedHeading(plain, "", marks)
    for pattern in (_TAIL, _HEAD):
        match = pattern.fullmatch(plain)
        if match and is_time(match["time"]):
            rest = (match["rest"] or "").lstrip(" ,;:–-").rstrip(" ,;:(–-")
            rest = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
            return TimedHeading(rest, match["time"].strip(), marks)
    if (match := _MIDDLE.fullmatch(plain)) and is_time(match["time"]):
        return TimedHeading(match["before"].strip() + match["after"], match["time"], marks)
    return TimedHeading(plain, "", marks)


@lru_cache(maxsize=50_000)
def is_time(text: str) -> bool:
    """Whether a text is a period and nothing else, also one whose meaning has to be asked."""
    if not text or len(text) > _LONGEST or not _YEAR.search(text):
        return False
    return _are_two_years(text) or bool(_as_table_writes(text))


def _are_two_years(text: str) -> bool:
    match = None if has_foreign_digits(text) else _TWO_YEARS.fullmatch(text)
    return match is not None and int(match[2]) == (int(match[1]) + 1) % 10 ** len(match[2])


@lru_cache(maxsize=50_000)
def _as_table_writes(text: str) -> str:
    """The period in the table's writing; "" when it is none."""
    if (len(text) == 4 and text.isdecimal()) or has_foreign_digits(text):
        # The table's own periods are written in the digits 0–9; those of other scripts no check would read.
        return text if text.isascii() else ""
    text = _MONTH_ABROAD.sub(lambda match: _MONTHS_ABROAD[match[0].casefold()], " ".join(text.split()))
    for pattern, form in (
        (_WORLD_BANK, "{0}"), (_WEEK, "{0}-W{1:0>2}"), (_COLON, "{0}-Q{1}"), (_FOURTH_T, "{0}-Q{1}"),
        (_LETTER, "{0}"), (_EXCEL_DAY, "{0}"), (_TURN, "{0}-12-31"), *_DUTCH,
        (_MONTH_FIRST_YEAR, "{1} {0}"),
    ):  # fmt: skip
        if match := pattern.fullmatch(text):
            text = form.format(*match.groups())
            break
    judged = read_period(text := _SPAN.sub(_whole_span, text))
    if judged.value is None:
        return ""
    period = judged.value
    if period.kind == "school_year" and not judged.notes:
        return f"school year {period.start.year}/{period.end.year % 100:02}"
    if _TWELVE_MONTHS.match(text):
        return f"year to {get_month_names(locale='en')[period.end.month]} {period.end.year}"
    if span := _YEARS.fullmatch(text):
        return f"{span[1]}–{span[2]}"
    if period.kind in ("season", "span") and not judged.notes:
        return text
    years = (period.start.year, period.end.year)
    if period.kind == "span" and period.start.timetuple()[1:3] == (1, 1) and period.end.timetuple()[1:3] == (12, 31):
        return f"{years[0]}–{years[1]}"
    return str(period.code)


def _whole_span(years: re.Match[str]) -> str:
    """Years from the first to the last; as they are where the last is the next, which may be one school year."""
    century, first, last = years.groups()
    return f"{century}{first}–{century}{last}" if int(last) > int(first) + 1 else years[0]


def are_asked_about(texts: Iterable[str]) -> str:
    """The first of the periods that has two readings: a bare `2011/12`, or `2007-08` in a row of such; "" for none."""
    shown = [text for text in texts if _are_two_years(text)]
    # No month is a thirteenth.
    hyphens = [text for text in shown if re.fullmatch(r"\d{4}-\d{2}", text) and int(text[-2:]) <= 12]
    # "2022–2023" is of two years, unless "2023–2024" beside it says that they are school or financial years.
    hyphens = hyphens or [text for text in shown if _YEARS.fullmatch(text)]
    others = [text for text in shown if text not in hyphens]
    if others:
        return others[0]
    return hyphens[0] if len(hyphens) >= 2 else ""


def kind_of_years(text: str) -> Years | None:
    """What `2011/12` is in a table whose headings and titles are `text`, None where they do not say it.

    >>> kind_of_years("Elever per läsår"), kind_of_years("Pupils per year")
    ('school', None)
    >>> kind_of_years("Spending by financial year"), kind_of_years("Utgifter per budgetår")
    ('financial', None)
    """
    if _SCHOOL.search(text):
        return "school"
    return "financial" if _FINANCIAL.search(text) else None


@lru_cache(maxsize=50_000)
def period_of(text: str, years: Years | None) -> str:
    """The period in the table's writing; `years` settles what a bare `2011/12` is.

    >>> period_of("2020M01", None), period_of("2011/12", "school"), period_of("2011/12", "calendar")
    ('2020-01', 'school year 2011/12', '2011–2012')
    """
    match = _TWO_YEARS.fullmatch(text)
    if years and match and _are_two_years(text):
        first = int(match[1])
        if years == "calendar":
            return f"{first}–{first + 1}"
        return f"{years} year {first}/{(first + 1) % 100:02}"
    return _as_table_writes(text)


def part_kind(texts: Collection[str]) -> str:
    """Which parts of a year without their year most of the texts are: "month", "quarter", "week" …, or "" for none.

    The others may be parts of another kind, or the whole year.

    >>> part_kind(["jan", "februari"]), part_kind(["Kv 1", "Kv 2", "Helår"]), part_kind(["Ale", "Lund"])
    ('month', 'quarter', '')
    """
    parts = [text for text in texts if not is_whole_year(text)]
    fits = {name: sum(map(bool, map(form.fullmatch, parts))) for name, form in _PARTS_OF_YEAR.items()}
    most = max(fits, key=lambda name: fits[name])
    return most if parts and sum(fits.values()) == len(parts) else ""


def period_of_file(name: str) -> str:
    """The period in the name of a file of the US Census Bureau's survey, whose tables do not say it; "" in any other.

    >>> period_of_file("ACSDT1Y2022.B25003-Data.csv"), period_of_file("ACSDP5Y2021.DP04.csv")
    ('2022', '2017–2021')
    """
    match = _CENSUS_SURVEY.match(name)
    if match is None:
        return ""
    years, last = int(match["years"]), int(match["last"])
    return str(last) if years == 1 else f"{last - years + 1}–{last}"


def is_whole_year(text: str) -> bool:
    """Whether a heading beside months or quarters means their year: "Annual", "Helår"."""
    return _WHOLE_YEAR.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def is_year(text: str) -> bool:
    """Whether a label is a year, or a school year, and nothing else: "2024", "År 2024:", "2023/24*"."""
    match = _YEAR_ALONE.fullmatch(period_without_marks(text)[0])
    return match is not None and (match["second"] is None or _are_two_years(match["year"] + match["second"]))


def periods_under_years(labels: Sequence[str]) -> list[str]:
    """Labels as whole periods, where years stand among them above their parts; [] where they are anything else.

    "" stands for a year, or a total, whose parts do not all stand there: it may be of those so far.

    >>> periods_under_years(["2023", "H1", "H2", "Totalt", "2024", "H1*", "Totalt"])
    ['2023', '2023-S1', '2023-S2', '2023', '', '2024-S1 *', '']
    >>> periods_under_years(["2023", "2024"]), periods_under_years(["2023", "Ale", "Lund"])
    ([], [])
    """
    years = [n for n, label in enumerate(labels) if is_year(label)]
    if not years or years[0] or len(years) == len(labels):
        return []
    found: list[str] = []
    for start, end in pairwise([*years, len(labels)]):
        under = _periods_of_year(labels[start], labels[start + 1 : end])
        if not under:
            return []
        found += under
    return found


def _periods_of_year(year: str, labels: Sequence[str]) -> list[str]:
    """The periods of a year's own label and of those below it; [] where one is neither a part nor a total."""
    year, year_marks = period_without_marks(year)
    year = year.rstrip(" :")
    found: list[str] = [f"{year} {year_marks}".rstrip()]
    totals = [0]
    parts: dict[str, set[str]] = {}
    for label in labels:
        text, marks = period_without_marks(label)
        kind, period = _part_under(year, text)
        if kind:
            parts.setdefault(kind, set()).add(period)
        elif is_whole_year(text) or _TOTAL.fullmatch(split_heading(text).rest):
            period = year
            totals += [] if is_whole_year(text) else [len(found)]
        else:
            return []
        found.append(f"{period} {marks or year_marks}".rstrip())
    if parts and not any(len(those) >= _PARTS_IN_YEAR[kind] for kind, those in parts.items()):
        for n in totals:
            found[n] = ""
    return found


def _part_under(year: str, text: str) -> tuple[str, str]:
    """What part of the year a label below it is, and its period: "month", "2024-03"; "", "" when it is none."""
    match = _YEAR_ALONE.fullmatch(year)
    if match is None:
        return "", ""
    if term := _TERM.fullmatch(text):
        # A school year begins with its autumn.
        is_next = match["second"] and not term["autumn"]
        return "term", f"{'HT' if term['autumn'] else 'VT'} {int(match['year']) + bool(is_next)}"
    kind = "" if match["second"] else part_kind([text])
    end = part_of_year(kind, text) if kind else ""
    period = f"{match['year']}{end}" if end else f"{text} {match['year']}"
    return (kind, period) if kind and is_time(period) else ("", "")


def only_year(text: str) -> str:
    """The one year in a title, wherever it stands, that is its figures' own; "" where there is none or several.

    >>> only_year("Budget and outcome 2023, £000"), only_year("Prices 2023 (2015=100)"), only_year("Since 2020")
    ('2023', '2023', '')
    """
    text = _BASE_YEAR.sub("", text[:_LONGEST_LABEL])
    years = {match[0] for match in _YEAR.finditer(text) if not _OF_ANOTHER.search(text[: match.start()])}
    return years.pop() if len(years) == 1 and not _TWO_YEARS.search(text) else ""


def has_short_year(text: str) -> bool:
    """Whether a text is a month beside two digits, which may be its year or its day.

    >>> has_short_year("Jan-23"), has_short_year("maj 24"), has_short_year("Maj 2024")
    (True, True, False)
    """
    return _SHORT_YEAR.fullmatch(text) is not None


def part_of_year(heading: str, text: str) -> str:
    """What a column of months or quarters beside a column of years adds to the year; "" when it is none.

    >>> part_of_year("Månad", "3"), part_of_year("Kvartal", "Kv 2"), part_of_year("month", "May")
    ('-03', '-Q2', '-05')
    """
    name = part_kind([text]) or heading.casefold()
    form = next((form for part, form in _PARTS.items() if name.startswith(part)), "")
    digits = re.fullmatch(r"(?:[A-Za-zåäö]{1,8}\.?\s?)?0?(\d{1,2})\.?(?:\s?[a-zåäö]+)?", text)
    if form and digits:
        return form.format(int(digits[1]))
    judged = read_period(f"{text} 2000").value if form == "-{:02}" else None
    return f"-{judged.start.month:02}" if judged and judged.kind == "month" else ""
