"""Claims of the highest, of a place in an order and of more than others, and what a professional would say of each."""

from __future__ import annotations

from facts.audit.rule import row
from tests.audit.replayed.checks import PCT, REF, Check, claim, years

MORE = {"approximator": "more than"}
GROUP = {"compared_with": "G5", **PCT}


def members(**values: str) -> tuple[dict[str, str], ...]:
    """Published shares of several places in 2020."""
    return tuple({**row(name, "2020", value, place=name.title(), **REF, **PCT)} for name, value in values.items())


RANKS_AND_COMPARISONS = (
    Check(
        "The highest in ten years, level with one of them",
        (*years(2011, "40", "45", "41", "42", "44", "48", "43", "42", "41", "44", "48", unit="event"),
         claim("2021", direction="highest", change_since="2011", unit="event")),
        "superlative", level="note", values={"relation": "consistent", "missing": []},
        words=("The same figure: 48 events (2016)",),
    ),
    Check(
        "The lowest ever is the lowest of all that is published",
        (*years(2016, "9.4", "8.8", "8.1", "8.3", "7.9", **PCT), claim("2020", direction="lowest", **PCT)),
        "superlative", level="note", values={"relation": "consistent", "of": 5},
    ),
    Check(
        "28.1 per cent of the women and 13.6 of the men: twice as likely",
        (row("w", "2020", "28.1", population="women", **REF, **PCT),
         row("m", "2020", "13.6", population="men", **REF, **PCT),
         claim("2020", "2", unit="times", population="women", compared_with="population: men")),
        "comparison", level="note", values={"relation": "consistent"},
    ),
    Check(
        "More than twice as likely, by a little",
        (row("w", "2020", "28.1", population="women", **REF, **PCT),
         row("m", "2020", "13.6", population="men", **REF, **PCT),
         claim("2020", "2", unit="times", population="women", compared_with="population: men", **MORE)),
        "comparison", level="note", values={"relation": "within_reading"},
    ),
    Check(
        "Twenty per cent less is twenty-five per cent more the other way about",
        (row("w", "2020", "80.0", population="women", unit="SEK / hour", **REF),
         row("m", "2020", "100.0", population="men", unit="SEK / hour", **REF),
         claim("2020", "25", population="men", compared_with="population: women", **PCT)),
        "comparison", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Three points lower than the country",
        (row("c", "2020", "6.2", place="Malmö", **REF, **PCT), row("s", "2020", "9.2", place="Sverige", **REF, **PCT),
         claim("2020", "-3", unit="percentage_point", place="Malmö", compared_with="place: Sverige")),
        "comparison", level="note", values={"relation": "consistent"},
    ),
    Check(
        "Second, together with another",
        (*members(aland="10", berg="9", cadiz="9", delft="8"),
         claim("2020", "2", unit="rank", direction="highest", place="Berg", compared_with="G5")),
        "superlative", level="note", values={"relation": "consistent"},
        words=("is together with others the second highest", "The same figure: 9% (Cadiz, 2020)"),
    ),
    Check(
        "Who shares the second place may be called third",
        (*members(aland="10", berg="9", cadiz="9", delft="8"),
         claim("2020", "3", unit="rank", direction="highest", place="Berg", compared_with="G5")),
        "superlative", level="note", values={"relation": "consistent"},
    ),
    Check(
        "The highest of a group of which not all may be there",
        (*members(aland="10", berg="9", cadiz="7"), claim("2020", direction="highest", place="Aland", **GROUP)),
        "superlative", level="note", values={"relation": "consistent"}, words=("whole group",),
    ),
    Check(
        "The highest turnout since 1988, of elections every fourth year",
        (*(row(f"e{1988 + 4 * n}", str(1988 + 4 * n), value, **REF, **PCT)
           for n, value in enumerate(("52.8", "58.1", "51.7", "54.2", "60.7", "62.2", "58.6", "60.1", "66.6"))),
         claim("2020", direction="highest", change_since="1988", **PCT)),
        "superlative", level="note", values={"relation": "consistent", "missing": []}, words=("every 4 years",),
    ),
    Check(
        "Higher than two others must hold beside both of them",
        (*members(aland="5", berg="4", cadiz="6"),
         claim("2020", direction="higher", place="Aland", compared_with="place: Cadiz; place: Berg", **PCT)),
        "comparison", level="caution", values={"relation": "inconsistent"},
        words=("6% (Cadiz, 2020)", "4% (Berg, 2020)"),
    ),
    Check(
        "Higher than two others, in whichever order they are named",
        (*members(aland="5", berg="4", cadiz="6"),
         claim("2020", direction="higher", place="Aland", compared_with="place: Berg; place: Cadiz", **PCT)),
        "comparison", level="caution", values={"relation": "inconsistent"},
        words=("6% (Cadiz, 2020)", "4% (Berg, 2020)"),
    ),
    Check(
        "Higher than two others, one of which is not published for the year",
        (*members(aland="5", berg="4"), row("c", "2019", "3", place="Cadiz", **REF, **PCT),
         claim("2020", direction="higher", place="Aland", compared_with="place: Berg; place: Cadiz", **PCT)),
        "comparison", level="note", values={"relation": "not_testable"},
        words=("compared with Cadiz cannot be tested",),
    ),
    Check(
        "Higher than two others, lower than the one that is published",
        (*members(aland="5", berg="8"), row("c", "2019", "3", place="Cadiz", **REF, **PCT),
         claim("2020", direction="higher", place="Aland", compared_with="place: Berg; place: Cadiz", **PCT)),
        "comparison", level="caution", values={"relation": "inconsistent"},
    ),
    Check(
        "The highest of three, one of which is not published for the year",
        (*members(aland="5", berg="4"), row("c", "2019", "3", place="Cadiz", **REF, **PCT),
         claim("2020", direction="highest", place="Aland", compared_with="place: Berg; place: Cadiz", **PCT)),
        "superlative", level="note", values={"relation": "not_testable"},
    ),
    Check(
        "The same as another place",
        (*members(aland="5.0", berg="5.0"),
         claim("2020", direction="unchanged", place="Aland", compared_with="place: Berg", **PCT)),
        "comparison", level="note", values={"relation": "consistent"}, words=("Aland: the same as Berg.",),
    ),
    Check(
        "Highest of all, said of a place without a figure",
        (*members(aland="5", berg="4"), claim("2020", direction="highest", place="Cadiz", **GROUP)),
        "superlative", level="note", values={"relation": "not_testable"},
        words=("is not among those that are published",),
    ),
    Check(
        "The mean of the group is none of its members",
        (*members(aland="10", berg="9", cadiz="7"), row("mean", "2020", "9.5", place="G5 average", **REF, **PCT),
         claim("2020", "2", unit="rank", direction="highest", place="Berg", compared_with="G5")),
        "superlative", level="note", values={"relation": "consistent", "of": 3},
    ),
    Check(
        "Two sources for one place above it take one place in the order",
        (*members(aland="10", berg="9", cadiz="7"),
         row("other", "2020", "10.4", place="Aland", producer="B", **REF, **PCT),
         claim("2020", "2", unit="rank", direction="highest", place="Berg", compared_with="G5")),
        "superlative", level="note", values={"relation": "consistent", "rank": 2, "of": 3},
    ),
    Check(
        "Two sources for one year are one year",
        (*years(2010, "10", "12", "11", **PCT), row("other", "2011", "12.4", producer="B", **REF, **PCT),
         claim("2012", "2", unit="rank", direction="highest", change_since="2009")),
        "superlative", level="note", values={"relation": "consistent", "rank": 2, "of": 3},
    ),
    Check(
        "A place that its group is called after is ranked in it",
        (*members(berg="9", cadiz="7", dale="8"),
         claim("2020", direction="highest", place="Berg", compared_with="Berg county towns", **PCT)),
        "superlative", level="note", values={"relation": "consistent", "of": 3},
    ),
    Check(
        "It was lower in 2006",
        (*years(2003, "17.4", "20.4", "22.8", "15.1", "19.2", "20.2", **PCT),
         claim("2008", direction="lowest", change_since="2003", **PCT)),
        "superlative", level="caution",
        values={"relation": "inconsistent", "exceptions": ["r2004", "r2006", "r2007"][1:], "missing": []},
    ),
    Check(
        "One higher year is enough, however few are published",
        (*years(2019, "111", "124", "113", "116", "121", unit="event"),
         claim("2023", direction="highest", change_since="2005", unit="event")),
        "superlative", level="caution",
        values={"relation": "inconsistent", "exceptions": ["r2020"]}, words=("in the table: 2006–2018",),
    ),
    Check(
        "No higher year among the few that are published says little",
        (*years(2019, "111", "104", "113", "116", "121", unit="event"),
         claim("2023", direction="highest", change_since="2005", unit="event")),
        "superlative", values={"relation": "not_testable"},
    ),
    Check(
        "The lowest of all published since 2005",
        (*years(2005, "411", "398", "377", "362", unit="event"),
         claim("2008", direction="lowest", change_since="2005", unit="event")),
        "superlative", level="note", values={"relation": "consistent", "exceptions": []},
    ),
    Check(
        "14 per cent less, right",
        (row("w", "2012", "31000", unit="SEK / month", population="women", **REF),
         row("m", "2012", "36100", unit="SEK / month", population="men", **REF),
         claim("2012", "-14", unit="percent", population="women", compared_with="population: men", series="example")),
        "comparison", level="note", values={"relation": "consistent", "held_at": "2012"}, words=("men", "women"),
    ),
    Check(
        "The share is lower than in Norway, not higher",
        (row("s", "2011", "22.4", place="Sweden", **PCT, **REF), row("n", "2011", "25.0", place="Norway", **PCT, **REF),
         claim("2011", direction="higher", place="Sweden", compared_with="place: Norway", **PCT)),
        "comparison", level="caution", values={"relation": "inconsistent"}, words=("Norway",),
    ),
    Check(
        "Fifth, not third",
        (*(row(f"p{n}", "2012", value, place=place, **PCT, **REF) for n, (place, value) in enumerate(
            [("Sweden", "7.9"), ("Spain", "24.8"), ("Greece", "24.5"), ("Portugal", "15.8"), ("Italy", "10.7"),
             ("Norway", "3.2")])),
         claim("2012", "3", unit="rank", place="Sweden", compared_with="EU countries")),
        "superlative", level="caution", values={"relation": "inconsistent", "rank": 5, "of": 6},
    ),
    Check(
        "Whom the group holds is not known",
        (*(row(f"p{n}", "2012", value, place=place, **PCT, **REF) for n, (place, value) in enumerate(
            [("Sweden", "7.9"), ("Spain", "24.8"), ("Norway", "3.2")])),
         claim("2012", direction="lowest", place="Sweden", compared_with="Nordic countries", **PCT)),
        "superlative", values={"exceptions": ["p2"], "rank": 2, "of": 3}, words=("does not say",),
    ),
    Check(
        "Whoever is compared with men is not men",
        (row("w", "2012", "31000", unit="SEK / month", population="women", **REF),
         row("m", "2012", "36100", unit="SEK / month", population="men", **REF),
         claim("2012", "-14", unit="percent", compared_with="population: men")),
        "comparison", level="note", values={"relation": "consistent"},
    ),
    Check(
        "47 of a hundred are nearly half as many, which is no fall",
        (row("a", "2012", "470", place="Ale", **REF), row("b", "2012", "1000", place="Bro", **REF),
         claim("2012", "0.5", unit="times", approximator="nästan", place="Ale", compared_with="place: Bro",
               quote="nästan hälften så många")),
        "comparison", level="note", values={"relation": "within_reading"},
    ),
    Check(
        "Second, and so is Latvia",
        (*(row(f"p{n}", "2012", value, place=place, **PCT, **REF) for n, (place, value) in enumerate(
            [("Sweden", "8.6"), ("Spain", "9.1"), ("Latvia", "8.6"), ("Italy", "7.9")])),
         claim("2012", "2", unit="rank", place="Sweden", compared_with="EU countries")),
        "superlative", level="note", values={"relation": "consistent", "rank": 2},
        words=("The same figure: 8.6% (Latvia, 2012)",),
    ),
    Check(
        "One of the three highest, as claimed: it is the second",
        (*(row(f"p{n}", "2012", value, place=place, **PCT, **REF) for n, (place, value) in enumerate(
            [("Sweden", "8.6"), ("Spain", "9.1"), ("Latvia", "6.6"), ("Italy", "7.9")])),
         claim("2012", "1–3", unit="rank", place="Sweden", compared_with="EU countries")),
        "superlative", level="note", values={"relation": "within_reading", "rank": 2},
        words=("place 1–3 counted from the highest",),
    ),
    Check(
        "The lowest ever, of two published years: too few to tell",
        (*years(2017, "31", "22", unit="event"), claim("2018", direction="lowest", unit="event")),
        "superlative", level="note", values={"relation": "not_testable"},
    ),
    Check(
        "Not the highest ever: the year before was higher, and one is enough",
        (*years(2017, "31", "22", unit="event"), claim("2018", direction="highest", unit="event")),
        "superlative", level="caution", values={"relation": "inconsistent", "exceptions": ["r2017"]},
    ),
    Check(
        "As many as in Norway, but for a tenth of a point",
        (row("s", "2011", "7.2", place="Sweden", **PCT, **REF), row("n", "2011", "7.1", place="Norway", **PCT, **REF),
         claim("2011", direction="unchanged", place="Sweden", compared_with="place: Norway", **PCT)),
        "comparison", level="note", values={"relation": "close"},
    ),
    Check(
        "Third lowest, as claimed",
        (*(row(f"p{n}", "2012", value, place=place, **PCT, **REF) for n, (place, value) in enumerate(
            [("Sweden", "8.6"), ("Spain", "9.1"), ("Latvia", "6.6"), ("Italy", "7.9")])),
         claim("2012", "3", unit="rank", direction="lowest", place="Sweden", compared_with="EU countries")),
        "superlative", level="note", values={"relation": "consistent", "rank": 3},
        words=("third lowest of the 4",),
    ),
)  # fmt: skip
