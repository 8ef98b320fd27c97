"""Further kinds of claims, with invented figures, and what a professional would say of each.

Rates and their changes, shares of unlike groups, deficits, ranges, hedged targets, ties, revisions, years of unlike
shape, prices and means: the answers were written down before the audit was asked.
"""

from __future__ import annotations

from facts.audit.rule import row
from tests.audit.replayed.checks import PCT, REF, Check, claim, years

TOTAL = {"time_kind": "cumulative", "unit": "home"}
YEARLY = {"time_kind": "flow", "unit": "home"}
RATE = {"unit": "percent", "title": "Inflation rate, annual change"}
DEFICIT = {"unit": "mdkr"}


KINDS_OF_CLAIMS = (
    Check(
        "Four for every thousand is 412 for every hundred thousand",
        (row("r", "2020", "412", unit="per_100000", **REF), claim("2020", "4", unit="per_1000")),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Four for every thousand is ten times 41 for every hundred thousand",
        (row("r", "2020", "41", unit="per_100000", **REF), claim("2020", "4", unit="per_1000")),
        "corroboration", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "725 a month is 8 700 a year",
        (row("r", "2020", "8700", unit="SEK / year", **REF), claim("2020", "725", unit="SEK / month")),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Inflation has slowed",
        (*years(2022, "8.4", "5.1", **RATE), claim("2023", direction="decrease", change_since="2022", **RATE)),
        "evidence-direction", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Slower inflation is no fall in prices",
        (*years(2021, "343", "372", "404", unit="index"),
         claim("2023", direction="decrease", change_since="2022", unit="index")),
        "evidence-direction", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "46 of 100 left is a fall by more than half",
        (*years(2019, "1000", "460", unit="event"),
         claim("2020", "-50", approximator="more than", change_since="2019", **PCT)),
        "stated-change", level="note", values={"relation": "within_reading"},
    ),
    Check(
        "60 of 100 left is no fall by more than half",
        (*years(2019, "1000", "600", unit="event"),
         claim("2020", "50", direction="decrease", approximator="more than", change_since="2019", **PCT)),
        "stated-change", level="caution", values={"relation": "inconsistent"}, words=("−40%",),
    ),
    Check(
        "No change, as far as it is published",
        (*years(2019, "7.1", "7.4", "7.1", **PCT), claim("2021", direction="unchanged", change_since="2019", **PCT)),
        "evidence-direction", level="note", values={"relation": "consistent"}, words=("the same",),
    ),
    Check(
        "From 7.1 to 9.3 is a change",
        (*years(2019, "7.1", "9.3", **PCT), claim("2020", direction="unchanged", change_since="2019", **PCT)),
        "evidence-direction", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "A change within the margins of both figures is no change that anybody can show",
        (row("a", "2019", "31.0", margin="1.9", **REF, **PCT), row("b", "2020", "32.5", margin="1.9", **REF, **PCT),
         claim("2020", direction="unchanged", change_since="2019", **PCT)),
        "evidence-direction", level="note", values={"relation": "close"},
    ),
    Check(
        "Risen since 2018, but not each year",
        (*years(2018, "300", "320", "310", "330", "350", unit="event"),
         claim("2022", direction="increase", change_since="2018", unit="event",
               quote="Antalet har ökat varje år sedan 2018.")),
        "evidence-direction", level="caution", values={"relation": "inconsistent"}, words=("310 events (2020)",),
    ),
    Check(
        "On average",
        (row("r", "2020", "38.4", unit="hour / week", time_kind="average", **REF),
         claim("2020", "38.4", approximator="on average", unit="hour / week")),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "The mean passed off as the median",
        (row("mean", "2020", "38000", unit="SEK / month", definition="mean", **REF),
         row("median", "2020", "34200", unit="SEK / month", definition="median", **REF),
         claim("2020", "38000", unit="SEK / month", definition="median")),
        "corroboration", level="caution", values={"relation": "inconsistent", "differs": ["median"]}, words=("mean",),
    ),
    Check(
        "Pay may be the mean or the median",
        (row("mean", "2020", "38000", unit="SEK / month", definition="mean", **REF),
         row("median", "2020", "34200", unit="SEK / month", definition="median", **REF),
         claim("2020", "38000", unit="SEK / month")),
        "corroboration", level="caution", values={"relation": "depends", "agrees": ["mean"], "differs": ["median"]},
    ),
    Check(
        "From two per cent to three is half as much again",
        (*years(2019, "2.0", "3.0", **PCT), claim("2020", "50", change_since="2019", **PCT)),
        "stated-change", level="note", values={"relation": "consistent", "as_points": False},
    ),
    Check(
        "One in three",
        (row("r", "2020", "32.9", **REF, **PCT), claim("2020", "33", approximator="one in three", **PCT)),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "From every fifth to every tenth may be half as many",
        (row("a", "2010", "20", approximator="vart femte", **REF, **PCT),
         row("b", "2020", "10", approximator="vart tionde", **REF, **PCT),
         claim("2020", "0.5", unit="times", change_since="2010")),
        "stated-change", level="note", values={"relation": "within_reading"}, words=("the claim lies within it",),
    ),
    Check(
        "From a deficit to a surplus is an increase",
        (*years(2019, "-1.2", "0.8", **DEFICIT), claim("2020", direction="increase", change_since="2019", **DEFICIT)),
        "evidence-direction", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Two billions better, from a deficit to a surplus",
        (*years(2019, "-1.2", "0.8", **DEFICIT), claim("2020", "2.0", change_since="2019", **DEFICIT)),
        "stated-change", level="note", values={"relation": "consistent"},
    ),
    Check(
        "A deficit of four that is one of two has been halved",
        (*years(2019, "-4.0", "-2.0", **DEFICIT), claim("2020", "0.5", unit="times", change_since="2019")),
        "stated-change", level="note", values={"relation": "consistent"},
    ),
    Check(
        "A deficit of ten that is one of five has fallen by half",
        (*years(2019, "-10.0", "-5.0", **DEFICIT),
         claim("2020", "-50", change_since="2019", quote="Underskottet har minskat med 50 procent.", **PCT)),
        "stated-change", level="note", values={"relation": "consistent"}, words=("−50%, counted as a deficit",),
    ),
    Check(
        "A deficit of ten that is one of five has not grown by half",
        (*years(2019, "-10.0", "-5.0", **DEFICIT),
         claim("2020", "50", change_since="2019", quote="Underskottet har ökat med 50 procent.", **PCT)),
        "stated-change", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "A result of minus ten that is minus five has risen by half",
        (*years(2019, "-10.0", "-5.0", **DEFICIT),
         claim("2020", "50", change_since="2019", quote="Resultatet har förbättrats med 50 procent.", **PCT)),
        "stated-change", level="note", values={"relation": "consistent"}, words=("+50%, counted as a balance",),
    ),
    Check(
        "Half better, from minus ten to minus five: of the deficit or of the balance",
        (*years(2019, "-10.0", "-5.0", **DEFICIT), claim("2020", "50", change_since="2019", **PCT)),
        "stated-change", level="caution", values={"relation": "depends"},
        words=("−50%, counted as a deficit", "+50%, counted as a balance"),
    ),
    Check(
        "A target of 40 per cent less since 1990 stands beside the fall by 33",
        (row("r", "2020", "-33", change_since="1990", role="reference", **PCT),
         claim("2020", "-40", change_since="1990", measure_kind="target", **PCT)),
        "target-vs-outcome", level="note", values={"difference_low": 7, "difference_high": 7},
        words=("2020, since 1990: the target was −40%, the outcome −33%. The difference is +7 percentage points.",),
    ),
    Check(
        "Growth that was foreseen stands beside what it became",
        (row("r", "2023", "-0.2", change_since="2022", role="reference", **PCT),
         claim("2023", "4.1", change_since="2022", measure_kind="forecast", **PCT)),
        "forecast-vs-outcome", level="note", values={"difference_low": -4.3},
        words=("the forecast was +4.1%, the outcome −0.2%. The difference is −4.3 percentage points.",),
    ),
    Check(
        "A rise in fixed prices is held against money in current prices and the consumer prices",
        (row("a", "2019", "100", unit="msek", role="reference"), row("b", "2023", "140", unit="msek", role="reference"),
         row("k1", "2019", "100", unit="index", series="consumer-prices", role="reference"),
         row("k2", "2023", "121", unit="index", series="consumer-prices", role="reference"),
         claim("2023", "40", unit="percent", change_since="2019", prices="2019")),
        "stated-change", level="caution", values={"relation": "inconsistent"},
        words=("+15.7% in fixed prices", "Consumer prices: index 100 (2019) and index 121 (2023)."),
    ),
    Check(
        "What stands for both ends is a budget, and is said to be one",
        (row("a", "2019", "50", unit="mdkr", measure_kind="budget", role="reference"),
         row("b", "2023", "80", unit="mdkr", measure_kind="budget", role="reference"),
         claim("2023", "60", unit="percent", change_since="2019")),
        "stated-change", level="note", values={"relation": "not_testable"}, words=("(2023), which is a budget.",),
    ),
    Check(
        "From a deficit to a surplus there is no percentage, but both figures stand",
        (*years(2019, "-1.2", "0.8", **DEFICIT), claim("2020", "150", change_since="2019", **PCT)),
        "stated-change", level="note", values={"relation": "not_testable"},
        words=("−1.2 billion kronor (2019)", "0.8 billion kronor (2020)"),
    ),
    Check(
        "A forecast of 40–45 and a published 43–47 overlap",
        (row("r", "2020", "43–47", **REF, **PCT), claim("2020", "40–45", **PCT)),
        "corroboration", level="note", values={"relation": "within_reading"}, words=("overlap",),
    ),
    Check(
        "40–45 is under 50–55, by five points at least",
        (row("r", "2020", "50–55", **REF, **PCT), claim("2020", "40–45", **PCT)),
        "corroboration", level="caution", values={"relation": "inconsistent"}, words=("5 percentage points above",),
    ),
    Check(
        "At most three is not 3.2",
        (row("r", "2020", "3.2", **REF, **PCT), claim("2020", "3.0", approximator="at most", **PCT)),
        "corroboration", level="caution", values={"relation": "inconsistent"}, words=("0.2 percentage points above",),
    ),
    Check(
        "Nearly 500 beside a published “over 400”",
        (row("r", "2020", "400", approximator="over", unit="child", **REF),
         claim("2020", "500", approximator="nearly", unit="child")),
        "corroboration", level="note", values={"relation": "within_reading"}, words=("overlap",),
    ),
    Check(
        "A target of at least 5 000 that was met",
        (row("outcome", "2020", "5023", unit="job", **REF),
         claim("2020", "5000", approximator="at least", measure_kind="target", unit="job")),
        "target-vs-outcome", level="note", words=("lies within",),
    ),
    Check(
        "A target of under 100 000 that was not",
        (row("outcome", "2020", "332000", unit="person", **REF),
         claim("2020", "100000", approximator="under", measure_kind="target", unit="person")),
        "target-vs-outcome", level="note", words=("232,000 people above",),
    ),
    Check(
        "A total that ends in the middle of a year has no sum of years to be held against",
        (*years(2020, "100", "110", "130", **YEARLY), claim("2020/2022-06", "275", **TOTAL)),
        "corroboration", level="note", values={"relation": "not_testable"},
    ),
    Check(
        "31 ± 2 and 34 ± 2 may be one and the same",
        (row("r", "2020", "34", margin="2", **REF, **PCT), claim("2020", "31", margin="2", **PCT)),
        "corroboration", level="note", values={"relation": "close"}, words=("margin",),
    ),
    Check(
        "Eleven per cent more in the prices of 2020",
        (row("a", "2010", "90", unit="mdkr", prices="2020", **REF), row("b", "2020", "100", unit="mdkr", **REF),
         row("c", "2020", "100", unit="mdkr", prices="2020", **REF), row("d", "2010", "79", unit="mdkr", **REF),
         claim("2020", "11", change_since="2010", prices="2020", **PCT)),
        "stated-change", level="note", values={"relation": "consistent"}, words=("2020 prices",),
    ),
    Check(
        "A change in fixed prices is not held against current ones",
        (row("b", "2020", "100", unit="mdkr", prices="current", **REF),
         row("d", "2010", "79", unit="mdkr", prices="current", **REF),
         claim("2020", "27", change_since="2010", prices="2020", **PCT)),
        "stated-change", level="note", values={"relation": "not_testable"},
    ),
    Check(
        "Euros are no kronor",
        (row("proof", "2020", "480", unit="million EUR", series="other", **REF),
         claim("2020", "5", unit="mdkr", evidence="proof")),
        "evidence-scope", level="caution", values={"columns": ["unit"]},
    ),
    Check(
        "A financial year is not held against the calendar year",
        (row("r", "2021", "118", unit="event", time_kind="flow", **REF),
         claim("FY2021/22", "120", unit="event", time_kind="flow")),
        "corroboration", level="note", values={"relation": "not_testable", "nearest": "r"},
    ),
    Check(
        "Right when it was said, and revised since",
        (row("first", "2022", "606000", unit="person", producer="ONS", document_date="2023-05-25", **REF),
         row("revised", "2022", "745000", unit="person", producer="ONS", document_date="2023-11-23", **REF),
         claim("2022", "606000", unit="person", document_date="2023-06-10")),
        "corroboration", level="caution", values={"relation": "depends", "agrees": ["first"], "differs": ["revised"]},
        words=("came out after the claim: 745,000",),
    ),
    Check(
        "Proof about another place",
        (row("a", "2019", "21", unit="child", place="Sverige", series="other", **REF),
         row("b", "2020", "24", unit="child", place="Sverige", series="other", **REF),
         claim("2020", direction="increase", unit="child", place="Malmö", evidence="a b")),
        "evidence-scope", level="caution", values={"columns": ["place"]},
    ),
    Check(
        "A monthly rate beside an annual one",
        (row("annual", "2022-06", "8.7", definition="annual change", **REF, **PCT),
         row("monthly", "2022-06", "0.9", definition="monthly change", **REF, **PCT),
         claim("2022-06", "8.7", definition="monthly change", **PCT)),
        "corroboration", level="caution", values={"relation": "inconsistent", "differs": ["monthly"]},
        words=("annual change",),
    ),
    Check(
        "The rate of a year is not that of one of its months",
        (row("m", "2022-06", "8.7", time_kind="flow", **REF, **PCT), claim("2022", "8.4", time_kind="flow", **PCT)),
        "corroboration", level="note", values={"relation": "not_testable", "nearest": "m"},
    ),
    Check(
        "A fall that was a rise",
        (row("r", "2020", "0.3", **REF, **RATE), claim("2020", "-0.3", **RATE)),
        "corroboration", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "A union's own survey",
        (row("r", "2020", "42", producer="Lärarförbundet", **REF, **PCT),
         claim("2020", "42", cited_by="Lärarförbundet", **PCT)),
        "not-independent", level="note",
    ),
    Check(
        "A total may be the sum of one way of counting and not of the other",
        (*years(2019, "10", "12", unit="mdkr", time_kind="flow", definition="gross"),
         *({**one, "id": f"net{one['id']}"}
           for one in years(2019, "8", "9", unit="mdkr", time_kind="flow", definition="net")),
         claim("2019–2020", "22", unit="mdkr", time_kind="cumulative")),
        "sum-of-years", level="caution", values={"relation": "depends", "sum_low": 17e9, "sum_high": 22e9},
        words=("(gross) add up to 22 billion", "(net) add up to 17 billion"),
    ),
    Check(
        "Per cent said, percentage points published",
        (row("r", "2020", "1.2", unit="percentage_point", change_since="2019", **REF),
         claim("2020", "1.2", change_since="2019", **PCT)),
        "stated-change", level="caution",
        values={"relation": "inconsistent", "as_points": True, "basis": "published-change"},
        words=("is +1.2 percentage points", "As percentage points it fits"),
    ),
    Check(
        "Per cent said, other percentage points published",
        (row("r", "2020", "1.2", unit="percentage_point", change_since="2019", **REF),
         claim("2020", "9", change_since="2019", **PCT)),
        "stated-change", level="note", values={"relation": "not_testable", "as_points": None},
        words=("a change in percentage points",),
    ),
    Check(
        "What has become 1.6 times as much has not doubled",
        (*years(2019, "100", "160", unit="event"), claim("2020", "2", unit="times", change_since="2019")),
        "stated-change", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "What has become 1.9 times as much has doubled, rounded",
        (*years(2019, "100", "190", unit="event"), claim("2020", "2", unit="times", change_since="2019")),
        "stated-change", level="note", values={"relation": "consistent"}, words=("after rounding",),
    ),
    Check(
        "A level of three times is 3.4 times, rounded",
        (row("r", "2020", "3.4", unit="times", **REF), claim("2020", "3", unit="times")),
        "corroboration", level="note", values={"relation": "consistent"},
    ),
    Check(
        "To 0.3 times as many is said to one decimal",
        (*years(2019, "100", "34", unit="event"), claim("2020", "0.3", unit="times", change_since="2019")),
        "stated-change", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Close to the one and not to the other",
        (row("a", "2020", "51", population="all", **REF, **PCT), row("b", "2020", "60", population="men", **REF, **PCT),
         claim("2020", "50", **PCT)),
        "corroboration", level="caution", values={"relation": "depends"}, words=("it is close to 51% (all, 2020)",),
    ),
)  # fmt: skip
