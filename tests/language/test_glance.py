"""What a glance at a quote sees, the reader of every word sees too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language import find_values, vocabulary
from facts.language.matching import BEFORE_HEDGED, word_before

NUMBERS = ("0", "1", "2", "12", "31", "300", "4300", "5023", "17000", "4.5", "50.2", "2012")
SEPARATORS = (*[" "] * 12, ", ", ". ", "-", "–", " –", "\n", "\u00a0", ":", " (", "\u00ad")


def known_words() -> list[str]:
    """Every word that means something to the reader, and some that do not."""
    found = {"barn", "personer", "fick", "jobb", "the", "stadens"}
    for name, words in vars(vocabulary).items():
        if name.isupper() and name != "LANGUAGES" and not isinstance(words, int | str | tuple):
            found.update(word if isinstance(word, str) else " ".join(word) for word in words)
    return sorted(found.union(*(language.words for language in vocabulary.LANGUAGES)))


WORDS = st.sampled_from(known_words()) | st.sampled_from(["barn", "personer", "fick", "var", "procent", "percent", "%"])
DIGITS = st.sampled_from(NUMBERS).flatmap(
    lambda n: st.sampled_from([n, n.replace(".", ","), f"{Decimal(n):,}".replace(",", " ").replace(".", ",")])
)
TEXTS = st.lists(st.tuples(WORDS | DIGITS, st.sampled_from(SEPARATORS)), min_size=1, max_size=9).map(
    lambda parts: "".join(word + separator for word, separator in parts)
)


@given(TEXTS, st.sampled_from(NUMBERS), st.sampled_from([(False, 1), (True, 1), (False, 1000), (False, 1_000_000)]))
def test_a_number_seen_at_a_glance_is_read_by_every_word_as_well(text: str, number: str, unit: tuple[bool, int]):
    is_percent, scale = unit
    before = word_before(text, Decimal(number), is_percent=is_percent, scale=scale)
    if before is None:
        return
    read = find_values(text, Decimal(number), scale, is_percent)
    assert read
    if before not in BEFORE_HEDGED:
        assert not all(one.hedge or one.n for one in read)


@pytest.mark.parametrize(
    ("quote", "number", "is_percent", "before"),
    [
        ("År 2011 fick drygt 4 300 unga jobb.", "4300", False, "drygt"),
        ("I år blev 24 barn vräkta, 21 barn året innan", "24", False, "blev"),
        ("24 barn blev vräkta", "24", False, ""),
        ("arbetslösheten var 4,5 procent.", "4.5", True, "var"),
        ("arbetslösheten var 4,5 procent.", "4.5", False, None),
        ("det kostade 12 miljoner kronor", "12", False, None),
        ("den 12 september", "12", False, None),
        ("under 2012 fick fler jobb", "2012", False, None),
        ("mellan 16 och 18 år", "16", False, None),
        ("minus 5 grader", "5", False, None),
        ("sidan 12 handlar om jobb", "12", False, None),
        ("17.000 personer", "17000", False, None),
        ("två av 10 barn", "10", False, None),
    ],
)
def test_a_glance_leaves_to_the_reader_what_its_neighbours_may_change(
    quote: str, number: str, is_percent: bool, before: str | None
):
    assert word_before(quote, Decimal(number), is_percent=is_percent) == before


@pytest.mark.parametrize(
    ("quote", "before"),
    [
        ("det kostade drygt 12 miljoner kronor", "drygt"),
        ("det kostade 12 mkr.", "kostade"),
        ("det kostade 12 miljarder kronor", None),
        ("det kostade 12 kronor", None),
        ("12 miljoner av 30 miljoner", None),
        ("det kostade 12 miljoner och en halv", None),
        ("det kostade 12 miljoner, sades det", None),
    ],
)
def test_millions_are_seen_where_the_word_for_them_stands_right_after_the_number(quote: str, before: str | None):
    assert word_before(quote, Decimal(12), scale=1_000_000) == before
