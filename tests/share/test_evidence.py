from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.rule import example_figures
from facts.audit.rules import RULE_BY_NAME
from facts.share.evidence import (
    CLAIM_FIRST,
    MOST_CITERS,
    MOST_QUOTE_LETTERS,
    MOST_SCOPES,
    MOST_SENTENCES,
    RESULT_LAST,
    direction_place,
    evidence,
    excerpt,
    short_caution,
)
from tests.charts.making import figure
from tests.share.making import JOBS, MORE, QUOTE, REFERENCE, TARGET, citers, only_series, publication


def test_the_picture_says_unit_place_and_population():
    made = publication(JOBS)
    assert evidence(only_series(made), made).subtitle == (
        "Unit:\u00a0jobs · Place:\u00a0Stockholm · Population:\u00a0unga 16–18 år",
    )


def test_a_population_that_nobody_stated_is_said_to_be_so():
    made = publication(JOBS | {"population": ""}, lang="sv")
    assert "Population:\u00a0inte angiven" in evidence(only_series(made), made).subtitle[0]


def test_a_scope_that_only_some_figures_state_is_not_lent_to_the_others():
    made = publication(JOBS | {"definition": "offered"}, MORE | {"place": ""})
    [line] = evidence(only_series(made), made).subtitle
    assert "Place:\u00a0Stockholm (not stated for all figures)" in line
    assert "offered" not in line


def test_of_very_many_places_the_first_are_named_and_the_others_counted():
    made = publication(*({**JOBS, "id": f"p-{n}", "place": f"Place {n:02}"} for n in range(MOST_SCOPES + 3)))
    [line] = evidence(only_series(made), made).subtitle
    assert f"Place {MOST_SCOPES - 1:02}, and 3 more" in line
    assert f"Place {MOST_SCOPES:02}," not in line


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "“drygt” 4,300 is read here as 4,300–4,350; the reading is contested: "
            "many younger readers take it as “about”.",
        ),
        (
            "sv",
            "”drygt” 4\u202f300 läses här som 4\u202f300–4\u202f350; läsningen är omtvistad: "
            "många yngre läsare uppfattar det som ”ungefär”.",
        ),
    ],
)
def test_a_hedge_says_how_it_is_read_and_that_the_reading_is_contested(lang, line):
    made = publication(JOBS, lang=lang)
    assert evidence(only_series(made), made).cautions[0] == line


def test_the_audits_cautions_stand_in_the_picture_and_its_notes_do_not():
    made = publication()
    cautions = [finding.message.en for finding in audit(made.table.figures) if finding.level == "caution"]
    others = [finding.message.en for finding in audit(made.table.figures) if finding.level != "caution"]
    said = evidence(only_series(made), made).cautions
    assert cautions
    assert set(cautions) <= set(said)
    assert not set(others) & set(said)


def test_every_rule_speaks_before_one_speaks_twice():
    rows = [JOBS | {"id": f"j{year}", "period": str(year), "value": str(9_000 + year)} for year in range(2000, 2009)]
    made = publication(*rows, TARGET | {"quote": "Det blev nio."})
    rules = {f.message.en: f.rule for f in audit(made.table.figures) if f.level == "caution"}
    said = [rules[text] for text in evidence(only_series(made), made).cautions if text in rules]
    assert len(set(rules.values())) == len(set(said))


def test_the_whole_sentence_is_quoted_with_who_says_it_and_the_page():
    made = publication(JOBS, lang="sv")
    [citation] = evidence(only_series(made), made).citations
    assert citation.parties == ("M",)
    assert citation.text == f"Åsa Öst, borgarråd, s.\u00a01–2: ”{QUOTE}”"


def test_a_translation_stands_beside_the_quote_and_is_called_one():
    made = publication(JOBS)
    [citation] = evidence(only_series(made), made).citations
    assert QUOTE in citation.text
    assert citation.text.endswith("In translation: “Just over 4,300 got summer jobs.”")


@pytest.mark.parametrize("count", [1, MOST_CITERS, MOST_CITERS + 1, 9])
def test_at_most_four_citers_are_quoted_and_the_others_are_counted(count):
    made = publication(*citers(count))
    citations = evidence(only_series(made), made).citations
    quoted = [each for each in citations if each.parties]
    assert len(quoted) == min(count, MOST_CITERS)
    others = count - MOST_CITERS
    assert [each.text for each in citations if not each.parties] == (
        [f"and {others} more, named in the report"] if others > 0 else []
    )


def test_of_very_many_sentences_as_many_of_each_speaker_are_quoted_and_the_others_are_counted():
    said = [
        JOBS
        | {"id": f"{who[0]}-{year}", "cited_by": who, "period": str(year), "quote": f"År {year} var det drygt 4 300."}
        for who in ("Anna Ek", "Bo Alm")
        for year in range(1990, 2010)
    ]
    made = publication(*said)
    *quoted, more = evidence(only_series(made), made).citations
    assert len(quoted) == MOST_SENTENCES
    assert sum(one.text.startswith("Bo Alm") for one in quoted) == MOST_SENTENCES // 2
    assert more.text == f"and {40 - MOST_SENTENCES} more sentences of theirs, quoted in the report"


def test_the_source_line_has_document_page_date_and_producer():
    made = publication(JOBS, REFERENCE)
    assert evidence(only_series(made), made).sources == (
        "Source: “PM om sommarjobb”, pp.\u00a01–2, 13 September 2012, example.org/pm; measured by Stockholms stad.",
        "Published figure from SCB: “Årsrapport”, 5 February 2013, example.org/scb, passed on by Mitti.",
    )


def test_published_figures_are_told_in_the_number_and_the_grammar_of_the_language():
    measured = publication(REFERENCE, REFERENCE | {"id": "scb-2010", "period": "2010"}, lang="sv")
    [line] = evidence(only_series(measured), measured).sources
    assert line.startswith("Publicerade siffror från SCB: ”Årsrapport”")
    unmeasured = publication(REFERENCE | {"producer": ""})
    [line] = evidence(only_series(unmeasured), unmeasured).sources
    assert line.startswith("Published figure; who measured it is not stated: “Årsrapport”")


def test_a_missing_producer_is_said_and_never_called_unknown():
    made = publication(JOBS | {"producer": ""})
    assert evidence(only_series(made), made).sources[0].endswith("who measured it is not stated.")


def test_ids_and_twelve_digits_of_the_tables_hash_close_the_picture():
    made = publication(JOBS, MORE)
    assert evidence(only_series(made), made).identity == (
        f"Figures: jobs-2011, jobs-2012 · Table\u00a0{made.table.sha256[:12]}"
    )


@pytest.mark.parametrize("filler", ["word " * 8_000, "w" * 40_000, '"' * 40_000])
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("after", [True, False])
def test_a_very_long_quote_is_cut_to_the_words_around_its_number(filler: str, before: bool, after: bool):
    quote = f"{filler * before} {QUOTE} {filler * after}".strip()
    made = publication(JOBS | {"quote": quote, "quote_en": filler})
    carried = evidence(only_series(made), made)
    [citation] = carried.citations
    assert "Drygt 4 300" in citation.text
    assert citation.text.count("[…]") == before + after + 1, "what is left out is said, in the translation too"
    assert len(citation.text) < 2 * MOST_QUOTE_LETTERS + 200
    assert carried.lead is not None
    for text, place in (carried.lead.quote, carried.lead.clause):
        assert place is not None
        assert "4 300" in text[slice(*place)]
        assert len(text) < MOST_QUOTE_LETTERS + 20


@given(st.text("ab 1", max_size=4_000), st.integers(0, 4_000), st.integers(1, 2_000))
def test_what_is_cut_of_a_quote_never_moves_the_mark_off_its_number(text: str, start: int, length: int):
    text, number = text.replace("9", ""), "9" * length
    quote = f"{text[:start]}{number}{text[start:]}"
    first = min(start, len(text))
    cut, place = excerpt(quote, (first, first + length))
    assert place is not None
    marked = cut[slice(*place)]
    assert marked == number[: len(marked)]
    assert len(marked) == min(length, MOST_QUOTE_LETTERS)
    assert cut.removeprefix("[…] ").removesuffix(" […]") in quote


def test_who_is_quoted_of_many_does_not_depend_on_the_order_of_the_rows():
    rows = citers(7)
    first, other = publication(*rows), publication(*reversed(rows))
    one, two = (evidence(only_series(made), made) for made in (first, other))
    assert one.citations == two.citations
    assert one.sources == two.sources
    assert one.identity.split(" · ")[0] == two.identity.split(" · ")[0]


@pytest.mark.parametrize(
    ("quote", "direction", "title", "words"),
    [
        ("Allt fler barn växer upp i fattigdom, skriver nämnden.", "increase", "Barn i fattigdom", "Allt fler barn"),
        ("Nämnden menar att antalet hushåll och antalet barn med bistånd har minskat sedan 2007.", "decrease",
         "Barn med bistånd", "minskat"),
        ("The board says that rents rise, but the number of empty homes is falling.", "decrease", "Empty homes",
         "the number of empty homes is falling"),
        ("The board is proud of its schools.", "increase", "Schools", ""),
    ],
)  # fmt: skip
def test_the_words_that_say_a_direction_are_found_in_the_quote(
    quote: str, direction: str, title: str, words: str
) -> None:
    place = direction_place(figure(None, 2012, unit=None, direction=direction, quote=quote, title=title))
    assert (quote[slice(*place)] if place else "") == words


def test_the_rules_whose_findings_begin_with_the_claim_are_rules() -> None:
    assert set(RULE_BY_NAME) >= CLAIM_FIRST | RESULT_LAST


@pytest.mark.parametrize(
    ("rule", "kept"),
    [("superlative", ("this does not agree",)), ("per-head", ("+3%", "For each inhabitant: −5.5%")),
     ("fixed-prices", ("+4% in current prices", "In fixed prices: −3.8%"))],
)  # fmt: skip
def test_a_caution_that_is_cut_keeps_what_comes_of_it(rule: str, kept: tuple[str, ...]) -> None:
    found = [finding for example in RULE_BY_NAME[rule].examples for finding in audit(example_figures(example.rows))
             if finding.rule == rule and finding.level == "caution"]  # fmt: skip
    short = short_caution(found[0], "en")
    assert len(short.brief) < len(short.text)
    assert all(words in short.brief for words in kept)


def test_the_number_in_a_quote_is_marked_where_it_is_drawn_whatever_blanks_are_before_it() -> None:
    made = publication(JOBS | {"quote": " Det  blev\n drygt  4 300 jobb. "})
    lead = evidence(only_series(made), made).lead
    assert lead is not None
    text, place = lead.quote
    assert text == "“Det blev drygt 4 300 jobb.”"
    assert place
    assert text[slice(*place)] == "4 300"
