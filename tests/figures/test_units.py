import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.unit_list import UNITS, UnitDefinition
from facts.figures.units import Units
from facts.words import Text

ALL = Units()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("personer", "person"), ("Barn", "child"), ("hushåll", "household"), ("Familjer", "family"), ("jobb", "job"),
        ("bostäder", "home"), ("kr", "SEK"), ("TKR", "ksek"), ("Mkr", "msek"), ("miljarder kronor", "mdkr"),
        ("€", "EUR"),
        ("%", "percent"), ("‰", "permille"), ("procentenheter", "percentage_point"), ("halvår", "half_year"),
        ("per\u00a0100\u00a0000", "per_100000"), ("child / half_year", "child / half_year"),
        ("barn/halvår", "child / half_year"), ("kr per barn", "SEK / child"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_swedish_and_english_names(text: str, name: str) -> None:
    found = ALL.find(text)
    assert found is not None
    assert found.name == name


def test_no_two_units_share_a_name() -> None:
    writings = [
        (word.casefold(), unit.name)
        for unit in UNITS
        for word in {unit.name, *unit.one, *unit.many, *unit.aliases, unit.symbol} - {""}
    ]
    assert len({word for word, _ in writings}) == len(set(writings))


@pytest.mark.parametrize(("large", "small", "times"), [("mkr", "kr", 1e6), ("mdkr", "mkr", 1e3), ("%", "‰", 10),
    ("kr/månad", "kr/år", 12), ("barn/halvår", "barn/år", 2), ("%", "per 100 000", 1000)])  # fmt: skip
def test_units_of_one_dimension_are_converted(large: str, small: str, times: float) -> None:
    one, other = ALL.find(large), ALL.find(small)
    assert one is not None
    assert other is not None
    assert one.dimension == other.dimension
    assert one.factor / other.factor == pytest.approx(times)


def test_people_children_percent_and_points_are_different_dimensions() -> None:
    units = [ALL.find(text) for text in ("person", "barn", "hushåll", "%", "procentenheter", "kr", "euro", "barn/år")]
    assert len({unit.dimension for unit in units if unit}) == len(units)


@pytest.mark.parametrize(
    "text",
    ["9**9**9**9", "__import__('os')", "person+child", "person/0", "5 %", "person\nchild", "m", "pp2", "barn/barn/år",
     "person*" * 4000, "", " / ", "Mkr."],
)  # fmt: skip
def test_what_is_not_in_the_list_is_no_unit(text: str) -> None:
    assert ALL.find(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("personn", "person"), ("procnet", "percent"), ("Mkr.", "msek"), ("MSekk", "msek"),
     ("children/halfyear", "child / half_year"), ("xyzzy", ""), ("z" * 5000, "")],
)  # fmt: skip
def test_the_nearest_unit_is_suggested(text: str, name: str) -> None:
    assert ALL.nearest(text) == name


@given(st.text(max_size=100))
def test_any_text_is_looked_up_without_failing(text: str) -> None:
    found = ALL.find(text)
    assert found is None or found.factor > 0
    ALL.nearest(text)


def test_users_add_units_and_quotients_of_them() -> None:
    own = UnitDefinition("bed", "count", Text("bed", "bed"), Text("beds", "beds"), ("sängplatser",))
    dozen = UnitDefinition("dozen", "count", Text("dozen", "dozen"), Text("dozens", "dozens"), (), "12", "bed")
    found = Units([own, dozen]).find("dozens / år")
    assert found is not None
    assert (found.name, found.dimension, found.factor) == ("dozen / year", "bed / year", 12)
