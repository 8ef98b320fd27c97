"""What is proposed: a candidate for each claim, and why not the rest; candidates as rows of the table.

In a row what the document says is filled in, and what a person must decide is blank.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from facts.documents.document_details import About
from facts.documents.names import NOBODY, Speaker, is_name
from facts.documents.sentences import Sentence
from facts.figures.columns import COLUMNS
from facts.words import LANGUAGES, Lang, Text

CandidateKind = Literal["figure", "change", "direction", "comparison", "superlative", "demand"]

DECIMALS = 1
"""A share in words is written with so many decimals: "var sjätte" is 16.7 per cent."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed row; "" and None for what the document does not say.

    `start` and `end` are the offsets of `text` in `quote`. `spans` says where the text stands: (page, start, end) on
    that page's text, so that a page can be shown with marks.
    """

    kind: CandidateKind
    quote: str
    start: int
    end: int
    page: str
    value: Fraction | None = None
    value_high: Fraction | None = None
    unit: str = ""
    approximator: str = ""
    direction: str = ""
    change_since: str = ""
    compared_with: str = ""
    measure_kind: str = "outcome"
    period: str = ""
    period_basis: str = "not-stated"
    speaker: Speaker = NOBODY
    spans: tuple[tuple[int, int, int], ...] = ()
    in_table: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words that carry the claim."""
        return self.quote[self.start : self.end]

    def as_dict(self) -> Mapping[str, object]:
        """The candidate as the command gives it."""
        return {
            "kind": self.kind, "page": self.page, "quote": self.quote,
            "start": self.start, "end": self.end, "text": self.text,
            "value": _plain_number(self.value), "value_high": _plain_number(self.value_high), "unit": self.unit,
            "approximator": self.approximator, "direction": self.direction, "change_since": self.change_since,
            "compared_with": self.compared_with, "measure_kind": self.measure_kind, "period": self.period,
            "period_basis": self.period_basis, "cited_by": self.speaker.name, "office": self.speaker.office,
            "party": self.speaker.party, "party_basis": "document" if self.speaker.party else "",
            "in_table": list(self.in_table),
        }  # fmt: skip


class LeftOut(NamedTuple):
    """A number that is not proposed: its page, its words and why; `spans` as for candidates."""

    page: str
    text: str
    why: Text
    spans: tuple[tuple[int, int, int], ...] = ()

    def as_dict(self, lang: Lang) -> Mapping[str, object]:
        """What is left out as the command gives it."""
        return {"page": self.page, "text": self.text, "why": self.why.of(lang)}


def _plain_number(value: Fraction | None) -> int | float | None:
    """A value as a number of JSON: whole where it is whole, a share in words with one decimal.

    >>> _plain_number(Fraction(17000)), _plain_number(Fraction(100, 6)), _plain_number(Fraction(2, 100))
    (17000, 16.7, 0.02)
    """
    if value is None:
        return None
    if value.denominator == 1:
        return int(value)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return float(value) if rest == 1 else round(float(value), DECIMALS)


@dataclass(slots=True)
class Surroundings:
    """What a sentence inherits: the text's date and language, and what the sentences before it said.

    `period` is the last one that was named, `period_before` that of the sentence before, `goes_on` the same where a
    sentence still speaks of it, `changing` since when and until when the last change was said to go, `goes_on_changing`
    the same where a sentence still speaks of it, `last_level` the only claim of the sentence before where that is a
    level, `last_unit` what was counted last and `last_value` how many of it, `last_share` the share that was said after
    it, `goes_on_from` the base that a sentence's "down from" goes back to,
    `is_same_span` whether it says so ("under samma tid"), `is_since_then` whether it goes back to that change's
    beginning. `heading_period` is the one period that the heading above names, `tells_of_year` whether all below is
    of it, `title_period` that of the whole report, `tells_in_past` whether all that it says in the past is of it,
    `year_begins` the month with which its own years begin, `bracketed` the year of numbers in brackets,
    `question_period` that of the question that is being answered, `intro_…` what the line before a list says of all
    its items. `date_code` is the text's date where that is a month. `note_periods` are those of figures that bear the
    mark of a note, `noted` that of the note which is read.
    """

    today: date | None
    lang: Lang
    speaker: Speaker = NOBODY
    date_code: str = ""
    period: str = ""
    period_before: str = ""
    topic: str = ""
    heading_period: str = ""
    title_period: str = ""
    year_begins: int = 1
    tells_of_year: bool = False
    tells_in_past: bool = False
    bracketed: str = ""
    noted: str = ""
    note_periods: dict[str, str] = field(default_factory=dict)
    is_since_then: bool = False
    question_period: str = ""
    goes_on: str = ""
    changing: tuple[str, str] | None = None
    goes_on_changing: tuple[str, str] | None = None
    is_same_span: bool = False
    goes_on_from: str = ""
    last_level: Candidate | None = None
    last_unit: str = ""
    last_value: Fraction | None = None
    last_share: str = ""
    intro_period: str = ""
    intro_kind: str = ""
    is_demanded: bool = False
    is_budget: bool = False
    budget_year: str = ""
    numbers_before: set[Fraction] = field(default_factory=set)
    heads: tuple[str, ...] = field(default=())

    @property
    def day(self) -> str:
        """The text's date as a period, "" where it is not known."""
        return self.date_code or (self.today.isoformat() if self.today else "")

    @property
    def year(self) -> str:
        """The text's year as a period, "" where it is not known."""
        return str(self.today.year) if self.today else ""

    @property
    def section_period(self) -> str:
        """The period that the section, else the report, tells of; "" where neither says it, or a person speaks."""
        return "" if is_name(self.speaker.name) else self.heading_period or self.title_period

    def is_to_come(self, period: str) -> bool:
        """Whether a period ends in a year after the text's, or in a month or on a day after it."""
        years = re.findall(r"(?:19|20)\d\d", period)
        if not years or self.today is None:
            return False
        last = re.search(r"\d{4}-\d\d(?:-\d\d)?$", period)
        is_later = last is not None and last[0] > self.today.isoformat()[: len(last[0])]
        return int(years[-1]) > self.today.year or is_later


class Proposals(NamedTuple):
    """What a sentence, or a stretch of pages, gave."""

    candidates: list[Candidate]
    left_out: list[LeftOut]


def candidate(
    sentence: Sentence, start: int, end: int, kind: CandidateKind, surroundings: Surroundings, **fields: object
) -> Candidate:
    """A candidate of this sentence, whose words stand from `start` to `end` of it."""
    made: dict[str, object] = {"speaker": surroundings.speaker, **fields}
    return Candidate(
        kind, sentence.text, start, end, sentence.page, spans=tuple(sentence.spans(start, end)),
        **made,  # type: ignore[arg-type]  # each caller names fields of the class with their values
    )  # fmt: skip


def left_out(sentence: Sentence, start: int, end: int, why: Text) -> LeftOut:
    """A number of this sentence that is not proposed."""
    return LeftOut(sentence.page, sentence.text[start:end].strip(), why, tuple(sentence.spans(start, end)))


LETTERS_OF_A_DAY, LETTERS_OF_A_YEAR = len("2012-09-13"), len("2012")
"""How long the codes of periods are that are a day and a year."""

_BEYOND_TEMPLATE = ("approximator", "direction", "change_since", "compared_with", "period_basis")
"""Columns that the template leaves out and a candidate may fill."""


def rows_as_csv(candidates: Iterable[Candidate], about: About, lang: Lang) -> str:
    """The candidates of a document as CSV, demands left out, in the template's columns and writing."""
    names = [column.name for column in COLUMNS if column.in_template or column.name in _BEYOND_TEMPLATE]
    text = io.StringIO()
    writer = csv.DictWriter(
        text, names, extrasaction="ignore", delimiter=LANGUAGES[lang].delimiter, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(proposed_rows(candidates, about, lang))
    return text.getvalue()


def proposed_rows(candidates: Iterable[Candidate], about: About, lang: Lang) -> Iterable[Mapping[str, str]]:
    """One row a candidate, by column; `id`, `series`, `place` and what else only a person knows are not there."""
    for candidate in candidates:
        if candidate.kind != "demand":
            yield proposed_row(candidate, about, lang)


def proposed_row(candidate: Candidate, about: About, lang: Lang) -> dict[str, str]:
    """A candidate as a row, with numbers in the writing of `lang`."""
    value = _proposed_value(candidate, lang)
    return {
        "value": value,
        "approximator": candidate.approximator, "unit": candidate.unit, "direction": candidate.direction,
        "change_since": candidate.change_since, "compared_with": candidate.compared_with,
        "measure_kind": candidate.measure_kind, "period": candidate.period, "period_basis": candidate.period_basis,
        "role": "claim", "cited_by": candidate.speaker.name, "office": candidate.speaker.office,
        "party": candidate.speaker.party, "party_basis": "document" if candidate.speaker.party else "",
        "quote": candidate.quote, "page": candidate.page, "document": about.title,
        "document_date": about.date_code if len(about.date_code) == LETTERS_OF_A_DAY else "",
    }  # fmt: skip


def _proposed_value(candidate: Candidate, lang: Lang) -> str:
    """The number of a candidate as it is written in the table, a range with both ends; "" where it has none."""
    ends = [_plain_number(value) for value in (candidate.value, candidate.value_high) if value is not None]
    return "–".join(str(end).replace(".", "," if lang == "sv" else ".") for end in ends)
