"""Claims of kinds that fact-checkers check, with invented figures, and what a professional would say of each.

They were written before the rules that answer them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facts.audit.rule import row

Row = Mapping[str, str]
REF = {"role": "reference"}
PCT = {"unit": "percent"}


@dataclass(frozen=True)
class Check:
    """`verdict` is the professional's; the finding of `rule` on `claim` must have `values` and hold `words`."""

    verdict: str
    rows: tuple[Row, ...]
    rule: str
    claim: str = "claim"
    level: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def years(first: int, *values: str, **cells: str) -> tuple[Row, ...]:
    """Published figures, one a year."""
    return tuple(row(f"r{first + n}", str(first + n), value, **{**REF, **cells}) for n, value in enumerate(values))


def claim(period: str, value: str = "", **cells: str) -> Row:
    return row("claim", period, value, **cells)


CHECKS = (
    Check(
        "From 8.6 to 7.4 per cent is 1.2 points and 14 per cent",
        (*years(2010, "8.6", "8.1", "7.4", **PCT), claim("2012", "-1.2", change_since="2010", **PCT)),
        "stated-change", level="caution",
        values={"relation": "inconsistent", "as_points": True, "basis": "levels"}, words=("−14%", "percentage points"),
    ),
    Check(
        "4 120 to 2 060 is half",
        (*years(2000, "4120", unit="child"), row("end", "2010", "2060", unit="child", **REF),
         claim("2010", "0.5", unit="times", change_since="2000", quote="Antalet har halverats sedan 2000.")),
        "stated-change", values={"relation": "consistent", "basis": "levels"},
    ),
    Check(
        "Right by the definition that it names; the other one is mentioned",
        (row("ilo", "2012", "7.5", definition="labour force survey", **PCT, **REF),
         row("reg", "2012", "4.4", definition="registered", **PCT, **REF),
         claim("2012", "7.5", definition="labour force survey", **PCT)),
        "corroboration", level="note",
        values={"relation": "consistent", "agrees": ["ilo"], "differs": []}, words=("registered", "4.4"),
    ),
    Check(
        "It depends on whom is counted",
        (row("young", "2012", "23.7", population="15–24", **PCT, **REF),
         row("all", "2012", "8.0", population="15–74", **PCT, **REF), claim("2012", "8", **PCT)),
        "corroboration", level="caution",
        values={"relation": "depends", "agrees": ["all"], "differs": ["young"]}, words=("15–24", "15–74"),
    ),
    Check(
        "The latest count when it was said was 38 412, which the claim rounds",
        (*(row(f"m{n}", f"2013-0{n}", value, unit="person", time_kind="stock", **REF)
           for n, value in ((7, "37900"), (8, "38105"), (9, "38412"))),
         claim("2013-10-01", "38400", unit="person", time_kind="stock", document_date="2013-10-01")),
        "corroboration", level="note", values={"relation": "consistent", "held_at": "2013-09"},
    ),
    Check(
        "The year that had ended was 2012: 1 940, not 2 500",
        (row("r", "2012", "1940", unit="event", time_kind="flow", document_date="2013-02-01", **REF),
         claim("2013", "2500", unit="event", time_kind="flow", period_basis="not-stated", document_date="2013-06-10")),
        "corroboration", level="caution",
        values={"relation": "inconsistent", "held_at": "2012"}, words=("2012", "1,940"),
    ),
    Check(
        "A figure seven years old tests nothing",
        (row("r", "2005", "1940", unit="person", time_kind="stock", **REF),
         claim("2012-09-01", "2500", unit="person", time_kind="stock", document_date="2012-09-01")),
        "corroboration", level="note", values={"relation": "not_testable", "nearest": "r"}, words=("2005",),
    ),
    Check(
        "The rise lies within the uncertainty of the two polls",
        (row("a", "2014-05", "31.0", margin="1.9", **PCT, **REF),
         row("b", "2014-06", "32.5", margin="1.9", **PCT, **REF),
         claim("2014-06", direction="increase", change_since="2014-05", **PCT)),
        "margin-of-error", level="caution", words=("2.7",),
    ),
    Check(
        "The four years add up to 3.2, not 3.9",
        (*years(2011, "0.7", "0.8", "0.8", "0.9", unit="mdkr", time_kind="flow", measure_kind="budget"),
         claim("2011–2014", "3.9", unit="mdkr", time_kind="cumulative", measure_kind="budget")),
        "sum-of-years", level="caution", values={"relation": "inconsistent", "sum_low": 3.2e9, "sum_high": 3.2e9},
    ),
    Check(
        "More money, but less after inflation",
        (row("a", "2008", "2000", unit="msek", **REF), row("b", "2014", "2100", unit="msek", **REF),
         row("k1", "2008", "300.0", unit="index", series="consumer-prices", place="Sweden", **REF),
         row("k2", "2014", "330.0", unit="index", series="consumer-prices", place="Sweden", **REF),
         claim("2014", direction="increase", change_since="2008", unit="msek", place="Sweden")),
        "fixed-prices", level="caution", words=("5", "4.5"),
    ),
    Check(
        "More teachers, fewer for each inhabitant",
        (row("a", "2008", "1000", unit="job", place="Uppsala", **REF),
         row("b", "2014", "1030", unit="job", place="Uppsala", **REF),
         row("p1", "2008", "190000", unit="person", series="population", place="Uppsala", time_kind="stock", **REF),
         row("p2", "2014", "207000", unit="person", series="population", place="Uppsala", time_kind="stock", **REF),
         claim("2014", "3", unit="percent", change_since="2008", place="Uppsala")),
        "per-head", level="caution", words=("3", "5.5"),
    ),
    Check(
        "The deficit became 45, not the 87 that was foreseen",
        (claim("2011", "-87", unit="mdkr", measure_kind="forecast"), row("o", "2011", "-45", unit="mdkr", **REF)),
        "forecast-vs-outcome", level="note", values={"difference_low": 42e9, "difference_high": 42e9},
    ),
    Check(
        "Said to hold only if the tax is raised",
        (claim("2011", "-87", unit="mdkr", condition="if the tax is raised"),
         row("o", "2011", "-45", unit="mdkr", **REF)),
        "conditional", level="badge",
    ),
    Check(
        "Right since 2009, which was the bottom of the crisis",
        (*years(2006, "1510", "1570", "1590", "1290", "1480", "1560", unit="mdkr"),
         claim("2011", "20.9", unit="percent", change_since="2009")),
        "baseline", level="caution", values={"base": "lowest"},
    ),
    Check(
        "12.1 to 14.0 is not unchanged",
        (*years(2007, "12.1", "14.0", **PCT), claim("2008", direction="unchanged", change_since="2007", **PCT)),
        "evidence-direction", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "The office publishes the same change",
        (row("r", "2013", "3.4", unit="percent", change_since="2012", **REF),
         claim("2013", "3.4", unit="percent", change_since="2012")),
        "stated-change", values={"relation": "consistent", "basis": "published-change"},
    ),
    Check(
        "There is a figure, but for the country",
        (row("r", "2012", "7.9", place="Sweden", **PCT, **REF), row("m", "2010", "12", place="Malmö", **PCT),
         claim("2012", "14", place="Malmö", **PCT)),
        "corroboration", level="note", values={"relation": "not_testable"}, words=("Sweden",),
    ),
    Check(
        "A school year is no calendar year",
        (*years(2011, "88.1", "87.5", **PCT), claim("läsåret 2011/12", "88", **PCT)),
        "corroboration", level="note", values={"relation": "not_testable"}, words=("2011",),
    ),
    Check(
        "The rise was larger than said",
        (*years(2006, "412000", unit="job"), row("end", "2010", "443000", unit="job", **REF),
         claim("2010", "20000", unit="job", change_since="2006")),
        "stated-change", level="note", values={"relation": "understated"}, words=("31,000",),
    ),
    Check(
        "At most 500 more was said, and it became 541",
        (*years(2006, "7206", unit="job"), row("end", "2010", "7747", unit="job", **REF),
         claim("2010", "500", approximator="högst", unit="job", change_since="2006")),
        "stated-change", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "The fall was smaller than said",
        (*years(2006, "1000", unit="event"), row("end", "2010", "780", unit="event", **REF),
         claim("2010", "-30", unit="percent", change_since="2006")),
        "stated-change", level="caution", values={"relation": "inconsistent"}, words=("22",),
    ),
    Check(
        "Three times as many, but of thirty and ten that is no certain thing",
        (row("a", "2012", "30", unit="event", time_kind="flow", place="Ale", **REF),
         row("b", "2012", "10", unit="event", time_kind="flow", place="Bro", **REF),
         claim("2012", "3", unit="times", place="Ale", compared_with="place: Bro")),
        "small-counts", level="caution", words=("Ale", "Bro"),
    ),
    Check(
        "It rose by one way of counting and fell by the other",
        (*(row(f"{way}{year}", str(year), value, definition=way, unit="event", **REF)
           for way, values in (("reported", "100 120"), ("survey", "200 180"))
           for year, value in zip((2005, 2010), values.split(), strict=True)),
         claim("2010", direction="increase", change_since="2005", unit="event")),
        "evidence-direction", level="caution", values={"relation": "depends"}, words=("reported", "survey"),
    ),
    Check(
        "It was said before the year was over",
        (row("a", "2011", "1000", unit="event", time_kind="flow", document_date="2012-02-01", **REF),
         row("b", "2012", "1500", unit="event", time_kind="flow", document_date="2013-02-01", **REF),
         claim("2012", "1000", unit="event", time_kind="flow", period_basis="not-stated", document_date="2012-09-13")),
        "corroboration", values={"held_at": "2012"}, words=("came out after", "1,000\u00a0events (2011)"),
    ),
    Check(
        "160 is right, and it is the highest since 2008",
        (*years(2008, "100", "150", "160"), claim("2010", "160", direction="highest", change_since="2008", unit="job")),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "The office publishes a fall",
        (row("r", "2013", "-3.4", unit="percent", change_since="2012", **REF),
         claim("2013", direction="increase", change_since="2012", unit="job")),
        "evidence-direction", level="caution", values={"relation": "inconsistent"}, words=("−3.4%",),
    ),
    Check(
        "It is higher than in 2008",
        (*years(2008, "12.1", "12.9", "13.4", **PCT), claim("2010", direction="lower", change_since="2008", **PCT)),
        "evidence-direction", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "The count of New Year’s Eve is that of the year",
        (row("a", "2005-12-31", "1000", time_kind="stock", **REF),
         row("b", "2010-12-31", "1300", time_kind="stock", **REF),
         claim("2010", "30", change_since="2005", time_kind="stock", **PCT)),
        "stated-change", level="note", values={"relation": "consistent", "held_at": "2010-12-31"},
    ),
    Check(
        "54 per cent are left: nearly halved",
        (row("a", "2000", "1000", **REF), row("b", "2010", "540", **REF),
         claim("2010", "0.5", unit="times", approximator="nästan", change_since="2000", quote="nästan halverats")),
        "stated-change", level="note", values={"relation": "within_reading"},
    ),
    Check(
        "More than 0.9 times as many is more than nine tenths",
        (row("a", "2000", "1000", **REF), row("b", "2010", "950", **REF),
         claim("2010", "0.9", unit="times", approximator="mer än", change_since="2000",
               quote="mer än 0,9 gånger så många")),
        "stated-change", level="note", values={"relation": "within_reading"},
    ),
    Check(
        "Two institutes foresee different things, which is no contradiction",
        (row("claim", "2015", "2.1", measure_kind="forecast", cited_by="KI", **PCT),
         row("other", "2015", "2.9", measure_kind="forecast", cited_by="ESV", **PCT)),
        "disagreement", level="note",
    ),
    Check(
        "A rise of 0.4 per cent is hardly a change",
        (row("p", "2012", "0.4", change_since="2011", **PCT, **REF),
         claim("2012", direction="unchanged", change_since="2011", unit="job")),
        "evidence-direction", level="note", values={"relation": "close"},
    ),
    Check(
        "One year of the total is not published",
        (*years(2015, "109", "150", unit="1000 person", time_kind="flow"),
         row("r2018", "2018", "132", unit="1000 person", time_kind="flow", **REF),
         claim("2015/2018", "500", unit="1000 person", time_kind="cumulative")),
        "corroboration", level="note", values={"relation": "not_testable"}, words=("years are missing: 2017",),
    ),
    Check(
        "The published year holds the half-year that is spoken of",
        (row("a", "2012", "240", unit="event", time_kind="flow", **REF),
         claim("2012-S1", "110", unit="event", time_kind="flow")),
        "corroboration", values={"relation": "not_testable", "nearest": "a"},
        words=("whose period holds the claim’s",),
    ),
    Check(
        "22 murders here and 21 there, as good as the same",
        (row("l", "2018-03", "22", unit="event", time_kind="flow", place="London", **REF),
         row("n", "2018-03", "21", unit="event", time_kind="flow", place="New York", **REF),
         claim("2018-03", direction="higher", place="London", compared_with="place: New York", unit="event",
               time_kind="flow")),
        "small-counts", level="caution", words=("if as many were to be expected on both sides", "practically always"),
    ),
    Check(
        "Places are compared, since the claim compares them",
        (row("m", "2018", "210", unit="per_100000", place="Malmö", **REF),
         row("g", "2018", "250", unit="per_100000", place="Göteborg", **REF),
         claim("2018", "-16", place="Malmö", compared_with="place: Göteborg", unit="percent")),
        "scope-mismatch", words=("only where a claim does so",),
    ),
    Check(
        "Two polls of one month, no further apart than chance makes them",
        (row("claim", "2018-05", "17.8", margin="1.6", cited_by="Novus", **PCT),
         row("other", "2018-05", "18.9", margin="1.7", cited_by="Sifo", **PCT)),
        "disagreement", level="caution", words=("margin of error of the difference is ±2.3",),
    ),
    Check(
        "The survey that is cited says itself that it may be half a point off",
        (claim("2018", "4.2", margin="0.5", **PCT), row("a", "2018", "4.6", **PCT, **REF)),
        "corroboration", level="note", values={"relation": "close"},
    ),
    Check(
        "More women than men said so, but the survey cannot tell",
        (row("w", "2018", "31", margin="2.1", population="women", **PCT, **REF),
         row("m", "2018", "29", margin="2.2", population="men", **PCT, **REF),
         claim("2018", direction="higher", population="women", compared_with="population: men", **PCT)),
        "margin-of-error", level="caution", words=("do not show that they differ",),
    ),
    Check(
        "More money, and less of it for each inhabitant",
        (row("a", "2014", "100", unit="mdkr", place="Sverige", **REF),
         row("b", "2022", "105", unit="mdkr", place="Sverige", **REF),
         *(row(f"p{year}", year, value, unit="person", series="population", place="Sverige", **REF)
           for year, value in (("2014", "9747355"), ("2022", "10521556"))),
         claim("2022", direction="increase", change_since="2014", place="Sverige")),
        "per-head", level="caution", words=("−2.7%",),
    ),
    Check(
        "From one method to the other it is 0.9 points, within the new one 0.4",
        (row("old", "2010", "8.4", definition="old method", **PCT, **REF),
         row("new", "2010", "8.9", definition="new method", **PCT, **REF),
         row("end", "2015", "9.3", definition="new method", **PCT, **REF),
         claim("2015", "0.9", unit="percentage_point", change_since="2010")),
        "stated-change", level="caution", values={"relation": "inconsistent"}, words=("new method, 2010",),
    ),
)  # fmt: skip
