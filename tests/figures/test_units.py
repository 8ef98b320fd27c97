import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.unit_list import UNITS, UnitDefinition
from facts.figures.units import Unit, Units
from facts.words import Text

ALL = Units()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("personer", "person"), ("Barn", "child"), ("hushåll", "household"), ("Familjer", "family"), ("jobb", "job"),
        ("bostäder", "home"), ("kr", "SEK"), ("TKR", "ksek"), ("Mkr", "msek"), ("miljarder kronor", "mdkr"),
        ("€", "EUR"),
        ("%", "percent"), ("‰", "permille"), ("procentenheter", "percentage_point"), ("halvår", "half_year"),
        ("per\u00a0100\u00a0000", "per_100000"), ("per 1,000", "permille"), ("per 1 000 invånare", "permille"),
        ("per 10 000 elever", "per_10000"), ("per 1,000 births", "permille"), ("öre / kWh", "öre / kWh"),
        ("ton CO2", "tonne"), ("km/h", "km / hour"), ("invånare", "person"), ("tjänster", "job"),
        ("£m", "million GBP"), ("$ billion", "billion USD"),
        ("MEUR", "million EUR"), ("m€", "million EUR"), ("SEK million", "msek"), ("1 000 kr", "ksek"),
        ("tusental ton", "1000 tonne"), ("million tonnes", "million tonne"), ("millions of people", "million person"),
        ("1000 person", "1000 person"), ("°C", "celsius"), ("twh", "TWh"), ("kvm", "m2"), ("gånger", "times"),
        ("kr/invånare", "SEK / person"), ("mkr per år", "msek / year"), ("child / half_year", "child / half_year"),
        ("barn/halvår", "child / half_year"), ("kr per barn", "SEK / child"),
        ("antal personer", "person"), ("procent (%)", "percent"), ("Andel (%)", "percent"), ("SEK (mn)", "msek"),
        ("index (2015=100)", "index"), ("per 100 000 inv.", "per_100000"),
        ("number of children", "child"), ("kr per capita", "SEK / person"),

        ("1000-tals kr", "ksek"), ("antal per 1 000", "permille"),
        ("personer per 100 000 invånare", "per_100000"), ("händelser per 10\u00a0000 inv.", "event / 10000 person"),
        ("jobs per 1,000 people", "job / 1000 person"), ("l/100 km", "litre / 100 km"),
        ("kr per 10 mil", "SEK / 10 mil"),
        ("Mton", "million tonne"), ("kt CO2e", "1000 tonne"), ("g CO2/km", "gram / km"), ("kg CO2-ekv", "kg"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_swedish_and_english_names(text: str, name: str) -> None:
    found = ALL.find(text)
    assert found is not None
    assert found.name == name


def test_no_two_units_share_a_name() -> None:
    units: dict[str, set[str]] = {}
    for unit in UNITS:
        for word in {unit.name, *unit.one, *unit.many, *unit.aliases, unit.symbol} - {""}:
            units.setdefault(word.casefold(), set()).add(unit.name)
    shared = {word: names for word, names in units.items() if len(names) > 1}
    assert not shared, f"name each of these for one unit only, in facts/figures/unit_list.py: {shared}"


@pytest.mark.parametrize(("large", "small", "times"), [("mkr", "kr", 1e6), ("mdkr", "mkr", 1e3), ("%", "‰", 10),
    ("kr/månad", "kr/år", 12), ("barn/halvår", "barn/år", 2), ("%", "per 100 000", 1000), ("Mton", "ton", 1e6),
    ("jobb per 1 000 invånare", "jobb per 100 000 invånare", 100)])  # fmt: skip
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
    ["9**9**9**9", "__import__('os')", "person+child", "person/0", "5 %", "person\nchild", "pp2", "barn/barn/år",
     "person*" * 4000, "", " / ", "Mkr."],
)  # fmt: skip
def test_what_is_not_in_the_list_is_no_unit(text: str) -> None:
    assert ALL.find(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("personn", "person"), ("procnet", "percent"), ("Mkr.", "msek"), ("MSekk", "msek"),
     ("children/halfyear", "child / half_year"), ("persn", "person"), ("men", "person"), ("män", "person"),
     ("millioner kr", "msek"), ("milion kr", "msek"),
     ("% of GDP", "percent"), ("procent av BNP", "percent"), ("xyzzy", ""), ("z" * 5000, "")],
)  # fmt: skip
def test_the_nearest_unit_is_suggested(text: str, name: str) -> None:
    assert ALL.nearest(text) == name


@pytest.mark.parametrize("text", ["per 1,0000", "mdkkr", "mskr"])
def test_no_hint_is_a_power_of_ten_away(text: str) -> None:
    """Where two sizes are equally near, none is suggested."""
    near = ALL.find(ALL.nearest(text))
    assert near is None or near.factor == ALL.find({"mdkkr": "mdkr", "mskr": "mkr"}[text]).factor  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "word", ["visits", "besök", "bil", "house", "hospital beds", "besök / person", "elever", "ungdomar"]
)
def test_another_word_of_letters_is_a_countable_thing_of_its_own(word: str) -> None:
    assert ALL.find(word) is None
    unit = ALL.own(word)
    assert unit is not None
    assert unit.own_word
    assert unit.dimension == unit.name


@pytest.mark.parametrize(
    "text",
    [
        "persn",
        "men",
        "millioner",
        "miljoner",
        "tusental",
        "Mkr.",
        "children/halfyear",
        "sjuka barn",
        "5 %",
        "a*b",
        "per capita",
        "kronor (EUR)",
    ],
)
def test_a_slip_and_a_scale_of_nothing_are_no_words_of_their_own(text: str) -> None:
    assert ALL.own(text) is None


def test_a_scale_without_what_it_scales_is_recognised() -> None:
    assert [ALL.near_scale(text) for text in ("miljoner", "millioner", "tusental", "person")] == [
        "miljoner", "miljoner", "tusental", "",
    ]  # fmt: skip
    assert [ALL.scale(text) for text in ("k", "bn", "miljoner", "1 000", "kr")] == [1000, 10**9, 10**6, 1000, None]


def test_a_word_of_ones_own_may_have_a_scale() -> None:
    unit = ALL.own("miljoner passagerare")
    assert unit is not None
    assert (unit.dimension, unit.factor, unit.own_word) == ("passagerare", 1e6, "passagerare")


@given(st.text(max_size=100))
def test_any_text_is_looked_up_without_failing(text: str) -> None:
    found = ALL.find(text)
    assert found is None or found.factor > 0
    ALL.nearest(text)
    ALL.own(text)


@pytest.mark.tried("A unit of forty words, each of which may be a scale", "looked up once each, and no unit")
@pytest.mark.parametrize("text", ["kr" + " p" * 38, "m " * 39 + "kr", "of " * 26 + "kr", "1000 " * 15 + "kr", "k" * 80])
def test_each_word_of_a_unit_is_looked_up_once(text: str) -> None:
    looked_up = []

    class Counting(Units):
        def _listed(self, key: str) -> Unit | None:
            looked_up.append(key)
            return super()._listed(key)

    assert Counting().find(text) is None
    assert len(looked_up) <= len(text)


def test_users_add_units_and_quotients_of_them() -> None:
    own = UnitDefinition("bed", "count", Text("bed", "bed"), Text("beds", "beds"), ("sängplatser",))
    dozen = UnitDefinition("dozen", "count", Text("dozen", "dozen"), Text("dozens", "dozens"), (), "12", "bed")
    found = Units([own, dozen]).find("dozens / år")
    assert found is not None
    assert (found.name, found.dimension, found.factor) == ("dozen / year", "bed / year", 12)
