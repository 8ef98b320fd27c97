"""What a document says of itself on its first pages and its last one: its title, its date, its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from facts.documents.blocks import BlockReader, RunningLines
from facts.documents.document_file import Document
from facts.documents.letterheads import letterhead
from facts.documents.names import is_name, person_of
from facts.documents.pdf_process import LONG
from facts.documents.person_lines import person_in
from facts.language.prose_periods import times_in
from facts.language.text_language import language_of
from facts.words import Lang

_FULL = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO = re.compile(r"\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_CUE = re.compile(
    r"\b(?:datum|date|dated|publicerad|published|antagen|beslutad|godkänd|fastställd|adopted|approved|embargo\w*|sammanträdesdatum|stockholm"
    r"|protokoll|release|debatt\w*"
    r"|pressmeddelande|senast uppdaterad|updated|meeting)\b|: Column",
    re.I,
)
# Such words right before a date make it the document's, wherever on the line it stands.
_DATED = re.compile(
    r"\b(?:senast (?:uppdaterad|ändrad|granskad)|uppdaterad|publicerad|publiceringsdatum|published|(?:last )?updated"
    r"|last reviewed|date published|posted)(?:\s+(?:den|on))?\s*:?\s*(?P<date>[^.;]{6,30})",
    re.I,
)
_SURE = 9
# A place, a date and a kind of paper have so many words.
_DATELINE = 7
_PLACE = re.compile(r"^[A-ZÅÄÖ][^\W\d_]+(?:\s[A-ZÅÄÖ][^\W\d_]+)?,?\s(?:den\s)?\d{1,2}\s")
_NOT_ITS_OWN = re.compile(
    r"\b(?:uttag|hämtad|retrieved|accessed|ikraft|träder|gäller|senast|before|före|inkom|dnr)\b", re.I
)
# "Den 1 februari 2022 ändrades reglerna": when something happened, no date of the paper's.
_WHEN = re.compile(
    r"(?:^|[.!?]\s)(?:Den|On|Sedan|Since|Från|From|Efter|After|Före|Before|Till|By)\s[^.]{0,40}?\b(?:19|20)\d\d,?\s"
    r"(?!(?:kl|klockan|at|i|in|på|vid|till|to)\b)[a-zåäö]"
)
# A month that goes on over the line: "12 Sep-" and "tember 2023".
_BROKEN = re.compile(r"[\u00ad-]\n(?=[a-zåäö])")
_PARTS = re.compile(r"\s[·|]\s|\s(?=[Dd]nr\b)")
_LONGEST_LINE = 90
_LONGEST_DATED = 2000
# A page's head has one or two lines, and may stand below a blank one.
_LINES_OF_HEAD = 3
# Title, date and sender stand within so many lines.
_HEAD_LINES = 12
_MOST = 100_000
"""Letters of a page that can be about the document: a text without form feeds is one page, however long."""
# What the head of each page of a report about a year says, beside whose it is: "ALE KOMMUN    ÅRSREDOVISNING 2011".
_PAPER_OF_YEAR = re.compile(
    r"(?:års(?:redovisning|rapport|berättelse|bokslut|bok)|verksamhetsberättelse|delårs(?:rapport|bokslut)|bokslut"
    r"|annual (?:report|accounts)(?: and accounts)?)\s(?:för\s|for\s)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?",
    re.I,
)
# So much of the beginning decides the language.
_SAMPLE = 20_000
_HEADINGS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself: its title, date and main language; `date_code` may be a month only."""

    title: str
    date: date | None
    language: Lang
    date_code: str = ""


def about_document(document: Document) -> About:
    """What the first pages and the last one say of the document."""
    pages = list(islice(document.pages(), LONG))
    first = [page.text[:_MOST] for page in pages]
    last = [document.last[-_MOST:]] if document.count > LONG or len(document.last) > _MOST else []
    language = language_of("\n".join(first)[:_SAMPLE])
    said = _day_of_code(document.hints.date)
    running = RunningLines()
    reader = BlockReader(running)
    headings = [
        block.text
        for page in pages[:1]
        for block in (*reader.read(page._replace(text=page.text[:_MOST])), *reader.rest())
        if block.kind == "heading" or _ASKS.fullmatch(block.text)
    ]
    found = DocumentDate(said, said.isoformat()) if said else _date_of([*first, *last])
    title = document.hints.title or _paper_of_year(first) or _document_title(headings) or document.name
    return About(title, found.day if found else None, language, found.code if found else "")


def is_of_a_year(title: str) -> bool:
    """Whether a title is that of a report about one year: "Årsredovisning 2011", and no review that came out then."""
    return _PAPER_OF_YEAR.fullmatch(title) is not None


def _paper_of_year(pages: Sequence[str]) -> str:
    """The name that the head of the first page gives a report about a year; "" where it gives none.

    >>> _paper_of_year(["ALE KOMMUN          ÅRSREDOVISNING 2011"])
    'Årsredovisning 2011'
    """
    lines = pages[0].split("\n")[:_LINES_OF_HEAD] if pages else []
    parts = (part.strip() for line in lines for part in re.split(r"\s{2,}|\s[·|]\s|\t", line))
    found = next((part for part in parts if _PAPER_OF_YEAR.fullmatch(part)), "")
    return found.capitalize() if found.isupper() else found


def full_date(text: str) -> date | None:
    """The first day that a text names in full, None where it names none.

    >>> full_date("daterat den 30 maj 2012 har"), full_date("Published 4 September 2011")
    (datetime.date(2012, 5, 30), datetime.date(2011, 9, 4))
    """
    for line in (text, text.title() if text.isupper() else ""):
        for code in [match[0] for match in _ISO.finditer(line)] or [time.code for time in times_in(line, None, "en")]:
            if found := _day_of_code(code):
                return found
    return None


def _day_of_code(code: str) -> date | None:
    """The day that a code such as 2012-05-30 names; None for other codes, and for days that no calendar has."""
    try:
        return date.fromisoformat(code) if _FULL.fullmatch(code) else None
    except ValueError:
        return None


class DocumentDate(NamedTuple):
    """A document's date: the day that relative times are reckoned from, and its code, which may be only a month."""

    day: date
    code: str


def _date_of(pages: Sequence[str]) -> DocumentDate | None:
    """The date of a document: of its letterhead, signature or first page; None where it has none.

    A line that is little but a date says more than a date in a sentence; the earlier line decides between two. Of
    minutes of a parliament the session tells the year; a newsletter may bear only a month.
    """
    best: tuple[int, date] | None = None
    for number, page in enumerate(pages):
        for place, line in enumerate(_BROKEN.sub("", page).split("\n")):
            if not re.search(r"(?:19|20)\d\d", line[:_LONGEST_DATED]):
                continue
            dated = _DATED.search(line[:_LONGEST_DATED])
            said = full_date(dated["date"]) if dated else None
            found = said or full_date(line.strip())
            if found is None:
                continue
            score = _SURE if said else _score(line.strip(), number, place)
            if best is None or score > best[0]:
                best = score, found
    if best is not None and best[0] > 0:
        return DocumentDate(best[1], best[1].isoformat())
    return (_of_session(pages[0]) or _of_month(pages[0])) if pages else None


def _of_session(page: str) -> DocumentDate | None:
    """The day in "Riksdagens protokoll 2018/19:61, torsdagen den 14 mars": sessions begin in September."""
    session = re.search(r"\b(?P<first>(?:19|20)\d\d)/\d\d:\d+", page)
    if session is None:
        return None
    first = int(session["first"])
    for line in page.split("\n")[:_HEAD_LINES]:
        for time in times_in(line, date(first + 1, 8, 31), "sv"):
            if _FULL.fullmatch(time.code):
                day = date.fromisoformat(time.code)
                return DocumentDate(day, day.isoformat())
    return None


def _of_month(page: str) -> DocumentDate | None:
    for line in page.split("\n")[:_HEAD_LINES]:
        codes = [time.code for time in times_in(line, None, "en") if re.fullmatch(r"\d{4}-\d\d", time.code)]
        if codes and len(line.strip()) < _LONGEST_LINE:
            return DocumentDate(date.fromisoformat(f"{codes[0]}-28"), codes[0])
    return None


def _score(line: str, page: int, place: int) -> int:
    is_short = len(line) < _LONGEST_LINE
    dated = next((part for part in _PARTS.split(line) if full_date(part)), line)
    return (
        3 * bool(is_short and _CUE.search(line))
        + 3 * bool(is_short and _PLACE.match(line))
        + 2 * (is_short and (" · " in line or " | " in line))
        + 2 * (page == 0 and place < 12)
        + (page == 0)
        + (len(line) < 30)
        - 5 * bool(_NOT_ITS_OWN.search(dated))
        - _SURE * bool(_WHEN.search(line))
    )


# A report's head has a field for what it is about.
_SUBJECT = re.compile(
    r"(?:SUBJECT|Subject|TITLE|Title|Rubrik|RUBRIK|Ärende|ÄRENDE|Angående)\s?:\s*(?P<title>\S.{4,200})$"
)
_FIELD = re.compile(
    r"(?:Du är här|You are here|Hoppa till|Gå (?:direkt )?till (?:huvud)?innehåll\w*|Skip to)\b"
    r"|(?-i:[A-ZÅÄÖ][A-ZÅÄÖ ]{2,25}:\s)"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b|(?:Mon|Tues|Wednes|Thurs|Fri)day\b",
    re.I,
)
_ASKS = re.compile(r"[^\W\d].{8,80}\?")
_GOES_ON = re.compile(r"\s(?:om|of|för|for|and|och|av|on|in|i|the|till|to)$", re.I)
_AND = re.compile(r",\s|\s(?:and|och|&)\s")
# A list of people, or somebody's turn: "Ida Marlow (Eastport) (Lab): I beg to move", "Bo Lind (C) samt sju andra".
_PEOPLE = re.compile(
    r"[^\W\d_a-zåäö][\w’-]+(?:\s[^\W\d_a-zåäö][\w’-]+){1,3}\s\([^)]{1,40}\)(?:\s\([^)]{1,40}\))?(?:[:,]|\s(?:samt|och|and)\b)"
)
# The head of a page with the numbers of its columns: "611WH Rural Post Offices 18 MAY 2022 612WH".
_COLUMNS = re.compile(r"\d{1,5}[A-Z]{0,2}\s.*\s\d{1,5}[A-Z]{0,2}$")
_LABEL = re.compile(r"[^\W\d_][^\d:]{2,30}:\s(?P<whose>.*)$")
_ATTENDED = re.compile(
    r"(?:Present|Apologies|In attendance|Närvarande|Beslutande|Plats och tid|Ej tjänstgörande|Justerare|Sekreterare"
    r"|Övriga (?:deltagande|närvarande))\b"
)


# What begins or ends a letter, a page or a turn, the sections of a fact check, and what a picture shows.
_NO_TITLE = re.compile(
    r"(?:Dear|Kära|Käre|Bästa?|Hej|Med vänlig|Yours|Anf\.|Logga in|Log in|Sign in|Download|Ladda ner|Share|Dela"
    r"|Prenumerera|Subscribe|Accept|Cookies|We use cookies|What was claimed|The claim|Påstående|Our verdict"
    r"|Verdict|Betyg)\b"
    r"|.*\b(?:Foto|Photo|Bild|Picture):",
    re.I,
)


def _is_no_title(heading: str) -> bool:
    """Whether a heading says who attended, wrote or is in charge, or is a date with its place or page's columns.

    >>> [_is_no_title(line) for line in ("Contact: Ida Marlow", "Ida Marlow (Lund) (Lab): I beg", "Ports: a review")]
    [True, True, False]
    """
    ends_with_day = re.search(r",\s[^,]*\d{4}$", heading) is not None
    is_of_a_page = (
        ends_with_day or len(re.findall(r"\S*\w\S*", heading)) <= _DATELINE or _COLUMNS.match(heading) is not None
    )
    is_dateline = is_of_a_page and full_date(heading) is not None
    label = _LABEL.match(heading)
    is_of_somebody = label is not None and is_name(person_of(label["whose"]).name)
    is_writers = all(is_name(person_of(name).name) for name in _AND.split(heading)) and _AND.search(heading) is not None
    return (
        is_dateline
        or is_writers
        or is_of_somebody
        or _PEOPLE.match(heading) is not None
        or _ATTENDED.match(heading) is not None
        or _NO_TITLE.match(heading) is not None
        or person_in(heading).party != ""
        or _FIELD.match(heading) is not None
    )


def _whole(headings: Iterable[str]) -> list[str]:
    """Headings, with those put together that go on over the line: "UTREDNING OM" and "BARNOMSORGEN"."""
    found: list[str] = []
    for heading in headings:
        if found and _GOES_ON.search(found[-1]):
            found[-1] += f" {heading}"
        else:
            found.append(heading)
    return found


def _document_title(headings: Iterable[str]) -> str:
    """The first heading that is a title: words rather than numbers, a letterhead or who wrote it.

    >>> _document_title(["Harbour Trust", "Full: ports since 2010", "Ida Marlow and Bo Lind", "Summary of it all"])
    'Full: ports since 2010'
    """
    best = ""
    headings = _whole(headings)
    if subject := next((found for heading in headings if (found := _SUBJECT.match(heading))), None):
        return subject["title"]
    # What stands above the way to a page is its site's menu: "Start > Omsorg > Nyheter".
    paths = [place for place, heading in enumerate(headings) if " > " in heading]
    for heading in headings[paths[-1] + 1 if paths else 0 :]:
        words = len(_HEADINGS.findall(heading))
        is_head = (
            re.search(r"\s[·|]\s|:\s?Column|\d-\d\d \d\d", heading) or letterhead(heading).name or _is_no_title(heading)
        )
        is_named = words >= 3 or (words and re.search(r"\b(?:19|20)\d\d(?:/\d\d)?(?::\d+)?$", heading))
        if is_named and not is_head:
            return heading
        best = best or (heading if words and not is_head else "")
    return best
